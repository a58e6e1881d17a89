"""Networks of segmentation-models-pytorch, as their ``save_pretrained`` writes them: settings and weights."""

from pathlib import Path

import torch
from torch import Tensor, nn

# isort: off
from .. import torch_compat  # noqa: F401  before segmentation_models_pytorch
import segmentation_models_pytorch as smp

# isort: on

from ..errors import InputError, one_sentence
from ..memory import out_of_memory
from ..models.card import ModelCard
from ..models.checkpoint import sha256
from ..models.pretrained import load_network
from ..tensors import compute_type

#: The architectures, by the class that a checkpoint names.
ARCHITECTURES = {
    name: getattr(smp, name)
    for name in (
        "Unet", "UnetPlusPlus", "MAnet", "Linknet", "FPN", "PSPNet", "DeepLabV3", "DeepLabV3Plus", "PAN", "UPerNet",
        "Segformer", "DPT",
    )
}  # fmt: skip


class SmpNetwork:
    """A module of segmentation-models-pytorch on a torch device; attributes as of ``OnnxNetwork``."""

    def __init__(self, network: nn.Module, device: str):
        self.id, self.device, self.warnings = device, torch.device(device), []
        self.name = f"PyTorch {torch.__version__.partition('+')[0]}"
        self._type = compute_type(self.device)
        self.precision = str(self._type or torch.float32).removeprefix("torch.")
        self._network = network.eval().to(self.device, memory_format=torch.channels_last)

    @property
    def label(self) -> str:
        """A name for all that decides the last bits of an answer beside the network and its inputs."""
        return f"{self.name} {self.device.type} {self.precision}"

    def __call__(self, pixels: Tensor) -> Tensor:
        """The outputs (B, C, h, w) for images (B, 3, T, T) float32."""
        with torch.inference_mode(), torch.autocast(self.device.type, self._type, enabled=self._type is not None):
            return self._network(pixels.contiguous(memory_format=torch.channels_last)).float()


def load_smp(folder: Path, card: ModelCard, device: str) -> SmpNetwork:
    """Load the network of a model folder.

    Raises:
        InputError: The weights are not those of the card, or its settings describe no network.
    """
    weights = Path(folder) / card.weights_file
    if not weights.is_file() or sha256(weights) != card.weights_sha256:
        raise InputError(f"The weights {weights} are not those of the model card: add the model again.")
    network = make_smp(card.network.get("settings", {}), weights, f"The model {card.name}")
    return SmpNetwork(network, device)


def make_smp(settings: dict, weights: Path, what: str) -> nn.Module:
    """The network that settings describe, with the weights of a safetensors file and no others.

    Args:
        settings: The ``config.json`` of ``save_pretrained``.
        weights: The file.
        what: Beginning of the sentence if they do not fit.

    Raises:
        InputError: The settings describe no network, or the weights are not its own.
    """
    options = {name: value for name, value in settings.items() if not name.startswith("_")}
    architecture = ARCHITECTURES.get(settings.get("_model_class"))
    if architecture is None or options.get("in_channels", 3) != 3 or options.get("aux_params"):
        raise InputError(f"{what} is no network for images of three bands that this version knows: use another one.")
    try:
        return load_network(lambda: architecture(**options | {"encoder_weights": None}), [weights], what)
    except InputError:
        raise
    except Exception as error:  # whatever the library raises for settings that it cannot build
        if out_of_memory(error):
            raise
        reason = one_sentence(error)[:200] or type(error).__name__
        raise InputError(f"{what} has settings that make no network ({reason}): take its own config.json.") from None
