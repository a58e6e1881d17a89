"""Correcting a land cover: labels with its classes, a model that starts from them, and the layer that changes."""

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Optional

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer, QgsVectorLayer

from ...core.errors import InputError
from ...core.models.card import ModelCard
from ..engine.models import mapping_models
from ..i18n import tr
from ..layers.raster_file import raster_file
from ..layers.results import describe, read_record, record_of, style_classes

#: Custom property of a layer of labels: the correction that they are for.
PROPERTY = "landscribe/correction"
#: Custom property of a corrected land cover: its file, which the next training replaces. The first file stays.
CORRECTED = "landscribe/corrected"


@dataclass(frozen=True)
class Correction:
    """What is corrected, and how it was made.

    Attributes:
        land_cover: Id of the layer.
        scene: Id of the imagery.
        base: Name of the model that made the land cover.
        embedding: The embedding that was used.
        grid: The grid of the result: ``scene`` or ``model``.
    """

    land_cover: str
    scene: str
    base: str
    embedding: str
    grid: str


def new_correction(land_cover: QgsRasterLayer, project: QgsProject) -> Correction:
    """How ``land_cover`` can be corrected, from its run record.

    Raises:
        InputError: It cannot: what it was made from is missing, or it was made otherwise.
    """
    record = read_record(record_of(land_cover))
    models, name = mapping_models(), land_cover.name()
    model = str(record.get("model") or "")
    if model not in models:
        sentence = tr("The model of {name} is not installed, or its run record is missing: map the extent again first.")
        raise InputError(sentence.format(name=name))
    if models[model].head:
        sentence = tr("{name} was made with {model}, which learnt from labels: add labels to those and train it again.")
        raise InputError(sentence.format(name=name, model=models[model].title))
    if record.get("polygons"):
        sentence = tr("{name} was mapped within polygons: map an extent without them, and correct that.")
        raise InputError(sentence.format(name=name))
    scene = next((layer for layer in project.mapLayers().values() if _is_scene(layer, record.get("scene"))), None)
    if scene is None:
        raise InputError(tr("The imagery of {name} is not in the project: load it first.").format(name=name))
    embedding = str(record.get("embedding_wanted") or record.get("embedding") or "")
    return Correction(land_cover.id(), scene.id(), model, embedding, str(record.get("grid") or "scene"))


def correction_of(labels: Optional[QgsVectorLayer]) -> Optional[Correction]:
    """The correction that ``labels`` are for, if its land cover still exists."""
    text = labels.customProperty(PROPERTY) if labels is not None else None
    try:
        correction = Correction(**json.loads(text)) if text else None
    except (TypeError, ValueError):  # of another version
        return None
    exists = correction is not None and QgsProject.instance().mapLayer(correction.land_cover) is not None
    return correction if exists else None


def keep_correction(labels: QgsVectorLayer, correction: Correction) -> None:
    """Store with ``labels`` what they correct."""
    labels.setCustomProperty(PROPERTY, json.dumps(asdict(correction)))


def labels_of(land_cover: QgsRasterLayer, project: QgsProject) -> Optional[QgsVectorLayer]:
    """The labels that correct ``land_cover`` already, or None."""
    for layer in project.mapLayers().values():
        correction = correction_of(layer) if isinstance(layer, QgsVectorLayer) else None
        if correction is not None and correction.land_cover == land_cover.id():
            return layer
    return None


def show_corrected(land_cover: QgsRasterLayer, results: dict, card: ModelCard) -> None:
    """Show the results of ``landscribe:map`` in the layer of the land cover. Its first file stays."""
    before, opacity = land_cover.customProperty(CORRECTED), land_cover.opacity()
    land_cover.setDataSource(results["OUTPUT"], land_cover.name(), "gdal", False)
    style_classes(land_cover, card.classes)
    land_cover.setOpacity(opacity)
    describe(land_cover, results["RECORD"])
    land_cover.setCustomProperty(CORRECTED, results["OUTPUT"])
    land_cover.triggerRepaint()
    if before and Path(before) != Path(results["OUTPUT"]):
        for path in (Path(before), *Path(before).parent.glob(f"{Path(before).stem}.*")):
            with contextlib.suppress(OSError):  # in use, or gone
                path.unlink()


def _is_scene(layer: QgsMapLayer, path) -> bool:
    return isinstance(layer, QgsRasterLayer) and bool(path) and raster_file(layer) == path
