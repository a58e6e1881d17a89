"""Writes the engine's messages in a thread of their own, so that a reader that stops reading blocks nobody else."""

import os
import queue
import threading
from typing import Callable, Optional

#: Lines that may wait for the reader before messages that it can do without are dropped.
PATIENCE = 100


class LineWriter:
    """Writes lines to a file descriptor, in their order.

    Args:
        descriptor: The writing end of a pipe.
        broken: Called once the pipe has no reader any more.
    """

    def __init__(self, descriptor: int, broken: Callable[[], None]):
        self._descriptor = descriptor
        self._broken = broken
        self._lines: queue.SimpleQueue[Optional[bytes]] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._write, name="write", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def put(self, line: bytes, needed: bool = True) -> None:
        """Write ``line`` when its turn comes. One that is not ``needed`` is dropped if too many wait."""
        if needed or self._lines.qsize() < PATIENCE:
            self._lines.put(line)

    def close(self, within: float) -> None:
        """Wait until all lines are written, for at most ``within`` seconds."""
        self._lines.put(None)
        self._thread.join(within)

    def _write(self) -> None:
        while (line := self._lines.get()) is not None:
            view = memoryview(line)
            try:
                while view:
                    view = view[os.write(self._descriptor, view) :]
            except OSError:
                self._broken()
                return
