"""The messages between QGIS and the engine: one JSON object a line, UTF-8, read by both sides.

From the engine::

    {"type": "hello", "protocol": 1, "version": "0.1.0", "pid": 4711, "problem": null,
     "devices": [{"id": "cuda:0", "name": "NVIDIA …", "memory_bytes": 12884901888}, {"id": "cpu", …}]}
    {"type": "progress", "id": 7, "fraction": 0.25, "stage": "Mapping", "eta": 31.5}
    {"type": "result", "id": 7, "result": {…}}
    {"type": "error", "id": 7, "code": "input", "message": "One sentence."}

To the engine::

    {"id": 7, "method": "map", "params": {…}}
    {"method": "cancel", "params": {"id": 7}}
    {"method": "shutdown"}

Every request gets exactly one ``result`` or ``error``. An error about a line without a
usable id has ``"id": null``. This module is imported by QGIS's Python as well: standard library only, Python 3.9.
"""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

import dataclasses
import json
from collections.abc import Iterator
from typing import Optional

from ..json_values import json_value

#: Increased by one with every change that an older plugin or engine would misunderstand.
PROTOCOL = 1

#: Longest line in bytes, far above any real message. A longer one is refused without being kept in memory.
LONGEST_LINE = 8 * 2**20

#: The values of an error's ``code``.
CODES = ("input", "cancelled", "crash", "memory", "protocol", "timeout")


class ProtocolError(ValueError):
    """A message that cannot be understood; ``id`` is that of its request, if it could be read."""

    def __init__(self, message: str, id: Optional[int] = None):
        super().__init__(message)
        self.id = id


@dataclasses.dataclass(frozen=True)
class Request:
    """One request to the engine. ``id`` is None for ``cancel`` and ``shutdown`` only."""

    id: Optional[int]
    method: str
    params: dict


def encode(message: dict) -> bytes:
    """The line of ``message``. Paths become text, dataclasses become objects, NaN and infinities become null."""
    return json.dumps(json_value(message), allow_nan=False, separators=(",", ":")).encode("ascii") + b"\n"


def decode(line: bytes) -> dict:
    """The message on ``line``. Raises ProtocolError if it is not one JSON object."""
    try:
        message = json.loads(line.decode("utf-8"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"The line is not JSON ({str(error)[:120]}).") from None
    if not isinstance(message, dict):
        raise ProtocolError(f"A message is a JSON object, not {type(message).__name__}.")
    return message


def parse_request(line: bytes) -> Request:
    """The request on ``line``. Raises ProtocolError, with the id of the request if it has a usable one."""
    message = decode(line)
    id, method, params = message.get("id"), message.get("method"), message.get("params")
    if id is not None and (not isinstance(id, int) or isinstance(id, bool)):
        raise ProtocolError("A request's id is a whole number.")
    if not isinstance(method, str):
        raise ProtocolError("A request names its method as text.", id)
    if params is None:
        params = {}
    if not isinstance(params, dict):
        raise ProtocolError(f"The params of {method[:60]!r} are a JSON object, not {type(params).__name__}.", id)
    if id is None and method not in ("cancel", "shutdown"):
        raise ProtocolError(f"The request {method[:60]!r} has no id.")
    return Request(id, method, params)


def request(id: int, method: str, params: dict) -> dict:
    """The request to run ``method``."""
    return {"id": id, "method": method, "params": params}


def cancel(id: int) -> dict:
    """The request to stop request ``id``, which then answers with an error of code ``cancelled``."""
    return {"method": "cancel", "params": {"id": id}}


def shutdown() -> dict:
    """The request to stop all work, clean up and end the engine."""
    return {"method": "shutdown"}


def hello(version: str, pid: int, devices: list, problem: Optional[str]) -> dict:
    """The engine's first message. ``problem`` is a sentence if its libraries do not load, else None."""
    return {
        "type": "hello",
        "protocol": PROTOCOL,
        "version": version,
        "pid": pid,
        "devices": devices,
        "problem": problem,
    }


def progress(id: int, fraction: float, stage: str, eta: Optional[float]) -> dict:
    """The progress of request ``id``: ``fraction`` from 0 to 1, ``eta`` the seconds left or None if unknown."""
    return {"type": "progress", "id": id, "fraction": fraction, "stage": stage, "eta": eta}


def result(id: int, result: dict) -> dict:
    """The answer to request ``id``."""
    return {"type": "result", "id": id, "result": result}


def error(id: Optional[int], code: str, message: str) -> dict:
    """The failure of request ``id``: a code of ``CODES`` and one sentence."""
    return {"type": "error", "id": id, "code": code, "message": message}


class LineSplitter:
    """Cuts a stream of bytes into lines and drops lines that are too long."""

    def __init__(self, longest: int = LONGEST_LINE):
        self._longest = longest
        self._begun = bytearray()
        self._skipping = False

    def feed(self, chunk: bytes) -> Iterator[Optional[bytes]]:
        """The lines that ``chunk`` completes, without their line ends; None for a line that was too long."""
        *ended, rest = chunk.split(b"\n")
        for part in ended:
            line = None if self._skipping or len(self._begun) + len(part) > self._longest else bytes(self._begun) + part
            self._begun.clear()
            self._skipping = False
            if line is None or line.strip():
                yield line
        if not self._skipping:
            self._begun += rest
            if len(self._begun) > self._longest:
                self._begun.clear()
                self._skipping = True


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON number")
