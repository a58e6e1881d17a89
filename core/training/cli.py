"""``landscribe train``: train a model by a configuration, score it, and write it as a model folder.

The configuration says which kind: a mapping model, or, with ``task = "referring"``, a referring one.
"""

import argparse
import json
from pathlib import Path

from ..errors import InputError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``landscribe train``."""
    parser.add_argument("config", type=Path, help="TOML configuration, such as core/training/configs/default.toml")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the training sets")
    parser.add_argument(
        "--initial", type=Path, help="ImageNet encoder weights (safetensors) or a model folder to start from"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for the log, the resumable state and the model")
    parser.add_argument(
        "--embedding",
        default="",
        metavar="SRC",
        help="embedding field for the scenes, as of landscribe map; {scene} in it is the raster's name "
        "(default: the configuration's)",
    )
    parser.add_argument("--seed", type=int, help="seed (default: the configuration's)")
    parser.add_argument("--steps", type=int, help="steps (default: the configuration's; 0: meanings alone)")
    parser.add_argument("--learning-rate", type=float, help="learning rate (default: the configuration's)")
    parser.add_argument("--minutes", type=float, default=0.0, help="wall time to fit the schedule into (0: all steps)")
    parser.add_argument("--threads", type=int, default=0, help="CPU threads (0: torch's own choice)")


def overrides(arguments: argparse.Namespace) -> dict:
    """What the command line sets in place of the configuration."""
    given = {name: getattr(arguments, name) for name in ("seed", "steps", "learning_rate")}
    given["minutes"] = arguments.minutes or None
    return {name: value for name, value in given.items() if value is not None}


def run(arguments: argparse.Namespace) -> dict:
    """Train, score and export; returns what the command line prints as JSON."""
    import dataclasses
    import time

    from ..models.checkpoint import round_weights
    from .config import read_config
    from .export import export_model
    from .loop import train
    from .referring.cli import is_referring, run_referring
    from .validate import validate

    if is_referring(arguments.config):
        return run_referring(arguments)
    started = time.monotonic()
    config = read_config(arguments.config)
    if arguments.embedding:
        config = dataclasses.replace(config, embedding=arguments.embedding, allow_network=True)
    config = dataclasses.replace(config, **overrides(arguments))
    if config.steps < 1:
        raise InputError("A mapping model is not trained in no steps: give at least one.")
    pair = train(config, arguments.data, arguments.out, arguments.initial, arguments.threads)
    round_weights(pair)
    scores = {
        control: validate(
            pair,
            arguments.data,
            config.validation,
            control=control,
            most=80,
            embedding="" if config.context else config.embedding,
            network=config.allow_network,
        )
        for control in (("kept", "none") if config.context or config.embedding else ("none",))
    }
    (arguments.out / "scores.json").write_text(json.dumps(scores, indent=1))
    folder = arguments.out / config.name
    export_model(pair, config, scores, folder, arguments.initial)
    return {
        "output": str(folder),
        "seconds": round(time.monotonic() - started, 1),
        "model": config.name,
        "device": str(next(pair.parameters()).device),
        "warnings": [],
        "scores": scores,
    }
