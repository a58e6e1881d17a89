"""Which parts of XeMap-Network help: a short training with each on or off, scored on a held-out district.

The numbers compare the parts at an equal, small budget. The bundled model has others.
"""

import dataclasses
from functools import lru_cache
from pathlib import Path

import numpy as np

from ..ablation import argument_parser, by_variant, run_variants
from .calibrate import calibrate
from .config import ReferringConfig, read_referring_config
from .loop import prepare, train_referring
from .sampler import Sampler
from .texts import EncodedPhrases
from .validate import validate_referring

#: Name in the table to the changes of the network.
VARIANTS = {
    "whole": {},
    "no fusion": {"text_from_image": False, "image_from_text": False},
    "no HMSA (finest scale)": {"hmsa": False},
    "no wide view": {"wide": False},
    "no self-attention": {"self_attention": False},
}
CONFIG = Path(__file__).parents[1] / "configs" / "xemap_ablation.toml"


def run(config: ReferringConfig, data: Path, out: Path, initial: Path | None, seeds: list[int], threads: int) -> list:
    """The scores of every variant and seed."""

    @lru_cache(maxsize=1)
    def prepared(seed: int) -> tuple[Sampler, EncodedPhrases]:
        return prepare(dataclasses.replace(config, seed=seed), data, out)

    def score(name: str, seed: int, folder: Path) -> dict:
        network_config = dataclasses.replace(config.network, **VARIANTS[name])
        chosen = dataclasses.replace(config, seed=seed, network=network_config)
        network = train_referring(chosen, data, folder, initial, threads, prepared(seed))
        response = calibrate(network, chosen, data, most=6)
        return summary(
            validate_referring(network, chosen, data, response, most=12, baseline=False)[config.validation[0]]
        )

    return run_variants(out, VARIANTS, seeds, score)


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
    for name, entries in by_variant(results, VARIANTS):

        def mean(key: str, digits: int, entries: list[dict] = entries) -> str:
            return f"{np.mean([entry[key] for entry in entries]):.{digits}f}"

        by_seed = " / ".join(f"{entry['average_precision']:.1f}" for entry in entries)
        means = [mean(key, 1) for key in ("average_precision", "iou", "agreement")]
        lines.append("| " + " | ".join([name, by_seed, *means, mean("present", 2), mean("nowhere", 2)]) + " |")
    return "\n".join(lines)


def main() -> None:
    """``python -m core.training.referring.ablation``."""
    arguments = argument_parser(__doc__, CONFIG).parse_args()
    config = read_referring_config(arguments.config)
    print(table(run(config, arguments.data, arguments.out, arguments.initial, arguments.seeds, arguments.threads)))


if __name__ == "__main__":
    main()
