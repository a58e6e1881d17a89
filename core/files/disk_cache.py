"""A bounded cache of files on disk: what was fetched or computed once is there the next time, the oldest goes first.

Used for blocks of embedding products and for the features of scenes. Plain standard library.
"""

import os
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Optional

from ..errors import InputError

#: Where caches live, in place of the system's own folder.
FOLDER_VARIABLE = "LANDSCRIBE_CACHE"
_UNFINISHED = ".part"
#: Seconds after which an unfinished file has been left behind.
_ABANDONED = 86_400.0


def cache_folder() -> Path:
    """The folder that holds Landscribe's caches: LANDSCRIBE_CACHE, or where the system keeps such things."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen)
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Landscribe" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "landscribe"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "landscribe"


class DiskCache:
    """Files by name in ``folder``, at most ``limit`` bytes of them: the least recently used go first.

    A name is a relative path (``alphaearth/2024/54N/tile/0-3-4.npy``). Files appear whole or not at all, so several
    processes may share a folder. A file that is in use when it has to go stays on disk as long as the system needs it.
    """

    def __init__(self, folder: "os.PathLike[str] | str", limit: int):
        self.folder = Path(folder)
        self.limit = limit
        self._held: Optional[int] = None  # bytes, as far as this process knows
        self._oldest: deque[tuple[Path, os.stat_result]] = deque()  # of the last look at the folder, oldest first

    def path(self, name: str) -> Path:
        """Where the file of a name lies, or would lie."""
        return self.folder / name

    def get(self, name: str) -> Optional[Path]:
        """The file of a name, used just now; None where there is none."""
        path = self.path(name)
        try:
            os.utime(path)
        except OSError:
            return None
        return path

    def put(self, name: str, write: Callable[[Path], None]) -> Path:
        """Make the file of a name: ``write`` is given where to write it; what goes wrong there leaves nothing behind.

        Others go until all fit again; this one stays even where it is larger than the limit by itself.
        Raises: InputError where the folder cannot be written to or its disk is full; what ``write`` raises otherwise.
        """
        path = self.path(name)
        unfinished = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, text = tempfile.mkstemp(_UNFINISHED, f".{path.name}.", path.parent)
            os.close(handle)
            unfinished = Path(text)
            write(unfinished)
            os.replace(unfinished, path)
        except OSError as error:
            raise InputError(
                f"The cache in {self.folder} cannot be written to ({error.strerror or error}): free some space, or "
                f"name another folder in {FOLDER_VARIABLE}."
            ) from error
        finally:
            if unfinished is not None:
                with suppress(OSError):
                    unfinished.unlink(missing_ok=True)
        self._evict(path)
        return path

    def remove(self, name: str) -> None:
        """Forget the file of a name, where there is one."""
        with suppress(OSError):
            self.path(name).unlink(missing_ok=True)

    def size(self) -> int:
        """Bytes of all the files."""
        return sum(status.st_size for _, status in self._files())

    def clear(self) -> None:
        """Remove every file."""
        for path, _ in self._files():
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _files(self) -> "list[tuple[Path, os.stat_result]]":
        found = []
        for folder, _, names in os.walk(self.folder):
            for name in names:
                path = Path(folder) / name
                with suppress(OSError):  # another process was quicker
                    status = path.stat()
                    if not name.endswith(_UNFINISHED):
                        found.append((path, status))
                    elif status.st_mtime < time.time() - _ABANDONED:  # its process was killed
                        path.unlink()
        return found

    def _evict(self, keep: Path) -> None:
        """Make room. The folder is looked at now and then only: it may hold thousands of files."""
        if self._held is None:
            self._look()
        else:
            with suppress(OSError):  # another process may have been quicker
                self._held += keep.stat().st_size
        looked = False
        while self._held > self.limit:
            if not self._oldest:
                if looked:  # there is nothing that could go
                    return
                self._look()
                looked = True
                continue
            path, status = self._oldest.popleft()
            with suppress(OSError):
                if path != keep and path.stat().st_mtime_ns == status.st_mtime_ns:  # not used since
                    path.unlink()
                    self._held -= status.st_size

    def _look(self) -> None:
        files = sorted(self._files(), key=lambda entry: entry[1].st_mtime_ns)
        self._held = sum(status.st_size for _, status in files)
        self._oldest = deque(files)
