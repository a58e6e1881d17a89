"""The plan of the landscape: districts, the roads between them, rivers. Pure functions of place, in metres.

The plane has x to the east and y to the south, its origin at the scene's top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .dates import Date, river_move
from .noise import hash01, noise_at, noise_grid, phases

SPACING = 380.0  # between the hearts of districts
RIVER_PERIOD = 1900.0
BRIDGE_COSINE = 0.75  # a road crosses a river only where they meet at nearly a right angle

TOWN, INDUSTRY, PARK, FIELDS, MEADOW, FOREST, QUARRY = range(7)
BUILT = (TOWN, INDUSTRY, PARK)


@dataclass(frozen=True)
class View:
    """A lattice of pixel centres: the first at (x0, y0), ``gsd`` metres apart."""

    x0: float
    y0: float
    gsd: float
    width: int
    height: int

    @property
    def xs(self) -> np.ndarray:
        return self.x0 + self.gsd * np.arange(self.width)

    @property
    def ys(self) -> np.ndarray:
        return self.y0 + self.gsd * np.arange(self.height)


@dataclass(frozen=True)
class Districts:
    """The districts around a view, one array entry each: cell indices, heart, kind and the bearing of its grid."""

    i: np.ndarray
    j: np.ndarray
    x: np.ndarray
    y: np.ndarray
    kind: np.ndarray
    angle: np.ndarray

    def local(self, k: int, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Coordinates along and across the grid of district ``k``."""
        dx, dy, c, s = x - self.x[k], y - self.y[k], np.cos(self.angle[k]), np.sin(self.angle[k])
        return dx * c + dy * s, dy * c - dx * s

    def world(self, k: int, p: np.ndarray, q: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The inverse of ``local``."""
        c, s = np.cos(self.angle[k]), np.sin(self.angle[k])
        return self.x[k] + p * c - q * s, self.y[k] + p * s + q * c

    def locate(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the nearest district of (bent) points, the second nearest, and metres to the border between them."""
        nearest, beyond = np.zeros(x.shape, np.int16), np.zeros(x.shape, np.int16)
        border = np.zeros(x.shape, np.float32)
        # Piece by piece, because few districts can be nearest within a small piece.
        pieces = [np.s_[r : r + 128, c : c + 128] for r in range(0, x.shape[0], 128) for c in range(0, x.shape[1], 128)]
        for piece in pieces:
            nearest[piece], beyond[piece], border[piece] = self._locate(x[piece], y[piece])
        return nearest, beyond, border

    def _locate(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        near = self._relevant(x, y)
        hearts = np.stack([self.x[near], self.y[near]]).astype(np.float32)
        squared = (x[..., None] - hearts[0]) ** 2 + (y[..., None] - hearts[1]) ** 2
        first, second = np.moveaxis(np.argpartition(squared, 1, axis=-1)[..., :2], -1, 0)
        apart = np.hypot(*(hearts[:, first] - hearts[:, second]))
        gap = np.take_along_axis(squared, second[..., None], -1) - np.take_along_axis(squared, first[..., None], -1)
        return near[first], near[second], gap[..., 0] / (2 * apart)

    def _relevant(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Indices of districts that can be nearest or second nearest somewhere in the points' bounding box."""
        left, right, top, bottom = x.min(), x.max(), y.min(), y.max()
        least = np.hypot(
            np.maximum(0, np.maximum(left - self.x, self.x - right)),
            np.maximum(0, np.maximum(top - self.y, self.y - bottom)),
        )
        most = np.hypot(
            np.maximum(np.abs(left - self.x), np.abs(right - self.x)),
            np.maximum(np.abs(top - self.y), np.abs(bottom - self.y)),
        )
        return np.flatnonzero(least <= np.sort(most)[1])


def districts_around(view: View, seed: int) -> Districts:
    """Return every district that can reach into the view, and the neighbours of those."""
    i0, i1 = np.floor(view.xs[[0, -1]] / SPACING).astype(int)
    j0, j1 = np.floor(view.ys[[0, -1]] / SPACING).astype(int)
    i, j = (a.ravel() for a in np.meshgrid(np.arange(i0 - 3, i1 + 4), np.arange(j0 - 3, j1 + 4)))
    x = (i + 0.5 + 0.62 * (hash01(i, j, 1, seed=seed) - 0.5)) * SPACING
    y = (j + 0.5 + 0.62 * (hash01(i, j, 2, seed=seed) - 0.5)) * SPACING
    draw = hash01(i, j, 3, seed=seed)
    built = noise_at(x, y, 620.0, 4, seed) > 0.15
    wooded = noise_at(x, y, 520.0, 5, seed) > 0.5
    in_town = np.select([draw < 0.70, draw < 0.90], [TOWN, INDUSTRY], PARK)
    in_wood = np.where(draw < 0.75, FOREST, MEADOW)
    in_country = np.select([draw < 0.68, draw < 0.82, draw < 0.91], [FIELDS, MEADOW, FOREST], QUARRY)
    kind = np.where(built, in_town, np.where(wooded, in_wood, in_country))
    # Neighbouring districts share one bearing roughly, as real street and field grids do.
    angle = 0.7 * noise_at(x, y, 900.0, 6, seed) + 0.5 * (hash01(i, j, 7, seed=seed) - 0.5)
    return Districts(i, j, x, y, kind, angle)


def warp_grid(view: View, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the view's coordinates (H, W), slightly displaced, so that straight lines bend."""
    x, y = np.meshgrid(view.xs, view.ys)
    return (
        (x + 9 * noise_grid(view.xs, view.ys, 150.0, 8, seed)).astype(np.float32),
        (y + 9 * noise_grid(view.xs, view.ys, 150.0, 9, seed)).astype(np.float32),
    )


def warp_at(x: np.ndarray, y: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the displaced coordinates of points, as ``warp_grid`` displaces them."""
    return x + 9 * noise_at(x, y, 150.0, 8, seed), y + 9 * noise_at(x, y, 150.0, 9, seed)


def river(x: np.ndarray, y: np.ndarray, seed: int, date: Date) -> tuple[np.ndarray, np.ndarray]:
    """Return the distance from the nearest river bank (negative in the water) and the river's slope dy/dx there."""
    k = np.round((y - 560.0) / RIVER_PERIOD)
    a, b, c, d = phases(4, 10, seed)
    centre = 560.0 + k * RIVER_PERIOD + 120 * np.sin(x / 205 + a + k) + 42 * np.sin(x / 71 + b + 2 * k)
    centre = centre + 14 * np.sin(x / 33 + c + 3 * k)
    if date.later:
        centre = centre + river_move(x)
    slope = 120 / 205 * np.cos(x / 205 + a + k) + 42 / 71 * np.cos(x / 71 + b + 2 * k)
    slope = slope + 14 / 33 * np.cos(x / 33 + c + 3 * k)
    half_width = 13 + 4 * np.sin(x / 160 + d)
    return ((np.abs(y - centre) / np.sqrt(1 + slope**2)) - half_width).astype(np.float32), slope.astype(np.float32)


def road_half_width(kind: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return half the width (metres) of the road between two kinds of district; 0 within a wood."""
    built = np.isin(kind, BUILT).astype(int) + np.isin(other, BUILT)
    wild = (kind == FOREST) & (other == FOREST)
    return np.where(wild, 0.0, np.choose(built, [2.6, 3.6, 5.2])).astype(np.float32)
