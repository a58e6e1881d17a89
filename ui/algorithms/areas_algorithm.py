"""``landscribe:areas``: the area of each class, in the whole raster or within polygons."""

import json
import math
import tempfile
from pathlib import Path

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterLayer,
)

from ..i18n import tr
from ..layers.features_file import TakenFeatures
from ..layers.results import class_area
from .areas_sink import write_areas
from .engine_algorithm import EngineAlgorithm

INPUT, POLYGONS, NAME, OUTPUT, CSV = "INPUT", "POLYGONS", "NAME", "OUTPUT", "CSV"


class AreasAlgorithm(EngineAlgorithm):
    """Asks the engine for class areas and writes them as a table and as CSV."""

    def name(self):
        return "areas"

    def displayName(self):
        return tr("Class areas")

    def shortDescription(self):
        return tr("Pixels, hectares and per cent of each land-cover class, in the whole raster or within polygons")

    def paragraphs(self):
        return [
            tr(
                "Measures the area of each class of a land-cover raster on the ellipsoid, in any CRS: pixels, m², "
                "hectares, km², and per cent of all classified ground."
            ),
            tr(
                "With polygons, the table has the areas within each polygon, for example the forest of each parish. "
                "Tick “Selected features only” to use the selected polygons. A pixel belongs where its centre lies."
            ),
        ]

    def tags(self):
        return ["area", "hectares", "statistics", "zonal", "histogram", "report", "csv", "land cover"]

    def initAlgorithm(self, configuration=None):
        self.offer(
            QgsProcessingParameterRasterLayer(INPUT, tr("Land cover")),
            tr("A raster of class codes."),
        )
        self.offer(
            QgsProcessingParameterFeatureSource(
                POLYGONS, tr("Polygons"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
            ),
            tr("Measure within these polygons, in any CRS; the whole raster if left empty."),
        )
        self.offer(
            QgsProcessingParameterField(NAME, tr("Names of the polygons"), None, POLYGONS, optional=True),
            tr("Attribute with their names; polygons with the same name count as one. Numbered if left empty."),
        )
        self.offer(
            QgsProcessingParameterFeatureSink(OUTPUT, tr("Areas"), QgsProcessing.SourceType.TypeVector, optional=True),
            tr("One row per class, or per polygon and class."),
        )
        self.offer(
            QgsProcessingParameterFileDestination(CSV, tr("Areas (CSV)"), "CSV (*.csv)"),
            tr("The same table as text for spreadsheets."),
            on_request=True,
        )
        self.addOutput(QgsProcessingOutputString("CLASS_AREAS", tr("Class areas (JSON)")))
        self.addOutput(QgsProcessingOutputString("ZONES", tr("Class areas within each polygon (JSON)")))
        self.addOutput(QgsProcessingOutputNumber("MAPPED_HECTARES", tr("Mapped area in hectares")))
        self.addOutput(QgsProcessingOutputString("WARNINGS", tr("Warnings (JSON)")))

    def take(self, parameters, context):
        self._classes = self.raster_path(parameters, INPUT, context)
        self._name = self.parameterAsString(parameters, NAME, context)
        source = self.parameterAsSource(parameters, POLYGONS, context) if parameters.get(POLYGONS) else None
        self._polygons = TakenFeatures(source, self._name) if source is not None else None

    def work(self, parameters, context, feedback):
        csv = self.parameterAsFileOutput(parameters, CSV, context) if parameters.get(CSV) else None
        request = {"classes": self._classes, "output": csv, "name_field": self._name or None}
        with tempfile.TemporaryDirectory(prefix="landscribe-") as folder:
            if self._polygons is not None:
                request["polygons"] = str(Path(folder) / "polygons.gpkg")
                self._polygons.write(request["polygons"], context, feedback)
            result = self.ask("areas", request, feedback)
        areas = [class_area(entry) for entry in result["areas"]]
        zones = [(zone["name"], zone["areas"]) for zone in result["zones"] or []]
        for area in areas:
            feedback.pushInfo(f"{area.name}: {area.hectares:.2f} ha ({area.percent:.1f} %)")
        outputs = {
            "CLASS_AREAS": json.dumps([vars(area) for area in areas], ensure_ascii=False),
            "ZONES": json.dumps(
                [[zone, [vars(class_area(entry)) for entry in table]] for zone, table in zones], ensure_ascii=False
            ),
            "MAPPED_HECTARES": math.fsum(area.hectares for area in areas),
            "WARNINGS": json.dumps(result["warnings"], ensure_ascii=False),
        }
        if csv:
            outputs[CSV] = csv
        if parameters.get(OUTPUT):
            tables = zones if self._polygons is not None else [("", result["areas"])]
            title = (self._name or "polygon") if self._polygons is not None else ""
            outputs[OUTPUT] = write_areas(self, parameters, OUTPUT, context, tables, title)
        return outputs
