"""A mapping model with a head that was fitted to a user's labels.

The head is linear and starts from the base model: without weights of its own it says what the base model says. It adds
to the logarithm of the base model's class probabilities, class by class, a linear function of the deep features.
"""

import math
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from ..memory import DeviceMemory
from ..models.card import ModelCard
from ..models.checkpoint import load_network
from ..runtime.choice import runtime_for
from ..scene.extra_bands import ExtraBand
from .field_features import FieldFeatures
from .kept_features import HeadPredictor
from .model import MappingModel, make_pair
from .pair import MappingPair

#: Probability of a class that the base model rules out. The head has to be able to find it all the same.
FLOOR = 1e-3
#: Depths of learning: the head alone, or all weights of the network.
HEAD, NETWORK = "head", "network"


class FittedHead(nn.Module):
    """The base model's probabilities and deep features to probabilities of the user's classes.

    Attributes:
        shares: (classes, base classes) part of each base class that belongs to a class of the user.
        mean: (features,) mean of the features, and
        scale: (features,) their spread, both over the ground that the head was fitted on.
        weight: (classes, features) linear weights.
        bias: (classes,).
        kept: (classes,) bool, classes of the base model that no label shows, and
        margin: how far the labels' odds against these must rise before they count; both only if it ``keeps`` classes.
    """

    def __init__(self, features: int, base_classes: int, classes: int, keeps: bool = False):
        super().__init__()
        self.keeps = keeps
        if keeps:
            self.register_buffer("kept", torch.zeros(classes, dtype=torch.bool))
            self.register_buffer("margin", torch.zeros(()))
        self.register_buffer("shares", torch.zeros(classes, base_classes))
        self.register_buffer("mean", torch.zeros(features))
        self.register_buffer("scale", torch.ones(features))
        self.weight = nn.Parameter(torch.zeros(classes, features), requires_grad=False)
        self.bias = nn.Parameter(torch.zeros(classes), requires_grad=False)

    def forward(self, probabilities: Tensor, features: Tensor) -> Tensor:
        """Probabilities of the user's classes, (B, classes, h, w) float32; arguments as of ``logits``."""
        return self.logits(probabilities, features).softmax(1)

    def logits(self, probabilities: Tensor, features: Tensor) -> Tensor:
        """Logits of the user's classes.

        Args:
            probabilities: (B, base classes, h, w) float32.
            features: (B, features, h, w) float32.

        Returns:
            (B, classes, h, w) float32.
        """
        prior = prior_logits(probabilities.movedim(1, -1), self.shares).movedim(-1, 1)
        weight = self.weight / (self.scale * len(self.scale) ** 0.5)
        bias = self.bias - weight @ self.mean
        return self.supported(prior + functional.conv2d(features, weight[:, :, None, None], bias), prior)

    def supported(self, logits: Tensor, prior: Tensor) -> Tensor:
        """Logits whose change is one that labels support, (n, classes, ...), as ``logits`` and ``prior``.

        No label shows a kept class. So labels cannot say that ground belongs to one: the odds of the labelled classes
        together against the kept ones never fall. They rise by what exceeds the margin, and so kept classes keep ground
        that is only a little like the labels.
        """
        if not self.keeps:
            return logits
        learnt = ~self.kept
        rise = logits[:, learnt].logsumexp(1, keepdim=True) - prior[:, learnt].logsumexp(1, keepdim=True)
        change = functional.relu(rise - self.margin) - rise
        return logits + change * learnt.view(-1, *(1,) * (logits.dim() - 2))


def prior_logits(probabilities: Tensor, shares: Tensor) -> Tensor:
    """Logarithms of what the base model says of the user's classes.

    Args:
        probabilities: (..., base classes).
        shares: (classes, base classes).

    Returns:
        (..., classes).
    """
    return (probabilities @ shares.T + FLOOR).log()


class FittedPair(nn.Module):
    """The networks of the base model and the head: one checkpoint."""

    def __init__(self, pair: MappingPair, head: FittedHead):
        super().__init__()
        self.pair, self.head = pair, head


class FittedModel(MappingModel):
    """A mapping model whose classes are the user's. Used like any other mapping model."""

    def __init__(self, card: ModelCard, pair: MappingPair, head: FittedHead, runtime):
        super().__init__(card, lambda: pair, runtime)
        self.device = torch.device(runtime.device)  # the head computes with PyTorch
        if card.head.get("depth") != NETWORK:  # the network is the base model's, and so are its kept features
            self.features_digest = card.head["base_sha256"]
        self.extra, self.field_features = extra_bands_of(card), field_features_of(card)
        self.head = head.eval().to(self.device)

    @classmethod
    def load(cls, folder: Path, card: ModelCard, device: str) -> "FittedModel":
        """Load the model in ``folder`` onto a torch device.

        Raises:
            InputError: Weights and card do not fit together.
        """

        def make() -> FittedPair:
            pair = make_pair(card)
            network = pair.network
            embedded = field_features_of(card)
            features = network.feature_width + len(extra_bands_of(card)) + (embedded.dimensions if embedded else 0)
            return FittedPair(
                pair, FittedHead(features, network.config.classes, len(card.classes), keeps_classes(card))
            )

        networks = load_network(make, folder, card)
        return cls(card, networks.pair, networks.head, runtime_for(device))

    def probabilities(self, *inputs: Tensor, source: str | None = None) -> Tensor:
        """Probabilities of the user's classes at a quarter of the resolution; arguments as of ``features``."""
        with torch.inference_mode():
            return self.probabilities_of(torch.cat(self.features(*inputs, source=source), 1).half().float())

    def probabilities_of(self, values: Tensor) -> Tensor:
        """Probabilities of the user's classes, (B, classes, h, w) float32.

        Args:
            values: (B, base classes + features, h, w) float32, the network's rounded to half precision; NaN in further
                bands and an embedding without data.
        """
        classes = self.head.shares.shape[1]
        with torch.inference_mode():
            return self.head(values[:, :classes], values[:, classes:].nan_to_num(0.0))

    def predictor(
        self, size: int | None, source: str | None, memory: DeviceMemory | None, keep: bool = False
    ) -> HeadPredictor:
        """Predict tiles, with features from the cache if they are there; arguments as of ``HeadPredictor``."""
        return HeadPredictor(self, size, source, memory, keep, self.extra, self.field_features)


def extra_bands_of(card: ModelCard) -> tuple[ExtraBand, ...]:
    """The further bands that a fitted model reads. Raises TypeError or ValueError if the card has another form."""
    bands = tuple(ExtraBand(**band) for band in card.head.get("extra_bands", ()))
    for band in bands:
        if not isinstance(band.name, str) or not all(math.isfinite(part) for part in (band.mean, band.scale)):
            raise ValueError("an extra band has a name, a mean and a scale")
    return bands


def field_features_of(card: ModelCard) -> FieldFeatures | None:
    """The embedding field that a fitted model reads. Raises TypeError or ValueError if the card has another form."""
    if "embedding" not in card.head:
        return None
    known = FieldFeatures(**card.head["embedding"])
    known = replace(known, mean=tuple(map(float, known.mean)), scale=tuple(map(float, known.scale)))
    numbers = (*known.mean, *known.scale)
    texts = isinstance(known.family, str) and isinstance(known.source, str)
    if not texts or len(known.mean) != known.dimensions or len(known.scale) != known.dimensions:
        raise ValueError("an embedding has a family, dimensions, and a mean and a scale of each")
    if not all(map(math.isfinite, numbers)):
        raise ValueError("the means and scales of an embedding are numbers")
    return known


def keeps_classes(card: ModelCard) -> bool:
    """Whether a fitted model keeps classes of its base model that no label shows."""
    return card.head.get("keeps_classes") is True
