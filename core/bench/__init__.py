"""Benchmarks: speed and memory of runs, polygons, and answers to phrases."""
