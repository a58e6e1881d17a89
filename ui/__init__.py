"""Everything that imports QGIS: the dock, the Processing algorithms, the engine's client."""
