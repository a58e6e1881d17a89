"""Mapping models of other people: a network in ONNX, or one of segmentation-models-pytorch, with the face of ours.

What such a network takes and gives is in the card's ``network``:

    {"kind": "onnx" or "smp", "mean": [3 numbers], "spread": [3 numbers], "output": "logits" or "probabilities",
     "threshold": of a network with one class, …}

Pixels become (x / 255 - mean) / spread. A network with one output tells that class from the background.
"""

from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor

from ..errors import InputError
from ..memory import DeviceMemory
from ..models.card import ModelCard
from ..schema import Mismatch, fields, list_of, number, text
from ..tiles.tiles import ALIGNMENT
from .predict import Predictor

KINDS = ("onnx", "smp")
LOGITS, PROBABILITIES = "logits", "probabilities"
_COLOUR = list_of(number(-1e6, 1e6), 3, 3)
_RULES = fields(
    {"kind": text(10, pattern="|".join(KINDS)), "mean": _COLOUR, "spread": list_of(number(1e-6, 1e6), 3, 3)},
    {"output": text(20, pattern=f"{LOGITS}|{PROBABILITIES}"), "threshold": number(0.01, 0.99)},
    others=True,
)


class ForeignModel:
    """Gives class probabilities of image tiles; see :class:`~core.ssdm.model.MappingModel`.

    Attributes:
        card: The model card.
        runtime: What computes the network: its names, and its warnings.
        device: Where the tensors are.
        tile: Side of a tile in model pixels.
        stride: Model pixels to a cell of the probabilities.
        field_stride: As of other models; a foreign one reads no embedding.
        needs_field: False.
        field_features: None.
    """

    needs_field = False
    field_features = None
    source = ""

    def __init__(self, card: ModelCard, runtime, network: Callable):
        """Describe a model.

        Args:
            card: The model card.
            runtime: What computes the network.
            network: The network, from pixels (B, 3, T, T) float32 to (B, C, h, w).

        Raises:
            InputError: The card describes no such network, or its tiles do not fit.
        """
        try:
            settings = _RULES(card.network, "network")
        except Mismatch as error:
            raise InputError(f"The card of {card.name} is wrong ({error}): add the model again.") from None
        if card.tile % ALIGNMENT or ALIGNMENT % card.stride:
            raise InputError(
                f"The model {card.name} has tiles of {card.tile} px, and they must be multiples of {ALIGNMENT} px: "
                "export it for another size."
            )
        self.card, self.runtime, self.device = card, runtime, torch.device(runtime.device)
        self._network = network
        self.tile, self.stride, self.field_stride = card.tile, card.stride, card.field_stride
        self._threshold = settings.get("threshold", 0.5)
        self._are_logits = settings.get("output", LOGITS) == LOGITS
        self._mean, self._spread = (
            torch.tensor(settings[name], device=self.device).view(3, 1, 1) for name in ("mean", "spread")
        )

    @classmethod
    def load(cls, folder: Path, card: ModelCard, device: str) -> "ForeignModel":
        """Load the model in ``folder`` onto a device.

        Raises:
            InputError: The network is damaged, does not fit its card, or needs a library that is not installed.
        """
        return cls(card, *loader_of(card)(folder, card, device))

    def predictor(
        self, size: int | None, source: str | None, memory: DeviceMemory | None, keep: bool = False
    ) -> Predictor:
        """Predict tiles; nothing is kept."""
        return Predictor(self, size, None, memory)

    def probabilities(self, image: Tensor, valid: Tensor) -> Tensor:
        """Class probabilities.

        Args:
            image: (B, 3, T, T) uint8.
            valid: (B, T, T) bool.

        Returns:
            (B, C, T/stride, T/stride) float32 on the model's device.

        Raises:
            InputError: The network gives something else.
        """
        with torch.inference_mode():
            pixels = (image.to(self.device).float() / 255 - self._mean) / self._spread
            outputs = self._network(pixels * valid.to(self.device)[:, None])
            side, count = self.tile // self.stride, len(self.card.classes)
            wanted = 1 if count == 2 and outputs.shape[1] == 1 else count
            if outputs.shape != (len(image), wanted, side, side):
                given = " × ".join(map(str, outputs.shape[1:]))
                raise InputError(
                    f"The model {self.card.name} gives {given} numbers for a tile, and its card tells of {count} "
                    f"classes with {side} × {side}: add the model again."
                )
            return as_probabilities(outputs.float(), self._are_logits, self._threshold)


def as_probabilities(outputs: Tensor, are_logits: bool, threshold: float) -> Tensor:
    """Probabilities of all classes, (B, C, h, w), from a network's outputs.

    One output becomes two classes, the background and that class, which is the likelier one from ``threshold`` on.
    """
    if outputs.shape[1] > 1:
        return outputs.softmax(1) if are_logits else outputs
    found = outputs.sigmoid() if are_logits else outputs.clamp(0, 1)
    below = found / (2 * threshold)
    above = 1 - (1 - found) / (2 * (1 - threshold))
    found = torch.where(found < threshold, below, above)
    return torch.cat([1 - found, found], 1)


def loader_of(card: ModelCard) -> Callable:
    """The loader of a card's kind of network: (folder, card, device) to a runtime and the network in it."""
    if card.network.get("kind") == "onnx":
        from .onnx_network import load_onnx

        return load_onnx
    from .smp_network import load_smp

    return load_smp
