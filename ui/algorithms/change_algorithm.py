"""``landscribe:change``: what changed between two raster layers, or two land covers."""

import json
from functools import partial

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorDestination,
)

from ..crs_text import crs_text
from ..engine.models import mapping_models
from ..i18n import tr
from ..layers.results import style_response
from ..parameter_names import BANDS, DEVICE, GSD, INPUT
from .align_parameter import ALIGN, align_parameter, align_text
from .model_algorithm import ModelAlgorithm
from .polygons_parameter import polygons_for_engine, polygons_parameter, take_polygons
from .scene_algorithm import corners

AFTER, THRESHOLD, MIN_AREA, FINER = "AFTER", "THRESHOLD", "MIN_AREA", "FINER"
OUTPUT, PROBABILITY, BEFORE_MAP, AFTER_MAP = "OUTPUT", "PROBABILITY", "BEFORE_MAP", "AFTER_MAP"
REGIONS, TABLE, REPORT = "REGIONS", "TABLE", "REPORT"
#: Probability from which ground has changed, as the engine has it.
DEFAULT_THRESHOLD = 0.55
Number = QgsProcessingParameterNumber


class ChangeAlgorithm(ModelAlgorithm):
    """Asks the engine to compare two dates."""

    def name(self):
        return "change"

    def displayName(self):
        return tr("Find what changed")

    def shortDescription(self):
        return tr("What changed between two dates, as a map, a table and polygons")

    def paragraphs(self):
        return [
            tr(
                "Maps two rasters of one place with one model and compares the probabilities of their classes, so that "
                "two unsure maps do not make a sure change. Two land covers made before are compared label by label."
            ),
            tr(
                "The rasters may have any CRS and resolution; both are read on the pixels of the coarser one. The "
                "shift between them is measured first, and reported if it is above half a pixel."
            ),
        ]

    def tags(self):
        return ["change", "change detection", "two dates", "transition", "land cover", "landscribe"]

    def initAlgorithm(self, configuration=None):
        self.offer(QgsProcessingParameterRasterLayer(INPUT, tr("Before")), tr("The earlier date."))
        self.offer(
            QgsProcessingParameterRasterLayer(AFTER, tr("After")),
            tr("The later date: imagery like the earlier one, or a land cover if that is one."),
        )
        self.offer_extent(tr("The part to compare, in any CRS; all that both have if left empty."))
        self.offer(polygons_parameter(), tr("Pixels with their centre outside these polygons become nodata."))
        self.offer_model(mapping_models(), tr("The network that maps both dates; not used for two land covers."))
        self.offer(align_parameter(), align_text())
        self.offer(
            Number(THRESHOLD, tr("Threshold"), Number.Type.Double, DEFAULT_THRESHOLD, minValue=0.01, maxValue=1.0),
            tr("Probability from which ground has changed."),
        )
        self.offer(
            Number(MIN_AREA, tr("Minimum area (m²)"), Number.Type.Double, defaultValue=0.0, minValue=0.0),
            tr("Smaller changes are dropped; 0 keeps all."),
        )
        self.offer(
            QgsProcessingParameterBoolean(FINER, tr("Compare on the finer raster"), defaultValue=False),
            tr("Uses the pixels of the finer raster in place of those of the coarser one."),
            advanced=True,
        )
        self.offer_run(["scene", "model"], tr("“scene” gives pixels like the raster's, “model” those of the network."))
        self._offer_outputs()

    def _offer_outputs(self):
        self.offer(
            QgsProcessingParameterRasterDestination(OUTPUT, tr("Transitions")),
            tr("GeoTIFF of what became what, with a legend of the transitions that occur."),
        )
        for name, title, help_text in (
            (PROBABILITY, tr("Probability of change"), tr("GeoTIFF from 0 to 1, transparent below the threshold.")),
            (BEFORE_MAP, tr("Land cover before"), tr("GeoTIFF of class codes of the earlier date.")),
            (AFTER_MAP, tr("Land cover after"), tr("GeoTIFF of class codes of the later date.")),
        ):
            self.offer(QgsProcessingParameterRasterDestination(name, title), help_text, on_request=True)
        kind = QgsProcessing.SourceType.TypeVectorPolygon
        self.offer(
            QgsProcessingParameterVectorDestination(REGIONS, tr("Polygons of change"), kind),
            tr("Polygons with what each was and is, its probability of change and its area."),
            on_request=True,
        )
        self.offer(
            QgsProcessingParameterFileDestination(TABLE, tr("Transitions (table)"), "CSV (*.csv)"),
            tr("The matrix of transitions in hectares, with gains and losses."),
            on_request=True,
        )
        self.offer(
            QgsProcessingParameterFileDestination(REPORT, tr("Transitions (report)"), "HTML (*.html)"),
            tr("The matrix and a flow chart as an HTML page."),
            on_request=True,
        )
        self.addOutput(QgsProcessingOutputNumber("CHANGED_PERCENT", tr("Changed ground in per cent")))
        self.addOutput(QgsProcessingOutputString("TRANSITIONS", tr("Transitions (JSON)")))
        self.add_run_outputs(tr("Seconds that the comparison took"))

    # On the main thread

    def take(self, parameters, context):
        missing = tr("No model is installed: choose a model folder or install Landscribe again.")
        before = self.raster_path(parameters, INPUT, context)
        parameters, self._polygons = take_polygons(self, parameters, context)
        extent = self.extent_of(parameters, self.raster_layer(parameters, INPUT, context), context)
        self._request = {
            "before": before,
            "after": self.raster_path(parameters, AFTER, context),
            "bounds": corners(extent) if extent else None,
            "bounds_crs": crs_text(extent.crs()) if extent and extent.crs().isValid() else None,
            "model": self.chosen_model(parameters, context, missing),
            "device": self.parameterAsString(parameters, DEVICE, context).strip() or "auto",
            "bands": self.parameterAsInts(parameters, BANDS, context) if parameters.get(BANDS) else None,
            "gsd": self.number(parameters, GSD, context),
            "grid": self.chosen_grid(parameters, context),
            "align": self.parameterAsEnumString(parameters, ALIGN, context) or "none",
            "threshold": self.parameterAsDouble(parameters, THRESHOLD, context),
            "min_area": self.parameterAsDouble(parameters, MIN_AREA, context),
            "finer": self.parameterAsBool(parameters, FINER, context),
        }

    # On a worker thread

    def work(self, parameters, context, feedback):
        names = {OUTPUT: "output", PROBABILITY: "probability", BEFORE_MAP: "before_map", AFTER_MAP: "after_map"}
        files = {key: self.geotiff(parameters, name, context) for name, key in names.items()}
        files["table"] = self._file(parameters, TABLE, context)
        files["report"] = self._file(parameters, REPORT, context)
        regions = self.parameterAsOutputLayer(parameters, REGIONS, context) if parameters.get(REGIONS) else None
        request = {**self._request, **files, "polygons_output": regions}
        with polygons_for_engine(self._polygons, context, feedback) as within:
            result = self.ask("change", {**request, **within}, feedback)
        stored = {result[key]: _load_style for key in ("output", "before_map", "after_map")}
        shown = {result["probability"]: partial(style_response, threshold=request["threshold"])}
        self.style_when_loaded(context, result["record"], {**stored, **shown})
        self.use_stored_style(context, result["polygons"])
        for entry in result["transitions"]:
            if entry["changed"]:
                feedback.pushInfo(f"{entry['before']} → {entry['after']}: {entry['area_m2'] / 1e4:.2f} ha")
        made = {name: result[key] for name, key in names.items() if result[key]}
        made |= {REGIONS: result["polygons"]} if result["polygons"] else {}
        made |= {name: result[key] for name, key in ((TABLE, "table"), (REPORT, "report")) if result[key]}
        return {
            **made,
            "CHANGED_PERCENT": result["changed_percent"],
            "TRANSITIONS": json.dumps(result["transitions"], ensure_ascii=False),
            "RECORD": result["record"],
            "WARNINGS": json.dumps(result["warnings"], ensure_ascii=False),
            **self.run_outputs(result),
        }

    def _file(self, parameters, name, context) -> "str | None":
        return (self.parameterAsFileOutput(parameters, name, context) if parameters.get(name) else "") or None


def _load_style(layer) -> None:
    """Load the style beside the raster: its legend has the transitions that occur."""
    layer.loadDefaultStyle()
