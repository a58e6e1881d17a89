"""Buttons side by side that take a second row where their captions are long, so that no language widens the dock."""

from qgis.core import QgsApplication
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout

from ..i18n import tr

#: Letters of average width that fit beside each other on a page, and in a field of a form.
PAGE, FIELD = 44, 36


class ButtonRows(QVBoxLayout):
    """Fills each row with as many buttons as fit into ``letters``; the buttons of a row share its width."""

    def __init__(self, *buttons: QAbstractButton, letters: int = PAGE):
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(2)
        left = 0
        for button in buttons:
            if button.text():
                button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            needed = button.sizeHint().width()
            if needed > left:
                row = QHBoxLayout()
                self.addLayout(row)
                left = width_of(letters)
            row.addWidget(button)
            left -= needed + max(row.spacing(), 0)


def remove_button(tip: str) -> QToolButton:
    """A small button with QGIS's sign for removing."""
    button = QToolButton()
    button.setIcon(QgsApplication.getThemeIcon("/symbologyRemove.svg"))
    button.setAccessibleName(tr("Remove"))
    button.setToolTip(tip)
    return button


def width_of(letters: int) -> int:
    """The width of so many letters, in pixels."""
    return letters * QFontMetrics(QApplication.font()).averageCharWidth()
