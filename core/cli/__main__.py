"""``landscribe``: the command line. Every command asks what the engine in QGIS would be asked, and shows its progress.

Exit codes: 0 done, 1 failed, 2 the input is wrong (one sentence on standard error), 130 cancelled. With ``--json`` the
last line of standard output is one JSON object: at least ``output``, ``seconds``, ``model``, ``device`` and
``warnings``, or ``error`` and ``code`` where it failed. LANDSCRIBE_DEBUG=1 in the environment shows where an unexpected
failure arose.
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
from ..engine.methods import METHODS
from ..memory import few_arenas
from ..progress import Progress
from ..version import VERSION
from .accuracy import add_evaluate, add_samplepoints, run_evaluate, run_samplepoints, show_evaluate, show_samplepoints
from .embeddings import (
    add_embed,
    add_embeddings,
    add_similar,
    run_embed,
    run_embeddings,
    run_similar,
    show_embed,
    show_embeddings,
)
from .scene import add_cache, add_map, add_refer, run_cache, run_map, run_refer, show_cache, show_map, show_refer
from .terminal import no_noise, progress_on_terminal
from .vectors import add_areas, add_vectorize, run_areas, run_vectorize, show_areas, show_vectorize

DONE, FAILED, WRONG_INPUT, CANCELLED = 0, 1, 2, 130


_EXIT_CODES = {"input": WRONG_INPUT, "protocol": WRONG_INPUT, "cancelled": CANCELLED}


def main(arguments: Optional[list[str]] = None) -> int:
    """Run one command; returns its exit code."""
    options = _parser().parse_args(arguments)
    few_arenas()
    started = time.monotonic()
    try:
        with no_noise(), progress_on_terminal() as progress:
            result = options.run(options, progress)
        result = {"output": None, "seconds": None, "model": None, "device": None, "warnings": []} | result
        if result["seconds"] is None:
            result["seconds"] = round(time.monotonic() - started, 3)
        return _show(options, result)
    except (Exception, KeyboardInterrupt) as error:
        code, sentence = explain(error)
        if code == "crash" and os.environ.get("LANDSCRIBE_DEBUG"):
            traceback.print_exc()
        print(sentence, file=sys.stderr)
        if options.json:
            _print_json({"error": sentence, "code": code})
        return _EXIT_CODES.get(code, FAILED)


def _show(options: argparse.Namespace, result: dict) -> int:
    for warning in result["warnings"]:
        print(f"Warning: {warning}", file=sys.stderr)
    try:
        if options.json:
            _print_json(result)
        else:
            options.show(result)
        sys.stdout.flush()
    except BrokenPipeError:  # landscribe models | head -1
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return options.status(result)


def _print_json(result: dict) -> None:
    print(messages.encode(result).decode("ascii"), end="", flush=True)


# The commands


def _models(options: argparse.Namespace, progress: Progress) -> dict:
    return METHODS["models"].run({}, progress)


def _show_models(result: dict) -> None:
    if not result["models"]:
        print("No models are installed.")
    for card in result["models"]:
        gsd = card["gsd"]
        default = " (default)" if card["name"] in (result["default"], result["default_referring"]) else ""
        answers = ", ".join(entry.name for entry in card["classes"]) or "any phrase"
        print(f"{card['name']}{default}: {card['title']}, version {card['version']}")
        print(f"    {gsd.min:g}–{gsd.max:g} m, {answers}")
        print(f"    {card['folder']}")


def _doctor(options: argparse.Namespace, progress: Progress) -> dict:
    return METHODS["doctor"].run({}, progress)


def _show_doctor(result: dict) -> None:
    for check in result["checks"]:
        print(f"{check.status:<8} {check.name}: {check.detail}{'  → ' + check.remedy if check.remedy else ''}")


def _doctor_status(result: dict) -> int:
    return FAILED if any(check.status == "error" for check in result["checks"]) else DONE


def _train(options: argparse.Namespace, progress: Progress) -> dict:
    from ..training.cli import run

    return run(options)


def _add_train(parser: argparse.ArgumentParser) -> None:
    from ..training.cli import add_arguments

    add_arguments(parser)


def _show_output(result: dict) -> None:
    print(f"{result['output']}: {result['seconds']:.1f} s")


# The parser


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="landscribe", description="Land-cover maps of high-resolution rasters, on your own machine.")
    parser.add_argument("--version", action="version", version=f"landscribe {VERSION}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def add(name: str, text: str, add_arguments: Callable, run: Callable, show: Callable, status=lambda result: DONE):
        command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        add_arguments(command)
        command.add_argument("--json", action="store_true", help="one JSON object as the last line of the output")
        command.set_defaults(run=run, show=show, status=status)

    add("map", "map a scene's land cover", add_map, run_map, show_map)
    add("embed", "write an embedding field as a GeoTIFF", add_embed, run_embed, show_embed)
    add("similar", "map how alike a field is to a place", add_similar, run_similar, _show_output)
    add("embeddings", "show what embeddings are kept", add_embeddings, run_embeddings, show_embeddings)
    add("refer", "find what a phrase describes in a scene", add_refer, run_refer, show_refer)
    add("cache", "tell how much room the features of scenes take", add_cache, run_cache, show_cache)
    add("areas", "measure the area of each class of a land-cover raster", add_areas, run_areas, show_areas)
    add("vectorize", "turn a land-cover raster into polygons", add_vectorize, run_vectorize, show_vectorize)
    add("evaluate", "compare a land-cover raster with a reference", add_evaluate, run_evaluate, show_evaluate)
    add(
        "samplepoints",
        "draw points to label, at random within each class",
        add_samplepoints,
        run_samplepoints,
        show_samplepoints,
    )
    add("models", "list the installed models", lambda command: None, _models, _show_models)
    add("doctor", "check the installation", lambda command: None, _doctor, _show_doctor, _doctor_status)
    add("train", "train a mapping or a referring model, as the configuration says", _add_train, _train, _show_output)
    return parser


class _Parser(argparse.ArgumentParser):
    """Argparse that tells a mistake in one sentence, and takes -1.5e-05 for a number and not for an option."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self._negative_number_matcher = re.compile(r"-(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$")

    def error(self, message: str):
        self.exit(WRONG_INPUT, f"{self.prog}: {message}; see {self.prog} --help.\n")


# Output and progress


if __name__ == "__main__":
    sys.exit(main())
