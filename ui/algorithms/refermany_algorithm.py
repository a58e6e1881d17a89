"""``landscribe:refermany``: where a phrase is true in many rasters."""

from functools import partial

from qgis.core import QgsProcessingParameterBoolean, QgsProcessingParameterNumber, QgsProcessingParameterString

from ...core.errors import InputError
from ..engine.models import card_of, referring_models
from ..i18n import tr
from ..layers.results import style_response
from .job_algorithm import JobAlgorithm
from .refer_algorithm import GRIDS, PHRASE, THRESHOLD, WHOLE_PHRASE

#: Threshold of the style, for models whose card names none.
USUAL = 0.5


class ReferManyAlgorithm(JobAlgorithm):
    """Asks the engine for a phrase in many rasters and loads the raster over the responses."""

    def name(self):
        return "refermany"

    def displayName(self):
        return tr("Ask many rasters")

    def shortDescription(self):
        return tr("Where a phrase is true in a folder, a tile index or several layers; goes on where it was stopped")

    def paragraphs(self):
        return [
            tr("Looks for a phrase in many rasters, as “Ask the scene” does in one; relations see across files."),
            self.resume_paragraph(),
        ]

    def tags(self):
        return ["batch", "folder", "tiles", "text", "phrase", "find", "search", "vrt", "stac", "job", "resume"]

    def initAlgorithm(self, configuration=None):
        self.offer(
            QgsProcessingParameterString(PHRASE, tr("Phrase")),
            tr("What to look for, such as “farmland within 200 m of the river”."),
        )
        self.offer_sources()
        number = QgsProcessingParameterNumber
        self.offer(
            number(THRESHOLD, tr("Threshold"), number.Type.Double, optional=True, minValue=0.001, maxValue=1.0),
            tr("The lowest response that the style shows; the model's own if left empty."),
        )
        self.offer(
            QgsProcessingParameterBoolean(WHOLE_PHRASE, tr("Take the phrase as a whole"), defaultValue=False),
            tr("Gives the whole phrase to the network, without reading relations in it."),
            advanced=True,
        )
        grid_help = tr("“response” gives the network's own cells, “scene” gives pixels like the raster's.")
        self.offer_run(referring_models(), GRIDS, grid_help)

    def take(self, parameters, context):
        phrase = self.parameterAsString(parameters, PHRASE, context).strip()
        if not phrase:
            raise InputError(tr("There is no phrase: write what to look for."))
        self._request = {
            **self.take_job(parameters, context),
            "phrase": phrase,
            "whole_phrase": self.parameterAsBool(parameters, WHOLE_PHRASE, context),
            "threshold": self.number(parameters, THRESHOLD, context),
        }
        self._threshold = self._request["threshold"] or card_of(self._request["model"]).response.get("threshold", USUAL)

    def work(self, parameters, context, feedback):
        style = partial(style_response, threshold=self._threshold)
        return self.do_job("refer_all", self._request, parameters, context, feedback, self._request["phrase"], style)
