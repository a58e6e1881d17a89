"""The dock's page “Map”: it runs ``landscribe:map`` for the chosen extent and shows the result."""

import math
from datetime import datetime
from pathlib import Path
from typing import Optional

from qgis.core import Qgis, QgsMapLayer, QgsProject
from qgis.gui import QgisInterface, QgsFileWidget
from qgis.PyQt.QtCore import QLocale, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QFormLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ...core.errors import InputError
from ...core.models.card import ModelCard
from ..algorithms import map_algorithm as parameter
from ..algorithms.algorithm_run import warnings_of
from ..algorithms.model_algorithm import GRID, MODEL
from ..algorithms.network_consent import ALLOW_NETWORK
from ..algorithms.provider import ICON
from ..engine.models import card_of, mapping_models
from ..i18n import tr
from ..layers.results import add_results, class_area, read_record, record_of
from ..parameter_names import EXTENT, INPUT
from ..quantities import duration_text
from ..remembered import Remembered
from ..widgets.form import add_row, choose, narrow, new_form, refill
from ..widgets.remark import Remark
from ..widgets.results_folder import ask_where, full_path, may_replace, place_text, result_file
from ..widgets.run_bar import RunBar
from ..widgets.scene_choice import SceneChoice
from .areas_table import AreasTable
from .embedding_choice import EmbeddingChoice
from .land_cover_choice import LandCoverChoice
from .map_run import MapRun
from .results_bar import ResultsBar
from .similarity_tool import SimilarityButton


class MapPage(QWidget):
    """Maps the chosen extent and shows the areas of the classes."""

    notice = pyqtSignal(str, object)  # text for the message bar, Qgis.MessageLevel
    started = pyqtSignal()

    def __init__(self, iface: QgisInterface, scene: SceneChoice, runs: RunBar, parent=None):
        super().__init__(parent)
        self._scene, self._runs = scene, runs
        self._running_card: Optional[ModelCard] = None
        self._running_layer = ("", "")  # id and name of the layer being mapped
        self._build(iface)
        scene.layer_changed.connect(self._show_run)
        runs.changed.connect(self._show_run)
        self.refresh_models()
        scene.layer_changed.connect(self._show_place)
        scene.extent.changed.connect(self._show_place)
        self.model.currentIndexChanged.connect(self._show_place)
        self._show_place()

    def _build(self, iface: QgisInterface) -> None:
        form = self._build_form(iface)
        self.map_button = QPushButton(QIcon(str(ICON)), tr("Ma&p this extent"))
        self.map_button.setDefault(True)
        self.map_button.setToolTip(tr("Makes a land-cover layer of the extent"))
        self.map_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.map_button.clicked.connect(self.start)

        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.map_button)
        column.addWidget(self._build_result(iface), 1)
        column.addStretch(0)

    def _build_result(self, iface: QgisInterface) -> QWidget:
        """Make the lower part of the page: everything in it is about one land cover, which a combo box names."""
        self.result = LandCoverChoice(iface)
        self.areas = AreasTable()
        self.areas.setMinimumHeight(120)
        self.result_line = Remark()
        self.results = ResultsBar(self.result, self.areas)
        self.results.notice.connect(self.notice)
        self.result_box = QWidget()
        form = new_form()
        tip = tr("The land cover that the table and the buttons below are about")
        add_row(form, tr("S&hown result"), self.result, tip=tip)
        column = QVBoxLayout(self.result_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.areas, 1)
        column.addWidget(self.result_line)
        column.addWidget(self.results)
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

        form = new_form()
        add_row(
            form, tr("Mode&l"), self.model, self.card_line, tip=tr("The neural network that gives each pixel its class")
        )
        tip = tr("Numbers that describe the wider surroundings of a place; they help the network to tell classes apart")
        add_row(form, tr("Em&bedding"), self.embedding, self.alike, tip=tip)
        add_row(
            form,
            tr("Resul&t pixels"),
            self.grid,
            tip=tr("Pixel size of the result: that of the layer, or the size that the network works with"),
        )
        add_row(
            form,
            tr("&Save to"),
            self.output,
            self.confidence,
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
        self.output.setDefaultRoot(last.folder)

    def settings(self) -> dict:
        """Return the page's fields of Remembered."""
        saved_to = self.output.filePath()
        return {
            "model": self.model.currentData() or "",
            "embedding": self._embedding_spec(),
            "grid": self.grid.currentData(),
            "confidence": self.confidence.isChecked(),
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
        self.embedding.set_place(**self._scene.place(), model=self.model.currentData() or "")

    def _show_card(self) -> None:
        name = self.model.currentData()
        self.card_line.setText(card_text(card_of(name)) if name else tr("No model is installed."))

    def _show_run(self, *_) -> None:
        idle = self._runs.run is None
        ready = self._scene.layer.currentLayer() is not None and self.model.count() > 0
        self.map_button.setEnabled(idle and ready)

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
            return
        if not may_replace(self, parameters[parameter.OUTPUT], parameters.get(parameter.CONFIDENCE)):
            return
        self.started.emit()
        layer = parameters[INPUT]
        self._running_layer = (layer.id(), layer.name())
        self._running_card = card_of(parameters[MODEL])
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
                raise InputError(tr("{path} is a folder: enter the file to save to.").format(path=output))
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
        layer_id, layer_name = self._running_layer
        *_, land_cover = add_results(
            QgsProject.instance(),
            results[parameter.OUTPUT],
            results.get(parameter.CONFIDENCE),
            results["RECORD"],
            self._running_card.classes,
            tr("{layer} land cover {time}").format(layer=layer_name, time=datetime.now().strftime("%H:%M")),
            layer_id,
        )
        self.result.choose(land_cover)
        self.output.setFilePath("")  # the next run must not overwrite this result
        for warning in warnings_of(results):
            self.notice.emit(warning, Qgis.MessageLevel.Warning)

    def _show_result(self, layer: Optional[QgsMapLayer]) -> None:
        """Show the areas of a land cover, as its run record has them; None hides the lower part of the page."""
        record = read_record(record_of(layer)) if layer is not None else {}
        areas = [class_area(entry) for entry in record.get("areas") or []]
        self.areas.show_areas(areas)
        self.areas.setVisible(bool(areas))
        self.result_line.setText(run_text(record))
        self.results.refresh()
        self.result_box.setVisible(layer is not None)

    def dispose(self) -> None:
        """Disconnect from QGIS before the dock is deleted."""
        self.result.dispose()
        self.results.dispose()
        self.embedding.dispose()
        self.alike.dispose()


def run_text(record: dict) -> str:
    """Return the area, the duration and the device of a mapping run as one line."""
    areas = record.get("areas") or []
    if not areas:
        return tr("The run record of this layer has no areas.")
    text = tr("{area} ha in {time} on {device}")
    return text.format(
        area=QLocale().toString(math.fsum(entry["area_m2"] for entry in areas) / 1e4, "f", 1),
        time=duration_text(record.get("seconds") or 0.0),
        device=record.get("device") or "?",
    )


def card_text(card: ModelCard) -> str:
    """Return one line of facts from the model card."""
    return tr("{count} classes · {low:g}–{high:g} m RGB · version {version}").format(
        count=len(card.classes), low=card.gsd.min, high=card.gsd.max, version=card.version
    )
