"""Training of the mapping network."""
