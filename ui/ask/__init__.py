"""The Ask page: phrases and answers."""
