"""Seeded mutants of every kind of input; each must end with a result or with an ``input`` error."""
