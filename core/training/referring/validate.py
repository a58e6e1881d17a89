"""Scores a referring network on held-out ground, with wordings that it was not trained on.

For every concept that labels can tell: the average precision of each wording's response, beside the class prior (what
a random map gets) and a fitted colour and texture baseline; the agreement of its wordings; and the highest responses
of what is there beside those of what is not.
"""

from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
from torch.nn.utils.rnn import pad_sequence

from ...accuracy.referring import Scores, overlap
from ...ssdm.model import compute_type
from ...ssdm.network import normalise_image
from ...xemap.model import ask
from ...xemap.network import XemapNetwork
from ...xemap.pyramid import wide_side
from ...xemap.text import Query, TextEncoder
from .. import sets
from ..sampler import cut, lay_out
from ..validate import windows
from .baseline import ColourTexture, colour_texture
from .config import ReferringConfig
from .layers import derive_layers
from .margins import margin
from .phrases import ABSENT, COVERED, PRESENT, UNKNOWN, Concept, PhraseTable, phrase_table
from .sampler import STRIDE, UNLABELLED, Truth, kept_images, shares

#: Concepts scored: those that a label tells by itself.
SCORED = (
    "building", "houses", "large_building", "road", "tree", "grass", "bare", "developed", "water", "farmland",
    "vegetation", "sealed", "residential_area", "industrial_area", "forest",
)  # fmt: skip
#: Phrases for what neither Tokyo nor Banepa shows; with the table's own that are held out.
NOWHERE = ("airport", "glacier", "desert", "sandy beach", "harbour with ships", "oil tanks", "mountains", "open sea")
_SIDE = 512
#: Phrases asked at once.
_TOGETHER = 24
#: A concept is there where this many of an extent's cells are of it (one in a thousand at most counts as absent).
_THERE, _NOT_THERE = 0.02, 0.0


@dataclass
class Seen:
    """What one set gave: by concept the truth of its cells (percent, UNLABELLED), by phrase their responses (fp16);
    ``extents`` the number of the extent of each cell, ``colours`` (N, F) its colour and texture."""

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
    image."""
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
    """tokens (P, L, D), weight (P, L) and sentence (P, D) of phrases of different lengths."""
    tokens = pad_sequence([query.tokens for query in queries], batch_first=True)
    weight = pad_sequence([query.weight for query in queries], batch_first=True)
    return tokens, weight, torch.stack([query.sentence for query in queries])


def places_of(data: Path, name: str, most: int) -> list[tuple]:
    """At most so many windows of a set, evenly taken: the scene, its derived layers, row and column of the centre, the
    side in pixels, and a name of the extent, a square of four windows: what a user has on the screen."""
    places = []
    for number, scene in enumerate(scenes_of(data, name)):
        layers = sets.DenseScene(scene.image, derive_layers(scene), scene.valid, scene.gsd)
        side = _SIDE
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


def average_precision(scores: np.ndarray, truth: np.ndarray) -> float:
    """Of scores in [0, 1] against ``truth`` bool."""
    counted = Scores()
    counted.add(scores.astype(np.float32), truth)
    return counted.average_precision


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


def validate_referring(
    network: XemapNetwork, config: ReferringConfig, data: Path, response: dict, most: int = 200, baseline: bool = True
) -> dict:
    """Scores by set and concept, and the maxima of present and absent phrases."""
    table = phrase_table()
    concepts = [table.concepts[name] for name in SCORED]
    text = TextEncoder(config.text_encoder)
    absent = [*absent_phrases(table, 1), *NOWHERE]
    queries = {phrase: ask(network, text(phrase)) for concept in concepts for phrase in wordings_of(concept)}
    queries |= {phrase: ask(network, text(phrase)) for phrase in absent}
    fits = {}
    if baseline:
        trained_on = [part for entry in config.sets if entry.kind == "dense" for part in entry.name.split("+")]
        fits = {
            "baseline": fit_baselines(data, trained_on, concepts),
            "baseline_of_tokyo": fit_baselines(data, ["tokyo/west:train"], concepts),
        }
    scores: dict = {}
    for name in config.validation:
        seen = look(network, data, name, queries, concepts, most)
        scores[name] = {
            concept.name: score_concept(seen, concept, response["threshold"], fits)
            for concept in concepts
            if (seen.truth[concept.name] != UNLABELLED).any()
        }
        scores[name] = {key: value for key, value in scores[name].items() if value}
        scores[name]["presence"] = score_presence(seen, concepts, absent, response["found"])
    if any(entry.kind == "scenes" for entry in config.sets):
        scores["mosaics of held-out scenes"] = score_mosaics(network, config, data, response["found"], text)
    return scores


def score_mosaics(
    network: XemapNetwork, config: ReferringConfig, data: Path, found: float, text: TextEncoder, count: int = 60
) -> dict:
    """Mosaics of four scenes of the held-out tenth: does a phrase's highest mean response point at its scene?

    ``pointing`` is the share of the phrases that do (chance: 0.25), asked with a held-out wording where one scene shows
    the concept and the others surely do not; ``false_alarms`` the share of the phrases of what none of the four shows
    whose maximum counts as a find, ``missed`` that of those that one does and that are not found.
    """
    table, random = phrase_table(), np.random.default_rng(0)
    names = [entry.name for entry in config.sets if entry.kind == "scenes"]
    pointed, highest, absent = [], [], []
    for name in names:
        images = sets.scene_classes(data, name)
        kept = kept_images(images.names, True)
        for _ in range(count // len(names)):
            pick = partial(random.choice, kept)
            picture, cells, shown = lay_out(images.images, pick, random, 2, _SIDE // 2)
            states = {
                concept.name: [concept.in_scene(images.names[index]) for index, _ in shown]
                for concept in table.concepts.values()
            }
            asked = {
                concept: [state in (PRESENT, COVERED) for state in states[concept]]
                for concept in states
                if UNKNOWN not in states[concept] and sum(state != ABSENT for state in states[concept]) <= 1
            }
            scene = sets.DenseScene(picture, cells, cells > 0, 0.5)
            queries = [ask(network, text(table.concepts[concept].held_out[0])) for concept in asked]
            maps, _ = respond_to(network, scene, _SIDE // 4, _SIDE // 4, _SIDE // 2, queries)
            small = cells[STRIDE // 2 :: STRIDE, STRIDE // 2 :: STRIDE]
            for map_, there in zip(maps, asked.values()):
                if any(there):
                    means = [map_[small == cell + 1].mean() for cell in range(4)]
                    pointed.append(int(np.argmax(means)) == there.index(True))
                    highest.append(float(map_.max()))
                else:
                    absent.append(float(map_.max()))
    return {
        "pointing": round(float(np.mean(pointed)), 4),
        "missed": round(float(np.mean(np.array(highest) < found)), 4),
        "false_alarms": round(float(np.mean(np.array(absent) >= found)), 4),
        "phrases": len(pointed),
        "absent_phrases": len(absent),
    }


def score_concept(seen: Seen, concept: Concept, threshold: float, fits: dict[str, dict[str, ColourTexture]]) -> dict:
    """Prior, average precision and IoU of each wording, the wordings' agreement, the baselines' average precision and
    the margin over it with its 95 % interval (margins.py).

    Empty where the concept covers less than one cell in two hundred, or all of them.
    """
    truth = seen.truth[concept.name]
    known = truth != UNLABELLED
    true = truth[known] >= 50
    prior = float(true.mean())
    if not 0.005 < prior < 0.995:
        return {}
    maps = {phrase: seen.responses[phrase][known] for phrase in wordings_of(concept)}
    masks = [seen.responses[phrase] >= threshold for phrase in maps]
    result = {
        "prior": round(prior, 4),
        "average_precision": {phrase: round(average_precision(map_, true), 4) for phrase, map_ in maps.items()},
        "iou": {phrase: round(overlap(map_ >= threshold, true), 4) for phrase, map_ in maps.items()},
        "agreement": round(float(np.mean([overlap(a, b) for a, b in combinations(masks, 2)])), 4),
    }
    for name, by_concept in fits.items():
        if concept.name in by_concept:
            told = 1 / (1 + np.exp(-by_concept[concept.name](seen.colours[known])))
            result[name] = round(average_precision(told, true), 4)
            found = margin(list(maps.values()), told, true, seen.extents[known])
            result[f"{name}_margin"] = [round(value, 3) for value in found]
    return result


def score_presence(seen: Seen, concepts: list[Concept], absent: list[str], found: float) -> dict:
    """Highest responses in extents with and without what is asked for, and how often the level of a find is wrong."""
    present, missing = [], []
    for concept in concepts:
        for phrase in wordings_of(concept):
            there, gone = maxima(seen, concept, phrase)
            present += there
            missing += gone
    nowhere = {phrase: extent_maxima(seen, phrase) for phrase in absent}
    never = [value for values in nowhere.values() for value in values]

    def summary(values: list[float]) -> dict:
        share = [round(float(value), 3) for value in np.percentile(values, (10, 50, 90))] if values else None
        return {"count": len(values), "maximum_10_50_90": share}

    return {
        "present": summary(present) | {"missed": round(float(np.mean(np.array(present) < found)), 4)},
        "class_absent": summary(missing)
        | {"false_alarms": round(float(np.mean(np.array(missing) >= found)), 4) if missing else None},
        "nowhere": summary(never) | {"false_alarms": round(float(np.mean(np.array(never) >= found)), 4)},
        "nowhere_by_phrase": {phrase: round(float(np.median(values)), 3) for phrase, values in nowhere.items()},
    }


def fit_baselines(
    data: Path, names: list[str], concepts: list[Concept], cells: int = 40000, most: int = 40
) -> dict[str, ColourTexture]:
    """A colour and texture model for each concept, fitted on ``cells`` labelled cells of each set that knows it."""
    truth_of = Truth(phrase_table())
    random = np.random.default_rng(0)
    features, truths = {concept.name: [] for concept in concepts}, {concept.name: [] for concept in concepts}
    for name in names:
        colours, told = [], {concept.name: [] for concept in concepts}
        for scene, layers, row, column, side, _ in places_of(data, name, most):
            image, target, _ = cut(scene, row, column, side, side)
            derived = cut(layers, row, column, side, side)[1]
            colours.append(colour_texture(image, STRIDE).reshape(-1, (side // STRIDE) ** 2).T)
            for concept in concepts:
                told[concept.name].append(shares(truth_of(concept, target, derived)).ravel())
        colours = np.concatenate(colours)
        for concept in concepts:
            truth = np.concatenate(told[concept.name])
            known = np.flatnonzero(truth != UNLABELLED)
            chosen = random.choice(known, min(cells, len(known)), replace=False)
            features[concept.name].append(colours[chosen])
            truths[concept.name].append(truth[chosen] >= 50)
    return {
        concept.name: ColourTexture(np.concatenate(features[concept.name]), np.concatenate(truths[concept.name]))
        for concept in concepts
        if sum(map(len, truths[concept.name]))
    }
