"""Training and validating XeMap-Network: ``landscribe train`` with ``task = "referring"`` in the configuration."""
