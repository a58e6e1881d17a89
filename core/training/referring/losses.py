"""Losses for phrases: where the truth is known by pixel, by mosaic cell, or only as a sentence about an image."""

import torch
from torch import Tensor
from torch.nn import functional

from .asker import NO_CONCEPT
from .sampler import FALSE_CELL, NO_CELL, OPEN_CELL, TRUE_CELL
from .truth import UNLABELLED

#: Cells of a map that make up its peak.
_PEAK_CELLS = 16


def truth_loss(logits: Tensor, target: Tensor, weight: Tensor) -> Tensor:
    """Binary cross entropy over the known cells of each phrase, averaged over phrases.

    ``logits`` (B, K, h, w), ``target`` percent or UNLABELLED (B, K, h, w), ``weight`` (B,) for each image. An absent
    phrase counts as much as any other: its map of zeros is an answer.
    """
    return share_loss(logits, target.float().clamp(max=100) / 100, target != UNLABELLED, weight)


def share_loss(logits: Tensor, share: Tensor, known: Tensor, weight: Tensor) -> Tensor:
    """The same for target shares in [0, 1] and the cells that are ``known``, bool, both (B, K, h, w)."""
    loss = functional.binary_cross_entropy_with_logits(logits, share, reduction="none") * known
    count = known.sum((2, 3))
    each = loss.sum((2, 3)) / count.clamp(min=1)
    weights = (count > 0) * weight[:, None]
    return (each * weights).sum() / weights.sum().clamp(min=1)


def dice_loss(logits: Tensor, target: Tensor, weight: Tensor) -> Tensor:
    """1 - soft Dice of each phrase that is somewhere true, averaged. Shapes as for :func:`truth_loss`."""
    known = (target != UNLABELLED).float()
    truth = target.float().clamp(max=100) / 100 * known
    map_ = logits.sigmoid() * known
    dice = (2 * (map_ * truth).sum((2, 3)) + 1) / (map_.sum((2, 3)) + truth.sum((2, 3)) + 1)
    weights = (truth.sum((2, 3)) > 4) * weight[:, None]
    return ((1 - dice) * weights).sum() / weights.sum().clamp(min=1)


def quiet_loss(logits: Tensor, target: Tensor) -> Tensor:
    """The highest cells of phrases that are nowhere true in an image, averaged over such phrases.

    A mean over the map (:func:`truth_loss`) hardly feels a lone peak, and a lone peak is a false find. Shapes as there.
    """
    false = target == 0
    absent = (false | (target == UNLABELLED)).all(-1).all(-1) & (false.float().mean((2, 3)) > 0.5)
    highest = logits.masked_fill(~false, -1e4).flatten(2).topk(_PEAK_CELLS, -1).values.mean(-1)
    return (functional.softplus(highest) * absent).sum() / absent.sum().clamp(min=1)


def agreement_loss(logits: Tensor, concepts: Tensor) -> Tensor:
    """How far the maps of two wordings of one concept differ: 1 - their soft IoU, averaged over such pairs.

    ``logits`` (B, K, h, w), ``concepts`` (B, K), NO_CONCEPT for phrases that have no pair.
    """
    same = (concepts[:, :, None] == concepts[:, None]) & (concepts != NO_CONCEPT)[:, None]
    image, first, second = torch.nonzero(same.triu(1), as_tuple=True)
    if not len(image):
        return logits.sum() * 0
    maps = logits.sigmoid().flatten(2)
    one, other = maps[image, first], maps[image, second]
    overlap = torch.minimum(one, other).sum(-1) + 1
    return (1 - overlap / (torch.maximum(one, other).sum(-1) + 1)).mean()


def cell_logits(logits: Tensor, cells: Tensor, count: int) -> Tensor:
    """A mosaic's logits by cell, (B, K, count): the log of the mean exponential, which leans to the cell's best part.

    ``logits`` (B, K, h, w), ``cells`` (B, h, w) 1 to count.
    """
    member = torch.stack([(cells == cell + 1) for cell in range(count)], 1).flatten(2).float()
    size = member.sum(2).clamp(min=1)
    total = torch.bmm(logits.clamp(-15, 15).exp().flatten(2), member.transpose(1, 2))
    return (total / size[:, None] + 1e-7).log()


def somewhere_loss(pooled: Tensor, states: Tensor) -> Tensor:
    """A phrase that is true somewhere in a cell has to be found there. ``pooled`` and ``states`` (B, K, cells)."""
    true = states == TRUE_CELL
    return (functional.softplus(1 - pooled) * true).sum() / true.sum().clamp(min=1)


def layout_loss(pooled: Tensor, states: Tensor, sentences: Tensor) -> Tensor:
    """Which cell a phrase is about: cross entropy over the cells of its mosaic where its truth is known.

    For ``sentences``, bool (B, K), the other cells count although they may fit too: theirs fits best. Shapes as for
    :func:`somewhere_loss`.
    """
    true = states == TRUE_CELL
    counted = (states == FALSE_CELL) | true | (sentences[..., None] & (states == OPEN_CELL))
    usable = true.any(2) & ((counted & ~true).any(2)) & (states != NO_CELL).any(2)
    best = torch.logsumexp(pooled.masked_fill(~true, -1e4), 2)
    every = torch.logsumexp(pooled.masked_fill(~counted, -1e4), 2)
    return ((every - best) * usable).sum() / usable.sum().clamp(min=1)


def contrast_loss(similarity: Tensor, captions: Tensor, scenes: Tensor) -> Tensor:
    """InfoNCE between M image parts and the sentences about them, both ways.

    ``similarity`` logits (M, M), ``captions`` and ``scenes`` (M,): a pair of the same sentence or of the same scene
    class, whose sentences fit each other's images, is no negative.
    """
    if len(similarity) < 2:
        return similarity.sum() * 0
    same = (captions[:, None] == captions[None]) | (scenes[:, None] == scenes[None])
    same.fill_diagonal_(False)
    logits = similarity.masked_fill(same, -1e4)
    truth = torch.arange(len(logits), device=logits.device)
    return 0.5 * (functional.cross_entropy(logits, truth) + functional.cross_entropy(logits.T, truth))
