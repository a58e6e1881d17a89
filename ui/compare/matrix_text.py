"""The matrix of transitions as text for a spreadsheet."""

from collections import defaultdict

from ..i18n import tr
from ..layers.class_names import class_text


def matrix_text(transitions: "list[dict]") -> str:
    """Return the matrix in hectares as tab-separated lines, as the CSV has it: rows before, columns after, and margins.

    Args:
        transitions: The transitions of the run record, in the order of their codes, which is that of the classes.
    """
    hectares = defaultdict(float)
    for entry in transitions:
        hectares[entry["before"], entry["after"]] += entry["area_m2"] / 1e4
    # The classes before come in the order of the codes; those that are only there afterwards follow.
    names = list(dict.fromkeys(entry[date] for date in ("before", "after") for entry in transitions))
    before = [sum(hectares[name, other] for other in names) for name in names]
    after = [sum(hectares[other, name] for other in names) for name in names]
    lost = [whole - hectares[name, name] for name, whole in zip(names, before)]
    gained = [whole - hectares[name, name] for name, whole in zip(names, after)]
    rows = [[tr("before \\ after, ha"), *map(class_text, names), tr("total before"), tr("lost")]]
    for name, whole, gone in zip(names, before, lost):
        rows.append([class_text(name), *_numbers([*(hectares[name, other] for other in names), whole, gone])])
    rows.append([tr("total after"), *_numbers([*after, sum(after), sum(lost)])])
    rows.append([tr("gained"), *_numbers([*gained, sum(gained)]), ""])
    rows.append([tr("net change"), *_numbers([new - gone for new, gone in zip(gained, lost)]), "", ""])
    return "\n".join("\t".join(row) for row in rows)


def _numbers(values: "list[float]") -> "list[str]":
    return [f"{value:.4f}" for value in values]
