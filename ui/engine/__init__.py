"""Finds the engine, starts it and sends it requests."""
