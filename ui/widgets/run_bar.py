"""The dock's progress bar and Cancel button, for runs of every page."""

from typing import Callable, Optional

from qgis.core import Qgis
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ..algorithms.algorithm_run import AlgorithmRun
from ..i18n import tr
from ..plain_text import PlainLabel


class RunBar(QWidget):
    """Shows progress, stage and a Cancel button; hidden between runs."""

    changed = pyqtSignal(bool)  # whether a run is in progress
    notice = pyqtSignal(object, object)  # text (or a Notice) for the message bar, Qgis.MessageLevel

    def __init__(self, parent=None):
        super().__init__(parent)
        self.run: Optional[AlgorithmRun] = None
        self._title = ""
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName(tr("Progress"))
        self.stage = PlainLabel()
        self.stage.setWordWrap(True)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setToolTip(tr("Stops the run; nothing is written"))
        self.cancel_button.clicked.connect(self.cancel)
        row = QHBoxLayout()
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.stage)
        self.hide()

    def start(
        self,
        run: AlgorithmRun,
        done: Callable[[dict], None],
        stopped: Callable[[], None] = lambda: None,
        title: str = "",
    ) -> None:
        """Start ``run`` and show its progress; no other run may be in progress.

        Args:
            run: the run to start.
            done: called with its results.
            stopped: called if it failed or was cancelled; the message to the user is sent here.
            title: text before each stage.
        """
        self.run, self._title = run, title
        run.progressed.connect(lambda percent: self.progress.setValue(round(10 * percent)))
        run.stage.connect(self._show_stage)
        run.done.connect(lambda results: self._end() or done(results))
        run.failed.connect(lambda sentence: self._end() or self._stopped(sentence, True, stopped))
        run.cancelled.connect(
            lambda: self._end() or self._stopped(tr("Cancelled: nothing was written."), False, stopped)
        )
        self.progress.setValue(0)
        self._show_stage(tr("Starting"))
        self.cancel_button.setEnabled(True)
        self.show()
        self.changed.emit(True)
        run.start()

    def cancel(self) -> None:
        """Cancel the current run, if there is one."""
        if self.run is not None:
            self._show_stage(tr("Cancelling"))
            self.cancel_button.setEnabled(False)
            self.run.cancel()

    def abandon(self) -> None:
        """Cancel without a message, because the dock is being deleted."""
        if self.run is not None:
            self.run.abandon()
            self.run = None

    def _show_stage(self, stage: str) -> None:
        self.stage.setText(f"{self._title}: {stage}" if self._title else stage)

    def _end(self) -> None:
        self.run = None
        self.hide()
        self.changed.emit(False)

    def _stopped(self, sentence: str, failed: bool, stopped: Callable[[], None]) -> None:
        self.notice.emit(sentence, Qgis.MessageLevel.Critical if failed else Qgis.MessageLevel.Info)
        stopped()
