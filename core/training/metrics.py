"""Scores of a class map against a reference, by the names that the field gives them."""

import numpy as np

from ..accuracy.matrix import ConfusionMatrix


def scores(counts: np.ndarray) -> dict:
    """OA, mIoU over the classes in the reference, mAcc and the IoU of each class.

    counts: (classes, classes), rows what was predicted, columns the reference, as ``count_pairs`` counts them.
    """
    matrix = ConfusionMatrix((), counts)
    return {
        "OA": matrix.overall,
        "mIoU": matrix.mean_iou,
        "mAcc": float(np.nanmean(matrix.producers)),
        "IoU": [None if np.isnan(value) else round(float(value), 4) for value in matrix.iou],
    }
