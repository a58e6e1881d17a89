"""The table of what became what: the transition matrix in hectares, with gains and losses of each class."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..vectors.areas import ClassArea
from .transitions import Transitions


@dataclass(frozen=True)
class Transition:
    """Ground that was of one class and is of another, or of the same.

    Attributes:
        code: Code in the raster of transitions.
        before: Name of the class before.
        after: Name of the class after.
        changed: Whether they differ.
        color: Colour of the transition, as ``#rrggbb``.
        pixels: Number of pixels.
        area_m2: Ellipsoidal square metres.
        percent: Of the area compared.
    """

    code: int
    before: str
    after: str
    changed: bool
    color: str
    pixels: int
    area_m2: float
    percent: float


def transition_list(areas: Sequence[ClassArea], transitions: Transitions) -> list[Transition]:
    """The transitions of a measured raster, in the order of their codes."""
    entries = []
    for area in areas:
        i, j = transitions.pair(area.code)
        before, after = transitions.classes[i].name, transitions.classes[j].name
        color = transitions.legend[area.code - 1].color
        entries.append(Transition(area.code, before, after, i != j, color, area.pixels, area.area_m2, area.percent))
    return entries


@dataclass(frozen=True)
class Matrix:
    """The transition matrix of the classes that occur.

    Attributes:
        names: Names of the classes.
        colors: Their colours.
        hectares: (k, k): rows before, columns after.
    """

    names: tuple[str, ...]
    colors: tuple[str, ...]
    hectares: np.ndarray

    @classmethod
    def of(cls, areas: Sequence[ClassArea], transitions: Transitions) -> "Matrix":
        """The matrix of a measured raster of transitions."""
        places = sorted({place for area in areas for place in transitions.pair(area.code)})
        at = {place: index for index, place in enumerate(places)}
        hectares = np.zeros((len(places), len(places)))
        for area in areas:
            i, j = transitions.pair(area.code)
            hectares[at[i], at[j]] += area.area_ha
        classes = [transitions.classes[place] for place in places]
        return cls(tuple(c.name for c in classes), tuple(c.color for c in classes), hectares)

    @property
    def before(self) -> np.ndarray:
        """(k,) hectares of each class before."""
        return self.hectares.sum(1)

    @property
    def after(self) -> np.ndarray:
        """(k,) hectares of each class after."""
        return self.hectares.sum(0)

    @property
    def lost(self) -> np.ndarray:
        """(k,) hectares that were of the class and are of another."""
        return self.before - np.diag(self.hectares)

    @property
    def gained(self) -> np.ndarray:
        """(k,) hectares that are of the class and were of another."""
        return self.after - np.diag(self.hectares)

    def rows(self) -> list[list[str]]:
        """The matrix as texts with a header, and its margins: totals, losses, gains and the net change."""
        number = "{:.4f}".format
        rows = [["before \\ after, ha", *self.names, "total before", "lost"]]
        for i, name in enumerate(self.names):
            rows.append([name, *map(number, self.hectares[i]), number(self.before[i]), number(self.lost[i])])
        total, lost = number(self.hectares.sum()), number(self.lost.sum())
        rows.append(["total after", *map(number, self.after), total, lost])
        rows.append(["gained", *map(number, self.gained), number(self.gained.sum()), ""])
        rows.append(["net change", *map(number, self.gained - self.lost), "", ""])
        return rows


def write_matrix(matrix: Matrix, path: Path) -> None:
    """Write a matrix as CSV. Raises OSError."""
    # The byte order mark tells spreadsheets that this is UTF-8.
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows(matrix.rows())
