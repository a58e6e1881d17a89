"""The pixels of a raster that hold no ground, by their values."""

from collections.abc import Sequence
from typing import Optional

import numpy as np

#: No measured light is as large as this: larger values are fill, or damage.
HUGE = 1e10
#: Lossy compression changes black and white by less than this (share of the range of an 8-bit type) …
SPECK = 1 / 32
#: … within this many pixels.
SPECK_REACH = 8


def nodata_mask(values: np.ndarray, nodata: Sequence[Optional[float]], fill: Sequence[float] = ()) -> np.ndarray:
    """The valid pixels.

    A value that is not finite, or beyond all measure, is never valid. A nodata value that cannot be a colour (-9999,
    say) makes its pixel invalid in whichever band it stands. One that can be (0 or the top of an unsigned type, the
    same in all bands) does so only if all bands have it: dark water is 0 in red without being a gap.

    Args:
        values: (bands, h, w) or (bands, n).
        nodata: The declared value of each band; None without one.
        fill: Further values that stand for missing pixels in any band.

    Returns:
        (h, w) or (n,) bool.
    """
    valid = np.ones(values.shape[1:], bool)
    if values.dtype.kind == "f":
        valid &= (np.abs(values) < HUGE).all(axis=0)
    hits = [_equal(band, value) for band, value in zip(values, nodata) if value is not None]
    if hits:
        together = len(hits) == len(values) and is_colour(values.dtype, nodata)
        valid &= ~(np.logical_and.reduce(hits) if together else np.logical_or.reduce(hits))
    for value in fill:
        hits = [_equal(band, value) for band in values]
        together = value == 0 or is_colour(values.dtype, [value])
        valid &= ~(np.logical_and.reduce(hits) if together else np.logical_or.reduce(hits))
    return valid


def without_specks(values: np.ndarray, valid: np.ndarray, colour: float, scale: float = 1.0) -> np.ndarray:
    """The valid pixels without those that lossy compression has made of missing ones.

    Args:
        values: (3, h, w) uint8.
        valid: (h, w) bool, pixels that do not have exactly the nodata colour.
        colour: The nodata colour, black or white.
        scale: Pixels of the file to one of ``values``.

    Returns:
        (h, w) bool: without pixels of nearly that colour beside missing ones.
    """
    near = valid & (np.abs(values.astype(np.int16) - int(colour)) < 255 * SPECK).all(axis=0)
    if valid.all() or not near.any():
        return valid
    reach = max(1, round(SPECK_REACH / scale))
    from scipy import ndimage  # takes a while to load, and few scenes need it

    return valid & ~(near & ndimage.maximum_filter(~valid, size=2 * reach + 1))


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
