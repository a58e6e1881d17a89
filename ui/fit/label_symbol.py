"""The symbol of a label: its class colour, and a dot that stays visible from far above."""

from qgis.core import (
    QgsCentroidFillSymbolLayer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsSymbol,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor


def label_symbol(kind: QgsWkbTypes.GeometryType, color: str) -> QgsSymbol:
    """A symbol for points, lines or polygons in ``color`` (``#rrggbb``)."""
    dot = {"name": "circle", "color": color, "size": "2.6", "outline_color": "#ffffff", "outline_width": "0.3"}
    if kind == QgsWkbTypes.GeometryType.PointGeometry:
        return QgsMarkerSymbol.createSimple(dot)
    if kind == QgsWkbTypes.GeometryType.LineGeometry:
        return QgsLineSymbol.createSimple({"color": color, "width": "0.8"})
    red, green, blue, _ = QColor(color).getRgb()
    symbol = QgsFillSymbol.createSimple(
        {"color": f"{red},{green},{blue},60", "outline_color": color, "outline_width": "0.5"}
    )
    centre = QgsCentroidFillSymbolLayer()
    centre.setSubSymbol(QgsMarkerSymbol.createSimple({**dot, "size": "2.2"}))
    centre.setPointOnSurface(True)
    symbol.appendSymbolLayer(centre)
    return symbol
