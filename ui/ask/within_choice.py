"""Restricts an answer to some classes of an existing land-cover layer."""

from typing import Optional

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsProject
from qgis.gui import QgsCheckableComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...core.errors import InputError
from ..i18n import tr
from ..layers.result_combo import is_land_cover
from ..plain_text import PlainItemTips
from ..widgets.form import narrow


class WithinChoice(QWidget):
    """A combo box of land covers or “Everywhere”, and the classes of the chosen land cover to tick."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._shown = ""  # id of the land cover whose classes are listed
        self.layer = QgsMapLayerComboBox()
        PlainItemTips(self.layer)
        self.layer.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        self.layer.setAllowEmptyLayer(True, tr("Everywhere"))
        self.classes = QgsCheckableComboBox()
        self.classes.setDefaultText(tr("Tick classes"))
        self.classes.setAccessibleName(tr("Only within classes"))
        self.classes.setToolTip(tr("The classes to search in"))
        narrow(self.layer)
        narrow(self.classes)
        self.setFocusProxy(self.layer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.layer)
        column.addWidget(self.classes)
        self.layer.layerChanged.connect(self._show_classes)
        self.layer.currentIndexChanged.connect(self._index_changed)  # layerChanged comes only from the user
        project = QgsProject.instance()
        project.layersAdded.connect(self._offer_land_covers)
        project.readProject.connect(self._offer_land_covers)
        self._offer_land_covers()
        self.classes.hide()

    def choice(self) -> "Optional[tuple[QgsMapLayer, list[int]]]":
        """Return the land cover and the codes of the ticked classes; None for everywhere.

        Raises:
            InputError: no class is ticked.
        """
        layer = self.layer.currentLayer()
        if layer is None:
            return None
        codes = [int(code) for code in self.classes.checkedItemsData()]
        if not codes:
            sentence = tr("No class of {layer} is ticked: tick the classes to search in, or choose Everywhere.")
            raise InputError(sentence.format(layer=layer.name()))
        return layer, codes

    def _offer_land_covers(self, *_) -> None:
        layers = QgsProject.instance().mapLayers().values()
        chosen = self._shown
        self.layer.blockSignals(True)  # QGIS chooses another layer when the list changes, sometimes without a signal
        self.layer.setExceptedLayerList([layer for layer in layers if not (layer.isValid() and is_land_cover(layer))])
        self.layer.setLayer(QgsProject.instance().mapLayer(chosen))
        if self.layer.currentLayer() is None:
            self.layer.setCurrentIndex(0)  # Everywhere: QGIS leaves the box blank after a project is read
        self.layer.blockSignals(False)
        self._show_classes(self.layer.currentLayer())

    def _index_changed(self, *_) -> None:
        self._show_classes(self.layer.currentLayer())

    def _show_classes(self, layer: Optional[QgsMapLayer]) -> None:
        shown = layer.id() if layer is not None else ""
        if shown == self._shown:
            return
        self._shown = shown
        self.classes.setVisible(layer is not None)
        self.classes.clear()
        if layer is None or not is_land_cover(layer):
            return
        for entry in layer.renderer().classes():
            self.classes.addItemWithCheckState(entry.label, Qt.CheckState.Unchecked, int(entry.value))

    def dispose(self) -> None:
        """Disconnect from QGIS before this widget is deleted."""
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._offer_land_covers)
        project.readProject.disconnect(self._offer_land_covers)
