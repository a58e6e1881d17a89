"""The dock's page “Map”: it runs ``landscribe:map`` for the chosen extent and shows the result."""

import math
from pathlib import Path
from typing import Optional

from qgis.core import Qgis, QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.gui import QgisInterface, QgsCollapsibleGroupBox, QgsFileWidget
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QFormLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ...core.errors import EngineError, InputError
from ...core.models.card import ModelCard
from ...core.models.registry import DEFAULT_MAPPING_MODEL
from ..algorithms import map_algorithm as parameter
from ..algorithms import vectorize_algorithm
from ..algorithms.algorithm_run import AlgorithmRun, warnings_of
from ..algorithms.model_algorithm import GRID, MODEL
from ..algorithms.network_consent import ALLOW_NETWORK
from ..algorithms.provider import ICON
from ..engine.models import card_of, mapping_models
from ..i18n import tr
from ..layers.exported import add_polygons
from ..layers.results import add_results, class_area, class_pixels, read_record, record_of
from ..pace import cost_text, learn, work_of
from ..parameter_names import EXTENT, INPUT
from ..quantities import duration_text, number_text
from ..remembered import Remembered
from ..widgets.form import add_row, at, choose, focus_on, narrow, new_form, refill
from ..widgets.remark import Remark
from ..widgets.results_folder import ask_where, full_path, may_replace, place_text, result_file
from ..widgets.run_bar import RunBar
from ..widgets.scene_choice import SceneChoice
from .accuracy_dialog import comparison_of, comparison_text
from .areas_table import AreasTable
from .embedding_choice import EmbeddingChoice
from .land_cover_choice import LandCoverChoice
from .look_through import LookThrough
from .map_run import MapRun
from .results_bar import ResultsBar
from .similarity_tool import SimilarityButton


class MapPage(QWidget):
    """Maps the chosen extent and shows the areas of the classes."""

    notice = pyqtSignal(object, object)  # text (or a Notice) for the message bar, Qgis.MessageLevel
    started = pyqtSignal()

    def __init__(self, iface: QgisInterface, scene: SceneChoice, runs: RunBar, parent=None):
        super().__init__(parent)
        self._scene, self._runs = scene, runs
        self._running_card: Optional[ModelCard] = None
        self._running_layer = ("", "")  # id and name of the layer being mapped
        self._running_work: Optional[float] = None  # megapixels
        self._build(iface)
        scene.layer_changed.connect(self._show_run)
        runs.changed.connect(self._show_run)
        self.refresh_models()
        scene.layer_changed.connect(self._show_place)
        scene.extent.changed.connect(self._show_place)
        self.embedding.changed.connect(self._show_place)
        scene.device.currentIndexChanged.connect(self._show_cost)
        self.model.currentIndexChanged.connect(self._show_place)
        self._show_place()

    def _build(self, iface: QgisInterface) -> None:
        self.choices = QgsCollapsibleGroupBox(tr("Model and file"))
        self.choices.setLayout(self._build_form(iface))
        self.choices.layout().setContentsMargins(0, 0, 0, 0)
        self.map_button = QPushButton(QIcon(str(ICON)), tr("Map th&is extent"))
        self.map_button.setDefault(True)
        self.map_button.setToolTip(tr("Makes a land-cover layer of the extent"))
        self.map_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.map_button.clicked.connect(self.start)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choices)
        self.cost_line = Remark()
        column.addWidget(self.map_button)
        column.addWidget(self.cost_line)
        column.addWidget(self._build_result(iface), 1)
        column.addStretch(0)

    def _build_result(self, iface: QgisInterface) -> QWidget:
        """Make the lower part of the page: everything in it is about one land cover, which a combo box names."""
        self.result = LandCoverChoice(iface)
        self.areas = AreasTable()
        self.areas.setMinimumHeight(120)
        self.result_line = Remark()
        self.results = ResultsBar(iface, self.result, self.areas)
        self.results.notice.connect(self.notice)
        self.results.compared.connect(self._show_accuracy)
        self.accuracy_line = Remark()
        self.result_box = QWidget()
        form = new_form()
        tip = tr("The land cover that the table and the buttons below are about")
        add_row(form, tr("Shown res&ult"), self.result, tip=tip)
        self.look = LookThrough()
        add_row(form, tr("Opacity"), self.look, tip=tr("How much the land cover covers the imagery"))
        column = QVBoxLayout(self.result_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.results)
        column.addWidget(self.areas, 1)
        column.addWidget(self.result_line)
        column.addWidget(self.accuracy_line)
        self.result.changed.connect(self._show_result)
        self._show_result(self.result.currentLayer())
        return self.result_box

    def _build_form(self, iface: QgisInterface) -> QFormLayout:
        """Make the form with the choices of a run."""
        self.model = QComboBox()
        self.card_line = Remark()
        self.model.currentIndexChanged.connect(self._show_card)

        self.embedding = EmbeddingChoice()
        self.alike = SimilarityButton(
            iface.mapCanvas(), self._similarity_parameters, lambda *run: self._runs.start(*run)
        )
        self.alike.notice.connect(self.notice)
        self.grid = QComboBox()
        self.grid.addItem(tr("Same as the layer"), "scene")
        self.grid.addItem(tr("Same as the model"), "model")

        self.output = QgsFileWidget()
        self.output.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.output.setDialogTitle(tr("Save the land cover as"))
        self.output.setFilter(tr("GeoTIFF (*.tif)"))
        self.confidence = QCheckBox(tr("Add a con&fidence layer"))
        self.confidence.setToolTip(
            tr("A second layer that shows how sure the network is about each pixel, in per cent")
        )

        self.polygons = QCheckBox(tr("Add poly&gons"))
        self.polygons.setToolTip(
            tr("Also makes a GeoPackage of polygons, with the usual settings; Export… has more choices")
        )
        form = new_form()
        add_row(
            form, tr("Model"), self.model, self.card_line, tip=tr("The neural network that gives each pixel its class")
        )
        tip = tr(
            "What the network knows of the wider surroundings: numbers that describe each place. They help to tell "
            "classes apart, such as a field from a lawn. The manual (chapter Embeddings) compares them."
        )
        add_row(form, tr("Em&bedding"), self.embedding, self.alike, tip=tip)
        add_row(
            form,
            tr("Resul&t pixels"),
            self.grid,
            tip=tr("Pixel size of the result: that of the layer, or the size that the network works with"),
        )
        add_row(
            form,
            tr("Save to"),
            self.output,
            self.confidence,
            self.polygons,
            tip=tr("A GeoTIFF; an empty field shows where the result goes"),
        )
        for combo in (self.model, self.grid):
            narrow(combo)
        return form

    def restore(self, last: Remembered) -> None:
        """Restore the settings of the last session."""
        choose(self.model, last.model)
        self.embedding.set_spec(last.embedding)
        choose(self.grid, last.grid)
        self.confidence.setChecked(last.confidence)
        self.polygons.setChecked(last.polygons)
        self.output.setDefaultRoot(last.folder)

    def settings(self) -> dict:
        """Return the page's fields of Remembered."""
        saved_to = self.output.filePath()
        return {
            "model": self.model.currentData() or "",
            "embedding": self._embedding_spec(),
            "grid": self.grid.currentData(),
            "confidence": self.confidence.isChecked(),
            "polygons": self.polygons.isChecked(),
            "folder": str(Path(saved_to).parent) if saved_to else self.output.defaultRoot(),
        }

    def refresh_models(self) -> None:
        """List the installed models; the chosen model stays chosen if it still exists."""
        refill(self.model, ((card.title, name) for name, card in mapping_models().items()))
        self._show_card()
        self._show_run()

    def _embedding_spec(self) -> str:
        """Return the embedding, or only its kind if no file is chosen yet."""
        try:
            return self.embedding.spec()
        except InputError:
            return self.embedding.source()

    def _show_place(self, *_) -> None:
        """Show where the result will go, and for which place the embedding would be downloaded."""
        self.output.lineEdit().setPlaceholderText(place_text(QgsProject.instance()))
        self.alike.show_source(self.embedding.source())
        self.embedding.set_place(**self._scene.place(), model=self.model.currentData() or "")
        self._show_cost()

    def _work(self) -> Optional[float]:
        """Return the megapixels of a run with the present choices; None if they are unknown."""
        layer, name = self._scene.layer.currentLayer(), self.model.currentData()
        try:
            return work_of(layer, self._scene.extent.extent(), card_of(name)) if name else None
        except InputError:
            return None

    def _show_cost(self, *_) -> None:
        """Show how long the run will take."""
        work = self._work()
        text = ""
        if work == 0:
            text = tr("The extent lies beside the layer.")
        elif work is not None:
            cost = cost_text("map", self.model.currentData(), self._scene.used_device(), work)
            text = cost[:1].upper() + cost[1:]
        self.cost_line.setText(text)
        self.cost_line.setVisible(bool(text))

    def _show_card(self) -> None:
        name = self.model.currentData()
        card = card_of(name) if name else None
        self.card_line.setText(card_text(card) if card else tr("No model is installed."))
        reads = card.head.get("embedding") if card else None
        source = reads.get("source") if isinstance(reads, dict) else None
        if isinstance(source, str) and source:  # it learnt from it, and maps with nothing else
            self.embedding.set_spec(source)

    def _show_run(self, *_) -> None:
        idle = self._runs.run is None
        ready = self._scene.layer.currentLayer() is not None and self.model.count() > 0
        self.map_button.setEnabled(idle and ready)
        self.map_button.setToolTip(
            tr("Makes a land-cover layer of the extent")
            if idle and ready
            else tr("A run is in progress: wait until it ends, or cancel it.")
            if not idle
            else tr("There is no raster layer: load one first.")
            if self.model.count() > 0
            else tr("No model is installed: install Landscribe again.")
        )

    # The run

    def start(self) -> None:
        """Map the chosen extent."""
        if self._runs.run is not None:
            return
        ask_where(self, QgsProject.instance())
        self._show_place()
        try:
            parameters = self._parameters()
        except InputError as error:
            self.notice.emit(str(error), Qgis.MessageLevel.Critical)
            focus_on(error)
            return
        if not may_replace(self, parameters[parameter.OUTPUT], parameters.get(parameter.CONFIDENCE)):
            return
        self.started.emit()
        layer = parameters[INPUT]
        self._running_layer = (layer.id(), layer.name())
        self._running_file = bool(self.output.filePath().strip())
        self._running_card = card_of(parameters[MODEL])
        self._running_work, self._running_device = self._work(), self._scene.used_device()
        self._runs.start(MapRun(parameters), self._done)

    def _parameters(self) -> dict:
        scene = self._scene.parameters()
        if not self.model.currentData():
            raise InputError(tr("No model is installed: install Landscribe again."))
        embedding = self.embedding.spec()
        output = self.output.filePath().strip()
        if output:
            path = full_path(output, self.output.defaultRoot())
            if not path.name or path.is_dir():
                sentence = tr("{path} is a folder: enter the file to save to.").format(path=output)
                raise at(self.output.lineEdit(), sentence)
            output = str(path) if path.suffix else f"{path}.tif"
        output = output or result_file(QgsProject.instance(), f"{scene[INPUT].name()} land cover")
        parameters = {
            **scene,
            MODEL: self.model.currentData(),
            parameter.EMBEDDING: embedding,
            ALLOW_NETWORK: self.embedding.ask_consent(),
            GRID: self.grid.currentData(),
            parameter.OUTPUT: output,
        }
        if self.confidence.isChecked():
            parameters[parameter.CONFIDENCE] = str(Path(output).with_name(f"{Path(output).stem}-confidence.tif"))
        return parameters

    def _similarity_parameters(self) -> dict:
        """Return the parameters for finding similar places: the scene, the extent and the embedding."""
        if self._runs.run is not None:
            raise InputError(tr("A run is in progress: wait until it ends, or cancel it."))
        scene = self._scene.parameters()
        return {
            INPUT: scene[INPUT],
            EXTENT: scene[EXTENT],
            parameter.EMBEDDING: self.embedding.spec(),
            ALLOW_NETWORK: self.embedding.ask_consent(),
        }

    def _done(self, results: dict) -> None:
        layer_id, _ = self._running_layer
        *_, land_cover = add_results(
            QgsProject.instance(),
            results[parameter.OUTPUT],
            results.get(parameter.CONFIDENCE),
            results["RECORD"],
            self._running_card.classes,
            self._result_name(results[parameter.OUTPUT]),
            layer_id,
        )
        self.result.choose(land_cover)
        seconds = read_record(results["RECORD"]).get("seconds") or 0.0
        learn("map", self._running_card.name, self._running_device, self._running_work, seconds)
        self.output.setFilePath("")  # the next run must not overwrite this result
        self.choices.setCollapsed(True)  # room for the result
        for warning in warnings_of(results):
            self.notice.emit(warning, Qgis.MessageLevel.Warning)
        if self.polygons.isChecked():
            self._make_polygons(land_cover)

    def _make_polygons(self, land_cover: QgsRasterLayer) -> None:
        """Make polygons of a new land cover, beside its file."""
        path = Path(land_cover.source()).with_suffix(".gpkg")
        if not may_replace(self, str(path)):
            return
        parameters = {
            vectorize_algorithm.INPUT: land_cover,
            vectorize_algorithm.LAYER_NAME: path.stem,
            vectorize_algorithm.OUTPUT: str(path),
        }
        layer_id, record = land_cover.id(), record_of(land_cover)
        name = tr("{name}: polygons").format(name=land_cover.name())

        def done(results: dict) -> None:
            try:
                add_polygons(QgsProject.instance(), results[vectorize_algorithm.OUTPUT], name, record, layer_id)
            except EngineError as error:
                self.notice.emit(str(error), Qgis.MessageLevel.Critical)

        self._runs.start(AlgorithmRun("landscribe:vectorize", parameters, tr("Landscribe: making polygons")), done)

    def keyPressEvent(self, event):
        """Map the extent when Enter is pressed in a field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.map_button.isEnabled():
            self.start()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self):
        """Return a width that is enough for a result too: the dock must not widen, which moves the map."""
        size = super().minimumSizeHint()
        margins = self.layout().contentsMargins()
        width = self.result_box.minimumSizeHint().width() + margins.left() + margins.right()
        return size.expandedTo(QSize(width, 0))

    def _result_name(self, path: str) -> str:
        """Return the name of the new layer: that of its file if the user chose one, else what it is."""
        if self._running_file:
            return Path(path).stem
        default = self._running_card.name == DEFAULT_MAPPING_MODEL
        return tr("Land cover") if default else tr("{model}: land cover").format(model=self._running_card.title)

    def _show_result(self, layer: Optional[QgsMapLayer]) -> None:
        """Show the areas of a land cover, as its run record has them; None hides the lower part of the page."""
        record = read_record(record_of(layer)) if layer is not None else {}
        areas = [class_area(entry) for entry in record.get("areas") or []]
        in_pixels = not areas
        if in_pixels:  # a picture without a CRS
            areas = [class_pixels(entry) for entry in record.get("pixels") or []]
        self.areas.show_areas(areas, in_pixels)
        self.areas.setVisible(bool(areas))
        self.result_line.setText(run_text(record))
        self._show_accuracy()
        self.results.refresh()
        self.look.set_layer(layer)
        self.result_box.setVisible(layer is not None)

    def _show_accuracy(self, *_) -> None:
        """Show how right the land cover is, if it was compared with a reference."""
        text = comparison_text(comparison_of(self.result.currentLayer()))
        self.accuracy_line.setText(text)
        self.accuracy_line.setVisible(bool(text))

    def dispose(self) -> None:
        """Disconnect from QGIS before the dock is deleted."""
        self.result.dispose()
        self.results.dispose()
        self.embedding.dispose()
        self.alike.dispose()


def run_text(record: dict) -> str:
    """Return the area, the duration and the device of a mapping run as one line."""
    areas, pixels = record.get("areas") or [], record.get("pixels") or []
    if not areas and not pixels:
        return tr("The run record of this layer has no areas.")
    text = tr("{area} ha in {time} on {device}") if areas else tr("{count} pixels in {time} on {device}")
    return text.format(
        area=number_text(math.fsum(entry["area_m2"] for entry in areas) / 1e4, 1),
        count=number_text(sum(entry["pixels"] for entry in pixels), 0),
        time=duration_text(record.get("seconds") or 0.0),
        device=record.get("device") or "?",
    )


def card_text(card: ModelCard) -> str:
    """Return one line of facts from the model card."""
    return tr("{count} classes · {low:g}–{high:g} m RGB · version {version}").format(
        count=len(card.classes), low=card.gsd.min, high=card.gsd.max, version=card.version
    )
