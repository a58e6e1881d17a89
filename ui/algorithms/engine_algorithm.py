"""The base of Landscribe's Processing algorithms, whose work is a request to the engine."""

import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import Callable

from qgis.core import (
    QgsMessageLog,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingParameterDefinition,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QIcon

from ...core.errors import Cancelled, EngineError, InputError
from ..engine.client import shared_client
from ..engine.locate import other_machine
from ..i18n import tr
from ..layers.raster_file import raster_file
from ..layers.results import ResultStyler
from ..plain_text import as_html, without_markup
from ..quantities import duration_text
from ..sentences import sentence_text

#: The manual that comes with the plugin.
MANUAL = Path(__file__).resolve().parents[2] / "docs" / "manual.md"
Flag = QgsProcessingParameterDefinition.Flag


class EngineAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that sends a request to the engine.

    Subclasses override ``paragraphs`` (the help text), ``take`` (runs on the main thread and reads the parameters,
    with the project's layers) and ``work`` (runs on a worker thread, sends the request, returns the outputs). Both may
    raise InputError, EngineError and Cancelled.
    """

    def paragraphs(self) -> "list[str]":
        raise NotImplementedError

    def take(self, parameters, context) -> None:
        raise NotImplementedError

    def work(self, parameters, context, feedback) -> dict:
        raise NotImplementedError

    # Called by Processing

    def shortHelpString(self):
        return "".join(f"<p>{as_html(text)}</p>" for text in self.paragraphs())

    def helpUrl(self):
        return QUrl.fromLocalFile(str(MANUAL)).toString()

    def icon(self):
        provider = self.provider()
        return provider.icon() if provider else QIcon()

    def createInstance(self):
        return type(self)()

    def prepareAlgorithm(self, parameters, context, feedback):
        self._refusal = None
        try:
            self.take(parameters, context)
        except InputError as error:  # kept for processAlgorithm: QGIS hides errors of this step from Python callers
            self._refusal = str(error)
        except Exception as error:
            self._refusal = _unexpected(error)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        if self._refusal:
            raise QgsProcessingException(self._refusal)
        try:
            return self.work(parameters, context, feedback)
        except Cancelled:
            feedback.pushInfo(tr("Cancelled: nothing was written."))
            return {}
        except (InputError, EngineError) as error:
            raise QgsProcessingException(str(error)) from None
        except QgsProcessingException:
            raise
        except Exception as error:
            raise QgsProcessingException(_unexpected(error)) from None

    # Used by subclasses

    def offer(self, parameter, help_text: str, *, advanced: bool = False, on_request: bool = False) -> None:
        """Add a parameter. An ``on_request`` output is made only if the user asks for it."""
        parameter.setHelp(help_text)
        if advanced:
            parameter.setFlags(parameter.flags() | Flag.FlagAdvanced)
        if on_request:
            parameter.setFlags(parameter.flags() | Flag.FlagOptional)
            parameter.setCreateByDefault(False)
        self.addParameter(parameter)

    def raster_layer(self, parameters, name: str, context) -> QgsRasterLayer:
        """The raster layer of a parameter.

        Raises:
            InputError: There is no valid raster layer.
        """
        layer = self.parameterAsRasterLayer(parameters, name, context)
        if layer is not None and layer.isValid():
            return layer
        value = parameters.get(name)
        if isinstance(value, str) and value and not Path(value).exists() and ("/" in value or "\\" in value):
            raise InputError(tr("There is no file {path}: choose an existing raster.").format(path=value))
        name = value.name() if isinstance(value, QgsRasterLayer) else value
        raise InputError(tr("“{name}” cannot be read as a raster: choose a raster layer.").format(name=name or ""))

    def raster_path(self, parameters, name: str, context) -> str:
        """The file of a parameter's raster layer.

        Raises:
            InputError: The layer has no file.
        """
        layer = self.raster_layer(parameters, name, context)
        path = raster_file(layer)
        if path is None:
            sentence = tr("“{name}” is not the raster file that it was made from: save it as a GeoTIFF and use that.")
            raise InputError(sentence.format(name=layer.name()))
        return path

    def number(self, parameters, name: str, context) -> "float | None":
        """An optional number, or None if it was left empty."""
        if parameters.get(name) in (None, ""):
            return None
        return self.parameterAsDouble(parameters, name, context)

    def ask(self, method: str, params: dict, feedback, start: float = 0.0) -> dict:
        """Send a request; return the answer. Progress and warnings go to ``feedback``.

        ``start`` is the share of the progress bar (0 to 1) that is already full.
        """

        def progress(fraction: float, stage: str, eta: "float | None") -> None:
            feedback.setProgress(100 * (start + (1 - start) * fraction))
            left = "" if eta is None else " · " + tr("{time} left").format(time=duration_text(eta))
            feedback.setProgressText(without_markup(tr(stage) + left))

        if feedback.isCanceled():
            raise Cancelled
        with files_there(method, params, feedback) as known:
            result = shared_client().run(method, known, progress, feedback.isCanceled)
            if known is not params:  # the results will be fetched
                from ..engine.transfer import names_here, renamed

                result = renamed(result, names_here(method, known, params))
                result["record"] = str(Path(params["output"]).with_suffix(".run.json"))
        warnings = [sentence_text(warning) for warning in result["warnings"]]
        for warning in warnings:
            feedback.pushWarning(warning)
        return {**result, "warnings": warnings}

    def style_when_loaded(self, context, record: "str | None", styles: "dict[str | None, Callable]") -> None:
        """Style the layers that Processing loads. ``styles`` maps paths to styles; a path of None is skipped."""
        for path, style in styles.items():
            if path and context.willLoadLayerOnCompletion(path):
                context.layerToLoadOnCompletionDetails(path).setPostProcessor(ResultStyler(style, record))

    def use_stored_style(self, context, source: "str | None", name: str = "") -> None:
        """If Processing loads the vector layer ``source``, use the style in its file, and ``name``.

        Processing itself ignores the style that a GeoPackage or a ``.qml`` file has.
        """
        self.style_when_loaded(context, None, {source: lambda layer: layer.loadDefaultStyle()})
        if source and name and context.willLoadLayerOnCompletion(source):
            context.layerToLoadOnCompletionDetails(source).name = name


@contextmanager
def files_there(method: str, params: dict, feedback):
    """A context with the params of a request as another machine can use them, if the engine runs on one."""
    machine = other_machine()
    if machine is None:
        yield params
        return
    from ..engine.transfer import Transfer  # here, because few users need it
    from .sending_consent import sending_allowed

    transfer = Transfer(
        machine,
        lambda stage: feedback.setProgressText(without_markup(stage)),
        feedback.isCanceled,
        lambda names, size: sending_allowed(machine.host, names, size, feedback.isCanceled),
    )
    with transfer.around(method, params) as known:
        yield known


def _unexpected(error: Exception) -> str:
    """Write the traceback of a bug to QGIS's log; returns one sentence for the user."""
    QgsMessageLog.logMessage(as_html(traceback.format_exc()), "Landscribe", notifyUser=False)
    return tr("The run failed unexpectedly ({error}): see the Landscribe log.").format(
        error=f"{type(error).__name__}: {error}"
    )
