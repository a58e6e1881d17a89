"""The pixels of a grid that lie in the polygons of a vector file."""

from pathlib import PurePath

import numpy as np
import shapely
from rasterio.windows import Window

from ..errors import NoValidPixel
from ..files.write import BLOCK
from ..geo.features import polygons_of
from ..geo.pixel_areas import PixelAreas
from ..geo.reproject import onto_raster
from ..geo.zones import read_zones
from ..progress import Progress, silent
from .grid import ModelGrid


class PolygonMask:
    """The pixels of a grid whose centre lies in a polygon.

    Polygons of any CRS are reprojected along their edges; invalid ones are repaired, overlapping ones count once. A
    pixel's answer does not depend on the window that it is read through: the edges are kept in the grid's own pixels,
    and each row is filled between the edges that cross its middle. If two polygons meet in the middle of a pixel, it
    belongs to one of them.

    Args:
        path: Vector file.
        layer: Its layer; None for the first one with geometries.
        grid: The grid.
        extent: Window of the grid that is of interest; None for all of it.
        progress: Called while the polygons are placed.

    Attributes:
        path: Vector file.
        layer: Its layer, as given.
        crs: CRS of the layer.
        count: Number of polygons that touch the extent.
        window: Box of pixels around the polygons within the extent.
        pixels: Number of pixels inside.
        area_m2: Their ground; None if the scene has no CRS.
        warnings: Sentences for the user about features that were left out.

    Raises:
        InputError: The file cannot be read or has no polygon.
        NoValidPixel: None touches the extent, or none has a pixel's centre.
        Cancelled: By ``progress``.
    """

    def __init__(
        self, path: str, layer: str | None, grid: ModelGrid, extent: Window | None = None, progress: Progress = silent
    ):
        self.path, self.layer = path, layer
        name, scene = PurePath(path).name, grid.scene
        zones = read_zones(path, layer)
        self.crs = zones.crs
        self.warnings = zones.warnings
        polygons, zone = polygons_of(onto_raster(zones.polygons, zones.crs, scene))
        polygons = shapely.transform(polygons, grid.pixels_of)
        left, top, width, height = (grid.window if extent is None else extent).flatten()
        near = shapely.intersects(polygons, shapely.box(left, top, left + width, top + height))
        if not near.any():
            raise NoValidPixel(
                f"No polygon of {name} touches the extent in {scene.name}: choose polygons that do, or another extent."
            )
        self._polygons, self.count = polygons[near], len(np.unique(zone[near]))
        # Rows and columns whose middle lies between the outermost corners.
        x0, y0, x1, y1 = (int(side) for side in np.ceil(shapely.total_bounds(self._polygons) - 0.5))
        x0, y0, x1, y1 = max(left, x0), max(top, y0), min(left + width, x1), min(top + height, y1)
        self.window = Window(x0, y0, max(x1 - x0, 0), max(y1 - y0, 0))
        self._keep_edges()
        shapely.prepare(self._polygons)
        self._tree = shapely.STRtree(self._polygons)
        self._measure(grid, progress)
        if not self.pixels:
            raise NoValidPixel(f"No pixel has its centre in the polygons of {name}: choose larger polygons.")

    def _keep_edges(self) -> None:
        """The edges that cross the middle of a row, from their upper ends."""
        # Outer rings turn one way and holes the other: a point inside has a winding number other than 0.
        rings = shapely.get_rings(shapely.orient_polygons(self._polygons))
        points, ring = shapely.get_coordinates(rings, return_index=True)
        (x0, y0), (x1, y1) = points[:-1].T, points[1:].T
        first, end = (np.ceil(side(y0, y1) - 0.5).astype(np.int64) for side in (np.minimum, np.maximum))
        top, bottom = self.window.row_off, self.window.row_off + self.window.height
        kept = (ring[:-1] == ring[1:]) & (first < end) & (first < bottom) & (end > top)
        x0, y0, x1, y1, self._first, self._end = (values[kept] for values in (x0, y0, x1, y1, first, end))
        down = y0 < y1
        self._x, self._y = np.where(down, x0, x1), np.where(down, y0, y1)
        self._slope = (x1 - x0) / (y1 - y0)
        self._turn = np.where(down, 1, -1).astype(np.int32)

    def _measure(self, grid: ModelGrid, progress: Progress) -> None:
        ground = PixelAreas(grid.crs, grid.transform, grid.width, grid.height) if grid.crs else None
        self.pixels, self.area_m2 = 0, 0.0 if ground else None
        left, top, width, height = self.window.flatten()
        for row in range(top, top + height, BLOCK):
            progress(0.0, "Placing the polygons")
            inside = self.read(Window(left, row, width, min(BLOCK, top + height - row)))
            self.pixels += int(inside.sum())
            if ground:
                self.area_m2 += float(np.sum(ground.window(row, left, *inside.shape), where=inside))

    def read(self, window: Window) -> np.ndarray:
        """Read a window of the grid, inside ``window``, as (h, w) bool. For any thread."""
        left, top, width, height = window.flatten()
        first, end = np.maximum(self._first, top), np.minimum(self._end, top + height)
        edge = np.flatnonzero(first < end)
        first, rows = first[edge], (end - first)[edge]
        edge = np.repeat(edge, rows)
        row = np.arange(len(edge)) + np.repeat(first - np.cumsum(rows) + rows, rows)
        across = self._x[edge] + (row + 0.5 - self._y[edge]) * self._slope[edge]
        column = np.clip(np.ceil(across - 0.5) - left, 0, width).astype(np.int64)
        turns = np.zeros((height, width + 1), np.int32)
        np.add.at(turns, (row - top, column), self._turn[edge])
        return np.cumsum(turns, axis=1, out=turns)[:, :-1] != 0

    def meets(self, x0: float, y0: float, x1: float, y1: float) -> bool:
        """Whether a polygon touches a box of the grid's pixels. For one thread at a time."""
        box = shapely.box(x0, y0, x1, y1)
        return bool(shapely.intersects(self._polygons[self._tree.query(box)], box).any())

    def record(self) -> dict:
        """The run record's part about the polygons."""
        return {
            "file": self.path,
            "layer": self.layer,
            "count": self.count,
            "pixels": self.pixels,
            "area_m2": None if self.area_m2 is None else round(self.area_m2, 2),
            "crs": self.crs,
        }


def no_valid_pixel(mask: PolygonMask | None) -> NoValidPixel:
    """The error of a run without any valid pixel in its extent or, if given, its polygons."""
    if mask is None:
        return NoValidPixel("The extent holds no valid pixel, all of it is nodata: choose another extent.")
    return NoValidPixel("The polygons hold no valid pixel, all in them is nodata: choose other polygons.")
