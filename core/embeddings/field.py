"""The interface of embedding fields: unit vectors of places, and a mask of the cells that have one."""

from dataclasses import dataclass
from typing import Optional, Protocol

import numpy as np
from pyproj import Transformer
from rasterio.windows import Window

from ..errors import InputError
from ..scene.grid import ModelGrid

#: Vectors shorter than this have no direction.
SHORTEST = 1e-6
#: The family of TESSERA 1.1.
TESSERA_ZARR = "tessera1.1"


class Unavailable(InputError):
    """A valid request for a field that cannot be had: no network, no coverage.

    Its text is half a sentence, the subject first (``AlphaEarth 2024 does not cover the extent``), so that the caller
    can add what is done instead.
    """


@dataclass(frozen=True)
class FieldPatch:
    """Embeddings on a lattice of cells.

    Attributes:
        values: (D, h, w), float32, unit vectors, zero where invalid.
        valid: (h, w), bool.
    """

    values: np.ndarray
    valid: np.ndarray


class EmbeddingField(Protocol):
    """A field of embeddings on the ground.

    Attributes:
        name: name for sentences.
        source: name in run records (``raster:…``, ``scene-context``).
        family: product of the vectors (``alphaearth``, ``scene-context``; empty if unknown); it decides whether a model
            has learnt to read them.
        pixel_size: ground size of the field's own pixels, in metres.
        dimensions: length D of a vector.
        year: year of the imagery; None if unknown.
        licence: licence of the data; may be empty.
        attribution: attribution of the data; may be empty.
    """

    name: str
    source: str
    family: str
    pixel_size: float
    dimensions: int
    year: Optional[int]
    licence: str
    attribution: str

    def read(self, grid: ModelGrid, window: Window, stride: int) -> FieldPatch:
        """Sample the field at the centres of cells of ``stride`` · ``stride`` model pixels.

        The lattice begins at the window's first corner and has ceil(height / stride) × ceil(width / stride) cells. The
        window may extend beyond the scene. A cell's vector depends on its place alone, not on the window.
        """
        ...


def renormalise(values: np.ndarray, valid: np.ndarray) -> FieldPatch:
    """Make unit vectors from interpolated ones (D, h, w); a vector too short to have a direction becomes invalid."""
    values = np.where(valid, values, 0).astype(np.float32)
    length = np.sqrt(np.sum(np.square(values), axis=0, dtype=np.float32))
    valid = valid & np.isfinite(length) & (length > SHORTEST)
    return FieldPatch(np.where(valid, values / np.where(valid, length, 1), 0).astype(np.float32), valid)


def cell_centres(grid: ModelGrid, window: Window, stride: int) -> tuple[np.ndarray, np.ndarray]:
    """Coordinates, in the grid's CRS, of the centres of the lattice's cells: x and y, each (h, w) float64."""
    columns = window.col_off + (np.arange(-(-window.width // stride)) + 0.5) * stride
    rows = window.row_off + (np.arange(-(-window.height // stride)) + 0.5) * stride
    columns, rows = np.meshgrid(columns, rows)
    a, b, c, d, e, f = tuple(grid.transform)[:6]
    return a * columns + b * rows + c, d * columns + e * rows + f


def degrees(grid: ModelGrid, window: Window) -> tuple[float, float, float, float]:
    """(west, south, east, north) of a window of the grid on WGS 84.

    Raises:
        InputError: the grid has no CRS.
    """
    if grid.crs is None:
        raise InputError(f"{grid.scene.name} has no CRS, so no embedding can be found for it; assign one.")
    transformer = Transformer.from_crs(grid.crs, 4326, always_xy=True)
    return transformer.transform_bounds(*grid.bounds_of(window))
