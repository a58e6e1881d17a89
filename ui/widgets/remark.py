"""Small text below a field."""

from qgis.PyQt.QtWidgets import QLabel


class Remark(QLabel):
    """A label with smaller text in the theme's colour; it wraps to the width of the dock."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setWordWrap(True)
        font = self.font()
        font.setPointSizeF(0.9 * font.pointSizeF())
        self.setFont(font)
