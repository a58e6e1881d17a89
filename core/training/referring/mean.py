"""The mean of the weights of runs that began with one model: ``python -m core.training.referring.mean``.

Runs from one start that differ in seed or settings lie in one valley, and their mean holds on other ground better than
any of them (model soups, arXiv 2203.05482).
"""

import argparse
import json
import time
from pathlib import Path

import torch

from ...errors import InputError
from ...xemap.network import XemapNetwork
from ..steps import LAST, average_into
from .cli import finish
from .config import ReferringConfig, read_referring_config


def mean_of(runs: list[Path], config: ReferringConfig) -> XemapNetwork:
    """The mean of the averaged networks of ``runs``, folders that :func:`~.loop.train_referring` wrote to.

    Raises InputError where a folder holds no run of a network as ``config`` has it.
    """
    mean, run = XemapNetwork(config.network), XemapNetwork(config.network)
    for number, folder in enumerate(runs):
        try:
            state = torch.load(folder / LAST, map_location="cpu", weights_only=True)
            run.load_state_dict(state["average"])
        except (OSError, RuntimeError) as error:
            reason = str(error).splitlines()[0]
            raise InputError(f"{folder} is no run of this configuration ({reason}): name another folder.") from None
        average_into(mean, run, number / (number + 1))
    return mean.eval().to(memory_format=torch.channels_last)


def main() -> None:
    """Average, calibrate, score and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", type=Path, nargs="+", help="folders of runs (--out of landscribe train)")
    parser.add_argument("--config", type=Path, required=True, help="the runs' TOML configuration")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the training sets")
    parser.add_argument("--initial", type=Path, help="the model's folder that the runs began with, for the card")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model and its scores")
    arguments = parser.parse_args()
    started = time.monotonic()
    config = read_referring_config(arguments.config)
    network = mean_of(arguments.runs, config)
    arguments.out.mkdir(parents=True, exist_ok=True)
    print(json.dumps(finish(network, config, arguments.data, arguments.out, arguments.initial, started)))


if __name__ == "__main__":
    main()
