"""The engine's process, from its start to its end, and the threads that read and write its pipes. Uses no Qt."""

import contextlib
import os
import queue
import signal
import subprocess
import threading
from collections import deque
from itertools import chain
from typing import Callable, Optional

from ...core.engine import messages
from ...core.files.partial import clear_leftovers
from ...core.version import VERSION
from .locate import EngineCommand

#: Seconds that a new engine may take to say hello. The first start reads much from disk, and virus scanners slow it.
HELLO_WITHIN = 180.0

#: Seconds that cancelled work may take to stop before the engine is killed.
CANCEL_WITHIN = 10.0

#: Params that name the output files of a request: a killed engine leaves unfinished copies of them.
_OUTPUTS = ("output", "confidence", "regions", "colours")


class EngineProcess:
    """One engine process and the threads that talk to it.

    The three callables are called in these threads: ``on_message`` with each message, ``on_log`` with each line of the
    log, and ``on_gone`` once, with a sentence about how the process ended.
    """

    def __init__(
        self,
        command: EngineCommand,
        on_message: "Callable[[EngineProcess, dict], None]",
        on_gone: "Callable[[EngineProcess, str], None]",
        on_log: Callable[[str], None],
    ):
        self._command = command
        self._on_message, self._on_gone, self._on_log = on_message, on_gone, on_log
        self._outbox: queue.SimpleQueue[Optional[dict]] = queue.SimpleQueue()
        self.ready = False  # after the hello
        self._settled = threading.Event()  # after the hello, or when there will be none
        self._process: Optional[subprocess.Popen] = None
        self._log_tail = deque(maxlen=50)
        self._trouble: Optional[str] = None  # why this side ended the engine
        self._killed = False
        self.replaced = False  # killed for a new engine, which gets the open requests
        self.blocked = False  # a request in it exceeded its deadline
        self._unfinished: dict[int, list] = {}  # request id to its output files

    @property
    def pid(self) -> Optional[int]:
        """The process id, once the process runs."""
        return self._process.pid if self._process else None

    @property
    def machine(self):
        """The other machine on which it runs; None for this one."""
        return self._command.machine

    def start(self) -> None:
        """Start the process; returns at once."""
        threading.Thread(target=self._live, name="landscribe-engine", daemon=True).start()

    def send(self, message: dict) -> None:
        """Send a message, after the hello."""
        self._outbox.put(message)

    def request(self, id: int, method: str, params: dict) -> None:
        """Send a request, and note its output files."""
        self._unfinished[id] = [path for name in _OUTPUTS if (path := params.get(name))]
        self.send(messages.request(id, method, params))

    def stop(self) -> None:
        """Send the shutdown and close the engine's input; the process ends by itself."""
        self._outbox.put(messages.shutdown())
        self._outbox.put(None)

    def replace(self, cause: str) -> None:
        """Kill the process, so that its requests can go to a new engine. ``cause`` is one sentence."""
        self.replaced, self._trouble = True, cause
        self.kill()

    def kill(self) -> None:
        """Kill the process, or keep it from starting."""
        self._killed = True
        if self._process is not None:
            self._process.kill()

    def _live(self) -> None:
        """Run the engine process from its start to its end."""
        try:
            reason = self._start_and_read()
        except Exception as error:  # requests must never wait for ever
            self.kill()
            reason = f"The engine was given up ({type(error).__name__}: {error}); it starts again with the next run."
        self._settled.set()
        self._outbox.put(None)
        if self.machine is None:  # else its own engine, when it notices that nobody is there
            for path in chain.from_iterable(list(self._unfinished.values())):
                clear_leftovers(path)
        self._on_gone(self, reason)

    def _start_and_read(self) -> str:
        """Start the process, read its output to the end, and return a sentence about how it ended."""
        try:
            self._process = process = subprocess.Popen(
                self._command.arguments,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
                cwd=self._command.folder,
                env=self._command.environment,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            python, why = self._command.arguments[0], error.strerror
            return f"The engine's Python {python} does not start ({why}): run the set-up again."
        if self._killed:
            process.kill()
        log = threading.Thread(target=self._read_log, name="landscribe-engine-log", daemon=True)
        log.start()
        threading.Thread(target=self._write, name="landscribe-engine-in", daemon=True).start()
        with process.stdout:
            self._read()
        self._settled.set()
        self._outbox.put(None)
        if self._trouble is not None:
            process.kill()
        try:
            code = process.wait(CANCEL_WITHIN)
        except subprocess.TimeoutExpired:  # it closed its output, but still runs
            process.kill()
            code = process.wait()
        log.join(2.0)
        return self._trouble or self._describe_end(code)

    def _read(self) -> None:
        splitter = messages.LineSplitter()
        while self._trouble is None:
            chunk = os.read(self._process.stdout.fileno(), 65536)
            if not chunk:
                return
            for line in splitter.feed(chunk):
                self._receive(line)

    def _receive(self, line: Optional[bytes]) -> None:
        try:
            message = messages.decode(line) if line is not None else {}
        except messages.ProtocolError:
            message = {}
        kind = message.get("type")
        if kind == "hello":
            if message.get("protocol") != messages.PROTOCOL:
                self._trouble = (
                    "The engine is of another version than the plugin: restart QGIS, or install the plugin again."
                )
                return
            if self.machine is not None and message.get("version") != VERSION:
                self._trouble = (
                    f"{self.machine.host} has Landscribe {message.get('version')}, and this is {VERSION}: press Install"
                    " there in the window “Another machine (SSH)”, or update this one."
                )
                return
            self.ready = True
            self._settled.set()
        elif kind not in ("progress", "result", "error"):
            self._on_log(f"The engine wrote a line that is not a message: {(line or b'')[:200]!r}")
            return
        elif kind != "progress":
            self._unfinished.pop(message.get("id"), None)
        self._on_message(self, message)

    def _write(self) -> None:
        if not self._settled.wait(HELLO_WITHIN):
            self._trouble = f"The engine did not start within {HELLO_WITHIN:.0f} seconds: see its log."
            self._process.kill()
            return
        with contextlib.suppress(OSError), self._process.stdin as pipe:  # _read notices a broken pipe
            while (message := self._outbox.get()) is not None:
                pipe.write(messages.encode(message))

    def _read_log(self) -> None:
        with self._process.stderr as lines:
            for line in lines:
                text = line.decode("utf-8", "replace").rstrip()
                if text:
                    self._log_tail.append(text)
                    self._on_log(text)

    def _describe_end(self, code: int) -> str:
        """One sentence about an end that this side did not ask for."""
        if self.machine is not None:
            return self.machine.lost(code, list(self._log_tail))
        if not self.ready:
            cause = self._log_tail[-1] if self._log_tail else f"exit code {code}"
            return f"The engine could not start ({cause[:200]}): run the set-up again."
        if code < 0:
            name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
            cause = f"was killed ({name}), perhaps out of memory" if name == "SIGKILL" else f"crashed ({name})"
        elif code > 0x7FFFFFFF:  # a Windows exception
            cause = f"crashed (0x{code:08X})"
        else:
            cause = f"ended unexpectedly (exit code {code})"
        return f"The engine {cause}; it starts again with the next run."
