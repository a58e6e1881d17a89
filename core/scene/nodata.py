"""Which pixels carry nothing, by the values themselves."""

from collections.abc import Sequence
from typing import Optional

import numpy as np


def nodata_mask(values: np.ndarray, nodata: Sequence[Optional[float]]) -> np.ndarray:
    """Valid pixels of (bands, h, w) values, as (h, w) bool.

    A value that is NaN or infinite is never valid. A declared nodata value that cannot be a colour (-9999, say) makes
    its pixel invalid in whichever band it stands. One that can be (0 or the top of an unsigned type, the same in all
    bands) does so only where all the bands have it: dark water is 0 in red without being a hole.
    """
    valid = np.ones(values.shape[1:], bool)
    if values.dtype.kind == "f":
        valid &= np.isfinite(values).all(axis=0)
    hits = [None if value is None else _equal(band, value) for band, value in zip(values, nodata)]
    hits = [hit for hit in hits if hit is not None]
    if hits:
        together = len(hits) == len(values) and is_colour(values.dtype, nodata)
        valid &= ~(np.logical_and.reduce(hits) if together else np.logical_or.reduce(hits))
    return valid


def is_colour(dtype: np.dtype, nodata: Sequence[Optional[float]]) -> bool:
    """Whether a nodata value, one for all bands, is also black or white of an unsigned type."""
    dtype = np.dtype(dtype)
    return dtype.kind == "u" and len(set(nodata)) == 1 and nodata[0] in (0, np.iinfo(dtype).max)


def _equal(band: np.ndarray, value: float) -> np.ndarray:
    if band.dtype.kind == "f":
        # GDAL keeps nodata as a double: compare at the band's own precision.
        return band == band.dtype.type(value)
    if value != int(value) if np.isfinite(value) else True:
        return np.zeros(band.shape, bool)
    info = np.iinfo(band.dtype)
    return band == band.dtype.type(int(value)) if info.min <= value <= info.max else np.zeros(band.shape, bool)
