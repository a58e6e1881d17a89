"""What a polygon can tell of itself, beside the code of its class, which it always does."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

#: In the order of the table: class name, mean of the confidence (or of the response), ground area twice, perimeter,
#: and how the raster was made. A polygon has those that there is something to say for.
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
