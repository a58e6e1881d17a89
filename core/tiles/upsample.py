"""From blended cells to the output's pixels: interpolated between cells, and the best class taken.

As in the blending, every operation is element by element, with weights that depend on a pixel's place in the scene
only. So the result has the same bits whatever the extent and the band.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..arrays import library, put, taken

#: Output pixels that a CPU works on at once. They fit into its cache, and they are fewer than 2¹⁵, so that torch does
#: not use other threads, which work on the next tiles.
CPU_ROWS, CPU_COLUMNS = 128, 250


@dataclass(frozen=True)
class Interpolation:
    """Bilinear interpolation along one side: cell ``low[i]`` plus ``weight[i]`` of the step to ``high[i]``.

    Attributes:
        low: (n,) int64, the cell at or before each pixel, counted from the scene's first cell.
        high: (n,) int64, the cell after it.
        weight: (n,) float32, weight of ``high``.
    """

    low: np.ndarray
    high: np.ndarray
    weight: np.ndarray

    @classmethod
    def between(cls, first: int, end: int, cells_per_pixel: float, cells: int) -> "Interpolation":
        """The interpolation of a range of output pixels. Beyond the outermost cells' centres, values stay constant.

        Args:
            first: First output pixel, counted from the scene's first.
            end: One past the last output pixel.
            cells_per_pixel: Cells to an output pixel.
            cells: Cells of the scene along this side.
        """
        centre = (np.arange(first, end, dtype=np.float64) + 0.5) * cells_per_pixel - 0.5
        centre = np.clip(centre, 0, cells - 1)
        low = np.floor(centre).astype(np.int64)
        weight = (centre - low).astype(np.float32)
        return cls(low, np.where(weight > 0, np.minimum(low + 1, cells - 1), low), weight)

    @property
    def cells(self) -> tuple[int, int]:
        """The cells [first, end) that are needed."""
        return int(self.low[0]), int(self.high[-1]) + 1

    @property
    def is_identity(self) -> bool:
        """The pixels are the cells, one after the other."""
        return not self.weight.any() and bool((np.diff(self.low) == 1).all())

    def __getitem__(self, pixels: slice) -> "Interpolation":
        return Interpolation(self.low[pixels], self.high[pixels], self.weight[pixels])

    def on(self, arrays, device) -> tuple:
        """``low`` and ``high``, counted from the first cell needed, and their weights, in a library on a device."""
        low, high = (arrays.asarray(index - self.low[0], device=device) for index in (self.low, self.high))
        weight = arrays.asarray(self.weight, device=device)
        return low, high, 1 - weight, weight


@dataclass(frozen=True)
class Band:
    """A band of output rows.

    Attributes:
        first: Its first row.
        cells: (C, h, w) cells that it is interpolated from, of either library; the results are of the same.
        rows: Interpolation of its rows.
        columns: Interpolation of its columns.
    """

    first: int
    cells: Any
    rows: Interpolation
    columns: Interpolation

    def classes(self, codes: Sequence[int]) -> tuple:
        """The best class of each pixel and its probability.

        Args:
            codes: Raster code (1 to 255) of each of the C classes.

        Returns:
            Codes and probabilities in per cent, both (h, width) uint8; 0 where no tile has a prediction.
        """
        arrays = library(self.cells)
        chosen = arrays.zeros(self.shape, dtype=arrays.uint8, device=self.cells.device)
        percent = arrays.zeros_like(chosen)
        for part, cells, rows, columns in self._pieces():
            _choose(cells, rows, columns, codes, chosen[part], percent[part])
        return chosen, percent

    def values(self):
        """The layers themselves, (C, h, width) float32."""
        if self.rows.is_identity and self.columns.is_identity:
            return self.cells
        arrays = library(self.cells)
        values = arrays.empty((len(self.cells), *self.shape), dtype=arrays.float32, device=self.cells.device)
        for part, layers in self.pieces():
            for index, layer in enumerate(layers):
                values[(index, *part)] = layer
        return values

    def pieces(self) -> Iterator[tuple]:
        """The layers piece by piece: the place in the output, and C layers (h, w) float32."""
        for part, cells, rows, columns in self._pieces():
            yield part, [_interpolated(layer, rows, columns) for layer in cells]

    @property
    def shape(self) -> tuple[int, int]:
        """Output rows and columns."""
        return len(self.rows.low), len(self.columns.low)

    def _pieces(self) -> Iterator[tuple]:
        """Pieces of the output: their place, their cells (C, h, w), and the weights along rows and columns."""
        arrays, device = library(self.cells), self.cells.device
        in_main_memory = arrays is np or device.type == "cpu"
        tall, wide = (CPU_ROWS, CPU_COLUMNS) if in_main_memory else self.shape
        down = [self.rows[top : top + tall] for top in range(0, self.shape[0], tall)]
        along = [self.columns[left : left + wide] for left in range(0, self.shape[1], wide)]
        row, column = self.rows.low[0], self.columns.low[0]
        along_on = [columns.on(arrays, device) for columns in along]
        for i, rows in enumerate(down):
            rows_on = rows.on(arrays, device)
            top, bottom = rows.cells
            for j, columns in enumerate(along):
                left, right = columns.cells
                cells = self.cells[:, top - row : bottom - row, left - column : right - column]
                part = slice(i * tall, (i + 1) * tall), slice(j * wide, (j + 1) * wide)
                yield part, cells, rows_on, along_on[j]


def _choose(cells, rows: tuple, columns: tuple, codes: Sequence[int], chosen, percent) -> None:
    """Fill ``chosen`` and ``percent`` from exactly the cells (C, h, w) that they need."""
    arrays = library(cells)
    best = arrays.zeros(chosen.shape, dtype=arrays.float32, device=cells.device)
    # The best class of a pixel has at least an equal share, so a class below that in every cell can be skipped.
    share = 0.999 / len(codes)
    for layer, code, most in zip(cells, codes, arrays.amax(cells, (1, 2)).tolist()):
        if most > share:
            value = _interpolated(layer, rows, columns)
            put(chosen, value > best, code)
            arrays.maximum(best, value, out=best)
    best *= 100
    best += 0.5
    percent[:] = arrays.clip(best, 0, 100, out=best)


def _interpolated(layer, rows: tuple, columns: tuple):
    """Output pixels from exactly the cells (h, w) that they need."""
    top, bottom, from_top, from_bottom = rows
    left, right, from_left, from_right = columns
    line, after = taken(layer, left, 1), taken(layer, right, 1)
    line *= from_left
    after *= from_right
    line += after
    above, below = taken(line, top, 0), taken(line, bottom, 0)
    above *= from_top[:, None]
    below *= from_bottom[:, None]
    above += below
    return above


def bands(blended: Iterable, rows: Interpolation, columns: Interpolation, band_rows: int) -> Iterator[Band]:
    """Cut blended probabilities into bands of output rows, each as soon as its cells are complete.

    Args:
        blended: From blend_rows, for exactly the cells of ``rows`` and ``columns``.
        rows: Interpolation of the output's rows.
        columns: Interpolation of the output's columns.
        band_rows: Output rows to a band.
    """
    height = len(rows.low)
    first_cell = rows.cells[0]
    pending = None  # the cells from ``first_cell`` on
    done = 0
    for chunk in blended:
        arrays = library(chunk)
        pending = chunk if pending is None else arrays.concatenate([pending, chunk], 1)
        while done < height:
            band = rows[done : done + band_rows]
            begin, end = band.cells
            if end > first_cell + pending.shape[1]:
                break
            # A copy, so that a band that waits does not keep more than itself in memory.
            needed = arrays.asarray(pending[:, begin - first_cell : end - first_cell], copy=True)
            yield Band(done, needed, band, columns)
            done += len(band.low)
        if done < height:
            finished = int(rows.low[done]) - first_cell
            pending, first_cell = arrays.asarray(pending[:, finished:], copy=True), first_cell + finished
