"""A sample of the whole raster, the same one every time, for value scaling, fill values and the alpha check."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np
from rasterio.windows import Window

from .bands import read_bands
from .coverage import Coverage
from .nodata import nodata_mask

#: A raster (or its smallest overview) up to this many pixels a side is sampled in one decimated read.
OVERVIEW_SIDE = 2048
#: Otherwise this many windows a side, spread evenly, of this many pixels a side, are read at full resolution.
WINDOWS, WINDOW_SIDE = 8, 256
#: Side of a decimated read.
DECIMATED_SIDE = 1024


@dataclass(frozen=True)
class Sample:
    """About a million pixels from all over a raster.

    Attributes:
        values: (3, n) stored values.
        valid: (n,) bool, by declared nodata, mask and coverage.
        opacity: (n,) values of the alpha band; None without one.
    """

    values: np.ndarray
    valid: np.ndarray
    opacity: Optional[np.ndarray]


def sample_values(
    dataset,
    bands: Sequence[int],
    dtype: str,
    nodata: Sequence[Optional[float]],
    alpha: Optional[int],
    has_mask: bool,
    coverage: Optional[Coverage] = None,
) -> Sample:
    """Sample an open dataset.

    Args:
        dataset: The dataset.
        bands: 1-based red, green and blue.
        dtype: Type to read them in.
        nodata: Declared nodata value of each of them.
        alpha: 1-based transparency band; None without one.
        has_mask: Whether the dataset has a mask beside the bands.
        coverage: Where the dataset was written; None for everywhere.
    """
    places = _places(dataset)
    common = dataset, bands, dtype, nodata, alpha, has_mask, coverage
    values, valid, opacity = (np.concatenate(part, axis=-1) for part in zip(*(_read(*common, p) for p in places)))
    if not valid.any() and isinstance(places[0], Window):  # valid pixels may lie between the windows
        values, valid, opacity = _read(*common, _decimated(dataset))
    return Sample(values, valid, opacity if alpha else None)


def _places(dataset) -> list:
    """The places to sample: windows, or the shape (h, w) of a decimated read."""
    factors = dataset.overviews(1)
    smallest = max(dataset.width, dataset.height) / max(factors, default=1)
    if smallest <= OVERVIEW_SIDE:
        return [_decimated(dataset)]
    places = []
    for row in _spread(dataset.height):
        for column in _spread(dataset.width):
            wide, tall = min(WINDOW_SIDE, dataset.width - column), min(WINDOW_SIDE, dataset.height - row)
            places.append(Window(column, row, wide, tall))
    return places


def _spread(size: int) -> list[int]:
    if size <= WINDOW_SIDE * WINDOWS:
        return list(range(0, size, WINDOW_SIDE))
    return [int((size - WINDOW_SIDE) * i / (WINDOWS - 1)) for i in range(WINDOWS)]


def _decimated(dataset) -> tuple[int, int]:
    shrink = max(1.0, max(dataset.width, dataset.height) / DECIMATED_SIDE)
    return max(1, round(dataset.height / shrink)), max(1, round(dataset.width / shrink))


def _read(dataset, bands, dtype, nodata, alpha, has_mask, coverage, place):
    options = {"window": place} if isinstance(place, Window) else {"out_shape": place}
    values = read_bands(dataset, bands, dtype, **options)
    valid = nodata_mask(values, nodata)
    if has_mask:
        valid &= dataset.read_masks(bands[0], **options) > 0
    if coverage is not None and isinstance(place, Window):
        valid &= coverage.read(place)
    elif coverage is not None:
        tall, wide = place
        rows, columns = ((np.arange(n) + 0.5) * size / n for n, size in ((tall, dataset.height), (wide, dataset.width)))
        valid &= coverage.at(rows.astype(int), columns.astype(int))
    opacity = dataset.read(alpha, **options) if alpha else np.zeros(valid.shape, np.uint8)
    return values.reshape(len(bands), -1), valid.ravel(), opacity.ravel()
