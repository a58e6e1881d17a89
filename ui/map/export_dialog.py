"""The dialog “Export…”: polygons of a land cover or of an answer, and a table of areas."""

import re
from pathlib import Path
from typing import Optional

from osgeo import ogr
from qgis.core import QgsMapLayer, QgsProject, QgsSettings
from qgis.gui import (
    QgsCheckableComboBox,
    QgsDoubleSpinBox,
    QgsFileWidget,
    QgsProjectionSelectionWidget,
)
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from ...core.errors import EngineError, InputError
from ...core.vectors.attributes import ATTRIBUTES
from ..algorithms import areas_algorithm, vectorize_algorithm
from ..algorithms.algorithm_run import AlgorithmRun
from ..i18n import tr
from ..layers.exported import add_polygons
from ..layers.result_combo import ResultCombo, is_land_cover, response_threshold
from ..layers.results import read_record, record_of
from ..layers.swatch import swatch
from ..plain_text import Notice, ask_yes_no
from ..widgets.form import add_row
from ..widgets.results_folder import full_path
from ..widgets.run_dialog import RunDialog

FORMATS = {
    ".gpkg": "GeoPackage",
    ".geojson": "GeoJSON (WGS 84)",
    ".fgb": "FlatGeobuf",
    ".shp": "Shapefile",
}
FOLDER = "landscribe/export/folder"


class ExportDialog(RunDialog):
    """Asks for the options of an export and runs it."""

    exported = pyqtSignal(object)  # a Notice for the message bar

    def __init__(self, current: Optional[QgsMapLayer], parent=None):
        super().__init__(parent)
        self.setWindowTitle(tr("Export polygons and areas"))
        self._steps: list = []  # steps to run: (algorithm, parameters, description)
        self._build(current)
        self.result_layer.layerChanged.connect(self._show_result)
        self._show_result()
        self._show_format()

    # The form

    def _build(self, current: Optional[QgsMapLayer]) -> None:
        self.result_layer = ResultCombo(current, responses=True)
        self.format = QComboBox()
        for suffix, title in FORMATS.items():
            self.format.addItem(title, suffix)
        self.format.currentIndexChanged.connect(self._show_format)
        self.file = QgsFileWidget()
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setConfirmOverwrite(False)  # Export asks once for all files
        self.file.setDialogTitle(tr("Export to"))
        self.layer_name = QLineEdit()
        self.crs = QgsProjectionSelectionWidget()

        self._build_options()
        self._form = form = QFormLayout()
        for label, widget in (
            (tr("Resu&lt"), self.result_layer),
            (tr("&Format"), self.format),
            (tr("Fil&e"), self.file),
            (tr("La&yer name"), self.layer_name),
            (tr("C&RS"), self.crs),
            (tr("Include"), self.polygons),
            ("", self.areas),
            (tr("&Classes"), self.classes),
            (tr("&Threshold"), self.threshold),
            (tr("Attri&butes"), self.attributes),
            (tr("Mi&nimum area"), self.min_area),
            (tr("&Simplify"), self.simplify),
            ("", self.smooth),
            ("", self.add),
        ):
            add_row(form, label, widget)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.export_button = self.buttons.addButton(tr("E&xport"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.start)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.bar, self.progress, self.buttons):
            column.addWidget(widget)
        column.insertLayout(1, form)
        self.export_button.setDefault(True)
        self.setMinimumWidth(72 * self.fontMetrics().averageCharWidth())

    def _build_options(self) -> None:
        """Make the options of the polygons and the table."""
        self.polygons = QCheckBox(tr("&Polygons"))
        self.polygons.setChecked(True)
        self.areas = QCheckBox(tr("Table of &areas (CSV, in the same folder)"))
        self.classes = QListWidget()
        self.classes.setMaximumHeight(9 * self.fontMetrics().lineSpacing())
        self.threshold = QgsDoubleSpinBox()
        self.threshold.setRange(0, 1)
        self.threshold.setSingleStep(0.05)
        self.threshold.setShowClearButton(False)
        self.threshold.setToolTip(tr("Regions are the places with at least this response"))
        self.attributes = QgsCheckableComboBox()
        self.attributes.setToolTip(tr("Columns of the polygons' table, in addition to the class code"))
        self.min_area = _number(0, 1e9, tr(" m²"), tr("Keep all"))
        self.simplify = _number(-1, 1e4, tr(" m"), tr("Two pixels"))
        self.simplify.setToolTip(tr("Tolerance on the ground; 0 keeps the edges of the pixels"))
        self.smooth = QCheckBox(tr("S&mooth boundaries"))
        self.smooth.setChecked(True)
        self.add = QCheckBox(tr("A&dd to the project"))
        self.add.setChecked(True)

    def _show_result(self, *_) -> None:
        """Update the fields that depend on the chosen result."""
        layer = self.result_layer.currentLayer()
        self.classes.clear()
        self.export_button.setEnabled(layer is not None)
        if layer is None:
            return
        self._has_classes = is_land_cover(layer)
        for widget in (self.classes, self.areas):
            self._show_row(widget, self._has_classes)
        self._show_row(self.threshold, not self._has_classes)
        if not self._has_classes:
            self.areas.setChecked(False)
            self.threshold.setValue(response_threshold(layer))
        self._show_attributes(read_record(record_of(layer)), self._confidence(layer))
        for entry in layer.renderer().classes() if self._has_classes else ():
            item = QListWidgetItem(QIcon(swatch(entry.color.name())), entry.label)
            item.setData(Qt.ItemDataRole.UserRole, entry.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.classes.addItem(item)
        self.crs.setLayerCrs(layer.crs())
        self.crs.setCrs(layer.crs())
        self.layer_name.setText(layer.name())
        folder = Path(QgsSettings().value(FOLDER, "") or Path.home())
        self.file.setFilePath(str(folder / (re.sub(r"[^\w-]+", "-", layer.name()) + self.format.currentData())))

    def _show_row(self, widget, shown: bool) -> None:
        widget.setVisible(shown)
        self._form.labelForField(widget).setVisible(shown)

    def _show_attributes(self, record: dict, confidence: Optional[str]) -> None:
        """List the attributes that the polygons can have, all ticked."""
        missing = {"confidence"} if self._has_classes and not confidence else set()
        missing |= {"response", "phrase"} if self._has_classes else {"confidence"}
        missing |= set() if record else {"model", "source", "date"}
        titles = attribute_titles()
        self.attributes.clear()
        for name in ATTRIBUTES:
            if name not in missing:
                self.attributes.addItemWithCheckState(titles[name], Qt.CheckState.Checked, name)

    def _show_format(self, *_) -> None:
        suffix = self.format.currentData()
        self.file.setFilter(f"{FORMATS[suffix]} (*{suffix})")
        path = Path(self.file.filePath())
        if path.name:  # a folder such as "/" has none, and with_suffix would raise
            self.file.setFilePath(str(path.with_suffix(suffix)))
        self.layer_name.setEnabled(suffix == ".gpkg")
        self.crs.setEnabled(suffix != ".geojson")

    # The run

    def start(self) -> None:
        """Export with the chosen options."""
        if self.result_layer.currentLayer() is None or self._run is not None:
            return
        try:
            self._steps = self._plan()
        except InputError as error:
            self.fail(str(error))
            return
        replaced = self._files_to_replace()
        if replaced and not self._confirm_replace(replaced):
            return
        QgsSettings().setValue(FOLDER, str(Path(self.file.filePath()).parent))
        layer = self.result_layer.currentLayer()
        self._source = (record_of(layer), layer.id())  # the layer may be removed during the run
        self._polygons = None
        self._written: list[str] = []
        self._next()

    def _plan(self) -> list:
        path = self._path()
        source = self.result_layer.currentLayer()
        steps = []
        if self.polygons.isChecked():
            codes = self._codes()
            if self._has_classes and not codes:
                raise InputError(tr("No class is chosen: tick the classes to export."))
            parameters = {
                vectorize_algorithm.INPUT: source,
                vectorize_algorithm.MIN_AREA: self.min_area.value(),
                vectorize_algorithm.SMOOTH: self.smooth.isChecked(),
                vectorize_algorithm.OUTPUT: str(path),
            }
            if self._has_classes:
                parameters[vectorize_algorithm.CONFIDENCE] = self._confidence(source)
            else:
                parameters[vectorize_algorithm.THRESHOLD] = self.threshold.value()
            attributes = self.attributes.checkedItemsData()
            if not attributes:
                raise InputError(tr("No attribute is chosen: tick the attributes to export."))
            if len(attributes) < self.attributes.count():
                parameters[vectorize_algorithm.FIELDS] = attributes
            if len(codes) < self.classes.count():
                parameters[vectorize_algorithm.CLASSES] = ", ".join(map(str, codes))
            if self.simplify.value() >= 0:
                parameters[vectorize_algorithm.SIMPLIFY] = self.simplify.value()
            if path.suffix.lower() == ".gpkg":
                parameters[vectorize_algorithm.LAYER_NAME] = self.layer_name.text().strip() or path.stem
            if self.crs.isEnabled() and self.crs.crs() != source.crs():
                parameters[vectorize_algorithm.CRS] = self.crs.crs()
            steps.append(("landscribe:vectorize", parameters, tr("Landscribe: making polygons")))
        if self.areas.isChecked():
            parameters = {areas_algorithm.INPUT: source, areas_algorithm.CSV: str(path.with_suffix(".csv"))}
            steps.append(("landscribe:areas", parameters, tr("Landscribe: measuring areas")))
        if not steps:
            raise InputError(tr("Nothing is chosen: tick the polygons or the table of areas."))
        return steps

    def _path(self) -> Path:
        text = self.file.filePath().strip()
        if not text:
            raise InputError(tr("The file name is missing: enter the file to export to."))
        path = full_path(text, QgsSettings().value(FOLDER, ""))
        if not path.name or path.is_dir():
            raise InputError(tr("{path} is a folder: enter the file to export to.").format(path=text))
        return path if path.suffix.lower() in FORMATS else Path(f"{path}{self.format.currentData()}")

    def _codes(self) -> "list[int]":
        items = [self.classes.item(row) for row in range(self.classes.count())]
        return [
            int(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked
        ]

    def _confidence(self, layer) -> Optional[str]:
        """Return the confidence raster of the same run, if it still exists."""
        path = read_record(record_of(layer)).get("confidence")
        return path if path and Path(path).exists() else None

    def _files_to_replace(self) -> "list[str]":
        """Return the files and layers that the export would replace."""
        replaced = []
        for algorithm, parameters, _ in self._steps:
            path = Path(parameters.get(vectorize_algorithm.OUTPUT) or parameters.get(areas_algorithm.CSV))
            if algorithm == "landscribe:vectorize" and path.suffix.lower() == ".gpkg" and path.exists():
                name = parameters[vectorize_algorithm.LAYER_NAME]
                if name.lower() in layer_names(path):
                    replaced.append(tr("the layer {name} in {path}").format(name=name, path=path))
            elif path.exists():
                replaced.append(str(path))
        return replaced

    def _confirm_replace(self, replaced: "list[str]") -> bool:
        question = tr("Replace {things}?").format(things=tr(" and ").join(replaced))
        return ask_yes_no(self, self.windowTitle(), question)

    def _next(self) -> None:
        if not self._steps:
            self._finish()
            return
        self.launch(AlgorithmRun(*self._steps.pop(0)), self._done)

    def _done(self, results: dict) -> None:
        written = results.get(vectorize_algorithm.OUTPUT) or results.get(areas_algorithm.CSV)
        if "POLYGONS" in results:
            self._polygons = written
        self._written.append(written.split("|")[0])
        self._next()

    def _finish(self) -> None:
        if self._polygons and self.add.isChecked():
            name = self.layer_name.text().strip() or Path(self._written[0]).stem
            raster = QgsProject.instance().mapLayer(self._source[1])
            if raster is not None and raster.name() == name:
                name = tr("{name}: polygons").format(name=name)
            try:
                add_polygons(QgsProject.instance(), self._polygons, name, *self._source)
            except EngineError as error:
                self.fail(str(error))
                return
        self.exported.emit(Notice(tr("Exported: {files}").format(files=", ".join(self._written)), self._written[0]))
        self.accept()

    def show_running(self, running: bool) -> None:
        """Show whether the export is in progress."""
        super().show_running(running)
        self.export_button.setEnabled(not running)


def attribute_titles() -> "dict[str, str]":
    """Return the titles of the attributes by name."""
    return {
        "class": tr("Class name"),
        "confidence": tr("Mean confidence"),
        "response": tr("Mean response"),
        "area_m2": tr("Area (m²)"),
        "area_ha": tr("Area (ha)"),
        "perimeter_m": tr("Perimeter (m)"),
        "phrase": tr("Phrase"),
        "model": tr("Model"),
        "source": tr("Source layer"),
        "date": tr("Date"),
    }


def layer_names(path: Path) -> "set[str]":
    """Return the layer names of a GeoPackage in lower case; empty if it cannot be read."""
    try:
        file = ogr.Open(str(path))
    except RuntimeError:
        file = None
    if file is None:
        return set()
    return {file.GetLayer(index).GetName().lower() for index in range(file.GetLayerCount())}


def _number(lowest: float, highest: float, suffix: str, at_lowest: str) -> QgsDoubleSpinBox:
    box = QgsDoubleSpinBox()
    box.setRange(lowest, highest)
    box.setSuffix(suffix)
    box.setClearValueMode(QgsDoubleSpinBox.ClearValueMode.MinimumValue, at_lowest)
    box.clear()
    return box
