"""Which parts of SSDM help: training with each pathway on or off, several seeds each, scored on a held-out district.

Each trained network is scored again without its field, with a zeroed or rotated one and with another window's: a
pathway whose score does not move then is dead. ``controls.py`` does the same to an installed model.
"""

import argparse
import dataclasses
import json
from pathlib import Path

import numpy as np

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


def gains(pair) -> dict:
    """How far the gate and the structural gains have moved: mean |gate|, softplus gains by layer and head."""
    found = {}
    network = pair.network
    if network.injection is not None:
        found["gate"] = round(float(network.injection.gate.abs().mean()), 4)
    if network.config.structural:
        found["structural_gains"] = [
            [
                round(float(value), 3)
                for value in np.log1p(np.exp(layer.attention.structural_gain.detach().cpu().numpy()))
            ]
            for layer in network.layers
        ]
    return found


def run(
    config: TrainingConfig, data: Path, out: Path, initial: Path | None, seeds: list[int], threads: int
) -> list[dict]:
    """Train and score every variant and seed; a result that is in ``out/results.jsonl`` already is not made again."""
    out.mkdir(parents=True, exist_ok=True)
    results_file = out / "results.jsonl"
    results = [json.loads(line) for line in results_file.read_text().splitlines()] if results_file.exists() else []
    done = {(entry["variant"], entry["seed"]) for entry in results}
    for seed in seeds:
        for name in VARIANTS:
            if (name, seed) in done:
                continue
            chosen = variant(config, name, seed)
            folder = out / f"{name.split()[0]}-{seed}"
            pair = train(chosen, data, folder, initial, threads)
            entry = {"variant": name, "seed": seed, **gains(pair)}
            for control in CONTROLS if chosen.network.uses_field else ("none",):
                score = validate(pair, data, config.validation, config.crop, control, embedding=chosen.embedding)[
                    config.validation[0]
                ]
                entry[control] = {"mIoU": score["mIoU"], "OA": score["OA"], "IoU": score["IoU"]}
            results.append(entry)
            with results_file.open("a", encoding="utf-8") as file:
                file.write(json.dumps(entry) + "\n")
            (folder / "last.pt").unlink()
    return results


def table(results: list[dict]) -> str:
    """The results as a Markdown table: mIoU by seed, mean and spread, and the means under each control."""
    lines = [
        "| configuration | mIoU by seed | mean | spread | no field | zeroed | rotated | another window's |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name in VARIANTS:
        mine = sorted((entry for entry in results if entry["variant"] == name), key=lambda entry: entry["seed"])
        if not mine:
            continue
        values = [100 * entry.get("kept", entry["none"])["mIoU"] for entry in mine]
        controls = ["–"] * len(CONTROLS[1:])
        if "kept" in mine[0]:
            controls = [f"{np.mean([100 * entry[control]['mIoU'] for entry in mine]):.1f}" for control in CONTROLS[1:]]
        by_seed = " / ".join(f"{value:.1f}" for value in values)
        row = (name, by_seed, f"{np.mean(values):.1f}", f"{max(values) - min(values):.1f}", *controls)
        lines.append("| " + " | ".join(row) + " |")
    return "\n".join(lines)


def main() -> None:
    """``python -m core.training.mapping.ablation``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=CONFIG)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--initial", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--embedding", default="", metavar="SRC", help="attach this field in place of the context")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1])
    parser.add_argument("--threads", type=int, default=0)
    arguments = parser.parse_args()
    config = read_config(arguments.config)
    if arguments.embedding:
        config = dataclasses.replace(config, embedding=arguments.embedding)
    print(table(run(config, arguments.data, arguments.out, arguments.initial, arguments.seeds, arguments.threads)))


if __name__ == "__main__":
    main()
