"""The folder of an engine's environment on each system, and the path of its Python."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

#: The longest path inside an environment, in characters below its folder (licence files of torch are the deepest).
LONGEST_INSIDE = 195

#: Windows' limit of a path without its long-path setting, in characters, the final NUL not counted.
WINDOWS_LONGEST = 259


def default_home(
    system: str = sys.platform, variables: Mapping[str, str] = os.environ, user: str | None = None
) -> PurePath:
    """The folder for environments in the user's own data: local (not roaming) on Windows, outside QGIS's profiles.

    Args:
        system: a value of ``sys.platform``.
        variables: environment variables.
        user: the user's home folder.
    """
    user = user or os.path.expanduser("~")
    if system == "win32":
        local = variables.get("LOCALAPPDATA")
        return (PureWindowsPath(local) if local else PureWindowsPath(user, "AppData", "Local")) / "Landscribe"
    if system == "darwin":
        return PurePosixPath(user, "Library", "Application Support", "Landscribe")
    data = variables.get("XDG_DATA_HOME")
    return (PurePosixPath(data) if data else PurePosixPath(user, ".local", "share")) / "landscribe"


def python_names(system: str = sys.platform) -> tuple[str, ...]:
    """Paths of the interpreter below an environment's or an installation's folder, those of ``system`` first."""
    windows, others = ("Scripts/python.exe", "python.exe"), ("bin/python", "bin/python3")
    return (*windows, *others) if system == "win32" else (*others, *windows)


def python_in(place: Path, system: str = sys.platform) -> Path | None:
    """The Python at ``place``, which may be the interpreter itself or the folder of an environment."""
    if place.is_file():
        return place
    return next((place / name for name in python_names(system) if (place / name).is_file()), None)


def too_long(home: PurePath, system: str = sys.platform, long_paths: bool = False) -> bool:
    """Whether paths below an environment in ``home`` would be longer than Windows accepts."""
    if system != "win32" or long_paths:
        return False
    return len(str(home)) + len("\\cpu-12345678-2\\") + LONGEST_INSIDE > WINDOWS_LONGEST


def windows_takes_long_paths() -> bool:
    """Whether this Windows has its long-path setting switched on."""
    try:
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\FileSystem") as key:
            return bool(winreg.QueryValueEx(key, "LongPathsEnabled")[0])
    except (ImportError, OSError):
        return False
