"""The pages that set up the engine and its models."""
