"""Held-out windows as a referring network sees them: features, responses and truth."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn.utils.rnn import pad_sequence

from ...accuracy.colour_texture import colour_texture
from ...tensors import compute_type, normalise_image
from ...xemap.network import XemapNetwork
from ...xemap.pyramid import wide_side
from ...xemap.text import Query
from .. import sets
from ..crops import cut, windows
from .layers import derive_layers
from .phrases import Concept, PhraseTable, phrase_table
from .truth import STRIDE, UNLABELLED, Truth, shares

#: Concepts scored: those that a label tells by itself.
SCORED = (
    "building", "houses", "large_building", "road", "tree", "grass", "bare", "developed", "water", "farmland",
    "vegetation", "sealed", "residential_area", "industrial_area", "forest",
)  # fmt: skip


SIDE = 512


#: Phrases asked at once.
_TOGETHER = 24


#: A concept is there where this many of an extent's cells are of it (one in a thousand at most counts as absent).
_THERE, _NOT_THERE = 0.02, 0.0


@dataclass
class Seen:
    """What one set gave: by concept the truth of its cells (percent, UNLABELLED), by phrase their responses (fp16);
    ``extents`` the number of the extent of each cell, ``colours`` (N, F) its colour and texture.
    """

    truth: dict[str, np.ndarray]
    responses: dict[str, np.ndarray]
    extents: np.ndarray
    colours: np.ndarray


def scenes_of(data: Path, name: str) -> list[sets.DenseScene]:
    """The scenes of a set; ``@2`` or ``@4`` behind its name reads it at that many times its GSD."""
    source, _, times = name.partition("@")
    scenes = sets.load_dense(data, source)
    for _ in range(int(times or 1).bit_length() - 1):
        scenes = [scene.halved() for scene in scenes]
    return scenes


def features_of(network: XemapNetwork, scene: sets.DenseScene, row: float, column: float, side: int):
    """Features, float32 as ``network.features`` has them, of the window of ``side`` pixels about (row, column), and its
    image.
    """
    image, _, valid = cut(scene, row, column, side, side)
    wide = wide_side(side)
    view, _, view_valid = cut(scene, row, column, 2 * side, wide)
    device = next(network.parameters()).device
    kind = compute_type(device)

    def pixels(values: np.ndarray, known: np.ndarray) -> torch.Tensor:
        tensor = normalise_image(torch.from_numpy(values.transpose(2, 0, 1)[None].copy()))
        tensor = tensor * torch.from_numpy(known[None, None].copy())
        return tensor.to(device).contiguous(memory_format=torch.channels_last)

    with torch.inference_mode(), torch.autocast(device.type, kind, enabled=kind is not None):
        features = network.features(pixels(image, valid), pixels(view, view_valid))
    return [level.float() for level in features], image


def respond_to(network: XemapNetwork, scene: sets.DenseScene, row: float, column: float, side: int, queries: list):
    """Responses float32 (P, side/4, side/4) of the window of ``side`` pixels about (row, column), and its image."""
    features, image = features_of(network, scene, row, column, side)
    maps = []
    with torch.inference_mode():
        for start in range(0, len(queries), _TOGETHER):
            asked = padded(queries[start : start + _TOGETHER])
            logits = network.respond(features, *(part[None].to(features[0].device) for part in asked))
            maps.append(logits[0].sigmoid().cpu().numpy())
    return np.concatenate(maps), image


def truths_of(
    truth_of: Truth,
    concepts: list[Concept],
    scene: sets.DenseScene,
    layers: sets.DenseScene,
    row: float,
    column: float,
    side: int,
) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """What is true of a window, by concept percent or UNLABELLED (side/4, side/4), and its cells that hold any data.

    ``layers`` has the layers derived from the scene's labels as its target.
    """
    _, target, valid = cut(scene, row, column, side, side)
    derived = cut(layers, row, column, side, side)[1]
    # What lies beyond the data is no answer: a user never sees it.
    inside = valid.reshape(side // STRIDE, STRIDE, side // STRIDE, STRIDE).any((1, 3))
    truths = {concept.name: shares(truth_of(concept, target, derived)) for concept in concepts}
    return {name: np.where(inside, truth, np.uint8(UNLABELLED)) for name, truth in truths.items()}, inside


def padded(queries: list[Query]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Tokens (P, L, D), weight (P, L) and sentence (P, D) of phrases of different lengths."""
    tokens = pad_sequence([query.tokens for query in queries], batch_first=True)
    weight = pad_sequence([query.weight for query in queries], batch_first=True)
    return tokens, weight, torch.stack([query.sentence for query in queries])


def places_of(data: Path, name: str, most: int) -> list[tuple]:
    """At most so many windows of a set, evenly taken: the scene, its derived layers, row and column of the centre, the
    side in pixels, and a name of the extent, a square of four windows: what a user has on the screen.
    """
    places = []
    for number, scene in enumerate(scenes_of(data, name)):
        layers = sets.DenseScene(scene.image, derive_layers(scene), scene.valid, scene.gsd)
        side = SIDE
        while side > 64 and side > min(scene.target.shape):
            side //= 2
        places += [
            (scene, layers, row, column, side, (number, int(row // (2 * side)), int(column // (2 * side))))
            for row, column in windows(scene, side)
        ]
    if len(places) > most:
        places = [places[index] for index in np.linspace(0, len(places) - 1, most).astype(int)]
    return places


def look(
    network: XemapNetwork, data: Path, set_name: str, queries: dict[str, Query], concepts: list[Concept], most: int
) -> Seen:
    """Ask all ``queries`` of ``most`` windows of a set, evenly taken; the cells that hold any data."""
    truth_of = Truth(phrase_table())
    truth = {concept.name: [] for concept in concepts}
    responses = {phrase: [] for phrase in queries}
    extents, colours, numbers = [], [], {}
    for scene, layers, row, column, side, extent in places_of(data, set_name, most):
        maps, image = respond_to(network, scene, row, column, side, list(queries.values()))
        truths, inside = truths_of(truth_of, concepts, scene, layers, row, column, side)
        inside = inside.ravel()
        for name, values in truths.items():
            truth[name].append(values.ravel()[inside])
        for phrase, values in zip(queries, maps):
            responses[phrase].append(values.ravel()[inside].astype(np.float16))
        extents.append(np.full(inside.sum(), numbers.setdefault(extent, len(numbers))))
        colours.append(colour_texture(image, STRIDE).reshape(-1, inside.size).T[inside])
    return Seen(
        {name: np.concatenate(parts) for name, parts in truth.items()},
        {phrase: np.concatenate(parts) for phrase, parts in responses.items()},
        np.concatenate(extents),
        np.concatenate(colours),
    )


def wordings_of(concept: Concept) -> list[str]:
    """What the validation asks a concept with: the wordings held out of training, and the first trained one."""
    return [*concept.held_out, concept.words[0]]


def absent_phrases(table: PhraseTable, part: int) -> list[str]:
    """Held-out phrases of what is nowhere: 0 for those to calibrate with, 1 for those to score with."""
    return list(table.never_held_out[part::2])


def extent_maxima(seen: Seen, phrase: str) -> list[float]:
    """The highest response to a phrase in each extent."""
    values = seen.responses[phrase]
    return [float(values[seen.extents == extent].max()) for extent in range(seen.extents.max() + 1)]


def maxima(seen: Seen, concept: Concept, phrase: str) -> tuple[list[float], list[float]]:
    """The highest responses in the extents where a concept surely is, and in those where it surely is not."""
    there, gone = [], []
    for extent, highest in enumerate(extent_maxima(seen, phrase)):
        inside = seen.truth[concept.name][seen.extents == extent]
        known = inside != UNLABELLED
        share = (inside[known] >= 50).mean() if known.any() else 0.0
        if share >= _THERE:
            there.append(highest)
        elif known.all() and (inside == 0).all():
            gone.append(highest)
    return there, gone
