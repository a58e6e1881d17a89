"""Work in a thread of its own, for a page that is told of it through signals."""

import contextlib
import threading
from typing import Callable

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...core.errors import Cancelled, EngineError, InputError
from ...core.setup.report import Report
from ..i18n import tr

#: Seconds that work may take to stop when its page goes away.
STOP_WITHIN = 3.0


class Work(QObject):
    """Runs ``work`` once; exactly one of ``done``, ``failed`` and ``cancelled`` comes, in the thread of this object.

    ``what`` is what the work is, as the subject of the sentence about an error that nobody expected. Whoever made it
    calls ``let_go`` once it is over, or ``abandon`` before.
    """

    progressed = pyqtSignal(float, str)  # fraction 0 to 1, stage
    logged = pyqtSignal(str)
    done = pyqtSignal(object)
    failed = pyqtSignal(str)
    cancelled = pyqtSignal()

    def __init__(self, work: Callable[[Report], object], parent: QObject, what: str):
        super().__init__(parent)
        self._work, self._what = work, what
        self._stop = threading.Event()
        self._telling = threading.Lock()  # held while a signal is emitted, so that this object stays there meanwhile
        self._listened_to = True
        self._thread = threading.Thread(target=self._run, name="landscribe-work", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop; it does within a second or so."""
        self._stop.set()

    def abandon(self) -> None:
        """Stop the work and wait for it shortly: nobody listens any more, and no process may stay behind."""
        self._stop.set()
        self.let_go()

    def let_go(self) -> None:
        """Delete this object, after its thread has ended; what was told, but not heard yet, is heard no more."""
        with self._telling:
            self._listened_to = False
        for signal in (self.progressed, self.logged, self.done, self.failed, self.cancelled):
            with contextlib.suppress(TypeError):  # nobody was connected
                signal.disconnect()
        if self._thread.is_alive():
            self._thread.join(STOP_WITHIN)
        self.deleteLater()

    def _run(self) -> None:
        report = Report(
            progress=lambda fraction, stage: self._tell("progressed", fraction, stage),
            log=lambda line: self._tell("logged", line),
            is_cancelled=self._stop.is_set,
        )
        try:
            result = self._work(report)
        except Cancelled:
            self._tell("cancelled")
        except (InputError, EngineError) as error:
            self._tell("failed", str(error))
        except Exception as error:  # a defect must not leave the page waiting for ever
            sentence = tr("{what} failed unexpectedly ({error}): try again, and report it if it fails once more.")
            self._tell("failed", sentence.format(what=self._what, error=f"{type(error).__name__}: {error}"))
        else:
            self._tell("done", result)

    def _tell(self, name: str, *arguments) -> None:
        """Emit the signal ``name`` while this object is sure to be there."""
        with self._telling, contextlib.suppress(RuntimeError):  # the QObject is gone: QGIS is closing
            if self._listened_to:
                getattr(self, name).emit(*arguments)
