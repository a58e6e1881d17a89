"""``landscribe:refer``: where a phrase is true in a raster, for dock, toolbox, batch, models and qgis_process."""

import json
from functools import partial

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
)

from ...core.errors import InputError
from ..engine.models import card_of, referring_models
from ..i18n import tr
from ..layers.answers import answer_from, show_answer
from ..layers.told import reading_text
from .align_parameter import ALIGN, align_parameter, align_text
from .choices import classes_choice
from .model_algorithm import ModelAlgorithm
from .number_list import metres, places, whole_numbers
from .polygons_parameter import polygons_for_engine, polygons_parameter, take_polygons

PHRASE, DISTANCES, WHOLE_PHRASE, COMPARE_SCENE = "PHRASE", "DISTANCES", "WHOLE_PHRASE", "COMPARE_SCENE"
WITHIN, WITHIN_CODES, BEFORE = "WITHIN", "WITHIN_CODES", "BEFORE"
LIKE, UNLIKE = "LIKE", "UNLIKE"
THRESHOLD, MIN_AREA, OUTPUT, REGIONS = "THRESHOLD", "MIN_AREA", "OUTPUT", "REGIONS"
GRIDS = ["response", "scene"]
Number = QgsProcessingParameterNumber


class ReferAlgorithm(ModelAlgorithm):
    """Asks the engine where a phrase is true and gives its files to QGIS."""

    def name(self):
        return "refer"

    def displayName(self):
        return tr("Ask the scene")

    def shortDescription(self):
        return tr("Where a phrase such as “houses next to the river” is true, from the XeMap network")

    def paragraphs(self):
        return [
            tr(
                "Looks for a phrase in a high-resolution RGB raster and gives every place a response from 0 to 1. The "
                "XeMap network compares the image with the words, on this machine: imagery never leaves it."
            ),
            tr(
                "Relations are measured on the ground: near, next to, within 200 m of, more than 1 km from, north of, "
                "along, surrounded by, between, the largest, larger than 2 ha, without, and, or. A phrase with more "
                "than one possible reading is searched as a whole, and the log says so."
            ),
            tr(
                "The features of the scene are kept, so that the second phrase is answered almost at once. The extent "
                "decides which places get a response, but does not change the response."
            ),
            tr("If nothing is found, the log and the output FOUND say so."),
            tr("Use English phrases; the model's text encoder knows other languages less well."),
        ]

    def tags(self):
        return ["text", "phrase", "prompt", "find", "search", "detect", "referring", "xemap", "clip", "landscribe"]

    def initAlgorithm(self, configuration=None):
        self.offer_scene(tr("The part to search, in any CRS; the whole layer if left empty."))
        self.offer(
            polygons_parameter(),
            tr("There is no response outside these polygons; relations still see the surroundings."),
        )
        self.offer(
            QgsProcessingParameterString(PHRASE, tr("Phrase")),
            tr("What to look for, such as “farmland within 200 m of the river”."),
        )
        self.offer_model(
            referring_models(),
            tr("The network to use; its card lists its resolution range and training data."),
        )
        self.offer(
            QgsProcessingParameterRasterLayer(BEFORE, tr("Earlier date"), optional=True),
            tr("An earlier raster of the place, for “new houses”, “houses that are gone” or “water that became bare”."),
            advanced=True,
        )
        self.offer(align_parameter(), align_text(), advanced=True)
        self.offer(
            QgsProcessingParameterRasterLayer(WITHIN, tr("Only within"), optional=True),
            tr("An existing land-cover raster: the answer is restricted to some of its classes."),
        )
        self.offer(
            classes_choice(WITHIN_CODES, tr("Only within classes"), WITHIN),
            tr("Codes of those classes, such as “5, 8”."),
        )
        self.offer(
            QgsProcessingParameterString(DISTANCES, tr("Distances (m)"), optional=True),
            tr("Metres that replace the distances in the phrase, in the same order, such as “150, 300”."),
            advanced=True,
        )
        self.offer(
            QgsProcessingParameterBoolean(WHOLE_PHRASE, tr("Take the phrase as a whole"), defaultValue=False),
            tr("Gives the whole phrase to the network, without reading relations in it."),
            advanced=True,
        )
        self._offer_clicks()
        self.offer(
            QgsProcessingParameterBoolean(COMPARE_SCENE, tr("Compare with the whole layer"), defaultValue=False),
            tr(
                "“The largest” and “the smallest” are those of the whole layer, which is then read as a whole; else "
                "they are those of the extent."
            ),
            advanced=True,
        )
        self.offer_run(GRIDS, tr("“response” gives the network's own cells, “scene” gives pixels like the raster's."))
        self.offer(
            Number(THRESHOLD, tr("Threshold"), Number.Type.Double, optional=True, minValue=0.001, maxValue=1.0),
            tr("The lowest response that belongs to a region; the model's own if left empty."),
        )
        self.offer(
            Number(MIN_AREA, tr("Minimum area of regions (m²)"), Number.Type.Double, defaultValue=0.0, minValue=0.0),
            tr("Smaller regions and holes are left out; 0 keeps all."),
            advanced=True,
        )
        self.offer(
            QgsProcessingParameterRasterDestination(OUTPUT, tr("Response")),
            tr("GeoTIFF of the response from 0 to 1."),
        )
        self.offer(
            QgsProcessingParameterVectorDestination(REGIONS, tr("Regions"), QgsProcessing.SourceType.TypeVectorPolygon),
            tr("Polygons of where the response reaches the threshold, with phrase, response and area."),
            on_request=True,
        )
        self.addOutput(QgsProcessingOutputString("ANSWER", tr("The engine's full answer (JSON)")))
        self.addOutput(QgsProcessingOutputBoolean("FOUND", tr("Whether anything was found")))
        self.addOutput(QgsProcessingOutputNumber("MAXIMUM", tr("Highest response")))
        self.addOutput(QgsProcessingOutputNumber("THRESHOLD_USED", tr("Threshold of the regions")))
        self.addOutput(QgsProcessingOutputNumber("REGION_COUNT", tr("Number of regions")))
        self.addOutput(QgsProcessingOutputString("READING", tr("How the phrase was read")))
        self.addOutput(QgsProcessingOutputBoolean("CACHED", tr("Whether the scene's features were in the cache")))
        self.add_run_outputs(tr("Seconds that the answer took"))

    def _offer_clicks(self) -> None:
        """Add the parameters for places that sharpen the answer."""
        self.offer(
            QgsProcessingParameterString(LIKE, tr("More like these places"), optional=True),
            tr("Places that show what you mean, in the raster's CRS: “x y; x y”. The answer follows them."),
            advanced=True,
        )
        self.offer(
            QgsProcessingParameterString(UNLIKE, tr("Not like these places"), optional=True),
            tr("Places that do not show what you mean, in the raster's CRS: “x y; x y”."),
            advanced=True,
        )

    # On the main thread: everything that uses the project's layers.

    def take(self, parameters, context):
        from ...core.relations.grammar import read_phrase  # here, because it takes 30 ms to import

        phrase = " ".join(self.parameterAsString(parameters, PHRASE, context).split())
        if not phrase:
            raise InputError(tr("There is no phrase: write one, such as “houses next to the river”."))
        missing = tr("No model for phrases is installed: choose a model folder or install one.")
        model = self.chosen_model(parameters, context, missing)
        within = codes = None
        if parameters.get(WITHIN):
            within = self.raster_path(parameters, WITHIN, context)
            codes = whole_numbers(self.parameterAsString(parameters, WITHIN_CODES, context))
            if codes is None:
                raise InputError(tr("No class is chosen for “Only within”: enter one or more class codes."))
        distances = metres(self.parameterAsString(parameters, DISTANCES, context))
        whole = self.parameterAsBool(parameters, WHOLE_PHRASE, context)
        before = {}
        if parameters.get(BEFORE):
            align = self.parameterAsEnumString(parameters, ALIGN, context) or "none"
            before = {"before": self.raster_path(parameters, BEFORE, context), "align": align}
        around = 0.0 if whole else sum(distances or read_phrase(phrase, bool(before)).distances)
        placed, self._polygons = take_polygons(self, parameters, context)
        like, unlike = (places(self.parameterAsString(parameters, name, context)) for name in (LIKE, UNLIKE))
        self._request = {
            **self.take_scene(placed, context, card_of(model), around, [*like, *unlike]),
            **before,
            "like": like,
            "unlike": unlike,
            "phrase": phrase,
            "model": model,
            "grid": self.chosen_grid(parameters, context),
            "distances": distances,
            "whole_phrase": whole,
            "compare_scene": self.parameterAsBool(parameters, COMPARE_SCENE, context),
            "within": within,
            "within_codes": codes,
            "threshold": self.number(parameters, THRESHOLD, context),
            "min_area": self.parameterAsDouble(parameters, MIN_AREA, context),
        }

    # On a worker thread: no project, no widgets.

    def work(self, parameters, context, feedback):
        output = self.geotiff(parameters, OUTPUT, context)
        regions = self.parameterAsOutputLayer(parameters, REGIONS, context) if parameters.get(REGIONS) else None
        if regions and regions.startswith(("ogr:", "postgres:")):
            raise InputError(tr("Regions cannot be written there: choose a file, such as a GeoPackage."))
        request = {**self._request, "output": output, "regions": regions}
        with polygons_for_engine(self._polygons, context, feedback) as polygons:
            result, outputs = self.ask_about_scene("refer", {**request, **polygons}, feedback)
        feedback.pushInfo(tr("Read as: {reading}").format(reading=reading_text(result)))
        if result["reading_note"]:
            feedback.pushInfo(result["reading_note"])
        styles = {output: partial(show_answer, answer=answer_from(result)), regions: _stored_style}
        self.style_when_loaded(context, result["record"], styles)
        return {
            OUTPUT: output,
            **({REGIONS: regions} if regions else {}),
            "ANSWER": json.dumps(result, ensure_ascii=False),
            "FOUND": result["found"],
            "MAXIMUM": result["maximum"],
            "THRESHOLD_USED": result["threshold"],
            "REGION_COUNT": result["region_count"],
            "READING": reading_text(result),
            "CACHED": result["cached"],
            **self.run_outputs(result),
            **outputs,
        }


def _stored_style(layer) -> None:
    """Use the style in the file of the regions, which Processing ignores."""
    layer.loadDefaultStyle()
