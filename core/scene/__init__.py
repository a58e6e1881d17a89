"""A raster as a model sees it: its bands, values, validity and ground resolution, on a grid anchored to its own."""
