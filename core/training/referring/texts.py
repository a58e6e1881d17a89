"""Every phrase of a training run, encoded once: the network is trained on the vectors, never on the text encoder."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from ...xemap.text import TextEncoder

#: Tokens kept of a phrase in training (the median caption has 13).
TOKENS = 20
_BATCH = 256


@dataclass
class EncodedPhrases:
    """Encoded phrases.

    Attributes:
        index: Phrase to its number.
        tokens: float16 (N, L, D).
        mask: bool (N, L), the tokens that a phrase has.
        sentence: float32 (N, D).
    """

    index: dict[str, int]
    tokens: Tensor
    mask: Tensor
    sentence: Tensor

    def take(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Tokens, weight and sentence of the phrase numbers ``ids`` (any shape)."""
        return self.tokens[ids].float(), self.mask[ids].float(), self.sentence[ids]


def encode_phrases(phrases: list[str], encoder: str, file: Path) -> EncodedPhrases:
    """Encode the phrases, or read them from ``file`` if it holds the same ones."""
    phrases = sorted(set(phrases))
    index = {phrase: number for number, phrase in enumerate(phrases)}
    fingerprint = np.frombuffer("\n".join([encoder, *phrases]).encode(), np.uint8).astype(np.int64)
    key = torch.tensor([len(phrases), int(fingerprint.sum()), int((fingerprint * np.arange(len(fingerprint))).sum())])
    if file.exists():
        kept = load_file(file)
        if torch.equal(kept["key"], key):
            return EncodedPhrases(index, kept["tokens"], kept["mask"], kept["sentence"])
    text = TextEncoder(encoder)
    tokens = torch.zeros(len(phrases), TOKENS, text.width, dtype=torch.float16)
    mask = torch.zeros(len(phrases), TOKENS, dtype=torch.bool)
    sentence = torch.zeros(len(phrases), text.width)
    by_length = sorted(range(len(phrases)), key=lambda number: len(phrases[number]))
    for start in range(0, len(phrases), _BATCH):
        numbers = by_length[start : start + _BATCH]
        for number, query in zip(numbers, text.encode([phrases[number] for number in numbers])):
            length = min(TOKENS, len(query.weight))
            tokens[number, :length] = query.tokens[:length].half()
            mask[number, :length] = True
            sentence[number] = query.sentence
    file.parent.mkdir(parents=True, exist_ok=True)
    save_file({"tokens": tokens, "mask": mask, "sentence": sentence, "key": key}, file)
    return EncodedPhrases(index, tokens, mask, sentence)
