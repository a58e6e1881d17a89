"""``landscribe:similarity``: how similar every place is to chosen places, by an embedding field alone."""

from qgis.core import (
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterPoint,
    QgsProcessingParameterRasterDestination,
)

from ...core.errors import InputError
from ..crs_text import crs_text
from ..i18n import tr
from ..parameter_names import INPUT
from .embed_algorithm import OUTPUT, FieldAlgorithm

POINT, POINTS, UNLIKE = "POINT", "POINTS", "UNLIKE"
#: The most points that are read from a layer; more do not improve the mean.
MOST = 1000


class SimilarityAlgorithm(FieldAlgorithm):
    """Asks the engine for a map of similarity."""

    def name(self):
        return "similarity"

    def displayName(self):
        return tr("Everything like this place")

    def shortDescription(self):
        return tr("Similarity of an embedding field to a place, as a map")

    def paragraphs(self):
        return [
            tr(
                "Choose a place, such as a field, and see all similar places: the cosine between its embedding and "
                "that of every other place, from -1 (opposite) to 1 (the same)."
            ),
            tr("Needs no trained model. Several places are averaged."),
            tr("If no embedding is named, the layer itself is read as one, as “Embedding of an extent” writes it."),
        ]

    def tags(self):
        return ["similarity", "search", "find", "alike", "cosine", "embedding", "alphaearth", "tessera"]

    def initAlgorithm(self, configuration=None):
        self.offer_field(
            "", tr("As in “Embedding of an extent”; if left empty, the layer is the embedding."), tr("The layer itself")
        )
        self.offer(
            QgsProcessingParameterPoint(POINT, tr("Place"), optional=True),
            tr("The place to compare with, in any CRS."),
        )
        self.offer(
            QgsProcessingParameterFeatureSource(
                POINTS, tr("Places"), [QgsProcessing.SourceType.TypeVectorPoint], optional=True
            ),
            tr("A point layer, instead of the one place or together with it."),
        )
        self.offer(
            QgsProcessingParameterFeatureSource(
                UNLIKE, tr("Not like these places"), [QgsProcessing.SourceType.TypeVectorPoint], optional=True
            ),
            tr("A point layer: what is more like one of them than like the places is pushed down."),
            advanced=True,
        )
        self.offer(
            QgsProcessingParameterRasterDestination(OUTPUT, tr("Similarity")), tr("GeoTIFF of cosines from -1 to 1.")
        )
        self.add_field_outputs(tr("Embedding that was compared"))
        self.addOutput(QgsProcessingOutputNumber("THRESHOLD", tr("Similarity that a fifth of the extent reaches")))

    def take(self, parameters, context):
        crs = self.raster_layer(parameters, INPUT, context).crs()
        points = []
        if parameters.get(POINT):
            point = self.parameterAsPoint(parameters, POINT, context, crs)
            points.append([point.x(), point.y()])
        if parameters.get(POINTS):
            points += self._places(parameters, POINTS, crs, context)
        if not points:
            raise InputError(tr("No place is given: choose one to compare with."))
        points = points[:MOST]
        unlike = self._places(parameters, UNLIKE, crs, context)[:MOST] if parameters.get(UNLIKE) else []
        field = self.take_field(parameters, context, [*points, *unlike])
        self._request = {**field, "points": points, "unlike": unlike, "points_crs": crs_text(crs)}

    def _places(self, parameters, name: str, crs, context) -> "list[list[float]]":
        """The points [x, y] of a layer, in ``crs``."""
        request = QgsFeatureRequest().setDestinationCrs(crs, context.transformContext()).setLimit(MOST)
        features = self.parameterAsSource(parameters, name, context).getFeatures(request.setNoAttributes())
        return [[vertex.x(), vertex.y()] for feature in features for vertex in feature.geometry().vertices()]

    def work(self, parameters, context, feedback):
        output = self.geotiff(parameters, OUTPUT, context)
        result, outputs = self.ask_for_field("similar", {"output": output}, feedback)
        return {OUTPUT: output, "THRESHOLD": result["threshold"], **outputs}
