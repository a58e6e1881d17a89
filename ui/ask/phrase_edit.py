"""The box for phrases: Enter asks, Shift+Enter or a pasted line is a phrase more, Up and Down bring earlier ones."""

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QPlainTextEdit, QSizePolicy

#: Lines that the box grows to; more of them scroll.
MOST_LINES = 5


class PhraseEdit(QPlainTextEdit):
    """As high as its lines; ``asked`` comes with Enter."""

    asked = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.history: list[str] = []  # the newest first
        self._place = -1  # in the history; -1 is what was being typed
        self._typed = ""
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)

    def phrases(self) -> "list[str]":
        """The lines that say something, each once."""
        lines = (" ".join(line.split()) for line in self.toPlainText().splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def set_phrases(self, text: str) -> None:
        """Put ``text`` in place of what is there, with the cursor at its end."""
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)

    def insertFromMimeData(self, source):
        """Text only, without the line end that copying a line brings."""
        self.insertPlainText(source.text().strip("\r\n"))

    def keyPressEvent(self, event):
        key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        block = self.textCursor().blockNumber()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self._place = -1
            self.asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.insertPlainText("\n")  # Shift+Enter would be a line break within the phrase
        elif key == Qt.Key.Key_Up and block == 0:
            self._look_back(1)
        elif key == Qt.Key.Key_Down and block == self.blockCount() - 1:
            self._look_back(-1)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        lines = min(max(1, round(self.document().size().height())), MOST_LINES)
        around = self.document().documentMargin() + self.frameWidth()
        return QSize(super().sizeHint().width(), round(lines * self.fontMetrics().lineSpacing() + 2 * around + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * self.fontMetrics().averageCharWidth(), self.sizeHint().height())

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self._fit()  # lines wrap elsewhere
        if not self._scrolls():
            self.verticalScrollBar().setValue(0)  # it followed the cursor while the box was lower

    def _scrolls(self) -> bool:
        return self.document().size().height() > MOST_LINES

    def _fit(self) -> None:
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if self._scrolls() else policy.ScrollBarAlwaysOff)
        self.updateGeometry()

    def _look_back(self, step: int) -> None:
        place = self._place + step
        if not -1 <= place < len(self.history):
            return
        if self._place < 0:
            self._typed = self.toPlainText()
        self._place = place
        self.set_phrases(self.history[place] if place >= 0 else self._typed)
