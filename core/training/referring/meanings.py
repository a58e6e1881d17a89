"""Learns what the concepts mean to a trained network: the vectors that its anchors draw wordings to.

A sentence encoder's "vegetation" is not quite what labels call so, and in training the layers behind it serve all
phrases at once. Here the network stays as it is, and one vector a concept moves from the mean of its wordings to where
the network answers best (learnt prompts: CoOp, Zhou et al. 2022, arXiv 2109.01134). All its wordings are drawn there,
those never trained on too.

A user takes one threshold for all of a scene, so that it is cells of many windows together that are asked of, as they
are: no crop, no other colours. The ground may be trained on.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from ...xemap.network import XemapNetwork
from ...xemap.text import TextEncoder
from ..steps import Schedule, run_steps
from .config import ReferringConfig
from .losses import dice_loss, truth_loss
from .phrases import PhraseTable, phrase_table
from .truth import Truth
from .windows import SCORED, features_of, padded, places_of, truths_of

#: The highest learning rate, and the decay of the averaged vectors.
_RATE, _AVERAGE = 2e-3, 0.98
#: Sets of a step, and cells of each: eight windows of 512 px.
_SETS, _CELLS = 3, 8 * 128**2
#: Share of what the wordings meant that is kept: a concept learnt on a few cities is less sure elsewhere (WiSE-FT).
_KEPT = 0.5
#: Share of Dice beside the cross entropy of pooled cells: what is rare is told by it, but it claims too much.
_DICE = 0.15


@dataclass(frozen=True)
class Looked:
    """A window: ``levels``, the network's features (1, C, h, w) float16, and ``truth`` (K, h, w) in percent."""

    levels: list[Tensor]
    truth: Tensor


class Meanings(nn.Module):
    """What the concepts of a table mean, of which those named ``told`` may move."""

    def __init__(self, meant: Tensor, table: PhraseTable, told: tuple[str, ...]):
        """``meant`` (concepts, width) are the anchors' own."""
        super().__init__()
        names = list(table.concepts)
        self.register_buffer("begun", meant.float().clone())
        self.register_buffer("rows", torch.tensor([names.index(name) for name in told], device=meant.device))
        self.moved = nn.Parameter(meant.new_zeros(len(told), meant.shape[1], dtype=torch.float32))

    def forward(self) -> Tensor:
        """Unit vectors, one a concept (concepts, width)."""
        return functional.normalize(self.begun.index_add(0, self.rows, self.moved), dim=-1)


def learn_meanings(network: XemapNetwork, config: ReferringConfig, data: Path, out: Path, most: int = 48) -> None:
    """Move what the anchors of ``network`` mean, in ``config.meaning_steps`` steps on ``most`` windows of each set that
    the configuration calibrates on. ``out`` gets what :func:`~core.training.steps.run_steps` writes.
    """
    if not config.meaning_steps:
        return
    table = phrase_table()
    concepts = [table.concepts[name] for name in SCORED]
    text = TextEncoder(config.text_encoder)
    queries = {word: text(word) for concept in concepts for word in concept.words}
    device = next(network.parameters()).device
    sets = [looked_at(network, data, name, most) for name in config.calibration]
    meanings = Meanings(network.anchors.meant, table, SCORED)
    network.requires_grad_(False)

    def batches(first: int) -> Iterator[tuple[list[str], list[list[Looked]]]]:
        for step in range(first, config.meaning_steps):
            draw = random.Random(f"{config.seed} {step}")
            words = [draw.choice(concept.words) for concept in concepts]
            yield words, [drawn(windows, draw) for windows in draw.sample(sets, min(_SETS, len(sets)))]

    def objective(batch: tuple[list[str], list[list[Looked]]], _: nn.Module) -> dict[str, Tensor]:
        words, chosen = batch
        network.anchors.meant = meanings()
        asked = network.anchors(*(part[None].to(device) for part in padded([queries[word] for word in words])))
        parts = {"truth": 0.0, "dice": 0.0}
        for windows in chosen:
            answers = [network.respond([level.float() for level in part.levels], *asked) for part in windows]
            # The windows' cells side by side are one image to the losses.
            logits = torch.cat([answer.flatten(2) for answer in answers], 2)[:, :, None]
            target = torch.cat([part.truth.flatten(1) for part in windows], 1)[None, :, None]
            weight = logits.new_ones(1)
            parts["truth"] = parts["truth"] + truth_loss(logits, target, weight) / len(chosen)
            parts["dice"] = parts["dice"] + _DICE * dice_loss(logits, target, weight) / len(chosen)
        return parts

    schedule = Schedule(config.meaning_steps, 0.0, lambda _: _RATE, 0.0, _AVERAGE)
    average = run_steps(meanings, meanings, batches, objective, schedule, out)
    with torch.no_grad():
        network.anchors.meant = functional.normalize(average.begun.lerp(average(), 1 - _KEPT), dim=-1)


def looked_at(network: XemapNetwork, data: Path, name: str, most: int) -> list[Looked]:
    """At most so many windows of a set with the network's features and the truth of SCORED in them."""
    table = phrase_table()
    truth_of, concepts = Truth(table), [table.concepts[name] for name in SCORED]
    windows = []
    for scene, layers, *place, _ in places_of(data, name, most):
        levels, _ = features_of(network, scene, *place)
        truths, _ = truths_of(truth_of, concepts, scene, layers, *place)
        truth = torch.from_numpy(np.stack(list(truths.values()))).to(levels[0].device)
        windows.append(Looked([level.half() for level in levels], truth))
    return windows


def drawn(windows: list[Looked], draw: random.Random) -> list[Looked]:
    """Some of the ``windows``, more of smaller ones."""
    cells = windows[0].truth[0].numel()
    return draw.sample(windows, min(len(windows), max(1, _CELLS // cells)))
