"""Embedding fields drawn from labels, of a new family every time: they teach the structural pathway to use any family.

The structural pathway reads similarities alone, so it can guide a map by a product that the model was never trained
with, once it has learnt that cells with similar embeddings belong together. The model's own scene context cannot teach
that: it sees no more than the image (docs/lab/mapping-parts-of-ssdm.md). These fields can: cells with similar class
shares have similar embeddings, up to noise, blur and similarity among the classes, all drawn anew. They exist in
training only.
"""

import math

import torch
from torch import Tensor
from torch.nn import functional

from ...ssdm.config import FIELD_STRIDE
from ..targets import CLASSES, allowed_classes
from .self_training import labelled

#: Name of their family: no network has an adapter for it.
FAMILY = "drawn"
#: Ranges: noise over signal, sigma of the blur in cells, dimensions in which the classes differ.
_NOISE, _BLUR, _RANK = (0.3, 1.2), (0.3, 1.5), (3, CLASSES)


def _blurred(values: Tensor, sigma: float) -> Tensor:
    """``values`` (B, C, h, w) under a Gaussian of ``sigma`` cells."""
    reach = max(1, math.ceil(2 * sigma))
    steps = torch.arange(-reach, reach + 1, device=values.device)
    kernel = torch.exp(-0.5 * (steps / sigma) ** 2)
    kernel = (kernel / kernel.sum()).expand(values.shape[1], 1, -1)
    along = functional.conv2d(values, kernel[:, :, None], padding=(0, reach), groups=values.shape[1])
    return functional.conv2d(along, kernel[..., None], padding=(reach, 0), groups=values.shape[1])


def _between(low: float, high: float) -> float:
    return low + (high - low) * float(torch.rand(()))


def draw_fields(target: Tensor, full: Tensor, dimensions: int) -> tuple[Tensor, Tensor]:
    """Draw a field for each fully labelled crop, from torch's random numbers.

    Args:
        target: uint8 (B, S, S), target bits.
        full: bool (B,), crops that get a field.
        dimensions: D.

    Returns:
        Unit vectors (B, D, S/16, S/16) and their validity, bool (B, S/16, S/16). Cells that are half unlabelled have no
        embedding.
    """
    with torch.autocast(target.device.type, enabled=False):
        single = labelled(target)
        shares = functional.avg_pool2d((allowed_classes(target) & single[:, None]).float(), FIELD_STRIDE)
        valid = (shares.sum(1) >= 0.5) & full[:, None, None]
        rank = int(torch.randint(_RANK[0], _RANK[1] + 1, ()))
        meanings = functional.normalize(torch.randn(CLASSES, rank) @ torch.randn(rank, dimensions), dim=1)
        signal = torch.einsum("bchw,cd->bdhw", _blurred(shares, _between(*_BLUR)), meanings.to(shares))
        grain = torch.randn(2, *signal.shape).to(signal)
        # Half of the noise varies from cell to cell, half from place to place.
        parts = [functional.normalize(part, dim=1) for part in (grain[0], _blurred(grain[1], 2.0))]
        field = functional.normalize(signal, dim=1) + _between(*_NOISE) * functional.normalize(sum(parts), dim=1)
        return functional.normalize(field, dim=1), valid
