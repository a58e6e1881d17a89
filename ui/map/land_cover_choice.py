"""The combo box that says which land cover the lower part of the page “Map” is about."""

from typing import Optional

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsProject, QgsRasterLayer
from qgis.gui import QgisInterface, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QTimer, pyqtSignal

from ..layers.result_combo import is_land_cover
from ..plain_text import PlainItemTips
from ..widgets.form import narrow


class LandCoverChoice(QgsMapLayerComboBox):
    """Lists the project's land covers. It follows the active layer, and shows a new result."""

    changed = pyqtSignal(object)  # the chosen layer or None, also if no user changed it

    def __init__(self, iface: QgisInterface, parent=None):
        super().__init__(parent)
        self._iface = iface
        self._shown: Optional[str] = ""  # id of the layer that ``changed`` named last; None for no layer
        self.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        narrow(self)
        PlainItemTips(self)
        self._later = QTimer(self)  # Processing adds a layer first and styles it later
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.refresh)
        self.layerChanged.connect(self._announce)
        project = QgsProject.instance()
        for signal in (project.layersAdded, project.layersRemoved, project.readProject):
            signal.connect(self._layers_changed)
        iface.currentLayerChanged.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """List the land covers that can be read now; the chosen one stays chosen if it still exists."""
        layers = QgsProject.instance().mapLayers()
        chosen = layers.get(self._shown)
        self.blockSignals(True)  # QGIS chooses another layer when the list changes, sometimes without a signal
        self.setExceptedLayerList([layer for layer in layers.values() if not _is_readable(layer)])
        if chosen is not None:
            self.setLayer(chosen)
        self.blockSignals(False)
        self._announce()

    def choose(self, layer: QgsRasterLayer) -> None:
        """Choose a layer, such as a new result."""
        self.refresh()
        self.setLayer(layer)

    def renew(self, layer: QgsRasterLayer) -> None:
        """Announce that ``layer``, if it is the chosen one, shows another result now."""
        if layer.id() == self._shown:
            self.changed.emit(layer)

    def _layers_changed(self, *_) -> None:
        self.refresh()
        self._later.start()

    def _follow(self, layer: Optional[QgsMapLayer]) -> None:
        if layer is not None and _is_readable(layer):
            self.setLayer(layer)

    def _announce(self, *_) -> None:
        layer = self.currentLayer()
        shown = layer.id() if layer is not None else None
        if shown != self._shown:
            self._shown = shown
            self.changed.emit(layer)

    def dispose(self) -> None:
        """Disconnect from QGIS before the dock is deleted."""
        self._later.stop()
        self.layerChanged.disconnect(self._announce)  # layers may be deleted before this widget
        project = QgsProject.instance()
        for signal in (project.layersAdded, project.layersRemoved, project.readProject):
            signal.disconnect(self._layers_changed)
        self._iface.currentLayerChanged.disconnect(self._follow)


def _is_readable(layer: QgsMapLayer) -> bool:
    return layer.isValid() and is_land_cover(layer)
