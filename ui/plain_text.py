"""Text from outside shown as plain text, where Qt or QGIS would read it as HTML.

Names, phrases, cards, catalogues and error messages may hold markup. Rendered, it could draw pictures from the disk and
open network paths. So labels are ``PlainLabel``, and all other text that may come from outside goes through a function
of this module.
"""

from html import escape
from pathlib import Path

from qgis.PyQt.QtCore import QEvent, QObject, Qt, QUrl
from qgis.PyQt.QtGui import QCursor, QDesktopServices
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QMessageBox, QPushButton, QToolTip, QWidget

from .i18n import tr


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


#: Characters that fit into a message bar of a small window; the rest of a longer text is behind its button.
LONGEST = 110


class Notice(str):
    """A text for the message bar with a button: one that opens the folder of a file, or any other.

    Attributes:
        path: A file that the message is about; empty for none.
        button: The text of a button and what it does; None for none.
    """

    path, button = "", None

    def __new__(cls, text: str, path: str = "", button=None):
        notice = super().__new__(cls, text)
        notice.path, notice.button = path, button
        return notice


def push_message(bar, title: str, text: str, level, duration: int = -1) -> None:
    """Show ``text`` in QGIS's message bar ``bar``, which reads HTML.

    A long text is shortened, with a button that shows all of it; a ``Notice`` gets a button for its folder.
    """
    path, button = getattr(text, "path", ""), getattr(text, "button", None)
    buttons = bool(path) + (button is not None)
    longest = min(LONGEST, _letters_in_line(bar, title, buttons))
    if len(text) > longest:  # it gets the button Details
        longest = min(LONGEST, _letters_in_line(bar, title, buttons + 1))
    shown = text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + " …"
    html = as_html(shown) if title else safe_text(shown)
    if shown == text and not path and button is None:
        bar.pushMessage(title, html, level, duration)
        return
    item = bar.createMessage(title, html)
    item.setProperty("text of Landscribe", str(text))
    if button is not None:
        _add_button(item, *button)
    if path:
        _add_button(
            item, tr("Open folder"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))
        )
    if shown != text:
        _add_button(item, tr("Details"), lambda: show_text(bar.window(), title or tr("Landscribe"), text))
    bar.pushWidget(item, level, 0 if len(text) > LONGEST else duration)


def push_widgets(bar, *widgets: QWidget) -> QWidget:
    """Show ``widgets`` side by side in the message bar ``bar`` until they are closed; returns the bar's item."""
    item = bar.createMessage("", "")
    for widget in widgets:
        item.layout().addWidget(widget)
    bar.pushWidget(item)
    return item


def _letters_in_line(bar, title: str, buttons: int) -> int:
    """How many letters of a text fit on one line of the bar: QGIS cuts the second line."""
    place = bar if bar.isVisible() else bar.parentWidget()  # QGIS hides a bar without messages
    if place is None or not place.isVisible():
        return LONGEST
    metrics = bar.fontMetrics()
    taken = 26 + len(title) + 20 * buttons  # the icon, the title, the count of further messages, and the buttons
    return max(30, place.width() // metrics.averageCharWidth() - taken)


def show_text(parent: QWidget, title: str, text: str) -> None:
    """Show a long text in a box."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, "", QMessageBox.StandardButton.Close, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setText(text)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def tell_error(parent: QWidget, title: str, text: str) -> None:
    """Show an error in a box, and wait until the user has read it."""
    QMessageBox.critical(parent, title, safe_text(text))


def _add_button(item: QWidget, text: str, pressed) -> None:
    button = QPushButton(text)
    button.clicked.connect(pressed)
    item.layout().addWidget(button)


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
