"""The base of algorithms that run a network over a scene: choice of the model, grid of the result, outputs."""

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFile,
)

from ...core.errors import InputError
from ...core.models.card import ModelCard
from ..i18n import tr
from .choices import grid_choice, model_choice
from .scene_algorithm import SceneAlgorithm

MODEL, MODEL_FOLDER, GRID = "MODEL", "MODEL_FOLDER", "GRID"


class ModelAlgorithm(SceneAlgorithm):
    """An algorithm whose engine method takes ``model`` and ``grid`` beside the scene."""

    def offer_model(self, cards: "dict[str, ModelCard]", help_text: str) -> None:
        """Add the parameter for an installed model."""
        self.offer(model_choice(MODEL, tr("Model"), cards), help_text)

    def offer_run(self, grids: "list[str]", grid_help: str) -> None:
        """Add the parameters for the run: device, bands, grid of the result, folder of the user's own model."""
        self.offer_device()
        self.offer(grid_choice(GRID, grids), grid_help, advanced=True)
        folder = QgsProcessingParameterFile(MODEL_FOLDER, tr("Model folder"), optional=True)
        folder.setBehavior(QgsProcessingParameterFile.Behavior.Folder)
        self.offer(
            folder,
            tr("A folder with your own model (model.json and weights.safetensors), used instead of Model."),
            advanced=True,
        )

    def add_run_outputs(self, seconds: str) -> None:
        """Add the outputs about the run; ``seconds`` is the title of the output with its duration."""
        self.add_record_outputs()
        self.addOutput(QgsProcessingOutputNumber("SECONDS", seconds))
        self.addOutput(QgsProcessingOutputString("DEVICE_USED", tr("Device that was used")))

    def chosen_model(self, parameters, context, missing: str) -> str:
        """The name or folder of the model.

        Raises:
            InputError: There is no model; its sentence is ``missing``.
        """
        folder = self.parameterAsFile(parameters, MODEL_FOLDER, context)
        model = folder or self.parameterAsEnumString(parameters, MODEL, context)
        if not model:
            raise InputError(missing)
        return model

    def chosen_grid(self, parameters, context) -> str:
        """The grid of the result."""
        return self.parameterAsEnumString(parameters, GRID, context) or self.parameterDefinition(GRID).options()[0]

    def run_outputs(self, result: dict) -> dict:
        """The values for ``add_run_outputs``, without those for ``add_record_outputs``."""
        return {"SECONDS": result["seconds"], "DEVICE_USED": result["device"]}
