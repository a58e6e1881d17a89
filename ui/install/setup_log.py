"""The log of the set-up page, folded at first."""

from collections import deque

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import QPlainTextEdit, QVBoxLayout

from ..i18n import tr

#: Number of lines that the log keeps, and that Copy diagnostics takes.
MAX_LINES, LINES_COPIED = 2000, 80


class SetupLog(QgsCollapsibleGroupBox):
    """A collapsible box with the messages of the set-up."""

    def __init__(self, parent=None):
        super().__init__(tr("Log"), parent)
        self._lines: deque[str] = deque(maxlen=LINES_COPIED)
        self.setCollapsed(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setMaximumBlockCount(MAX_LINES)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(tr("Log of the set-up"))
        self.text.setToolTip(tr("Messages of the set-up, line by line"))
        self.text.setMinimumHeight(140)
        QVBoxLayout(self).addWidget(self.text)

    def add(self, line: str) -> None:
        """Append a line."""
        self._lines.append(line)
        self.text.appendPlainText(line)

    def last_lines(self) -> "list[str]":
        """Return the lines for Copy diagnostics."""
        return list(self._lines)
