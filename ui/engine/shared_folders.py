"""Tests the folders that this machine and another one share: a small file is written here, read there, and answered."""

import contextlib
import os
import secrets
import shlex
from pathlib import Path
from typing import Callable

from ...core.errors import InputError
from ..i18n import tr
from .run_there import run_there
from .ssh import Machine

#: How the names of the files begin.
PROBE = ".landscribe-probe-"
#: What the line there says if it finds no file, or cannot write one.
_UNSEEN, _UNWRITTEN, _SEEN = b"unseen", b"unwritten", b"seen"


def check_shared_folders(machine: Machine, is_cancelled: Callable[[], bool] = lambda: False) -> str:
    """One sentence about the shared folders that all hold.

    Raises:
        InputError: One does not hold; one sentence.
        EngineError: The connection failed.
    """
    if not machine.shares:
        raise InputError(tr("There are no shared folders: enter one, or allow sending rasters."))
    for here, there in machine.shares:
        problem = _problem(machine, here, there, is_cancelled)
        if problem:
            raise InputError(problem.format(host=machine.host, here=here, there=there))
    if len(machine.shares) == 1:
        return tr("The shared folder holds: {host} reads and writes there what lies here.").format(host=machine.host)
    sentence = tr("All {count} shared folders hold: {host} reads and writes there what lies here.")
    return sentence.format(count=len(machine.shares), host=machine.host)


def _problem(machine: Machine, here: str, there: str, is_cancelled: Callable[[], bool]) -> str:
    """What is wrong with a pair of folders; empty if it holds."""
    name, word, answer = PROBE + secrets.token_hex(8), secrets.token_hex(16), secrets.token_hex(16)
    probe = Path(here, name)
    reply = Path(here, f"{name}-reply")
    try:
        try:
            probe.write_text(word, encoding="ascii")
        except OSError:
            return tr("This machine may not write in {here}, so results cannot be put there: choose another folder.")
        known, back = (shlex.quote(f"{there.rstrip('/')}/{file}") for file in (name, f"{name}-reply"))
        line = (
            f'if [ "$(cat {known} 2>/dev/null)" != {word} ]; then echo unseen; '
            f"elif ! printf {answer} > {back}; then echo unwritten; else echo seen; fi 2>/dev/null"
        )
        said = run_there(machine, line, is_cancelled).strip()
        if said == _UNSEEN:
            return tr("{host} does not see the folder {here} as {there}: correct that line.")
        if said != _SEEN or not _holds(reply, answer):
            return tr(
                "{host} reads {there} but may not write in it, so results cannot be put there: change its rights."
            )
        return ""
    finally:
        for file in (probe, reply):
            with contextlib.suppress(OSError):
                os.unlink(file)


def _holds(reply: Path, answer: str) -> bool:
    try:
        return reply.read_text(encoding="ascii") == answer
    except (OSError, ValueError):
        return False
