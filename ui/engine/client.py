"""QGIS's end of the engine: one warm process, started on first need, that never makes the GUI thread wait.

Plain Python threads read and write the pipes, so the client needs no event loop. The dock uses ``request`` and its
signals in the main thread. A Processing algorithm uses ``run`` in the thread that it runs in (the main thread in
``qgis_process``, where no event loop turns during a run). Both share one engine, whose process is in ``process.py``.
"""

import contextlib
import threading
from typing import Callable, Optional

from qgis.core import QgsMessageLog
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal, pyqtSlot

from ...core.engine import messages
from ...core.errors import Cancelled, EngineError, InputError
from ..plain_text import as_html
from . import process
from .locate import EngineCommand, engine_command
from .process import EngineProcess

STOPPED, STARTING, READY, BUSY = "stopped", "starting", "ready", "busy"

#: Error code when no engine is installed; the other codes are the engine's own (``messages.CODES``).
MISSING = "missing"


class EngineRequest(QObject):
    """A running request, for code with an event loop. Its signals are emitted in the client's thread.

    Exactly one of ``succeeded`` and ``failed`` is emitted, then ``finished``.
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
        """The number of the request in the messages."""
        return self._call.id

    @property
    def method(self) -> str:
        """The engine method that was requested."""
        return self._call.method

    def cancel(self) -> None:
        """Stop the work: ``failed`` is emitted with the code ``cancelled``, unless the work was done already."""
        self._client.cancel(self._call)


class EngineClient(QObject):
    """Sends requests to one engine process that lives as long as the client.

    When the engine crashes, each open request fails with one sentence, and the next request starts a new engine.
    ``crashed`` reports a crash only when there was no open request to report it. When the client itself kills the
    engine, because cancelled work did not stop, the other requests are sent again to a new engine.
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
        self._engine: Optional[EngineProcess] = None
        self._calls: dict[int, _Call] = {}
        self._last_id = 0
        self._state = STOPPED
        self._hello: Optional[dict] = None
        self._closed = False
        # Always queued: no slot runs inside the lock, or before the caller of request() has connected it.
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
        """A sentence about what is wrong with the engine's environment (from its hello), or None."""
        return self._hello.get("problem") if self._hello else None

    @property
    def pid(self) -> Optional[int]:
        """The process id of the running engine."""
        engine = self._engine
        return engine.pid if engine else None

    def start(self) -> None:
        """Start the engine if it is not running, to warm it up or to learn its devices.

        Raises:
            EngineMissing: No engine is installed.
        """
        with self._lock:
            if self._engine is None:
                engine = EngineProcess(self._locate(), self._on_message, self._on_gone, self._log)
                self._engine = engine
                self._update_state()
                engine.start()

    def request(self, method: str, params: dict) -> EngineRequest:
        """Send a request and return at once. All failures, even a missing engine, are reported by signals."""
        call = self._new_call(method, params)
        call.watcher = EngineRequest(self, call)
        self._send(call)
        return call.watcher

    def run(
        self,
        method: str,
        params: dict,
        progress: Optional[Callable[[float, str, Optional[float]], None]] = None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> dict:
        """Run a request to its end in the calling thread, which may be any thread, and return the result.

        Args:
            method: The engine method.
            params: The method's params, as JSON can hold them.
            progress: Called in this thread with the fraction done (0 to 1), the stage, and the seconds left (None
                while unknown).
            is_cancelled: Called ten times a second; True cancels the request.

        Raises:
            Cancelled: The request was cancelled.
            InputError: The input is wrong, or no engine is installed; one sentence for the user.
            EngineError: The engine failed or crashed; one sentence for the user.
        """
        call = self._new_call(method, params)
        self._send(call)
        reported = None
        try:
            while True:
                done = call.done.wait(0.1)
                if progress is not None and call.progress is not reported:
                    reported = call.progress
                    progress(reported["fraction"], reported["stage"], reported["eta"])
                if done:
                    return _result_of(call.answer)
                if is_cancelled():
                    self.cancel(call)
        finally:
            self.cancel(call)  # if progress or is_cancelled raised; has no effect on a finished call

    def cancel(self, call: "_Call") -> None:
        """Ask that ``call`` stops; an engine that does not do so in ``process.CANCEL_WITHIN`` seconds is killed."""
        with self._lock:
            if call.done.is_set() or call.cancelling or self._engine is None:
                return
            call.cancelling = True
            engine = self._engine
            engine.send(messages.cancel(call.id))
        within = process.CANCEL_WITHIN
        cause = f"The engine was restarted: “{call.method}” did not stop {within:g} s after its cancel."
        timer = threading.Timer(within, lambda: call.done.is_set() or engine.replace(cause))
        timer.daemon = True
        timer.start()

    def stop(self) -> None:
        """Cancel all work and shut the engine down. Returns at once; the process ends by itself within seconds.

        A later request starts a new engine.
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
        """Stop the engine for good and delete this object after its pending signals. Returns at once."""
        self.stop()
        with self._lock:
            self._closed = True
        self.deleteLater()

    # Called in any thread

    def _new_call(self, method: str, params: dict) -> "_Call":
        with self._lock:
            self._last_id += 1
            return _Call(self._last_id, method, params)

    def _send(self, call: "_Call") -> None:
        try:
            with self._lock:
                self.start()
                self._calls[call.id] = call
                machine = self._engine.machine
                params = call.params if machine is None else machine.there(call.params)
                self._engine.request(call.id, call.method, params)
                self._update_state()
        except InputError as error:
            self._settle(call, messages.error(call.id, MISSING, str(error)))

    def _on_message(self, engine: EngineProcess, message: dict) -> None:
        kind = message["type"]
        with self._lock:
            if engine is not self._engine:
                return  # a late message of an engine that was stopped
            if kind == "hello":
                self._hello = message
                self._update_state()
                self._post(self._emit, "hello_received", message)
                return
            call = self._calls.get(message.get("id"))
            if call is None:
                self._log(f"The engine says: {message.get('message', kind)}")
                return
            if engine.machine is not None and kind == "result":
                message = {**message, "result": engine.machine.here(message["result"])}
            if kind != "progress":
                del self._calls[call.id]
                engine.blocked = engine.blocked or message.get("code") == "timeout"
                if engine.blocked and not self._calls:  # a thread in it still works on what nobody waits for
                    self._engine = None
                    engine.stop()
                self._update_state()
        if kind == "progress":
            call.progress = message
            if call.watcher is not None:
                self._post(self._deliver_progress, call, message)
        else:
            self._settle(call, message)

    def _on_gone(self, engine: EngineProcess, reason: str) -> None:
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
            elif engine.replaced:
                self._send(call)
            else:
                self._settle(call, messages.error(call.id, "crash", reason))
        if not calls and not engine.replaced:
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
        """Call ``call`` in the client's thread, by its event loop."""
        with self._lock, contextlib.suppress(RuntimeError):  # the QObject is deleted: QGIS is closing
            if not self._closed:  # the engine's threads may still post; the lock keeps the object alive until then
                self._posted.emit(call, arguments)

    # Called in the thread of the client

    @pyqtSlot(object, object)  # a real Qt slot: PyQt's proxy would stay in the old thread when the client moves
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
    """The state of one request that the threads share."""

    def __init__(self, id: int, method: str, params: dict):
        self.id = id
        self.method = method
        self.params = params
        self.done = threading.Event()
        self.answer: Optional[dict] = None
        self.progress: Optional[dict] = None
        self.cancelling = False
        self.watcher: Optional[EngineRequest] = None


def _result_of(answer: dict) -> dict:
    """Return the result in ``answer``, or raise its error as the exception that it was in the engine."""
    if answer["type"] == "result":
        return answer["result"]
    code, message = answer["code"], answer["message"]
    if code == "cancelled":
        raise Cancelled(message)
    raise (InputError if code in ("input", MISSING) else EngineError)(message)


_shared: Optional[EngineClient] = None
_shared_lock = threading.Lock()


def shared_client() -> EngineClient:
    """The client that the dock and all algorithms of this QGIS share. Made on first use, in any thread."""
    global _shared
    with _shared_lock:
        if _shared is None:
            from qgis.core import QgsApplication

            _shared = EngineClient()
            _shared.moveToThread(QgsApplication.instance().thread())
            _shared.logged.connect(_log_in_qgis)
        return _shared


def _log_in_qgis(line: str) -> None:
    QgsMessageLog.logMessage(as_html(line), "Landscribe", notifyUser=False)


def close_shared_client() -> None:
    """Stop the shared engine, when the plugin is unloaded. Returns at once."""
    global _shared
    with _shared_lock:
        client, _shared = _shared, None
    if client is not None:
        client.close()
