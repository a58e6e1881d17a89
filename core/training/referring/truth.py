"""The truth of each concept in a cell, from the labels of its pixels."""

import numpy as np

from ..targets import GREEN
from .layers import LAYERS
from .phrases import Concept, PhraseTable

#: Crop pixels to a cell of the target.
STRIDE = 4
#: Truth of a pixel.
FALSE, TRUE, OPEN = 0, 1, 2
#: A target cell that does not count. Others are 0 to 100: the share of their pixels of which the phrase is true.
UNLABELLED = 255


def truth_table(concept: Concept) -> np.ndarray:
    """Target bits to FALSE, TRUE or OPEN for a concept that is made of classes, (256,)."""
    values = np.arange(256)
    table = np.where(values & (concept.classes | concept.maybe) > 0, OPEN, FALSE)
    table[(values & ~concept.classes == 0) & (values > 0)] = TRUE
    table[0] = OPEN
    return table.astype(np.uint8)


class Truth:
    """Where a concept is true in a crop, from its target bits and derived layers."""

    def __init__(self, table: PhraseTable):
        self._tables = {name: truth_table(concept) for name, concept in table.concepts.items()}

    def __call__(self, concept: Concept, target: np.ndarray, layers: np.ndarray) -> np.ndarray:
        """FALSE, TRUE or OPEN, uint8 of the shape of ``target``."""
        if concept.layer:
            truth = (layers & LAYERS[concept.layer] > 0).astype(np.uint8)
            truth[(target == 0) | ((target & concept.maybe > 0) & (truth != TRUE))] = OPEN
        else:
            truth = self._tables[concept.name][target]
        if concept.unsure:
            unsure = (layers & LAYERS[concept.unsure] > 0) & ((truth != TRUE) | (not concept.layer))
            truth = np.where(unsure & (target > 0), np.uint8(OPEN), truth)
        return truth


def shares(truth: np.ndarray, stride: int = STRIDE) -> np.ndarray:
    """Truth (H, W) to percent (H/stride, W/stride); a cell with less than half of its pixels known is UNLABELLED."""
    height, width = (side // stride for side in truth.shape)
    blocks = truth.reshape(height, stride, width, stride)
    known = (blocks != OPEN).sum((1, 3), dtype=np.int32)
    true = (blocks == TRUE).sum((1, 3), dtype=np.int32)
    percent = np.round(100 * true / np.maximum(known, 1)).astype(np.uint8)
    return np.where(2 * known >= stride * stride, percent, np.uint8(UNLABELLED))


def without_plants(target: np.ndarray) -> np.ndarray:
    """Where target bits exclude plants, bool."""
    return (target > 0) & (target & GREEN == 0)
