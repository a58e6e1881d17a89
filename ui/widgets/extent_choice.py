"""The extent to work on: the map canvas, the whole layer, a drawn rectangle, or the selected polygons."""

from typing import Optional

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsMapToolExtent, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QComboBox, QToolButton, QVBoxLayout, QWidget

from ...core.errors import InputError
from ..algorithms.polygons_parameter import copy_selected
from ..i18n import tr
from ..pace import ground_size
from .button_rows import FIELD, ButtonRows
from .remark import Remark

CANVAS, LAYER, DRAWN, POLYGONS = "canvas", "layer", "drawn", "polygons"


class ExtentChoice(QWidget):
    """A combo box with the four kinds, a button to draw a rectangle, and the size of the chosen extent."""

    changed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, parent=None):
        super().__init__(parent)
        self._canvas = canvas
        self._layer: Optional[QgsMapLayer] = None
        self._drawn: Optional[QgsReferencedRectangle] = None
        self._tool = QgsMapToolExtent(canvas)
        self._tool.extentChanged.connect(self._draw_done)
        self._previous_tool = None
        self._band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        self._band.setStrokeColor(QColor("#e66101"))
        self._band.setFillColor(QColor(230, 97, 1, 20))
        self._band.setWidth(2)

        self.kinds = QComboBox()
        self.kinds.addItem(tr("Map canvas"), CANVAS)
        self.kinds.addItem(tr("Whole layer"), LAYER)
        self.kinds.addItem(tr("Drawn rectangle"), DRAWN)
        self.kinds.addItem(tr("Selected polygons"), POLYGONS)
        self.kinds.setAccessibleName(tr("Extent"))
        self.draw_button = QToolButton()
        self.draw_button.setText(tr("Draw"))
        self.draw_button.setToolTip(tr("Draw a rectangle on the map canvas"))
        self.draw_button.setCheckable(True)
        self.clear_button = QToolButton()
        self.clear_button.setText(tr("Clear"))
        self.clear_button.setToolTip(tr("Removes the drawn rectangle"))
        self.clear_button.clicked.connect(self.clear_drawn)
        self.size_label = Remark()
        self.setFocusProxy(self.kinds)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.kinds)
        column.addLayout(ButtonRows(self.draw_button, self.clear_button, letters=FIELD))
        column.addWidget(self.size_label)

        self.kinds.currentIndexChanged.connect(self._show_size)
        self.kinds.activated.connect(self._start_when_nothing_drawn)
        self.draw_button.clicked.connect(self._toggle_drawing)
        canvas.extentsChanged.connect(self._show_size)
        canvas.destinationCrsChanged.connect(self._show_size)
        canvas.mapToolSet.connect(self._tool_changed)
        canvas.selectionChanged.connect(self._show_size)
        self._show_size()

    def kind(self) -> str:
        """``canvas``, ``layer``, ``drawn`` or ``polygons``."""
        return self.kinds.currentData()

    def set_kind(self, kind: str) -> None:
        """Choose a kind; an unknown kind is ignored."""
        index = self.kinds.findData(kind)
        if index >= 0:
            self.kinds.setCurrentIndex(index)

    def set_layer(self, layer: Optional[QgsMapLayer]) -> None:
        """Set the layer that “Whole layer” refers to."""
        self._layer = layer
        self._show_size()

    def set_drawn(self, rectangle: QgsReferencedRectangle) -> None:
        """Use ``rectangle`` as the drawn rectangle and choose it."""
        self._drawn = rectangle
        self.set_kind(DRAWN)
        self._show_size()

    def clear_drawn(self) -> None:
        """Remove the drawn rectangle, and choose the map canvas."""
        self._drawn = None
        self.set_kind(CANVAS)
        self._show_size()

    def extent(self) -> QgsReferencedRectangle:
        """Return the chosen extent with its CRS; for polygons, their bounding box.

        Raises:
            InputError: nothing is drawn, selected or loaded.
        """
        kind = self.kind()
        if kind == LAYER:
            if self._layer is None:
                raise InputError(tr("There is no raster layer: load one first."))
            return QgsReferencedRectangle(self._layer.extent(), self._layer.crs())
        if kind == DRAWN:
            if self._drawn is None:
                raise InputError(tr("No rectangle is drawn: press Draw and drag one on the map canvas."))
            return self._drawn
        if kind == POLYGONS:
            layer = self._polygon_layer()
            return QgsReferencedRectangle(layer.boundingBoxOfSelected(), layer.crs())
        settings = self._canvas.mapSettings()
        return QgsReferencedRectangle(settings.visibleExtent(), settings.destinationCrs())

    def polygons(self) -> Optional[str]:
        """Return a file with a copy of the selected polygons, or None if another kind of extent is chosen.

        It is a copy because the selection may change during the run.

        Raises:
            InputError: no polygon is selected.
        """
        return copy_selected(self._polygon_layer()) if self.kind() == POLYGONS else None

    def release_canvas(self) -> None:
        """Remove the map tool and the rubber band from the canvas, before this widget is deleted."""
        self._canvas.unsetMapTool(self._tool)
        self._canvas.scene().removeItem(self._band)
        sip.delete(self._band)  # else Python would delete it later, in any thread
        self._canvas.extentsChanged.disconnect(self._show_size)
        self._canvas.destinationCrsChanged.disconnect(self._show_size)
        self._canvas.mapToolSet.disconnect(self._tool_changed)
        self._canvas.selectionChanged.disconnect(self._show_size)
        sip.delete(self._tool)  # also removes what it draws on the canvas

    def _polygon_layer(self) -> QgsVectorLayer:
        """Return a layer that has selected polygons; the current layer comes first."""
        current = self._canvas.currentLayer()
        others = [node.layer() for node in QgsProject.instance().layerTreeRoot().findLayers()]
        for layer in [current, *others]:
            if (
                isinstance(layer, QgsVectorLayer)
                and layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry
                and layer.selectedFeatureCount()
            ):
                return layer
        raise InputError(tr("No polygon is selected: select one or more in a polygon layer."))

    # Drawing

    def _toggle_drawing(self, on: bool) -> None:
        if on:
            self._previous_tool = self._canvas.mapTool()
            self._canvas.setMapTool(self._tool)
        elif self._previous_tool is not None:
            self._canvas.setMapTool(self._previous_tool)
        else:
            self._canvas.unsetMapTool(self._tool)

    def _start_when_nothing_drawn(self) -> None:
        if self.kind() == DRAWN and self._drawn is None:
            self.draw_button.setChecked(True)
            self._toggle_drawing(True)

    def _draw_done(self, rectangle: QgsRectangle) -> None:
        crs = self._canvas.mapSettings().destinationCrs()
        self._toggle_drawing(False)
        self.draw_button.setChecked(False)
        if not rectangle.isEmpty():
            self.set_drawn(QgsReferencedRectangle(rectangle, crs))

    def _tool_changed(self, tool, _before=None) -> None:
        self.draw_button.setChecked(tool is self._tool)

    # Showing

    def _show_size(self) -> None:
        self.draw_button.setVisible(self.kind() == DRAWN)
        self.clear_button.setVisible(self.kind() == DRAWN and self._drawn is not None)
        try:
            size = size_text(self.extent())
            if self.kind() == POLYGONS:
                layer = self._polygon_layer()
                text = tr("{count} selected in {layer}, within {size}")
                size = text.format(count=layer.selectedFeatureCount(), layer=layer.name(), size=size)
            self.size_label.setText(size)
        except InputError as error:
            self.size_label.setText(str(error))
        self._show_band()
        self.changed.emit()

    def _show_band(self) -> None:
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        if self.kind() != DRAWN or self._drawn is None:
            return
        crs = self._canvas.mapSettings().destinationCrs()
        try:
            rectangle = QgsCoordinateTransform(self._drawn.crs(), crs, QgsProject.instance()).transformBoundingBox(
                self._drawn
            )
        except QgsCsException:
            return  # the rectangle cannot be shown in the canvas' CRS
        self._band.setToGeometry(QgsGeometry.fromRect(rectangle), crs)


def size_text(extent: QgsReferencedRectangle) -> str:
    """Return width and height on the ground, such as ``1.2 × 0.8 km``; empty if the CRS does not allow it."""
    size = ground_size(extent)
    if size is None:
        return ""
    width, height = size
    if max(width, height) < 1000:
        return tr("{width:.0f} × {height:.0f} m").format(width=width, height=height)
    return tr("{width:.1f} × {height:.1f} km").format(width=width / 1000, height=height / 1000)
