"""What a referring model asks its network, as modules from tensors to answers: a runtime computes them."""

import torch
from torch import Tensor, nn

from ..tensors import normalise_image
from .network import XemapNetwork


class Features(nn.Module):
    """The features from which phrases are answered."""

    def __init__(self, network: XemapNetwork):
        super().__init__()
        self.network = network

    def forward(self, image: Tensor, valid: Tensor, wide: Tensor, wide_valid: Tensor) -> tuple[Tensor, ...]:
        """Compute one float16 tensor a level; arguments as of ``ReferringModel.features``."""
        features = self.network.features(_pixels(image, valid), _pixels(wide, wide_valid))
        return tuple(level.half() for level in features)


class Drawn(nn.Module):
    """Phrases drawn to the wordings that the network knows; see :class:`~core.xemap.anchors.Anchors`."""

    def __init__(self, network: XemapNetwork):
        super().__init__()
        self.anchors = network.anchors

    def forward(self, tokens: Tensor, weight: Tensor, sentence: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """From (B, L, D), (B, L) and (B, D) to the same three, with the tokens of a concept's name."""
        return self.anchors(tokens, weight, sentence)


class Response(nn.Module):
    """The response of tiles to a phrase each."""

    def __init__(self, network: XemapNetwork):
        super().__init__()
        self.network = network

    def forward(self, *inputs: Tensor) -> Tensor:
        """Compute (B, T/4, T/4) float32 in [0, 1].

        ``inputs`` are the levels of the features, float16, then tokens (B, 1, L, D), weights (B, 1, L) and sentence
        (B, 1, D) of the phrases, float32.
        """
        *levels, tokens, weight, sentence = inputs
        kind = levels[0].device.type
        dtype = torch.get_autocast_dtype(kind) if torch.is_autocast_enabled(kind) else torch.float32
        return self.network.respond([level.to(dtype) for level in levels], tokens, weight, sentence)[:, 0].sigmoid()


def _pixels(image: Tensor, valid: Tensor) -> Tensor:
    pixels = normalise_image(image) * valid[:, None]
    return pixels.contiguous(memory_format=torch.channels_last)
