"""The vocabulary of phrases: which words are relations, joints and superlatives.

``cut`` splits a text into items. A negation is an item of its own ("not", "no closer than" is "not" and "closer than"),
so the parser turns every relation round in the same way.
"""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from . import quantities as q
from .names import ARTICLE, Unclear, tidy
from .reading import (
    Along,
    And,
    Before,
    Between,
    Beyond,
    Direction,
    LargerThan,
    Largest,
    Leaf,
    Node,
    SmallerThan,
    Smallest,
    SurroundedBy,
    Within,
    earlier,
)

#: Metres of a relation without a distance.
NEAR, NEXT_TO, ALONG, FAR, SURROUNDED, BETWEEN = 150.0, 30.0, 30.0, 500.0, 300.0, 1000.0
#: Metres around a thing of one date in which it counts as the same thing at the other date.
SAME_PLACE = 3.0
#: Longest distance that makes sense: half of the Earth's circumference.
_FARTHEST = 2.0e7
#: End of a word that is not part of a longer word with a hyphen.
_END = r"(?!\w)(?!-\w)"


@dataclass(frozen=True)
class Words:
    """A part of the text that is not in the vocabulary; ``quoted`` if it was in quotation marks."""

    text: str
    quoted: bool = False


@dataclass(frozen=True)
class Relation:
    """Relation words.

    Attributes:
        text: The words.
        apply: Puts the relation on its head and ``operands`` more nodes.
        operands: Number of nodes that follow the words.
        bare: A distance alone ("300 m from"), which any word before it may change.
    """

    text: str
    apply: Callable[..., Node]
    operands: int = 1
    bare: bool = False


@dataclass(frozen=True)
class Joint:
    """A word between names and relations; ``kind`` is one of or, and, AND, both, not."""

    kind: str
    text: str


@dataclass(frozen=True)
class Superlative:
    """Words such as "the three largest" before a name; ``kind`` is Largest or Smallest."""

    text: str
    kind: type[Node]
    count: int


# Parts of patterns


def _either(*texts: str) -> str:
    """A pattern for any of the texts, with any white space between their words."""
    return rf"(?:{'|'.join(texts)})".replace(" ", r"\s+")


def _extreme(word: str, noun: str) -> str:
    """A pattern for "minimum", "a minimum of", "at a minimum distance of"."""
    return rf"(?:(?:at|with|in|of) )?(?:an? |the )?{word}(?: {noun})?(?: of)?"


_MOST, _LEAST = r"max(?:imum|imal|\.)?", r"min(?:imum|imal|\.)?"
_BELOW = ("less than", "fewer than", "under", "below", "at (?:the )?most", "up to", "≤", "⩽", "<=", "=<", "<")
_ABOVE = (
    "more than", "greater than", "larger than", "over", "above", "at (?:the )?least", "exceed(?:ing)?", "in excess of",
    "upwards of", "≥", "⩾", ">=", "=>", ">",
)  # fmt: skip
_AT_DISTANCE = r"(?:(?:at|with|in)\s+(?:an?|the)\s+distance\s+(?:of\s+)?)?"
_AT_MOST = _AT_DISTANCE + _either(
    "within", "inside(?: of)?", "closer than", "nearer than", *_BELOW, _extreme(_MOST, "distance")
)
_AT_LEAST = _AT_DISTANCE + _either(
    "farther than", "further than", "beyond", "outside(?: of)?", "away by", *_ABOVE, _extreme(_LEAST, "distance")
)
_SMALLER = _either("smaller than", "lower than", *_BELOW, _extreme(_MOST, "(?:size|area)"))
_LARGER = _either("bigger than", *_ABOVE, _extreme(_LEAST, "(?:size|area)"))
_OR_LESS = r"(?:or|and)\s+(?:less|closer|nearer|under|below|smaller|fewer)"
_OR_MORE = r"(?:(?:or|and)\s+(?:more|farther|further|over|above|beyond|larger|bigger|greater|up|upwards)|\+)"
_FAR = rf"(?P<far>{q.LENGTH})"
#: "A 300 m radius of", "a radius of 300 m of".
_ZONE = (
    rf"(?:an?\s+|the\s+)?(?:{_FAR}\s*[-‐‑]?\s*(?:radius|buffer(?:\s+zone)?|distance|zone)|"
    rf"(?:radius|distance|buffer(?:\s+zone)?)\s+of\s+(?P<zone>{q.LENGTH}))"
)
_FROM = r"\s*(?:(?:away|apart|distant|clear)\s+)?(?:from|of|to|around)"
_COMPASS = r"north[\s-]?east|north[\s-]?west|south[\s-]?east|south[\s-]?west|north|south|east|west"
_SIDE = rf"\s+(?:to\s+the\s+)?(?P<side>{_COMPASS})\s+(?:of|from)"
#: Words before an area.
_AREA_LEAD = (
    r"(?:(?:with\s+)?(?:(?:whose|an?|the|in)\s+)?(?:area|size)\s+(?:is\s+|are\s+)?(?:of\s+)?|of\s+|"
    r"(?:covering|measuring|occupying|sized)\s+)?"
)
_SIZE = rf"(?P<size>{q.AREA})"
_IN_SIZE = r"(?:\s+in\s+(?:size|area))?"


# Builders of relations


def _metres(text: str | None, match: re.Match) -> float | None:
    """The metres of a part of a match; None if it is not a length."""
    metres = q.metres(text) if text else None
    if metres is not None and metres > _FARTHEST:
        raise Unclear(f"“{match.group().strip()}” is farther than any place on Earth.")
    return metres


def _fixed(kind: type[Node], metres: float):
    def build(match: re.Match) -> Relation:
        return Relation(match.group(), lambda a, b: kind(a, b, metres))

    return build


def _distance(kind: type[Node], bare: bool = False):
    def build(match: re.Match) -> Relation | None:
        metres = _metres(match["far"] or match.groupdict().get("zone"), match)
        return None if metres is None else Relation(match.group(), lambda a, b: kind(a, b, metres), bare=bare)

    return build


def _direction(kind: type[Node] | None, bare: bool = False):
    def build(match: re.Match) -> Relation | None:
        words = match["side"].lower()
        name = "-".join(side for side in ("north", "south", "east", "west") if side in words)
        if kind is None:
            return Relation(match.group(), lambda a, b: Direction(a, b, name))
        metres = _metres(match["far"], match)
        if metres is None:
            return None
        return Relation(match.group(), lambda a, b: Direction(kind(a, b, metres), b, name), bare=bare)

    return build


def _ends(match: re.Match, read: Callable[[str], tuple[float, float] | None]) -> tuple[float, float] | None:
    """Both ends of a range; None if it is not one."""
    try:
        return read(match["range"])
    except q.Ambiguous:
        raise Unclear(f"“{match.group().strip()}” can be meant in two ways.") from None


def _ring(match: re.Match) -> Relation | None:
    ends = _ends(match, q.metres_range)
    if ends is None:
        return None
    low, high = ends
    return _between_distances(low, high, match)


def _two_sided(match: re.Match) -> Relation | None:
    low, high = (_metres(match[name], match) for name in ("low", "high"))
    if low is None or high is None:
        return None
    if low > high:
        raise Unclear(f"No place is “{match.group().strip()}”.")
    return _between_distances(low, high, match)


def _between_distances(low: float, high: float, match: re.Match) -> Relation:
    if high > _FARTHEST:
        raise Unclear(f"“{match.group().strip()}” is farther than any place on Earth.")
    return Relation(match.group(), lambda a, b: Within(Beyond(a, b, low), b, high))


def _size(kind: type[Node]):
    def build(match: re.Match) -> Relation | None:
        m2 = q.square_metres(match["size"])
        return None if m2 is None else Relation(match.group(), lambda a: kind(a, m2), operands=0)

    return build


def _size_range(match: re.Match) -> Relation | None:
    ends = _ends(match, q.square_metres_range)
    if ends is None:
        return None
    low, high = ends
    return Relation(match.group(), lambda a: SmallerThan(LargerThan(a, low), high), operands=0)


# The table of relations


def _relation(pattern: str, build: Callable[[re.Match], Relation | None]):
    return re.compile(rf"(?:{pattern}){_END}", re.IGNORECASE), build


#: The first pattern that matches at a word wins, so longer ones come first.
_RELATIONS = [
    _relation(rf"(?:between\s+|from\s+)?(?P<range>{q.LENGTH_RANGE}){_FROM}", _ring),
    _relation(
        rf"{_AT_LEAST}\s*(?P<low>{q.LENGTH})\s*,?\s*(?:and|but|to)\s+{_AT_MOST}\s*(?P<high>{q.LENGTH}){_FROM}",
        _two_sided,
    ),
    _relation(rf"{_AREA_LEAD}(?:between\s+|from\s+)?(?P<range>{q.AREA_RANGE}){_IN_SIZE}", _size_range),
    _relation(rf"{_AT_MOST}\s*{_FAR}{_SIDE}", _direction(Within)),
    _relation(rf"{_AT_LEAST}\s*{_FAR}{_SIDE}", _direction(Beyond)),
    _relation(rf"{_FAR}{_SIDE}", _direction(Within, bare=True)),
    _relation(rf"(?:to\s+the\s+)?(?P<side>{_COMPASS})\s+of", _direction(None)),
    _relation(rf"(?:within|inside(?:\s+of)?|in)\s+{_ZONE}{_FROM}", _distance(Within)),
    _relation(rf"(?:beyond|outside(?:\s+of)?)\s+{_ZONE}{_FROM}", _distance(Beyond)),
    _relation(rf"{_AT_MOST}\s*{_FAR}{_FROM}", _distance(Within)),
    _relation(rf"{_AT_LEAST}\s*{_FAR}{_FROM}", _distance(Beyond)),
    _relation(rf"{_FAR}\s*{_OR_MORE}{_FROM}", _distance(Beyond)),
    _relation(rf"{_FAR}\s*{_OR_LESS}{_FROM}", _distance(Within)),
    _relation(rf"{_FAR}\s*(?:away\s+)?from", _distance(Within, bare=True)),
    _relation(rf"{_AREA_LEAD}{_LARGER}\s*{_SIZE}{_IN_SIZE}", _size(LargerThan)),
    _relation(rf"{_AREA_LEAD}{_SMALLER}\s*{_SIZE}{_IN_SIZE}", _size(SmallerThan)),
    _relation(rf"{_AREA_LEAD}{_SIZE}\s*{_OR_MORE}{_IN_SIZE}", _size(LargerThan)),
    _relation(rf"{_AREA_LEAD}{_SIZE}\s*{_OR_LESS}{_IN_SIZE}", _size(SmallerThan)),
    _relation(r"not\s+far(?:\s+away)?\s+from", _fixed(Within, NEAR)),
    _relation(r"(?:far|far\s+away|well\s+away)\s+from", _fixed(Beyond, FAR)),
    _relation(r"away\s+from", _fixed(Beyond, NEAR)),
    _relation(
        r"near(?:by)?(?:\s+to)?|close\s+to|in\s+the\s+(?:vicinity|neighbou?rhood|proximity)\s+of|"
        rf"around(?=\s+{ARTICLE}\s)",
        _fixed(Within, NEAR),
    ),
    _relation(
        r"(?:(?:right|directly|immediately)\s+)?(?:next\s+to|adjacent\s+to|beside|besides|adjoining|bordering|abutting|"
        # "crossed by the road" is no place.
        r"touch(?:es|ing)?)|(?<!ed\s)by(?=\s+(?:the|an?)\s)",
        _fixed(Within, NEXT_TO),
    ),
    _relation(
        r"along(?:side)?(?!\s+with)(?:\s+the\s+(?:edges?|banks?|sides?|shores?)\s+of)?|"
        r"(?:on|at)\s+the\s+(?:edges?|banks?|shores?)\s+of|lining",
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
    _relation(r"outside(?:\s+of)?(?!\s+[\d.½-])", _fixed(Beyond, 0.0)),
    _relation(r"(?:inside(?:\s+of)?|within)(?!\s+[\d.½-])", _fixed(Within, 0.0)),
]
#: What relates two dates; read only where there are two.
_CHANGES = [
    _relation(
        r"(?:(?:that|which)\s+)?(?:(?:is|are|was|were|has|have)\s+(?:now\s+|been\s+)*"
        r"(?:gone|vanished|disappeared|lost|demolished|removed|felled|pulled\s+down|no\s+longer\s+there)|"
        r"vanished|disappeared)",
        lambda match: Relation(match.group(), gone, operands=0),
    ),
    _relation(
        r"(?:(?:that|which)\s+)?(?:became|(?:has|have)\s+become|(?:(?:was|were)\s+)?(?:turned|changed|converted)\s+(?:in)?to)",
        lambda match: Relation(match.group(), lambda a, b: And(earlier(a), b)),
    ),
]
_NEW = re.compile(rf"(?:new|newly\s+built){_END}\s+(?=\S)", re.IGNORECASE)
_SUPERLATIVE = re.compile(
    rf"(?:{ARTICLE}\s+)?(?:(?P<before>{q.COUNT})\s+)?(?P<which>largest|biggest|smallest)(?:\s+(?P<after>{q.COUNT}))?{_END}",
    re.IGNORECASE,
)


# Joints

_WITHOUT = (
    r"(?:but|and)\s+not|but\s+no|with(?:out|\s+no)|except(?:\s+for|ing)?|excluding|other\s+than|apart\s+from|"
    r"aside\s+from|devoid\s+of|free\s+(?:of|from)|lacking|not"
)
#: A verb between "not" and a relation: "do not lie within".
_VERB = r"(?:\s+(?:lie|lying|sit|stand|be|located|situated|found|placed))?"
_JOINTS = [
    ("both", re.compile(r"both(?!\w)", re.IGNORECASE)),
    # "No closer than" and "never near" turn the relation that follows.
    ("not", re.compile(rf"(?:no(?=\s+\w+\s+than\b)|(?:{_WITHOUT}|never){_VERB}){_END}", re.IGNORECASE)),
    ("AND", re.compile(rf"AND{_END}")),
    ("or", re.compile(rf"or{_END}", re.IGNORECASE)),
    ("and", re.compile(rf"(?:and|but|&){_END}", re.IGNORECASE)),
]  # fmt: skip


# Two dates


def gone(tree: Node) -> Node:
    """What was there at the earlier date and is not near there now."""
    return Beyond(earlier(tree), tree, SAME_PLACE)


def new(name: str) -> Node | None:
    """The reading of a name that begins with "new": what is there and was not near there before; None for another."""
    match = _NEW.match(name)
    return Beyond(Leaf(name[match.end() :]), Before(name[match.end() :]), SAME_PLACE) if match else None


# Cutting a text into items

QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{1,200})[\"”“»]")
_WORD = re.compile(r"\S+")
_SPACE = re.compile(r"[\s,;]*")
#: "Anything but" is the opposite of anything.
_ANYTHING_BUT = re.compile(r"(?<!\w)(?:all|any\w*|every\w*|nothing|none)\s+but(?!\s+not?\b)(?!\w)", re.IGNORECASE)
#: Aren't, isnt, doesn’t: the negation becomes a word of its own.
_CONTRACTION = r"\b(?P<verb>is|are|was|were|do|does|did|has|have)n['’`]?t\b"


def cut(text: str, two_dates: bool = False) -> list:
    """Cut a text into Words, Relation, Joint and Superlative, in order; with two dates what relates them too.

    Raises:
        Unclear: A distance is impossible, or the text excludes everything else.
    """
    text = re.sub(
        rf"{QUOTED.pattern}|{_CONTRACTION}",
        lambda match: f"{match['verb']} not" if match["verb"] else match.group(),
        text,
        flags=re.IGNORECASE,
    )
    if _ANYTHING_BUT.search(QUOTED.sub(" ", text)):
        raise Unclear("“but” in it excludes everything else.")
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
            item, end = _item(text, at, bool(words), two_dates)
            if item is not None:
                close()
                items.append(item)
        if end is None:
            word = _WORD.match(text, at)
            words.append(word.group())
            end = word.end()
        at = _SPACE.match(text, end).end()
    close()
    _check_verbs(items)
    return [item for at, item in enumerate(items) if not _only_a_verb(items, at)]


def _check_verbs(items: list) -> None:
    """Take the verb out of "do not have trees".

    Raises:
        Unclear: The verb is another one ("do not face a road"): it is no name of a thing.
    """
    for at, (before, joint, after) in enumerate(zip(items, items[1:], items[2:]), 2):
        negated = isinstance(joint, Joint) and joint.kind == "not" and isinstance(after, Words) and not after.quoted
        if negated and isinstance(before, Words) and re.search(r"\b(?:do|does|did)$", before.text, re.IGNORECASE):
            having = re.match(r"(?:have|contain|include)\s+(?=\S)", after.text, re.IGNORECASE)
            if having is None:
                raise Unclear(f"“not {after.text.split()[0]}” in it was not understood.")
            items[at] = Words(after.text[having.end() :])


def _only_a_verb(items: list, at: int) -> bool:
    """The item is a verb between a size or an "and" and the relation that follows: "and that are" near."""
    if not 0 < at < len(items) - 1 or not isinstance(items[at], Words) or items[at].quoted:
        return False
    before, after = items[at - 1], items[at + 1]
    follows = isinstance(after, Relation) or (isinstance(after, Joint) and after.kind == "not")
    leads = isinstance(before, Joint) if not isinstance(before, Relation) else before.operands == 0
    return follows and leads and not tidy(items[at].text)


def _item(text: str, at: int, after_words: bool, two_dates: bool):
    """The relation, superlative or joint that begins at ``at``, and its end; (None, None) if there is none."""
    for pattern, build in (*_CHANGES, *_RELATIONS) if two_dates else _RELATIONS:
        match = pattern.match(text, at)
        item = build(match) if match else None
        if item is not None:
            return item, match.end()
    match = None if after_words else _SUPERLATIVE.match(text, at)
    if match:
        kind = Smallest if match["which"].lower() == "smallest" else Largest
        number = match["before"] or match["after"]
        return Superlative(match.group(), kind, max(1, q.count(number)) if number else 1), match.end()
    for kind, pattern in _JOINTS:
        match = pattern.match(text, at)
        if match and not (kind == "AND" and text.isupper()):  # in a text of capitals, AND is not stressed
            return Joint(kind, match.group()), match.end()
    return None, None
