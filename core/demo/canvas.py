"""The canvas that the ground is painted on, and the brushes that all painters share."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from .dates import Date
from .noise import hash01
from .plan import Districts, View

# OpenEarthMap codes
BARE, RANGE, DEVELOPED, ROAD, TREE, WATER, CROP, BUILDING = range(1, 9)

GRASS = (97, 112, 70)
DRY_GRASS = (142, 135, 96)
SOIL = (150, 126, 100)
SAND = (186, 170, 142)
ASPHALT = (118, 118, 117)
CONCRETE = (166, 162, 154)
CARS = np.array(
    [(228, 228, 226), (190, 192, 194), (60, 62, 66), (36, 38, 42), (132, 38, 36), (52, 74, 118), (110, 112, 114)], float
)


@dataclass(frozen=True)
class Canvas:
    """A view that is being painted. All arrays are (H, W) unless another shape is given.

    Attributes:
        view: the pixel centres.
        seed: of the landscape.
        date: when it is seen.
        districts: the districts around the view.
        x: bent coordinates in metres, to the east.
        y: bent coordinates in metres, to the south.
        district: index of the nearest district.
        border: metres to the border of the district.
        bank: metres to the nearest river bank, negative in the water.
        noise: smooth noise by wavelength in metres.
        klass: OpenEarthMap codes.
        colour: (3, H, W) reflected light at full sun, 0 to 255.
        height: metres above the ground.
        trees: likelihood that a tree grows here.
    """

    view: View
    seed: int
    date: Date
    districts: Districts
    x: np.ndarray
    y: np.ndarray
    district: np.ndarray
    border: np.ndarray
    bank: np.ndarray
    noise: dict[int, np.ndarray]
    klass: np.ndarray = field(repr=False)
    colour: np.ndarray = field(repr=False)
    height: np.ndarray = field(repr=False)
    trees: np.ndarray = field(repr=False)

    def paint(
        self, where: np.ndarray, klass: int | None, colour, grain: float = 0.0, trees: float | None = None
    ) -> None:
        """Cover the pixels ``where`` with a class, a colour (three numbers or (3, n)) and its grain."""
        if klass is not None:
            self.klass[where] = klass
        texture = grain * (0.7 * self.noise[1][where] + 0.7 * self.noise[3][where] + 0.5 * self.noise[12][where])
        for band, value in zip(self.colour, colour):
            band[where] = value + texture
        if trees is not None:
            self.trees[where] = trees

    def hash(self, *keys, salt: int) -> np.ndarray:
        return hash01(*keys, salt, seed=self.seed)


def district_id(canvas: Canvas, k: int) -> int:
    """Return a number that identifies district ``k`` in any view."""
    return int(canvas.districts.i[k]) * 7919 + int(canvas.districts.j[k])


def paint_grass(
    canvas: Canvas, where: np.ndarray, dryness: np.ndarray | float, klass: int | None, trees: float
) -> None:
    """Cover the pixels ``where`` with grass; ``dryness`` is 0 for green and 1 for dry."""
    n = canvas.noise
    dry = np.clip(dryness + canvas.date.dryness + 0.16 * n[12][where] + 0.14 * n[40][where], 0, 1)
    colour = [g + (d - g) * dry + 3.0 * n[40][where] for g, d in zip(GRASS, DRY_GRASS)]
    canvas.paint(where, klass, colour, grain=4.5, trees=trees)


def scatter(where: np.ndarray):
    """Return a function that turns a choice among the pixels of ``where`` into a mask of the whole view."""

    def choose(chosen: np.ndarray) -> np.ndarray:
        mask = np.zeros(where.shape, bool)
        mask[where] = chosen
        return mask

    return choose


def paint_cars(canvas: Canvas, where: np.ndarray, draw: np.ndarray, from_middle: np.ndarray) -> None:
    """Cover ``where`` with cars; ``draw`` in [0, 1) picks the colour, ``from_middle`` (metres) places the windows."""
    paint = CARS[(draw * len(CARS)).astype(int)].T
    windows = np.where((from_middle > 0.8) & (from_middle < 1.4), 0.55, 1.0)
    canvas.paint(where, None, paint * windows)
    canvas.height[where] = 1.4
