"""Scores of a class map against a reference."""

import numpy as np


def confusion_matrix(truth: np.ndarray, predicted: np.ndarray, classes: int) -> np.ndarray:
    """Counts (classes, classes), rows truth and columns prediction, of codes 1 to ``classes``; other truth does not
    count."""
    known = (truth >= 1) & (truth <= classes) & (predicted >= 1) & (predicted <= classes)
    pairs = (truth[known].astype(np.int64) - 1) * classes + predicted[known].astype(np.int64) - 1
    return np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)


def intersection_over_union(matrix: np.ndarray) -> np.ndarray:
    """IoU of each class; NaN for a class that neither truth nor prediction has."""
    hit = np.diag(matrix).astype(float)
    union = matrix.sum(0) + matrix.sum(1) - hit
    return np.divide(hit, union, out=np.full(len(hit), np.nan), where=union > 0)


def scores(matrix: np.ndarray) -> dict:
    """OA, mIoU over the classes in the truth, mAcc and the IoU of each class."""
    iou = intersection_over_union(matrix)
    present = matrix.sum(1) > 0
    recall = np.diag(matrix)[present] / matrix.sum(1)[present]
    return {
        "OA": float(np.diag(matrix).sum() / max(1, matrix.sum())),
        "mIoU": float(np.nanmean(iou[present])),
        "mAcc": float(recall.mean()),
        "IoU": [None if np.isnan(value) else round(float(value), 4) for value in iou],
    }
