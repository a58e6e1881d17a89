"""Measurements: the speed of a map and of a phrase, polygons, and scores of fixed phrases."""
