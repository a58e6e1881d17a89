"""Labels: a vector layer with an attribute that holds the class, styled by it. The style is the list of classes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Optional, Union

from qgis.core import (
    NULL,
    QgsCategorizedSymbolRenderer,
    QgsEditorWidgetSetup,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from ...core.errors import EngineError, InputError
from ..i18n import tr
from ..plain_text import without_markup
from .label_symbol import label_symbol

#: Custom property of a layer of labels: the attribute that holds the class.
PROPERTY = "landscribe/labels"
#: The class attribute of a new layer of labels.
FIELD = "class"
#: Attributes that are taken for the class in other layers, the first one first.
CLASS_FIELDS = ("class", "reference", "label", "class_name", "landcover", "code", "ref_class")
#: Colours of new classes.
PALETTE = (
    "#e31a1c", "#1f78b4", "#33a02c", "#ff7f00", "#6a3d9a", "#ffd92f", "#b15928", "#a6cee3", "#fb9a99", "#b2df8a",
    "#fdbf6f", "#cab2d6", "#8dd3c7", "#bc80bd",
)  # fmt: skip
#: Above this number the labels are not counted, because counting would stop QGIS for a moment at each edit.
MOST_COUNTED = 10_000

Value = Union[str, int]


@dataclass(frozen=True)
class LabelClass:
    """A class of a layer of labels.

    Attributes:
        value: What the class attribute holds: a name or a code.
        name: The name in the legend.
        color: ``#rrggbb``.
    """

    value: Value
    name: str
    color: str


def is_labels(layer: Optional[QgsMapLayer]) -> bool:
    """Whether ``layer`` was made or chosen as labels."""
    return isinstance(layer, QgsVectorLayer) and layer.isValid() and bool(layer.customProperty(PROPERTY))


def class_attribute(layer: QgsVectorLayer) -> str:
    """The attribute that holds the class: the chosen one, or one with a usual name, or the first text; may be empty."""
    fields = layer.fields()
    chosen = str(layer.customProperty(PROPERTY) or "")
    if fields.lookupField(chosen) >= 0:
        return chosen
    lowered = {field.name().lower(): field.name() for field in fields}
    texts = [field.name() for field in fields if field.type() == QVariant.String]
    return next((lowered[name] for name in CLASS_FIELDS if name in lowered), texts[0] if texts else "")


def new_labels(project: QgsProject, scene: QgsRasterLayer, path: str, name: str = "") -> QgsVectorLayer:
    """Make an empty GeoPackage of polygons at ``path`` and add it to the top of the layer tree, as ``name``.

    Raises:
        EngineError: The file cannot be written.
    """
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", "labels"
    fields = QgsFields()
    fields.append(QgsField(FIELD, QVariant.String, "", 80))
    writer = QgsVectorFileWriter.create(
        path, fields, QgsWkbTypes.Type.Polygon, scene.crs(), project.transformContext(), options
    )
    problem = writer.errorMessage() if writer.hasError() != QgsVectorFileWriter.WriterError.NoError else ""
    del writer  # closes the file
    layer = QgsVectorLayer(path, without_markup(name or tr("{layer} labels").format(layer=scene.name())), "ogr")
    if problem or not layer.isValid():
        sentence = tr("The labels cannot be written to {path} ({error}): save the project in a folder of yours.")
        raise EngineError(sentence.format(path=path, error=problem or "?"))
    layer.setCustomProperty(PROPERTY, FIELD)
    set_classes(layer, [])
    project.addMapLayer(layer, False)
    project.layerTreeRoot().insertLayer(0, layer)
    return layer


def new_labels_file(folder: Path, scene: QgsRasterLayer) -> str:
    """An unused name for labels of ``scene`` in ``folder``."""
    stem = "".join(letter if letter.isalnum() else "-" for letter in scene.name())[:40].strip("-") or "scene"
    path, number = folder / f"{stem}-labels.gpkg", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-labels-{number}.gpkg"
    return str(path)


def take_as_labels(layer: QgsVectorLayer, field: str) -> None:
    """Use ``layer`` as labels with the class in ``field``. A layer without a style of its own is styled by class."""
    layer.setCustomProperty(PROPERTY, field)
    if not _is_by_class(layer) and isinstance(layer.renderer(), QgsSingleSymbolRenderer):
        set_classes(layer, _found_classes(layer, field))


def classes_of(layer: QgsVectorLayer) -> "list[LabelClass]":
    """The classes in the style of ``layer``; without a style by class, those that its labels have."""
    return classes_in_style(layer) if _is_by_class(layer) else _found_classes(layer, class_attribute(layer))


def classes_in_style(layer: QgsVectorLayer) -> "list[LabelClass]":
    """The categories of a layer that is styled by categories."""
    classes = []
    for category in layer.renderer().categories():
        values = category.value()
        for value in values if isinstance(values, list) else [values]:
            if value not in (None, NULL, "") and category.symbol() is not None:
                value = int(value) if isinstance(value, float) and value.is_integer() else value
                classes.append(LabelClass(value, category.label() or str(value), category.symbol().color().name()))
    return classes


def set_classes(layer: QgsVectorLayer, classes: "list[LabelClass]") -> None:
    """Style ``layer`` by class and offer the classes in its form. Symbols of classes that stay as they are, stay."""
    field = class_attribute(layer)
    before = layer.renderer().categories() if _is_by_class(layer) else []
    kept = {category.value(): category.symbol() for category in before if not isinstance(category.value(), list)}
    categories = []
    for entry in classes:
        symbol = kept.get(entry.value)
        keep = symbol is not None and symbol.color().name() == entry.color
        symbol = symbol.clone() if keep else label_symbol(layer.geometryType(), entry.color)
        categories.append(QgsRendererCategory(entry.value, symbol, entry.name))
    layer.setRenderer(QgsCategorizedSymbolRenderer(field, categories))
    offered = [{entry.name: str(entry.value)} for entry in classes]
    layer.setEditorWidgetSetup(layer.fields().lookupField(field), QgsEditorWidgetSetup("ValueMap", {"map": offered}))
    layer.triggerRepaint()


def holds_codes(layer: QgsVectorLayer) -> bool:
    """Whether the class attribute of ``layer`` holds numbers."""
    return layer.fields().field(class_attribute(layer)).isNumeric()


def new_class(layer: QgsVectorLayer, name: str, color: str = "") -> LabelClass:
    """A class for ``layer`` with the next free colour.

    Raises:
        InputError: The name cannot be used.
    """
    classes, name = classes_of(layer), " ".join(name.split())
    value = checked_value(layer, name)
    if any(entry.value == value or entry.name == name for entry in classes):
        raise InputError(tr("There is a class {name} already: give another name.").format(name=name))
    used = {entry.color for entry in classes}
    free = next((entry for entry in PALETTE if entry not in used), PALETTE[len(classes) % len(PALETTE)])
    return LabelClass(value, name, color or free)


def checked_value(layer: QgsVectorLayer, name: str) -> Value:
    """What the class attribute of ``layer`` holds for a class called ``name``.

    Raises:
        InputError: The attribute cannot hold it.
    """
    if not name:
        raise InputError(tr("The class has no name: enter one."))
    attribute = class_attribute(layer)
    field = layer.fields().field(attribute)
    if not holds_codes(layer):
        if 0 < field.length() < len(name):
            sentence = tr("The name {name} is too long for the attribute {field}: use at most {length} characters.")
            raise InputError(sentence.format(name=name, field=attribute, length=field.length()))
        return name
    if not name.isdigit() or not 1 <= int(name) <= 255:
        raise InputError(tr("The attribute {field} holds codes: enter a number from 1 to 255.").format(field=attribute))
    return int(name)


def rename_class(layer: QgsVectorLayer, value: Value, name: str) -> None:
    """Rename a class in the style and in its labels (one step for Undo).

    Raises:
        InputError: The name cannot be used, or the labels cannot be edited.
    """
    classes, name = classes_of(layer), " ".join(name.split())
    new = value if holds_codes(layer) else checked_value(layer, name)
    if not name or any(name == entry.name or new == entry.value for entry in classes if entry.value != value):
        raise InputError(tr("There is a class {name} already: give another name.").format(name=name))
    if new != value:
        index = layer.fields().lookupField(class_attribute(layer))
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes([index])
        ids = [feature.id() for feature in layer.getFeatures(request) if feature[index] == value]
        if ids:
            start_editing(layer)
            layer.beginEditCommand(tr("Rename class"))
            for number in ids:
                layer.changeAttributeValue(number, index, new)
            layer.endEditCommand()
    set_classes(layer, [LabelClass(new, name, e.color) if e.value == value else e for e in classes])


def start_editing(layer: QgsVectorLayer) -> None:
    """Switch editing on.

    Raises:
        InputError: The layer cannot be edited.
    """
    if not layer.isEditable() and not layer.startEditing():
        sentence = tr("The labels {name} cannot be edited: choose another layer or make new labels.")
        raise InputError(sentence.format(name=layer.name()))


def add_label(layer: QgsVectorLayer, geometry: QgsGeometry, value: Value) -> None:
    """Add a label, in the layer's CRS, as one step for Undo.

    Raises:
        InputError: The layer cannot be edited, or does not take such a label.
    """
    start_editing(layer)
    parts = geometry.coerceToType(layer.wkbType())
    layer.beginEditCommand(tr("Add label"))
    added = bool(parts)
    for part in parts:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(part)
        feature.setAttribute(layer.fields().lookupField(class_attribute(layer)), value)
        added = layer.addFeature(feature) and added
    if not added:
        layer.destroyEditCommand()
        raise InputError(tr("The layer does not take this label: draw it again, or choose another layer."))
    layer.endEditCommand()
    layer.triggerRepaint()


def label_counts(layer: QgsVectorLayer) -> "dict[Value, int]":
    """The number of labels of each class, edits included; empty if there are too many to count at once."""
    index = layer.fields().lookupField(class_attribute(layer))
    if index < 0 or layer.featureCount() > MOST_COUNTED:
        return {}
    counts: dict = {}
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes([index])
    for feature in layer.getFeatures(request):
        value = feature[index]
        if value not in (None, NULL, ""):
            counts[value] = counts.get(value, 0) + 1
    return counts


def _is_by_class(layer: QgsVectorLayer) -> bool:
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer):
        return False
    return renderer.classAttribute().strip('"').lower() == class_attribute(layer).lower()


def _found_classes(layer: QgsVectorLayer, field: str) -> "list[LabelClass]":
    """The classes that the labels have, in new colours."""
    index = layer.fields().lookupField(field)
    values = sorted(layer.uniqueValues(index, 60), key=str) if index >= 0 else []
    values = [value for value in values if value not in (None, NULL, "")]
    return [LabelClass(value, str(value), PALETTE[n % len(PALETTE)]) for n, value in enumerate(values)]
