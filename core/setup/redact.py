"""Diagnostics that can be shown to others: without folders, user names, passwords or private hosts."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import getpass
import os
import platform
import re
from collections.abc import Iterable
from contextlib import suppress

_PUBLIC_HOSTS = ("pypi.org", "files.pythonhosted.org", "download.pytorch.org", "python.org", "www.python.org")
_URL = re.compile(r"\b(https?|socks5?|ftp)://(?:[^\s/@'\"]+@)?([^\s/:'\"]+)")
_FILE_URL = re.compile(r"file:/+[^\s'\"]*/")
_WINDOWS = re.compile(r"(?:\\\\\?\\)?\b[A-Za-z]:[\\/]+(?:[^\\/:*?\"<>|\r\n']+[\\/]+)*")
_NETWORK = re.compile(r"\\\\[^\s\\]+\\(?:[^\\:*?\"<>|\r\n']+\\)*")
_QUOTED = re.compile(r"(['\"])(?![a-z0-9]+://)[^'\"\n]*/([^'\"\n/]*)\1")
_POSIX = re.compile(r"(?<![\w/.<>~…:])/(?:[^\s/'\":,;()]+/)+")
_SHORTEST_NAME = 3


def redact(text: str, folders: dict[str, str] | None = None, names: Iterable[str] | None = None) -> str:
    """``text`` with every folder, user name, password and private host taken out.

    ``folders`` says what to call folders that matter (path to a word such as ``<engine>``); ``names`` are the names to
    take out, the user's and the machine's where it is not given.
    """
    for folder, word in sorted((folders or {}).items(), key=lambda item: -len(item[0])):
        for written in {folder, folder.replace("\\", "\\\\"), folder.replace("\\", "/")}:
            if len(written) > 1:
                text = text.replace(written, word)
    text = _FILE_URL.sub("file:…/", text)
    text = _URL.sub(lambda match: f"{match[1]}://{match[2] if match[2] in _PUBLIC_HOSTS else '<host>'}", text)
    text = _WINDOWS.sub("…/", text)
    text = _NETWORK.sub("…/", text)
    text = _QUOTED.sub(r"\1…/\2\1", text)
    text = _POSIX.sub("…/", text)
    for name in _names() if names is None else names:
        if len(name) >= _SHORTEST_NAME and name.lower() not in ("root", "user"):
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "<user>", text, flags=re.IGNORECASE)
    return text


def _names() -> Iterable[str]:
    with suppress(Exception):  # an unknown user raises KeyError, ImportError or OSError, by version
        yield getpass.getuser()
    yield os.path.basename(os.path.expanduser("~"))
    yield platform.node()
