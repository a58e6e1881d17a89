"""Blending the tiles' results for the same cells: weighted sums in a bounded band of rows.

Every operation is element by element, with weights that depend on a cell's place in the scene only, and always in the
same order. So the blended probabilities have the same bits whatever the extent or batch.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext

import numpy as np
from rasterio.windows import Window

from ..arrays import library
from .tiles import TileLayout


def blend_rows(
    predictions: Iterable[tuple],
    layout: TileLayout,
    cells: Window,
    layers: int,
    device="cpu",
    finish: Callable | None = None,
) -> Iterator:
    """Blend tiles into finished rows. Holds at most the rows of one tile.

    Args:
        predictions: In the order of ``layout.tiles_for(cells)``: (layers, tile / stride, tile / stride) on ``device``,
            or None for a tile without any valid pixel.
        layout: All tiles of the scene.
        cells: Window of the cells' grid to fill.
        layers: Layers of a prediction.
        device: Where to blend: a torch device, or HOST for NumPy's arrays.
        finish: Corrects, in place, for the missing shares of tiles without a prediction: ``adding_up`` (the default) or
            ``over_the_last``.

    Yields:
        (layers, rows, cells.width) float32, from the window's first row to its last without gap; zero where no tile
        has a prediction.
    """
    finish, arrays = finish or adding_up, library(device)
    left, right = cells.col_off, cells.col_off + cells.width
    row, end = cells.row_off, cells.row_off + cells.height
    shares_down, shares_along = (
        [arrays.asarray(weights, device=device) for weights in axis.weights] for axis in (layout.rows, layout.columns)
    )
    band = arrays.zeros((layers, 0, cells.width), dtype=arrays.float32, device=device)  # the rows from ``row`` on
    with nullcontext() if arrays is np else one_core():
        for tile, probabilities in predictions:
            top, bottom = layout.rows.cells_of(tile.row)
            first, last = layout.columns.cells_of(tile.column)
            if top > row:  # neither this tile nor a later one reaches above: those rows are finished
                yield finish(band[:, : top - row])
                band, row = band[:, top - row :], top
            height = min(bottom, end) - row
            if band.shape[1] < height:
                added = (layers, height - band.shape[1], cells.width)
                band = arrays.concatenate([band, arrays.zeros(added, dtype=arrays.float32, device=device)], 1)
            if probabilities is None:
                continue
            y0, y1 = max(top, row), min(bottom, end)
            x0, x1 = max(first, left), min(last, right)
            rows, columns = slice(y0 - top, y1 - top), slice(x0 - first, x1 - first)
            share = shares_down[tile.row][rows, None] * shares_along[tile.column][columns]
            band[:, y0 - row : y1 - row, x0 - left : x1 - left] += probabilities[:, rows, columns] * share
        yield finish(band)


@contextmanager
def one_core() -> Iterator[None]:
    """Let the calling thread's operations use one CPU core, because the network's threads use the others.

    An operation that is spread over busy cores has to wait for the last of them: a later phrase took a third longer.
    """
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def adding_up(band):
    """For probabilities: scale the classes of each cell so that they add up to one again."""
    total = library(band).zeros_like(band[0])
    for layer in band:  # one after the other: a sum takes another order for another shape
        total += layer
    total[total <= 0] = 1
    band /= total
    return band


def over_the_last(band):
    """For other layers: the last layer is one in every tile, so after blending it holds the weight of the others."""
    weight = library(band).asarray(band[-1], copy=True)
    weight[weight <= 0] = 1
    band[:-1] /= weight
    return band
