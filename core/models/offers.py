"""Checkpoints of other people on the Hugging Face hub that are known from public pages, for ``landscribe models get``.

None of them could be tried where Landscribe is developed; what is not known stays empty.
"""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations  # QGIS's Python may be 3.9

import re
from dataclasses import dataclass

#: A commit of the hub, which names the files of a checkpoint for good.
REVISION = re.compile(r"[0-9a-f]{40}")
UNTRIED = "It was not tried where Landscribe is developed."
_CLIP_L = "openai/clip-vit-large-patch14@32bd64288804d66eefd0ccbe215aa642df71cc41"


@dataclass(frozen=True)
class CheckpointOffer:
    """A checkpoint of the hub.

    Attributes:
        name: Short name, and that of the model.
        title: Name that users read.
        checkpoint: Its name on the hub.
        revision: The commit at which its weights are safetensors; empty if none is known.
        licence: Licence, as its page says; empty if it is not known.
        bytes: Size of the weights; 0 if not known.
        tokenizer: Where its tokenizer comes from, as owner/name@commit; empty for its own.
        open_clip: Whether its weights are said to have open_clip's names, so that they have to be converted.
    """

    name: str
    title: str
    checkpoint: str
    revision: str
    licence: str = ""
    bytes: int = 0
    tokenizer: str = ""
    open_clip: bool = False


OFFERS = {
    offer.name: offer
    for offer in (
        CheckpointOffer(
            "clip-vit-l-14", "CLIP ViT-L/14 (OpenAI)", *_CLIP_L.split("@"), licence="", bytes=1_710_540_580
        ),
        CheckpointOffer(
            "clip-vit-g-14-laion2b",
            "CLIP ViT-g/14 (LAION-2B)",
            "laion/CLIP-ViT-g-14-laion2B-s12B-b42K",
            "4601ae5684d81eda77ebd8796fe370041e991027",
            licence="MIT",
        ),
        CheckpointOffer("clip-rsicd-v2", "CLIP RSICD ViT-B/32", "flax-community/clip-rsicd-v2", "", bytes=605_000_000),
        CheckpointOffer(
            "remoteclip-vit-b-32",
            "RemoteCLIP ViT-B/32",
            "MVRL/remote-clip-vit-base-patch32",
            "",
            bytes=605_000_000,
            tokenizer=_CLIP_L,
            open_clip=True,
        ),
    )
}
