"""Weights as safetensors: written in half precision, loaded only after a check of their SHA-256."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load, save_file
from torch import Tensor
from torch.overrides import TorchFunctionMode

from ..errors import InputError
from .card import WEIGHTS_FILE

#: Methods that fill tensors in place. The meta device has nothing to fill, and trying imports torch's compiler.
_FILLS = {Tensor.normal_, Tensor.uniform_, Tensor.fill_, Tensor.zero_}


class _Unfilled(TorchFunctionMode):
    def __torch_function__(self, func, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        if func in _FILLS or getattr(func, "__module__", "") == "torch.nn.init":
            return args[0] if args else kwargs["tensor"]
        return func(*args, **kwargs)


@contextmanager
def unfilled() -> Iterator[None]:
    """Build networks without memory and random numbers; ``load_state_dict(..., assign=True)`` fills them later."""
    with torch.device("meta"), _Unfilled():
        yield


def sha256(path: Path) -> str:
    """Hex digest of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


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
    save_file(state, folder / WEIGHTS_FILE)
    (folder / WEIGHTS_FILE).chmod(0o644)  # safetensors writes it private; others must be able to read a package
    return sha256(folder / WEIGHTS_FILE)


def load_weights(folder: Path, digest: str) -> dict[str, torch.Tensor]:
    """Load the state in ``folder``, in float32.

    Args:
        folder: folder of the model.
        digest: SHA-256 of the weights, from the model card.

    Raises:
        InputError: the file is missing, has another SHA-256, or is not a safetensors file.
    """
    path = Path(folder) / WEIGHTS_FILE
    try:
        raw = path.read_bytes()
    except OSError:
        raise InputError(f"The weights {path} cannot be read: install the model again.") from None
    if hashlib.sha256(raw).hexdigest() != digest:
        raise InputError(
            f"The weights {path} are not those of the model card (other SHA-256): install the model again."
        )
    try:
        state = load(raw)
    except SafetensorError:
        raise InputError(f"The weights {path} are no safetensors file: install the model again.") from None
    return {name: value.float() if value.is_floating_point() else value for name, value in state.items()}
