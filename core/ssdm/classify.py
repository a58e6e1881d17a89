"""A block of a scene to rows of classes: a pure function of the raster, the block, the model and its settings.

    reader thread: tiles of image and field  ->  network  ->  blended probabilities  ->  classes of the output's pixels

Nothing here knows of files to write, so blocks can be computed anywhere and put together.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import numpy as np
from rasterio.windows import Window
from torch import Tensor

from ..embeddings.field import EmbeddingField
from ..progress import Progress, silent
from ..scene.blend import blend_rows
from ..scene.grid import ModelGrid
from ..scene.read import SceneReader
from ..scene.tiles import Tile, TileLayout
from ..scene.upsample import Band, Interpolation, bands
from ..scene.write import BLOCK, NO_CLASS, NO_CONFIDENCE
from .predict import Predictor


@dataclass(frozen=True)
class Block:
    """What to compute: ``window`` (pixels of ``output``), seen by the model on ``grid``.

    ``output`` is ``grid`` itself or another grid of the same scene, usually its own.
    """

    grid: ModelGrid
    output: ModelGrid
    window: Window

    def layout(self, model) -> TileLayout:
        """The tiles of the whole scene."""
        return TileLayout.of(self.grid.width, self.grid.height, model.tile, model.card.overlap, model.stride)

    def interpolations(self, layout: TileLayout) -> tuple[Interpolation, Interpolation]:
        """How the window's rows and columns lie between the cells of the scene's probabilities."""
        top, left = self.window.row_off, self.window.col_off
        down = self.output.scale_y / (self.grid.scale_y * layout.stride)
        along = self.output.scale_x / (self.grid.scale_x * layout.stride)
        return (
            Interpolation.between(top, top + self.window.height, down, layout.rows.cells),
            Interpolation.between(left, left + self.window.width, along, layout.columns.cells),
        )

    def tiles(self, layout: TileLayout) -> tuple[Window, list[Tile]]:
        """The cells of the scene's probabilities that the window needs, and the tiles that they need."""
        (top, bottom), (left, right) = (side.cells for side in self.interpolations(layout))
        cells = Window(left, top, right - left, bottom - top)
        return cells, layout.tiles_for(cells)


@dataclass(frozen=True)
class Rows:
    """Finished rows of a block from its row ``first`` on.

    ``classes`` (h, width) uint8 codes, 0 where the scene has no data; ``percent`` (h, width) uint8, the probability of
    the class in per cent, 255 where the scene has no data.
    """

    first: int
    classes: np.ndarray
    percent: np.ndarray


@dataclass(frozen=True)
class Blended:
    """Rows of a block with which the network is done. What is left can be computed in any thread."""

    band: Band
    codes: tuple[int, ...]
    valid: np.ndarray | None

    def rows(self) -> Rows:
        """The classes: interpolated, chosen, masked."""
        classes, percent = (part.cpu().numpy() for part in self.band.classes(self.codes))
        if self.valid is not None:
            classes *= self.valid
        percent[classes == NO_CLASS] = NO_CONFIDENCE
        return Rows(self.band.first, classes, percent)


def classify(
    block: Block, predictor: Predictor, field: EmbeddingField | None = None, progress: Progress = silent
) -> Iterator[Blended]:
    """The classes of ``block``, from its first row to its last, ``BLOCK`` rows at a time.

    ``predictor`` holds the model; ``field`` is read in the reader's thread. ``progress`` hears of the tiles.
    Memory is bounded by the block's width. Close the iterator (``contextlib.closing``) to stop early.
    """
    model, grid = predictor.model, block.grid
    layout = block.layout(model)
    rows, columns = block.interpolations(layout)
    cells, tiles = block.tiles(layout)
    parts = _parts(block.window)
    with ExitStack() as stack:
        reader = stack.enter_context(SceneReader(grid))
        reading = stack.enter_context(one_thread("read"))

        def read(tile: Tile):
            patch = reader.read(tile.window)
            if not patch.valid.any():
                return None
            return patch, None if field is None else field.read(grid, tile.window, model.field_stride)

        patches = _ahead(reading, read, tiles, 2 * predictor.size)
        if grid.scene.complete:
            masks = (None for _ in parts)
        elif block.output.scale_x == grid.scale_x and block.output.scale_y == grid.scale_y:
            gathered = _TileMasks(block.window)
            patches = gathered.noting(tiles, patches)
            masks = (gathered.take(part.height) for part in parts)
        else:
            output = stack.enter_context(SceneReader(block.output))
            masking = stack.enter_context(one_thread("mask"))
            masks = _ahead(masking, lambda part: output.read(part).valid, parts, 1)
        predictions = _predictions(tiles, patches, predictor, progress)
        codes = tuple(entry.code for entry in model.card.classes)
        blended = blend_rows(predictions, layout, cells, len(codes), model.device)
        # zip asks for the band first: by then every tile that covers it has been read.
        for band, valid in zip(bands(blended, rows, columns, BLOCK), masks):
            yield Blended(band, codes, valid)


def _predictions(
    tiles: list[Tile], patches: Iterable, predictor: Predictor, progress: Progress
) -> Iterator[tuple[Tile, Tensor | None]]:
    """Tiles with their probabilities, in order; None for a tile without a valid pixel."""
    waiting = []
    for done, (tile, patch) in enumerate(zip(tiles, patches)):
        progress(done / len(tiles), "Mapping")
        waiting.append((tile, patch))
        inputs = [patch for _, patch in waiting if patch is not None]
        if len(inputs) >= predictor.size or done + 1 == len(tiles):
            found = iter(predictor(inputs))
            yield from ((tile, None if patch is None else next(found)) for tile, patch in waiting)
            waiting.clear()
    progress(1.0, "Mapping")


class _TileMasks:
    """The valid pixels of a window, gathered from tiles as they are read and given up band by band."""

    def __init__(self, window: Window):
        self._window = window
        self._first = 0  # the window's row that the gathered rows begin with
        self._rows = np.zeros((0, window.width), bool)

    def noting(self, tiles: Iterable[Tile], patches: Iterable) -> Iterator:
        """``patches`` as they come, each noted."""
        for tile, patch in zip(tiles, patches):
            if patch is not None:
                self._note(tile.window, patch[0].valid)
            yield patch

    def _note(self, tile: Window, valid: np.ndarray) -> None:
        top, left = tile.row_off - self._window.row_off, tile.col_off - self._window.col_off
        y0, y1 = max(top, self._first), min(top + tile.height, self._window.height)
        x0, x1 = max(left, 0), min(left + tile.width, self._window.width)
        if y0 >= y1 or x0 >= x1:
            return
        self._reach(y1)
        self._rows[y0 - self._first : y1 - self._first, x0:x1] = valid[y0 - top : y1 - top, x0 - left : x1 - left]

    def _reach(self, end: int) -> None:
        missing = end - self._first - len(self._rows)
        if missing > 0:
            self._rows = np.concatenate([self._rows, np.zeros((missing, self._window.width), bool)])

    def take(self, height: int) -> np.ndarray:
        """The next ``height`` rows, (height, width) bool."""
        self._reach(self._first + height)
        taken, self._rows = self._rows[:height], self._rows[height:].copy()
        self._first += height
        return taken


def _parts(window: Window) -> list[Window]:
    """``window`` in parts of BLOCK rows."""
    end = window.row_off + window.height
    starts = range(window.row_off, end, BLOCK)
    return [Window(window.col_off, start, window.width, min(BLOCK, end - start)) for start in starts]


@contextmanager
def one_thread(name: str) -> Iterator[ThreadPoolExecutor]:
    """A thread whose waiting work is dropped, not finished, when the context is left."""
    pool = ThreadPoolExecutor(1, thread_name_prefix=name)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _ahead(pool: ThreadPoolExecutor, work: Callable, items: Iterable, depth: int) -> Iterator:
    """``work`` of each item in order, done in ``pool`` up to ``depth`` items before they are asked for."""
    running = deque()
    for item in items:
        running.append(pool.submit(work, item))
        if len(running) > depth:
            yield running.popleft().result()
    while running:
        yield running.popleft().result()
