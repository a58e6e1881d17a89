"""The polygons parameter of algorithms that work on a scene within polygons, and its params for the engine."""

import tempfile
from contextlib import contextmanager
from pathlib import Path

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingUtils,
    QgsProject,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ...core.errors import EngineError, InputError
from ..i18n import tr
from ..layers.features_file import TakenFeatures
from ..layers.raster_file import raster_file
from ..parameter_names import EXTENT, INPUT

POLYGONS = "POLYGONS"


def polygons_parameter() -> QgsProcessingParameterFeatureSource:
    """A parameter for a polygon layer or its selected polygons."""
    kinds = [QgsProcessing.SourceType.TypeVectorPolygon]
    return QgsProcessingParameterFeatureSource(POLYGONS, tr("Only within polygons"), kinds, optional=True)


def take_polygons(algorithm, parameters, context) -> "tuple[dict, TakenFeatures | None]":
    """The algorithm's parameters and the polygons, or None if there are none. Call it on the main thread.

    If a layer has to be drawn, the returned parameters have the polygons' box as the extent.

    Raises:
        InputError: The polygon layer cannot be read, or is empty.
    """
    if not parameters.get(POLYGONS):
        return parameters, None
    source = algorithm.parameterAsSource(parameters, POLYGONS, context)
    if source is None:
        raise InputError(tr("The polygons cannot be read: choose a polygon layer, or select them again."))
    if source.featureCount() == 0:
        raise InputError(tr("There is no polygon: select some, or choose a layer with polygons."))
    taken = TakenFeatures(source)
    if parameters.get(EXTENT) or raster_file(algorithm.raster_layer(parameters, INPUT, context)) is not None:
        return parameters, taken  # the engine finds the box itself
    return {**parameters, EXTENT: QgsReferencedRectangle(source.sourceExtent(), source.sourceCrs())}, taken


def copy_selected(layer: QgsVectorLayer) -> str:
    """Copy the selected features of a layer to a file that QGIS keeps until it closes. Call it on the main thread.

    Raises:
        InputError: The disk is full.
    """
    context, path = QgsProcessingContext(), QgsProcessingUtils.generateTempFilename("polygons.gpkg")
    context.setProject(QgsProject.instance())
    source = QgsProcessingUtils.variantToSource(QgsProcessingFeatureSourceDefinition(layer.id(), True), context)
    try:
        TakenFeatures(source).write(path, context, QgsProcessingFeedback())
    except EngineError as error:
        raise InputError(str(error)) from None
    return path


@contextmanager
def polygons_for_engine(polygons: "TakenFeatures | None", context, feedback):
    """A context with the engine's params for the polygons; the params are empty without polygons.

    A copy of the polygons exists as long as the context. Use it on a worker thread.

    Raises:
        Cancelled: The user cancelled.
        EngineError: The disk is full.
    """
    if polygons is None:
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="landscribe-") as folder:
        path = str(Path(folder) / "polygons.gpkg")
        polygons.write(path, context, feedback)
        yield {"polygons": path}
