"""The tiles of scenes that hold labels, read one at a time, with the features that a head reads there."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np
from torch import Tensor

from ..embeddings.field import EmbeddingField
from ..progress import silent
from ..scene.extra_bands import reader_for
from ..scene.read import SceneReader
from ..ssdm.kept_features import FeaturePredictor
from ..tiles.block import Block
from ..tiles.tiles import Tile
from .samples import Source, open_features


@dataclass(frozen=True)
class TilePixels:
    """A tile as the networks read it.

    Attributes:
        image: (3, T, T) uint8.
        valid: (T, T) bool.
        field: (D, T/16, T/16) float32; None without an embedding.
        field_valid: (T/16, T/16) bool; None without an embedding.
        more: (k, T/4, T/4) float32, standardised further bands and embedding; None without any.
        values: (C + F, T/4, T/4) probabilities and features of the base model, with the further ones.
        valid_cells: (T/4, T/4) bool.
        source: Family of the field.
    """

    image: np.ndarray
    valid: np.ndarray
    field: np.ndarray | None
    field_valid: np.ndarray | None
    more: np.ndarray | None
    values: Tensor
    valid_cells: np.ndarray
    source: str

    @property
    def inputs(self) -> tuple[np.ndarray, ...]:
        """What the network reads."""
        field = () if self.field is None else (self.field, self.field_valid)
        return self.image, self.valid, *field

    def cut(self, row: int, column: int, side: int) -> "TilePixels":
        """A square of ``side`` cells from a cell on; all three are multiples of what a cell of the field covers."""

        def part(values, cells: int):
            if values is None:
                return None
            scale = values.shape[-1] / cells
            first, second, size = (round(number * scale) for number in (row, column, side))
            return values[..., first : first + size, second : second + size]

        cells = self.valid_cells.shape[-1]
        parts = (self.image, self.valid, self.field, self.field_valid, self.more, self.values, self.valid_cells)
        return TilePixels(*(part(values, cells) for values in parts), self.source)


@dataclass(frozen=True)
class LabelledTile:
    """A tile and its labelled cells.

    Attributes:
        scene: Number of the scene.
        tile: The tile.
        row: (n,) row of each cell in the tile, and
        column: (n,) its column.
        cell: (n,) its number among all labelled cells.
    """

    scene: int
    tile: Tile
    row: np.ndarray
    column: np.ndarray
    cell: np.ndarray


@dataclass(frozen=True)
class _OpenScene:
    """A scene that is open for reading."""

    block: Block
    reader: SceneReader
    field: EmbeddingField | None
    predictor: FeaturePredictor


def owners_of(block: Block, model, places: np.ndarray) -> np.ndarray:
    """(n, 2) row and column in the layout of the tile that each of the (n, 2) cells is read from."""
    tiles = block.layout(model).tiles_of(*places.T)
    return np.array([(tile.row, tile.column) for tile in tiles]).reshape(-1, 2)


class LabelledTiles:
    """The tiles of several scenes that hold labelled cells, until ``stack`` closes.

    A cell belongs to the tile in which it lies farthest from the edge, as in a map.

    Args:
        scenes: Each scene's block, its source and the (n, 2) places of its labelled cells; all cells in order.
        stack: Closes the scenes.
    """

    def __init__(self, scenes: Sequence[tuple[Block, Source, np.ndarray]], stack: ExitStack):
        self._open: list[_OpenScene] = []
        self._tiles: list[LabelledTile] = []
        first = 0
        for number, (block, source, places) in enumerate(scenes):
            predictor, guidance = open_features(block, source, stack, silent, size=1)
            reader = stack.enter_context(reader_for(block.grid, source.extra, source.model.stride))
            stack.callback(predictor.stop)
            self._open.append(_OpenScene(block, reader, guidance.field, predictor))
            layout = block.layout(source.model)
            owners = owners_of(block, source.model, places)
            for at in np.unique(owners, axis=0):
                chosen = np.flatnonzero((owners == at).all(1))
                tile = layout.tile_at(*map(int, at))
                row = places[chosen, 0] - tile.window.row_off // layout.stride
                column = places[chosen, 1] - tile.window.col_off // layout.stride
                self._tiles.append(LabelledTile(number, tile, row, column, chosen + first))
            first += len(places)

    @property
    def count(self) -> int:
        """Number of tiles."""
        return len(self._tiles)

    def tile(self, number: int) -> LabelledTile:
        """A tile and its labelled cells."""
        return self._tiles[number]

    def shares(self, weights: np.ndarray) -> np.ndarray:
        """Each tile's share of the weights of all labelled cells."""
        totals = np.array([weights[tile.cell].sum() for tile in self._tiles], float)
        return totals / totals.sum()

    def read(self, number: int) -> TilePixels:
        """The pixels of a tile, and its features: kept ones, or computed and kept."""
        labelled = self._tiles[number]
        scene = self._open[labelled.scene]
        predictor, model = scene.predictor, scene.predictor.model
        patch = scene.reader.read(labelled.tile.window)
        field = scene.field and scene.field.read(scene.block.grid, labelled.tile.window, model.field_stride)
        known = predictor.known((patch, field))
        values = predictor([(patch, field)])[0] if known is None else known
        more = None
        if predictor.further:
            more = values[-predictor.further :].float().nan_to_num(0.0).cpu().numpy()
        half = model.stride // 2
        parts = (None, None) if field is None else (field.values, field.valid)
        valid_cells = patch.valid[half :: model.stride, half :: model.stride]
        return TilePixels(
            patch.image, patch.valid, *parts, more, values, valid_cells, predictor.source or model.source
        )  # fmt: skip
