"""The margin of a network over a baseline in average precision, and its interval by drawing extents again.

Neighbouring cells are not independent, so whole extents are drawn (a paired cluster bootstrap: Efron and Tibshirani, An
Introduction to the Bootstrap, 1993). Cells are ranked in steps, so that a drawing adds up counts of extents.
"""

from collections.abc import Sequence

import numpy as np

from ...accuracy.referring import Scores

#: Steps that the ranks of cells are rounded to, and how often extents are drawn.
STEPS, DRAWS = 512, 1000


def margin(
    ours: Sequence[np.ndarray], baseline: np.ndarray, truth: np.ndarray, extents: np.ndarray
) -> tuple[float, float, float]:
    """The mean average precision of ``ours`` less that of ``baseline``, and its 95 % interval.

    Args:
        ours: Scores of a network's wordings, each (N,), in any unit.
        baseline: Scores of the baseline, (N,).
        truth: bool (N,).
        extents: Number of the extent of each cell, (N,). Extents without a true cell count too.
    """
    numbers = np.unique(extents, return_inverse=True)[1]
    counted = [_counts(scores, truth, numbers) for scores in (*ours, baseline)]
    total = Scores()

    def difference(weights: np.ndarray) -> float:
        precisions = []
        for counts in counted:
            total.counts = np.tensordot(weights, counts, 1)
            precisions.append(total.average_precision)
        return float(np.mean(precisions[:-1]) - precisions[-1])

    whole = np.ones(numbers.max() + 1)
    random = np.random.default_rng(0)
    drawn = []
    while len(drawn) < DRAWS:
        weights = np.bincount(random.integers(len(whole), size=len(whole)), minlength=len(whole))
        if weights @ counted[0][:, 1].sum(1):  # a drawing without a true cell has no precision
            drawn.append(difference(weights))
    low, high = np.percentile(drawn, (2.5, 97.5))
    return difference(whole), float(low), float(high)


def _counts(scores: np.ndarray, truth: np.ndarray, numbers: np.ndarray) -> np.ndarray:
    """How many cells of each extent lie in each step of the ranks, false and true ones: (extents, 2, STEPS)."""
    rank = np.empty(len(scores), np.int64)
    rank[np.argsort(scores, kind="stable")] = np.arange(len(scores)) * STEPS // len(scores)
    shape = (numbers.max() + 1, 2, STEPS)
    return np.bincount((numbers * 2 + truth) * STEPS + rank, minlength=np.prod(shape)).reshape(shape)
