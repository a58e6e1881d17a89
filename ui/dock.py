"""The dock: choose, press "Map this extent", watch, read the areas. It runs ``landscribe:map`` and nothing else."""

from datetime import datetime
from pathlib import Path
from typing import Optional

from qgis.core import (
    Qgis,
    QgsMapLayer,
    QgsMapLayerProxyModel,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
)
from qgis.gui import (
    QgsCollapsibleGroupBox,
    QgsDockWidget,
    QgsDoubleSpinBox,
    QgsFileWidget,
    QgsMapLayerComboBox,
    QgsRasterBandComboBox,
)
from qgis.PyQt.QtCore import QLocale, Qt, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..core.errors import InputError
from ..core.models.card import ModelCard
from . import map_algorithm as parameter
from .areas_table import AreasTable
from .durations import in_words
from .engine_client import shared_client
from .extent_choice import ExtentChoice
from .i18n import tr
from .map_run import MapRun, areas_of, warnings_of
from .models import card_of, mapping_models
from .provider import ICON
from .remark import Remark
from .remembered import Remembered, recall, remember
from .result_layers import add_results, is_result
from .results_bar import ResultsBar

NONE, SCENE_CONTEXT, RASTER = "none", "scene-context", "raster"
AUTO = "auto"


class LandscribeDock(QgsDockWidget):
    """Asks for a map of an extent and shows what comes back."""

    def __init__(self, iface, parent: Optional[QWidget] = None):
        super().__init__(tr("Landscribe"), parent or iface.mainWindow())
        self.setObjectName("LandscribeDock")
        self.setWindowIcon(QIcon(str(ICON)))
        self._iface = iface
        self._run: Optional[MapRun] = None
        self._running_card: Optional[ModelCard] = None
        self._running_layer = ("", "")  # id and name of the layer being mapped
        self._build()
        self._restore(recall())

        engine = shared_client()
        engine.hello_received.connect(self._show_devices)
        engine.crashed.connect(self._warn)
        project = QgsProject.instance()
        project.layersAdded.connect(self._keep_results_out)
        project.readProject.connect(self._keep_results_out)
        iface.currentLayerChanged.connect(self._follow)
        self.visibilityChanged.connect(self._shown)
        self._keep_results_out()
        self._follow(iface.activeLayer())
        self._layer_changed(self.layer.currentLayer())
        self._show_devices()

    # The form

    def _build(self) -> None:
        self.layer = QgsMapLayerComboBox()
        self.layer.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        self.layer.layerChanged.connect(self._layer_changed)

        self.extent = ExtentChoice(self._iface.mapCanvas())

        self.model = QComboBox()
        for name, card in mapping_models().items():
            self.model.addItem(card.title, name)
        self.card_line = Remark()
        self.model.currentIndexChanged.connect(self._show_card)

        self.embedding = QComboBox()
        self.embedding.addItem(tr("Scene context"), SCENE_CONTEXT)
        self.embedding.addItem(tr("None"), NONE)
        self.embedding.addItem(tr("Raster…"), RASTER)
        self.embedding_raster = QgsFileWidget()
        self.embedding_raster.setDialogTitle(tr("Embedding raster"))
        self.embedding_raster.setFilter(tr("Rasters (*.tif *.tiff *.vrt *.img);;All files (*)"))
        self.embedding_raster.lineEdit().setPlaceholderText(tr("Raster with one band a dimension"))
        self.embedding.currentIndexChanged.connect(self._embedding_changed)

        self.device = QComboBox()
        self.device.addItem(tr("Automatic"), AUTO)

        self.output = QgsFileWidget()
        self.output.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.output.setDialogTitle(tr("Save the land cover as"))
        self.output.setFilter(tr("GeoTIFF (*.tif)"))
        self.output.lineEdit().setPlaceholderText(tr("[Temporary file]"))

        self.confidence = QCheckBox(tr("Con&fidence layer too"))

        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, widgets in (
            (tr("&Layer"), (self.layer,)),
            (tr("E&xtent"), (self.extent,)),
            (tr("&Model"), (self.model, self.card_line)),
            (tr("Em&bedding"), (self.embedding, self.embedding_raster)),
            (tr("De&vice"), (self.device,)),
            (tr("&Save to"), (self.output, self.confidence)),
        ):
            caption = QLabel(label)
            caption.setBuddy(widgets[0])
            widgets[0].setAccessibleName(label.replace("&", ""))
            form.addRow(caption, _stack(widgets))

        for combo in (self.layer, self.extent.kinds, self.model, self.embedding, self.device):
            _narrow(combo)

        self.grid = QComboBox()
        self.grid.addItem(tr("Like the layer"), "scene")
        self.grid.addItem(tr("Like the model"), "model")
        self.bands = [QgsRasterBandComboBox() for _ in range(3)]
        details = QgsCollapsibleGroupBox(tr("More"))
        details.setCollapsed(True)
        rows = QFormLayout(details)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        colors = (tr("&Red band"), tr("&Green band"), tr("Bl&ue band"))
        for label, widget in ((tr("Resul&t's pixels"), self.grid), *zip(colors, self.bands)):
            caption = QLabel(label)
            caption.setBuddy(widget)
            rows.addRow(caption, widget)
        for combo in self.bands:
            combo.setShowNotSetOption(True, tr("Automatic"))
        self.gsd = QgsDoubleSpinBox()
        self.gsd.setDecimals(3)
        self.gsd.setMaximum(1000)
        self.gsd.setSuffix(tr(" m"))
        self.gsd.setClearValue(0, tr("Unknown"))
        self.gsd.clear()
        self.gsd.setToolTip(tr("Needed only for a picture that has no CRS to tell it"))
        caption = QLabel(tr("Metres &a pixel"))
        caption.setBuddy(self.gsd)
        rows.addRow(caption, self.gsd)

        self.map_button = QPushButton(QIcon(str(ICON)), tr("Ma&p this extent"))
        self.map_button.setDefault(True)
        self.map_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.map_button.clicked.connect(self.start)
        self.cancel_button = QPushButton(tr("&Cancel"))
        self.cancel_button.clicked.connect(self.cancel)
        buttons = QHBoxLayout()
        buttons.addWidget(self.map_button)
        buttons.addWidget(self.cancel_button)

        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.stage = QLabel()
        self.stage.setWordWrap(True)

        self.areas = AreasTable()
        self.areas.setMinimumHeight(120)
        self.result_line = Remark()
        self.results = ResultsBar(self._iface, self.areas)
        self.results.said.connect(self._say)

        body = QWidget()
        column = QVBoxLayout(body)
        column.addLayout(form)
        column.addWidget(details)
        column.addLayout(buttons)
        column.addWidget(self.progress)
        column.addWidget(self.stage)
        column.addWidget(self.areas, 1)
        column.addWidget(self.result_line)
        column.addWidget(self.results)
        column.addStretch(0)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        scroll.setMinimumWidth(46 * self.fontMetrics().averageCharWidth())
        self.setWidget(scroll)

        self.areas.hide()
        self._show_card()

    def _restore(self, last: Remembered) -> None:
        self.extent.set_kind(last.extent)
        _choose(self.model, last.model)
        self.embedding_raster.setFilePath(last.embedding_raster)
        _choose(self.embedding, last.embedding)
        _choose(self.grid, last.grid)
        self.confidence.setChecked(last.confidence)
        self.output.setDefaultRoot(last.folder)
        self._wanted_device = last.device
        self._embedding_changed()

    def _remember(self) -> None:
        saved_to = self.output.filePath()
        remember(
            Remembered(
                extent=self.extent.kind(),
                model=self.model.currentData() or "",
                embedding=self.embedding.currentData(),
                embedding_raster=self.embedding_raster.filePath(),
                device=self.device.currentData(),
                grid=self.grid.currentData(),
                confidence=self.confidence.isChecked(),
                folder=str(Path(saved_to).parent) if saved_to else self.output.defaultRoot(),
            )
        )

    def _follow(self, layer: Optional[QgsMapLayer]) -> None:
        if isinstance(layer, QgsRasterLayer) and not is_result(layer) and self._run is None:
            self.layer.setLayer(layer)

    def _keep_results_out(self, *_) -> None:
        layers = QgsProject.instance().mapLayers().values()
        self.layer.setExceptedLayerList([layer for layer in layers if is_result(layer)])

    def _layer_changed(self, layer: Optional[QgsMapLayer]) -> None:
        self.extent.set_layer(layer)
        for combo in self.bands:
            combo.setLayer(layer)
            combo.setBand(-1)
        self.gsd.setEnabled(layer is not None and not layer.crs().isValid())
        self._show_run(self._run is not None)

    def _embedding_changed(self) -> None:
        self.embedding_raster.setVisible(self.embedding.currentData() == RASTER)

    def _show_card(self) -> None:
        name = self.model.currentData()
        self.card_line.setText(card_in_words(card_of(name)) if name else tr("No model is installed."))

    def _show_devices(self, *_) -> None:
        wanted = self.device.currentData() if self.device.count() > 1 else self._wanted_device
        devices = shared_client().devices
        self.device.clear()
        best = devices[0]["name"] if devices else ""
        self.device.addItem(tr("Automatic ({device})").format(device=best) if best else tr("Automatic"), AUTO)
        for device in devices:
            self.device.addItem(device_in_words(device), device["id"])
        if devices and wanted != AUTO and self.device.findData(wanted) < 0:
            self._warn(tr("The device {id} is not there any more: the device is chosen by itself.").format(id=wanted))
        _choose(self.device, wanted)
        problem = shared_client().problem
        if problem:
            self._warn(problem)

    def _shown(self, visible: bool) -> None:
        """The engine is started once the dock is looked at, to have its devices to show and its model warm."""
        if visible and not shared_client().devices:
            try:
                shared_client().start()
            except InputError as error:
                self._fail(str(error))

    # The run

    def start(self) -> None:
        """Map what is chosen."""
        if self._run is not None:
            return
        try:
            parameters = self._parameters()
        except InputError as error:
            self._fail(str(error))
            return
        self._remember()
        layer = self.layer.currentLayer()
        self._running_layer = (layer.id(), layer.name())
        self._running_card = card_of(parameters[parameter.MODEL])
        self._run = MapRun(parameters)
        self._run.progressed.connect(lambda percent: self.progress.setValue(round(10 * percent)))
        self._run.stage.connect(self.stage.setText)
        self._run.done.connect(self._done)
        self._run.failed.connect(self._failed)
        self._run.cancelled.connect(self._cancelled)
        self.progress.setValue(0)
        self.stage.setText(tr("Starting"))
        self._show_run(True)
        self._run.start()

    def cancel(self) -> None:
        """Stop the run that is under way, if any."""
        if self._run is not None:
            self.stage.setText(tr("Cancelling"))
            self.cancel_button.setEnabled(False)
            self._run.cancel()

    def _parameters(self) -> dict:
        layer = self.layer.currentLayer()
        if layer is None:
            raise InputError(tr("There is no raster layer: load one first."))
        if not self.model.currentData():
            raise InputError(tr("No model is installed: install Landscribe again."))
        bands = [combo.currentBand() for combo in self.bands]
        if any(band > 0 for band in bands) and not all(band > 0 for band in bands):
            raise InputError(tr("Only some bands are chosen: choose red, green and blue, or leave all automatic."))
        embedding = self.embedding.currentData()
        if embedding == RASTER:
            path = self.embedding_raster.filePath()
            if not path:
                raise InputError(tr("No embedding raster is chosen: choose a file or another embedding."))
            embedding = f"{RASTER}:{path}"
        output = self.output.filePath()
        if output and not Path(output).suffix:
            output += ".tif"
        output = output or QgsProcessingUtils.generateTempFilename("land-cover.tif")
        parameters = {
            parameter.INPUT: layer,
            parameter.EXTENT: self.extent.extent(),
            parameter.MODEL: self.model.currentData(),
            parameter.EMBEDDING: embedding,
            parameter.DEVICE: self.device.currentData(),
            parameter.GRID: self.grid.currentData(),
            parameter.OUTPUT: output,
        }
        if all(band > 0 for band in bands):
            parameters[parameter.BANDS] = bands
        if self.gsd.isEnabled() and self.gsd.value():
            parameters[parameter.GSD] = self.gsd.value()
        if self.confidence.isChecked():
            parameters[parameter.CONFIDENCE] = str(Path(output).with_name(f"{Path(output).stem}-confidence.tif"))
        return parameters

    def _done(self, results: dict) -> None:
        self._end()
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
                time=in_words(results["SECONDS"]),
                device=results["DEVICE_USED"],
            )
        )
        self.output.setFilePath("")  # the next run must not overwrite this one by itself
        for warning in warnings_of(results):
            self._warn(warning)

    def _failed(self, sentence: str) -> None:
        self._end()
        self._fail(sentence)

    def _cancelled(self) -> None:
        self._end()
        self._say(tr("Cancelled: nothing was written."), Qgis.MessageLevel.Info)

    def _end(self) -> None:
        self._run = None
        self._show_run(False)

    def _show_run(self, running: bool) -> None:
        self.map_button.setEnabled(not running and self.layer.currentLayer() is not None and self.model.count() > 0)
        self.cancel_button.setEnabled(running)
        self.progress.setVisible(running)
        self.stage.setVisible(running)

    # Words to the user

    def _say(self, text: str, level) -> None:
        # After what QGIS itself says at the end of a task ("Task failed"), which would lie over it.
        bar = self._iface.messageBar()
        QTimer.singleShot(0, lambda: bar.pushMessage("Landscribe", text, level))

    def _warn(self, text: str) -> None:
        self._say(text, Qgis.MessageLevel.Warning)

    def _fail(self, text: str) -> None:
        self._say(text, Qgis.MessageLevel.Critical)

    def dispose(self) -> None:
        """Let go of QGIS's objects before the dock is deleted; a run is cancelled."""
        if self._run is not None:
            self._run.abandon()
            self._run = None
        self._remember()
        engine, project = shared_client(), QgsProject.instance()
        engine.hello_received.disconnect(self._show_devices)
        engine.crashed.disconnect(self._warn)
        project.layersAdded.disconnect(self._keep_results_out)
        project.readProject.disconnect(self._keep_results_out)
        self._iface.currentLayerChanged.disconnect(self._follow)
        self.extent.close_tools()
        self.results.dispose()


def card_in_words(card: ModelCard) -> str:
    """One line of the card's facts."""
    return tr("{count} classes · {low:g}–{high:g} m RGB · version {version}").format(
        count=len(card.classes), low=card.gsd.min, high=card.gsd.max, version=card.version
    )


def device_in_words(device: dict) -> str:
    """A device's name and memory."""
    memory = device.get("memory_bytes")
    if not memory:
        return device["name"]
    return tr("{name} ({memory:.0f} GB)").format(name=device["name"], memory=memory / 1e9)


def _choose(combo: QComboBox, data: str) -> None:
    index = combo.findData(data)
    combo.setCurrentIndex(max(index, 0))


def _narrow(combo: QComboBox) -> None:
    """Let a combo shrink with the dock, however long its entries are."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)


def _stack(widgets) -> QWidget:
    """Widgets in one form field, one over the other."""
    if len(widgets) == 1:
        return widgets[0]
    field = QWidget()
    column = QVBoxLayout(field)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for widget in widgets:
        column.addWidget(widget)
    return field
