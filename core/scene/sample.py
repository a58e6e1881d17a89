"""A sample of the whole raster, the same one every time: value scaling and the alpha check stand on it."""

from collections.abc import Sequence
from typing import Optional

import numpy as np
from rasterio.windows import Window

from .nodata import nodata_mask

#: A raster (or the overview of one) up to this many pixels a side is looked at in one decimated read.
OVERVIEW_SIDE = 2048
#: Else this many windows a side, spread evenly, of this many pixels a side, are read at full resolution.
WINDOWS, WINDOW_SIDE = 8, 256
SAMPLES = 1 << 20


def sample_values(
    dataset, bands: Sequence[int], nodata: Sequence[Optional[float]], alpha: Optional[int], has_mask: bool
) -> tuple[np.ndarray, np.ndarray, Optional[np.ndarray]]:
    """About a million pixels from all over the raster.

    Returns: values (3, n) in the raster's dtype, valid (n,) bool by nodata and mask, alpha (n,) or None.
    """
    parts = [_read(dataset, bands, nodata, alpha, has_mask, **place) for place in _places(dataset)]
    values, valid, opacity = (np.concatenate(part, axis=-1) for part in zip(*parts))
    if not valid.any() and "out_shape" not in _places(dataset)[0]:  # valid pixels may lie between the windows
        values, valid, opacity = _read(dataset, bands, nodata, alpha, has_mask, out_shape=_decimated(dataset, 1024))
    return values, valid, opacity if alpha else None


def _places(dataset) -> list[dict]:
    """Read arguments of the places to sample."""
    factors = dataset.overviews(1)
    smallest = max(dataset.width, dataset.height) / max(factors, default=1)
    if smallest <= OVERVIEW_SIDE:
        return [{"out_shape": _decimated(dataset, 1024)}]
    places = []
    for row in _spread(dataset.height):
        for column in _spread(dataset.width):
            side_x, side_y = min(WINDOW_SIDE, dataset.width - column), min(WINDOW_SIDE, dataset.height - row)
            places.append({"window": Window(column, row, side_x, side_y)})
    return places


def _spread(size: int) -> list[int]:
    if size <= WINDOW_SIDE * WINDOWS:
        return list(range(0, size, WINDOW_SIDE))
    return [int((size - WINDOW_SIDE) * i / (WINDOWS - 1)) for i in range(WINDOWS)]


def _decimated(dataset, side: int) -> tuple[int, int]:
    shrink = max(1.0, max(dataset.width, dataset.height) / side)
    return max(1, round(dataset.height / shrink)), max(1, round(dataset.width / shrink))


def _read(dataset, bands, nodata, alpha, has_mask, **place):
    values = dataset.read(list(bands), **place)
    valid = nodata_mask(values, nodata)
    if has_mask:
        valid &= dataset.read_masks(bands[0], **place) > 0
    opacity = dataset.read(alpha, **place) if alpha else np.zeros(valid.shape, np.uint8)
    return values.reshape(len(bands), -1), valid.ravel(), opacity.ravel()
