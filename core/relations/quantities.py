"""Numbers with units in a phrase: "300m", "1.5 km", "1,000 feet", "half a mile", "0.5 ha"."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import re

_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20, "fifty": 50,
    "half a": 0.5, "half an": 0.5, "a half": 0.5, "a quarter": 0.25, "a quarter of a": 0.25,
    "a hundred": 100, "one hundred": 100, "a thousand": 1000, "one thousand": 1000,
}  # fmt: skip

#: 1,000 and 1 000 group thousands; 1,5 is a decimal comma. At most so many digits that a float holds them.
_DIGITS = r"\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+(?:\.\d{1,9})?|\d{1,12}(?:[.,]\d{1,9})?|\.\d{1,9}"
_WRITTEN = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in sorted(_WORDS, key=len, reverse=True))
NUMBER = rf"(?:{_DIGITS}|(?:{_WRITTEN})(?=\s))"
#: How many of something: no fractions.
COUNT = (
    r"(?:\d{1,4}(?![\d.,])|" + "|".join(words for words in _WORDS if " " not in words and len(words) > 2) + r")(?!\w)"
)

_LENGTHS = {
    r"kilomet(?:er|re)s?|kms?": 1000.0,
    r"met(?:er|re)s?|mtrs?|m": 1.0,
    r"feet|foot|ft": 0.3048,
    r"yards?|yds?|yd": 0.9144,
    r"nautical\s+miles?|nmi": 1852.0,
    r"miles?|mi": 1609.344,
}
_AREAS = {
    r"hectares?|ha": 1e4,
    r"acres?|ac": 4046.8564224,
    r"(?:square|sq\.?)\s*(?:kilomet(?:er|re)s?|kms?)|kms?\s*(?:²|\^?2)|sqkm": 1e6,
    r"(?:square|sq\.?)\s*(?:met(?:er|re)s?|m)|(?:m|met(?:er|re)s?)\s*(?:²|\^?2)|sqm": 1.0,
    r"(?:square|sq\.?)\s*(?:feet|foot|ft)|(?:ft|feet)\s*(?:²|\^?2)|sqft": 0.09290304,
    r"(?:square|sq\.?)\s*(?:yards?|yds?)": 0.83612736,
    r"(?:square|sq\.?)\s*(?:miles?|mi)|mi\s*(?:²|\^?2)": 2589988.110336,
}
_END = r"(?![\w²^])"
LENGTH_UNIT = rf"(?:{'|'.join(_LENGTHS)}){_END}"
AREA_UNIT = rf"(?:{'|'.join(_AREAS)}){_END}"
LENGTH = rf"{NUMBER}\s*-?\s*{LENGTH_UNIT}"
AREA = rf"{NUMBER}\s*{AREA_UNIT}"


def metres(text: str, unit: str | None = None) -> float:
    """Metres of a text that ``LENGTH`` matches, or of a bare number with ``unit``."""
    return _quantity(text, _LENGTHS, unit)


def square_metres(text: str, unit: str | None = None) -> float:
    """Square metres of a text that ``AREA`` matches, or of a bare number with ``unit``."""
    return _quantity(text, _AREAS, unit)


def count(text: str) -> int:
    """The number that a text which ``COUNT`` matches stands for."""
    return int(number(text))


def number(text: str) -> float:
    """The number that a text which ``NUMBER`` matches stands for."""
    written = " ".join(text.lower().split())
    if written in _WORDS:
        return float(_WORDS[written])
    digits = re.sub(r"[,'’\s](?=\d{3}(?!\d))", "", written)
    return float(digits.replace(",", "."))


def _quantity(text: str, units: dict[str, float], unit: str | None) -> float:
    value = re.match(NUMBER, text, re.IGNORECASE).group()
    unit = unit or text[len(value) :].strip(" -\t\u00a0\u202f")
    for pattern, factor in units.items():
        if re.fullmatch(pattern, unit.strip(), re.IGNORECASE):
            return number(value) * factor
    raise ValueError(f"{unit!r} is no unit")
