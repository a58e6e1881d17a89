"""The legend of a raster with classes in the layer tree; its squares have an outline, so that white ones are seen."""

from qgis.core import (
    QgsDefaultRasterLayerLegend,
    QgsLayerTreeLayer,
    QgsLayerTreeModel,
    QgsMapLayerLegend,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsRasterSymbolLegendNode,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from .swatch import swatch


class OutlinedLegend(QgsDefaultRasterLayerLegend):
    """QGIS's own legend of ``layer``, with other squares."""

    def __init__(self, layer: QgsRasterLayer):
        super().__init__(layer)
        self._layer = layer
        self._lines: list[_Line] = []  # keeps their Python parts alive: QGIS keeps only the C++ parts

    def createLayerTreeModelLegendNodes(self, node: QgsLayerTreeLayer) -> list:
        """Return the lines of the legend; QGIS owns them."""
        lines = super().createLayerTreeModelLegendNodes(node)
        renderer = self._layer.renderer()
        if isinstance(renderer, QgsPalettedRasterRenderer):
            classes = renderer.classes()
            first = len(lines) - len(classes)  # after the line with the band's name
            lines[first:] = [_Line(node, entry.color, entry.label) for entry in classes]
            self._lines = [line for line in self._lines if not sip.isdeleted(line)] + lines[first:]
        for line in lines:
            sip.transferto(line, None)
        return lines


class _Line(QgsRasterSymbolLegendNode):
    """A class in the legend."""

    def __init__(self, node: QgsLayerTreeLayer, color: QColor, label: str):
        super().__init__(node, color, label)
        self._square = swatch(color.name(), QgsLayerTreeModel.scaleIconSize(16))

    def data(self, role):
        return self._square if role == Qt.ItemDataRole.DecorationRole else super().data(role)


def outline_legend(layer: QgsRasterLayer) -> None:
    """Give ``layer`` the legend with outlined squares, unless it has it."""
    if not isinstance(layer.legend(), OutlinedLegend):
        layer.setLegend(OutlinedLegend(layer))


def default_legend(layer: QgsRasterLayer) -> None:
    """Give ``layer`` QGIS's own legend back, before the plugin is unloaded."""
    if isinstance(layer.legend(), OutlinedLegend):
        layer.setLegend(QgsMapLayerLegend.defaultRasterLegend(layer))
