"""Locks between processes. The system releases them when their process ends, even when it is killed."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

import hashlib
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Optional

if os.name == "nt":
    import msvcrt
else:
    import errno
    import fcntl

    #: Errors of a file system that has locks, but not now: another process holds this one.
    _HELD = (errno.EACCES, errno.EAGAIN)


def try_lock(descriptor: int) -> Optional[bool]:
    """Lock an open file without waiting.

    Returns:
        True: this process holds the lock now. False: another one does. None: the file system has no locks.
    """
    try:
        if os.name == "nt":
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return False if os.name == "nt" or error.errno in _HELD else None
    return True


@contextmanager
def locked_folders(folders: Iterable[Path]) -> Iterator[None]:
    """Keep other processes that lock one of ``folders`` waiting; always in one order, so that none waits for ever."""
    with ExitStack() as stack:
        for folder in sorted({os.path.realpath(folder) for folder in folders}):
            stack.enter_context(_locked_folder(folder))
        yield


@contextmanager
def _locked_folder(folder: str) -> Iterator[None]:
    if os.name == "nt":  # a folder cannot be locked there
        name = hashlib.sha256(os.path.normcase(folder).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        descriptor = os.open(os.path.join(tempfile.gettempdir(), f"landscribe-{name}.lock"), os.O_RDWR | os.O_CREAT)
    else:
        descriptor = os.open(folder, os.O_RDONLY)
    try:
        if os.name == "nt":
            while not try_lock(descriptor):
                time.sleep(0.02)
        else:
            with suppress(OSError):  # a network share without locks for folders
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
