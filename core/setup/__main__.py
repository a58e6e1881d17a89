"""``python -m core.setup [FOLDER]``: sets the engine up on this machine, for a QGIS on another one.

It writes a line of JSON for each step, ``{"fraction": 0.1, "stage": "Fetching PyTorch"}`` or ``{"log": "…"}``, and at
last ``{"python": "…"}`` or ``{"error": "one sentence"}``. It ends, with all that it has started, when its input does:
the connection to the other machine is then lost, or its user has cancelled.
"""

# Run by any Python of that machine, before there is an engine: standard library only, Python 3.9 or newer.

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from ..errors import InputError
from . import locks, machine
from .install import Plan, set_up
from .places import default_home
from .report import Report

#: The folder with ``core`` in it.
ROOT = Path(__file__).resolve().parents[2]
#: Seconds that the new engine may take to start and end.
TRIAL_WITHIN = 300


def main() -> int:
    """Set the engine up; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m core.setup", description="set the engine up on this machine")
    parser.add_argument("folder", nargs="?", type=Path, help="folder of the environments (default: in the user's data)")
    parser.add_argument("--wheels", type=Path, help="folder of wheels to install from, without a network")
    options = parser.parse_args()
    threading.Thread(target=_end_with_input, daemon=True).start()
    report = Report(lambda fraction, stage: _say(fraction=round(fraction, 4), stage=stage), lambda line: _say(log=line))
    try:
        _say(fraction=0.0, stage="Checking this machine")
        survey = machine.look(os.environ, Path(sys.executable))
        if survey.python is None:
            raise InputError(survey.no_python)
        home = Path(options.folder or default_home())
        plan = Plan(home, survey.python.path, survey.advice.build, dict(os.environ), options.wheels, locks=locks.FOLDER)
        _say(python=str(set_up(plan, _try_out, report)))
    except InputError as error:
        _say(error=str(error))
        return 1
    return 0


def _try_out(python: Path, report: Report) -> None:
    """Start the new engine and end it again; without input, that is what it does."""
    command = [str(python), "-s", "-m", "core.engine"]
    try:
        ended = subprocess.run(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, timeout=TRIAL_WITHIN, check=False
        )
    except subprocess.TimeoutExpired:
        raise InputError(f"The new engine did not start within {TRIAL_WITHIN} seconds: set it up again.") from None
    for line in ended.stderr.decode("utf-8", "replace").splitlines():
        report.log(line)
    if ended.returncode or b'"hello"' not in ended.stdout:
        raise InputError(f"The new engine does not start (exit code {ended.returncode}): see the log.")


def _say(**facts) -> None:
    print(json.dumps(facts), flush=True)


def _end_with_input() -> None:
    while os.read(0, 1024):
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
