"""A file of weights against its card, without loading it: PyTorch stays out until a network has to be made."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import InputError, one_sentence
from ..memory import out_of_memory
from ..regular_file import open_regular
from .card import WEIGHTS_FILE, ModelCard

#: Bytes of the largest weights whose SHA-256 is computed before the network is built.
_LARGEST_WEIGHTS = 4 << 30


def sha256(path: Path, most: int | None = None) -> str:
    """Hex digest of a file of at most ``most`` bytes."""
    with open_regular(path, most) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_weights(folder: Path, card: ModelCard) -> None:
    """Check the weights in ``folder`` without loading them.

    Raises:
        InputError: The file is missing, too large, not a regular file, or has another SHA-256 than the card says.
    """
    path = Path(folder) / WEIGHTS_FILE
    try:
        digest = sha256(path, _LARGEST_WEIGHTS)
    except OSError as error:
        raise unreadable(path, error) from None
    if digest != card.weights_sha256:
        raise not_those_of_the_card(path)


def unreadable(path: Path, error: OSError) -> InputError:
    """The error of weights that cannot be read."""
    return InputError(f"The weights {path} cannot be read ({error.strerror}): install the model again.")


def not_those_of_the_card(path: Path) -> InputError:
    """The error of weights with another SHA-256 than the card says."""
    return InputError(f"The weights {path} are not those of the model card (other SHA-256): install the model again.")


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
