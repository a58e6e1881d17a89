"""Commands on the installation: models, doctor."""

import argparse

from ..engine.methods import METHODS
from ..progress import Progress
from .command import DONE, FAILED, Command, no_arguments


def _run_models(options: argparse.Namespace, progress: Progress) -> dict:
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
    for model in result["bad"]:
        print(f"{model['folder'].name} cannot be used: {model['reason']}")


def _run_doctor(options: argparse.Namespace, progress: Progress) -> dict:
    return METHODS["doctor"].run({}, progress)


def _show_doctor(result: dict) -> None:
    for check in result["checks"]:
        print(f"{check.status:<8} {check.name}: {check.detail}{'  → ' + check.remedy if check.remedy else ''}")


def _doctor_status(result: dict) -> int:
    return FAILED if any(check.status == "error" for check in result["checks"]) else DONE


COMMANDS = (
    Command("models", "list the installed models", no_arguments, _run_models, _show_models),
    Command("doctor", "check the installation", no_arguments, _run_doctor, _show_doctor, _doctor_status),
)
