"""``landscribe:map``: a land-cover map of a raster layer, for dock, toolbox, batch, models and qgis_process."""

import json
import math
from functools import partial
from pathlib import Path

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterDestination,
)

from ..engine.models import card_of, mapping_models
from ..i18n import tr
from ..layers.results import class_area, style_classes, style_confidence
from .areas_report import areas_html
from .areas_sink import write_areas
from .choices import embedding_choice
from .model_algorithm import ModelAlgorithm
from .network_consent import ALLOW_NETWORK, network_help, network_parameter, request_params
from .polygons_parameter import polygons_for_engine, polygons_parameter, take_polygons

EMBEDDING, OUTPUT, CONFIDENCE, AREAS, REPORT = "EMBEDDING", "OUTPUT", "CONFIDENCE", "AREAS", "REPORT"
KEEP_FEATURES = "KEEP_FEATURES"
GRIDS = ["scene", "model"]


class MapAlgorithm(ModelAlgorithm):
    """Asks the engine for a land-cover map and gives its files to QGIS."""

    def name(self):
        return "map"

    def displayName(self):
        return tr("Map land cover")

    def shortDescription(self):
        return tr("Land-cover classes of a high-resolution raster, from the SSDM network")

    def paragraphs(self):
        return [
            tr(
                "Gives every pixel of a high-resolution RGB raster a land-cover class. The SSDM network reads the "
                "image together with an embedding of its surroundings, on this machine: imagery never leaves it."
            ),
            tr(
                "The extent decides which pixels are mapped, but not their classes: two overlapping extents agree on "
                "the overlap. Nodata stays nodata. Any CRS, data type and size."
            ),
            tr(
                "A run record (JSON) beside the result states how it was made: model, embedding, extent, versions, "
                "device, seconds, warnings and class areas."
            ),
        ]

    def tags(self):
        return ["land cover", "land use", "classification", "segmentation", "deep learning", "ssdm", "landscribe"]

    def initAlgorithm(self, configuration=None):
        self.offer_scene(tr("The part to map, in any CRS; the whole layer if left empty."))
        self.offer(
            polygons_parameter(),
            tr("Pixels with their centre outside these polygons become nodata; tiles outside them are skipped."),
        )
        self.offer_model(
            mapping_models(),
            tr("The network to use; its card lists its classes, resolution range and training data."),
        )
        self.offer(
            embedding_choice(EMBEDDING, "scene-context"),
            tr(
                "The network's view of the surroundings: “scene-context” (a coarse view of the scene itself), "
                "“alphaearth:” or “tessera:” and a year, “esd:” or “raster:” and the path of a file, or “none”."
            ),
        )
        self.offer(network_parameter(), network_help())
        self.offer_run(
            GRIDS, tr("“scene” gives pixels like the raster's, “model” pixels of the network's own resolution.")
        )
        self.offer(
            QgsProcessingParameterRasterDestination(OUTPUT, tr("Land cover")),
            tr("GeoTIFF of class codes with colours and class names."),
        )
        self.offer(
            QgsProcessingParameterRasterDestination(CONFIDENCE, tr("Confidence")),
            tr("GeoTIFF of the probability of each pixel's class, in per cent."),
            on_request=True,
        )
        self.offer(
            QgsProcessingParameterFeatureSink(AREAS, tr("Class areas (table)"), QgsProcessing.SourceType.TypeVector),
            tr("One row per class: code, name, colour, square metres, hectares, per cent."),
            on_request=True,
        )
        self.offer(
            QgsProcessingParameterFileDestination(REPORT, tr("Class areas (report)"), "HTML (*.html)"),
            tr("The class areas and the facts of the run as an HTML page."),
            on_request=True,
        )
        self.addOutput(QgsProcessingOutputString("CLASS_AREAS", tr("Class areas (JSON)")))
        self.addOutput(QgsProcessingOutputNumber("MAPPED_HECTARES", tr("Mapped area in hectares")))
        kept = QgsProcessingParameterBoolean(KEEP_FEATURES, tr("Keep what a fitted model sees"), defaultValue=False)
        kept.setFlags(kept.flags() | QgsProcessingParameterDefinition.Flag.FlagHidden)  # for the page Train
        self.offer(kept, tr("Whether the next map of this ground with a fitted model needs no network."))
        self.add_run_outputs(tr("Seconds that the mapping took"))

    # On the main thread: everything that uses the project's layers.

    def take(self, parameters, context):
        missing = tr("No model is installed: choose a model folder or install Landscribe again.")
        model = self.chosen_model(parameters, context, missing)
        self._card = card_of(model)
        placed, self._polygons = take_polygons(self, parameters, context)
        self._request = {
            **self.take_scene(placed, context, self._card),
            "model": model,
            "embedding": self.parameterAsString(parameters, EMBEDDING, context).strip() or "none",
            "grid": self.chosen_grid(parameters, context),
            "keep_features": self.parameterAsBool(parameters, KEEP_FEATURES, context),
            **request_params(self.parameterAsBool(parameters, ALLOW_NETWORK, context)),
        }

    # On a worker thread: no project, no widgets.

    def work(self, parameters, context, feedback):
        output = self.geotiff(parameters, OUTPUT, context)
        confidence = self.geotiff(parameters, CONFIDENCE, context)
        request = {**self._request, "output": output, "confidence": confidence}
        with polygons_for_engine(self._polygons, context, feedback) as within:
            result, outputs = self.ask_about_scene("map", {**request, **within}, feedback)
        areas = [class_area(entry) for entry in result["areas"]]
        styles = {output: partial(style_classes, classes=self._card.classes), confidence: style_confidence}
        self.style_when_loaded(context, result["record"], styles)
        for area in areas:
            feedback.pushInfo(f"{area.name}: {area.hectares:.2f} ha ({area.percent:.1f} %)")
        return {
            OUTPUT: output,
            **({CONFIDENCE: confidence} if confidence else {}),
            **self._write_areas(parameters, context, areas, result),
            "CLASS_AREAS": json.dumps([vars(area) for area in areas], ensure_ascii=False),
            "MAPPED_HECTARES": math.fsum(area.hectares for area in areas),
            **self.run_outputs(result),
            **outputs,
        }

    def _write_areas(self, parameters, context, areas, result) -> dict:
        written = {}
        report = self.parameterAsFileOutput(parameters, REPORT, context) if parameters.get(REPORT) else ""
        if report:
            Path(report).write_text(areas_html(areas, result), encoding="utf-8")
            written[REPORT] = report
        if parameters.get(AREAS):
            written[AREAS] = write_areas(self, parameters, AREAS, context, [("", result["areas"])])
        return written
