"""The preview: one layer that shows what the model makes of the visible extent; each training replaces its picture."""

import shutil
from pathlib import Path
from typing import Optional

from qgis.core import QgsMapLayer, QgsProcessingUtils, QgsProject, QgsRasterLayer, QgsReferencedRectangle
from qgis.gui import QgsMapCanvas

from ...core.models.card import ModelCard
from ..i18n import tr
from ..layers.result_combo import PREVIEW
from ..layers.results import describe, landscribe_group, open_raster, style_classes
from ..plain_text import without_markup

#: Opacity of a new preview: the imagery stays visible, to label where the map is wrong.
OPACITY = 0.6


def preview_file() -> str:
    """A new temporary file, in a folder of its own."""
    return QgsProcessingUtils.generateTempFilename("preview.tif")


def visible_extent(canvas: QgsMapCanvas) -> QgsReferencedRectangle:
    """What the canvas shows."""
    settings = canvas.mapSettings()
    return QgsReferencedRectangle(settings.visibleExtent(), settings.destinationCrs())


def preview_of(project: QgsProject) -> Optional[QgsRasterLayer]:
    """The preview in ``project``, or None."""
    return next((layer for layer in project.mapLayers().values() if layer.customProperty(PREVIEW)), None)


def show_preview(project: QgsProject, results: dict, card: ModelCard, scene: Optional[QgsMapLayer]) -> QgsRasterLayer:
    """Show the results of ``landscribe:map`` in the preview. Its place, opacity and visibility stay.

    Args:
        project: The project.
        results: The algorithm's results.
        card: The card of the model that made them.
        scene: The layer that was mapped, if it still exists.
    """
    path, name = results["OUTPUT"], tr("Preview of {model}").format(model=card.title)
    layer = preview_of(project)
    if layer is None:
        layer = open_raster(path, name)
        layer.setCustomProperty(PREVIEW, True)
        _show(layer, card, results["RECORD"])
        layer.setOpacity(OPACITY)  # after the style, which holds it
        project.addMapLayer(layer, False)
        group = landscribe_group(project, scene.id() if scene is not None else None)
        group.insertLayer(0, layer).setExpanded(False)
        group.setExpanded(False)  # the tree view reacts to changes only
        group.setExpanded(True)
        return layer
    before, opacity = Path(layer.source()), layer.opacity()
    layer.setDataSource(path, without_markup(name), "gdal", False)
    layer.setName(without_markup(name))
    _show(layer, card, results["RECORD"])
    layer.setOpacity(opacity)
    layer.triggerRepaint()
    if before.name == Path(path).name and before.parent.parent == Path(path).parent.parent:
        shutil.rmtree(before.parent, ignore_errors=True)  # the earlier picture, in a temporary folder of its own
    return layer


def _show(layer: QgsRasterLayer, card: ModelCard, record: str) -> None:
    style_classes(layer, card.classes)
    describe(layer, record)
