"""Self-training: the averaged networks label what the labels leave open, and labelled ground is pasted into it.

The teacher is the running average of the networks (mean teacher, arXiv 1703.01780); the pasting is ClassMix (arXiv
2007.07936) across sets (DACS, arXiv 2007.08702), so that the dense labels of one city meet the ground of other places.
"""

import dataclasses

import torch
from torch import Tensor
from torch.nn import functional

from ...embeddings.scene_context import CONTEXT_FACTOR as VIEW_FACTOR
from ...ssdm.config import FIELD_STRIDE
from ..targets import ANY, CLASSES, allowed_classes
from .sampler import Batch

_VIEW, _FIELD = ("view", "view_valid", "view_target"), ("field", "field_valid")
_PASTED = ("image", "target", "cells", *_VIEW, *_FIELD)


def narrowed(target: Tensor, probabilities: Tensor, least: float) -> Tensor:
    """Target bits with the teacher's class where several are possible and it is sure enough.

    The teacher chooses among the classes that the target allows (all without a label). It is sure if its class has at
    least the share ``least`` of their summed probability.

    Args:
        target: uint8 (B, H, W), target bits.
        probabilities: (B, 8, H, W), the teacher's.
        least: The share that makes it sure.
    """
    inside = probabilities * allowed_classes(torch.where(target == 0, torch.full_like(target, ANY), target))
    best, chosen = inside.max(1)
    sure = best >= least * inside.sum(1).clamp(min=1e-6)
    return torch.where(sure, torch.ones_like(target) << chosen.to(target.dtype), target)


def labelled(target: Tensor) -> Tensor:
    """The pixels of target bits (B, H, W) with one class, bool."""
    return (target > 0) & (target & (target - 1) == 0)


def mixed(batch: Batch, full: Tensor, share: float) -> Batch:
    """The batch with labelled ground pasted into images without dense labels (ClassMix across sets, as in DACS).

    Half of the classes of a fully labelled crop are pasted into the image, the middle of its view and its field, so
    that the embedding describes what the crop shows.

    Args:
        batch: The batch; it stays as it is.
        full: bool (B,), fully labelled crops.
        share: Share of the images without dense labels that get ground pasted in.
    """
    mixed = dataclasses.replace(batch, **{name: getattr(batch, name).clone() for name in _PASTED})
    image, target, cells = mixed.image, mixed.target, mixed.cells
    single = labelled(target)
    givers = torch.nonzero(full).flatten()
    side = image.shape[-1] // VIEW_FACTOR
    edge = (batch.view.shape[-1] - side) // 2
    middle = (..., slice(edge, edge + side), slice(edge, edge + side))
    for index in torch.nonzero(~batch.dense).flatten().tolist():
        if not len(givers) or float(torch.rand(())) >= share:
            continue
        giver = int(givers[int(torch.randint(len(givers), ()))])
        labelled_here = single[giver]
        present = [bit for bit in range(CLASSES) if bool((target[giver][labelled_here] == 1 << bit).any())]
        taken = [present[place] for place in torch.randperm(len(present)).tolist()[: (len(present) + 1) // 2]]
        over = labelled_here & (sum((target[giver] == 1 << bit).int() for bit in taken) > 0)
        image[index] = torch.where(over, batch.image[giver], image[index])
        target[index] = torch.where(over, target[giver], target[index])
        cells[index] = torch.where(over, torch.zeros_like(cells[index]), cells[index])
        # A pixel of the view or a cell of the field is the giver's where most of the crop's pixels in it are.
        for factor, place, names in ((VIEW_FACTOR, middle, _VIEW), (FIELD_STRIDE, (...,), _FIELD)):
            coarse = functional.avg_pool2d(over[None].float(), factor)[0] > 0.5
            for name in names:
                kept, given = getattr(mixed, name)[index], getattr(batch, name)[giver]
                kept[place] = torch.where(coarse, given[place], kept[place])
    return mixed
