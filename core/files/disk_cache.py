"""A bounded cache on disk for embeddings that were downloaded and features that were computed."""

import math
import os
import stat
import struct
import sys
import tempfile
import time
import zlib
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Optional

from ..errors import InputError

#: Environment variable: folder of the caches, in place of the system's own.
FOLDER_VARIABLE = "LANDSCRIBE_CACHE"
#: GB that a cache may take, unless its environment variable says otherwise.
DEFAULT_LIMIT_GB = 4.0
_UNFINISHED = ".part"
#: Seconds after which an unfinished file counts as abandoned.
_ABANDONED = 86_400.0
#: Magic number, version, size and CRC-32, after the content, where other readers of the file ignore it.
_SEAL = struct.Struct("<4sHQI")
_MAGIC, _VERSION = b"LSCE", 1
#: Bytes read at a time.
_PART = 8 << 20


def cache_folder() -> Path:
    """The folder of Landscribe's caches: LANDSCRIBE_CACHE, or the system's folder for caches."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen)
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Landscribe" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "landscribe"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "landscribe"


def bounded_cache(kind: str, limit_variable: str) -> "DiskCache":
    """The cache of one kind of data.

    Args:
        kind: Its folder below ``cache_folder``.
        limit_variable: Environment variable with its limit in GB; without a number in it, DEFAULT_LIMIT_GB.
    """
    try:
        gigabytes = float(os.environ.get(limit_variable, ""))
    except ValueError:
        gigabytes = math.nan
    if not math.isfinite(gigabytes):
        gigabytes = DEFAULT_LIMIT_GB
    return _cache(cache_folder() / kind, int(max(gigabytes, 0) * 1e9))


@lru_cache(maxsize=16)
def _cache(folder: Path, limit: int) -> "DiskCache":
    """One cache for all who use a folder: what it knows about its files serves them all."""
    return DiskCache(folder, limit)


class DiskCache:
    """Entries by name in a folder; the least recently used ones go first.

    A name is a relative path (``alphaearth/2024/54N/tile/0-3-4.npy``). An entry is a file: its content, and a seal with
    a magic number, a version, the size and a CRC-32 of name and content. Damaged entries, and all that is not a regular
    file, count as missing. Files appear whole or not at all, so several processes may share a folder. A file that has
    to go while it is in use stays on disk as long as the system needs it.

    Attributes:
        folder: The folder.
        limit: Bytes that the entries may take.
    """

    def __init__(self, folder: "os.PathLike[str] | str", limit: int):
        self.folder = Path(folder)
        self.limit = limit
        self._size: Optional[int] = None  # bytes of all entries, as far as this process knows
        self._oldest: deque[tuple[Path, os.stat_result]] = deque()  # of the last scan of the folder, oldest first
        self._checked: dict[str, tuple] = {}  # stamps of entries whose seal was checked

    def path(self, name: str) -> Path:
        """The path of an entry, which need not exist."""
        return self.folder / name

    def has(self, name: str) -> bool:
        """There is an entry whose seal has its size; the content is not checked."""
        with suppress(OSError, struct.error), _open_regular(self.path(name)) as file:
            size = file.seek(0, os.SEEK_END) - _SEAL.size
            file.seek(max(size, 0))
            return _SEAL.unpack(file.read(_SEAL.size))[:3] == (_MAGIC, _VERSION, size)
        return False

    def get(self, name: str) -> Optional[Path]:
        """The path of a sound entry, marked as used; its file ends with the seal. None if there is none."""
        path = self.path(name)
        with suppress(OSError):
            if self._checked.get(name) == _stamp(os.lstat(path)) or self._load(name, keep=False) is not None:
                os.utime(path)
                self._checked[name] = _stamp(os.lstat(path))
                return path
        return None

    def read(self, name: str) -> Optional[bytearray]:
        """The content of a sound entry, marked as used; None if there is none."""
        path, checked = self.path(name), False
        with suppress(OSError):
            checked = self._checked.get(name) == _stamp(os.lstat(path))
        content = self._load(name, check=not checked)
        if content is not None:
            with suppress(OSError):
                os.utime(path)
                self._checked[name] = _stamp(os.lstat(path))
        return content

    def put(self, name: str, write: Callable[[Path], None]) -> Path:
        """Make an entry; older ones go until all fit again. An entry larger than the limit stays alone.

        Args:
            name: The entry.
            write: Gets the path to write the content to. If it fails, nothing stays.

        Raises:
            InputError: The folder cannot be written to, or its disk is full.
        """
        path = self.path(name)
        unfinished = None
        self._checked.pop(name, None)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, text = tempfile.mkstemp(_UNFINISHED, f".{path.name}.", path.parent)
            os.close(handle)
            unfinished = Path(text)
            write(unfinished)
            _append_seal(unfinished, name)
            os.replace(unfinished, path)
            self._checked[name] = _stamp(os.lstat(path))
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

    def _load(self, name: str, keep: bool = True, check: bool = True) -> Optional[bytearray]:
        """Read an entry and check its seal.

        Args:
            name: The entry.
            keep: Return the content, or only an empty one.
            check: Check the CRC too, which takes several times as long as reading.
        """
        try:
            file = _open_regular(self.path(name))
        except OSError:
            return None
        with file:
            size = os.fstat(file.fileno()).st_size - _SEAL.size
            content, crc, left = bytearray(max(size, 0) if keep else 0), _crc(name), size
            while left > 0:
                part = memoryview(content)[size - left :][:_PART] if keep else bytearray(min(left, _PART))
                count = file.readinto(part)
                if not count:
                    break
                crc = zlib.crc32(part[:count], crc) if check else crc
                left -= count
            seal = file.read(_SEAL.size)
        if left == 0 and len(seal) == _SEAL.size:
            *kind, sealed = _SEAL.unpack(seal)
            if tuple(kind) == (_MAGIC, _VERSION, size) and (sealed == crc or not check):
                return content
        self.remove(name)
        return None

    def remove(self, name: str) -> None:
        """Remove an entry if it exists."""
        self._checked.pop(name, None)
        with suppress(OSError):
            self.path(name).unlink(missing_ok=True)

    def size(self) -> int:
        """Bytes of all entries."""
        return sum(status.st_size for _, status in self._files())

    def clear(self) -> None:
        """Remove every entry."""
        for path, _ in self._files():
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _files(self) -> "list[tuple[Path, os.stat_result]]":
        entries = []
        for folder, _, names in os.walk(self.folder):
            for name in names:
                path = Path(folder) / name
                with suppress(OSError):  # another process may have removed it
                    status = path.lstat()
                    if not name.endswith(_UNFINISHED):
                        entries.append((path, status))
                    elif status.st_mtime < time.time() - _ABANDONED:  # its process was killed
                        path.unlink()
        return entries

    def _evict(self, keep: Path) -> None:
        """Make room. The folder is scanned now and then only, because it may hold thousands of files."""
        if self._size is None:
            self._scan()
        else:
            with suppress(OSError):  # another process may have removed it
                self._size += keep.stat().st_size
        scanned = False
        while self._size > self.limit:
            if not self._oldest:
                if scanned:  # nothing more can go
                    return
                self._scan()
                scanned = True
                continue
            path, status = self._oldest.popleft()
            with suppress(OSError):
                if path != keep and path.lstat().st_mtime_ns == status.st_mtime_ns:  # not used since the scan
                    path.unlink()
                    self._size -= status.st_size

    def _scan(self) -> None:
        files = sorted(self._files(), key=lambda entry: entry[1].st_mtime_ns)
        self._size = sum(status.st_size for _, status in files)
        self._oldest = deque(files)


def _stamp(status: os.stat_result) -> tuple:
    return status.st_ino, status.st_size, status.st_mtime_ns


def _crc(name: str) -> int:
    """The start of the CRC: an entry under another name is not sound."""
    return zlib.crc32(Path(name).as_posix().encode("utf-8", "surrogateescape"))


def _append_seal(path: Path, name: str) -> None:
    """Write the seal after the content of a finished file."""
    crc, size = _crc(name), 0
    with path.open("r+b") as file:
        while part := file.read(_PART):
            crc, size = zlib.crc32(part, crc), size + len(part)
        file.write(_SEAL.pack(_MAGIC, _VERSION, size, crc))


def _open_regular(path: Path):
    """Open a file for reading, unless it is a link, a device or a FIFO, which could block or never end.

    Raises:
        OSError: The file cannot be opened, or is not a regular file.
    """
    flags = ("O_BINARY", "O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK")
    handle = os.open(path, os.O_RDONLY | sum(getattr(os, flag, 0) for flag in flags))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(f"{path} is not a regular file")
    return os.fdopen(handle, "rb", buffering=0)
