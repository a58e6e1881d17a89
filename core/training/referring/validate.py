"""Scores a referring network on held-out ground, with wordings that it was not trained on.

For every concept whose truth follows from labels: the average precision of each wording's response, beside the class
prior (the score of a random map) and a fitted colour and texture baseline; the agreement of its wordings; and the
highest responses to phrases that are present beside those to phrases that are absent.
"""

from functools import partial
from itertools import combinations
from pathlib import Path

import numpy as np

from ...accuracy.colour_texture import ColourTexture, colour_texture
from ...accuracy.referring import Scores, overlap
from ...xemap.anchors import ask
from ...xemap.network import XemapNetwork
from ...xemap.text import TextEncoder
from .. import sets
from ..crops import cut
from ..mosaics import lay_out
from ..scenes import DenseScene
from .config import ReferringConfig
from .margins import margin
from .phrases import ABSENT, COVERED, PRESENT, UNKNOWN, Concept, phrase_table
from .truth import STRIDE, UNLABELLED, Truth, shares
from .windows import (
    SCORED,
    SIDE,
    SetAnswers,
    absent_phrases,
    answer_set,
    extent_maxima,
    maxima,
    places_of,
    respond_to,
    wordings_of,
)

#: Phrases of things that neither Tokyo nor Banepa shows, beside the held-out ones of the table.
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
        answers = answer_set(network, data, name, queries, concepts, most)
        scores[name] = {
            concept.name: score_concept(answers, concept, response["threshold"], fits)
            for concept in concepts
            if (answers.truth[concept.name] != UNLABELLED).any()
        }
        scores[name] = {key: value for key, value in scores[name].items() if value}
        scores[name]["presence"] = score_presence(answers, concepts, absent, response["found"])
    if any(entry.kind == "scenes" for entry in config.sets):
        scores["mosaics of held-out scenes"] = score_mosaics(network, config, data, response["found"], text)
    return scores


def score_mosaics(
    network: XemapNetwork, config: ReferringConfig, data: Path, found: float, text: TextEncoder, count: int = 60
) -> dict:
    """Mosaics of four scenes of the held-out tenth: is a phrase's highest mean response in its own scene?

    Returns:
        ``pointing``, the share of phrases for which it is (chance: 0.25), with a held-out wording, where one
        scene shows the concept and the others surely do not; ``false_alarms``, the share of phrases that no scene shows
        and whose maximum counts as a find; ``missed``, the share of phrases that one scene shows and that are not
        found.
    """
    table, random = phrase_table(), np.random.default_rng(0)
    names = [entry.name for entry in config.sets if entry.kind == "scenes"]
    pointed, highest, absent = [], [], []
    for name in names:
        images = sets.scene_classes(data, name)
        kept = sets.kept_images(images.names, True)
        for _ in range(count // len(names)):
            pick = partial(random.choice, kept)
            picture, cells, shown = lay_out(images.images, pick, random, 2, SIDE // 2)
            states = {
                concept.name: [concept.in_scene(images.names[index]) for index, _ in shown]
                for concept in table.concepts.values()
            }
            chosen = {
                concept: [state in (PRESENT, COVERED) for state in states[concept]]
                for concept in states
                if UNKNOWN not in states[concept] and sum(state != ABSENT for state in states[concept]) <= 1
            }
            scene = DenseScene(picture, cells, cells > 0, 0.5)
            queries = [ask(network, text(table.concepts[concept].held_out[0])) for concept in chosen]
            maps, _ = respond_to(network, scene, SIDE // 4, SIDE // 4, SIDE // 2, queries)
            small = cells[STRIDE // 2 :: STRIDE, STRIDE // 2 :: STRIDE]
            for map_, shows in zip(maps, chosen.values()):
                if any(shows):
                    means = [map_[small == cell + 1].mean() for cell in range(4)]
                    pointed.append(int(np.argmax(means)) == shows.index(True))
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


def score_concept(
    answers: SetAnswers, concept: Concept, threshold: float, fits: dict[str, dict[str, ColourTexture]]
) -> dict:
    """The scores of a concept.

    Returns:
        Prior, average precision and IoU of each wording, the wordings' agreement, the baselines' average precision and
        the margin over it with its 95 % interval (margins.py). Empty if the concept covers less than one cell in two
        hundred, or all of them.
    """
    truth = answers.truth[concept.name]
    known = truth != UNLABELLED
    true = truth[known] >= 50
    prior = float(true.mean())
    if not 0.005 < prior < 0.995:
        return {}
    maps = {phrase: answers.responses[phrase][known] for phrase in wordings_of(concept)}
    masks = [answers.responses[phrase] >= threshold for phrase in maps]
    result = {
        "prior": round(prior, 4),
        "average_precision": {phrase: round(average_precision(map_, true), 4) for phrase, map_ in maps.items()},
        "iou": {phrase: round(overlap(map_ >= threshold, true), 4) for phrase, map_ in maps.items()},
        "agreement": round(float(np.mean([overlap(a, b) for a, b in combinations(masks, 2)])), 4),
    }
    for name, by_concept in fits.items():
        if concept.name in by_concept:
            baseline = 1 / (1 + np.exp(-by_concept[concept.name](answers.colours[known])))
            result[name] = round(average_precision(baseline, true), 4)
            interval = margin(list(maps.values()), baseline, true, answers.extents[known])
            result[f"{name}_margin"] = [round(value, 3) for value in interval]
    return result


def mean_lift(scores: dict) -> float:
    """The mean over a set's concepts of (AP - prior) / (1 - prior), AP the mean over the wordings; 0 without any."""
    concepts = [entry for name, entry in scores.items() if name != "presence"]
    lifts = [
        (np.mean(list(entry["average_precision"].values())) - entry["prior"]) / (1 - entry["prior"])
        for entry in concepts
    ]
    return round(float(np.mean(lifts)), 4) if lifts else 0.0


def score_presence(answers: SetAnswers, concepts: list[Concept], absent: list[str], found: float) -> dict:
    """The highest responses in extents with and without a concept, and how often the level of a find is wrong."""
    present, missing = [], []
    for concept in concepts:
        for phrase in wordings_of(concept):
            high, low = maxima(answers, concept, phrase)
            present += high
            missing += low
    nowhere = {phrase: extent_maxima(answers, phrase) for phrase in absent}
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
    """A colour and texture model for each concept, fitted on ``cells`` labelled cells of each set that labels it."""
    truth_of = Truth(phrase_table())
    random = np.random.default_rng(0)
    features, truths = {concept.name: [] for concept in concepts}, {concept.name: [] for concept in concepts}
    for name in names:
        colours, shown = [], {concept.name: [] for concept in concepts}
        for scene, layers, row, column, side, _ in places_of(data, name, most):
            image, target, _ = cut(scene, row, column, side, side)
            derived = cut(layers, row, column, side, side)[1]
            colours.append(colour_texture(image, STRIDE).reshape(-1, (side // STRIDE) ** 2).T)
            for concept in concepts:
                shown[concept.name].append(shares(truth_of(concept, target, derived)).ravel())
        colours = np.concatenate(colours)
        for concept in concepts:
            truth = np.concatenate(shown[concept.name])
            known = np.flatnonzero(truth != UNLABELLED)
            chosen = random.choice(known, min(cells, len(known)), replace=False)
            features[concept.name].append(colours[chosen])
            truths[concept.name].append(truth[chosen] >= 50)
    return {
        concept.name: ColourTexture(np.concatenate(features[concept.name]), np.concatenate(truths[concept.name]))
        for concept in concepts
        if sum(map(len, truths[concept.name]))
    }
