"""Where classes for labels can be taken from: land covers, models, and vector layers that are styled by class."""

from qgis.core import QgsCategorizedSymbolRenderer, QgsProject, QgsRasterLayer, QgsVectorLayer

from ...core.models.card import ModelCard
from ..layers.class_names import class_name_of
from .label_layer import LabelClass


def classes_of_land_cover(layer: QgsRasterLayer) -> "list[LabelClass]":
    """The classes in the legend of a land cover."""
    legend = layer.renderer().classes()
    return [LabelClass(int(entry.value), class_name_of(entry.label), entry.color.name()) for entry in legend]


def classes_of_model(card: ModelCard) -> "list[LabelClass]":
    """The classes of a model."""
    return [LabelClass(entry.code, entry.name, entry.color) for entry in card.classes]


def styled_layers(project: QgsProject, other_than: QgsVectorLayer) -> "list[QgsVectorLayer]":
    """The vector layers of ``project`` that are styled by categories."""
    return [
        layer
        for layer in project.mapLayers().values()
        if isinstance(layer, QgsVectorLayer)
        and layer is not other_than
        and isinstance(layer.renderer(), QgsCategorizedSymbolRenderer)
    ]
