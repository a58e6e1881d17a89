"""The transitions from one class to another: their codes, names and colours, and the choice for each pixel."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..arrays import library, put
from ..errors import InputError
from ..models.card import ClassInfo

#: More classes have more transitions than a raster of 16 bits has codes.
MOST_CLASSES = 255
#: Share of white in the colour of ground that has not changed, and of the class before in that of a change.
PALE, TRACE = 0.75, 0.25
#: Steps of the probability of change: finer than it is exact, and the file stays small.
STEPS = 256


@dataclass(frozen=True)
class Transitions:
    """All transitions between classes. That from a class to itself is ground that has not changed.

    Attributes:
        classes: The classes.
    """

    classes: tuple[ClassInfo, ...]

    def __post_init__(self) -> None:
        if len(self.classes) > MOST_CLASSES:
            raise InputError(f"{len(self.classes)} classes have too many transitions: choose at most {MOST_CLASSES}.")

    @property
    def dtype(self) -> str:
        """Type that holds the codes."""
        return "uint8" if len(self.classes) ** 2 <= 255 else "uint16"

    def code(self, before, after):
        """The code of the transition between the classes at two places of ``classes``, numbers or arrays."""
        return before * len(self.classes) + after + 1

    def pair(self, code: int) -> tuple[int, int]:
        """The places in ``classes`` of a code's classes."""
        return divmod(code - 1, len(self.classes))

    def changes(self, codes: Iterable[int]) -> list[int]:
        """Those of ``codes`` that are changes."""
        return [code for code in codes if len(set(self.pair(code))) == 2]

    @cached_property
    def legend(self) -> tuple[ClassInfo, ...]:
        """A name and a colour for every code."""
        return tuple(self._entry(i, j) for i in range(len(self.classes)) for j in range(len(self.classes)))

    def legend_of(self, codes: Sequence[int]) -> tuple[ClassInfo, ...]:
        """The entries of the codes that occur: the changes first, else in the order of ``codes``."""
        changes = set(self.changes(codes))
        return tuple(self.legend[code - 1] for code in sorted(codes, key=lambda code: code not in changes))

    def _entry(self, i: int, j: int) -> ClassInfo:
        before, after = self.classes[i], self.classes[j]
        if i == j:
            return ClassInfo(self.code(i, i), before.name, _mixed(before.color, "#ffffff", PALE))
        return ClassInfo(self.code(i, j), f"{before.name} → {after.name}", _mixed(after.color, before.color, TRACE))


def _mixed(color: str, other: str, share: float) -> str:
    one, two = (np.array([int(text[i : i + 2], 16) for i in (1, 3, 5)]) for text in (color, other))
    return "#{:02x}{:02x}{:02x}".format(*np.rint(one * (1 - share) + two * share).astype(int).tolist())


def choose(before, after, changed, threshold: float) -> tuple:
    """The transition of each pixel.

    A pixel has changed where ``changed`` reaches the threshold: from the class that lost most probability to the one
    that gained most. Elsewhere it is of the class that both dates agree on most.

    Args:
        before: C layers (h, w) float32 of probabilities, of either library.
        after: The same of the other date.
        changed: (h, w) float32 probability of change.
        threshold: Probability from which a pixel has changed.

    Returns:
        The places of the classes before and after, both (h, w) int16. Swapped dates give them swapped.
    """
    arrays, has = library(changed), changed >= threshold
    same, _ = highest(map(arrays.minimum, before, after))
    if not has.any():
        return same, same
    source, lost = highest(one - other for one, other in zip(before, after))
    target, gained = highest(other - one for one, other in zip(before, after))
    has &= (lost > 0) & (gained > 0)
    return arrays.where(has, source, same), arrays.where(has, target, same)


def highest(layers: Iterable) -> tuple:
    """The place of the highest of some layers at each pixel, int16, the first of equal ones; and its value."""
    place = most = None
    for index, layer in enumerate(layers):
        if place is None:
            arrays = library(layer)
            place, most = arrays.zeros_like(layer, dtype=arrays.int16), arrays.asarray(layer, copy=True)
        else:
            put(place, layer > most, index)
            arrays.maximum(most, layer, out=most)
    return place, most


def rounded(changed):
    """The probability of change in steps of 1 / STEPS, as it is written."""
    return library(changed).floor(changed * STEPS + 0.5) / STEPS
