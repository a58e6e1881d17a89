"""What Copy diagnostics puts together: the same checks as ``landscribe doctor``, and what the set-up said."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..checks import ERROR, WARNING, Check
from ..version import VERSION
from . import machine
from .process import run
from .redact import redact
from .report import Report


def checks(
    home: Path, python: Path | None, variables: Mapping[str, str], folder: Path, report: Report
) -> Iterator[Check]:
    """The checks of the machine, and the doctor's own by the engine's ``python``, started in ``folder``, if any."""
    seen = set()
    report.progress(0.1, "Checking: the machine")
    for check in machine.checks(home):
        seen.add(check.name)
        yield check
    if python is None:
        yield Check("Engine", WARNING, "there is none yet", "Press Set up.")
        return
    report.progress(0.3, "Checking: the engine")
    lines: list[str] = []
    arguments = [python, "-s", "-m", "core.cli", "doctor", "--json"]
    try:
        code = run(arguments, lines.append, report.is_cancelled, variables, str(folder))
        told = json.loads(next(line for line in reversed(lines) if line.startswith("{")))
        found = [Check(**check) for check in told["checks"]]
    except (OSError, StopIteration, ValueError, KeyError, TypeError) as error:
        detail = lines[-1] if lines else f"{type(error).__name__}: {error}"
        yield Check("Engine", ERROR, f"its doctor does not answer ({detail})", "Run the set-up again.")
        return
    for check in found:
        if check.name not in seen:
            yield check
    if code not in (0, 1):
        yield Check("Engine", ERROR, f"its doctor ended with code {code}", "Run the set-up again.")


def text(programs: Mapping[str, str], checks: Iterable[Check], log: Iterable[str], folders: Mapping[str, Path]) -> str:
    """What helps to find out why a set-up fails, without the user's folders, names, passwords and hosts.

    ``programs`` are versions by name, ``log`` the set-up's last lines, ``folders`` what folders that matter are called.
    """
    lines = [f"Landscribe {VERSION}", *(f"{name} {version}" for name, version in programs.items()), ""]
    for check in checks:
        lines.append(f"{check.status:<8}{check.name}: {check.detail}")
        if check.remedy:
            lines.append(f"{'':8}{check.remedy}")
    log = list(log)
    if log:
        lines += ["", "Log of the set-up:", *log]
    return redact("\n".join(lines) + "\n", {str(folder): f"<{word}>" for word, folder in folders.items()})
