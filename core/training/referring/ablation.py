"""Which parts of XeMap-Network help: a short training with each on or off, scored on a held-out district.

The numbers compare the parts at an equal, small budget; they are not those of the bundled model.
"""

import argparse
import dataclasses
import json
from pathlib import Path

import numpy as np

from .calibrate import calibrate
from .config import ReferringConfig, read_referring_config
from .loop import prepare, train_referring
from .validate import validate_referring

#: Name in the table to what is changed of the network.
VARIANTS = {
    "whole": {},
    "no fusion": {"text_from_image": False, "image_from_text": False},
    "no HMSA (finest scale)": {"hmsa": False},
    "no wide view": {"wide": False},
    "no self-attention": {"self_attention": False},
}
CONFIG = Path(__file__).parents[1] / "configs" / "xemap_ablation.toml"


def run(config: ReferringConfig, data: Path, out: Path, initial: Path | None, seeds: list[int], threads: int) -> list:
    """Train and score every variant and seed; a result that is in ``out/results.jsonl`` already is not made again."""
    out.mkdir(parents=True, exist_ok=True)
    file = out / "results.jsonl"
    results = [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []
    done = {(entry["variant"], entry["seed"]) for entry in results}
    for seed in seeds:
        seeded = dataclasses.replace(config, seed=seed)
        prepared = prepare(seeded, data, out)
        for name, changes in VARIANTS.items():
            if (name, seed) in done:
                continue
            chosen = dataclasses.replace(seeded, network=dataclasses.replace(config.network, **changes))
            folder = out / f"{name.replace(' ', '-')}-{seed}"
            network = train_referring(chosen, data, folder, initial, threads, prepared)
            response = calibrate(network, chosen, data, most=6)
            scores = validate_referring(network, chosen, data, response, most=12, baseline=False)
            results.append({"variant": name, "seed": seed, **summary(scores[config.validation[0]])})
            with file.open("a", encoding="utf-8") as log:
                log.write(json.dumps(results[-1]) + "\n")
            (folder / "last.pt").unlink()
    return results


def summary(scores: dict) -> dict:
    """Means over concepts of one set's scores, in percent, and the median maxima."""
    presence = scores["presence"]
    concepts = [entry for name, entry in scores.items() if name != "presence"]
    return {
        "average_precision": 100 * float(np.mean([np.mean(list(c["average_precision"].values())) for c in concepts])),
        "iou": 100 * float(np.mean([np.mean(list(c["iou"].values())) for c in concepts])),
        "agreement": 100 * float(np.mean([c["agreement"] for c in concepts])),
        "present": presence["present"]["maximum_10_50_90"][1],
        "nowhere": presence["nowhere"]["maximum_10_50_90"][1],
    }


def table(results: list[dict]) -> str:
    """The results as a Markdown table: means over seeds, and the average precision of each seed."""
    lines = [
        "| configuration | AP by seed | AP | IoU | wordings agree | maximum, present | maximum, nowhere |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name in VARIANTS:
        mine = [entry for entry in results if entry["variant"] == name]
        if not mine:
            continue

        def mean(key: str, digits: int, mine: list[dict] = mine) -> str:
            return f"{np.mean([entry[key] for entry in mine]):.{digits}f}"

        by_seed = " / ".join(f"{entry['average_precision']:.1f}" for entry in sorted(mine, key=lambda e: e["seed"]))
        means = [mean(key, 1) for key in ("average_precision", "iou", "agreement")]
        lines.append("| " + " | ".join([name, by_seed, *means, mean("present", 2), mean("nowhere", 2)]) + " |")
    return "\n".join(lines)


def main() -> None:
    """``python -m core.training.referring.ablation``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=CONFIG)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--initial", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1])
    parser.add_argument("--threads", type=int, default=0)
    arguments = parser.parse_args()
    config = read_referring_config(arguments.config)
    print(table(run(config, arguments.data, arguments.out, arguments.initial, arguments.seeds, arguments.threads)))


if __name__ == "__main__":
    main()
