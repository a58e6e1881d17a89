"""Chooses the levels of a network: one threshold, a level for each concept, and the least maximum of a find.

The ground may be training ground; the wordings were held out.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from ...accuracy.referring import overlap
from ...xemap.anchors import Anchors, ask
from ...xemap.network import XemapNetwork
from ...xemap.text import TextEncoder
from .config import ReferringConfig
from .phrases import Concept, phrase_table
from .truth import UNLABELLED
from .windows import SCORED, SetAnswers, absent_phrases, answer_set, extent_maxima, maxima, wordings_of

#: Thresholds that are tried, and levels of a find.
_THRESHOLDS, _FINDS = np.arange(0.05, 0.96, 0.025), np.arange(0.05, 0.96, 0.01)
#: Of a concept that covers less of a set's cells, the IoU is chance.
_LEAST = 0.005
#: Within this of the best, a choice is as good: the IoU of a concept, and of finds presence less false alarms.
_AS_GOOD = 0.01


def calibrate(network: XemapNetwork, config: ReferringConfig, data: Path, most: int = 48) -> dict:
    """Choose the threshold and the level of a find, and give ``network`` a level for each concept (anchors.py).

    Args:
        network: A trained network; its anchors' levels change.
        config: Configuration of the run, with the sets to calibrate on.
        data: Data folder.
        most: The largest number of windows of a set.

    Returns:
        ``threshold``, where a region begins, and ``found``, the least maximum of a phrase that is present.
    """
    table = phrase_table()
    concepts = [table.concepts[name] for name in SCORED]
    text = TextEncoder(config.text_encoder)
    absent = absent_phrases(table, 0)
    phrases = [phrase for concept in concepts for phrase in _wordings(concept)] + absent
    queries = {phrase: ask(network, text(phrase)) for phrase in phrases}

    def answers() -> Iterator[SetAnswers]:
        return (answer_set(network, data, name, queries, concepts, most) for name in config.calibration)

    anchors = network.anchors
    set_levels(anchors, {})
    curves = overlaps(answers(), concepts)
    threshold = float(_THRESHOLDS[np.mean(list(curves.values()), 0).argmax()])
    set_levels(anchors, {name: level_of(curve, threshold) for name, curve in curves.items()})
    present, missing = [], []
    for part in answers():
        for concept in concepts:
            for phrase in _wordings(concept):
                high, low = maxima(part, concept, phrase)
                present += high
                missing += low
        for phrase in absent:
            missing += extent_maxima(part, phrase)
    return {"threshold": round(threshold, 3), "found": round(least_maximum(present, missing), 3)}


def _wordings(concept: Concept) -> list[str]:
    return wordings_of(concept)[:2]


def overlaps(answers: Iterator[SetAnswers], concepts: list[Concept]) -> dict[str, np.ndarray]:
    """By concept the IoU at each threshold, the mean over its wordings and the sets that show it."""
    curves: dict[str, list] = {}
    for part in answers:
        for concept in concepts:
            known = part.truth[concept.name] != UNLABELLED
            truth = part.truth[concept.name][known] >= 50
            if known.any() and truth.mean() > _LEAST:
                for phrase in _wordings(concept):
                    values = part.responses[phrase][known]
                    curves.setdefault(concept.name, []).append([overlap(values >= step, truth) for step in _THRESHOLDS])
    return {name: np.mean(each, 0) for name, each in curves.items()}


def level_of(curve: np.ndarray, threshold: float) -> float:
    """The number to add to a concept's logits so that ``threshold`` is a good one for it.

    The smallest number that is as good as the best: the top of a curve of IoU is flat, and its highest point is chance.
    """
    logits = np.log(_THRESHOLDS / (1 - _THRESHOLDS))
    away = np.log(threshold / (1 - threshold)) - logits[curve >= curve.max() - _AS_GOOD]
    return float(away[np.abs(away).argmin()])


def set_levels(anchors: Anchors, levels: dict[str, float]) -> None:
    """Give the named concepts their levels, in half precision as they ship, and the others zero."""
    if anchors.levels is None:  # a network without anchors, for the ablation
        return
    table = phrase_table()
    each = [levels.get(name, 0.0) for name in table.concepts] + [0.0] * len(table.never)
    anchors.levels.copy_(torch.tensor(each).half())


def least_maximum(present: list[float], missing: list[float]) -> float:
    """The level of a find, from the maxima of phrases that are present and of phrases that are missing."""
    high, low = np.array(present), np.array(missing)
    gain = np.array([(high >= level).mean() - (low >= level).mean() for level in _FINDS])
    # The curve is flat about its top and its highest point is chance, so take the middle of the levels as good as it.
    return float(np.median(_FINDS[gain >= gain.max() - _AS_GOOD]))
