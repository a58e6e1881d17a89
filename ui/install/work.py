"""Work in a thread, with signals for the page that started it."""

import contextlib
import threading
from typing import Callable

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...core.errors import Cancelled, EngineError, InputError
from ...core.setup.report import Report
from ..i18n import tr

#: Seconds to wait for the work to stop when its page is deleted.
STOP_WITHIN = 3.0


class Work(QObject):
    """Runs ``work`` once and emits exactly one of ``done``, ``failed`` and ``cancelled``.

    The owner calls ``release`` after one of these signals, or ``abandon`` before.

    Args:
        work: the function to run in the thread; it gets a Report.
        parent: the QObject that owns this object.
        subject: name of the work, for the sentence about an unexpected error.
    """

    progressed = pyqtSignal(float, str)  # fraction 0 to 1, stage
    logged = pyqtSignal(str)
    done = pyqtSignal(object)
    failed = pyqtSignal(str)
    cancelled = pyqtSignal()

    def __init__(self, work: Callable[[Report], object], parent: QObject, subject: str):
        super().__init__(parent)
        self._work, self._subject = work, subject
        self._stop = threading.Event()
        self._emit_lock = (
            threading.Lock()
        )  # held while a signal is emitted, so that this object is not deleted meanwhile
        self._has_listener = True
        self._thread = threading.Thread(target=self._run, name="landscribe-work", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop; it stops within about a second."""
        self._stop.set()

    def abandon(self) -> None:
        """Stop the work without a signal, and wait briefly so that no process is left running."""
        self._stop.set()
        self.release()

    def release(self) -> None:
        """Delete this object after its thread has ended; pending signals are dropped."""
        with self._emit_lock:
            self._has_listener = False
        for signal in (self.progressed, self.logged, self.done, self.failed, self.cancelled):
            with contextlib.suppress(TypeError):  # no connection
                signal.disconnect()
        if self._thread.is_alive():
            self._thread.join(STOP_WITHIN)
        self.deleteLater()

    def _run(self) -> None:
        report = Report(
            progress=lambda fraction, stage: self._emit("progressed", fraction, stage),
            log=lambda line: self._emit("logged", line),
            is_cancelled=self._stop.is_set,
        )
        try:
            result = self._work(report)
        except Cancelled:
            self._emit("cancelled")
        except (InputError, EngineError) as error:
            self._emit("failed", str(error))
        except Exception as error:  # a bug must not leave the page waiting forever
            sentence = tr("{what} failed unexpectedly ({error}): try again, and report it if it fails again.")
            self._emit("failed", sentence.format(what=self._subject, error=f"{type(error).__name__}: {error}"))
        else:
            self._emit("done", result)

    def _emit(self, name: str, *arguments) -> None:
        """Emit the signal ``name`` if this object still exists."""
        with self._emit_lock, contextlib.suppress(RuntimeError):  # the QObject is deleted: QGIS is closing
            if self._has_listener:
                getattr(self, name).emit(*arguments)
