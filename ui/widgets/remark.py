"""Small print."""

from qgis.PyQt.QtWidgets import QLabel


class Remark(QLabel):
    """A line of facts beside a choice: smaller, in the theme's own text colour, as narrow as the dock."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setWordWrap(True)
        font = self.font()
        font.setPointSizeF(0.9 * font.pointSizeF())
        self.setFont(font)
