"""The ground under a raster of responses: how many metres lie between its pixels, in any CRS.

All distances are metres on the ground: geodesic ones on the ellipsoid, in geographic and in projected CRSs alike (Web
Mercator is off by half in the middle latitudes, UTM by less than a thousandth). A picture without a CRS is a plane.
"""

import math

import numpy as np
from rasterio.windows import Window
from scipy.interpolate import RectBivariateSpline

from ..geo.pixel_areas import PixelAreas
from ..scene.grid import ModelGrid

#: Mean radius of the Earth, for the little by which an arc is longer than its chord.
_RADIUS = 6_371_008.8
#: Nodes along each side of the lattice that stands for a neighbourhood, and for the whole grid.
_NODES, _GRID_NODES = 9, 5
#: Share of a pixel by which a distance may be off because one footprint serves a tile of pixels.
_TOLERANCE = 0.1


class Ground:
    """The grid of a scene's responses, and the window of it that is at hand.

    crs: what pyproj reads; None for a picture, whose ``pixel`` (metres across, metres down) is then to be given.
    transform: of the whole grid, pixels to CRS.  width, height: of the whole grid.  window: (row, column, height,
    width) of the responses within it; None for all of it. Footprints are anchored to the whole grid, so that windows
    that overlap agree.
    """

    def __init__(self, crs, transform, width: int, height: int, window=None, pixel: tuple[float, float] | None = None):
        if crs is None and pixel is None:
            raise ValueError("a grid without a CRS needs the size of its pixels")
        self.transform, self.width, self.height = transform, width, height
        self.row, self.column, rows, columns = window or (0, 0, height, width)
        self.shape = (int(rows), int(columns))
        self._plane = None if crs is not None else pixel
        self._areas = None if crs is None else PixelAreas(crs, transform, width, height)
        self._edge = self._lattice()
        across, down = (float(np.nanmedian(side)) for side in self._edge[:2])
        self.pixel = (across, down)
        # How far apart columns and rows are where they are closest; less than a pixel's side where they are no right
        # angle to each other.
        self._apart = tuple(
            max(float(np.nanmin(self._edge[2] / side)), 1e-9) for side in (self._edge[1], self._edge[0])
        )

    @classmethod
    def of_cells(cls, cells: ModelGrid, window: Window) -> "Ground":
        """The ground under ``window`` of a scene's cells (``ModelGrid.coarser`` of the model's grid)."""
        width, height = cells.scene.pixel_size
        size = width * cells.scale_x, height * cells.scale_y
        there = int(window.row_off), int(window.col_off), int(window.height), int(window.width)
        return cls(cells.crs, cells.transform, cells.width, cells.height, there, size)

    def of_window(self, row: int, column: int, height: int, width: int) -> "Ground":
        """The same grid with another window of it at hand."""
        other = object.__new__(Ground)
        other.__dict__ = {**self.__dict__, "row": row, "column": column, "shape": (height, width)}
        return other

    def run_areas(self, row: np.ndarray, start: np.ndarray, stop: np.ndarray) -> np.ndarray:
        """Square metres of runs of pixels, ``start`` to ``stop`` (exclusive) in ``row`` of the window."""
        if self._areas is None:
            return (stop - start) * (self.pixel[0] * self.pixel[1])
        return self._areas.of_runs(row + self.row, start + self.column, stop + self.column)

    def tiles(self, metres: float):
        """The window as tiles in each of which one footprint of ``metres`` serves all pixels: (row and column of the
        tile's middle in the grid, rows and columns of the window as slices).
        """
        for rows, middle_row in _pieces(self.height, self._parts(metres, 0), self.row, self.shape[0]):
            for columns, middle_column in _pieces(self.width, self._parts(metres, 1), self.column, self.shape[1]):
                yield (middle_row, middle_column), rows, columns

    def extent(self, metres: float) -> tuple[int, int]:
        """Columns and rows to either side of a pixel that hold all that is so near, wherever in the grid."""
        return tuple(math.ceil(metres / size) + 2 for size in self._apart)

    def around(self, middle: tuple[float, float], rows: np.ndarray, columns: np.ndarray):
        """Where the pixels lie that are ``rows`` by ``columns`` (offsets, ascending) away from a place of the grid.

        Returns the distance on the ground, and metres east and north of it, each (len(rows), len(columns)).
        """
        if self._plane is not None:
            east, north = np.broadcast_arrays(columns[None] * self._plane[0], -rows[:, None] * self._plane[1])
            return np.hypot(east, north), east, north
        steps = [np.linspace(offsets[0], offsets[-1], _NODES) for offsets in (rows, columns)]
        if len(rows) * len(columns) <= _NODES**2 or min(len(rows), len(columns)) < 4:
            return self._measured(middle, rows, columns)
        # Smooth functions of the offsets: splines through a few nodes give them to well below a millimetre per km.
        nodes = self._measured(middle, *steps)
        squared, east, north = (
            RectBivariateSpline(*steps, values, kx=4, ky=4)(rows, columns)
            for values in (nodes[0] ** 2, nodes[1], nodes[2])
        )
        return np.sqrt(np.maximum(squared, 0)), east, north

    def _measured(self, middle, rows, columns):
        row, column = middle
        grid_rows, grid_columns = np.meshgrid(row + 0.5 + rows, column + 0.5 + columns, indexing="ij")
        here = self._earth(np.array([row + 0.5]), np.array([column + 0.5]))[0]
        there = self._earth(grid_rows, grid_columns) - here
        chord = np.linalg.norm(there, axis=-1)
        if self._areas.crs.geodetic_crs is None:
            return chord, there[..., 0], there[..., 1]
        up = here / np.linalg.norm(here)
        east = np.array([-here[1], here[0], 0.0])
        size = np.linalg.norm(east)
        east = east / size if size > 0 else np.array([0.0, 1.0, 0.0])  # at a pole any direction will do
        north = np.cross(up, east)
        distance = 2 * _RADIUS * np.arcsin(np.minimum(chord / (2 * _RADIUS), 1.0))
        return distance, there @ east, there @ north

    def north(self) -> tuple[float, float]:
        """The direction to true north in the middle of the grid, as metres along a row and down the columns (unit)."""
        rows = columns = np.array([-1.0, 0.0, 1.0])
        _, _, north = self.around((self.height / 2, self.width / 2), rows, columns)
        gradient = (north[1, 2] - north[1, 0]) / self.pixel[0], (north[2, 1] - north[0, 1]) / self.pixel[1]
        size = math.hypot(*gradient)
        return gradient[0] / size, gradient[1] / size

    def handed(self) -> float:
        """1 where east is to the right of north as on a map, -1 where rows go north (a bottom-up raster)."""
        a, b, _, d, e, _ = tuple(self.transform)[:6]
        return 1.0 if self._plane is not None or a * e - b * d < 0 else -1.0

    def _earth(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """Geocentric metres of points of the grid, (..., 3)."""
        x, y = self.transform @ (columns.ravel(), rows.ravel())
        return self._areas.earth(np.asarray(x), np.asarray(y)).reshape(*np.shape(rows), 3)

    def _lattice(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Metres across and down, and square metres, of a pixel at the nodes of a coarse lattice over the grid."""
        if self._plane is not None:
            across, down = self._plane
            return tuple(np.full((_GRID_NODES, _GRID_NODES), value) for value in (across, down, across * down))
        rows, columns = np.meshgrid(
            np.linspace(0, self.height, _GRID_NODES), np.linspace(0, self.width, _GRID_NODES), indexing="ij"
        )
        here = self._earth(rows, columns)
        right, below = self._earth(rows, columns + 1) - here, self._earth(rows + 1, columns) - here
        return tuple(np.linalg.norm(side, axis=-1) for side in (right, below, np.cross(right, below)))

    def _parts(self, metres: float, axis: int) -> int:
        """Into how many parts the grid is to be cut along ``axis`` for footprints of ``metres``."""
        change = max(float(np.nanmax(np.ptp(side, axis=axis))) / size for side, size in zip(self._edge[:2], self.pixel))
        return max(1, math.ceil(change * metres / min(self.pixel) / (2 * _TOLERANCE) - 1e-9))


def _pieces(size: int, parts: int, begin: int, length: int):
    """The parts of a side of the grid that touch a window: (slice of the window, the part's middle in the grid)."""
    parts = min(parts, size)
    edges = np.linspace(0, size, parts + 1).round().astype(int)
    for first, last in zip(edges, edges[1:]):
        low, high = max(first, begin), min(last, begin + length)
        if low < high:
            yield slice(low - begin, high - begin), (first + last - 1) / 2
