"""Self-training: the averaged networks label what the labels leave open, and labelled ground is pasted into it.

The teacher is the running average of the networks (mean teacher, arXiv 1703.01780); the pasting is ClassMix (arXiv
2007.07936) across sets (DACS, arXiv 2007.08702), so that the dense labels of one city meet the ground of other places.
"""

import dataclasses

import torch
from torch import Tensor

from .losses import allowed_classes
from .sampler import Batch
from .targets import ANY, CLASSES


def narrowed(target: Tensor, probabilities: Tensor, least: float) -> Tensor:
    """Target bits (B, H, W) with the teacher's class where several are possible and it is sure enough.

    ``probabilities`` (B, 8, H, W). The teacher chooses among the classes that the target allows, all of them where it
    says nothing, and counts as sure where that class has the share ``least`` of their probability.
    """
    inside = probabilities * allowed_classes(torch.where(target == 0, torch.full_like(target, ANY), target))
    best, chosen = inside.max(1)
    sure = best >= least * inside.sum(1).clamp(min=1e-6)
    return torch.where(sure, torch.ones_like(target) << chosen.to(target.dtype), target)


def labelled(target: Tensor) -> Tensor:
    """The pixels of target bits (B, H, W) with one class, bool."""
    return (target > 0) & (target & (target - 1) == 0)


def mixed(batch: Batch, full: Tensor, share: float) -> tuple[Batch, Tensor]:
    """The batch with half the classes of a ``full`` crop, bool (B,), pasted into ``share`` of those without dense
    labels.

    Returns it and the images that were pasted into, bool (B,): their views no longer show what surrounds them.
    """
    image, target, cells = batch.image.clone(), batch.target.clone(), batch.cells.clone()
    single = labelled(target)
    givers = torch.nonzero(full).flatten()
    pasted = torch.zeros(len(image), dtype=torch.bool, device=image.device)
    for index in torch.nonzero(~batch.dense).flatten().tolist():
        if not len(givers) or float(torch.rand(())) >= share:
            continue
        giver = int(givers[int(torch.randint(len(givers), ()))])
        here = single[giver]
        present = [bit for bit in range(CLASSES) if bool((target[giver][here] == 1 << bit).any())]
        taken = [present[place] for place in torch.randperm(len(present)).tolist()[: (len(present) + 1) // 2]]
        over = here & (sum((target[giver] == 1 << bit).int() for bit in taken) > 0)
        image[index] = torch.where(over, batch.image[giver], image[index])
        target[index] = torch.where(over, target[giver], target[index])
        cells[index] = torch.where(over, torch.zeros_like(cells[index]), cells[index])
        pasted[index] = True
    return dataclasses.replace(batch, image=image, target=target, cells=cells), pasted
