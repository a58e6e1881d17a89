"""What algorithms that run a network over a scene have in common: choosing it, its grid, what it tells."""

from collections.abc import Iterable
from typing import Callable

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
)

from ...core.errors import InputError
from ..i18n import tr
from ..layers.results import ResultStyler
from .scene_algorithm import SceneAlgorithm

MODEL, MODEL_FOLDER, GRID = "MODEL", "MODEL_FOLDER", "GRID"


class ModelAlgorithm(SceneAlgorithm):
    """An algorithm whose engine method takes ``model`` and ``grid`` beside the scene."""

    def offer_model(self, models: Iterable[str], help_text: str) -> None:
        """Add the parameter that says which installed model."""
        self.offer(_choice(MODEL, tr("Model"), list(models)), help_text)

    def offer_run(self, grids: "list[str]", grid_help: str) -> None:
        """Add the parameters that say how the work is done: device, bands, the result's grid, a model of one's own."""
        self.offer_device()
        self.offer(_choice(GRID, tr("Grid of the result"), grids), grid_help, advanced=True)
        folder = QgsProcessingParameterFile(MODEL_FOLDER, tr("Model folder"), optional=True)
        folder.setBehavior(QgsProcessingParameterFile.Behavior.Folder)
        self.offer(
            folder,
            tr("A folder with a model of your own (model.json and weights.safetensors), used in place of Model."),
            advanced=True,
        )

    def add_run_outputs(self, seconds: str) -> None:
        """Add what is told of the run; ``seconds`` is the title of how long it took."""
        self.add_record_outputs()
        self.addOutput(QgsProcessingOutputNumber("SECONDS", seconds))
        self.addOutput(QgsProcessingOutputString("DEVICE_USED", tr("Device that did the work")))

    def chosen_model(self, parameters, context, missing: str) -> str:
        """The name or folder of the model. Raises InputError, with ``missing``, where there is none."""
        folder = self.parameterAsFile(parameters, MODEL_FOLDER, context)
        model = folder or self.parameterAsEnumString(parameters, MODEL, context)
        if not model:
            raise InputError(missing)
        return model

    def chosen_grid(self, parameters, context) -> str:
        """The grid of the result."""
        return self.parameterAsEnumString(parameters, GRID, context) or self.parameterDefinition(GRID).options()[0]

    def run_outputs(self, result: dict) -> dict:
        """The values of ``add_run_outputs``, those of ``add_record_outputs`` aside."""
        return {"SECONDS": result["seconds"], "DEVICE_USED": result["device"]}

    def style_when_loaded(self, context, record: str, styles: "dict[str | None, Callable]") -> None:
        """Have the layers that Processing makes of results styled: ``styles`` by path, None for what is not there."""
        for path, style in styles.items():
            if path and context.willLoadLayerOnCompletion(path):
                context.layerToLoadOnCompletionDetails(path).setPostProcessor(ResultStyler(style, record))


def _choice(name: str, title: str, options: "list[str]") -> QgsProcessingParameterEnum:
    """A parameter that is one of ``options``, the first where it is left out."""
    parameter = QgsProcessingParameterEnum(name, title, options=options, defaultValue=next(iter(options), None))
    parameter.setUsesStaticStrings(True)
    return parameter
