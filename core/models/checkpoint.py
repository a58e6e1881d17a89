"""Weights as safetensors: written in half precision, loaded into a network only after a check of their SHA-256."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor
from torch.overrides import TorchFunctionMode

from ..errors import InputError
from ..regular_file import read_regular
from .card import WEIGHTS_FILE, ModelCard
from .weights_file import fits_card, not_those_of_the_card, sha256, unreadable

#: Methods that fill tensors in place. The meta device has nothing to fill, and trying imports torch's compiler.
_FILLS = {Tensor.normal_, Tensor.uniform_, Tensor.fill_, Tensor.zero_}

#: Bytes of the largest header of a safetensors file.
_LARGEST_HEADER = 100_000_000


class _Unfilled(TorchFunctionMode):
    def __torch_function__(self, func, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        if func in _FILLS or getattr(func, "__module__", "") == "torch.nn.init":
            return args[0] if args else kwargs["tensor"]
        return func(*args, **kwargs)


@contextmanager
def unfilled(device: str = "meta") -> Iterator[None]:
    """Build networks without random numbers; ``load_state_dict(..., assign=True)`` fills them later.

    Args:
        device: The meta device, which takes no memory and computes nothing; the CPU for networks with constants of
            their own, whose weights take no memory either until something is written to them.
    """
    with torch.device(device), _Unfilled():
        yield


def round_weights(module: torch.nn.Module) -> None:
    """Round a module's weights as saving and loading would, so that the scores are those of the shipped file."""
    for value in module.state_dict().values():
        if value.is_floating_point():
            value.copy_(value.half())


def save_weights(module: torch.nn.Module, folder: Path) -> str:
    """Write a module's state in fp16 to ``folder`` and return the file's SHA-256."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {
        name: value.half().contiguous() if value.is_floating_point() else value.contiguous()
        for name, value in module.state_dict().items()
    }
    (folder / WEIGHTS_FILE).write_bytes(save(state))  # save_file hides the error of a full disk in one of its own
    return sha256(folder / WEIGHTS_FILE)


def load_weights(folder: Path, digest: str, most: int | None = None) -> dict[str, torch.Tensor]:
    """Load the state in ``folder``, in float32.

    Args:
        folder: folder of the model.
        digest: SHA-256 of the weights, from the model card.
        most: bytes of the largest file that is accepted.

    Raises:
        InputError: the file is missing, too large or not a regular file, has another SHA-256, or is not a safetensors
            file.
    """
    path = Path(folder) / WEIGHTS_FILE
    try:
        raw = read_regular(path, most)
    except OSError as error:
        raise unreadable(path, error) from None
    if hashlib.sha256(raw).hexdigest() != digest:
        raise not_those_of_the_card(path)
    try:
        state = load(raw)
    except SafetensorError:
        raise InputError(f"The weights {path} are no safetensors file: install the model again.") from None
    return {name: value.float() if value.is_floating_point() else value for name, value in state.items()}


def load_network(make: Callable[[], torch.nn.Module], folder: Path, card: ModelCard) -> torch.nn.Module:
    """Build the network that a card describes and fill it with the weights in ``folder``.

    Args:
        make: builds the network, from the card.
        folder: folder of the model.
        card: the card; it may come from anybody.

    Raises:
        InputError: the card describes no network, or the weights do not fit it.
    """
    with fits_card(card):
        with unfilled():
            network = make()
        expected = network.state_dict()
        largest = sum(8 * value.numel() for value in expected.values()) + _LARGEST_HEADER
        state = load_weights(folder, card.weights_sha256, largest)
        for name, value in state.items():
            if name in expected and value.dtype != expected[name].dtype:
                raise TypeError(f"{name} is stored as {str(value.dtype).removeprefix('torch.')}")
        network.load_state_dict(state, assign=True)
        for name, value in state.items():
            if value.is_floating_point() and not value.isfinite().all():
                raise ValueError(f"{name} holds numbers that are not finite")
    return network
