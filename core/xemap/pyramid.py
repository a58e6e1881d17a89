"""The image pyramid: one encoder sees the tile and, at a quarter of its resolution, a wide view around it."""

from torch import Tensor, nn
from torch.nn import functional

# isort: off
from .. import torch_compat  # noqa: F401  before segmentation_models_pytorch
from segmentation_models_pytorch.encoders import get_encoder

# isort: on

from ..ssdm.prior import BiasedEncoderLayer, cell_distance
from .config import XemapConfig


def _lateral(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inputs, outputs, 1, bias=False), nn.BatchNorm2d(outputs))


def _smooth(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)
    )


def _twice(features: Tensor) -> Tensor:
    return functional.interpolate(features, scale_factor=2, mode="bilinear")


class WideView(nn.Module):
    """The wide view's own small top-down pathway: its features at stride 8, which is 32 model pixels."""

    def __init__(self, channels: list[int], width: int):
        super().__init__()
        self.laterals = nn.ModuleList(_lateral(count, width) for count in channels)
        self.smooth = _smooth(width, width)

    def forward(self, features: list[Tensor], cells: int) -> Tensor:
        """From encoder ``features`` of the view at strides 8, 16, 32 to (B, width, cells, cells) at its centre."""
        merged = self.laterals[-1](features[-1])
        for lateral, finer in zip(list(self.laterals)[-2::-1], features[-2::-1]):
            merged = _twice(merged) + lateral(finer)
        merged = self.smooth(merged)
        edge = (merged.shape[-1] - cells) // 2
        return merged[:, :, edge : edge + cells, edge : edge + cells]


class ImagePyramid(nn.Module):
    """From tile and wide view to features at strides 4, 8, 16, deep tokens at stride 32 and the wide view's cells.

    The wide view is added to the deep tokens, and these attend to one another before they come down the pyramid. So
    every stride contains its surroundings.
    """

    def __init__(self, config: XemapConfig):
        super().__init__()
        self.config = config
        self.encoder = get_encoder(config.encoder, depth=5, weights=None)
        channels = self.encoder.out_channels[2:]
        self.deep = _lateral(channels[3], config.width)
        self.wide = WideView(channels[1:], config.width) if config.wide else None
        self.attention = nn.ModuleList(
            BiasedEncoderLayer(config.width, config.heads, structural=False)
            for _ in range(config.layers if config.self_attention else 0)
        )
        self.top = nn.Conv2d(config.width, config.pyramid, 1)
        self.laterals = nn.ModuleList(_lateral(count, config.pyramid) for count in channels[:3])
        self.smooths = nn.ModuleList(_smooth(config.pyramid, config.pyramid) for _ in channels[:3])

    def forward(self, image: Tensor, wide: Tensor | None) -> tuple[list[Tensor], Tensor, Tensor | None]:
        """Compute the features of tiles.

        Args:
            image: Tiles, (B, 3, T, T) in [-1, 1].
            wide: Their wide views, (B, 3, S, S) in [-1, 1]: S·4 model pixels around the tile's centre.

        Returns:
            [(B, pyramid, T/4, T/4), (…, T/8, T/8), (…, T/16, T/16)]; the deep tokens, (B, width, T/32, T/32); the cells
            of the wide view, (B, width, T/32, T/32), or None if the configuration has no wide view.
        """
        features = self.encoder(image)[2:]
        deep, around = self.deep(features[3]), None
        height, width = deep.shape[-2:]
        if self.wide is not None:
            around = self.wide(self.encoder(wide)[3:], width)
            deep = deep + around
        tokens = deep.flatten(2).transpose(1, 2)
        distance = cell_distance(height, width, tokens.device)
        for layer in self.attention:
            tokens = layer(tokens, distance, None)
        deep = tokens.transpose(1, 2).reshape(deep.shape)
        pyramid = []
        merged = self.top(deep)
        for lateral, smooth, finer in zip(list(self.laterals)[::-1], list(self.smooths)[::-1], features[2::-1]):
            merged = smooth(_twice(merged) + lateral(finer))
            pyramid.insert(0, merged)
        return pyramid, deep, around
