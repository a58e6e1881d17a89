"""Tiles anchored to the model grid: their places depend on the scene and the model, never on the extent."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from rasterio.windows import Window

#: Tiles start at and overlap by multiples of this many model pixels: the cells of embedding fields.
ALIGNMENT = 16


@dataclass(frozen=True)
class Tile:
    """A window of the network.

    Attributes:
        row: Row in the layout.
        column: Column in the layout.
        window: Model pixels, which may stick out of the scene.
    """

    row: int
    column: int
    window: Window


@dataclass(frozen=True)
class TileAxis:
    """The tiles along one side of the scene.

    The first tile starts at the scene's edge and the last one ends at it (rounded up to ALIGNMENT), so that the network
    sees as much ground and as little padding as possible.

    Attributes:
        length: Model pixels of the scene along this side.
        tile: Model pixels of a tile.
        overlap: Model pixels that neighbouring tiles share, at least.
        stride: Model pixels to a cell of the probabilities.
    """

    length: int
    tile: int
    overlap: int
    stride: int

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """First model pixel of each tile, ascending."""
        if self.length <= self.tile:
            return (0,)
        last = -(-(self.length - self.tile) // ALIGNMENT) * ALIGNMENT
        return (*range(0, last, self.tile - self.overlap), last)

    @property
    def cells(self) -> int:
        """Number of cells of the probabilities along this side."""
        return -(-self.length // self.stride)

    def touching(self, first: int, end: int) -> range:
        """Indices of the tiles that cover any of the cells [``first``, ``end``)."""
        begins = [start // self.stride for start in self.starts]
        size = self.tile // self.stride
        covering = [index for index, begin in enumerate(begins) if begin < end and begin + size > first]
        return range(covering[0], covering[-1] + 1)

    def cells_of(self, index: int) -> tuple[int, int]:
        """The cells [first, end) that tile ``index`` covers; the end may lie beyond the scene's last cell."""
        first = self.starts[index] // self.stride
        return first, first + self.tile // self.stride

    @cached_property
    def weights(self) -> tuple[np.ndarray, ...]:
        """Each tile's share in its cells: float32 arrays of tile / stride, a smooth partition of unity.

        A Hann window over the tile, divided by the sum of all windows over the same cell. So a cell's shares depend on
        the layout only, and the shares of all tiles over it add up to one.
        """
        size = self.tile // self.stride
        hann = np.sin(np.pi * (np.arange(size) + 0.5) / size) ** 2
        total = np.zeros(max(self.cells, self.cells_of(len(self.starts) - 1)[1]))
        for index in range(len(self.starts)):
            total[slice(*self.cells_of(index))] += hann
        return tuple((hann / total[slice(*self.cells_of(i))]).astype(np.float32) for i in range(len(self.starts)))

    def owners(self, cells: np.ndarray) -> np.ndarray:
        """The index of the tile with the largest share in each of ``cells``, the one that knows most around it."""
        share, best = np.full(self.cells, -1.0), np.zeros(self.cells, np.int64)
        for index, weights in enumerate(self.weights):
            first, _ = self.cells_of(index)
            part = weights[: self.cells - first]
            covered = slice(first, first + len(part))
            larger = part > share[covered]
            share[covered] = np.where(larger, part, share[covered])
            best[covered] = np.where(larger, index, best[covered])
        return best[cells]


@dataclass(frozen=True)
class TileLayout:
    """All tiles of a scene.

    Attributes:
        width: Width of the scene in model pixels.
        height: Height of the scene in model pixels.
        tile: Side of a tile in model pixels.
        overlap: Model pixels that neighbouring tiles share, at least.
        stride: Model pixels to a cell of the probabilities.
    """

    width: int
    height: int
    tile: int
    overlap: int
    stride: int

    @classmethod
    def of(cls, width: int, height: int, tile: int, overlap: float, stride: int) -> "TileLayout":
        """The layout of a scene.

        Args:
            width: Width of the scene in model pixels.
            height: Height of the scene in model pixels.
            tile: Side of a tile in model pixels.
            overlap: Least share of a tile that its neighbour covers, too.
            stride: Model pixels to a cell of the probabilities.

        Raises:
            ValueError: Tile and stride do not fit together.
        """
        if tile % ALIGNMENT or ALIGNMENT % stride:
            raise ValueError(
                f"tiles are multiples of {ALIGNMENT} px and the stride divides it, not {tile} and {stride}"
            )
        shared = -(-round(tile * overlap) // ALIGNMENT) * ALIGNMENT
        return cls(width, height, tile, min(max(shared, 0), tile - ALIGNMENT), stride)

    @cached_property
    def rows(self) -> TileAxis:
        """The tiles from top to bottom."""
        return TileAxis(self.height, self.tile, self.overlap, self.stride)

    @cached_property
    def columns(self) -> TileAxis:
        """The tiles from left to right."""
        return TileAxis(self.width, self.tile, self.overlap, self.stride)

    def tiles_for(self, cells: Window) -> list[Tile]:
        """Every tile that has a share in ``cells`` (a window of the probabilities' grid), row by row."""
        return [
            self.tile_at(row, column)
            for row in self.rows.touching(cells.row_off, cells.row_off + cells.height)
            for column in self.columns.touching(cells.col_off, cells.col_off + cells.width)
        ]

    def tile_at(self, row: int, column: int) -> Tile:
        """The tile in a row and a column of the layout."""
        return Tile(row, column, Window(self.columns.starts[column], self.rows.starts[row], self.tile, self.tile))

    def tiles_of(self, rows: np.ndarray, columns: np.ndarray) -> list[Tile]:
        """For each cell (of the probabilities' grid) the tile with the largest share in it."""
        return [
            self.tile_at(int(row), int(column))
            for row, column in zip(self.rows.owners(rows), self.columns.owners(columns))
        ]
