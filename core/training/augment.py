"""Changes to colour that stand in for other sensors, seasons and hazes."""

from collections.abc import Iterable

import numpy as np
from PIL import Image
from scipy import ndimage


def colours_of(pictures: Iterable[np.ndarray]) -> np.ndarray:
    """Channel means and standard deviations of a set.

    Args:
        pictures: uint8 arrays (N, 3) or (h, w, 3).

    Returns:
        float32 (2, 3).
    """
    pixels = np.concatenate([picture.reshape(-1, 3) for picture in pictures]).astype(np.float32)
    return np.stack([pixels.mean(0), pixels.std(0) + 1])


def draw_colours(random: np.random.Generator, strength: float, own: np.ndarray, styles: np.ndarray):
    """A random colour change, to apply alike to a sample's crop and to its context view.

    The statistics are of whole sets, so that a change is like that of a sensor: moved to the mean of a single
    picture, a crop of sand would be as green as a meadow.

    Args:
        random: Random numbers of the sample.
        strength: Strength of the change, 1 for the full one.
        own: (2, 3), channel means and deviations of the sample's set.
        styles: (K, 2, 3), those of the sets that the sample may look like.

    Returns:
        A function from and to uint8 (h, w, 3).
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


def draw_dark_ground(random: np.random.Generator, size: int, view_size: int) -> tuple[np.ndarray, np.ndarray]:
    """Factors that make parts of the ground darker, at the same places in a crop and its view.

    Gravel, wet sand, asphalt and the shadow of a cloud are dark and are neither plants nor water, and the sets have
    little of them.

    Args:
        random: Random numbers of the sample.
        size: Side of the crop in pixels.
        view_size: Side of the view in its own pixels, 4 crop pixels each.

    Returns:
        float32 (size, size, 3) and (view_size, view_size, 3).
    """
    spread = np.exp(random.uniform(np.log(2), np.log(view_size / 6)))
    relief = ndimage.gaussian_filter(random.standard_normal((view_size, view_size), np.float32), spread, mode="wrap")
    relief = (relief - np.quantile(relief, random.uniform(0.3, 0.8))) / (relief.std() + 1e-6)
    inside = Image.fromarray(1 / (1 + np.exp(np.clip(-random.uniform(2, 25) * relief, -30, 30))))
    depth = random.uniform(0.2, 1.2) + random.normal(0, 0.05, 3)
    middle = (view_size * 4 - size) / 8
    box = (middle, middle, view_size - middle, view_size - middle)
    grain = random.standard_normal((size, size), np.float32)
    grain = ndimage.gaussian_filter(grain, random.uniform(0, 1.5))
    grain *= random.uniform(0, 0.15) / (grain.std() + 1e-6)

    def factors(dark: Image.Image, grain: np.ndarray | float) -> np.ndarray:
        share = np.asarray(dark)
        return np.exp(-share[..., None] * depth).astype(np.float32) * (1 + share * grain)[..., None]

    near = inside.resize((size, size), Image.Resampling.BILINEAR, box=box)
    return factors(near, grain), factors(inside, 0.0)


def darken(image: np.ndarray, factors: np.ndarray, where: np.ndarray) -> np.ndarray:
    """``image``, uint8 (h, w, 3), times ``factors``, (h, w, 3), in the pixels ``where``, bool (h, w)."""
    return np.where(where[..., None], np.clip(image * factors, 0, 255).astype(np.uint8), image)


def soften(image: np.ndarray, random: np.random.Generator, strength: float) -> np.ndarray:
    """The image, sometimes shrunk and enlarged again, as if read from a coarser source."""
    if random.random() > 0.2 * strength:
        return image
    height, width = image.shape[:2]
    factor = random.uniform(0.45, 0.9)
    small = Image.fromarray(image).resize((int(width * factor), int(height * factor)), Image.Resampling.BILINEAR)
    return np.asarray(small.resize((width, height), Image.Resampling.BILINEAR))
