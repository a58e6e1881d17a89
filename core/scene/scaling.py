"""From a raster's own values to the 0–255 that a model sees, fixed once for the whole raster."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

#: Scale and offset of a band: value = stored x scale + offset.
Unit = tuple[float, float]
PLAIN: Unit = (1.0, 0.0)

#: Percentiles of the valid pixels that become 0 and 255 (QGIS's own default for display).
STRETCH = (2.0, 98.0)
#: 8-bit data whose bright end lies below this was not meant for display.
DARKEST_DISPLAY = 40.0


@dataclass(frozen=True)
class ValueScaling:
    """A linear stretch of each band.

    Attributes:
        low: Stored values that become 0. Above ``high`` where the band's scale is negative.
        high: Stored values that become 255.
        source: Where the limits come from: ``display`` (8-bit data), ``stretch`` (percentiles of the whole raster) or
            ``given``.
    """

    low: tuple[float, ...]
    high: tuple[float, ...]
    source: str

    @property
    def identity(self) -> bool:
        """Whether values pass through unchanged."""
        return all(value == 0 for value in self.low) and all(value == 255 for value in self.high)

    def apply(self, values: np.ndarray) -> np.ndarray:
        """Scale (3, h, w) stored values of any real dtype to uint8, clipped beyond the limits; NaN becomes 0."""
        if self.identity and values.dtype == np.uint8:
            return values
        low, high = (np.asarray(limits).reshape(-1, 1, 1) for limits in (self.low, self.high))
        # 32-bit integers and wider do not fit into the faster float32.
        exact = values.dtype.itemsize > 4 or (values.dtype.kind in "iu" and values.dtype.itemsize > 2)
        with np.errstate(over="ignore", invalid="ignore"):  # of invalid pixels
            scaled = np.subtract(values, low, dtype=np.float64 if exact else np.float32, casting="unsafe")
            scaled *= (255.0 / (high - low)).astype(scaled.dtype)
        scaled += 0.5  # rounds when the fraction is cut off below
        np.nan_to_num(scaled, copy=False, nan=0.0, posinf=255.0, neginf=0.0)
        np.clip(scaled, 0, 255, out=scaled)
        return scaled.astype(np.uint8)


def value_scaling(samples: np.ndarray, valid: np.ndarray, units: Sequence[Unit] = (PLAIN,) * 3) -> ValueScaling:
    """The scaling for a raster, from a sample of the whole of it.

    Data in an 8-bit range that looks like a picture passes unchanged, whatever type it is stored in; all else is
    stretched band by band between percentiles of its valid pixels.

    Args:
        samples: (3, n) stored values in the raster's dtype.
        valid: (n,) bool, at least one True.
        units: (scale, offset) of each band: value = stored x scale + offset.
    """
    if len(set(units)) == 1 and units[0][0] > 0:  # the stretch takes it out again
        units = (PLAIN,) * 3
    bands = [band[valid & np.isfinite(band)].astype(np.float64) for band in samples]
    if any(band.size == 0 for band in bands):  # a band without any value: stretch nothing by it
        bands = [band if band.size else np.array([0.0, 255.0]) for band in bands]
    bands = [band if unit == PLAIN else band * unit[0] + unit[1] for band, unit in zip(bands, units)]
    low, high = zip(*(np.percentile(band, STRETCH) for band in bands))
    integers = samples.dtype.kind in "iu"
    in_range = min(band.min() for band in bands) >= 0 and max(band.max() for band in bands) <= 255
    if integers and in_range and (max(high) >= DARKEST_DISPLAY or max(high) == min(low)):
        low, high, source = (0.0,) * 3, (255.0,) * 3, "display"
    else:
        low, high = zip(*(_apart(*limits) for limits in zip(low, high)))
        source = "stretch"
    low, high = (tuple(_stored(*limit) for limit in zip(limits, units)) for limits in (low, high))
    return ValueScaling(low, high, source)


def read_units(dataset, bands: Sequence[int]) -> tuple[Unit, ...]:
    """The (scale, offset) of bands of an open dataset; plain values where they make no sense."""
    units = ((float(dataset.scales[band - 1]), float(dataset.offsets[band - 1])) for band in bands)
    return tuple(unit if unit[0] and np.isfinite(unit).all() else PLAIN for unit in units)


def _stored(value: float, unit: Unit) -> float:
    scale, offset = unit
    return value if unit == PLAIN else (value - offset) / scale


def _apart(low: float, high: float) -> tuple[float, float]:
    """The limits, moved apart for a flat band, which becomes grey instead of a division by zero."""
    half = max(abs(low) * 1e-3, 1e-9)
    return (float(low), float(high)) if high > low else (float(low - half), float(low + half))
