"""``landscribe:mapmany``: land cover of many rasters, or of one that is cut into parts."""

import math
from functools import partial

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterBoolean

from ..engine.models import card_of, mapping_models
from ..i18n import tr
from ..layers.results import style_classes
from .choices import embedding_choice
from .job_algorithm import JobAlgorithm
from .map_algorithm import EMBEDDING, GRIDS
from .network_consent import ALLOW_NETWORK, network_help, network_parameter, request_params

CONFIDENCE = "CONFIDENCE"


class MapManyAlgorithm(JobAlgorithm):
    """Asks the engine to map many rasters and loads the raster over the results."""

    def name(self):
        return "mapmany"

    def displayName(self):
        return tr("Map many rasters")

    def shortDescription(self):
        return tr("Land cover of a folder, a tile index or several layers; goes on where it was stopped")

    def paragraphs(self):
        return [
            tr(
                "Maps the land cover of many rasters. Files that continue each other are mapped as one mosaic, so that "
                "there is no seam between them. Large rasters are cut into parts that join bit for bit."
            ),
            self.resume_paragraph(),
            tr("Where rasters overlap, the first one is shown, and its ground counts once in the areas."),
        ]

    def tags(self):
        return ["batch", "folder", "tiles", "orthophotos", "vrt", "stac", "land cover", "job", "resume"]

    def initAlgorithm(self, configuration=None):
        self.offer_sources()
        self.offer(
            embedding_choice(EMBEDDING, "scene-context"),
            tr("As in “Map land cover”."),
            advanced=True,
        )
        self.offer(network_parameter(), network_help(), advanced=True)
        self.offer(
            QgsProcessingParameterBoolean(CONFIDENCE, tr("Confidence"), defaultValue=False),
            tr("Also writes the probability of each pixel's class, in per cent, with a VRT of its own."),
            advanced=True,
        )
        grid_help = tr("“scene” gives pixels like the raster's, “model” pixels of the network's own resolution.")
        self.offer_run(mapping_models(), GRIDS, grid_help)
        self.addOutput(QgsProcessingOutputNumber("MAPPED_HECTARES", tr("Mapped area in hectares")))
        self._hectares = 0.0

    def take(self, parameters, context):
        self._request = {
            **self.take_job(parameters, context),
            "embedding": self.parameterAsString(parameters, EMBEDDING, context).strip() or "none",
            "confidence": self.parameterAsBool(parameters, CONFIDENCE, context),
            **request_params(self.parameterAsBool(parameters, ALLOW_NETWORK, context)),
        }
        self._classes = card_of(self._request["model"]).classes

    def work(self, parameters, context, feedback):
        style = partial(style_classes, classes=self._classes)
        outputs = self.do_job("map_all", self._request, parameters, context, feedback, tr("Land cover"), style)
        return {**outputs, "MAPPED_HECTARES": self._hectares}

    def ask(self, method, params, feedback, start=0.0):
        """Keep the areas of the answer, and say them."""
        result = super().ask(method, params, feedback, start)
        self._hectares = math.fsum(area["area_m2"] for area in result["areas"]) / 1e4
        for area in result["areas"]:
            feedback.pushInfo(f"{area['name']}: {area['area_m2'] / 1e4:.2f} ha ({area['percent']:.1f} %)")
        return result
