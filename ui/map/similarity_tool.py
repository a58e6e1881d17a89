"""The button “Find similar”: click a place on the map, and ``landscribe:similarity`` finds places like it."""

from datetime import datetime
from pathlib import Path
from typing import Callable, Optional

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsReferencedPointXY,
)
from qgis.gui import QgsMapCanvas, QgsMapToolEmitPoint
from qgis.PyQt import sip
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QToolButton

from ...core.errors import InputError
from ..algorithms import similarity_algorithm as parameter
from ..algorithms.algorithm_run import AlgorithmRun
from ..algorithms.embed_algorithm import EMBEDDING
from ..algorithms.network_consent import ALLOW_NETWORK
from ..i18n import tr
from ..layers.results import describe, landscribe_group
from ..parameter_names import EXTENT, INPUT
from ..widgets.results_folder import result_file

ALGORITHM = "landscribe:similarity"


class SimilarityButton(QToolButton):
    """A button that stays pressed while it waits for a click on the canvas.

    Args:
        canvas: the map canvas.
        choices: returns the parameters INPUT and EMBEDDING, and optionally EXTENT and ALLOW_NETWORK; may raise
            InputError.
        start: called with the run and a function for its results, such as RunBar.start; None if the button starts
            the run itself.
    """

    notice = pyqtSignal(str, object)  # text for the message bar, Qgis.MessageLevel

    def __init__(
        self,
        canvas: QgsMapCanvas,
        choices: Callable[[], dict],
        start: Optional[Callable[[AlgorithmRun, Callable[[dict], None]], None]] = None,
        parent=None,
    ):
        super().__init__(parent)
        self._canvas, self._choices, self._start = canvas, choices, start or self._start_alone
        self._run: Optional[AlgorithmRun] = None
        self._tool = QgsMapToolEmitPoint(canvas)
        self._tool.canvasClicked.connect(lambda point, _button: self.find(point))
        self._tool.setButton(self)
        self._previous_tool = None
        self.setText(tr("Fi&nd similar"))
        self.setToolTip(tr("Click a place on the map to see every place like it; only the embedding is compared"))
        self.setAccessibleName(tr("Find places similar to a clicked one"))
        self.setCheckable(True)
        self.clicked.connect(self._toggle)
        canvas.mapToolSet.connect(self._tool_set)

    def find(self, point: QgsPointXY) -> None:
        """Find places like the one at ``point``, which is in the canvas's CRS."""
        self._restore_tool()
        if self._run is not None:
            self.notice.emit(tr("Another search is in progress: wait until it ends."), Qgis.MessageLevel.Info)
            return
        try:
            chosen = self._choices()
            source = chosen.get(EMBEDDING, "")
            if source == "none":
                raise InputError(tr("No embedding is chosen: choose one to search with."))
            layer = chosen[INPUT]
            place = QgsReferencedPointXY(self._to_layer(point, layer), layer.crs())
            output = result_file(QgsProject.instance(), f"{layer.name()} similar places")
        except InputError as error:
            self.notice.emit(str(error), Qgis.MessageLevel.Critical)
            return
        parameters = {
            **{name: chosen[name] for name in (INPUT, EMBEDDING, EXTENT, ALLOW_NETWORK) if name in chosen},
            parameter.POINT: place,
            parameter.OUTPUT: output,
        }
        name = layer.name()
        self._start(
            AlgorithmRun(ALGORITHM, parameters, tr("Landscribe: finding similar places")),
            lambda results: self._show(results, name),
        )

    def _to_layer(self, point: QgsPointXY, layer: QgsRasterLayer) -> QgsPointXY:
        crs = self._canvas.mapSettings().destinationCrs()
        try:
            return QgsCoordinateTransform(crs, layer.crs(), QgsProject.instance()).transform(point)
        except QgsCsException:
            raise InputError(
                tr("This place cannot be converted to the layer's CRS: click a place nearer to the layer.")
            ) from None

    def _start_alone(self, run: AlgorithmRun, done: Callable[[dict], None]) -> None:
        self._run = run
        run.done.connect(lambda results: self._end() or done(results))
        run.failed.connect(lambda sentence: self._end() or self.notice.emit(sentence, Qgis.MessageLevel.Critical))
        run.cancelled.connect(self._end)
        run.start()

    def _end(self) -> None:
        self._run = None

    def _show(self, results: dict, layer_name: str) -> None:
        add_similarity(QgsProject.instance(), results, layer_name)

    # The canvas's tool

    def _toggle(self, on: bool) -> None:
        if on:
            self._previous_tool = self._canvas.mapTool()
            self._canvas.setMapTool(self._tool)
        else:
            self._restore_tool()

    def _restore_tool(self) -> None:
        if self._canvas.mapTool() is self._tool:
            if self._previous_tool is not None:
                self._canvas.setMapTool(self._previous_tool)
            else:
                self._canvas.unsetMapTool(self._tool)
        self.setChecked(False)

    def _tool_set(self, tool, _before=None) -> None:
        self.setChecked(tool is self._tool)

    def dispose(self) -> None:
        """Remove the map tool and cancel a run, before this button is deleted."""
        self._canvas.mapToolSet.disconnect(self._tool_set)
        self._canvas.unsetMapTool(self._tool)
        sip.delete(self._tool)
        if self._run is not None:
            self._run.abandon()
            self._run = None


def add_similarity(project: QgsProject, results: dict, layer_name: str) -> QgsRasterLayer:
    """Add a similarity map to ``project`` with the style file beside it. Call it on the main thread only."""
    path = results[parameter.OUTPUT]
    title = tr("{layer} similar places {time}").format(layer=layer_name, time=datetime.now().strftime("%H:%M"))
    layer = QgsRasterLayer(path, title, "gdal")
    style = Path(path).with_suffix(".qml")
    if style.exists():
        layer.loadNamedStyle(str(style))
    describe(layer, results["RECORD"])
    project.addMapLayer(layer, False)
    landscribe_group(project).insertLayer(0, layer)
    return layer
