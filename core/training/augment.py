"""Changes to colour that stand in for other sensors, seasons and hazes."""

from collections.abc import Iterable

import numpy as np
from PIL import Image


def colours_of(pictures: Iterable[np.ndarray]) -> np.ndarray:
    """Channel means and deviations, (2, 3), of all the pixels (each picture (N, 3) or (h, w, 3)) of a set."""
    pixels = np.concatenate([picture.reshape(-1, 3) for picture in pictures]).astype(np.float32)
    return np.stack([pixels.mean(0), pixels.std(0) + 1])


def draw_colours(random: np.random.Generator, strength: float, own: np.ndarray, styles: np.ndarray):
    """A random colour change, to be applied alike to a sample's crop and to its context view.

    ``own`` (2, 3) are the channel means and deviations of the sample's set, ``styles`` (K, 2, 3) those of the sets that
    it may be made to look like. They are of whole sets, so that a change is that of a sensor: moved to another
    picture's own mean, a crop of sand would be as green as a meadow. Returns a function from and to uint8 (h, w, 3).
    """
    style = None
    if random.random() < 0.3 * strength:
        style = styles[random.integers(len(styles))]
    mix = random.uniform(0.2, 0.9)
    gain = np.exp(random.normal(0, 0.06 * strength, 3) + random.normal(0, 0.15 * strength))
    offset = random.normal(0, 4 * strength, 3) + random.normal(0, 12 * strength)
    gamma = np.exp(random.normal(0, 0.2 * strength))
    saturation = np.exp(random.normal(0, 0.25 * strength))
    if random.random() < 0.04 * strength:
        saturation = 0.0
    noise = random.uniform(0, 6) if random.random() < 0.2 * strength else 0.0
    noise_seed = int(random.integers(2**31))
    table = [int(255 * (value / 255) ** gamma + 0.5) for value in range(256)] * 3

    def apply(image: np.ndarray) -> np.ndarray:
        # Everything up to the gamma is affine in the pixel, so it is one 3×3 product, which Pillow is quick at; the
        # gamma is a table.
        scale, shift = np.ones(3, np.float32), np.zeros(3, np.float32)
        if style is not None:
            stretch = np.clip(style[1] / own[1], 0.5, 2)
            scale = (1 - mix) + mix * stretch
            shift = mix * (style[0] - own[0] * stretch)
        grey = np.full((3, 3), (1 - saturation) / 3) + saturation * np.eye(3)
        matrix = (grey * scale[None]).T * gain[None]
        terms = np.column_stack([matrix.T, (grey @ shift) * gain + offset])
        changed = Image.fromarray(image).convert("RGB", tuple(terms.ravel().tolist())).point(table)
        if noise:
            grain = np.random.default_rng(noise_seed).standard_normal(image.shape, np.float32) * np.float32(noise)
            return np.clip(np.asarray(changed) + grain, 0, 255).astype(np.uint8)
        return np.asarray(changed)

    return apply


def soften(image: np.ndarray, random: np.random.Generator, strength: float) -> np.ndarray:
    """Sometimes the image as if read from a coarser source: shrunk and enlarged again."""
    if random.random() > 0.2 * strength:
        return image
    height, width = image.shape[:2]
    factor = random.uniform(0.45, 0.9)
    small = Image.fromarray(image).resize((int(width * factor), int(height * factor)), Image.Resampling.BILINEAR)
    return np.asarray(small.resize((width, height), Image.Resampling.BILINEAR))
