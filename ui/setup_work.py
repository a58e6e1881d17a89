"""Work of the set-up page in a thread of its own, told to the page through signals."""

import contextlib
import threading
from typing import Callable

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..core.errors import Cancelled, EngineError, InputError
from ..core.setup.report import Report


class Work(QObject):
    """Runs ``work`` once; exactly one of ``done``, ``failed`` and ``cancelled`` comes, in the thread of this object."""

    progressed = pyqtSignal(float, str)  # fraction 0 to 1, stage
    logged = pyqtSignal(str)
    done = pyqtSignal(object)
    failed = pyqtSignal(str)
    cancelled = pyqtSignal()

    def __init__(self, work: Callable[[Report], object], parent: QObject):
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="landscribe-setup", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop; it does within a second or so."""
        self._stop.set()

    def abandon(self) -> None:
        """Stop the work and wait for it shortly: nobody listens any more, and no process may stay behind."""
        self._stop.set()
        self._thread.join(3.0)

    def _run(self) -> None:
        report = Report(
            progress=lambda fraction, stage: self._tell(self.progressed.emit, fraction, stage),
            log=lambda line: self._tell(self.logged.emit, line),
            is_cancelled=self._stop.is_set,
        )
        try:
            result = self._work(report)
        except Cancelled:
            self._tell(self.cancelled.emit)
        except (InputError, EngineError) as error:
            self._tell(self.failed.emit, str(error))
        except Exception as error:  # a defect must not leave the page waiting for ever
            self._tell(self.failed.emit, f"The set-up failed unexpectedly ({type(error).__name__}: {error}).")
        else:
            self._tell(self.done.emit, result)

    @staticmethod
    def _tell(emit: Callable, *arguments) -> None:
        with contextlib.suppress(RuntimeError):  # the QObject is gone: QGIS is closing
            emit(*arguments)
