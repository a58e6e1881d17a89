"""Landscribe in the context menus of layers: map and ask on images, polygons and areas on land covers."""

from typing import Callable

from qgis.core import QgsMapLayerType, QgsProject, QgsRasterLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from ..algorithms.provider import ICON
from ..i18n import tr
from ..layers.result_combo import is_land_cover


class LayerMenu(QObject):
    """Adds the actions; ``open_dock`` shows the dock and returns it."""

    def __init__(self, iface: QgisInterface, open_dock: Callable):
        super().__init__(iface.mainWindow())
        self._iface, self._open_dock = iface, open_dock
        self._of_images = [
            self._action(tr("Map with Landscribe"), self._map),
            self._action(tr("Ask Landscribe…"), self._ask),
        ]
        self._of_land_covers = [
            self._action(tr("Polygons of this land cover…"), lambda: self._result("export")),
            self._action(tr("Areas of this land cover by polygon…"), lambda: self._result("by_polygon")),
            self._action(tr("Correct this land cover…"), lambda: self._result("correct")),
        ]
        for action in self._of_images:
            iface.addCustomActionForLayerType(action, "Landscribe", QgsMapLayerType.RasterLayer, True)
        for action in self._of_land_covers:
            iface.addCustomActionForLayerType(action, "Landscribe", QgsMapLayerType.RasterLayer, False)
        self._offered: set[str] = set()
        self._later = QTimer(self)  # Processing adds a layer first and styles it later
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._offer)
        QgsProject.instance().layersAdded.connect(self._layers_added)
        self._later.start()

    def _action(self, text: str, done: Callable) -> QAction:
        action = QAction(QIcon(str(ICON)), text, self)
        action.triggered.connect(lambda: done())
        return action

    def _layers_added(self, *_) -> None:
        self._later.start()

    def _offer(self) -> None:
        """Add the actions of land covers to the layers that are land covers, and outline their legend's squares."""
        layers = QgsProject.instance().mapLayers()
        self._offered &= set(layers)
        for layer_id, layer in layers.items():
            if layer_id not in self._offered and is_land_cover(layer):
                self._offered.add(layer_id)
                from ..layers.outlined_legend import outline_legend  # here, because QGIS's start does not need it

                outline_legend(layer)
                for action in self._of_land_covers:
                    self._iface.addCustomActionForLayer(action, layer)

    def _map(self) -> None:
        dock = self._dock_about(self._iface.activeLayer())
        dock.show_page(dock.map_page)

    def _ask(self) -> None:
        dock = self._dock_about(self._iface.activeLayer())
        dock.show_page(dock.ask_page)
        dock.ask_page.phrase.setFocus()

    def _dock_about(self, layer):
        dock = self._open_dock()
        if isinstance(layer, QgsRasterLayer):
            dock.scene.layer.setLayer(layer)
        return dock

    def _result(self, what: str) -> None:
        dock, layer = self._open_dock(), self._iface.activeLayer()
        dock.show_page(dock.map_page)
        if is_land_cover(layer) and layer.isValid():
            dock.map_page.result.choose(layer)
            getattr(dock.map_page.results, what)()

    def dispose(self) -> None:
        """Remove the actions."""
        self._later.stop()
        QgsProject.instance().layersAdded.disconnect(self._layers_added)
        for layer_id in self._offered & set(QgsProject.instance().mapLayers()):
            from ..layers.outlined_legend import default_legend

            default_legend(QgsProject.instance().mapLayer(layer_id))
        for action in (*self._of_images, *self._of_land_covers):
            self._iface.removeCustomActionForLayerType(action)
        self.deleteLater()
