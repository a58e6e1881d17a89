"""``landscribe:accuracy``: a land-cover raster compared with a reference."""

import json
import re
import tempfile
from pathlib import Path

from qgis.core import (
    NULL,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from ...core.errors import InputError
from ..i18n import tr
from ..layers.features_file import TakenFeatures
from .engine_algorithm import EngineAlgorithm

INPUT, REFERENCE, FIELD, MAPPING = "INPUT", "REFERENCE", "FIELD", "MAPPING"
SAMPLE, REPORT = "SAMPLE", "REPORT"
#: Kinds of reference points, and the engine's ``stratified`` param for each.
SAMPLES = {"auto": None, "stratified": True, "other": False}
KINDS = (
    QgsProcessing.SourceType.TypeRaster,
    QgsProcessing.SourceType.TypeVectorPolygon,
    QgsProcessing.SourceType.TypeVectorPoint,
)


class AccuracyAlgorithm(EngineAlgorithm):
    """Sends the comparison to the engine and returns its figures and report."""

    def name(self):
        return "accuracy"

    def displayName(self):
        return tr("Accuracy of a land cover")

    def shortDescription(self):
        return tr("Confusion matrix, accuracies and area estimates of a land-cover raster, as a report")

    def paragraphs(self):
        return [
            tr(
                "Compares a land-cover raster with a reference: another class raster, or polygons or points with a "
                "class attribute, in any CRS. Gives the confusion matrix, overall accuracy, kappa, and for each class "
                "F1, IoU, user's and producer's accuracy."
            ),
            tr(
                "Where the reference is a random sample of points stratified by the map's classes (as “Points for an "
                "accuracy assessment” draws it), areas and accuracies are estimated for the whole map, with 95 % "
                "confidence intervals, after Olofsson et al. 2014."
            ),
            tr("The report is one HTML file with plots that any browser opens."),
        ]

    def tags(self):
        return ["accuracy", "validation", "confusion matrix", "kappa", "IoU", "F1", "Olofsson", "evaluate"]

    def initAlgorithm(self, configuration=None):
        self.offer(
            QgsProcessingParameterRasterLayer(INPUT, tr("Land cover")),
            tr("The raster of class codes to be assessed."),
        )
        self.offer(
            QgsProcessingParameterMapLayer(REFERENCE, tr("Reference"), types=list(KINDS)),
            tr("The reference: a class raster, or polygons or points with a class attribute."),
        )
        self.offer(
            # No field parameter: QGIS 3.22 crashes on one of a layer that may be a raster.
            QgsProcessingParameterString(FIELD, tr("Class attribute"), optional=True),
            tr("Holds the class as its code or name; if left empty: reference, class, label, code and the like."),
        )
        self.offer(
            QgsProcessingParameterMatrix(
                MAPPING, tr("Classes"), 1, False, [tr("In the reference"), tr("In the land cover")], optional=True
            ),
            tr(
                "The class of the land cover (code or name) for each value of the reference. A value with an empty "
                "class is left out. A value that is not listed is the class with the same name or code."
            ),
        )
        sample = QgsProcessingParameterEnum(SAMPLE, tr("Points are"), options=list(SAMPLES), defaultValue="auto")
        sample.setUsesStaticStrings(True)
        self.offer(
            sample,
            tr(
                "“stratified” for a random sample that is stratified by the land cover's classes: areas can then be "
                "estimated. “other” for all other points. “auto” treats points as stratified."
            ),
            advanced=True,
        )
        self.offer(
            QgsProcessingParameterFileDestination(REPORT, tr("Report"), "HTML (*.html)", None, optional=True),
            tr("Tables and plots as a page to read or print."),
        )
        for name, title, _ in _figures():
            self.addOutput(QgsProcessingOutputNumber(name, title))
        self.addOutput(QgsProcessingOutputString("EVALUATION", tr("Everything (JSON)")))
        self.addOutput(QgsProcessingOutputString("WARNINGS", tr("Warnings (JSON)")))

    def take(self, parameters, context):
        reference = self.parameterAsLayer(parameters, REFERENCE, context)
        of_features = isinstance(reference, QgsVectorLayer)
        field = self.parameterAsString(parameters, FIELD, context) if of_features else ""
        source = self.parameterAsSource(parameters, REFERENCE, context) if of_features else None
        self._features = TakenFeatures(source, field) if of_features else None
        self._request = {
            "result": self.raster_path(parameters, INPUT, context),
            "reference": None if of_features else self.raster_path(parameters, REFERENCE, context),
            "field": field or None,
            "mapping": _mapping(self.parameterAsMatrix(parameters, MAPPING, context)),
            "stratified": SAMPLES[self.parameterAsEnumString(parameters, SAMPLE, context) or "auto"],
        }

    def work(self, parameters, context, feedback):
        report = self.parameterAsFileOutput(parameters, REPORT, context)
        with tempfile.TemporaryDirectory(prefix="landscribe-") as folder:
            if self._features is not None:
                name = re.sub(r"[^\w -]", "_", self._features.name)[:60] or "reference"  # shown in the report
                self._request["reference"] = str(Path(folder) / f"{name}.gpkg")
                self._features.write(self._request["reference"], context, feedback)
            result = self.ask("evaluate", {**self._request, "output": report or None}, feedback)
        figures = _figures() if "overall_accuracy" in result else _response_figures()
        for _, title, key in figures:
            feedback.pushInfo(f"{title}: {'–' if result[key] is None else format(result[key], '.3f')}")
        return {
            **({REPORT: report} if report else {}),
            **{name: result.get(key) for name, _, key in _figures()},
            "EVALUATION": json.dumps(result, ensure_ascii=False),
            "WARNINGS": json.dumps(result["warnings"], ensure_ascii=False),
        }


def _figures() -> "list[tuple[str, str, str]]":
    """The figures of a land cover: output name, title and the engine's key."""
    return [
        ("OVERALL_ACCURACY", tr("Overall accuracy"), "overall_accuracy"),
        ("KAPPA", tr("Kappa"), "kappa"),
        ("MEAN_F1", tr("Mean F1"), "mean_f1"),
        ("MEAN_IOU", tr("Mean IoU"), "mean_iou"),
    ]


def _response_figures() -> "list[tuple[str, str, str]]":
    """The figures of a response to a phrase; they are logged, but are not outputs of the algorithm."""
    return [
        ("", tr("Average precision"), "average_precision"),
        ("", tr("Area under ROC"), "auc"),
        ("", tr("IoU at the threshold"), "iou"),
    ]


def _mapping(cells: list) -> "dict[str, str] | None":
    """The table's rows as the engine's ``mapping``; None if all rows are empty."""
    cells = ["" if cell in (None, NULL) else str(cell).strip() for cell in cells]
    if not any(cells):
        return None
    if len(cells) % 2:
        raise InputError(tr("The table of classes has two columns: give pairs of reference and land cover."))
    return {source: target for source, target in zip(cells[::2], cells[1::2]) if source} or None
