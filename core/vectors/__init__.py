"""From class rasters to what goes into a report: areas, polygons, files."""
