"""Features and phrases to responses on the scene's cells: a pure function of the raster, the extent, model and phrases.

    features of tiles  ->  the network's light half, a phrase at a time  ->  blended rows of cells

The tiles are blended with the weights of mapping, so that a cell's response has the same bits whatever the extent.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

import numpy as np
import torch
from rasterio.windows import Window
from torch import Tensor

from ..scene.grid import ModelGrid
from ..tiles.batches import Batches, in_batches
from ..tiles.blend import blend_rows, over_the_last
from ..tiles.masks import TileMasks
from ..tiles.tiles import Tile, TileLayout
from .scene_features import Encoder, SceneFeatures, TileFeatures, encoded

#: Tiles that are answered at once, by torch device type, and by each thread of a CPU.
AT_ONCE = {"cuda": 16, "mps": 8}
TOGETHER = 8


@dataclass(frozen=True)
class CellRows:
    """Rows of the scene's cells from row ``first`` (of the scene) on: ``values`` (L, h, w) float32, a layer a phrase,
    NaN where the scene has no data.
    """

    first: int
    values: np.ndarray


class Responder(Batches):
    """Answers phrases from the features of tiles, in batches of one fixed size."""

    def __init__(self, model, phrases: Sequence[str]):
        """Raises InputError where the text encoder is missing."""
        super().__init__(model.device, AT_ONCE.get(model.device.type), TOGETHER)
        self.model = model
        if model.device.type == "cpu":  # as ReferringModel.respond computes there: stacked and turned in one go
            self.dtype = torch.float32
        self.queries = [model.query(phrase) for phrase in phrases]
        #: What of the phrases is too long for the text encoder, in sentences for the user.
        self.notes = [
            f"The text encoder reads no more of a phrase than its beginning, so “{query.left_out[:60]}” was left out."
            for query in self.queries
            if getattr(query, "left_out", "")
        ]

    def forward(self, *levels: Tensor) -> Tensor:
        """(B, L + 1, h, w): the phrases' responses, and a layer of ones for the blending."""
        responses = [self.model.respond(list(levels), query) for query in self.queries]
        return torch.stack([*responses, torch.ones_like(responses[0])], 1)


def respond(
    cells: Window,
    layout: TileLayout,
    grid: ModelGrid,
    features: SceneFeatures,
    encoder: Encoder,
    responder: Responder,
    told: Callable[[int], None],
) -> Iterator[CellRows]:
    """The responses of ``cells`` (a window of the scene's cells), from the first row to the last without gap.

    ``told`` hears of the number of each of ``layout.tiles_for(cells)`` before it is worked on. Memory is bounded by the
    window's width. Close the iterator (``contextlib.closing``) to stop early.
    """
    tiles = layout.tiles_for(cells)
    masks = TileMasks(cells)
    first = cells.row_off
    with closing(encoded(tiles, features, encoder, grid, told)) as found:
        given = (part.levels or None for part in _noting(found, layout, masks))
        answers = in_batches(tiles, given, responder, lambda done: None)
        blended = blend_rows(answers, layout, cells, len(responder.queries) + 1, encoder.device, over_the_last)
        for rows in blended:
            height = rows.shape[1]
            if not height:
                continue
            # By the time that rows are finished, every tile that covers them has been noted.
            values = rows[:-1].cpu().numpy()
            yield CellRows(first, np.where(masks.take(height), values, np.float32(np.nan)))
            first += height


def _noting(found: Iterable[tuple[Tile, TileFeatures]], layout: TileLayout, masks: TileMasks) -> Iterator[TileFeatures]:
    for tile, features in found:
        (top, bottom), (left, right) = layout.rows.cells_of(tile.row), layout.columns.cells_of(tile.column)
        masks.note(Window(left, top, right - left, bottom - top), features.valid)
        yield features
