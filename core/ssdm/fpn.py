"""The small pixel decoder and mask head: from a feature pyramid to mask features, with one query for each class."""

from collections.abc import Iterable

import torch
from torch import Tensor, nn
from torch.nn import functional


def _conv(inputs: int, outputs: int, kernel: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


class PyramidDecoder(nn.Module):
    """Turns tokens at stride 16 and the encoder's features at strides 8 and 4 into mask features at stride 4.

    Args:
        width: Width of the tokens.
        stride8: Channels of the encoder's features at stride 8.
        stride4: Channels of the encoder's features at stride 4.
        mask_width: Width of the mask features.
        refined: Layers for the features at stride 8, under the structural prior.
    """

    def __init__(self, width: int, stride8: int, stride4: int, mask_width: int, refined: Iterable[nn.Module] = ()):
        super().__init__()
        self.top = _conv(width, mask_width, 1)
        self.lateral8 = _conv(stride8, mask_width, 1)
        self.smooth8 = _conv(mask_width, mask_width, 3)
        self.refined8 = nn.ModuleList(refined)
        self.lateral4 = _conv(stride4, mask_width, 1)
        self.smooth4 = nn.Sequential(_conv(mask_width, mask_width, 3), nn.Conv2d(mask_width, mask_width, 3, padding=1))

    def forward(
        self, deep: Tensor, features8: Tensor, features4: Tensor, field: Tensor | None, valid: Tensor | None
    ) -> Tensor:
        """Compute the mask features.

        Args:
            deep: (B, width, H/16, W/16) tokens.
            features8: (B, stride8, H/8, W/8).
            features4: (B, stride4, H/4, W/4).
            field: Field of the structural prior; None without it.
            valid: Valid cells of ``field``; None without it.

        Returns:
            (B, mask_width, H/4, W/4).
        """
        merged = functional.interpolate(self.top(deep), scale_factor=2, mode="bilinear") + self.lateral8(features8)
        merged = self.smooth8(merged)
        for layer in self.refined8:
            merged = layer(merged, field, valid)
        merged = functional.interpolate(merged, scale_factor=2, mode="bilinear") + self.lateral4(features4)
        return self.smooth4(merged)


class ClassQueries(nn.Module):
    """One learned query for each class attends to the deep tokens once and becomes that class's mask embedding."""

    def __init__(self, classes: int, width: int, mask_width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.queries = nn.Parameter(nn.init.normal_(torch.empty(classes, width), std=0.02))
        self.query = nn.Linear(width, width)
        self.token_norm = nn.LayerNorm(width)
        self.key_value = nn.Linear(width, 2 * width)
        self.norm = nn.LayerNorm(width)
        self.embed = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, mask_width))
        self.bias = nn.Parameter(torch.zeros(classes))

    def forward(self, tokens: Tensor, mask_features: Tensor) -> Tensor:
        """Class logits (B, classes, h, w) from ``tokens`` (B, N, width) and ``mask_features`` (B, M, h, w)."""
        batch, count, width = tokens.shape

        def split(values: Tensor, length: int) -> Tensor:
            return values.view(batch, length, self.heads, -1).transpose(1, 2)

        queries = self.queries.expand(batch, -1, -1)
        key, value = self.key_value(self.token_norm(tokens)).chunk(2, dim=-1)
        gathered = functional.scaled_dot_product_attention(
            split(self.query(queries), queries.shape[1]), split(key, count), split(value, count)
        )
        refined = self.norm(queries + gathered.transpose(1, 2).reshape(batch, -1, width))
        embedded = self.embed(refined) / mask_features.shape[1] ** 0.5
        logits = torch.einsum("bcm,bmhw->bchw", embedded, mask_features)
        return logits + self.bias[:, None, None].to(logits.dtype)
