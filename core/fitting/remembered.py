"""What was read of tiles for an earlier training, in memory: a training after one more label reads its tile only."""

import threading
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from ..embeddings.field import EmbeddingField
from ..embeddings.sources import SCENE_CONTEXT
from ..scene.content import content_digest
from ..ssdm.kept_features import FeaturePredictor
from ..tiles.block import Block
from ..tiles.tiles import Tile

#: Most bytes that are remembered.
LIMIT = 256 << 20
#: Largest file that is hashed, to see whether it has the pixels of before: a second or two.
_LARGEST = 2 << 30


@dataclass(frozen=True)
class TileCells:
    """Cells of a tile with their probabilities and features.

    Attributes:
        others: (m, C + F) float32, drawn cells.
        cells: (n,) numbers of labelled cells in the tile, row by row, in order.
        values: (n, C + F) float32 of them; NaN in the first column where there is no data.
    """

    others: np.ndarray
    cells: np.ndarray
    values: np.ndarray

    def of(self, cells: np.ndarray) -> np.ndarray:
        """The values of (k,) cells that it has."""
        return self.values[np.searchsorted(self.cells, cells)]

    def has(self, cells: np.ndarray) -> bool:
        """Whether it has all of these cells."""
        return bool(np.isin(cells, self.cells).all())


class RememberedTiles:
    """Tiles by a key, the ones used last; several threads may use it."""

    def __init__(self, limit: int = LIMIT):
        self._limit, self._held, self._lock = limit, 0, threading.Lock()
        self._tiles: OrderedDict[tuple, TileCells] = OrderedDict()

    def get(self, key: tuple) -> TileCells | None:
        """What is known of a tile."""
        with self._lock:
            if key in self._tiles:
                self._tiles.move_to_end(key)
            return self._tiles.get(key)

    def put(self, key: tuple, tile: TileCells) -> None:
        """Remember a tile, in place of the ones that were not used for the longest."""
        with self._lock:
            old = self._tiles.pop(key, None)
            self._held += _size(tile) - (_size(old) if old else 0)
            self._tiles[key] = tile
            while self._held > self._limit:
                self._held -= _size(self._tiles.popitem(last=False)[1])


#: Those of this process.
remembered_tiles = RememberedTiles()


def key_of_tiles(block: Block, predictor: FeaturePredictor, field: EmbeddingField | None, seed: int) -> tuple | None:
    """What the values of all tiles of a scene depend on; None if that is not known, so that nothing is remembered."""
    grid, model = block.grid, predictor.model
    content, read = content_digest(grid.scene.path, _LARGEST), _identity(field)
    if content is None or read is None:
        return None
    scene = content, grid.scene.fingerprint, grid.scale_x, grid.scale_y
    further = tuple(band.name for band in predictor.extra), predictor.embedded
    return *scene, model.features_digest, model.runtime.label, predictor.source, *further, read, seed


def key_of(tiles: tuple, tile: Tile) -> tuple:
    """The key of a tile, from that of all."""
    return *tiles, tile.row, tile.column


def _identity(field: EmbeddingField | None) -> tuple | None:
    """What tells a field from others: the model's own, or what its file holds."""
    if field is None or field.source == SCENE_CONTEXT:
        return (field is None,)
    path = getattr(field, "path", None)
    content = content_digest(path, _LARGEST) if path else None
    return (field.source, content) if content else None


def _size(tile: TileCells) -> int:
    return tile.others.nbytes + tile.cells.nbytes + tile.values.nbytes
