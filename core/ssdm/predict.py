"""Running the mapping network on tiles."""

from typing import TYPE_CHECKING

from ..embeddings.field import FieldPatch
from ..memory import DeviceMemory
from ..scene.extra_bands import ExtraBand
from ..scene.read import Patch
from ..tiles.batches import Batches

if TYPE_CHECKING:
    import torch
    from torch import Tensor


class Predictor(Batches):
    """Predicts tiles with a MappingModel, in batches of one fixed size.

    Args:
        model: The MappingModel.
        size: Tiles in a batch; None for the device's default.
        source: Family of the embedding fields; None for the model's own.
        memory: The device's memory, if other networks of the run share it.
        device: Where the inputs and results are; None for the model's device.
    """

    #: Further bands of the scene that the model reads.
    extra: tuple[ExtraBand, ...] = ()

    def __init__(
        self,
        model,
        size: int | None = None,
        source: str | None = None,
        memory: DeviceMemory | None = None,
        device: "torch.device | None" = None,
    ):
        super().__init__(device or model.device, size, memory=memory)
        self.model, self.source = model, source

    def arrays(self, item: tuple[Patch, FieldPatch | None]) -> tuple:
        patch, field = item
        image = patch.image, patch.valid
        return image if field is None else (*image, field.values, field.valid)

    def forward(self, *stacked):
        """The (C, tile / stride, tile / stride) probabilities of each tile, on the model's device."""
        return self.model.probabilities(*stacked, **({"source": self.source} if self.source else {}))

    def known(self, item: tuple[Patch, FieldPatch | None]) -> "Tensor | None":
        """The answer for a tile that needs no pass; None for any other tile."""
        return None
