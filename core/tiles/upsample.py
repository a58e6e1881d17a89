"""From blended cells to the output's pixels: interpolated between cells, and the best class taken.

Like the blending, element by element with weights of a pixel's place in the scene, so that its bits are the same
whatever the extent and the band.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

#: Output pixels that a CPU works on at once: in its cache, and few enough (fewer than 2¹⁵) that torch does not call for
#: other threads, which are at work on the next tiles.
CPU_ROWS, CPU_COLUMNS = 128, 250


@dataclass(frozen=True)
class Interpolation:
    """Bilinear interpolation along one side: cell ``low[i]`` plus ``weight[i]`` of the step to ``high[i]``.

    Cells are counted in the scene's own grid of probabilities, never from a window's edge.
    """

    low: np.ndarray
    high: np.ndarray
    weight: np.ndarray

    @classmethod
    def between(cls, first: int, end: int, cells_per_pixel: float, cells: int) -> "Interpolation":
        """For the output pixels [``first``, ``end``), counted from the scene's first, of a side of ``cells`` cells.

        From the outermost cells' centres to the scene's edges their values go on.
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
        """``low`` and ``high``, counted from the first cell that is needed, and their weights."""
        low, high = (torch.from_numpy(index - self.low[0]).to(device) for index in (self.low, self.high))
        weight = torch.from_numpy(self.weight).to(device)
        return low, high, 1 - weight, weight


@dataclass(frozen=True)
class Band:
    """Output rows from ``first`` on and the cells (C, h, w) that they are interpolated from."""

    first: int
    cells: Tensor
    rows: Interpolation
    columns: Interpolation

    def classes(self, codes: Sequence[int]) -> tuple[Tensor, Tensor]:
        """The best class of each pixel, as its raster code of ``codes`` (1 to 255), and its probability in per cent.

        Both (h, width) uint8; 0 where no tile had an answer.
        """
        chosen = torch.zeros(self.shape, dtype=torch.uint8, device=self.cells.device)
        percent = torch.zeros_like(chosen)
        for part, cells, rows, columns in self._pieces():
            _choose(cells, rows, columns, codes, chosen[part], percent[part])
        return chosen, percent

    def values(self) -> Tensor:
        """The layers themselves, (C, h, width) float32."""
        values = torch.empty((len(self.cells), *self.shape), device=self.cells.device)
        for part, cells, rows, columns in self._pieces():
            for layer, value in zip(cells, values):
                value[part] = _interpolated(layer, rows, columns)
        return values

    @property
    def shape(self) -> tuple[int, int]:
        """Output rows and columns."""
        return len(self.rows.low), len(self.columns.low)

    def _pieces(self) -> Iterator[tuple[tuple[slice, slice], Tensor, tuple, tuple]]:
        """Pieces of the output to work on at once: where, the cells (C, h, w) that it takes, and how they are weighed
        along rows and columns.
        """
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
    """Fill in ``chosen`` and ``percent`` from exactly the cells (C, h, w) that they need."""
    best = torch.zeros(chosen.shape, device=cells.device)
    # The best class of a pixel has at least an equal share, so one below that in every cell need not be looked at.
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
    """Cut blended probabilities into bands of ``band_rows`` output rows, each as soon as its cells are there.

    ``blended`` comes from blend_rows for exactly the cells of ``rows`` and ``columns``.
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
            passed = int(rows.low[done]) - first_cell
            pending, first_cell = pending[:, passed:].clone(), first_cell + passed
