"""The list of the classes of a layer of labels, which is the layer's style: colour, name, number of labels."""

import contextlib
from dataclasses import replace
from typing import Optional

from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.gui import QgsColorButton
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QHeaderView,
    QInputDialog,
    QMenu,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.errors import InputError
from ..engine.models import mapping_models
from ..i18n import tr
from ..layers.result_combo import land_covers
from ..widgets.button_rows import FIELD, ButtonRows, remove_button
from ..widgets.form import allow
from .class_sources import classes_of_land_cover, classes_of_model, styled_layers
from .label_layer import (
    LabelClass,
    Value,
    classes_in_style,
    classes_of,
    holds_codes,
    label_counts,
    new_class,
    rename_class,
    set_classes,
)

#: Minimum and maximum number of visible rows; the list scrolls beyond that.
MIN_ROWS, MAX_ROWS = 3, 8
COLOR, NAME, LABELS = range(3)


class ClassList(QWidget):
    """Shows and changes the classes of the layer that ``set_layer`` names. The selected class is drawn next."""

    notice = pyqtSignal(object, object)  # text (or a Notice) for the message bar, Qgis.MessageLevel
    changed = pyqtSignal()  # the labels or the classes are other ones now
    edited = pyqtSignal()  # a label was added, changed or deleted, or this was undone
    labels_wanted = pyqtSignal()  # a class is to be added, and there is no layer

    def __init__(self, parent=None):
        super().__init__(parent)
        self._layer: Optional[QgsVectorLayer] = None
        self._counts: dict = {}
        self._was_edited = False
        self.tree = QTreeWidget()
        self.tree.setRootIsDecorated(False)
        self.tree.setHeaderLabels(["", tr("Class"), tr("Labels")])
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(COLOR, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(LABELS, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.tree.itemDoubleClicked.connect(self._edit)
        self.tree.itemChanged.connect(self._renamed)
        self.setFocusProxy(self.tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.tree)
        column.addLayout(self._build_buttons())
        self._later = QTimer(self)  # one refresh after many edits
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._refresh_later)
        self.refresh()

    def _build_buttons(self) -> ButtonRows:
        self.add_button = QPushButton(tr("Add class…"))
        self.add_button.setToolTip(tr("Adds a class with a name of yours; double-click a name to change it"))
        self.add_button.clicked.connect(self._ask_name)
        self.take_button = QToolButton()
        self.take_button.setText(tr("&Use those of"))
        self.take_button.setToolTip(tr("Adds the classes of a land cover, of a model or of another layer's style"))
        self.take_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.take_button)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.take_button.setMenu(self.menu)
        self.remove_button = remove_button("")
        self.remove_button.clicked.connect(self.remove)
        return ButtonRows(self.add_button, self.take_button, self.remove_button, letters=FIELD)

    def set_layer(self, layer: Optional[QgsVectorLayer]) -> None:
        """Show the classes of another layer, or none."""
        self._disconnect()
        self._layer = layer
        for signal in self._edits():
            signal.connect(self._edited)
        if layer is not None:
            layer.rendererChanged.connect(self._later.start)
        self.refresh()

    def chosen(self) -> Optional[Value]:
        """What the class attribute of the next label holds; None if there is no class."""
        item = self.tree.currentItem()
        return _value(item) if item is not None else None

    def labelled(self) -> "dict[Value, int]":
        """The number of labels of each class; empty if they are too many to be counted."""
        return self._counts

    def refresh(self, *_) -> None:
        """Show the classes and the labels that the layer has now."""
        classes = classes_of(self._layer) if self._layer is not None else []
        self._counts = label_counts(self._layer) if self._layer is not None else {}
        items = [self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount())]
        self.tree.blockSignals(True)
        if [_value(item) for item in items] != [entry.value for entry in classes]:
            items = self._list_anew(classes)
        for item, entry in zip(items, classes):
            item.setText(NAME, entry.name)
            item.setText(LABELS, str(self._counts.get(entry.value, 0)))
            button = self.tree.itemWidget(item, COLOR)
            button.blockSignals(True)
            button.setColor(QColor(entry.color))
            button.blockSignals(False)
        self.tree.blockSignals(False)
        rows = min(max(len(classes), MIN_ROWS), MAX_ROWS)
        height = max(self.tree.sizeHintForRow(0), self.fontMetrics().height() + 6)
        self.tree.setFixedHeight(rows * height + self.tree.header().sizeHint().height() + 2 * self.tree.frameWidth())
        tip = tr("Removes the selected class from the list, if it has no labels")
        allow(self.remove_button, "" if classes else tr("There is no class to remove: add one first."), tip)
        self.changed.emit()

    def _list_anew(self, classes: "list[LabelClass]") -> "list[QTreeWidgetItem]":
        """Make the rows; the selected class stays selected if it still exists.

        Only if there are other classes than before: a colour button must not be deleted while its dialog is open.
        """
        chosen = self.chosen()
        self.tree.clear()
        items = [self._insert(entry) for entry in classes]
        same = [item for item in items if _value(item) == chosen]
        if items:
            self.tree.setCurrentItem(same[0] if same else items[0])
        return items

    def _insert(self, entry: LabelClass) -> QTreeWidgetItem:
        item = QTreeWidgetItem(["", entry.name, ""])
        item.setData(NAME, Qt.ItemDataRole.UserRole, entry.value)
        item.setTextAlignment(LABELS, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.tree.addTopLevelItem(item)
        button = QgsColorButton(self.tree, tr("Colour of the class"))
        button.setShowMenu(False)
        button.setFixedWidth(2 * self.fontMetrics().height())
        button.setToolTip(tr("Colour of the class, in the labels and in the map"))
        button.colorChanged.connect(lambda color: self.set_color(entry.value, color))
        self.tree.setItemWidget(item, COLOR, button)
        return item

    # Changes by the user

    def add(self, name: str, color: str = "") -> None:
        """Add a class and select it."""
        if not self._has_layer():
            return
        try:
            entry = new_class(self._layer, name, color)
        except InputError as error:
            self._fail(error)
            return
        set_classes(self._layer, [*classes_of(self._layer), entry])
        self.refresh()
        self.tree.setCurrentItem(self.tree.topLevelItem(self.tree.topLevelItemCount() - 1))

    def take(self, classes: "list[LabelClass]") -> None:
        """Add classes of elsewhere, with their colours; those that are there already stay as they are."""
        if not self._has_layer():
            return
        known = classes_of(self._layer)
        codes = holds_codes(self._layer)
        for entry in classes:
            entry = entry if codes else replace(entry, value=entry.name)
            if isinstance(entry.value, int) is codes and not _is_in(entry, known):
                known.append(entry)
        set_classes(self._layer, known)
        self.refresh()

    def set_color(self, value: Value, color: QColor) -> None:
        """Give a class another colour."""
        classes = classes_of(self._layer)
        set_classes(self._layer, [replace(e, color=color.name()) if e.value == value else e for e in classes])

    def remove(self) -> None:
        """Remove the selected class from the list, if it has no labels."""
        value = self.chosen()
        if value is None:
            return
        if self._counts.get(value):
            sentence = tr("{name} has labels: select and delete them first, or give them another class.")
            self.notice.emit(sentence.format(name=value), Qgis.MessageLevel.Warning)
            return
        set_classes(self._layer, [entry for entry in classes_of(self._layer) if entry.value != value])
        self.refresh()

    def _has_layer(self) -> bool:
        """Whether there is a layer to list classes of; asks for one if there is none."""
        if self._layer is None:
            self.labels_wanted.emit()
        return self._layer is not None

    def _ask_name(self) -> None:
        if not self._has_layer():
            return
        name, agreed = QInputDialog.getText(self, tr("Add class"), tr("Name of the class, such as “vineyard”:"))
        if agreed:
            self.add(name)

    def _edit(self, item: QTreeWidgetItem, _column: int) -> None:
        self.tree.editItem(item, NAME)

    def _renamed(self, item: QTreeWidgetItem, column: int) -> None:
        value = _value(item)
        before = {entry.value: entry.name for entry in classes_of(self._layer)}
        if column == NAME and before.get(value) not in (None, item.text(NAME)):
            try:
                rename_class(self._layer, value, item.text(NAME))
            except InputError as error:
                self._fail(error)
        self._later.start()

    def _fill_menu(self) -> None:
        self.menu.clear()
        for layer in land_covers():
            self._offer(layer.name(), lambda layer=layer: classes_of_land_cover(layer))
        self.menu.addSeparator()
        for card in mapping_models().values():
            text = tr("Model {title}").format(title=card.title)
            self._offer(text, lambda card=card: classes_of_model(card))
        self.menu.addSeparator()
        for layer in styled_layers(QgsProject.instance(), self._layer):
            self._offer(layer.name(), lambda layer=layer: classes_in_style(layer))

    def _offer(self, text: str, classes) -> None:
        self.menu.addAction(text.replace("&", "&&"), lambda: self.take(classes()))

    def _fail(self, error: InputError) -> None:
        self.notice.emit(str(error), Qgis.MessageLevel.Critical)

    # The layer's signals

    def _edits(self) -> list:
        layer = self._layer
        if layer is None:
            return []
        changes = (layer.featureAdded, layer.featureDeleted, layer.attributeValueChanged, layer.geometryChanged)
        return [*changes, layer.afterRollBack]

    def _edited(self, *_) -> None:
        self._was_edited = True
        self._later.start()

    def _refresh_later(self) -> None:
        self.refresh()
        if self._was_edited:
            self._was_edited = False
            self.edited.emit()

    def _disconnect(self) -> None:
        with contextlib.suppress(RuntimeError, TypeError):  # the layer is deleted
            for signal in self._edits():
                signal.disconnect(self._edited)
            if self._layer is not None:
                self._layer.rendererChanged.disconnect(self._later.start)

    def dispose(self) -> None:
        """Disconnect from the layer before this widget is deleted."""
        self._later.stop()
        self._disconnect()
        self._layer = None


def _value(item: QTreeWidgetItem) -> Value:
    """The class of a row."""
    return item.data(NAME, Qt.ItemDataRole.UserRole)


def _is_in(entry: LabelClass, classes: "list[LabelClass]") -> bool:
    """Whether ``classes`` have one with the same value or name."""
    return any(entry.value == other.value or entry.name == other.name for other in classes)
