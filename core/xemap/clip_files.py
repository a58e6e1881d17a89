"""The files of a CLIP family checkpoint: where they lie, whose weights they are, and what they say of themselves."""

import re
from pathlib import Path

from ..errors import InputError, one_sentence
from ..models.card import ModelCard
from ..models.pretrained import INDEX, WEIGHTS, files_sha256, load_network, weight_files
from ..regular_file import read_regular
from ..schema import Mismatch, list_of, number, parse_json
from .families import FAMILIES, Family, check_tokenizer

#: What is downloaded of a checkpoint; shards have the names that transformers gives them.
TOKENIZER_FILES = ["tokenizer*", "vocab.json", "merges.txt", "*_map.json"]
FILES = ["config.json", WEIGHTS, INDEX, "model-*-of-*.safetensors", "*processor_config.json", *TOKENIZER_FILES]
_LARGEST_CONFIG = 4 << 20
#: Mean and standard deviation of the colours, by which pixels are scaled.
_COLOURS = list_of(number(-1e6, 1e6), 3, 3), list_of(number(1e-6, 1e6), 3, 3)
#: The logarithm of the largest scale of the scores; CLIP's training keeps it below that of 100.
_LARGEST_SCALE = 20.0
#: Layers and width of an encoder, several times those of the largest that are published.
_MOST_LAYERS, _WIDEST = 256, 16384


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
    _check_depth(config, files, what)
    network = load_network(lambda: family.network(config), weights, what)
    if not getattr(network.vision_model, "use_head", True):
        raise InputError(f"{what} has no pooling head, which its patches are read with: choose another checkpoint.")
    if float(network.logit_scale.detach().max()) > _LARGEST_SCALE:
        raise InputError(
            f"{what} cannot be used, since its logit_scale is far above that of any training: get the checkpoint again."
        )
    tokenizer = family.tokenizer(_tokenizer_folder(folder, card, files))
    check_tokenizer(tokenizer, network, what)
    return family, network, tokenizer, _colours(files, family)


def _check_depth(config, files: Path, what: str) -> None:
    """Raise InputError if a network has far more layers than any that is known: building it would take hours."""
    for part in (config.text_config, config.vision_config):
        if not 0 < part.num_hidden_layers <= _MOST_LAYERS or not 0 < part.hidden_size <= _WIDEST:
            raise InputError(
                f"{what} cannot be used, since {files / 'config.json'} tells of {part.num_hidden_layers} layers of "
                f"width {part.hidden_size}, which no such network has: take the config.json of this checkpoint."
            )


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
    try:
        return tuple(
            tuple(rule(own.get(key, list(usual)), key))
            for key, rule, usual in zip(("image_mean", "image_std"), _COLOURS, family.colours)
        )
    except Mismatch as error:
        raise InputError(
            f"The colours in {files / 'preprocessor_config.json'} make no image ({error}): get the checkpoint again."
        ) from None


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
