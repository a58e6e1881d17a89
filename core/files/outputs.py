"""The kinds of files that Landscribe writes: their suffixes, and the files that lie beside them."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

import os
from dataclasses import dataclass
from pathlib import PurePath
from typing import Optional


@dataclass(frozen=True)
class Kind:
    """A kind of output.

    Attributes:
        name: Name for people.
        suffixes: Suffixes of its files; none for a folder.
        by_name: Ends of the names of companions, after the whole file name.
        by_stem: Ends of the names of companions, after the file name without its suffix.
        stale: Ends of the names of files that describe an older file (after the name, then after the stem).
    """

    name: str
    suffixes: tuple[str, ...]
    by_name: tuple[str, ...] = ()
    by_stem: tuple[str, ...] = ()
    stale: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


RASTER = Kind("a GeoTIFF", (".tif", ".tiff"), (".aux.xml",), (".qml", ".run.json"), ((".ovr", ".msk", ".aux.xml"), ()))
GEOPACKAGE = Kind("a GeoPackage", (".gpkg",))
SHAPEFILE = Kind("a Shapefile", (".shp",), (), (".shx", ".dbf", ".prj", ".cpg", ".qml"), ((), (".qix", ".sbn", ".sbx")))
FEATURES = Kind("a file of polygons", (".geojson", ".json", ".fgb"), (), (".qml",))
TABLE = Kind("a table", (".csv", ".txt"))
REPORT = Kind("a report", (".html", ".htm"))
MODEL = Kind("a model folder", ())
#: What is sent of a raster (core/scene/part.py).
PART = Kind("a part of a scene", (".part",))
KINDS = (RASTER, GEOPACKAGE, SHAPEFILE, FEATURES, TABLE, REPORT)
#: Any format of polygons.
POLYGONS = (GEOPACKAGE, FEATURES, SHAPEFILE)

#: Suffixes of files that may share a style file with a raster, or with polygons, of the same stem.
RASTER_LAYERS = (
    ".tif", ".tiff", ".jp2", ".img", ".png", ".jpg", ".jpeg", ".vrt", ".ecw", ".sid", ".asc", ".nc", ".bil", ".bsq",
)  # fmt: skip
VECTOR_LAYERS = (".shp", ".geojson", ".json", ".fgb", ".gml", ".kml", ".kmz", ".tab", ".mif", ".gpx", ".dxf")


def kind_of(name: str) -> Optional[Kind]:
    """The kind of output with this file name; None if it is none of ``KINDS``."""
    suffix = PurePath(name).suffix.lower()
    return next((kind for kind in KINDS if suffix in kind.suffixes), None)


def written_files(name: str) -> list[str]:
    """The names of the files that an output may consist of, its own name last."""
    kind, stem = kind_of(name), os.path.splitext(name)[0]
    if kind is None:
        return [name]
    return [*(name + end for end in kind.by_name), *(stem + end for end in kind.by_stem), name]


def stale_files(name: str) -> list[str]:
    """The names of files that would describe an older output of this name, and go with it."""
    kind, stem = kind_of(name), os.path.splitext(name)[0]
    if kind is None:
        return []
    by_name, by_stem = kind.stale
    return [*(name + end for end in by_name), *(stem + end for end in by_stem)]
