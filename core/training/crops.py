"""Crops and wide views, cut from dense training scenes."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from PIL import Image

from ..ssdm.config import FIELD_STRIDE
from .augment import colours_of
from .scenes import DenseScene

#: A scene is read at no finer a resolution than this times its own.
FINEST = 0.6
#: The value that a pixel outside the raster or without data has in a network's input (0 in its [-1, 1]).
EMPTY = 127


def cut(scene: DenseScene, row: float, column: float, side: float, size: int):
    """The square of ``side`` scene pixels about (row, column), resized to ``size`` pixels.

    Returns:
        image uint8 (size, size, 3), target bits uint8 (size, size), valid bool (size, size). Outside the scene the
        image is EMPTY, the target 0 and ``valid`` False.
    """
    top, left, length = round(row - side / 2), round(column - side / 2), max(1, round(side))
    height, width = scene.target.shape
    inside = (
        slice(max(0, top), max(0, min(height, top + length))),
        slice(max(0, left), max(0, min(width, left + length))),
    )
    image = np.full((length, length, 3), EMPTY, np.uint8)
    target = np.zeros((length, length), scene.target.dtype)
    valid = np.zeros((length, length), bool)
    place = (slice(inside[0].start - top, inside[0].stop - top), slice(inside[1].start - left, inside[1].stop - left))
    has_data = scene.valid[inside]
    image[place] = np.where(has_data[..., None], scene.image[inside], EMPTY)
    target[place] = np.where(has_data, scene.target[inside], 0)
    valid[place] = has_data
    if length == size:
        return image, target, valid

    def resize(values: np.ndarray, how: Image.Resampling) -> np.ndarray:
        return np.asarray(Image.fromarray(values).resize((size, size), how))

    return (
        resize(image, Image.Resampling.BILINEAR),
        resize(target, Image.Resampling.NEAREST),
        resize(valid.astype(np.uint8), Image.Resampling.NEAREST) > 0,
    )


class DenseSource:
    """Draws crops from the scenes of one dense set at a random ground resolution."""

    def __init__(
        self, scenes: list[DenseScene], gsd: tuple[float, float], near: tuple[float, float], rare: tuple[int, ...]
    ):
        self.gsd, self.near = gsd, near
        self.pyramids = []
        for scene in scenes:
            levels = [scene]
            # Two levels more than the crops need: views are cut from those.
            while levels[-1].gsd * 2 <= gsd[1] * 4.04 and min(levels[-1].target.shape) >= 64:
                levels.append(levels[-1].halved())
            self.pyramids.append(levels)
        self.areas = np.array([float((levels[0].target > 0).sum()) for levels in self.pyramids]) + 1
        self.areas /= self.areas.sum()
        self.colours = colours_of(scene.image[::8, ::8][scene.valid[::8, ::8]] for scene in scenes)
        self.rare = {}
        for index, levels in enumerate(self.pyramids):
            for code in rare:
                places = np.argwhere(levels[0].target[::16, ::16] == 1 << (code - 1)) * 16
                if len(places):
                    self.rare.setdefault(code, []).append((index, places))

    def place(self, random: np.random.Generator) -> tuple[int, float, float]:
        """A scene's index and a labelled position in it, in a third of the draws one of a rare class."""
        if self.rare and random.random() < 0.35:
            entries = self.rare[list(self.rare)[random.integers(len(self.rare))]]
            sizes = np.array([len(places) for _, places in entries], float)
            index, places = entries[random.choice(len(entries), p=sizes / sizes.sum())]
            row, column = places[random.integers(len(places))]
            return index, float(row), float(column)
        index = int(random.choice(len(self.pyramids), p=self.areas))
        target = self.pyramids[index][0].target
        for _ in range(50):
            row, column = random.integers(target.shape[0]), random.integers(target.shape[1])
            if target[row, column]:
                break
        return index, float(row), float(column)

    def frame(self, random: np.random.Generator, size: int) -> tuple[int, int, float, float, float]:
        """A random place and resolution for a sample of ``size`` pixels.

        Returns:
            The scene's index, its pyramid's level, the row and column of the centre in that level's pixels, and how
            many of them make one pixel of the sample.
        """
        low, high = self.near if random.random() < 0.6 else self.gsd
        gsd = float(np.exp(random.uniform(np.log(low), np.log(high))))
        index, row, column = self.place(random)
        levels = self.pyramids[index]
        gsd = max(gsd, levels[0].gsd * FINEST)
        level = int(np.clip(np.floor(np.log2(gsd / levels[0].gsd) + 1e-6), 0, len(levels) - 1))
        scene = levels[level]
        row, column = row / 2**level, column / 2**level
        scale = gsd / scene.gsd
        # The crop moves about the place, and stays within a scene that is large enough.
        row, column = row + random.uniform(-0.4, 0.4) * size * scale, column + random.uniform(-0.4, 0.4) * size * scale
        half = size * scale / 2
        height, width = scene.target.shape
        row = np.clip(row, half, height - half) if height > 2 * half else height / 2
        column = np.clip(column, half, width - half) if width > 2 * half else width / 2
        return index, level, row, column, scale

    def view(self, index: int, level: int, row: float, column: float, scale: float, view_size: int):
        """The wide view of a frame, four times as coarse as its sample: image, target bits, valid."""
        levels = self.pyramids[index]
        wide = levels[min(level + 2, len(levels) - 1)]
        finer = wide.gsd / levels[level].gsd
        return cut(wide, row / finer, column / finer, view_size * 4 * scale / finer, view_size)

    def draw(self, random: np.random.Generator, size: int, view_size: int):
        """One sample: image, target, view, view_valid, view_target, and its field or None."""
        index, level, row, column, scale = self.frame(random, size)
        scene = self.pyramids[index][level]
        image, target, _ = cut(scene, row, column, size * scale, size)
        view, view_target, view_valid = self.view(index, level, row, column, scale, view_size)
        field = scene.field and scene.field.sample(row, column, size * scale, size // FIELD_STRIDE)
        return image, target, view, view_valid, view_target, field


def ahead(make: Callable, first: int, steps: int) -> Iterator:
    """``make(step)`` for the steps from ``first`` to before ``steps``, two of them prepared ahead by a thread."""
    with ThreadPoolExecutor(1) as pool:
        waiting = [pool.submit(make, step) for step in range(first, min(first + 2, steps))]
        for step in range(first, steps):
            batch = waiting.pop(0).result()
            if step + 2 < steps:
                waiting.append(pool.submit(make, step + 2))
            yield batch


def windows(scene: DenseScene, size: int) -> list[tuple[float, float]]:
    """Centres (row, column) of the windows of ``size`` pixels that tile a scene and contain a label."""
    height, width = scene.target.shape
    centres = []
    for top in range(0, max(1, height - size // 2), size):
        for left in range(0, max(1, width - size // 2), size):
            if scene.target[top : top + size, left : left + size].any():
                centres.append((top + size / 2, left + size / 2))
    return centres
