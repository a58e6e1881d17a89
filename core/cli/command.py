"""A command of the command line, and the exit codes."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from ..progress import Progress

DONE, FAILED, WRONG_INPUT, CANCELLED = 0, 1, 2, 130


@dataclass(frozen=True)
class Command:
    """One command.

    Attributes:
        name: The word after ``landscribe``.
        help: What it does, in a few words.
        add_arguments: Adds its arguments to its parser.
        run: Does the work; returns a dict that JSON can hold.
        show: Prints the result for people.
        status: Exit code of a result.
    """

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Progress], dict]
    show: Callable[[dict], None]
    status: Callable[[dict], int] = lambda result: DONE


def no_arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing: the command has no arguments of its own."""


def show_output(result: dict) -> None:
    """Print the output file and the seconds."""
    print(f"{result['output']}: {result['seconds']:.1f} s")
