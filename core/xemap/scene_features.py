"""What phrases are answered from: the features of a scene's tiles, computed once and kept on disk.

A tile is a file of its own, so that an extent computes and reads what it needs and nothing else:

    magic, CRC-32 of the rest  |  which cells hold data, a bit each  |  the levels, float16, finest first

A tile without a valid pixel has no levels. A file that is damaged, cut short or of another model is computed anew.
"""

import hashlib
import math
import os
import struct
import threading
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from rasterio.windows import Window
from torch import Tensor

from ..errors import InputError
from ..files.disk_cache import DiskCache
from ..memory import DeviceMemory
from ..scene.grid import ModelGrid
from ..scene.read import Patch, SceneReader
from ..tiles.batches import Batches, Known, in_batches
from ..tiles.threads import ahead, one_thread
from ..tiles.tiles import Tile
from .features_cache import LIMIT_VARIABLE

_MAGIC = b"LSF1"
_HEAD = struct.Struct("<4sI")


@dataclass(frozen=True)
class TileFeatures:
    """``levels``: (channels, h, w) float16 each, none for a tile without data; ``valid`` (T/stride, T/stride) bool, the
    cells that hold any valid pixel.
    """

    levels: tuple[Tensor, ...]
    valid: np.ndarray


class SceneFeatures:
    """The features of a scene on a model's grid, as ``cache`` has them.

    Their place in the cache is a digest of all that they depend on: the raster and how it is read, the grid, the model
    and what it computes with. ``get`` and ``put`` may be called from different threads.
    """

    def __init__(self, grid: ModelGrid, model, cache: DiskCache):
        self.cache = cache
        self._cells = model.tile // model.stride
        self._shapes = [(channels, model.tile // stride, model.tile // stride) for channels, stride in model.levels]
        self._mask_bytes = -(-self._cells * self._cells // 8)
        self._levels_bytes = 2 * sum(math.prod(shape) for shape in self._shapes)
        self.folder = _digest(grid, model)
        self._used = 0  # bytes of the tiles that this run has had to do with
        self._lock = threading.Lock()
        #: Why features were not kept, in a sentence for the user; None where they were.
        self.problem: str | None = None

    def get(self, tile: Tile) -> TileFeatures | None:
        """The tile's features; None where they are not there or cannot be trusted."""
        name = self._name(tile)
        path = self.cache.get(name)
        if path is None:
            return None
        try:
            raw = np.fromfile(path, np.uint8)
        except OSError:
            return None
        features = self._read(raw)
        if features is None:
            self.cache.remove(name)
        else:
            self._count(raw.nbytes)
        return features

    def put(self, tile: Tile, features: TileFeatures) -> None:
        """Keep the tile's features, where there is room for them.

        A scene that is larger than the whole cache keeps its first tiles: making room by letting them go would leave
        nothing that the next phrase finds.
        """
        if self.problem is not None:
            return
        raw = _pack(features)
        if not self._count(len(raw)):
            self.problem = (
                f"The features of this extent take more than the {self.cache.limit / 1e9:.3g} GB that the cache may "
                f"hold, so part of them is computed anew for each phrase: choose a smaller extent or raise "
                f"{LIMIT_VARIABLE}."
            )
            return
        try:
            self.cache.put(self._name(tile), lambda path: path.write_bytes(raw))
        except InputError as error:
            self.problem = f"{error} Until then every phrase costs as much as the first one."

    def missing(self, tiles: list[Tile]) -> list[bool]:
        """Which of the tiles are not in the cache, without a look at what is."""
        there: set[str] = set()
        with suppress(OSError):
            there = set(os.listdir(self.cache.path(self.folder)))
        return [Path(self._name(tile)).name not in there for tile in tiles]

    def _count(self, size: int) -> bool:
        with self._lock:
            if self._used + size > self.cache.limit:
                return False
            self._used += size
            return True

    def _name(self, tile: Tile) -> str:
        return f"{self.folder}/{tile.row}-{tile.column}.features"

    def _read(self, raw: np.ndarray) -> TileFeatures | None:
        expected = _HEAD.size + self._mask_bytes
        if len(raw) not in (expected, expected + self._levels_bytes):
            return None
        magic, checksum = _HEAD.unpack(raw[: _HEAD.size].tobytes())
        body = raw[_HEAD.size :]
        if magic != _MAGIC or zlib.crc32(body) != checksum:
            return None
        cells = self._cells * self._cells
        valid = np.unpackbits(body[: self._mask_bytes], count=cells).view(bool).reshape(self._cells, self._cells)
        if len(raw) == expected:
            return TileFeatures((), valid)
        values, levels = torch.from_numpy(body[self._mask_bytes :].view(np.float16)), []
        for shape in self._shapes:
            level, values = values[: math.prod(shape)], values[math.prod(shape) :]
            levels.append(level.view(shape))
        return TileFeatures(tuple(levels), valid)


def _pack(features: TileFeatures) -> bytes:
    parts = [np.packbits(features.valid), *(level.cpu().contiguous().numpy() for level in features.levels)]
    body = b"".join(part.tobytes() for part in parts)
    return _HEAD.pack(_MAGIC, zlib.crc32(body)) + body


def _digest(grid: ModelGrid, model) -> str:
    """A name for everything that the features depend on."""
    card = model.card
    what = (
        _MAGIC,
        grid.scene.fingerprint,
        (grid.scale_x, grid.scale_y, grid.width, grid.height),
        (card.name, card.version, card.weights_sha256, sorted(card.network.items(), key=repr)),
        (model.tile, card.overlap, model.stride, model.wide, model.levels),
        # What is computed in another precision has other bits, and two extents would not agree.
        (model.device.type, str(getattr(model, "autocast", None))),
    )
    return hashlib.sha256(repr(what).encode()).hexdigest()[:32]


class TileViews:
    """Reads tiles with the wide views around them. A context manager, for one thread at a time."""

    def __init__(self, grid: ModelGrid, model):
        side, factor = model.wide
        self._readers = SceneReader(grid), SceneReader(grid.coarser(factor), cache_bytes=16 << 20)
        self._side, self._factor, self._tile = side, factor, model.tile
        self._stack = ExitStack()

    def __enter__(self) -> "TileViews":
        for reader in self._readers:
            self._stack.enter_context(reader)
        return self

    def __exit__(self, *exception) -> None:
        self._stack.close()

    def read(self, tile: Tile) -> tuple[Patch, Patch] | None:
        """The tile and its wide view, which has the same centre; None for a tile without a valid pixel."""
        near, far = self._readers
        patch = near.read(tile.window)
        if not patch.valid.any():
            return None
        # Tiles start at multiples of 16 model pixels, which the factor divides.
        left, top = (
            (start + self._tile // 2) // self._factor - self._side // 2
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

    def answer(self, item: tuple[Patch, Patch], result: tuple[Tensor, ...]) -> TileFeatures:
        """The features of a tile with its wide view, on the model's device."""
        return TileFeatures(result, self._cells(item[0].valid))

    def forward(self, *stacked: Tensor) -> Sequence[tuple[Tensor, ...]]:
        # Laid out as they come from the disk: with another layout the same numbers add up to other last bits.
        return list(zip(*(level.half().contiguous() for level in self.model.features(*stacked))))

    def _cells(self, valid: np.ndarray) -> np.ndarray:
        stride = self.model.stride
        side = len(valid) // stride
        return valid.reshape(side, stride, side, stride).any((1, 3))


def encoded(
    tiles: Sequence[Tile], features: SceneFeatures, encoder: Encoder, grid: ModelGrid, told: Callable[[int], None]
) -> Iterator[tuple[Tile, TileFeatures]]:
    """The tiles' features in order: from the cache, or computed and kept there.

    ``told`` hears of each tile's number before it is worked on. Memory does not grow with the number of tiles. Close
    the iterator (``contextlib.closing``) to stop early; what was computed by then is kept.
    """
    model = encoder.model
    side = model.tile // model.stride
    computed: set[Tile] = set()
    with ExitStack() as stack:
        views = stack.enter_context(TileViews(grid, model))
        keeping = stack.enter_context(one_thread("keep"))
        reading = stack.enter_context(one_thread("read"))

        def find(tile: Tile):
            found = features.get(tile)
            if found is not None:
                return Known(found)
            computed.add(tile)
            patches = views.read(tile)
            return Known(TileFeatures((), np.zeros((side, side), bool))) if patches is None else patches

        waiting: deque = deque()
        inputs = ahead(reading, find, tiles, 2 * encoder.size)
        try:
            for tile, found in in_batches(tiles, inputs, encoder, told):
                if tile in computed:
                    computed.discard(tile)
                    waiting.append(keeping.submit(features.put, tile, found))
                    if len(waiting) > 2 * encoder.size:
                        waiting.popleft().result()
                yield tile, found
        finally:  # who has all rows closes before the end, and the thread would drop what still waits
            for kept in waiting:
                kept.result()
