"""Combining the responses of the parts of a phrase into one by the relations between them.

A response is continuous, a relation holds or does not. The first operand of a relation keeps its response where the
relation holds, and gets 0 elsewhere. The second operand is present where its response reaches its threshold. "or" is
the greater of two responses, "and" the lesser; "not" mirrors a response at its threshold. So at the threshold the map
is exactly the set that the words describe, and the slider still separates sure places from less sure ones.
"""

from collections.abc import Mapping

import numpy as np

from . import operators as op
from .ground import Ground
from .reading import (
    Along,
    And,
    Anything,
    Between,
    Beyond,
    Direction,
    LargerThan,
    Largest,
    Leaf,
    Node,
    Not,
    Or,
    Reading,
    SmallerThan,
    Smallest,
    SurroundedBy,
    Within,
)

THRESHOLD = 0.5


def combine(
    reading: Reading,
    responses: Mapping[str, np.ndarray],
    ground: Ground,
    threshold: float | Mapping[str, float] = THRESHOLD,
    extent: tuple[slice, slice] | None = None,
) -> np.ndarray:
    """Combine the responses of the parts of a phrase.

    Args:
        reading: The phrase as it was read.
        responses: Response of each of ``reading.leaves``, float32 (h, w) in [0, 1], NaN for nodata, on the window of
            ``ground``.
        ground: The grid of the responses.
        threshold: Response from which a part is present, for all parts or by leaf (THRESHOLD for the others).
        extent: Rows and columns of the window in which superlatives compare; None for the whole window.

    Returns:
        The response, float32 (h, w) in [0, 1], NaN where any part has no data. Its threshold is ``result_threshold``.
    """
    if isinstance(reading.tree, Leaf):
        return np.asarray(responses[reading.tree.key], np.float32)
    least = result_threshold(reading, threshold)
    valid = np.ones(ground.shape, bool)
    bent = {}
    for phrase in reading.leaves:
        response = np.asarray(responses[phrase], np.float32)
        valid &= ~np.isnan(response)
        bent[phrase] = _bent(np.nan_to_num(response), _of(threshold, phrase), least)
    result = _Combination(bent, valid, ground, least, extent).response(reading.tree)
    return np.where(valid, result, np.float32(np.nan)).astype(np.float32, copy=False)


def result_threshold(reading: Reading, threshold: float | Mapping[str, float] = THRESHOLD) -> float:
    """The threshold of the result of ``combine``: that of the phrase's first part, to which other parts are bent."""
    leaves = reading.leaves
    return _of(threshold, leaves[0]) if leaves else THRESHOLD


def reach(reading: Reading, superlatives_reach: bool = True) -> float | None:
    """Width of the margin around an extent, in metres, that the result inside the extent depends on.

    ``combine`` on extents with this margin (and two more pixels) agrees pixel by pixel where they overlap.

    Args:
        reading: The phrase.
        superlatives_reach: "The largest" is the largest of the scene; False if it is the largest of the extent.

    Returns:
        Metres; None for the whole scene, because the largest region, or the nearest thing in a direction, may be
        anywhere.
    """
    return _reach(reading.tree, superlatives_reach)


def _reach(node: Node, superlatives_reach: bool) -> float | None:
    if isinstance(node, (Direction, LargerThan, SmallerThan)):
        return None
    if isinstance(node, (Largest, Smallest)) and superlatives_reach:
        return None
    parts = [_reach(operand, superlatives_reach) for _, operand in node.operands()]
    if None in parts:
        return None
    if isinstance(node, (Within, Beyond, Along, SurroundedBy, Between)):
        return max(parts[0], node.metres + max(parts[1:]))
    return max(parts, default=0.0)


class _Combination:
    def __init__(self, responses: dict[str, np.ndarray], valid: np.ndarray, ground: Ground, threshold: float, extent):
        self.responses, self.valid, self.ground, self.threshold = responses, valid, ground, threshold
        self.extent = extent

    def present(self, node: Node) -> np.ndarray:
        return (self.response(node) >= self.threshold) & self.valid

    def response(self, node: Node) -> np.ndarray:
        if isinstance(node, Leaf):
            return self.responses[node.key]
        if isinstance(node, Anything):
            return np.ones(self.ground.shape, np.float32)
        if isinstance(node, Not):
            return _complement(self.response(node.a), self.threshold)
        if isinstance(node, And):
            return np.minimum(self.response(node.a), self.response(node.b))
        if isinstance(node, Or):
            return np.maximum(self.response(node.a), self.response(node.b))
        response = self.response(node.a)
        return response * self.gate(node, (response >= self.threshold) & self.valid)

    def gate(self, node: Node, subject: np.ndarray) -> np.ndarray:
        """Where the relation holds, bool; ``subject`` is where its first operand is present."""
        ground = self.ground
        if isinstance(node, (Largest, Smallest)):
            if self.extent is not None:
                here = np.zeros_like(subject)
                here[self.extent] = subject[self.extent]
                subject = here
            return op.ranked(subject, node.count, isinstance(node, Largest), ground)
        if isinstance(node, LargerThan):
            return op.sized(subject, node.m2, np.inf, ground)
        if isinstance(node, SmallerThan):
            return op.sized(subject, 0.0, node.m2, ground)
        target = self.present(node.b)
        if isinstance(node, Within):
            return op.within(target, node.metres, ground)
        if isinstance(node, Beyond):
            return ~op.within(target, node.metres, ground)
        if isinstance(node, Direction):
            return op.towards(target, node.direction, ground)
        if isinstance(node, Along):
            return op.along(target, self.valid, node.metres, ground)
        if isinstance(node, SurroundedBy):
            return op.surrounded(target, node.metres, ground)
        if isinstance(node, Between):
            return op.between(target, self.present(node.c), node.metres, ground)
        raise TypeError(f"{type(node).__name__} is no relation")


def _of(threshold: float | Mapping[str, float], phrase: str) -> float:
    value = threshold.get(phrase, THRESHOLD) if isinstance(threshold, Mapping) else threshold
    return float(min(max(value, 1e-6), 1 - 1e-6))


def _bent(response: np.ndarray, old: float, new: float) -> np.ndarray:
    """Move the threshold of a response from ``old`` to ``new``, by two straight pieces; 0 and 1 stay."""
    if old == new:
        return response
    below = np.minimum(response * np.float32(new / old), _just_below(new))
    above = np.maximum(1 - (1 - response) * np.float32((1 - new) / (1 - old)), np.float32(new))
    return np.where(response >= old, above, below)


def _complement(response: np.ndarray, threshold: float) -> np.ndarray:
    """Mirror a response: 0 becomes 1, 1 becomes 0, and what reaches the threshold comes to lie below it.

    With a threshold of one half this is 1 - response.
    """
    absent = np.maximum(1 - response * np.float32((1 - threshold) / threshold), np.float32(threshold))
    present = np.minimum((1 - response) * np.float32(threshold / (1 - threshold)), _just_below(threshold))
    return np.where(response >= threshold, present, absent)


def _just_below(threshold: float) -> np.float32:
    return np.nextafter(np.float32(threshold), np.float32(0))
