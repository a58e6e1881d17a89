"""Chooses where phrases count as there: one threshold, what fits each concept to it, and the least maximum of a find.

The ground may be trained on: the wordings asked were not.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from ...accuracy.referring import overlap
from ...xemap.anchors import Anchors
from ...xemap.model import ask
from ...xemap.network import XemapNetwork
from ...xemap.text import TextEncoder
from .config import ReferringConfig
from .phrases import Concept, phrase_table
from .truth import UNLABELLED
from .windows import SCORED, Seen, absent_phrases, extent_maxima, look, maxima, wordings_of

#: Thresholds that are tried, and levels of a find.
_THRESHOLDS, _FINDS = np.arange(0.05, 0.96, 0.025), np.arange(0.05, 0.96, 0.01)
#: Of a concept that covers less of a set's cells, the IoU is chance.
_LEAST = 0.005
#: Within this of the best, a choice is as good: the IoU of a concept, and of finds presence less false alarms.
_AS_GOOD = 0.01


def calibrate(network: XemapNetwork, config: ReferringConfig, data: Path, most: int = 48) -> dict:
    """``threshold``, where a region begins, and ``found``, the least maximum of what is there, chosen on ``most``
    windows of each set that the configuration names for it. ``network`` gets a level for each concept (anchors.py).
    """
    table = phrase_table()
    concepts = [table.concepts[name] for name in SCORED]
    text = TextEncoder(config.text_encoder)
    absent = absent_phrases(table, 0)
    asked = [phrase for concept in concepts for phrase in _asked(concept)] + absent
    queries = {phrase: ask(network, text(phrase)) for phrase in asked}

    def seen() -> Iterator[Seen]:
        return (look(network, data, name, queries, concepts, most) for name in config.calibration)

    anchors = network.anchors
    set_levels(anchors, {})
    curves = overlaps(seen(), concepts)
    threshold = float(_THRESHOLDS[np.mean(list(curves.values()), 0).argmax()])
    set_levels(anchors, {name: level_of(curve, threshold) for name, curve in curves.items()})
    present, missing = [], []
    for part in seen():
        for concept in concepts:
            for phrase in _asked(concept):
                there, gone = maxima(part, concept, phrase)
                present += there
                missing += gone
        for phrase in absent:
            missing += extent_maxima(part, phrase)
    return {"threshold": round(threshold, 3), "found": round(least_maximum(present, missing), 3)}


def _asked(concept: Concept) -> list[str]:
    return wordings_of(concept)[:2]


def overlaps(seen: Iterator[Seen], concepts: list[Concept]) -> dict[str, np.ndarray]:
    """By concept the IoU at each of the thresholds tried, the mean over the sets that show it and its wordings."""
    curves: dict[str, list] = {}
    for part in seen:
        for concept in concepts:
            known = part.truth[concept.name] != UNLABELLED
            truth = part.truth[concept.name][known] >= 50
            if known.any() and truth.mean() > _LEAST:
                for phrase in _asked(concept):
                    values = part.responses[phrase][known]
                    curves.setdefault(concept.name, []).append([overlap(values >= step, truth) for step in _THRESHOLDS])
    return {name: np.mean(found, 0) for name, found in curves.items()}


def level_of(curve: np.ndarray, threshold: float) -> float:
    """What to add to a concept's logits so that ``threshold`` is a good one for it: the least that is as good as the
    best, for the top of a curve of IoU is flat, and where it is highest on other ground is chance.
    """
    logits = np.log(_THRESHOLDS / (1 - _THRESHOLDS))
    away = np.log(threshold / (1 - threshold)) - logits[curve >= curve.max() - _AS_GOOD]
    return float(away[np.abs(away).argmin()])


def set_levels(anchors: Anchors, levels: dict[str, float]) -> None:
    """Give the concepts named their levels, in half precision as they ship, and the others none."""
    if anchors.levels is None:  # a network without anchors, for the ablation
        return
    table = phrase_table()
    each = [levels.get(name, 0.0) for name in table.concepts] + [0.0] * len(table.never)
    anchors.levels.copy_(torch.tensor(each).half())


def least_maximum(present: list[float], missing: list[float]) -> float:
    """The level of a find, from the maxima where something is there and where it is not."""
    there, gone = np.array(present), np.array(missing)
    gain = np.array([(there >= level).mean() - (gone >= level).mean() for level in _FINDS])
    # The curve is flat about its top, where the highest point is chance: the middle of the levels that are as good.
    return float(np.median(_FINDS[gain >= gain.max() - _AS_GOOD]))
