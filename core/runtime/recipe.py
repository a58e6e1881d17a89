"""A network that is made when it is needed: how to make it, and a name for all that its answers depend on."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from ..version import VERSION

if TYPE_CHECKING:
    from torch import nn

#: What a network is made with, beside our own code.
_LIBRARIES = ("torch", "segmentation_models_pytorch", "timm", "transformers")
#: Rooms of ``core/`` with code of networks.
_ROOMS = ("embeddings", "ssdm", "xemap", "runtime")


@dataclass(frozen=True)
class Recipe:
    """How a network is made.

    Attributes:
        key: The weights and settings that it is made of. Networks with equal keys are the same network.
        make: Makes it, on the CPU. It takes tensors with a batch's dimension, and returns a tensor or a tuple of them.
        light: It reads much and computes little, so a processor gains nothing from half precision.
        exact: It computes in float32 on every device.
    """

    key: str
    make: "Callable[[], nn.Module]"
    light: bool = False
    exact: bool = False


@lru_cache(maxsize=1)
def code_digest() -> str:
    """A hash of the code that networks are made with: ours, and the versions of the libraries."""
    digest = hashlib.sha256(VERSION.encode())
    for name in _LIBRARIES:
        digest.update(f"{name} {version(name)}".encode())
    core = Path(__file__).resolve().parent.parent
    for path in (core / "tensors.py", *sorted(path for room in _ROOMS for path in (core / room).glob("*.py"))):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
