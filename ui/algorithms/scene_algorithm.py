"""What algorithms that read a scene have in common: its parameters, and drawing layers that have no file."""

import json
import tempfile
from contextlib import contextmanager
from pathlib import Path

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsProcessingOutputFile,
    QgsProcessingOutputString,
    QgsProcessingParameterBand,
    QgsProcessingParameterExtent,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsRectangle,
    QgsReferencedRectangle,
)
from qgis.PyQt.QtCore import QThread

from ...core.errors import InputError
from ...core.models.card import ModelCard
from ..crs_text import crs_text
from ..i18n import tr
from ..layers.drawings import drawings
from ..layers.raster_file import raster_file
from ..layers.rendering import draw, metres_per_unit, plan_drawing, plan_place, write_place
from ..parameter_names import BANDS, DEVICE, EXTENT, GSD, INPUT
from .engine_algorithm import EngineAlgorithm

#: The share of the progress bar that drawing a layer without a file takes.
DRAWING_SHARE = 0.3


class SceneAlgorithm(EngineAlgorithm):
    """An algorithm whose engine method takes ``scene``, ``bounds``, ``bounds_crs``, ``bands``, ``gsd``, ``device``."""

    def offer_scene(self, extent_help: str) -> None:
        """Add the parameters that say which scene and what part of it."""
        self.offer(
            QgsProcessingParameterRasterLayer(INPUT, tr("Raster layer")),
            tr("Imagery with red, green and blue bands. Services (WMS, XYZ) and virtual layers are drawn first."),
        )
        self.offer(QgsProcessingParameterExtent(EXTENT, tr("Extent"), optional=True), extent_help)

    def offer_device(self) -> None:
        """Add the parameters that say how the scene is read, and where the work is done."""
        self.offer(
            QgsProcessingParameterString(DEVICE, tr("Device"), defaultValue="auto"),
            tr("“auto” (the fastest one), “cpu”, “cuda:0”, “cuda:1” … or “mps”."),
        )
        self.offer(
            QgsProcessingParameterBand(BANDS, tr("Bands"), None, INPUT, optional=True, allowMultiple=True),
            tr("Red, green and blue band, in this order; found by themselves where left empty."),
            advanced=True,
        )
        self.offer(
            QgsProcessingParameterNumber(
                GSD, tr("Metres a pixel"), QgsProcessingParameterNumber.Type.Double, optional=True, minValue=0.001
            ),
            tr("Ground resolution of a picture that has no CRS to tell it; not needed otherwise."),
            advanced=True,
        )

    def add_record_outputs(self) -> None:
        """Add what every run gives beside its results."""
        self.addOutput(QgsProcessingOutputFile("RECORD", tr("Run record")))
        self.addOutput(QgsProcessingOutputString("WARNINGS", tr("Warnings (JSON)")))

    # On the main thread

    def take_scene(self, parameters, context, card: ModelCard, around: float = 0.0) -> dict:
        """The request's params that say which scene; see ``take_place``."""
        bands = self.parameterAsInts(parameters, BANDS, context) if parameters.get(BANDS) else None
        place = self.take_place(parameters, context, card, around)
        return {
            **place,
            "device": self.parameterAsString(parameters, DEVICE, context).strip() or "auto",
            "bands": bands if place["scene"] else [1, 2, 3],
            "gsd": self.parameterAsDouble(parameters, GSD, context) if parameters.get(GSD) else None,
        }

    def take_place(self, parameters, context, card: "ModelCard | None", around: float = 0.0, also=()) -> dict:
        """The request's params ``scene``, ``bounds`` and ``bounds_crs``; ``scene`` is None where the layer has no file.

        Such a layer is drawn for ``card``; None where only its place matters. ``around`` is how many metres beyond the
        extent the answer depends on, the model's own view aside; ``also`` are [x, y] in the layer's CRS that it needs.
        """
        layer = self.raster_layer(parameters, INPUT, context)
        extent = self._extent(parameters, layer, context)
        self._drawing = self._layer = self._key = None
        scene = raster_file(layer)
        if scene is None:
            extent = _into(layer.crs(), extent or QgsReferencedRectangle(layer.extent(), layer.crs()), context)
            margin = around / metres_per_unit(layer.crs(), extent.center()) if around else 0.0
            needed = extent.buffered(margin)
            for x, y in also:
                needed.combineExtentWith(x, y)
            if card is None:
                self._drawing = plan_place(layer, needed)
            else:
                self._drawing = plan_drawing(layer, needed, card)
                self._key = drawings.key(layer, self._drawing)
                self._layer = layer.clone()
                self._layer.moveToThread(None)
        return {
            "scene": scene,
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

    # On a worker thread

    def geotiff(self, parameters, name: str, context) -> "str | None":
        """The path of a raster that is to be written, None where it is made by wish and not wished for.

        Raises InputError where it is no GeoTIFF's name.
        """
        path = self.parameterAsOutputLayer(parameters, name, context) if parameters.get(name) else ""
        if path and Path(path).suffix.lower() not in (".tif", ".tiff"):
            raise InputError(tr("{path} is no GeoTIFF name: let it end in .tif.").format(path=path))
        return path or None

    def ask_about_scene(self, method: str, request: dict, feedback) -> "tuple[dict, dict]":
        """The engine's answer to ``request`` about the scene, drawn first where need be, and the record's outputs."""
        with self._scene(feedback) as (scene, warnings, start):
            result = self.ask(method, {**request, "scene": scene} if scene else request, feedback, start)
        warnings = warnings + result["warnings"]
        outputs = {"RECORD": result["record"], "WARNINGS": json.dumps(warnings, ensure_ascii=False)}
        return result, outputs

    @contextmanager
    def _scene(self, feedback):
        """A file for a layer that has none, warnings about it, and the share of the progress that it took."""
        if self._layer is not None:
            with drawings.drawn(self._key, lambda path: self._draw(path, feedback)) as (drawn, found):
                if found:
                    self._layer = None
                    feedback.pushInfo(tr("The layer was drawn before: refresh the map (F5) to have it drawn anew."))
                yield drawn.path, drawn.warnings, 0.0 if found else DRAWING_SHARE
        elif self._drawing is not None:
            with tempfile.TemporaryDirectory(prefix="landscribe-") as folder:
                path = str(Path(folder) / "scene.vrt")
                write_place(self._drawing, path)
                yield path, [], 0.0
        else:
            yield None, [], 0.0

    def _draw(self, path: str, feedback) -> "list[str]":
        self._layer.moveToThread(QThread.currentThread())

        def progress(fraction: float, stage: str) -> None:
            feedback.setProgress(100 * DRAWING_SHARE * fraction)
            feedback.setProgressText(stage)

        try:
            troubles = draw(self._layer, self._drawing, path, progress, feedback.isCanceled)
        finally:
            self._layer = None  # it dies in the thread that it lives in
        sentences = [tr("A part of the layer could not be drawn: {error}").format(error=e) for e in troubles[:3]]
        for sentence in sentences:
            feedback.pushWarning(sentence)
        return sentences


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
