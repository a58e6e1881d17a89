"""Opens files that come from others, only regular ones: a FIFO would block the reader, a device may never end."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations  # QGIS's Python may be 3.9

import errno
import os
import stat
from typing import BinaryIO


class TooLarge(OSError):
    """A file that is larger than its kind can be."""


def open_regular(path: os.PathLike | str, most: int | None = None) -> BinaryIO:
    """Open a regular file, or a link to one, to read its bytes.

    Args:
        path: path of the file.
        most: the largest size in bytes that is accepted.

    Raises:
        OSError: the file cannot be opened, or is not a regular file; TooLarge for one with more than ``most`` bytes.
    """
    _check(os.stat(path), path, most)  # some devices act when they are opened
    file = os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb")
    try:
        _check(os.fstat(file.fileno()), path, most)  # it may have been exchanged meanwhile
    except OSError:
        file.close()
        raise
    return file


def read_regular(path: os.PathLike | str, most: int | None = None) -> bytes:
    """The content of a regular file; see ``open_regular``."""
    with open_regular(path, most) as file:
        content = file.read() if most is None else file.read(most + 1)
    if most is not None and len(content) > most:
        raise TooLarge(errno.EFBIG, "it is too large", os.fspath(path))
    return content


def _check(status: os.stat_result, path: os.PathLike | str, most: int | None) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file", os.fspath(path))
    if most is not None and status.st_size > most:
        raise TooLarge(errno.EFBIG, "it is too large", os.fspath(path))
