"""The vocabulary of the phrase grammar: relation words, joints, superlatives and their patterns."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

import re
from collections.abc import Callable
from dataclasses import dataclass

from . import quantities as q
from .reading import (
    Along,
    Between,
    Beyond,
    Direction,
    LargerThan,
    Largest,
    Node,
    SmallerThan,
    Smallest,
    SurroundedBy,
    Within,
)

#: Metres meant where none are given.
NEAR, NEXT_TO, ALONG, FAR, SURROUNDED, BETWEEN = 150.0, 30.0, 30.0, 500.0, 300.0, 1000.0


#: A distance beyond this is a slip of the pen (half of the Earth's girth).
_FARTHEST = 2.0e7


#: A word ends here, and is no part of a longer one with a hyphen.
_END = r"(?!\w)(?!-\w)"


ARTICLE = r"(?:the|a|an|any|some|all|all\s+the|every|each)"


@dataclass(frozen=True)
class Words:
    text: str
    quoted: bool = False


@dataclass(frozen=True)
class Relation:
    """Relation words. ``apply`` puts the relation on a head; it takes ``operands`` more nodes."""

    said: str
    apply: Callable[..., Node]
    operands: int = 1


@dataclass(frozen=True)
class Joint:
    """``kind`` is one of or, and, AND, both, not."""

    kind: str
    said: str


@dataclass(frozen=True)
class Superlative:
    """ "The three largest", at the beginning of a name."""

    said: str
    kind: type[Node]
    count: int


class Unclear(Exception):
    """The text cannot be taken apart; the message tells the user why."""


def _relation(pattern: str, build: Callable[[re.Match], Relation | None]):
    return re.compile(rf"(?:{pattern}){_END}", re.IGNORECASE), build


def _possible(metres: float, match: re.Match) -> float:
    if metres > _FARTHEST:
        raise Unclear(f"“{match.group().strip()}” is farther than any place on Earth.")
    return metres


def _by_distance(kind: type[Node], default: float | None = None):
    def build(match: re.Match) -> Relation:
        metres = default if default is not None else _possible(q.metres(match["far"]), match)
        return Relation(match.group(), lambda a, b: kind(a, b, metres))

    return build


def _ring(match: re.Match) -> Relation:
    unit = match["unit"]
    low, high = sorted(_possible(q.metres(match[n], match[f"{n}_unit"] or unit), match) for n in ("low", "high"))
    return Relation(match.group(), lambda a, b: Within(Beyond(a, b, low), b, high))


def _direction(match: re.Match) -> Relation:
    words, far = match["side"].lower(), match.groupdict().get("far")
    name = "-".join(side for side in ("north", "south", "east", "west") if side in words)
    if far is None:
        return Relation(match.group(), lambda a, b: Direction(a, b, name))
    metres = _possible(q.metres(far), match)
    return Relation(match.group(), lambda a, b: Direction(Within(a, b, metres), b, name))


def _size(kind: type[Node]):
    def build(match: re.Match) -> Relation:
        m2 = q.square_metres(match["size"])
        return Relation(match.group(), lambda a: kind(a, m2), operands=0)

    return build


def _size_range(match: re.Match) -> Relation:
    unit = match["unit"]
    low, high = sorted(q.square_metres(match[name], match[f"{name}_unit"] or unit) for name in ("low", "high"))
    return Relation(match.group(), lambda a: SmallerThan(LargerThan(a, low), high), operands=0)


_FAR = rf"(?P<far>{q.LENGTH})"


_FROM = r"(?:from|of|to)"


_COMPASS = r"north[\s-]?east|north[\s-]?west|south[\s-]?east|south[\s-]?west|north|south|east|west"


_AREA_LEAD = (
    r"(?:(?:with\s+(?:an?\s+)?(?:area|size)|in\s+(?:area|size))\s+(?:of\s+)?|of\s+|(?:that|which)\s+(?:is|are)\s+)?"
)


#: The first pattern that matches at a word wins, so longer ones come first.
_RELATIONS = [
    _relation(
        rf"(?:between\s+|from\s+)?(?P<low>{q.NUMBER})\s*(?P<low_unit>{q.LENGTH_UNIT})?\s*(?:and|to|-|–)\s*"
        rf"(?P<high>{q.NUMBER})\s*(?P<high_unit>(?P<unit>{q.LENGTH_UNIT}))\s+(?:away\s+)?(?:from|of)",
        _ring,
    ),
    _relation(
        rf"{_AREA_LEAD}(?:between\s+|from\s+)?(?P<low>{q.NUMBER})\s*(?P<low_unit>{q.AREA_UNIT})?\s*(?:and|to|-|–)\s*"
        rf"(?P<high>{q.NUMBER})\s*(?P<high_unit>(?P<unit>{q.AREA_UNIT}))",
        _size_range,
    ),
    _relation(
        rf"(?:(?:within|up\s+to|at\s+most|less\s+than|no\s+more\s+than)\s+)?{_FAR}\s+(?:to\s+the\s+)?(?P<side>{_COMPASS})"
        r"\s+(?:of|from)",
        _direction,
    ),
    _relation(rf"(?:to\s+the\s+)?(?P<side>{_COMPASS})\s+of", _direction),
    _relation(
        rf"(?:within|inside|in\s+a\s+radius\s+of|within\s+a\s+(?:radius|distance)\s+of)\s+{_FAR}\s*(?:of|from|to|around)",
        _by_distance(Within),
    ),
    _relation(
        rf"(?:not\s+more\s+than|no\s+more\s+than|not\s+farther\s+than|not\s+further\s+than|no\s+farther\s+than|"
        rf"no\s+further\s+than|less\s+than|fewer\s+than|closer\s+than|nearer\s+than|at\s+most|up\s+to|under|below)\s+"
        rf"{_FAR}\s+(?:away\s+)?{_FROM}",
        _by_distance(Within),
    ),
    _relation(
        rf"(?:(?:that\s+(?:is|are)\s+|lying\s+)?(?:more\s+than|not\s+within|not\s+less\s+than|farther\s+than|further\s+than|"
        rf"at\s+least|over|above|beyond|outside|greater\s+than|a\s+minimum\s+of|away\s+by))\s+{_FAR}\s+(?:away\s+)?{_FROM}",
        _by_distance(Beyond),
    ),
    _relation(rf"{_FAR}\s+or\s+(?:more|farther|further)\s+(?:away\s+)?from", _by_distance(Beyond)),
    _relation(rf"{_FAR}\s+or\s+(?:less|closer|nearer)\s+(?:from|to)", _by_distance(Within)),
    _relation(rf"{_FAR}\s+(?:away\s+)?from", _by_distance(Within)),
    _relation(
        rf"{_AREA_LEAD}(?:larger\s+than|bigger\s+than|greater\s+than|more\s+than|at\s+least|over|above|exceeding|"
        rf"not\s+less\s+than|no\s+less\s+than|not\s+smaller\s+than|≥|>=|>)\s*(?P<size>{q.AREA})",
        _size(LargerThan),
    ),
    _relation(
        rf"{_AREA_LEAD}(?:smaller\s+than|less\s+than|at\s+most|under|below|up\s+to|not\s+more\s+than|no\s+more\s+than|"
        rf"not\s+larger\s+than|no\s+larger\s+than|≤|<=|<)\s*(?P<size>{q.AREA})",
        _size(SmallerThan),
    ),
    _relation(r"not\s+near(?:by)?(?:\s+to)?|not\s+close\s+to|not\s+around|away\s+from", _by_distance(Beyond, NEAR)),
    _relation(r"not\s+next\s+to|not\s+beside|not\s+adjacent\s+to|not\s+along", _by_distance(Beyond, NEXT_TO)),
    _relation(r"(?:far|far\s+away|well\s+away)\s+from", _by_distance(Beyond, FAR)),
    _relation(
        r"near(?:by)?(?:\s+to)?|close\s+to|not\s+far\s+from|in\s+the\s+(?:vicinity|neighbou?rhood|proximity)\s+of|"
        rf"around(?=\s+{ARTICLE}\s)",
        _by_distance(Within, NEAR),
    ),
    _relation(
        r"(?:(?:right|directly|immediately)\s+)?(?:next\s+to|adjacent\s+to|beside|besides|adjoining|bordering|abutting|"
        r"touching)|by(?=\s+(?:the|an?)\s)",
        _by_distance(Within, NEXT_TO),
    ),
    _relation(
        r"along(?:side)?(?:\s+the\s+(?:edges?|banks?|sides?|shores?)\s+of)?|(?:on|at)\s+the\s+(?:edges?|banks?|shores?)\s+of|"
        r"lining",
        lambda match: Relation(match.group(), lambda a, b: Along(a, b, ALONG)),
    ),
    _relation(
        r"(?:completely\s+|entirely\s+)?(?:surrounded|enclosed|encircled)\s+by",
        lambda match: Relation(match.group(), lambda a, b: SurroundedBy(a, b, SURROUNDED)),
    ),
    _relation(
        r"in\s?between|between",
        lambda match: Relation(match.group(), lambda a, b, c: Between(a, b, c, BETWEEN), operands=2),
    ),
    _relation(r"not\s+(?:inside|within)(?:\s+of)?|outside(?:\s+of)?", _by_distance(Beyond, 0.0)),
    _relation(rf"inside(?:\s+of)?|within(?!\s+\d)(?!\s+{q.LENGTH})", _by_distance(Within, 0.0)),
]


_SUPERLATIVE = re.compile(
    rf"(?:{ARTICLE}\s+)?(?:(?P<before>{q.COUNT})\s+)?(?P<which>largest|biggest|smallest)(?:\s+(?P<after>{q.COUNT}))?{_END}",
    re.IGNORECASE,
)


_WITHOUT = r"(?:but|and)\s+not|but\s+no|with(?:out|\s+no)|except(?:\s+for)?|excluding|not"


_JOINTS = [
    ("both", re.compile(r"both(?!\w)", re.IGNORECASE)),
    ("not", re.compile(rf"(?:{_WITHOUT}){_END}", re.IGNORECASE)),
    ("AND", re.compile(rf"AND{_END}")),
    ("or", re.compile(rf"or{_END}", re.IGNORECASE)),
    ("and", re.compile(rf"(?:and|but|&){_END}", re.IGNORECASE)),
]  # fmt: skip


QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{1,200})[\"”“»]")


_WORD = re.compile(r"\S+")


_SPACE = re.compile(r"[\s,;]*")


def cut(text: str) -> list:
    """The items of a text in order."""
    items: list = []
    at, words = _SPACE.match(text).end(), []

    def close() -> None:
        if words:
            items.append(Words(" ".join(words)))
            words.clear()

    while at < len(text):
        end = None
        quoted = QUOTED.match(text, at)
        if quoted:
            close()
            items.append(Words(quoted[1].strip(), quoted=True))
            end = quoted.end()
        else:
            item, end = _item(text, at, bool(words))
            if item is not None:
                close()
                items.append(item)
        if end is None:
            word = _WORD.match(text, at)
            words.append(word.group())
            end = word.end()
        at = _SPACE.match(text, end).end()
    close()
    return items


def _item(text: str, at: int, after_words: bool):
    """The relation, superlative or joint that begins at ``at``, and where it ends; (None, None) where none does."""
    for pattern, build in _RELATIONS:
        match = pattern.match(text, at)
        if match:
            return build(match), match.end()
    match = None if after_words else _SUPERLATIVE.match(text, at)
    if match:
        kind = Smallest if match["which"].lower() == "smallest" else Largest
        number = match["before"] or match["after"]
        return Superlative(match.group(), kind, max(1, q.count(number)) if number else 1), match.end()
    for kind, pattern in _JOINTS:
        match = pattern.match(text, at)
        if match and not (kind == "AND" and text.isupper()):  # capitals throughout stress nothing
            return Joint(kind, match.group()), match.end()
    return None, None
