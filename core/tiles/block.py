"""A block of a scene: the pixels that a run computes, and the tiles that they need."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from rasterio.windows import Window

from ..errors import InputError
from ..files.write import BLOCK
from ..scene.grid import ModelGrid, choose_gsd
from ..scene.scene import Scene
from .tiles import Tile, TileLayout
from .upsample import Interpolation

#: Bytes for the rows of cells of a strip, how often they are held at once (measured), and the fewest tiles of a strip.
STRIP_BYTES, COPIES, FEWEST_TILES = 128 << 20, 9, 6


@dataclass(frozen=True)
class Block:
    """The pixels to compute.

    Attributes:
        grid: Grid on which the model reads the scene.
        output: Grid of the result: ``grid`` itself or another grid of the same scene, usually its own.
        window: The pixels of ``output``.
    """

    grid: ModelGrid
    output: ModelGrid
    window: Window

    @classmethod
    def of(
        cls,
        scene: Scene,
        model,
        pixels: str,
        grids: Mapping[str, float | None],
        bounds=None,
        bounds_crs=None,
        window: Sequence[int] | None = None,
    ) -> "Block":
        """The block of an extent.

        Args:
            scene: The scene.
            model: The model that will read it.
            pixels: Name of the output's grid.
            grids: The grids to choose from by name: model pixels to a pixel; None for the scene's own grid.
            bounds: Extent (x_min, y_min, x_max, y_max); None for the whole scene.
            bounds_crs: CRS of ``bounds``; None for the scene's own.
            window: Pixels of the output's grid (first column, first row, width, height), in place of ``bounds``.

        Raises:
            InputError: There is no such grid, or the extent or the resolution does not fit.
        """
        if pixels not in grids:
            raise InputError(f"The grid {pixels!r} is not known: choose {' or '.join(grids)}.")
        grid = ModelGrid(scene, choose_gsd(scene.gsd, model.card))
        step = grids[pixels]
        output = grid.native() if step is None else grid if step == 1 else grid.coarser(step)
        if window is not None:
            return cls(grid, output, _checked(window, output))
        whole = output.window if bounds is None else output.window_of_bounds(bounds, bounds_crs)
        return cls(grid, output, Window(*(int(side) for side in whole.flatten())))

    def layout(self, model) -> TileLayout:
        """The tiles of the whole scene."""
        return TileLayout.of(self.grid.width, self.grid.height, model.tile, model.card.overlap, model.stride)

    def interpolations(self, layout: TileLayout) -> tuple[Interpolation, Interpolation]:
        """The interpolation of the window's rows and columns between the cells of the scene's probabilities."""
        top, left = self.window.row_off, self.window.col_off
        down = self.output.scale_y / (self.grid.scale_y * layout.stride)
        along = self.output.scale_x / (self.grid.scale_x * layout.stride)
        return (
            Interpolation.between(top, top + self.window.height, down, layout.rows.cells),
            Interpolation.between(left, left + self.window.width, along, layout.columns.cells),
        )

    def cells(self, layout: TileLayout) -> Window:
        """The cells of the scene's probabilities that the window needs."""
        (top, bottom), (left, right) = (side.cells for side in self.interpolations(layout))
        return Window(left, top, right - left, bottom - top)

    def tiles(self, layout: TileLayout, margin: int = 0) -> tuple[Window, list[Tile]]:
        """The cells of the scene's probabilities that the window needs, with a margin around them, and their tiles."""
        left, top, width, height = self.cells(layout).flatten()
        right, bottom = min(left + width + margin, layout.columns.cells), min(top + height + margin, layout.rows.cells)
        left, top = max(left - margin, 0), max(top - margin, 0)
        cells = Window(left, top, right - left, bottom - top)
        return cells, layout.tiles_for(cells)

    def strips(self, model) -> "list[Block]":
        """The window in strips of columns, so that its rows of cells take about ``STRIP_BYTES``; mostly one strip.

        Each pixel has the same value as in the whole window. Neighbouring strips compute the tiles at their border
        twice, so none is narrower than ``FEWEST_TILES`` tiles.
        """
        layout, classes = self.layout(model), len(model.card.classes)
        down = self.output.scale_y / (self.grid.scale_y * layout.stride)
        along = self.output.scale_x / (self.grid.scale_x * layout.stride)
        column = 4 * classes * COPIES * along * max(layout.tile / layout.stride, BLOCK * down)
        widest = max(STRIP_BYTES / column, FEWEST_TILES * layout.tile / (along * layout.stride))
        left, top, width, height = self.window.flatten()
        count = math.ceil(width / widest)
        side = math.ceil(width / count / BLOCK) * BLOCK  # whole blocks of the file
        return [
            replace(self, window=Window(left + start, top, min(side, width - start), height))
            for start in range(0, width, side)
        ]

    def parts(self) -> list[Window]:
        """The window in parts of BLOCK rows."""
        end = self.window.row_off + self.window.height
        starts = range(self.window.row_off, end, BLOCK)
        return [Window(self.window.col_off, start, self.window.width, min(BLOCK, end - start)) for start in starts]

    def seen_from(self, tile: Tile, layout: TileLayout, margin: int = 0) -> tuple[float, float, float, float]:
        """A box (x0, y0, x1, y1), in pixels of ``output``, around the centres of all pixels that need ``tile``.

        ``margin``: cells around its own that a pixel needs.
        """
        # A pixel lies between the cells that it is interpolated from, so one of them may be a cell away.
        along, down = self.grid.scale_x / self.output.scale_x, self.grid.scale_y / self.output.scale_y
        reach = (1 + margin) * layout.stride
        left, top = tile.window.col_off - reach, tile.window.row_off - reach
        right, bottom = left + layout.tile + 2 * reach, top + layout.tile + 2 * reach
        return left * along, top * down, right * along, bottom * down

    def record(self, model, pixels: str) -> dict:
        """The run record's part about scene, extent, model and device; ``pixels`` as in ``of``."""
        scene, card, runtime, device = self.grid.scene, model.card, model.runtime, model.device
        return {
            "task": card.task,
            "scene": scene.path,
            "scene_fingerprint": scene.fingerprint,
            "bands": list(scene.bands),
            "value_scaling": asdict(scene.scaling),
            "model": card.name,
            "model_version": card.version,
            "model_sha256": card.weights_sha256,
            "extent": list(self.output.bounds_of(self.window)),
            "crs": scene.crs.to_string() if scene.crs else "",
            "size": [self.window.width, self.window.height],
            "grid": pixels,
            "scene_gsd": scene.gsd,
            "model_gsd": self.grid.gsd,
            "device": runtime.id,
            "device_name": _card_name(device) if device.type == "cuda" else runtime.id,
            "runtime": runtime.name,
            "precision": runtime.precision,
        }


def _card_name(device) -> str:
    import torch

    return torch.cuda.get_device_name(device)


def _checked(window: Sequence[int], grid: ModelGrid) -> Window:
    """A window of a grid. Raises InputError if it does not lie in it."""
    left, top, width, height = window
    if min(left, top) < 0 or min(width, height) < 1 or left + width > grid.width or top + height > grid.height:
        raise InputError(
            f"The window {left} {top} {width} {height} does not lie in the {grid.width} × {grid.height} pixels of "
            f"{grid.scene.name}: plan the job again."
        )
    return Window(left, top, width, height)
