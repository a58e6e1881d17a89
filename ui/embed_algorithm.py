"""``landscribe:embed``: the embedding field of an extent as a raster, and as a picture in three colours."""

import json
from pathlib import Path

from qgis.core import (
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterExtent,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ..core.errors import InputError
from .crs_text import crs_text
from .i18n import tr
from .network_leave import ALLOW_NETWORK, leave_help, leave_parameter, request_params
from .scene_algorithm import EXTENT, INPUT, SceneAlgorithm

EMBEDDING, OUTPUT, COLOURS = "EMBEDDING", "OUTPUT", "COLOURS"


class FieldAlgorithm(SceneAlgorithm):
    """An algorithm that reads an embedding field over the extent of a raster layer."""

    def offer_field(self, default: str, embedding_help: str) -> None:
        """Add the parameters that say which field, and where."""
        self.offer(
            QgsProcessingParameterRasterLayer(INPUT, tr("Raster layer")),
            tr("Its extent and CRS are those of the result; its bands do not matter."),
        )
        self.offer(
            QgsProcessingParameterExtent(EXTENT, tr("Extent"), optional=True),
            tr("A part of it, in any CRS; the whole layer where left empty."),
        )
        self.offer(
            QgsProcessingParameterString(EMBEDDING, tr("Embedding"), defaultValue=default, optional=not default),
            embedding_help,
        )
        self.offer(leave_parameter(), leave_help())

    def take_field(self, parameters, context) -> dict:
        """The request's params that say which field, and where."""
        layer = self.raster_layer(parameters, INPUT, context)
        extent = self._extent(parameters, layer, context)
        bounds = extent and [extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()]
        return {
            "scene": self.raster_path(parameters, INPUT, context),
            "source": self.parameterAsString(parameters, EMBEDDING, context).strip() or None,
            "bounds": bounds,
            "bounds_crs": crs_text(extent.crs()) if extent and extent.crs().isValid() else None,
            **request_params(self.parameterAsBool(parameters, ALLOW_NETWORK, context)),
        }


class EmbedAlgorithm(FieldAlgorithm):
    """Asks the engine for a field."""

    def name(self):
        return "embed"

    def displayName(self):
        return tr("Embedding of an extent")

    def shortDescription(self):
        return tr("AlphaEarth, TESSERA, ESD or another embedding field as a raster")

    def paragraphs(self):
        return [
            tr(
                "Writes the global embedding of an extent: a raster of unit vectors, one band a dimension, in the CRS "
                "of the layer, with the product's attribution and licence in its metadata."
            ),
            tr(
                "“Colours” is a picture of it: its three main components as red, green and blue. What has the same "
                "colour is alike."
            ),
            tr("Nothing is fetched from the internet unless you allow it; what was fetched is kept for the next time."),
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
            by_wish=True,
        )
        self.addOutput(QgsProcessingOutputFile("RECORD", tr("Run record")))
        self.addOutput(QgsProcessingOutputString("SOURCE", tr("Embedding that was written")))
        self.addOutput(QgsProcessingOutputNumber("COVERAGE", tr("Share of the extent with an embedding")))
        self.addOutput(QgsProcessingOutputString("WARNINGS", tr("Warnings (JSON)")))

    def take(self, parameters, context):
        self._request = self.take_field(parameters, context)
        if not self._request["source"]:
            raise InputError(tr("No embedding is named: give one such as alphaearth:2024."))

    def work(self, parameters, context, feedback):
        output = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        colours = self.parameterAsOutputLayer(parameters, COLOURS, context) if parameters.get(COLOURS) else None
        for path in filter(None, (output, colours)):
            check_geotiff(path)
        result = self.ask("embed", {**self._request, "output": output, "colours": colours}, feedback)
        return {
            OUTPUT: output,
            **({COLOURS: colours} if colours else {}),
            "RECORD": result["record"],
            "SOURCE": result["embedding"],
            "COVERAGE": result["coverage"],
            "WARNINGS": json.dumps(result["warnings"], ensure_ascii=False),
        }


def check_geotiff(path: str) -> None:
    """Raise InputError where ``path`` is no GeoTIFF name."""
    if Path(path).suffix.lower() not in (".tif", ".tiff"):
        raise InputError(tr("{path} is no GeoTIFF name: let it end in .tif.").format(path=path))
