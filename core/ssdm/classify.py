"""A block of a scene to rows of classes: a pure function of the raster, the block, the model and its settings.

    reader thread: tiles of image and field  ->  network  ->  blended probabilities  ->  classes of the output's pixels

No file is written here, so blocks can be computed anywhere and put together.
"""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass

import numpy as np
from rasterio.windows import Window

from ..arrays import on_host
from ..embeddings.field import EmbeddingField
from ..files.write import BLOCK, NO_CLASS, NO_CONFIDENCE
from ..progress import Progress, silent
from ..scene.aligned import open_reader
from ..scene.extra_bands import reader_for
from ..scene.polygon_mask import PolygonMask
from ..tiles.batches import in_batches, known_first
from ..tiles.blend import blend_rows
from ..tiles.block import Block
from ..tiles.masks import TileMasks
from ..tiles.threads import ahead, one_thread
from ..tiles.tiles import Tile
from ..tiles.upsample import Band, bands
from .predict import Predictor


@dataclass(frozen=True)
class Rows:
    """Finished rows of a block.

    Attributes:
        first: The block's row that they begin with.
        classes: (h, width) uint8 codes, 0 where the scene has no data or no polygon lies.
        percent: (h, width) uint8, the probability of the class in per cent, 255 where ``classes`` is 0.
    """

    first: int
    classes: np.ndarray
    percent: np.ndarray


@dataclass(frozen=True)
class Blended:
    """Rows of a block after the network. The rest can be computed in any thread.

    Attributes:
        band: The blended probabilities.
        codes: Raster codes of the classes.
        valid: (h, width) bool, valid pixels; None if all are.
        window: The rows' pixels of the output.
        within: Polygons within which pixels get a class; None for all pixels.
    """

    band: Band
    codes: tuple[int, ...]
    valid: np.ndarray | None
    window: Window
    within: PolygonMask | None

    def rows(self) -> Rows:
        """The classes: interpolated, chosen, masked."""
        classes, percent = map(on_host, self.band.classes(self.codes))
        if self.valid is not None:
            classes *= self.valid
        if self.within is not None:
            classes *= self.within.read(self.window)
        percent[classes == NO_CLASS] = NO_CONFIDENCE
        return Rows(self.band.first, classes, percent)


def classify(
    block: Block,
    predictor: Predictor,
    field: EmbeddingField | None = None,
    progress: Progress = silent,
    within: PolygonMask | None = None,
) -> Iterator[Blended]:
    """The classes of a block, from its first row to its last, ``BLOCK`` rows at a time.

    Memory is bounded by the block's width (``Block.strips``). Close it (``contextlib.closing``) to stop early.

    Args:
        block: The pixels to compute.
        predictor: Holds the model.
        field: Embedding field, read in the reader's thread.
        progress: Called for each tile.
        within: Polygons on the block's output. Tiles that none of their pixels needs are neither read nor predicted;
            the other tiles give the same results as without polygons.
    """
    rows, columns = block.interpolations(block.layout(predictor.model))
    codes = tuple(entry.code for entry in predictor.model.card.classes)
    with ExitStack() as stack:
        cells = open_cells(stack, block, predictor, field, progress, within)
        # zip asks for the band first: by then every tile that covers it has been read.
        for band, valid, part in zip(bands(cells.blended, rows, columns, BLOCK), cells.masks, block.parts()):
            yield Blended(band, codes, valid, part, within)
    progress(1.0, "Mapping")


@dataclass(frozen=True)
class Cells:
    """The probabilities of a block on cells, and its masks, row by row.

    Attributes:
        blended: (C, rows, width) float32, of either library, for the cells that the block needs and the margin around
            them.
        masks: For each of ``block.parts()`` the (h, w) valid pixels, None if all are. Ask for one only after all cells
            that its pixels need.
    """

    blended: Iterator
    masks: Iterator[np.ndarray | None]


def open_cells(
    stack: ExitStack,
    block: Block,
    predictor: Predictor,
    field: EmbeddingField | None,
    progress: Progress,
    within: PolygonMask | None,
    margin: int = 0,
) -> Cells:
    """Begin to compute the probabilities of a block, until ``stack`` closes.

    Args:
        stack: Keeps the files and threads open.
        block: The pixels to compute.
        predictor: Holds the model.
        field: Embedding field, read in the reader's thread.
        progress: Called for each tile.
        within: As of ``classify``.
        margin: Cells around those that the block needs.
    """
    model, grid = predictor.model, block.grid
    layout, parts = block.layout(model), block.parts()
    cells, tiles = block.tiles(layout, margin)
    reader = stack.enter_context(reader_for(grid, predictor.extra, model.stride))
    reading = stack.enter_context(one_thread("read"))

    def read(tile: Tile):
        if within is not None and not within.meets(*block.seen_from(tile, layout, margin)):
            return None
        patch = reader.read(tile.window)
        if not patch.valid.any():
            return None
        return patch, None if field is None else field.read(grid, tile.window, model.field_stride)

    patches = ahead(reading, read, tiles, 2 * predictor.size)
    if grid.scene.complete:
        masks = (None for _ in parts)
    elif block.output.scale_x == grid.scale_x and block.output.scale_y == grid.scale_y:
        gathered = TileMasks(block.window)
        patches = gathered.noting(tiles, patches)
        masks = (gathered.take(part.height) for part in parts)
    else:
        output = stack.enter_context(open_reader(block.output))
        masking = stack.enter_context(one_thread("mask"))

        def mask(part: Window) -> np.ndarray | None:
            return output.valid(part) if within is None or within.read(part).any() else None

        masks = ahead(masking, mask, parts, 1)
    inputs = known_first(predictor, patches)
    predictions = in_batches(tiles, inputs, predictor, lambda done: progress(done / len(tiles), "Mapping"))
    blended = blend_rows(predictions, layout, cells, len(model.card.classes), model.device)
    return Cells(stack.enter_context(closing(blended)), masks)
