"""The files of a CLIP family checkpoint: where they lie, whose weights they are, and what they say of themselves."""

import re
from pathlib import Path

from ..errors import InputError, one_sentence
from ..models.card import ModelCard
from ..models.pretrained import INDEX, WEIGHTS, files_sha256, load_network, weight_files
from ..regular_file import read_regular
from ..schema import Mismatch, parse_json
from .families import FAMILIES, Family, check_tokenizer

#: What is downloaded of a checkpoint; shards have the names that transformers gives them.
TOKENIZER_FILES = ["tokenizer*", "vocab.json", "merges.txt", "*_map.json"]
FILES = ["config.json", WEIGHTS, INDEX, "model-*-of-*.safetensors", "*processor_config.json", *TOKENIZER_FILES]
_LARGEST_CONFIG = 4 << 20


def load_checkpoint(folder: Path, card: ModelCard) -> tuple:
    """Load the checkpoint that a card names, with all that it says of itself.

    Args:
        folder: The card's folder.
        card: The card.

    Returns:
        Family, network, tokenizer, and mean and standard deviation of the colours.

    Raises:
        InputError: The checkpoint is missing, has another checksum than the card, is of no known family, or holds other
            weights than those of its network or the tokenizer of another one.
    """
    files = checkpoint_folder(folder, card)
    what = f"The model {card.name}"
    if not all(path.is_file() or path.is_dir() for path in files.iterdir()):
        raise InputError(f"The checkpoint in {files} holds more than regular files: install the model again.")
    kind = _settings(files / "config.json", required=True).get("model_type")
    if kind not in FAMILIES:
        known = ", ".join(family.title for family in FAMILIES.values())
        raise InputError(f"{what} is of the kind {str(kind)[:60]!r}, and none of {known}: choose another checkpoint.")
    family, weights = FAMILIES[kind], weight_files(files)
    if card.weights_sha256 and files_sha256(weights) != card.weights_sha256:
        raise InputError(
            f"The weights in {files} are not those of the model card (other SHA-256): install the model again."
        )
    # A local folder, never the hub, so there is no revision to name.
    config = family.network.config_class.from_pretrained(files, local_files_only=True)  # nosec B615
    network = load_network(lambda: family.network(config), weights, what)
    if not getattr(network.vision_model, "use_head", True):
        raise InputError(f"{what} has no pooling head, which its patches are read with: choose another checkpoint.")
    tokenizer = family.tokenizer(_tokenizer_folder(folder, card, files))
    check_tokenizer(tokenizer, network, what)
    return family, network, tokenizer, _colours(files, family)


def checkpoint_folder(folder: Path, card: ModelCard) -> Path:
    """Find the checkpoint's files: in the card's folder, another one, or the hub's cache on this machine.

    A checkpoint of the hub is the one of the revision (a full commit hash) that the card pins; nothing is downloaded.

    Raises:
        InputError: There is no such folder, no revision, or the hub's cache does not hold it.
    """
    return _place(folder, card, card.network.get("checkpoint", "."), card.network.get("revision", ""), FILES)


def _tokenizer_folder(folder: Path, card: ModelCard, files: Path) -> Path:
    """The folder of the tokenizer: the checkpoint's own, or that of another checkpoint that the card names for it."""
    other = card.network.get("tokenizer")
    if other is None:
        return files
    return _place(folder, card, other, card.network.get("tokenizer_revision", ""), TOKENIZER_FILES)


def _place(folder: Path, card: ModelCard, checkpoint: str, revision: str, patterns: list[str]) -> Path:
    if (Path(folder) / checkpoint).is_dir():
        return Path(folder) / checkpoint
    if not re.fullmatch(r"[0-9a-f]{40}", revision):
        raise InputError(
            f"The model {card.name} names {checkpoint!r}, which is no folder and pins no revision: "
            "write the checkpoint's folder, or its commit hash as revision, in the card."
        )
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(checkpoint, revision=revision, allow_patterns=patterns, local_files_only=True))
    except (OSError, ValueError) as error:
        message = str(error).splitlines()[0]
        raise InputError(
            f"The checkpoint {checkpoint} of the model {card.name} is not on this machine ({message}): put its "
            "files in a folder and name that in the card, or get it with landscribe models get."
        ) from None


def _colours(files: Path, family: Family) -> tuple:
    """Mean and standard deviation of the colours in the checkpoint's training."""
    own = _settings(files / "preprocessor_config.json")
    own = own or _settings(files / "processor_config.json").get("image_processor") or {}
    mean, spread = (own.get(key, value) for key, value in zip(("image_mean", "image_std"), family.colours))
    return tuple(map(float, mean)), tuple(map(float, spread))


def _settings(path: Path, required: bool = False) -> dict:
    """A file of settings; an empty one if there is none and it is not required."""
    if not required and not path.is_file():
        return {}
    try:
        settings = parse_json(read_regular(path, _LARGEST_CONFIG))
    except FileNotFoundError:
        raise InputError(f"There is no checkpoint in {path.parent}: {path.name} is missing.") from None
    except (OSError, Mismatch) as error:
        raise InputError(f"{path} cannot be read ({one_sentence(error)[:200]}): get the checkpoint again.") from None
    return settings if isinstance(settings, dict) else {}
