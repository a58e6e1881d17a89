"""Two dates of a block to rows of transitions: a pure function of both rasters, the block, the model and its settings.

probabilities of both dates on cells  ->  probability of change  ->  the output's pixels: transitions, both maps
"""

import math
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np
from rasterio.windows import Window

from ..arrays import on_host
from ..embeddings.field import EmbeddingField
from ..files.write import BLOCK, NO_CLASS, NO_RESPONSE
from ..progress import Progress
from ..scene.polygon_mask import PolygonMask
from ..ssdm.classify import open_cells
from ..ssdm.predict import Predictor
from ..tiles.block import Block
from ..tiles.upsample import Band, bands
from .evidence import AROUND, changed_cells
from .transitions import Transitions, choose, highest, rounded


@dataclass(frozen=True)
class Date:
    """One of two dates, ready to be computed.

    Attributes:
        block: The block as this date is read.
        predictor: Holds the model.
        field: Embedding field; None without one.
    """

    block: Block
    predictor: Predictor
    field: EmbeddingField | None


@dataclass(frozen=True)
class Rows:
    """Finished rows of a block.

    Attributes:
        first: The block's row that they begin with.
        transitions: (h, width) codes, 0 where a date has no data or no polygon lies.
        changed: (h, width) float32 probability of change, -1 there.
        before: (h, width) uint8 class codes of the earlier date, 0 there.
        after: The same of the later date.
    """

    first: int
    transitions: np.ndarray
    changed: np.ndarray
    before: np.ndarray
    after: np.ndarray


@dataclass(frozen=True)
class Compared:
    """Rows of a block after the network. The rest can be computed in any thread.

    Attributes:
        band: Both dates' probabilities and the probability of change.
        transitions: The transitions between the classes.
        threshold: Probability from which a pixel has changed.
        valid: Valid pixels of each date, (h, width) bool; None for all.
        window: The rows' pixels of the output.
        within: Polygons within which pixels are compared; None for all pixels.
    """

    band: Band
    transitions: Transitions
    threshold: float
    valid: tuple[np.ndarray | None, np.ndarray | None]
    window: Window
    within: PolygonMask | None

    def rows(self) -> Rows:
        """The transitions and both maps: interpolated, chosen, masked."""
        count, band = len(self.transitions.classes), self.band
        codes = np.array([entry.code for entry in self.transitions.classes], np.uint8)
        maps = np.empty((2, *band.shape), np.uint8)
        chosen, changed = (np.empty(band.shape, dtype) for dtype in (self.transitions.dtype, np.float32))
        for part, layers in band.pieces():
            probability, dates = rounded(layers[2 * count]), (layers[:count], layers[count : 2 * count])
            places = choose(*dates, probability, self.threshold)
            chosen[part] = self.transitions.code(*(on_host(place).astype(np.int32) for place in places))
            changed[part] = on_host(probability)
            for date, classes in zip(dates, maps):
                place, most = (on_host(found) for found in highest(date))
                classes[part] = codes[place] * (most > 0)
        before, after = maps
        missing = (before == NO_CLASS) | (after == NO_CLASS)
        for valid in self.valid:
            if valid is not None:
                missing |= ~valid
        if self.within is not None:
            missing |= ~self.within.read(self.window)
        for values, nothing in ((chosen, NO_CLASS), (changed, NO_RESPONSE), (before, NO_CLASS), (after, NO_CLASS)):
            values[missing] = nothing
        return Rows(band.first, chosen, changed, before, after)


def compare(
    before: Date,
    after: Date,
    transitions: Transitions,
    threshold: float,
    min_area: float,
    progress: Progress,
    within: PolygonMask | None = None,
) -> Iterator[Compared]:
    """The transitions of a block, from its first row to its last, ``BLOCK`` rows at a time.

    Memory is bounded by the block's width. Close the iterator (``contextlib.closing``) to stop early.

    Args:
        before: The earlier date.
        after: The later date, on the same pixels.
        transitions: The transitions between the model's classes.
        threshold: Probability from which a pixel has changed.
        min_area: Square metres of the smallest region of change, measured in whole cells.
        progress: Called for each tile.
        within: Polygons on the block's output.
    """
    block, model = before.block, before.predictor.model
    layout = block.layout(model)
    rows, columns = block.interpolations(layout)
    least = max(1, math.ceil(min_area / (block.grid.gsd * model.stride) ** 2 - 1e-6))
    margin = AROUND + least - 1
    inner, (outer, _) = block.cells(layout), block.tiles(layout, margin)
    top, left = inner.row_off - outer.row_off, inner.col_off - outer.col_off
    shares = [0.0, 0.0]

    def both(date: int) -> Progress:
        def report(fraction: float, stage: str) -> None:
            shares[date] = fraction
            progress(sum(shares) / 2, "Mapping both dates")

        return report

    with ExitStack() as stack:
        dates = [
            open_cells(stack, date.block, date.predictor, date.field, both(index), within, margin)
            for index, date in enumerate((before, after))
        ]
        cells = changed_cells(
            *(date.blended for date in dates),
            (top, top + inner.height),
            (left, left + inner.width),
            margin,
            threshold,
            least,
        )
        # zip asks for the band first: by then every tile that covers it has been read.
        masks = zip(*(date.masks for date in dates))
        for band, valid, part in zip(bands(cells, rows, columns, BLOCK), masks, block.parts()):
            yield Compared(band, transitions, threshold, valid, part, within)
    progress(1.0, "Mapping both dates")
