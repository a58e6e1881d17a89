"""A training: ``landscribe:fit``, then ``landscribe:map`` of the visible extent with the new model."""

from typing import Callable, Optional

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...core.errors import InputError
from ..algorithms.algorithm_run import AlgorithmRun
from ..i18n import tr
from ..map.map_run import MapRun
from ..widgets.run_bar import RunBar

#: Milliseconds to wait after the last edit before training by itself.
PAUSE = 600


class Training(QObject):
    """Runs trainings one after the other.

    Args:
        runs: The bar that shows the runs.
        fit_parameters: Returns the parameters of ``landscribe:fit``; may raise InputError.
        map_parameters: Returns those of ``landscribe:map`` for a model; may raise InputError.
    """

    fitted = pyqtSignal(dict)  # results of landscribe:fit
    mapped = pyqtSignal(str, dict)  # the model, and the results of landscribe:map
    notice = pyqtSignal(object, object)  # text (or a Notice) for the message bar, Qgis.MessageLevel

    def __init__(
        self,
        runs: RunBar,
        fit_parameters: Callable[[], dict],
        map_parameters: Callable[[str], dict],
        parent: Optional[QObject] = None,
    ):
        super().__init__(parent)
        self._runs, self._fit_parameters, self._map_parameters = runs, fit_parameters, map_parameters
        self._asked = False  # a label was drawn since the last training began
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._train_if_asked)
        runs.changed.connect(self._run_changed)

    def start(self) -> None:
        """Train now, unless a run is in progress."""
        if self._runs.run is not None:
            return
        self._asked = False
        self._pause.stop()
        try:
            parameters = self._fit_parameters()
        except InputError as error:
            self.notice.emit(str(error), Qgis.MessageLevel.Critical)
            return
        self._runs.start(AlgorithmRun("landscribe:fit", parameters, tr("Landscribe: training")), self._fitted)

    def ask(self) -> None:
        """Train when the edits pause, and after the run that is in progress."""
        self._asked = True
        self._pause.start()

    def forget(self) -> None:
        """Do not train after all."""
        self._asked = False
        self._pause.stop()

    def preview(self, model: str) -> None:
        """Map the visible extent with ``model``, unless a run is in progress."""
        if self._runs.run is not None:
            return
        try:
            parameters = self._map_parameters(model)
        except InputError as error:
            self.notice.emit(str(error), Qgis.MessageLevel.Critical)
            return
        self._runs.start(MapRun(parameters), lambda results: self.mapped.emit(model, results))

    def _fitted(self, results: dict) -> None:
        self.fitted.emit(results)
        self.preview(results["MODEL"])

    def _train_if_asked(self) -> None:
        if self._asked and self._runs.run is None:
            self.start()

    def _run_changed(self, running: bool) -> None:
        if not running and self._asked:
            self._pause.start()
