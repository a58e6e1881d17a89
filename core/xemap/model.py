"""A referring model ready to answer: card, network, text encoder, device and compute type."""

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from ..models.card import ModelCard
from ..models.checkpoint import check_strides, load_network
from ..tensors import compute_type, normalise_image
from .config import WIDE_FACTOR, XemapConfig
from .network import XemapNetwork
from .pyramid import wide_side
from .text import DEFAULT_TEXT_ENCODER, SOURCES, Query, TextEncoder


class ReferringModel:
    """Computes the response of image tiles to phrases.

    Attributes:
        card: The model's card.
        device: The torch device.
        autocast: The type of the autocast; None for float32.
        network: The network.
        tile: Side of a tile in model pixels, from the card.
        stride: Model pixels to a cell of the response, from the card.
        wide: (side, factor) of the wide view: side² pixels at factor times the model's GSD, centred on the tile.
        levels: (channels, stride in model pixels) of each level of the features.
    """

    def __init__(self, card: ModelCard, network: XemapNetwork, device: torch.device):
        self.card = card
        self.device = device
        self.autocast = compute_type(device)
        self.network = network.eval().to(device, memory_format=torch.channels_last)
        self.tile, self.stride = card.tile, card.stride
        self.wide = (wide_side(card.tile), WIDE_FACTOR)
        self.levels = network.config.levels
        self._text: TextEncoder | None = None

    @classmethod
    def load(cls, folder: Path, card: ModelCard, device: str) -> "ReferringModel":
        """Load a model.

        Args:
            folder: The model's folder.
            card: Its card.
            device: Name of a torch device.

        Raises:
            InputError: Weights and card do not fit.
        """

        def make() -> XemapNetwork:
            config = read_network_config(card.network)
            source = SOURCES.get(card.text.get("encoder", DEFAULT_TEXT_ENCODER))
            if source is not None and source.width != config.text_width:
                raise ValueError(f"text_width is {config.text_width}, and the text encoder has {source.width}")
            check_strides(
                card, {"stride": config.levels[0][1]}, 32 * WIDE_FACTOR // 2
            )  # the wide view has half the side
            return XemapNetwork(config)

        network = load_network(make, folder, card)
        return cls(card, network, torch.device(device))

    def features(self, image: Tensor, valid: Tensor, wide: Tensor, wide_valid: Tensor) -> list[Tensor]:
        """Compute the features from which phrases are answered.

        Args:
            image: Tiles, uint8 (B, 3, T, T).
            valid: Their valid pixels, bool (B, T, T).
            wide: Their wide views, uint8 (B, 3, S, S).
            wide_valid: The valid pixels of the wide views, bool (B, S, S).

        Returns:
            One float16 tensor a level, (B, channels, T/stride, T/stride).
        """
        with (
            torch.inference_mode(),
            torch.autocast(self.device.type, self.autocast, enabled=self.autocast is not None),
        ):
            features = self.network.features(self._pixels(image, valid), self._pixels(wide, wide_valid))
            return [level.half() for level in features]

    def query(self, phrase: str) -> Query:
        """Encode a phrase and draw it to the wordings that the network knows.

        Raises:
            InputError: The text encoder is missing or damaged.
        """
        if self._text is None:
            self._text = TextEncoder(self.card.text.get("encoder", DEFAULT_TEXT_ENCODER), self.device)
        return ask(self.network, self._text(phrase))

    def respond(self, features: list[Tensor], query: Query) -> Tensor:
        """The response of tiles to one phrase: float32 (B, T/stride, T/stride) in [0, 1] on the model's device."""
        # This is bound by memory, not by arithmetic. A CPU converts half precision to float32 in hardware, and computes
        # in it twice as fast.
        quick = self.device.type == "cpu" or self.autocast is None
        with torch.inference_mode(), nullcontext() if quick else self._computing():
            levels = [level.to(self.device, torch.float32 if quick else self.autocast) for level in features]
            count = len(levels[0])

            def each(part: Tensor) -> Tensor:
                return part.to(self.device).expand(count, 1, *part.shape)

            logits = self.network.respond(levels, each(query.tokens), each(query.weight), each(query.sentence))
            return logits[:, 0].sigmoid()

    def _pixels(self, image: Tensor, valid: Tensor) -> Tensor:
        pixels = normalise_image(image.to(self.device)) * valid.to(self.device)[:, None]
        return pixels.contiguous(memory_format=torch.channels_last)


def ask(network: XemapNetwork, query: Query) -> Query:
    """The query that a network gets for an encoded phrase: drawn to the wordings that it knows."""
    device = network.mixture.bias.weight.device
    with torch.inference_mode():
        parts = (part.to(device) for part in (query.tokens, query.weight, query.sentence))
        tokens, weight, sentence = network.anchors(*parts)
    counted = weight > 0  # most names are shorter than the longest
    return replace(query, tokens=tokens[counted], weight=weight[counted], sentence=sentence)


def read_network_config(raw: dict) -> XemapConfig:
    """Read the configuration in a card or a TOML file.

    Raises:
        TypeError: It names a field that does not exist.
    """
    return XemapConfig(**{key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()})
