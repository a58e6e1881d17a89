"""The mapping network and the context network (if the model has one) that feeds it: one checkpoint."""

from torch import Tensor, nn
from torch.nn import functional

from ..embeddings.context_network import ContextNetwork
from ..embeddings.scene_context import CONTEXT_STRIDE
from .config import FIELD_STRIDE, SsdmConfig
from .network import SsdmNetwork


class MappingPair(nn.Module):
    """Both networks of a mapping model.

    Attributes:
        network: Maps.
        context: Embeds the scene's wide, coarse view by an encoder of its own; None if the model has no such network.
    """

    def __init__(self, network: SsdmConfig, context: bool, context_encoder: str = "mobilenet_v2"):
        super().__init__()
        self.network = SsdmNetwork(network)
        self.context = ContextNetwork(network.field_dimensions, network.classes, context_encoder) if context else None

    def field_of_view(self, view: Tensor, view_valid: Tensor) -> tuple[Tensor, Tensor]:
        """The embedding of a coarse view: unit vectors (B, D, V/4, V/4) and their validity.

        ``view`` (B, 3, V, V) in [-1, 1], 0 where not ``view_valid`` (B, V, V). A cell is valid where half its pixels
        are.
        """
        field = self.context(view)
        valid = functional.avg_pool2d(view_valid[:, None].float(), CONTEXT_STRIDE)[:, 0] >= 0.5
        return field, valid


def centre_cells(field: Tensor, valid: Tensor, crop: int) -> tuple[Tensor, Tensor]:
    """The cells of a view's field that lie over the crop of ``crop`` model pixels at its centre."""
    cells = crop // FIELD_STRIDE
    edge = (field.shape[-1] - cells) // 2
    inside = slice(edge, edge + cells)
    return field[:, :, inside, inside].contiguous(), valid[:, inside, inside]
