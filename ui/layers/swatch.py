"""A square of a class's colour, as the legends of the dock and its dialogs show it."""

from qgis.PyQt.QtGui import QColor, QPainter, QPixmap


def swatch(color: str, side: int = 14) -> QPixmap:
    """A square of ``color`` with an outline that shows on light and dark grounds."""
    pixmap = QPixmap(side, side)
    pixmap.fill(QColor(color))
    painter = QPainter(pixmap)
    painter.setPen(QColor(128, 128, 128))
    painter.drawRect(0, 0, side - 1, side - 1)
    painter.end()
    return pixmap
