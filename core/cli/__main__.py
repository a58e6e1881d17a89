"""``landscribe``: the command line, which calls the same methods as the engine in QGIS and shows their progress.

Exit codes: 0 done, 1 failed, 2 the input is wrong (one sentence on standard error), 130 cancelled. With ``--json`` the
last line of standard output is one JSON object: at least ``output``, ``seconds``, ``model``, ``device`` and
``warnings``, or ``error`` and ``code`` after a failure. LANDSCRIBE_DEBUG=1 in the environment shows the traceback of an
unexpected failure.
"""

import argparse
import os
import re
import sys
import time
import traceback
from typing import Callable, Optional

from ..engine import messages
from ..engine.failures import explain
from ..memory import few_arenas
from ..network import close_network
from ..version import VERSION
from . import accuracy, change, embeddings, fit, installation, jobs, models, scene, train, vectors
from .command import CANCELLED, FAILED, WRONG_INPUT
from .terminal import no_noise, open_streams, progress_on_terminal, say, settle_streams

COMMANDS = (
    *scene.COMMANDS,
    *jobs.COMMANDS,
    *change.COMMANDS,
    *fit.COMMANDS,
    *embeddings.COMMANDS,
    *vectors.COMMANDS,
    *accuracy.COMMANDS,
    *models.COMMANDS,
    *installation.COMMANDS,
    *train.COMMANDS,
)

_EXIT_CODES = {"input": WRONG_INPUT, "protocol": WRONG_INPUT, "cancelled": CANCELLED}


def main(arguments: Optional[list[str]] = None) -> int:
    """Run one command; returns its exit code."""
    open_streams()
    try:
        options = _parser().parse_args(arguments)
        few_arenas()
        close_network()
        return _run(options)
    except KeyboardInterrupt:  # while the result is shown
        return CANCELLED
    finally:
        settle_streams()


def _run(options: argparse.Namespace) -> int:
    started = time.monotonic()
    try:
        with no_noise(), progress_on_terminal() as progress:
            result = options.command.run(options, progress)
    except BaseException as error:  # a library's SystemExit too
        code, sentence = explain(error)
        if code == "crash" and os.environ.get("LANDSCRIBE_DEBUG"):
            traceback.print_exc()
        say(sentence)
        if options.json:
            _print(lambda: _print_json({"error": sentence, "code": code}))
        return _EXIT_CODES.get(code, FAILED)
    result = {"output": None, "seconds": None, "model": None, "device": None, "warnings": []} | result
    if result["seconds"] is None:
        result["seconds"] = round(time.monotonic() - started, 3)
    for warning in result["warnings"]:
        say(f"Warning: {warning}")
    _print(lambda: _print_json(result) if options.json else options.command.show(result))
    return options.command.status(result)


def _print(show: Callable[[], None]) -> None:
    """Show a result. The work is done, so that an output that is closed or full is no failure."""
    try:
        show()
        sys.stdout.flush()
    except BrokenPipeError:  # landscribe models | head -1
        pass
    except OSError as error:
        say(f"Warning: The standard output cannot be written to ({error.strerror}).")


def _print_json(result: dict) -> None:
    print(messages.encode(result).decode("ascii"), end="")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="landscribe", description="Land-cover maps of high-resolution rasters, on your own machine.")
    parser.add_argument("--version", action="version", version=f"landscribe {VERSION}")
    parsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        description = f"{command.help[0].upper()}{command.help[1:]}."
        added = parsers.add_parser(command.name, help=command.help, description=description)
        command.add_arguments(added)
        added.add_argument("--json", action="store_true", help="one JSON object as the last line of the output")
        added.set_defaults(command=command)
    return parser


class _Parser(argparse.ArgumentParser):
    """An argument parser that reports a mistake in one sentence and reads -1.5e-05 as a number, not as an option."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self._negative_number_matcher = re.compile(r"-(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$")

    def error(self, message: str):
        self.exit(WRONG_INPUT, f"{self.prog}: {message}; see {self.prog} --help.\n")


if __name__ == "__main__":
    sys.exit(main())
