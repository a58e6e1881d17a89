"""From a text to a reading: relation words are found; the names between them go to the network as they were typed.

A hand-written grammar, because the parts are free text: a relation word counts only if both of its sides are there, and
a text that can be meant in two ways stays whole. docs/phrases.md lists all of it.
"""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import re
from dataclasses import replace

from .names import ARTICLE, Unclear, check_name, tidy
from .reading import (
    And,
    Anything,
    Beyond,
    Direction,
    LargerThan,
    Leaf,
    Node,
    Not,
    Or,
    Reading,
    SmallerThan,
    Within,
    whole,
)
from .words import QUOTED, Joint, Relation, Superlative, Words, cut, new

#: Longer texts, and texts with more relations, are not taken apart.
MAX_CHARACTERS, MAX_RELATIONS = 500, 12
#: Heads that are all of the ground and not a phrase for the network.
_ANYTHING = {
    "anything", "everything", "anywhere", "everywhere", "any place", "places", "place", "areas", "area", "all",
    "all areas", "all places", "any area", "ground", "all ground", "any ground",
}  # fmt: skip
_NO_NAME = re.compile(
    r"(?:in|on|at|of|from|to|by|over|under|above|below|behind|opposite|across|facing|overlooking|crossing|having|"
    r"containing)\s",
    re.IGNORECASE,
)
#: Exclusions that are about the head, not about the name before them.
_LACK = re.compile(r"without|with\s+no|lacking|devoid|free", re.IGNORECASE)
_OPPOSITE = {Within: Beyond, Beyond: Within, LargerThan: SmallerThan, SmallerThan: LargerThan}


def read_phrase(text: str, two_dates: bool = False) -> Reading:
    """Take a phrase apart; with two dates also "new", "that are gone" and "that became".

    Never raises. A text that is not understood, or can be meant in two ways, stays whole, with a note that says why. A
    text without relation words goes to the network exactly as typed, except for surplus white space.
    """
    text = str(text)
    if len(text) > MAX_CHARACTERS:
        return whole(text, "The phrase is too long to look for relations in it, so it was taken whole.")
    try:
        items = cut(text, two_dates)
        relations = sum(isinstance(item, (Relation, Superlative)) for item in items)
        if relations > MAX_RELATIONS:
            raise Unclear(f"The phrase has more than {MAX_RELATIONS} relations.")
        parser = _Parser(items, two_dates)
        tree = parser.parse()
    except Unclear as reason:
        return whole(text, f"{reason} The phrase was taken whole.")
    note = " ".join(dict.fromkeys(parser.notes))
    return whole(text, note) if isinstance(tree, Leaf) and not QUOTED.search(text) else Reading(text, tree, note)


class _Parser:
    """Recursive descent over the items of a text.

    Attributes:
        items: The items.
        at: Index of the next item.
        two_dates: The phrase is about two dates.
        notes: Sentences for the user about choices that were made.
    """

    def __init__(self, items: list, two_dates: bool = False):
        self.items, self.at, self.two_dates = items, 0, two_dates
        self.notes: list[str] = []

    def parse(self) -> Node:
        tree = self.alternatives()
        if self.peek() is not None:
            raise Unclear(f"“{self.peek().text.strip()}” was not expected.")
        return tree

    # Looking at items

    def peek(self, ahead: int = 0):
        return self.item(self.at + ahead)

    def item(self, at: int):
        return self.items[at] if at < len(self.items) else None

    def next(self):
        self.at += 1
        return self.items[self.at - 1]

    def joint(self, *kinds: str, ahead: int = 0) -> bool:
        """The item is a joint of one of these kinds."""
        item = self.peek(ahead)
        return isinstance(item, Joint) and item.kind in kinds

    def condition(self, ahead: int = 0) -> bool:
        """A relation follows, or one with "not" before it."""
        return isinstance(self.peek(ahead + self.joint("not", ahead=ahead)), Relation)

    def after_comma(self) -> bool:
        before = self.items[self.at - 1] if self.at else None
        return isinstance(before, Words) and before.text.endswith((",", ";"))

    def names_another(self) -> bool:
        """After the "and" that comes next, a name with an article follows, and no relation of that name."""
        after = self.peek(1)
        if isinstance(after, Superlative):
            return True
        return isinstance(after, Words) and _begins_a_name(after) and not self.has_operands(2)

    def has_operands(self, ahead: int = 0) -> bool:
        """The item is a relation that leads to another name; a size does not."""
        item = self.peek(ahead)
        return isinstance(item, Relation) and item.operands > 0

    # Conditions

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
        """A head and the relations that it is in; the first relation is the innermost."""
        superlative = self.next() if isinstance(self.peek(), Superlative) else None
        head = self.head(superlative is not None)
        tree = _Chain(self, head).read()
        return tree if superlative is None else superlative.kind(tree, superlative.count)

    def related(self, head: Node) -> Node:
        """``head`` in the relation that comes next, turned round if "not" comes before it."""
        negated = self.joint("not")
        if negated:
            self.next()
        relation = self.next()
        if relation.operands == 0:
            tree = relation.apply(head)
        elif relation.operands == 2:
            tree = relation.apply(head, *self.pair(relation))
        else:
            tree = relation.apply(head, self.operand())
        return _negated(tree, head, relation) if negated else tree

    # Heads and operands

    def head(self, alone: bool) -> Node:
        """The thing that the relations are about; with ``alone`` an "or" does not belong to it."""
        if self.condition():
            relation = self.peek(self.joint("not"))
            if not relation.operands:
                raise Unclear(f"“{relation.text.strip()}” lacks the thing of that size.")
            return Anything()
        if self.joint("not"):
            return Not(self.excluded())
        if self.joint("both"):
            self.next()
            first = self.name(together=False)
            if not self.joint("and", "AND"):
                raise Unclear("“both” lacks its “and”.")
            self.next()
            return And(first, self.name(together=False))
        if isinstance(self.peek(), Words) and (isinstance(self.peek(1), Relation) or self.joint("not", ahead=1)):
            word = self.peek()
            if not word.quoted and " ".join(tidy(word.text.lower()).split()) in _ANYTHING:
                self.next()
                return Anything()
        tree = self.name()
        while not alone and self.joint("or") and isinstance(self.peek(1), Words):
            self.next()
            tree = Or(tree, self.name())
        return tree

    def excluded(self) -> Node:
        """The names after "without" or "not"."""
        word, following = self.next(), self.peek()
        if re.fullmatch(r"no|never", word.text, re.IGNORECASE):
            raise Unclear(f"“{word.text}” in it was not understood.")
        if isinstance(following, Words) and _NO_NAME.match(following.text):
            raise Unclear(f"“{word.text} {following.text.split()[0]}” in it was not understood.")
        return self.operand()

    def operand(self) -> Node:
        """The thing that a relation leads to: names joined by "or", each without relations of its own."""
        tree = self.sized(self.one())
        while self.joint("or") and isinstance(self.peek(1), (Words, Superlative)):
            begin = self.at
            self.next()
            other = self.one()
            if self.condition():
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
        """A name with the size that directly follows it."""
        while self.condition() and not self.peek(self.joint("not")).operands:
            tree = self.related(tree)
        return tree

    def name(self, operand: bool = False, together: bool = True) -> Node:
        """A phrase for the network.

        Words on both sides of an "and" are one name, unless an article after it shows that they are two.

        Args:
            operand: A relation leads to the name.
            together: False if the caller waits for the "and".
        """
        item = self.peek()
        if not isinstance(item, Words):
            neighbour = item or (self.items[self.at - 1] if self.at else None)
            before = self.items[self.at - 1] if self.at else None
            text = before.text if isinstance(before, (Relation, Joint, Superlative)) else getattr(neighbour, "text", "")
            raise Unclear(f"“{text.strip()}” lacks the thing that it is about.")
        text, quoted = self.next().text, item.quoted
        while together and self.joint("and") and isinstance(self.peek(1), Words):
            if operand and self.names_another():
                break
            if operand and self.condition(2):
                raise Unclear("Its “and” could join two conditions or two names.")
            word, more = self.next().text, self.next().text
            self.notes.append(
                f"“{tidy(text)} {word} {tidy(more)}” was taken as the name of one thing; write “or” for either of "
                "two, “both … and …” for where both are."
            )
            text = f"{text} {word} {more}"
        if quoted:
            return Leaf(text)
        name = tidy(text)
        following = self.peek()
        relation = following if isinstance(following, Relation) else None
        check_name(name, relation.text if relation else "", bool(relation and relation.bare))
        return (new(name) if self.two_dates else None) or Leaf(name)

    def pair(self, relation: Relation) -> tuple[Node, Node]:
        """The two names after "between"."""
        end = self.at
        while isinstance(self.item(end), (Words, Superlative)) or (
            isinstance(self.item(end), Joint)
            and self.item(end).kind in ("and", "AND")
            and isinstance(self.item(end + 1), (Words, Superlative))
        ):
            end += 1
        ands = [at for at in range(self.at, end) if isinstance(self.items[at], Joint)]
        if len(ands) > 1:
            certain = [at for at in ands if _begins_a_name(self.items[at + 1]) or self.items[at].kind == "AND"]
            ands = certain if len(certain) == 1 else []
        if len(ands) != 1:
            raise Unclear(f"“{relation.text}” needs two things, the one and the other.")
        parts = self.items[self.at : ands[0]], self.items[ands[0] + 1 : end]
        sides = [_Parser(part, self.two_dates) for part in parts]
        pair = tuple(side.side() for side in sides)
        self.notes += [note for side in sides for note in side.notes]
        self.at = end
        return pair

    def side(self) -> Node:
        """All items as one name."""
        node = self.one()
        if self.peek() is not None:
            raise Unclear("“between” needs two things, the one and the other.")
        return node


class _Chain:
    """The relations of one head, read one after the other.

    Attributes:
        parser: The parser, at the first relation.
        head: The head.
        tree: The head in the relations that were read.
        last: The last relation; None before the first one and after an exclusion.
        excluded: An exclusion ("without trees") is before the next relation.
        negated: "not" was before the last relation.
        joined: "and" or a comma is before the next relation.
    """

    def __init__(self, parser: _Parser, head: Node):
        self.parser, self.head, self.tree = parser, head, head
        self.last: Relation | None = None
        self.negated, self.excluded, self.joined = False, False, True

    def read(self) -> Node:
        while self.step():
            pass
        return self.tree

    def step(self) -> bool:
        """Read one relation or exclusion; False at the end of the chain."""
        parser = self.parser
        if parser.joint("and", "AND") and (parser.condition(1) or parser.joint("not", ahead=1)):
            parser.next()
            self.joined = True
        if parser.condition():
            self.relation()
        elif parser.joint("not"):
            self.exclusion()
        elif self.last is not None and parser.joint("or") and parser.condition(1):
            parser.next()
            self.certain("or")
            self.take()
            self.tree = Or(self.tree, parser.related(self.head))
        elif self.last is not None and self.last.operands == 1 and parser.joint("and") and parser.names_another():
            parser.next()
            self.certain("and")
            self.tree = self.last.apply(self.tree, parser.operand())
        else:
            return False
        return True

    def take(self) -> None:
        """Make the relation that comes next the last one."""
        before, self.negated = self.last, self.parser.joint("not")
        self.last = self.parser.peek(self.negated)
        if before is not None and self.last.bare and not before.bare:
            raise Unclear(f"“{self.last.text.strip()}” could mean at most or at least that distance.")

    def certain(self, joint: str) -> None:
        """After "not near a", an "or" or "and" could be inside the "not" or outside of it."""
        if self.negated:
            raise Unclear(f"Its “{joint}” could be inside the “not” before it or outside of it.")

    def relation(self) -> None:
        parser = self.parser
        joined = self.joined or parser.after_comma() or parser.joint("not")
        following = parser.peek(parser.joint("not"))
        after_name = self.excluded or (self.last is not None and self.last.operands)
        if after_name and following.operands and not joined:
            parser.notes.append(
                f"“{following.text.strip()}” was read as said of {_in_words(self.head)}, like the relation before it."
            )
        self.joined = self.excluded = False
        self.take()
        self.tree = parser.related(self.tree)

    def exclusion(self) -> None:
        parser = self.parser
        word = parser.peek().text
        if self.last is not None and self.last.operands and not _LACK.match(word):
            raise Unclear(f"“{word}” could be about {_in_words(self.head)} or about the name before it.")
        self.tree, self.last = And(self.tree, Not(parser.excluded())), None
        self.excluded, self.joined = True, False


def _begins_a_name(item) -> bool:
    return isinstance(item, Superlative) or bool(re.match(rf"{ARTICLE}\s", item.text, re.IGNORECASE))


def _negated(related: Node, head: Node, relation: Relation) -> Node:
    """``head`` where it is not in the relation that made ``related`` of it.

    Raises:
        Unclear: The "not" could be about the distance or about the direction.
    """
    opposite = _OPPOSITE.get(type(related))
    if opposite and related.a == head:
        return opposite(*vars(related).values())
    if isinstance(related, Direction) and type(related.a) in _OPPOSITE and related.a != head:
        if "than" not in relation.text.split():
            raise Unclear(f"The “not” before “{relation.text}” can be meant in two ways.")
        return replace(related, a=_negated(related.a, head, relation))  # "no more than 500 m north of"
    return And(head, Not(related))


def _in_words(node: Node) -> str:
    return Reading("", node).words
