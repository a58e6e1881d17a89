"""A user's labels: points, lines and polygons with a class, as cells of the model's probabilities."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from rasterio.features import rasterize
from rasterio.windows import Window

from ..accuracy.references import class_field, class_value
from ..errors import InputError
from ..geo.features import polygons_of, read_features
from ..geo.reproject import onto_raster, points_onto_raster
from ..scene.grid import ModelGrid

#: Most cells that one label gives. A larger polygon is sampled, so that it does not drown the small ones.
MOST_CELLS = 200

_POINTS = (shapely.GeometryType.POINT, shapely.GeometryType.MULTIPOINT)
_LINES = (shapely.GeometryType.LINESTRING, shapely.GeometryType.MULTILINESTRING, shapely.GeometryType.LINEARRING)


@dataclass(frozen=True)
class Labels:
    """The labels of a layer that have a class, in the CRS of a scene.

    Attributes:
        geometry: (n,) points, lines and polygons.
        values: (n,) class of each: a code or a name.
        rows: (n,) row of each in the file, from 0.
        count: Number of rows in the file.
        warnings: Sentences for the user.
    """

    geometry: np.ndarray
    values: list[int | str]
    rows: np.ndarray
    count: int
    warnings: tuple[str, ...]


def read_labels(path: str | Path, scene, field: str | None = None, layer: str | None = None) -> Labels:
    """Read a layer of labels.

    Args:
        path: Vector file.
        scene: The scene that the labels lie on; anything with a CRS, a transform and a size.
        field: Attribute with the class; None looks for one of ``references.CLASS_FIELDS``.
        layer: Layer of the file; None for its only one.

    Raises:
        InputError: The file cannot be read, has no class attribute, or has no label on the scene.
    """
    features = read_features(path, layer, only_layer=True)
    if not len(features.geometry):
        raise InputError(f"{features.name} holds no label: draw some first.")
    field = class_field(features, path, field)
    values = [class_value(value) for value in features.columns[field].tolist()]
    geometry, warnings = _onto(features.geometry, features.crs, scene), list(features.warnings)
    classified = np.array([value is not None for value in values], bool)
    beside = shapely.is_missing(geometry) | shapely.is_empty(geometry)
    if not classified.any():
        raise InputError(f"No feature of {features.name} has a value in {field}: give the labels a class first.")
    kept = np.flatnonzero(classified & ~beside)
    if not len(kept):
        raise InputError(f"No label of {features.name} lies on {Path(scene.path).name}: choose labels of this scene.")
    if (~classified).any():
        count = int(np.count_nonzero(~classified))
        warnings.append(f"{count} of {len(values)} labels of {features.name} have no class and were left out.")
    if (classified & beside).any():
        count = int(np.count_nonzero(classified & beside))
        warnings.append(f"{count} of {len(values)} labels of {features.name} do not lie on the scene.")
    return Labels(geometry[kept], [values[i] for i in kept], kept, len(values), tuple(warnings))


def _onto(geometry: np.ndarray, crs, scene) -> np.ndarray:
    """Geometries in the scene's CRS; None or empty where they do not lie on it."""
    placed = np.full(len(geometry), None, object)
    areal = np.zeros(len(geometry), bool)
    areal[polygons_of(geometry)[1]] = True
    placed[areal] = onto_raster(geometry[areal], crs, scene)
    other = np.isin(shapely.get_type_id(geometry), (*_POINTS, *_LINES)) & ~areal & ~shapely.is_empty(geometry)
    coordinates, number = shapely.get_coordinates(geometry[other], return_index=True)
    moved = points_onto_raster(coordinates, crs, scene) if len(coordinates) else coordinates
    usable = np.isfinite(moved).all(axis=1)
    for index, i in enumerate(np.flatnonzero(other)):
        own = moved[usable & (number == index)]
        if not len(own):
            continue
        is_line = shapely.get_type_id(geometry[i]) in _LINES and len(own) > 1
        placed[i] = shapely.LineString(own) if is_line else shapely.MultiPoint(own)
    return placed


@dataclass(frozen=True)
class LabelCells:
    """Cells of the model's probabilities that have a label.

    Attributes:
        row: (n,) row of each cell in the scene's grid of cells.
        column: (n,) column of each cell.
        label: (n,) index of the label that the cell belongs to.
    """

    row: np.ndarray
    column: np.ndarray
    label: np.ndarray


def label_cells(labels: Labels, grid: ModelGrid, stride: int, seed: int = 0) -> LabelCells:
    """The cells under each label: those whose centre a polygon covers, and those that a line or a point touches.

    A label between the cells' centres gets the cell it lies in. A cell outside the scene is left out.

    Args:
        labels: The labels.
        grid: The grid at which the model reads the scene.
        stride: Model pixels to a cell.
        seed: Chooses the cells of labels with more than ``MOST_CELLS``.
    """
    cells = grid.coarser(stride)
    random = np.random.default_rng(seed)
    coordinates, owner = shapely.get_coordinates(labels.geometry, return_index=True)
    points = np.split(cells.pixels_of(coordinates), np.flatnonzero(np.diff(owner)) + 1)
    rows, columns, index = [], [], []
    for number, (geometry, corners) in enumerate(zip(labels.geometry, points)):
        row, column = _cells_of(geometry, corners, cells)
        if len(row) > MOST_CELLS:
            chosen = np.sort(random.choice(len(row), MOST_CELLS, replace=False))
            row, column = row[chosen], column[chosen]
        rows.append(row)
        columns.append(column)
        index.append(np.full(len(row), number))
    return LabelCells(*(np.concatenate(parts).astype(np.int64) for parts in (rows, columns, index)))


def _cells_of(geometry, points: np.ndarray, cells: ModelGrid) -> tuple[np.ndarray, np.ndarray]:
    """Rows and columns of the cells under a geometry, whose ``points`` are places of the grid of cells."""
    if shapely.get_dimensions(geometry) == 0:
        places = np.floor(points).astype(int)
        column, row = (np.unique(places, axis=0) if len(places) > 1 else places).T
        inside = (row >= 0) & (row < cells.height) & (column >= 0) & (column < cells.width)
        return row[inside], column[inside]
    left, top = np.maximum(np.floor(points.min(axis=0)).astype(int), 0)
    right, bottom = np.minimum(np.floor(points.max(axis=0)).astype(int) + 1, (cells.width, cells.height))
    if right <= left or bottom <= top:
        return np.zeros(0, int), np.zeros(0, int)
    is_area = shapely.get_dimensions(geometry) == 2
    window = Window(left, top, right - left, bottom - top)
    shape, transform = (bottom - top, right - left), cells.transform_of(window)
    covered = rasterize([geometry], shape, transform=transform, dtype="uint8", all_touched=not is_area)
    row, column = np.nonzero(covered)
    if is_area and not len(row):
        centre = shapely.point_on_surface(geometry)
        column, row = np.floor(cells.pixels_of(shapely.get_coordinates(centre))).astype(int).T
        inside = (row >= 0) & (row < cells.height) & (column >= 0) & (column < cells.width)
        return row[inside], column[inside]
    return row + top, column + left
