"""A card for a checkpoint of the CLIP family in the layout of transformers: a folder, or one of the hub at a commit.

The checkpoint stays where it is, in its folder or in the hub's cache; the model's folder holds the card only.
"""

import re
import time
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError
from ..files.partial import PartialFolder
from ..files.write import writing
from ..models.card import CARD_FILE, GsdRange, ModelCard, read_card, write_card
from ..models.catalogue import MODEL_NAME
from ..models.pretrained import files_sha256, weight_files
from ..progress import Progress, silent
from ..version import VERSION
from .clip import KIND, ClipReferringModel
from .clip_files import checkpoint_folder


@dataclass(frozen=True)
class Offer:
    """A checkpoint of the hub that is known from public pages.

    Attributes:
        checkpoint: Its name on the hub.
        revision: The commit at which its weights are safetensors.
        licence: Licence, as its page says.
        bytes: Size of the weights; 0 if not known.
    """

    checkpoint: str
    revision: str
    licence: str
    bytes: int = 0


#: None of them could be tried where Landscribe is developed.
OFFERS = {
    "clip-vit-l-14": Offer(
        "openai/clip-vit-large-patch14", "32bd64288804d66eefd0ccbe215aa642df71cc41", "as its page says", 1_710_540_580
    ),
    "clip-vit-g-14-laion2b": Offer(
        "laion/CLIP-ViT-g-14-laion2B-s12B-b42K", "4601ae5684d81eda77ebd8796fe370041e991027", "MIT"
    ),
}
UNTRIED = "It was not tried where Landscribe is developed."


@dataclass(frozen=True)
class GetResult:
    """A model with a checkpoint.

    Attributes:
        output: Folder of the model.
        model: Name of the model.
        tile: Side of its tiles in pixels.
        seconds: Time of the work.
        warnings: Sentences for the user.
    """

    output: str
    model: str
    tile: int
    seconds: float
    warnings: list[str]


def get_model(
    checkpoint: str, output: str, tokenizer: str | None = None, licence: str = "", progress: Progress = silent
) -> GetResult:
    """Write a card for a checkpoint and load it once, which downloads what the hub has to give.

    Args:
        checkpoint: A folder, a name in ``OFFERS``, or a checkpoint of the hub as ``owner/name@commit``.
        output: Folder of the model to write; a card of this kind that is there already is replaced.
        tokenizer: Where the tokenizer comes from, as ``checkpoint``; None for the checkpoint's own.
        licence: Licence of the weights.
        progress: Called often; stops the work by raising Cancelled.

    Raises:
        InputError: There is no such checkpoint, it cannot be downloaded, or it is refused when it is loaded.
    """
    began = time.perf_counter()
    folder = Path(output)
    if folder.exists() and not ((folder / CARD_FILE).is_file() and "got_from" in read_card(folder).training):
        raise InputError(f"{folder} exists and is no model that was made this way: choose another name.")
    progress(0.0, "Looking for the checkpoint")
    offer = OFFERS.get(checkpoint)
    network = {"kind": KIND} | _place(checkpoint, "checkpoint", "revision")
    if tokenizer:
        network |= _place(tokenizer, "tokenizer", "tokenizer_revision")
    with PartialFolder(output) as partial:
        name = partial.final.name
        if not MODEL_NAME.fullmatch(name):
            raise InputError(f"{name!r} is no name for a model: use letters, digits, points, dashes and underscores.")
        card = _card(name, network, checkpoint, licence or (offer.licence if offer else "As its authors state."), "")
        progress(0.1, "Getting the checkpoint")
        files = checkpoint_folder(partial.path, card)
        card = _card(name, network, checkpoint, card.licence, files_sha256(weight_files(files)))
        progress(0.6, "Loading the checkpoint")
        loaded = ClipReferringModel.load(partial.path, card, "cpu-torch")
        with writing(partial.path):
            write_card(loaded.card, partial.path)
        partial.commit()
    seconds = round(time.perf_counter() - began, 3)
    return GetResult(str(partial.final), name, loaded.tile, seconds, [UNTRIED] if offer else [])


def _place(checkpoint: str, key: str, revision: str) -> dict[str, str]:
    """Where a checkpoint is, as a card has it."""
    if checkpoint in OFFERS:
        return {key: OFFERS[checkpoint].checkpoint, revision: OFFERS[checkpoint].revision}
    if checkpoint and Path(checkpoint).is_dir():
        return {key: str(Path(checkpoint).resolve())}
    if match := re.fullmatch(r"([\w.-]+/[\w.-]+)@([0-9a-f]{40})", checkpoint):
        return {key: match[1], revision: match[2]}
    raise InputError(
        f"{checkpoint!r} is neither a folder, nor a checkpoint as owner/name@commit, nor one of {', '.join(OFFERS)}: "
        "give one of these."
    )


def _card(name: str, network: dict, checkpoint: str, licence: str, digest: str) -> ModelCard:
    return ModelCard(
        name=name,
        title=name,
        version=VERSION,
        task="referring",
        classes=(),
        bands=("red", "green", "blue"),
        gsd=GsdRange(0.1, 0.5, 30.0),
        tile=448,
        overlap=0.25,
        stride=8,
        field_stride=8,
        network=network,
        context=None,
        embedding={},
        training={"got_from": checkpoint},
        licence=licence,
        weights_sha256=digest,
    )
