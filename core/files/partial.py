"""Finished or nothing: results grow in a hidden folder beside their final place and are moved there whole.

Plain standard library, so that QGIS's process can clear up after an engine that was killed.
"""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

import os
import shutil
from pathlib import Path
from typing import Optional

from ..errors import InputError

_SUFFIX = ".part"


class PartialFile:
    """A file under way, with whatever lies beside it (``.aux.xml``), as a context manager.

    ``path`` is where to write: the final file name in a hidden folder on the same disk. ``commit`` moves all that the
    folder holds to the final place, the file itself last. Leaving the context without it removes everything.

    Raises InputError where the folder is missing or may not be written to.
    """

    def __init__(self, final: "os.PathLike[str] | str"):
        self.final = Path(os.path.abspath(final))
        self._folder = self.final.parent / f".{self.final.name}.{os.getpid()}{_SUFFIX}"
        self.path = self._folder / self.final.name

    def __enter__(self) -> "PartialFile":
        if self.final.is_dir():
            raise InputError(f"{self.final} is a folder: give the output a file name.")
        if not self.final.parent.is_dir():
            raise InputError(f"There is no folder {self.final.parent}: create it or choose another output.")
        remove_leftovers(self.final)
        try:
            if self.final.exists():
                os.replace(self.final, self.final)  # fails now, not after the run, where Windows has it in use
        except OSError as error:
            raise self._in_use(error) from None
        try:
            self._folder.mkdir(exist_ok=True)
        except OSError as error:
            raise InputError(
                f"{self.final.parent} cannot be written to ({error.strerror}): choose another output folder."
            ) from None
        return self

    def __exit__(self, *exception) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def commit(self) -> None:
        """Move the finished file and its companions into place, over older ones of the same name.

        Raises InputError where an older file is in use (Windows) or protected.
        """
        companions = sorted(entry for entry in self._folder.iterdir() if entry != self.path)
        try:
            for stale in (".ovr", ".msk", ".aux.xml"):  # they describe the older raster
                self.final.with_name(self.final.name + stale).unlink(missing_ok=True)
            for entry in (*companions, self.path):
                os.replace(entry, self.final.with_name(entry.name))
        except OSError as error:
            raise self._in_use(error) from None

    def _in_use(self, error: OSError) -> InputError:
        return InputError(
            f"{self.final} cannot be replaced ({error.strerror}): close the program or layer that uses it, "
            "or choose another output name."
        )


def remove_leftovers(final: "os.PathLike[str] | str", process: Optional[int] = None) -> None:
    """Remove what killed runs left of ``final``: of ``process`` where given, else of every process that is gone."""
    final = Path(os.path.abspath(final))
    prefix = f".{final.name}."
    try:
        folders = [entry for entry in final.parent.iterdir() if entry.name.startswith(prefix) and entry.is_dir()]
    except OSError:
        return
    for folder in folders:
        owner = folder.name[len(prefix) : -len(_SUFFIX)]
        if folder.name.endswith(_SUFFIX) and owner.isdigit():
            gone = int(owner) == process if process is not None else not _running(int(owner))
            if gone:
                shutil.rmtree(folder, ignore_errors=True)


def _running(process: int) -> bool:
    if os.name == "nt":  # signal 0 would end the process there; the engine's client names the process instead
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True
