"""A layer's features as a file for the engine, from any provider, with the layer's filter, selection and edits."""

import re
import tempfile
from contextlib import contextmanager
from pathlib import Path

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
    """The features of a source at the time of construction, with the attribute ``field`` (empty: all attributes).

    Construct it on the main thread; write it on any thread. A source must be opened on the main thread only: QGIS (as
    of 3.22) then reads the project's expression variables, and crashes if the main thread draws the canvas meanwhile.
    """

    def __init__(self, source: QgsProcessingFeatureSource, field: str = ""):
        self.name = source.sourceName()
        #: The id of the feature in each row of the file, after it was written.
        self.ids: list[int] = []
        self._crs = source.sourceCrs()
        self._kind = QgsWkbTypes.multiType(QgsWkbTypes.flatType(QgsWkbTypes.linearType(source.wkbType())))
        fields = source.fields()
        self._indexes = [fields.lookupField(field)] if field else list(range(fields.count()))
        self._fields = QgsFields()
        for index in self._indexes:
            self._fields.append(fields.at(index))
        unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks  # the engine repairs geometries
        request = QgsFeatureRequest().setSubsetOfAttributes(self._indexes)
        self._source = source  # its iterators live as long as it does
        self._features = source.getFeatures(request, unchecked)

    @contextmanager
    def copied(self, context, feedback):
        """A context with the path of a temporary GeoPackage of the features, named after their layer; see ``write``."""
        with tempfile.TemporaryDirectory(prefix="landscribe-") as folder:
            name = re.sub(r"[^\w -]", "_", self.name)[:60] or "features"  # a model's card keeps it
            path = str(Path(folder) / f"{name}.gpkg")
            self.write(path, context, feedback)
            yield path

    def write(self, path: str, context, feedback) -> None:
        """Write the features to the GeoPackage ``path``, in the order of their ids, flat and without curves. Once only.

        Raises:
            Cancelled: The user cancelled.
            EngineError: The file cannot be written.
        """
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = "GPKG"
        options.layerOptions = ["FID=landscribe_fid"]  # an attribute may be called "fid"
        transforms = context.transformContext()
        writer = QgsVectorFileWriter.create(path, self._fields, self._kind, self._crs, transforms, options)
        if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
            raise _failed(writer)
        # Selected features have no fixed order.
        for feature in sorted(_until_cancelled(self._features, feedback), key=QgsFeature.id):
            for geometry in feature.geometry().coerceToType(self._kind):
                copy = QgsFeature(self._fields)
                copy.setGeometry(geometry)
                copy.setAttributes([feature.attribute(index) for index in self._indexes])
                if not writer.addFeature(copy):
                    raise _failed(writer)
                self.ids.append(feature.id())
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
