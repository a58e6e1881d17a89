"""Scores a referring network on held-out ground, with wordings that it was not trained on.

For every concept that labels can tell: the average precision of each wording's response, beside the class prior (what
a random map gets) and a fitted colour and texture baseline; the agreement of its wordings; and the highest responses
of what is there beside those of what is not.
"""

from functools import partial
from itertools import combinations
from pathlib import Path

import numpy as np

from ...accuracy.colour_texture import ColourTexture, colour_texture
from ...accuracy.referring import Scores, overlap
from ...xemap.model import ask
from ...xemap.network import XemapNetwork
from ...xemap.text import TextEncoder
from .. import sets
from ..crops import cut
from ..mosaics import lay_out
from .config import ReferringConfig
from .margins import margin
from .phrases import ABSENT, COVERED, PRESENT, UNKNOWN, Concept, phrase_table
from .sampler import kept_images
from .truth import STRIDE, UNLABELLED, Truth, shares
from .windows import SCORED, SIDE, Seen, absent_phrases, extent_maxima, look, maxima, places_of, respond_to, wordings_of

#: Phrases for what neither Tokyo nor Banepa shows; with the table's own that are held out.
NOWHERE = ("airport", "glacier", "desert", "sandy beach", "harbour with ships", "oil tanks", "mountains", "open sea")


def average_precision(scores: np.ndarray, truth: np.ndarray) -> float:
    """Of scores in [0, 1] against ``truth`` bool."""
    counted = Scores()
    counted.add(scores.astype(np.float32), truth)
    return counted.average_precision


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
            picture, cells, shown = lay_out(images.images, pick, random, 2, SIDE // 2)
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
            maps, _ = respond_to(network, scene, SIDE // 4, SIDE // 4, SIDE // 2, queries)
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
