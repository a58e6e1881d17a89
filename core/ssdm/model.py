"""A land-cover model ready to map: card, networks, device and compute type."""

from pathlib import Path

import torch
from torch import Tensor

from ..errors import InputError
from ..models.card import ModelCard
from ..models.checkpoint import load_weights, unfilled
from ..scene.grid import ModelGrid
from ..tensors import compute_type, normalise_image
from .config import SsdmConfig
from .pair import MappingPair


class MappingModel:
    """Gives class probabilities of image tiles. ``name``, ``tile``, ``stride`` … come from the card."""

    def __init__(self, card: ModelCard, pair: MappingPair, device: torch.device):
        self.card = card
        self.device = device
        self.autocast = compute_type(device)
        self.pair = pair.eval().to(device, memory_format=torch.channels_last)
        self.tile, self.stride, self.field_stride = card.tile, card.stride, card.field_stride

    @classmethod
    def load(cls, folder: Path, card: ModelCard, device: str) -> "MappingModel":
        """The model in ``folder`` on a torch device name. Raises InputError where weights and card do not fit."""
        try:
            with unfilled():
                pair = MappingPair(SsdmConfig(**card.network), card.context is not None)
            pair.load_state_dict(load_weights(folder, card.weights_sha256), assign=True)
        except (RuntimeError, TypeError, ValueError) as error:
            message = str(error).splitlines()[0]
            raise InputError(f"The model {card.name} does not fit its card ({message}): install it again.") from None
        return cls(card, pair, torch.device(device))

    @property
    def needs_field(self) -> bool:
        """Whether the network can use an embedding field."""
        return self.pair.network.config.uses_field

    @property
    def source(self) -> str:
        """The family of embeddings that the network is made for."""
        return self.pair.network.config.source

    def pathways(self, source: str, dimensions: int) -> tuple[str, ...]:
        """What of the network reads fields of a family: those that it has no adapter for, the structural one alone."""
        return self.pair.network.config.pathways(source, dimensions)

    def open_scene_context(self, grid: ModelGrid):
        """The scene-context field of a scene on the model's grid, as a context manager; None where the model has
        none.
        """
        if self.pair.context is None:
            return None
        from ..embeddings.scene_context import SceneContext

        return SceneContext(grid, self.pair.context, self.autocast)

    def probabilities(
        self,
        image: Tensor,
        valid: Tensor,
        field: Tensor | None = None,
        known: Tensor | None = None,
        source: str | None = None,
    ) -> Tensor:
        """Class probabilities at a quarter of the resolution.

        ``image`` uint8 (B, 3, T, T), ``valid`` bool (B, T, T); ``field`` float32 (B, D, T/16, T/16) unit vectors and
        ``known`` bool (B, T/16, T/16), both or neither, of the family ``source`` (None: the model's own). Returns
        float32 (B, C, T/4, T/4) on the model's device.
        """
        with torch.inference_mode(), torch.autocast(self.device.type, self.autocast, enabled=self.autocast is not None):
            pixels = normalise_image(image.to(self.device)) * valid.to(self.device)[:, None]
            if field is not None:
                field, known = field.to(self.device), known.to(self.device)
            output = self.pair.network(pixels.contiguous(memory_format=torch.channels_last), field, known, source)
            return output.logits.float().softmax(1)
