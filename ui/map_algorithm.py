"""``landscribe:map``, a land-cover map of a raster layer: run by the dock, the toolbox, batch, models, qgis_process."""

import json
import math
from functools import partial
from pathlib import Path

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)

from ..core.errors import InputError
from .areas_report import areas_html
from .areas_sink import write_areas
from .i18n import tr
from .models import card_of, mapping_models
from .network_leave import ALLOW_NETWORK, leave_help, leave_parameter, request_params
from .result_layers import ResultStyler, class_area, style_classes, style_confidence
from .scene_algorithm import SceneAlgorithm

MODEL, MODEL_FOLDER, EMBEDDING, GRID = "MODEL", "MODEL_FOLDER", "EMBEDDING", "GRID"
OUTPUT, CONFIDENCE, AREAS, REPORT = "OUTPUT", "CONFIDENCE", "AREAS", "REPORT"
GRIDS = ["scene", "model"]


class MapAlgorithm(SceneAlgorithm):
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
        folder = QgsProcessingParameterFile(MODEL_FOLDER, tr("Model folder"), optional=True)
        folder.setBehavior(QgsProcessingParameterFile.Behavior.Folder)
        self.offer_scene(tr("The part to map, in any CRS; the whole layer where left empty."))
        self.offer(
            model,
            tr("The network that does the work; its card names its classes, resolution range and training data."),
        )
        self.offer(
            QgsProcessingParameterString(EMBEDDING, tr("Embedding"), defaultValue="scene-context"),
            tr(
                "What the network knows of the surroundings: “scene-context” (a coarse view of the scene itself), "
                "“alphaearth:” or “tessera:” and a year, “esd:” or “raster:” and the path of a file, or “none”."
            ),
        )
        self.offer(leave_parameter(), leave_help())
        self.offer_device()
        self.offer(
            grid,
            tr("“scene” gives pixels like the raster's, “model” the resolution at which the network sees it."),
            advanced=True,
        )
        self.offer(
            folder,
            tr("A folder with a model of your own (model.json and weights.safetensors), used in place of Model."),
            advanced=True,
        )
        self.offer(
            QgsProcessingParameterRasterDestination(OUTPUT, tr("Land cover")),
            tr("GeoTIFF of class codes with colours and class names."),
        )
        self.offer(
            QgsProcessingParameterRasterDestination(CONFIDENCE, tr("Confidence")),
            tr("GeoTIFF of the probability of the class given, in percent."),
            by_wish=True,
        )
        self.offer(
            QgsProcessingParameterFeatureSink(AREAS, tr("Class areas (table)"), QgsProcessing.SourceType.TypeVector),
            tr("One row a class: code, name, colour, square metres, hectares, percent."),
            by_wish=True,
        )
        self.offer(
            QgsProcessingParameterFileDestination(REPORT, tr("Class areas (report)"), "HTML (*.html)"),
            tr("The class areas and the facts of the run as a page to read or print."),
            by_wish=True,
        )
        self.addOutput(QgsProcessingOutputFile("RECORD", tr("Run record")))
        self.addOutput(QgsProcessingOutputString("CLASS_AREAS", tr("Class areas (JSON)")))
        self.addOutput(QgsProcessingOutputNumber("MAPPED_HECTARES", tr("Mapped area in hectares")))
        self.addOutput(QgsProcessingOutputNumber("SECONDS", tr("Seconds that the mapping took")))
        self.addOutput(QgsProcessingOutputString("DEVICE_USED", tr("Device that did the work")))
        self.addOutput(QgsProcessingOutputString("WARNINGS", tr("Warnings (JSON)")))

    # On the main thread: everything that has to do with the project's layers.

    def take(self, parameters, context):
        folder = self.parameterAsFile(parameters, MODEL_FOLDER, context)
        model = folder or self.parameterAsEnumString(parameters, MODEL, context)
        if not model:
            raise InputError(tr("No model is installed: choose a model folder or install Landscribe again."))
        self._card = card_of(model)
        self._request = {
            **self.take_scene(parameters, context, self._card),
            "model": model,
            "embedding": self.parameterAsString(parameters, EMBEDDING, context).strip() or "none",
            "grid": self.parameterAsEnumString(parameters, GRID, context) or GRIDS[0],
            **request_params(self.parameterAsBool(parameters, ALLOW_NETWORK, context)),
        }

    # On a worker thread: no project, no widgets.

    def work(self, parameters, context, feedback):
        output = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        confidence = None
        if parameters.get(CONFIDENCE):
            confidence = self.parameterAsOutputLayer(parameters, CONFIDENCE, context)
        for path in filter(None, (output, confidence)):
            if Path(path).suffix.lower() not in (".tif", ".tiff"):
                raise InputError(tr("{path} is no GeoTIFF name: let it end in .tif.").format(path=path))
        request = {**self._request, "output": output, "confidence": confidence}
        result, warnings = self.ask_about_scene("map", request, feedback)
        areas = [class_area(entry) for entry in result["areas"]]
        record = result.get("record")
        by_class = partial(style_classes, classes=self._card.classes)
        for path, style in ((output, by_class), (confidence, style_confidence)):
            if path and context.willLoadLayerOnCompletion(path):
                context.layerToLoadOnCompletionDetails(path).setPostProcessor(ResultStyler(style, record))
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

    def _write_areas(self, parameters, context, areas, result) -> dict:
        written = {}
        report = self.parameterAsFileOutput(parameters, REPORT, context) if parameters.get(REPORT) else ""
        if report:
            Path(report).write_text(areas_html(areas, result), encoding="utf-8")
            written[REPORT] = report
        if parameters.get(AREAS):
            written[AREAS] = write_areas(self, parameters, AREAS, context, [("", result["areas"])])
        return written
