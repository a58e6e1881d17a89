"""Scores a model on the held-out sets, each by itself and their mean, as JSON: one command for both networks.

python -m core.training.validate --model landscribe-ssdm --data DATA --out scores.json
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from ..models.card import ModelCard
from ..models.registry import find_model

#: Held-out ground of the mapping network. Dense sets score mIoU, the others the share of allowed pixels.
MAPPING_SETS = (
    "tokyo/west:held-out",
    "tokyo/west:held-out@2",
    "banepa",
    "dubai:held-out",
    "korea:held-out",
    "naip:held-out",
    "naip_ohio:held-out",
    "swiss_drone:held-out",
    "deepglobe4:held-out",
    "hotosm_buildings:held-out",
    "india_s2:held-out",
    "na_samples:held-out",
    "sea",
)
#: The referring network needs many windows of a kind, and scenes that lie side by side.
REFERRING_SETS = (
    "tokyo/west:held-out",
    "tokyo/west:held-out@2",
    "dubai:held-out",
    "korea:held-out",
    "banepa/mosaic",
    "naip:held-out",
    "naip_ohio:held-out",
    "swiss_drone:held-out",
    "deepglobe4:held-out",
    "hotosm_buildings:held-out",
)


def score_mapping(name: str, data: Path, names: tuple[str, ...], most: int) -> dict:
    """The mapping network's scores by set, with ``score`` as the one number of each."""
    from ..ssdm.load import load_mapping_model
    from .mapping.validate import validate

    return validate(load_mapping_model(name).pair, data, names, most=most)


def score_referring(card: ModelCard, name: str, data: Path, names: tuple[str, ...], most: int) -> dict:
    """The referring network's scores by set; ``score`` is the mean lift of the average precision over the prior.

    The lift is (AP - prior) / (1 - prior): 0 for a map that knows nothing, 1 for a perfect one.
    """
    from ..xemap.load import load_referring_model
    from .referring.config import config_of_card
    from .referring.validate import mean_lift, validate_referring

    config = config_of_card(card, names)
    network = load_referring_model(name).network
    scores = validate_referring(network, config, data, card.response, most=most, baseline=False)
    return {set_name: scores[set_name] | {"score": mean_lift(scores[set_name])} for set_name in names}


def score_model(name: str, data: Path, names: tuple[str, ...] = (), most: int = 24) -> dict:
    """Scores of an installed model or a model's folder.

    Args:
        name: Name or folder of a model.
        data: Data folder.
        names: Sets to score; empty: those of its task.
        most: The largest number of windows of a set; 0 for all.

    Returns:
        ``model``, ``weights`` (their SHA-256), ``mean`` over the sets and ``sets``, the scores of each.
    """
    _, card = find_model(name)
    if card.task == "referring":
        scores = score_referring(card, name, data, names or REFERRING_SETS, most or 10**9)
    else:
        scores = score_mapping(name, data, names or MAPPING_SETS, most)
    mean = float(np.mean([entry["score"] for entry in scores.values()]))
    return {"model": card.name, "weights": card.weights_sha256, "mean": round(mean, 4), "sets": scores}


def main() -> None:
    """``python -m core.training.validate``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True, help="name or folder of a model of either kind")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the training sets")
    parser.add_argument("--sets", nargs="+", default=(), help="sets to score (default: the held-out sets of its task)")
    parser.add_argument("--most", type=int, default=24, help="at most so many windows of a set (0: all)")
    parser.add_argument("--out", type=Path, help="file for the JSON (default: the standard output)")
    parser.add_argument("--threads", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    text = json.dumps(score_model(arguments.model, arguments.data, tuple(arguments.sets), arguments.most), indent=1)
    if arguments.out:
        arguments.out.write_text(text + "\n", encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
