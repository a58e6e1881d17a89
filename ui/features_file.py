"""A layer's features as a file for the engine: whatever provider, filter, selection or edit buffer they come from."""

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsProcessingFeatureSource,
    QgsVectorFileWriter,
    QgsWkbTypes,
)

from ..core.errors import Cancelled, EngineError
from .i18n import tr


def write_features(source: QgsProcessingFeatureSource, path: str, field: str, context, feedback) -> None:
    """Write ``source`` to the GeoPackage ``path``: flat, without curves, with the attribute ``field`` (empty: all).

    Raises Cancelled, and EngineError where the file cannot be written.
    """
    known = source.fields()
    indexes = [known.lookupField(field)] if field else list(range(known.count()))
    fields = QgsFields()
    for index in indexes:
        fields.append(known.at(index))
    kind = QgsWkbTypes.multiType(QgsWkbTypes.flatType(QgsWkbTypes.linearType(source.wkbType())))
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerOptions = ["FID=landscribe_fid"]  # "fid" may be one of the attributes
    writer = QgsVectorFileWriter.create(path, fields, kind, source.sourceCrs(), context.transformContext(), options)
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise _failed(writer)
    request = QgsFeatureRequest().setSubsetOfAttributes(indexes)
    request.addOrderBy("$id")  # selected features come in any order
    unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks  # the engine mends what is invalid
    for feature in source.getFeatures(request, unchecked):
        if feedback.isCanceled():
            raise Cancelled()
        for geometry in feature.geometry().coerceToType(kind):
            copy = QgsFeature(fields)
            copy.setGeometry(geometry)
            copy.setAttributes([feature.attribute(index) for index in indexes])
            if not writer.addFeature(copy):
                raise _failed(writer)
    del writer  # closes the file


def _failed(writer: QgsVectorFileWriter) -> EngineError:
    sentence = tr("The features could not be copied for the engine ({error}): free some space.")
    return EngineError(sentence.format(error=writer.errorMessage()))
