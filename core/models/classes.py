"""The OpenEarthMap legend (Xia et al., WACV 2023): the eight classes of the bundled default."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from .card import ClassInfo

OPEN_EARTH_MAP = (
    ClassInfo(1, "Bareland", "#800000"),
    ClassInfo(2, "Rangeland", "#00ff24"),
    ClassInfo(3, "Developed space", "#949494"),
    ClassInfo(4, "Road", "#ffffff"),
    ClassInfo(5, "Tree", "#226126"),
    ClassInfo(6, "Water", "#0045ff"),
    ClassInfo(7, "Agriculture", "#4bb549"),
    ClassInfo(8, "Building", "#de1f07"),
)
