"""A tile of embeddings on a server, read through GDAL block by block; blocks are kept on disk."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.errors import RasterioError
from rasterio.windows import Window

from ..network import open_address
from ..progress import Progress, silent
from ..scene.gsd import metres_per_pixel
from . import quantisation
from .access import Access
from .fetch import FetchError, Watch, diagnose, gdal_path, gdal_settings, persistently, size_of, watched
from .sampling import mean_pixels

#: Bands per request: a cancel waits for one request.
BANDS_AT_ONCE = 16
STAGE = "Fetching AlphaEarth"


@dataclass(frozen=True)
class Layout:
    """The header of a file.

    Attributes:
        width: number of columns.
        height: number of rows.
        crs: CRS as WKT.
        transform: pixel (column, row) to CRS coordinates, six numbers.
        block: side of the file's blocks, in pixels.
        overviews: factors of its overviews.
    """

    width: int
    height: int
    crs: str
    transform: tuple[float, ...]
    block: int
    overviews: tuple[int, ...]


class RemoteRaster:
    """A GeoTIFF of AlphaEarth's kind below an archive's URL: int8, 64 bands, any orientation.

    Blocks are kept decompressed, pixel by pixel: (rows, columns, 64) int8. So only the rows that a window needs are
    mapped into memory.
    """

    dimensions = quantisation.DIMENSIONS

    def __init__(self, url: str, name: str, access: Access, progress: Progress = silent):
        """Read the header, from the cache or the server.

        Args:
            url: address of the file.
            name: the file's path in the cache.
            access: how the data may be got.
            progress: receives the progress; can cancel.

        Raises:
            FetchError: the header is not in the cache and cannot be had.
        """
        self.url, self.name, self.access = url, name, access
        self.layout = self._layout(progress)
        self.crs = CRS.from_wkt(self.layout.crs)
        self.transform = Affine(*self.layout.transform)
        self.width, self.height = self.layout.width, self.layout.height
        self.sides = metres_per_pixel(self.crs, self.transform, self.width, self.height)

    def region(self, factor: int, r0: int, r1: int, c0: int, c1: int) -> tuple[np.ndarray, np.ndarray]:
        """De-quantised pixels of a level; see ``FieldRaster.region``.

        Raises:
            FetchError: a block cannot be had.
        """
        level, by = self._level(factor)
        mean = factor // by
        height, width = -(-self.height // by), -(-self.width // by)
        top, bottom = r0 * mean, min(r1 * mean, height)
        left, right = c0 * mean, min(c1 * mean, width)
        stored = np.full((bottom - top, right - left, self.dimensions), quantisation.NODATA, np.int8)
        side = self.layout.block
        for i, j in self._blocks_of(top, bottom, left, right):
            block = self.block(level, i, j)
            y, x = i * side, j * side
            rows = slice(max(top, y), min(bottom, y + block.shape[0]))
            columns = slice(max(left, x), min(right, x + block.shape[1]))
            stored[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left] = block[
                rows.start - y : rows.stop - y, columns.start - x : columns.stop - x
            ]
        values, valid = quantisation.dequantised(stored.transpose(2, 0, 1))
        return (values, valid) if mean == 1 else mean_pixels(values, valid, mean)

    def blocks_around(self, rows: np.ndarray, columns: np.ndarray, factor: int) -> Iterator[tuple[int, int, int]]:
        """The blocks (level, row, column) that contain positions of the level ``factor`` and their neighbour pixels.

        ``rows`` and ``columns`` are in the form of ``sampling.positions``.
        """
        level, by = self._level(factor)
        mean = factor // by
        height, width = -(-self.height // by), -(-self.width // by)
        blocks = set()
        for dy in (0, 1):
            for dx in (0, 1):
                r = (np.floor(rows).astype(int) + dy) * mean
                c = (np.floor(columns).astype(int) + dx) * mean
                inside = (r >= 0) & (r < height) & (c >= 0) & (c < width)
                pairs = np.stack([r[inside], c[inside]], 1) // self.layout.block
                blocks.update(map(tuple, np.unique(pairs, axis=0).tolist()))
        for i, j in sorted(blocks):
            yield level, i, j

    def kept(self, level: int, i: int, j: int) -> bool:
        """Whether a block is on this machine."""
        return self.access.cache.has(self._block_name(level, i, j))

    def block(self, level: int, i: int, j: int, progress: Progress = silent, fraction: float = 0.0) -> np.ndarray:
        """A block: (rows, columns, 64) int8, from disk or downloaded.

        Args:
            level: -1 is the file's own level, 0 its first overview.
            i: row of blocks.
            j: column of blocks.
            progress: receives the progress; can cancel.
            fraction: fraction that the progress shows meanwhile.

        Raises:
            FetchError: the block cannot be had.
        """
        name = self._block_name(level, i, j)
        path = self.access.cache.get(name)
        if path is not None:
            try:
                return np.load(path, mmap_mode="r")
            except (OSError, ValueError):  # damaged on disk: downloaded again
                self.access.cache.remove(name)
        if not self.access.network:
            raise FetchError("fetching was not allowed", passing=False)
        block = self._patiently(partial(self._read_block, level, i, j), progress, fraction)

        def write(unfinished: Path) -> None:
            with unfinished.open("wb") as file:
                np.save(file, block)

        self.access.cache.put(name, write)
        return block

    def _level(self, factor: int) -> tuple[int, int]:
        """The coarsest level that pixels of ``factor`` can be averaged from: its number and its own factor."""
        level, by = -1, 1
        for index, overview in enumerate(self.layout.overviews):
            if overview <= factor and factor % overview == 0:
                level, by = index, overview
        return level, by

    def _blocks_of(self, top: int, bottom: int, left: int, right: int) -> Iterator[tuple[int, int]]:
        side = self.layout.block
        for i in range(top // side, (bottom - 1) // side + 1):
            for j in range(left // side, (right - 1) // side + 1):
                yield i, j

    def _block_name(self, level: int, i: int, j: int) -> str:
        return f"{self.name}/{level + 1}-{i}-{j}.npy"

    def _layout(self, progress: Progress) -> Layout:
        name = f"{self.name}/layout.json"
        content = self.access.cache.read(name)
        if content is not None:
            try:
                raw = json.loads(content)
                return Layout(**{key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()})
            except (ValueError, TypeError):
                self.access.cache.remove(name)
        if not self.access.network:
            raise FetchError("fetching was not allowed", passing=False)
        layout = self._patiently(self._read_layout, progress, 0.0)
        self.access.cache.put(name, lambda unfinished: unfinished.write_text(json.dumps(asdict(layout))))
        return layout

    def _patiently(self, work: Callable, progress: Progress, fraction: float):
        return persistently(lambda: self._in_thread(work, progress, fraction), progress, fraction, STAGE)

    def _read_layout(self, watch: Watch) -> Layout:
        with self._opened(-1) as dataset:
            sides = set(dataset.block_shapes)
            if dataset.count != self.dimensions or set(dataset.dtypes) != {"int8"} or dataset.crs is None:
                raise FetchError("the tile is not of the form that is known here", passing=False)
            ((height, width),) = sides
            if height != width:
                raise FetchError("the tile is not of the form that is known here", passing=False)
            return Layout(
                dataset.width,
                dataset.height,
                dataset.crs.to_wkt(),
                tuple(dataset.transform)[:6],
                width,
                tuple(dataset.overviews(1)),
            )

    def _read_block(self, level: int, i: int, j: int, watch: Watch) -> np.ndarray:
        side = self.layout.block
        by = 1 if level < 0 else self.layout.overviews[level]
        height, width = -(-self.height // by), -(-self.width // by)
        window = Window(j * side, i * side, min(side, width - j * side), min(side, height - i * side))
        block = np.empty((window.height, window.width, self.dimensions), np.int8)
        with self._opened(level) as dataset:
            for first in range(0, self.dimensions, BANDS_AT_ONCE):
                watch.check()
                bands = list(range(first + 1, min(first + BANDS_AT_ONCE, self.dimensions) + 1))
                block[..., first : first + len(bands)] = dataset.read(bands, window=window).transpose(1, 2, 0)
        return block

    def _in_thread(self, work: Callable, progress: Progress, fraction: float):
        """Run ``work`` in a thread and return its result, so that a cancel need not wait for a silent server.

        Raises:
            FetchError: the data cannot be read. Exceptions of ``progress`` pass through.
        """
        try:
            return watched(work, progress, fraction, STAGE)
        except RasterioError as error:
            raise diagnose(self.url, self.access) from error

    @contextmanager
    def _opened(self, level: int) -> Iterator:
        # GDAL holds Python's lock while it opens a file; this request without the lock detects a silent server first.
        size_of(self.url, self.access)
        chosen = {} if level < 0 else {"overview_level": level}
        path = gdal_path(self.url, self.access)
        with rasterio.Env(**gdal_settings(), **open_address(path)), rasterio.open(path, **chosen) as dataset:
            yield dataset
