"""The buttons that draw labels on the canvas: “Points” clicks them, “Polygons” draws outlines (or lines)."""

import contextlib
from typing import Optional

from qgis.core import QgsGeometry, QgsReferencedGeometry, QgsVectorLayer, QgsWkbTypes
from qgis.gui import QgisInterface, QgsMapCanvas, QgsMapTool, QgsMapToolDigitizeFeature, QgsMapToolEmitPoint
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ..i18n import tr


class LabelTools(QWidget):
    """Two buttons that stay pressed while their map tool is active; QGIS's own snapping works with areas."""

    drawn = pyqtSignal(object)  # QgsReferencedGeometry: a point, a line or a polygon
    wanted = pyqtSignal()  # a tool was switched on: the layer must be ready for editing

    def __init__(self, iface: QgisInterface, parent=None):
        super().__init__(parent)
        self._iface = iface
        self._canvas: QgsMapCanvas = iface.mapCanvas()
        self._layer: Optional[QgsVectorLayer] = None
        self._previous: Optional[QgsMapTool] = None
        self._point_tool = QgsMapToolEmitPoint(self._canvas)
        self._point_tool.canvasClicked.connect(self._clicked)
        self._shape_tool: Optional[QgsMapToolDigitizeFeature] = None  # made for the kind of layer, when it is needed
        self.point_button = self._button(
            tr("Points"),
            tr("Click on the map to label places with the chosen class; the keys of QGIS, such as Undo, work as usual"),
        )
        self.shape_button = self._button(
            tr("Polygons"),
            tr("Draw an outline on the map to label an area with the chosen class; a right click ends it"),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.point_button)
        row.addWidget(self.shape_button)
        self.setFocusProxy(self.point_button)
        self._canvas.mapToolSet.connect(self._tool_set)

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        button.setToolTip(tip)
        button.clicked.connect(lambda on: self._toggle(button, on))
        return button

    def set_layer(self, layer: Optional[QgsVectorLayer]) -> None:
        """Draw in ``layer``; the buttons offer what it can hold."""
        self.stop()
        self._drop_shape_tool()
        self._layer = layer
        kind = layer.geometryType() if layer is not None else QgsWkbTypes.GeometryType.PolygonGeometry
        line, area = QgsWkbTypes.GeometryType.LineGeometry, QgsWkbTypes.GeometryType.PolygonGeometry
        self.point_button.setVisible(kind != line)
        self.shape_button.setVisible(kind in (line, area))
        self.shape_button.setText(tr("Lines") if kind == line else tr("Polygons"))

    def stop(self) -> None:
        """Give the canvas its earlier tool back, if one of the tools is active."""
        if self._is_own(self._canvas.mapTool()):
            if self._previous is not None and not sip.isdeleted(self._previous):
                self._canvas.setMapTool(self._previous)
            else:
                self._canvas.unsetMapTool(self._canvas.mapTool())
        self.point_button.setChecked(False)
        self.shape_button.setChecked(False)

    def _toggle(self, button: QPushButton, on: bool) -> None:
        if not on:
            self.stop()
            return
        button.setChecked(False)  # until the tool is set
        if not self._is_own(self._canvas.mapTool()):
            self._previous = self._canvas.mapTool()
        self.wanted.emit()
        if self._layer is None or not self._layer.isEditable():
            return
        self._canvas.setMapTool(self._point_tool if button is self.point_button else self._shape_tool_of_layer())

    def _shape_tool_of_layer(self) -> QgsMapToolDigitizeFeature:
        if self._shape_tool is None:
            line = self._layer.geometryType() == QgsWkbTypes.GeometryType.LineGeometry
            mode = (
                QgsMapToolDigitizeFeature.CaptureMode.CaptureLine
                if line
                else QgsMapToolDigitizeFeature.CaptureMode.CapturePolygon
            )
            self._shape_tool = QgsMapToolDigitizeFeature(self._canvas, self._iface.cadDockWidget(), mode)
            self._shape_tool.digitizingCompleted.connect(self._captured)
        self._shape_tool.setLayer(self._layer)
        return self._shape_tool

    def _clicked(self, point, button) -> None:
        if button == Qt.MouseButton.LeftButton:
            crs = self._canvas.mapSettings().destinationCrs()
            self.drawn.emit(QgsReferencedGeometry(QgsGeometry.fromPointXY(point), crs))

    def _captured(self, feature) -> None:
        self.drawn.emit(QgsReferencedGeometry(feature.geometry(), self._layer.crs()))

    def _tool_set(self, tool: Optional[QgsMapTool], _before=None) -> None:
        self.point_button.setChecked(tool is self._point_tool)
        self.shape_button.setChecked(tool is not None and tool is self._shape_tool)

    def _is_own(self, tool: Optional[QgsMapTool]) -> bool:
        return tool is not None and tool in (self._point_tool, self._shape_tool)

    def _drop_shape_tool(self) -> None:
        if self._shape_tool is not None:
            with contextlib.suppress(RuntimeError):  # QGIS deleted it already
                sip.delete(self._shape_tool)  # also removes what it draws on the canvas
            self._shape_tool = None

    def dispose(self) -> None:
        """Remove the map tools before this widget is deleted."""
        self._canvas.mapToolSet.disconnect(self._tool_set)
        for tool in (self._point_tool, self._shape_tool):
            if tool is not None:
                self._canvas.unsetMapTool(tool)
        self._drop_shape_tool()
        sip.delete(self._point_tool)
