"""The place of an extent, for work that needs a raster's place and not its pixels."""

import os
from dataclasses import dataclass
from pathlib import PurePath

import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.errors import RasterioError

from ..errors import InputError
from ..geo.rasters import check_regular
from ..scene.gsd import metres_per_pixel


@dataclass(frozen=True)
class Ground:
    """A raster's size and place, with any bands and values; replaces a Scene in a ModelGrid.

    Attributes:
        path: path of the raster.
        width: number of columns.
        height: number of rows.
        crs: CRS of the raster.
        transform: pixel (column, row) to CRS coordinates.
        pixel_size: ground size of a pixel along a row and along a column, in metres.
    """

    path: str
    width: int
    height: int
    crs: CRS
    transform: Affine
    pixel_size: tuple[float, float]

    @classmethod
    def of(cls, path) -> "Ground":
        """The place of a raster.

        Raises:
            InputError: the file is missing, is not a raster, or has no CRS.
        """
        path = os.fspath(path)
        check_regular(path)
        try:
            with rasterio.open(path) as file:
                width, height, crs, transform = file.width, file.height, file.crs, file.transform
        except RasterioError as error:
            sentence = f"{path} is not a raster that GDAL can read; choose one that covers the ground you mean."
            raise InputError(sentence) from error
        if crs is None or transform.is_identity:
            raise InputError(f"{PurePath(path).name} has no coordinate reference system; assign it one first.")
        return cls(path, width, height, crs, transform, metres_per_pixel(crs, transform, width, height))

    @property
    def name(self) -> str:
        """The file's name, for sentences."""
        return PurePath(self.path).name

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """(x_min, y_min, x_max, y_max) of the four corners in ``crs``."""
        xs, ys = zip(*(self.transform @ (c, r) for c in (0, self.width) for r in (0, self.height)))
        return min(xs), min(ys), max(xs), max(ys)
