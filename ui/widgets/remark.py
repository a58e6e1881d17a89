"""Small text below a field."""

from ..plain_text import PlainLabel


class Remark(PlainLabel):
    """A label with smaller text in the theme's colour; it wraps to the width of the dock."""

    def __init__(self, parent=None):
        super().__init__("", parent)
        self.setWordWrap(True)
        font = self.font()
        font.setPointSizeF(0.9 * font.pointSizeF())
        self.setFont(font)

    def setText(self, text: str) -> None:
        """Show ``text``."""
        super().setText(text)
        self._fit()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Ask for the height of all lines: a form cuts off those that wrap in a narrow field."""
        if self.width() > 0:
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())) if self.text() else 0)
