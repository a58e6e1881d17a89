"""Networks of segmentation-models-pytorch, as their ``save_pretrained`` writes them: settings and weights."""

from pathlib import Path

from torch import nn

# isort: off
from .. import torch_compat  # noqa: F401  before segmentation_models_pytorch
import segmentation_models_pytorch as smp

# isort: on

from ..errors import InputError, one_sentence
from ..memory import out_of_memory
from ..models.card import ModelCard
from ..models.pretrained import load_network
from ..models.weights_file import sha256
from ..runtime.choice import runtime_for
from ..runtime.recipe import Recipe

#: The architectures, by the class that a checkpoint names.
ARCHITECTURES = {
    name: getattr(smp, name)
    for name in (
        "Unet", "UnetPlusPlus", "MAnet", "Linknet", "FPN", "PSPNet", "DeepLabV3", "DeepLabV3Plus", "PAN", "UPerNet",
        "Segformer", "DPT",
    )
}  # fmt: skip


def load_smp(folder: Path, card: ModelCard, device: str) -> tuple:
    """Load the network of a model folder.

    Returns:
        The device's runtime, and the network in it: from images (B, 3, T, T) float32 to (B, C, h, w).

    Raises:
        InputError: The weights are not those of the card, or its settings describe no network.
    """
    weights = Path(folder) / card.weights_file
    if not weights.is_file() or sha256(weights) != card.weights_sha256:
        raise InputError(f"The weights {weights} are not those of the model card: add the model again.")
    settings = card.network.get("settings", {})
    network = make_smp(settings, weights, f"The model {card.name}")
    runtime = runtime_for(device)
    return runtime, runtime.compiled(Recipe(f"smp {card.weights_sha256} {settings}", lambda: network))


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
