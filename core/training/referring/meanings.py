"""Learns what the concepts mean to a trained network: the vectors that its anchors draw wordings to.

A sentence encoder's "vegetation" is not quite what the labels call so, and in training the layers behind it serve all
phrases at once. Here the whole network stays as it is, and one vector a concept moves from the mean of its wordings to
where the network answers best (learnt prompts: CoOp, Zhou et al. 2022, arXiv 2109.01134). All its wordings, those never
trained on too, are drawn there.
"""

from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from ...xemap.network import XemapNetwork
from ..steps import Schedule, run_steps
from . import losses
from .config import ReferringConfig
from .loop import answered, phrase_losses
from .phrases import PhraseTable, phrase_table
from .sampler import Batch, Sampler
from .texts import EncodedPhrases


class Meanings(nn.Module):
    """One vector for each of a table's groups of wordings, (groups, width): where it began and how far it ``moved``."""

    def __init__(self, meant: Tensor, table: PhraseTable):
        """``meant`` (words, width) are the anchors' own: one row a wording, the same for those of a group."""
        super().__init__()
        groups = [number for number, words in enumerate(table.groups()) for _ in words]
        self.register_buffer("group", torch.tensor(groups, device=meant.device))
        first = [groups.index(number) for number in range(groups[-1] + 1)]
        self.register_buffer("begun", meant[first].float())
        self.moved = nn.Parameter(torch.zeros_like(self.begun))

    def forward(self) -> Tensor:
        """What each wording means, unit vectors (words, width)."""
        return functional.normalize(self.begun + self.moved, dim=-1)[self.group]


def learn_meanings(
    network: XemapNetwork, config: ReferringConfig, sampler: Sampler, texts: EncodedPhrases, out: Path
) -> XemapNetwork:
    """Move what the anchors of ``network`` mean, in place, by ``config.meaning_steps`` batches; returns it.

    ``out`` gets what :func:`~core.training.steps.run_steps` writes.
    """
    if not config.meaning_steps:
        return network
    network.requires_grad_(False)
    torch.manual_seed(config.seed)
    meanings = Meanings(network.anchors.meant, phrase_table())

    def objective(batch: Batch, _: nn.Module) -> dict[str, Tensor]:
        network.anchors.meant = meanings()
        batch, logits, _ = answered(network, batch, texts, config)
        weight = torch.where(batch.dense, 1.0, config.scene_weight)
        pooled = losses.pooled_loss(logits, batch.target, batch.concepts, weight)
        return phrase_losses(logits, batch, config) | {"pooled": pooled}

    def batches(first: int) -> Iterator[Batch]:
        return sampler.batches(config.steps + first, config.steps + config.meaning_steps)

    schedule = Schedule(config.meaning_steps, 0.0, lambda _: config.meaning_rate, 0.0, config.average)
    average = run_steps(meanings, meanings, batches, objective, schedule, out)
    with torch.no_grad():
        network.anchors.meant = average()
    return network
