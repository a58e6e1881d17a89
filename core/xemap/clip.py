"""A checkpoint of the CLIP family as a dense encoder, with the interface of :class:`~core.xemap.model.ReferringModel`.

For large models of others (OpenAI CLIP and its fine-tuned versions for remote sensing), in the format of transformers.
Nothing is trained: the patch tokens of the tile and of the wide view are projected into the text's space, and a
response says how much better a phrase fits a patch than phrases that fit anything. The last layer is used as in
ClearCLIP (arXiv 2407.12442): queries attend to queries, without residual and feed-forward, so that the token of a patch
describes that patch.
"""

import json
import re
from collections import OrderedDict
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

# isort: off
from .. import torch_compat  # noqa: F401  before transformers
from transformers import AutoTokenizer, CLIPModel

# isort: on

from ..errors import InputError, one_sentence
from ..models.card import ModelCard
from ..models.checkpoint import sha256
from ..tensors import compute_type
from .config import WIDE_FACTOR
from .pyramid import wide_side
from .text import KEPT, Query

#: ``kind`` in the ``network`` of such a model's card: {"kind": "clip", "checkpoint": …, "revision": …}.
KIND = "clip"
TEMPLATES = ("{}", "a satellite image of {}", "an aerial photo of {}")
#: Phrases that fit anything.
NEUTRAL = ("a satellite image", "an aerial photo", "ground", "land", "something", "things", "a scene")
#: Share of the wide view in the answer.
_WIDE_SHARE = 0.3
_FILES = ["config.json", "model.safetensors", "tokenizer*", "vocab.json", "merges.txt", "*_map.json", "prep*.json"]
#: Mean and standard deviation of colours in CLIP, for a checkpoint that does not name its own.
_MEAN, _SPREAD = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)


class ClipReferringModel:
    """Computes the response of image tiles to phrases. See :class:`~core.xemap.model.ReferringModel`."""

    def __init__(self, card: ModelCard, clip: CLIPModel, tokenizer, colours: tuple, device: torch.device):
        self.card = card
        self.device = device
        self.autocast = compute_type(device)
        self.tile, self.stride = card.tile, card.stride
        self.wide = (wide_side(card.tile), WIDE_FACTOR)
        patch, width = clip.config.vision_config.patch_size, clip.config.projection_dim
        if card.tile % (2 * WIDE_FACTOR * patch) or card.tile % card.stride:
            raise InputError(
                f"The model {card.name} has tiles of {card.tile} px for patches of {patch} px: "
                f"write a multiple of {2 * WIDE_FACTOR * patch} as its tile in the card."
            )
        self.levels = ((width, patch), (width, patch * WIDE_FACTOR))
        self._clip = clip.eval().to(device)
        self._tokenizer = tokenizer
        self._mean, self._spread = (torch.tensor(values, device=device).view(3, 1, 1) for values in colours)
        self._kept: OrderedDict[str, Query] = OrderedDict()
        self._neutral: Tensor | None = None

    @classmethod
    def load(cls, folder: Path, card: ModelCard, device: str) -> "ClipReferringModel":
        """Load the checkpoint that a card names.

        Args:
            folder: The card's folder.
            card: The card.
            device: Name of a torch device.

        Raises:
            InputError: The checkpoint is missing, has another checksum than the card, or is not a CLIP checkpoint.
        """
        try:
            files = checkpoint_folder(folder, card)
            if not all(path.is_file() or path.is_dir() for path in files.iterdir()):
                raise InputError(f"The checkpoint in {files} holds more than regular files: install the model again.")
            if card.weights_sha256 and sha256(files / "model.safetensors") != card.weights_sha256:
                raise InputError(
                    f"The weights {files / 'model.safetensors'} are not those of the model card (other SHA-256): "
                    "install the model again."
                )
            # A local folder, never the hub, so there is no revision to name.
            options = {"local_files_only": True, "use_safetensors": True, "dtype": torch.float32}
            clip = CLIPModel.from_pretrained(files, **options)  # nosec B615
            tokenizer = AutoTokenizer.from_pretrained(files, local_files_only=True)  # nosec B615
            return cls(card, clip, tokenizer, _colours(files), torch.device(device))
        except (InputError, MemoryError):
            raise
        except Exception as error:  # transformers documents no exceptions
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
        with (
            torch.inference_mode(),
            torch.autocast(self.device.type, self.autocast, enabled=self.autocast is not None),
        ):
            near = self._patches(image, valid)
            far = self._patches(wide, wide_valid)
        cells = near.shape[-1] // WIDE_FACTOR
        edge = (far.shape[-1] - cells) // 2
        return [near.half(), far[:, :, edge : edge + cells, edge : edge + cells].half()]

    def _patches(self, image: Tensor, valid: Tensor) -> Tensor:
        pixels = (image.to(self.device).float() / 255 - self._mean) / self._spread * valid.to(self.device)[:, None]
        vision = self._clip.vision_model
        tokens = vision.pre_layrnorm(vision.embeddings(pixels, interpolate_pos_encoding=True))
        *layers, last = vision.encoder.layers
        for layer in layers:
            tokens = layer(tokens, None)
        tokens = _queries_to_queries(last.self_attn, last.layer_norm1(tokens))[:, 1:]
        projected = self._clip.visual_projection(vision.post_layernorm(tokens)).float()
        side = image.shape[-1] // vision.embeddings.patch_size
        return functional.normalize(projected, dim=-1).transpose(1, 2).unflatten(2, (side, side))

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
        inputs = self._tokenizer(phrases, padding=True, truncation=True, max_length=longest, return_tensors="pt")
        with torch.inference_mode():
            pooled = self._clip.text_model(**inputs.to(self.device)).pooler_output
            return functional.normalize(self._clip.text_projection(pooled).float(), dim=-1)

    def respond(self, features: list[Tensor], query: Query) -> Tensor:
        """The response of tiles to one phrase: float32 (B, T/stride, T/stride) in [0, 1] on the model's device."""
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


def checkpoint_folder(folder: Path, card: ModelCard) -> Path:
    """Find the checkpoint's files: in the card's folder, another one, or the hub's cache on this machine.

    A checkpoint of the hub is downloaded once, at the revision (a full commit hash) that the card pins.

    Raises:
        InputError: There is no such folder, no revision, or the hub cannot be reached.
    """
    checkpoint = card.network.get("checkpoint", ".")
    if (Path(folder) / checkpoint).is_dir():
        return Path(folder) / checkpoint
    revision = card.network.get("revision", "")
    if not re.fullmatch(r"[0-9a-f]{40}", revision):
        raise InputError(
            f"The model {card.name} names {checkpoint!r}, which is no folder and pins no revision: "
            "write the checkpoint's folder, or its commit hash as revision, in the card."
        )
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(checkpoint, revision=revision, allow_patterns=_FILES))
    except (OSError, ValueError) as error:
        message = str(error).splitlines()[0]
        raise InputError(
            f"The checkpoint {checkpoint} of the model {card.name} is not on this machine ({message}): put its "
            "files in a folder and name that in the card, or set HF_HUB_OFFLINE=0 once to allow the download."
        ) from None


def _colours(files: Path) -> tuple:
    """Mean and standard deviation of the colours in the checkpoint's training."""
    path = files / "preprocessor_config.json"
    settings = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return tuple(settings.get("image_mean", _MEAN)), tuple(settings.get("image_std", _SPREAD))


def _queries_to_queries(attention: nn.Module, tokens: Tensor) -> Tensor:
    """Self-attention whose keys are its queries, from (B, N, width) to (B, N, width)."""
    batch, count, width = tokens.shape

    def split(values: Tensor) -> Tensor:
        return values.view(batch, count, attention.num_heads, attention.head_dim).transpose(1, 2)

    query, value = split(attention.q_proj(tokens)), split(attention.v_proj(tokens))
    mixed = functional.scaled_dot_product_attention(query, query, value)
    return attention.out_proj(mixed.transpose(1, 2).reshape(batch, count, width))
