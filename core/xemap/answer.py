"""Answering a phrase, after it was read, on the pixels of a block in bounded memory.

parts of the phrase  ->  responses on cells  ->  combined by the relations  ->  the output's pixels, masked, written
"""

from collections.abc import Iterator
from contextlib import ExitStack, closing

import numpy as np
from rasterio.windows import Window

from ..files.write import BLOCK, NO_RESPONSE, AtomicRaster
from ..memory import DeviceMemory
from ..progress import Progress
from ..relations.combine import combine
from ..relations.ground import Ground
from ..relations.reading import Before, Reading
from ..scene.aligned import open_reader
from ..scene.class_mask import ClassMask
from ..scene.polygon_mask import PolygonMask
from ..tiles.block import Block
from ..tiles.threads import ahead, one_thread
from ..tiles.upsample import Band, bands
from .around import cells_around
from .cell_store import CellStore
from .clicks import Clicks
from .features_cache import features_cache
from .response import CellRows, Responder, respond
from .scene_features import Encoder, SceneFeatures

#: Response from which a part of a phrase counts as present, for models whose card does not name one.
THRESHOLD = 0.5
#: Cells to which relations are applied at once, and the fewest rows of them if relations reach far.
STRIP_CELLS, STRIP_ROWS = 4_000_000, 128
#: Steps to which a response is rounded: far finer than its accuracy, and the file takes a quarter of the space and half
#: of the time.
STEPS = 1 << 14
#: Bands of rows that may wait to be written.
WRITES_WAITING = 2


class Answer:
    """Answers a phrase on a block.

    Attributes:
        block: The pixels to compute.
        model: The ReferringModel.
        reading: The phrase as it was read.
        threshold: Response from which a part of the phrase counts as present.
        layout: The scene's tiles.
        features: The scene's features on disk.
        encoder: Computes features.
        responder: Computes the responses to the parts of the phrase.
    """

    def __init__(
        self,
        block: Block,
        model,
        reading: Reading,
        batch: int | None = None,
        before: Block | None = None,
        superlatives_reach: bool = False,
    ):
        """Prepare the answer.

        Args:
            block: The pixels to compute.
            model: The ReferringModel.
            reading: The phrase as it was read.
            batch: Tiles that are encoded at a time; None for the device's default.
            before: The block as the earlier date is read, on the same pixels, for a reading about two dates.
            superlatives_reach: "The largest" is the largest of the scene; False if it is the largest of the block.

        Raises:
            InputError: The text encoder is missing.
        """
        self.block, self.model, self.reading = block, model, reading
        self.threshold = model.card.response.get("threshold", THRESHOLD)
        self.layout = block.layout(model)
        self.features = SceneFeatures(block.grid, model, features_cache())
        memory = DeviceMemory(model.device)
        now = [leaf.phrase for leaf in reading.asked if not isinstance(leaf, Before)]
        self.encoder, self.responder = Encoder(model, batch, memory), Responder(model, now, memory)
        self._earlier: tuple | None = None
        then = [leaf.phrase for leaf in reading.asked if isinstance(leaf, Before)]
        if then:
            features = SceneFeatures(before.grid, model, features_cache())
            coders = Encoder(model, batch, memory), Responder(model, then, memory)
            self._earlier = before.grid, features, *coders
        self._superlatives_reach = superlatives_reach
        self._highest = np.full(len(reading.leaves), -np.inf, np.float32)

    def sharpen(self, clicks: Clicks) -> None:
        """Let clicks sharpen the response to the phrase's first part.

        Of two dates that part's own date is looked at.

        Raises:
            InputError: A click lies outside the scene or on ground without data.
        """
        from .sharpening import sharpen  # loads PyTorch

        date = self.block.grid, self.features, self.encoder, self.responder
        if isinstance(self.reading.asked[0], Before):
            date = self._earlier
        date[-1].sharpening = sharpen(clicks, self.layout, *date)

    @property
    def warnings(self) -> list[str]:
        """Sentences for the user about the run."""
        problems = [self.features.problem] if self.features.problem else []
        shortage = self.encoder.warnings or self.responder.warnings
        return [*self.responder.notes, *shortage, *problems]

    def absent(self, level: float) -> list[str]:
        """The parts of the phrase whose response is below ``level`` wherever it was computed."""
        return [leaf for leaf, highest in zip(self.reading.leaves, self._highest) if highest < level]

    def write(
        self, raster: AtomicRaster, inside: ClassMask | None, polygons: PolygonMask | None, progress: Progress
    ) -> float | None:
        """Compute and write every row.

        A thread interpolates, masks and compresses while the network computes the next rows.

        Args:
            raster: The raster to write.
            inside: Classes outside which the response is 0; None for no limit.
            polygons: Polygons outside which the response is nodata; None for no limit.
            progress: Called for every tile.

        Returns:
            The highest response; None if no pixel is valid.
        """

        def write(item: tuple[Band, Window, np.ndarray | None]) -> float:
            band, window, valid = item
            total, share = band.values()
            valid = share > 0 if valid is None else valid & (share > 0) if self._earlier else valid
            if polygons is not None:
                valid = valid & polygons.read(window)
            values = np.divide(total, share, out=np.zeros_like(total), where=share > 0)
            if inside is not None:
                values *= inside.read(window)
            values = np.rint(values * np.float32(STEPS)) / np.float32(STEPS)
            raster.write(band.first, np.where(valid, values, np.float32(NO_RESPONSE)))
            return float(values.max(initial=-1.0, where=valid))

        parts = self.block.parts()
        with ExitStack() as stack:
            masks = (None for _ in parts)
            if not (self._on_cells or self.block.grid.scene.complete):
                pixels = stack.enter_context(open_reader(self.block.output))
                masking = stack.enter_context(one_thread("mask"))
                masks = ahead(masking, pixels.valid, parts, 1)
            pool = stack.enter_context(one_thread("write"))
            finished = stack.enter_context(closing(self._bands(raster, progress)))
            highest = max(ahead(pool, write, zip(finished, parts, masks), WRITES_WAITING))
        return None if highest < 0 else highest

    @property
    def _on_cells(self) -> bool:
        """The output's pixels are the cells."""
        grid, output, stride = self.block.grid, self.block.output, self.layout.stride
        return (output.scale_x, output.scale_y) == (grid.scale_x * stride, grid.scale_y * stride)

    def _bands(self, raster: AtomicRaster, progress: Progress) -> Iterator[Band]:
        """The response and the share of valid data in it, BLOCK output rows at a time."""
        rows, columns = self.block.interpolations(self.layout)
        with closing(self._combined(raster, progress)) as combined:
            layers = (np.stack([np.nan_to_num(cells), ~np.isnan(cells)]) for cells in combined)
            yield from bands(layers, rows, columns, BLOCK)

    def _combined(self, raster: AtomicRaster, progress: Progress) -> Iterator[np.ndarray]:
        """Rows (h, width) of the cells that the block needs, from the first to the last; NaN is nodata."""
        cells = self.block.cells(self.layout)
        around, reach_cells = cells_around(self.block, self.layout, self.reading, self._superlatives_reach)
        with ExitStack() as stack:
            responses = stack.enter_context(closing(self._responses(around, progress)))
            if not self.reading.has_relations:
                yield from (rows.values[0] for rows in responses)
                return
            store = stack.enter_context(CellStore(raster.folder, around, len(self.reading.leaves)))
            for rows in responses:
                store.append(rows)
            responses.close()
            yield from self._related(store, cells, reach_cells, progress)

    def _related(
        self, store: CellStore, cells: Window, reach_cells: tuple[int, int] | None, progress: Progress
    ) -> Iterator[np.ndarray]:
        """Combine the responses of the parts: rows of ``cells`` from the first to the last."""
        around, leaves = store.cells, self.reading.leaves
        columns = slice(cells.col_off - around.col_off, cells.col_off - around.col_off + cells.width)
        end = cells.row_off + cells.height
        reach_rows = reach_cells[0] if reach_cells else around.height
        height = max(STRIP_CELLS // around.width - 2 * reach_rows, reach_rows, STRIP_ROWS)
        ground = Ground.of_cells(self.block.grid.coarser(self.layout.stride), around)
        extent = None
        if self.reading.has_superlative and not self._superlatives_reach:  # then all rows are combined at once
            row = cells.row_off - around.row_off
            extent = slice(row, row + cells.height), columns
        for top in range(cells.row_off, end, height):
            progress(1.0, "Combining the parts")
            bottom = min(end, top + height)
            first = max(around.row_off, top - reach_rows)
            last = min(around.row_off + around.height, bottom + reach_rows)
            parts = dict(zip(leaves, store.read(first, last)))
            here = ground.of_window(first, around.col_off, last - first, around.width)
            combined = combine(self.reading, parts, here, self.threshold, extent)
            yield combined[top - first : bottom - first, columns]

    def _responses(self, cells: Window, progress: Progress) -> Iterator[CellRows]:
        """The responses of ``cells`` to the parts of the phrase."""
        tiles = self.layout.tiles_for(cells)

        def on_tile(index: int) -> None:
            progress(index / len(tiles), "Encoding the scene" if self.features.computed else "Answering")

        rows = respond(cells, self.layout, self.block.grid, self.features, self.encoder, self.responder, on_tile)
        if self._earlier:
            rows = self._both(rows, respond(cells, self.layout, *self._earlier, lambda index: None))
        with closing(rows) as finished:
            for part in finished:
                np.fmax(self._highest, np.fmax.reduce(part.values, axis=(1, 2), initial=-np.inf), out=self._highest)
                yield part

    def _both(self, now: Iterator[CellRows], then: Iterator[CellRows]) -> Iterator[CellRows]:
        """The responses of both dates in the order of the reading's leaves."""
        then_or_now = [isinstance(leaf, Before) for leaf in self.reading.asked]
        with closing(now), closing(then):
            for later, earlier in zip(now, then, strict=True):  # one layout, so the same rows
                sides = iter(later.values), iter(earlier.values)
                yield CellRows(later.first, np.stack([next(sides[side]) for side in then_or_now]))

    @property
    def encode_seconds(self) -> float:
        """Seconds in the image network."""
        return self.encoder.forward_seconds + (self._earlier[2].forward_seconds if self._earlier else 0.0)
