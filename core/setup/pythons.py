"""The Pythons of this machine, and which of them can make the engine's environment."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError
from .places import python_in
from .process import hidden

#: The versions for which every package of the lock has a wheel.
OLDEST, NEWEST = (3, 11), (3, 14)

#: Prints the facts about a Python as JSON. ``ssl`` fails to load in some of QGIS's own Pythons.
_QUESTION = """
import importlib.util as u, json, platform, struct, sys
def imports(name):
    try:
        __import__(name)
        return True
    except Exception:
        return False
def missing(name):
    try:
        return u.find_spec(name) is None
    except ModuleNotFoundError:  # its package is missing
        return True
print(json.dumps({
    "version": list(sys.version_info[:3]), "bits": 8 * struct.calcsize("P"), "implementation": sys.implementation.name,
    "libc": platform.libc_ver(), "pip": imports("venv") and imports("ensurepip"), "ssl": imports("ssl"),
    "missing": [name for name in sys.argv[1:] if missing(name)],
}))
"""


@dataclass(frozen=True)
class Python:
    """A Python that answered.

    Attributes:
        path: the interpreter.
        version: major, minor and micro.
        bits: 32 or 64.
        implementation: such as ``cpython``.
        libc: name and version of the C library.
        can_make: whether venv and ensurepip are present.
        ssl: whether the ssl module loads.
        missing: modules that it lacks, of those that were asked for.
    """

    path: Path
    version: tuple[int, ...]
    bits: int
    implementation: str
    libc: tuple[str, str]
    can_make: bool
    ssl: bool
    missing: tuple[str, ...]

    @property
    def version_text(self) -> str:
        """The version as text, such as ``3.12.4``."""
        return ".".join(map(str, self.version))


def ask(path: Path, environment: Mapping[str, str], modules: tuple[str, ...] = ()) -> Python:
    """Run the Python at ``path`` (an interpreter or an environment's folder) and return its facts.

    Args:
        path: the interpreter or the folder.
        environment: environment variables of the Python.
        modules: modules whose presence is checked.

    Raises:
        InputError: there is no Python, or it does not answer.
    """
    inside = python_in(path)
    if inside is None:
        raise InputError(f"There is no Python at {path}: choose a Python program or the folder of an environment.")
    # -I excludes the user's own packages and the folder that QGIS was started in.
    arguments = [str(inside), "-I", "-c", _QUESTION, *modules]
    try:
        answer = subprocess.run(
            arguments,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
            env=dict(environment),
            **hidden(),
        )
        facts = json.loads(answer.stdout.decode("utf-8", "replace").strip().splitlines()[-1])
        return Python(
            inside,
            tuple(facts["version"]),
            facts["bits"],
            facts["implementation"],
            tuple(facts["libc"]),
            facts["pip"],
            facts["ssl"],
            tuple(facts["missing"]),
        )
    except (OSError, subprocess.TimeoutExpired, ValueError, IndexError, KeyError, TypeError):
        raise InputError(f"The file {path} does not answer as a Python does: choose another one.") from None


def why_not(python: Python, to_make: bool = True) -> str | None:
    """Why the engine cannot run in ``python``, or not be made from it (``to_make``); one sentence, or None."""
    supported = f"Python {_dotted(OLDEST)} to {_dotted(NEWEST)}"
    if python.implementation != "cpython" or python.bits != 64:
        return f"The Python {python.path} is no 64-bit CPython: choose a 64-bit {supported} from python.org."
    if not OLDEST <= python.version[:2] <= NEWEST:
        age = "old" if python.version[:2] < OLDEST else "new"
        return f"Python {python.version_text} ({python.path}) is too {age} for the engine: choose {supported}."
    if to_make and not python.can_make:
        package = f"python{_dotted(python.version[:2])}-venv"
        return (
            f"The Python {python.path} has no venv module with pip: install it (on Debian and Ubuntu: apt install "
            f"{package}), or choose another Python."
        )
    if to_make and not python.ssl:
        return f"The Python {python.path} has no working ssl module, so it cannot download: choose another Python."
    return None


def find(environment: Mapping[str, str], own: Path | None = None) -> tuple[Python | None, str]:
    """The first Python that can make the environment, or else the sentence about why there is none.

    Args:
        environment: environment variables of the Pythons.
        own: QGIS's Python. On Linux it is the system's, and comes first; elsewhere QGIS's next update removes it, so
            permanent Pythons come first.
    """
    reasons = []
    for path in candidates(own=own):
        try:
            python = ask(path, environment)
        except InputError:
            continue
        reason = why_not(python)
        if reason is None:
            return python, ""
        reasons.append((python.version, reason))
    lacking = [reason for version, reason in reasons if OLDEST <= version[:2] <= NEWEST]
    if lacking:
        return None, lacking[0]
    supported = f"Python {_dotted(OLDEST)} to {_dotted(NEWEST)}"
    return None, f"No {supported} was found here: install one from python.org, and press Look again."


def candidates(
    system: str = sys.platform,
    variables: Mapping[str, str] = os.environ,
    own: Path | None = None,
) -> Iterator[Path]:
    """Paths of possibly suitable Pythons, the best first, each once."""
    yielded = set()
    for path in _places(system, variables, own):
        if path and path.is_file() and path not in yielded:
            yielded.add(path)
            yield path


def _places(system: str, variables: Mapping[str, str], own: Path | None) -> Iterator[Path | None]:
    versions = [(3, minor) for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    versions.sort(key=lambda version: abs(version[1] - 12))  # 3.12 first: old and new packages have wheels for it
    if system not in ("win32", "darwin"):
        yield own
    search = variables.get("PATH")
    for version in versions:
        yield _which(f"python{_dotted(version)}", search)
    if system == "win32":
        roots = [
            Path(variables[name], *below)
            for name, below in (("LOCALAPPDATA", ("Programs", "Python")), ("ProgramFiles", ()), ("SystemDrive", ()))
            if variables.get(name)
        ]
        for version in versions:
            for root in roots:
                yield root / f"Python{version[0]}{version[1]}" / "python.exe"
    if system == "darwin":
        for version in versions:
            yield Path("/Library/Frameworks/Python.framework/Versions", _dotted(version), "bin/python3")
            for folder in ("/opt/homebrew/bin", "/usr/local/bin"):
                yield Path(folder, f"python{_dotted(version)}")
    yield _which("python3", search)
    yield _which("python", search)
    if system in ("win32", "darwin"):
        yield own


def own_python(
    system: str = sys.platform,
    executable: str = sys.executable,
    prefix: str = sys.base_exec_prefix,
) -> Path | None:
    """The interpreter of the Python that runs this code: on Windows and macOS ``sys.executable`` is QGIS itself."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    names = ("python.exe", "python3.exe") if system == "win32" else (f"bin/python{version}", "bin/python3")
    places = [Path(prefix, name) for name in names]
    if system == "darwin":
        places.append(Path(executable or "").parent / "bin" / "python3")
    if re.match(r"python[\d.]*(\.exe)?$", Path(executable or "").name):
        places.append(Path(executable))  # in a program this is the first on the search path, perhaps another Python
    return next((place for place in places if place.is_file()), None)


def _which(name: str, search: str | None) -> Path | None:
    path = shutil.which(name, path=search)
    return Path(path) if path else None


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
