"""The ground under a raster of responses: how many metres lie between its pixels, in any CRS.

All distances are metres on the ground: geodesic distances on the ellipsoid, in geographic and projected CRSs alike (Web
Mercator is wrong by half in the middle latitudes, UTM by less than a thousandth). A picture without a CRS is a plane.
"""

import math

import numpy as np
from rasterio.windows import Window
from scipy.interpolate import RectBivariateSpline

from ..geo.pixel_areas import PixelAreas
from ..scene.grid import ModelGrid

#: Mean radius of the Earth in metres, to turn chords into arcs.
_RADIUS = 6_371_008.8
#: Nodes along each side of the lattice that samples a neighbourhood, and the whole grid.
_NODES, _GRID_NODES = 9, 5
#: Error of a distance, in pixels, that is allowed because one footprint serves a tile of pixels.
_TOLERANCE = 0.1


class Ground:
    """The grid of a scene's responses and a window of it.

    Footprints are anchored to the whole grid, so that overlapping windows agree.

    Attributes:
        transform: Pixels of the whole grid to its CRS.
        width: Width of the whole grid.
        height: Height of the whole grid.
        row: First row of the window.
        column: First column of the window.
        shape: (height, width) of the window.
        pixel: Metres (across, down) of a typical pixel.
    """

    def __init__(self, crs, transform, width: int, height: int, window=None, pixel: tuple[float, float] | None = None):
        """Measure the grid.

        Args:
            crs: CRS, anything that pyproj reads; None for a picture.
            transform: Pixels of the whole grid to its CRS.
            width: Width of the whole grid.
            height: Height of the whole grid.
            window: (row, column, height, width) of the responses; None for the whole grid.
            pixel: Metres (across, down) of a pixel of a picture.

        Raises:
            ValueError: There is neither a CRS nor a pixel size.
        """
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
        # Smallest distance between columns and between rows; less than a pixel's side where they do not meet at a right
        # angle.
        self._apart = tuple(
            max(float(np.nanmin(self._edge[2] / side)), 1e-9) for side in (self._edge[1], self._edge[0])
        )

    @classmethod
    def of_cells(cls, cells: ModelGrid, window: Window) -> "Ground":
        """The ground under ``window`` of a scene's cells (``ModelGrid.coarser`` of the model's grid)."""
        width, height = cells.scene.pixel_size
        size = width * cells.scale_x, height * cells.scale_y
        place = int(window.row_off), int(window.col_off), int(window.height), int(window.width)
        return cls(cells.crs, cells.transform, cells.width, cells.height, place, size)

    def of_window(self, row: int, column: int, height: int, width: int) -> "Ground":
        """The same grid with another window."""
        other = object.__new__(Ground)
        other.__dict__ = {**self.__dict__, "row": row, "column": column, "shape": (height, width)}
        return other

    def run_areas(self, row: np.ndarray, start: np.ndarray, stop: np.ndarray) -> np.ndarray:
        """Square metres of runs of pixels, ``start`` to ``stop`` (exclusive) in ``row`` of the window."""
        if self._areas is None:
            return (stop - start) * (self.pixel[0] * self.pixel[1])
        return self._areas.of_runs(row + self.row, start + self.column, stop + self.column)

    def tiles(self, metres: float):
        """Cut the window into tiles, so that one footprint of ``metres`` serves all pixels of a tile.

        Yields:
            The (row, column) of the tile's centre in the grid, and its rows and columns in the window as slices.
        """
        for rows, middle_row in _pieces(self.height, self._parts(metres, 0), self.row, self.shape[0]):
            for columns, middle_column in _pieces(self.width, self._parts(metres, 1), self.column, self.shape[1]):
                yield (middle_row, middle_column), rows, columns

    def extent(self, metres: float) -> tuple[int, int]:
        """Columns and rows to each side of a pixel that contain everything within ``metres``, anywhere in the grid."""
        return tuple(math.ceil(metres / size) + 2 for size in self._apart)

    def around(self, middle: tuple[float, float], rows: np.ndarray, columns: np.ndarray):
        """Measure the way from a place of the grid to pixels around it.

        Args:
            middle: (row, column) of the place.
            rows: Row offsets of the pixels, ascending.
            columns: Column offsets of the pixels, ascending.

        Returns:
            Distance on the ground, metres east and metres north, each (len(rows), len(columns)).
        """
        if self._plane is not None:
            east, north = np.broadcast_arrays(columns[None] * self._plane[0], -rows[:, None] * self._plane[1])
            return np.hypot(east, north), east, north
        steps = [np.linspace(offsets[0], offsets[-1], _NODES) for offsets in (rows, columns)]
        if len(rows) * len(columns) <= _NODES**2 or min(len(rows), len(columns)) < 4:
            return self._measured(middle, rows, columns)
        # These are smooth functions of the offsets: splines through a few nodes are exact to less than 1 mm per km.
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
        way = self._earth(grid_rows, grid_columns) - here
        chord = np.linalg.norm(way, axis=-1)
        if self._areas.crs.geodetic_crs is None:
            return chord, way[..., 0], way[..., 1]
        up = here / np.linalg.norm(here)
        east = np.array([-here[1], here[0], 0.0])
        size = np.linalg.norm(east)
        east = east / size if size > 0 else np.array([0.0, 1.0, 0.0])  # at a pole every direction is right
        north = np.cross(up, east)
        distance = 2 * _RADIUS * np.arcsin(np.minimum(chord / (2 * _RADIUS), 1.0))
        return distance, way @ east, way @ north

    def north(self) -> tuple[float, float]:
        """Unit vector to true north at the centre of the grid, as (along a row, down the columns)."""
        rows = columns = np.array([-1.0, 0.0, 1.0])
        _, _, north = self.around((self.height / 2, self.width / 2), rows, columns)
        gradient = (north[1, 2] - north[1, 0]) / self.pixel[0], (north[2, 1] - north[0, 1]) / self.pixel[1]
        size = math.hypot(*gradient)
        return gradient[0] / size, gradient[1] / size

    def handed(self) -> float:
        """1 if east is to the right of north, as on a map; -1 if rows go north (a bottom-up raster)."""
        a, b, _, d, e, _ = tuple(self.transform)[:6]
        return 1.0 if self._plane is not None or a * e - b * d < 0 else -1.0

    def _earth(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """Geocentric coordinates of points of the grid in metres, (..., 3)."""
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
        """Number of parts into which the grid is cut along ``axis`` for footprints of ``metres``."""
        change = max(float(np.nanmax(np.ptp(side, axis=axis))) / size for side, size in zip(self._edge[:2], self.pixel))
        return max(1, math.ceil(change * metres / min(self.pixel) / (2 * _TOLERANCE) - 1e-9))


def _pieces(size: int, parts: int, begin: int, length: int):
    """The parts of a side of the grid that touch a window: (slice of the window, centre of the part in the grid)."""
    parts = min(parts, size)
    edges = np.linspace(0, size, parts + 1).round().astype(int)
    for first, last in zip(edges, edges[1:]):
        low, high = max(first, begin), min(last, begin + length)
        if low < high:
            yield slice(low - begin, high - begin), (first + last - 1) / 2
