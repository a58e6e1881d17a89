"""The causes of a failed set-up, each in one sentence that says what to change."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

import errno
import re
from collections.abc import Sequence

NO_NETWORK = (
    "The package index cannot be reached: check the network connection, or install from a folder of wheels, and press "
    "Set up again."
)
PROXY = "The proxy refuses the connection: check the proxy under Settings > Options > Network, and press Set up again."
SOCKS = (
    "A SOCKS proxy does not work for pip: set an HTTP proxy under Settings > Options > Network, or use a wheels folder."
)
TLS = (
    "The secure connection is not trusted, for example because a company's proxy inspects it: add the company's "
    "certificate in QGIS (Settings > Options > Authentication), or install from a folder of wheels."
)
IN_USE = (
    "Windows refuses to write a file of the environment, usually because a virus scanner holds it: exclude the folder "
    "from scanning, or wait a minute, and press Set up again."
)
LONG_PATH = (
    "The folder's path is too long for Windows: choose a shorter one, such as C:\\Landscribe, or switch on Windows' "
    "long paths."
)
HASH = (
    "A downloaded package is not the one that the lock names (its hash differs), so it was not installed: press Set up "
    "again, and do not trust the package index if this happens again."
)
SLOW = "The package index does not answer in time: press Set up again; downloaded packages are kept."
KILLED = (
    "The installation was ended from outside, perhaps because the memory ran out: close other programs and press "
    "Set up again."
)
NO_RUNTIME = (
    "PyTorch's libraries do not load: install Microsoft's Visual C++ Redistributable (x64), and press Set up again."
)
OLD_DRIVER = (
    "The NVIDIA driver is too old for this build: update the driver, or choose the CPU, and press Set up again."
)
NO_PIP = "The new environment has no pip: install Python's venv module, or choose another Python."

#: The oldest C library of the wheels in the lock.
OLDEST_GLIBC = (2, 28)

_NO_SPACE = r"No space left on device|\[Errno (28|122)\]|WinError 112|not enough space on the disk|Disk quota exceeded"

# The most certain signs first: the first one in pip's output explains the failure.
_SIGNS = (
    (r"DO NOT MATCH THE HASHES", HASH),
    (r"WinError 206|Windows Long Path support", LONG_PATH),
    (r"WinError (5|32)\b|PermissionError: \[Errno 13\].*[A-Za-z]:\\", IN_USE),
    (r"Missing dependencies for SOCKS", SOCKS),
    (r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError|certificate verify failed", TLS),
    (r"ProxyError|Cannot connect to proxy|Tunnel connection failed|407 Proxy", PROXY),
    (
        r"NewConnectionError|NameResolutionError|getaddrinfo failed|name resolution|Name or service not known"
        r"|nodename nor servname|Network is unreachable|No route to host|ConnectionRefused|Connection refused"
        r"|Failed to establish a new connection|Max retries exceeded",
        NO_NETWORK,
    ),
    (r"Read timed out|ReadTimeoutError|ConnectTimeoutError|IncompleteRead|Connection broken", SLOW),
    (r"WinError (126|127|1114)\b|vcruntime140|DLL load failed", NO_RUNTIME),
    (r"driver on your system is too old|CUDA driver version is insufficient", OLD_DRIVER),
    (r"No module named pip", NO_PIP),
)

_NO_MATCH = re.compile(r"No matching distribution found for ([A-Za-z0-9._-]+)(?:==([A-Za-z0-9._+!-]+))?")
_NOT_WRITABLE = re.compile(
    r"\[Errno (?:13|30)\] [^:]*: '([^']+)'|(?:Read-only file system|Permission denied): '([^']+)'"
)


def explain(
    lines: Sequence[str],
    python: str = "",
    wheels: str | None = None,
    libc: tuple = ("", ""),
    folder: str = "the engine",
) -> str:
    """One sentence about why pip or venv failed.

    Args:
        lines: the last lines of the output.
        python: version of the Python.
        wheels: folder of wheels, if one is used.
        libc: result of ``platform.libc_ver()``.
        folder: folder that everything is written to.
    """
    text = "\n".join(lines)
    if re.search(_NO_SPACE, text):
        return no_space(folder)
    for pattern, sentence in _SIGNS[:3]:
        if re.search(pattern, text):
            return sentence
    match = _NO_MATCH.search(text)
    if match and wheels:
        package = f"{match[1]} {match[2]}" if match[2] else match[1]
        return (
            f"The folder of wheels has no {package} for Python {python} on this system: add it and press Set up again."
        )
    for pattern, sentence in _SIGNS[3:]:
        if re.search(pattern, text):
            return sentence
    not_writable = _NOT_WRITABLE.search(text)
    if not_writable:
        return not_writable_folder(not_writable[1] or not_writable[2])
    if match:
        package = f"{match[1]} {match[2]}" if match[2] else match[1]
        return old_libc(libc) or (
            f"The package index has no {package} for Python {python} on this system: choose another Python or another "
            "package index."
        )
    if "ensurepip is not available" in text or re.search(r"No module named '?(venv|ensurepip)", text):
        return (
            "This Python has no venv module with pip: install it (on Debian and Ubuntu: apt install "
            f"python{'.'.join(python.split('.')[:2])}-venv), or choose another Python."
        )
    errors = [line for line in lines if line.startswith(("ERROR", "Error", "error"))] or list(lines)
    last = errors[-1].partition(":")[2].strip() or errors[-1] if errors else "no reason given"
    return f"The set-up stopped ({last[:200].rstrip('.')}): see its log, and press Set up again."


def explain_error(error: OSError, folder: str = "the engine") -> str:
    """One sentence about what the system refused; ``folder`` is what everything is written to."""
    windows = getattr(error, "winerror", None)
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", -1)) or windows == 112:
        return no_space(folder)
    if windows == 206:
        return LONG_PATH
    if windows in (5, 32):
        return IN_USE
    if isinstance(error, PermissionError) or error.errno in (errno.EROFS, errno.ENOTDIR, errno.EEXIST):
        return not_writable_folder(str(error.filename))
    return f"The system refused ({error.strerror or error}): see the log, and press Set up again."


def no_space(folder: str) -> str:
    """The sentence about a full disk."""
    return (
        f"The disk that holds {folder} is full: free some space, or choose a folder on another disk, and press Set up "
        "again."
    )


def not_writable_folder(path: str) -> str:
    """The sentence about a folder that cannot be written to."""
    return f"Nothing can be written to {path}: choose another folder for the engine, or change its permissions."


def old_libc(libc: tuple) -> str | None:
    """The sentence about a C library that is too old for the packages, or of another kind; None if it fits."""
    name, version = libc
    if name == "glibc" and tuple(int(n) for n in re.findall(r"\d+", version)[:2]) < OLDEST_GLIBC:
        oldest = ".".join(map(str, OLDEST_GLIBC))
        return (
            f"This system's C library (glibc {version}) is too old: the engine needs glibc {oldest}, as in Debian 10."
        )
    if name and name != "glibc" and name != "libc":
        return f"This system's C library is {name}, and the engine's packages are made for glibc: use another system."
    return None


def too_little_space(free: int, needed: int, folder: str) -> str:
    """The sentence about a disk with too little space; ``free`` and ``needed`` in bytes."""
    return (
        f"The disk of {folder} has {free / 1e9:.1f} GB free and the set-up needs {needed / 1e9:.1f} GB: free some "
        "space, or choose a folder on another disk."
    )
