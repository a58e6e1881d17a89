"""Structural prior modulation: the embedding's similarities as an additive bias on attention logits (SSDM, pathway 1).

The bias of head h between the cells i and j is

    bias_h(i, j) = -softplus(s_h) · |p_i - p_j| / 16  -  softplus(g_h) · (1 - <e_i, e_j>) / mean(1 - <e, e>)

with p in cells and e the unit embedding vectors; the second term is SSDM's (arXiv 2604.19591 publishes the idea, not
the form; this one follows the geometry prior of DFormerv2). Cells with similar embeddings attend to each other; no
embedding value enters the features here. The gap is divided by the window's own mean gap, because products differ in
how close their vectors lie (in an urban window of a learnt context, cosines are above 0.9); measured without this
division, the bias had no effect. The spatial decay is part of every configuration, so that switching the pathway off
removes the embedding and nothing else. Heads start with different gains, from hardly any bias to a strong one.
"""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

#: Cells over which the spatial decay is measured, so that its gain is of the order of one.
_DISTANCE_UNIT = 16.0
#: Below this mean gap a window shows one kind of ground only, and its differences are noise.
_LEAST_GAP = 0.02


def mean_gap(field: Tensor, valid: Tensor) -> Tensor:
    """The mean of 1 - <e_i, e_j> over all pairs of valid cells, bounded from below.

    Args:
        field: (B, D, h, w) unit vectors.
        valid: (B, h, w) bool.

    Returns:
        (B,) float32.
    """
    weight = valid[:, None].float()
    middle = (field.float() * weight).sum((2, 3)) / weight.sum((2, 3)).clamp(min=1)
    return (1 - middle.square().sum(1)).clamp(min=_LEAST_GAP)


def dissimilarity(cells: Tensor, valid: Tensor, mean: Tensor) -> Tensor:
    """Gaps 1 - <e_i, e_j> between cells, divided by the mean gap.

    Args:
        cells: (B, N, D) unit vectors.
        valid: (B, N) bool.
        mean: (B,) mean gaps.

    Returns:
        (B, N, N) float32, 0 for pairs without two valid embeddings.
    """
    with torch.autocast(cells.device.type, enabled=False):  # half precision loses gaps far below one
        cells, weight = cells.float(), valid.float()
        gaps = 1 - torch.bmm(cells, cells.transpose(1, 2))
        return gaps * weight[:, :, None] * weight[:, None, :] / mean[:, None, None]


def cell_distance(height: int, width: int, device: torch.device) -> Tensor:
    """Distances (N, N) between the cells of a lattice, in units of 16 cells."""
    rows, columns = torch.meshgrid(
        torch.arange(height, device=device), torch.arange(width, device=device), indexing="ij"
    )
    points = torch.stack([rows.flatten(), columns.flatten()], 1).float() / _DISTANCE_UNIT
    # The explicit form, not cdist: exact zeros on the diagonal and the same on every device.
    return (points[:, None] - points[None]).pow(2).sum(-1).sqrt()


def _gains(first: float, last: float, heads: int) -> nn.Parameter:
    # Not torch.linspace: on the meta device, on which a model is made before its weights are read, it imports sympy.
    return nn.Parameter(torch.tensor(np.linspace(first, last, heads, dtype=np.float32).tolist()))


class BiasedAttention(nn.Module):
    """Multi-head self-attention with the spatial decay and, if given, the structural prior added to its logits."""

    def __init__(self, width: int, heads: int, structural: bool):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.spatial_gain = _gains(-3.0, 1.0, heads)
        self.structural_gain = _gains(-1.0, 2.0, heads) if structural else None

    def bias(self, distance: Tensor, dissimilarity: Tensor | None) -> Tensor:
        """The additive bias, (1 or B, heads, N, N)."""
        bias = -functional.softplus(self.spatial_gain)[:, None, None] * distance[None]
        bias = bias[None]
        if self.structural_gain is not None and dissimilarity is not None:
            bias = bias - functional.softplus(self.structural_gain)[:, None, None] * dissimilarity[:, None]
        return bias

    def forward(self, tokens: Tensor, distance: Tensor, dissimilarity: Tensor | None) -> Tensor:
        """``tokens`` (B, N, width) to (B, N, width)."""
        batch, count, width = tokens.shape
        query, key, value = self.qkv(tokens).view(batch, count, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        bias = self.bias(distance, dissimilarity).to(query.dtype).expand(batch, -1, -1, -1)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        return self.out(mixed.transpose(1, 2).reshape(batch, count, width))


class BiasedEncoderLayer(nn.Module):
    """A pre-norm transformer encoder layer around :class:`BiasedAttention`."""

    def __init__(self, width: int, heads: int, structural: bool):
        super().__init__()
        self.attention_norm = nn.LayerNorm(width)
        self.attention = BiasedAttention(width, heads, structural)
        self.mlp_norm = nn.LayerNorm(width)
        self.mlp = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))

    def forward(self, tokens: Tensor, distance: Tensor, dissimilarity: Tensor | None) -> Tensor:
        """``tokens`` (B, N, width) to (B, N, width)."""
        tokens = tokens + self.attention(self.attention_norm(tokens), distance, dissimilarity)
        return tokens + self.mlp(self.mlp_norm(tokens))
