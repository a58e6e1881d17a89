"""The box for phrases: Enter asks, Shift+Enter adds a phrase, Up and Down bring earlier phrases back."""

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QPlainTextEdit, QSizePolicy

#: The box grows up to this number of lines, then it scrolls.
MAX_LINES = 5


class PhraseEdit(QPlainTextEdit):
    """A text box as high as its lines; Enter emits ``submitted``."""

    submitted = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.history: list[str] = []  # newest first
        self._index = -1  # position in the history; -1 is the text that was being typed
        self._typed = ""
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)

    def phrases(self) -> "list[str]":
        """Return the lines that are not empty, without duplicates."""
        lines = (" ".join(line.split()) for line in self.toPlainText().splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def set_phrases(self, text: str) -> None:
        """Replace the text and put the cursor at its end."""
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)

    def insertFromMimeData(self, source):
        """Paste plain text, without the line end that a copied line has."""
        self.insertPlainText(source.text().strip("\r\n"))

    def keyPressEvent(self, event):
        key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        block = self.textCursor().blockNumber()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self._index = -1
            self.submitted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.insertPlainText("\n")  # Qt's own Shift+Enter makes a line break within the same paragraph
        elif key == Qt.Key.Key_Up and block == 0:
            self._recall(1)
        elif key == Qt.Key.Key_Down and block == self.blockCount() - 1:
            self._recall(-1)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        lines = min(max(1, round(self.document().size().height())), MAX_LINES)
        around = self.document().documentMargin() + self.frameWidth()
        return QSize(super().sizeHint().width(), round(lines * self.fontMetrics().lineSpacing() + 2 * around + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * self.fontMetrics().averageCharWidth(), self.sizeHint().height())

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self._fit()  # lines wrap at other places
        if not self._scrolls():
            self.verticalScrollBar().setValue(0)  # it scrolled while the box was lower

    def _scrolls(self) -> bool:
        return self.document().size().height() > MAX_LINES

    def _fit(self) -> None:
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if self._scrolls() else policy.ScrollBarAlwaysOff)
        self.updateGeometry()

    def _recall(self, step: int) -> None:
        place = self._index + step
        if not -1 <= place < len(self.history):
            return
        if self._index < 0:
            self._typed = self.toPlainText()
        self._index = place
        self.set_phrases(self.history[place] if place >= 0 else self._typed)
