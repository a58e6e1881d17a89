"""Scores a trained mapping model with its embedding, without it, with a wrong one, and with a pathway off.

A pathway is alive if its score falls with an empty field (zeroed) or a wrong one (rotated, or of another window).
"""

import argparse
import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch

from ...ssdm.load import load_mapping_model
from ...ssdm.pair import MappingPair
from .validate import validate

#: Row of the table to the pathway that is off and the control (validate.py).
ROWS = {
    "as it is": ("", "kept"),
    "no field": ("", "none"),
    "field zeroed": ("", "zeroed"),
    "field rotated": ("", "rotated"),
    "another window's field": ("", "swapped"),
    "structural pathway off": ("structural", "kept"),
    "semantic pathway off": ("semantic", "kept"),
}
SETS = ("tokyo/west:held-out", "tokyo/west:held-out@2", "banepa")


@contextmanager
def switched_off(pair: MappingPair, pathway: str) -> Iterator[None]:
    """``pair`` with its ``pathway`` off inside the block: "structural", "semantic", or empty for none."""
    network, whole = pair.network, pair.network.config
    network.config = dataclasses.replace(whole, **{pathway: False}) if pathway else whole
    try:
        yield
    finally:
        network.config = whole


def score(
    pair: MappingPair, data: Path, names: tuple[str, ...], embedding: str = "", size: int = 512, most: int = 80
) -> dict[str, dict]:
    """``validate``'s scores of the sets ``names`` by row of ROWS; ``embedding`` names a field for the scenes."""
    scores = {}
    for row, (pathway, control) in ROWS.items():
        if pathway and not getattr(pair.network.config, pathway):
            continue
        with switched_off(pair, pathway):
            scores[row] = validate(pair, data, names, size, control, most, embedding)
    return scores


def table(scores: dict[str, dict], names: tuple[str, ...]) -> str:
    """The scores as Markdown: mIoU and building IoU of each set."""
    titles = ["mIoU, building IoU", *names]
    lines = ["| " + " | ".join(titles) + " |", "| --- " * len(titles) + "|"]
    for row, by_set in scores.items():
        cells = []
        for name in names:
            values = [by_set[name].get("mIoU"), by_set[name]["building_IoU"]]
            cells.append(", ".join("–" if value is None else f"{100 * value:.1f}" for value in values))
        lines.append(f"| {row} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    """``python -m core.training.mapping.controls``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="landscribe-ssdm", help="name or folder of a mapping model")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sets", nargs="+", default=list(SETS))
    parser.add_argument("--embedding", default="", metavar="SRC", help="attach this field in place of the context")
    parser.add_argument("--windows", type=int, default=80, help="at most so many windows of 512 px a set")
    parser.add_argument("--threads", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    pair, names = load_mapping_model(arguments.model, "cpu").pair, tuple(arguments.sets)
    print(table(score(pair, arguments.data, names, arguments.embedding, most=arguments.windows), names))


if __name__ == "__main__":
    main()
