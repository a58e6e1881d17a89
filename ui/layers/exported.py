"""Exported polygons as layers of the project."""

from typing import Optional

from qgis.core import QgsProject, QgsVectorLayer

from ...core.errors import EngineError
from ..i18n import tr
from .results import describe, landscribe_group


def add_polygons(project: QgsProject, source: str, name: str, record: Optional[str], over: str) -> QgsVectorLayer:
    """Add the polygons at ``source`` in their stored style to the Landscribe group, on top.

    A layer of that source that is in the project already shows the new polygons instead. ``over`` is the id of the
    raster that they were made of. Raises EngineError where QGIS cannot open them.
    """
    for layer in project.mapLayers().values():
        if isinstance(layer, QgsVectorLayer) and layer.source() == source:
            layer.setDataSource(source, layer.name(), "ogr", True)
            describe(layer, record)
            layer.triggerRepaint()
            return layer
    layer = QgsVectorLayer(source, name, "ogr")
    if not layer.isValid():
        raise EngineError(tr("QGIS cannot open the exported file {path}.").format(path=source))
    describe(layer, record)
    project.addMapLayer(layer, False)
    landscribe_group(project, over).insertLayer(0, layer).setExpanded(True)
    return layer
