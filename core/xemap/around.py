"""The cells around an extent that the relations of a phrase need."""

import math
from contextlib import suppress

from rasterio.windows import Window

from ..errors import InputError
from ..relations.combine import reach
from ..relations.reading import Reading
from ..scene.gsd import metres_per_pixel
from ..tiles.block import Block
from ..tiles.tiles import TileLayout

#: Most cells of a scene that are compared as a whole, as "the largest" needs.
MOST_CELLS = 60_000_000


def cells_around(
    block: Block, layout: TileLayout, reading: Reading, superlatives_reach: bool
) -> tuple[Window, tuple[int, int] | None]:
    """The cells that relations need to answer those of a block.

    Args:
        block: The pixels to compute.
        layout: The scene's tiles.
        reading: The phrase as it was read.
        superlatives_reach: "The largest" is the largest of the scene; False if it is the largest of the block.

    Returns:
        The cells, and how many rows and columns of them a cell needs around it; None if it needs all of them.

    Raises:
        InputError: They are all of a scene that is too large for that.
    """
    cells = block.cells(layout)
    if not reading.has_relations:
        return cells, None
    whole = Window(0, 0, layout.columns.cells, layout.rows.cells)
    metres, around, reach_cells = reach(reading, superlatives_reach), whole, None
    if metres is not None:
        down, across = _cells_in(metres, block, layout)
        left, top = max(0, cells.col_off - across), max(0, cells.row_off - down)
        right = min(whole.width, cells.col_off + cells.width + across)
        bottom = min(whole.height, cells.row_off + cells.height + down)
        around = Window(left, top, right - left, bottom - top)
        if not reading.has_superlative:
            reach_cells = down, across
    if reach_cells is None and around.width * around.height > MOST_CELLS:
        what = f"all of {block.grid.scene.name}" if metres is None else "all of the extent"
        raise InputError(
            f"“{reading.text}” compares {what} with itself, which is too large for that: choose a smaller "
            f"{'raster' if metres is None else 'extent'}, or ask without the comparison."
        )
    return around, reach_cells


def _cells_in(metres: float, block: Block, layout: TileLayout) -> tuple[int, int]:
    """How many rows and columns of cells cover ``metres`` everywhere in the scene."""
    scene = block.grid.scene
    sizes = [scene.pixel_size]
    if scene.crs:
        # Degrees get narrower towards the poles and projections stretch, so the corners count too.
        for column in (0, scene.width):
            for row in (0, scene.height):
                with suppress(InputError):  # a corner may lie outside the area of the CRS
                    sizes.append(metres_per_pixel(scene.crs, scene.transform, 2 * column, 2 * row))
    across, down = (min(size) for size in zip(*sizes))
    across *= block.grid.scale_x * layout.stride
    down *= block.grid.scale_y * layout.stride
    return tuple(math.ceil(1.01 * metres / size) + 2 for size in (down, across))
