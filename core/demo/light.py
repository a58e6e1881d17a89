"""The sun over a height field: shading of slopes and cast shadows."""

from __future__ import annotations

import numpy as np

from .dates import Date

TALLEST = 24.0  # metres; nothing that casts a shadow is higher


def sunlight(height: np.ndarray, gsd: float, date: Date) -> np.ndarray:
    """Return the sunlight on each pixel of ``height`` (H, W; metres): 1 on open flat ground, 0 in full shadow."""
    azimuth, elevation = np.radians(date.sun_azimuth), np.radians(date.sun_elevation)
    towards = np.array([np.sin(azimuth), -np.cos(azimuth)])  # (x east, y south) towards the sun
    down, across = np.gradient(height, gsd)
    steepest = 1.3  # walls would drown in their own gradient
    across, down = (np.clip(g, -steepest, steepest) for g in (across, down))
    facing = np.sin(elevation) - np.cos(elevation) * (across * towards[0] + down * towards[1])
    shade = np.clip(facing / np.sqrt(1 + across**2 + down**2) / np.sin(elevation), 0.35, 1.35)
    return shade * ~_in_shadow(height, gsd, towards, np.tan(elevation))


def _in_shadow(height: np.ndarray, gsd: float, towards: np.ndarray, steepness: float) -> np.ndarray:
    """Whether an object nearer to the sun rises above the ray that reaches the pixel."""
    shadowed = np.zeros(height.shape, bool)
    highest = min(TALLEST, float(height.max(initial=0.0)))
    step = max(gsd, 0.4)
    rows, columns = height.shape
    for k in range(1, int(highest / steepness / step) + 2):
        dx, dy = (round(float(v)) for v in towards * (k * step / gsd))
        pixel = np.s_[max(0, -dy) : rows - max(0, dy), max(0, -dx) : columns - max(0, dx)]
        sunward = np.s_[max(0, dy) : rows - max(0, -dy), max(0, dx) : columns - max(0, -dx)]
        shadowed[pixel] |= height[sunward] > height[pixel] + (k * step * steepness + 0.3)
    return shadowed
