"""Setting up the engine's environment, run by QGIS's own Python (3.9 and newer) without QGIS, Qt or any package."""
