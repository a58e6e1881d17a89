"""Sampling rasters of embeddings at places: bilinear among valid pixels, at about the size of the cells asked for."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from affine import Affine
from pyproj import Transformer

from .field import FieldPatch, renormalise

#: Points are looked up by squares of the raster with this side, so that far-flung ones need no large window between.
SQUARE = 256
#: What a cell may fall short of a power of two of pixels and still count as one: no pixel of 10 m is 10.00 m.
SLACK = 1.02


class FieldRaster(Protocol):
    """A raster of embeddings that can be read at its own resolution and, averaged, at powers of two of it.

    ``sides`` are the ground sizes of a pixel along a row and along a column, in metres.
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
    """Pixels to average a side, so that what a cell of ``cell`` metres covers is not skipped over."""
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
    """Which positions of a level have a pixel of it around them."""
    height, width = level_size(raster, factor)
    return (column > -1) & (column < width) & (row > -1) & (row < height)


def weighted_sums(raster: FieldRaster, x: np.ndarray, y: np.ndarray, crs, cell: float) -> tuple[np.ndarray, np.ndarray]:
    """Sums of the valid pixels around n places, each by its bilinear weight: (D, n), and of the weights: (n,)."""
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
    values, known = raster.region(factor, r0, r1, c0, c1)
    total = np.zeros((raster.dimensions, len(column)), np.float32)
    share = np.zeros(len(column), np.float32)
    for dy, dx in ((0, 0), (0, 1), (1, 0), (1, 1)):
        r, c = top + dy, left + dx
        inside = (r >= r0) & (r < r1) & (c >= c0) & (c < c1)
        r, c = np.clip(r, r0, r1 - 1) - r0, np.clip(c, c0, c1 - 1) - c0
        weight = (below if dy else 1 - below) * (right if dx else 1 - right)
        weight = np.where(inside & known[r, c], weight, np.float32(0))
        total += values[:, r, c] * weight
        share += weight
    return total, share


def sample(raster: FieldRaster, x: np.ndarray, y: np.ndarray, crs, cell: float) -> FieldPatch:
    """The unit vectors at the places (x, y), each (h, w), of cells of ``cell`` metres; valid where half of the weight
    is.
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
    """The unit vectors at places that several rasters share, some in other CRSs.

    ``tiles`` are the rasters by group, those of a group in one CRS side by side; ``home(x, y)`` gives the group that
    each place belongs to. Its pixels answer; where they are missing, those of the other groups do. So the answer hangs
    on the place and on what is there, not on the window.
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


def mean_pixels(values: np.ndarray, known: np.ndarray, side: int) -> tuple[np.ndarray, np.ndarray]:
    """Means over side×side pixels, of the valid ones; valid where half of them are."""
    rows, columns = -(-known.shape[0] // side), -(-known.shape[1] // side)
    pad = (0, rows * side - known.shape[0]), (0, columns * side - known.shape[1])
    sums = np.pad(values * known, ((0, 0), *pad)).reshape(-1, rows, side, columns, side).sum(axis=(2, 4))
    count = np.pad(known, pad).reshape(rows, side, columns, side).sum(axis=(1, 3))
    there = np.pad(np.ones(known.shape, bool), pad).reshape(rows, side, columns, side).sum(axis=(1, 3))
    return (sums / np.maximum(count, 1)).astype(np.float32), (count > 0) & (2 * count >= there)
