"""The ground area of a raster's pixels, on the ellipsoid.

A projection stretches areas (Web Mercator fourfold at 60° north, UTM by 0.1 %), so the pixel size squared is no area.
Here every pixel gets its own, for any CRS and any orientation, across the antimeridian and around the poles.
"""

import math

import numpy as np
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from ..errors import InputError

#: Between nodes of a lattice this far apart (metres) the area scale is linear to better than one part in a million.
_LATTICE_METRES = 10_000.0
#: Projected coordinates of places end here: the circumference of the earth, and as much again for false origins.
_FARTHEST_METRES = 1e8
#: Half the side (metres) of the cell whose ground area gives the area scale of a projection at a point.
_HALF_CELL = 250.0


class PixelAreas:
    """Ground areas in square metres of the pixels of one grid.

    Geographic grids whose rows follow parallels use the closed form for the zone between two parallels (Snyder 1987,
    eq. 3-12). Other grids take the area scale at the nodes of a coarse lattice, anchored at pixel (0, 0), and
    interpolate, so areas do not depend on the window. A CRS without an Earth (a local engineering one) is a plane.
    """

    def __init__(self, crs, transform, width: int, height: int):
        """Prepare the areas of a grid.

        Args:
            crs: the grid's CRS, anything that pyproj reads.
            transform: takes pixels (column, row) to the CRS.
            width: columns of the grid.
            height: rows of the grid.

        Raises:
            InputError: the CRS is missing or not known, pixels have no size, or the grid lies off the earth.
        """
        if not crs:
            raise InputError("The raster has no coordinate reference system, so areas cannot be computed: assign one.")
        if transform.is_degenerate or not all(map(math.isfinite, transform)):
            raise InputError("The raster's pixels have no size, so areas cannot be computed: georeference it again.")
        try:
            self.crs = CRS.from_user_input(crs)
        except CRSError:
            raise InputError("The raster's coordinate reference system is not known: assign another one.") from None
        self.transform, self.width, self.height = transform, width, height
        self._unit = self.crs.axis_info[0].unit_conversion_factor if self.crs.axis_info else 1.0
        self._pixel = abs(transform.a * transform.e - transform.b * transform.d)  # in CRS units squared
        self._geodetic = self.crs.geodetic_crs
        if self._geodetic is not None:
            ellipsoid = self._geodetic.ellipsoid
            self._a = ellipsoid.semi_major_metre
            self._e2 = 1.0 - (ellipsoid.semi_minor_metre / self._a) ** 2
        self._zonal = self.crs.is_geographic and transform.b == 0 and transform.d == 0
        side = math.sqrt(self._pixel) * self._unit * (self._a if self.crs.is_geographic else 1.0)
        self._step = max(1, int(_LATTICE_METRES / side))
        if self._geodetic is not None and not self.crs.is_geographic:
            self._to_degrees = Transformer.from_crs(self.crs, self._geodetic, always_xy=True)
            self._degree = self._geodetic.axis_info[0].unit_conversion_factor
        if self._geodetic is not None and not self._on_earth():
            raise InputError(
                f"The raster lies off the earth in {self.crs.name} (its first corner is {transform.c:.6g}, "
                f"{transform.f:.6g}), so areas cannot be computed: assign the right coordinate reference system."
            )

    def _on_earth(self) -> bool:
        """Whether a corner or the middle of the grid is a place; in degrees all of it, but for a pixel at the rim."""
        x, y = self.transform * np.array(
            [[0, self.width, 0, self.width, self.width / 2], [0, 0, self.height, self.height, self.height / 2]]
        )
        if not self.crs.is_geographic:
            if max(np.abs(x).max(), np.abs(y).max()) * self._unit > _FARTHEST_METRES:
                return False
            x, y = self._to_degrees.transform(x, y)
            return bool((np.isfinite(x) & np.isfinite(y)).any())
        degree = math.radians(1) / self._unit
        rim = abs(self.transform.e) + abs(self.transform.d)
        return bool(np.abs(y).max() <= 90 * degree + rim and np.abs(x).max() <= 720 * degree)

    def window(self, row: int, col: int, height: int, width: int) -> np.ndarray:
        """Return the square metres of each pixel of a window.

        Returns:
            float64 (height, width); a read-only view where all pixels of a row are equal.
        """
        if self._geodetic is None:
            return np.broadcast_to(self._pixel * self._unit**2, (height, width))
        if self._zonal:
            return np.broadcast_to(self._zones(row, height)[:, None], (height, width))
        return self._interpolated(row, col, height, width)

    def of_runs(self, row: np.ndarray, start: np.ndarray, stop: np.ndarray) -> np.ndarray:
        """Return the square metres of horizontal runs of pixels.

        Args:
            row: (n,) row of each run.
            start: (n,) first column.
            stop: (n,) column after the last.

        Returns:
            float64 (n,).
        """
        if len(row) == 0:
            return np.zeros(0)
        if self._geodetic is None:
            return (stop - start) * (self._pixel * self._unit**2)
        if self._zonal:
            first = int(row.min())
            return (stop - start) * self._zones(first, int(row.max()) + 1 - first)[row - first]
        nodes, r0, c0 = self._lattice(row.min(), row.max(), -1, self.width)
        # Along a row the areas are linear between nodes: integrate them once, take differences.
        slope = np.diff(nodes, axis=1)
        until = np.concatenate([np.zeros((len(nodes), 1)), np.cumsum(nodes[:, :-1] + slope / 2, axis=1)], axis=1)
        y = row / self._step - r0
        i = y.astype(np.int64)
        y -= i

        def before(col):
            x = (col - 0.5) / self._step - c0
            j = x.astype(np.int64)
            x -= j
            top, bottom = (until[k, j] + x * (nodes[k, j] + x / 2 * slope[k, j]) for k in (i, i + 1))
            return top + (bottom - top) * y

        return (before(stop) - before(start)) * self._step

    def at(self, row: np.ndarray, col: np.ndarray) -> np.ndarray:
        """Return the square metres per pixel at points of the grid.

        Args:
            row: (n,) in pixels from the first corner; fractions are allowed.
            col: (n,) likewise.

        Returns:
            float64 (n,).
        """
        if self._geodetic is None or len(row) == 0:
            return np.full(len(row), self._pixel * self._unit**2)
        if self._zonal:
            return self._zones(0, self.height)[np.clip(row.astype(np.int64), 0, self.height - 1)]
        nodes, r0, c0 = self._lattice(row.min(), row.max(), col.min(), col.max())
        y, x = row / self._step - r0, col / self._step - c0
        i, j = y.astype(np.int64), x.astype(np.int64)
        y, x = y - i, x - j
        top, bottom = (nodes[k, j] * (1 - x) + nodes[k, j + 1] * x for k in (i, i + 1))
        return top * (1 - y) + bottom * y

    def lengths(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return the metres on the ground between consecutive points: (n,) in CRS units to (n - 1,)."""
        if self._geodetic is None:
            return np.hypot(np.diff(x), np.diff(y)) * self._unit
        if not self.crs.is_geographic:
            return np.linalg.norm(np.diff(self.earth(x, y), axis=0), axis=-1)
        middle = (y[1:] + y[:-1]) / 2 * self._unit
        w = 1 - self._e2 * np.sin(middle) ** 2
        east = np.diff(x) * self._unit * self._a / np.sqrt(w) * np.cos(middle)
        north = np.diff(y) * self._unit * self._a * (1 - self._e2) / w**1.5
        return np.hypot(east, north)

    def total(self) -> float:
        """Return the square metres of the whole grid."""
        if self._geodetic is None or self._zonal:
            return float(self.window(0, 0, self.height, 1).sum() * self.width)
        strip = max(1, 4_000_000 // self.width)
        starts = range(0, self.height, strip)
        return float(sum(self.window(r, 0, min(strip, self.height - r), self.width).sum() for r in starts))

    def _zones(self, row: int, height: int) -> np.ndarray:
        rows = np.arange(row, row + height + 1)
        latitude = (self.transform.f + rows * self.transform.e) * self._unit
        q = _authalic(np.clip(latitude, -math.pi / 2, math.pi / 2), self._e2)
        return np.abs(np.diff(q)) * (self._a**2 / 2) * abs(self.transform.a) * self._unit

    def _lattice(self, row0, row1, col0, col1) -> tuple[np.ndarray, int, int]:
        """Areas of the pixels at the lattice nodes around those rows and columns; the first node's row and column."""
        r0, c0 = int(row0) // self._step, int(col0) // self._step
        rows = np.arange(r0, int(row1) // self._step + 2) * self._step + 0.5
        cols = np.arange(c0, int(col1) // self._step + 2) * self._step + 0.5
        cols, rows = np.meshgrid(cols, rows)
        x, y = self.transform @ (cols, rows)
        return self._pixel * self._scale(x, y), r0, c0

    def _interpolated(self, row: int, col: int, height: int, width: int) -> np.ndarray:
        nodes, r0, c0 = self._lattice(row, row + height - 1, col, col + width - 1)
        y = (row + np.arange(height)) / self._step - r0
        i = y.astype(np.int64)
        y = (y - i)[:, None]
        columns = nodes[i] * (1 - y) + nodes[i + 1] * y
        areas = np.empty((height, width))
        for j in range(columns.shape[1] - 1):  # plain arithmetic stretch by stretch: no BLAS threads for so little
            begin, end = max((c0 + j) * self._step - col, 0), min((c0 + j + 1) * self._step - col, width)
            if begin < end:
                x = (col + np.arange(begin, end)) / self._step - (c0 + j)
                areas[:, begin:end] = columns[:, j, None] + (columns[:, j + 1] - columns[:, j])[:, None] * x
        return areas

    def _scale(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Ground square metres per square CRS unit at the points; 0 where the projection has no Earth."""
        if self.crs.is_geographic:
            s2 = np.sin(y * self._unit) ** 2
            density = self._a**2 * (1 - self._e2) * np.cos(y * self._unit) / (1 - self._e2 * s2) ** 2
            return np.where(np.abs(y * self._unit) < math.pi / 2, density, 0.0) * self._unit**2
        s = _HALF_CELL / self._unit
        north_east, south_west = self.earth(x + s, y + s), self.earth(x - s, y - s)
        north_west, south_east = self.earth(x - s, y + s), self.earth(x + s, y - s)
        # The diagonals' cross product in geocentric space: no seam at the antimeridian, no singularity at the poles.
        cell = np.linalg.norm(np.cross(north_east - south_west, north_west - south_east), axis=-1) / 2
        return np.nan_to_num(cell / (4 * s * s), nan=0.0, posinf=0.0)

    def earth(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return the geocentric coordinates of points on the ellipsoid.

        Args:
            x: in CRS units, any shape.
            y: in CRS units, the same shape.

        Returns:
            float64 (..., 3) in metres, NaN off the Earth; in a CRS without an Earth the plane's own metres, and 0.
        """
        if self._geodetic is None:
            return np.stack((np.asarray(x) * self._unit, np.asarray(y) * self._unit, np.zeros(np.shape(x))), axis=-1)
        if self.crs.is_geographic:
            longitude, latitude = np.asarray(x) * self._unit, np.asarray(y) * self._unit
        else:
            longitude, latitude = self._to_degrees.transform(x, y)
            longitude, latitude = np.asarray(longitude) * self._degree, np.asarray(latitude) * self._degree
        off = ~(np.isfinite(longitude) & np.isfinite(latitude))
        longitude, latitude = np.where(off, np.nan, longitude), np.where(off, np.nan, latitude)
        n = self._a / np.sqrt(1 - self._e2 * np.sin(latitude) ** 2)
        return np.stack(
            (
                n * np.cos(latitude) * np.cos(longitude),
                n * np.cos(latitude) * np.sin(longitude),
                n * (1 - self._e2) * np.sin(latitude),
            ),
            axis=-1,
        )


def _authalic(latitude: np.ndarray, e2: float) -> np.ndarray:
    """Q of Snyder (1987), eq. 3-12: from the equator to a parallel there are ``a²/2 · q`` per radian of longitude."""
    s = np.sin(latitude)
    if e2 == 0:
        return 2 * s
    e = math.sqrt(e2)
    return (1 - e2) * (s / (1 - e2 * s * s) + np.arctanh(e * s) / e)
