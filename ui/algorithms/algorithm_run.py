"""One run of a Processing algorithm in QGIS's task manager, with signals on the main thread."""

import contextlib
import json
from typing import Optional

from qgis.core import (
    QgsApplication,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsTask,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..i18n import tr
from ..plain_text import without_markup
from .history import add_to_history

_running: "set[AlgorithmRun]" = set()  # keeps runs alive: the task uses a run's context even if the dock is deleted


class RunFeedback(QgsProcessingFeedback):
    """Processing's feedback as signals. ``error`` is the first error, which states the cause."""

    stage = pyqtSignal(str)

    def __init__(self):
        super().__init__(False)
        self.error = ""

    def setProgressText(self, text):
        """Emit the stage."""
        self.stage.emit(text)

    def reportError(self, error, fatalError=False):
        """Keep the first error."""
        self.error = self.error or error


class _Task(QgsTask):
    """Runs an algorithm as QgsProcessingAlgRunnerTask does, but a user's cancel is not a failure.

    QGIS tells of every task that failed, with a notification; the dock shows its own message. Where QGIS can hide tasks
    (from 3.26 on) it is hidden, so that there is one progress bar, the dock's.
    """

    def __init__(self, description: str, algorithm: QgsProcessingAlgorithm, parameters: dict, context, feedback):
        super().__init__(description, QgsTask.Flag.CanCancel | getattr(QgsTask.Flag, "Hidden", QgsTask.Flag.CanCancel))
        self._algorithm, self._parameters = algorithm.create(), parameters
        self._context, self._feedback = context, feedback
        self._results: dict = {}
        self.ended = lambda successful, results: None  # called on the main thread
        feedback.progressChanged.connect(self.setProgress)
        self._is_prepared = self._algorithm.prepare(parameters, context, feedback)

    def run(self):
        """Run the algorithm; called on a worker thread."""
        if not self._is_prepared:
            return False
        try:
            self._results = self._algorithm.runPrepared(self._parameters, self._context, self._feedback)
        except QgsProcessingException as error:
            self._feedback.reportError(str(error))
            return False
        return True

    def cancel(self):
        """Ask the algorithm to stop; called by QGIS's task manager."""
        self._feedback.cancel()
        super().cancel()

    def finished(self, result):
        """Tell the results; called on the main thread."""
        if result and self._results:
            self._results = self._algorithm.postProcess(self._context, self._feedback) or self._results
        self.ended(result, self._results)


class AlgorithmRun(QObject):
    """Runs ``algorithm`` (its id) with ``parameters``; exactly one of done, failed and cancelled is emitted."""

    progressed = pyqtSignal(float)  # percent
    stage = pyqtSignal(str)
    done = pyqtSignal(dict)  # the algorithm's results
    failed = pyqtSignal(str)  # one sentence
    cancelled = pyqtSignal()

    def __init__(self, algorithm: str, parameters: dict, description: str):
        super().__init__()
        self._algorithm, self._description = algorithm, description
        self._parameters = {name: _without_layer(value) for name, value in parameters.items()}
        self._context = QgsProcessingContext()
        self._context.setProject(QgsProject.instance())
        self._feedback = RunFeedback()
        self._context.setFeedback(self._feedback)
        self._feedback.progressChanged.connect(self.progressed)
        self._feedback.stage.connect(self.stage)
        self._task: Optional[_Task] = None

    def start(self) -> None:
        """Start in the background."""
        algorithm = QgsApplication.processingRegistry().algorithmById(self._algorithm)
        if algorithm is None:
            self.failed.emit(tr("The Processing plugin is off: switch it on in the plugin manager."))
            return
        title = without_markup(self._description)
        self._task = _Task(title, algorithm, self._parameters, self._context, self._feedback)
        self._task.ended = self._executed
        _running.add(self)
        add_to_history(algorithm, self._parameters, self._context)
        QgsApplication.taskManager().addTask(self._task)

    def cancel(self) -> None:
        """Ask the run to stop; ``cancelled`` is emitted later."""
        self._feedback.cancel()

    def abandon(self) -> None:
        """Cancel without further signals, because the receiver is being deleted."""
        for signal in (self.progressed, self.stage, self.done, self.failed, self.cancelled):
            with contextlib.suppress(TypeError):  # there was no connection
                signal.disconnect()
        self.cancel()

    def _executed(self, successful: bool, results: dict) -> None:
        _running.discard(self)
        if self._feedback.isCanceled() or (self._task.isCanceled() and not self._feedback.error):
            self.cancelled.emit()
        elif successful and results:
            self.done.emit(results)
        else:
            self.failed.emit(self._feedback.error or tr("The run failed: see the Processing log."))


def warnings_of(results: dict) -> "list[str]":
    """The warnings in the algorithm's results."""
    return json.loads(results["WARNINGS"])


def _without_layer(value):
    """The id in place of a layer of the project.

    QGIS hands the parameters to the task's thread once more when it runs, and crashes if a layer in them is deleted by
    then. The algorithm looks the id up in the project when it is prepared, on the main thread.
    """
    in_project = isinstance(value, QgsMapLayer) and QgsProject.instance().mapLayer(value.id()) is not None
    return value.id() if in_project else value
