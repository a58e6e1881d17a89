"""Weights as safetensors: written in half precision, loaded only after a check of their SHA-256."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor
from torch.overrides import TorchFunctionMode

from ..errors import InputError, one_sentence
from ..memory import out_of_memory
from ..regular_file import open_regular, read_regular
from .card import WEIGHTS_FILE, ModelCard

#: Methods that fill tensors in place. The meta device has nothing to fill, and trying imports torch's compiler.
_FILLS = {Tensor.normal_, Tensor.uniform_, Tensor.fill_, Tensor.zero_}

#: Bytes of the largest header of a safetensors file.
_LARGEST_HEADER = 100_000_000
#: Bytes of the largest weights whose SHA-256 is computed before the network is built.
_LARGEST_WEIGHTS = 4 << 30


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


def sha256(path: Path, most: int | None = None) -> str:
    """Hex digest of a file of at most ``most`` bytes."""
    with open_regular(path, most) as file:
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
    (folder / WEIGHTS_FILE).write_bytes(save(state))  # save_file hides the error of a full disk in one of its own
    return sha256(folder / WEIGHTS_FILE)


def check_weights(folder: Path, card: ModelCard) -> None:
    """Check the weights in ``folder`` without loading them.

    Raises:
        InputError: The file is missing, too large, not a regular file, or has another SHA-256 than the card says.
    """
    path = Path(folder) / WEIGHTS_FILE
    try:
        digest = sha256(path, _LARGEST_WEIGHTS)
    except OSError as error:
        raise _unreadable(path, error) from None
    if digest != card.weights_sha256:
        raise _not_those_of_the_card(path)


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError(f"The weights {path} cannot be read ({error.strerror}): install the model again.")


def _not_those_of_the_card(path: Path) -> InputError:
    return InputError(f"The weights {path} are not those of the model card (other SHA-256): install the model again.")


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
        raise _unreadable(path, error) from None
    if hashlib.sha256(raw).hexdigest() != digest:
        raise _not_those_of_the_card(path)
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
        network.load_state_dict(state, assign=True)
        for name, value in state.items():
            if value.dtype != expected[name].dtype:
                raise TypeError(f"{name} holds {value.dtype}")
            if value.is_floating_point() and not value.isfinite().all():
                raise ValueError(f"{name} holds numbers that are not finite")
    return network


@contextmanager
def fits_card(card: ModelCard) -> Iterator[None]:
    """Say of any failure to make a network that the model does not fit its card.

    Raises:
        InputError: It failed.
    """
    try:
        yield
    except InputError:
        raise
    except Exception as error:  # whatever the libraries raise for a network that they cannot build
        if out_of_memory(error):
            raise
        reason = one_sentence(error)[:200] or type(error).__name__
        raise InputError(f"The model {card.name} does not fit its card ({reason}): install it again.") from None


def check_strides(card: ModelCard, strides: dict[str, int], multiple: int) -> None:
    """Raise ValueError if the card's strides are not those of the network, or its tile no multiple of ``multiple``."""
    for name, stride in strides.items():
        if getattr(card, name) != stride:
            raise ValueError(f"{name} is {getattr(card, name)}, and the network has {stride}")
    if card.tile % multiple:
        raise ValueError(f"tile is {card.tile}, not a multiple of {multiple}")
