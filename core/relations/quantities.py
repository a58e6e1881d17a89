"""Numbers with units in a phrase: "300m", "1.5 km", "1,000 feet", "half a mile", "two hundred metres", "½ ha"."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import re
import unicodedata

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
NUMBER = rf"(?:{_DIGITS}(?![\d/⁄])(?:\s+(?:hundred|thousand|million|and\s+an?\s+(?:half|quarter)))?|{_WRITTEN}(?!\w))"
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
#: "A mile and a half" has its half after the unit.
_HALF_AFTER = r"(?:\s+and\s+an?\s+(?:half|quarter)(?!\w))?"
LENGTH = rf"{NUMBER}\s*[-‐‑]?\s*{LENGTH_UNIT}{_HALF_AFTER}"
AREA = rf"{NUMBER}\s*[-‐‑]?\s*{AREA_UNIT}{_HALF_AFTER}"
#: Any unit of length, for text that is no distance.
LENGTH_WORD = rf"(?:{'|'.join(_LENGTHS)})"


def metres(text: str, unit: str | None = None) -> float:
    """Metres of a text that LENGTH matches, or of one that NUMBER matches with ``unit``."""
    return _quantity(text, _LENGTHS, unit)


def square_metres(text: str, unit: str | None = None) -> float:
    """Square metres of a text that AREA matches, or of one that NUMBER matches with ``unit``."""
    return _quantity(text, _AREAS, unit)


def count(text: str) -> int:
    """The number of a text that COUNT matches."""
    return int(number(text))


def number(text: str) -> float:
    """The number of a text that NUMBER matches."""
    base, _, part = re.sub(r"\s+", " ", text.lower().strip()).partition(" and a ")
    base, _, part = (base, "", part) if part else base.partition(" and an ")
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


def _pattern(units: dict[str, float]) -> re.Pattern:
    """Value, unit and half of a whole text that is a quantity, or a value alone."""
    unit = "|".join(units)
    return re.compile(rf"({NUMBER})\s*[-‐‑]?\s*({unit})?(?:\s+and\s+an?\s+(half|quarter))?", re.IGNORECASE)


def _quantity(text: str, units: dict[str, float], unit: str | None) -> float:
    match = _pattern(units).fullmatch(text.strip())
    if not match:
        raise ValueError(f"{text!r} is not a quantity")
    value = number(match[1]) + _PARTS.get((match[3] or "").lower(), 0.0)
    factor = next(factor for pattern, factor in units.items() if re.fullmatch(pattern, unit or match[2], re.IGNORECASE))
    return value * factor
