"""The responses of the parts of a phrase, put together into one by the relations between them.

A response is continuous; relations are crisp. What a relation is *about* keeps its response where the relation holds,
and gets 0 elsewhere; what it *leads to* counts as there where its response reaches its threshold. "or" is the
greater, "and" the lesser of two responses, "not" turns a response about its threshold. So at the threshold the map is
exactly the set that the words say, and above it the slider still tells sure places from less sure ones.
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
) -> np.ndarray:
    """The response to a phrase, float32 (h, w) in [0, 1], NaN where any part has no data.

    responses: of each of ``reading.leaves``, float32 (h, w) in [0, 1], NaN for nodata, on the window of ``ground``.
    threshold: from where on a part counts as there, for all or leaf by leaf (``THRESHOLD`` for those not named).  The
    result's own is ``result_threshold``.
    """
    if isinstance(reading.tree, Leaf):
        return np.asarray(responses[reading.tree.phrase], np.float32)
    least = result_threshold(reading, threshold)
    known = np.ones(ground.shape, bool)
    bent = {}
    for phrase in reading.leaves:
        response = np.asarray(responses[phrase], np.float32)
        known &= ~np.isnan(response)
        bent[phrase] = _bent(np.nan_to_num(response), _of(threshold, phrase), least)
    result = _Combination(bent, known, ground, least).response(reading.tree)
    return np.where(known, result, np.float32(np.nan)).astype(np.float32, copy=False)


def result_threshold(reading: Reading, threshold: float | Mapping[str, float] = THRESHOLD) -> float:
    """The threshold of what ``combine`` returns: that of the phrase's first part; other parts are bent to it."""
    leaves = reading.leaves
    return _of(threshold, leaves[0]) if leaves else THRESHOLD


def reach(reading: Reading) -> float | None:
    """How many metres beyond an extent the responses must be known for the result inside it to be right; None: all of
    the scene's, because the largest region, or the nearest thing in a direction, may be anywhere.

    ``combine`` on extents read with that margin (and two pixels more) agrees, pixel by pixel, where they overlap.
    """
    return _reach(reading.tree)


def _reach(node: Node) -> float | None:
    if isinstance(node, (Direction, Largest, Smallest, LargerThan, SmallerThan)):
        return None
    parts = [_reach(operand) for _, operand in node.operands()]
    if None in parts:
        return None
    if isinstance(node, (Within, Beyond, Along, SurroundedBy, Between)):
        return max(parts[0], node.metres + max(parts[1:]))
    return max(parts, default=0.0)


class _Combination:
    def __init__(self, responses: dict[str, np.ndarray], known: np.ndarray, ground: Ground, threshold: float):
        self.responses, self.known, self.ground, self.threshold = responses, known, ground, threshold

    def there(self, node: Node) -> np.ndarray:
        return (self.response(node) >= self.threshold) & self.known

    def response(self, node: Node) -> np.ndarray:
        if isinstance(node, Leaf):
            return self.responses[node.phrase]
        if isinstance(node, Anything):
            return np.ones(self.ground.shape, np.float32)
        if isinstance(node, Not):
            return _complement(self.response(node.a), self.threshold)
        if isinstance(node, And):
            return np.minimum(self.response(node.a), self.response(node.b))
        if isinstance(node, Or):
            return np.maximum(self.response(node.a), self.response(node.b))
        about = self.response(node.a)
        return about * self.gate(node, about)

    def gate(self, node: Node, about: np.ndarray) -> np.ndarray:
        """Where the relation holds, bool."""
        ground = self.ground
        if isinstance(node, (Largest, Smallest)):
            return op.ranked((about >= self.threshold) & self.known, node.count, isinstance(node, Largest), ground)
        if isinstance(node, LargerThan):
            return op.sized((about >= self.threshold) & self.known, node.m2, np.inf, ground)
        if isinstance(node, SmallerThan):
            return op.sized((about >= self.threshold) & self.known, 0.0, node.m2, ground)
        there = self.there(node.b)
        if isinstance(node, Within):
            return op.within(there, node.metres, ground)
        if isinstance(node, Beyond):
            return ~op.within(there, node.metres, ground)
        if isinstance(node, Direction):
            return op.towards(there, node.direction, ground)
        if isinstance(node, Along):
            return op.along(there, self.known, node.metres, ground)
        if isinstance(node, SurroundedBy):
            return op.surrounded(there, node.metres, ground)
        if isinstance(node, Between):
            return op.between(there, self.there(node.c), node.metres, ground)
        raise TypeError(f"{type(node).__name__} is no relation")


def _of(threshold: float | Mapping[str, float], phrase: str) -> float:
    value = threshold.get(phrase, THRESHOLD) if isinstance(threshold, Mapping) else threshold
    return float(min(max(value, 1e-6), 1 - 1e-6))


def _bent(response: np.ndarray, old: float, new: float) -> np.ndarray:
    """A response whose threshold was ``old`` with it at ``new``: two straight pieces, 0 and 1 stay."""
    if old == new:
        return response
    below = np.minimum(response * np.float32(new / old), _just_below(new))
    above = np.maximum(1 - (1 - response) * np.float32((1 - new) / (1 - old)), np.float32(new))
    return np.where(response >= old, above, below)


def _complement(response: np.ndarray, threshold: float) -> np.ndarray:
    """1 where a response is 0 and 0 where it is 1; what reaches the threshold comes to lie below it, and the other
    way round. About a threshold of one half that is 1 - response.
    """
    absent = np.maximum(1 - response * np.float32((1 - threshold) / threshold), np.float32(threshold))
    present = np.minimum((1 - response) * np.float32(threshold / (1 - threshold)), _just_below(threshold))
    return np.where(response >= threshold, present, absent)


def _just_below(threshold: float) -> np.float32:
    return np.nextafter(np.float32(threshold), np.float32(0))
