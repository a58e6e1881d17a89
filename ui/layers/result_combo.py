"""A combo box of the project's results."""

from typing import Optional

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsProject, QgsRasterLayer
from qgis.gui import QgsMapLayerComboBox

from ..i18n import tr
from ..plain_text import PlainItemTips
from .results import is_result, read_record, record_of

#: Custom property of a response layer: the threshold that its style shows.
THRESHOLD = "landscribe/threshold"
#: Custom property of the layer that shows a model under training; it is no result.
PREVIEW = "landscribe/preview"


def is_land_cover(layer: QgsMapLayer) -> bool:
    """Whether ``layer`` is a raster of class codes that Landscribe made, in this session or before."""
    if not isinstance(layer, QgsRasterLayer) or layer.renderer() is None or layer.renderer().type() != "paletted":
        return False
    if layer.customProperty(PREVIEW):
        return False
    return is_result(layer) or record_of(layer) is not None


def is_response(layer: QgsMapLayer) -> bool:
    """Whether ``layer`` is a response to a phrase."""
    return isinstance(layer, QgsRasterLayer) and not is_land_cover(layer) and bool(_record(layer).get("phrase"))


def response_threshold(layer: QgsRasterLayer) -> float:
    """The threshold of a response layer: the one in its style, or else the one that its run proposed."""
    shown = layer.customProperty(THRESHOLD)
    return float(shown if shown is not None else _record(layer).get("threshold") or 0.5)


def land_covers() -> "list[QgsRasterLayer]":
    """The project's land-cover results."""
    return [layer for layer in QgsProject.instance().mapLayers().values() if is_land_cover(layer)]


def _record(layer: QgsRasterLayer) -> dict:
    return read_record(record_of(layer))


class ResultCombo(QgsMapLayerComboBox):
    """Offers the project's land covers, and with ``responses`` also the responses to phrases."""

    def __init__(self, current: Optional[QgsMapLayer] = None, responses: bool = False, parent=None):
        super().__init__(parent)

        def offered(layer: QgsMapLayer) -> bool:
            return layer.isValid() and (is_land_cover(layer) or (responses and is_response(layer)))

        self.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        layers = QgsProject.instance().mapLayers().values()
        self.setExceptedLayerList([layer for layer in layers if not offered(layer)])
        PlainItemTips(self)
        self.setAccessibleName(tr("Land cover"))
        if current is not None and offered(current):
            self.setLayer(current)
