"""Losses for full, partial and weak labels."""

import torch
from torch import Tensor
from torch.nn import functional

from ..targets import allowed_classes


def partial_cross_entropy(logits: Tensor, target: Tensor, weight: Tensor) -> Tensor:
    """Negative log of the summed probability of the allowed classes, averaged over labelled pixels.

    With one allowed class this is cross entropy.

    Args:
        logits: (B, 8, H, W).
        target: uint8 (B, H, W), target bits.
        weight: (B,), weight of each image.
    """
    allowed = allowed_classes(target)
    total = torch.logsumexp(logits, 1)
    inside = torch.logsumexp(logits.masked_fill(~allowed, -1e4), 1)
    weights = (target > 0) * weight[:, None, None]
    return ((total - inside) * weights).sum() / weights.sum().clamp(min=1)


def dice_loss(probabilities: Tensor, target: Tensor) -> Tensor:
    """1 - soft Dice over the batch's fully labelled pixels, averaged over the classes that occur.

    Args:
        probabilities: (B, 8, H, W).
        target: uint8 (B, H, W), target bits.
    """
    allowed = allowed_classes(target)
    truth = (allowed & (allowed.sum(1, keepdim=True) == 1)).float()
    known = truth.sum(1, keepdim=True)
    masked = probabilities * known
    overlap = (masked * truth).sum((0, 2, 3))
    size = masked.sum((0, 2, 3)) + truth.sum((0, 2, 3))
    present = truth.sum((0, 2, 3)) > 0
    if not bool(present.any()):
        return probabilities.sum() * 0
    return 1 - (2 * overlap[present] / size[present].clamp(min=1)).mean()


def least_share_loss(probabilities: Tensor, cells: Tensor, least: Tensor) -> Tensor:
    """How far classes fall short of their least share of a cell's pixels.

    For every least share the loss is ``max(0, log(least / share))``: a label of a whole cell pulls, but does not say
    where.

    Args:
        probabilities: (B, 8, H, W).
        cells: uint8 (B, H, W), 1 to K, 0 for no cell.
        least: (B, K, 8), 0 for no least share.
    """
    losses = []
    for image in torch.nonzero(least.sum((1, 2)) > 0).flatten().tolist():
        for cell in torch.nonzero(least[image].sum(-1) > 0).flatten().tolist():
            inside = cells[image] == cell + 1
            if not bool(inside.any()):
                continue  # pasted over
            share = probabilities[image][:, inside].mean(1)
            shares = least[image, cell]
            needed = shares > 0
            losses.append((shares[needed].log() - share[needed].clamp(min=1e-4).log()).clamp(min=0).mean())
    return torch.stack(losses).mean() if losses else probabilities.sum() * 0


def scene_loss(features: Tensor, cells: Tensor, scenes: Tensor, classifier: torch.nn.Module) -> Tensor:
    """Cross entropy of the scene classes from the mean feature of each mosaic cell.

    Args:
        features: (B, C, h, w).
        cells: uint8 (B, H, W).
        scenes: int64 (B, K), class or -1.
        classifier: Features to logits of the scene classes.
    """
    small = functional.interpolate(cells[:, None].float(), size=features.shape[-2:], mode="nearest")[:, 0].to(
        cells.dtype
    )
    pooled, truth = [], []
    for image, cell in torch.nonzero(scenes >= 0).tolist():
        inside = small[image] == cell + 1
        if not bool(inside.any()):
            continue  # pasted over
        pooled.append(features[image][:, inside].mean(1))
        truth.append(scenes[image, cell])
    if not pooled:
        return features.sum() * 0
    return functional.cross_entropy(classifier(torch.stack(pooled)), torch.stack(truth))


def mixture_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Cross entropy between the context's land-cover mix of a cell and the mix of its fully labelled pixels.

    Cells with less than half of their pixels labelled do not count; partly labelled ones count by the label at their
    centre.

    Args:
        logits: (B, 8, h, w).
        target: uint8 (B, s·h, s·w), target bits.
    """
    scale = target.shape[-1] // logits.shape[-1]
    allowed = allowed_classes(target)
    full = (allowed & (allowed.sum(1, keepdim=True) == 1)).float()
    shares = functional.avg_pool2d(full, scale)
    known = shares.sum(1)
    counted = known > 0.5
    entropy = -(shares / known.clamp(min=1e-6)[:, None] * logits.log_softmax(1)).sum(1)
    dense = (entropy * counted).sum() / counted.sum().clamp(min=1)
    centre = target[:, scale // 2 :: scale, scale // 2 :: scale]
    partial = torch.where(counted, torch.zeros_like(centre), centre)
    return dense + 0.3 * partial_cross_entropy(logits, partial, torch.ones(len(logits), device=logits.device))
