"""Installs the engine on another machine: its code is sent, and the set-up of this plugin runs there."""

import json
import posixpath
import tarfile
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Optional

from ...core.errors import EngineError, InputError
from ...core.setup.report import Report
from ...core.version import VERSION
from .locate import ROOT
from .run_there import run_there
from .ssh import Machine

#: What the engine needs of the plugin.
CODE = ("core", "resources/models", "resources/requirements", "LICENSE")
#: Folder of the code in the home folder there.
PLACE = f".local/share/landscribe/engine-{VERSION}"
#: Share of the progress that sending the code takes.
SENT = 0.1
_NOT_SENT = ("__pycache__", ".pyc")


def install_there(machine: Machine, report: Report, root: Path = ROOT, wheels: Optional[str] = None) -> Machine:
    """Send the engine's code and set its environment up there. An environment that works is replaced at the end only.

    Args:
        machine: The machine; its folder and Python are not used.
        report: Receives progress and log lines; can cancel.
        root: Folder with the code to send.
        wheels: Folder of wheels there, in place of the package index.

    Returns:
        The machine with the new folder and Python.

    Raises:
        InputError: The set-up there failed; one sentence.
        EngineError: The connection failed.
        Cancelled: ``report`` asked for it; what is installed there is kept for the next time.
    """
    report.progress(0.0, f"Sending the engine to {machine.host}")
    folder = _send_code(machine, report, root)
    answer: dict = {}

    def on_line(line: bytes) -> None:
        try:
            said = json.loads(line)
        except ValueError:
            said = {"log": line.decode("utf-8", "replace").rstrip()}
        if "fraction" in said:
            report.progress(SENT + (1 - SENT) * said["fraction"], f"{said['stage']} ({machine.host})")
        elif "log" in said:
            report.log(said["log"])
        else:
            answer.update(said)

    options = "" if wheels is None else f" --wheels {wheels}"
    missing = """echo '{"error": "There is no python3: install Python 3.11 or newer there."}'; exit 1"""
    line = f"command -v python3 >/dev/null || {{ {missing}; }}; cd {folder} && exec python3 -s -m core.setup{options}"
    try:
        run_there(machine, line, report.is_cancelled, on_line=on_line)
    except EngineError:
        if "error" not in answer:
            raise
    if "error" in answer:
        raise InputError(f"{machine.host}: {answer['error']}")
    if "python" not in answer:
        raise EngineError(f"The set-up on {machine.host} ended without an answer: try again.")
    return replace(machine, folder=folder, python=answer["python"])


def _send_code(machine: Machine, report: Report, root: Path) -> str:
    """Send the code; returns its folder there, which has it whole."""
    with tempfile.TemporaryFile() as packed:
        with tarfile.open(fileobj=packed, mode="w:gz", compresslevel=1) as archive:
            for name in CODE:
                if (root / name).exists():
                    archive.add(root / name, name, filter=_wanted)
        size = packed.tell()
        packed.seek(0)

        def tell(done: int) -> None:
            stage = f"Sending the engine to {machine.host}: {done / 1e6:.0f} of {size / 1e6:.0f} MB"
            report.progress(SENT * done / size, stage)

        line = (
            f"umask 077; rm -rf {PLACE}.new && mkdir -p {PLACE}.new && tar xzf - -C {PLACE}.new && rm -rf {PLACE} && "
            f"mv {PLACE}.new {PLACE} && cd {PLACE} && pwd -P"
        )
        folder = run_there(machine, line, report.is_cancelled, packed, tell).decode().strip()
    if not posixpath.isabs(folder) or not all(sign.isalnum() or sign in "/._-" for sign in folder):
        raise EngineError(f"The home folder on {machine.host} has a name that cannot be used: {folder}.")
    return folder


def _wanted(member: tarfile.TarInfo) -> Optional[tarfile.TarInfo]:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return None if member.name.endswith(_NOT_SENT) else member
