"""``landscribe:fit``: a model that maps the classes of the user's own labels."""

import json
from pathlib import Path

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingOutputFolder,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ...core.errors import InputError
from ...core.models.catalogue import MODEL_NAME
from ..engine.models import all_models, card_of, downloads_folder, mapping_models, model_events
from ..i18n import tr
from ..layers.class_colors import class_colors
from ..layers.features_file import TakenFeatures
from ..layers.raster_file import raster_file
from ..layers.rendering import metres_per_unit
from ..parameter_names import INPUT
from .choices import choice, embedding_choice, model_choice
from .network_consent import ALLOW_NETWORK, network_help, network_parameter, request_params
from .scene_algorithm import SceneAlgorithm

LABELS, FIELD, NAME, BASE, EXTRA_BANDS = "LABELS", "FIELD", "NAME", "BASE", "EXTRA_BANDS"
KEEP_CLASSES, EMBEDDING, DEPTH, FOLDER, OUTPUT = "KEEP_CLASSES", "EMBEDDING", "DEPTH", "FOLDER", "OUTPUT"
#: Metres around the labels that are drawn of a layer without a file.
AROUND_LABELS = 50.0


class FitAlgorithm(SceneAlgorithm):
    """Asks the engine to fit a model to labels, among the installed models or in a folder."""

    def name(self):
        return "fit"

    def displayName(self):
        return tr("Learn your own classes")

    def shortDescription(self):
        return tr("A model that maps your classes, from points, lines or polygons that you labelled")

    def paragraphs(self):
        return [
            tr(
                "Learns classes from labels: points, lines or polygons on the imagery, with an attribute that holds "
                "the class. The result is a model: “Map land cover” and the dock's page “Map” offer it by its name, "
                "for any imagery."
            ),
            tr(
                "10 to 50 labels per class at different places are a good start. A class with the name or code of a "
                "class of the model to start from begins with what that model knows."
            ),
            tr(
                "The log shows the accuracy of each class by cross-validation: how many of its labels get the right "
                "class from a model that did not learn from them, with the 95 % interval."
            ),
        ]

    def tags(self):
        return ["train", "fit", "learn", "labels", "samples", "classification", "own classes", "supervised"]

    def initAlgorithm(self, configuration=None):
        self.offer(
            QgsProcessingParameterRasterLayer(INPUT, tr("Raster layer")),
            tr("The imagery that the labels lie on. Services (WMS, XYZ) and virtual layers are drawn first."),
        )
        self.offer(
            QgsProcessingParameterFeatureSource(LABELS, tr("Labels"), [QgsProcessing.SourceType.TypeVectorAnyGeometry]),
            tr(
                "Points, lines or polygons with a class, in any CRS. Edits count before they are saved. If the layer "
                "is styled by its classes, the model takes the colours."
            ),
        )
        self.offer(
            QgsProcessingParameterField(FIELD, tr("Class attribute"), None, LABELS, optional=True),
            tr("Holds the class as its code or name; if left empty: reference, class, label, code and the like."),
        )
        self.offer(
            QgsProcessingParameterString(NAME, tr("Name of the model")),
            tr("Letters, digits, full stops, hyphens and underscores. A fitted model of this name is replaced."),
        )
        bases = {name: card for name, card in mapping_models().items() if not card.head}
        self.offer(
            model_choice(BASE, tr("Model to start from"), bases),
            tr("The network whose features and classes the new model builds on."),
        )
        self.offer(
            QgsProcessingParameterBoolean(KEEP_CLASSES, tr("Keep the classes without labels"), defaultValue=False),
            tr("Whether classes of the model to start from stay in the new model if they have no labels."),
        )
        self.offer_device()
        self.offer(
            embedding_choice(EMBEDDING, "", tr("That of the model to start from")),
            tr(
                "The values of an embedding field (AlphaEarth, TESSERA, a raster) are learnt from, beside the picture: "
                "the model then needs such a field wherever it maps. If left empty, that of the model to start from."
            ),
            advanced=True,
        )
        self.offer(
            QgsProcessingParameterString(EXTRA_BANDS, tr("Further bands"), optional=True),
            tr(
                "Bands of the raster to learn from beside red, green and blue, by name or number, with commas between "
                "them: nir, height. The model then needs rasters with these bands."
            ),
            advanced=True,
        )
        depths = {"head": tr("The head alone (seconds)"), "network": tr("The whole network (minutes to hours)")}
        self.offer(
            choice(DEPTH, tr("What learns"), depths),
            tr(
                "With hundreds of labels the whole network may learn more than the head that reads its features. A "
                "fifth of the labels is held out; unless these get better, the head stays. Cancelled, it keeps the "
                "best so far, and the same run goes on from there."
            ),
            advanced=True,
        )
        self.offer(network_parameter(), network_help(), advanced=True)
        folder = QgsProcessingParameterFile(FOLDER, tr("Folder of models"), optional=True)
        folder.setBehavior(QgsProcessingParameterFile.Behavior.Folder)
        self.offer(
            folder,
            tr("Where the model's own folder is written; if left empty, among the installed models."),
            advanced=True,
        )
        self.addOutput(QgsProcessingOutputFolder(OUTPUT, tr("Model folder")))
        self.addOutput(QgsProcessingOutputString("MODEL", tr("Model")))
        self.addOutput(QgsProcessingOutputNumber("ACCURACY", tr("Mean accuracy (cross-validated)")))
        self.addOutput(QgsProcessingOutputString("CLASSES", tr("Classes with their accuracy (JSON)")))
        self.addOutput(QgsProcessingOutputString("CONTRADICTIONS", tr("Labels that look like another class (JSON)")))
        self.addOutput(QgsProcessingOutputNumber("SECONDS", tr("Seconds that the training took")))
        self.addOutput(QgsProcessingOutputNumber("NETWORK_STEPS", tr("Steps that the whole network takes")))
        self.addOutput(QgsProcessingOutputNumber("STEP_SECONDS", tr("Seconds for each of these steps")))
        self.addOutput(QgsProcessingOutputString("WARNINGS", tr("Warnings (JSON)")))

    # On the main thread

    def take(self, parameters, context):
        base = self.parameterAsEnumString(parameters, BASE, context)
        if not base:
            raise InputError(tr("No model is installed: install Landscribe again."))
        field = self.parameterAsString(parameters, FIELD, context)
        self._source = self._labels(parameters, field, context)
        scene = self.take_scene(parameters, context, card_of(base))
        labels = self.parameterAsLayer(parameters, LABELS, context)
        self._features = TakenFeatures(self._source, field)
        self._request = {
            **{key: scene[key] for key in ("scene", "device", "bands", "gsd")},
            "field": field or None,
            "colors": class_colors(labels if isinstance(labels, QgsVectorLayer) else None, field),
            "base": base,
            "keep_classes": self.parameterAsBool(parameters, KEEP_CLASSES, context),
            "embedding": self.parameterAsString(parameters, EMBEDDING, context).strip() or None,
            "extra_bands": names_of(self.parameterAsString(parameters, EXTRA_BANDS, context)),
            "depth": self.parameterAsEnumString(parameters, DEPTH, context) or "head",
            "output": str(self._model_folder(parameters, context)),
            **request_params(self.parameterAsBool(parameters, ALLOW_NETWORK, context)),
        }

    def extent_of(self, parameters, layer, context):
        """The ground of the labels, which is drawn of a layer without a file."""
        return _around(self._source, layer, context) if raster_file(layer) is None else None

    def _labels(self, parameters, field: str, context):
        """The source of the labels. Raises InputError if it has no feature or not the attribute ``field``."""
        source = self.parameterAsSource(parameters, LABELS, context)
        if source is None:
            raise InputError(tr("The labels cannot be read: choose a layer of points, lines or polygons."))
        if source.featureCount() == 0:
            raise InputError(tr("There is no label: draw some, or choose a layer with labels."))
        if field and source.fields().lookupField(field) < 0:
            sentence = tr("The labels have no attribute {field}: choose the one that holds the class.")
            raise InputError(sentence.format(field=field))
        return source

    def _model_folder(self, parameters, context) -> Path:
        """The folder of the new model. Raises InputError if the name cannot be used."""
        name = self.parameterAsString(parameters, NAME, context).strip()
        if not MODEL_NAME.fullmatch(name):
            sentence = tr(
                "“{name}” cannot be a model's name: use letters, digits, full stops, hyphens and underscores."
            )
            raise InputError(sentence.format(name=name))
        chosen = self.parameterAsFile(parameters, FOLDER, context)
        folder = Path(chosen) if chosen else downloads_folder()
        installed = all_models().get(name)
        if not chosen and installed and installed[0].resolve() != (folder / name).resolve():
            raise InputError(tr("A model with the name {name} is installed: choose another name.").format(name=name))
        return folder / name

    # On a worker thread

    def work(self, parameters, context, feedback):
        folder = Path(self._request["output"]).parent
        if folder == downloads_folder():
            _make(folder)
        try:
            with self._features.copied(context, feedback) as labels:
                result, warnings = self.ask_with_scene("fit", {**self._request, "labels": labels}, feedback)
        finally:  # a cancelled run may have written the best so far
            model_events.written.emit()
        for entry in result["classes"]:
            feedback.pushInfo(_line(entry))
        if result["accuracy"] is not None:
            feedback.pushInfo(tr("Mean accuracy: {percent:.0f} %").format(percent=100 * result["accuracy"]))
        if result["strength"] is None and result["depth"] == "head":
            feedback.pushInfo(tr("The labels do not improve on the model to start from, so its map is kept."))
        return {
            OUTPUT: result["output"],
            "MODEL": result["model"],
            "ACCURACY": result["accuracy"],
            "CLASSES": json.dumps(result["classes"], ensure_ascii=False),
            "CONTRADICTIONS": json.dumps([self._with_features(entry) for entry in result["contradictions"]]),
            "SECONDS": result["seconds"],
            "NETWORK_STEPS": result["network_steps"],
            "STEP_SECONDS": result["seconds_per_step"],
            "WARNINGS": warnings,
        }

    def _with_features(self, contradiction: dict) -> dict:
        """A contradiction with the ids of the layer's features in place of the rows of the engine's copy."""
        ids = self._features.ids
        return {**contradiction, "features": [ids[row] for row in contradiction["labels"] if row < len(ids)]}


def _around(source, layer, context) -> QgsReferencedRectangle:
    """The ground of the labels, in the layer's CRS. Raises InputError if the layer's CRS does not hold it."""
    crs = source.sourceCrs() if source.sourceCrs().isValid() else layer.crs()
    transform = QgsCoordinateTransform(crs, layer.crs(), context.transformContext())
    labelled = QgsRectangle()
    for feature in source.getFeatures(QgsFeatureRequest().setNoAttributes()):  # a layer's own extent lacks edits
        labelled.combineExtentWith(feature.geometry().boundingBox())
    try:
        extent = transform.transformBoundingBox(labelled)
    except QgsCsException:
        raise InputError(tr("The labels do not lie on the layer: choose labels of this imagery.")) from None
    extent.grow(AROUND_LABELS / metres_per_unit(layer.crs(), extent.center()))  # a single point has no extent
    return QgsReferencedRectangle(extent, layer.crs())


def names_of(text: str) -> list:
    """The names in a text with commas between them."""
    return [name.strip() for name in text.split(",") if name.strip()]


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = tr("The folder {folder} cannot be made ({error}): choose a folder of models.")
        raise InputError(sentence.format(folder=folder, error=error.strerror)) from None


def _line(entry: dict) -> str:
    """One class of the result, for the log."""
    if entry["accuracy"] is None:
        return tr("{name}: {labels} labels").format(**entry)
    sentence = tr("{name}: {labels} labels, accuracy {accuracy:.0f} % ({low:.0f} to {high:.0f} %)")
    shares = {key: 100 * entry[key] for key in ("accuracy", "low", "high")}
    return sentence.format(**{**entry, **shares})
