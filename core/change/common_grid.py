"""The grid on which two dates are compared: the pixels of one of the rasters, where both lie."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from rasterio.windows import Window

from ..errors import InputError
from ..progress import Progress
from ..scene.aligned import AlignedScene, Shift
from ..scene.polygon_mask import PolygonMask
from ..scene.scene import Scene, open_scene
from ..tiles.block import Block
from ..tiles.job import SceneJob, SceneRequest
from .light import in_one_light

#: The grids that a map can lie on.
MAPPED_GRIDS = {"scene": None, "model": 1}


@dataclass(frozen=True)
class Pair:
    """Two dates on one grid.

    Attributes:
        before: The raster of the earlier date, as it was opened.
        after: The raster of the later date.
        job: The block of pixels to compare, on the grid of one of them (the reference).
        shift: Where the other raster shows what lies at a place; None for where it says.
    """

    before: Scene
    after: Scene
    job: SceneJob
    shift: Shift | None = None

    @property
    def after_moves(self) -> bool:
        """Whether the later raster is the one that is read on the other's pixels."""
        return self.job.scene is self.before

    @property
    def blocks(self) -> tuple[Block, Block]:
        """The block as each date is read."""
        block = self.job.block
        moved = AlignedScene.of(self.after if self.after_moves else self.before, self.job.scene, self.shift)
        other = replace(block, grid=block.grid.of(moved), output=block.output.of(moved))
        return (block, other) if self.after_moves else (other, block)

    def in_one_light(self, means: np.ndarray, spreads: np.ndarray) -> "Pair":
        """The pair with both dates in one light, from the means and spreads (2, 3) of their bands."""
        before, after = in_one_light((self.before, self.after), means, spreads)
        block = self.job.block
        reference = before if self.after_moves else after
        block = replace(block, grid=block.grid.of(reference), output=block.output.of(reference))
        return replace(self, before=before, after=after, job=replace(self.job, scene=reference, block=block))

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences for the user about both rasters."""
        polygons = self.job.polygons
        return (*self.before.notes, *self.after.notes, *(polygons.warnings if polygons else ()))


def open_pair(
    request: SceneRequest,
    after: str,
    model,
    grid: str,
    finer: bool,
    progress: Progress,
    grids: Mapping[str, float | None] = MAPPED_GRIDS,
) -> Pair:
    """Open both dates, and the block of pixels where they overlap.

    The reference is the raster with the larger pixels, because a network sees ground that was enlarged as other ground.
    Which one it is does not depend on their order.

    Args:
        request: The earlier date and the part of it.
        after: Path of the later date.
        model: The model that will read both.
        grid: Pixels of the result: "scene" (the reference's own) or "model" (those that the network sees).
        finer: Takes the raster with the smaller pixels as reference.
        progress: Called while the polygons are placed.
        grids: The grids to choose from, as of ``Block.of``.

    Raises:
        InputError: A raster cannot be used, or they do not overlap.
    """
    scenes = (open_scene(request.scene, request.bands, request.gsd), open_scene(after, request.bands, request.gsd))
    one, two = scenes
    if (one.crs is None) != (two.crs is None):
        bare = one if one.crs is None else two
        raise InputError(f"{bare.name} has no CRS and the other date has one: assign it the one it was made in.")
    reference, other = sorted(scenes, key=lambda scene: _order(scene, finer))
    block = Block.of(reference, model, grid, grids, request.bounds, request.bounds_crs)
    try:
        common = block.output.window_of_bounds(other.bounds, other.crs)
    except InputError:
        raise InputError(f"{one.name} and {two.name} do not overlap: choose two rasters of the same place.") from None
    window = _overlap(block.window, common)
    if window is None:
        raise InputError(f"The extent lies outside {other.name}: choose one that both dates cover.")
    polygons = None
    if request.polygons:
        polygons = PolygonMask(request.polygons, request.polygons_layer, block.output, window, progress)
        window = polygons.window
    return Pair(one, two, SceneJob(reference, replace(block, window=window), polygons, grid))


def _order(scene: Scene, finer: bool) -> tuple:
    """What decides which raster is the reference; equal only for equal grids."""
    gsd = round(scene.gsd, 6)
    crs = scene.crs.to_wkt() if scene.crs else ""
    return gsd if finer else -gsd, -scene.width * scene.height, tuple(scene.transform), crs, scene.width


def _overlap(one: Window, other: Window) -> Window | None:
    left, top = max(one.col_off, other.col_off), max(one.row_off, other.row_off)
    right = min(one.col_off + one.width, other.col_off + other.width)
    bottom = min(one.row_off + one.height, other.row_off + other.height)
    return Window(left, top, right - left, bottom - top) if right > left and bottom > top else None
