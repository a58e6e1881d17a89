"""Reads and checks the params of a request.

A missing or mistyped param is a mistake of the caller, not of the user: every function here raises ProtocolError. Text
that cannot be a name or a phrase raises InputError.
"""

from typing import Any, Optional

from ..errors import InputError, not_utf8
from .messages import ProtocolError

_REQUIRED: Any = object()


def read_text(params: dict, name: str, default=_REQUIRED):
    """The text of a param; ``default``, if given, for a missing or empty one."""
    value = params.get(name)
    if value is None or (value == "" and default is not _REQUIRED):
        if default is _REQUIRED:
            raise ProtocolError(f"The param {name!r} is missing.")
        return default
    if not isinstance(value, str):
        raise ProtocolError(f"The param {name!r} is text, not {type(value).__name__}.")
    if "\0" in value:
        raise InputError(f"The {name} holds a NUL character: remove it.")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise not_utf8(value) from None
    return value


def read_number(params: dict, name: str) -> Optional[float]:
    """The number of a param, None without one."""
    value = params.get(name)
    if value is not None and (not isinstance(value, (int, float)) or isinstance(value, bool)):
        raise ProtocolError(f"The param {name!r} is a number, not {type(value).__name__}.")
    return value


def read_numbers(params: dict, name: str, count: int) -> Optional[tuple[float, ...]]:
    """The list of exactly ``count`` numbers of a param, None without one."""
    values = params.get(name)
    if values is None:
        return None
    if not isinstance(values, (list, tuple)) or len(values) != count:
        raise ProtocolError(f"The param {name!r} is a list of {count} numbers.")
    return tuple(read_number({name: value}, name) for value in values)


def read_number_list(params: dict, name: str) -> Optional[tuple[float, ...]]:
    """The list of numbers of a param, None without one."""
    values = params.get(name)
    if values is None:
        return None
    if not isinstance(values, (list, tuple)) or None in values:
        raise ProtocolError(f"The param {name!r} is a list of numbers.")
    return tuple(read_number({name: value}, name) for value in values)


def read_text_list(params: dict, name: str, default=_REQUIRED) -> list[str]:
    """The list of texts of a param; ``default``, if given, for a missing or empty one."""
    values = params.get(name)
    if not values and default is not _REQUIRED:
        return list(default)
    if not isinstance(values, (list, tuple)):
        raise ProtocolError(f"The param {name!r} is a list of texts.")
    return [read_text({name: value}, name) for value in values]


def read_places(params: dict, name: str) -> tuple[tuple[float, float], ...]:
    """The places [x, y] in the list of a param, none without one."""
    values = params.get(name) or []
    if not isinstance(values, (list, tuple)):
        raise ProtocolError(f"The param {name!r} is a list of places.")
    return tuple(read_numbers({name: place}, name, 2) for place in values if place is not None)


def read_whole_numbers(params: dict, name: str) -> Optional[tuple[int, ...]]:
    """The list of whole numbers of a param, None for a missing or empty one."""
    values = params.get(name)
    if not values:
        return None
    if not isinstance(values, (list, tuple)) or not all(type(value) is int for value in values):
        raise ProtocolError(f"The param {name!r} is a list of whole numbers.")
    return tuple(values)


def read_whole_number(params: dict, name: str) -> Optional[int]:
    """The whole number of a param, None without one."""
    value = params.get(name)
    if value is not None and type(value) is not int:
        raise ProtocolError(f"The param {name!r} is a whole number, not {type(value).__name__}.")
    return value


def read_mapping(params: dict, name: str) -> Optional[dict]:
    """The JSON object of a param, None without one."""
    value = params.get(name)
    if value is not None and not isinstance(value, dict):
        raise ProtocolError(f"The param {name!r} is a JSON object, not {type(value).__name__}.")
    return value


def read_code(text) -> int:
    """The class code in a key of a JSON object."""
    try:
        return int(text)
    except ValueError:
        raise ProtocolError(f"The class code {text!r} is no whole number.") from None
