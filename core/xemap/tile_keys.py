"""Keys of tiles by the pixels that are read for them, so that cached features are never those of other pixels.

A key is a hash of the arrays that the network would get, which is exact for every kind of raster. For a second phrase,
decoding the raster again would cost as much as answering. So a table in memory leads from the bytes of an image file to
the keys of its tiles, and hashing these bytes takes the place of decoding. Size and time of a file decide nothing.
"""

import hashlib
import os
import stat
import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import rasterio
from rasterio.errors import RasterioError

from ..scene.grid import ModelGrid
from ..scene.read import Patch
from ..tiles.tiles import Tile

#: Key of a tile without a valid pixel.
EMPTY = "empty"
#: Drivers whose pixels come from one file and the files of the same name beside it. VRTs and archives are decoded.
_ONE_FILE = frozenset({"GTiff", "JPEG", "PNG", "JP2OpenJPEG"})
#: Bytes of a file that are hashed in the time in which one byte of pixels is decoded. A file that is larger, beside the
#: extent, is decoded.
_HASH_SPEED = 4
_PART = 4 << 20
_THREADS = 4
#: Tiles in the table.
_REMEMBERED = 200_000
_table: "OrderedDict[tuple, str]" = OrderedDict()
_table_lock = threading.Lock()


class TileKeys:
    """The keys of a scene's tiles in one run.

    Call ``begin`` before the first tile and ``finish`` after the last one; ``known`` and ``of`` are for one thread.
    """

    def __init__(self, grid: ModelGrid, model):
        self._grid = grid
        # The coverage follows from the bytes of the file.
        scene = replace(grid.scene, path="", fingerprint="", notes=(), coverage=None)
        view = (scene, grid.scale_x, grid.scale_y, model.tile, model.card.overlap, model.wide)
        self._view = hashlib.blake2b(repr(view).encode(), digest_size=16).digest()
        self._limit = 0
        self._content: bytes | None = None
        self._new: dict[Tile, str] = {}

    def begin(self, tiles: Sequence[Tile]) -> None:
        """Hash the scene's file if that is quicker than decoding ``tiles``."""
        grid = self._grid
        pixels = sum(tile.window.width * tile.window.height for tile in tiles) * grid.scale_x * grid.scale_y
        self._limit = int(_HASH_SPEED * 3 * np.dtype(grid.scene.dtype).itemsize * pixels)
        self._content = _content(grid.scene.path, self._limit)

    def known(self, tile: Tile) -> str | None:
        """The key of a tile, if the file has the bytes that it had when the tile was decoded; else None."""
        if self._content is None:
            return None
        with _table_lock:
            return _table.get(self._entry(tile))

    def of(self, tile: Tile, patches: Sequence[Patch] | None) -> str:
        """The key of decoded patches; None stands for a tile without a valid pixel."""
        key = EMPTY
        if patches is not None:
            digest = hashlib.blake2b(digest_size=20)
            for patch in patches:
                for array in (patch.image, patch.valid):
                    digest.update(np.ascontiguousarray(array).data)
            key = digest.hexdigest()
        self._new[tile] = key
        return key

    def finish(self) -> None:
        """Remember the keys of the decoded tiles, unless the file changed meanwhile."""
        if not self._new or self._content is None or _content(self._grid.scene.path, self._limit) != self._content:
            return
        with _table_lock:
            for tile, key in self._new.items():
                _table[self._entry(tile)] = key
            while len(_table) > _REMEMBERED:
                _table.popitem(last=False)

    def _entry(self, tile: Tile) -> tuple:
        return self._content, self._view, tile.row, tile.column


def _content(path: str, limit: int) -> bytes | None:
    """A hash of all bytes that a raster's pixels come from; None if they are not known to be, or are over ``limit``."""
    try:
        files = _files(path)
        sizes = [os.stat(file).st_size for file in files]
        if not files or sum(sizes) > limit:
            return None
        parts = [(file, start) for file, size in zip(files, sizes) for start in range(0, size, _PART)]
        with ThreadPoolExecutor(min(_THREADS, os.cpu_count() or 1), "hash") as pool:
            digests = pool.map(_part, parts)
            return hashlib.blake2b(repr((files, sizes)).encode() + b"".join(digests)).digest()
    except (OSError, ValueError, RasterioError):
        return None


def _files(path: str) -> list[str]:
    """The file of a raster and all files beside it that could belong to it; none if other files could."""
    if not os.path.isfile(path):
        return []
    with rasterio.open(path) as dataset:
        if dataset.driver not in _ONE_FILE:
            return []
        files = {os.path.abspath(file) for file in dataset.files}
    own = Path(os.path.abspath(path))
    files |= {entry.path for entry in os.scandir(own.parent) if entry.name.startswith((f"{own.name}.", f"{own.stem}."))}
    if not all(stat.S_ISREG(os.stat(file).st_mode) for file in files):
        return []
    return sorted(files)


def _part(place: tuple[str, int]) -> bytes:
    path, start = place
    with open(path, "rb") as file:
        file.seek(start)
        return hashlib.blake2b(file.read(_PART)).digest()
