"""The classes of a fitted model: those of the labels, with the base model's codes and colours where it has them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..errors import InputError
from ..models.card import ClassInfo

#: Colours of classes that have none (ColorBrewer's Paired and Set3, without the greens of the base model).
PALETTE = (
    "#e31a1c", "#1f78b4", "#ff7f00", "#6a3d9a", "#b15928", "#a6cee3", "#fb9a99", "#fdbf6f", "#cab2d6", "#ffff99",
    "#8dd3c7", "#bebada", "#80b1d3", "#fccde5", "#bc80bd", "#ffed6f",
)  # fmt: skip
MOST_CLASSES = 60


@dataclass(frozen=True)
class Legend:
    """The classes of a fitted model.

    Attributes:
        classes: The classes, by code.
        base_class: For each class, the index of the base model's class of the same name or code; None without one.
        index: Index of the class of each value in the labels.
    """

    classes: tuple[ClassInfo, ...]
    base_class: list[int | None]
    index: dict[int | str, int]


def make_legend(
    values: Iterable[int | str],
    base: tuple[ClassInfo, ...],
    keep_base: bool = False,
    colors: Mapping[str, str] | None = None,
) -> Legend:
    """The classes of labels.

    Args:
        values: Classes in the labels: codes and names.
        base: The base model's classes.
        keep_base: Whether the base model's classes that have no label stay classes of the fitted model.
        colors: Colour (``#rrggbb``) by class name, or by the value in the labels as text. It replaces the base
            model's colour.

    Raises:
        InputError: There are fewer than two classes, or too many.
    """
    colors = colors or {}
    by_name = {_plain(entry.name): entry for entry in base}
    by_code = {entry.code: entry for entry in base}
    values = sorted(set(values), key=lambda value: (isinstance(value, str), value))
    known = {value: by_code.get(value) if isinstance(value, int) else by_name.get(_plain(value)) for value in values}
    chosen = {entry.code: entry for entry in known.values() if entry} | (by_code if keep_base else {})
    codes: dict[int | str, int] = {value: entry.code for value, entry in known.items() if entry}
    taken = set(chosen) | {value for value in values if isinstance(value, int)} | set(by_code)
    for value in values:
        if value in codes:
            continue
        if isinstance(value, int):
            code, name = value, f"Class {value}"
        else:
            code, name = next(number for number in range(1, 1000) if number not in taken), value
            taken.add(code)
        if not 1 <= code <= 255:
            raise InputError(f"The class code {code} cannot be used: give codes from 1 to 255, or names.")
        chosen[code] = ClassInfo(code, name, PALETTE[(code - 1) % len(PALETTE)])
        codes[value] = code
    if len(chosen) < 2:
        raise InputError("The labels have one class only: add labels of a second one.")
    if len(chosen) > MOST_CLASSES:
        raise InputError(f"The labels have {len(chosen)} classes, and a model holds {MOST_CLASSES}: check the field.")
    own_colors = {codes[value]: colors[str(value)] for value in values if str(value) in colors}
    classes = tuple(_coloured(chosen[code], colors, own_colors) for code in sorted(chosen))
    place = {entry.code: number for number, entry in enumerate(classes)}
    numbers = {entry.code: number for number, entry in enumerate(base)}
    from_base = {entry.code for entry in known.values() if entry} | (set(by_code) if keep_base else set())
    base_class = [numbers[entry.code] if entry.code in from_base else None for entry in classes]
    return Legend(classes, base_class, {value: place[code] for value, code in codes.items()})


def _coloured(entry: ClassInfo, by_name: Mapping[str, str], by_code: Mapping[int, str]) -> ClassInfo:
    return ClassInfo(entry.code, entry.name, by_code.get(entry.code) or by_name.get(entry.name, entry.color))


def _plain(name: str) -> str:
    return " ".join(name.lower().split()).removesuffix("s")
