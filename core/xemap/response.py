"""From features and phrases to responses on the scene's cells: a function of raster, extent, model and phrases only.

    features of tiles  ->  the network's light half, a phrase at a time  ->  blended rows of cells

The tiles are blended with the weights of mapping, so a cell's response has the same bits in every extent.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from rasterio.windows import Window

from ..arrays import Host, library, on_host
from ..memory import DeviceMemory
from ..scene.grid import ModelGrid
from ..tiles.batches import Batches, in_batches
from ..tiles.blend import blend_rows, over_the_last
from ..tiles.masks import TileMasks
from ..tiles.tiles import Tile, TileLayout
from .scene_features import Encoder, SceneFeatures, TileFeatures, encoded

if TYPE_CHECKING:
    from .sharpening import Sharpening

#: Tiles answered at once, by torch device type, and by each thread of a CPU with PyTorch.
AT_ONCE = {"cuda": 16, "mps": 8}
TOGETHER = 8


@dataclass(frozen=True)
class CellRows:
    """Rows of the scene's cells.

    Attributes:
        first: Row of the scene with which they begin.
        values: Responses, float32 (L, h, w), one layer a phrase, NaN where the scene has no data.
    """

    first: int
    values: np.ndarray


class Responder(Batches):
    """Answers phrases from the features of tiles, in batches of one fixed size.

    Attributes:
        model: The ReferringModel.
        queries: The encoded phrases.
        sharpening: What clicks change in the response to the first phrase; None without clicks.
        notes: Sentences for the user about phrases that are too long for the text encoder.
    """

    def __init__(self, model, phrases: Sequence[str], memory: DeviceMemory | None = None):
        """Encode the phrases.

        Raises:
            InputError: The text encoder is missing.
        """
        on_openvino = isinstance(model.device, Host)
        super().__init__(model.device, AT_ONCE.get(model.device.type), 1 if on_openvino else TOGETHER, memory)
        self.model = model
        self.sharpening: Sharpening | None = None
        if model.device.type == "cpu" and not on_openvino:  # computed in it: stack and convert in one step
            import torch

            self.dtype = torch.float32
        self.queries = [self.memory.run(partial(model.query, phrase)) for phrase in phrases]
        self.notes = [
            f"The text encoder reads no more of a phrase than its beginning, so “{query.left_out[:60]}” was left out."
            for query in self.queries
            if getattr(query, "left_out", "")
        ]

    def forward(self, *levels):
        """The responses to the phrases, and a layer of ones for the blending: (B, L + 1, h, w)."""
        responses = [self.model.respond(list(levels), query) for query in self.queries]
        if self.sharpening is not None:
            responses[0] = self.sharpening(levels, responses[0])
        arrays = library(responses[0])
        return arrays.stack([*responses, arrays.ones_like(responses[0])], 1)


def respond(
    cells: Window,
    layout: TileLayout,
    grid: ModelGrid,
    features: SceneFeatures,
    encoder: Encoder,
    responder: Responder,
    on_tile: Callable[[int], None],
) -> Iterator[CellRows]:
    """Compute responses, from the first row of cells to the last without a gap.

    Memory is bounded by the width of ``cells``. Close the iterator (``contextlib.closing``) to stop early.

    Args:
        cells: Window of the scene's cells.
        layout: The scene's tiles.
        grid: The model's grid on the scene.
        features: The features on disk.
        encoder: Computes missing features.
        responder: Answers the phrases.
        on_tile: ``on_tile(i)`` is called before tile i of ``layout.tiles_for(cells)`` is processed.
    """
    tiles = layout.tiles_for(cells)
    masks = TileMasks(cells)
    first = cells.row_off
    with closing(encoded(tiles, features, encoder, grid, on_tile)) as tile_features:
        levels = (part.levels or None for part in _noting(tile_features, layout, masks))
        answers = in_batches(tiles, levels, responder, lambda done: None)
        blended = blend_rows(answers, layout, cells, len(responder.queries) + 1, encoder.device, over_the_last)
        for rows in blended:
            height = rows.shape[1]
            if not height:
                continue
            # When rows are finished, the masks of all tiles that cover them are complete.
            yield CellRows(first, np.where(masks.take(height), on_host(rows[:-1]), np.float32(np.nan)))
            first += height


def _noting(pairs: Iterable[tuple[Tile, TileFeatures]], layout: TileLayout, masks: TileMasks) -> Iterator[TileFeatures]:
    """The features of each pair, after its mask was added to ``masks``."""
    for tile, features in pairs:
        (top, bottom), (left, right) = layout.rows.cells_of(tile.row), layout.columns.cells_of(tile.column)
        masks.note(Window(left, top, right - left, bottom - top), features.valid)
        yield features
