"""What a training says: accuracies by class, warnings, labels to look at again, and what to do next."""

import json
from typing import Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.models.card import ModelCard
from ..algorithms.algorithm_run import warnings_of
from ..i18n import tr
from ..quantities import duration_text
from ..widgets.button_rows import ButtonRows
from ..widgets.form import allow, in_progress
from ..widgets.remark import Remark

#: Most rows that are visible; the table scrolls beyond that.
MAX_ROWS = 8


class ReportPanel(QWidget):
    """Shows the results of ``landscribe:fit``; hidden before the first training."""

    labels_requested = pyqtSignal(list)  # ids of labels to show
    use_requested = pyqtSignal()
    next_requested = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.summary = Remark()
        self.table = QTreeWidget()
        self.table.setRootIsDecorated(False)
        self.table.setHeaderLabels([tr("Class"), tr("Labels"), tr("Accuracy"), tr("95 % interval")])
        self.table.header().setStretchLastSection(False)
        self.table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setAccessibleName(tr("Accuracy of each class"))
        self.table.setToolTip(
            tr(
                "Share of the labels of a class that get this class from a model that did not learn from them. It "
                "describes the places that you labelled."
            )
        )
        self.doubts = QWidget()  # a remark for each warning, and for each contradiction a button
        self._doubts = QVBoxLayout(self.doubts)
        self._doubts.setContentsMargins(0, 0, 0, 0)
        self._doubts.setSpacing(2)
        self.next_button = QPushButton(tr("Where to label next"))
        self.next_button.clicked.connect(self.next_requested)
        self.next_reason = Remark()
        self.next_reason.hide()
        self.use_button = QPushButton(tr("Map with it…"))
        self.use_button.setToolTip(tr("Opens the page Map with this model, to map any extent and to save the result"))
        self.use_button.clicked.connect(self.use_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(ButtonRows(self.next_button, self.use_button))
        for widget in (self.next_reason, self.summary, self.table, self.doubts):
            column.addWidget(widget)
        self.hide()

    def show_results(self, results: dict, card: Optional[ModelCard]) -> None:
        """Show the results of a training; ``card`` is that of the new model."""
        colors = {entry.code: entry.color for entry in card.classes} if card else {}
        classes = json.loads(results["CLASSES"])
        self.summary.setText(_summary(results, sum(entry["labels"] for entry in classes)))
        self.table.clear()
        for entry in classes:
            self.table.addTopLevelItem(_row(entry, colors.get(entry["code"])))
        rows = min(len(classes), MAX_ROWS)
        height = self.table.header().sizeHint().height() + 2 * self.table.frameWidth()
        self.table.setFixedHeight(height + rows * max(self.table.sizeHintForRow(0), 1))
        self._show_doubts(warnings_of(results), json.loads(results["CONTRADICTIONS"]))
        self.next_reason.hide()
        self.show()

    def show_reason(self, reason: str) -> None:
        """Say why a place was proposed."""
        self.next_reason.setText(reason)
        self.next_reason.show()

    def set_idle(self, idle: bool) -> None:
        """Enable what starts a run, or disable it."""
        tip = tr("Shows the place in the extent where a label would help most, and says why")
        allow(self.next_button, "" if idle else in_progress(), tip)

    def _show_doubts(self, warnings: "list[str]", contradictions: "list[dict]") -> None:
        while self._doubts.count():
            widget = self._doubts.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        said = [f"labels of {entry['name']} look most like {entry['like']}" for entry in contradictions]
        for warning in warnings:
            if not any(words in warning for words in said):  # it comes below, with a button
                self._add_remark(warning)
        for entry in contradictions:
            text = tr("{count} of {of} labels of {name} look most like {like}.")
            self._add_remark(text.format(**{**entry, "count": len(entry["labels"])}))
            button = QPushButton(tr("Show them"))
            button.setToolTip(tr("Selects these labels and zooms to them"))
            button.clicked.connect(lambda _=False, ids=entry["features"]: self.labels_requested.emit(ids))
            self._doubts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_remark(self, text: str) -> None:
        remark = Remark()
        remark.setText(text)
        self._doubts.addWidget(remark)


def _summary(results: dict, labels: int) -> str:
    """One line about the training."""
    seconds = duration_text(results["SECONDS"])
    if results["ACCURACY"] is None:
        text = tr("{labels} labels, {time}. Too few to say how accurate the model is: give each class two or more.")
        return text.format(labels=labels, time=seconds)
    text = tr("Mean accuracy {percent:.0f} % by cross-validation; {labels} labels, {time}")
    return text.format(percent=100 * results["ACCURACY"], labels=labels, time=seconds)


def _row(entry: dict, color: Optional[str]) -> QTreeWidgetItem:
    """The row of one class."""
    known = entry["accuracy"] is not None
    accuracy = tr("{percent:.0f} %").format(percent=100 * entry["accuracy"]) if known else "–"
    interval = (
        tr("{low:.0f} to {high:.0f} %").format(low=100 * entry["low"], high=100 * entry["high"]) if known else "–"
    )
    item = QTreeWidgetItem([entry["name"], str(entry["labels"]), accuracy, interval])
    if color:
        item.setData(0, Qt.ItemDataRole.DecorationRole, QColor(color))
    for column in (1, 2, 3):
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
