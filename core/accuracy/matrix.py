"""The confusion matrix and what is read off it."""

from dataclasses import dataclass

import numpy as np

from ..models.card import ClassInfo


@dataclass(frozen=True)
class ConfusionMatrix:
    """Counts of pixels or points: rows are the map's classes, columns the reference's, both in the order of
    ``classes``.

    All accuracies are shares of one; NaN where nothing was counted that they could be computed from.
    """

    classes: tuple[ClassInfo, ...]
    counts: np.ndarray

    @property
    def total(self) -> int:
        return int(self.counts.sum())

    @property
    def overall(self) -> float:
        """Share of agreement."""
        return _ratio(np.trace(self.counts), self.total)

    @property
    def kappa(self) -> float:
        """Cohen's (1960) agreement beyond chance; given for comparison with older reports, see Olofsson et al. 2014,
        4.4.
        """
        if self.total == 0:
            return float("nan")
        chance = float(self.counts.sum(0) @ self.counts.sum(1)) / self.total**2
        return float(_ratio(self.overall - chance, 1 - chance))

    @property
    def users(self) -> np.ndarray:
        """User's accuracy (precision) by class: of what the map calls so, how much is."""
        return _ratio(np.diag(self.counts), self.counts.sum(1))

    @property
    def producers(self) -> np.ndarray:
        """Producer's accuracy (recall) by class: of what is so, how much the map calls so."""
        return _ratio(np.diag(self.counts), self.counts.sum(0))

    @property
    def f1(self) -> np.ndarray:
        return _ratio(2 * np.diag(self.counts), self.counts.sum(0) + self.counts.sum(1))

    @property
    def iou(self) -> np.ndarray:
        """Intersection over union by class."""
        agreed = np.diag(self.counts)
        return _ratio(agreed, self.counts.sum(0) + self.counts.sum(1) - agreed)

    @property
    def mean_iou(self) -> float:
        """Mean over the classes that the reference holds."""
        return self._mean(self.iou)

    @property
    def mean_f1(self) -> float:
        """Mean over the classes that the reference holds."""
        return self._mean(self.f1)

    def _mean(self, values: np.ndarray) -> float:
        held = self.counts.sum(0) > 0
        return float(values[held].mean()) if held.any() else float("nan")


def count_pairs(mapped: np.ndarray, reference: np.ndarray, classes: int) -> np.ndarray:
    """Counts (classes, classes), rows what is mapped and columns the reference, of the codes 1 to ``classes``.

    A pixel does not count where one of the two arrays has another code.
    """
    known = (reference >= 1) & (reference <= classes) & (mapped >= 1) & (mapped <= classes)
    pairs = (mapped[known].astype(np.int64) - 1) * classes + reference[known].astype(np.int64) - 1
    return np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)


def scores(counts: np.ndarray) -> dict:
    """The usual scores of a class map under their usual names.

    Args:
        counts: (classes, classes) pixel counts, rows predicted and columns reference, as ``count_pairs`` returns them.

    Returns:
        ``OA``, ``mIoU`` (mean over the classes in the reference), ``mAcc`` and ``IoU`` (a list, None for a class that
        was not counted). All are shares of one.
    """
    matrix = ConfusionMatrix((), counts)
    return {
        "OA": matrix.overall,
        "mIoU": matrix.mean_iou,
        "mAcc": float(np.nanmean(matrix.producers)),
        "IoU": [None if np.isnan(value) else round(float(value), 4) for value in matrix.iou],
    }


def _ratio(part, whole):
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.true_divide(part, whole)
