"""What the answer to a phrase reads of its scene."""

from ..models.card import ModelCard
from ..progress import Progress
from ..relations.reading import Reading
from ..scene.part import View, view_of
from ..scene.scene import Scene
from ..tiles.job import SceneJob, SceneRequest
from ..tiles.views import mask_views, stand_in, tiles_view
from .around import cells_around
from .config import WIDE_FACTOR, wide_side
from .refer import grids
from .scene_features import wide_start


def refer_views(
    request: SceneRequest, card: ModelCard, grid: str, reading: Reading, progress: Progress
) -> tuple[Scene, list[View]]:
    """The scene of a phrase and what its answer reads of it, without clicks and without an earlier date.

    Args:
        request: The scene and the part of it.
        card: Card of the model.
        grid: As of ``ReferRequest``.
        reading: The phrase as it was read.
        progress: Called while the polygons are placed.

    Raises:
        InputError: The scene, the extent or the polygons cannot be used.
    """
    model = stand_in(card)
    block = SceneJob.open(request, model, grid, grids(model), progress).block
    layout = block.layout(model)
    tiles = layout.tiles_for(cells_around(block, layout, reading, False)[0])
    side = wide_side(card.tile)
    rows = {wide_start(tile.window.row_off, card.tile, side, WIDE_FACTOR) for tile in tiles}
    columns = {wide_start(tile.window.col_off, card.tile, side, WIDE_FACTOR) for tile in tiles}
    wide = view_of(block.grid.coarser(WIDE_FACTOR), rows, columns, side)
    return block.grid.scene, [tiles_view(block, tiles, card.tile), wide, *mask_views(block)]
