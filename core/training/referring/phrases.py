"""The table of phrases: what people call parts of the ground, and which labels and scenes each phrase is true of."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import tomllib

from ..targets import ANY, SCENE_RULES, bits

TABLE = Path(__file__).parent / "phrases.toml"
#: The least share that a scene's rule must promise of a class before its phrases count as present there.
_PRESENT_SHARE = 0.1

PRESENT, COVERED, ABSENT, UNKNOWN = "present", "covered", "absent", "unknown"


@dataclass(frozen=True)
class Concept:
    """Something on the ground that has many wordings, see phrases.toml.

    Attributes:
        name: Name in the table.
        words: Wordings that are trained with.
        held_out: Wordings that only the validation asks.
        classes: Target bits that it is.
        maybe: Target bits that it may be.
        layer: Derived layer (layers.py) that it is; empty for none.
        unsure: Derived layer in which its truth is open; empty for none.
        scenes: Scene names that show it.
        perhaps: Scene names that may show it.
        fills: Whether it covers the whole of its scenes.
    """

    name: str
    words: tuple[str, ...]
    held_out: tuple[str, ...]
    classes: int
    maybe: int
    layer: str
    unsure: str
    scenes: frozenset[str]
    perhaps: frozenset[str]
    fills: bool

    def in_scene(self, scene: str) -> str:
        """Its state in a scene of that name: PRESENT somewhere, COVERED all over, ABSENT, or UNKNOWN."""
        if scene in self.scenes:
            return COVERED if self.fills else PRESENT
        if scene in self.perhaps:
            return UNKNOWN
        if self.classes and not self.scenes:
            rule = SCENE_RULES.get(scene)
            if rule is None:
                return UNKNOWN
            if rule.allowed & ~self.classes == 0:
                return COVERED
            if any(share >= _PRESENT_SHARE and bits(code) & self.classes for code, share in rule.least.items()):
                return PRESENT
            return ABSENT if rule.allowed != ANY and rule.allowed & self.classes == 0 else UNKNOWN
        return ABSENT


@dataclass(frozen=True)
class PhraseTable:
    """All phrases.

    Attributes:
        concepts: Concepts by name.
        never: Phrases of things that are nowhere in the sets.
        never_held_out: Such phrases that only calibration and validation ask.
        templates: Forms that any wording may stand in.
    """

    concepts: dict[str, Concept]
    never: tuple[str, ...]
    never_held_out: tuple[str, ...]
    templates: tuple[str, ...]

    def wordings(self) -> list[str]:
        """Every wording that training may ask, without templates."""
        return [word for group in self.groups() for word in group]

    def groups(self) -> list[tuple[str, ...]]:
        """The wordings of each concept; each phrase of ``never`` is a group of its own."""
        return [*(concept.words for concept in self.concepts.values()), *((word,) for word in self.never)]


@lru_cache(maxsize=1)
def phrase_table() -> PhraseTable:
    """The table in phrases.toml."""
    raw = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    groups = raw["groups"]

    def scenes(names: list[str]) -> frozenset[str]:
        return frozenset(scene for name in names for scene in groups.get(name, [name]))

    concepts = {}
    for name, entry in raw["concept"].items():
        shown = scenes(entry.get("scenes", []))
        concepts[name] = Concept(
            name=name,
            words=tuple(entry["words"]),
            held_out=tuple(entry["held_out"]),
            classes=bits(*entry.get("classes", [])),
            maybe=bits(*entry.get("maybe", [])),
            layer=entry.get("layer", ""),
            unsure=entry.get("unsure", ""),
            scenes=shown,
            perhaps=scenes(entry.get("perhaps", [])) - shown,
            fills=entry.get("fills", False),
        )
    return PhraseTable(concepts, tuple(raw["never"]["words"]), tuple(raw["never"]["held_out"]), tuple(raw["templates"]))
