"""The dock's page “Train”: labels, a run of ``landscribe:fit``, and the map of the visible extent that follows."""

from pathlib import Path
from typing import Optional

from qgis.core import (
    Qgis,
    QgsCsException,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsReferencedRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgisInterface, QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...core.errors import EngineError, InputError
from .. import pace
from ..algorithms import fit_algorithm, map_algorithm, suggest_algorithm
from ..algorithms.algorithm_run import AlgorithmRun
from ..algorithms.model_algorithm import GRID, MODEL
from ..algorithms.network_consent import ALLOW_NETWORK
from ..algorithms.provider import ICON
from ..algorithms.scene_algorithm import BANDS, DEVICE, EXTENT, GSD, INPUT
from ..engine.models import all_models, card_of, free_name, mapping_models
from ..i18n import tr
from ..map.embedding_choice import EmbeddingChoice
from ..plain_text import ask_yes_no
from ..quantities import duration_text, number_text
from ..remembered import Remembered
from ..widgets.form import add_row, choose, narrow, new_form, refill
from ..widgets.remark import Remark
from ..widgets.results_folder import folder_beside, result_file
from ..widgets.run_bar import RunBar
from ..widgets.scene_choice import SceneChoice
from .class_list import ClassList
from .class_sources import classes_of_land_cover
from .correction import Correction, correction_of, keep_correction, labels_of, new_correction, show_corrected
from .label_layer import add_label, label_counts, new_labels, new_labels_file, start_editing
from .label_shape import label_shape
from .label_tools import LabelTools
from .labels_choice import LabelsChoice
from .missing import missing, show_missing
from .next_place import NextPlace
from .preview import preview_file, show_preview, visible_extent
from .report_panel import ReportPanel
from .training import Training

#: Kind of run whose pace is kept: steps of a training of the whole network.
PACE = "fit-network"
#: Custom property of a layer of labels: the name of the model that learns from it.
MODEL_PROPERTY = "landscribe/model"


class TrainPage(QWidget):
    """Draws labels, trains a model and shows what it makes of the visible extent."""

    notice = pyqtSignal(object, object)  # text (or a Notice) for the message bar, Qgis.MessageLevel
    started = pyqtSignal()
    use_requested = pyqtSignal(str)  # name of the model to map with
    corrected = pyqtSignal(object)  # a land cover that shows another map now

    def __init__(self, iface: QgisInterface, scene: SceneChoice, runs: RunBar, embedding: EmbeddingChoice, parent=None):
        super().__init__(parent)
        self._iface, self._scene, self._runs, self._embedding = iface, scene, runs, embedding
        self._scene_id = ""  # of the layer that is mapped
        self._model = ""  # the model that was trained last
        self._steps = 0  # that the whole network would take for its labels
        self._next = NextPlace(iface.mapCanvas())
        self.training = Training(runs, self._fit_parameters, self._map_parameters, self)
        self._build()
        self.training.notice.connect(self.notice)
        self.training.fitted.connect(self._fitted)
        self.training.mapped.connect(self._mapped)
        scene.layer_changed.connect(self._show_run)
        runs.changed.connect(self._show_run)
        self.refresh_models()
        self._labels_changed(self.labels.layer())

    def _build(self) -> None:
        self.labels = LabelsChoice()
        self.labels.changed.connect(self._labels_changed)
        self.labels.new_requested.connect(lambda: self.make_labels())
        self.labels.notice.connect(self.notice)
        self.classes = ClassList()
        self.classes.notice.connect(self.notice)
        self.classes.changed.connect(self._show_run)
        self.classes.edited.connect(self._edited)
        self.classes.labels_wanted.connect(lambda: self.make_labels())
        self.tools = LabelTools(self._iface)
        self.tools.wanted.connect(self._prepare_drawing)
        self.tools.drawn.connect(self.draw)
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("my-classes"))
        self.name.textChanged.connect(self._show_run)
        self.train_button = QPushButton(QIcon(str(ICON)), tr("Tra&in"))
        self.train_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.train_button.clicked.connect(self.train)
        self.each = QCheckBox(tr("Train a&fter each label"))
        self.each.setToolTip(tr("Trains whenever you add, change or delete a label, or undo it"))
        self.each.toggled.connect(self._each_toggled)
        self.report = ReportPanel()
        self.report.labels_requested.connect(self.show_labels)
        self.report.next_requested.connect(self.find_next)
        self.report.use_requested.connect(lambda: self.use_requested.emit(self._model))

        form = new_form()
        tip = tr("A vector layer of points, lines or polygons, each with its class")
        add_row(form, tr("Labels"), self.labels, tip=tip)
        tip = tr("The classes of the labels; the selected one is drawn")
        add_row(form, tr("Classes"), self.classes, tip=tip)
        add_row(form, tr("Label with"), self.tools)
        tip = tr("Name of the model that learns: letters, digits, full stops, hyphens and underscores")
        add_row(form, tr("Model &name"), self.name, tip=tip)
        self.about, self.next_step = Remark(), Remark()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for remark in (self.next_step, self.about):
            column.addWidget(remark)
        column.addLayout(form)
        column.addWidget(self._build_details())
        column.addWidget(self.train_button)
        column.addWidget(self.each)
        column.addWidget(self.report)
        column.addStretch(1)

    def _build_details(self) -> QWidget:
        self.base = QComboBox()
        narrow(self.base)
        self.keep = QCheckBox(tr("Keep the classes without la&bels"))
        self.keep.setToolTip(tr("Classes of the model to start from stay, even if they have no labels"))
        self.whole = QCheckBox(tr("&Train the whole network"))
        self.whole.setToolTip(
            tr(
                "All weights learn, not only the head: for hundreds of labels, and a graphics card or patience. Labels "
                "that are held out decide whether it is better; cancel keeps the best so far"
            )
        )
        self.whole.toggled.connect(self._show_cost)
        self.cost = Remark()
        self.extra_bands = QLineEdit()
        self.extra_bands.setPlaceholderText(tr("nir, height"))
        self.details = details = QgsCollapsibleGroupBox(tr("Start from"))
        details.setCollapsed(True)
        rows = new_form(details)
        tip = tr(
            "The network whose features and classes the new model builds on. An embedding that is chosen on the page "
            "Map is learnt from, too, and the new model needs it"
        )
        add_row(rows, tr("Model"), self.base, tip=tip)
        tip = tr(
            "Bands of the raster to learn from beside red, green and blue, by name or number; the model needs them"
        )
        add_row(rows, tr("Further bands"), self.extra_bands, tip=tip)
        for widget in (self.keep, self.whole, self.cost):
            rows.addRow(widget)
        self._show_cost()
        return details

    def _show_cost(self, *_) -> None:
        """Say how long the whole network takes to learn: the steps of the last training, at the measured pace."""
        self.cost.setVisible(self.whole.isChecked())
        device = self._scene.device.currentData()
        seconds = pace.seconds_for(PACE, self.base.currentData() or "", device, self._steps or None)
        if seconds is None:
            self.cost.setText(tr("Takes minutes to hours. Train once without it to see for how long."))
            return
        text = tr("Takes about {time}: {count} steps. Each label does not train it by itself.")
        self.cost.setText(text.format(time=duration_text(seconds), count=number_text(self._steps, 0)))

    def restore(self, last: Remembered) -> None:
        """Restore the settings of the last session."""
        choose(self.base, last.fit_base)

    def settings(self) -> dict:
        """Return the page's fields of Remembered."""
        return {"fit_base": self.base.currentData() or ""}

    def refresh_models(self) -> None:
        """List the models to start from; the chosen one stays chosen if it still exists."""
        refill(self.base, ((card.title, name) for name, card in mapping_models().items() if not card.head))
        self._show_run()

    # The labels

    def make_labels(self, name: str = "") -> None:
        """Make a new layer of labels for the scene: beside the project, or where the user wants it."""
        scene = self._scene.layer.currentLayer()
        if scene is None:
            self._fail(tr("There is no raster layer: load one first."))
            return
        path = self._labels_file(scene)
        if not path:
            return
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            layer = new_labels(QgsProject.instance(), scene, path, name)
        except OSError as error:
            sentence = tr("The folder {folder} cannot be created ({error}): save the project elsewhere.")
            self._fail(sentence.format(folder=Path(path).parent, error=error.strerror))
            return
        except EngineError as error:
            self._fail(str(error))
            return
        self.labels.choose(layer)

    def _labels_file(self, scene: QgsMapLayer) -> str:
        """A file for new labels: hand-made work is never in a temporary folder. Empty if the user cancels."""
        folder = folder_beside(QgsProject.instance())
        if folder is not None:
            return new_labels_file(folder, scene)
        proposal = new_labels_file(Path.home(), scene)
        title = tr("Save the labels as")
        path, _ = QFileDialog.getSaveFileName(self, title, proposal, tr("GeoPackage (*.gpkg)"))  # asks to replace
        return path if not path or path.lower().endswith(".gpkg") else f"{path}.gpkg"

    def _labels_changed(self, layer: Optional[QgsVectorLayer]) -> None:
        self.training.forget()
        self.classes.set_layer(layer)
        self.tools.set_layer(layer)
        self.report.hide()
        self._next.forget()
        known = layer.customProperty(MODEL_PROPERTY) if layer is not None else None
        self.name.setText(str(known) if known else free_name(layer.name()) if layer is not None else "")
        self._show_correction(correction_of(layer))
        self._show_run()

    def _show_correction(self, correction: Optional[Correction]) -> None:
        """Say which land cover the labels correct; it decides the imagery and the model to start from."""
        project = QgsProject.instance()
        self.about.setVisible(correction is not None)
        self.details.setVisible(correction is None)
        if correction is not None:
            name = project.mapLayer(correction.land_cover).name()
            text = tr("Corrects “{name}”: label places where it is wrong with the class that is there, then train.")
            self.about.setText(text.format(name=name))
            if project.mapLayer(correction.scene) is not None:
                self._scene.layer.setLayer(project.mapLayer(correction.scene))

    def correct(self, land_cover: QgsRasterLayer) -> bool:
        """Make labels with the classes of a land cover, or take those that correct it already."""
        project = QgsProject.instance()
        labels = labels_of(land_cover, project)
        if labels is not None:
            self.labels.choose(labels)
            return True
        try:
            correction = new_correction(land_cover, project)
        except InputError as error:
            self._fail(str(error))
            return False
        self._scene.layer.setLayer(project.mapLayer(correction.scene))
        self.make_labels(tr("{layer} corrections").format(layer=land_cover.name()))
        labels = self.labels.layer()
        if labels is None or label_counts(labels) or correction_of(labels) is not None:
            return False  # no new labels were made
        keep_correction(labels, correction)
        self.classes.take(classes_of_land_cover(land_cover))
        self.labels.choose(labels)
        return True

    def _prepare_drawing(self) -> None:
        """Make the labels ready: there is a layer, it can be edited and is active, so that Undo works on it."""
        if self.labels.layer() is None:
            self.make_labels()
        layer = self.labels.layer()
        if layer is None:
            return
        if self.classes.chosen() is None:
            self._fail(tr("There is no class to label with: add one first."))
            return
        try:
            start_editing(layer)
        except InputError as error:
            self._fail(str(error))
            return
        self._iface.setActiveLayer(layer)

    def draw(self, shape) -> None:
        """Add a label of the selected class. ``shape`` is a QgsReferencedGeometry: a point, a line or a polygon."""
        layer, value = self.labels.layer(), self.classes.chosen()
        if layer is None or value is None:
            return
        try:
            card = card_of(self.base.currentData()) if self.base.currentData() else None
            self._next.hide()
            add_label(layer, label_shape(shape, layer, self._scene.layer.currentLayer(), card), value)
        except InputError as error:
            self._fail(str(error))
        except QgsCsException:
            self._fail(tr("This place cannot be converted to the labels' CRS: label a place nearer to the scene."))

    def show_labels(self, ids: "list[int]") -> None:
        """Select labels and zoom to them."""
        layer = self.labels.layer()
        if layer is None:
            return
        layer.selectByIds(ids)
        self._iface.setActiveLayer(layer)
        self._iface.mapCanvas().zoomToSelected(layer)

    def find_next(self) -> None:
        """Look in the dock's extent for the place where a label would help most, and show it."""
        layer = self.labels.layer()
        if self._runs.run is not None or layer is None or not self._model:
            return
        try:
            scene = self._scene.parameters()
        except InputError as error:
            self._fail(str(error))
            return
        parameters = {
            **{key: scene[key] for key in (INPUT, EXTENT, DEVICE, BANDS, GSD) if key in scene},
            MODEL: self._model,
            suggest_algorithm.LABELS: layer,
            suggest_algorithm.FIELD: self.labels.attribute(),
            suggest_algorithm.VISITED: self._next.visited(),
            suggest_algorithm.EMBEDDING: self._embedding_spec,
        }
        layer_id = scene[INPUT].id()

        def done(results: dict) -> None:
            scene_layer = QgsProject.instance().mapLayer(layer_id)
            if scene_layer is not None:
                self._next.show(results["X"], results["Y"], scene_layer)
                self.report.show_reason(results["REASON"])

        run = AlgorithmRun("landscribe:suggest", parameters, tr("Landscribe: looking where to label next"))
        self._runs.start(run, done)

    # The training

    def train(self) -> None:
        """Train with the present labels, after a question if that replaces a model of other labels."""
        layer, name = self.labels.layer(), self.name.text().strip()
        if self._runs.run is not None or layer is None:
            return
        if layer.customProperty(MODEL_PROPERTY) != name and name in all_models():
            question = tr("A model {name} exists. Replace it?").format(name=name)
            if all_models()[name][1].head and not ask_yes_no(self, tr("Landscribe"), question):
                return
        self.training.start()

    def _fit_parameters(self) -> dict:
        layer = self.labels.layer()
        if layer is None:
            raise InputError(tr("There are no labels: make new labels, or choose a layer."))
        scene = self._scene.parameters()
        self._embedding_spec = self._embedding.spec()
        self._scene_id = scene[INPUT].id()
        self.started.emit()
        correction = correction_of(layer)
        if correction is not None:
            self._embedding_spec = correction.embedding
        return {
            **{key: scene[key] for key in (INPUT, DEVICE, BANDS, GSD) if key in scene},
            fit_algorithm.LABELS: layer,
            fit_algorithm.FIELD: self.labels.attribute(),
            fit_algorithm.NAME: self.name.text().strip(),
            fit_algorithm.BASE: correction.base if correction else self.base.currentData(),
            fit_algorithm.KEEP_CLASSES: correction is not None or self.keep.isChecked(),
            fit_algorithm.EMBEDDING: self._embedding_spec,
            fit_algorithm.EXTRA_BANDS: "" if correction else self.extra_bands.text(),
            fit_algorithm.DEPTH: "network" if self._whole() else "head",
            ALLOW_NETWORK: self._embedding.ask_consent(),
        }

    def _map_parameters(self, model: str) -> dict:
        scene = self._scene.parameters()
        common = {
            **{key: scene[key] for key in (INPUT, DEVICE, BANDS, GSD) if key in scene},
            MODEL: model,
            map_algorithm.EMBEDDING: self._embedding_spec,
            map_algorithm.KEEP_FEATURES: True,  # the next training maps this ground again
            ALLOW_NETWORK: self._embedding.ask_consent(),
        }
        correction, project = correction_of(self.labels.layer()), QgsProject.instance()
        if correction is None:
            extent = visible_extent(self._iface.mapCanvas())
            return {**common, EXTENT: extent, map_algorithm.OUTPUT: preview_file()}
        land_cover = project.mapLayer(correction.land_cover)
        return {
            **common,
            EXTENT: QgsReferencedRectangle(land_cover.extent(), land_cover.crs()),
            GRID: correction.grid,
            map_algorithm.OUTPUT: result_file(project, f"{land_cover.name()} corrected"),
        }

    def _fitted(self, results: dict) -> None:
        layer = self.labels.layer()
        if layer is not None:
            layer.setCustomProperty(MODEL_PROPERTY, results["MODEL"])
        self._model, self._steps = results["MODEL"], results["NETWORK_STEPS"]
        if results["STEP_SECONDS"]:
            spent = results["STEP_SECONDS"] * self._steps
            pace.learn(PACE, self.base.currentData() or "", self._scene.device.currentData(), self._steps, spent)
        self._show_cost()
        self.report.show_results(results, all_models().get(results["MODEL"], (None, None))[1])

    def _mapped(self, model: str, results: dict) -> None:
        project, correction = QgsProject.instance(), correction_of(self.labels.layer())
        if correction is not None:
            land_cover = project.mapLayer(correction.land_cover)
            show_corrected(land_cover, results, card_of(model))
            self.corrected.emit(land_cover)
            return
        show_preview(project, results, card_of(model), project.mapLayer(self._scene_id))

    def _each_toggled(self, on: bool) -> None:
        self.training.ask() if on and not self._whole() and not self._missing() else self.training.forget()

    def _whole(self) -> bool:
        """Whether the whole network learns; a correction is a matter of the head."""
        return self.whole.isChecked() and correction_of(self.labels.layer()) is None

    def _edited(self) -> None:
        if self.each.isChecked() and not self._whole() and not self._missing():
            self.training.ask()

    def _missing(self) -> str:
        has_scene, correction = self._scene.layer.currentLayer() is not None, correction_of(self.labels.layer())
        return missing(has_scene, len(self.classes.labelled()), correction is not None, self.name.text())

    def _show_run(self, *_) -> None:
        idle = self._runs.run is None
        show_missing(self._missing(), idle, self.train_button, self.next_step)
        self.report.set_idle(idle)

    def _fail(self, sentence: str) -> None:
        self.notice.emit(sentence, Qgis.MessageLevel.Critical)

    def dispose(self) -> None:
        """Disconnect from QGIS before the dock is deleted."""
        self.training.forget()
        self._next.forget()
        self.tools.dispose()
        self.classes.dispose()
        self.labels.dispose()
