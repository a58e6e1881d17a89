"""Where a class raster has certain classes, on the pixels of another grid."""

from collections.abc import Collection
from contextlib import ExitStack
from pathlib import PurePath

import numpy as np
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window

from ..errors import InputError
from ..geo.rasters import open_raster, reading
from .grid import ModelGrid
from .gsd import placed_transform

#: Used in place of "no CRS" on both sides of a warp, which then only shifts and scales.
_NOWHERE = CRS.from_epsg(3857)
#: GDAL's tolerance in pixels: as good as none, because its approximation depends on the window (0 is refused).
EXACT = 1e-9


class ClassMask:
    """The pixels of a grid whose centre has one of certain classes. A context manager, for one thread.

    The class raster may be of any grid and CRS. A pixel's answer does not depend on the window that it is read through.

    Attributes:
        path: Path of the class raster.
        codes: The codes, sorted.
        grid: The grid.
        has_pixels: Whether any pixel read so far had one of the codes.

    Raises:
        InputError: The raster cannot be read, or only one of raster and scene has a CRS.
    """

    def __init__(self, path: str, codes: Collection[int], grid: ModelGrid):
        self.path, self.codes, self.grid = path, sorted(set(codes)), grid
        self.has_pixels = False
        self._stack = ExitStack()

    def __enter__(self) -> "ClassMask":
        name = PurePath(self.path).name
        with ExitStack() as stack:
            file = stack.enter_context(open_raster(self.path))
            if bool(file.crs) != bool(self.grid.crs):
                lacking = name if self.grid.crs else self.grid.scene.name
                raise InputError(
                    f"{lacking} has no coordinate reference system, so it is not known where the classes lie: assign "
                    "the one it was made in."
                )
            self._file = file
            self._warped = stack.enter_context(
                WarpedVRT(
                    file,
                    src_crs=file.crs or _NOWHERE,
                    src_transform=None if file.crs else placed_transform(file),
                    crs=self.grid.crs or _NOWHERE,
                    transform=self.grid.transform,
                    width=self.grid.width,
                    height=self.grid.height,
                    resampling=Resampling.nearest,
                    tolerance=EXACT,
                    add_alpha=file.nodata is None,
                )
            )
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *exception) -> None:
        self._stack.close()

    def read(self, window: Window) -> np.ndarray:
        """Read a window of the grid as (h, w) bool."""
        codes, inside = self.codes_of(window)
        chosen = np.isin(codes, self.codes) & inside
        self.has_pixels = self.has_pixels or bool(chosen.any())
        return chosen

    def codes_of(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """All codes in a window of the grid, (h, w), and a bool mask of where the raster has any."""
        with reading(self._file):
            return self._warped.read(1, window=window), self._warped.read_masks(1, window=window) != 0
