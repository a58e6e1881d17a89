"""What an SSDM network is made of; each pathway can be switched off here, so that an ablation is one configuration
each.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class SsdmConfig:
    """Configuration of :class:`~core.ssdm.network.SsdmNetwork`.

    ``encoder`` is a segmentation-models-pytorch encoder name with features at strides 4 to 32, ``decoder`` is ``"fpn"``
    (one query a class, small) or ``"mask2former"`` (the paper's). ``width`` is the token width, ``mask_width`` that of
    the mask features, ``layers`` and ``heads`` those of the self-attention modules at stride 16; ``fine_layers`` are
    those at stride 8 within windows (FPN decoder only).

    ``source`` is the family of embeddings that the network is made for (``scene-context``, ``alphaearth`` …) and
    ``field_dimensions`` its D; ``adapters`` names further families that the semantic pathway has learnt, with their D.
    The structural pathway needs similarities only and takes a field of any family.

    ``structural`` and ``semantic`` are SSDM's two pathways; ``concatenate`` is the naive fusion they are compared with.
    ``token_masking`` is the share of tokens hidden from the self-attention in training, so that it has to look around.
    """

    classes: int = 8
    encoder: str = "mobilenet_v2"
    decoder: str = "fpn"
    width: int = 128
    mask_width: int = 64
    layers: int = 2
    fine_layers: int = 0
    heads: int = 4
    queries: int = 100
    field_dimensions: int = 64
    source: str = "scene-context"
    adapters: dict[str, int] = field(default_factory=dict)
    structural: bool = True
    semantic: bool = True
    concatenate: bool = False
    token_masking: float = 0.15

    @property
    def uses_field(self) -> bool:
        """Whether any part of the network reads the embedding field."""
        return self.structural or self.semantic or self.concatenate

    def pathways(self, source: str, dimensions: int) -> tuple[str, ...]:
        """What of the network reads a field of the family ``source`` with D = ``dimensions``."""
        own = source == self.source and dimensions == self.field_dimensions
        learnt = own or self.adapters.get(source) == dimensions
        found = (
            ("structural", self.structural),
            ("semantic", self.semantic and learnt),
            ("concatenated", self.concatenate and own),
        )
        return tuple(name for name, reads in found if reads)


def paper_config(classes: int = 24, field_dimensions: int = 64) -> SsdmConfig:
    """The published configuration: Mask2Former with a ResNet-50 (arXiv 2604.19591)."""
    return SsdmConfig(
        classes=classes,
        encoder="resnet50",
        decoder="mask2former",
        width=256,
        mask_width=256,
        layers=2,
        heads=8,
        field_dimensions=field_dimensions,
    )
