"""The land-cover results of the project, to choose one."""

from typing import Optional

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsProject, QgsRasterLayer
from qgis.gui import QgsMapLayerComboBox

from .i18n import tr
from .result_layers import is_result, record_of


def is_land_cover(layer: QgsMapLayer) -> bool:
    """Whether ``layer`` is a raster of class codes that Landscribe made, today or in another project."""
    if not isinstance(layer, QgsRasterLayer) or layer.renderer() is None or layer.renderer().type() != "paletted":
        return False
    return is_result(layer) or record_of(layer) is not None


def land_covers() -> "list[QgsRasterLayer]":
    """The project's land-cover results."""
    return [layer for layer in QgsProject.instance().mapLayers().values() if is_land_cover(layer)]


class ResultCombo(QgsMapLayerComboBox):
    """Offers the project's land-cover results."""

    def __init__(self, current: Optional[QgsMapLayer] = None, parent=None):
        super().__init__(parent)
        self.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        layers = QgsProject.instance().mapLayers().values()
        self.setExceptedLayerList([layer for layer in layers if not is_land_cover(layer)])
        self.setAccessibleName(tr("Land cover"))
        if current is not None and is_land_cover(current):
            self.setLayer(current)
