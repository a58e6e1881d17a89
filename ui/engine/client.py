"""QGIS's end of the engine: one warm process, started on first need, that never makes the GUI thread wait.

All reading and writing of pipes happens in plain Python threads, so the client needs no event loop: the dock uses
``request`` and its signals in the main thread, a Processing algorithm uses ``run`` in whatever thread it runs in (the
main one in ``qgis_process``, where no event loop turns while an algorithm runs), and both share the same engine.
"""

import contextlib
import os
import queue
import signal
import subprocess
import threading
from collections import deque
from itertools import chain
from typing import Callable, Optional

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal, pyqtSlot

from ...core.engine import messages
from ...core.errors import Cancelled, EngineError, InputError
from ...core.files.partial import remove_leftovers
from .locate import EngineCommand, engine_command

STOPPED, STARTING, READY, BUSY = "stopped", "starting", "ready", "busy"

#: Seconds that a fresh engine may take to say hello. Its first start reads a lot from disk, past virus scanners.
HELLO_WITHIN = 180.0

#: Seconds that cancelled work may take to stop before the engine is killed.
CANCEL_WITHIN = 10.0

#: Params that name the files a request writes: an engine that is killed leaves their beginnings behind.
_OUTPUTS = ("output", "confidence", "regions", "colours")

#: Code of the failure where no engine is installed; the other codes are the engine's own (``messages.CODES``).
MISSING = "missing"


class EngineRequest(QObject):
    """A request under way, for code with an event loop; its signals come in the thread of the client.

    ``succeeded`` or ``failed`` comes exactly once, and ``finished`` after either.
    """

    progressed = pyqtSignal(float, str, object)  # fraction 0 to 1, stage, seconds left or None
    succeeded = pyqtSignal(dict)
    failed = pyqtSignal(str, str)  # code, sentence
    finished = pyqtSignal()

    def __init__(self, client: "EngineClient", call: "_Call"):
        super().__init__(client)
        self._client = client
        self._call = call

    @property
    def id(self) -> int:
        return self._call.id

    @property
    def method(self) -> str:
        return self._call.method

    def cancel(self) -> None:
        """Stop the work; ``failed`` comes with the code ``cancelled``, unless it was done already."""
        self._client.cancel(self._call)


class EngineClient(QObject):
    """Requests to one engine process that lives as long as the client.

    A crash of the engine fails the requests under way, each with one sentence, and the next request starts a new
    engine. ``crashed`` tells of a crash only when no request was there to tell it.
    """

    state_changed = pyqtSignal(str)  # stopped, starting, ready, busy
    hello_received = pyqtSignal(dict)  # the engine's hello: version, devices, problem
    crashed = pyqtSignal(str)
    logged = pyqtSignal(str)  # a line from the engine's standard error
    _posted = pyqtSignal(object, object)

    def __init__(self, locate: Optional[Callable[[], EngineCommand]] = None, parent: Optional[QObject] = None):
        super().__init__(parent)
        self._locate = locate or engine_command
        self._lock = threading.RLock()
        self._engine: Optional[_Engine] = None
        self._calls: dict[int, _Call] = {}
        self._last_id = 0
        self._state = STOPPED
        self._hello: Optional[dict] = None
        self._closed = False
        # Queued always: no slot runs inside a lock, nor before the caller of request() could connect it.
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def state(self) -> str:
        """stopped, starting, ready or busy."""
        return self._state

    @property
    def devices(self) -> list:
        """The devices of the last hello, the best first: dicts with id, name, memory_bytes. Empty before it."""
        return list(self._hello["devices"]) if self._hello else []

    @property
    def problem(self) -> Optional[str]:
        """What the engine's hello says is wrong with its environment, a sentence, or None."""
        return self._hello.get("problem") if self._hello else None

    @property
    def pid(self) -> Optional[int]:
        """The process id of the running engine."""
        engine = self._engine
        return engine.pid if engine else None

    def start(self) -> None:
        """Start the engine if it does not run, to have it warm or to learn its devices. Raises EngineMissing."""
        with self._lock:
            if self._engine is None:
                engine = _Engine(self._locate(), self._on_message, self._on_gone, self._log)
                self._engine = engine
                self._update_state()
                engine.start()

    def request(self, method: str, params: dict) -> EngineRequest:
        """Send a request and return at once. Every failure comes through the signals, a missing engine too."""
        call = self._new_call(method)
        call.watcher = EngineRequest(self, call)
        self._send(call, params)
        return call.watcher

    def run(
        self,
        method: str,
        params: dict,
        progress: Optional[Callable[[float, str, Optional[float]], None]] = None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> dict:
        """Run a request to its end in the calling thread, any thread; returns the result.

        ``progress`` is called in this thread with the fraction done (0 to 1), the stage and the seconds left (None
        while unknown); ``is_cancelled`` is asked ten times a second. Raises Cancelled, InputError (a missing engine
        included) or EngineError (a crash included), the latter two with one sentence for the user.
        """
        call = self._new_call(method)
        self._send(call, params)
        told = None
        try:
            while True:
                done = call.done.wait(0.1)
                if progress is not None and call.progress is not told:
                    told = call.progress
                    progress(told["fraction"], told["stage"], told["eta"])
                if done:
                    return _result_of(call.answer)
                if is_cancelled():
                    self.cancel(call)
        finally:
            self.cancel(call)  # where progress or is_cancelled raised; a call that is done is left alone

    def cancel(self, call: "_Call") -> None:
        """Ask that ``call`` stops; an engine that does not do so in CANCEL_WITHIN seconds is killed."""
        with self._lock:
            if call.done.is_set() or call.cancelling or self._engine is None:
                return
            call.cancelling = True
            engine = self._engine
            engine.send(messages.cancel(call.id))
        timer = threading.Timer(CANCEL_WITHIN, lambda: call.done.is_set() or engine.kill())
        timer.daemon = True
        timer.start()

    def stop(self) -> None:
        """Let the engine go: its work is cancelled and it ends by itself within seconds. Returns at once.

        A request made later starts a new engine.
        """
        with self._lock:
            engine, self._engine = self._engine, None
            calls, self._calls = list(self._calls.values()), {}
            self._hello = None
            self._update_state()
        if engine is not None:
            engine.stop()
        for call in calls:
            self._settle(call, messages.error(call.id, "cancelled", "The engine was stopped."))

    def close(self) -> None:
        """Let the engine go for good, and this object too, once what it has told by now is heard. Returns at once."""
        self.stop()
        with self._lock:
            self._closed = True
        self.deleteLater()

    # Called in any thread

    def _new_call(self, method: str) -> "_Call":
        with self._lock:
            self._last_id += 1
            return _Call(self._last_id, method)

    def _send(self, call: "_Call", params: dict) -> None:
        try:
            with self._lock:
                self.start()
                self._calls[call.id] = call
                self._engine.request(call.id, call.method, params)
                self._update_state()
        except InputError as error:
            self._settle(call, messages.error(call.id, MISSING, str(error)))

    def _on_message(self, engine: "_Engine", message: dict) -> None:
        kind = message["type"]
        with self._lock:
            if engine is not self._engine:
                return  # the last words of an engine that was let go
            if kind == "hello":
                self._hello = message
                self._update_state()
                self._post(self._emit, "hello_received", message)
                return
            call = self._calls.get(message.get("id"))
            if call is None:
                self._log(f"The engine says: {message.get('message', kind)}")
                return
            if kind != "progress":
                del self._calls[call.id]
                self._update_state()
        if kind == "progress":
            call.progress = message
            if call.watcher is not None:
                self._post(self._deliver_progress, call, message)
        else:
            self._settle(call, message)

    def _on_gone(self, engine: "_Engine", reason: str) -> None:
        with self._lock:
            if engine is not self._engine:
                return
            self._engine = None
            calls, self._calls = list(self._calls.values()), {}
            self._update_state()
        self._log(reason)
        for call in calls:
            if call.cancelling:
                self._settle(call, messages.error(call.id, "cancelled", "The run was cancelled."))
            else:
                self._settle(call, messages.error(call.id, "crash", reason))
        if not calls:
            self._post(self._emit, "crashed", reason)

    def _settle(self, call: "_Call", answer: dict) -> None:
        call.answer = answer
        call.done.set()
        if call.watcher is not None:
            self._post(self._deliver_answer, call)

    def _update_state(self) -> None:
        if self._engine is None:
            state = STOPPED
        elif not self._engine.ready:
            state = STARTING
        else:
            state = BUSY if self._calls else READY
        if state != self._state:
            self._state = state
            self._post(self._emit, "state_changed", state)

    def _log(self, line: str) -> None:
        self._post(self._emit, "logged", line)

    def _post(self, call: Callable, *arguments) -> None:
        """Have ``call`` called in the client's thread, by its event loop."""
        with self._lock, contextlib.suppress(RuntimeError):  # the QObject is gone: QGIS is closing
            if not self._closed:  # the engine's threads still read its last words: the lock keeps the object meanwhile
                self._posted.emit(call, arguments)

    # Called in the thread of the client

    @pyqtSlot(object, object)  # a Qt slot, not PyQt's proxy, which would stay behind when the client changes threads
    def _deliver(self, call: Callable, arguments: tuple) -> None:
        call(*arguments)

    def _emit(self, signal: str, argument) -> None:
        getattr(self, signal).emit(argument)

    def _deliver_progress(self, call: "_Call", message: dict) -> None:
        if call.watcher is not None:
            call.watcher.progressed.emit(message["fraction"], message["stage"], message["eta"])

    def _deliver_answer(self, call: "_Call") -> None:
        watcher, call.watcher = call.watcher, None
        if call.answer["type"] == "result":
            watcher.succeeded.emit(call.answer["result"])
        else:
            watcher.failed.emit(call.answer["code"], call.answer["message"])
        watcher.finished.emit()
        watcher.deleteLater()


class _Call:
    """What the threads share of one request."""

    def __init__(self, id: int, method: str):
        self.id = id
        self.method = method
        self.done = threading.Event()
        self.answer: Optional[dict] = None
        self.progress: Optional[dict] = None
        self.cancelling = False
        self.watcher: Optional[EngineRequest] = None


def _result_of(answer: dict) -> dict:
    """The result in a request's ``answer``; an error is raised as what it was in the engine."""
    if answer["type"] == "result":
        return answer["result"]
    code, message = answer["code"], answer["message"]
    if code == "cancelled":
        raise Cancelled(message)
    raise (InputError if code in ("input", MISSING) else EngineError)(message)


class _Engine:
    """One run of the engine process and the threads that talk with it. Knows nothing of Qt."""

    def __init__(self, command: EngineCommand, on_message, on_gone, on_log):
        self._command = command
        self._on_message, self._on_gone, self._on_log = on_message, on_gone, on_log
        self._outbox: queue.SimpleQueue[Optional[dict]] = queue.SimpleQueue()
        self.ready = False  # it has said hello
        self._settled = threading.Event()  # it has said hello, or will not
        self._process: Optional[subprocess.Popen] = None
        self._last_words = deque(maxlen=50)
        self._trouble: Optional[str] = None  # why this side ended the engine
        self._killed = False
        self._unfinished: dict[int, list] = {}  # request id to the files that it writes
        self._hello_pid = 0  # of the engine itself; on Windows ``pid`` is the environment's launcher

    @property
    def pid(self) -> Optional[int]:
        return self._process.pid if self._process else None

    def start(self) -> None:
        threading.Thread(target=self._live, name="landscribe-engine", daemon=True).start()

    def send(self, message: dict) -> None:
        self._outbox.put(message)

    def request(self, id: int, method: str, params: dict) -> None:
        self._unfinished[id] = [path for name in _OUTPUTS if (path := params.get(name))]
        self.send(messages.request(id, method, params))

    def stop(self) -> None:
        """Say shutdown and close the engine's input; it goes by itself."""
        self._outbox.put(messages.shutdown())
        self._outbox.put(None)

    def kill(self) -> None:
        self._killed = True
        if self._process is not None:
            self._process.kill()

    def _live(self) -> None:
        """The engine's life, from its start to its end."""
        try:
            reason = self._start_and_read()
        except Exception as error:  # whatever it is, requests must not wait for ever
            self.kill()
            reason = f"The engine was given up ({type(error).__name__}: {error}); it starts again with the next run."
        self._settled.set()
        self._outbox.put(None)
        for path in chain.from_iterable(list(self._unfinished.values())):
            remove_leftovers(path, self._hello_pid)
        self._on_gone(self, reason)

    def _start_and_read(self) -> str:
        """Start the process and read it to its end; returns the sentence about how it ended."""
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
        except subprocess.TimeoutExpired:  # it closed its output, but lives on
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
            self._hello_pid = message.get("pid", 0)
            self.ready = True
            self._settled.set()
        elif kind not in ("progress", "result", "error"):
            self._on_log(f"The engine wrote a line that is no message: {(line or b'')[:200]!r}")
            return
        elif kind != "progress":
            self._unfinished.pop(message.get("id"), None)
        self._on_message(self, message)

    def _write(self) -> None:
        if not self._settled.wait(HELLO_WITHIN):
            self._trouble = f"The engine did not start within {HELLO_WITHIN:.0f} seconds: see its log."
            self._process.kill()
            return
        with contextlib.suppress(OSError), self._process.stdin as pipe:  # a pipe that breaks is told by _read
            while (message := self._outbox.get()) is not None:
                pipe.write(messages.encode(message))

    def _read_log(self) -> None:
        with self._process.stderr as lines:
            for line in lines:
                text = line.decode("utf-8", "replace").rstrip()
                if text:
                    self._last_words.append(text)
                    self._on_log(text)

    def _describe_end(self, code: int) -> str:
        """One sentence about an end that nobody asked for."""
        if not self.ready:
            words = self._last_words[-1] if self._last_words else f"exit code {code}"
            return f"The engine could not start ({words[:200]}): run the set-up again."
        if code < 0:
            name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
            cause = f"was killed ({name}), perhaps for want of memory" if name == "SIGKILL" else f"crashed ({name})"
        elif code > 0x7FFFFFFF or code < 0:  # a Windows exception
            cause = f"crashed (0x{code & 0xFFFFFFFF:08X})"
        else:
            cause = f"ended unexpectedly (exit code {code})"
        return f"The engine {cause}; it starts again with the next run."


_shared: Optional[EngineClient] = None
_shared_lock = threading.Lock()


def shared_client() -> EngineClient:
    """The client that the dock and all algorithms of this QGIS share, made on first need, in whatever thread."""
    global _shared
    with _shared_lock:
        if _shared is None:
            from qgis.core import QgsApplication, QgsMessageLog

            _shared = EngineClient()
            _shared.moveToThread(QgsApplication.instance().thread())
            _shared.logged.connect(lambda line: QgsMessageLog.logMessage(line, "Landscribe", notifyUser=False))
        return _shared


def close_shared_client() -> None:
    """Let the shared engine go, when the plugin is unloaded. Returns at once."""
    global _shared
    with _shared_lock:
        client, _shared = _shared, None
    if client is not None:
        client.close()
