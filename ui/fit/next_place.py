"""Where to label next: the place that ``landscribe:suggest`` proposes, in the middle of the map and marked."""

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject, QgsRasterLayer
from qgis.gui import QgsMapCanvas, QgsVertexMarker
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QColor

from ..algorithms.number_list import places_text


class NextPlace:
    """Remembers the proposed places, so that none is proposed twice, and marks the last one."""

    def __init__(self, canvas: QgsMapCanvas):
        self._canvas = canvas
        self._visited: list[list[float]] = []
        self._mark = None

    def visited(self) -> str:
        """The proposed places as ``landscribe:suggest`` reads them."""
        return places_text(self._visited)

    def show(self, x: float, y: float, scene: QgsRasterLayer) -> None:
        """Move the map to a place in the CRS of ``scene``, and mark it."""
        self._visited.append([x, y])
        crs = self._canvas.mapSettings().destinationCrs()
        try:
            point = QgsCoordinateTransform(scene.crs(), crs, QgsProject.instance()).transform(QgsPointXY(x, y))
        except QgsCsException:
            return  # the canvas cannot show this place
        self.hide()
        self._mark = QgsVertexMarker(self._canvas)
        self._mark.setIconType(QgsVertexMarker.IconType.ICON_CIRCLE)
        self._mark.setColor(QColor("#ffea00"))
        self._mark.setPenWidth(4)
        self._mark.setIconSize(26)
        self._mark.setCenter(point)
        self._canvas.setCenter(point)
        self._canvas.refresh()

    def hide(self) -> None:
        """Remove the mark."""
        if self._mark is not None:
            self._canvas.scene().removeItem(self._mark)
            sip.delete(self._mark)  # else Python would delete it later, in any thread
            self._mark = None

    def forget(self) -> None:
        """Forget the proposed places."""
        self._visited = []
        self.hide()
