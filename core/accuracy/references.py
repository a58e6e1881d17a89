"""References that results are compared with: class rasters, and polygons or points with a class attribute."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
import shapely
from rasterio.enums import ColorInterp, Resampling
from rasterio.features import rasterize
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window

from ..errors import InputError
from ..geo.features import Features, polygons_of, read_features
from ..geo.rasters import FAILURES, check_regular, colour_kinds, reading
from ..geo.reproject import onto_raster, points_onto_raster

#: Attributes that are taken for the class where the user names none.
CLASS_FIELDS = ("reference", "ref_class", "class", "label", "code", "landcover", "class_name")
_POINTS = (shapely.GeometryType.POINT, shapely.GeometryType.MULTIPOINT)


def is_raster(path: str | Path) -> bool:
    """Whether GDAL reads a file as a raster."""
    check_regular(path)
    try:
        with rasterio.open(path) as dataset:
            return dataset.count > 0
    except (*FAILURES, ValueError):
        return False


@contextmanager
def on_grid_of(reference, result) -> Iterator[Callable[[Window], tuple[np.ndarray, np.ndarray]]]:
    """Bring an open reference raster onto the pixels of an open result.

    Yields a function from a window of the result to the reference's values at the pixels' centres, and a bool mask of
    where the reference has data.

    Raises:
        InputError: one of them has no CRS, or the reference cannot be read.
    """
    if not reference.crs or not result.crs:
        raise InputError(f"{reference.name} or {result.name} has no coordinate reference system: assign one.")
    options = {"crs": result.crs, "transform": result.transform, "width": result.width, "height": result.height}
    # 0 may be a class of the reference, so validity travels as a mask of its own.
    add_alpha = reference.nodata is None and ColorInterp.alpha not in colour_kinds(reference)
    with reading(reference):
        warped = WarpedVRT(reference, resampling=Resampling.nearest, add_alpha=add_alpha, **options)

    def read(window: Window) -> tuple[np.ndarray, np.ndarray]:
        with reading(reference):
            values = warped.read(1, window=window)
            labelled = warped.dataset_mask(window=window) != 0
        return values, labelled & ~np.isnan(values)

    with warped:
        yield read


def class_field(features: Features, path: str | Path, field: str | None) -> str:
    """Return the attribute that holds the class: ``field``, or one of ``CLASS_FIELDS``.

    Raises:
        InputError: there is none.
    """
    if field is None:
        lowered = {name.lower(): name for name in features.columns}
        field = next((lowered[name] for name in CLASS_FIELDS if name in lowered), None)
    if field not in features.columns:
        has = ", ".join(features.columns) or "none"
        problem = f"{field} is no attribute of" if field else "No class attribute is known in"
        raise InputError(f"{problem} {path} (it has: {has}): name the one that holds the class.")
    return field


@dataclass(frozen=True)
class Labelled:
    """Labelled polygons or points on a result.

    Attributes:
        polygons: (n,) polygons in the result's CRS; None for points.
        points: (m, 2) x and y in the result's CRS, NaN for points that do not lie near it; None for polygons.
        feature: (m,) index in ``values`` of each point; None for polygons.
        values: (n,) class of each feature, a code or a name.
        warnings: sentences for the user.
    """

    polygons: np.ndarray | None
    points: np.ndarray | None
    feature: np.ndarray | None
    values: list[int | str]
    warnings: tuple[str, ...]


def read_labelled(path: str | Path, result, field: str | None = None, layer: str | None = None) -> Labelled:
    """Read the polygons or the points of a vector file that have a class.

    Args:
        path: vector file.
        result: open raster that they are brought onto.
        field: attribute with the class; None looks for one of ``CLASS_FIELDS``.
        layer: of the file; None for its only one.

    Raises:
        InputError: the file cannot be read, has no class attribute or no labelled feature, or has both kinds.
    """
    features = read_features(path, layer, only_layer=True)
    field = class_field(features, path, field)
    values = [class_value(value) for value in features.columns[field].tolist()]
    count, warnings = len(values), list(features.warnings)
    labelled = np.array([value is not None for value in values], bool)
    areal = np.isin(np.arange(count), polygons_of(features.geometry)[1])
    point = np.isin(shapely.get_type_id(features.geometry), _POINTS) & ~shapely.is_empty(features.geometry)
    if not (labelled & (areal | point)).any():
        if not (areal | point).any():
            raise InputError(f"{path} lacks polygons and points: give a layer of one kind.")
        raise InputError(f"No feature of {path} has a value in {field}: label it first.")
    if areal.any() and point.any():
        raise InputError(f"{path} mixes polygons and points: give a layer of one kind.")
    other = int(np.count_nonzero(~areal & ~point & ~shapely.is_missing(features.geometry)))
    if other:
        warnings.append(f"{other} of {count} features of {features.name} are neither polygons nor points: left out.")
    unlabelled = int(np.count_nonzero((areal | point) & ~labelled))
    if unlabelled:
        warnings.append(f"{unlabelled} of {count} features of {features.name} have no value in {field}: left out.")
    chosen = np.flatnonzero(labelled & (areal | point))
    geometry, values = features.geometry[chosen], [values[i] for i in chosen]
    if areal.any():
        polygons = onto_raster(geometry, features.crs, result)
        beside = int(np.count_nonzero(shapely.is_empty(polygons)))
        if beside:
            warnings.append(f"{beside} of {len(polygons)} polygons of {features.name} do not lie on the result.")
        return Labelled(polygons, None, None, values, tuple(warnings))
    points, feature = shapely.get_coordinates(geometry, return_index=True)
    return Labelled(None, points_onto_raster(points, features.crs, result), feature, values, tuple(warnings))


def class_value(value) -> int | str | None:
    """Return a class as a code or a name; None for no class."""
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    text = str(value).strip()
    return (int(value) if isinstance(value, int) else text) if text else None


class Drawing:
    """Draws numbered polygons on the windows of a raster."""

    def __init__(self, polygons: np.ndarray, result):
        """Prepare polygons, (n,) in the CRS of the open raster ``result``; the later ones hide the earlier ones."""
        self._result = result
        self._number = np.flatnonzero(~shapely.is_empty(polygons))
        self._polygons = polygons[self._number]
        self._tree = shapely.STRtree(self._polygons)

    def draw(self, window: Window) -> np.ndarray:
        """Return 1 + the index of the polygon at each pixel's centre, 0 for none: int32 (h, w)."""
        shape, transform = (window.height, window.width), self._result.window_transform(window)
        corners = [transform @ corner for corner in ((0, 0), (shape[1], 0), (shape[1], shape[0]), (0, shape[0]))]
        near = np.sort(self._tree.query(shapely.Polygon(corners)))
        if not len(near):
            return np.zeros(shape, np.int32)
        return rasterize(zip(self._polygons[near], self._number[near] + 1), shape, transform=transform, dtype="int32")
