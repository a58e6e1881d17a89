"""``landscribe:samplepoints``: a layer of random points to label, stratified by the classes of a land cover."""

import json

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorDestination,
)

from ..i18n import tr
from .engine_algorithm import EngineAlgorithm

INPUT, POINTS, STANDARD_ERROR, LEAST, SEED = "INPUT", "POINTS", "STANDARD_ERROR", "LEAST", "SEED"
OVERWRITE, OUTPUT = "OVERWRITE", "OUTPUT"
Number = QgsProcessingParameterNumber


class SamplePointsAlgorithm(EngineAlgorithm):
    """Asks the engine for the points of an accuracy assessment."""

    def name(self):
        return "samplepoints"

    def displayName(self):
        return tr("Points for an accuracy assessment")

    def shortDescription(self):
        return tr("Random points within each class of a land-cover raster, as a layer to label")

    def paragraphs(self):
        return [
            tr(
                "Draws random points within each class of a land-cover raster. Label each point by what you see there: "
                "the attribute “reference” offers the classes as a list. Then run “Accuracy of a land cover”."
            ),
            tr(
                "If you give no number of points, it is computed from the standard error that you want for the overall "
                "accuracy (Olofsson et al. 2014, equation 13). Rare classes get a minimum number of points; the other "
                "points are distributed by area."
            ),
            tr("The points are shuffled and do not show the map's class, so that the labels are independent of it."),
        ]

    def tags(self):
        return ["sample", "stratified", "random points", "accuracy", "validation", "Olofsson", "reference"]

    def initAlgorithm(self, configuration=None):
        self.offer(
            QgsProcessingParameterRasterLayer(INPUT, tr("Land cover")),
            tr("The raster of class codes to be assessed; its classes are the strata."),
        )
        self.offer(
            Number(POINTS, tr("Number of points"), Number.Type.Integer, optional=True, minValue=1),
            tr("The total; computed from the standard error if left empty."),
        )
        self.offer(
            Number(
                STANDARD_ERROR,
                tr("Standard error of the overall accuracy"),
                Number.Type.Double,
                defaultValue=0.01,
                minValue=0.0001,
                maxValue=0.5,
            ),
            tr("As a share: 0.01 is one per cent. Used if the number of points is left empty."),
        )
        self.offer(
            Number(LEAST, tr("Minimum points per class"), Number.Type.Integer, defaultValue=50, minValue=0),
            tr("For rare classes; Olofsson et al. advise 50 to 100."),
        )
        self.offer(
            Number(SEED, tr("Seed"), Number.Type.Integer, defaultValue=0, minValue=0),
            tr("The same seed draws the same points."),
            advanced=True,
        )
        self.offer(
            QgsProcessingParameterBoolean(OVERWRITE, tr("Replace an existing file"), defaultValue=False),
            tr("Off by default, so that labels are not lost by mistake."),
            advanced=True,
        )
        self.offer(
            QgsProcessingParameterVectorDestination(OUTPUT, tr("Points"), QgsProcessing.SourceType.TypeVectorPoint),
            tr("The GeoPackage to write."),
        )
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Number of points")))
        self.addOutput(QgsProcessingOutputString("CLASSES", tr("Points in each class (JSON)")))
        self.addOutput(QgsProcessingOutputString("WARNINGS", tr("Warnings (JSON)")))

    def take(self, parameters, context):
        points = self.number(parameters, POINTS, context)
        self._layer_name = self.raster_layer(parameters, INPUT, context).name()
        self._request = {
            "result": self.raster_path(parameters, INPUT, context),
            "points": None if points is None else round(points),
            "standard_error": self.parameterAsDouble(parameters, STANDARD_ERROR, context),
            "least": self.parameterAsInt(parameters, LEAST, context),
            "seed": self.parameterAsInt(parameters, SEED, context),
            "overwrite": self.parameterAsBool(parameters, OVERWRITE, context),
        }

    def work(self, parameters, context, feedback):
        output = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        result = self.ask("samplepoints", {**self._request, "output": output}, feedback)
        for entry in result["classes"]:
            feedback.pushInfo(f"{entry['name']}: {entry['points']}")
        self.use_stored_style(context, output, tr("Points to label ({layer})").format(layer=self._layer_name))
        return {
            OUTPUT: output,
            "COUNT": result["points"],
            "CLASSES": json.dumps(result["classes"], ensure_ascii=False),
            "WARNINGS": json.dumps(result["warnings"], ensure_ascii=False),
        }
