"""The engine on another machine: the system's OpenSSH starts it there, and paths are written as that machine has them.

No password is ever asked for (BatchMode), the key of the host is always checked, and no name of a file reaches a shell.
"""

import json
import os
import shlex
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Optional

from ...core.errors import InputError
from ...core.schema import Mismatch, fields, flag, list_of, optional, parse_json, text

#: Options of every connection. A dead one is noticed within half a minute.
OPTIONS = (
    "-T", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes", "-o", "ConnectTimeout=20",
    "-o", "ServerAliveInterval=10", "-o", "ServerAliveCountMax=3",
)  # fmt: skip
#: ssh's own exit code: the connection failed or was lost.
NO_CONNECTION = 255
#: What ssh says, and what to do about it.
_REASONS = (
    ("host key verification failed", "its key is not the one that this machine knows: connect once in a terminal"),
    ("permission denied", "it does not accept a key of this user: set up a key and its agent"),
    ("could not resolve hostname", "no machine has that name: correct it, or ~/.ssh/config"),
    ("connection refused", "no SSH server answers there: start it"),
    ("timed out", "it does not answer: check the network"),
    ("no such file or directory", "the folder or the Python of the engine is not there: correct them"),
    ("no module named core", "there is no Landscribe in the folder: correct it"),
    ("not found", "the Python of the engine is not there: correct it"),
)


@dataclass(frozen=True)
class Machine:
    """Another machine with an engine.

    Attributes:
        host: Its name, as ``ssh`` takes it: a name in ~/.ssh/config, or user@host.
        folder: Folder with Landscribe's code there (a clone, or a copy of the plugin's folder).
        python: Python of the engine there; relative to the folder, or absolute.
        shares: Pairs of a folder here and the same folder there.
        send: Whether rasters that lie in no shared folder may be sent there.
        config: ssh's configuration file; None for the user's own.
    """

    host: str
    folder: str
    python: str = ".venv/bin/python"
    shares: tuple[tuple[str, str], ...] = ()
    send: bool = False
    config: Optional[str] = None

    def command(self, line: str) -> list[str]:
        """The command that runs a line of shell there."""
        config = ["-F", self.config] if self.config else []
        return ["ssh", *OPTIONS, *config, "--", self.host, line]

    def engine(self) -> list[str]:
        """The command that starts the engine there."""
        folder, python = (shlex.quote(_from_home(path)) for path in (self.folder, self.python))
        return self.command(f"cd {folder} && exec {python} -s -m core.engine")

    def there(self, value):
        """A param with its paths as the other machine has them."""
        return _mapped(value, self.shares)

    def here(self, value):
        """A part of an answer with its paths as this machine has them."""
        return _mapped(value, [(there, here) for here, there in self.shares])

    def shared(self, path: str) -> bool:
        """Whether the other machine sees a file of this one."""
        return _swapped(os.path.abspath(path), self.shares) is not None

    def lost(self, code: int, log: Sequence[str]) -> str:
        """One sentence about an engine that ended with an exit code; ``log`` has its last lines."""
        words = " ".join(log[-5:]).lower()
        reason = next((reason for sign, reason in _REASONS if sign in words), None)
        if reason is not None:
            return f"The engine on {self.host} could not start: {reason}."
        if code == NO_CONNECTION:
            return f"The connection to {self.host} was lost, and nothing was written: run it again to connect anew."
        return f"The engine on {self.host} ended unexpectedly (exit code {code}): it starts again with the next run."

    def text(self) -> str:
        """The machine as JSON, for the settings."""
        return json.dumps(asdict(self))


_MACHINE = fields(
    {"host": text(200), "folder": text(4096), "python": text(4096)},
    {"shares": list_of(list_of(text(4096), 2, 2), 0, 100), "send": flag, "config": optional(text(4096))},
)


def read_machine(content: str) -> Optional[Machine]:
    """The machine of the settings; None without one, or if its text is damaged."""
    try:
        values = _MACHINE(parse_json(content.encode()), "") if content else None
    except Mismatch:
        return None
    if values is None:
        return None
    return Machine(**{**values, "shares": tuple(tuple(pair) for pair in values.get("shares", ()))})


def check_machine(machine: Machine) -> None:
    """Raises InputError if something that the user has typed cannot be used."""
    if not machine.host or machine.host.startswith("-") or any(sign.isspace() for sign in machine.host):
        raise InputError(f"“{machine.host}” is no name of a machine: give it as ssh takes it, such as user@host.")
    if not machine.folder or not machine.python:
        raise InputError("The folder and the Python of the engine there are needed: enter both.")
    for here, there in machine.shares:
        if not os.path.isdir(here):
            raise InputError(f"There is no folder {here} on this machine: correct the shared folders.")
        if not there.startswith("/"):
            raise InputError(f"{there} is no whole path: give the shared folder there from / on.")


def _mapped(value, pairs):
    if isinstance(value, dict):
        return {name: _mapped(part, pairs) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_mapped(part, pairs) for part in value]
    if not isinstance(value, str):
        return value
    whole = _swapped(value, pairs)
    if whole is not None:
        return whole
    kind, colon, path = value.partition(":")  # raster:PATH, esd:PATH
    inner = _swapped(path, pairs) if colon and len(kind) > 1 else None
    return value if inner is None else f"{kind}:{inner}"


def _swapped(path: str, pairs) -> Optional[str]:
    """The path with its folder exchanged; None if it lies in none of the folders."""
    for old, new in sorted(pairs, key=lambda pair: -len(pair[0])):
        old, new = old.rstrip("/\\"), new.rstrip("/\\")
        rest = path[len(old) :]
        if path.startswith(old) and (not rest or rest[0] in "/\\"):
            return new + (rest.replace("\\", "/") if new.startswith("/") else rest)
    return None


def _from_home(path: str) -> str:
    """A path that begins in the home folder, where ssh begins too."""
    return path[2:] or "." if path.startswith("~/") else "." if path == "~" else path
