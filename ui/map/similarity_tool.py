"""The button “Find similar”: click a place on the map, and ``landscribe:similarity`` finds places like it."""

import json
from pathlib import Path
from typing import Callable, Optional

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
)
from qgis.gui import QgsMapCanvas, QgsMapToolEmitPoint, QgsVertexMarker
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QGuiApplication
from qgis.PyQt.QtWidgets import QToolButton

from ...core.errors import InputError
from ..algorithms import similarity_algorithm as parameter
from ..algorithms.algorithm_run import AlgorithmRun
from ..algorithms.embed_algorithm import EMBEDDING
from ..algorithms.network_consent import ALLOW_NETWORK
from ..i18n import tr
from ..layers.answers import Answer, add_answer
from ..parameter_names import EXTENT, INPUT
from ..widgets.results_folder import result_file

ALGORITHM = "landscribe:similarity"
#: Embeddings that cannot tell places apart: what they say of a place is mostly about its surroundings.
COARSE = ("none", "scene-context")


class SimilarityButton(QToolButton):
    """A button that stays pressed while it waits for a click on the canvas.

    Args:
        canvas: the map canvas.
        choices: returns the parameters INPUT and EMBEDDING, and optionally EXTENT and ALLOW_NETWORK; may raise
            InputError.
        start: called with the run and a function for its results, such as RunBar.start; None if the button starts
            the run itself.
    """

    notice = pyqtSignal(object, object)  # text (or a Notice) for the message bar, Qgis.MessageLevel

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
        self._places: list[QgsPointXY] = []  # in the canvas's CRS
        self._unlike: list[QgsPointXY] = []
        self._markers: list[QgsVertexMarker] = []
        self._tool.canvasClicked.connect(self._clicked)
        self._tool.setButton(self)
        self._previous_tool = None
        self.setText(tr("Fi&nd similar"))
        self.show_source("")
        self.setAccessibleName(tr("Find places similar to a clicked one"))
        self.setCheckable(True)
        self.clicked.connect(self._toggle)
        canvas.mapToolSet.connect(self._tool_set)

    def show_source(self, source: str) -> None:
        """Enable the button if ``source``, the chosen embedding, can tell places apart; its tooltip says why not."""
        self.setEnabled(source not in COARSE)
        if source in COARSE:
            text = tr(
                "Choose AlphaEarth, TESSERA or a file as embedding: the scene context is too coarse to compare places."
            )
        else:
            text = tr(
                "Click a place on the map to see every place like it. Ctrl+click marks more places first; Shift+click "
                "marks places that it must not be like. Only the embedding is compared."
            )
        self.setToolTip(text)

    def _clicked(self, point: QgsPointXY, _button) -> None:
        """Mark a place; without Ctrl and Shift, begin the search."""
        keys = QGuiApplication.keyboardModifiers()
        self.mark(point, like=not keys & Qt.KeyboardModifier.ShiftModifier)
        if not keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            self.find()

    def mark(self, point: QgsPointXY, like: bool = True) -> None:
        """Add a place, in the canvas's CRS, and show a marker there; ``like`` is False if it must not be found."""
        (self._places if like else self._unlike).append(point)
        marker = QgsVertexMarker(self._canvas)
        marker.setCenter(point)
        marker.setIconType(QgsVertexMarker.IconType.ICON_CROSS if like else QgsVertexMarker.IconType.ICON_X)
        marker.setColor(QColor("#1a9641" if like else "#d7191c"))
        marker.setIconSize(14)
        marker.setPenWidth(3)
        self._markers.append(marker)

    def forget_places(self) -> None:
        """Remove all places and their markers."""
        self._places, self._unlike = [], []
        for marker in self._markers:
            self._canvas.scene().removeItem(marker)
        self._markers = []

    def find(self, point: Optional[QgsPointXY] = None) -> None:
        """Find places like the marked ones, or like the one at ``point``, which is in the canvas's CRS."""
        self._restore_tool()
        if point is not None:
            self.forget_places()
            self.mark(point)
        if self._run is not None:
            self.notice.emit(tr("Another search is in progress: wait until it ends."), Qgis.MessageLevel.Info)
            return
        try:
            chosen = self._choices()
            source = chosen.get(EMBEDDING, "")
            if source == "none":
                raise InputError(tr("No embedding is chosen: choose one to search with."))
            layer = chosen[INPUT]
            crs = self._canvas.mapSettings().destinationCrs()
            crs = crs if crs.isValid() else layer.crs()
            places = {parameter.POINTS: write_places(self._places, crs)}
            if self._unlike:
                places[parameter.UNLIKE] = write_places(self._unlike, crs)
            output = result_file(QgsProject.instance(), f"{layer.name()} similar places")
        except InputError as error:
            self.notice.emit(str(error), Qgis.MessageLevel.Critical)
            return
        parameters = {
            **{name: chosen[name] for name in (INPUT, EMBEDDING, EXTENT, ALLOW_NETWORK) if name in chosen},
            **places,
            parameter.OUTPUT: output,
        }
        over = layer.id()
        self._start(
            AlgorithmRun(ALGORITHM, parameters, tr("Landscribe: finding similar places")),
            lambda results: add_similarity(QgsProject.instance(), results, over),
        )

    def _start_alone(self, run: AlgorithmRun, done: Callable[[dict], None]) -> None:
        self._run = run
        run.done.connect(lambda results: self._end() or done(results))
        run.failed.connect(lambda sentence: self._end() or self.notice.emit(sentence, Qgis.MessageLevel.Critical))
        run.cancelled.connect(self._end)
        run.start()

    def _end(self) -> None:
        self._run = None

    # The canvas's tool

    def _toggle(self, on: bool) -> None:
        if on:
            self.forget_places()
            self.notice.emit(
                tr("Click a place on the map; before, Ctrl+click marks more places, Shift+click what is not meant."),
                Qgis.MessageLevel.Info,
            )
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
        self.forget_places()
        self._canvas.mapToolSet.disconnect(self._tool_set)
        self._canvas.unsetMapTool(self._tool)
        sip.delete(self._tool)
        if self._run is not None:
            self._run.abandon()
            self._run = None


def add_similarity(project: QgsProject, results: dict, over: str) -> QgsRasterLayer:
    """Add a similarity map to ``project`` as an answer, with a threshold. Call it on the main thread only.

    Args:
        project: the project.
        results: results of ``landscribe:similarity``.
        over: the id of the layer that was searched.
    """
    phrase = tr("Places like the marked ones")
    threshold = min(max(results["THRESHOLD"], 0.01), 1.0)
    answer = Answer(phrase, f"“{phrase}”", "", [], True, 1.0, threshold, {INPUT: {"layer": over}})
    return add_answer(project, results[parameter.OUTPUT], results["RECORD"], answer)


def write_places(places: "list[QgsPointXY]", crs: QgsCoordinateReferenceSystem) -> str:
    """Write places as a file for the algorithm; return its path.

    Raises:
        InputError: a place has no coordinates in WGS 84.
    """
    transform = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance())
    try:
        points = [transform.transform(place) for place in places]
    except QgsCsException:
        raise InputError(tr("A marked place cannot be converted to coordinates: mark another one.")) from None
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [point.x(), point.y()]}}
        for point in points
    ]
    path = QgsProcessingUtils.generateTempFilename("places.geojson")
    Path(path).write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path
