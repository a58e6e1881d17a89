"""Answers to phrases as layers of the project. Each layer stores its phrase, the reading, and its request."""

import json
from dataclasses import asdict, dataclass, field
from typing import Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
)

from ...core.errors import InputError
from ..crs_text import crs_text
from ..i18n import tr
from ..parameter_names import INPUT
from .result_combo import THRESHOLD
from .results import describe, free_name, landscribe_group, open_raster, style_response, unfold
from .told import reading_text

PROPERTY = "landscribe/answer"
#: Characters of a phrase in a layer's name.
NAME_LENGTH = 60


@dataclass(frozen=True)
class Answer:
    """The answer to a phrase.

    Attributes:
        phrase: The phrase.
        reading: How the phrase was read, as text.
        note: Why parts of the phrase were not read as relations; may be empty.
        distances: Metres, in the order of the phrase.
        found: Whether anything was found.
        maximum: The highest response, 0 to 1.
        threshold: The proposed threshold, 0 to 1.
        request: The algorithm's parameters, as JSON can hold them (see ``portable``).
    """

    phrase: str
    reading: str
    note: str
    distances: "list[float]"
    found: bool
    maximum: float
    threshold: float
    request: dict = field(default_factory=dict)


def answer_from(result: dict, parameters: Optional[dict] = None) -> Answer:
    """The answer in the engine's ``result``. ``parameters`` are stored with it, so that it can be asked again."""
    return Answer(
        phrase=result["phrase"],
        reading=reading_text(result),
        note=result["reading_note"],
        distances=list(result["distances"]),
        found=result["found"],
        maximum=result["maximum"],
        threshold=result["threshold"],
        request=portable(parameters or {}),
    )


def answer_of(layer: Optional[QgsMapLayer]) -> Optional[Answer]:
    """The answer that ``layer`` shows, or None."""
    text = layer.customProperty(PROPERTY) if isinstance(layer, QgsRasterLayer) else None
    try:
        return Answer(**json.loads(text)) if text else None
    except (TypeError, ValueError):  # of another version
        return None


def shown_threshold(layer: QgsRasterLayer) -> float:
    """The threshold in the style of ``layer``."""
    return float(layer.customProperty(THRESHOLD) or 0.5)


def show_from(layer: QgsRasterLayer, threshold: float) -> None:
    """Show only responses of at least ``threshold``. This changes the style; nothing is computed."""
    style_response(layer, threshold)
    layer.setCustomProperty(THRESHOLD, threshold)
    layer.triggerRepaint()


def show_answer(layer: QgsRasterLayer, answer: Answer) -> None:
    """Store ``answer`` in ``layer`` and style the layer from the answer's threshold up."""
    layer.setCustomProperty(PROPERTY, json.dumps(asdict(answer)))
    show_from(layer, answer.threshold)


def add_answer(project: QgsProject, path: str, record: Optional[str], answer: Answer) -> QgsRasterLayer:
    """Add the response at ``path`` to the Landscribe group, on top, styled from the answer's threshold up."""
    group = landscribe_group(project, answer.request.get(INPUT, {}).get("layer"))
    name = short(answer.phrase) if answer.found else tr("Most similar: {phrase}").format(phrase=short(answer.phrase))
    layer = open_raster(path, free_name(group, name))
    show_answer(layer, answer)
    describe(layer, record)
    project.addMapLayer(layer, False)
    group.insertLayer(0, layer).setExpanded(False)
    unfold(group)
    return layer


def renew_answer(layer: QgsRasterLayer, path: str, record: Optional[str], answer: Answer) -> None:
    """Show another answer in ``layer``; its place, opacity and threshold stay."""
    threshold, opacity = shown_threshold(layer), layer.opacity()
    layer.setDataSource(path, layer.name(), "gdal", False)
    describe(layer, record)
    show_answer(layer, answer)
    show_from(layer, threshold)
    layer.setOpacity(opacity)


def answer_to(project: QgsProject, answer: Answer) -> Optional[QgsRasterLayer]:
    """The layer with the answer to the same question (phrase, layer, extent and choices), or None."""
    if not answer.request:
        return None
    for layer in project.mapLayers().values():
        other = answer_of(layer)
        if other is not None and other.phrase == answer.phrase and _question(other) == _question(answer):
            return layer
    return None


def _question(answer: Answer) -> dict:
    return {name: value for name, value in answer.request.items() if name not in ("OUTPUT", "POLYGONS")}


def short(phrase: str) -> str:
    """``phrase`` cut to the length of a list entry or layer name."""
    return phrase if len(phrase) <= NAME_LENGTH else phrase[: NAME_LENGTH - 1].rstrip() + "…"


def portable(parameters: dict) -> dict:
    """Parameters of ``landscribe:refer`` as JSON can hold them."""
    held = {}
    for name, value in parameters.items():
        if isinstance(value, QgsMapLayer):
            held[name] = {"layer": value.id()}
        elif isinstance(value, QgsReferencedRectangle):
            corners = [value.xMinimum(), value.yMinimum(), value.xMaximum(), value.yMaximum()]
            held[name] = {"corners": corners, "crs": crs_text(value.crs())}
        else:
            held[name] = value
    return held


def parameters_of(answer: Answer, project: QgsProject) -> dict:
    """The parameters of the request for ``answer``, to ask again.

    Raises:
        InputError: A layer in the parameters no longer exists.
    """
    parameters = dict(answer.request)
    for name, value in parameters.items():
        if isinstance(value, dict) and "layer" in value:
            parameters[name] = project.mapLayer(value["layer"])
            if parameters[name] is None:
                sentence = tr("The layer of “{phrase}” was removed: ask again about another layer.")
                raise InputError(sentence.format(phrase=short(answer.phrase)))
        elif isinstance(value, dict):
            crs = QgsCoordinateReferenceSystem()
            crs.createFromUserInput(value["crs"])
            parameters[name] = QgsReferencedRectangle(QgsRectangle(*value["corners"]), crs)
    return parameters
