"""What a XeMap-Network is made of; each part can be switched off here, for an ablation of one configuration each."""

from dataclasses import dataclass

#: The wide view's GSD over the model's GSD.
WIDE_FACTOR = 4


@dataclass(frozen=True)
class XemapConfig:
    """Configuration of :class:`~core.xemap.network.XemapNetwork`.

    ``encoder`` is a segmentation-models-pytorch encoder name with features at strides 4 to 32. ``width`` and ``heads``
    are those of the deep tokens at stride 32, ``layers`` how many self-attention layers they pass; ``pyramid`` is the
    width of the top-down pathway. ``scales`` are the widths in which the text is compared with the strides 4, 8, 16,
    32 and the wide view (its cells: stride 32). ``text_width`` is the text encoder's.

    The parts of the paper: ``self_attention`` and ``text_from_image``, ``image_from_text`` make up the fusion layer;
    ``wide`` is the scene at a coarser resolution; ``hmsa`` combines the scales (off: the finest alone is compared).
    ``anchors`` are the numbers of known wordings that new ones are drawn to, of their concepts, and of the tokens of
    the longest name of one; none while training.
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

    @property
    def image_learns(self) -> bool:
        """Whether the deep tokens meet the text; without HMSA nothing deep is compared, so that they need not."""
        return self.image_from_text and self.hmsa

    @property
    def fuses(self) -> bool:
        """Whether there is any cross-attention, for which the deep tokens are kept."""
        return self.text_from_image or self.image_learns

    @property
    def levels(self) -> tuple[tuple[int, int], ...]:
        """(channels, stride in model pixels) of the features that a phrase is answered from, finest first."""
        finest = (self.scales[0], 4)
        if not self.hmsa:
            return (finest, (self.width, 32)) if self.fuses else (finest,)
        levels = [finest, (self.scales[1], 8), (self.scales[2], 16), (self.width, 32)]
        return (*levels, (self.scales[4], 32)) if self.wide else tuple(levels)
