"""Draws images with phrases about them and where each phrase is true.

The crops, mosaics and colours are those of the mapping networks.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from scipy import ndimage

from .. import sets
from ..augment import colours_of
from ..crops import DenseSource, cut
from ..mosaics import lay_out, mosaic_view
from ..sampling import BaseSampler, draw_turn
from ..scenes import DenseScene, NamedImages
from .asker import NEIGHBOURS, NO_CONCEPT, Asker, Phrase, land_cover_first, some_twice
from .config import ReferringConfig
from .layers import derive_layers
from .phrases import ABSENT, COVERED, PRESENT, UNKNOWN, phrase_table
from .truth import FALSE, OPEN, STRIDE, TRUE, Truth, shares, without_plants

#: Truth of a phrase in a mosaic's cell; NO_CELL where the image has none.
NO_CELL, OPEN_CELL, FALSE_CELL, TRUE_CELL = -2, -1, 0, 1
MOST_CELLS = 9
#: Metres within which one thing is next to another, and beyond which it surely is not.
NEXT_TO = (25.0, 60.0)


@dataclass
class Batch:
    """Tensors of a batch of B images of S pixels with K phrases each.

    Attributes:
        image: uint8 (B, 3, S, S), recoloured.
        view: uint8 (B, 3, V, V), recoloured like the image.
        view_valid: bool (B, V, V).
        phrases: int64 (B, K), numbers of encoded phrases.
        target: uint8 (B, K, S/4, S/4), percent of the cell of which the phrase is true, or UNLABELLED.
        dense: bool (B,), whether the image is labelled pixel by pixel.
        cells: uint8 (B, S/4, S/4), the mosaic cell, 0 for none.
        states: int8 (B, K, 9), the truth of a phrase in a mosaic's cell.
        captions: int64 (B, 9), the number of a sentence about each cell, -1 for none.
        scenes: int64 (B, 9), a number of the cell's scene name; the same for images that a sentence cannot separate.
        concepts: int64 (B, K), the number of the phrase's concept, -1 for none.
        plain: uint8 (B, 3, S, S), the image in its own colours.
        labels: uint8 (B, S/4, S/4), target bits at the middle of a cell, 0 for none.
    """

    image: torch.Tensor
    view: torch.Tensor
    view_valid: torch.Tensor
    phrases: torch.Tensor
    target: torch.Tensor
    dense: torch.Tensor
    cells: torch.Tensor
    states: torch.Tensor
    captions: torch.Tensor
    scenes: torch.Tensor
    concepts: torch.Tensor
    plain: torch.Tensor
    labels: torch.Tensor


class DensePhrases:
    """Crops of dense scenes with phrases whose truth follows from the labels."""

    def __init__(self, scenes: list[DenseScene], entry, asker: Asker, phrases: int):
        self.source = DenseSource(scenes, tuple(entry.gsd), tuple(entry.near), tuple(entry.rare))
        self.colours = self.source.colours
        self.layers = []
        for levels in self.source.pyramids:
            layer = replace(levels[0], target=derive_layers(levels[0]))
            derived = [layer]
            while len(derived) < len(levels):
                derived.append(derived[-1].halved())
            self.layers.append(derived)
        self.asker, self.phrases = asker, phrases
        self.truth = Truth(asker.table)

    def draw(self, random: np.random.Generator, size: int, view_size: int):
        """image, view, view_valid, phrases, their truth (K, size, size), target bits (size, size) and the view's."""
        index, level, row, column, scale = frame = self.source.frame(random, size)
        scene = self.source.pyramids[index][level]
        image, target, _ = cut(scene, row, column, size * scale, size)
        layers = cut(self.layers[index][level], row, column, size * scale, size)[1]
        view, view_target, view_valid = self.source.view(*frame, view_size)
        phrases, truths = self.ask(random, target, layers, scene.gsd * scale)
        return image, view, view_valid, phrases, truths, target, view_target

    def ask(self, random: np.random.Generator, target: np.ndarray, layers: np.ndarray, gsd: float):
        """K phrases and their truth in a crop: half of them found in it where it has so many things."""
        asker = self.asker
        coarse = target[::STRIDE, ::STRIDE], layers[::STRIDE, ::STRIDE]
        found, missing = [], []
        for concept in asker.concepts:
            truth = self.truth(concept, *coarse)
            if (truth == TRUE).mean() > 0.002:
                found.append(concept)
            elif (truth == FALSE).mean() > 0.3 * (coarse[0] > 0).mean():
                missing.append(concept)
        chosen = some_twice(found, self.phrases * 6 // 10, random)
        phrases, truths = [], []
        near = [concept.name for concept in found if concept.name in NEIGHBOURS]
        if len(near) > 1 and gsd < 2 and random.random() < 0.5:
            first, second = (near[number] for number in random.permutation(len(near))[:2])
            if {first, second} != {"building", "houses"}:
                phrases.append(asker.next_to(first, second, random))
                truths.append(self._next_to(first, second, target, layers, gsd))
        for concept in chosen:
            phrases.append(asker.concept(concept, random))
            truths.append(self.truth(concept, target, layers))
        order = land_cover_first(missing, random)
        while len(phrases) < self.phrases:
            left = self.phrases - len(phrases)
            if left > 1 and len(order):
                concept, order = missing[order[0]], order[1:]
                phrases.append(asker.concept(concept, random))
                truths.append(self.truth(concept, target, layers))
            else:
                phrases.append(asker.never(random))
                truths.append(np.full(target.shape, FALSE, np.uint8))
        return phrases, np.stack(truths)

    def _next_to(self, first: str, second: str, target: np.ndarray, layers: np.ndarray, gsd: float) -> np.ndarray:
        concepts = self.asker.table.concepts
        one, other = (self.truth(concepts[name], target, layers) for name in (first, second))
        away = ndimage.distance_transform_edt(other != TRUE) * gsd
        truth = np.where(one == TRUE, np.where(away <= NEXT_TO[0], TRUE, np.where(away > NEXT_TO[1], FALSE, OPEN)), one)
        # The ground outside the crop is unknown.
        edge = round(NEXT_TO[1] / gsd)
        inner = np.zeros(target.shape, bool)
        if 2 * edge < min(target.shape):
            inner[edge:-edge, edge:-edge] = True
        return np.where((truth == FALSE) & (one == TRUE) & ~inner, OPEN, truth).astype(np.uint8)


class MosaicPhrases:
    """Mosaics of scene images: the layout is known, so a scene's phrase is true in its cell and in no other."""

    def __init__(self, images: NamedImages, captions: list[list[str]], asker: Asker, phrases: int, held_out: bool):
        self.asker, self.phrases = asker, phrases
        keep = sets.kept_images(images.names, held_out)
        self.images = [images.images[index] for index in keep]
        self.colours = colours_of(picture[::4, ::4] for picture in self.images)
        self.names = [images.names[index] for index in keep]
        self.captions = [captions[index] for index in keep] if captions else []
        self.sides = (2, 3) if images.mosaic_side == 4 else (1, 2, 2, 3)
        self.vocabulary = {name: number for number, name in enumerate(sorted(set(self.names)))}
        self.by_name: dict[str, list[int]] = {}
        for index, name in enumerate(self.names):
            self.by_name.setdefault(name, []).append(index)
        self.ordered = sorted(self.by_name)
        self.states = {
            concept.name: {name: concept.in_scene(name) if name else UNKNOWN for name in self.ordered}
            for concept in asker.concepts
        }

    def draw(self, random: np.random.Generator, size: int, view_size: int):
        """image, view, view_valid, phrases, truths, pixels' cells, states (K, 9), captions (9), scenes (9)."""
        side = self.sides[random.integers(len(self.sides))]

        def pick() -> int:
            members = self.by_name[self.ordered[random.integers(len(self.ordered))]]
            return members[random.integers(len(members))]

        image, cells, shown = lay_out(self.images, pick, random, side, size)
        view, view_valid = mosaic_view(image, view_size)
        names = [self.names[index] for index, _ in shown]
        captions, scenes = np.full(MOST_CELLS, -1), np.full(MOST_CELLS, -1)
        for cell, (index, _) in enumerate(shown):
            scenes[cell] = self.vocabulary[names[cell]]
            if self.captions:
                sentences = self.captions[index]
                captions[cell] = self.asker.index[sentences[random.integers(len(sentences))]]
        phrases, states, covered = self.ask(random, names, captions)
        by_cell = np.full((len(phrases), MOST_CELLS + 1), OPEN, np.uint8)
        by_cell[:, 1:][states == FALSE_CELL] = FALSE
        by_cell[:, 1:][covered] = TRUE
        return image, view, view_valid, phrases, by_cell[:, cells], cells, states, captions, scenes

    def ask(self, random: np.random.Generator, names: list[str], captions: np.ndarray):
        """K phrases, their states by cell (K, 9) and the cells that they cover, bool (K, 9)."""
        asker, phrases, states, covered = self.asker, [], [], []

        def add(asked: Phrase, row: list[str]) -> None:
            rest = [NO_CELL] * (MOST_CELLS - len(row))
            phrases.append(asked)
            states.append([{ABSENT: FALSE_CELL, UNKNOWN: OPEN_CELL}.get(state, TRUE_CELL) for state in row] + rest)
            covered.append([state == COVERED for state in row] + [False] * len(rest))

        found, missing = [], []
        for concept in asker.concepts:
            row = [self.states[concept.name][name] for name in names]
            if PRESENT in row or COVERED in row:
                found.append((concept, row))
            elif ABSENT in row:
                missing.append((concept, row))
        captioned = [cell for cell in range(len(names)) if captions[cell] >= 0]
        for cell in random.permutation(captioned)[:2]:
            # Another scene may fit the sentence as well; losses.layout_loss asks which fits better.
            row = [PRESENT if other == cell else UNKNOWN for other in range(len(names))]
            add((captions[cell], NO_CONCEPT), row)
        for concept, row in some_twice(found, self.phrases * 6 // 10 - len(phrases), random):
            add(asker.concept(concept, random), row)
        order = land_cover_first([concept for concept, _ in missing], random)
        while len(phrases) < self.phrases:
            if len(order) and self.phrases - len(phrases) > 1:
                concept, row = missing[order[0]]
                order = order[1:]
                add(asker.concept(concept, random), row)
            else:
                add(asker.never(random), [ABSENT] * len(names))
        return phrases, np.array(states, np.int8), np.array(covered)


class Sampler(BaseSampler):
    """Batches for a referring configuration. ``wanted`` are all phrases it may ask; ``use`` gives their numbers."""

    batch_type = Batch

    def __init__(self, config: ReferringConfig, data: Path):
        self.config = config
        self.table = phrase_table()
        self._loaded = []
        captions: list[list[str]] = []
        for entry in config.sets:
            if entry.kind == "dense":
                content = [scene for part in entry.name.split("+") for scene in sets.load_dense(data, part)]
                self._loaded.append((entry, content, []))
            elif entry.name == "rsicd":
                images, captions = sets.captioned(data)
                self._loaded.append((entry, images, captions))
            else:
                self._loaded.append((entry, sets.scene_classes(data, entry.name), []))
        self.every_phrase = Asker.every_phrase(self.table, captions)

    def use(self, index: dict[str, int]) -> None:
        """Make the sources, with the numbers of the encoded phrases."""
        asker = Asker(self.table, index)
        config = self.config
        self.set_sources(
            [
                DensePhrases(content, entry, asker, config.phrases)
                if entry.kind == "dense"
                else MosaicPhrases(content, captions, asker, config.phrases, held_out=False)
                for entry, content, captions in self._loaded
            ]
        )

    def sample(self, step: int, place: int) -> tuple:
        """The arrays of one sample, in the order of Batch's fields."""
        config = self.config
        random, number = self.choose(step, place)
        source = self.sources[number]
        drawn = source.draw(random, config.crop, config.view)
        dense = isinstance(source, DensePhrases)
        labels = np.zeros((config.crop, config.crop), np.uint8)
        if dense:
            *drawn, labels, view_labels = drawn
            cells = np.zeros((config.crop, config.crop), np.uint8)
            states = np.full((config.phrases, MOST_CELLS), NO_CELL, np.int8)
            none = np.full(MOST_CELLS, -1)
            drawn = (*drawn, cells, states, none, none)
        image, view, view_valid, phrases, truths, cells, states, captions, scenes = drawn
        scenes = np.where(scenes >= 0, scenes + 1000 * number, -1)
        plain = image
        may_darken = (without_plants(labels), without_plants(view_labels)) if dense else None
        image, view = self.recoloured(random, source, image, view, view_valid, may_darken)
        turned = draw_turn(random)
        target = np.stack([turned(shares(truth)) for truth in truths])
        image, view, plain = (turned(array).transpose(2, 0, 1) for array in (image, view, plain))
        cells, labels = (turned(array[STRIDE // 2 :: STRIDE, STRIDE // 2 :: STRIDE]) for array in (cells, labels))
        phrases, concepts = np.asarray(phrases, np.int64).T
        return (
            image,
            view,
            turned(view_valid),
            phrases,
            target,
            dense,
            cells,
            states,
            captions,
            scenes,
            concepts,
            plain,
            labels,
        )
