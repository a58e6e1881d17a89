"""Where the engine's Python is, and how to start it cleanly from inside QGIS."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication, QgsSettings

from ...core.errors import InputError
from ...core.setup import environments, install, locks
from ...core.setup.places import default_home, python_in

#: The plugin's folder: the engine's code lies in its ``core``.
ROOT = Path(__file__).resolve().parents[2]

SETTING = "landscribe/engine_python"
HOME_SETTING = "landscribe/engine_folder"
VARIABLE = "LANDSCRIBE_ENGINE_PYTHON"

# What QGIS sets for its own Python, GDAL, PROJ and Qt, and what would lead the engine's Python to them.
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

# Search paths that are cleared of QGIS's own folders, but may hold others that matter (a CUDA library, say).
_SEARCH_PATHS = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")


class EngineMissing(InputError):
    """There is no Python for the engine yet: the set-up has to make one or the user to name one."""


@dataclass(frozen=True)
class EngineCommand:
    """How to start the engine: its argument list, its environment variables and the folder to start it in."""

    arguments: list[str]
    environment: dict[str, str]
    folder: str


def engine_command(python: Optional[Path] = None) -> EngineCommand:
    """The engine's command for this QGIS process, in ``python`` or the Python that is found. Raises EngineMissing."""
    python = python or find_engine_python()
    # -s: packages of the user's own Python folder do not mix in; -u is not needed, the messages are unbuffered.
    arguments = [str(python), "-s", "-m", "core.engine", "--parent", str(os.getpid())]
    return EngineCommand(arguments, clean_environment(os.environ), str(ROOT))


def find_engine_python() -> Path:
    """The engine's Python: named by the environment variable or the setting, the clone's own, or the set-up's.

    Raises EngineMissing where there is none, or where the one that is named does not exist: a wrong setting is told,
    not passed over.
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


def engine_home() -> Path:
    """The folder of the environments that the set-up makes: the setting's, or one in the user's own data."""
    named = str(QgsSettings().value(HOME_SETTING, "") or "")
    return Path(named).expanduser() if named else Path(default_home())


def engine_is_missing() -> bool:
    """Whether no Python is there for the engine, so that the set-up must come first."""
    try:
        find_engine_python()
    except EngineMissing:
        return True
    return False


def engine_is_outdated() -> bool:
    """Whether the engine runs in an environment that the set-up made from other locks than this plugin's."""
    environment = environments.current(engine_home())
    if environment is None or not install.outdated(engine_home(), locks.FOLDER):
        return False
    return not engine_is_missing() and find_engine_python() == python_in(environment)


def clean_environment(environment, prefix: Optional[str] = None) -> dict[str, str]:
    """``environment`` without what QGIS has put there for itself. ``prefix`` is QGIS's own folder."""
    cleaned = {name: value for name, value in environment.items() if name.upper() not in _NOT_FOR_THE_ENGINE}
    own = [folder for folder in (environment.get("OSGEO4W_ROOT"), prefix or QgsApplication.prefixPath()) if folder]
    # /usr and the like are everybody's: only a QGIS in a folder of its own (OSGeo4W, AppImage, .app) is cut out.
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
