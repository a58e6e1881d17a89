"""A model of a checkpoint of the CLIP family in the layout of transformers: a folder, or one of the hub at a commit.

A folder stays where it is, and the model's folder holds its card only; a checkpoint of the hub is downloaded into it.
"""

import re
import time
from dataclasses import dataclass
from pathlib import Path

from ..embeddings.access import Access
from ..errors import InputError
from ..files.partial import PartialFolder
from ..files.write import writing
from ..models.card import CARD_FILE, GsdRange, ModelCard, read_card, write_card
from ..models.catalogue import MODEL_NAME, TOKENIZER_FOLDER
from ..models.offers import OFFERS, UNTRIED, CheckpointOffer
from ..models.pretrained import files_sha256, weight_files
from ..progress import Progress, part, silent
from ..version import VERSION
from .clip import KIND, ClipReferringModel
from .clip_files import FILES, TOKENIZER_FILES, checkpoint_folder
from .hub import fetch_checkpoint


@dataclass(frozen=True)
class GetRequest:
    """What to make a model of.

    Attributes:
        checkpoint: A folder, a name in ``OFFERS``, or a checkpoint of the hub as ``owner/name@commit``.
        output: Folder of the model to write; a model of this kind that is there already is replaced.
        revision: Commit of a name in ``OFFERS`` that has none, or another one than its own; empty for its own.
        tokenizer: Where the tokenizer comes from, as ``checkpoint``; None for the checkpoint's own.
        licence: Licence of the weights.
    """

    checkpoint: str
    output: str
    revision: str = ""
    tokenizer: str | None = None
    licence: str = ""


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


def get_model(request: GetRequest, access: Access | None = None, progress: Progress = silent) -> GetResult:
    """Write a model of a checkpoint: whole, or not at all.

    Args:
        request: The checkpoint.
        access: Whether it may be downloaded, and the proxy; None for no downloads.
        progress: Called often; stops the work by raising Cancelled.

    Raises:
        InputError: There is no such checkpoint, it cannot be downloaded, or it is refused when it is loaded.
    """
    began = time.perf_counter()
    folder = Path(request.output)
    if folder.exists() and not ((folder / CARD_FILE).is_file() and "got_from" in read_card(folder).training):
        raise InputError(f"{folder} exists and is no model that was made this way: choose another name.")
    progress(0.0, "Looking for the checkpoint")
    offer = OFFERS.get(request.checkpoint)
    place = _place(request.checkpoint, request.revision)
    tokenizer = request.tokenizer or (offer.tokenizer if offer else "")
    tokenizer_place = _place(tokenizer) if tokenizer else None
    with PartialFolder(request.output) as partial:
        name = partial.final.name
        if not MODEL_NAME.fullmatch(name):
            raise InputError(f"{name!r} is no name for a model: use letters, digits, points, dashes and underscores.")
        network = {"kind": KIND, "checkpoint": _got(place, FILES, partial, ".", access, part(progress, 0, 0.8))}
        if tokenizer_place:
            (partial.path / TOKENIZER_FOLDER).mkdir()
            network["tokenizer"] = _got(tokenizer_place, TOKENIZER_FILES, partial, TOKENIZER_FOLDER, access, silent)
        card = _card(name, network, request.checkpoint, place, request.licence or _licence(offer))
        progress(0.8, "Loading the checkpoint")
        files = weight_files(checkpoint_folder(partial.path, card))
        card = _card(name, network, request.checkpoint, place, card.licence, files_sha256(files))
        loaded = ClipReferringModel.load(partial.path, card, "cpu-torch")
        with writing(partial.path):
            write_card(loaded.card, partial.path)
        partial.commit()
    seconds = round(time.perf_counter() - began, 3)
    return GetResult(str(partial.final), name, loaded.tile, seconds, [UNTRIED] if offer else [])


def _place(checkpoint: str, revision: str = "") -> tuple[str, str]:
    """Where a checkpoint is: a folder and nothing, or its name on the hub and a commit."""
    offer = OFFERS.get(checkpoint)
    if offer:
        checkpoint, revision = offer.checkpoint, revision or offer.revision
        if not revision:
            raise InputError(
                f"No commit of {checkpoint} is known at which its weights are safetensors: look it up on its page, and "
                "give it as --revision."
            )
    elif checkpoint and Path(checkpoint).is_dir():
        return str(Path(checkpoint).resolve()), ""
    if match := re.fullmatch(
        r"([\w.-]+/[\w.-]+)@([0-9a-f]{40})", f"{checkpoint}@{revision}" if revision else checkpoint
    ):
        return match[1], match[2]
    raise InputError(
        f"{checkpoint!r} is neither a folder, nor a checkpoint as owner/name@commit, nor one of {', '.join(OFFERS)}: "
        "give one of these, with a commit of 40 digits."
    )


def _got(
    place: tuple[str, str], patterns: list[str], partial: PartialFolder, inside: str, access, progress: Progress
) -> str:
    """Where a model's card finds a checkpoint: its folder, or one in the model's own, to which it is downloaded."""
    checkpoint, revision = place
    if not revision:
        return checkpoint
    rooms = partial.final.parent / ".downloads"
    fetch_checkpoint(checkpoint, revision, patterns, partial.path / inside, rooms, access or Access(), progress)
    return inside


def _licence(offer: CheckpointOffer | None) -> str:
    return (offer.licence if offer else "") or "As its authors state."


def _card(
    name: str, network: dict, checkpoint: str, place: tuple[str, str], licence: str, digest: str = ""
) -> ModelCard:
    source = "@".join(place) if place[1] else checkpoint
    return ModelCard(
        name=name,
        title=OFFERS[checkpoint].title if checkpoint in OFFERS else name,
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
        training={"got_from": source},
        licence=licence,
        weights_sha256=digest,
    )
