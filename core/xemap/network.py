"""XeMap-Network: from an image and phrases about it to response maps.

once a scene:   image, wide view -> pyramid (encoder, self-attention over deep tokens, top-down) -> features
once a phrase:  features, text -> fusion (text <- image, image <- text on the deep tokens) -> HMSA -> map
"""

from functools import lru_cache

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from .anchors import Anchors
from .config import XemapConfig
from .fusion import FusionLayer
from .hmsa import ScaleAlignment, ScaleMixture, response_at, response_of
from .pyramid import ImagePyramid

#: Model pixels to a cell of the response, and to a deep token.
RESPONSE_STRIDE = 4
TOKEN_STRIDE = 32


class XemapNetwork(nn.Module):
    """Computes the response of image tiles to phrases, at a quarter of their resolution."""

    def __init__(self, config: XemapConfig):
        super().__init__()
        self.config = config
        self.anchors = Anchors(config.anchors, config.text_width)
        self.pyramid = ImagePyramid(config)
        self.token_norm = nn.LayerNorm(config.width) if config.hmsa or config.fuses else None
        self.fusion = None
        if config.fuses:
            self.fusion = FusionLayer(
                config.width, config.heads, config.text_width, config.text_from_image, config.image_learns
            )
        learnt = config.width if config.text_from_image else 0
        channels = (config.pyramid, config.pyramid, config.pyramid, config.width, config.width)
        compared = 1 if not config.hmsa else 5 if config.wide else 4
        self.scales = nn.ModuleList(
            ScaleAlignment(count, width, config.text_width, learnt)
            for count, width in list(zip(channels, config.scales))[:compared]
        )
        self.mixture = ScaleMixture(compared, config.text_width, learnt)

    def features(self, image: Tensor, wide: Tensor | None) -> list[Tensor]:
        """Compute the features from which phrases are answered.

        All but the deep tokens are unit vectors along the channels, and the deep tokens have unit variance, so half
        precision loses nothing.

        Args:
            image: Tiles, (B, 3, T, T) in [-1, 1].
            wide: Their wide views, (B, 3, S, S) in [-1, 1]; None if the configuration has none.

        Returns:
            One tensor for each of ``config.levels``, finest first.
        """
        pyramid, deep, around = self.pyramid(image, wide)
        features = [scale.unit(level) for scale, level in zip(self.scales[:3], pyramid)]
        if self.token_norm is not None:
            features.append(self.token_norm(deep.permute(0, 2, 3, 1)).permute(0, 3, 1, 2))
        if self.config.hmsa and around is not None:
            features.append(self.scales[4].unit(around))
        return features

    def respond(self, features: list[Tensor], tokens: Tensor, weight: Tensor, sentence: Tensor) -> Tensor:
        """Compute the logits of K phrases for each image.

        Args:
            features: The images' features, as :meth:`features` returns them.
            tokens: Token vectors of the phrases, (B, K, L, D).
            weight: How much each token counts, (B, K, L).
            sentence: Sentence vectors of the phrases, (B, K, D).

        Returns:
            float32 (B, K, T/4, T/4).
        """
        image = image_gain = learnt = None
        if self.token_norm is not None:
            deep = features[3 if self.config.hmsa else 1]
            image = deep.flatten(2).transpose(1, 2).contiguous()
        if self.fusion is not None:
            image_gain, learnt = self.fusion(image, tokens, weight, sentence)
            if not self.config.text_from_image:
                learnt = None
        weights, bias = self.mixture(sentence, learnt)
        finest = _size(features[0])
        responses: dict[tuple[int, int], Tensor] = {}  # summed by size: responses of one size are enlarged together
        for index, scale in enumerate(self.scales):
            query = scale.query(sentence, learnt)
            if index == 3:
                fused = image[:, None] + image_gain if self.config.image_learns else image[:, None]
                response = response_of(scale.unit_tokens(fused), query).unflatten(2, deep.shape[-2:])
            else:
                response = response_at(features[index], query)
            response = response.float() * weights[..., index, None, None]
            size = _size(response)
            responses[size] = responses[size] + response if size in responses else response
        bias = bias + self.anchors.level(sentence)
        logits = responses.pop(finest) + bias[..., None, None]
        for response in responses.values():
            logits = logits + enlarged(response, finest)
        return logits

    def levels_compared(self, features: list[Tensor]) -> list[Tensor]:
        """The features with which the text is compared."""
        return features[: len(self.scales)]

    def similarity(self, pooled: list[Tensor], sentence: Tensor) -> Tensor:
        """How well N sentences fit M image parts, without the fusion: for the contrastive loss of the training.

        Args:
            pooled: The mean features of the parts, one tensor (M, C_l) a scale, from :meth:`features`.
            sentence: Sentence vectors, (N, D).

        Returns:
            Logits, (M, N).
        """
        weights, _ = self.mixture(sentence, None)
        total = None
        for index, scale in enumerate(self.scales):
            part = pooled[index].float()
            if index == 3:
                part = scale.image(part[..., None, None].to(scale.image.weight.dtype))[..., 0, 0].float()
            fit = functional.normalize(part, dim=-1) @ (scale.query(sentence, None) * weights[:, index, None]).T
            total = fit if total is None else total + fit
        return total


def enlarged(responses: Tensor, size: tuple[int, int]) -> Tensor:
    """Interpolate (…, h, w) bilinearly to a size, in float32, with two products of matrices.

    OpenVINO takes a fifth of the time of an interpolation for them.
    """
    down, along = (
        torch.from_numpy(_interpolation(*sides)).to(responses.device) for sides in zip(_size(responses), size)
    )
    with torch.autocast(responses.device.type, enabled=False):
        return down @ responses.float() @ along.T


@lru_cache(maxsize=32)
def _interpolation(cells: int, pixels: int) -> np.ndarray:
    """The weights of cells in pixels, float32 (pixels, cells). Beyond the outer centres, values stay constant."""
    centres = np.clip((np.arange(pixels) + 0.5) * cells / pixels - 0.5, 0, cells - 1)
    return np.maximum(0, 1 - np.abs(centres[:, None] - np.arange(cells))).astype(np.float32)


def _size(features: Tensor) -> tuple[int, int]:
    """Height and width as plain numbers, which stay the same while a network is traced."""
    return int(features.shape[-2]), int(features.shape[-1])
