"""Keys of tiles by the pixels that are read for them, so that cached features are never those of other pixels.

A key is a hash of the arrays that the network would get, which is exact for every kind of raster. For a second phrase,
decoding the raster again would cost as much as answering. So a table in memory leads from the bytes of an image file to
the keys of its tiles, and hashing these bytes takes the place of decoding. Size and time of a file decide nothing.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..scene.content import content_digest
from ..scene.grid import ModelGrid
from ..scene.read import Patch
from ..tiles.tiles import Tile

#: Key of a tile without a valid pixel.
EMPTY = "empty"
#: Bytes of a file that are hashed in the time in which one byte of pixels is decoded. A file that is larger, beside the
#: extent, is decoded.
_HASH_SPEED = 4
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
        self._content = content_digest(grid.scene.path, self._limit)

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
        if (
            not self._new
            or self._content is None
            or content_digest(self._grid.scene.path, self._limit) != self._content
        ):
            return
        with _table_lock:
            for tile, key in self._new.items():
                _table[self._entry(tile)] = key
            while len(_table) > _REMEMBERED:
                _table.popitem(last=False)

    def _entry(self, tile: Tile) -> tuple:
        return self._content, self._view, tile.row, tile.column
