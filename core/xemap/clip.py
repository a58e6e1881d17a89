"""A checkpoint of the CLIP family as a dense encoder, with the interface of :class:`~core.xemap.model.ReferringModel`.

For large models of others (CLIP, SigLIP and their versions for remote sensing), in the format of transformers. Nothing
is trained: the patches of the tile and of the wide view lie in the text's space (core/xemap/families.py), and a
response says how much better a phrase fits a patch than phrases that fit anything.
"""

import hashlib
import math
from collections import OrderedDict
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from ..errors import InputError, one_sentence
from ..memory import out_of_memory
from ..models.card import ModelCard
from ..runtime.choice import runtime_for
from ..runtime.recipe import Recipe
from ..tiles.tiles import ALIGNMENT
from .clip_files import load_checkpoint
from .config import WIDE_FACTOR, wide_side
from .families import Family
from .text import KEPT, Query

#: ``kind`` in the ``network`` of such a model's card: {"kind": "clip", "checkpoint": …, "revision": …}.
KIND = "clip"
TEMPLATES = ("{}", "a satellite image of {}", "an aerial photo of {}")
#: Phrases that fit anything.
NEUTRAL = ("a satellite image", "an aerial photo", "ground", "land", "something", "things", "a scene")
#: Share of the wide view in the answer.
_WIDE_SHARE = 0.3


class ClipReferringModel:
    """Computes the response of image tiles to phrases. See :class:`~core.xemap.model.ReferringModel`.

    The tile is the one of the card, or the nearest that holds whole patches.
    """

    def __init__(self, card: ModelCard, family: Family, network: nn.Module, tokenizer, colours: tuple, runtime):
        self.runtime, self.device = runtime, torch.device(runtime.device)
        patch, width = network.config.vision_config.patch_size, family.width(network.config)
        self.card = _fitted(card, patch)
        self.tile, self.stride = self.card.tile, self.card.stride
        self.wide = (wide_side(self.tile), WIDE_FACTOR)
        self.levels = ((width, patch), (width, patch * WIDE_FACTOR))
        self._family = family
        self._clip = network.eval().to(self.device)
        self._tokenizer = tokenizer
        patches = Patches(family, self._clip, colours, patch)
        self.patches = runtime.compiled(
            Recipe(f"{family.title} {colours} {_digest(self.card, network)}", lambda: patches)
        )
        self._kept: OrderedDict[str, Query] = OrderedDict()
        self._neutral: Tensor | None = None

    @classmethod
    def load(cls, folder: Path, card: ModelCard, device: str) -> "ClipReferringModel":
        """Load the checkpoint that a card names.

        Args:
            folder: The card's folder.
            card: The card.
            device: Name of a device.

        Raises:
            InputError: The checkpoint is missing, has another checksum than the card, is of no known family, or holds
                other weights than those of its network.
        """
        try:
            return cls(card, *load_checkpoint(folder, card), runtime_for(device))
        except (InputError, MemoryError):
            raise
        except Exception as error:  # transformers documents no exceptions
            if out_of_memory(error):
                raise
            message = one_sentence(error)[:200] or type(error).__name__
            raise InputError(f"The model {card.name} cannot be loaded ({message}): install it again.") from None

    def features(self, image: Tensor, valid: Tensor, wide: Tensor, wide_valid: Tensor) -> list[Tensor]:
        """Compute patches in the text's space, as float16 unit vectors.

        Args:
            image: Tiles, uint8 (B, 3, T, T).
            valid: Their valid pixels, bool (B, T, T).
            wide: Their wide views, uint8 (B, 3, S, S).
            wide_valid: The valid pixels of the wide views, bool (B, S, S).

        Returns:
            (B, D, T/patch, T/patch) of the tiles and (B, D, T/patch/4, T/patch/4) of the centres of the wide views.
        """
        near, far = self.patches(image, valid), self.patches(wide, wide_valid)
        cells = near.shape[-1] // WIDE_FACTOR
        edge = (far.shape[-1] - cells) // 2
        return [near.half(), far[:, :, edge : edge + cells, edge : edge + cells].half()]

    def query(self, phrase: str) -> Query:
        """Encode a phrase: the sentence vector is the mean over a few templates; there are no tokens."""
        if phrase not in self._kept:
            sentence = functional.normalize(self._sentences([form.format(phrase) for form in TEMPLATES]).mean(0), dim=0)
            none = sentence.new_zeros(0, len(sentence))
            self._kept[phrase] = Query(phrase, none, sentence.new_zeros(0), sentence)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(phrase)
        return self._kept[phrase]

    def _sentences(self, phrases: list[str]) -> Tensor:
        """Encode phrases as unit vectors, float32 (N, D)."""
        longest = self._clip.config.text_config.max_position_embeddings
        inputs = self._tokenizer(
            [self._family.plain(phrase) for phrase in phrases],
            padding="max_length" if self._family.fixed else True,
            truncation=True,
            max_length=longest,
            return_tensors="pt",
        ).to(self.device)
        inputs = {name: inputs[name] for name in ("input_ids", "attention_mask")}
        with torch.inference_mode():
            return functional.normalize(self._family.sentences(self._clip, inputs).float(), dim=-1)

    def respond(self, features: list[Tensor], query: Query) -> Tensor:
        """The response of tiles to one phrase: float32 (B, T/stride, T/stride) in [0, 1] on the model's device.

        A bias of the scores (SigLIP) is the same for all phrases, and so it does not change how they compare.
        """
        if self._neutral is None:
            self._neutral = self._sentences(list(NEUTRAL))
        side = self.tile // self.stride
        with torch.inference_mode():
            sentences = torch.cat([query.sentence[None].to(self.device), self._neutral])
            scale = self._clip.logit_scale.exp()
            total = 0.0
            for level, share in zip(features, (1 - _WIDE_SHARE, _WIDE_SHARE)):
                cells = level.to(self.device, torch.float32)
                fit = scale * torch.einsum("bchw,nc->bnhw", cells, sentences)
                gain = fit[:, 0] - torch.logsumexp(fit[:, 1:], 1) + torch.tensor(len(NEUTRAL)).log()
                total = total + share * functional.interpolate(gain[:, None], size=(side, side), mode="bilinear")[:, 0]
            return total.sigmoid()


class Patches(nn.Module):
    """Unit vectors of the patches of images."""

    def __init__(self, family: Family, network: nn.Module, colours: tuple, patch: int):
        super().__init__()
        self.network, self._dense, self._patch = network, family.dense, patch
        for name, values in zip(("mean", "spread"), colours):
            self.register_buffer(name, torch.tensor(values).view(3, 1, 1))

    def forward(self, image: Tensor, valid: Tensor) -> Tensor:
        """From images (B, 3, S, S) uint8 and their valid pixels (B, S, S) bool to (B, D, S/patch, S/patch) float32."""
        pixels = (image.float() / 255 - self.mean) / self.spread * valid[:, None]
        side = image.shape[-1] // self._patch
        vectors = self._dense(self.network, pixels).float()
        return functional.normalize(vectors, dim=-1).transpose(1, 2).unflatten(2, (side, side))


def _digest(card: ModelCard, network: nn.Module) -> str:
    """A hash of the weights and the configuration of a checkpoint."""
    digest = hashlib.sha256(repr(network.config.to_dict()).encode())
    if card.weights_sha256:
        digest.update(card.weights_sha256.encode())
    else:
        for name, value in network.state_dict().items():
            digest.update(name.encode() + value.cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()


def _fitted(card: ModelCard, patch: int) -> ModelCard:
    """The card with the nearest tile that holds whole patches of both views, and a stride that fits.

    The wide view's patches cover four times the ground, and the tile takes a half of that view.
    """
    unit = math.lcm(2 * WIDE_FACTOR * patch, ALIGNMENT)
    tile = max(1, round(card.tile / unit)) * unit
    stride = card.stride if ALIGNMENT % card.stride == 0 else ALIGNMENT // 2
    return replace(card, tile=tile, stride=stride)
