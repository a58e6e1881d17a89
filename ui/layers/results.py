"""Result layers: style, metadata and place in the layer tree."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Callable, Optional

from qgis.core import (
    QgsColorRampShader,
    QgsGradientColorRamp,
    QgsGradientStop,
    QgsLayerMetadata,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsPalettedRasterRenderer,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
    QgsRasterLayer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from ...core.models.card import ClassInfo
from ...core.vectors.style import CONFIDENCE_RAMP, response_ramp
from ..i18n import tr
from ..plain_text import as_html, without_markup
from .class_names import class_text
from .told import told

GROUP = "Landscribe"
#: Custom property of a group in the layer tree: the id of the layer that its results were made from.
SOURCE = "landscribe/source"
RESULT = "landscribe/result"


@dataclass(frozen=True)
class ClassArea:
    """The area of one class.

    Attributes:
        code: The class code.
        name: The class name.
        color: The class colour, ``#rrggbb``.
        hectares: Its area.
        percent: Its share of the mapped area.
    """

    code: int
    name: str
    color: str
    hectares: float
    percent: float


def class_area(entry: dict) -> ClassArea:
    """The area in one entry of the engine's ``areas``."""
    return ClassArea(entry["code"], entry["name"], entry["color"], entry["area_m2"] / 1e4, entry["percent"])


def class_pixels(entry: dict) -> ClassArea:
    """The pixels of one class in a run record, in place of hectares: a picture without a CRS has no areas."""
    return ClassArea(entry["code"], entry["name"], entry["color"], entry["pixels"], entry["percent"])


def is_result(layer: QgsMapLayer) -> bool:
    """Whether Landscribe made ``layer``: in this project, or, for a raster, at any time."""
    return bool(layer.customProperty(RESULT)) or (isinstance(layer, QgsRasterLayer) and record_of(layer) is not None)


def open_raster(path: str, name: str) -> QgsRasterLayer:
    """The layer of a result file. No default style is loaded, because QGIS would compute statistics for it."""
    options = QgsRasterLayer.LayerOptions()
    options.loadDefaultStyle = False
    return QgsRasterLayer(path, without_markup(name), "gdal", options)


def style_classes(layer: QgsRasterLayer, classes: "tuple[ClassInfo, ...]") -> None:
    """Colour ``layer`` by class; the class names become the legend."""
    legend = [
        QgsPalettedRasterRenderer.Class(entry.code, QColor(entry.color), class_text(entry.name)) for entry in classes
    ]
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, legend))


def style_confidence(layer: QgsRasterLayer) -> None:
    """Colour ``layer`` by the model's confidence, 0 to 100 %."""
    ramp = QgsColorRampShader(0, 100)
    ramp.setColorRampType(QgsColorRampShader.Type.Interpolated)
    ramp.setColorRampItemList(
        [QgsColorRampShader.ColorRampItem(value, QColor(color), _sureness(value)) for value, color in CONFIDENCE_RAMP]
    )
    shader = QgsRasterShader(0, 100)
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
    renderer.setClassificationMin(0)
    renderer.setClassificationMax(100)
    layer.setRenderer(renderer)


def _sureness(percent: int) -> str:
    """A value of the confidence in the legend."""
    words = {0: tr("not sure at all"), 60: tr("rather sure"), 100: tr("sure")}
    return f"{percent} % – {words[percent]}" if percent in words else f"{percent} %"


def hide_band_line(node: QgsLayerTreeLayer) -> None:
    """Leave the line “Band 1: …” out of the legend of a raster with classes, in layouts too."""
    renderer = node.layer().renderer()
    QgsMapLayerLegendUtils.setLegendNodeOrder(node, list(range(1, len(renderer.classes()) + 1)))


def style_response(layer: QgsRasterLayer, threshold: float) -> None:
    """Colour a response (0 to 1) by its value; it is transparent below ``threshold``. The layer's opacity stays."""
    items = []
    for value, name, alpha in response_ramp(threshold):
        color = QColor(name)
        color.setAlpha(alpha)
        items.append(QgsColorRampShader.ColorRampItem(value, color, f"{value:.2f}" if alpha else ""))
    between = [QgsGradientStop(item.value, item.color) for item in items[1:-1]]
    ramp = QgsColorRampShader(0.0, 1.0, QgsGradientColorRamp(items[0].color, items[-1].color, False, between))
    ramp.setColorRampType(QgsColorRampShader.Type.Interpolated)
    ramp.setColorRampItemList(items)
    shader = QgsRasterShader(0.0, 1.0)
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
    renderer.setClassificationMin(0.0)
    renderer.setClassificationMax(1.0)
    before = layer.renderer()
    if before is not None:
        renderer.setOpacity(before.opacity())
    layer.setRenderer(renderer)


def describe(layer: QgsMapLayer, record: Optional[str]) -> None:
    """Fill ``layer``'s metadata from the run record, if there is one. QGIS reads the texts of metadata as HTML."""
    layer.setCustomProperty(RESULT, True)
    facts = read_record(record)
    metadata = QgsLayerMetadata()
    metadata.setType("dataset")
    metadata.setTitle(as_html(layer.name()))
    metadata.setIdentifier(as_html(layer.source()))
    metadata.setCrs(layer.crs())
    metadata.setAbstract("\n".join(as_html(line) for line in told(facts)))
    subject = "response to a phrase" if facts.get("phrase") else "land cover"
    metadata.setKeywords({"gmd:topicCategory": ["imageryBaseMapsEarthCover"], "Landscribe": [subject]})
    history = tr("Made by Landscribe; run record: {path}").format(path=record)
    metadata.setHistory([as_html(history)] if record else [])
    layer.setMetadata(metadata)


def record_of(layer: QgsMapLayer) -> Optional[str]:
    """The path of the run record beside ``layer``'s file, or None."""
    try:
        path = Path(layer.source()).with_suffix(".run.json")
        return str(path) if path.exists() else None
    except (OSError, ValueError):  # not a file's name
        return None


def read_record(path: Optional[str]) -> dict:
    """The content of a run record; empty if it cannot be read."""
    try:
        facts = json.loads(Path(path).read_text(encoding="utf-8")) if path else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return facts if isinstance(facts, dict) else {}


def landscribe_group(project: QgsProject, over: Optional[str] = None) -> QgsLayerTreeGroup:
    """The group for results of the layer with id ``over``, inside the layer tree's Landscribe group.

    Results of a result lie in its group. A new Landscribe group is made above the layer, or at the top.
    """
    root = project.layerTreeRoot()
    node = root.findLayer(over) if over else None
    if node is not None and node.parent().customProperty(SOURCE):
        return node.parent()
    group = root.findGroup(GROUP)
    if group is None:
        below = node
        while below is not None and below.parent() is not root:
            below = below.parent()
        group = root.insertGroup(root.children().index(below) if below is not None else 0, GROUP)
    if node is None:
        return group
    for child in group.findGroups():
        if child.customProperty(SOURCE) == over:
            return child
    child = group.insertGroup(0, without_markup(node.layer().name() if node.layer() is not None else node.name()))
    child.setCustomProperty(SOURCE, over)
    return child


def free_name(group: QgsLayerTreeGroup, name: str) -> str:
    """``name`` for a new result in ``group``; if it is taken, the time comes first, to the second where needed."""
    taken = {node.name() for node in group.findLayers()}
    now = datetime.now()
    for start in ("", now.strftime("%H:%M "), now.strftime("%H:%M:%S ")):
        if start + name not in taken:
            return start + name
    number = 2
    while f"{start}{name} {number}" in taken:
        number += 1
    return f"{start}{name} {number}"


def add_results(
    project: QgsProject,
    output: str,
    confidence: Optional[str],
    record: Optional[str],
    classes: "tuple[ClassInfo, ...]",
    name: str,
    over: Optional[str] = None,
) -> "list[QgsRasterLayer]":
    """Add a result to ``project`` as styled layers, the classes on top. Call it on the main thread.

    Args:
        project: The project.
        output: The path of the land cover.
        confidence: The path of the confidence raster, or None.
        record: The path of the run record, or None.
        classes: The model's classes.
        name: The name of the land-cover layer; a time is added if it is taken.
        over: The id of the mapped layer, or None.

    Returns:
        The new layers; the land cover is the last one.
    """
    layers = []
    group = landscribe_group(project, over)
    name = free_name(group, without_markup(name))
    if confidence:
        layer = open_raster(confidence, tr("Confidence of {name}").format(name=name))
        style_confidence(layer)
        layers.append(layer)
    layer = open_raster(output, name)
    style_classes(layer, classes)
    layers.append(layer)
    for layer in layers:
        describe(layer, record)
        project.addMapLayer(layer, False)
        node = QgsLayerTreeLayer(layer)
        if layer is layers[-1]:
            hide_band_line(node)  # before the layer tree makes its legend
        group.insertChildNode(0, node)
        node.setItemVisibilityChecked(layer is layers[-1])
        node.setExpanded(layer is layers[-1])
    unfold(group)
    return layers


def unfold(group: QgsLayerTreeGroup) -> None:
    """Expand a group and the groups around it."""
    while isinstance(group, QgsLayerTreeGroup) and group.parent() is not None:
        group.setExpanded(False)  # the tree view reacts to changes only
        group.setExpanded(True)
        group = group.parent()


_stylers: "list[ResultStyler]" = []  # keeps the Python objects alive: Processing keeps only their C++ part


class ResultStyler(QgsProcessingLayerPostProcessorInterface):
    """Styles a result that Processing loads itself (toolbox, batch, model designer)."""

    def __init__(self, style: Callable[[QgsRasterLayer], None], record: Optional[str]):
        super().__init__()
        self._style, self._record = style, record
        _stylers.append(self)

    def postProcessLayer(self, layer, context, feedback):
        """Style the loaded layer and fill its metadata."""
        self._style(layer)
        describe(layer, self._record)
        layer.triggerRepaint()
