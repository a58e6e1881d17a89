"""From text to a reading: relation words are found, what lies between them is left to the network as it was typed.

A hand-written grammar, because the parts are free text: a relation word counts only where both of its sides are
there, and where a text can be meant in two ways it is left whole. docs/phrases.md lists it all.
"""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import re

from .reading import (
    And,
    Anything,
    Beyond,
    Leaf,
    Node,
    Not,
    Or,
    Reading,
    Within,
    whole,
)
from .words import ARTICLE, QUOTED, Joint, Relation, Superlative, Unclear, Words, cut

#: Longer texts, and ones with more relations, are not taken apart.
MAX_CHARACTERS, MAX_RELATIONS = 500, 12


def read_phrase(text: str) -> Reading:
    """Take a phrase apart. Never raises: what is not understood, or could be meant in two ways, stays whole, with a
    note.

    A phrase without relation words goes to the network whole, exactly as typed but for surplus white space.
    """
    text = str(text)
    if len(text) > MAX_CHARACTERS:
        return whole(text, "The phrase is too long to look for relations in it, so it was taken whole.")
    try:
        items = cut(text)
        relations = sum(isinstance(item, (Relation, Superlative)) for item in items)
        if relations > MAX_RELATIONS:
            raise Unclear(f"The phrase has more than {MAX_RELATIONS} relations.")
        parser = _Parser(items)
        tree = parser.parse()
    except Unclear as reason:
        return whole(text, f"{reason} The phrase was taken whole.")
    note = " ".join(dict.fromkeys(parser.notes))
    return whole(text, note) if isinstance(tree, Leaf) and not QUOTED.search(text) else Reading(text, tree, note)


# Cutting into items


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


def _tidy(text: str) -> str:
    """A phrase for the network: without its articles and closing punctuation."""
    text = _THAT_IS.sub("", text.strip(" \t.,;:!?"))
    return re.sub(rf"^(?:{ARTICLE}\s+)+(?=\S)", "", text, flags=re.IGNORECASE)


# Putting the items together


class _Parser:
    """Recursive descent over the items; ``notes`` gather what the user should know of the choices made."""

    def __init__(self, items: list):
        self.items, self.at = items, 0
        self.notes: list[str] = []

    def parse(self) -> Node:
        tree = self.alternatives()
        if self.peek() is not None:
            raise Unclear(
                f"“{self.peek().said if hasattr(self.peek(), 'said') else self.peek().text}” was not expected."
            )
        return tree

    def peek(self, ahead: int = 0):
        at = self.at + ahead
        return self.items[at] if at < len(self.items) else None

    def joint(self, *kinds: str, ahead: int = 0) -> bool:
        item = self.peek(ahead)
        return isinstance(item, Joint) and item.kind in kinds

    def after_comma(self) -> bool:
        before = self.items[self.at - 1] if self.at else None
        return isinstance(before, Words) and before.text.endswith((",", ";"))

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
        superlative = self.next() if isinstance(self.peek(), Superlative) else None
        head = tree = self.head(superlative is not None)
        last, since_and = None, True
        while True:
            if self.joint("and", "AND") and (isinstance(self.peek(1), Relation) or self.joint("not", ahead=1)):
                self.next()
                since_and = True
            if isinstance(self.peek(), Relation):
                since_and = since_and or self.after_comma()
                if last is not None and last.operands and self.peek().operands and not since_and:
                    self.notes.append(
                        f"“{self.peek().said}” was read as said of {_about(head)}, like what is before it."
                    )
                last, since_and = self.peek(), False
                tree = self.related(tree)
            elif self.joint("or") and isinstance(self.peek(1), Relation) and last is not None:
                self.next()
                last = self.peek()
                tree = Or(tree, self.related(head))
            elif self.joint("not") and isinstance(self.peek(1), Relation):
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
        if isinstance(self.peek(), Relation):
            if not self.peek().operands:
                raise Unclear(f"“{self.peek().said}” lacks what is so large.")
            return Anything()
        if self.joint("not"):
            self.next()
            if isinstance(self.peek(), Relation) and self.peek().operands:
                return _negated(self.related(Anything()), Anything())
            return Not(self.operand())
        if self.joint("both"):
            self.next()
            first = self.name(together=False)
            if not self.joint("and", "AND"):
                raise Unclear("“both” lacks its “and”.")
            self.next()
            return And(first, self.name(together=False))
        if isinstance(self.peek(), Words) and (isinstance(self.peek(1), Relation) or self.joint("not", ahead=1)):
            word = self.peek()
            if not word.quoted and " ".join(word.text.lower().split()) in _ANYTHING:
                self.next()
                return Anything()
        tree = self.name()
        while not alone and self.joint("or") and isinstance(self.peek(1), Words):
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
        while self.joint("or") and isinstance(self.peek(1), (Words, Superlative)):
            begin = self.at
            self.next()
            other = self.one()
            if isinstance(self.peek(), Relation):
                self.at = begin  # "… or car parks near the station": a condition of its own
                break
            tree = Or(tree, other)
        return tree

    def one(self) -> Node:
        """A name, or the largest of that name."""
        superlative = self.next() if isinstance(self.peek(), Superlative) else None
        name = self.name(operand=True)
        return name if superlative is None else superlative.kind(name, superlative.count)

    def sized(self, tree: Node) -> Node:
        """The name with the size that directly follows it."""
        while isinstance(self.peek(), Relation) and self.peek().operands == 0:
            tree = self.related(tree)
        return tree

    def name(self, operand: bool = False, together: bool = True) -> Node:
        """A phrase for the network. Words on both sides of an "and" are one name, unless an article after it tells
        that they are two (``together`` False: unless it is the "and" that the caller waits for).
        """
        item = self.peek()
        if not isinstance(item, Words):
            before = self.items[self.at - 1] if self.at else None
            said = getattr(before, "said", None) or getattr(item, "said", "")
            raise Unclear(f"“{said.strip()}” lacks what it is about.")
        text, quoted = self.next().text, item.quoted
        while together and self.joint("and") and isinstance(self.peek(1), Words):
            if operand and self.names_another():
                break
            if operand and isinstance(self.peek(2), Relation):
                raise Unclear("Its “and” could join two conditions or two names.")
            said, more = self.next().said, self.next().text
            self.notes.append(
                f"“{_tidy(text)} {said} {_tidy(more)}” was taken as the name of one thing; write “or” for either of "
                "two, “both … and …” for where both are."
            )
            text = f"{text} {said} {more}"
        left_over = None if quoted else _LEFT_OVER.search(text)
        if left_over:
            raise Unclear(f"“{left_over.group()}” in it was not understood as a relation.")
        if not quoted and re.search(r"[,;]\s+\S", text):
            raise Unclear("Its commas list several things.")
        phrase = text if quoted else _tidy(text)
        if not phrase or re.fullmatch(ARTICLE, phrase, re.IGNORECASE):
            raise Unclear("A relation in it lacks what it is about.")
        return Leaf(phrase)

    def names_another(self) -> bool:
        """The "and" that comes next is followed by a name with an article, and by no relation of that name."""
        after = self.peek(1)
        if isinstance(after, Superlative):
            return True
        begins = isinstance(after, Words) and re.match(rf"{ARTICLE}\s", after.text, re.IGNORECASE)
        return bool(begins) and not (isinstance(self.peek(2), Relation) and self.peek(2).operands)

    def pair(self, relation: Relation) -> tuple[Node, Node]:
        """The two names after "between"."""
        end = self.at
        while isinstance(self.look(end), (Words, Superlative)) or (
            isinstance(self.look(end), Joint)
            and self.look(end).kind in ("and", "AND")
            and isinstance(self.look(end + 1), (Words, Superlative))
        ):
            end += 1
        ands = [at for at in range(self.at, end) if isinstance(self.items[at], Joint)]
        if len(ands) > 1:
            telling = [at for at in ands if _begins_a_name(self.items[at + 1]) or self.items[at].kind == "AND"]
            ands = telling if len(telling) == 1 else []
        if len(ands) != 1:
            raise Unclear(f"“{relation.said}” needs two things, the one and the other.")
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
            raise Unclear("“between” needs two things, the one and the other.")
        return node

    def look(self, at: int):
        return self.items[at] if at < len(self.items) else None


def _begins_a_name(item) -> bool:
    return isinstance(item, Superlative) or bool(re.match(rf"{ARTICLE}\s", item.text, re.IGNORECASE))


def _negated(related: Node, head: Node) -> Node:
    """``head`` where it is not in the relation that ``related`` puts it in."""
    opposite = {Within: Beyond, Beyond: Within}.get(type(related))
    if opposite and related.a == head:
        return opposite(head, related.b, related.metres)
    return And(head, Not(related))


def _about(node: Node) -> str:
    return Reading("", node).words
