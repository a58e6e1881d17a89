"""The network behind the *scene context*: our own small embedding of a wide, coarse view of the scene itself."""

from torch import Tensor, nn
from torch.nn import functional

# isort: off
from .. import torch_compat  # noqa: F401  before segmentation_models_pytorch
from segmentation_models_pytorch.encoders import get_encoder

# isort: on


class ContextNetwork(nn.Module):
    """A feature pyramid over a coarse view, giving a unit embedding per cell.

    It is trained with the mapping network through both pathways. A second task, to predict the land-cover mix of each
    cell (``mixture``), gives the embedding a meaning of its own.
    """

    def __init__(self, dimensions: int = 64, classes: int = 8, encoder: str = "mobilenet_v2"):
        super().__init__()
        self.encoder = get_encoder(encoder, depth=5, weights=None)
        self.laterals = nn.ModuleList(nn.Conv2d(width, 64, 1) for width in self.encoder.out_channels[2:])
        self.smooth = nn.Sequential(
            nn.Conv2d(64, 64, 3, padding=1, bias=False), nn.BatchNorm2d(64), nn.ReLU(inplace=True)
        )
        self.embed = nn.Conv2d(64, dimensions, 1)
        self.mixture = nn.Conv2d(dimensions, classes, 1)

    def forward(self, view: Tensor) -> Tensor:
        """Compute the embeddings of a view.

        Args:
            view: (B, 3, H, W) in [-1, 1], H and W multiples of 32.

        Returns:
            Unit vectors (B, D, H/4, W/4), float32.
        """
        features = self.encoder(view)[2:]
        merged = self.laterals[-1](features[-1])
        for lateral, feature in zip(list(self.laterals)[-2::-1], features[-2::-1]):
            merged = functional.interpolate(merged, size=feature.shape[-2:], mode="bilinear") + lateral(feature)
        return functional.normalize(self.embed(self.smooth(merged)).float(), dim=1)

    def mixture_logits(self, field: Tensor) -> Tensor:
        """Logits of each cell's land-cover mix, (B, classes, h, w), from its embedding alone."""
        return self.mixture(field * field.shape[1] ** 0.5)
