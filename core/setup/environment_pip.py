"""Pip, run by an environment's Python and installing into it."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from ..errors import InputError
from . import trouble
from .locks import pins
from .pip_output import PipOutput
from .places import python_in
from .process import module, run
from .pythons import Python
from .report import Report

#: Variables that would make pip install outside the environment.
_NOT_FOR_PIP = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV", "PIP_PYTHON")

#: The first version of pip that reports the downloaded bytes.
_TELLS_BYTES = (24, 1)

#: Share of the progress that downloading takes; writing takes the rest.
_FETCHING = 0.7

#: Bytes; with less free space a disk is full.
_FULL = 1 << 20

#: Seconds between two measurements of the bytes that pip has written.
_MEASURE_EVERY = 1.0


class EnvironmentPip:
    """Makes an environment and installs packages into it; every failure is an InputError with one sentence."""

    def __init__(
        self,
        base: Python,
        folder: Path,
        downloads: Path,
        variables: Mapping[str, str],
        report: Report,
        wheels: Path | None = None,
    ):
        """Prepare the folders and the variables; nothing is run yet.

        Args:
            base: the Python that makes the environment.
            folder: folder of the environment.
            downloads: folder that keeps downloaded packages until the set-up is complete.
            variables: environment variables to start from.
            report: receives progress and log lines; can cancel.
            wheels: folder of wheels to install from without network.
        """
        self._base, self._folder, self._downloads, self._wheels = base, folder, downloads, wheels
        self._report = report
        self._last: deque[str] = deque(maxlen=200)
        self._bar = "off"
        self._variables = {name: value for name, value in variables.items() if name.upper() not in _NOT_FOR_PIP}
        # The system's folder for temporary files is often too small for a wheel of PyTorch.
        (downloads / "tmp").mkdir(parents=True, exist_ok=True)
        self._variables.update(dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(downloads / "tmp")))
        self._variables.update(PIP_USER="0", PYTHONUTF8="1", PYTHONUNBUFFERED="1", NO_COLOR="1")

    @property
    def python(self) -> Path:
        """The environment's Python.

        Raises:
            InputError: there is none.
        """
        python = python_in(self._folder)
        if python is None:
            raise InputError(self._explain())
        return python

    def make(self) -> None:
        """Make the environment, or complete a partial one; a complete one stays as it is."""
        self._drop_half_installed()
        if not self._is_made():
            # Two steps: venv hides what ensurepip says, so a full disk would read "exit status 1".
            self._check(self._run(module(self._base.path, "venv", "--without-pip", self._folder)))
            self._check(self._run(module(self.python, "ensurepip", "--upgrade", "--default-pip")))

    def _is_made(self) -> bool:
        if python_in(self._folder) is None or not self._pip_version():
            return False
        try:
            return self._run([self.python, "-I", "-c", "import pip"]) == 0
        except OSError:  # the Python that made it is missing, or an incomplete file
            return False

    def update(self, lock: Path) -> None:
        """Bring pip to its pinned version; if a folder of wheels lacks it, pip stays as it is."""
        if self._pip_version() != pins(lock)["pip"]:
            code = self._run([*self._install(), "-r", lock])
            if self._wheels is None:
                self._check(code)
        version = tuple(int(number) for number in re.findall(r"\d+", self._pip_version())[:2])
        self._bar = "raw" if version >= _TELLS_BYTES else "off"

    def trust(self, certificates: str) -> None:
        """Make pip trust ``certificates`` (PEM text) in addition to its own."""
        if not certificates:
            return
        own = self._site() / "pip" / "_vendor" / "certifi" / "cacert.pem"
        together = own.read_text(encoding="utf-8") if own.is_file() else ""
        bundle = self._folder / "certificates.pem"
        bundle.write_text(f"{together}\n{certificates}\n", encoding="utf-8")
        self._variables["PIP_CERT"] = str(bundle)

    def install(self, arguments: list, packages: int, download: float, installed: float, report: Report) -> None:
        """Install the packages that ``arguments`` name.

        Args:
            arguments: arguments of ``pip install``.
            packages: expected number of packages, for the progress.
            download: expected megabytes to download, for the progress.
            installed: expected megabytes to write, for the progress.
            report: receives the progress of this step.
        """
        output = PipOutput(packages, download)
        size_before, measured = folder_size(self._site()), 0.0

        def on_line(line: str) -> None:
            fetched = output.feed(line)
            if fetched is not None:
                verb = "Installing" if output.installing else "Fetching"
                report.progress(_FETCHING * fetched.fraction, f"{verb} {fetched.stage}")

        def on_tick() -> None:
            nonlocal measured
            if output.installing and time.monotonic() > measured + _MEASURE_EVERY:
                megabytes = max(0.0, (folder_size(self._site()) - size_before) / 1e6)
                count = f"{output.installing} package{'s' if output.installing > 1 else ''}"
                fraction = _FETCHING + (1 - _FETCHING) * min(1.0, megabytes / max(1.0, installed))
                report.progress(fraction, f"Installing {count} · {megabytes:.0f} MB")
                measured = time.monotonic()

        self._check(self._run([*self._install(), "--progress-bar", self._bar, *arguments], on_line, on_tick))

    def _install(self) -> list:
        sources = ["--no-index", "--find-links", self._wheels] if self._wheels else []
        return [
            *module(self.python, "pip", "install"), "--disable-pip-version-check", "--no-input", "--no-compile",
            "--no-warn-script-location", "--only-binary", ":all:", "--cache-dir", self._downloads, *sources,
        ]  # fmt: skip

    def _pip_version(self) -> str:
        """The version of pip in the environment, from its metadata folder; empty if there is none."""
        note = next(iter(self._site().glob("pip-*.dist-info")), None)
        return note.name[len("pip-") : -len(".dist-info")] if note else ""

    def _run(
        self,
        arguments: list,
        on_line: Callable[[str], None] = lambda line: None,
        on_tick: Callable[[], None] = lambda: None,
    ) -> int:
        def both(line: str) -> None:
            on_line(line)
            self._log(line)

        self._last.clear()
        self._log("$ " + " ".join(str(argument) for argument in arguments if "\n" not in str(argument)))
        return run(arguments, both, self._report.is_cancelled, self._variables, on_tick=on_tick)

    def _log(self, line: str) -> None:
        if line.strip() and not line.lstrip().startswith("Progress "):
            self._last.append(line)
            self._report.log(line)

    def _check(self, code: int) -> None:
        if code and shutil.disk_usage(self._folder.parent).free < _FULL:  # some programs die of it without a word
            raise InputError(trouble.no_space(str(self._folder.parent)))
        if code < 0:
            raise InputError(trouble.KILLED)
        if code > 0:
            raise InputError(self._explain())

    def _explain(self) -> str:
        wheels = str(self._wheels) if self._wheels else None
        return trouble.explain(
            list(self._last), self._base.version_text, wheels, self._base.libc, str(self._folder.parent)
        )

    def _site(self) -> Path:
        if sys.platform == "win32":
            return self._folder / "Lib" / "site-packages"
        return next(iter(sorted(self._folder.glob("lib/python3*/site-packages"))), self._folder / "lib")

    def _drop_half_installed(self) -> None:
        """Remove the metadata of packages that a killed pip left incomplete, so that pip installs them again.

        pip writes INSTALLER and the final RECORD after all files of a package.
        """
        for note in self._site().glob("*.dist-info"):
            record = note / "RECORD"
            if not (note / "INSTALLER").is_file() or not record.is_file() or not record.stat().st_size:
                shutil.rmtree(note, ignore_errors=True)


def folder_size(folder: Path) -> int:
    """Bytes of all files below ``folder``, while other processes write in it."""
    total, waiting = 0, [str(folder)]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                with suppress(OSError):
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        total += entry.stat(follow_symlinks=False).st_size
    return total
