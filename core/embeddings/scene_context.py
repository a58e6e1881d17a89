"""The scene context: an embedding field that our own small network computes from a wide, coarse view of the scene."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable

import numpy as np
from rasterio.windows import Window

from ..arrays import HOST, on_host
from ..memory import DeviceMemory
from ..scene.aligned import open_reader
from ..scene.grid import ModelGrid
from ..scene.part import View, view_of
from ..scene.read import Patch
from .field import FieldPatch, renormalise

#: The view's GSD over the model's GSD.
CONTEXT_FACTOR = 4
#: View pixels per field cell; a cell is CONTEXT_FACTOR · CONTEXT_STRIDE = 16 model pixels, the mapping network's
#: token.
CONTEXT_STRIDE = 4

#: Model pixels per cell.
CELL = CONTEXT_FACTOR * CONTEXT_STRIDE
#: Side of a view in its own pixels, and the border of it that only gives context to the cells inside.
VIEW, MARGIN = 256, 32
#: Side of the inner part of a view, in cells.
BLOCK = (VIEW - 2 * MARGIN) // CONTEXT_STRIDE
#: Blocks kept (0.6 MB each): enough for a row of blocks of a raster 40,000 model pixels wide.
CACHED_BLOCKS = 64


def context_view(grid: ModelGrid, window: Window) -> View:
    """What the field under a window of the model grid reads of the coarse view."""
    coarse, side, starts = grid.coarser(CONTEXT_FACTOR), BLOCK * CONTEXT_STRIDE, []
    for first, length, size in (
        (window.row_off, window.height, coarse.height),
        (window.col_off, window.width, coarse.width),
    ):
        last = (int(first + length) + CELL - 1) // CELL  # a cell more, for tiles off the lattice
        blocks = range(int(first) // CELL // BLOCK, last // BLOCK + 1)
        starts.append([block * side - MARGIN for block in blocks if block * side - MARGIN < size])
    return view_of(coarse, *starts, VIEW)


class SceneContext:
    """The context field of a scene on a model grid. A context manager; for one thread at a time.

    The field is computed in fixed blocks of the grid, one view at a time, so that a cell never depends on the window
    that reads it. Blocks are kept for the next windows.
    """

    name = "Scene context"
    source = family = "scene-context"
    year = None
    licence = "as the scene"
    attribution = ""

    def __init__(
        self,
        grid: ModelGrid,
        network: Callable,
        dimensions: int,
        device=HOST,
        memory: DeviceMemory | None = None,
    ):
        """Make the field of a scene.

        Args:
            grid: The model's grid of the scene.
            network: From a view (1, 3, V, V) uint8 and its valid pixels (1, V, V) bool to unit vectors
                (1, D, V/4, V/4) float32.
            dimensions: D.
            device: The device that the network computes on.
            memory: The device's memory, if other networks of the run share it.
        """
        self.grid = grid
        self.network = network
        self._memory = memory or DeviceMemory(device)
        self.dimensions = dimensions
        self.pixel_size = grid.gsd * CELL
        self._reader = open_reader(grid.coarser(CONTEXT_FACTOR), cache_bytes=16 << 20)
        self._blocks: OrderedDict[tuple[int, int], FieldPatch] = OrderedDict()
        #: Number of blocks that the network has computed, and the seconds for them.
        self.computed, self.forward_seconds = 0, 0.0

    def __enter__(self) -> "SceneContext":
        self._reader.__enter__()
        return self

    def __exit__(self, *failure) -> None:
        self.forget()
        self._reader.__exit__(*failure)

    @property
    def block_side(self) -> int:
        """Side, in model pixels, of the area that one forward pass computes."""
        return BLOCK * CELL

    def forget(self) -> None:
        """Drop the kept blocks; they are computed again when needed."""
        self._blocks.clear()

    def read(self, grid: ModelGrid, window: Window, stride: int) -> FieldPatch:
        """Sample the field; see ``EmbeddingField.read``. ``grid`` is the one that this field was made for.

        Raises:
            ValueError: ``stride`` is not CELL.
        """
        if stride != CELL:
            raise ValueError(f"the scene context has cells of {CELL} model pixels, not {stride}")
        row, down = divmod(int(window.row_off), CELL)
        column, right = divmod(int(window.col_off), CELL)
        height, width = math.ceil(window.height / CELL), math.ceil(window.width / CELL)
        if not (down or right):
            return self._cells(row, column, height, width)
        # Off the lattice: every cell lies between four of the lattice, always at the same fraction.
        patch = self._cells(row, column, height + 1, width + 1)
        values = np.zeros((self.dimensions, height, width), np.float32)
        weight = np.zeros((height, width), np.float32)
        for rows, share_y in ((slice(0, -1), 1 - down / CELL), (slice(1, None), down / CELL)):
            for columns, share_x in ((slice(0, -1), 1 - right / CELL), (slice(1, None), right / CELL)):
                share = np.float32(share_y * share_x) * patch.valid[rows, columns]
                values += patch.values[:, rows, columns] * share
                weight += share
        return renormalise(values, weight >= 0.5)

    def _cells(self, row: int, column: int, height: int, width: int) -> FieldPatch:
        """The lattice's cells from (row, column) on."""
        values = np.zeros((self.dimensions, height, width), np.float32)
        valid = np.zeros((height, width), bool)
        for block_row in range(row // BLOCK, (row + height - 1) // BLOCK + 1):
            for block_column in range(column // BLOCK, (column + width - 1) // BLOCK + 1):
                block = self._block(block_row, block_column)
                top, left = block_row * BLOCK - row, block_column * BLOCK - column
                rows = slice(max(0, top), min(height, top + BLOCK))
                columns = slice(max(0, left), min(width, left + BLOCK))
                inside = (slice(rows.start - top, rows.stop - top), slice(columns.start - left, columns.stop - left))
                values[:, rows, columns] = block.values[(slice(None), *inside)]
                valid[rows, columns] = block.valid[inside]
        return FieldPatch(values, valid)

    def _block(self, row: int, column: int) -> FieldPatch:
        key = (row, column)
        if key in self._blocks:
            self._blocks.move_to_end(key)
            return self._blocks[key]
        block = self._compute(row, column)
        self._blocks[key] = block
        if len(self._blocks) > CACHED_BLOCKS:
            self._blocks.popitem(last=False)
        return block

    def _compute(self, row: int, column: int) -> FieldPatch:
        side = BLOCK * CONTEXT_STRIDE
        coarse = self._reader.grid
        window = Window(column * side - MARGIN, row * side - MARGIN, VIEW, VIEW)
        empty = FieldPatch(np.zeros((self.dimensions, BLOCK, BLOCK), np.float32), np.zeros((BLOCK, BLOCK), bool))
        if window.col_off + VIEW <= 0 or window.row_off + VIEW <= 0:
            return empty
        if window.col_off >= coarse.width or window.row_off >= coarse.height:
            return empty
        patch = self._reader.read(window)
        if not patch.valid.any():
            return empty
        began = time.perf_counter()
        computed = self._memory.run(lambda: self._embed(patch))
        self.computed += 1
        self.forward_seconds += time.perf_counter() - began
        return computed

    def _embed(self, patch: Patch) -> FieldPatch:
        """The cells inside a view."""
        field = on_host(self.network(patch.image[None], patch.valid[None]))
        first, last = MARGIN // CONTEXT_STRIDE, MARGIN // CONTEXT_STRIDE + BLOCK
        pixels = patch.valid[MARGIN : MARGIN + BLOCK * CONTEXT_STRIDE, MARGIN : MARGIN + BLOCK * CONTEXT_STRIDE]
        cells = pixels.reshape(BLOCK, CONTEXT_STRIDE, BLOCK, CONTEXT_STRIDE)
        cell_valid = 2 * np.count_nonzero(cells, axis=(1, 3)) >= CONTEXT_STRIDE**2
        values = field[0, :, first:last, first:last].astype(np.float32) * cell_valid
        return FieldPatch(values, cell_valid)
