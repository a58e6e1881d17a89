"""Point at a place on the map, see everything like it: a button with a map tool that runs ``landscribe:similarity``."""

from datetime import datetime
from pathlib import Path
from typing import Callable, Optional

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsProcessingUtils,
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

ALGORITHM = "landscribe:similarity"


class SimilarityButton(QToolButton):
    """Checked while it waits for a click on the canvas.

    ``choices`` gives the parameters INPUT, EMBEDDING and, where wanted, EXTENT and ALLOW_NETWORK; it may raise
    InputError. ``start`` is given the run and what to do when it is done, such as RunBar.start; by itself the button
    starts it.
    """

    said = pyqtSignal(str, object)  # what the user is to be told, with its Qgis.MessageLevel

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
        self._before = None
        self.setText(tr("Fi&nd alike"))
        self.setToolTip(tr("Click a place on the map to see everything like it, by the embedding alone"))
        self.setAccessibleName(tr("Find everything like a place"))
        self.setCheckable(True)
        self.clicked.connect(self._toggle)
        canvas.mapToolSet.connect(self._tool_set)

    def find(self, point: QgsPointXY) -> None:
        """Look for what is like the place at ``point``, in the canvas's CRS."""
        self._give_back()
        if self._run is not None:
            self.said.emit(tr("Another search is under way: wait for its end."), Qgis.MessageLevel.Info)
            return
        try:
            chosen = self._choices()
            source = chosen.get(EMBEDDING, "")
            if source == "none":
                raise InputError(tr("No embedding is chosen: choose one to search with."))
            layer = chosen[INPUT]
            place = QgsReferencedPointXY(self._to_layer(point, layer), layer.crs())
        except InputError as error:
            self.said.emit(str(error), Qgis.MessageLevel.Critical)
            return
        parameters = {
            **{name: chosen[name] for name in (INPUT, EMBEDDING, EXTENT, ALLOW_NETWORK) if name in chosen},
            parameter.POINT: place,
            parameter.OUTPUT: QgsProcessingUtils.generateTempFilename("similarity.tif"),
        }
        name = layer.name()
        self._start(
            AlgorithmRun(ALGORITHM, parameters, tr("Landscribe: finding alike")),
            lambda results: self._show(results, name),
        )

    def _to_layer(self, point: QgsPointXY, layer: QgsRasterLayer) -> QgsPointXY:
        crs = self._canvas.mapSettings().destinationCrs()
        try:
            return QgsCoordinateTransform(crs, layer.crs(), QgsProject.instance()).transform(point)
        except QgsCsException:
            raise InputError(tr("The place cannot be brought into the layer's CRS: click nearer to it.")) from None

    def _start_alone(self, run: AlgorithmRun, done: Callable[[dict], None]) -> None:
        self._run = run
        run.done.connect(lambda results: self._end() or done(results))
        run.failed.connect(lambda sentence: self._end() or self.said.emit(sentence, Qgis.MessageLevel.Critical))
        run.cancelled.connect(self._end)
        run.start()

    def _end(self) -> None:
        self._run = None

    def _show(self, results: dict, layer_name: str) -> None:
        add_similarity(QgsProject.instance(), results, layer_name)

    # The canvas's tool

    def _toggle(self, on: bool) -> None:
        if on:
            self._before = self._canvas.mapTool()
            self._canvas.setMapTool(self._tool)
        else:
            self._give_back()

    def _give_back(self) -> None:
        if self._canvas.mapTool() is self._tool:
            if self._before is not None:
                self._canvas.setMapTool(self._before)
            else:
                self._canvas.unsetMapTool(self._tool)
        self.setChecked(False)

    def _tool_set(self, tool, _before=None) -> None:
        self.setChecked(tool is self._tool)

    def dispose(self) -> None:
        """Give the canvas back, and let a run go."""
        self._canvas.mapToolSet.disconnect(self._tool_set)
        self._canvas.unsetMapTool(self._tool)
        sip.delete(self._tool)
        if self._run is not None:
            self._run.abandon()
            self._run = None


def add_similarity(project: QgsProject, results: dict, layer_name: str) -> QgsRasterLayer:
    """Add a map of similarity to ``project`` in the style that lies beside it. To be called on the main thread."""
    path = results[parameter.OUTPUT]
    title = tr("{layer} alike {time}").format(layer=layer_name, time=datetime.now().strftime("%H:%M"))
    layer = QgsRasterLayer(path, title, "gdal")
    style = Path(path).with_suffix(".qml")
    if style.exists():
        layer.loadNamedStyle(str(style))
    describe(layer, results["RECORD"])
    project.addMapLayer(layer, False)
    landscribe_group(project).insertLayer(0, layer)
    return layer
