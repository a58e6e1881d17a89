"""Runs the engine's set-up without QGIS, to test a system: python .ci/set_up.py FOLDER [--build cpu] [--python P]

Makes the environment as the dock does, maps a small scene as a trial, and prints each step. Exit codes: 0 done,
2 one sentence on standard error, 130 cancelled (Ctrl-C). Runs in Python 3.9 and newer, as in QGIS.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from core.errors import EngineError, InputError  # noqa: E402
from core.setup import locks, machine, pythons  # noqa: E402
from core.setup.install import Plan, set_up  # noqa: E402
from core.setup.process import run  # noqa: E402
from core.setup.report import Report  # noqa: E402


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(prog="set_up", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder for the environments")
    parser.add_argument("--build", help="build of PyTorch: cpu, cu130, cu126 or index (default: by machine)")
    parser.add_argument("--python", type=Path, help="Python for the environment (default: the first suitable one)")
    parser.add_argument("--wheels", type=Path, help="install from this folder, without network")
    options = parser.parse_args(arguments)
    variables = dict(os.environ)
    began = time.monotonic()

    def log(line: str) -> None:
        print(f"{time.monotonic() - began:6.1f} s  | {line}", flush=True)

    def progress(fraction: float, stage: str) -> None:
        print(f"{time.monotonic() - began:6.1f} s {100 * fraction:5.1f} %  {stage}", flush=True)

    try:
        survey = machine.look(variables, pythons.own_python())
        python = options.python or (survey.python.path if survey.python else None)
        if python is None:
            raise InputError(survey.no_python)
        builds = {build.name: build for build in survey.advice.choices}
        build = builds[options.build] if options.build else survey.advice.build
        print(f"{build.label}; {survey.advice.warning or 'all graphics cards are used'}")
        plan = Plan(options.folder, python, build, variables, options.wheels, locks=locks.FOLDER)
        set_up(plan, lambda python, report: try_out(python, variables, report), Report(progress, log))
    except (InputError, EngineError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


def try_out(python: Path, variables: dict, report: Report) -> None:
    """Map a small scene with the command line; the dock uses the engine process."""
    with tempfile.TemporaryDirectory(prefix="landscribe-") as folder:
        scene, output = str(Path(folder, "scene.tif")), str(Path(folder, "land-cover.tif"))
        for module, arguments in (
            ("core.demo", [scene, "--size", "512"]),
            ("core.cli", ["map", scene, output]),
        ):
            code = run([python, "-s", "-m", module, *arguments], report.log, environment=variables, folder=str(ROOT))
            if code != 0:
                raise EngineError(f"The engine was installed, but {module} failed (exit code {code}).")


if __name__ == "__main__":
    sys.exit(main())
