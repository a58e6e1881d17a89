"""The text of Copy diagnostics: the checks of ``landscribe doctor`` and the log of the set-up."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..checks import ERROR, WARNING, Check
from ..version import VERSION
from . import machine
from .indexes import addresses
from .process import run
from .redact import redact
from .report import Report


def checks(
    home: Path, python: Path | None, variables: Mapping[str, str], folder: Path, report: Report
) -> Iterator[Check]:
    """Check the machine and, if there is an engine, run its doctor.

    Args:
        home: folder of the environments.
        python: the engine's Python; None if there is no engine yet.
        variables: environment variables of the doctor.
        folder: folder that the doctor is started in.
        report: receives the progress; can cancel.
    """
    names = set()
    report.progress(0.1, "Checking: the machine")
    for check in machine.checks(home):
        names.add(check.name)
        yield check
    if python is None:
        yield Check("Engine", WARNING, "there is none yet", "Press Set up.")
        return
    report.progress(0.3, "Checking: the engine")
    lines: list[str] = []
    arguments = [python, "-s", "-m", "core.cli", "doctor", "--json"]
    try:
        code = run(arguments, lines.append, report.is_cancelled, variables, str(folder))
        answer = json.loads(next(line for line in reversed(lines) if line.startswith("{")))
        doctor_checks = [Check(**check) for check in answer["checks"]]
    except (OSError, StopIteration, ValueError, KeyError, TypeError) as error:
        detail = lines[-1] if lines else f"{type(error).__name__}: {error}"
        yield Check("Engine", ERROR, f"its doctor does not answer ({detail})", "Run the set-up again.")
        return
    for check in doctor_checks:
        if check.name not in names:
            yield check
    if code not in (0, 1):
        yield Check("Engine", ERROR, f"its doctor ended with code {code}", "Run the set-up again.")


def text(
    programs: Mapping[str, str],
    checks: Iterable[Check],
    log: Iterable[str],
    folders: Mapping[str, Path],
    variables: Mapping[str, str] = os.environ,
) -> str:
    """Write the diagnostics without the user's folders, names, passwords and hosts.

    Args:
        programs: version of each program, by name.
        checks: results of the checks.
        log: last lines of the set-up's log.
        folders: folder for each word that replaces it, such as ``{"engine": path}``.
        variables: environment variables of pip; the secrets in pip's settings are taken out wherever they stand.
    """
    lines = [f"Landscribe {VERSION}", *(f"{name} {version}" for name, version in programs.items()), ""]
    for check in checks:
        lines.append(f"{check.status:<8}{check.name}: {check.detail}")
        if check.remedy:
            lines.append(f"{'':8}{check.remedy}")
    log = list(log)
    if log:
        lines += ["", "Log of the set-up:", *log]
    words = {str(folder): f"<{word}>" for word, folder in folders.items()}
    return redact("\n".join(lines) + "\n", words, settings=addresses(variables))
