"""The layers of a comparison: transitions on top, then the probability of change, and both maps."""

from typing import Optional

from qgis.core import (
    QgsLayerTreeLayer,
    QgsPalettedRasterRenderer,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ..i18n import tr
from ..plain_text import without_markup
from .result_combo import THRESHOLD
from .results import describe, hide_band_line, landscribe_group, open_raster, style_response

#: The most transitions that the layer tree lists unasked.
MOST_IN_TREE = 12


def add_changes(
    project: QgsProject, files: dict, record: Optional[str], threshold: float, name: str, over: Optional[str] = None
) -> "dict[str, QgsRasterLayer]":
    """Add a comparison to ``project`` as styled layers. Call it on the main thread.

    Args:
        project: The project.
        files: Paths by what they hold, as the engine names its results: ``output``, and if there are any
            ``probability``, ``before_map``, ``after_map`` and ``polygons``.
        record: The path of the run record, or None.
        threshold: The probability from which ground has changed.
        name: The name of the layer of transitions.
        over: The id of the later date's layer, or None.

    Returns:
        The layers of rasters, by the same names.
    """
    group = landscribe_group(project, over)
    titles = (
        ("before_map", tr("{name} (before)")),
        ("after_map", tr("{name} (after)")),
        ("probability", tr("{name} (probability)")),
        ("output", "{name}"),
    )
    layers = {}
    for key, title in titles:
        if not files.get(key):
            continue
        layer = open_raster(files[key], title.format(name=name))
        if key == "probability":
            style_response(layer, threshold)
            layer.setCustomProperty(THRESHOLD, threshold)
        else:
            layer.loadDefaultStyle()
        _add(project, group, layer, record, visible=key == "output")
        layers[key] = layer
    if files.get("polygons"):
        layer = QgsVectorLayer(files["polygons"], without_markup(tr("{name} (polygons)").format(name=name)), "ogr")
        layer.loadDefaultStyle()
        _add(project, group, layer, record, visible=False)
    return layers


def _add(project: QgsProject, group, layer, record: Optional[str], visible: bool) -> None:
    describe(layer, record)
    project.addMapLayer(layer, False)
    node = QgsLayerTreeLayer(layer)
    kinds = layer.renderer().classes() if isinstance(layer.renderer(), QgsPalettedRasterRenderer) else []
    if kinds:
        hide_band_line(node)  # before the layer tree makes its legend
    node.setItemVisibilityChecked(visible)
    node.setExpanded(visible and len(kinds) <= MOST_IN_TREE)
    group.insertChildNode(0, node)
