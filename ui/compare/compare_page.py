"""The dock's page “Compare”: it runs ``landscribe:change`` for two layers and shows what changed."""

from datetime import datetime
from pathlib import Path
from typing import Optional

from qgis.core import Qgis, QgsMapLayerProxyModel, QgsProject, QgsRasterLayer
from qgis.gui import QgisInterface, QgsDoubleSpinBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices, QGuiApplication, QIcon
from qgis.PyQt.QtWidgets import QComboBox, QPushButton, QSizePolicy, QSlider, QVBoxLayout, QWidget

from ...core.errors import InputError
from ..algorithms import change_algorithm as parameter
from ..algorithms.algorithm_run import AlgorithmRun, warnings_of
from ..algorithms.model_algorithm import MODEL
from ..algorithms.polygons_parameter import POLYGONS
from ..algorithms.provider import ICON
from ..engine.models import mapping_models
from ..i18n import tr
from ..layers.changes import add_changes
from ..layers.class_names import class_text
from ..layers.result_combo import THRESHOLD
from ..layers.results import ClassArea, read_record, style_response
from ..map.accuracy_button import AccuracyButton
from ..map.accuracy_dialog import comparison_of, comparison_text
from ..map.areas_table import AreasTable
from ..parameter_names import DEVICE, EXTENT, INPUT
from ..plain_text import PlainItemTips
from ..remembered import Remembered
from ..widgets.align_choice import AlignChoice
from ..widgets.button_rows import ButtonRows
from ..widgets.extent_choice import LAYER
from ..widgets.form import add_row, choose, narrow, new_form, refill
from ..widgets.one_dialog import OneDialog
from ..widgets.remark import Remark
from ..widgets.results_folder import ask_where, result_file
from ..widgets.run_bar import RunBar
from ..widgets.scene_choice import SceneChoice
from .matrix_text import matrix_text

ALGORITHM = "landscribe:change"
#: Steps of the threshold's slider.
STEPS = 100


class ComparePage(QWidget):
    """Compares two layers of the project and shows the transitions."""

    notice = pyqtSignal(object, object)  # text (or a Notice) for the message bar, Qgis.MessageLevel
    started = pyqtSignal()

    def __init__(self, iface: QgisInterface, scene: SceneChoice, runs: RunBar, parent=None):
        super().__init__(parent)
        self._scene, self._runs = scene, runs
        self._iface, self.dialogs = iface, OneDialog()
        self._probability = ""  # id of the layer whose threshold the slider moves
        self._changes = ""  # id of the layer of transitions
        self._report = ""
        self._transitions: list = []
        self._later = ""  # id of the later date that is compared
        self._build()
        runs.changed.connect(self._show_run)
        for combo in (self.before, self.after):
            combo.layerChanged.connect(self._show_run)
        scene.layer_changed.connect(self._follow)
        self.refresh_models()
        self._follow(scene.layer.currentLayer())

    def _build(self) -> None:
        self.before, self.after = QgsMapLayerComboBox(), QgsMapLayerComboBox()
        for combo in (self.before, self.after):
            combo.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
            PlainItemTips(combo)
        self.model = QComboBox()
        self.align = AlignChoice()
        self.min_area = QgsDoubleSpinBox()
        self.min_area.setMaximum(1e9)
        self.min_area.setDecimals(0)
        self.min_area.setSuffix(tr(" m²"))
        self.min_area.setClearValue(0, tr("Keep all"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(1, STEPS)
        self.slider.setPageStep(10)
        self.slider.setValue(round(parameter.DEFAULT_THRESHOLD * STEPS))
        self.slider.valueChanged.connect(self._show_threshold)
        self.threshold_line = Remark()
        form = new_form()
        add_row(form, tr("&Before"), self.before, tip=tr("The earlier date: imagery, or a land cover made before"))
        add_row(form, tr("A&fter"), self.after, tip=tr("The later date, of the same kind"))
        add_row(form, tr("Model"), self.model, tip=tr("The network that maps both dates; not used for land covers"))
        add_row(form, tr("Al&ign"), self.align)
        add_row(form, tr("Minim&um area"), self.min_area, tip=tr("Smaller changes are dropped"))
        tip = tr("Probability from which ground has changed; the layer follows at once, the table with the next run")
        add_row(form, tr("Threshold"), self.slider, self.threshold_line, tip=tip)
        for combo in (self.before, self.after, self.model):
            narrow(combo)
        self.button = QPushButton(QIcon(str(ICON)), tr("Compare bo&th"))
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.button)
        column.addWidget(self._build_result(), 1)
        column.addStretch(0)
        self._show_threshold(self.slider.value())

    def _build_result(self) -> QWidget:
        self.result_box = QWidget()
        self.table = AreasTable()
        self.table.setMinimumHeight(120)
        self.table.setAccessibleName(tr("Transitions"))
        self.result_line = Remark()
        self.copy_button = QPushButton(tr("Copy matrix"))
        self.copy_button.setToolTip(tr("Copies the matrix of transitions in hectares, for a spreadsheet"))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(matrix_text(self._transitions)))
        self.report_button = QPushButton(tr("Open report"))
        self.report_button.setToolTip(tr("Opens the report with its flow chart in the browser"))
        self.report_button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self._report)))
        self.accuracy_button = AccuracyButton(self._iface, self._transitions_layer, self.dialogs)
        self.accuracy_button.setToolTip(
            tr("Estimate the true area of each change with its 95 % interval, from points that you label")
        )
        self.accuracy_button.notice.connect(self.notice)
        self.accuracy_button.compared.connect(self._show_accuracy)
        self.accuracy_line = Remark()
        self.accuracy_line.hide()
        column = QVBoxLayout(self.result_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.result_line)
        column.addLayout(ButtonRows(self.copy_button, self.report_button, self.accuracy_button))
        column.addWidget(self.accuracy_line)
        self.result_box.hide()
        return self.result_box

    def restore(self, last: Remembered) -> None:
        """Restore the settings of the last session."""
        choose(self.model, last.model)

    def settings(self) -> dict:
        """Return the page's fields of Remembered: it has none of its own."""
        return {}

    def refresh_models(self) -> None:
        """List the installed models; the chosen model stays chosen if it still exists."""
        refill(self.model, ((card.title, name) for name, card in mapping_models().items()))
        self._show_run()

    def _follow(self, layer) -> None:
        """The scene is the later date, until the user chooses another one."""
        if isinstance(layer, QgsRasterLayer):
            self.after.setLayer(layer)

    def _show_run(self, *_) -> None:
        layers = self.before.currentLayer(), self.after.currentLayer()
        reason = self._why_not(*layers)
        self.button.setEnabled(not reason)
        self.button.setToolTip(reason or tr("Makes layers of what changed in the extent"))

    def _why_not(self, before, after) -> str:
        """Why nothing can be compared now; "" if it can."""
        if self._runs.run is not None:
            return tr("A run is in progress: wait until it ends, or cancel it.")
        if before is None or after is None:
            return tr("Two raster layers are needed: load the earlier and the later date.")
        if before is after:
            return tr("Both dates are the same layer: choose another one as the earlier or the later date.")
        return "" if self.model.count() else tr("No model is installed: install one on the page Models.")

    def _show_threshold(self, step: int) -> None:
        """Move the threshold of the layer with the probability of change."""
        threshold = step / STEPS
        self.threshold_line.setText(tr("{threshold:.2f}").format(threshold=threshold))
        layer = QgsProject.instance().mapLayer(self._probability)
        if layer is not None:
            style_response(layer, threshold)
            layer.setCustomProperty(THRESHOLD, threshold)
            layer.triggerRepaint()

    # The run

    def start(self) -> None:
        """Compare both layers."""
        if self._runs.run is not None:
            return
        ask_where(self, QgsProject.instance())
        try:
            parameters = self._parameters()
        except InputError as error:
            self.notice.emit(str(error), Qgis.MessageLevel.Critical)
            return
        self.started.emit()
        self._later = parameters[parameter.AFTER].id()
        run = AlgorithmRun(ALGORITHM, parameters, tr("Landscribe: comparing two dates"))
        self._runs.start(run, self._done)

    def _parameters(self) -> dict:
        before, after = self.before.currentLayer(), self.after.currentLayer()
        if before is None or after is None:
            raise InputError(tr("Two raster layers are needed: load the earlier and the later date."))
        output = Path(result_file(QgsProject.instance(), tr("{layer} change").format(layer=after.name())))
        names = {
            parameter.PROBABILITY: "-probability.tif", parameter.BEFORE_MAP: "-before.tif",
            parameter.AFTER_MAP: "-after.tif", parameter.REGIONS: ".gpkg", parameter.TABLE: ".csv",
            parameter.REPORT: ".html",
        }  # fmt: skip
        return {
            INPUT: before,
            parameter.AFTER: after,
            **self._place(),
            DEVICE: self._scene.device.currentData(),
            MODEL: self.model.currentData(),
            parameter.ALIGN: self.align.currentData(),
            parameter.THRESHOLD: self.slider.value() / STEPS,
            parameter.MIN_AREA: self.min_area.value(),
            parameter.OUTPUT: str(output),
            **{name: str(output.with_name(output.stem + end)) for name, end in names.items()},
        }

    def _place(self) -> dict:
        """The parameters for the extent; the whole layer is all that both dates have."""
        extent = self._scene.extent
        if extent.kind() == LAYER:
            return {}
        polygons = extent.polygons()
        return {EXTENT: extent.extent(), **({POLYGONS: polygons} if polygons else {})}

    def _done(self, results: dict) -> None:
        record = read_record(results["RECORD"])
        name = tr("What changed {time}").format(time=datetime.now().strftime("%H:%M"))
        threshold = float(record.get("threshold") or parameter.DEFAULT_THRESHOLD)
        files = {
            "output": results[parameter.OUTPUT], "probability": results.get(parameter.PROBABILITY),
            "before_map": results.get(parameter.BEFORE_MAP), "after_map": results.get(parameter.AFTER_MAP),
            "polygons": results.get(parameter.REGIONS),
        }  # fmt: skip
        layers = add_changes(QgsProject.instance(), files, results["RECORD"], threshold, name, self._later)
        self._probability, self._changes = (
            layers[key].id() if key in layers else "" for key in ("probability", "output")
        )
        self._show_accuracy()
        self._report = results.get(parameter.REPORT) or ""
        self._transitions = record.get("transitions") or []
        changed = [
            ClassArea(
                entry["code"],
                f"{class_text(entry['before'])} → {class_text(entry['after'])}",
                entry["color"],
                entry["area_m2"] / 1e4,
                entry["percent"],
            )
            for entry in self._transitions
            if entry["changed"]
        ]
        self.table.show_areas(changed)
        self.result_line.setText(_summary(record))
        self.report_button.setEnabled(bool(self._report))
        self.result_box.show()
        for warning in warnings_of(results):
            self.notice.emit(warning, Qgis.MessageLevel.Warning)

    def _transitions_layer(self) -> Optional[QgsRasterLayer]:
        """The layer of transitions of the last comparison, if it is still there."""
        layer = QgsProject.instance().mapLayer(self._changes)
        if layer is None:
            text = tr("The layer of transitions is gone from the project: compare both dates again.")
            self.notice.emit(text, Qgis.MessageLevel.Warning)
        return layer

    def _show_accuracy(self, *_) -> None:
        """Show the comparison with a reference that the layer of transitions carries."""
        text = comparison_text(comparison_of(QgsProject.instance().mapLayer(self._changes)))
        self.accuracy_line.setText(text)
        self.accuracy_line.setVisible(bool(text))

    def dispose(self) -> None:
        """Disconnect from QGIS before the dock is deleted."""
        self.dialogs.abandon()
        for combo in (self.before, self.after):
            combo.layerChanged.disconnect(self._show_run)  # layers may be deleted before this widget


def _summary(record: dict) -> str:
    """Changed ground, and the shift between the dates, as one line."""
    share, registration = record.get("changed_percent"), record.get("registration")
    parts = [] if share is None else [tr("{percent:.1f} % of the ground has changed").format(percent=share)]
    if registration:
        text = tr("shift between the dates {metres:.2g} m ({pixels:.1f} pixels)")
        parts.append(text.format(metres=registration["metres"], pixels=registration["pixels"]))
    return " · ".join(parts)
