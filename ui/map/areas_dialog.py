"""Areas by polygon: how much of each class lies in each polygon."""

import json
import math
import shutil
import tempfile
from pathlib import Path
from typing import Optional

from qgis.core import (
    Qgis,
    QgsFieldProxyModel,
    QgsMapLayer,
    QgsMapLayerProxyModel,
    QgsProcessingFeatureSourceDefinition,
    QgsVectorLayer,
)
from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication, QIcon
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from ..algorithms import areas_algorithm as parameter
from ..algorithms.algorithm_run import AlgorithmRun
from ..i18n import tr
from ..layers.class_names import class_text
from ..layers.result_combo import ResultCombo
from ..layers.results import ClassArea
from ..layers.swatch import swatch
from ..plain_text import PlainItemTips, push_message
from ..quantities import number_text
from ..widgets.form import add_row, allow, in_progress
from ..widgets.run_dialog import RunDialog


class AreasDialog(RunDialog):
    """Measures a land cover within polygons, shows hectares per polygon and class, copies and saves the table."""

    def __init__(self, current: Optional[QgsMapLayer], parent=None):
        super().__init__(parent)
        self.setWindowTitle(tr("Areas by polygon"))
        self._folder = tempfile.TemporaryDirectory(prefix="landscribe-")
        self._build(current)
        self.polygons.layerChanged.connect(self._show_polygons)
        self._show_polygons(self.polygons.currentLayer())

    def _build(self, current: Optional[QgsMapLayer]) -> None:
        self.result_layer = ResultCombo(current)
        self.polygons = QgsMapLayerComboBox()
        PlainItemTips(self.polygons)
        self.polygons.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.selected = QCheckBox()
        self.names = QgsFieldComboBox()
        PlainItemTips(self.names)
        self.names.setFilters(QgsFieldProxyModel.Filter.AllTypes)
        self.names.setAllowEmptyFieldName(True)
        form = QFormLayout()
        for label, widget in (
            (tr("&Land cover"), self.result_layer),
            (tr("&Polygons"), self.polygons),
            ("", self.selected),
            (tr("&Names from"), self.names),
        ):
            add_row(form, label, widget)
        self.table = QTableWidget()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAlternatingRowColors(True)
        self.table.setAccessibleName(tr("Hectares of each class in each polygon"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.measure_button = self.buttons.addButton(tr("&Measure"), action)
        self.copy_button = self.buttons.addButton(tr("&Copy"), action)
        self.save_button = self.buttons.addButton(tr("&Save as CSV…"), action)
        self.measure_button.clicked.connect(self.measure)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        self.save_button.clicked.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.bar)
        column.addLayout(form)
        column.addWidget(self.table, 1)
        column.addWidget(self.progress)
        column.addWidget(self.buttons)
        self.resize(70 * self.fontMetrics().averageCharWidth(), 26 * self.fontMetrics().lineSpacing())
        self.measure_button.setDefault(True)
        self.show_running(False)

    def _show_polygons(self, layer: Optional[QgsVectorLayer]) -> None:
        count = layer.selectedFeatureCount() if layer is not None else 0
        self.selected.setText(tr("Selected polygons only ({count})").format(count=count))
        self.selected.setEnabled(count > 0)
        self.selected.setChecked(count > 0)
        self.names.setLayer(layer)
        self._show_buttons()

    def measure(self) -> None:
        """Measure the chosen land cover within the chosen polygons."""
        layer = self.polygons.currentLayer()
        if layer is None or self.result_layer.currentLayer() is None or self._run is not None:
            return
        self._csv = Path(self._folder.name) / "areas.csv"
        parameters = {
            parameter.INPUT: self.result_layer.currentLayer(),
            parameter.POLYGONS: QgsProcessingFeatureSourceDefinition(layer.id(), self.selected.isChecked()),
            parameter.CSV: str(self._csv),
        }
        if self.names.currentField():
            parameters[parameter.NAME] = self.names.currentField()
        self.launch(AlgorithmRun("landscribe:areas", parameters, tr("Landscribe: measuring areas")), self._done)

    def _done(self, results: dict) -> None:
        self.show_zones([(zone, [ClassArea(**area) for area in areas]) for zone, areas in json.loads(results["ZONES"])])
        self.show_running(False)
        for warning in json.loads(results["WARNINGS"]):
            push_message(self.bar, "", warning, Qgis.MessageLevel.Warning, 0)

    def show_zones(self, zones: "list[tuple[str, list[ClassArea]]]") -> None:
        """Fill the table: one row per polygon, one column per class that occurs."""
        classes = {area.code: area for _, areas in zones for area in areas}
        columns = [classes[code] for code in sorted(classes)]
        self.table.setColumnCount(len(columns) + 1)
        self.table.setRowCount(len(zones))
        for column, entry in enumerate(columns):
            title = QTableWidgetItem(QIcon(swatch(entry.color)), tr("{name} (ha)").format(name=class_text(entry.name)))
            self.table.setHorizontalHeaderItem(column, title)
        self.table.setHorizontalHeaderItem(len(columns), QTableWidgetItem(tr("All (ha)")))
        self.table.setVerticalHeaderLabels([zone for zone, _ in zones])
        for row, (_, areas) in enumerate(zones):
            hectares = {area.code: area.hectares for area in areas}
            values = [hectares.get(entry.code, 0.0) for entry in columns] + [math.fsum(hectares.values())]
            for column, value in enumerate(values):
                item = QTableWidgetItem(number_text(value, 2))
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        self.table.resizeColumnsToContents()

    def text(self) -> str:
        """Return the table as tab-separated lines."""
        columns, rows = range(self.table.columnCount()), range(self.table.rowCount())
        lines = [["", *(self.table.horizontalHeaderItem(column).text() for column in columns)]]
        lines += [
            [self.table.verticalHeaderItem(row).text(), *(self.table.item(row, column).text() for column in columns)]
            for row in rows
        ]
        return "\n".join("\t".join(line) for line in lines)

    def _save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Save areas"), "", "CSV (*.csv)")
        if path:
            self.save(path if Path(path).suffix else f"{path}.csv")

    def save(self, path: str) -> None:
        """Save the table as CSV: one line per class and polygon."""
        try:
            shutil.copyfile(self._csv, path)
        except OSError as error:
            self.fail(tr("{path} cannot be written ({error}).").format(path=path, error=error.strerror))

    def show_running(self, running: bool) -> None:
        """Show whether areas are being measured; the table can be copied and saved once it has rows."""
        super().show_running(running)
        self._show_buttons()

    def _show_buttons(self) -> None:
        running = in_progress() if self._run is not None else ""
        chosen = self.polygons.currentLayer() is not None and self.result_layer.currentLayer() is not None
        nothing = "" if self.table.rowCount() else tr("There are no areas yet: press Measure first.")
        why_not = "" if chosen else tr("Choose a land cover and a layer of polygons first.")
        allow(self.measure_button, running or why_not, tr("Measures the classes within each polygon"))
        allow(self.copy_button, running or nothing, tr("Copies the table, for a spreadsheet"))
        allow(self.save_button, running or nothing, tr("Saves the table as a file"))

    def done(self, result):
        """Close the dialog and delete the temporary table."""
        self._folder.cleanup()
        super().done(result)
