"""The features of a scene's tiles, from which phrases are answered: computed once and kept on disk.

Every tile is an entry of its own, so that an extent computes and reads what it needs and nothing else. The key of an
entry is a hash of the tile's pixels (core/xemap/tile_keys.py), so features are never those of other pixels:

    the cells with data, one bit each  |  the levels, float16, finest first
"""

import hashlib
import math
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rasterio.windows import Window

from ..arrays import Host, on_host
from ..errors import InputError
from ..files.disk_cache import DiskCache
from ..memory import DeviceMemory
from ..scene.aligned import open_reader
from ..scene.grid import ModelGrid
from ..scene.read import Patch
from ..tiles.batches import Batches, Known, in_batches
from ..tiles.threads import ahead, one_thread
from ..tiles.tiles import Tile
from .features_cache import LIMIT_VARIABLE
from .tile_keys import EMPTY, TileKeys

if TYPE_CHECKING:
    from torch import Tensor

#: Changes with the format of an entry.
_FORMAT = "features 2"


@dataclass(frozen=True)
class TileFeatures:
    """The features of a tile.

    Attributes:
        levels: float16 (channels, h, w) each, NumPy's arrays or tensors; none for a tile without data.
        valid: The cells with any valid pixel, bool (T/stride, T/stride).
    """

    levels: "tuple[np.ndarray | Tensor, ...]"
    valid: np.ndarray


class SceneFeatures:
    """The features of a scene on a model's grid, in a cache on disk.

    ``get`` and ``put`` may be called from different threads.

    Attributes:
        cache: The cache.
        folder: Folder of the scene's entries in the cache.
        keys: The keys of the scene's tiles.
        computed: Number of tiles whose features were not in the cache.
        problem: Why features were not kept, as a sentence for the user; None if they were.
    """

    def __init__(self, grid: ModelGrid, model, cache: DiskCache):
        self.cache = cache
        self.folder = _folder(grid, model)
        self.keys = TileKeys(grid, model)
        self.computed = 0
        self.problem: str | None = None
        self._cells = model.tile // model.stride
        self._shapes = [(channels, model.tile // stride, model.tile // stride) for channels, stride in model.levels]
        self._mask_bytes = -(-self._cells * self._cells // 8)
        self._bytes = self._mask_bytes + 2 * sum(math.prod(shape) for shape in self._shapes)
        self._used = 0  # bytes of the entries that this run has read or written
        self._lock = threading.Lock()

    def get(self, key: str) -> TileFeatures | None:
        """The features of a key; None if there are none."""
        if key == EMPTY:
            return TileFeatures((), np.zeros((self._cells, self._cells), bool))
        content = self.cache.read(self._name(key))
        if content is None or len(content) != self._bytes:
            return None
        self._count(len(content))
        return self._unpacked(np.frombuffer(content, np.uint8))

    def put(self, key: str, features: TileFeatures) -> None:
        """Keep features if there is room.

        A scene that is larger than the whole cache keeps its first tiles: if they made room for others, nothing would
        be left for the next phrase.
        """
        if self.problem is not None or key == EMPTY:
            return
        content = _packed(features)
        if not self._count(len(content)):
            self.problem = (
                f"The features of this extent take more than the {self.cache.limit / 1e9:.3g} GB that the cache may "
                f"hold, so part of them is computed anew for each phrase: choose a smaller extent or raise "
                f"{LIMIT_VARIABLE}."
            )
            return
        try:
            self.cache.put(self._name(key), lambda path: path.write_bytes(content))
        except InputError as error:
            self.problem = f"{error} Until then every phrase costs as much as the first one."

    def _count(self, size: int) -> bool:
        with self._lock:
            if self._used + size > self.cache.limit:
                return False
            self._used += size
            return True

    def _name(self, key: str) -> str:
        return f"{self.folder}/{key}.features"

    def _unpacked(self, content: np.ndarray) -> TileFeatures:
        cells = self._cells * self._cells
        valid = np.unpackbits(content[: self._mask_bytes], count=cells).view(bool).reshape(self._cells, self._cells)
        values, levels = content[self._mask_bytes :].view(np.float16), []
        for shape in self._shapes:
            level, values = values[: math.prod(shape)], values[math.prod(shape) :]
            levels.append(level.reshape(shape))
        return TileFeatures(tuple(levels), valid)


def _packed(features: TileFeatures) -> bytes:
    parts = [np.packbits(features.valid), *map(on_host, features.levels)]
    return b"".join(part.tobytes() for part in parts)


def _folder(grid: ModelGrid, model) -> str:
    """A name for the scene and for all that its features depend on, except the pixels."""
    card = model.card
    parts = (
        _FORMAT,
        os.path.realpath(grid.scene.path),
        grid.scene.bands,
        (grid.scale_x, grid.scale_y),
        (card.name, card.version, card.weights_sha256, sorted(card.network.items(), key=repr)),
        (model.tile, card.overlap, model.stride, model.wide, model.levels),
        # Another precision gives other bits, and two extents would not agree.
        model.runtime.label,
    )
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def wide_start(start: int, tile: int, side: int, factor: int) -> int:
    """First row or column of the wide view, of ``side`` pixels, around a tile that begins at a row or column."""
    # Tiles start at multiples of 16 model pixels, which the factor divides.
    return int(start + tile // 2) // factor - side // 2


class TileViews:
    """Reads tiles and the wide views around them. A context manager, for one thread at a time."""

    def __init__(self, grid: ModelGrid, model):
        side, factor = model.wide
        self._readers = open_reader(grid), open_reader(grid.coarser(factor), cache_bytes=16 << 20)
        self._side, self._factor, self._tile = side, factor, model.tile
        self._stack = ExitStack()

    def __enter__(self) -> "TileViews":
        for reader in self._readers:
            self._stack.enter_context(reader)
        return self

    def __exit__(self, *exception) -> None:
        self._stack.close()

    def read(self, tile: Tile) -> tuple[Patch, Patch] | None:
        """Read a tile and its wide view, which has the same centre; None for a tile without a valid pixel."""
        near, far = self._readers
        patch = near.read(tile.window)
        if not patch.valid.any():
            return None
        left, top = (
            wide_start(start, self._tile, self._side, self._factor)
            for start in (tile.window.col_off, tile.window.row_off)
        )
        return patch, far.read(Window(left, top, self._side, self._side))


class Encoder(Batches):
    """Encodes tiles with a ReferringModel, in batches of one fixed size."""

    def __init__(self, model, size: int | None = None, memory: DeviceMemory | None = None):
        super().__init__(model.device, size, memory=memory)
        self.model = model

    def arrays(self, item: tuple[Patch, Patch]) -> tuple:
        near, far = item
        return near.image, near.valid, far.image, far.valid

    def answer(self, item: tuple[Patch, Patch], result: tuple) -> TileFeatures:
        """The features of a tile with its wide view, on the model's device."""
        return TileFeatures(result, self._cells(item[0].valid))

    def forward(self, *stacked) -> Sequence[tuple]:
        levels = self.model.features(*stacked)
        if not isinstance(self.device, Host):
            # As they come from the disk: in another layout the same numbers give sums with other last bits.
            levels = [level.half().contiguous() for level in levels]
        return list(zip(*levels))

    def _cells(self, valid: np.ndarray) -> np.ndarray:
        stride = self.model.stride
        side = len(valid) // stride
        return valid.reshape(side, stride, side, stride).any((1, 3))


def encoded(
    tiles: Sequence[Tile], features: SceneFeatures, encoder: Encoder, grid: ModelGrid, on_tile: Callable[[int], None]
) -> Iterator[tuple[Tile, TileFeatures]]:
    """The features of tiles in order, from the cache, or computed and kept there.

    Memory does not grow with the number of tiles. Close the iterator (``contextlib.closing``) to stop early; what was
    computed by then is kept.

    Args:
        tiles: The tiles.
        features: The features on disk.
        encoder: Computes missing features.
        grid: The model's grid on the scene.
        on_tile: ``on_tile(i)`` is called before tile i is processed.
    """
    keys = features.keys
    keys.begin(tiles)
    computed: dict[Tile, str] = {}
    with ExitStack() as stack:
        stack.callback(keys.finish)  # after the threads have ended
        views = stack.enter_context(TileViews(grid, encoder.model))
        keeping = stack.enter_context(one_thread("keep"))
        reading = stack.enter_context(one_thread("read"))

        def find(tile: Tile):
            known = keys.known(tile)
            stored = features.get(known) if known else None
            if stored is None:
                patches = views.read(tile)
                key = keys.of(tile, patches)
                stored = features.get(key)
            if stored is not None:
                return Known(stored)
            computed[tile] = key
            features.computed += 1
            return patches

        waiting: deque = deque()
        inputs = ahead(reading, find, tiles, 2 * encoder.size)
        try:
            for tile, result in in_batches(tiles, inputs, encoder, on_tile):
                if tile in computed:
                    waiting.append(keeping.submit(features.put, computed.pop(tile), result))
                    if len(waiting) > 2 * encoder.size:
                        waiting.popleft().result()
                yield tile, result
        finally:  # a consumer that has all rows closes before the end, and the thread would drop what still waits
            for entry in waiting:
                entry.result()
