"""From blended cells to the output's pixels: interpolated between cells, and the best class taken.

As in the blending, every operation is element by element, with weights that depend on a pixel's place in the scene
only. So the result has the same bits whatever the extent and the band.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

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

    def __getitem__(self, pixels: slice) -> "Interpolation":
        return Interpolation(self.low[pixels], self.high[pixels], self.weight[pixels])

    def on(self, device: torch.device) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """``low`` and ``high``, counted from the first cell needed, and their weights."""
        low, high = (torch.from_numpy(index - self.low[0]).to(device) for index in (self.low, self.high))
        weight = torch.from_numpy(self.weight).to(device)
        return low, high, 1 - weight, weight


@dataclass(frozen=True)
class Band:
    """A band of output rows.

    Attributes:
        first: Its first row.
        cells: (C, h, w) cells that it is interpolated from.
        rows: Interpolation of its rows.
        columns: Interpolation of its columns.
    """

    first: int
    cells: Tensor
    rows: Interpolation
    columns: Interpolation

    def classes(self, codes: Sequence[int]) -> tuple[Tensor, Tensor]:
        """The best class of each pixel and its probability.

        Args:
            codes: Raster code (1 to 255) of each of the C classes.

        Returns:
            Codes and probabilities in per cent, both (h, width) uint8; 0 where no tile has a prediction.
        """
        chosen = torch.zeros(self.shape, dtype=torch.uint8, device=self.cells.device)
        percent = torch.zeros_like(chosen)
        for part, cells, rows, columns in self._pieces():
            _choose(cells, rows, columns, codes, chosen[part], percent[part])
        return chosen, percent

    def values(self) -> Tensor:
        """The layers themselves, (C, h, width) float32."""
        values = torch.empty((len(self.cells), *self.shape), device=self.cells.device)
        for part, layers in self.pieces():
            values[(slice(None), *part)] = layers
        return values

    def pieces(self) -> Iterator[tuple[tuple[slice, slice], Tensor]]:
        """The layers piece by piece: the place in the output, and (C, h, w) float32."""
        for part, cells, rows, columns in self._pieces():
            yield part, torch.stack([_interpolated(layer, rows, columns) for layer in cells])

    @property
    def shape(self) -> tuple[int, int]:
        """Output rows and columns."""
        return len(self.rows.low), len(self.columns.low)

    def _pieces(self) -> Iterator[tuple[tuple[slice, slice], Tensor, tuple, tuple]]:
        """Pieces of the output: their place, their cells (C, h, w), and the weights along rows and columns."""
        device = self.cells.device
        tall, wide = (CPU_ROWS, CPU_COLUMNS) if device.type == "cpu" else self.shape
        down = [self.rows[top : top + tall] for top in range(0, self.shape[0], tall)]
        along = [self.columns[left : left + wide] for left in range(0, self.shape[1], wide)]
        row, column = self.rows.low[0], self.columns.low[0]
        along_on = [columns.on(device) for columns in along]
        for i, rows in enumerate(down):
            rows_on = rows.on(device)
            top, bottom = rows.cells
            for j, columns in enumerate(along):
                left, right = columns.cells
                cells = self.cells[:, top - row : bottom - row, left - column : right - column]
                part = slice(i * tall, (i + 1) * tall), slice(j * wide, (j + 1) * wide)
                yield part, cells, rows_on, along_on[j]


def _choose(cells: Tensor, rows: tuple, columns: tuple, codes: Sequence[int], chosen: Tensor, percent: Tensor) -> None:
    """Fill ``chosen`` and ``percent`` from exactly the cells (C, h, w) that they need."""
    best = torch.zeros(chosen.shape, device=cells.device)
    # The best class of a pixel has at least an equal share, so a class below that in every cell can be skipped.
    share = 0.999 / len(codes)
    for layer, code, most in zip(cells, codes, cells.amax((1, 2)).tolist()):
        if most > share:
            value = _interpolated(layer, rows, columns)
            chosen.masked_fill_(value > best, code)
            torch.maximum(best, value, out=best)
    percent.copy_(best.mul_(100).add_(0.5).clamp_(max=100))


def _interpolated(layer: Tensor, rows: tuple, columns: tuple) -> Tensor:
    """Output pixels from exactly the cells (h, w) that they need."""
    top, bottom, from_top, from_bottom = rows
    left, right, from_left, from_right = columns
    line = layer.index_select(1, left).mul_(from_left).add_(layer.index_select(1, right).mul_(from_right))
    above = line.index_select(0, top).mul_(from_top[:, None])
    return above.add_(line.index_select(0, bottom).mul_(from_bottom[:, None]))


def bands(blended: Iterable[Tensor], rows: Interpolation, columns: Interpolation, band_rows: int) -> Iterator[Band]:
    """Cut blended probabilities into bands of output rows, each as soon as its cells are complete.

    Args:
        blended: From blend_rows, for exactly the cells of ``rows`` and ``columns``.
        rows: Interpolation of the output's rows.
        columns: Interpolation of the output's columns.
        band_rows: Output rows to a band.
    """
    height = len(rows.low)
    first_cell = rows.cells[0]
    pending: Tensor | None = None  # the cells from ``first_cell`` on
    done = 0
    for chunk in blended:
        pending = chunk if pending is None else torch.cat([pending, chunk], 1)
        while done < height:
            band = rows[done : done + band_rows]
            begin, end = band.cells
            if end > first_cell + pending.shape[1]:
                break
            # A copy, so that a band that waits does not keep more than itself in memory.
            yield Band(done, pending[:, begin - first_cell : end - first_cell].clone(), band, columns)
            done += len(band.low)
        if done < height:
            finished = int(rows.low[done]) - first_cell
            pending, first_cell = pending[:, finished:].clone(), first_cell + finished
