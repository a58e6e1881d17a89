"""Writing results whole or not at all, run records, and the disk cache."""
