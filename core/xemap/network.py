"""XeMap-Network: an image and phrases about it to response maps.

image, wide view -> pyramid (encoder, self-attention over deep tokens, top-down) -> features     once for a scene
features, text   -> fusion (text <- image, image <- text on the deep tokens) -> HMSA -> map      once for a phrase
"""

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
    """Gives the response of image tiles to phrases, at a quarter of their resolution."""

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
        """What a phrase is answered from, as ``config.levels`` says, finest first.

        ``image`` (B, 3, T, T) and ``wide`` (B, 3, S, S) in [-1, 1]. All but the deep tokens are unit vectors along the
        channels, and those are of unit variance: nothing is lost in half precision.
        """
        pyramid, deep, around = self.pyramid(image, wide)
        features = [scale.unit(level) for scale, level in zip(self.scales[:3], pyramid)]
        if self.token_norm is not None:
            features.append(self.token_norm(deep.permute(0, 2, 3, 1)).permute(0, 3, 1, 2))
        if self.config.hmsa and around is not None:
            features.append(self.scales[4].unit(around))
        return features

    def respond(self, features: list[Tensor], tokens: Tensor, weight: Tensor, sentence: Tensor) -> Tensor:
        """Logits of K phrases an image, float32 (B, K, T/4, T/4).

        ``features`` as :meth:`features` gives them; ``tokens`` (B, K, L, D), ``weight`` (B, K, L) and ``sentence`` (B,
        K, D) are the encoded phrases.
        """
        image = gained = learnt = None
        if self.token_norm is not None:
            deep = features[3 if self.config.hmsa else 1]
            image = deep.flatten(2).transpose(1, 2).contiguous()
        if self.fusion is not None:
            gained, learnt = self.fusion(image, tokens, weight, sentence)
            if not self.config.text_from_image:
                learnt = None
        weights, bias = self.mixture(sentence, learnt)
        finest = features[0].shape[-2:]
        responses: dict[torch.Size, Tensor] = {}  # by their size, so that those of one size are enlarged together
        for index, scale in enumerate(self.scales):
            asked = scale.asked(sentence, learnt)
            if index == 3:
                met = image[:, None] + gained if self.config.image_learns else image[:, None]
                response = response_of(scale.unit_tokens(met), asked).unflatten(2, deep.shape[-2:])
            else:
                response = response_at(features[index], asked)
            response = response.float() * weights[..., index, None, None]
            size = response.shape[-2:]
            responses[size] = responses[size] + response if size in responses else response
        bias = bias + self.anchors.level(sentence)
        logits = responses.pop(finest) + bias[..., None, None]
        for response in responses.values():
            logits = logits + functional.interpolate(response, size=finest, mode="bilinear")
        return logits

    def levels_compared(self, features: list[Tensor]) -> list[Tensor]:
        """Those of the features that the text is compared with."""
        return features[: len(self.scales)]

    def similarity(self, pooled: list[Tensor], sentence: Tensor) -> Tensor:
        """How well N sentences (N, D) fit M image parts, logits (M, N), without the fusion: for contrast in training.

        ``pooled`` are the parts' mean features by scale, (M, C_l) each, as :meth:`features` gives them.
        """
        weights, _ = self.mixture(sentence, None)
        total = None
        for index, scale in enumerate(self.scales):
            part = pooled[index].float()
            if index == 3:
                part = scale.image(part[..., None, None].to(scale.image.weight.dtype))[..., 0, 0].float()
            fit = functional.normalize(part, dim=-1) @ (scale.asked(sentence, None) * weights[:, index, None]).T
            total = fit if total is None else total + fit
        return total
