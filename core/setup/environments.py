"""The environments in a home folder: the one in use, the incomplete ones, and the ones to remove.

Each environment has a folder of its own that never moves: virus scanners break moved folders, and files inside hold
its path. A note lies in it from the first moment. The note gets ``passed`` only after the environment has made a map,
and ``current.json`` beside the folders, replaced in one step, names the one that the engine runs in. So the old
environment serves until a new one works.
"""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Callable

from ..errors import InputError
from .places import python_in

NOTE, CURRENT, LOCK = "landscribe.json", "current.json", "setup.lock"


@dataclass(frozen=True)
class Note:
    """The facts about an environment.

    Attributes:
        build: build of PyTorch.
        fingerprint: fingerprint of the locks that it was made from.
        python: path of the Python that made it.
        passed: whether the engine has worked in it.
    """

    build: str
    fingerprint: str
    python: str
    passed: bool = False


def current(home: Path) -> Path | None:
    """The environment in use, or None if none works."""
    try:
        name = json.loads((home / CURRENT).read_text(encoding="utf-8"))["environment"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    folder = home / str(name)
    note = read_note(folder)
    return folder if note is not None and note.passed and python_in(folder) else None


def read_note(folder: Path) -> Note | None:
    """The note in ``folder``, or None if the folder is not an environment of ours."""
    try:
        return Note(**json.loads((folder / NOTE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def folder_for(home: Path, build: str, fingerprint: str, python: str) -> Path:
    """The folder to make an environment in: an incomplete one to continue, or a new one.

    An incomplete environment that was made with another Python is removed.
    """
    name, count = f"{build}-{fingerprint}", 1
    while True:
        folder = home / (name if count == 1 else f"{name}-{count}")
        note = read_note(folder)
        if note is not None and not note.passed and note.python != python:
            remove(folder)
        if not folder.exists() or (note is not None and not note.passed):
            return folder
        count += 1


def write_note(folder: Path, note: Note) -> None:
    """Write the note of the environment in ``folder``."""
    _write(folder / NOTE, asdict(note))


def switch_to(folder: Path, note: Note) -> None:
    """Let the engine run in ``folder`` from now on, and remove the other environments as far as possible."""
    write_note(folder, note)
    _write(folder.parent / CURRENT, {"environment": folder.name})
    remove_others(folder)


def remove_others(keep: Path) -> None:
    """Remove the environments beside ``keep``; one that is in use (Windows) stays until the next time."""
    for other in keep.parent.iterdir():
        if other != keep and other.is_dir() and read_note(other) is not None:
            remove(other)


def tidy(home: Path) -> None:
    """Remove the environments that an update could not, because the old engine still ran in them (Windows).

    Incomplete environments stay.
    """
    keep = current(home)
    if keep is None:
        return
    with suppress(InputError, OSError), only_one(home):
        for other in home.iterdir():
            note = read_note(other)
            if other != keep and note is not None and note.passed:
                remove(other)


def remove(folder: Path) -> None:
    """Remove an environment of ours, its note last, so that a remainder is still recognised as ours later."""
    if read_note(folder) is None:
        raise ValueError(f"{folder} is no environment of Landscribe")
    for entry in folder.iterdir():
        if entry.name == NOTE:
            continue
        if entry.is_dir() and not entry.is_symlink():
            handler = "onexc" if sys.version_info >= (3, 12) else "onerror"
            shutil.rmtree(entry, **{handler: _make_writable_and_retry})
        else:
            _quietly(entry.unlink)
    if [entry.name for entry in folder.iterdir()] == [NOTE]:
        _quietly(shutil.rmtree, folder)


@contextmanager
def only_one(home: Path) -> Iterator[None]:
    """Keep a second set-up out of ``home``. The system releases the lock, however this process ends."""
    with open(home / LOCK, "a") as file:
        try:
            if os.name == "nt":
                import msvcrt

                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise InputError("Another QGIS sets up the engine in this folder already: wait until it is done.") from None
        yield


def _write(path: Path, content: dict) -> None:
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(content, indent=1), encoding="utf-8")
    os.replace(beside, path)


def _make_writable_and_retry(function: Callable, path: str, _error) -> None:
    def retry() -> None:
        os.chmod(path, stat.S_IWRITE | stat.S_IREAD)
        function(path)

    _quietly(retry)


def _quietly(call: Callable, *arguments) -> None:
    with suppress(OSError):
        call(*arguments)
