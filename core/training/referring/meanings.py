"""Learns the meanings of the concepts for a trained network: the vectors that its anchors draw wordings to.

A sentence encoder's "vegetation" differs a little from the labels' one, and in training the layers behind it serve all
phrases at once. Here the network stays as it is, and one vector of each concept moves from the mean of its wordings to
where the network answers best (learnt prompts: CoOp, Zhou et al. 2022, arXiv 2109.01134). All wordings of the concept
are drawn there, also those that were never trained on.

A user takes one threshold for a whole scene, so the loss is of cells of many windows together, uncropped and in their
own colours. The ground may be the training ground.
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
#: Share of the first meaning that is kept: a concept learnt on a few cities is less sure elsewhere (WiSE-FT).
_KEPT = 0.5
#: Weight of Dice beside the cross entropy of pooled cells: it helps rare concepts, but it claims too much.
_DICE = 0.15


@dataclass(frozen=True)
class Window:
    """A window of a set.

    Attributes:
        levels: The network's features, each float16 (1, C, h, w).
        truth: uint8 (K, h, w), percent or UNLABELLED.
    """

    levels: list[Tensor]
    truth: Tensor


class Meanings(nn.Module):
    """The meanings of a table's concepts, of which those named ``movable`` may move."""

    def __init__(self, meant: Tensor, table: PhraseTable, movable: tuple[str, ...]):
        """``meant``, (concepts, width), are the anchors' own."""
        super().__init__()
        names = list(table.concepts)
        self.register_buffer("begun", meant.float().clone())
        self.register_buffer("rows", torch.tensor([names.index(name) for name in movable], device=meant.device))
        self.moved = nn.Parameter(meant.new_zeros(len(movable), meant.shape[1], dtype=torch.float32))

    def forward(self) -> Tensor:
        """Unit vectors of the concepts, (concepts, width)."""
        return functional.normalize(self.begun.index_add(0, self.rows, self.moved), dim=-1)


def learn_meanings(network: XemapNetwork, config: ReferringConfig, data: Path, out: Path, most: int = 48) -> None:
    """Move the meanings that the anchors of ``network`` hold, in ``config.meaning_steps`` steps.

    Args:
        network: A trained network with anchors; only its meanings change.
        config: Configuration of the run.
        data: Data folder.
        out: Folder for the log and the state, see :func:`~core.training.steps.run_steps`.
        most: The largest number of windows of each set that the configuration calibrates on.
    """
    if not config.meaning_steps:
        return
    table = phrase_table()
    concepts = [table.concepts[name] for name in SCORED]
    text = TextEncoder(config.text_encoder)
    queries = {word: text(word) for concept in concepts for word in concept.words}
    device = next(network.parameters()).device
    sets = [read_windows(network, data, name, most) for name in config.calibration]
    meanings = Meanings(network.anchors.meant, table, SCORED)
    network.requires_grad_(False)

    def batches(first: int) -> Iterator[tuple[list[str], list[list[Window]]]]:
        for step in range(first, config.meaning_steps):
            draw = random.Random(f"{config.seed} {step}")
            words = [draw.choice(concept.words) for concept in concepts]
            yield words, [draw_windows(windows, draw) for windows in draw.sample(sets, min(_SETS, len(sets)))]

    def objective(batch: tuple[list[str], list[list[Window]]], _: nn.Module) -> dict[str, Tensor]:
        words, chosen = batch
        network.anchors.meant = meanings()
        texts = network.anchors(*(part[None].to(device) for part in padded([queries[word] for word in words])))
        parts = {"truth": 0.0, "dice": 0.0}
        for windows in chosen:
            answers = [network.respond([level.float() for level in part.levels], *texts) for part in windows]
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


def read_windows(network: XemapNetwork, data: Path, name: str, most: int) -> list[Window]:
    """At most ``most`` windows of a set with the network's features and the truth of SCORED in them."""
    table = phrase_table()
    truth_of, concepts = Truth(table), [table.concepts[name] for name in SCORED]
    windows = []
    for scene, layers, *place, _ in places_of(data, name, most):
        levels, _ = features_of(network, scene, *place)
        truths, _ = truths_of(truth_of, concepts, scene, layers, *place)
        truth = torch.from_numpy(np.stack(list(truths.values()))).to(levels[0].device)
        windows.append(Window([level.half() for level in levels], truth))
    return windows


def draw_windows(windows: list[Window], draw: random.Random) -> list[Window]:
    """Some of the ``windows``: more if they are small."""
    cells = windows[0].truth[0].numel()
    return draw.sample(windows, min(len(windows), max(1, _CELLS // cells)))
