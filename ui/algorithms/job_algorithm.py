"""The base of algorithms over many rasters: their sources, and the raster over all results, which is loaded."""

import json
from pathlib import Path

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputRasterLayer,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)

from ...core.errors import Cancelled, InputError
from ...core.models.card import ModelCard
from ..crs_text import crs_text
from ..i18n import tr
from ..layers.raster_file import raster_file
from ..layers.results import ResultStyler
from ..parameter_names import DEVICE, EXTENT
from .choices import device_choice, grid_choice, model_choice
from .engine_algorithm import EngineAlgorithm
from .job_bar import JobBar, JobFeedback
from .model_algorithm import GRID, MODEL

LAYERS, FOLDER, INDEX, OUTPUT = "LAYERS", "FOLDER", "INDEX", "OUTPUT"
EACH, RETRY_FAILED, WORKERS = "EACH", "RETRY_FAILED", "WORKERS"
#: Failures that the log lists; the manifest has all of them.
LISTED = 20


class JobAlgorithm(EngineAlgorithm):
    """An algorithm whose engine method does a job: ``map_all`` or ``refer_all``."""

    def resume_paragraph(self) -> str:
        """What the help says about a second run."""
        return tr(
            "What is finished stays after a cancel or a crash: the same run again does what is missing. Failures are "
            "listed and do not stop the rest. manifest.gpkg in the folder shows how each part stands."
        )

    def offer_sources(self) -> None:
        """Add the parameters for the rasters."""
        self.offer(
            QgsProcessingParameterMultipleLayers(
                LAYERS, tr("Raster layers"), QgsProcessing.SourceType.TypeRaster, optional=True
            ),
            tr("Raster layers with a file. Neighbouring files of one mosaic are read across their edges."),
        )
        folder = QgsProcessingParameterFile(FOLDER, tr("Folder of rasters"), optional=True)
        folder.setBehavior(QgsProcessingParameterFile.Behavior.Folder)
        self.offer(folder, tr("All rasters in this folder and below it."))
        self.offer(
            QgsProcessingParameterFile(INDEX, tr("Tile index or STAC items"), optional=True),
            tr("A vector file with the rasters' paths in the field “location”, or a STAC item collection (JSON)."),
        )
        self.offer(
            QgsProcessingParameterExtent(EXTENT, tr("Extent"), optional=True),
            tr("The part to work on, in any CRS; all of the rasters if left empty."),
        )

    def offer_run(self, cards: "dict[str, ModelCard]", grids: "list[str]", grid_help: str) -> None:
        """Add the parameters for the run and its results."""
        self.offer(
            model_choice(MODEL, tr("Model"), cards),
            tr("The network to use; its card lists its resolution range and training data."),
        )
        self.offer(
            device_choice(),
            tr("“auto” (the fastest one), “cpu”, “cuda:0”, “cuda:1” … or “mps”."),
        )
        self.offer(grid_choice(GRID, grids), grid_help, advanced=True)
        self.offer(
            QgsProcessingParameterBoolean(EACH, tr("Take each raster by itself"), defaultValue=False),
            tr("Reads nothing across the edges of files: for files that are no parts of one mosaic."),
            advanced=True,
        )
        self.offer(
            QgsProcessingParameterBoolean(RETRY_FAILED, tr("Try again what failed"), defaultValue=False),
            tr("Does again what failed in an earlier run into the same folder."),
            advanced=True,
        )
        number = QgsProcessingParameterNumber
        self.offer(
            number(WORKERS, tr("Processes"), number.Type.Integer, defaultValue=1, minValue=1, maxValue=64),
            tr("Processes that work side by side on this machine; each takes the memory of a run of its own."),
            advanced=True,
        )
        self.offer(
            QgsProcessingParameterFolderDestination(OUTPUT, tr("Folder of the results")),
            tr("The results, a raster over all of them (VRT), and the manifest."),
        )
        self.addOutput(QgsProcessingOutputRasterLayer("MOSAIC", tr("Raster over all results")))
        self.addOutput(QgsProcessingOutputFile("MANIFEST", tr("Manifest")))
        self.addOutput(QgsProcessingOutputNumber("DONE", tr("Parts with a result")))
        self.addOutput(QgsProcessingOutputNumber("FAILED", tr("Parts that failed")))
        self.addOutput(QgsProcessingOutputString("FAILURES", tr("Failures (JSON)")))
        self.addOutput(QgsProcessingOutputNumber("SECONDS", tr("Seconds")))
        self.addOutput(QgsProcessingOutputString("WARNINGS", tr("Warnings (JSON)")))

    # On the main thread

    def take_job(self, parameters, context) -> dict:
        """The request's params for the sources and the run.

        Raises:
            InputError: There is no source, a layer has no file, or no model is installed.
        """
        model = self.parameterAsEnumString(parameters, MODEL, context)
        if not model:
            raise InputError(tr("No model is installed: install Landscribe again."))
        workers = self.parameterAsInt(parameters, WORKERS, context)
        return {
            "sources": self._sources(parameters, context),
            "model": model,
            "device": self.parameterAsString(parameters, DEVICE, context).strip() or "auto",
            "grid": self.parameterAsEnumString(parameters, GRID, context),
            "each": self.parameterAsBool(parameters, EACH, context),
            "retry_failed": self.parameterAsBool(parameters, RETRY_FAILED, context),
            "workers": workers if workers > 1 else None,
            **self._extent(parameters, context),
        }

    def _sources(self, parameters, context) -> "list[str]":
        sources = []
        for layer in self.parameterAsLayerList(parameters, LAYERS, context) or []:
            path = raster_file(layer)
            if path is None:
                sentence = tr("“{name}” has no file of its own: save it as a GeoTIFF and use that.")
                raise InputError(sentence.format(name=layer.name()))
            sources.append(path)
        for name in (FOLDER, INDEX):
            path = self.parameterAsFile(parameters, name, context)
            if path:
                sources.append(path)
        if not sources:
            raise InputError(tr("There is nothing to work on: choose layers, a folder or a tile index."))
        return sources

    def _extent(self, parameters, context) -> dict:
        if not parameters.get(EXTENT):
            return {}
        box = self.parameterAsExtent(parameters, EXTENT, context)
        crs = self.parameterAsExtentCrs(parameters, EXTENT, context)
        corners = [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()]
        return {"bounds": corners, "bounds_crs": crs_text(crs) if crs.isValid() else None}

    # On a worker thread

    def do_job(self, method: str, request: dict, parameters, context, feedback, name: str, style) -> dict:
        """Run the job; load the raster over its results as ``name`` with ``style``; return the outputs."""
        folder = self.parameterAsString(parameters, OUTPUT, context)
        Path(folder).mkdir(parents=True, exist_ok=True)
        bar = JobBar(self.displayName(), folder)
        words, failed = "", False
        try:
            result = self.ask(method, {**request, "output": folder}, JobFeedback(feedback, bar))
            failed = result["failed"] > 0
            words = _words(result)
        except Cancelled:
            feedback.pushInfo(tr("Cancelled: what is finished stays, and the same run goes on from there."))
            return {}
        finally:
            bar.end(words, failed)
        for failure in result["failures"][:LISTED]:
            feedback.reportError(f"{failure['name']}: {failure['sentence']}")
        feedback.pushInfo(words)
        output = result["output"]
        if output and context.project() is not None:
            details = QgsProcessingContext.LayerDetails(name, context.project(), "MOSAIC")
            details.setPostProcessor(ResultStyler(style, None))
            context.addLayerToLoadOnCompletion(output, details)
        return {
            OUTPUT: folder,
            **({"MOSAIC": output} if output else {}),
            "MANIFEST": result["manifest"],
            "DONE": result["done"],
            "FAILED": result["failed"],
            "FAILURES": json.dumps(result["failures"], ensure_ascii=False),
            "SECONDS": result["seconds"],
            "WARNINGS": json.dumps(result["warnings"], ensure_ascii=False),
        }


def _words(result: dict) -> str:
    """How a job stands."""
    done = result["done"] + result["empty"]
    return tr("{done} of {tasks} done, {failed} failed").format(
        done=done, tasks=result["tasks"], failed=result["failed"]
    )
