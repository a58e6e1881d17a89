"""Numbers with units in a phrase: "300m", "1.5 km", "1,000 feet", "half a mile", "two hundred metres", "½ ha"."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_PARTS = {"half": 1 / 2, "halves": 1 / 2, "quarter": 1 / 4, "quarters": 1 / 4, "third": 1 / 3, "thirds": 1 / 3}
_VALUES = {"a": 1, "an": 1, **_ONES, **_TEENS, **_TENS}


def _any(words) -> str:
    return rf"(?:{'|'.join(words)})"


#: Below a hundred, below a thousand, below a million.
_SMALL = rf"(?:{_any(_TENS)}(?:[\s-]+{_any(_ONES)})?|{_any(_TEENS)}|{_any(_ONES)})"
_HUNDREDS = rf"(?:{_SMALL}|a)\s+hundred(?:\s+(?:and\s+)?{_SMALL})?"
_THOUSANDS = rf"(?:{_HUNDREDS}|{_SMALL}|a)\s+thousand(?:\s+(?:and\s+)?(?:{_HUNDREDS}|{_SMALL}))?"
#: Half a, a quarter of a, three quarters of an, two thirds of a: the article belongs to the unit.
_FRACTION = r"(?:(?:an?\s+|one\s+)?(?:half|quarter|third)|two\s+thirds|three\s+quarters)(?:\s+of)?(?:\s+an?)?"
_WRITTEN = rf"(?:(?:{_THOUSANDS}|{_HUNDREDS}|{_SMALL})(?:\s+and\s+an?\s+(?:half|quarter|third))?|{_FRACTION}|an?)"
#: 1,000 and 1 000 group thousands; 1,5 is a decimal comma. At most so many digits that a float holds them.
_DIGITS = (
    r"(?:(?:\d{1,4}\s+)?\d{1,4}[/⁄][1-9]\d{0,3}|(?:\d{1,4}\s?)?[¼-¾⅐-⅞]|"
    r"\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+(?:\.\d{1,9})?|\d{1,12}(?:[.,]\d{1,9})?|\.\d{1,9})"
)
_NUMBER = rf"(?:{_DIGITS}(?![\d/⁄])(?:\s+(?:hundred|thousand|million|and\s+an?\s+(?:half|quarter)))?|{_WRITTEN}(?!\w))"
#: The last word of a number.
LAST_WORD = rf"(?:\d|[¼-¾⅐-⅞]|(?<!\w){_any([*_VALUES, *_SCALES, *_PARTS])}(?:\s+of)?(?:\s+an?)?(?!\w))"
#: How many of something: no fractions.
COUNT = rf"(?:\d{{1,4}}(?![\d.,])|{_SMALL})(?!\w)"

_LENGTHS = {
    r"kilomet(?:er|re)s?|kms?\.?": 1000.0,
    r"centimet(?:er|re)s?|cms?\.?": 0.01,
    r"met(?:er|re)s?|mtrs?\.?|m\.?": 1.0,
    r"feet|foot|ft\.?": 0.3048,
    r"yards?|yds?\.?": 0.9144,
    r"nautical\s+miles?|nmi": 1852.0,
    r"(?:statute\s+)?miles?|mi\.?": 1609.344,
}
_SQUARE = r"(?:square|sq\.?)[\s-]*"
_SQUARED = r"\s*(?:²|\^?2|squared)"
_AREAS = {
    r"hectares?|has?\.?": 1e4,
    r"acres?|ac\.?": 4046.8564224,
    rf"{_SQUARE}(?:kilomet(?:er|re)s?|kms?\.?)|(?:kms?|kilomet(?:er|re)s?){_SQUARED}|sqkm|km\s*sq\.?": 1e6,
    rf"{_SQUARE}(?:met(?:er|re)s?|m\.?)|(?:m|met(?:er|re)s?){_SQUARED}|sqm|m\s*sq\.?": 1.0,
    rf"{_SQUARE}(?:feet|foot|ft\.?)|(?:ft|feet){_SQUARED}|sqft": 0.09290304,
    rf"{_SQUARE}(?:yards?|yds?\.?)|(?:yds?|yards?){_SQUARED}": 0.83612736,
    rf"{_SQUARE}(?:miles?|mi\.?)|(?:mi|miles?){_SQUARED}": 2589988.110336,
}
_END = r"(?![\w²^/])(?!\s*(?:²|squared|sq(?:\.|\b)))"
LENGTH_UNIT = rf"(?:{'|'.join(_LENGTHS)}){_END}"
AREA_UNIT = rf"(?:{'|'.join(_AREAS)})(?![\w²^/])"
#: Any unit of length, for text that is no distance.
LENGTH_WORD = rf"(?:{'|'.join(_LENGTHS)})"
#: "A mile and a half" has its half after the unit.
_HALF = r"(?:\s+and\s+an?\s+(half|quarter)(?!\w))?"
_SOME = r"[^\s;:!?“”\"][^;:!?“”\"]{0,80}?"
#: Text that may be a length or an area: short patterns, which are quick to compile; ``metres`` and ``square_metres``
#: decide. A range has "and", "to" or a dash in the middle.
LENGTH = rf"(?:{_SOME}{LENGTH_UNIT}{_HALF.replace('(half', '(?:half')})"
AREA = rf"(?:{_SOME}{AREA_UNIT}{_HALF.replace('(half', '(?:half')})"
_TO = r"(?:\s*[-‐‑–—−]\s*|\s+(?:and|to)\s+)"
LENGTH_RANGE = rf"(?:{_SOME}{_TO}{LENGTH})"
AREA_RANGE = rf"(?:{_SOME}{_TO}{AREA})"


class Ambiguous(ValueError):
    """A range that can be meant in two ways."""


def metres(text: str) -> float | None:
    """The metres of a length; None if the text is not one."""
    return _quantity(text, _LENGTH)


def square_metres(text: str) -> float | None:
    """The square metres of an area; None if the text is not one."""
    return _quantity(text, _AREA)


def metres_range(text: str) -> tuple[float, float] | None:
    """The metres of both ends of a range of lengths, the lower one first; None if the text is not a range.

    Raises:
        Ambiguous: "One to two hundred metres" and "two hundred to fifty metres" can be meant in two ways.
    """
    return _range(text, _LENGTH)


def square_metres_range(text: str) -> tuple[float, float] | None:
    """The square metres of both ends of a range of areas, as ``metres_range``."""
    return _range(text, _AREA)


def count(text: str) -> int:
    """The number of a text that COUNT matches."""
    return int(number(text))


@lru_cache
def _compiled(pattern: str) -> re.Pattern:
    return re.compile(pattern, re.IGNORECASE)


def number(text: str) -> float | None:
    """The number that a text is: 1,000; 2½; two hundred and fifty; None if it is not one."""
    text = re.sub(r"\s+", " ", text.lower().strip())
    if not _compiled(_NUMBER).fullmatch(text):
        return None
    base, part = re.fullmatch(r"(.*?)(?: and an? (half|quarter|third))?", text).groups()
    value = _digits(base) if re.match(r"[\d.¼-¾⅐-⅞]", base) else _written(base)
    return value + (_PARTS[part] if part else 0.0)


def _digits(text: str) -> float:
    """The number of digits, with a fraction or a scale after them: 1,000; 1,5; 2½; 1 1/2; 3 thousand."""
    for word, scale in _SCALES.items():
        if text.endswith(word):
            return _digits(text[: -len(word)].strip()) * scale
    simple = re.fullmatch(r"(?:(\d+)\s+)?(\d+)[/⁄](\d+)", text)
    if simple:
        whole, above, below = simple.groups()
        return int(whole or 0) + int(above) / int(below)
    if not text[-1].isdecimal():
        whole = text[:-1].strip()
        return (float(whole) if whole else 0.0) + unicodedata.numeric(text[-1])
    return float(re.sub(r"[,'’\s](?=\d{3}(?!\d))", "", text).replace(",", "."))


def _written(text: str) -> float:
    """The number of words: two hundred and fifty, twenty-five, half a, three quarters of a."""
    total = current = 0.0
    for word in re.findall(r"[a-z]+", text):
        if word in _PARTS:
            return (current or 1.0) * _PARTS[word]
        if word == "hundred":
            current = (current or 1.0) * 100
        elif word in _SCALES:
            total, current = total + (current or 1.0) * _SCALES[word], 0.0
        else:
            current += _VALUES.get(word, 0.0)
    return total + current


_LENGTH, _AREA = tuple(_LENGTHS.items()), tuple(_AREAS.items())


def _quantity(text: str, units: tuple[tuple[str, float], ...]) -> float | None:
    """A number with one of the units."""
    parts = _parts(text, units)
    return None if parts is None or parts[1] is None else parts[0] * parts[1]


def _parts(text: str, units: tuple[tuple[str, float], ...]) -> tuple[float, float | None] | None:
    """The number of a quantity, and the size of its unit or None; None if the text is no quantity."""
    any_unit = "|".join(pattern for pattern, _ in units)
    match = _compiled(rf"({_NUMBER})\s*[-‐‑]?\s*({any_unit})?{_HALF}").fullmatch(text.strip())
    if not match:
        return None
    value = number(match[1]) + _PARTS.get((match[3] or "").lower(), 0.0)
    if match[2] is None:
        return value, None
    return value, next(size for pattern, size in units if _compiled(pattern).fullmatch(match[2]))


def _range(text: str, units: tuple[tuple[str, float], ...]) -> tuple[float, float] | None:
    """Two quantities with a word or a dash between them; the first may leave its unit to the second."""
    for split in _compiled(_TO).finditer(text):
        low, high = (_parts(part, units) for part in (text[: split.start()], text[split.end() :]))
        if low and high and high[1] is not None:
            break
    else:
        return None
    written = not re.search(r"\d", text)
    scaled = re.search(r"hundred|thousand|million", text[split.end() :], re.IGNORECASE)
    first, second = low[0] * (low[1] or high[1]), high[0] * high[1]
    if (scaled and low[1] is None and low[0] < 20) or (written and first > second):
        raise Ambiguous(text)
    return min(first, second), max(first, second)
