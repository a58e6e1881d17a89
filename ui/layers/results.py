"""Result layers: style, metadata and place in the layer tree."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Optional

from qgis.core import (
    QgsColorRampShader,
    QgsGradientColorRamp,
    QgsGradientStop,
    QgsLayerMetadata,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsPalettedRasterRenderer,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
    QgsRasterLayer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from ...core.models.card import ClassInfo
from ...core.vectors.style import CONFIDENCE_RAMP, RESPONSE_RAMP
from ..i18n import tr
from ..plain_text import as_html, without_markup

GROUP = "Landscribe"
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
    legend = [QgsPalettedRasterRenderer.Class(entry.code, QColor(entry.color), entry.name) for entry in classes]
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, legend))


def style_confidence(layer: QgsRasterLayer) -> None:
    """Colour ``layer`` by the model's confidence, 0 to 100 %."""
    ramp = QgsColorRampShader(0, 100)
    ramp.setColorRampType(QgsColorRampShader.Type.Interpolated)
    ramp.setColorRampItemList(
        [QgsColorRampShader.ColorRampItem(value, QColor(color), f"{value} %") for value, color in CONFIDENCE_RAMP]
    )
    shader = QgsRasterShader(0, 100)
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
    renderer.setClassificationMin(0)
    renderer.setClassificationMax(100)
    layer.setRenderer(renderer)


def style_response(layer: QgsRasterLayer, threshold: float) -> None:
    """Colour a response (0 to 1) from ``threshold`` up and make it transparent below. The layer's opacity stays."""
    span = 1.0 - threshold
    colors = []
    for share, name, alpha in RESPONSE_RAMP:
        colors.append((share, QColor(name)))
        colors[-1][1].setAlpha(alpha)
    between = [QgsGradientStop(share, color) for share, color in colors[1:-1]]
    ramp = QgsColorRampShader(threshold, 1.0, QgsGradientColorRamp(colors[0][1], colors[-1][1], False, between))
    ramp.setColorRampType(QgsColorRampShader.Type.Interpolated)
    items = [QgsColorRampShader.ColorRampItem(threshold + span * share, color) for share, color in colors]
    nothing = QColor(colors[0][1])
    nothing.setAlpha(0)
    below = [QgsColorRampShader.ColorRampItem(value, nothing) for value in (0.0, threshold * (1 - 1e-6))]
    ramp.setColorRampItemList(below + items)
    shader = QgsRasterShader(threshold, 1.0)
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
    renderer.setClassificationMin(threshold)
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
    metadata.setAbstract("\n".join(as_html(f"{key}: {_line(value)}") for key, value in facts.items()))
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


def _line(value) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def landscribe_group(project: QgsProject, over: Optional[str] = None) -> QgsLayerTreeGroup:
    """The layer tree's Landscribe group. A new group is made above the layer with id ``over``, or at the top."""
    root = project.layerTreeRoot()
    group = root.findGroup(GROUP)
    if group is not None:
        return group
    below = root.findLayer(over) if over else None
    while below is not None and below.parent() is not root:
        below = below.parent()
    return root.insertGroup(root.children().index(below) if below is not None else 0, GROUP)


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
        name: The name of the land-cover layer.
        over: The id of the mapped layer, or None.

    Returns:
        The new layers; the land cover is the last one.
    """
    layers = []
    group = landscribe_group(project, over)
    if confidence:
        layer = open_raster(confidence, tr("{name} (confidence)").format(name=name))
        style_confidence(layer)
        layers.append(layer)
    layer = open_raster(output, name)
    style_classes(layer, classes)
    layers.append(layer)
    for layer in layers:
        describe(layer, record)
        project.addMapLayer(layer, False)
        node = group.insertLayer(0, layer)
        node.setItemVisibilityChecked(layer is layers[-1])
        node.setExpanded(layer is layers[-1])
    group.setExpanded(False)  # the tree view reacts to changes only
    group.setExpanded(True)
    return layers


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
