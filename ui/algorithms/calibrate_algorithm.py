"""``landscribe:calibrate``: the thresholds of a model for phrases, set on ground that the user knows."""

import json
from contextlib import nullcontext

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterRasterLayer,
)

from ...core.errors import InputError
from ..engine.models import model_events, own_models, referring_models
from ..i18n import tr
from ..layers.features_file import TakenFeatures
from ..parameter_names import DEVICE, INPUT
from .choices import device_choice, model_choice
from .engine_algorithm import EngineAlgorithm, Flag

MODEL, LABELS, FIELD, LANDCOVER = "MODEL", "LABELS", "FIELD", "LANDCOVER"


class CalibrateAlgorithm(EngineAlgorithm):
    """Asks the engine to set a model's threshold and its level of a find, on labels or a land cover."""

    def name(self):
        return "calibrate"

    def displayName(self):
        return tr("Calibrate a model for phrases")

    def shortDescription(self):
        return tr("Sets the threshold of a model of your own on ground that you know")

    def paragraphs(self):
        return [
            tr(
                "A large model of others answers phrases, but does not know from which response on a thing counts as "
                "found. Labels with names, or a land cover whose classes have names, tell it: the names are asked as "
                "phrases, and the threshold and the level of a find are set where they tell the classes apart best."
            ),
            tr("The model's card keeps both. Without them, results say that the levels are guesses."),
        ]

    def tags(self):
        return ["calibrate", "threshold", "phrase", "clip", "model"]

    def initAlgorithm(self, configuration=None):
        model = model_choice(MODEL, tr("Model"), own_models(referring_models()))
        model.setFlags(model.flags() | Flag.FlagOptional)  # without any, a sentence of ours says where to get one
        self.offer(model, tr("A model for phrases of your own; those of Landscribe are calibrated already."))
        self.offer(
            QgsProcessingParameterRasterLayer(INPUT, tr("Raster layer")),
            tr("Imagery, in a file, of ground that you know."),
        )
        self.offer(
            QgsProcessingParameterFeatureSource(
                LABELS, tr("Labels"), [QgsProcessing.SourceType.TypeVectorAnyGeometry], optional=True
            ),
            tr("Points, lines or polygons with the name of what lies there, in any CRS."),
        )
        self.offer(
            QgsProcessingParameterField(FIELD, tr("Class attribute"), None, LABELS, optional=True),
            tr("Holds the name; if left empty: reference, class, label and the like."),
        )
        self.offer(
            QgsProcessingParameterRasterLayer(LANDCOVER, tr("Land cover"), optional=True),
            tr("In place of labels: a raster of classes that have names."),
        )
        self.offer(device_choice(), tr("“auto” (the fastest one), “cpu”, “cuda:0”, “cuda:1” … or “mps”."))
        self.addOutput(QgsProcessingOutputNumber("THRESHOLD", tr("Threshold")))
        self.addOutput(QgsProcessingOutputNumber("LEVEL", tr("Level of a find")))
        self.addOutput(QgsProcessingOutputString("CLASSES", tr("How each class is told from the others (JSON)")))
        self.addOutput(QgsProcessingOutputString("WARNINGS", tr("Warnings (JSON)")))

    # On the main thread

    def take(self, parameters, context):
        model = self.parameterAsEnumString(parameters, MODEL, context)
        if not model:
            raise InputError(tr("There is no model of your own for phrases: get one on the page “Models” first."))
        source = self.parameterAsSource(parameters, LABELS, context)
        field = self.parameterAsString(parameters, FIELD, context)
        self._features = TakenFeatures(source, field) if source is not None else None
        cover = self.raster_path(parameters, LANDCOVER, context) if parameters.get(LANDCOVER) else None
        if (source is None) == (cover is None):
            raise InputError(tr("Choose labels or a land cover, one of them."))
        self._request = {
            "model": model,
            "scene": self.raster_path(parameters, INPUT, context),
            "landcover": cover,
            "field": field or None,
            "device": self.parameterAsString(parameters, DEVICE, context).strip() or "auto",
        }

    # On a worker thread

    def work(self, parameters, context, feedback):
        with self._features.copied(context, feedback) if self._features else nullcontext() as labels:
            result = self.ask("calibrate_model", {**self._request, "labels": labels}, feedback)
        model_events.written.emit()
        line = tr("{name}: {found} % found, {mistaken} % of the others mistaken for it")
        for entry in result["classes"]:
            shares = {key: round(100 * entry[key]) for key in ("found", "mistaken")}
            feedback.pushInfo(line.format(name=entry["name"], **shares))
        return {
            "THRESHOLD": result["threshold"],
            "LEVEL": result["level"],
            "CLASSES": json.dumps(result["classes"], ensure_ascii=False),
            "WARNINGS": json.dumps(result["warnings"], ensure_ascii=False),
        }
