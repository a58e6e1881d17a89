"""What an embedding field is: a place's unit vectors, with the cells where there are none."""

from dataclasses import dataclass
from typing import Optional, Protocol

import numpy as np
from rasterio.windows import Window

from ..scene.grid import ModelGrid

#: Vectors shorter than this have no direction.
SHORTEST = 1e-6


@dataclass(frozen=True)
class FieldPatch:
    """Embeddings on a lattice of cells.

    ``values`` (D, h, w) float32, unit vectors, zero where invalid; ``valid`` (h, w) bool.
    """

    values: np.ndarray
    valid: np.ndarray


class EmbeddingField(Protocol):
    """A field of embeddings on the ground.

    ``source`` is what a run record says of it (``raster:…``, ``scene-context``); ``year`` is the imagery's year, None
    where it is unknown; ``licence`` and ``attribution`` may be empty.
    """

    name: str
    source: str
    dimensions: int
    year: Optional[int]
    licence: str
    attribution: str

    def read(self, grid: ModelGrid, window: Window, stride: int) -> FieldPatch:
        """Sample the field at the centres of cells of ``stride``·``stride`` model pixels.

        The lattice begins at the window's first corner and has ceil(height / stride) × ceil(width / stride) cells. The
        window may stick out of the scene. A cell's vector depends on its place alone, not on the window.
        """
        ...


def renormalise(values: np.ndarray, valid: np.ndarray) -> FieldPatch:
    """Unit vectors from interpolated ones (D, h, w); a vector too short to have a direction becomes invalid."""
    values = np.where(valid, values, 0).astype(np.float32)
    length = np.sqrt(np.sum(np.square(values), axis=0, dtype=np.float32))
    valid = valid & np.isfinite(length) & (length > SHORTEST)
    return FieldPatch(np.where(valid, values / np.where(valid, length, 1), 0).astype(np.float32), valid)


def cell_centres(grid: ModelGrid, window: Window, stride: int) -> tuple[np.ndarray, np.ndarray]:
    """Coordinates in the grid's CRS of the lattice's cell centres, each (h, w) float64."""
    columns = window.col_off + (np.arange(-(-window.width // stride)) + 0.5) * stride
    rows = window.row_off + (np.arange(-(-window.height // stride)) + 0.5) * stride
    columns, rows = np.meshgrid(columns, rows)
    a, b, c, d, e, f = tuple(grid.transform)[:6]
    return a * columns + b * rows + c, d * columns + e * rows + f
