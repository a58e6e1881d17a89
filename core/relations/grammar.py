"""From text to a reading: relation words are found, what lies between them is left to the network as it was typed.

A hand-written grammar, because the parts are free text: a relation word counts only where both of its sides are
there, and where a text can be meant in two ways it is left whole. docs/phrases.md lists it all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from . import quantities as q
from .reading import (
    Along,
    And,
    Anything,
    Between,
    Beyond,
    Direction,
    LargerThan,
    Largest,
    Leaf,
    Node,
    Not,
    Or,
    Reading,
    SmallerThan,
    Smallest,
    SurroundedBy,
    Within,
    whole,
)

#: Metres meant where none are given.
NEAR, NEXT_TO, ALONG, FAR, SURROUNDED, BETWEEN = 150.0, 30.0, 30.0, 500.0, 300.0, 1000.0
#: Longer texts, and ones with more relations, are not taken apart.
MAX_CHARACTERS, MAX_RELATIONS = 500, 12
#: A distance beyond this is a slip of the pen (half of the Earth's girth).
_FARTHEST = 2.0e7

#: A word ends here, and is no part of a longer one with a hyphen.
_END = r"(?!\w)(?!-\w)"
_ARTICLE = r"(?:the|a|an|any|some|all|all\s+the|every|each)"


@dataclass(frozen=True)
class _Words:
    text: str
    quoted: bool = False


@dataclass(frozen=True)
class _Relation:
    """Relation words. ``apply`` puts the relation on a head; it takes ``operands`` more nodes."""

    said: str
    apply: Callable[..., Node]
    operands: int = 1


@dataclass(frozen=True)
class _Joint:
    """``kind`` is one of or, and, AND, both, not."""

    kind: str
    said: str


@dataclass(frozen=True)
class _Superlative:
    """ "The three largest", at the beginning of a name."""

    said: str
    kind: type[Node]
    count: int


class _Unclear(Exception):
    """The text cannot be taken apart; the message tells the user why."""


def read_phrase(text: str) -> Reading:
    """Take a phrase apart. Never raises: what is not understood, or could be meant in two ways, stays whole, with a
    note.

    A phrase without relation words goes to the network whole, exactly as typed but for surplus white space.
    """
    text = str(text)
    if len(text) > MAX_CHARACTERS:
        return whole(text, "The phrase is too long to look for relations in it, so it was taken whole.")
    try:
        items = _cut(text)
        relations = sum(isinstance(item, (_Relation, _Superlative)) for item in items)
        if relations > MAX_RELATIONS:
            raise _Unclear(f"The phrase has more than {MAX_RELATIONS} relations.")
        parser = _Parser(items)
        tree = parser.parse()
    except _Unclear as reason:
        return whole(text, f"{reason} The phrase was taken whole.")
    note = " ".join(dict.fromkeys(parser.notes))
    return whole(text, note) if isinstance(tree, Leaf) and not _QUOTED.search(text) else Reading(text, tree, note)


# Cutting into items


def _relation(pattern: str, build: Callable[[re.Match], _Relation | None]):
    return re.compile(rf"(?:{pattern}){_END}", re.IGNORECASE), build


def _possible(metres: float, match: re.Match) -> float:
    if metres > _FARTHEST:
        raise _Unclear(f"“{match.group().strip()}” is farther than any place on Earth.")
    return metres


def _by_distance(kind: type[Node], default: float | None = None):
    def build(match: re.Match) -> _Relation:
        metres = default if default is not None else _possible(q.metres(match["far"]), match)
        return _Relation(match.group(), lambda a, b: kind(a, b, metres))

    return build


def _ring(match: re.Match) -> _Relation:
    unit = match["unit"]
    low, high = sorted(_possible(q.metres(match[n], match[f"{n}_unit"] or unit), match) for n in ("low", "high"))
    return _Relation(match.group(), lambda a, b: Within(Beyond(a, b, low), b, high))


def _direction(match: re.Match) -> _Relation:
    words, far = match["side"].lower(), match.groupdict().get("far")
    name = "-".join(side for side in ("north", "south", "east", "west") if side in words)
    if far is None:
        return _Relation(match.group(), lambda a, b: Direction(a, b, name))
    metres = _possible(q.metres(far), match)
    return _Relation(match.group(), lambda a, b: Direction(Within(a, b, metres), b, name))


def _size(kind: type[Node]):
    def build(match: re.Match) -> _Relation:
        m2 = q.square_metres(match["size"])
        return _Relation(match.group(), lambda a: kind(a, m2), operands=0)

    return build


def _size_range(match: re.Match) -> _Relation:
    unit = match["unit"]
    low, high = sorted(q.square_metres(match[name], match[f"{name}_unit"] or unit) for name in ("low", "high"))
    return _Relation(match.group(), lambda a: SmallerThan(LargerThan(a, low), high), operands=0)


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
        rf"around(?=\s+{_ARTICLE}\s)",
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
        lambda match: _Relation(match.group(), lambda a, b: Along(a, b, ALONG)),
    ),
    _relation(
        r"(?:completely\s+|entirely\s+)?(?:surrounded|enclosed|encircled)\s+by",
        lambda match: _Relation(match.group(), lambda a, b: SurroundedBy(a, b, SURROUNDED)),
    ),
    _relation(
        r"in\s?between|between",
        lambda match: _Relation(match.group(), lambda a, b, c: Between(a, b, c, BETWEEN), operands=2),
    ),
    _relation(r"not\s+(?:inside|within)(?:\s+of)?|outside(?:\s+of)?", _by_distance(Beyond, 0.0)),
    _relation(rf"inside(?:\s+of)?|within(?!\s+\d)(?!\s+{q.LENGTH})", _by_distance(Within, 0.0)),
]

_SUPERLATIVE = re.compile(
    rf"(?:{_ARTICLE}\s+)?(?:(?P<before>{q.COUNT})\s+)?(?P<which>largest|biggest|smallest)(?:\s+(?P<after>{q.COUNT}))?{_END}",
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
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{1,200})[\"”“»]")
_WORD = re.compile(r"\S+")
_SPACE = re.compile(r"[\s,;]*")
#: Of these a phrase for the network may not consist: the relation was about all of the ground.
_ANYTHING = {
    "anything", "everything", "anywhere", "everywhere", "any place", "places", "place", "areas", "area", "all",
    "all areas", "all places", "any area", "ground", "all ground", "any ground",
}  # fmt: skip
#: What may stand between a name and its relation.
_THAT_IS = re.compile(r"\s+(?:(?:that|which)\s+(?:is|are|lies?)|located|situated|lying)$", re.IGNORECASE)
#: Words of relations that were not understood as one.
_LEFT_OVER = re.compile(
    r"(?<![\w-])(?:near|nearby|within|beyond|between|surrounded|largest|biggest|smallest|larger than|smaller than|"
    r"bigger than|more than|less than|away from|next to|adjacent to|(?:north|south|east|west)\s+of|along)(?![\w-])",
    re.IGNORECASE,
)


def _cut(text: str) -> list:
    """The items of a text in order."""
    items: list = []
    at, words = _SPACE.match(text).end(), []

    def close() -> None:
        if words:
            items.append(_Words(" ".join(words)))
            words.clear()

    while at < len(text):
        end = None
        quoted = _QUOTED.match(text, at)
        if quoted:
            close()
            items.append(_Words(quoted[1].strip(), quoted=True))
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
        return _Superlative(match.group(), kind, max(1, q.count(number)) if number else 1), match.end()
    for kind, pattern in _JOINTS:
        match = pattern.match(text, at)
        if match and not (kind == "AND" and text.isupper()):  # capitals throughout stress nothing
            return _Joint(kind, match.group()), match.end()
    return None, None


def _tidy(text: str) -> str:
    """A phrase for the network: without its articles and closing punctuation."""
    text = _THAT_IS.sub("", text.strip(" \t.,;:!?"))
    return re.sub(rf"^(?:{_ARTICLE}\s+)+(?=\S)", "", text, flags=re.IGNORECASE)


# Putting the items together


class _Parser:
    """Recursive descent over the items; ``notes`` gather what the user should know of the choices made."""

    def __init__(self, items: list):
        self.items, self.at = items, 0
        self.notes: list[str] = []

    def parse(self) -> Node:
        tree = self.alternatives()
        if self.peek() is not None:
            raise _Unclear(
                f"“{self.peek().said if hasattr(self.peek(), 'said') else self.peek().text}” was not expected."
            )
        return tree

    def peek(self, ahead: int = 0):
        at = self.at + ahead
        return self.items[at] if at < len(self.items) else None

    def joint(self, *kinds: str, ahead: int = 0) -> bool:
        item = self.peek(ahead)
        return isinstance(item, _Joint) and item.kind in kinds

    def after_comma(self) -> bool:
        before = self.items[self.at - 1] if self.at else None
        return isinstance(before, _Words) and before.text.endswith((",", ";"))

    def next(self):
        self.at += 1
        return self.items[self.at - 1]

    def alternatives(self) -> Node:
        """Conditions joined by "or"."""
        tree = self.both()
        while self.joint("or"):
            self.next()
            tree = Or(tree, self.both())
        return tree

    def both(self) -> Node:
        """Chains joined by "AND"."""
        tree = self.chain()
        while self.joint("AND"):
            self.next()
            tree = And(tree, self.chain())
        return tree

    def chain(self) -> Node:
        """A head and the relations that it stands in, the first one innermost."""
        superlative = self.next() if isinstance(self.peek(), _Superlative) else None
        head = tree = self.head(superlative is not None)
        last, since_and = None, True
        while True:
            if self.joint("and", "AND") and (isinstance(self.peek(1), _Relation) or self.joint("not", ahead=1)):
                self.next()
                since_and = True
            if isinstance(self.peek(), _Relation):
                since_and = since_and or self.after_comma()
                if last is not None and last.operands and self.peek().operands and not since_and:
                    self.notes.append(
                        f"“{self.peek().said}” was read as said of {_about(head)}, like what is before it."
                    )
                last, since_and = self.peek(), False
                tree = self.related(tree)
            elif self.joint("or") and isinstance(self.peek(1), _Relation) and last is not None:
                self.next()
                last = self.peek()
                tree = Or(tree, self.related(head))
            elif self.joint("not") and isinstance(self.peek(1), _Relation):
                self.next()
                last = self.peek()
                tree = _negated(self.related(tree), tree)
            elif self.joint("not"):
                self.next()
                tree, last = And(tree, Not(self.operand())), None
            elif self.joint("and") and last is not None and last.operands == 1 and self.names_another():
                self.next()
                tree = last.apply(tree, self.operand())
            else:
                break
        return tree if superlative is None else superlative.kind(tree, superlative.count)

    def head(self, alone: bool) -> Node:
        """What the relations are about; ``alone``: a superlative before it keeps "or" out."""
        if isinstance(self.peek(), _Relation):
            if not self.peek().operands:
                raise _Unclear(f"“{self.peek().said}” lacks what is so large.")
            return Anything()
        if self.joint("not"):
            self.next()
            if isinstance(self.peek(), _Relation) and self.peek().operands:
                return _negated(self.related(Anything()), Anything())
            return Not(self.operand())
        if self.joint("both"):
            self.next()
            first = self.name(together=False)
            if not self.joint("and", "AND"):
                raise _Unclear("“both” lacks its “and”.")
            self.next()
            return And(first, self.name(together=False))
        if isinstance(self.peek(), _Words) and (isinstance(self.peek(1), _Relation) or self.joint("not", ahead=1)):
            word = self.peek()
            if not word.quoted and " ".join(word.text.lower().split()) in _ANYTHING:
                self.next()
                return Anything()
        tree = self.name()
        while not alone and self.joint("or") and isinstance(self.peek(1), _Words):
            self.next()
            tree = Or(tree, self.name())
        return tree

    def related(self, head: Node) -> Node:
        """``head`` in the relation that comes next."""
        relation = self.next()
        if relation.operands == 0:
            return relation.apply(head)
        if relation.operands == 2:
            return relation.apply(head, *self.pair(relation))
        return relation.apply(head, self.operand())

    def operand(self) -> Node:
        """What a relation leads to: names joined by "or", where what follows the name is not about it."""
        tree = self.sized(self.one())
        while self.joint("or") and isinstance(self.peek(1), (_Words, _Superlative)):
            begin = self.at
            self.next()
            other = self.one()
            if isinstance(self.peek(), _Relation):
                self.at = begin  # "… or car parks near the station": a condition of its own
                break
            tree = Or(tree, other)
        return tree

    def one(self) -> Node:
        """A name, or the largest of that name."""
        superlative = self.next() if isinstance(self.peek(), _Superlative) else None
        name = self.name(operand=True)
        return name if superlative is None else superlative.kind(name, superlative.count)

    def sized(self, tree: Node) -> Node:
        """The name with the size that directly follows it."""
        while isinstance(self.peek(), _Relation) and self.peek().operands == 0:
            tree = self.related(tree)
        return tree

    def name(self, operand: bool = False, together: bool = True) -> Node:
        """A phrase for the network. Words on both sides of an "and" are one name, unless an article after it tells
        that they are two (``together`` False: unless it is the "and" that the caller waits for)."""
        item = self.peek()
        if not isinstance(item, _Words):
            before = self.items[self.at - 1] if self.at else None
            said = getattr(before, "said", None) or getattr(item, "said", "")
            raise _Unclear(f"“{said.strip()}” lacks what it is about.")
        text, quoted = self.next().text, item.quoted
        while together and self.joint("and") and isinstance(self.peek(1), _Words):
            if operand and self.names_another():
                break
            if operand and isinstance(self.peek(2), _Relation):
                raise _Unclear("Its “and” could join two conditions or two names.")
            said, more = self.next().said, self.next().text
            self.notes.append(
                f"“{_tidy(text)} {said} {_tidy(more)}” was taken as the name of one thing; write “or” for either of "
                "two, “both … and …” for where both are."
            )
            text = f"{text} {said} {more}"
        left_over = None if quoted else _LEFT_OVER.search(text)
        if left_over:
            raise _Unclear(f"“{left_over.group()}” in it was not understood as a relation.")
        if not quoted and re.search(r"[,;]\s+\S", text):
            raise _Unclear("Its commas list several things.")
        phrase = text if quoted else _tidy(text)
        if not phrase or re.fullmatch(_ARTICLE, phrase, re.IGNORECASE):
            raise _Unclear("A relation in it lacks what it is about.")
        return Leaf(phrase)

    def names_another(self) -> bool:
        """The "and" that comes next is followed by a name with an article, and by no relation of that name."""
        after = self.peek(1)
        if isinstance(after, _Superlative):
            return True
        begins = isinstance(after, _Words) and re.match(rf"{_ARTICLE}\s", after.text, re.IGNORECASE)
        return bool(begins) and not (isinstance(self.peek(2), _Relation) and self.peek(2).operands)

    def pair(self, relation: _Relation) -> tuple[Node, Node]:
        """The two names after "between"."""
        end = self.at
        while isinstance(self.look(end), (_Words, _Superlative)) or (
            isinstance(self.look(end), _Joint)
            and self.look(end).kind in ("and", "AND")
            and isinstance(self.look(end + 1), (_Words, _Superlative))
        ):
            end += 1
        ands = [at for at in range(self.at, end) if isinstance(self.items[at], _Joint)]
        if len(ands) > 1:
            telling = [at for at in ands if _begins_a_name(self.items[at + 1]) or self.items[at].kind == "AND"]
            ands = telling if len(telling) == 1 else []
        if len(ands) != 1:
            raise _Unclear(f"“{relation.said}” needs two things, the one and the other.")
        rest, tail = self.items[ands[0] + 1 :], self.items[end:]
        first = _Parser(self.items[self.at : ands[0]])
        second = _Parser(rest[: len(rest) - len(tail)])
        pair = first.side(), second.side()
        self.notes += first.notes + second.notes
        self.at = end
        return pair

    def side(self) -> Node:
        """All items as one name."""
        node = self.one()
        if self.peek() is not None:
            raise _Unclear("“between” needs two things, the one and the other.")
        return node

    def look(self, at: int):
        return self.items[at] if at < len(self.items) else None


def _begins_a_name(item) -> bool:
    return isinstance(item, _Superlative) or bool(re.match(rf"{_ARTICLE}\s", item.text, re.IGNORECASE))


def _negated(related: Node, head: Node) -> Node:
    """``head`` where it is not in the relation that ``related`` puts it in."""
    opposite = {Within: Beyond, Beyond: Within}.get(type(related))
    if opposite and related.a == head:
        return opposite(head, related.b, related.metres)
    return And(head, Not(related))


def _about(node: Node) -> str:
    return Reading("", node).words
