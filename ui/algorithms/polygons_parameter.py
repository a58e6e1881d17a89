"""The parameter of algorithms that look at a scene within polygons only, and what the engine is told of them."""

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
    """A polygon layer, or those of its polygons that are selected."""
    kinds = [QgsProcessing.SourceType.TypeVectorPolygon]
    return QgsProcessingParameterFeatureSource(POLYGONS, tr("Only within polygons"), kinds, optional=True)


def take_polygons(algorithm, parameters, context) -> "tuple[dict, TakenFeatures | None]":
    """The parameters of a scene, with the polygons' box for an extent where a layer has to be drawn for them, and the
    polygons, where there are some.

    To be called on the main thread. Raises InputError where there is no polygon.
    """
    if not parameters.get(POLYGONS):
        return parameters, None
    source = algorithm.parameterAsSource(parameters, POLYGONS, context)
    if source is None:
        raise InputError(tr("The polygons cannot be read: choose a polygon layer, or select them again."))
    if source.featureCount() == 0:
        raise InputError(tr("There is no polygon to look within: select some, or choose a layer that has any."))
    taken = TakenFeatures(source)
    if parameters.get(EXTENT) or raster_file(algorithm.raster_layer(parameters, INPUT, context)) is not None:
        return parameters, taken  # the engine finds the box by itself
    return {**parameters, EXTENT: QgsReferencedRectangle(source.sourceExtent(), source.sourceCrs())}, taken


def copy_selected(layer: QgsVectorLayer) -> str:
    """A file that QGIS keeps until it closes, with the selected features of a layer of the project.

    To be called on the main thread. Raises InputError where there is no room for it.
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
    """The engine's params for the polygons, a copy of which is there as long as the context; none without polygons.

    For a worker thread. Raises Cancelled, and EngineError where there is no room for the copy.
    """
    if polygons is None:
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="landscribe-") as folder:
        path = str(Path(folder) / "polygons.gpkg")
        polygons.write(path, context, feedback)
        yield {"polygons": path}
