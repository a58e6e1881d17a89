"""Values that stand for missing pixels though the file does not declare them, judged from a sample of all the raster.

A fill value is the same in all bands, fills whole regions, and lies far from all measured values. If black or white is
not far from them (a picture with deep shadows), nobody can know: it stays imagery, and a note says how much it is.
"""

from collections.abc import Sequence
from typing import Optional

import numpy as np

from .nodata import HUGE, SPECK, nodata_mask

#: The least share of the pixels that makes an extreme value a candidate …
CANDIDATE = 0.001
#: … and of those that have no light at all, which deep shadow can have, too: of a picture, and of other data.
BLACK_PICTURE, BLACK = 0.02, 0.01
#: How far a value must lie below the values of the other pixels, in shares of their range (black in a picture; others)
#: and above them, where sensors saturate.
BELOW_PICTURE, BELOW, ABOVE = 0.1, 0.05, 0.5
#: The others' range leaves out this share of them at either end.
OUTLIERS = 0.001
#: Black and white are noted from this share on.
NOTED = 0.02
#: At most this many fill values are looked for, and the range is taken of about this many values.
MOST, VALUES = 3, 300_000


def has_candidate(samples: np.ndarray, valid: np.ndarray, nodata: Sequence[Optional[float]]) -> bool:
    """Whether many pixels hold a value that is beyond all measure, or the same extreme one in all bands."""
    return bool(_huge(samples, nodata).mean() >= CANDIDATE or _candidates(samples, valid))


def find_fill(samples: np.ndarray, valid: np.ndarray, nodata: Sequence[Optional[float]]) -> tuple[float, ...]:
    """The undeclared fill values in a sample.

    Args:
        samples: (3, n) values.
        valid: (n,) bool, finite and not declared as nodata.
        nodata: Declared value of each band; None without one.
    """
    huge = _huge(samples, nodata)
    fill = [float(samples[0][huge][0])] if huge.mean() >= CANDIDATE else []
    while len(fill) < MOST:
        left = valid & nodata_mask(samples, (), fill) if fill else valid
        value = next((value for value in _candidates(samples, left) if _is_fill(value, samples, left)), None)
        if value is None:
            break
        fill.append(value)
    return tuple(fill)


def fill_notes(name: str, samples: np.ndarray, valid: np.ndarray, fill: tuple[float, ...]) -> list[str]:
    """A sentence for the user about the share of each fill value."""
    notes = []
    for value in fill:
        share = np.mean(_huge(samples, ()) if abs(value) >= HUGE else valid & ~nodata_mask(samples, (), [value]))
        notes.append(
            f"{_percent(share)} of {name} hold {value:.6g}, which is not declared as nodata but cannot be ground, so "
            "they were left out."
        )
    return notes


def unclear(samples: np.ndarray, valid: np.ndarray, name: str, lossy: bool) -> tuple[np.ndarray, list[str]]:
    """Pixels of which nobody can know whether they are ground: pure black or white, if there are many.

    Args:
        samples: (3, n) values.
        valid: (n,) bool.
        name: The raster's name, for the sentences.
        lossy: Whether compression has changed values a little.

    Returns:
        (n,) bool, and a sentence for the user about each colour.
    """
    pixels, notes = np.zeros(len(valid), bool), []
    if samples.dtype.kind != "u":
        return pixels, notes
    top = np.iinfo(samples.dtype).max
    slack = int(255 * SPECK) if lossy and top == 255 else 0
    for colour, hits in (("black", (samples <= slack)), ("white", (samples >= top - slack))):
        hits = hits.all(axis=0) & valid
        share = hits.mean()
        if share >= NOTED and not hits[valid].all():
            pixels |= hits
            notes.append(
                f"{_percent(share)} of {name} are pure {colour} and not declared as nodata, so they were taken as "
                "imagery: declare that value as nodata if there is no ground."
            )
    return pixels, notes


def _candidates(samples: np.ndarray, valid: np.ndarray) -> list[float]:
    same = valid & (samples[0] == samples[1]) & (samples[0] == samples[2])
    values = samples[0][same]
    if not values.size:
        return []
    least = max(1, CANDIDATE * len(valid))
    return [float(value) for value in (values.min(), values.max()) if np.count_nonzero(values == value) >= least]


def _is_fill(value: float, samples: np.ndarray, valid: np.ndarray) -> bool:
    """Whether a candidate lies far from the values of the other pixels."""
    same = (samples == samples.dtype.type(value)).all(axis=0)
    others = samples[:, valid & ~same]
    if not others.size:
        return False
    others = others[:, :: max(1, others.size // VALUES)].astype(np.float64)
    low, high = np.quantile(others, (OUTLIERS, 1 - OUTLIERS))
    if high <= low:
        return False
    if value < 0 <= low:
        return True
    if value > high:
        return value - high >= ABOVE * (high - low)
    picture = samples.dtype == np.uint8
    enough = (BLACK_PICTURE if picture else BLACK) if value == 0 else CANDIDATE
    gap = (BELOW_PICTURE if picture else BELOW) * (high - low)
    return np.mean(valid & same) >= enough and low - value >= gap


def _huge(samples: np.ndarray, nodata: Sequence[Optional[float]]) -> np.ndarray:
    """Where all bands are beyond all measure, and not the declared nodata."""
    if samples.dtype.kind != "f":
        return np.zeros(samples.shape[1], bool)
    huge = ((np.abs(samples) >= HUGE) & np.isfinite(samples)).all(axis=0)
    for value in {value for value in nodata if value is not None}:
        huge &= (samples != samples.dtype.type(value)).any(axis=0)
    return huge


def _percent(share: float) -> str:
    return f"{100 * share:.2g} %"
