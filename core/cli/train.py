"""The command train."""

import argparse

from ..progress import Progress
from .command import Command, show_output


def _add_train(parser: argparse.ArgumentParser) -> None:
    from ..training.cli import add_arguments

    add_arguments(parser)


def _run_train(options: argparse.Namespace, progress: Progress) -> dict:
    from ..training.cli import run

    return run(options)


COMMANDS = (
    Command("train", "train a mapping or a referring model from a configuration", _add_train, _run_train, show_output),
)
