"""Which parts of SSDM help: training with each pathway on or off, several seeds each, scored on a held-out district.

Each trained network is also scored without its field, with a zeroed or rotated one and with another window's: a pathway
whose score does not change then is dead. ``controls.py`` does the same with an installed model.
"""

import dataclasses
from pathlib import Path

import numpy as np

from ...ssdm.pair import MappingPair
from ..ablation import argument_parser, by_variant, run_variants
from .config import TrainingConfig, read_config
from .loop import train
from .validate import CONTROLS, validate

#: Name in the table to (structural, semantic, concatenate).
VARIANTS = {
    "base": (False, False, False),
    "naive concatenation": (False, False, True),
    "structural only": (True, False, False),
    "semantic only": (False, True, False),
    "both (SSDM)": (True, True, False),
}
CONFIG = Path(__file__).parents[1] / "configs" / "ablation.toml"


def variant(config: TrainingConfig, name: str, seed: int) -> TrainingConfig:
    """``config`` with a variant's pathways and a seed.

    The base has no context network to train, and no variant has one where the configuration attaches fields.
    """
    structural, semantic, concatenate = VARIANTS[name]
    network = dataclasses.replace(config.network, structural=structural, semantic=semantic, concatenate=concatenate)
    context = network.uses_field and not config.embedding
    embedding = config.embedding if network.uses_field else ""
    return dataclasses.replace(config, network=network, context=context, embedding=embedding, seed=seed)


def gains(pair: MappingPair) -> dict:
    """The gate's mean absolute value and the structural gains (softplus) by layer and head."""
    values = {}
    network = pair.network
    if network.injection is not None:
        values["gate"] = round(float(network.injection.gate.abs().mean()), 4)
    if network.config.structural:
        raw = [layer.attention.structural_gain.detach().cpu().numpy() for layer in network.layers]
        values["structural_gains"] = [[round(float(gain), 3) for gain in np.log1p(np.exp(heads))] for heads in raw]
    return values


def run(
    config: TrainingConfig, data: Path, out: Path, initial: Path | None, seeds: list[int], threads: int
) -> list[dict]:
    """The scores of every variant and seed, under each control of the field."""

    def score(name: str, seed: int, folder: Path) -> dict:
        chosen = variant(config, name, seed)
        pair = train(chosen, data, folder, initial, threads)
        entry = gains(pair)
        for control in CONTROLS if chosen.network.uses_field else ("none",):
            by_set = validate(pair, data, config.validation, config.crop, control, embedding=chosen.embedding)
            entry[control] = {key: by_set[config.validation[0]][key] for key in ("mIoU", "OA", "IoU")}
        return entry

    return run_variants(out, VARIANTS, seeds, score)


def table(results: list[dict]) -> str:
    """The results as a Markdown table: mIoU by seed, mean and spread, and the means under each control."""
    lines = [
        "| configuration | mIoU by seed | mean | spread | no field | zeroed | rotated | another window's |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, entries in by_variant(results, VARIANTS):
        values = [100 * entry.get("kept", entry["none"])["mIoU"] for entry in entries]
        controls = ["–"] * len(CONTROLS[1:])
        if "kept" in entries[0]:
            means = (np.mean([100 * entry[control]["mIoU"] for entry in entries]) for control in CONTROLS[1:])
            controls = [f"{mean:.1f}" for mean in means]
        by_seed = " / ".join(f"{value:.1f}" for value in values)
        row = (name, by_seed, f"{np.mean(values):.1f}", f"{max(values) - min(values):.1f}", *controls)
        lines.append("| " + " | ".join(row) + " |")
    return "\n".join(lines)


def main() -> None:
    """``python -m core.training.mapping.ablation``."""
    parser = argument_parser(__doc__, CONFIG)
    parser.add_argument("--embedding", default="", metavar="SRC", help="attach this field in place of the context")
    arguments = parser.parse_args()
    config = read_config(arguments.config)
    if arguments.embedding:
        config = dataclasses.replace(config, embedding=arguments.embedding)
    print(table(run(config, arguments.data, arguments.out, arguments.initial, arguments.seeds, arguments.threads)))


if __name__ == "__main__":
    main()
