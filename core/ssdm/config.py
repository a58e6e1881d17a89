"""The configuration of an SSDM network. Each pathway has a switch, so that every ablation is one configuration."""

from dataclasses import dataclass, field

from ..errors import InputError
from ..schema import check_config, fields, flag, mapping_of, number, text, whole

#: Model pixels to an embedding cell and a token.
FIELD_STRIDE = 16
#: Model pixels to a cell of the probabilities.
MASK_STRIDE = 4

_RULES = fields(
    {
        "classes": whole(1, 255),
        "encoder": text(100),
        "decoder": text(20, pattern="fpn|mask2former"),
        "width": whole(4, 2048),
        "mask_width": whole(4, 2048),
        "layers": whole(0, 48),
        "fine_layers": whole(0, 48),
        "heads": whole(1, 64),
        "queries": whole(1, 1000),
        "field_dimensions": whole(1, 4096),
        "source": text(100, 0),
        "adapters": mapping_of(whole(1, 4096), 32),
        "structural": flag,
        "semantic": flag,
        "concatenate": flag,
        "token_masking": number(0, 0.95),
    }
)


@dataclass(frozen=True)
class SsdmConfig:
    """Configuration of :class:`~core.ssdm.network.SsdmNetwork`.

    Attributes:
        classes: Number of classes.
        encoder: Name of a segmentation-models-pytorch encoder with features at strides 4 to 32.
        decoder: ``"fpn"`` (one query a class, small) or ``"mask2former"`` (the paper's).
        width: Width of the tokens.
        mask_width: Width of the mask features.
        layers: Self-attention layers at stride 16.
        fine_layers: Self-attention layers within windows at stride 8 (FPN decoder only).
        heads: Attention heads.
        queries: Queries of the Mask2Former decoder.
        field_dimensions: Dimensions D of the embedding field.
        source: Family of embeddings that the network is made for (``scene-context``, ``alphaearth`` …).
        adapters: Further families that the semantic pathway has learnt to read, with their D.
        structural: SSDM's pathway 1. It needs similarities only and takes a field of any family.
        semantic: SSDM's pathway 2.
        concatenate: The naive fusion that the pathways are compared with.
        token_masking: Share of tokens hidden from the self-attention in training, so that it learns to use neighbours.
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

    def __post_init__(self):
        """Raise InputError for values out of bounds, before a network of them takes any memory."""
        check_config(self, _RULES)
        if self.width % self.heads or (self.fine_layers and self.mask_width % self.heads):
            raise InputError("The network's configuration is wrong: make its widths multiples of its heads.")

    @property
    def uses_field(self) -> bool:
        """Whether any part of the network reads the embedding field."""
        return self.structural or self.semantic or self.concatenate

    def pathways(self, source: str, dimensions: int) -> tuple[str, ...]:
        """The parts of the network that read a field of the family ``source`` with D = ``dimensions``."""
        own = source == self.source and dimensions == self.field_dimensions
        learnt = own or self.adapters.get(source) == dimensions
        parts = (
            ("structural", self.structural),
            ("semantic", self.semantic and learnt),
            ("concatenated", self.concatenate and own),
        )
        return tuple(name for name, reads in parts if reads)


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
