"""The dock's page “Map”: choose, press "Map this extent", read the areas. It runs ``landscribe:map``, nothing else."""

from datetime import datetime
from pathlib import Path
from typing import Optional

from qgis.core import Qgis, QgsProcessingUtils, QgsProject
from qgis.gui import QgisInterface, QgsFileWidget
from qgis.PyQt.QtCore import QLocale, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ...core.errors import InputError
from ...core.models.card import ModelCard
from ..algorithms import map_algorithm as parameter
from ..algorithms.algorithm_run import warnings_of
from ..algorithms.model_algorithm import GRID, MODEL
from ..algorithms.network_consent import ALLOW_NETWORK
from ..algorithms.provider import ICON
from ..engine.models import card_of, mapping_models
from ..i18n import tr
from ..layers.results import add_results
from ..parameter_names import EXTENT, INPUT
from ..quantities import duration_text
from ..remembered import Remembered
from ..widgets.form import add_row, choose, narrow, new_form, refill
from ..widgets.remark import Remark
from ..widgets.run_bar import RunBar
from ..widgets.scene_choice import SceneChoice
from .areas_table import AreasTable
from .embedding_choice import EmbeddingChoice
from .map_run import MapRun, areas_of
from .results_bar import ResultsBar
from .similarity_tool import SimilarityButton


class MapPage(QWidget):
    """Asks for a map of the chosen extent and shows what comes back."""

    said = pyqtSignal(str, object)  # what the user is to be told, with its Qgis.MessageLevel
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
        scene.layer_changed.connect(self._show_ground)
        scene.extent.changed.connect(self._show_ground)
        self.model.currentIndexChanged.connect(self._show_ground)
        self._show_ground()

    def _build(self, iface: QgisInterface) -> None:
        self.model = QComboBox()
        self.card_line = Remark()
        self.model.currentIndexChanged.connect(self._show_card)

        self.embedding = EmbeddingChoice()
        self.alike = SimilarityButton(iface.mapCanvas(), self._alike_parameters, lambda *run: self._runs.start(*run))
        self.alike.said.connect(self.said)
        self.grid = QComboBox()
        self.grid.addItem(tr("Like the layer"), "scene")
        self.grid.addItem(tr("Like the model"), "model")

        self.output = QgsFileWidget()
        self.output.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.output.setDialogTitle(tr("Save the land cover as"))
        self.output.setFilter(tr("GeoTIFF (*.tif)"))
        self.output.lineEdit().setPlaceholderText(tr("[Temporary file]"))
        self.confidence = QCheckBox(tr("Con&fidence layer too"))
        self.confidence.setToolTip(tr("A second layer: how sure the network is of each pixel, in per cent"))

        form = new_form()
        add_row(form, tr("Mode&l"), self.model, self.card_line, tip=tr("The network that gives each pixel its class"))
        tip = tr("What the network knows of the wider surroundings")
        add_row(form, tr("Em&bedding"), self.embedding, self.alike, tip=tip)
        add_row(form, tr("Resul&t's pixels"), self.grid, tip=tr("As fine as the layer's, or as the network sees them"))
        add_row(
            form, tr("&Save to"), self.output, self.confidence, tip=tr("A GeoTIFF; a temporary one where left empty")
        )
        for combo in (self.model, self.grid):
            narrow(combo)

        self.map_button = QPushButton(QIcon(str(ICON)), tr("Ma&p this extent"))
        self.map_button.setDefault(True)
        self.map_button.setToolTip(tr("Makes a land-cover layer of the extent"))
        self.map_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.map_button.clicked.connect(self.start)

        self.areas = AreasTable()
        self.areas.setMinimumHeight(120)
        self.areas.hide()
        self.result_line = Remark()
        self.results = ResultsBar(iface, self.areas)
        self.results.said.connect(self.said)

        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.map_button)
        column.addWidget(self.areas, 1)
        column.addWidget(self.result_line)
        column.addWidget(self.results)
        column.addStretch(0)

    def restore(self, last: Remembered) -> None:
        """Set what the page was last set to."""
        choose(self.model, last.model)
        self.embedding.set_spec(last.embedding)
        choose(self.grid, last.grid)
        self.confidence.setChecked(last.confidence)
        self.output.setDefaultRoot(last.folder)

    def settings(self) -> dict:
        """The page's fields of Remembered."""
        saved_to = self.output.filePath()
        return {
            "model": self.model.currentData() or "",
            "embedding": self._embedding_spec(),
            "grid": self.grid.currentData(),
            "confidence": self.confidence.isChecked(),
            "folder": str(Path(saved_to).parent) if saved_to else self.output.defaultRoot(),
        }

    def refresh_models(self) -> None:
        """Offer the models that are installed now; the chosen one stays chosen while it is there."""
        refill(self.model, ((card.title, name) for name, card in mapping_models().items()))
        self._show_card()
        self._show_run()

    def _embedding_spec(self) -> str:
        """The embedding, or its kind where the file is not chosen yet."""
        try:
            return self.embedding.spec()
        except InputError:
            return self.embedding.source()

    def _show_ground(self, *_) -> None:
        """Let the embedding tell what it would fetch for the place that is chosen."""
        self.embedding.set_ground(**self._scene.ground(), model=self.model.currentData() or "")

    def _show_card(self) -> None:
        name = self.model.currentData()
        self.card_line.setText(card_in_words(card_of(name)) if name else tr("No model is installed."))

    def _show_run(self, *_) -> None:
        idle = self._runs.run is None
        ready = self._scene.layer.currentLayer() is not None and self.model.count() > 0
        self.map_button.setEnabled(idle and ready)

    # The run

    def start(self) -> None:
        """Map what is chosen."""
        if self._runs.run is not None:
            return
        try:
            parameters = self._parameters()
        except InputError as error:
            self.said.emit(str(error), Qgis.MessageLevel.Critical)
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
        output = self.output.filePath()
        if output and not Path(output).suffix:
            output += ".tif"
        output = output or QgsProcessingUtils.generateTempFilename("land-cover.tif")
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

    def _alike_parameters(self) -> dict:
        """What looking for everything like a place needs: the scene, the extent and the embedding."""
        if self._runs.run is not None:
            raise InputError(tr("A run is under way: wait for its end, or cancel it."))
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
        self.areas.show_areas(areas_of(results))
        self.areas.show()
        self.results.set_newest(land_cover.id())
        self.result_line.setText(
            tr("{area} ha in {time} on {device}").format(
                area=QLocale().toString(results["MAPPED_HECTARES"], "f", 1),
                time=duration_text(results["SECONDS"]),
                device=results["DEVICE_USED"],
            )
        )
        self.output.setFilePath("")  # the next run must not overwrite this one by itself
        for warning in warnings_of(results):
            self.said.emit(warning, Qgis.MessageLevel.Warning)

    def dispose(self) -> None:
        """Let go of QGIS's objects before the dock is deleted."""
        self.results.dispose()
        self.embedding.dispose()
        self.alike.dispose()


def card_in_words(card: ModelCard) -> str:
    """One line of the card's facts."""
    return tr("{count} classes · {low:g}–{high:g} m RGB · version {version}").format(
        count=len(card.classes), low=card.gsd.min, high=card.gsd.max, version=card.version
    )
