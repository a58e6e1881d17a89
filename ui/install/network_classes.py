"""The classes of a network that does not name them: a small table of code, name and colour, in the network's order."""

import re

from qgis.gui import QgsColorButton
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QKeySequence
from qgis.PyQt.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from ..widgets.remark import Remark

CODE, NAME, COLOR = range(3)
#: Rows that are visible; the table scrolls beyond that.
ROWS = 6
_COLOR = re.compile(r"(.+?)\s*=\s*(#[0-9A-Fa-f]{6})")


class NetworkClasses(QWidget):
    """Lists the classes that the user names. Without any, they are those of the network's file.

    Names come one by one, or many at once: pasted, or typed with commas between them, with colours as water=#377eb8.
    """

    def __init__(self, parent=None):
        super().__init__(parent)
        self.tree = _Rows(self.paste)
        self.tree.setRootIsDecorated(False)
        self.tree.setHeaderLabels([tr("Code"), tr("Name"), tr("Colour")])
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.tree.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.tree.itemDoubleClicked.connect(lambda item, column: self.tree.editItem(item, NAME))
        self.tree.itemChanged.connect(self._renamed)
        self.tree.setToolTip(
            tr("The classes in the order of the network's outputs; one output alone gets the background as class 1")
        )
        self.setFocusProxy(self.tree)
        self.empty = Remark()
        self.empty.setText(tr("As in the file. Paste names such as “water, trees, roofs”, or add them one by one."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tree)
        column.addWidget(self.empty)
        column.addLayout(self._build_buttons())
        height = self.fontMetrics().height() + 8
        self.tree.setMinimumHeight(ROWS * height + self.tree.header().sizeHint().height())
        self.tree.setMinimumWidth(45 * self.fontMetrics().averageCharWidth())
        self._show_state()

    def _build_buttons(self) -> QHBoxLayout:
        self.add_button = QPushButton(tr("Add"))
        self.add_button.setToolTip(tr("Adds a class below the selected one; double-click a name to change it"))
        self.add_button.clicked.connect(self.add)
        self.remove_button = QPushButton(tr("Remove"))
        self.remove_button.setToolTip(tr("Removes the selected class"))
        self.remove_button.clicked.connect(self.remove)
        self.paste_button = QPushButton(tr("Paste"))
        self.paste_button.setToolTip(
            tr("Adds the names in the clipboard, one a line or with commas between them; colours as water=#377eb8")
        )
        self.paste_button.clicked.connect(self.paste)
        row = QHBoxLayout()
        for button in (self.add_button, self.remove_button, self.paste_button):
            button.setAutoDefault(False)  # the Enter key ends the editing of a name, and accepts the dialog
            row.addWidget(button)
        row.addStretch(1)
        return row

    def classes(self) -> "list[str]":
        """The classes as the engine takes them: the name, and the colour if one was chosen (``water=#377eb8``)."""
        rows = (self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount()))
        return [_as_text(item.text(NAME), self.color_button(item).color()) for item in rows]

    def color_button(self, item: QTreeWidgetItem) -> QgsColorButton:
        """The button with the colour of a row."""
        return self.tree.itemWidget(item, COLOR)

    def add(self, *_) -> None:
        """Add a class below the selected one and let its name be typed."""
        place = self._place()
        self._insert(place, tr("class {number}").format(number=place + 1))
        self.tree.setFocus()
        self.tree.editItem(self.tree.topLevelItem(place), NAME)

    def remove(self, *_) -> None:
        """Remove the selected class."""
        item = self.tree.currentItem()
        if item is not None:
            self.tree.takeTopLevelItem(self.tree.indexOfTopLevelItem(item))
            self._show_state()

    def paste(self, *_) -> None:
        """Add the names in the clipboard."""
        self.add_names(QApplication.clipboard().text())

    def add_names(self, text: str) -> None:
        """Add many classes below the selected one; see the class."""
        for name in _names(text):
            self._insert(self._place(), name)

    def _place(self) -> int:
        """The row below the selected one, or the last."""
        item = self.tree.currentItem()
        return self.tree.topLevelItemCount() if item is None else self.tree.indexOfTopLevelItem(item) + 1

    def _insert(self, place: int, text: str) -> None:
        name, color = _name_and_color(text)
        item = QTreeWidgetItem(["", name, ""])
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setTextAlignment(CODE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.tree.blockSignals(True)
        self.tree.insertTopLevelItem(place, item)
        button = QgsColorButton(self.tree, tr("Colour of the class"))
        button.setShowNull(True, tr("Chosen by its name"))
        button.setToolTip(tr("Colour of the class in the map; without one it is chosen by the name"))
        button.setMaximumWidth(5 * self.fontMetrics().height())
        button.setColor(color)
        self.tree.setItemWidget(item, COLOR, button)
        self.tree.setCurrentItem(item)
        self.tree.blockSignals(False)
        self._show_state()

    def _renamed(self, item: QTreeWidgetItem, column: int) -> None:
        """Spread many names that were typed at once over rows; a class without a name gets its number."""
        if column != NAME:
            return
        row = self.tree.indexOfTopLevelItem(item)
        first, *others = _names(item.text(NAME)) or [tr("class {number}").format(number=row + 1)]
        name, color = _name_and_color(first)
        self.tree.blockSignals(True)
        item.setText(NAME, name)
        self.tree.blockSignals(False)
        if color.isValid():
            self.color_button(item).setColor(color)
        self.tree.setCurrentItem(item)
        for other in others:
            self._insert(self._place(), other)

    def _show_state(self) -> None:
        """Number the rows anew, and offer what can be done."""
        count = self.tree.topLevelItemCount()
        self.tree.blockSignals(True)
        for row in range(count):
            self.tree.topLevelItem(row).setText(CODE, str(row + 1))
        self.tree.blockSignals(False)
        self.empty.setVisible(not count)
        self.remove_button.setEnabled(count > 0)


class _Rows(QTreeWidget):
    """A table that calls ``paste`` for the keys of pasting."""

    def __init__(self, paste):
        super().__init__()
        self._paste = paste

    def keyPressEvent(self, event) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        else:
            super().keyPressEvent(event)


def _names(text: str) -> "list[str]":
    return [part.strip() for part in re.split(r"[,;\n\t]", text) if part.strip()]


def _name_and_color(text: str) -> "tuple[str, QColor]":
    """A name and its colour in ``water=#377eb8``; without one, a colour that is none."""
    match = _COLOR.fullmatch(text)
    return (match[1], QColor(match[2])) if match else (text, QColor())


def _as_text(name: str, color: QColor) -> str:
    return f"{name}={color.name()}" if color.isValid() else name
