"""The command on the installation: doctor."""

import argparse

from ..engine.methods import METHODS
from ..progress import Progress
from .command import DONE, FAILED, Command, no_arguments


def _run_doctor(options: argparse.Namespace, progress: Progress) -> dict:
    return METHODS["doctor"].run({}, progress)


def _show_doctor(result: dict) -> None:
    for check in result["checks"]:
        print(f"{check.status:<8} {check.name}: {check.detail}{'  → ' + check.remedy if check.remedy else ''}")


def _doctor_status(result: dict) -> int:
    return FAILED if any(check.status == "error" for check in result["checks"]) else DONE


COMMANDS = (Command("doctor", "check the installation", no_arguments, _run_doctor, _show_doctor, _doctor_status),)
