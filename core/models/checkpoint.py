"""Weights as safetensors: written in half precision, loaded only after their SHA-256 was checked."""

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

#: What fills tensors in place. On the meta device there is nothing to fill, and the attempt imports torch's compiler.
_FILLS = {Tensor.normal_, Tensor.uniform_, Tensor.fill_, Tensor.zero_}


class _Unfilled(TorchFunctionMode):
    def __torch_function__(self, func, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        if func in _FILLS or getattr(func, "__module__", "") == "torch.nn.init":
            return args[0] if args else kwargs["tensor"]
        return func(*args, **kwargs)


@contextmanager
def unfilled() -> Iterator[None]:
    """A network made within takes no memory and no random numbers; ``load_state_dict(..., assign=True)`` fills it."""
    with torch.device("meta"), _Unfilled():
        yield


def sha256(path: Path) -> str:
    """The hex digest of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def round_weights(module: torch.nn.Module) -> None:
    """Give a module the weights that it will have once saved and loaded again: what is scored is then what ships."""
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
    (folder / WEIGHTS_FILE).chmod(0o644)  # safetensors makes it private; a package has to be readable
    return sha256(folder / WEIGHTS_FILE)


def load_weights(folder: Path, digest: str) -> dict[str, torch.Tensor]:
    """The state in ``folder``, in float32.

    Raises InputError where the file is missing, is not what the card's ``digest`` says, or is no safetensors file.
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
