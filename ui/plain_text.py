"""Text from outside shown as plain text, where Qt or QGIS would read it as HTML.

Names, phrases, cards, catalogues and error messages may hold markup. Rendered, it could draw pictures from the disk and
open network paths. So labels are ``PlainLabel``, and all other text that may come from outside goes through a function
of this module.
"""

from html import escape

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtGui import QCursor
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QMessageBox, QToolTip, QWidget


class PlainLabel(QLabel):
    """A label that never renders markup."""

    def __init__(self, text: str = "", parent=None):
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)


class PlainItemTips(QObject):
    """Shows an item's text as its tooltip, in place of the HTML that QGIS's models of layers and fields make."""

    def __init__(self, combo: QComboBox):
        super().__init__(combo)
        self._view = combo.view()
        self._view.viewport().installEventFilter(self)

    def eventFilter(self, watched, event):
        """Answer the request for a tooltip."""
        if event.type() != QEvent.Type.ToolTip:
            return False
        place = self._view.viewport().mapFromGlobal(QCursor.pos())
        text = self._view.indexAt(place).data() or ""
        QToolTip.showText(QCursor.pos(), safe_text(str(text)), self._view)
        return True


def as_html(text: str) -> str:
    """``text`` for a place that always reads HTML."""
    return escape(text, quote=False).replace("\n", "<br>")


def safe_text(text: str) -> str:
    """``text`` for a place where Qt guesses whether a text is HTML, such as a tooltip or a message box."""
    return f"<qt>{as_html(text)}</qt>" if "<" in text else text


def without_markup(text: str) -> str:
    """``text`` for a name that QGIS shows as plain text in one place and as HTML in another."""
    return text.replace("<", "‹")


def push_message(bar, title: str, text: str, level, duration: int = -1) -> None:
    """Show ``text`` in QGIS's message bar ``bar``, which reads HTML."""
    bar.pushMessage(title, as_html(text) if title else safe_text(text), level, duration)


def question_box(parent: QWidget, title: str, question: str, details: str = "") -> QMessageBox:
    """A box that asks ``question``; the caller adds its buttons."""
    box = QMessageBox(QMessageBox.Icon.Question, title, "", QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(safe_text(details))
    return box


def ask_yes_no(parent: QWidget, title: str, question: str) -> bool:
    """Ask a question with the buttons Yes and No."""
    return QMessageBox.question(parent, title, safe_text(question)) == QMessageBox.StandardButton.Yes
