"""The dock's page “Compare”."""
