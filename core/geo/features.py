"""The user's vector layers, read whole: any format, any kind of geometry, valid or not.

A run without such a layer does not load pyogrio, which takes a while.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath

import numpy as np
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError
from shapely.errors import ShapelyError

from ..errors import InputError
from .rasters import check_regular

_COLLECTIONS = (
    shapely.GeometryType.MULTIPOINT,
    shapely.GeometryType.MULTILINESTRING,
    shapely.GeometryType.MULTIPOLYGON,
    shapely.GeometryType.GEOMETRYCOLLECTION,
)


@dataclass(frozen=True)
class Features:
    """The features of a layer.

    Attributes:
        name: the file's name, for sentences.
        geometry: (n,) shapely geometries, 2-D; None where a feature has none, or one that cannot be read.
        columns: attribute name to (n,) values.
        crs: CRS as text that pyproj reads; None where the layer has none.
        warnings: sentences for the user.
    """

    name: str
    geometry: np.ndarray
    columns: dict[str, np.ndarray]
    crs: str | None
    warnings: tuple[str, ...]


def read_features(path: str | Path, layer: str | None = None, only_layer: bool = False) -> Features:
    """Read the features of a vector file.

    Args:
        path: vector file.
        layer: None for the first one that has geometries.
        only_layer: refuse a file with several layers if ``layer`` is None.

    Returns:
        The features.

    Raises:
        InputError: the file, the layer or its CRS cannot be read.
    """
    check_regular(path)
    name, path = PurePath(path).name, vector_path(path)
    with _reading(name):
        layer = layer or _layer_with_geometries(path, only_layer)
        meta, wkb, columns, warnings = _read(path, layer)
        crs = _known_crs(meta["crs"])
    geometry = _shapes(wkb) if wkb is not None else np.full(len(columns[0]) if columns else 0, None, object)
    unreadable = int(np.count_nonzero(shapely.is_missing(geometry)))
    if unreadable and unreadable < len(geometry):
        warnings.append(
            f"{unreadable} of {len(geometry)} features of {name} have no geometry that can be read and were left out."
        )
    fields = [str(field) for field in meta["fields"]]
    return Features(name, geometry, dict(zip(fields, columns)), crs, tuple(warnings))


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Turn a failed read of the vector file ``name`` into an InputError: damaged files make pyogrio fail in any way."""
    try:
        yield
    except (InputError, MemoryError):
        raise
    except CRSError as error:
        raise InputError(f"The CRS of {name} is not known ({error}): assign one such as EPSG:4326.") from None
    except (RuntimeError, UnicodeError) as error:  # pyogrio's own errors are RuntimeErrors
        raise InputError(f"The vector file {name} cannot be read ({error}): choose another file or layer.") from None
    except Exception as error:
        raise InputError(f"The vector file {name} cannot be read: the file is damaged, copy it again.") from error


def vector_path(path: str | Path) -> str:
    """Return the path of a vector file as pyogrio takes it; a local one becomes absolute.

    Raises:
        InputError: pyogrio would take a part of the name for something else.
    """
    from pyogrio.util import vsi_path

    text = os.fspath(path)
    if not os.path.exists(text) and (text.startswith("/vsi") or "://" in text):
        return text
    text = os.path.abspath(text)
    taken_apart = vsi_path(text) != text and not text.lower().endswith(".zip")
    if taken_apart or (os.sep == "/" and "\\" in text):  # GDAL takes a backslash for a slash
        raise InputError(
            f"The path {path} has ; ! \\ a tab or a line break, which vector files cannot have here: rename it."
        )
    return text


def polygons_of(geometry: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Take the polygons out of geometries of any kind, and make them valid.

    Multipolygons and collections are taken apart, rings that cross or touch themselves are mended, and empty polygons
    are left out.

    Args:
        geometry: (n,) shapely geometries or None.

    Returns:
        (m,) valid polygons, and (m,) the index of the geometry that each belongs to.
    """
    parts, index = _parts(geometry)
    areal = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    parts, index = parts[areal], index[areal]
    broken = ~shapely.is_valid(parts)
    parts[broken] = [_mended(part) for part in parts[broken]]
    parts, mended = _parts(parts)
    kept = ~shapely.is_empty(parts)
    return parts[kept], index[mended][kept]


def together(polygons: np.ndarray, index: np.ndarray, count: int) -> np.ndarray:
    """Unite polygons by index.

    Args:
        polygons: (m,) polygons.
        index: (m,) index of each, from 0 to ``count`` - 1.
        count: number of results.

    Returns:
        (count,) polygons or multipolygons, empty where no polygon has that index.
    """
    order = np.argsort(index, kind="stable")
    groups = np.split(polygons[order], np.cumsum(np.bincount(index, minlength=count))[:-1]) if count else []
    united = np.empty(count, object)
    for i, group in enumerate(groups):
        united[i] = group[0] if len(group) == 1 else shapely.union_all(group)
    return united


def _layer_with_geometries(path: str | Path, only_layer: bool) -> str | None:
    import pyogrio

    layers = [str(name) for name, kind in pyogrio.list_layers(path) if kind is not None]
    if not layers:
        raise InputError(f"{path} holds no layer with geometries: choose a vector layer.")
    if only_layer and len(layers) > 1:
        raise InputError(f"{path} holds several layers ({', '.join(layers)}): name one of them.")
    return layers[0]


def _read(path: str | Path, layer: str | None):
    import pyogrio

    warnings = []
    try:
        meta, _, wkb, columns = pyogrio.raw.read(path, layer=layer)
    except UnicodeDecodeError:
        meta, _, wkb, columns = pyogrio.raw.read(path, layer=layer, encoding="ISO-8859-1")
        warnings.append(f"{PurePath(path).name} holds texts that are not UTF-8, so they were read as Latin-1.")
    return meta, wkb, columns, warnings


def _known_crs(text: str | None) -> str | None:
    # A GeoPackage has no layer without a CRS, but three CRSs that mean none.
    if not text or re.search(r'"Undefined (geographic |Cartesian )?SRS"', text):
        return None
    CRS.from_user_input(text)
    return text


def _shapes(wkb: np.ndarray) -> np.ndarray:
    """Geometries with finite coordinates; unclosed rings are closed, and None stands for what cannot be read."""
    try:
        with np.errstate(invalid="ignore"):
            geometry = shapely.force_2d(shapely.from_wkb(wkb, on_invalid="fix"))
    except (ShapelyError, NotImplementedError):  # surfaces of triangles, or damaged: one by one
        geometry = np.array([_shape(one) for one in wkb], object)
    infinite = ~np.isfinite(shapely.bounds(geometry)).all(axis=1) & ~shapely.is_empty(geometry)
    geometry[infinite] = None
    points, index = shapely.get_coordinates(geometry, return_index=True)
    geometry[np.unique(index[~np.isfinite(points).all(axis=1)])] = None
    return geometry


def _shape(wkb: bytes | None):
    try:
        with np.errstate(invalid="ignore"):
            return shapely.force_2d(shapely.from_wkb(wkb, on_invalid="fix"))
    except (ShapelyError, NotImplementedError):
        return None


def _parts(geometry: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The single geometries in geometries and collections of any depth, and the index of each one's geometry."""
    parts, index = shapely.get_parts(geometry, return_index=True)
    while np.isin(shapely.get_type_id(parts), _COLLECTIONS).any():
        parts, inner = shapely.get_parts(parts, return_index=True)
        index = index[inner]
    return parts, index


def _mended(polygon):
    try:
        return shapely.make_valid(polygon, method="structure", keep_collapsed=False)
    except ShapelyError:
        return shapely.Polygon()
