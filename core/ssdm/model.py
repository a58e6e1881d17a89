"""A land-cover model ready to map: card, networks, device and compute type."""

from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from ..memory import DeviceMemory
from ..models.card import ModelCard
from ..models.checkpoint import check_strides, load_network
from ..scene.grid import ModelGrid
from ..tensors import compute_type, normalise_image
from .config import SsdmConfig
from .network import FIELD_STRIDE, MASK_STRIDE, SsdmOutput
from .pair import MappingPair
from .predict import Predictor


class MappingModel:
    """Gives class probabilities of image tiles.

    Attributes:
        card: The model card.
        pair: The networks.
        device: Where they compute.
        autocast: Type that they compute with; None for float32.
        tile: Side of a tile in model pixels.
        stride: Model pixels to a cell of the probabilities.
        field_stride: Model pixels to a cell of the embedding field.
        features_digest: SHA-256 of the weights that the features depend on.
    """

    def __init__(self, card: ModelCard, pair: MappingPair, device: torch.device):
        self.card = card
        self.device = device
        self.autocast = compute_type(device)
        self.pair = pair.eval().to(device, memory_format=torch.channels_last)
        self.tile, self.stride, self.field_stride = card.tile, card.stride, card.field_stride
        self.features_digest = card.weights_sha256

    @classmethod
    def load(cls, folder: Path, card: ModelCard, device: str) -> "MappingModel":
        """Load the model in ``folder`` onto a torch device.

        Raises:
            InputError: Weights and card do not fit together.
        """

        def make() -> MappingPair:
            pair = make_pair(card)
            classes = pair.network.config.classes
            if classes != len(card.classes):
                raise ValueError(f"the network has {classes} classes and the card {len(card.classes)}")
            return pair

        return cls(card, load_network(make, folder, card), torch.device(device))

    @property
    def needs_field(self) -> bool:
        """Whether the network can use an embedding field."""
        return self.pair.network.config.uses_field

    @property
    def network_classes(self) -> int:
        """Number of classes that the network itself tells apart."""
        return self.pair.network.config.classes

    @property
    def source(self) -> str:
        """The family of embeddings that the network is made for."""
        return self.pair.network.config.source

    def pathways(self, source: str, dimensions: int) -> tuple[str, ...]:
        """The parts of the network that read a field of the family ``source`` with D = ``dimensions``."""
        return self.pair.network.config.pathways(source, dimensions)

    def open_scene_context(self, grid: ModelGrid, memory: DeviceMemory | None = None):
        """The scene-context field on the model's grid, as a context manager; None if the model has no such network."""
        if self.pair.context is None:
            return None
        from ..embeddings.scene_context import SceneContext

        return SceneContext(grid, self.pair.context, self.autocast, memory)

    def predictor(
        self, size: int | None, source: str | None, memory: DeviceMemory | None, keep: bool = False
    ) -> Predictor:
        """Predict tiles; ``keep`` is for models whose features can be kept, the other arguments as of ``Predictor``."""
        return Predictor(self, size, source, memory)

    def probabilities(
        self,
        image: Tensor,
        valid: Tensor,
        field: Tensor | None = None,
        field_valid: Tensor | None = None,
        source: str | None = None,
    ) -> Tensor:
        """Class probabilities at a quarter of the resolution.

        Args:
            image: (B, 3, T, T) uint8.
            valid: (B, T, T) bool.
            field: (B, D, T/16, T/16) float32 unit vectors; None without an embedding.
            field_valid: (B, T/16, T/16) bool, cells with an embedding; None without one.
            source: Family of the field; None for the model's own.

        Returns:
            (B, C, T/4, T/4) float32 on the model's device.
        """
        with torch.inference_mode():
            return self._forward(image, valid, field, field_valid, source).logits.float().softmax(1)

    def features(self, *inputs: Tensor, source: str | None = None) -> tuple[Tensor, Tensor]:
        """The class probabilities and the deep features that a fitted head reads.

        Args:
            *inputs: Tensors as of ``probabilities``.
            source: Family of the field; None for the model's own.

        Returns:
            (B, C, T/4, T/4) float32 probabilities and (B, F, T/4, T/4) float32 features, on the model's device.
        """
        with torch.inference_mode():
            output = self._forward(*inputs, source=source)
            size = output.logits.shape[-2:]
            resized = [
                functional.interpolate(part.float(), size=size, mode="bilinear", align_corners=False)
                for part in output.features
            ]
            return output.logits.float().softmax(1), torch.cat(resized, 1)

    def _forward(
        self,
        image: Tensor,
        valid: Tensor,
        field: Tensor | None = None,
        field_valid: Tensor | None = None,
        source: str | None = None,
    ) -> SsdmOutput:
        with torch.autocast(self.device.type, self.autocast, enabled=self.autocast is not None):
            pixels = normalise_image(image.to(self.device)) * valid.to(self.device)[:, None]
            if field is not None:
                field, field_valid = field.to(self.device), field_valid.to(self.device)
            pixels = pixels.contiguous(memory_format=torch.channels_last)
            return self.pair.network(pixels, field, field_valid, source)


def make_pair(card: ModelCard) -> MappingPair:
    """The networks that a card describes.

    Raises:
        ValueError, TypeError: The card describes no such networks.
    """
    check_strides(card, {"stride": MASK_STRIDE, "field_stride": FIELD_STRIDE}, 2 * FIELD_STRIDE)
    config = SsdmConfig(**card.network)
    if card.context is None:
        return MappingPair(config, False)
    return MappingPair(config, True, card.context["encoder"])
