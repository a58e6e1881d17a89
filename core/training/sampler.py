"""Draws training samples: a crop, the wide coarse view around it, and what its pixels may be.

A sample is a function of (seed, step, place in the batch) alone, so a run gives the same result whatever threads
prepare it.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from ..errors import InputError
from ..ssdm.network import FIELD_STRIDE
from . import sets
from .augment import colours_of, draw_colours, soften
from .config import TrainingConfig
from .targets import ANY, BUILDING, CLASSES, PLOT, PLOT_SHARE, SCENE_RULES, SceneRule

#: The value that a pixel outside the raster or without data has in a network's input (0 in its [-1, 1]).
EMPTY = 127


@dataclass
class Batch:
    """Tensors of a batch of B crops of S pixels with views of V pixels.

    ``image`` uint8 (B, 3, S, S); ``target`` uint8 bits (B, S, S); ``view`` uint8 (B, 3, V, V), ``view_valid`` bool
    (B, V, V), ``view_target`` uint8 bits (B, V, V): the view covers V·4 crop pixels about the crop's centre; ``dense``
    bool (B,): labelled pixel by pixel; ``cells`` uint8 (B, S, S): the mosaic cell of a pixel, or 1 in the plots of
    dense labels, 0 elsewhere; ``scenes`` int64 (B, K): the scene class of cell k + 1, -1 where there is none;
    ``least`` float (B, K, 8): the least class shares; ``field`` float (B, D, S/16, S/16) and ``field_valid`` bool
    (B, S/16, S/16): the attached embedding, D = 0 where the configuration names none; ``plain`` and ``plain_view`` are
    the image and the view in the colours that they have.
    """

    image: torch.Tensor
    target: torch.Tensor
    view: torch.Tensor
    view_valid: torch.Tensor
    view_target: torch.Tensor
    dense: torch.Tensor
    cells: torch.Tensor
    scenes: torch.Tensor
    least: torch.Tensor
    field: torch.Tensor
    field_valid: torch.Tensor
    plain: torch.Tensor
    plain_view: torch.Tensor


def cut(scene: sets.DenseScene, row: float, column: float, side: float, size: int):
    """The square of ``side`` scene pixels about (row, column) at ``size`` pixels: image, target bits, validity.

    Beyond the scene the image is EMPTY, the target 0 and the validity False.
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
    known = scene.valid[inside]
    image[place] = np.where(known[..., None], scene.image[inside], EMPTY)
    target[place] = np.where(known, scene.target[inside], 0)
    valid[place] = known
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
        self, scenes: list[sets.DenseScene], gsd: tuple[float, float], near: tuple[float, float], rare: tuple[int, ...]
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
        """A scene's index and a labelled position in it, rare classes preferred now and then."""
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
        """Where to cut a sample of ``size`` pixels: the scene's index, its pyramid's level, the row and column of the
        centre in that level's pixels, and how many of them make one of the sample's."""
        low, high = self.near if random.random() < 0.6 else self.gsd
        gsd = float(np.exp(random.uniform(np.log(low), np.log(high))))
        index, row, column = self.place(random)
        levels = self.pyramids[index]
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
        """The wide view of a frame, four times as coarse as its sample: image, target bits, validity."""
        levels = self.pyramids[index]
        wide = levels[min(level + 2, len(levels) - 1)]
        finer = wide.gsd / levels[level].gsd
        return cut(wide, row / finer, column / finer, view_size * 4 * scale / finer, view_size)

    def draw(self, random: np.random.Generator, size: int, view_size: int):
        """image, target, view, view_valid, view_target of one sample, and its field where the scene has one."""
        index, level, row, column, scale = self.frame(random, size)
        scene = self.pyramids[index][level]
        image, target, _ = cut(scene, row, column, size * scale, size)
        view, view_target, view_valid = self.view(index, level, row, column, scale, view_size)
        field = scene.field and scene.field.sample(row, column, size * scale, size // FIELD_STRIDE)
        return image, target, view, view_valid, view_target, field


def lay_out(
    images: list[np.ndarray], pick: Callable[[], int], random: np.random.Generator, side: int, size: int
) -> tuple[np.ndarray, np.ndarray, list[tuple[int, float]]]:
    """A mosaic of ``side`` × ``side`` images in ``size`` pixels.

    ``pick`` gives the index of the next image. Returns the picture, uint8 (size, size, 3), the cell of each pixel,
    uint8 (size, size) from 1 on, and for each cell the image's index and the share of its side that is shown.
    """
    image = np.zeros((size, size, 3), np.uint8)
    cells = np.zeros((size, size), np.uint8)
    edges = [size * part // side for part in range(side + 1)]
    shown = []
    for cell in range(side * side):
        index = pick()
        picture = images[index]
        rows, columns = (slice(edges[part], edges[part + 1]) for part in divmod(cell, side))
        share = random.uniform(0.7, 1.0)
        span = max(8, int(min(picture.shape[:2]) * share))
        top, left = (int(random.integers(extent - span + 1)) for extent in picture.shape[:2])
        piece = Image.fromarray(picture[top : top + span, left : left + span])
        length = (columns.stop - columns.start, rows.stop - rows.start)
        image[rows, columns] = np.asarray(piece.resize(length, Image.Resampling.BILINEAR))
        cells[rows, columns] = cell + 1
        shown.append((index, share))
    return image, cells, shown


def mosaic_view(image: np.ndarray, view_size: int) -> tuple[np.ndarray, np.ndarray]:
    """The wide view of a mosaic, which has nothing around it: image and validity."""
    small = image.shape[0] // 4
    view = np.full((view_size, view_size, 3), EMPTY, np.uint8)
    valid = np.zeros((view_size, view_size), bool)
    middle = slice((view_size - small) // 2, (view_size + small) // 2)
    view[middle, middle] = np.asarray(Image.fromarray(image).reduce(4))
    valid[middle, middle] = True
    return view, valid


class MosaicSource:
    """Lays scene images side by side: a known layout of scene classes."""

    def __init__(self, images: sets.NamedImages, vocabulary: dict[str, int]):
        self.images, self.vocabulary = images, vocabulary
        self.colours = colours_of(picture[::4, ::4] for picture in images.images)
        self.by_name: dict[str, list[int]] = {}
        for index, name in enumerate(images.names):
            self.by_name.setdefault(name, []).append(index)
        self.names = sorted(self.by_name)

    def draw(self, random: np.random.Generator, size: int, view_size: int):
        """image, target, view, view_valid, view_target, cells, scenes, least of one sample."""
        choices = [1, 2] if self.images.mosaic_side == 2 else [2, 4]
        side = choices[random.integers(2)]

        def pick() -> int:
            members = self.by_name[self.names[random.integers(len(self.names))]]
            return members[random.integers(len(members))]

        image, cells, shown = lay_out(self.images.images, pick, random, side, size)
        allowed = np.zeros(17, np.uint8)
        scenes = np.full(16, -1)
        least = np.zeros((16, CLASSES), np.float32)
        for cell, (index, share) in enumerate(shown):
            name = self.images.names[index]
            rule = SCENE_RULES.get(name, SceneRule({}))
            allowed[cell + 1] = 0 if rule.allowed == ANY else rule.allowed
            scenes[cell] = self.vocabulary[name]
            for code, amount in rule.least.items():
                least[cell, code - 1] = amount * share
        target = allowed[cells]
        view, view_valid = mosaic_view(image, view_size)
        view_target = np.zeros((view_size, view_size), np.uint8)
        view_target[view_valid] = target[2::4, 2::4].ravel()
        return image, target, view, view_valid, view_target, cells, scenes, least


class Sampler:
    """Batches for a training configuration, made ahead by a thread while the network works."""

    def __init__(self, config: TrainingConfig, data: Path):
        self.config = config
        self.sources: list[DenseSource | MosaicSource] = []
        names: set[str] = set()
        loaded = []
        for entry in config.sets:
            if entry.kind == "dense":
                scenes = [scene for part in entry.name.split("+") for scene in self._load(data, part)]
                loaded.append((entry, scenes))
            else:
                images = sets.scene_classes(data, entry.name)
                names.update(images.names)
                loaded.append((entry, images))
        self.vocabulary = {name: index for index, name in enumerate(sorted(names))}
        for entry, content in loaded:
            if entry.kind == "dense":
                self.sources.append(DenseSource(content, entry.gsd, entry.near, tuple(entry.rare)))
            else:
                self.sources.append(MosaicSource(content, self.vocabulary))
        self.styles = np.stack([source.colours for source in self.sources])
        weights = np.array([entry.weight for entry in config.sets], float)
        self.edges = np.cumsum(weights / weights.sum())
        fields = [scene.field for entry, content in loaded if entry.kind == "dense" for scene in content if scene.field]
        kinds = {(field.source, len(field.values)) for field in fields}
        if config.embedding and len(kinds) != 1:
            found = ", ".join(f"{source or 'unknown'} ({count})" for source, count in sorted(kinds)) or "none"
            raise InputError(
                f"The embedding {config.embedding} gives the training scenes fields of {found}: name one of the "
                "same kind under all."
            )
        #: Family and D of the attached fields.
        self.source, self.dimensions = next(iter(kinds), ("", 0))

    def _load(self, data: Path, name: str) -> list[sets.DenseScene]:
        return sets.load_dense(data, name, self.config.embedding, self.config.allow_network)

    def sample(self, step: int, place: int) -> tuple:
        """The arrays of one sample, in the order of Batch's fields."""
        config = self.config
        random = np.random.default_rng((config.seed, step, place))
        # Stratified over the batch: every batch has the sets in nearly their shares.
        position = (place + random.random()) / config.batch
        source = self.sources[min(int(np.searchsorted(self.edges, position)), len(self.sources) - 1)]
        drawn = source.draw(random, config.crop, config.view)
        dense, patch = isinstance(source, DenseSource), None
        if dense:
            *drawn, patch = drawn
            cells, least = (drawn[1] == PLOT).astype(np.uint8), np.zeros((16, CLASSES), np.float32)
            least[0, BUILDING - 1] = PLOT_SHARE * cells.any()
            drawn = (*drawn, cells, np.full(16, -1), least)
        image, target, view, view_valid, view_target, cells, scenes, least = drawn
        colours = draw_colours(random, config.colour, source.colours, self.styles)
        plain, plain_view = image, view
        image, view = soften(colours(image), random, config.colour), colours(view)
        view = np.where(view_valid[..., None], view, EMPTY)
        turns, mirror = int(random.integers(4)), bool(random.integers(2))

        def turned(array: np.ndarray) -> np.ndarray:
            array = np.rot90(array, turns)
            return np.ascontiguousarray(array[:, ::-1] if mirror else array)

        pictures = (turned(array).transpose(2, 0, 1) for array in (image, view, plain, plain_view))
        image, view, plain, plain_view = pictures
        target, view_valid, view_target, cells = (turned(array) for array in (target, view_valid, view_target, cells))
        side = config.crop // FIELD_STRIDE
        field, known = np.zeros((self.dimensions, side, side), np.float32), np.zeros((side, side), bool)
        if patch is not None:
            field, known = turned(patch.values.transpose(1, 2, 0)).transpose(2, 0, 1), turned(patch.valid)
        labels = (target, view, view_valid, view_target, dense, cells, scenes, least)
        return image, *labels, field, known, plain, plain_view

    def batch(self, step: int) -> Batch:
        """The batch of a step."""
        samples = [self.sample(step, place) for place in range(self.config.batch)]
        return Batch(*(torch.from_numpy(np.stack([np.asarray(part) for part in column])) for column in zip(*samples)))

    def batches(self, first: int, steps: int) -> Iterator[Batch]:
        """The batches of the steps from ``first`` up to ``steps``, two of them prepared ahead."""
        return ahead(self.batch, first, steps)


def ahead(make: Callable, first: int, steps: int) -> Iterator:
    """``make(step)`` for the steps from ``first`` up to ``steps``, two of them prepared ahead by a thread."""
    with ThreadPoolExecutor(1) as pool:
        waiting = [pool.submit(make, step) for step in range(first, min(first + 2, steps))]
        for step in range(first, steps):
            batch = waiting.pop(0).result()
            if step + 2 < steps:
                waiting.append(pool.submit(make, step + 2))
            yield batch
