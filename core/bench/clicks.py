"""``python -m core.bench.clicks --data DATA``: what two like and two unlike clicks add to answers, as two rows.

Thirty phrases, two wordings of each concept that is scored, are asked on windows of ground that nobody trained on, all
windows of a set together. Clicked are cells drawn at random, or the middles of the two largest areas of missed truth
and of the two largest false finds, as interactive segmentation is scored. Rows give the change of average precision.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from scipy.ndimage import distance_transform_edt, label
from torch import Tensor
from torch.nn import functional

from ..training.referring.phrases import phrase_table
from ..training.referring.truth import UNLABELLED, Truth
from ..training.referring.validate import average_precision
from ..training.referring.windows import SCORED, features_of, padded, places_of, truths_of
from ..xemap.load import load_referring_model
from ..xemap.sharpening import learnt, unit

#: Sets, and the most windows of each.
GROUNDS = {"tokyo/west:held-out": 10, "banepa/mosaic": 6, "dubai:held-out": 6, "deepglobe4:held-out": 12}
#: Clicks of each kind; a phrase counts where its truth has more than this share of the cells, and less than the rest.
CLICKS, LEAST = 2, 0.005
#: Phrases answered at once.
_TOGETHER = 10


@dataclass(frozen=True)
class Answered:
    """A window: its features, the response to each phrase (P, h, w), and the truth of each concept, (h, w) percent."""

    levels: list[Tensor]
    responses: Tensor
    truth: dict[str, np.ndarray]


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(prog="python -m core.bench.clicks", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the training sets")
    parser.add_argument("--model", help="referring model (default: the bundled one)")
    options = parser.parse_args()
    model = load_referring_model(options.model, "cpu")
    table = phrase_table()
    concepts = [table.concepts[name] for name in SCORED]
    phrases = [
        (each.name, words) for each in concepts for words in (each.words[0], (each.held_out or each.words[1:])[0])
    ]
    queries = [_tensors(model.query(words)) for _, words in phrases]
    found: dict[str, list[tuple[str, float, float]]] = {"at random": [], "on the largest errors": []}
    for seed, (name, most) in enumerate(GROUNDS.items()):
        windows = list(_answered(model, options.data, name, most, concepts, queries))
        for number, (concept, phrase) in enumerate(phrases):
            truth = [window.truth[concept] for window in windows]
            responses = [window.responses[number] for window in windows]
            for way, gain in _gains(windows, truth, responses, model.card.response["threshold"], (seed, number)):
                found[way].append((phrase, *gain))
    for way, rows in found.items():
        change = {phrase: [] for phrase, *_ in rows}
        for phrase, before, after in rows:
            change[phrase].append(after - before)
        of_phrase = [float(np.mean(values)) for values in change.values()]
        summary = {
            "clicks": way, "pairs": len(rows), "without": np.mean([row[1] for row in rows]),
            "pairs change": np.mean([row[2] - row[1] for row in rows]), "phrases change": np.mean(of_phrase),
            "worst phrase": min(of_phrase), "phrases that lose 0.02": sum(value < -0.02 for value in of_phrase),
        }  # fmt: skip
        print(json.dumps({key: round(float(v), 4) if isinstance(v, float) else v for key, v in summary.items()}))


def _tensors(query):
    """A query with tensors, whatever its runtime computes with."""
    return replace(query, **{name: torch.as_tensor(getattr(query, name)) for name in ("tokens", "weight", "sentence")})


def _answered(model, data: Path, name: str, most: int, concepts: list, queries: list) -> Iterator[Answered]:
    """The windows of a set."""
    truth_of = Truth(phrase_table())
    for scene, layers, row, column, side, _ in places_of(data, name, most):
        levels, _ = features_of(model.network, scene, row, column, side)
        with torch.inference_mode():
            texts = [padded(queries[first : first + _TOGETHER]) for first in range(0, len(queries), _TOGETHER)]
            parts = [model.network.respond(levels, *(part[None] for part in text))[0].sigmoid() for text in texts]
        truth, _ = truths_of(truth_of, concepts, scene, layers, row, column, side)
        yield Answered([level.half().float() for level in levels], torch.cat(parts), truth)


def _gains(windows: list[Answered], truth: list, responses: list, threshold: float, seed: tuple) -> Iterator[tuple]:
    """The way of clicking, and the average precision without and with the clicks; nothing where there is no truth."""
    known = np.concatenate([part.ravel() != UNLABELLED for part in truth])
    true = np.concatenate([part.ravel() >= 50 for part in truth])
    share = true[known].mean() if known.any() else 0.0
    if not LEAST < share < 1 - LEAST:
        return
    answer = np.concatenate([part.numpy().ravel() for part in responses])
    before = average_precision(answer[known], true[known])
    generator, sizes = np.random.default_rng(seed), [part.shape for part in truth]
    kinds = [(known & (true == want), sign) for want, sign in ((True, 1.0), (False, -1.0))]
    ways = {
        "at random": [generator.choice(np.flatnonzero(pool), CLICKS, False) for pool, _ in kinds],
        "on the largest errors": [
            _middles(pool & ((answer >= threshold) != (sign > 0)), pool, sizes, generator) for pool, sign in kinds
        ],
    }
    for way, places in ways.items():
        cells, signs = np.concatenate(places), np.repeat([1.0, -1.0], CLICKS)
        sharpening = learnt(_features(windows, sizes, cells), signs, answer[cells])
        with torch.inference_mode():
            after = np.concatenate(
                [
                    sharpening([level.numpy() for level in window.levels], response[None].numpy())[0].ravel()
                    for window, response in zip(windows, responses)
                ]
            )
        yield way, (before, average_precision(after[known], true[known]))


def _middles(wrong: np.ndarray, pool: np.ndarray, sizes: list, generator: np.random.Generator) -> np.ndarray:
    """The middle cells of the largest areas of wrong cells; cells of the pool at random where there are too few."""
    areas, first = [], 0
    for height, width in sizes:
        labels, count = label(wrong[first : first + height * width].reshape(height, width))
        cells = np.bincount(labels.ravel(), minlength=count + 1)[1:]
        areas += [(cells[index], first, labels == index + 1) for index in np.argsort(-cells)[:CLICKS]]
        first += height * width
    chosen = [
        start + int(distance_transform_edt(np.pad(area, 1))[1:-1, 1:-1].argmax())
        for _, start, area in sorted(areas, key=lambda area: -area[0])[:CLICKS]
    ]
    others = np.setdiff1d(np.flatnonzero(pool), chosen)
    return np.concatenate([chosen, generator.choice(others, CLICKS - len(chosen), False)]).astype(np.int64)


def _features(windows: list[Answered], sizes: list, cells: np.ndarray) -> tuple[Tensor, ...]:
    """The features of cells, numbered through all windows, as unit vectors for each level."""
    starts = np.cumsum([0, *(height * width for height, width in sizes)])
    found: list[list[Tensor]] = [[] for _ in windows[0].levels]
    for cell in cells:
        number = int(np.searchsorted(starts, cell, "right")) - 1
        row, column = divmod(int(cell - starts[number]), sizes[number][1])
        for level, vectors in zip(windows[number].levels, found):
            enlarged = functional.interpolate(unit(level), size=sizes[number], mode="bilinear")
            vectors.append(enlarged[0, :, row, column])
    return tuple(map(torch.stack, found))


if __name__ == "__main__":
    main()
