"""A referring model ready to answer: card, network, text encoder, device and compute type."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..arrays import library
from ..models.card import ModelCard
from ..models.weights_file import check_strides, check_weights, fits_card
from ..runtime.choice import runtime_for
from ..runtime.recipe import Recipe
from .config import WIDE_FACTOR, XemapConfig, wide_side
from .text import DEFAULT_TEXT_ENCODER, SOURCES, Query, TextEncoder

if TYPE_CHECKING:
    from torch import Tensor

#: The fewest tokens to which phrases are filled up; else it is three times as many, and so on: few lengths, because
#: some runtimes compile the network for each.
FEWEST_TOKENS = 8


class ReferringModel:
    """Computes the response of image tiles to phrases.

    The network itself is made when it is first needed: a runtime that kept a compiled one needs no other.

    Attributes:
        card: The model's card.
        config: Configuration of the network.
        runtime: Computes the network.
        device: Where tiles, features and responses are: a torch device, or HOST for NumPy's arrays.
        tile: Side of a tile in model pixels, from the card.
        stride: Model pixels to a cell of the response, from the card.
        wide: (side, factor) of the wide view: side² pixels at factor times the model's GSD, centred on the tile.
        levels: (channels, stride in model pixels) of each level of the features.
    """

    def __init__(self, card: ModelCard, make: Callable, runtime):
        """Describe a model.

        Args:
            card: The model's card.
            make: Makes the :class:`~core.xemap.network.XemapNetwork`.
            runtime: Computes it.

        Raises:
            InputError: The card describes no such network.
        """
        with fits_card(card):
            self.config = read_config(card)
        self.card, self.runtime, self.device = card, runtime, runtime.device
        self.tile, self.stride = card.tile, card.stride
        self.wide = (wide_side(card.tile), WIDE_FACTOR)
        self.levels = self.config.levels
        self._make, self._networks = make, {}
        self._text: TextEncoder | None = None

    @classmethod
    def load(cls, folder: Path, card: ModelCard, device: str) -> "ReferringModel":
        """Load a model.

        Args:
            folder: The model's folder.
            card: Its card.
            device: Name of a device.

        Raises:
            InputError: Weights and card do not fit.
        """

        def make():
            from ..models.checkpoint import load_network

            return load_network(partial(make_network, card), folder, card)

        check_weights(folder, card)
        model = cls(card, make, runtime_for(device))
        model.prepare()
        return model

    @cached_property
    def network(self):
        """The network: a :class:`~core.xemap.network.XemapNetwork`."""
        return self._make().eval()

    def prepare(self) -> None:
        """Make the network ready for tiles."""
        views = [
            part for side in (self.tile, self.wide[0]) for part in (((3, side, side), "uint8"), ((side, side), "bool"))
        ]
        self._network("Features").prepare(*views)

    def features(self, image, valid, wide, wide_valid) -> "list[Tensor | np.ndarray]":
        """Compute the features from which phrases are answered.

        Args:
            image: Tiles, uint8 (B, 3, T, T).
            valid: Their valid pixels, bool (B, T, T).
            wide: Their wide views, uint8 (B, 3, S, S).
            wide_valid: The valid pixels of the wide views, bool (B, S, S).

        Returns:
            One array a level, float16 (B, channels, T/stride, T/stride): tensors, or NumPy's arrays for such.
        """
        return list(self._network("Features")(image, valid, wide, wide_valid))

    def query(self, phrase: str) -> Query:
        """Encode a phrase and draw it to the wordings that the network knows.

        Raises:
            InputError: The text encoder is missing or damaged.
        """
        if self._text is None:
            self._text = TextEncoder(self.card.text.get("encoder", DEFAULT_TEXT_ENCODER), self.runtime)
        query = self._text(phrase)
        parts = (part[None] for part in (*self._filled(query.tokens, query.weight), query.sentence))
        tokens, weight, sentence = (part[0] for part in self._network("Drawn")(*parts))
        counted = weight > 0  # most names are shorter than the longest
        return replace(query, tokens=tokens[counted], weight=weight[counted], sentence=sentence)

    def respond(self, features: "Sequence[Tensor | np.ndarray]", query: Query) -> "Tensor | np.ndarray":
        """The response of tiles to one phrase: (B, T/stride, T/stride) float32 in [0, 1], of the features' library."""
        count = len(features[0])
        parts = (*self._filled(query.tokens, query.weight), query.sentence)
        parts = (library(part).broadcast_to(part, (count, 1, *part.shape)) for part in parts)
        return self._network("Response")(*features, *parts)

    def _filled(self, tokens, weight) -> tuple:
        """Tokens (L, D) and weights (L,), for NumPy's arrays filled up to one of a few lengths."""
        if not isinstance(tokens, np.ndarray):
            return tokens, weight
        length = FEWEST_TOKENS
        while length < len(weight):
            length *= 3
        missing = length - len(weight)
        return np.pad(tokens, ((0, missing), (0, 0))), np.pad(weight, (0, missing))

    def _network(self, answer: str) -> Callable:
        """The network that gives an answer, a class of :mod:`core.xemap.answers`."""
        if answer not in self._networks:

            def make():
                from . import answers

                return getattr(answers, answer)(self.network)

            key = f"{answer} {self.card.weights_sha256} {sorted(self.card.network.items())}"
            recipe = Recipe(key, make, light=answer == "Response", exact=answer == "Drawn")
            self._networks[answer] = self.runtime.compiled(recipe)
        return self._networks[answer]


def read_config(card: ModelCard) -> XemapConfig:
    """The configuration of the network that a card describes.

    Raises:
        ValueError, TypeError, InputError: The card describes no such network.
    """
    config = read_network_config(card.network)
    source = SOURCES.get(card.text.get("encoder", DEFAULT_TEXT_ENCODER))
    if source is not None and source.width != config.text_width:
        raise ValueError(f"text_width is {config.text_width}, and the text encoder has {source.width}")
    # The wide view has half the side.
    check_strides(card, {"stride": config.levels[0][1]}, 32 * WIDE_FACTOR // 2)
    return config


def make_network(card: ModelCard):
    """The network that a card describes: a :class:`~core.xemap.network.XemapNetwork`.

    Raises:
        ValueError, TypeError: The card describes no such network.
    """
    from .network import XemapNetwork

    return XemapNetwork(read_config(card))


def read_network_config(raw: dict) -> XemapConfig:
    """Read the configuration in a card or a TOML file.

    Raises:
        TypeError: It names a field that does not exist.
    """
    return XemapConfig(**{key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()})
