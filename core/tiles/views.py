"""What a run reads of its scene, for a machine to which only that is sent."""

from collections.abc import Sequence
from types import SimpleNamespace

from ..models.card import ModelCard
from ..scene.part import View, view_of
from .block import Block
from .tiles import Tile


def stand_in(card: ModelCard) -> SimpleNamespace:
    """What ``Block`` needs to know of a model, without its weights."""
    return SimpleNamespace(card=card, tile=card.tile, stride=card.stride)


def tiles_view(block: Block, tiles: Sequence[Tile], side: int) -> View:
    """The pixels of tiles."""
    rows = {int(tile.window.row_off) for tile in tiles}
    columns = {int(tile.window.col_off) for tile in tiles}
    return view_of(block.grid, rows, columns, side)


def mask_views(block: Block) -> list[View]:
    """The valid pixels of the result, if they are others than those of the tiles."""
    grid, output = block.grid, block.output
    if grid.scene.complete or (output.scale_x, output.scale_y) == (grid.scale_x, grid.scale_y):
        return []
    return [View(output, block.window, pixels=False)]
