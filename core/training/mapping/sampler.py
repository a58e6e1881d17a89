"""Draws training samples of the mapping network: a crop, the wide coarse view around it, and target bits."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from ...errors import InputError
from ...ssdm.config import FIELD_STRIDE
from .. import sets
from ..augment import colours_of
from ..crops import DenseSource
from ..mosaics import lay_out, mosaic_view
from ..sampling import BaseSampler, draw_turn
from ..scenes import DenseScene, NamedImages
from ..targets import ANY, CLASSES, PROMISES, SCENE_RULES, WATER, SceneRule, bits
from .config import TrainingConfig


@dataclass
class Batch:
    """Tensors of a batch of B crops of S pixels with views of V pixels.

    A view covers 4·V crop pixels about the crop's centre. K is the largest number of cells.

    Attributes:
        image: uint8 (B, 3, S, S), recoloured.
        target: uint8 (B, S, S), target bits.
        view: uint8 (B, 3, V, V), recoloured like the crop.
        view_valid: bool (B, V, V), where the view has data.
        view_target: uint8 (B, V, V), target bits.
        dense: bool (B,), whether the crop is labelled pixel by pixel.
        cells: uint8 (B, S, S), the mosaic cell of a pixel, or the promise that a pixel of a dense label falls under;
            0 for neither.
        scenes: int64 (B, K), the scene class of cell k + 1, -1 for none.
        least: float32 (B, K, 8), the least class shares in cell k + 1.
        field: float32 (B, D, S/16, S/16), the attached embedding; D is 0 if the configuration names none.
        field_valid: bool (B, S/16, S/16).
        plain: uint8 (B, 3, S, S), the crop in its own colours.
        plain_view: uint8 (B, 3, V, V), the view in its own colours.
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


class MosaicSource:
    """Lays scene images side by side: a known layout of scene classes."""

    def __init__(self, images: NamedImages, vocabulary: dict[str, int], scenes: tuple[str, ...] = ()):
        self.images, self.vocabulary = images, vocabulary
        kept = sets.kept_images(images.names, held_out=False)
        kept = [index for index in kept if not scenes or images.names[index] in scenes]
        self.colours = colours_of(images.images[index][::4, ::4] for index in kept)
        self.by_name: dict[str, list[int]] = {}
        for index in kept:
            self.by_name.setdefault(images.names[index], []).append(index)
        self.names = sorted(self.by_name)

    def draw(self, random: np.random.Generator, size: int, view_size: int):
        """One sample: image, target, view, view_valid, view_target, cells, scenes, least."""
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


def promises(target: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which promise (targets.PROMISES) each pixel of a dense crop falls under, and the least class shares of each.

    Returns:
        Cells uint8 (S, S), the number of the promise from 1 on, 0 for none; shares float32 (16, 8).
    """
    cells, least = np.zeros(target.shape, np.uint8), np.zeros((16, CLASSES), np.float32)
    for number, (value, (code, share)) in enumerate(PROMISES.items()):
        inside = target == value
        if inside.any():
            cells[inside] = number + 1
            least[number, code - 1] = share
    return cells, least


def without_water(target: np.ndarray) -> np.ndarray:
    """Where target bits say that there is no water, bool: what is dark there is shade, asphalt or wet ground."""
    return (target > 0) & (target & bits(WATER) == 0)


class Sampler(BaseSampler):
    """Batches for a training configuration, made ahead by a thread while the network works."""

    batch_type = Batch

    def __init__(self, config: TrainingConfig, data: Path):
        self.config = config
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
        self.set_sources(
            [
                DenseSource(content, entry.gsd, entry.near, tuple(entry.rare))
                if entry.kind == "dense"
                else MosaicSource(content, self.vocabulary, entry.scenes)
                for entry, content in loaded
            ]
        )
        fields = [scene.field for entry, content in loaded if entry.kind == "dense" for scene in content if scene.field]
        kinds = {(field.source, len(field.values)) for field in fields}
        if config.embedding and len(kinds) != 1:
            families = ", ".join(f"{source or 'unknown'} ({count})" for source, count in sorted(kinds)) or "none"
            raise InputError(
                f"The embedding {config.embedding} gives the training scenes fields of {families}: name one of the "
                "same kind under all."
            )
        #: Family and D of the attached fields.
        self.source, self.dimensions = next(iter(kinds), ("", 0))

    def _load(self, data: Path, name: str) -> list[DenseScene]:
        return sets.load_dense(data, name, self.config.embedding, self.config.allow_network)

    def sample(self, step: int, place: int) -> tuple:
        """The arrays of one sample, in the order of Batch's fields."""
        config = self.config
        random, number = self.choose(step, place)
        source = self.sources[number]
        drawn = source.draw(random, config.crop, config.view)
        dense, patch, may_darken = isinstance(source, DenseSource), None, None
        if dense:
            *drawn, patch = drawn
            cells, least = promises(drawn[1])
            drawn = (*drawn, cells, np.full(16, -1), least)
            may_darken = without_water(drawn[1]), without_water(drawn[4])
        image, target, view, view_valid, view_target, cells, scenes, least = drawn
        plain, plain_view = image, view
        image, view = self.recoloured(random, source, image, view, view_valid, may_darken)
        turned = draw_turn(random)
        pictures = (turned(array).transpose(2, 0, 1) for array in (image, view, plain, plain_view))
        image, view, plain, plain_view = pictures
        target, view_valid, view_target, cells = (turned(array) for array in (target, view_valid, view_target, cells))
        side = config.crop // FIELD_STRIDE
        field, field_valid = np.zeros((self.dimensions, side, side), np.float32), np.zeros((side, side), bool)
        if patch is not None:
            field, field_valid = turned(patch.values.transpose(1, 2, 0)).transpose(2, 0, 1), turned(patch.valid)
        labels = (target, view, view_valid, view_target, dense, cells, scenes, least)
        return image, *labels, field, field_valid, plain, plain_view
