"""The structural prior at stride 8: biased self-attention within square windows of the decoder's features.

At stride 16 a token of high-resolution imagery covers several objects, so cells with similar embeddings are similar
mixtures. At stride 8, after the top-down pathway and before the mask features, similar cells belong to one kind of
object, and attention between them acts directly on the mask (docs/lab/mapping-parts-of-ssdm.md). Windows keep it cheap:
the cost grows with the tile's area only.
"""

import math

from torch import Tensor, nn
from torch.nn import functional

from .prior import BiasedEncoderLayer, cell_distance, dissimilarity, mean_gap

#: Cells along the side of a window (128 model pixels), fewer where they do not divide the tile.
WINDOW = 16


class WindowAttention(nn.Module):
    """An encoder layer on the windows of a feature map.

    It starts as the identity, so that it can be added to a trained network.
    """

    def __init__(self, width: int, heads: int, structural: bool):
        super().__init__()
        self.layer = BiasedEncoderLayer(width, heads, structural)
        for last in (self.layer.attention.out, self.layer.mlp[-1]):
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)

    def forward(self, features: Tensor, field: Tensor | None, valid: Tensor | None) -> Tensor:
        """Refine features.

        Args:
            features: (B, width, H, W).
            field: (B, D, H/2, W/2) unit vectors; None without a structural prior.
            valid: (B, H/2, W/2) bool; None without one.

        Returns:
            (B, width, H, W).
        """
        batch, width, *size = features.shape
        sides = [math.gcd(side, WINDOW) for side in size]
        counts = [side // window for side, window in zip(size, sides)]

        def windows(values: Tensor) -> Tensor:
            parts = values.unflatten(3, (counts[1], sides[1])).unflatten(2, (counts[0], sides[0]))
            return parts.permute(0, 2, 4, 3, 5, 1).reshape(batch * counts[0] * counts[1], sides[0] * sides[1], -1)

        gaps = None
        if field is not None:
            cells = functional.interpolate(field.float() * valid[:, None], size=size, mode="bilinear")
            weight = functional.interpolate(valid[:, None].float(), size=size, mode="nearest")
            mean = mean_gap(field, valid).repeat_interleave(counts[0] * counts[1])
            gaps = dissimilarity(functional.normalize(windows(cells), dim=-1), windows(weight)[..., 0] > 0, mean)
        mixed = self.layer(windows(features), cell_distance(*sides, features.device), gaps)
        mixed = mixed.view(batch, *counts, *sides, width).permute(0, 5, 1, 3, 2, 4)
        return mixed.reshape(features.shape)
