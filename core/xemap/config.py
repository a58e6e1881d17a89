"""The configuration of a XeMap-Network. Each part can be switched off, for ablations."""

from dataclasses import dataclass

from ..errors import InputError
from ..schema import check_config, fields, flag, list_of, text, whole

#: The wide view's GSD over the model's GSD.
WIDE_FACTOR = 4

_FLAGS = ("self_attention", "text_from_image", "image_from_text", "wide", "hmsa")
_RULES = fields(
    {
        "encoder": text(100),
        "width": whole(4, 2048),
        "heads": whole(1, 64),
        "layers": whole(0, 48),
        "pyramid": whole(4, 2048),
        "scales": list_of(whole(1, 4096), 5, 5),
        "text_width": whole(1, 8192),
        **dict.fromkeys(_FLAGS, flag),
        "anchors": list_of(whole(0, 100_000), 3, 3),
    }
)


@dataclass(frozen=True)
class XemapConfig:
    """Configuration of :class:`~core.xemap.network.XemapNetwork`.

    Attributes:
        encoder: Name of a segmentation-models-pytorch encoder with features at strides 4 to 32.
        width: Width of the deep tokens at stride 32.
        heads: Attention heads of the deep tokens.
        layers: Self-attention layers of the deep tokens.
        pyramid: Width of the top-down pathway.
        scales: Widths in which the text is compared with strides 4, 8, 16, 32 and the wide view (stride 32).
        text_width: Width of the text encoder's vectors.
        self_attention: Part of the paper's fusion layer: deep tokens attend to one another.
        text_from_image: Part of the paper's fusion layer: the text attends to the image.
        image_from_text: Part of the paper's fusion layer: the image attends to the text.
        wide: Adds a view of the scene at a coarser resolution.
        hmsa: Combines all scales; without it the text is compared with the finest one only.
        anchors: (known wordings, concepts, tokens of the longest concept name); zeros during training.
    """

    encoder: str = "mobilenet_v2"
    width: int = 128
    heads: int = 4
    layers: int = 1
    pyramid: int = 64
    scales: tuple[int, int, int, int, int] = (32, 48, 64, 64, 64)
    text_width: int = 384
    self_attention: bool = True
    text_from_image: bool = True
    image_from_text: bool = True
    wide: bool = True
    hmsa: bool = True
    anchors: tuple[int, int, int] = (0, 0, 0)

    def __post_init__(self):
        """Raise InputError for values out of bounds, before a network of them takes any memory."""
        check_config(self, _RULES)
        if self.width % self.heads:
            raise InputError("The network's configuration is wrong: make its width a multiple of its heads.")

    @property
    def image_learns(self) -> bool:
        """The deep tokens attend to the text. Without HMSA they are not compared, so they need not."""
        return self.image_from_text and self.hmsa

    @property
    def fuses(self) -> bool:
        """There is cross-attention, which needs the deep tokens."""
        return self.text_from_image or self.image_learns

    @property
    def levels(self) -> tuple[tuple[int, int], ...]:
        """(channels, stride in model pixels) of the features from which a phrase is answered, finest first."""
        finest = (self.scales[0], 4)
        if not self.hmsa:
            return (finest, (self.width, 32)) if self.fuses else (finest,)
        levels = [finest, (self.scales[1], 8), (self.scales[2], 16), (self.width, 32)]
        return (*levels, (self.scales[4], 32)) if self.wide else tuple(levels)


def wide_side(tile: int) -> int:
    """Side in pixels of the wide view of a tile of ``tile`` pixels: it covers twice the tile's side on the ground."""
    return tile * 2 // WIDE_FACTOR
