"""``landscribe:map``, a land-cover map of a raster layer: run by the dock, the toolbox, batch, models, qgis_process."""

import json
import math
import tempfile
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBand,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QThread, QVariant
from qgis.PyQt.QtGui import QIcon

from ..core.errors import Cancelled, EngineError, InputError
from .areas_report import areas_html
from .durations import in_words
from .engine_client import shared_client
from .i18n import tr
from .layer_rendering import draw, plan_drawing
from .models import card_of, mapping_models
from .raster_file import raster_file
from .result_layers import ClassArea, ResultStyler

INPUT, EXTENT, BANDS, GSD = "INPUT", "EXTENT", "BANDS", "GSD"
MODEL, MODEL_FOLDER, EMBEDDING, DEVICE, GRID = "MODEL", "MODEL_FOLDER", "EMBEDDING", "DEVICE", "GRID"
OUTPUT, CONFIDENCE, AREAS, REPORT = "OUTPUT", "CONFIDENCE", "AREAS", "REPORT"
GRIDS = ["scene", "model"]
Flag = QgsProcessingParameterDefinition.Flag
#: The share of the progress bar that drawing a layer without a file takes.
DRAWING_SHARE = 0.3


class MapAlgorithm(QgsProcessingAlgorithm):
    """Asks the provider's engine for a land-cover map and hands its files to QGIS."""

    def name(self):
        return "map"

    def displayName(self):
        return tr("Map land cover")

    def shortDescription(self):
        return tr("Land-cover classes of a high-resolution raster, from the SSDM network")

    def shortHelpString(self):
        return "".join(
            f"<p>{text}</p>"
            for text in (
                tr(
                    "Gives every pixel of a high-resolution RGB raster a land-cover class. The SSDM network reads the "
                    "image together with an embedding of its surroundings, on this machine: imagery never leaves it."
                ),
                tr(
                    "The extent decides which pixels are answered, never what the answer is: two overlapping extents "
                    "agree on the overlap. Nodata stays nodata. Any CRS, data type and size."
                ),
                tr(
                    "Beside the result lies a run record (JSON) that tells how it was made: model, embedding, extent, "
                    "versions, device, seconds, warnings and class areas."
                ),
            )
        )

    def tags(self):
        return ["land cover", "land use", "classification", "segmentation", "deep learning", "ssdm", "landscribe"]

    def icon(self):
        provider = self.provider()
        return provider.icon() if provider else QIcon()

    def createInstance(self):
        return MapAlgorithm()

    def initAlgorithm(self, configuration=None):
        models = list(mapping_models())
        model = QgsProcessingParameterEnum(MODEL, tr("Model"), options=models, defaultValue=next(iter(models), None))
        model.setUsesStaticStrings(True)
        grid = QgsProcessingParameterEnum(GRID, tr("Grid of the result"), options=GRIDS, defaultValue=GRIDS[0])
        grid.setUsesStaticStrings(True)
        bands = QgsProcessingParameterBand(BANDS, tr("Bands"), None, INPUT, optional=True, allowMultiple=True)
        folder = QgsProcessingParameterFile(MODEL_FOLDER, tr("Model folder"), optional=True)
        folder.setBehavior(QgsProcessingParameterFile.Behavior.Folder)
        areas = QgsProcessingParameterFeatureSink(AREAS, tr("Class areas (table)"), QgsProcessing.SourceType.TypeVector)
        report = QgsProcessingParameterFileDestination(REPORT, tr("Class areas (report)"), "HTML (*.html)")
        confidence = QgsProcessingParameterRasterDestination(CONFIDENCE, tr("Confidence"))
        for by_wish in (confidence, areas, report):
            by_wish.setFlags(by_wish.flags() | Flag.FlagOptional)
            by_wish.setCreateByDefault(False)
        gsd = QgsProcessingParameterNumber(
            GSD, tr("Metres a pixel"), QgsProcessingParameterNumber.Type.Double, optional=True, minValue=0.001
        )
        for advanced in (grid, bands, gsd, folder):
            advanced.setFlags(advanced.flags() | Flag.FlagAdvanced)
        for parameter, help_text in (
            (
                QgsProcessingParameterRasterLayer(INPUT, tr("Raster layer")),
                tr("Imagery with red, green and blue bands. Services (WMS, XYZ) and virtual layers are drawn first."),
            ),
            (
                QgsProcessingParameterExtent(EXTENT, tr("Extent"), optional=True),
                tr("The part to map, in any CRS; the whole layer where left empty."),
            ),
            (
                model,
                tr("The network that does the work; its card names its classes, resolution range and training data."),
            ),
            (
                QgsProcessingParameterString(EMBEDDING, tr("Embedding"), defaultValue="scene-context"),
                tr(
                    "What the network knows of the surroundings: “scene-context” (a coarse view of the scene itself), "
                    "“raster:” and the path of an embedding raster, or “none”."
                ),
            ),
            (
                QgsProcessingParameterString(DEVICE, tr("Device"), defaultValue="auto"),
                tr("“auto” (the fastest one), “cpu”, “cuda:0”, “cuda:1” … or “mps”."),
            ),
            (
                grid,
                tr("“scene” gives pixels like the raster's, “model” the resolution at which the network sees it."),
            ),
            (
                bands,
                tr("Red, green and blue band, in this order; found by themselves where left empty."),
            ),
            (
                gsd,
                tr("Ground resolution of a picture that has no CRS to tell it; not needed otherwise."),
            ),
            (
                folder,
                tr("A folder with a model of your own (model.json and weights.safetensors), used in place of Model."),
            ),
            (
                QgsProcessingParameterRasterDestination(OUTPUT, tr("Land cover")),
                tr("GeoTIFF of class codes with colours and class names."),
            ),
            (confidence, tr("GeoTIFF of the probability of the class given, in percent.")),
            (areas, tr("One row a class: code, name, colour, square metres, hectares, percent.")),
            (report, tr("The class areas and the facts of the run as a page to read or print.")),
        ):
            parameter.setHelp(help_text)
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputFile("RECORD", tr("Run record")))
        self.addOutput(QgsProcessingOutputString("CLASS_AREAS", tr("Class areas (JSON)")))
        self.addOutput(QgsProcessingOutputNumber("MAPPED_HECTARES", tr("Mapped area in hectares")))
        self.addOutput(QgsProcessingOutputNumber("SECONDS", tr("Seconds that the mapping took")))
        self.addOutput(QgsProcessingOutputString("DEVICE_USED", tr("Device that did the work")))
        self.addOutput(QgsProcessingOutputString("WARNINGS", tr("Warnings (JSON)")))

    # On the main thread: everything that has to do with the project's layers.

    def prepareAlgorithm(self, parameters, context, feedback):
        self._refusal = None
        try:
            self._prepare(parameters, context)
        except InputError as error:  # raised by processAlgorithm: an error of this step reaches no Python caller
            self._refusal = str(error)
        return True

    def _prepare(self, parameters, context) -> None:
        layer = self.parameterAsRasterLayer(parameters, INPUT, context)
        if layer is None or not layer.isValid():
            raise InputError(self._unusable_input(parameters))
        folder = self.parameterAsFile(parameters, MODEL_FOLDER, context)
        model = folder or self.parameterAsEnumString(parameters, MODEL, context)
        if not model:
            raise InputError(tr("No model is installed: choose a model folder or install Landscribe again."))
        self._card = card_of(model)
        extent = self._extent(parameters, layer, context)
        self._drawing = self._layer = None
        scene = raster_file(layer)
        bands = self.parameterAsInts(parameters, BANDS, context) if parameters.get(BANDS) else None
        if scene is None:
            extent = _into(layer.crs(), extent or QgsReferencedRectangle(layer.extent(), layer.crs()), context)
            self._drawing = plan_drawing(layer, extent, self._card)
            self._layer = layer.clone()
            self._layer.moveToThread(None)
            bands = [1, 2, 3]
        self._request = {
            "scene": scene,
            "model": model,
            "embedding": self.parameterAsString(parameters, EMBEDDING, context).strip() or "none",
            "device": self.parameterAsString(parameters, DEVICE, context).strip() or "auto",
            "grid": self.parameterAsEnumString(parameters, GRID, context) or GRIDS[0],
            "bands": bands,
            "gsd": self.parameterAsDouble(parameters, GSD, context) if parameters.get(GSD) else None,
            "bounds": _corners(extent) if extent else None,
            "bounds_crs": _crs_text(extent.crs()) if extent and extent.crs().isValid() else None,
        }

    def _unusable_input(self, parameters) -> str:
        value = parameters.get(INPUT)
        if isinstance(value, str) and value and not Path(value).exists() and ("/" in value or "\\" in value):
            return tr("There is no file {path}: choose an existing raster.").format(path=value)
        name = value.name() if isinstance(value, QgsRasterLayer) else value
        return tr("“{name}” cannot be read as a raster: choose a raster layer.").format(name=name or "")

    def _extent(self, parameters, layer, context) -> "QgsReferencedRectangle | None":
        if not parameters.get(EXTENT):
            return None
        rectangle = self.parameterAsExtent(parameters, EXTENT, context)
        if rectangle.isNull() or rectangle.isEmpty():
            raise InputError(tr("The extent is empty: draw or choose one that covers some ground."))
        if not layer.crs().isValid():  # QGIS shows such a layer as it lies, whatever the project's CRS
            return QgsReferencedRectangle(rectangle, layer.crs())
        crs = self.parameterAsExtentCrs(parameters, EXTENT, context)
        return QgsReferencedRectangle(rectangle, crs if crs.isValid() else layer.crs())

    # On a worker thread: no project, no widgets.

    def processAlgorithm(self, parameters, context, feedback):
        if self._refusal:
            raise QgsProcessingException(self._refusal)
        output = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        confidence = None
        if parameters.get(CONFIDENCE):
            confidence = self.parameterAsOutputLayer(parameters, CONFIDENCE, context)
        with tempfile.TemporaryDirectory(prefix="landscribe-") as folder:
            try:
                for path in filter(None, (output, confidence)):
                    if Path(path).suffix.lower() not in (".tif", ".tiff"):
                        raise InputError(tr("{path} is no GeoTIFF name: let it end in .tif.").format(path=path))
                warnings = self._draw_scene(folder, context, feedback) if self._drawing else []
                start = DRAWING_SHARE if self._drawing else 0.0

                def progress(fraction: float, stage: str, eta: "float | None") -> None:
                    feedback.setProgress(100 * (start + (1 - start) * fraction))
                    left = "" if eta is None else " · " + tr("{time} left").format(time=in_words(eta))
                    feedback.setProgressText(tr(stage) + left)

                if feedback.isCanceled():
                    raise Cancelled
                request = {**self._request, "output": output, "confidence": confidence}
                result = shared_client().run("map", request, progress, feedback.isCanceled)
            except Cancelled:
                feedback.pushInfo(tr("Cancelled: nothing was written."))
                return {}
            except (InputError, EngineError) as error:
                raise QgsProcessingException(str(error)) from None
        warnings = [*warnings, *result["warnings"]]
        for warning in warnings:
            feedback.pushWarning(warning)
        areas = [_class_area(entry, self._card.colors) for entry in result["areas"]]
        record = result.get("record")
        for path, classes in ((output, self._card.classes), (confidence, ())):
            if path and context.willLoadLayerOnCompletion(path):
                context.layerToLoadOnCompletionDetails(path).setPostProcessor(ResultStyler(classes, record))
        for area in areas:
            feedback.pushInfo(f"{area.name}: {area.hectares:.2f} ha ({area.percent:.1f} %)")
        return {
            OUTPUT: output,
            **({CONFIDENCE: confidence} if confidence else {}),
            **self._write_areas(parameters, context, areas, result),
            "RECORD": record,
            "CLASS_AREAS": json.dumps([vars(area) for area in areas], ensure_ascii=False),
            "MAPPED_HECTARES": math.fsum(area.hectares for area in areas),
            "SECONDS": result["seconds"],
            "DEVICE_USED": result["device"],
            "WARNINGS": json.dumps(warnings, ensure_ascii=False),
        }

    def _draw_scene(self, folder, context, feedback) -> "list[str]":
        self._layer.moveToThread(QThread.currentThread())
        self._request["scene"] = str(Path(folder) / "scene.tif")

        def progress(fraction: float, stage: str) -> None:
            feedback.setProgress(100 * DRAWING_SHARE * fraction)
            feedback.setProgressText(stage)

        try:
            troubles = draw(self._layer, self._drawing, self._request["scene"], progress, feedback.isCanceled)
        finally:
            self._layer = None  # it dies in the thread that it lives in
        return [tr("A part of the layer could not be drawn: {error}").format(error=error) for error in troubles[:3]]

    def _write_areas(self, parameters, context, areas, result) -> dict:
        written = {}
        report = self.parameterAsFileOutput(parameters, REPORT, context) if parameters.get(REPORT) else ""
        if report:
            Path(report).write_text(areas_html(areas, result), encoding="utf-8")
            written[REPORT] = report
        if parameters.get(AREAS):
            fields = QgsFields()
            for name, kind in (
                ("code", QVariant.Int),
                ("class", QVariant.String),
                ("color", QVariant.String),
                ("area_m2", QVariant.Double),
                ("hectares", QVariant.Double),
                ("percent", QVariant.Double),
            ):
                fields.append(QgsField(name, kind))
            sink, identifier = self.parameterAsSink(
                parameters, AREAS, context, fields, QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem()
            )
            if sink is None:
                raise QgsProcessingException(self.invalidSinkError(parameters, AREAS))
            for area in areas:
                feature = QgsFeature(fields)
                feature.setAttributes(
                    [area.code, area.name, area.color, area.hectares * 1e4, area.hectares, area.percent]
                )
                sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert)
            written[AREAS] = identifier
        return written


def _class_area(entry: dict, colors: "dict[int, str]") -> ClassArea:
    code, name = entry["code"], entry["name"]
    return ClassArea(code, name, colors.get(code, "#808080"), entry["area_m2"] / 1e4, entry["percent"])


def _into(target, extent: QgsReferencedRectangle, context) -> QgsReferencedRectangle:
    """The box around ``extent`` in the CRS ``target``."""
    try:
        transform = QgsCoordinateTransform(extent.crs(), target, context.transformContext())
        return QgsReferencedRectangle(transform.transformBoundingBox(extent), target)
    except QgsCsException:
        sentence = tr("The extent cannot be brought into the layer's CRS: choose one nearer to it.")
        raise InputError(sentence) from None


def _corners(rectangle: QgsRectangle) -> "list[float]":
    return [rectangle.xMinimum(), rectangle.yMinimum(), rectangle.xMaximum(), rectangle.yMaximum()]


def _crs_text(crs: QgsCoordinateReferenceSystem) -> str:
    """A CRS in words that the engine's PROJ understands: a registered code, or WKT for the user's own."""
    code = crs.authid()
    if code and not code.startswith(("USER:", "QGIS:")):
        return code
    return crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED)
