"""Finds the engine's Python and starts it without QGIS's own environment variables."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication, QgsSettings

from ...core.errors import InputError
from ...core.setup import environments
from ...core.setup.places import default_home, python_in
from .ssh import Machine, read_machine

#: The plugin's folder; the engine's code is in its ``core``.
ROOT = Path(__file__).resolve().parents[2]

SETTING = "landscribe/engine_python"
HOME_SETTING = "landscribe/engine_folder"
VARIABLE = "LANDSCRIBE_ENGINE_PYTHON"
MACHINE_SETTING = "landscribe/other_machine"

# Variables that QGIS sets for its own Python, GDAL, PROJ and Qt, or that lead the engine's Python to them.
_NOT_FOR_THE_ENGINE = (
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONSTARTUP",
    "PYTHONEXECUTABLE",
    "__PYVENV_LAUNCHER__",
    "VIRTUAL_ENV",
    "GDAL_DATA",
    "GDAL_DRIVER_PATH",
    "GEOTIFF_CSV",
    "PROJ_LIB",
    "PROJ_DATA",
    "QT_PLUGIN_PATH",
)

# Search paths: QGIS's own folders are removed, others stay (they may hold a CUDA library, for example).
_SEARCH_PATHS = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")


@dataclass(frozen=True)
class CacheLimit:
    """The disk space that a cache of the engine may take.

    Attributes:
        setting: The user's setting, in GB.
        variable: The environment variable that the engine reads; one that is set already goes before the setting.
        default: The engine's own limit in GB.
    """

    setting: str
    variable: str
    default: float = 4.0

    def value(self) -> float:
        """The limit in GB."""
        return QgsSettings().value(self.setting, self.default, type=float)

    def store(self, gigabytes: float) -> None:
        """Store the limit; the engine's own is not stored."""
        if gigabytes == self.default:
            QgsSettings().remove(self.setting)
        else:
            QgsSettings().setValue(self.setting, gigabytes)


CACHE_LIMITS = {
    "features": CacheLimit("landscribe/cache/features", "LANDSCRIBE_FEATURES_GB"),
    "mapping_features": CacheLimit("landscribe/cache/mapping_features", "LANDSCRIBE_MAPPING_FEATURES_GB"),
    "embeddings": CacheLimit("landscribe/cache/embeddings", "LANDSCRIBE_EMBEDDINGS_GB"),
}


class EngineMissing(InputError):
    """There is no Python for the engine: run the set-up or name one in the settings."""


@dataclass(frozen=True)
class EngineCommand:
    """How to start the engine.

    Attributes:
        arguments: The command and its arguments.
        environment: All environment variables.
        folder: The folder to start it in.
        machine: The other machine on which it starts; None for this one.
    """

    arguments: list[str]
    environment: dict[str, str]
    folder: str
    machine: Optional[Machine] = None


def engine_command(python: Optional[Path] = None) -> EngineCommand:
    """The command that starts the engine for this QGIS process, with ``python`` or else ``find_engine_python()``.

    Raises:
        EngineMissing: No engine is installed.
    """
    machine = other_machine() if python is None else None
    if machine is not None:
        return EngineCommand(machine.engine(), clean_environment(os.environ), str(ROOT), machine)
    python = python or find_engine_python()
    # -s: without packages of the user's own Python folder. -u is not needed: the messages are unbuffered.
    arguments = [str(python), "-s", "-m", "core.engine", "--parent", str(os.getpid())]
    environment = clean_environment(os.environ)
    for limit in CACHE_LIMITS.values():
        environment.setdefault(limit.variable, f"{limit.value():g}")
    return EngineCommand(arguments, environment, str(ROOT))


def find_engine_python() -> Path:
    """The engine's Python: from the environment variable, the setting, the clone's ``.venv``, or the set-up.

    Raises:
        EngineMissing: There is none, or the variable or setting names one that does not exist (a wrong setting is
            reported, not skipped).
    """
    for where, named in ((f"variable {VARIABLE}", os.environ.get(VARIABLE)), (f"setting {SETTING}", _setting())):
        if named:
            python = python_in(Path(named).expanduser())
            if python is None:
                raise EngineMissing(f"The engine's Python {named} ({where}) does not exist: choose another one.")
            return python
    environment = environments.current(engine_home())
    python = python_in(ROOT / ".venv") or (python_in(environment) if environment else None)
    if python is None:
        raise EngineMissing("The engine is not installed yet: open the Landscribe dock and press Set up.")
    return python


def other_machine() -> Optional[Machine]:
    """The other machine on which the engine runs; None for this one."""
    return read_machine(str(QgsSettings().value(MACHINE_SETTING, "") or ""))


def use_machine(machine: Optional[Machine]) -> None:
    """Run the engine on another machine from now on, or on this one again."""
    if machine is None:
        QgsSettings().remove(MACHINE_SETTING)
    else:
        QgsSettings().setValue(MACHINE_SETTING, machine.text())


def is_named() -> bool:
    """Whether the user named a Python for the engine, by the variable or the setting."""
    return bool(os.environ.get(VARIABLE) or _setting())


def engine_home() -> Path:
    """The folder for the set-up's environments: from the setting, or in the user's data folder."""
    named = str(QgsSettings().value(HOME_SETTING, "") or "")
    return Path(named).expanduser() if named else Path(default_home())


def engine_is_missing() -> bool:
    """Whether there is no Python for the engine, so that the set-up must come first."""
    if other_machine() is not None:
        return False
    try:
        find_engine_python()
    except EngineMissing:
        return True
    return False


def engine_is_outdated() -> bool:
    """Whether the engine's environment was made by the set-up from lock files that differ from this plugin's."""
    from ...core.setup import install, locks  # here, because they take 30 ms to import

    environment = environments.current(engine_home())
    if environment is None or other_machine() is not None or not install.outdated(engine_home(), locks.FOLDER):
        return False
    return not engine_is_missing() and find_engine_python() == python_in(environment)


def clean_environment(environment, prefix: Optional[str] = None) -> dict[str, str]:
    """``environment`` without QGIS's own variables and search paths. ``prefix`` is QGIS's own folder."""
    cleaned = {name: value for name, value in environment.items() if name.upper() not in _NOT_FOR_THE_ENGINE}
    own = [folder for folder in (environment.get("OSGEO4W_ROOT"), prefix or QgsApplication.prefixPath()) if folder]
    # /usr and the like hold other programs too: only a QGIS in its own folder (OSGeo4W, AppImage, .app) is removed.
    own = [Path(folder) for folder in own if len(Path(folder).parts) > 1 and Path(folder) not in _SHARED]
    for name in _SEARCH_PATHS:
        if name in cleaned:
            kept = [entry for entry in cleaned[name].split(os.pathsep) if not _inside(entry, own)]
            if kept:
                cleaned[name] = os.pathsep.join(kept)
            else:
                del cleaned[name]
    cleaned["PYTHONUTF8"] = "1"
    cleaned["HF_HUB_DISABLE_TELEMETRY"] = "1"
    return cleaned


_SHARED = tuple(Path(folder) for folder in ("/", "/usr", "/usr/local", "/app"))


def _setting() -> str:
    return str(QgsSettings().value(SETTING, "") or "")


def _inside(entry: str, folders: list[Path]) -> bool:
    path = Path(entry) if entry else None
    return path is not None and any(folder == path or folder in path.parents for folder in folders)
