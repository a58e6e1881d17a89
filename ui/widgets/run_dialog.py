"""Dialogs that run an algorithm: a message bar on top, the progress at the bottom, and a button that cancels."""

from typing import Callable, Optional

from qgis.core import Qgis
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtWidgets import QDialog, QProgressBar

from ..algorithms.algorithm_run import AlgorithmRun
from ..plain_text import push_message


class RunDialog(QDialog):
    """A dialog with one run at a time; subclasses place ``bar`` and ``progress``."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._run: Optional[AlgorithmRun] = None
        self.bar = QgsMessageBar()
        self.progress = QProgressBar()
        self.progress.hide()

    def event(self, event):
        """Grow when a remark appears or wraps: a dialog that has its size cuts the last lines off."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.layout() is not None:
            needed = self.layout().totalHeightForWidth(self.width())
            if needed > self.height():
                self.resize(self.width(), needed)
        return done

    def launch(self, run: AlgorithmRun, done: Callable[[dict], None]) -> None:
        """Start ``run``; ``done`` gets its results. An error is shown in the message bar."""
        self._run = run
        run.progressed.connect(lambda percent: self.progress.setValue(round(percent)))
        run.done.connect(lambda results: self._end() or done(results))
        run.failed.connect(lambda sentence: self._end() or self.fail(sentence))
        run.cancelled.connect(self._end)
        self.bar.clearWidgets()
        self.progress.setValue(0)
        self.show_running(True)
        run.start()

    def show_running(self, running: bool) -> None:
        """Show whether a run is in progress; subclasses also enable and disable their buttons."""
        self.progress.setVisible(running)

    def fail(self, sentence: str) -> None:
        """Show an error until the user closes it."""
        self.bar.clearWidgets()
        push_message(self.bar, "", sentence, Qgis.MessageLevel.Critical, 0)

    def _end(self) -> None:
        self._run = None
        self.show_running(False)

    def reject(self):
        """Cancel the current run; without a run, close the dialog."""
        if self._run is not None:
            self._run.cancel()
        else:
            super().reject()

    def abandon(self) -> None:
        """Cancel and close without a message, because the plugin is being unloaded."""
        if self._run is not None:
            self._run.abandon()
            self._run = None
        super().reject()
