"""PyTorch as the runtime: GPUs of NVIDIA and Apple, training, and processors where OpenVINO does not serve."""

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor, nn

from ..tensors import compute_type
from .recipe import Recipe


class PyTorchRuntime:
    """Computes with PyTorch on one device.

    Attributes:
        id: The device's name in the list of devices.
        device: The torch device that the tensors are on.
        name: Name and version of the library.
        precision: Type that it computes in, such as ``float32``.
        warnings: Sentences for the user.
    """

    def __init__(self, device: torch.device, id: str | None = None, warnings: tuple[str, ...] = ()):
        self.id, self.device = id or str(device), device
        self.name = f"PyTorch {torch.__version__.partition('+')[0]}"
        self.warnings = list(warnings)
        self._autocast = compute_type(device)
        self.precision = str(self._autocast or torch.float32).removeprefix("torch.")

    @property
    def label(self) -> str:
        """A name for all that decides the last bits of an answer beside the network and its inputs."""
        return f"{self.name} {self.device.type} {self.precision}"

    def compiled(self, recipe: Recipe) -> "PyTorchNetwork":
        """The network of a recipe, ready to compute."""
        module = recipe.make().eval().to(self.device, memory_format=torch.channels_last)
        plain = recipe.exact or (recipe.light and self.device.type == "cpu")
        return PyTorchNetwork(module, self.device, None if plain else self._autocast)


class PyTorchNetwork:
    """A module that computes on one device, in one type."""

    def __init__(self, module: nn.Module, device: torch.device, autocast: torch.dtype | None):
        self._module: Callable = module
        self._device, self._autocast = device, autocast

    def prepare(self, *shapes: tuple) -> None:
        """Nothing: a module computes at once whatever the shapes."""

    def __call__(self, *inputs: Tensor | np.ndarray) -> Tensor | tuple[Tensor, ...]:
        """The module's outputs for a batch, tensors on the device."""
        with (
            torch.inference_mode(),
            torch.autocast(self._device.type, self._autocast, enabled=self._autocast is not None),
        ):
            return self._module(*(torch.as_tensor(part).to(self._device) for part in inputs))
