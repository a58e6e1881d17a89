"""Sampling rasters of embeddings at places: bilinear among valid pixels, at about the size of the cells."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from affine import Affine
from pyproj import Transformer

from .field import FieldPatch, renormalise

#: Side of the squares of the raster that points are read by: points far apart need no large window.
SQUARE = 256
#: Tolerance when a cell is compared with powers of two of pixels: no pixel of 10 m is exactly 10.00 m.
SLACK = 1.02


class FieldRaster(Protocol):
    """A raster of embeddings that can be read at its own resolution and, averaged, at powers of two of it.

    Attributes:
        crs: CRS of the raster.
        transform: pixel (column, row) to CRS coordinates.
        width: number of columns.
        height: number of rows.
        sides: ground size of a pixel along a row and along a column, in metres.
        dimensions: length D of a vector.
    """

    crs: Any
    transform: Affine
    width: int
    height: int
    sides: tuple[float, float]
    dimensions: int

    def region(self, factor: int, r0: int, r1: int, c0: int, c1: int) -> tuple[np.ndarray, np.ndarray]:
        """De-quantised pixels of a level, rows r0 to r1 and columns c0 to c1: (D, h, w) float32 and valid (h, w)."""
        ...


def reduction(raster: FieldRaster, cell: float) -> int:
    """Pixels to average per side, so that no pixel below a cell of ``cell`` metres is skipped."""
    shrink = cell / max(raster.sides) * SLACK
    return 1 if shrink < 2 else 1 << int(math.log2(shrink))


def level_size(raster: FieldRaster, factor: int) -> tuple[int, int]:
    """Height and width of the level that is ``factor`` times coarser."""
    return -(-raster.height // factor), -(-raster.width // factor)


def positions(raster: FieldRaster, x: np.ndarray, y: np.ndarray, crs, factor: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows and columns of a level at places in ``crs``; whole numbers are centres of pixels."""
    if crs != raster.crs:
        x, y = Transformer.from_crs(crs, raster.crs, always_xy=True).transform(x, y)
    a, b, c, d, e, f = tuple(~raster.transform)[:6]
    with np.errstate(invalid="ignore"):  # points beyond the CRS are infinite
        return (d * x + e * y + f) / factor - 0.5, (a * x + b * y + c) / factor - 0.5


def near(raster: FieldRaster, row: np.ndarray, column: np.ndarray, factor: int) -> np.ndarray:
    """Mask of the positions of a level that have one of its pixels around them."""
    height, width = level_size(raster, factor)
    return (column > -1) & (column < width) & (row > -1) & (row < height)


def weighted_sums(raster: FieldRaster, x: np.ndarray, y: np.ndarray, crs, cell: float) -> tuple[np.ndarray, np.ndarray]:
    """Sums of the valid pixels around n places, weighted bilinearly: (D, n); and sums of the weights: (n,)."""
    factor = reduction(raster, cell)
    row, column = positions(raster, x, y, crs, factor)
    total, share = np.zeros((raster.dimensions, len(x)), np.float32), np.zeros(len(x), np.float32)
    inside = np.flatnonzero(near(raster, row, column, factor))
    across = level_size(raster, factor)[1] // SQUARE + 3
    square = np.floor(row[inside] / SQUARE) * across + np.floor(column[inside] / SQUARE)
    for key in np.unique(square):
        these = inside[square == key]
        total[:, these], share[these] = _bilinear(raster, row[these], column[these], factor)
    return total, share


def _bilinear(raster: FieldRaster, row, column, factor: int) -> tuple[np.ndarray, np.ndarray]:
    height, width = level_size(raster, factor)
    left, top = np.floor(column).astype(int), np.floor(row).astype(int)
    right, below = (column - left).astype(np.float32), (row - top).astype(np.float32)
    c0, r0 = max(left.min(), 0), max(top.min(), 0)
    c1, r1 = min(left.max() + 2, width), min(top.max() + 2, height)
    values, valid = raster.region(factor, r0, r1, c0, c1)
    total = np.zeros((raster.dimensions, len(column)), np.float32)
    share = np.zeros(len(column), np.float32)
    for dy, dx in ((0, 0), (0, 1), (1, 0), (1, 1)):
        r, c = top + dy, left + dx
        inside = (r >= r0) & (r < r1) & (c >= c0) & (c < c1)
        r, c = np.clip(r, r0, r1 - 1) - r0, np.clip(c, c0, c1 - 1) - c0
        weight = (below if dy else 1 - below) * (right if dx else 1 - right)
        weight = np.where(inside & valid[r, c], weight, np.float32(0))
        total += values[:, r, c] * weight
        share += weight
    return total, share


def sample(raster: FieldRaster, x: np.ndarray, y: np.ndarray, crs, cell: float) -> FieldPatch:
    """The unit vectors at the places (x, y), each (h, w), for cells of ``cell`` metres.

    A vector is valid where the valid pixels have at least half of the weight.
    """
    total, share = weighted_sums(raster, x.ravel(), y.ravel(), crs, cell)
    return renormalise(total.reshape(-1, *x.shape), share.reshape(x.shape) >= 0.5)


def sample_tiles(
    tiles: Mapping[Any, Sequence[FieldRaster]],
    home: Callable[[np.ndarray, np.ndarray], np.ndarray],
    dimensions: int,
    x: np.ndarray,
    y: np.ndarray,
    crs,
    cell: float,
) -> FieldPatch:
    """The unit vectors at places that several rasters cover, some in other CRSs.

    The result depends on the place and on the rasters, not on the window.

    Args:
        tiles: the rasters by group; those of a group share one CRS and lie side by side.
        home: ``home(x, y)`` gives the group of each place. Its pixels are used; where they are missing, those of the
            other groups are.
        dimensions: length D of a vector.
        x: coordinates of the places in ``crs``, (h, w).
        y: coordinates of the places in ``crs``, (h, w).
        crs: CRS of the places.
        cell: side of a cell in metres.
    """
    flat_x, flat_y = x.ravel(), y.ravel()
    total, share = np.zeros((dimensions, len(flat_x)), np.float32), np.zeros(len(flat_x), np.float32)
    groups = home(flat_x, flat_y)
    for group in np.unique(groups):
        these = np.flatnonzero(groups == group)
        rasters = tiles.get(group, ())
        total[:, these], share[these] = _sum_of(rasters, dimensions, flat_x[these], flat_y[these], crs, cell)
    for group in sorted(tiles):
        missing = np.flatnonzero((share < 0.5) & (groups != group))
        if not len(missing):
            continue
        other, weight = _sum_of(tiles[group], dimensions, flat_x[missing], flat_y[missing], crs, cell)
        better = weight >= 0.5
        total[:, missing[better]], share[missing[better]] = other[:, better], weight[better]
    return renormalise(total.reshape(-1, *x.shape), share.reshape(x.shape) >= 0.5)


def _sum_of(rasters: Iterable[FieldRaster], dimensions: int, x, y, crs, cell) -> tuple[np.ndarray, np.ndarray]:
    total, share = np.zeros((dimensions, len(x)), np.float32), np.zeros(len(x), np.float32)
    for raster in rasters:
        more, weight = weighted_sums(raster, x, y, crs, cell)
        total, share = total + more, share + weight
    return total, share


def mean_pixels(values: np.ndarray, valid: np.ndarray, side: int) -> tuple[np.ndarray, np.ndarray]:
    """Means over side × side pixels, of the valid ones; valid where at least half of them are."""
    rows, columns = -(-valid.shape[0] // side), -(-valid.shape[1] // side)
    pad = (0, rows * side - valid.shape[0]), (0, columns * side - valid.shape[1])
    sums = np.pad(values * valid, ((0, 0), *pad)).reshape(-1, rows, side, columns, side).sum(axis=(2, 4))
    count = np.pad(valid, pad).reshape(rows, side, columns, side).sum(axis=(1, 3))
    present = np.pad(np.ones(valid.shape, bool), pad).reshape(rows, side, columns, side).sum(axis=(1, 3))
    return (sums / np.maximum(count, 1)).astype(np.float32), (count > 0) & (2 * count >= present)
