"""Fitting: a small head on a network's features that learns from a user's labels."""
