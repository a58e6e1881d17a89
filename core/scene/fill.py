"""Values that stand for missing pixels though the file does not declare them, judged from a sample of all the raster.

A fill value is the same in all bands, fills whole regions, and lies far from all measured values. If black or white is
not far from them (a picture with deep shadows), nobody can know: it stays imagery, and a note says how much it is.
"""

import numpy as np

from .nodata import HUGE, SPECK, nodata_mask

#: The least share of the pixels that makes an extreme value a candidate.
CANDIDATE = 0.001
#: How far it must lie from the values of the other pixels, in shares of their range.
FAR = 0.05
#: The others' range leaves out this share of them at either end.
OUTLIERS = 0.001
#: Black and white are noted from this share on.
NOTED = 0.02
#: At most this many fill values are looked for, and the range is taken of about this many values.
MOST, VALUES = 3, 300_000


def has_candidate(samples: np.ndarray, valid: np.ndarray) -> bool:
    """Whether a value that is the same in all bands is the lowest or highest of many of the ``valid`` pixels."""
    return bool(_candidates(samples, valid))


def find_fill(samples: np.ndarray, valid: np.ndarray) -> tuple[float, ...]:
    """The undeclared fill values in a sample.

    Args:
        samples: (3, n) values.
        valid: (n,) bool, finite and not declared as nodata.
    """
    found: list[float] = []
    while len(found) < MOST:
        left = valid & nodata_mask(samples, (), found) if found else valid
        value = next((value for value in _candidates(samples, left) if _is_far(value, samples, left)), None)
        if value is None:
            break
        found.append(value)
    return tuple(found)


def fill_notes(name: str, samples: np.ndarray, valid: np.ndarray, fill: tuple[float, ...]) -> list[str]:
    """A sentence for the user about the share of each fill value."""
    notes = []
    for value in fill:
        share = np.mean(valid & ~nodata_mask(samples, (), [value])) if abs(value) < HUGE else _share_of_huge(samples)
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


def _is_far(value: float, samples: np.ndarray, valid: np.ndarray) -> bool:
    others = samples[:, valid & (samples != samples.dtype.type(value)).all(axis=0)]
    if not others.size:
        return False
    others = others[:, :: max(1, others.size // VALUES)].astype(np.float64)
    low, high = np.quantile(others, (OUTLIERS, 1 - OUTLIERS))
    margin = FAR * (high - low)
    return margin > 0 and not low - margin <= value <= high + margin


def _share_of_huge(samples: np.ndarray) -> float:
    return float(np.mean((np.abs(samples) >= HUGE).any(axis=0)))


def _percent(share: float) -> str:
    return f"{100 * share:.2g} %"
