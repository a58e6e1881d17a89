"""Accuracy and area estimated from a stratified random sample whose strata are the map's classes.

After P. Olofsson, G. M. Foody, M. Herold, S. V. Stehman, C. E. Woodcock, M. A. Wulder (2014): Good practices for
estimating area and assessing accuracy of land change. Remote Sensing of Environment 148, 42-57. Equation numbers are
that paper's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

#: Half the width of a 95 % interval in standard errors.
Z95 = 1.96


@dataclass(frozen=True)
class Estimate:
    """Estimates with their standard errors, one per class or a single one; NaN where the sample is too small.

    Attributes:
        value: (k,) or ().
        standard_error: the same shape.
    """

    value: np.ndarray
    standard_error: np.ndarray

    @property
    def margin(self) -> np.ndarray:
        """Half the width of the 95 % confidence interval."""
        return Z95 * self.standard_error


@dataclass(frozen=True)
class AreaEstimates:
    """Estimates for the whole map from a stratified sample.

    Attributes:
        proportions: (k, k) share of the map's area in each cell of the matrix (eq. 4).
        overall: overall accuracy (eq. 1, 5).
        users: user's accuracy by class (eq. 2, 6).
        producers: producer's accuracy by class (eq. 3, 7).
        share: true share of the map's area by class (eq. 9, 10).
        area: true area by class in the unit of the mapped areas (eq. 11).
        mapped: (k,) mapped areas.
    """

    proportions: np.ndarray
    overall: Estimate
    users: Estimate
    producers: Estimate
    share: Estimate
    area: Estimate
    mapped: np.ndarray


def area_adjusted(counts: np.ndarray, mapped: Sequence[float]) -> AreaEstimates:
    """Estimate accuracy and areas.

    A class with mapped area but fewer than two points makes every estimate that depends on it NaN; a class without
    area and without points is ignored.

    Args:
        counts: (k, k) points of the sample, rows map and columns reference.
        mapped: (k,) mapped areas of the strata, in any unit.

    Returns:
        The estimates.
    """
    n = np.asarray(counts, float)
    mapped = np.asarray(mapped, float)
    whole = mapped.sum()
    weight = mapped / whole if whole > 0 else np.full(len(mapped), np.nan)
    drawn = n.sum(1)
    empty = (drawn == 0) & (mapped == 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        share_of_row = np.where(empty[:, None], 0.0, n / drawn[:, None])
        freedom = np.where(drawn > 1, drawn - 1, np.nan)
        freedom[empty] = 1.0
        p = weight[:, None] * share_of_row
        users = np.where(empty, np.nan, np.diag(share_of_row))
        u = np.where(empty, 0.0, users)
        overall = np.trace(p)
        overall_variance = np.sum(weight**2 * u * (1 - u) / freedom)
        users_variance = users * (1 - users) / freedom
        column = p.sum(0)
        producers = np.diag(p) / column
        spread = mapped[:, None] ** 2 * share_of_row * (1 - share_of_row) / freedom[:, None]
        own = mapped**2 * (1 - producers) ** 2 * u * (1 - u) / freedom
        others = spread.sum(0) - np.diag(spread)
        producers_variance = (own + producers**2 * others) / (column * whole) ** 2
        share_error = np.sqrt(np.sum((weight[:, None] * p - p**2) / freedom[:, None], axis=0))
    return AreaEstimates(
        p,
        Estimate(np.asarray(overall), np.sqrt(overall_variance)),
        Estimate(users, np.sqrt(users_variance)),
        Estimate(producers, np.sqrt(producers_variance)),
        Estimate(column, share_error),
        Estimate(column * whole, share_error * whole),
        mapped,
    )


def sample_size(mapped: Sequence[float], expected_users: Sequence[float], standard_error: float = 0.01) -> int:
    """Compute the number of points for a standard error of overall accuracy (eq. 13).

    Args:
        mapped: (k,) mapped areas, in any unit.
        expected_users: (k,) expected user's accuracies, shares.
        standard_error: of overall accuracy, a share.

    Returns:
        The number of points in all.
    """
    weight = np.asarray(mapped, float) / np.sum(mapped)
    u = np.asarray(expected_users, float)
    return int(np.ceil(round((np.sum(weight * np.sqrt(u * (1 - u))) / standard_error) ** 2, 9)))


def allocate(total: int, mapped: Sequence[float], least: int = 50) -> np.ndarray:
    """Share points among strata: ``least`` for each rare class, the others by area (section 5.1.1).

    Classes without area get none. Where ``total`` is too small for ``least`` everywhere, all get about the same.

    Args:
        total: points in all.
        mapped: (k,) mapped areas, in any unit.
        least: points for a rare class.

    Returns:
        int64 (k,) that sums to ``total``.
    """
    mapped = np.asarray(mapped, float)
    present = mapped > 0
    points = np.zeros(len(mapped), np.int64)
    if not present.any() or total <= 0:
        return points
    if total < least * present.sum():
        points[present] = total // present.sum()
        points[np.flatnonzero(present)[: total % present.sum()]] += 1
        return points
    rare = np.zeros(len(mapped), bool)
    while True:
        common = present & ~rare
        rest = total - least * rare.sum()
        ideal = np.where(common, mapped / mapped[common].sum() * rest, 0.0)
        below = common & (ideal < least)
        if not below.any():
            break
        rare |= below
    points[rare] = least
    points[common] = np.floor(ideal[common])
    left = int(total - points.sum())
    order = np.lexsort((np.arange(len(mapped)), -(ideal - np.floor(ideal))))
    points[[i for i in order if common[i]][:left]] += 1
    return points
