"""The form that all pages of the dock share: the scene (layer, extent, bands) and the device."""

from typing import Optional

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsProject, QgsRasterLayer
from qgis.gui import (
    QgisInterface,
    QgsCollapsibleGroupBox,
    QgsDoubleSpinBox,
    QgsMapLayerComboBox,
    QgsRasterBandComboBox,
)
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QToolButton, QVBoxLayout, QWidget

from ...core.errors import InputError
from ..algorithms import scene_algorithm as parameter
from ..algorithms.polygons_parameter import POLYGONS
from ..crs_text import crs_text
from ..engine.client import shared_client
from ..i18n import tr
from ..layers.raster_file import raster_file
from ..layers.results import is_result
from ..plain_text import PlainItemTips
from .extent_choice import ExtentChoice
from .form import add_row, at, beside, choose, narrow, new_form
from .manual_button import ManualButton

AUTO = "auto"


class SceneChoice(QWidget):
    """The form above the pages; its layer follows the active layer, but never a result."""

    layer_changed = pyqtSignal(object)
    warning = pyqtSignal(str)
    setup_requested = pyqtSignal()

    def __init__(self, iface: QgisInterface, parent=None):
        super().__init__(parent)
        self._iface = iface
        self._paused = False
        self._layer: Optional[QgsMapLayer] = None
        self._requested_device = AUTO
        self.layer = QgsMapLayerComboBox()
        PlainItemTips(self.layer)
        self.layer.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        self.extent = ExtentChoice(iface.mapCanvas())
        self.device = QComboBox()
        self.device.addItem(tr("Automatic"), AUTO)
        form = new_form()
        self._layer_caption = add_row(
            form,
            tr("La&yer"),
            self.layer,
            tip=tr("The image to work on; it follows the active layer"),
        )
        add_row(
            form,
            tr("E&xtent"),
            beside(self.extent, ManualButton()),
            tip=tr("The part of the image to work on; the result for a pixel does not depend on it"),
        )
        self.setup_button = QToolButton()
        self.setup_button.setText("…")
        self.setup_button.setToolTip(tr("Set up the engine: change the graphics card or the Python, or update it"))
        self.setup_button.setAccessibleName(tr("Set up the engine"))
        self.setup_button.clicked.connect(self.setup_requested)
        add_row(
            form,
            tr("Device"),
            beside(self.device, self.setup_button),
            tip=tr("Where to compute: on a graphics card or the processor"),
        )
        for combo in (self.layer, self.extent.kinds, self.device):
            narrow(combo)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self._build_details())

        self.layer.layerChanged.connect(self._layer_changed)
        shared_client().hello_received.connect(self._show_devices)
        project = QgsProject.instance()
        project.layersAdded.connect(self._exclude_results)
        project.readProject.connect(self._exclude_results)
        iface.currentLayerChanged.connect(self._follow)
        self._exclude_results()
        self._follow(iface.activeLayer())
        self._layer_changed(self.layer.currentLayer())

    def _build_details(self) -> QWidget:
        self.bands = [QgsRasterBandComboBox() for _ in range(3)]
        for combo in self.bands:
            combo.setShowNotSetOption(True, tr("Automatic"))
        self.gsd = QgsDoubleSpinBox()
        self.gsd.setDecimals(3)
        self.gsd.setMaximum(1000)
        self.gsd.setSuffix(tr(" m"))
        self.gsd.setClearValue(0, tr("Unknown"))
        self.gsd.clear()
        self.gsd.setToolTip(tr("Size of a pixel on the ground; needed only for an image without a CRS"))
        self.gsd.setEnabled(False)
        self.details = details = QgsCollapsibleGroupBox(tr("Bands"))
        details.setCollapsed(True)
        rows = new_form(details)
        for label, combo in zip((tr("Red band"), tr("Green band"), tr("Blue band")), self.bands):
            add_row(rows, label, combo, tip=tr("Found automatically if the layer says which band has which colour"))
        add_row(rows, tr("Pixel si&ze"), self.gsd)
        return details

    def offer_layer(self, offered: bool) -> None:
        """Show or hide the layer and its bands; a page that has layers of its own needs neither."""
        for widget in (self._layer_caption, self.layer, self.details):
            widget.setVisible(offered)

    def choose_device(self, device: str) -> None:
        """Choose a device by its id."""
        self._requested_device = device
        choose(self.device, device)

    def set_choices(self, extent: str, device: str) -> None:
        """Set the extent kind and device of the last session."""
        self.extent.set_kind(extent)
        self._requested_device = device
        self._show_devices()

    def settings(self) -> dict:
        """Return the form's fields of Remembered."""
        return {"extent": self.extent.kind(), "device": self.device.currentData()}

    def pause_following(self, paused: bool) -> None:
        """Stop following the active layer, or continue."""
        self._paused = paused

    def parameters(self) -> dict:
        """Return the choices as parameters of an algorithm that reads a scene.

        Raises:
            InputError: something is missing.
        """
        layer = self.layer.currentLayer()
        if layer is None:
            raise at(self.layer, tr("There is no raster layer: load one first."))
        bands = [combo.currentBand() for combo in self.bands]
        if any(band > 0 for band in bands) and not all(band > 0 for band in bands):
            missing = next(combo for combo in self.bands if combo.currentBand() <= 0)
            raise at(missing, tr("Only some bands are chosen: choose red, green and blue, or set all to automatic."))
        parameters = {
            parameter.INPUT: layer,
            parameter.EXTENT: self.extent.extent(),
            parameter.DEVICE: self.device.currentData(),
        }
        polygons = self.extent.polygons()
        if polygons is not None:
            parameters[POLYGONS] = polygons
        if all(band > 0 for band in bands):
            parameters[parameter.BANDS] = bands
        if self.gsd.isEnabled() and self.gsd.value():
            parameters[parameter.GSD] = self.gsd.value()
        return parameters

    def used_device(self) -> str:
        """Return the id of the device that the next run uses; empty before the engine has listed any."""
        chosen, devices = self.device.currentData() or AUTO, shared_client().devices  # None while it is refilled
        return chosen if chosen != AUTO else devices[0]["id"] if devices else ""

    def place(self) -> dict:
        """Return the chosen place as ``scene`` (a file, empty if the layer has none), ``bounds`` and ``bounds_crs``."""
        layer = self.layer.currentLayer()
        try:
            extent = self.extent.extent()
        except InputError:
            extent = None
        scene = raster_file(layer) if isinstance(layer, QgsRasterLayer) and extent is not None else None
        if scene is None:
            return {"scene": "", "bounds": None, "bounds_crs": ""}
        bounds = [extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()]
        return {"scene": scene, "bounds": bounds, "bounds_crs": crs_text(extent.crs())}

    def _follow(self, layer: Optional[QgsMapLayer]) -> None:
        if isinstance(layer, QgsRasterLayer) and not is_result(layer) and not self._paused:
            self.layer.setLayer(layer)

    def _exclude_results(self, *_) -> None:
        layers = QgsProject.instance().mapLayers().values()
        self.layer.setExceptedLayerList([layer for layer in layers if is_result(layer)])

    def _layer_changed(self, layer: Optional[QgsMapLayer]) -> None:
        if layer is self._layer:  # QGIS emits layerChanged whenever the list of layers changes
            return
        self._layer = layer
        self.extent.set_layer(layer)
        for combo in self.bands:
            combo.setLayer(layer)
            combo.setBand(-1)
        needs_size = layer is not None and not layer.crs().isValid()
        self.gsd.setEnabled(needs_size)
        if needs_size:
            self.details.setCollapsed(False)
        self.layer_changed.emit(layer)

    def _show_devices(self, *_) -> None:
        requested = self.device.currentData() if self.device.count() > 1 else self._requested_device
        devices = shared_client().devices
        self.device.clear()
        best = devices[0]["name"] if devices else ""
        self.device.addItem(tr("Automatic ({device})").format(device=best) if best else tr("Automatic"), AUTO)
        for device in devices:
            self.device.addItem(device_text(device), device["id"])
        if devices and requested != AUTO and self.device.findData(requested) < 0:
            sentence = tr("The device {id} is no longer available: Landscribe chooses the device automatically.")
            self.warning.emit(sentence.format(id=requested))
        choose(self.device, requested)

    def dispose(self) -> None:
        """Disconnect from QGIS before this widget is deleted."""
        self.layer.layerChanged.disconnect(self._layer_changed)  # layers may be deleted before this widget
        shared_client().hello_received.disconnect(self._show_devices)
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._exclude_results)
        project.readProject.disconnect(self._exclude_results)
        self._iface.currentLayerChanged.disconnect(self._follow)
        self.extent.release_canvas()


def device_text(device: dict) -> str:
    """Return a device's name and memory as text."""
    memory = device.get("memory_bytes")
    if not memory:
        return device["name"]
    return tr("{name} ({memory:.0f} GB)").format(name=device["name"], memory=memory / 1e9)
