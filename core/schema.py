"""Rules for JSON that comes from others: each value has a type and bounds, and a mismatch is said in half a sentence.

A rule is a function ``(value, name) -> value`` that raises Mismatch. Not pydantic: model cards are also read by QGIS's
own Python, which has the standard library only.
"""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations  # QGIS's Python may be 3.9

import dataclasses
import json
import math
import re
from collections.abc import Mapping
from typing import Any, Callable
from unicodedata import category

from .errors import InputError

Rule = Callable[[Any, str], Any]

#: Digits of the longest whole number that is read; the time for longer ones grows with their square.
_DIGITS = 30
#: Bounds of free JSON, which nothing but people reads.
_DEPTH, _ENTRIES = 32, 200_000


class Mismatch(ValueError):
    """A value that breaks a rule; its text is half a sentence, such as ``tile is 0, not a whole number …``."""


def parse_json(content: bytes | str) -> Any:
    """Parse JSON of others: UTF-8, or text.

    Raises:
        Mismatch: it is not JSON, not UTF-8, nested too deeply, or has a number of too many digits.
    """
    try:
        content = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        return json.loads(content, parse_int=_parse_int)
    except RecursionError:
        raise Mismatch("it is nested too deeply") from None
    except Mismatch:
        raise
    except ValueError as error:
        raise Mismatch(f"it is not JSON: {error}") from None


def text(longest: int = 200, shortest: int = 1, pattern: str = "", lines: bool = False) -> Rule:
    """Text of ``shortest`` to ``longest`` characters; on one line unless ``lines``; as ``pattern`` says, if given."""

    def rule(value: Any, name: str) -> str:
        if not isinstance(value, str):
            raise Mismatch(f"{name} is {_shown(value)}, not text")
        if not shortest <= len(value) <= longest:
            raise Mismatch(f"{name} has {len(value)} characters, not {shortest} to {longest}")
        _check_characters(value, name, lines)
        if pattern and not re.fullmatch(pattern, value):
            raise Mismatch(f"{name} is {_shown(value)}, which is not of the expected form")
        return value

    return rule


def whole(least: int, most: int) -> Rule:
    """A whole number from ``least`` to ``most``."""

    def rule(value: Any, name: str) -> int:
        if type(value) is not int or not least <= value <= most:
            raise Mismatch(f"{name} is {_shown(value)}, not a whole number from {least} to {most}")
        return value

    return rule


def number(least: float, most: float) -> Rule:
    """A finite number from ``least`` to ``most``."""

    def rule(value: Any, name: str) -> float:
        if type(value) not in (int, float) or not least <= value <= most:
            raise Mismatch(f"{name} is {_shown(value)}, not a number from {least:g} to {most:g}")
        return value

    return rule


def flag(value: Any, name: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Mismatch(f"{name} is {_shown(value)}, not true or false")
    return value


def optional(rule: Rule) -> Rule:
    """Null, or what ``rule`` accepts."""
    return lambda value, name: None if value is None else rule(value, name)


def list_of(rule: Rule, least: int, most: int) -> Rule:
    """A list of ``least`` to ``most`` values that ``rule`` accepts; it becomes a tuple."""

    def check(value: Any, name: str) -> tuple:
        if not isinstance(value, (list, tuple)):
            raise Mismatch(f"{name} is {_shown(value)}, not a list")
        if not least <= len(value) <= most:
            raise Mismatch(f"{name} has {len(value)} entries, not {least} to {most}")
        return tuple(rule(entry, f"{name}[{index}]") for index, entry in enumerate(value))

    return check


def mapping_of(rule: Rule, most: int) -> Rule:
    """An object with at most ``most`` names, whose values ``rule`` accepts."""

    def check(value: Any, name: str) -> dict:
        _check_object(value, name)
        if len(value) > most:
            raise Mismatch(f"{name} has {len(value)} entries, not at most {most}")
        key_rule = text()
        return {key_rule(key, f"a name in {name}"): rule(entry, f"{name}.{key}") for key, entry in value.items()}

    return check


def fields(required: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None, others: bool = False) -> Rule:
    """An object with the ``required`` fields and some of the ``optional`` ones.

    Args:
        required: rule of each field that must be there.
        optional: rule of each field that may be there.
        others: whether there may be further fields, with free JSON.
    """
    rules = {**required, **(optional or {})}

    def check(value: Any, name: str) -> dict:
        _check_object(value, name)
        inside = f"{name}." if name else ""
        for field in required:
            if field not in value:
                raise Mismatch(f"{inside}{field} is missing")
        result = {}
        for field, entry in value.items():
            if field in rules:
                result[field] = rules[field](entry, inside + field)
            elif others:
                result[field] = free(entry, inside + str(field)[:40])
            else:
                raise Mismatch(f"{_shown(inside + field)} is not known")
        return result

    return check


def free(value: Any, name: str) -> Any:
    """Any JSON that people may read: bounded in depth and size, of characters that can be shown."""
    waiting, entries = [(value, 0)], 0
    while waiting:
        entry, depth = waiting.pop()
        entries += 1
        if depth > _DEPTH or entries > _ENTRIES:
            raise Mismatch(f"{name} is nested too deeply or too large")
        if isinstance(entry, str):
            _check_characters(entry, name, lines=True)
        elif isinstance(entry, float) and not math.isfinite(entry):
            raise Mismatch(f"{name} holds a number that is not finite")
        elif isinstance(entry, dict):
            waiting += [(part, depth + 1) for pair in entry.items() for part in pair]
        elif isinstance(entry, (list, tuple)):
            waiting += [(part, depth + 1) for part in entry]
    return value


def check_config(config: Any, rule: Rule) -> None:
    """Check the fields of a dataclass that configures a network.

    Raises:
        InputError: one of them breaks its rule.
    """
    try:
        rule({field.name: getattr(config, field.name) for field in dataclasses.fields(config)}, "network")
    except Mismatch as error:
        raise InputError(f"The network's configuration is wrong ({error}): correct it in the model's card.") from None


def _check_object(value: Any, name: str) -> None:
    if not isinstance(value, dict):
        raise Mismatch(f"{name or 'it'} is {_shown(value)}, not an object")


def _check_characters(value: str, name: str, lines: bool) -> None:
    if value.isprintable():
        return
    for character in value:
        # Neither control characters nor halves of a character; on one line, nothing that turns its direction either.
        forbidden = category(character) in (("Cc", "Cs") if lines else ("Cc", "Cf", "Cs", "Zl", "Zp"))
        if forbidden and not (lines and character in "\r\n\t"):
            raise Mismatch(f"{name} has the character U+{ord(character):04X}, which is not allowed there")


def _parse_int(digits: str) -> int:
    if len(digits) > _DIGITS:
        raise Mismatch(f"it has a number of {len(digits)} digits")
    return int(digits)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, (list, tuple)):
        return "a list"
    shown = repr(value)  # of text with odd characters, their codes
    return shown if len(shown) <= 60 else shown[:60] + "…"
