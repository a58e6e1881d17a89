"""Lists of numbers as text, such as “5, 8”."""

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


def places(text: str) -> "list[list[float]]":
    """Places [x, y], none for an empty text.

    Raises:
        InputError: The text is not a list of pairs of numbers.
    """
    try:
        pairs = [[float(number) for number in part.split()] for part in text.split(";") if part.strip()]
        if any(len(pair) != 2 for pair in pairs):
            raise ValueError
    except ValueError:
        sentence = tr("“{text}” is not a list of places: write x and y as 380010 3950020; 380040 3950060.")
        raise InputError(sentence.format(text=text)) from None
    return pairs


def places_text(points: "list[list[float]]") -> str:
    """Places as the text that ``places`` reads."""
    return "; ".join(f"{x!r} {y!r}" for x, y in points)


def _parts(text: str) -> "list[str]":
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
