"""Points to label: what they are, how many have a class, and a copy of those that would be lost."""

import shutil
from pathlib import Path
from typing import Optional

from qgis.core import NULL, QgsFeatureRequest, QgsMapLayer, QgsProject, QgsVectorLayer

#: The attribute that the user fills in.
LABEL = "reference"


def is_to_label(layer: "Optional[QgsMapLayer]") -> bool:
    """Whether ``layer`` has points to label, as “Points to label…” draws them."""
    return isinstance(layer, QgsVectorLayer) and layer.isValid() and layer.fields().lookupField(LABEL) >= 0


def has_label(feature) -> bool:
    """Whether a point has a class."""
    return feature[LABEL] not in (None, NULL) and bool(str(feature[LABEL]).strip())


def labelled_count(layer: QgsVectorLayer) -> int:
    """How many points of ``layer`` have a class, edits that are not saved included; all, where they cannot be read."""
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes([LABEL], layer.fields())
    features = layer.getFeatures(request)
    return sum(map(has_label, features)) if features.isValid() else layer.featureCount()


def labels_at_risk(project: QgsProject) -> "list[QgsVectorLayer]":
    """The layers with labelled points whose file is lost when QGIS closes."""
    layers = project.mapLayers().values()
    at_risk = (one for one in layers if is_to_label(one) and one.isTemporary() and one.providerType() != "memory")
    return [layer for layer in at_risk if labelled_count(layer)]  # QGIS asks about layers in memory itself


def keep_labels(layer: QgsVectorLayer, path: str) -> None:
    """Copy a layer's GeoPackage, edits included, to ``path``, and let the layer show the copy.

    Raises:
        OSError: The copy cannot be written.
    """
    if layer.isEditable() and not layer.commitChanges():
        raise OSError(0, "; ".join(layer.commitErrors()))
    source, _, rest = layer.source().partition("|")
    for ending in ("", "-wal"):  # edits may still lie in SQLite's write-ahead log; a copy ignores QGIS's locks
        Path(path + ending).unlink(missing_ok=True)
        if Path(source + ending).exists():
            shutil.copyfile(source + ending, path + ending)
    layer.setDataSource(path + (f"|{rest}" if rest else ""), layer.name(), "ogr", False)
