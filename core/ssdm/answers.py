"""What a mapping model asks its networks, as modules from the pixels of tiles to answers: a runtime computes them."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from ..tensors import normalise_image
from .pair import MappingPair


class ClassLogits(nn.Module):
    """Class logits of tiles at a quarter of their resolution."""

    def __init__(self, pair: MappingPair, source: str):
        super().__init__()
        self.network, self.source = pair.network, source

    def forward(
        self, image: Tensor, valid: Tensor, field: Tensor | None = None, field_valid: Tensor | None = None
    ) -> Tensor:
        """Compute (B, C, T/4, T/4) float32.

        ``image`` is (B, 3, T, T) uint8, ``valid`` (B, T, T) bool; ``field`` and ``field_valid`` as of ``SsdmNetwork``.
        """
        return self._output(image, valid, field, field_valid).logits.float()

    def _output(self, image: Tensor, valid: Tensor, field: Tensor | None, field_valid: Tensor | None):
        pixels = normalise_image(image) * valid[:, None]
        pixels = pixels.contiguous(memory_format=torch.channels_last)
        return self.network(pixels, field, field_valid, self.source)


class ClassLogitsAndFeatures(ClassLogits):
    """Class logits, and the deep features that a fitted head reads."""

    def forward(
        self, image: Tensor, valid: Tensor, field: Tensor | None = None, field_valid: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Compute (B, C, T/4, T/4) and (B, F, T/4, T/4), both float32; arguments as of ``ClassLogits``."""
        output = self._output(image, valid, field, field_valid)
        size = output.logits.shape[-2:]
        resized = [
            functional.interpolate(part.float(), size=size, mode="bilinear", align_corners=False)
            for part in output.features
        ]
        return output.logits.float(), torch.cat(resized, 1)


class ContextField(nn.Module):
    """The embedding of coarse views of the scene."""

    def __init__(self, pair: MappingPair, source: str):
        super().__init__()
        self.context = pair.context

    def forward(self, view: Tensor, valid: Tensor) -> Tensor:
        """From ``view`` (B, 3, V, V) uint8 and ``valid`` (B, V, V) bool to unit vectors (B, D, V/4, V/4) float32."""
        pixels = normalise_image(view) * valid[:, None]
        return self.context(pixels.contiguous(memory_format=torch.channels_last)).float()
