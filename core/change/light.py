"""Both dates in one light: each band of both is stretched to the mean and the spread between the two dates.

A network knows ground by its colour. Where the light of two dates differs, it sees changes that are none.
"""

from dataclasses import replace

import numpy as np

from ..scene.scaling import ValueScaling
from ..scene.scene import Scene

#: Bounds of the factor by which contrast may change: beyond them it is no light that differs.
MOST = 2.5
#: 8-bit values: a band with less spread has no contrast to go by.
FLAT = 2.0


def in_one_light(scenes: tuple[Scene, Scene], means: np.ndarray, spreads: np.ndarray) -> tuple[Scene, Scene]:
    """Both scenes with the values that a model sees brought to one light.

    Swapped scenes give the same values; two scenes with equal statistics keep theirs to the bit.

    Args:
        scenes: The scenes.
        means: (2, 3) mean of each band as a model sees it, 0 to 255.
        spreads: (2, 3) standard deviations.
    """
    if (spreads < FLAT).any():
        return scenes
    mean, spread = (means[0] + means[1]) / 2, np.sqrt(spreads[0] * spreads[1])
    gains = np.clip(spread / spreads, 1 / MOST, MOST)
    offsets = mean - gains * means
    return tuple(_brightened(scene, gain, offset) for scene, gain, offset in zip(scenes, gains, offsets))


def _brightened(scene: Scene, gains: np.ndarray, offsets: np.ndarray) -> Scene:
    """A scene whose values v become gain · v + offset, band by band."""
    if (gains == 1).all() and (offsets == 0).all():
        return scene
    low, high = (np.array(limits) for limits in (scene.scaling.low, scene.scaling.high))
    step = (high - low) / 255  # stored units to one of the 255 values
    dark = low - offsets * step / gains
    bright = dark + 255 * step / gains
    scaling = ValueScaling(tuple(dark.tolist()), tuple(bright.tolist()), scene.scaling.source)
    return replace(scene, scaling=scaling)
