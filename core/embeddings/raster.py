"""Any raster on disk as an embedding field: a band a dimension."""

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

#: Side of a decoded block in field pixels (of the level that is read), and bytes of blocks kept.
BLOCK_SIDE = 64
CACHE_BYTES = 64 << 20


class RasterField:
    """A raster of two or more bands as a field of unit vectors.

    Any CRS and orientation. Values are de-quantised first, then interpolated bilinearly among valid pixels, then
    brought to unit length. A field much finer than the cells is averaged to about their size before. Only the blocks
    of the file that are asked for are read; nothing is held open, so any thread may read.

    Parameters: ``path``; ``dequantize``: ``alphaearth``, ``none`` (the bands' own scale and offset, where they have
    them) or ``auto``, which takes 64 int8 bands with nodata -128 for AlphaEarth's.
    Raises: InputError when the file is missing, no raster, without a CRS, or has a single band.
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
        self._lock = threading.Lock()  # blocks are kept for all threads that read

    def read(self, grid: ModelGrid, window: Window, stride: int) -> FieldPatch:
        """The field at the lattice's cell centres; see ``EmbeddingField.read``.

        Raises: InputError when the scene has no CRS to find its place in the field, or the file cannot be read.
        """
        if grid.crs is None:
            raise InputError(f"{grid.scene.name} has no CRS, so no embedding raster can be laid over it; assign one.")
        return sample(self, *cell_centres(grid, window, stride), grid.crs, grid.gsd * stride)

    def region(self, factor: int, r0: int, r1: int, c0: int, c1: int) -> tuple[np.ndarray, np.ndarray]:
        """De-quantised pixels of a level, put together from its blocks: (D, h, w) and valid (h, w)."""
        values = np.zeros((self.dimensions, r1 - r0, c1 - c0), np.float32)
        known = np.zeros((r1 - r0, c1 - c0), bool)
        for i in range(r0 // BLOCK_SIDE, (r1 - 1) // BLOCK_SIDE + 1):
            for j in range(c0 // BLOCK_SIDE, (c1 - 1) // BLOCK_SIDE + 1):
                block, mask = self._block(factor, i, j)
                y, x = i * BLOCK_SIDE, j * BLOCK_SIDE
                top, bottom = max(r0, y), min(r1, y + mask.shape[0])
                left, right = max(c0, x), min(c1, x + mask.shape[1])
                there = slice(top - r0, bottom - r0), slice(left - c0, right - c0)
                here = slice(top - y, bottom - y), slice(left - x, right - x)
                values[(slice(None), *there)] = block[(slice(None), *here)]
                known[there] = mask[here]
        return values, known

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
        """One block of a level. Coarse levels are means of de-quantised vectors, from the overview next finer."""
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
            known = dataset.read_masks(1, window=place) > 0 if self._masked else np.ones(raw.shape[1:], bool)
        values, known = self._dequantised(raw, known)
        return (values, known) if mean == 1 else mean_pixels(values, known, mean)

    def _dequantised(self, raw: np.ndarray, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        if self.alphaearth:
            values, there = quantisation.dequantised(raw)
            return values, known & there
        nodata = self.nodata.reshape(-1, 1, 1)
        hit = raw == (nodata.astype(raw.dtype) if raw.dtype.kind == "f" else nodata)
        # A vector may well have a 0 in it: as nodata, 0 counts only when it fills all the bands.
        known = known & ~(hit.all(axis=0) if (self.nodata == 0).all() else hit.any(axis=0))
        values = raw.astype(np.float32)
        known &= np.isfinite(values).all(axis=0)
        scale, offset = (part.reshape(-1, 1, 1) for part in self._scales)
        return np.where(known, values * scale + offset, 0), known
