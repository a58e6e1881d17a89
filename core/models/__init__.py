"""Model cards, checkpoints and the registry of installed models."""
