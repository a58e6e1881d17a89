"""Reading a scene on a model's grid, so that a pixel's value never depends on the window it is read through."""

import math
from collections import OrderedDict
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Optional

import numpy as np
import rasterio
from rasterio.enums import Resampling
from rasterio.windows import Window

from ..errors import InputError
from ..geo.rasters import FAILURES, reading
from .bands import read_bands
from .grid import ModelGrid
from .nodata import HUGE, is_colour, nodata_mask, without_specks

#: Decoded blocks kept (4 bytes a pixel): two rows of tiles on a raster 20,000 pixels wide.
CACHE_BYTES = 96 << 20
#: Side of a block in model pixels, and how much of the file one block may decode at once.
BLOCK_SIDE = 512
BLOCK_BYTES = 32 << 20


@dataclass(frozen=True)
class Patch:
    """A window of a scene.

    Attributes:
        image: (3, h, w) uint8, red, green and blue. Invalid pixels are 0; beyond the scene's edge it is mirrored.
        valid: (h, w) bool, False beyond the scene's edge.
        extra: (k, cells, cells) float32, further bands (core/scene/extra_bands.py); None without any.
    """

    image: np.ndarray
    valid: np.ndarray
    extra: Optional[np.ndarray] = None


class SceneReader:
    """Reads a scene on a grid. A context manager, for one thread at a time.

    The model grid is cut into fixed blocks; each is decoded, resampled, scaled and masked as a whole, and kept for the
    windows that come next. So a walk row by row decodes the file once, and a resampling filter does the same at a
    border for every window.
    """

    def __init__(self, grid: ModelGrid, cache_bytes: int = CACHE_BYTES):
        self.grid = grid
        self.cache_bytes = cache_bytes
        self._blocks: OrderedDict[tuple[int, int], tuple[np.ndarray, Optional[np.ndarray]]] = OrderedDict()
        self._held = 0
        self._stack: Optional[ExitStack] = None

    def __enter__(self) -> "SceneReader":
        scene = self.grid.scene
        with ExitStack() as stack:
            try:
                self._file, self._step_x, self._step_y = _open_for(self.grid, stack)
            except FAILURES as error:
                raise InputError(f"{scene.path} can no longer be opened; check that it is still there.") from error
            self._block_rows, self._block_columns = _block_shape(self._file, self.grid, self._step_x, self._step_y)
            if self._block_columns >= self.grid.width:
                # Blocks of whole rows: a row of tiles must fit, or each tile decodes all of it again.
                self.cache_bytes = max(self.cache_bytes, 4 * self.grid.width * (1024 + self._block_rows))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *exception) -> None:
        self._blocks.clear()
        self._held = 0
        if self._stack:
            self._stack.close()
            self._stack = None

    def read(self, window: Window) -> Patch:
        """The pixels of a window of the grid, which may stick out of it on any side.

        Raises:
            InputError: The file cannot be read there.
        """
        height, width = int(window.height), int(window.width)
        r0, c0 = int(window.row_off), int(window.col_off)
        if min(r0, c0) >= 0 and r0 + height <= self.grid.height and c0 + width <= self.grid.width:
            return Patch(*self._cut(r0, c0, height, width))
        rows, columns = mirrored(r0, height, self.grid.height), mirrored(c0, width, self.grid.width)
        top, left = int(rows.min()), int(columns.min())
        image, valid = self._cut(top, left, int(rows.max()) - top + 1, int(columns.max()) - left + 1)
        take = np.ix_(rows - top, columns - left)
        inside = np.outer(_within(r0, height, self.grid.height), _within(c0, width, self.grid.width))
        return Patch(image[(slice(None), *take)], valid[take] & inside)

    def valid(self, window: Window) -> np.ndarray:
        """The mask (h, w) that ``read`` returns, without decoding a scene in which every pixel is valid."""
        if not self.grid.scene.complete:
            return self.read(window).valid
        rows = _within(int(window.row_off), int(window.height), self.grid.height)
        return np.outer(rows, _within(int(window.col_off), int(window.width), self.grid.width))

    def _cut(self, r0: int, c0: int, height: int, width: int) -> tuple[np.ndarray, np.ndarray]:
        """A window inside the grid, put together from blocks."""
        image = np.empty((3, height, width), np.uint8)
        valid = np.ones((height, width), bool)
        rows, columns = self._block_rows, self._block_columns
        for i in range(r0 // rows, (r0 + height - 1) // rows + 1):
            for j in range(c0 // columns, (c0 + width - 1) // columns + 1):
                block, mask = self._block(i, j)
                y, x = i * rows, j * columns
                source = (
                    slice(max(r0 - y, 0), min(r0 + height - y, block.shape[1])),
                    slice(max(c0 - x, 0), min(c0 + width - x, block.shape[2])),
                )
                target = (
                    slice(source[0].start + y - r0, source[0].stop + y - r0),
                    slice(source[1].start + x - c0, source[1].stop + x - c0),
                )
                image[(slice(None), *target)] = block[(slice(None), *source)]
                if mask is not None:
                    valid[target] = mask[source]
        return image, valid

    def _block(self, i: int, j: int) -> tuple[np.ndarray, Optional[np.ndarray]]:
        """A block's image and its valid mask; None if all is valid."""
        if (i, j) in self._blocks:
            self._blocks.move_to_end((i, j))
            return self._blocks[i, j]
        image, valid = self._load(i * self._block_rows, j * self._block_columns)
        if valid.all():
            valid = None
        else:
            image = np.where(valid, image, np.uint8(0))
        self._blocks[i, j] = image, valid
        self._held += image.nbytes + (0 if valid is None else valid.nbytes)
        while self._held > self.cache_bytes and len(self._blocks) > 1:
            old, mask = self._blocks.popitem(last=False)[1]
            self._held -= old.nbytes + (0 if mask is None else mask.nbytes)
        return image, valid

    def _load(self, r0: int, c0: int) -> tuple[np.ndarray, np.ndarray]:
        """A block as a model sees it, from its first row and column on, and where it is valid."""
        with reading(self._file):
            values, valid = self._decode(r0, c0)
        return self.grid.scene.scaling.apply(values), valid

    def _decode(self, r0: int, c0: int) -> tuple[np.ndarray, np.ndarray]:
        """A block's stored values, and where they are valid."""
        scene, file = self.grid.scene, self._file
        height = min(self._block_rows, self.grid.height - r0)
        width = min(self._block_columns, self.grid.width - c0)
        rows, y, tall = _whole_steps(r0, height, self._step_y, file.height)
        columns, x, wide = _whole_steps(c0, width, self._step_x, file.width)
        window = Window(x, y, wide, tall)
        if self.grid.plain:
            values, valid = self._plain(window)
        elif scene.own_mask:
            values, valid = self._resampled(window, self._shape(rows, columns))
        else:
            place = {"window": window}
            if (self._step_x, self._step_y) != (1.0, 1.0):
                place |= self._shape(rows, columns)
            bands = [*scene.bands, scene.alpha] if scene.alpha else list(scene.bands)
            values = read_bands(file, bands, scene.dtype, **place)
            valid = self._mostly_valid(values, place)
            values = values[:3]
        if scene.specks:
            valid = without_specks(values, valid, scene.nodata[0], self.grid.scale)
        missing = height - values.shape[1], width - values.shape[2]
        if any(missing):  # the grid's last pixel sticks out of the scene: it is as its neighbour
            values = np.pad(values, ((0, 0), (0, missing[0]), (0, missing[1])), mode="edge")
            valid = np.pad(valid, ((0, missing[0]), (0, missing[1])), mode="edge")
        return values, valid

    def _shape(self, rows: int, columns: int) -> dict:
        """Read arguments for a resampled block."""
        shrinks = self._step_x * self._step_y >= 1
        return {"out_shape": (rows, columns), "resampling": Resampling.average if shrinks else Resampling.bilinear}

    def _plain(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """The scene's own pixels (3, h, w) of a window, and where they are valid."""
        scene, file = self.grid.scene, self._file
        bands = [*scene.bands, scene.alpha] if scene.alpha else list(scene.bands)
        values = read_bands(file, bands, scene.dtype, window=window)
        valid = nodata_mask(values[:3], scene.nodata, scene.fill)
        if scene.alpha:
            valid &= values[3] > scene.alpha_floor
        if scene.has_mask:
            valid &= file.read_masks(scene.bands[0], window=window) > 0
        if scene.coverage is not None:
            valid &= scene.coverage.read(window)
        return values[:3], valid

    def _resampled(self, window: Window, shape: dict) -> tuple[np.ndarray, np.ndarray]:
        """A block of model pixels of a scene about whose missing pixels GDAL does not know, or knows wrongly.

        The scene's own pixels are read and masked here, so that GDAL leaves missing ones out when it resamples them.
        """
        scene = self.grid.scene
        x, y = max(0, math.floor(window.col_off) - 2), max(0, math.floor(window.row_off) - 2)
        wide = min(scene.width, math.ceil(window.col_off + window.width) + 2) - x
        tall = min(scene.height, math.ceil(window.row_off + window.height) + 2) - y
        values, valid = self._plain(Window(x, y, wide, tall))
        place = {"window": Window(window.col_off - x, window.row_off - y, window.width, window.height), **shape}
        profile = {"driver": "MEM", "width": wide, "height": tall, "count": 3, "dtype": values.dtype}
        with rasterio.open("masked", "w+", **profile) as masked:
            masked.write(np.where(valid, values, values.dtype.type(0)))
            if valid.all():
                values = masked.read(**place)
                return values, np.ones(values.shape[1:], bool)
            masked.write_mask(valid)
            return masked.read(**place), masked.read_masks(1, **place) >= 128

    def _mostly_valid(self, values: np.ndarray, place: dict) -> np.ndarray:
        """Model pixels at least half of which is valid ground. GDAL keeps nodata out of the values themselves."""
        scene, file = self.grid.scene, self._file
        valid = np.ones(values.shape[1:], bool)
        if values.dtype.kind == "f":
            valid &= (np.abs(values[:3]) < HUGE).all(axis=0)
        if scene.alpha:
            valid &= values[3] > scene.alpha_half
        if scene.has_mask:
            valid &= file.read_masks(scene.bands[0], **place) >= 128
        elif any(value is not None for value in scene.nodata):
            shares = file.read_masks(list(scene.bands), **place) >= 128
            together = is_colour(file.dtypes[scene.bands[0] - 1], scene.nodata)
            valid &= shares.any(axis=0) if together else shares.all(axis=0)
        return valid


def _open_for(grid: ModelGrid, stack: ExitStack):
    """The file, or its coarsest overview that is finer than the grid, and its pixels to a model pixel (x, y)."""
    scene = grid.scene
    file = stack.enter_context(rasterio.open(scene.path))
    if grid.plain or scene.own_mask:  # overviews were made without knowing which pixels are missing
        return file, grid.scale_x, grid.scale_y
    level = None
    for index, factor in enumerate(file.overviews(scene.bands[0])):
        if factor <= min(grid.scale_x, grid.scale_y) * 1.02:
            level = index
    if level is not None:
        overview = stack.enter_context(rasterio.open(scene.path, overview_level=level))
        if overview.mask_flag_enums == file.mask_flag_enums:  # an overview may have lost the mask
            file = overview
    step_x, step_y = grid.scale_x * file.width / scene.width, grid.scale_y * file.height / scene.height
    # An overview of an odd size is a hair off its factor; over the whole raster that is less than a pixel.
    step_x, step_y = (1.0 if abs(step - 1) * max(file.shape) < 1 else step for step in (step_x, step_y))
    return file, step_x, step_y


def _block_shape(file, grid: ModelGrid, step_x: float, step_y: float) -> tuple[int, int]:
    """Rows and columns of a block: whole blocks of the file if possible, and bounded."""
    tall, wide = file.block_shapes[0]
    pixel = max(1, file.count * np.dtype(file.dtypes[0]).itemsize)
    striped = wide >= file.width
    if striped:
        columns = grid.width
        rows = min(BLOCK_SIDE, int(BLOCK_BYTES / (pixel * step_x * step_y * columns)))
        if step_y == 1.0 and tall <= BLOCK_SIDE:
            rows = rows // tall * tall
        return max(rows, 16), columns
    side = min(BLOCK_SIDE, int(math.sqrt(BLOCK_BYTES / pixel / (step_x * step_y))))
    if step_x == 1.0 and step_y == 1.0 and max(tall, wide) <= BLOCK_SIDE:
        return side // tall * tall or tall, side // wide * wide or wide
    return max(side, 16), max(side, 16)


def _whole_steps(start: int, count: int, step: float, size: int) -> tuple[int, float, float]:
    """Model pixels from ``start`` on that lie wholly in the file (at least one): number, offset and length."""
    whole = min(count, math.floor(size / step + 1e-6) - start)
    if whole >= 1:
        return whole, start * step, min(whole * step, size - start * step)
    begin = max(0, min(start * step, size - 1))
    return 1, begin, size - begin


def mirrored(start: int, count: int, size: int) -> np.ndarray:
    """Indices from ``start`` on, folded back into [0, size) at both ends."""
    index = np.arange(start, start + count) % (2 * size)
    return np.where(index < size, index, 2 * size - 1 - index)


def _within(start: int, count: int, size: int) -> np.ndarray:
    index = np.arange(start, start + count)
    return (index >= 0) & (index < size)
