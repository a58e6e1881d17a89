"""What changed between two dates: a map of transitions, its probability, tables and polygons."""
