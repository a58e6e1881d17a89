"""The engine: a process of its own that does the work for QGIS and talks JSON lines on stdin and stdout."""
