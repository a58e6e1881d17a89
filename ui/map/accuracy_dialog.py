"""How right is it?: a land cover compared with labelled points or another reference, and the figures that result."""

import json
from pathlib import Path
from typing import Optional

from qgis.core import (
    Qgis,
    QgsMapLayer,
    QgsMapLayerProxyModel,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.gui import QgisInterface, QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QLocale, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from ..algorithms import accuracy_algorithm as parameter
from ..algorithms.algorithm_run import AlgorithmRun
from ..i18n import tr
from ..layers.label_points import LABEL, has_label, is_to_label, labelled_count
from ..layers.result_combo import is_land_cover
from ..layers.results import is_result
from ..plain_text import PlainItemTips, PlainLabel, push_message
from ..quantities import number_text
from ..widgets.form import add_row, allow, beside, in_progress, narrow
from ..widgets.remark import Remark
from ..widgets.run_dialog import RunDialog

#: Custom property of a land cover: the engine's comparison, as JSON.
PROPERTY = "landscribe/accuracy"


class AccuracyDialog(RunDialog):
    """Asks for the reference, compares, and shows the figures; the report opens in the browser."""

    compared = pyqtSignal(str)  # the id of the land cover, which now has the comparison as a custom property

    def __init__(self, land_cover: QgsMapLayer, iface: QgisInterface, parent=None):
        super().__init__(parent)
        self.setWindowTitle(tr("How right is {layer}?").format(layer=land_cover.name()))
        self._iface, self._land_cover = iface, land_cover.id()
        self._report = QgsProcessingUtils.generateTempFilename("accuracy.html")  # the browser reads it later
        self._build(land_cover)
        self.reference.layerChanged.connect(self._show_reference)
        points = next(filter(is_to_label, QgsProject.instance().mapLayers().values()), None)
        self.reference.setLayer(points)
        self._show_reference(self.reference.currentLayer())
        self.show_comparison(comparison_of(land_cover))

    def _build(self, land_cover: QgsMapLayer) -> None:
        self.reference = QgsMapLayerComboBox()
        PlainItemTips(self.reference)
        kinds = QgsMapLayerProxyModel.Filter
        self.reference.setFilters(kinds.RasterLayer | kinds.PointLayer | kinds.PolygonLayer)
        layers = QgsProject.instance().mapLayers().values()
        no_reference = [layer for layer in layers if _is_no_reference(layer) or layer.id() == land_cover.id()]
        self.reference.setExceptedLayerList(no_reference)
        self.reference.setAllowEmptyLayer(True, tr("None yet"))
        self.field = QgsFieldComboBox()
        PlainItemTips(self.field)
        for combo in (self.reference, self.field):
            narrow(combo)
        self.missing = Remark()
        self.next_button = QPushButton(tr("Sho&w the next one"))
        self.next_button.setToolTip(tr("Selects a point without a class and moves the map there"))
        self.next_button.setAutoDefault(False)
        self.next_button.clicked.connect(self.show_next)
        self.missing_row = beside(self.missing, self.next_button)
        form = QFormLayout()
        tip = tr("Points that you labelled, polygons with a class attribute, or another class raster")
        add_row(form, tr("&Reference"), self.reference, self.missing_row, tip=tip)
        add_row(form, tr("Class &attribute"), self.field, tip=tr("Holds the class as its name or code"))
        self.summary = PlainLabel()
        self.summary.setWordWrap(True)
        self.table = QTableWidget()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAlternatingRowColors(True)
        self.table.setAccessibleName(tr("Accuracy of each class"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.compare_button = self.buttons.addButton(tr("&Compare"), action)
        self.report_button = self.buttons.addButton(tr("&Open the report"), action)
        self.compare_button.clicked.connect(self.start)
        self.report_button.clicked.connect(self.open_report)
        self.buttons.rejected.connect(self.reject)
        self.compare_button.setDefault(True)
        column = QVBoxLayout(self)
        column.addWidget(self.bar)
        column.addLayout(form)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(self.progress)
        column.addWidget(self.buttons)
        self.resize(74 * self.fontMetrics().averageCharWidth(), 26 * self.fontMetrics().lineSpacing())
        self._show_buttons()

    def _show_reference(self, layer: Optional[QgsMapLayer]) -> None:
        of_features = isinstance(layer, QgsVectorLayer)
        self.field.setLayer(layer if of_features else None)
        self.field.setEnabled(of_features)
        if of_features and is_to_label(layer):
            self.field.setField(LABEL)
        self._show_buttons()
        self._show_missing(layer)

    def _show_missing(self, layer: Optional[QgsMapLayer]) -> None:
        """Show how many points have no class yet, because the comparison leaves them out."""
        is_points = layer is not None and is_to_label(layer)
        count, labelled = (layer.featureCount(), labelled_count(layer)) if is_points else (0, 0)
        text = tr("{labelled} of {count} points have a class: the comparison leaves out the others.")
        self.missing.setText(
            text.format(labelled=labelled, count=count)
            if layer is not None
            else tr("Draw points first (Accuracy › Points to label…), or choose another reference.")
        )
        self.next_button.setVisible(labelled < count)
        self.missing_row.setVisible(labelled < count or layer is None)

    def show_next(self) -> None:
        """Select a point that has no class yet, and move the map there."""
        layer = self.reference.currentLayer()
        if layer is None or not is_to_label(layer):
            return
        point = next((feature for feature in layer.getFeatures() if not has_label(feature)), None)
        if point is not None:
            layer.selectByIds([point.id()])
            self._iface.setActiveLayer(layer)
            self._iface.mapCanvas().panToSelected(layer)

    def start(self) -> None:
        """Compare the land cover with the chosen reference."""
        land_cover, reference = QgsProject.instance().mapLayer(self._land_cover), self.reference.currentLayer()
        if self._run is not None or land_cover is None or reference is None:
            return
        self._show_missing(reference)
        parameters = {parameter.INPUT: land_cover, parameter.REFERENCE: reference, parameter.REPORT: self._report}
        if self.field.isEnabled():
            parameters[parameter.FIELD] = self.field.currentField()
        self.launch(AlgorithmRun("landscribe:accuracy", parameters, tr("Landscribe: comparing")), self._done)

    def _done(self, results: dict) -> None:
        comparison = json.loads(results["EVALUATION"])
        self.show_comparison(comparison)
        self._show_buttons()
        for warning in comparison.get("warnings", []):
            push_message(self.bar, "", warning, Qgis.MessageLevel.Warning, 0)
        land_cover = QgsProject.instance().mapLayer(self._land_cover)
        if land_cover is not None:
            land_cover.setCustomProperty(PROPERTY, json.dumps(comparison))
            self.compared.emit(self._land_cover)

    def show_comparison(self, comparison: dict) -> None:
        """Show the figures of a comparison; an empty one leaves the table empty."""
        self.summary.setText(comparison_text(comparison))
        self.summary.setVisible(bool(comparison))
        rows = class_rows(comparison)
        titles = (tr("Class"), tr("Mapped is right"), tr("Found on the map"), tr("Area (ha)"))
        tips = (
            "",
            tr("User's accuracy: of the ground mapped as this class, how much is this class"),
            tr("Producer's accuracy: of the ground that is this class, how much is mapped as it"),
            tr("Estimated from the points; it corrects for the mistakes of the map"),
        )
        self.table.setColumnCount(len(titles))
        self.table.setRowCount(len(rows))
        for column, (title, tip) in enumerate(zip(titles, tips)):
            item = QTableWidgetItem(title)
            item.setToolTip(tip)
            self.table.setHorizontalHeaderItem(column, item)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        self.table.verticalHeader().hide()
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def open_report(self) -> None:
        """Open the report in the web browser."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._report))

    def show_running(self, running: bool) -> None:
        """Show whether a comparison is in progress."""
        super().show_running(running)
        self._show_buttons()

    def _show_buttons(self) -> None:
        running = in_progress() if self._run is not None else ""
        why_not = "" if self.reference.currentLayer() is not None else tr("Choose a reference first.")
        nothing = (
            "" if self._report and Path(self._report).exists() else tr("There is no report yet: press Compare first.")
        )
        allow(self.compare_button, running or why_not, tr("Compares the land cover with the reference"))
        allow(self.report_button, nothing, tr("Opens the tables and plots in the web browser"))


def _is_no_reference(layer: QgsMapLayer) -> bool:
    """Return whether ``layer`` is a result that has no classes, such as a confidence or a response."""
    return isinstance(layer, QgsRasterLayer) and is_result(layer) and not is_land_cover(layer)


def comparison_of(layer: Optional[QgsMapLayer]) -> dict:
    """Return the comparison that a land cover carries; empty without one."""
    text = layer.customProperty(PROPERTY) if layer is not None else None
    try:
        comparison = json.loads(text) if text else {}
    except ValueError:  # of another version
        comparison = {}
    return comparison if isinstance(comparison, dict) else {}


def comparison_text(comparison: dict) -> str:
    """Return the overall accuracy as one line; empty without a comparison."""
    overall = comparison.get("overall_accuracy")
    if overall is None:
        return ""
    estimate = comparison.get("estimates", {}).get("overall_accuracy")
    count = QLocale().toString(int(comparison.get("total") or 0))
    if estimate and estimate["value"] is not None:
        return tr("Accuracy: {share} of the area is right, by {count} points").format(
            share=_share(estimate), count=count
        )
    of_points = comparison.get("unit") == "points"
    text = (
        tr("Accuracy: {share} of {count} points agree")
        if of_points
        else tr("Accuracy: {share} of {count} pixels agree")
    )
    return text.format(share=_percent(overall), count=count)


def class_rows(comparison: dict) -> "list[tuple[str, str, str, str]]":
    """Return name, user's accuracy, producer's accuracy and area of each class, as text."""
    estimates = {entry["code"]: entry for entry in comparison.get("estimates", {}).get("classes", [])}
    rows = []
    for entry in comparison.get("classes", []):
        estimate = estimates.get(entry["code"])
        if estimate:
            area = estimate["area_m2"]
            rows.append(
                (
                    entry["name"],
                    _share(estimate["users_accuracy"]),
                    _share(estimate["producers_accuracy"]),
                    _pm(area["value"], area["margin_95"], 1e-4, ""),
                )
            )
        else:
            shares = _percent(entry["users_accuracy"]), _percent(entry["producers_accuracy"])
            rows.append((entry["name"], *shares, _number((entry["mapped_area_m2"] or 0) / 1e4)))
    return rows


def _share(estimate: dict) -> str:
    return _pm(estimate["value"], estimate["margin_95"], 100, " %")


def _pm(value, margin, factor: float, unit: str) -> str:
    if value is None:
        return "–"
    text = _number(factor * value)
    return f"{text} ± {_number(factor * margin)}{unit}" if margin is not None else f"{text}{unit}"


def _percent(value) -> str:
    return "–" if value is None else f"{_number(100 * value)} %"


def _number(value: float) -> str:
    return number_text(value, 1)
