"""How a phrase was read: a tree of names for the network and relations between them, which JSON can hold.

docs/phrases.md explains what each relation means on the ground.
"""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Callable

#: Gives a sentence in the user's language; its fields stay.
Translate = Callable[[str], str]


@dataclass(frozen=True)
class Node:
    """A part of a reading.

    Operands are the fields that hold a Node: ``a`` keeps its response, ``b`` is the thing that it is related to.
    """

    def operands(self) -> Iterator[tuple[str, Node]]:
        for entry in fields(self):
            value = getattr(self, entry.name)
            if isinstance(value, Node):
                yield entry.name, value

    def to_dict(self) -> dict:
        """The node for JSON: ``op``, the operands and the numbers."""
        values = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        plain = {name: value.to_dict() if isinstance(value, Node) else value for name, value in values.items()}
        return {"op": OPERATION[type(self)], **plain}


@dataclass(frozen=True)
class Leaf(Node):
    """A phrase for the network, as the user typed it."""

    phrase: str

    @property
    def key(self) -> str:
        """What its response is called among those of a reading."""
        return self.phrase


@dataclass(frozen=True)
class Before(Leaf):
    """A phrase for the network about the earlier of two dates."""

    @property
    def key(self) -> str:
        """What its response is called among those of a reading."""
        return f"{self.phrase} (before)"


@dataclass(frozen=True)
class Anything(Node):
    """All of the ground: the head of "within 300 m of a road"."""


@dataclass(frozen=True)
class Within(Node):
    """``a`` where ``b`` is at most ``metres`` away; 0 is inside ``b``."""

    a: Node
    b: Node
    metres: float


@dataclass(frozen=True)
class Beyond(Node):
    """``a`` where ``b`` is more than ``metres`` away; 0 is outside ``b``."""

    a: Node
    b: Node
    metres: float


@dataclass(frozen=True)
class Direction(Node):
    """``a`` where it lies in that direction ("north", "north-east", …) from the nearest part of ``b``."""

    a: Node
    b: Node
    direction: str


@dataclass(frozen=True)
class Along(Node):
    """``a`` within ``metres`` of the boundary of ``b``, on both sides."""

    a: Node
    b: Node
    metres: float


@dataclass(frozen=True)
class SurroundedBy(Node):
    """``a`` where ``b`` lies within ``metres`` on nearly all sides."""

    a: Node
    b: Node
    metres: float


@dataclass(frozen=True)
class Between(Node):
    """``a`` where ``b`` and ``c`` lie on opposite sides, each at most ``metres`` away."""

    a: Node
    b: Node
    c: Node
    metres: float


@dataclass(frozen=True)
class Largest(Node):
    """The ``count`` connected regions of ``a`` with the greatest area."""

    a: Node
    count: int = 1


@dataclass(frozen=True)
class Smallest(Node):
    """The ``count`` connected regions of ``a`` with the least area."""

    a: Node
    count: int = 1


@dataclass(frozen=True)
class LargerThan(Node):
    """The connected regions of ``a`` of at least ``m2`` square metres."""

    a: Node
    m2: float


@dataclass(frozen=True)
class SmallerThan(Node):
    """The connected regions of ``a`` of at most ``m2`` square metres."""

    a: Node
    m2: float


@dataclass(frozen=True)
class And(Node):
    """Where both respond."""

    a: Node
    b: Node


@dataclass(frozen=True)
class Or(Node):
    """Where either responds."""

    a: Node
    b: Node


@dataclass(frozen=True)
class Not(Node):
    """Where ``a`` does not respond."""

    a: Node


OPERATION = {
    Leaf: "leaf", Before: "before", Anything: "anything", Within: "within", Beyond: "beyond",
    Direction: "direction", Along: "along", SurroundedBy: "surrounded_by", Between: "between",
    Largest: "largest", Smallest: "smallest", LargerThan: "larger_than", SmallerThan: "smaller_than",
    And: "and", Or: "or", Not: "not",
}  # fmt: skip
_TYPE = {name: kind for kind, name in OPERATION.items()}


def node_from_dict(data: dict) -> Node:
    """Read a node that ``to_dict`` wrote.

    Raises:
        ValueError: ``data`` is not a node.
    """
    try:
        values = dict(data)
        kind = _TYPE[values.pop("op")]
        types = {entry.name: entry.type for entry in fields(kind)}
        return kind(**{name: _value(types[name], value) for name, value in values.items()})
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{data!r} is not a part of a reading") from error


def _value(kind: str, value):
    if kind == "Node":
        return node_from_dict(value)
    if kind == "str" and not isinstance(value, str):
        raise TypeError(value)
    if kind == "int":
        return int(value)
    return float(value) if kind == "float" else value


@dataclass(frozen=True)
class Reading:
    """A phrase as it was read.

    Attributes:
        text: The phrase as it was typed.
        tree: Its names and relations.
        note: A sentence for the user if the text was not taken apart or can be meant in another way, else empty.
    """

    text: str
    tree: Node
    note: str = ""

    @property
    def leaves(self) -> list[str]:
        """The keys of the phrases for the network, each once, in order: the phrases, those about before marked."""
        return [leaf.key for leaf in self.asked]

    @property
    def asked(self) -> list[Leaf]:
        """The phrases for the network, each once, in order."""
        return list(dict.fromkeys(node for node in walk(self.tree) if isinstance(node, Leaf)))

    @property
    def has_relations(self) -> bool:
        return not isinstance(self.tree, Leaf)

    @property
    def has_superlative(self) -> bool:
        """Whether it has a word such as "the largest"."""
        return any(isinstance(node, (Largest, Smallest)) for node in walk(self.tree))

    @property
    def has_dates(self) -> bool:
        """Whether it speaks of an earlier date."""
        return any(isinstance(node, Before) for node in walk(self.tree))

    @property
    def words(self) -> str:
        """The reading as a text for the user: “farmland” within 150 m of “river”."""
        return self.in_words(str)

    def in_words(self, tr: Translate) -> str:
        """The reading as a text in a language: ``tr`` translates the sentences of the relations."""
        return _words(self.tree, tr)

    @property
    def distances(self) -> list[float]:
        """The metres of all relations with a distance, in order of occurrence."""
        return [node.metres for node in walk(self.tree) if hasattr(node, "metres")]

    def with_distances(self, metres: list[float]) -> Reading:
        """The reading with other distances.

        Args:
            metres: Metres in the order of ``distances``.

        Raises:
            ValueError: Their number differs, or one is not a number from 0 on.
        """
        metres = [float(value) for value in metres]
        if len(metres) != len(self.distances):
            raise ValueError(f"{len(metres)} distances for a phrase that has {len(self.distances)}")
        if not all(0 <= value < float("inf") for value in metres):
            raise ValueError("A distance is a number of metres from 0 on")
        return replace(self, tree=_replaced(self.tree, iter(metres)))

    def to_dict(self) -> dict:
        """The reading for JSON."""
        return {"text": self.text, "tree": self.tree.to_dict(), "note": self.note}

    @classmethod
    def from_dict(cls, data: dict) -> Reading:
        """Read a reading that ``to_dict`` wrote.

        Raises:
            ValueError: ``data`` is not a reading.
        """
        if not isinstance(data, dict) or not isinstance(data.get("text"), str):
            raise ValueError(f"{data!r} is not a reading of a phrase")
        return cls(data["text"], node_from_dict(data.get("tree")), str(data.get("note") or ""))


def whole(text: str, note: str = "") -> Reading:
    """The phrase as one name for the network."""
    return Reading(text, Leaf(" ".join(text.split())), note)


def walk(node: Node) -> Iterator[Node]:
    """All nodes in the order of the text: the first operand of a relation, the relation, its other operands."""
    operands = [operand for _, operand in node.operands()]
    if operands:
        yield from walk(operands[0])
    yield node
    for operand in operands[1:]:
        yield from walk(operand)


def earlier(node: Node) -> Node:
    """The same at the earlier of two dates."""
    if isinstance(node, Leaf):
        return Before(node.phrase)
    return replace(node, **{name: earlier(operand) for name, operand in node.operands()})


def _replaced(node: Node, metres: Iterator[float]) -> Node:
    new = {}
    operands = list(node.operands())
    for name, operand in operands[:1]:
        new[name] = _replaced(operand, metres)
    if hasattr(node, "metres"):
        new["metres"] = next(metres)
    for name, operand in operands[1:]:
        new[name] = _replaced(operand, metres)
    return replace(node, **new) if new else node


# In words


def _words(node: Node, tr: Translate, inner: bool = False) -> str:
    text = _sentence(node, tr)
    return f"({text})" if inner and not isinstance(node, (Leaf, Anything)) else text


def _sentence(node: Node, tr: Translate) -> str:
    """The node in words. ``tr`` translates each of the sentences below, whose fields may change places."""
    if isinstance(node, Leaf):
        name = f"“{node.phrase}”"
        return tr("{a} before").format(a=name) if isinstance(node, Before) else name
    if isinstance(node, Anything):
        return tr("anything")
    if isinstance(node, Not):
        return tr("not {a}").format(a=_words(node.a, tr, True))
    if isinstance(node, (And, Or)):
        return _joint(node, tr)
    if isinstance(node, (Largest, Smallest)):
        largest, a = isinstance(node, Largest), _words(node.a, tr, True)
        if node.count == 1:
            return (tr("the largest region of {a}") if largest else tr("the smallest region of {a}")).format(a=a)
        several = tr("the {count} largest regions of {a}") if largest else tr("the {count} smallest regions of {a}")
        return several.format(count=node.count, a=a)
    if isinstance(node, (LargerThan, SmallerThan)):
        sized = tr("{a} of at least {area}") if isinstance(node, LargerThan) else tr("{a} of at most {area}")
        return sized.format(a=_chain(node.a, tr), area=area_text(node.m2))
    return _related(node, tr)


def _joint(node: Node, tr: Translate) -> str:
    if isinstance(node, And) and isinstance(node.b, Not):
        a = _words(node.a, tr, isinstance(node.a, (Or, Not)))
        return tr("{a} without {b}").format(a=a, b=_words(node.b.a, tr, True))
    a = _words(node.a, tr, type(node.a) is not type(node) or isinstance(getattr(node.a, "b", None), Not))
    return (tr("{a} and {b}") if isinstance(node, And) else tr("{a} or {b}")).format(a=a, b=_words(node.b, tr, True))


def _related(node: Node, tr: Translate) -> str:
    parts = {"a": _chain(node.a, tr), "b": _words(node.b, tr, True)}
    if isinstance(node, Direction):
        return _direction(node.direction, tr).format(**parts)
    parts["distance"] = distance_text(node.metres)
    if isinstance(node, Between):
        return tr("{a} between {b} and {c}, each within {distance}").format(c=_words(node.c, tr, True), **parts)
    if isinstance(node, SurroundedBy):
        return tr("{a} surrounded by {b} within {distance}").format(**parts)
    if isinstance(node, Along):
        return tr("{a} along {b}, within {distance} of its edge").format(**parts)
    if node.metres == 0:
        return (tr("{a} inside {b}") if isinstance(node, Within) else tr("{a} outside {b}")).format(**parts)
    near = tr("{a} within {distance} of {b}") if isinstance(node, Within) else tr("{a} more than {distance} from {b}")
    return near.format(**parts)


def _direction(direction: str, tr: Translate) -> str:
    sentences = {
        "north": tr("{a} north of {b}"), "north-east": tr("{a} north-east of {b}"), "east": tr("{a} east of {b}"),
        "south-east": tr("{a} south-east of {b}"), "south": tr("{a} south of {b}"), "west": tr("{a} west of {b}"),
        "south-west": tr("{a} south-west of {b}"), "north-west": tr("{a} north-west of {b}"),
    }  # fmt: skip
    return sentences[direction]


def _chain(node: Node, tr: Translate) -> str:
    """The first operand in words: a chain of relations needs no brackets, "and" and "or" do."""
    if isinstance(node, (Leaf, Anything)):
        return _words(node, tr)
    if isinstance(node, (And, Or, Not, Largest, Smallest)):
        return _words(node, tr, True)
    return tr("{a} and").format(a=_words(node, tr))


def distance_text(metres: float) -> str:
    """Metres as people write them: 150 m, 1.5 km."""
    return f"{metres / 1000:.7g} km" if metres >= 1000 else f"{round(metres, 1):g} m"


def area_text(m2: float) -> str:
    """Square metres as people write them: 500 m², 2 ha, 1.5 km²."""
    if m2 >= 1e6:
        return f"{m2 / 1e6:.10g} km²"
    return f"{m2 / 1e4:.6g} ha" if m2 >= 1e4 else f"{m2:.6g} m²"
