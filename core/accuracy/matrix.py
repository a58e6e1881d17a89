"""The confusion matrix and its accuracies."""

from dataclasses import dataclass

import numpy as np

from ..models.card import ClassInfo


@dataclass(frozen=True)
class ConfusionMatrix:
    """Counts of pixels or points. All accuracies are shares of one, NaN where nothing was counted for them.

    Attributes:
        classes: the k classes.
        counts: (k, k), rows the map's classes and columns the reference's.
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
        """Cohen's (1960) agreement beyond chance, for comparison with older reports (Olofsson et al. 2014, 4.4)."""
        if self.total == 0:
            return float("nan")
        chance = float(self.counts.sum(0) @ self.counts.sum(1)) / self.total**2
        return float(_ratio(self.overall - chance, 1 - chance))

    @property
    def users(self) -> np.ndarray:
        """User's accuracy (precision) by class: the correct share of the class in the map."""
        return _ratio(np.diag(self.counts), self.counts.sum(1))

    @property
    def producers(self) -> np.ndarray:
        """Producer's accuracy (recall) by class: the share of the true class that the map has."""
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
        in_reference = self.counts.sum(0) > 0
        return float(values[in_reference].mean()) if in_reference.any() else float("nan")


def count_pairs(mapped: np.ndarray, reference: np.ndarray, classes: int) -> np.ndarray:
    """Count pairs of the codes 1 to ``classes``; a pixel does not count where one of the arrays has another code.

    Args:
        mapped: integer codes, any shape.
        reference: integer codes, the same shape.
        classes: number of classes.

    Returns:
        int64 (classes, classes), rows map and columns reference.
    """
    valid = (reference >= 1) & (reference <= classes) & (mapped >= 1) & (mapped <= classes)
    pairs = (mapped[valid].astype(np.int64) - 1) * classes + reference[valid].astype(np.int64) - 1
    return np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)


def scores(counts: np.ndarray) -> dict:
    """Return the usual scores of a class map under their usual names.

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
