"""Result layers, and raster layers as files that the engine can read."""
