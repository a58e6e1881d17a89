"""``python -m core.demo.agreement RESULT TRUTH``: agreement of a map of the built-in scene with its exact truth."""

from __future__ import annotations

import sys

import numpy as np
import rasterio

from ..accuracy.matrix import count_pairs, scores
from ..errors import InputError
from ..models.classes import OPEN_EARTH_MAP


def agreement(result: str, truth: str) -> dict:
    """Return the scores (OA, mIoU, mAcc, IoU) of a class raster against the truth on the same grid."""
    counts = np.zeros((len(OPEN_EARTH_MAP), len(OPEN_EARTH_MAP)), np.int64)
    with rasterio.open(result) as mapped, rasterio.open(truth) as exact:
        if mapped.shape != exact.shape or not mapped.transform.almost_equals(exact.transform):
            raise InputError(f"{result} and {truth} lie on different grids: map the whole scene on its own grid.")
        for _, window in exact.block_windows(1):
            counts += count_pairs(mapped.read(1, window=window), exact.read(1, window=window), len(OPEN_EARTH_MAP))
    return scores(counts)


if __name__ == "__main__":
    result = agreement(*sys.argv[1:3])
    print(
        f"agreement with the exact land cover of this made-up scene: {100 * result['OA']:.1f} % of pixels, "
        f"mIoU {result['mIoU']:.2f} (a check that all parts work; the model is made for real imagery)"
    )
