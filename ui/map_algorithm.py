"""``landscribe:map``, a land-cover map of a raster layer: run by the dock, the toolbox, batch, models, qgis_process."""

import json
import math
import tempfile
from pathlib import Path

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsProcessing,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBand,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsRectangle,
    QgsReferencedRectangle,
)
from qgis.PyQt.QtCore import QThread

from ..core.errors import InputError
from .areas_report import areas_html
from .areas_sink import write_areas
from .crs_text import crs_text
from .engine_algorithm import EngineAlgorithm, Flag
from .i18n import tr
from .layer_rendering import draw, plan_drawing
from .models import card_of, mapping_models
from .raster_file import raster_file
from .result_layers import ResultStyler, class_area

INPUT, EXTENT, BANDS, GSD = "INPUT", "EXTENT", "BANDS", "GSD"
MODEL, MODEL_FOLDER, EMBEDDING, DEVICE, GRID = "MODEL", "MODEL_FOLDER", "EMBEDDING", "DEVICE", "GRID"
OUTPUT, CONFIDENCE, AREAS, REPORT = "OUTPUT", "CONFIDENCE", "AREAS", "REPORT"
GRIDS = ["scene", "model"]
#: The share of the progress bar that drawing a layer without a file takes.
DRAWING_SHARE = 0.3


class MapAlgorithm(EngineAlgorithm):
    """Asks the provider's engine for a land-cover map and hands its files to QGIS."""

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
                "The extent decides which pixels are answered, never what the answer is: two overlapping extents "
                "agree on the overlap. Nodata stays nodata. Any CRS, data type and size."
            ),
            tr(
                "Beside the result lies a run record (JSON) that tells how it was made: model, embedding, extent, "
                "versions, device, seconds, warnings and class areas."
            ),
        ]

    def tags(self):
        return ["land cover", "land use", "classification", "segmentation", "deep learning", "ssdm", "landscribe"]

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

    def take(self, parameters, context):
        layer = self.raster_layer(parameters, INPUT, context)
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
            "bounds_crs": crs_text(extent.crs()) if extent and extent.crs().isValid() else None,
        }

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

    def work(self, parameters, context, feedback):
        output = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        confidence = None
        if parameters.get(CONFIDENCE):
            confidence = self.parameterAsOutputLayer(parameters, CONFIDENCE, context)
        for path in filter(None, (output, confidence)):
            if Path(path).suffix.lower() not in (".tif", ".tiff"):
                raise InputError(tr("{path} is no GeoTIFF name: let it end in .tif.").format(path=path))
        with tempfile.TemporaryDirectory(prefix="landscribe-") as folder:
            warnings = self._draw_scene(folder, context, feedback) if self._drawing else []
            request = {**self._request, "output": output, "confidence": confidence}
            result = self.ask("map", request, feedback, DRAWING_SHARE if self._drawing else 0.0)
        warnings += result["warnings"]
        areas = [class_area(entry) for entry in result["areas"]]
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
        sentences = [tr("A part of the layer could not be drawn: {error}").format(error=e) for e in troubles[:3]]
        for sentence in sentences:
            feedback.pushWarning(sentence)
        return sentences

    def _write_areas(self, parameters, context, areas, result) -> dict:
        written = {}
        report = self.parameterAsFileOutput(parameters, REPORT, context) if parameters.get(REPORT) else ""
        if report:
            Path(report).write_text(areas_html(areas, result), encoding="utf-8")
            written[REPORT] = report
        if parameters.get(AREAS):
            written[AREAS] = write_areas(self, parameters, AREAS, context, [("", result["areas"])])
        return written


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
