"""``landscribe:suggest``: the place where a label would help a model most."""

from contextlib import nullcontext

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)

from ..engine.models import card_of, mapping_models
from ..i18n import tr
from ..layers.features_file import TakenFeatures
from .choices import embedding_choice, model_choice
from .fit_algorithm import EMBEDDING, FIELD, LABELS
from .model_algorithm import MODEL
from .network_consent import ALLOW_NETWORK, network_help, network_parameter, request_params
from .number_list import places
from .scene_algorithm import SceneAlgorithm

VISITED = "VISITED"


class SuggestAlgorithm(SceneAlgorithm):
    """Asks the engine where to label next."""

    def name(self):
        return "suggest"

    def displayName(self):
        return tr("Where to label next")

    def shortDescription(self):
        return tr("The place where one more label would help a model most, and why")

    def paragraphs(self):
        return [
            tr(
                "Looks for the place in the extent where a label would help most: the model is unsure there, and the "
                "ground looks unlike all labels so far. The log says why."
            ),
            tr("Label what you see there, and run “Learn your own classes” again."),
        ]

    def tags(self):
        return ["active learning", "labels", "samples", "uncertainty", "next", "training"]

    def initAlgorithm(self, configuration=None):
        self.offer_scene(tr("Where to look, in any CRS; the whole layer if left empty."))
        self.offer(model_choice(MODEL, tr("Model"), mapping_models()), tr("The model that shall become better."))
        any_geometry = [QgsProcessing.SourceType.TypeVectorAnyGeometry]
        self.offer(
            QgsProcessingParameterFeatureSource(LABELS, tr("Labels"), any_geometry, optional=True),
            tr("The labels so far; edits count before they are saved."),
        )
        self.offer(
            QgsProcessingParameterField(FIELD, tr("Class attribute"), None, LABELS, optional=True),
            tr("Holds the class as its code or name; if left empty: reference, class, label, code and the like."),
        )
        self.offer(
            QgsProcessingParameterString(VISITED, tr("Visited places"), optional=True),
            tr("Places in the raster's CRS that are not proposed again: “x y; x y”."),
            advanced=True,
        )
        self.offer_device()
        self.offer(
            embedding_choice(EMBEDDING, "", tr("That of the model")),
            tr("As in “Map land cover”; if left empty, that of the model."),
            advanced=True,
        )
        self.offer(network_parameter(), network_help(), advanced=True)
        self.addOutput(QgsProcessingOutputNumber("X", tr("x of the place, in the raster's CRS")))
        self.addOutput(QgsProcessingOutputNumber("Y", tr("y of the place, in the raster's CRS")))
        self.addOutput(QgsProcessingOutputNumber("UNCERTAINTY", tr("How unsure the model is there, 0 to 1")))
        self.addOutput(QgsProcessingOutputString("REASON", tr("Why a label helps there")))
        self.addOutput(QgsProcessingOutputString("WARNINGS", tr("Warnings (JSON)")))

    # On the main thread

    def take(self, parameters, context):
        model = self.parameterAsEnumString(parameters, MODEL, context)
        source = self.parameterAsSource(parameters, LABELS, context) if parameters.get(LABELS) else None
        field = self.parameterAsString(parameters, FIELD, context)
        self._features = TakenFeatures(source, field) if source is not None and source.featureCount() else None
        self._request = {
            **self.take_scene(parameters, context, card_of(model)),
            "model": model,
            "field": field or None,
            "visited": places(self.parameterAsString(parameters, VISITED, context)),
            "embedding": self.parameterAsString(parameters, EMBEDDING, context).strip() or None,
            **request_params(self.parameterAsBool(parameters, ALLOW_NETWORK, context)),
        }

    # On a worker thread

    def work(self, parameters, context, feedback):
        with self._features.copied(context, feedback) if self._features else nullcontext() as labels:
            result, warnings = self.ask_with_scene("suggest", {**self._request, "labels": labels}, feedback)
        feedback.pushInfo(result["reason"])
        return {
            **{name.upper(): result[name] for name in ("x", "y", "uncertainty", "reason")},
            "WARNINGS": warnings,
        }
