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
