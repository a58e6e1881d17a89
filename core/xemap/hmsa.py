"""Hierarchical Multi-Scale Semantic Alignment: the text compared with the image at every scale.

    r_l = <norm(P_l f_l), norm(Q_l t)> / tau_l        map = sigmoid(sum_l w_l(t) · up(r_l) + b(t))

The weights over the scales come from the text: fine scales show a road, coarse ones a quarter. The image's half,
norm(P_l f_l), does not depend on the phrase; the cache holds it.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

_FIRST_TEMPERATURE = 0.1
#: The map starts low: most phrases are true in few places.
_FIRST_BIAS = -2.0


def _from_nothing(inputs: int, outputs: int) -> nn.Linear | None:
    """A linear layer that starts at zero; None without inputs."""
    if not inputs:
        return None
    layer = nn.Linear(inputs, outputs, bias=False)
    nn.init.zeros_(layer.weight)
    return layer


class ScaleAlignment(nn.Module):
    """One scale: image features and text in one space of ``width`` dimensions, both of unit length.

    ``learnt_width`` is the width of what the sentence learns from the image, 0 if it learns nothing.
    """

    def __init__(self, channels: int, width: int, text_width: int, learnt_width: int):
        super().__init__()
        self.image = nn.Conv2d(channels, width, 1)
        self.text = nn.Linear(text_width, width)
        self.log_temperature = nn.Parameter(torch.tensor(math.log(_FIRST_TEMPERATURE)))
        self.learnt = _from_nothing(learnt_width, width)

    def unit(self, features: Tensor) -> Tensor:
        """Turn ``features`` (B, channels, h, w) into unit vectors (B, width, h, w)."""
        return functional.normalize(self.image(features), dim=1)

    def unit_tokens(self, tokens: Tensor) -> Tensor:
        """Turn ``tokens`` (…, N, channels) into unit vectors (…, N, width)."""
        projected = functional.linear(tokens, self.image.weight.flatten(1), self.image.bias)
        return functional.normalize(projected, dim=-1)

    def query(self, sentence: Tensor, learnt: Tensor | None) -> Tensor:
        """The text's unit vector at this scale, divided by the temperature, (…, width).

        ``sentence`` is (…, D), ``learnt`` what it learnt from the image.
        """
        text = self.text(sentence)
        if learnt is not None:
            text = text + self.learnt(learnt)
        return functional.normalize(text.float(), dim=-1) / self.log_temperature.clamp(min=math.log(0.02)).exp()


class ScaleMixture(nn.Module):
    """The weights of the scales and the map's bias, both from the text."""

    def __init__(self, scales: int, text_width: int, learnt_width: int):
        super().__init__()
        self.scales = scales
        self.weights = nn.Linear(text_width, scales)
        self.bias = nn.Linear(text_width, 1)
        self.learnt = _from_nothing(learnt_width, 1)
        for layer in (self.weights, self.bias):
            nn.init.zeros_(layer.weight)
        nn.init.zeros_(self.weights.bias)
        nn.init.constant_(self.bias.bias, _FIRST_BIAS)

    def forward(self, sentence: Tensor, learnt: Tensor | None) -> tuple[Tensor, Tensor]:
        """From ``sentence`` (…, D) to weights that add up to one, (…, scales), and the bias, (…,)."""
        bias = self.bias(sentence)[..., 0]
        if learnt is not None:
            bias = bias + self.learnt(learnt)[..., 0]
        return self.weights(sentence).float().softmax(-1), bias.float()


def response_at(unit: Tensor, query: Tensor) -> Tensor:
    """r_l of K phrases: from ``unit`` (B, C, h, w) and ``query`` (B, K, C) to (B, K, h, w)."""
    return torch.bmm(query.to(unit.dtype), unit.flatten(2)).unflatten(2, unit.shape[-2:])


def response_of(unit: Tensor, query: Tensor) -> Tensor:
    """r_l for tokens: from ``unit`` (B, K, N, C), or (B, 1, N, C) if all phrases share the tokens, to (B, K, N)."""
    return (unit @ query.to(unit.dtype)[..., None])[..., 0]
