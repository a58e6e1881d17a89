"""Draws training samples: a crop, the wide coarse view around it, and what its pixels may be.

A sample is a function of (seed, step, place in the batch) alone, so a run gives the same result whatever threads
prepare it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from ...errors import InputError
from ...ssdm.network import FIELD_STRIDE
from .. import sets
from ..augment import colours_of, draw_colours, soften
from ..crops import EMPTY, DenseSource, ahead
from ..mosaics import lay_out, mosaic_view
from ..targets import ANY, BUILDING, CLASSES, PLOT, PLOT_SHARE, SCENE_RULES, SceneRule
from .config import TrainingConfig


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
