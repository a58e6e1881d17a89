"""``landscribe:embed``: the embedding field of an extent as a raster, and as an RGB picture."""

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterExtent,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...core.errors import InputError
from ...core.models.registry import DEFAULT_MAPPING_MODEL
from ..engine.models import card_of
from ..i18n import tr
from ..parameter_names import EXTENT, INPUT
from .choices import embedding_choice
from .network_consent import ALLOW_NETWORK, network_help, network_parameter, request_params
from .scene_algorithm import SceneAlgorithm

EMBEDDING, OUTPUT, COLOURS = "EMBEDDING", "OUTPUT", "COLOURS"
#: The only embedding that is computed from the layer's pixels.
SCENE_CONTEXT = "scene-context"


class FieldAlgorithm(SceneAlgorithm):
    """An algorithm that reads an embedding field over the extent of a raster layer."""

    def offer_field(self, default: str, embedding_help: str, if_empty: str = "") -> None:
        """Add the parameters for the field and its place; ``if_empty`` says what no embedding means."""
        self.offer(
            QgsProcessingParameterRasterLayer(INPUT, tr("Raster layer")),
            tr("The result has the extent and CRS of this layer; its bands are not used."),
        )
        self.offer(
            QgsProcessingParameterExtent(EXTENT, tr("Extent"), optional=True),
            tr("A part of the layer, in any CRS; the whole layer if left empty."),
        )
        self.offer(
            embedding_choice(EMBEDDING, default, if_empty),
            embedding_help,
        )
        self.offer(network_parameter(), network_help())

    def add_field_outputs(self, source: str) -> None:
        """Add the outputs about the run; ``source`` is the title of the output with the embedding's name."""
        self.add_record_outputs()
        self.addOutput(QgsProcessingOutputString("SOURCE", source))

    def take_field(self, parameters, context, places=()) -> dict:
        """The request's params for the field and its place.

        ``places`` are [x, y] in the layer's CRS that the field has to include.
        """
        source = self.parameterAsString(parameters, EMBEDDING, context).strip() or None
        if source is None:
            self.raster_path(parameters, INPUT, context)  # drawn colours are not an embedding
        card = card_of(DEFAULT_MAPPING_MODEL) if (source or "").lower() == SCENE_CONTEXT else None
        return {
            **self.take_place(parameters, context, card, also=places),
            "source": source,
            **request_params(self.parameterAsBool(parameters, ALLOW_NETWORK, context)),
        }

    def ask_for_field(self, method: str, request: dict, feedback) -> "tuple[dict, dict]":
        """The engine's answer to ``request``, and the values for ``add_field_outputs``."""
        result, outputs = self.ask_about_scene(method, {**self._request, **request}, feedback)
        return result, {**outputs, "SOURCE": result["embedding"]}


class EmbedAlgorithm(FieldAlgorithm):
    """Asks the engine to write an embedding field."""

    def name(self):
        return "embed"

    def displayName(self):
        return tr("Embedding of an extent")

    def shortDescription(self):
        return tr("AlphaEarth, TESSERA, ESD or another embedding field as a raster")

    def paragraphs(self):
        return [
            tr(
                "Writes the global embedding of an extent: a raster of unit vectors, one band per dimension, in the "
                "CRS of the layer, with the product's attribution and licence in its metadata."
            ),
            tr(
                "“Colours” shows its three main components as red, green and blue: similar places have similar colours."
            ),
            tr("Nothing is downloaded unless you allow it; downloaded data is kept for the next time."),
        ]

    def tags(self):
        return ["embedding", "alphaearth", "tessera", "esd", "satellite embedding", "foundation model", "pca"]

    def initAlgorithm(self, configuration=None):
        self.offer_field(
            "alphaearth:2024",
            tr("“alphaearth:” or “tessera:” and a year, “esd:” or “raster:” and a path, or “scene-context”."),
        )
        self.offer(QgsProcessingParameterRasterDestination(OUTPUT, tr("Embedding")), tr("GeoTIFF of unit vectors."))
        self.offer(
            QgsProcessingParameterRasterDestination(COLOURS, tr("Colours")),
            tr("GeoTIFF of the three main components as red, green and blue."),
            on_request=True,
        )
        self.add_field_outputs(tr("Embedding that was written"))
        self.addOutput(QgsProcessingOutputNumber("COVERAGE", tr("Share of the extent with an embedding")))

    def take(self, parameters, context):
        if not self.parameterAsString(parameters, EMBEDDING, context).strip():
            raise InputError(tr("No embedding is named: enter one, such as alphaearth:2024."))
        self._request = self.take_field(parameters, context)

    def work(self, parameters, context, feedback):
        output = self.geotiff(parameters, OUTPUT, context)
        colours = self.geotiff(parameters, COLOURS, context)
        result, outputs = self.ask_for_field("embed", {"output": output, "colours": colours}, feedback)
        return {
            OUTPUT: output,
            **({COLOURS: colours} if colours else {}),
            "COVERAGE": result["coverage"],
            **outputs,
        }
