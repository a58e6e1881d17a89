"""The transitions from one class to another: their codes, names and colours, and the choice for each pixel."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from torch import Tensor

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
        """The entries of the codes that occur: the changes first."""
        changes = set(self.changes(codes))
        return tuple(self.legend[code - 1] for code in sorted(codes, key=lambda code: (code not in changes, code)))

    def _entry(self, i: int, j: int) -> ClassInfo:
        before, after = self.classes[i], self.classes[j]
        if i == j:
            return ClassInfo(self.code(i, i), before.name, _mixed(before.color, "#ffffff", PALE))
        return ClassInfo(self.code(i, j), f"{before.name} → {after.name}", _mixed(after.color, before.color, TRACE))


def _mixed(color: str, other: str, share: float) -> str:
    one, two = (np.array([int(text[i : i + 2], 16) for i in (1, 3, 5)]) for text in (color, other))
    return "#{:02x}{:02x}{:02x}".format(*np.rint(one * (1 - share) + two * share).astype(int).tolist())


def choose(before: Tensor, after: Tensor, changed: Tensor, threshold: float) -> tuple[Tensor, Tensor]:
    """The transition of each pixel.

    A pixel has changed where ``changed`` reaches the threshold: from the class that lost most probability to the one
    that gained most. Elsewhere it is of the class that both dates agree on most.

    Args:
        before: (C, h, w) float32 probabilities.
        after: The same of the other date.
        changed: (h, w) float32 probability of change.
        threshold: Probability from which a pixel has changed.

    Returns:
        The places of the classes before and after, both (h, w) int16. Swapped dates give them swapped.
    """
    lost, gained, common = (torch.full_like(changed, -1.0) for _ in range(3))
    source, target, same = (torch.zeros(changed.shape, dtype=torch.int16, device=changed.device) for _ in range(3))
    for index, (one, other) in enumerate(zip(before, after)):
        for value, most, place in (
            (one - other, lost, source), (other - one, gained, target), (torch.minimum(one, other), common, same),
        ):  # fmt: skip
            place.masked_fill_(value > most, index)
            torch.maximum(most, value, out=most)
    has = (changed >= threshold) & (lost > 0) & (gained > 0)
    return torch.where(has, source, same), torch.where(has, target, same)


def rounded(changed: Tensor) -> Tensor:
    """The probability of change in steps of 1 / STEPS, as it is written."""
    return (changed * STEPS + 0.5).floor() / STEPS
