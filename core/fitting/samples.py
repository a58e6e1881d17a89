"""The features of labelled cells, read through the pipeline that maps use."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np
import torch

from ..embeddings.field import EmbeddingField
from ..scene.read import SceneReader
from ..ssdm.kept_features import FeaturePredictor
from ..tiles.batches import in_batches, known_first
from ..tiles.block import Block
from ..tiles.threads import ahead, one_thread
from ..tiles.tiles import Tile, TileLayout
from .labels import LabelCells

#: Cells without a label that are drawn from each tile, for the spread of the features and the shares of the classes.
OTHERS_PER_TILE = 256


@dataclass(frozen=True)
class Samples:
    """Cells with their features.

    Attributes:
        probabilities: (n, C) float32, what the base model says.
        features: (n, F) float32 deep features.
        cell: (n,) index of the labelled cell; -1 for a cell without a label.
    """

    probabilities: np.ndarray
    features: np.ndarray
    cell: np.ndarray


def read_samples(
    block: Block,
    predictor: FeaturePredictor,
    field: EmbeddingField | None,
    cells: LabelCells,
    on_tile: Callable[[float], None],
    seed: int = 0,
) -> Iterator[Samples]:
    """Yield the samples of each tile that a labelled cell needs.

    A cell is read from the tile in which it lies farthest from the edge, as the blending weighs it.

    Args:
        block: The scene on the model's grid.
        predictor: Holds the base model.
        field: Embedding field; None without one.
        cells: The labelled cells.
        on_tile: Called with the fraction done.
        seed: Draws the cells without a label.
    """
    layout = block.layout(predictor.model)
    numbers = _tile_of(cells, layout)
    tiles = [_tile(layout, number) for number in np.unique(numbers)]
    classes = len(predictor.model.card.classes)
    width = len(layout.columns.starts)
    with ExitStack() as stack:
        reader = stack.enter_context(SceneReader(block.grid))
        pool = stack.enter_context(one_thread("read"))
        valid: dict[Tile, np.ndarray] = {}

        def read(tile: Tile):
            patch = reader.read(tile.window)
            if not patch.valid.any():
                return None
            valid[tile] = patch.valid[layout.stride // 2 :: layout.stride, layout.stride // 2 :: layout.stride]
            return patch, None if field is None else field.read(block.grid, tile.window, predictor.model.field_stride)

        patches = ahead(pool, read, tiles, 2 * predictor.size)
        inputs = known_first(predictor, patches)
        results = in_batches(tiles, inputs, predictor, lambda done: on_tile(done / len(tiles)))
        for tile, result in results:
            if result is None:
                continue
            number = tile.row * width + tile.column
            labelled = np.flatnonzero(numbers == number)
            row = cells.row[labelled] - tile.window.row_off // layout.stride
            column = cells.column[labelled] - tile.window.col_off // layout.stride
            usable = valid.pop(tile)
            kept = usable[row, column]
            row, column, labelled = row[kept], column[kept], labelled[kept]
            others = np.flatnonzero(usable)
            random = np.random.default_rng((seed, number))
            others = random.choice(others, min(OTHERS_PER_TILE, len(others)), replace=False)
            row = np.concatenate([row, others // usable.shape[1]])
            column = np.concatenate([column, others % usable.shape[1]])
            values = result[:, torch.from_numpy(row), torch.from_numpy(column)].T.float().cpu().numpy()
            index = np.concatenate([labelled, np.full(len(others), -1)])
            yield Samples(values[:, :classes], values[:, classes:], index)
    on_tile(1.0)


def _tile_of(cells: LabelCells, layout: TileLayout) -> np.ndarray:
    """Number (row by row) of the tile that has the largest share in each cell."""
    best = [
        _largest_share(axis, positions)
        for axis, positions in ((layout.rows, cells.row), (layout.columns, cells.column))
    ]
    return best[0] * len(layout.columns.starts) + best[1]


def _largest_share(axis, positions: np.ndarray) -> np.ndarray:
    share, best = np.full(axis.cells, -1.0), np.zeros(axis.cells, np.int64)
    for index, weights in enumerate(axis.weights):
        first, _ = axis.cells_of(index)
        part = weights[: axis.cells - first]
        covered = slice(first, first + len(part))
        larger = part > share[covered]
        share[covered] = np.where(larger, part, share[covered])
        best[covered] = np.where(larger, index, best[covered])
    return best[positions]


def _tile(layout: TileLayout, number: int) -> Tile:
    row, column = divmod(int(number), len(layout.columns.starts))
    return layout.tile_at(row, column)
