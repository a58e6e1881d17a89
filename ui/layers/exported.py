"""Exported polygons as layers of the project."""

from typing import Optional

from qgis.core import QgsProject, QgsVectorLayer

from ...core.errors import EngineError
from ..i18n import tr
from ..plain_text import without_markup
from .results import describe, landscribe_group

#: Custom property of a result: the id of the layer that it was made from.
MADE_FROM = "landscribe/made-from"


def add_points(project: QgsProject, source: str, name: str) -> QgsVectorLayer:
    """Add points to label to the top of the layer tree, with the class list that is stored in their file.

    Raises:
        EngineError: QGIS cannot open the points.
    """
    layer = QgsVectorLayer(source, without_markup(name), "ogr")
    if not layer.isValid():
        raise EngineError(tr("QGIS cannot open the exported file {path}.").format(path=source))
    describe(layer, None)
    project.addMapLayer(layer, False)
    project.layerTreeRoot().insertLayer(0, layer)
    return layer


def add_polygons(project: QgsProject, source: str, name: str, record: Optional[str], over: str) -> QgsVectorLayer:
    """Add the polygons at ``source`` in their stored style to the top of the Landscribe group.

    If the project already has a layer with this source, that layer is reloaded instead.

    Args:
        project: The project.
        source: The file, as QGIS names it.
        name: The name of the new layer.
        record: The path of the run record.
        over: The id of the raster that the polygons were made from.

    Raises:
        EngineError: QGIS cannot open the polygons.
    """
    for layer in project.mapLayers().values():
        if isinstance(layer, QgsVectorLayer) and layer.source() == source:
            layer.setDataSource(source, layer.name(), "ogr", True)
            describe(layer, record)
            layer.triggerRepaint()
            return layer
    layer = QgsVectorLayer(source, without_markup(name), "ogr")
    if not layer.isValid():
        raise EngineError(tr("QGIS cannot open the exported file {path}.").format(path=source))
    describe(layer, record)
    layer.setCustomProperty(MADE_FROM, over)
    project.addMapLayer(layer, False)
    landscribe_group(project, over).insertLayer(0, layer).setExpanded(True)
    return layer
