"""Reads lists of numbers from text, such as “5, 8”."""

from ...core.errors import InputError
from ..i18n import tr


def whole_numbers(text: str) -> "list[int] | None":
    """Class codes, or None for an empty text.

    Raises:
        InputError: The text is not a list of whole numbers.
    """
    try:
        return [int(part) for part in _parts(text)] or None
    except ValueError:
        raise InputError(tr("“{text}” is not a list of class codes: write it as 5, 8.").format(text=text)) from None


def metres(text: str) -> "list[float] | None":
    """Distances in metres, or None for an empty text.

    Raises:
        InputError: The text is not a list of numbers.
    """
    try:
        return [float(part) for part in _parts(text)] or None
    except ValueError:
        raise InputError(tr("“{text}” is not a list of metres: write it as 150, 300.").format(text=text)) from None


def _parts(text: str) -> "list[str]":
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
