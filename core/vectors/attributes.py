"""The attributes of a polygon, beside the code of its class, which is always written."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

#: In the order of the table: class name, mean of the confidence (or of the response), ground area in two units,
#: perimeter, and how the raster was made. An attribute without values is left out.
ATTRIBUTES = (
    "class",
    "confidence",
    "response",
    "area_m2",
    "area_ha",
    "perimeter_m",
    "phrase",
    "model",
    "source",
    "date",
)
