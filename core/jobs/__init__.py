"""Jobs: many rasters, or one large raster, as tasks that any process of any machine can do, and do only once."""
