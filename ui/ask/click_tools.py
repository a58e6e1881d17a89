"""“More like this” and “Not like this”: clicks on the map that sharpen the selected answer."""

from typing import Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapTool, QgsMapToolEmitPoint, QgsVertexMarker
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ..i18n import tr
from ..widgets.button_rows import ButtonRows
from ..widgets.form import allow
from ..widgets.remark import Remark

#: Milliseconds to wait after the last click before asking again.
PAUSE = 300
COLORS = {True: QColor("#1a9641"), False: QColor("#d7191c")}


class ClickTools(QWidget):
    """Two buttons that stay pressed while the map waits for clicks, and the marks of the clicks on the canvas."""

    changed = pyqtSignal()  # after a pause: ask again with ``places``

    def __init__(self, canvas: QgsMapCanvas, parent=None):
        super().__init__(parent)
        self._canvas = canvas
        self._answer: object = None  # whose clicks are shown: the layer's id, or whatever tells answers apart
        self._crs = QgsCoordinateReferenceSystem()
        self._clicks: list[tuple[bool, list[float]]] = []  # whether it is like this, and the place in the scene's CRS
        self._marks: list[QgsVertexMarker] = []
        self._previous: Optional[QgsMapTool] = None
        self._tool = QgsMapToolEmitPoint(canvas)
        self._tool.canvasClicked.connect(self._clicked)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.changed)
        tip = tr("Click places on the map that show what you mean: the answer follows")
        self.like_button = self._button(tr("More like this"), tip)
        tip = tr("Click places on the map that are wrong in the answer: it follows")
        self.unlike_button = self._button(tr("Not like this"), tip)
        self.undo_button = QPushButton(tr("Undo click"))
        self.undo_button.clicked.connect(self.undo)
        self.count = Remark()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(ButtonRows(self.like_button, self.unlike_button, self.undo_button))
        column.addWidget(self.count)
        canvas.mapToolSet.connect(self._tool_set)
        canvas.destinationCrsChanged.connect(self._mark)
        self._show()

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        button.setToolTip(tip)
        button.clicked.connect(lambda on: self._toggle(button, on))
        return button

    def set_answer(self, answer: object, crs: QgsCoordinateReferenceSystem, like: list, unlike: list) -> None:
        """Show the clicks of an answer, places [x, y] in ``crs``. Those of the shown answer stay: it may lag behind."""
        if answer == self._answer:
            return
        self._pause.stop()
        self._answer, self._crs = answer, crs
        self._clicks = [*((True, place) for place in like), *((False, place) for place in unlike)]
        self._show()

    def places(self) -> "tuple[list, list]":
        """The places that are like what is meant, and those that are not, [x, y] in the CRS of ``set_answer``."""
        return ([place for like, place in self._clicks if like], [place for like, place in self._clicks if not like])

    def ask_later(self) -> None:
        """Emit ``changed`` again after the pause, because another run is in progress."""
        self._pause.start()

    def undo(self) -> None:
        """Take the last click back."""
        if self._clicks:
            self._clicks.pop()
            self._show()
            self._pause.start()

    def stop(self) -> None:
        """Show no answer's clicks, and wait for none."""
        self._give_tool_back()
        self.set_answer(None, QgsCoordinateReferenceSystem(), [], [])

    def _give_tool_back(self) -> None:
        if self._canvas.mapTool() is self._tool:
            if self._previous is not None and not sip.isdeleted(self._previous):
                self._canvas.setMapTool(self._previous)
            else:
                self._canvas.unsetMapTool(self._tool)

    def hideEvent(self, event) -> None:
        """Leave the canvas alone while another page is in front."""
        super().hideEvent(event)
        self._give_tool_back()
        self._remove_marks()

    def showEvent(self, event) -> None:
        """Show the marks again."""
        super().showEvent(event)
        self._mark()

    def _toggle(self, button: QPushButton, on: bool) -> None:
        other = self.unlike_button if button is self.like_button else self.like_button
        other.setChecked(False)
        if on and self._canvas.mapTool() is not self._tool:
            self._previous = self._canvas.mapTool()
            self._canvas.setMapTool(self._tool)
            button.setChecked(True)
        elif not on:
            self._give_tool_back()

    def _clicked(self, point: QgsPointXY, button) -> None:
        if button != Qt.MouseButton.LeftButton:
            return
        try:
            place = self._transform(True).transform(point)
        except QgsCsException:
            return  # no place of the scene
        self._clicks.append((self.like_button.isChecked(), [place.x(), place.y()]))
        self._show()
        self._pause.start()

    def _transform(self, to_scene: bool) -> QgsCoordinateTransform:
        canvas = self._canvas.mapSettings().destinationCrs()
        pair = (canvas, self._crs) if to_scene else (self._crs, canvas)
        return QgsCoordinateTransform(*pair, QgsProject.instance())

    def _show(self) -> None:
        like, unlike = self.places()
        why_not = "" if self._clicks else tr("There is no click to take back: click places first.")
        allow(self.undo_button, why_not, tr("Takes the last click back"))
        self.count.setVisible(bool(self._clicks))
        text = tr("{like} places more like this, {unlike} not like this")
        self.count.setText(text.format(like=len(like), unlike=len(unlike)))
        self._mark()

    def _mark(self) -> None:
        """Draw a mark at each click."""
        self._remove_marks()
        for like, place in self._clicks:
            try:
                point = self._transform(False).transform(QgsPointXY(*place))
            except QgsCsException:
                continue
            mark = QgsVertexMarker(self._canvas)
            mark.setIconType(QgsVertexMarker.IconType.ICON_CROSS if like else QgsVertexMarker.IconType.ICON_X)
            mark.setColor(COLORS[like])
            mark.setPenWidth(3)
            mark.setIconSize(14)
            mark.setCenter(point)
            self._marks.append(mark)

    def _remove_marks(self) -> None:
        for mark in self._marks:
            self._canvas.scene().removeItem(mark)
            sip.delete(mark)  # else Python would delete it later, in any thread
        self._marks = []

    def _tool_set(self, tool: Optional[QgsMapTool], _before=None) -> None:
        if tool is not self._tool:
            self.like_button.setChecked(False)
            self.unlike_button.setChecked(False)

    def dispose(self) -> None:
        """Remove the map tool and the marks before this widget is deleted."""
        self._pause.stop()
        self._canvas.mapToolSet.disconnect(self._tool_set)
        self._canvas.destinationCrsChanged.disconnect(self._mark)
        self._remove_marks()
        self._canvas.unsetMapTool(self._tool)
        sip.delete(self._tool)
