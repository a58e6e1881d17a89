"""open_clip checkpoints as model folders: read without running code, renamed, and checked by their own answers.

``landscribe models convert`` does it once, offline. RemoteCLIP, GeoRSCLIP and SkyCLIP come in this layout.
"""

import gzip
import pickle
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

# isort: off
from .. import torch_compat  # noqa: F401  before transformers
from transformers import CLIPConfig, CLIPModel, CLIPTokenizer

# isort: on

from ..errors import InputError, one_sentence
from ..files.partial import PartialFolder
from ..files.write import writing
from ..memory import out_of_memory
from ..models.card import CARD_FILE, GsdRange, ModelCard, read_card, write_card
from ..models.checkpoint import unfilled
from ..models.pretrained import FLOATS, WEIGHTS, fill, quantised
from ..models.weights_file import sha256
from ..progress import Progress, silent
from ..version import VERSION
from .clip import KIND, ClipReferringModel
from .families import FAMILIES
from .open_clip import TWO_ACTIVATIONS, Layout, answers, layout_of, renamed, weights_in

ACTIVATIONS = ("gelu", "quick_gelu")
#: The largest difference between the scores of the original and of its conversion.
TOLERANCE = 1e-3
#: Tokens of CLIP's vocabulary; the last two begin and end a sentence.
_WORDS = 49408
_TILE = 448


@dataclass(frozen=True)
class ConvertRequest:
    """What to convert.

    Attributes:
        checkpoint: File of open_clip: .pt, .pth, .bin or .safetensors.
        output: Folder of the model to write; a converted model that is there already is replaced.
        tokenizer: Folder with the tokenizer's files of transformers, or a ``bpe_simple_vocab_16e6.txt.gz``; None for
            that of the package open_clip_torch, or files beside the checkpoint.
        activation: ``gelu`` or ``quick_gelu``; None for open_clip's own choice.
        heads: Attention heads of the image and text encoder, if the layout is none of the usual ones.
        licence: Licence of the weights.
    """

    checkpoint: str
    output: str
    tokenizer: str | None = None
    activation: str | None = None
    heads: tuple[int, int] | None = None
    licence: str = ""


@dataclass(frozen=True)
class ConvertResult:
    """A converted model.

    Attributes:
        output: Folder of the model.
        model: Name of the model.
        layout: Name of its layout, such as ViT-L/14, or its shapes.
        tensors: Tensors of the checkpoint, all of which found their place.
        difference: Largest difference between the scores of the original and of the model.
        seconds: Time of the conversion.
        warnings: Sentences for the user.
    """

    output: str
    model: str
    layout: str
    tensors: int
    difference: float
    seconds: float
    warnings: list[str]


def convert(request: ConvertRequest, progress: Progress = silent) -> ConvertResult:
    """Convert a checkpoint and write the model's folder: whole, or not at all.

    Raises:
        InputError: The checkpoint cannot be read or is of another layout, its tokenizer is missing, or the converted
            model does not answer as the original does.
    """
    began = time.perf_counter()
    _check_output(Path(request.output))
    if request.activation not in (None, *ACTIVATIONS):
        raise InputError(f"The activation {request.activation!r} is not known: name gelu or quick_gelu.")
    progress(0.0, "Reading the checkpoint")
    source = Path(request.checkpoint)
    state = _numbers(read_weights(source), source.name)
    layout = layout_of(state, request.heads)
    activation = request.activation or "gelu"
    progress(0.3, "Converting")
    network = _network(state, layout, activation, f"The checkpoint {source.name}")
    tokenizer = _tokenizer(request.tokenizer, source.parent, layout.words)
    progress(0.6, "Comparing with the original")
    difference = _difference(state, layout, activation, network)
    warnings = []
    if request.activation is None and layout.name in TWO_ACTIVATIONS:
        warnings.append(
            "The file does not say which activation it was trained with, so open_clip's own (gelu) was taken: name "
            "quick_gelu for weights that started from OpenAI's, as GeoRSCLIP's B/32 and L/14 did."
        )
    with PartialFolder(request.output) as folder:
        progress(0.8, "Saving")
        with writing(folder.path):
            save_file(_stored(network.state_dict()), folder.path / WEIGHTS)
            (folder.path / WEIGHTS).chmod(0o644)
            network.config.save_pretrained(folder.path)
            tokenizer.save_pretrained(folder.path)
            write_card(_card(folder.final.name, request, layout, sha256(folder.path / WEIGHTS)), folder.path)
        ClipReferringModel.load(folder.path, read_card(folder.path), "cpu")  # what was written is a model
        folder.commit()
    shapes = f"{layout.vision.layers} layers of width {layout.vision.width}, patches of {layout.patch}"
    seconds = round(time.perf_counter() - began, 3)
    name = folder.final.name
    return ConvertResult(str(folder.final), name, layout.name or shapes, len(state), difference, seconds, warnings)


def read_weights(path: Path) -> dict[str, Tensor]:
    """The weights in a checkpoint. A pickle is read by a loader that knows tensors and runs no code.

    Raises:
        InputError: The file is missing, damaged, or holds something else than weights.
    """
    if not path.is_file():
        raise InputError(f"There is no file {path}: name a checkpoint of open_clip.")
    try:
        if path.suffix == ".safetensors":
            return weights_in(load_file(path))
        return weights_in(torch.load(path, map_location="cpu", weights_only=True))  # nosec B614  tensors only
    except InputError:
        raise
    except pickle.UnpicklingError:
        raise InputError(
            f"{path.name} holds more than weights, and reading it could run code: choose a file of weights alone."
        ) from None
    except (SafetensorError, RuntimeError, OSError, EOFError, ValueError, KeyError) as error:
        reason = one_sentence(error)[:150]
        raise InputError(
            f"{path.name} cannot be read ({reason}): download it again, or choose a file of weights."
        ) from None


def _numbers(state: dict[str, Tensor], name: str) -> dict[str, Tensor]:
    """The weights in float32.

    Raises:
        InputError: One is stored in another type than those that float32 can stand for.
    """
    for weight, value in state.items():
        if value.dtype not in FLOATS:
            raise quantised(f"The checkpoint {name}", weight, value)
    return {weight: value.float().to_dense() for weight, value in state.items()}


def _network(state: dict[str, Tensor], layout: Layout, activation: str, what: str) -> CLIPModel:
    """The network of transformers with the weights of the checkpoint, every tensor in its place."""
    text, vision = (
        {
            "hidden_size": tower.width,
            "intermediate_size": tower.inner,
            "num_hidden_layers": tower.layers,
            "num_attention_heads": tower.heads,
            "hidden_act": activation,
        }
        for tower in (layout.text, layout.vision)
    )
    ends = {"bos_token_id": layout.words - 2, "eos_token_id": layout.words - 1, "pad_token_id": layout.words - 1}
    config = CLIPConfig(
        projection_dim=layout.dimensions,
        text_config=text | ends | {"vocab_size": layout.words, "max_position_embeddings": layout.length},
        vision_config=vision | {"image_size": layout.image, "patch_size": layout.patch},
    )
    config.architectures = [CLIPModel.__name__]
    with unfilled("cpu"):
        network = CLIPModel(config)
    fill(network, renamed(state), what)
    return network


def _difference(state: dict[str, Tensor], layout: Layout, activation: str, network: CLIPModel) -> float:
    """The largest difference between the scores of the original and the conversion, for noise and random sentences.

    Raises:
        InputError: It is too large to come from rounding.
    """
    draw = torch.Generator().manual_seed(0)
    pixels = torch.randn(2, 3, layout.image, layout.image, generator=draw)
    tokens = torch.randint(0, layout.words - 2, (3, layout.length), generator=draw)
    tokens[:, 0], tokens[:, -1] = layout.words - 2, layout.words - 1
    with torch.inference_mode():
        expected = answers(state, layout, activation == "quick_gelu", pixels, tokens)
        found = network(input_ids=tokens, pixel_values=pixels).logits_per_image
    difference = float((found - expected).abs().max())
    if not difference <= TOLERANCE:
        raise InputError(
            f"The converted model scores images and sentences otherwise than the original (by {difference:.2g}): this "
            "layout is not understood, so choose another checkpoint."
        )
    return difference


def _tokenizer(named: str | None, beside: Path, words: int):
    """CLIP's tokenizer, from the place that was named, from beside the checkpoint, or from the open_clip package.

    Raises:
        InputError: There is none, or it is of another size than the vocabulary.
    """
    place = Path(named) if named else _found_tokenizer(beside)
    if place is None or not place.exists():
        raise InputError(
            "The tokenizer is missing, which open_clip keeps apart from its checkpoints: name a folder with CLIP's "
            "tokenizer files (vocab.json and merges.txt), or install open_clip_torch into the engine's environment."
        )
    try:
        tokenizer = FAMILIES["clip"].tokenizer(place) if place.is_dir() else bpe_tokenizer(place)
    except Exception as error:  # tokenizers raises no narrower class
        if out_of_memory(error):
            raise
        reason = one_sentence(error)[:150] or type(error).__name__
        raise InputError(f"The tokenizer in {place} cannot be read ({reason}): name another one.") from None
    if len(tokenizer) != words:
        raise InputError(
            f"The tokenizer in {place} has {len(tokenizer)} tokens, and the checkpoint {words}: name its own."
        )
    return tokenizer


def _found_tokenizer(beside: Path) -> Path | None:
    if (beside / "tokenizer.json").is_file() or (beside / "vocab.json").is_file():
        return beside
    package = find_spec("open_clip")
    if package and package.origin:
        return Path(package.origin).with_name("bpe_simple_vocab_16e6.txt.gz")
    return None


def bpe_tokenizer(path: Path) -> CLIPTokenizer:
    """CLIP's tokenizer from the list of merges that OpenAI published (``bpe_simple_vocab_16e6.txt.gz``)."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = file.read().split("\n")
    merges = [tuple(line.split()) for line in lines[1 : _WORDS - 512 - 2 + 1]]
    letters = _letters()
    tokens = [*letters, *(f"{letter}</w>" for letter in letters), *("".join(merge) for merge in merges)]
    tokens += ["<|startoftext|>", "<|endoftext|>"]
    return CLIPTokenizer(vocab={token: number for number, token in enumerate(tokens)}, merges=merges)


def _letters() -> list[str]:
    """A character for each byte, in the order of CLIP's vocabulary: itself if it can be seen, else one beyond 255."""
    seen = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    hidden = sum(byte not in seen for byte in range(256))
    return [chr(byte) for byte in seen] + [chr(256 + number) for number in range(hidden)]


def _stored(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weights as safetensors stores them: weights that were one in the file get memory of their own."""
    seen: set[int] = set()
    stored = {}
    for name, value in state.items():
        place = value.untyped_storage().data_ptr()
        shared = place in seen
        seen.add(place)
        stored[name] = value.clone() if shared else value.contiguous()
    return stored


def _card(name: str, request: ConvertRequest, layout: Layout, digest: str) -> ModelCard:
    unit = 8 * layout.patch
    source = Path(request.checkpoint)
    return ModelCard(
        name=name,
        title=f"{name} ({layout.name})" if layout.name else name,
        version=VERSION,
        task="referring",
        classes=(),
        bands=("red", "green", "blue"),
        gsd=GsdRange(0.1, 0.5, 30.0),
        tile=max(1, round(_TILE / unit)) * unit,
        overlap=0.25,
        stride=8,
        field_stride=8,
        network={"kind": KIND, "checkpoint": "."},
        context=None,
        embedding={},
        training={"converted_from": {"file": source.name, "sha256": sha256(source)}},
        licence=request.licence or "As its authors state.",
        weights_sha256=digest,
    )


def _check_output(folder: Path) -> None:
    """Raise InputError if something else than a converted model is in the place of the model's folder."""
    if folder.exists() and not ((folder / CARD_FILE).is_file() and "converted_from" in read_card(folder).training):
        raise InputError(f"{folder} exists and is not a converted model: choose another name.")
