"""Blocks, tiles, batches and blending: what mapping and referring share."""
