"""Small text below a field."""

from qgis.PyQt.QtCore import QTimer

from ..plain_text import PlainLabel


class Remark(PlainLabel):
    """A label with smaller text in the theme's colour; it wraps to the width of the dock."""

    def __init__(self, parent=None):
        super().__init__("", parent)
        self.setWordWrap(True)
        font = self.font()
        font.setPointSizeF(0.9 * font.pointSizeF())
        self.setFont(font)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._tell)

    def setText(self, text: str) -> None:
        """Show ``text``."""
        super().setText(text)
        self._fit()
        self._later.start()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self._later.start()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Ask for the height of all lines: a form cuts off those that wrap in a narrow field."""
        if self.width() > 0:
            needed = max(0, self.heightForWidth(self.width())) if self.text() else 0
            if needed != self.minimumHeight():
                self.setMinimumHeight(needed)
                self._later.start()

    def _tell(self) -> None:
        """Tell the field around this label: while a form lays out its rows, it does not notice a new height."""
        if self.parentWidget() is not None:
            self.parentWidget().updateGeometry()
