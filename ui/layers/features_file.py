"""A layer's features as a file for the engine: whatever provider, filter, selection or edit buffer they come from."""

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsProcessingFeatureSource,
    QgsVectorFileWriter,
    QgsWkbTypes,
)

from ...core.errors import Cancelled, EngineError
from ..i18n import tr


class TakenFeatures:
    """The features of a source as they are when it is taken, with the attribute ``field`` (empty: all).

    To be made on the main thread and written on any. A source must not be opened elsewhere: to do so, QGIS (as of 3.22)
    asks the project for its expression variables, which the main thread does too whenever the canvas is drawn, and both
    at once crash it.
    """

    def __init__(self, source: QgsProcessingFeatureSource, field: str = ""):
        self.name = source.sourceName()
        self._crs = source.sourceCrs()
        self._kind = QgsWkbTypes.multiType(QgsWkbTypes.flatType(QgsWkbTypes.linearType(source.wkbType())))
        known = source.fields()
        self._indexes = [known.lookupField(field)] if field else list(range(known.count()))
        self._fields = QgsFields()
        for index in self._indexes:
            self._fields.append(known.at(index))
        unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks  # the engine mends what is invalid
        request = QgsFeatureRequest().setSubsetOfAttributes(self._indexes)
        self._source = source  # whose end is its iterators' end
        self._features = source.getFeatures(request, unchecked)

    def write(self, path: str, context, feedback) -> None:
        """Write them, once, to the GeoPackage ``path``, in the order of their ids: flat, without curves.

        Raises Cancelled, and EngineError where the file cannot be written.
        """
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = "GPKG"
        options.layerOptions = ["FID=landscribe_fid"]  # "fid" may be one of the attributes
        transforms = context.transformContext()
        writer = QgsVectorFileWriter.create(path, self._fields, self._kind, self._crs, transforms, options)
        if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
            raise _failed(writer)
        # Selected features come in any order.
        for feature in sorted(_until_cancelled(self._features, feedback), key=QgsFeature.id):
            for geometry in feature.geometry().coerceToType(self._kind):
                copy = QgsFeature(self._fields)
                copy.setGeometry(geometry)
                copy.setAttributes([feature.attribute(index) for index in self._indexes])
                if not writer.addFeature(copy):
                    raise _failed(writer)
            if feedback.isCanceled():
                raise Cancelled
        del writer  # closes the file


def _until_cancelled(features, feedback):
    for feature in features:
        if feedback.isCanceled():
            raise Cancelled
        yield feature


def _failed(writer: QgsVectorFileWriter) -> EngineError:
    sentence = tr("The features could not be copied for the engine ({error}): free some space.")
    return EngineError(sentence.format(error=writer.errorMessage()))
