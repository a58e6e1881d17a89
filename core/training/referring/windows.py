"""Windows of a set as a referring network sees them: features, responses and truth."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn.utils.rnn import pad_sequence

from ...accuracy.colour_texture import colour_texture
from ...tensors import compute_type, normalise_image
from ...xemap.config import wide_side
from ...xemap.network import XemapNetwork
from ...xemap.text import Query
from .. import sets
from ..crops import cut, windows
from ..scenes import DenseScene
from .layers import derive_layers
from .phrases import Concept, PhraseTable, phrase_table
from .truth import STRIDE, UNLABELLED, Truth, shares

#: Concepts that are scored: their truth follows from labels alone.
SCORED = (
    "building", "houses", "large_building", "road", "tree", "grass", "bare", "developed", "water", "farmland",
    "vegetation", "sealed", "residential_area", "industrial_area", "forest",
)  # fmt: skip

#: Side of a window in pixels.
SIDE = 512
#: Phrases answered at once.
_TOGETHER = 24
#: A concept counts as present in an extent if it has this share of the extent's cells.
_PRESENT_SHARE = 0.02


@dataclass
class SetAnswers:
    """Truth and responses of the N cells of one set.

    Attributes:
        truth: By concept uint8 (N,), percent or UNLABELLED.
        responses: By phrase float16 (N,).
        extents: int (N,), number of the extent of each cell.
        colours: float32 (N, F), colour and texture of each cell.
    """

    truth: dict[str, np.ndarray]
    responses: dict[str, np.ndarray]
    extents: np.ndarray
    colours: np.ndarray


def features_of(network: XemapNetwork, scene: DenseScene, row: float, column: float, side: int):
    """The network's features of the window of ``side`` pixels about (row, column), in float32, and its image."""
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


def respond_to(network: XemapNetwork, scene: DenseScene, row: float, column: float, side: int, queries: list):
    """Responses, float32 (P, side/4, side/4), of the window of ``side`` pixels about (row, column), and its image."""
    features, image = features_of(network, scene, row, column, side)
    maps = []
    with torch.inference_mode():
        for start in range(0, len(queries), _TOGETHER):
            texts = padded(queries[start : start + _TOGETHER])
            logits = network.respond(features, *(part[None].to(features[0].device) for part in texts))
            maps.append(logits[0].sigmoid().cpu().numpy())
    return np.concatenate(maps), image


def truths_of(
    truth_of: Truth,
    concepts: list[Concept],
    scene: DenseScene,
    layers: DenseScene,
    row: float,
    column: float,
    side: int,
) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """The truth of a window by concept, and its cells that hold any data.

    Args:
        truth_of: Gives the truth of a concept.
        concepts: Concepts.
        scene: Scene.
        layers: The same scene with the layers derived from its labels as its target.
        row: Row of the window's centre.
        column: Column of the window's centre.
        side: Side of the window in pixels.

    Returns:
        By concept uint8 (side/4, side/4), percent or UNLABELLED; bool (side/4, side/4).
    """
    _, target, valid = cut(scene, row, column, side, side)
    derived = cut(layers, row, column, side, side)[1]
    # Cells outside the data are not scored: a user never sees them.
    inside = valid.reshape(side // STRIDE, STRIDE, side // STRIDE, STRIDE).any((1, 3))
    truths = {concept.name: shares(truth_of(concept, target, derived)) for concept in concepts}
    return {name: np.where(inside, truth, np.uint8(UNLABELLED)) for name, truth in truths.items()}, inside


def padded(queries: list[Query]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Tokens (P, L, D), weight (P, L) and sentence (P, D) of phrases of different lengths."""
    tokens = pad_sequence([query.tokens for query in queries], batch_first=True)
    weight = pad_sequence([query.weight for query in queries], batch_first=True)
    return tokens, weight, torch.stack([query.sentence for query in queries])


def places_of(data: Path, name: str, most: int) -> list[tuple]:
    """At most ``most`` windows of a set, evenly taken.

    Returns:
        For each window the scene, its derived layers, row and column of the centre, the side in pixels, and a name of
        its extent: a square of four windows, about what a user has on the screen.
    """
    places = []
    for number, scene in enumerate(sets.load_dense(data, name)):
        layers = DenseScene(scene.image, derive_layers(scene), scene.valid, scene.gsd)
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


def answer_set(
    network: XemapNetwork, data: Path, set_name: str, queries: dict[str, Query], concepts: list[Concept], most: int
) -> SetAnswers:
    """Truth and responses to all ``queries`` in ``most`` windows of a set, in the cells that hold any data."""
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
    return SetAnswers(
        {name: np.concatenate(parts) for name, parts in truth.items()},
        {phrase: np.concatenate(parts) for phrase, parts in responses.items()},
        np.concatenate(extents),
        np.concatenate(colours),
    )


def wordings_of(concept: Concept) -> list[str]:
    """The wordings that a concept is scored with: those held out of training, and the first trained one."""
    return [*concept.held_out, concept.words[0]]


def absent_phrases(table: PhraseTable, part: int) -> list[str]:
    """Held-out phrases of things that are nowhere: part 0 to calibrate with, part 1 to score with."""
    return list(table.never_held_out[part::2])


def extent_maxima(answers: SetAnswers, phrase: str) -> list[float]:
    """The highest response to a phrase in each extent."""
    values = answers.responses[phrase]
    return [float(values[answers.extents == extent].max()) for extent in range(answers.extents.max() + 1)]


def maxima(answers: SetAnswers, concept: Concept, phrase: str) -> tuple[list[float], list[float]]:
    """The highest responses in the extents that surely show a concept, and in those that surely do not."""
    present, missing = [], []
    for extent, highest in enumerate(extent_maxima(answers, phrase)):
        inside = answers.truth[concept.name][answers.extents == extent]
        known = inside != UNLABELLED
        share = (inside[known] >= 50).mean() if known.any() else 0.0
        if share >= _PRESENT_SHARE:
            present.append(highest)
        elif known.all() and (inside == 0).all():
            missing.append(highest)
    return present, missing
