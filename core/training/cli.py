"""``landscribe train``: train a model by a configuration, score it, and write it as a model folder.

The configuration says which kind: a mapping model, or, with ``task = "referring"``, a referring one.
"""

import argparse
from pathlib import Path

import tomllib


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


def run(arguments: argparse.Namespace) -> dict:
    """Train the kind of model that the configuration names.

    Returns:
        The result that the command line prints as JSON.
    """
    from .mapping.run import run_mapping
    from .referring.run import run_referring

    return run_referring(arguments) if is_referring(arguments.config) else run_mapping(arguments)


def is_referring(config: Path) -> bool:
    """Whether a configuration file is for a referring model.

    A file that cannot be read counts as a mapping configuration, whose reader then reports the fault.
    """
    try:
        return tomllib.loads(config.read_text(encoding="utf-8")).get("task") == "referring"
    except (OSError, ValueError):
        return False
