"""Semantic localisation (SeLo) metrics: how well a response points at the regions that a phrase means.

After Z. Yuan, W. Zhang, C. Li, Z. Pan, Y. Mao, J. Chen, S. Li, H. Wang, X. Sun: Learning to Evaluate Performance of
Multi-modal Semantic Localization (arXiv 2209.06515), with the constants and the order of operations of the authors'
code, github.com/xiaoyuan1996/SemanticLocalizationMetrics, evaluations/SLM.py. Published figures are means over the 59
cases of AIR-SLT (mean GSD 0.3245 m); lengths in pixels of that code are given here in metres at that GSD.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

_GSD = 0.3245
#: Metres: side of the box that smooths a response, and of the window in which a peak is the highest (50, 1000 px).
SMOOTHED, PEAK = 50 * _GSD, 1000 * _GSD
_SMOOTHINGS = 5
#: A peak counts where the response itself is at least this.
_LEAST = 0.5
#: Radius around its centre within which a region attracts peaks, in mean distances of its outline from the centre.
_EXPAND = 1.5
_SU_BETA, _SU_EPS = 0.707, 1e-7
_AS_SCALE = 3.0
_DA_ETA = 0.5
_WEIGHTS = {"su": 0.4, "as": 0.35, "da": 0.25}


@dataclass(frozen=True)
class Selo:
    """R_su, R_as, R_da and R_mi of a response, each in [0, 1]; for R_as less is better.

    Attributes:
        su: R_su, salient share.
        as_: R_as, attention shift.
        da: R_da, attention discreteness.
    """

    su: float
    as_: float
    da: float

    @property
    def mi(self) -> float:
        """R_mi = 0.4 R_su + 0.35 (1 - R_as) + 0.25 R_da."""
        return _WEIGHTS["su"] * self.su + _WEIGHTS["as"] * (1 - self.as_) + _WEIGHTS["da"] * self.da

    def to_dict(self) -> dict[str, float]:
        return {"r_su": self.su, "r_as": self.as_, "r_da": self.da, "r_mi": self.mi}


def selo(
    response: np.ndarray, mask: np.ndarray, outlines: Sequence[np.ndarray], pixel: tuple[float, float] = (_GSD, _GSD)
) -> Selo:
    """Compute the metrics of one response.

    Args:
        response: (h, w) in [0, 1].
        mask: bool (h, w), the regions.
        outlines: points of the outline of each region, (n, 2) column and row.
        pixel: a pixel's width and height in metres.

    Returns:
        The metrics.

    Raises:
        ValueError: there is no region.
    """
    if not mask.any() or not len(outlines):
        raise ValueError("the metrics need a region")
    circles = [_circle(points) for points in outlines]
    peaks = _peaks(response, pixel)
    return Selo(salient_share(response, mask), attention_shift(circles, peaks), attention_discreteness(circles, peaks))


def salient_share(response: np.ndarray, mask: np.ndarray) -> float:
    """Return R_su: how much denser the response is inside the regions than outside.

    R_su = 1 - exp(-0.707 · (S_in / S_out) · (A_out / A_in)), where S is the sum of the response and A the area.

    Args:
        response: (h, w) in [0, 1].
        mask: bool (h, w), the regions.

    Returns:
        A number in [0, 1].
    """
    total, inside = float(response.sum(dtype=np.float64)), float(response[mask].sum(dtype=np.float64))
    area_inside = int(mask.sum())
    ratio = inside / (total - inside + _SU_EPS) * (mask.size - area_inside) / area_inside
    return float(1 - np.exp(-_SU_BETA * ratio))


def attention_shift(circles: Sequence[tuple[float, float, float]], peaks: np.ndarray) -> float:
    """Return R_as: how far the peaks are from the centres of their regions.

    R_as = (exp(3 d) - 1) / (exp(3) - 1), where d is the mean over regions of the mean distance from the region's
    centre to the peaks within its radius, as a share of the radius; 1 for a region without a peak.

    Args:
        circles: column, row and radius of each region, in pixels.
        peaks: (n, 2) column and row.

    Returns:
        A number in [0, 1].
    """
    shares = []
    for column, row, radius in circles:
        distance = np.hypot(*(peaks - (column, row)).T)
        near = distance[distance <= radius]
        shares.append(near.mean() / radius if len(near) else 1.0)
    return float(np.expm1(_AS_SCALE * np.mean(shares)) / np.expm1(_AS_SCALE))


def attention_discreteness(circles: Sequence[tuple[float, float, float]], peaks: np.ndarray) -> float:
    """Return R_da: how well each region's peaks keep together.

    The mean over regions of 0 without a peak within the radius, 1 with one peak, and with n > 1 peaks
    0.5 (1 - s) + exp(-0.5 (n + 2)), where s is their mean distance from their own centre as a share of the radius.

    Args:
        circles: column, row and radius of each region, in pixels.
        peaks: (n, 2) column and row.

    Returns:
        A number in [0, 1].
    """
    values = []
    for column, row, radius in circles:
        near = peaks[np.hypot(*(peaks - (column, row)).T) <= radius]
        if len(near) <= 1:
            values.append(float(len(near)))
            continue
        spread = np.hypot(*(near - near.mean(0)).T).mean() / radius
        values.append(0.5 * (1 - spread) + np.exp(-_DA_ETA * (len(near) + 2)))
    return float(np.mean(values))


def _circle(points: np.ndarray) -> tuple[float, float, float]:
    """Centre (column, row) and radius of a region, in whole pixels."""
    centre = np.floor(points.mean(0))
    radius = np.floor(np.hypot(*(points - centre).T).mean() * _EXPAND)
    return float(centre[0]), float(centre[1]), max(float(radius), 1.0)


def _peaks(response: np.ndarray, pixel: tuple[float, float]) -> np.ndarray:
    """The response's peaks, (n, 2) column and row.

    Peaks are the highest places of their surroundings in the 8-bit response, smoothed five times, where the response
    itself is not low.
    """
    grey = (response * 255).astype(np.uint8)
    box, window = ([max(1, round(side / size)) for size in pixel[::-1]] for side in (SMOOTHED, PEAK))
    for _ in range(_SMOOTHINGS):
        grey = np.rint(ndimage.uniform_filter(grey.astype(np.float32), box, mode="mirror")).astype(np.uint8)
    highest = (ndimage.maximum_filter(grey, window) == grey) & (grey > 0)
    labels, count = ndimage.label(highest, np.ones((3, 3)))
    centres = np.array(ndimage.center_of_mass(highest, labels, range(1, count + 1))).reshape(count, 2).astype(int)
    return centres[response[tuple(centres.T)] >= _LEAST][:, ::-1].astype(float)


def outlined_regions(
    truth: np.ndarray, pixel: tuple[float, float], gap: float, least: float
) -> tuple[np.ndarray, list[np.ndarray]]:
    """Outline regions as people draw them by hand.

    Args:
        truth: bool (h, w), where the phrase is true.
        pixel: a pixel's width and height in metres.
        gap: metres; pieces less far apart count as one region.
        least: square metres; smaller regions do not count.

    Returns:
        The regions' mask and their outlines, as ``selo`` takes them.
    """
    radius = [max(1, round(gap / 2 / size)) for size in pixel[::-1]]
    rows, columns = np.ogrid[-radius[0] : radius[0] + 1, -radius[1] : radius[1] + 1]
    disc = (rows / radius[0]) ** 2 + (columns / radius[1]) ** 2 <= 1
    padded = np.pad(truth, [(side, side) for side in radius])
    closed = ndimage.binary_closing(padded, disc)[radius[0] : -radius[0], radius[1] : -radius[1]]
    labels, count = ndimage.label(closed, np.ones((3, 3)))
    sizes = ndimage.sum_labels(closed, labels, range(1, count + 1)) * (pixel[0] * pixel[1])
    outlines = []
    for index, box in enumerate(ndimage.find_objects(labels)):
        if sizes[index] >= least:
            own = np.pad(labels[box] == index + 1, 1)
            edge = (own & ~ndimage.binary_erosion(own))[1:-1, 1:-1]
            row, column = np.nonzero(edge)
            outlines.append(np.column_stack([column + box[1].start, row + box[0].start]).astype(float))
    large = np.append(False, sizes >= least)
    return large[labels], outlines
