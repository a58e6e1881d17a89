"""The SSDM network (arXiv 2604.19591): a high-resolution network that a global embedding field modulates in two ways.

image -> encoder (strides 4, 8, 16, 32) -> self-attention over stride-16 tokens, biased by the field (pathway 1)
      -> pixel decoder (its windows at stride 8: pathway 1 again)
      -> mask features, compensated by the aligned field (pathway 2) -> mask head -> class logits
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

# isort: off
from .. import torch_compat  # noqa: F401  before segmentation_models_pytorch
from segmentation_models_pytorch.encoders import get_encoder

# isort: on

from .config import SsdmConfig
from .fpn import ClassQueries, PyramidDecoder
from .injection import SemanticInjection
from .prior import BiasedEncoderLayer, cell_distance, dissimilarity, mean_gap
from .window_attention import WindowAttention


@dataclass
class SsdmOutput:
    """The result of a forward pass.

    Attributes:
        logits: (B, classes, H/4, W/4).
        tokens: (B, N, width) deep features at stride 16.
        features: The features that a fitted head reads: (B, M, H/4, W/4) mask features, and the encoder's features at
            strides 4, 8 and 16.
        aligned: (B, N, width) the aligned field; None if the semantic pathway did not run.
        queries: Output of the Mask2Former decoder; None with the other one.
    """

    logits: Tensor
    tokens: Tensor
    features: tuple[Tensor, ...]
    aligned: Tensor | None = None
    queries: object | None = None


class SsdmNetwork(nn.Module):
    """Maps an image, with or without an embedding field, to class logits at a quarter of its resolution."""

    def __init__(self, config: SsdmConfig):
        super().__init__()
        self.config = config
        self.encoder = get_encoder(config.encoder, depth=5, weights=None)
        _, _, stride4, stride8, stride16, stride32 = self.encoder.out_channels
        self.project16 = nn.Conv2d(stride16, config.width, 1)
        self.project32 = nn.Conv2d(stride32, config.width, 1)
        self.fuse = nn.Linear(config.width + config.field_dimensions, config.width) if config.concatenate else None
        self.layers = nn.ModuleList(
            BiasedEncoderLayer(config.width, config.heads, config.structural) for _ in range(config.layers)
        )
        self.injection = (
            SemanticInjection(config.field_dimensions, config.width, config.mask_width, config.heads, config.adapters)
            if config.semantic
            else None
        )
        if config.decoder == "fpn":
            refined = [
                WindowAttention(config.mask_width, config.heads, config.structural) for _ in range(config.fine_layers)
            ]
            self.decoder = PyramidDecoder(config.width, stride8, stride4, config.mask_width, refined)
            self.head = ClassQueries(config.classes, config.width, config.mask_width, config.heads)
        elif config.decoder == "mask2former":
            from .mask2former import Mask2FormerDecoder, Mask2FormerHead

            self.decoder = Mask2FormerDecoder(config, (stride4, stride8, config.width, stride32))
            self.head = Mask2FormerHead(config)
        else:
            raise ValueError(f"decoder is 'fpn' or 'mask2former', not {config.decoder!r}")

    @property
    def feature_width(self) -> int:
        """Channels of the features that a fitted head reads."""
        _, _, stride4, stride8, stride16, _ = self.encoder.out_channels
        return self.config.mask_width + stride4 + stride8 + stride16

    def deep_tokens(
        self,
        features16: Tensor,
        features32: Tensor,
        field: Tensor | None,
        valid: Tensor | None,
        pathways: tuple[str, ...],
    ) -> Tensor:
        """Self-attention over the stride-16 cells under the structural prior: (B, N, width)."""
        height, width = features16.shape[-2:]
        coarse = functional.interpolate(self.project32(features32), size=(height, width), mode="bilinear")
        tokens = (self.project16(features16) + coarse).flatten(2).transpose(1, 2)
        if self.training and self.config.token_masking:
            tokens = (
                tokens * (torch.rand(tokens.shape[:2], device=tokens.device) > self.config.token_masking)[..., None]
            )
        gaps = None
        if self.fuse is not None:
            if "concatenated" in pathways:
                cells = (field * valid[:, None]).flatten(2).transpose(1, 2).to(tokens.dtype)
                tokens = self.fuse(torch.cat([tokens, cells * field.shape[1] ** 0.5], -1))
            else:
                tokens = self.fuse(functional.pad(tokens, (0, self.config.field_dimensions)))
        if "structural" in pathways:
            cells = field.flatten(2).transpose(1, 2)
            gaps = dissimilarity(cells, valid.flatten(1), mean_gap(field, valid))
        distance = cell_distance(height, width, tokens.device)
        for layer in self.layers:
            tokens = layer(tokens, distance, gaps)
        return tokens

    def forward(
        self, image: Tensor, field: Tensor | None = None, valid: Tensor | None = None, source: str | None = None
    ) -> SsdmOutput:
        """Class logits of ``image``.

        A family of embeddings without an adapter goes to the structural pathway alone. A cell without a valid embedding
        gets neither a structural bias nor an injection.

        Args:
            image: (B, 3, H, W) in [-1, 1], H and W multiples of 32.
            field: (B, D, H/16, W/16) float32 unit vectors; None without an embedding.
            valid: (B, H/16, W/16) bool, cells with an embedding; None without one.
            source: Family of the field; None for the network's own.
        """
        source = source or self.config.source
        pathways = () if field is None else self.config.pathways(source, field.shape[1])
        _, _, features4, features8, features16, features32 = self.encoder(image)
        tokens = self.deep_tokens(features16, features32, field, valid, pathways)
        height, width = features16.shape[-2:]
        deep = tokens.transpose(1, 2).reshape(tokens.shape[0], -1, height, width)
        if self.config.decoder == "mask2former":
            mask_features, scales = self.decoder(features4, features8, deep, features32)
        else:
            prior = (field, valid) if "structural" in pathways else (None, None)
            mask_features, scales = self.decoder(deep, features8, features4, *prior), None
        aligned = None
        if "semantic" in pathways:
            compensation, aligned = self.injection(tokens, field, valid, source)
            size = mask_features.shape[-2:]
            added = functional.interpolate(compensation.to(mask_features.dtype), size=size, mode="bilinear")
            # Interpolation would carry an injection from a cell's neighbours into one that has no embedding.
            weight = functional.interpolate(valid[:, None].to(mask_features.dtype), size=size, mode="nearest")
            mask_features = mask_features + added * weight
        features = (mask_features, features4, features8, features16)
        if scales is not None:
            logits, queries = self.head(scales, mask_features)
            return SsdmOutput(logits, tokens, features, aligned, queries)
        return SsdmOutput(self.head(tokens, mask_features), tokens, features, aligned)
