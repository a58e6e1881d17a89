"""The base of algorithms that read a scene: its parameters, and the drawing of layers without a file."""

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
from .choices import device_choice
from .engine_algorithm import EngineAlgorithm

#: The share of the progress bar that drawing a layer without a file takes.
DRAWING_SHARE = 0.3


class SceneAlgorithm(EngineAlgorithm):
    """An algorithm whose engine method takes ``scene``, ``bounds``, ``bounds_crs``, ``bands``, ``gsd``, ``device``."""

    def offer_scene(self, extent_help: str) -> None:
        """Add the parameters for the scene and its extent."""
        self.offer(
            QgsProcessingParameterRasterLayer(INPUT, tr("Raster layer")),
            tr("Imagery with red, green and blue bands. Services (WMS, XYZ) and virtual layers are drawn first."),
        )
        self.offer_extent(extent_help)

    def offer_extent(self, help_text: str) -> None:
        """Add the parameter for the extent."""
        self.offer(QgsProcessingParameterExtent(EXTENT, tr("Extent"), optional=True), help_text)

    def offer_device(self) -> None:
        """Add the parameters for the device, the bands and the ground resolution."""
        self.offer(
            device_choice(),
            tr("“auto” (the fastest one), “cpu”, “cuda:0”, “cuda:1” … or “mps”."),
        )
        self.offer(
            QgsProcessingParameterBand(BANDS, tr("Bands"), None, INPUT, optional=True, allowMultiple=True),
            tr("Red, green and blue band, in this order; detected automatically if left empty."),
            advanced=True,
        )
        self.offer(
            QgsProcessingParameterNumber(
                GSD, tr("Pixel size (m)"), QgsProcessingParameterNumber.Type.Double, optional=True, minValue=0.001
            ),
            tr("Ground resolution of a picture without a CRS; not needed otherwise."),
            advanced=True,
        )

    def add_record_outputs(self) -> None:
        """Add the outputs that every run has beside its results."""
        self.addOutput(QgsProcessingOutputFile("RECORD", tr("Run record")))
        self.addOutput(QgsProcessingOutputString("WARNINGS", tr("Warnings (JSON)")))

    # On the main thread

    def take_scene(self, parameters, context, card: ModelCard, around: float = 0.0, also=()) -> dict:
        """The request's params for the scene; see ``take_place``."""
        bands = self.parameterAsInts(parameters, BANDS, context) if parameters.get(BANDS) else None
        place = self.take_place(parameters, context, card, around, also)
        return {
            **place,
            "device": self.parameterAsString(parameters, DEVICE, context).strip() or "auto",
            "bands": bands if place["scene"] else [1, 2, 3],
            "gsd": self.parameterAsDouble(parameters, GSD, context) if parameters.get(GSD) else None,
        }

    def take_place(self, parameters, context, card: "ModelCard | None", around: float = 0.0, also=()) -> dict:
        """The request's params ``scene``, ``bounds`` and ``bounds_crs``; ``scene`` is None if the layer has no file.

        Args:
            parameters: The algorithm's parameters.
            context: The Processing context.
            card: The model for which a layer without a file is drawn; None if only the layer's place is used.
            around: Metres around the extent that the answer depends on, without the model's own context.
            also: Places [x, y] in the layer's CRS that are needed too.
        """
        layer = self.raster_layer(parameters, INPUT, context)
        extent = self.extent_of(parameters, layer, context)
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
            "bounds": corners(extent) if extent else None,
            "bounds_crs": crs_text(extent.crs()) if extent and extent.crs().isValid() else None,
        }

    def extent_of(self, parameters, layer, context) -> "QgsReferencedRectangle | None":
        """The extent that is needed of ``layer``; None for the whole layer."""
        if not parameters.get(EXTENT):
            return None
        rectangle = self.parameterAsExtent(parameters, EXTENT, context)
        if rectangle.isNull() or rectangle.isEmpty():
            raise InputError(tr("The extent is empty: draw or choose one that covers some ground."))
        if not layer.crs().isValid():  # QGIS does not reproject such a layer, whatever the project's CRS
            return QgsReferencedRectangle(rectangle, layer.crs())
        crs = self.parameterAsExtentCrs(parameters, EXTENT, context)
        return QgsReferencedRectangle(rectangle, crs if crs.isValid() else layer.crs())

    # On a worker thread

    def geotiff(self, parameters, name: str, context) -> "str | None":
        """The path of an output raster, or None if this optional output was not requested.

        Raises:
            InputError: The name does not end in .tif or .tiff.
        """
        path = self.parameterAsOutputLayer(parameters, name, context) if parameters.get(name) else ""
        if path and Path(path).suffix.lower() not in (".tif", ".tiff"):
            raise InputError(tr("{path} is not the name of a GeoTIFF: use a name that ends in .tif.").format(path=path))
        return path or None

    def ask_about_scene(self, method: str, request: dict, feedback) -> "tuple[dict, dict]":
        """Send ``request`` about the scene, which is drawn first if needed; return the answer and the run's outputs."""
        result, warnings = self.ask_with_scene(method, request, feedback)
        return result, {"RECORD": result["record"], "WARNINGS": warnings}

    def ask_with_scene(self, method: str, request: dict, feedback) -> "tuple[dict, str]":
        """As ``ask_about_scene``, for a run without a record; return the answer and the warnings as JSON."""
        with self._scene(feedback) as (scene, warnings, start):
            result = self.ask(method, {**request, "scene": scene} if scene else request, feedback, start)
        return result, json.dumps(warnings + result["warnings"], ensure_ascii=False)

    @contextmanager
    def _scene(self, feedback):
        """A context with the file of a layer without one, warnings about it, and its share of the progress."""
        if self._layer is not None:
            with drawings.drawn(self._key, lambda path: self._draw(path, feedback)) as (drawn, reused):
                if reused:
                    self._layer = None
                    feedback.pushInfo(tr("The layer was drawn before: refresh the map (F5) to draw it again."))
                yield drawn.path, drawn.warnings, 0.0 if reused else DRAWING_SHARE
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
            problems = draw(self._layer, self._drawing, path, progress, feedback.isCanceled)
        finally:
            self._layer = None  # the layer is deleted in the thread that it lives in
        sentences = [tr("A part of the layer could not be drawn: {error}").format(error=e) for e in problems[:3]]
        for sentence in sentences:
            feedback.pushWarning(sentence)
        return sentences


def _into(target, extent: QgsReferencedRectangle, context) -> QgsReferencedRectangle:
    """The box around ``extent`` in the CRS ``target``."""
    try:
        transform = QgsCoordinateTransform(extent.crs(), target, context.transformContext())
        return QgsReferencedRectangle(transform.transformBoundingBox(extent), target)
    except QgsCsException:
        sentence = tr("The extent cannot be transformed to the layer's CRS: choose one closer to the layer.")
        raise InputError(sentence) from None


def corners(rectangle: QgsRectangle) -> "list[float]":
    """A rectangle as the engine's ``bounds``."""
    return [rectangle.xMinimum(), rectangle.yMinimum(), rectangle.xMaximum(), rectangle.yMaximum()]
