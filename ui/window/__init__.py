"""What Landscribe adds to QGIS's own window: options, menus of layers, the question before QGIS closes."""
