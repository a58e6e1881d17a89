"""Any raster on disk as an embedding field: one band per dimension."""

import math
import os
import threading
from collections import OrderedDict
from pathlib import PurePath

import numpy as np
import rasterio
from rasterio.errors import RasterioError
from rasterio.windows import Window

from ..errors import InputError
from ..scene.grid import ModelGrid
from ..scene.gsd import metres_per_pixel
from . import quantisation
from .field import FieldPatch, cell_centres
from .sampling import mean_pixels, sample
from .tags import read_tags

#: Side of a decoded block, in pixels of its level, and bytes of blocks that are kept.
BLOCK_SIDE = 64
CACHE_BYTES = 64 << 20


class RasterField:
    """A raster of two or more bands as a field of unit vectors.

    Any CRS and orientation. Values are first de-quantised, then interpolated bilinearly among valid pixels, then
    brought to unit length. A field much finer than the cells is first averaged to about their size. Only the blocks
    that a read needs are read from the file; no file stays open, so any thread may read.

    Args:
        path: path of the raster.
        dequantize: ``alphaearth``, ``none`` (the bands' own scale and offset, if any) or ``auto``, which treats 64 int8
            bands with nodata -128 as AlphaEarth's.

    Raises:
        InputError: the file is missing, is not a raster, has no CRS, or has a single band.
    """

    def __init__(self, path, dequantize: str = "auto"):
        self.path = os.fspath(path)
        file = PurePath(self.path).name
        if "://" not in self.path and not self.path.startswith("/vsi") and not os.path.isfile(self.path):
            raise InputError(f"There is no embedding raster {self.path}; check the path.")
        try:
            dataset = rasterio.open(self.path)
        except RasterioError as error:
            raise InputError(f"The embedding {file} is not a raster that GDAL can read; choose a GeoTIFF.") from error
        with dataset:
            if dataset.count < 2:
                raise InputError(f"The embedding {file} has one band; choose a raster with a band a dimension.")
            if dataset.crs is None or dataset.transform.is_identity:
                raise InputError(f"The embedding {file} has no coordinate reference system; assign it one first.")
            self.crs, self.transform = dataset.crs, dataset.transform
            self.width, self.height = dataset.width, dataset.height
            self.sides = metres_per_pixel(self.crs, self.transform, self.width, self.height)
            self.pixel_size = math.sqrt(self.sides[0] * self.sides[1])
            self.dimensions, self.dtype = dataset.count, dataset.dtypes[0]
            self.nodata = np.array([np.nan if value is None else value for value in dataset.nodatavals])
            self._scales = np.array(dataset.scales, np.float32), np.array(dataset.offsets, np.float32)
            self._overviews = dataset.overviews(1)
            self._masked = any(flag.name == "per_dataset" for flag in dataset.mask_flag_enums[0])
            tags = dataset.tags()
            int8 = all(dtype == "int8" for dtype in dataset.dtypes)
        if dequantize not in ("auto", "alphaearth", "none"):
            raise InputError(f"There is no quantisation {dequantize}; choose auto, alphaearth or none.")
        looks = int8 and self.dimensions == quantisation.DIMENSIONS and (self.nodata == quantisation.NODATA).all()
        self.alphaearth = dequantize == "alphaearth" or (dequantize == "auto" and looks)
        self.name = PurePath(self.path).stem
        self.source = f"raster:{self.path}"
        self.family, self.year, self.licence, self.attribution = read_tags(tags)
        if self.alphaearth and not self.family:
            self.family = "alphaearth"
        self._blocks: OrderedDict[tuple[int, int, int], tuple[np.ndarray, np.ndarray]] = OrderedDict()
        self._held = 0
        self._lock = threading.Lock()  # all reading threads share the blocks

    def read(self, grid: ModelGrid, window: Window, stride: int) -> FieldPatch:
        """Sample the field at the lattice's cell centres; see ``EmbeddingField.read``.

        Raises:
            InputError: the scene has no CRS, or the file cannot be read.
        """
        if grid.crs is None:
            raise InputError(f"{grid.scene.name} has no CRS, so no embedding raster can be laid over it; assign one.")
        return sample(self, *cell_centres(grid, window, stride), grid.crs, grid.gsd * stride)

    def region(self, factor: int, r0: int, r1: int, c0: int, c1: int) -> tuple[np.ndarray, np.ndarray]:
        """De-quantised pixels of a level, joined from its blocks: (D, h, w) and valid (h, w)."""
        values = np.zeros((self.dimensions, r1 - r0, c1 - c0), np.float32)
        valid = np.zeros((r1 - r0, c1 - c0), bool)
        for i in range(r0 // BLOCK_SIDE, (r1 - 1) // BLOCK_SIDE + 1):
            for j in range(c0 // BLOCK_SIDE, (c1 - 1) // BLOCK_SIDE + 1):
                block, mask = self._block(factor, i, j)
                y, x = i * BLOCK_SIDE, j * BLOCK_SIDE
                top, bottom = max(r0, y), min(r1, y + mask.shape[0])
                left, right = max(c0, x), min(c1, x + mask.shape[1])
                target = slice(top - r0, bottom - r0), slice(left - c0, right - c0)
                source = slice(top - y, bottom - y), slice(left - x, right - x)
                values[(slice(None), *target)] = block[(slice(None), *source)]
                valid[target] = mask[source]
        return values, valid

    def _block(self, factor: int, i: int, j: int) -> tuple[np.ndarray, np.ndarray]:
        with self._lock:
            key = (factor, i, j)
            if key in self._blocks:
                self._blocks.move_to_end(key)
                return self._blocks[key]
            try:
                block = self._decode(factor, i * BLOCK_SIDE, j * BLOCK_SIDE)
            except RasterioError as error:
                raise InputError(f"The embedding {self.path} cannot be read; the file is damaged or gone.") from error
            self._blocks[key] = block
            self._held += sum(part.nbytes for part in block)
            while self._held > CACHE_BYTES and len(self._blocks) > 1:
                self._held -= sum(part.nbytes for part in self._blocks.popitem(last=False)[1])
            return block

    def _decode(self, factor: int, row: int, column: int) -> tuple[np.ndarray, np.ndarray]:
        """Read one block of a level. Coarse levels are means of de-quantised vectors, from the next finer overview."""
        level, by = -1, 1
        for index, overview in enumerate(self._overviews):
            if overview <= factor and factor % overview == 0:
                level, by = index, overview
        with rasterio.open(self.path, **({} if level < 0 else {"overview_level": level})) as dataset:
            mean = factor // by
            side = BLOCK_SIDE * mean
            r0, c0 = row * mean, column * mean
            place = Window(c0, r0, min(side, dataset.width - c0), min(side, dataset.height - r0))
            if place.width < 1 or place.height < 1:  # an overview may lack the last, partial pixel
                return np.zeros((self.dimensions, 0, 0), np.float32), np.zeros((0, 0), bool)
            raw = dataset.read(window=place)
            valid = dataset.read_masks(1, window=place) > 0 if self._masked else np.ones(raw.shape[1:], bool)
        values, valid = self._dequantised(raw, valid)
        return (values, valid) if mean == 1 else mean_pixels(values, valid, mean)

    def _dequantised(self, raw: np.ndarray, valid: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        if self.alphaearth:
            values, decoded_valid = quantisation.dequantised(raw)
            return values, valid & decoded_valid
        nodata = self.nodata.reshape(-1, 1, 1)
        missing = raw == (nodata.astype(raw.dtype) if raw.dtype.kind == "f" else nodata)
        # A valid vector may contain a 0: as nodata, 0 counts only if all bands have it.
        valid = valid & ~(missing.all(axis=0) if (self.nodata == 0).all() else missing.any(axis=0))
        values = raw.astype(np.float32)
        valid &= np.isfinite(values).all(axis=0)
        scale, offset = (part.reshape(-1, 1, 1) for part in self._scales)
        return np.where(valid, values * scale + offset, 0), valid
