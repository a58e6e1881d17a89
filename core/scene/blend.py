"""From the tiles' probabilities to classes: blended in a bounded band of rows, interpolated, the best class taken.

Everything here is element by element, with weights that belong to a pixel's place in the scene, one rounding an
operation and always in the same order. So a pixel's answer has the same bits whatever the extent, band or batch.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from rasterio.windows import Window
from torch import Tensor

from .tiles import Tile, TileLayout

#: Output rows that the CPU interpolates at once: few enough to stay in its cache.
CPU_ROWS = 32


def blend_rows(
    predictions: Iterable[tuple[Tile, Tensor | None]],
    layout: TileLayout,
    cells: Window,
    classes: int,
    device: torch.device | str = "cpu",
) -> Iterator[Tensor]:
    """Blend tiles into finished rows of probabilities.

    Parameters: ``predictions`` in the order of ``layout.tiles_for(cells)``, each (classes, tile / stride, tile /
    stride) probabilities on ``device``, or None for a tile without any valid pixel; ``cells`` the window of the
    probabilities' grid to fill.
    Yields: (classes, rows, cells.width) float32, from the window's first row to its last without gap; the classes of a
    cell add up to one, or are all zero where no tile has an answer. Never more than a tile's rows are held.
    """
    left, right = cells.col_off, cells.col_off + cells.width
    row, end = cells.row_off, cells.row_off + cells.height
    shares_down, shares_along = (
        [torch.from_numpy(weights).to(device) for weights in axis.weights] for axis in (layout.rows, layout.columns)
    )
    band = torch.zeros(classes, 0, cells.width, device=device)  # the rows from ``row`` on
    for tile, probabilities in predictions:
        top, bottom = layout.rows.cells_of(tile.row)
        first, last = layout.columns.cells_of(tile.column)
        if top > row:  # neither this tile nor a later one reaches above: those rows are finished
            yield _normalised(band[:, : top - row])
            band, row = band[:, top - row :], top
        height = min(bottom, end) - row
        if band.shape[1] < height:
            band = torch.cat([band, band.new_zeros(classes, height - band.shape[1], cells.width)], 1)
        if probabilities is None:
            continue
        y0, y1 = max(top, row), min(bottom, end)
        x0, x1 = max(first, left), min(last, right)
        rows, columns = slice(y0 - top, y1 - top), slice(x0 - first, x1 - first)
        share = shares_down[tile.row][rows, None] * shares_along[tile.column][columns]
        band[:, y0 - row : y1 - row, x0 - left : x1 - left] += probabilities[:, rows, columns].float() * share
    yield _normalised(band)


def _normalised(band: Tensor) -> Tensor:
    """Make the classes of each cell add up to one again: tiles without valid pixels have left their shares out."""
    total = band[0].clone()
    for layer in band[1:]:  # one after the other: torch's sum takes another order for another shape
        total += layer
    return band / torch.where(total > 0, total, 1)


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
        return cls(low, np.minimum(low + 1, cells - 1), (centre - low).astype(np.float32))

    @property
    def cells(self) -> tuple[int, int]:
        """The cells [first, end) that are needed."""
        return int(self.low[0]), int(self.high[-1]) + 1


def classify_rows(
    blended: Iterable[Tensor], rows: Interpolation, columns: Interpolation, codes: Sequence[int], band_rows: int
) -> Iterator[tuple[int, Tensor, Tensor]]:
    """Interpolate blended probabilities to the output's pixels and take the best class of each.

    Parameters: ``blended`` from blend_rows for exactly the cells of ``rows`` and ``columns``; ``codes`` the raster
    code of each class (1 to 255); ``band_rows`` how many output rows to give at a time.
    Yields: the first output row (0 is the first of ``rows``), its classes' codes (h, width) uint8 with 0 where there
    is no answer, and the best class's probability (h, width) in whole per cent, uint8.
    """
    height = len(rows.low)
    first_cell, first_column = rows.cells[0], columns.cells[0]
    pending: Tensor | None = None  # the cells from ``first_cell`` on
    done = 0
    for chunk in blended:
        pending = chunk if pending is None else torch.cat([pending, chunk], 1)
        ready = first_cell + pending.shape[1]
        while done < height and rows.high[min(done + band_rows, height) - 1] < ready:
            band = slice(done, min(done + band_rows, height))
            yield done, *_best(pending, rows, band, first_cell, columns, first_column, codes)
            done = band.stop
        if done < height:
            passed = int(rows.low[done]) - first_cell
            # A copy, so that the rows that are left do not keep the whole chunk alive.
            pending, first_cell = pending[:, passed:].clone(), first_cell + passed


def _best(
    cells: Tensor,
    rows: Interpolation,
    band: slice,
    first_row: int,
    columns: Interpolation,
    first_column: int,
    codes: Sequence[int],
) -> tuple[Tensor, Tensor]:
    """Codes and percents of the output rows ``band`` from ``cells`` (C, h, w), whose corner is the cell given."""

    def on_device(values: np.ndarray) -> Tensor:
        return torch.from_numpy(values).to(cells.device)

    low, high, weight = (on_device(part[band]) for part in (rows.low - first_row, rows.high - first_row, rows.weight))
    left, right = on_device(columns.low - first_column), on_device(columns.high - first_column)
    from_right = on_device(columns.weight)
    from_left = 1 - from_right
    from_low, from_high = (1 - weight)[:, None], weight[:, None]
    shape = len(low), len(left)
    classes = torch.empty(shape, dtype=torch.uint8, device=cells.device)
    percent = torch.empty_like(classes)
    step = CPU_ROWS if cells.device.type == "cpu" else shape[0]
    for start in range(0, shape[0], step):
        part = slice(start, start + step)
        lines = cells.index_select(1, low[part]) * from_low[part] + cells.index_select(1, high[part]) * from_high[part]
        best = lines.new_zeros(lines.shape[1], shape[1])
        chosen = classes[part].zero_()
        for line, code in zip(lines, codes):
            value = line.index_select(1, left) * from_left + line.index_select(1, right) * from_right
            chosen.masked_fill_(value > best, code)
            torch.maximum(best, value, out=best)
        percent[part] = (best * 100 + 0.5).clamp_(max=100)
    return classes, percent
