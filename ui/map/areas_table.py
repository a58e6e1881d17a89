"""The table of class areas."""

import math

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from qgis.PyQt.QtGui import QFont, QGuiApplication
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ..i18n import tr
from ..layers.class_names import class_text
from ..layers.results import ClassArea
from ..layers.swatch import swatch
from ..plain_text import safe_text
from ..quantities import number_text

CLASS, HECTARES, PERCENT = range(3)
#: The code of the row with the sum; no class has it.
TOTAL = -1


class AreasModel(QAbstractTableModel):
    """A table model of ``ClassArea`` rows: class with its colour, hectares, percent; the last row is their sum."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._areas: list[ClassArea] = []
        self._in_pixels = False

    def show_areas(self, areas: "list[ClassArea]", in_pixels: bool = False) -> None:
        """Replace the rows; ``hectares`` may hold pixels."""
        self.beginResetModel()
        self._in_pixels = in_pixels
        self._areas = list(areas)
        if len(areas) > 1:
            hectares = math.fsum(area.hectares for area in areas)
            self._areas.append(ClassArea(TOTAL, tr("Total"), "", hectares, math.fsum(area.percent for area in areas)))
        self.endResetModel()

    def is_total(self, row: int) -> bool:
        """Whether a row is the sum of the others."""
        return self._areas[row].code == TOTAL

    def rowCount(self, parent=QModelIndex()):  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._areas)

    def columnCount(self, parent=QModelIndex()):  # noqa: B008
        return 0 if parent.isValid() else 3

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (tr("Class"), tr("Pixels") if self._in_pixels else tr("Area (ha)"), tr("Share"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section != CLASS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        area = self._areas[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                class_text(area.name),
                number_text(area.hectares, 0 if self._in_pixels or area.hectares >= 1000 else 2),
                f"{number_text(area.percent, 1)} %",
            )[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return safe_text(class_text(area.name))
        if role == Qt.ItemDataRole.UserRole:  # the value to sort by
            return (class_text(area.name), area.hectares, area.percent)[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == CLASS and area.code != TOTAL:
            return swatch(area.color)
        if role == Qt.ItemDataRole.FontRole and area.code == TOTAL:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != CLASS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


class _TotalLast(QSortFilterProxyModel):
    """Sorts the classes; the sum stays below them."""

    def lessThan(self, left, right):
        for this, that, is_less in ((left, right, False), (right, left, True)):
            if self.sourceModel().is_total(this.row()) and not self.sourceModel().is_total(that.row()):
                return is_less if self.sortOrder() == Qt.SortOrder.AscendingOrder else not is_less
        return super().lessThan(left, right)


class AreasTable(QTableView):
    """Class areas, sortable; Ctrl+C copies them as tab-separated text."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._model = AreasModel(self)
        proxy = _TotalLast(self)
        proxy.setSourceModel(self._model)
        proxy.setSortRole(Qt.ItemDataRole.UserRole)
        self.setModel(proxy)
        self.setSortingEnabled(True)
        self.sortByColumn(HECTARES, Qt.SortOrder.DescendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.horizontalHeader().setSectionResizeMode(CLASS, QHeaderView.ResizeMode.Stretch)
        for column in (HECTARES, PERCENT):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.setAccessibleName(tr("Class areas"))

    def show_areas(self, areas: "list[ClassArea]", in_pixels: bool = False) -> None:
        """Replace the rows; ``hectares`` may hold pixels."""
        self._model.show_areas(areas, in_pixels)

    def text(self) -> str:
        """Return the table as tab-separated lines, in the order shown."""
        model = self.model()
        rows = [[model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]]
        rows += [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
        return "\n".join("\t".join(row) for row in rows)

    def keyPressEvent(self, event):
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_C:
            QGuiApplication.clipboard().setText(self.text())
        else:
            super().keyPressEvent(event)
