"""The two dates of the built-in scene: what was built, felled or moved between them, and their light and season."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Date:
    """A day on which the scene is seen.

    Attributes:
        later: whether the changes have happened: houses built on green blocks and fields, some gone, wood felled, car
            parks on fields, the river moved.
        sun_azimuth: degrees clockwise from north.
        sun_elevation: degrees.
        gains: of red, green and blue: the colour of the light.
        dryness: added to that of all grass.
        crop_salt: of the draws of the crops: each year has its own.
    """

    later: bool
    sun_azimuth: float
    sun_elevation: float
    gains: tuple[float, float, float]
    dryness: float
    crop_salt: int


#: A late morning in spring: shadows fall to the north-west.
EARLIER = Date(False, 148.0, 44.0, (1.0, 1.0, 1.0), 0.0, 34)
#: An afternoon in late summer some years on, with warmer and dimmer light: shadows fall to the north-east.
LATER = Date(True, 222.0, 36.0, (0.96, 0.88, 0.78), 0.3, 134)
#: Pixels (right, down) by which the later picture lies beside its true place: 1.5 px.
SHIFT = (1.2, -0.9)
#: Salt of the draw that decides on which fields houses are built.
NEW_HOUSES = 46
#: Metres that the river moved at most.
RIVER_MOVE = 14.0


def river_move(x: np.ndarray) -> np.ndarray:
    """Metres (to the south) that the river has moved at the later date."""
    return RIVER_MOVE * np.sin(x / 140.0)
