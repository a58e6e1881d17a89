"""Class rasters: opening them, and reading their codes window by window."""

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from rasterio.enums import ColorInterp, MaskFlags
from rasterio.windows import Window

from ..errors import InputError
from ..geo.rasters import colour_kinds, open_raster, reading

# GDAL would keep up to a twentieth of the machine's memory in blocks that are not read again.
os.environ.setdefault("GDAL_CACHEMAX", "64")

#: A raster with more different values is no land cover.
MOST_CLASSES = 4096
#: Pixels read at a time.
_BLOCK_PIXELS = 2_000_000
#: Whole numbers beyond this are not exact in every type that holds codes.
_LARGEST_CODE = 2**53


def open_classes(path: str | Path):
    """Open a raster of class codes.

    Raises:
        InputError: GDAL cannot open it, or it has several bands.
    """
    dataset = open_raster(path)
    colours = sum(kind != ColorInterp.alpha for kind in colour_kinds(dataset))
    problem = None
    if colours > 1:
        problem = f"{Path(path).name} has {colours} bands, it is imagery and no land cover"
    elif colours == 0:
        problem = f"{Path(path).name} has no band with classes"
    elif "complex" in dataset.dtypes[0]:
        problem = f"{Path(path).name} has complex values and no class codes"
    if problem:
        dataset.close()
        raise InputError(f"{problem}: choose a raster of classes.")
    return dataset


def blocks(dataset, within: Window | None = None) -> Iterator[Window]:
    """Yield windows that cover ``dataset`` (or ``within``), about two million pixels each, along the file's blocks."""
    height, width = dataset.block_shapes[0]
    top, left = (within.row_off, within.col_off) if within else (0, 0)
    bottom, right = (top + within.height, left + within.width) if within else (dataset.height, dataset.width)
    across = min(max(width, 4096 // width * width), right - left + left % width)
    down = rows_at_a_time(across, height, _BLOCK_PIXELS)
    for row in range(top // down * down, bottom, down):
        for col in range(left // width * width, right, across):
            r0, c0 = max(row, top), max(col, left)
            yield Window(c0, r0, min(col + across, right) - c0, min(row + down, bottom) - r0)


def rows_at_a_time(width: int, block_height: int, pixels: int) -> int:
    """Return how many rows of ``width`` pixels to read: whole blocks where those are not far more than ``pixels``."""
    rows = max(1, pixels // width // block_height) * block_height
    return rows if rows * width <= 4 * pixels else max(1, pixels // width)


def read_codes(dataset, window: Window) -> tuple[np.ndarray, np.ndarray | None]:
    """Read the class codes of a window.

    Returns:
        Integer codes (h, w), and a bool mask of where they are valid, or None for everywhere.

    Raises:
        InputError: the file is damaged, or the band holds fractions or numbers too large for codes.
    """
    flags, nodata = dataset.mask_flag_enums[0], dataset.nodatavals[0]
    with reading(dataset):
        values = dataset.read(1, window=window)
        if MaskFlags.all_valid in flags:
            valid = None
        elif flags == [MaskFlags.nodata] and nodata is not None and not np.isnan(nodata):
            valid = values != nodata  # what GDAL's mask says, without reading twice
        else:
            valid = dataset.read_masks(1, window=window) != 0
    if values.dtype.kind == "f":
        finite = np.isfinite(values)
        valid = finite if valid is None else valid & finite
    if values.dtype.kind == "f" or values.dtype.itemsize == 8:
        values = _whole(dataset.name, values, valid)
    return values, valid


def _whole(name: str, values: np.ndarray, valid: np.ndarray | None) -> np.ndarray:
    used = values if valid is None else np.where(valid, values, 0)
    if used.size and (used.max() > _LARGEST_CODE or used.min() < -_LARGEST_CODE):
        raise InputError(f"{name} holds numbers too large for class codes: choose a land-cover raster.")
    whole = used.astype(np.int64)
    if used.dtype.kind == "f" and not np.array_equal(whole, used):
        raise InputError(f"{name} holds fractions, not class codes: choose a land-cover raster.")
    return whole
