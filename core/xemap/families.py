"""The CLIP family: how each of its architectures says what a patch shows, and what a phrase means.

A row of ``FAMILIES`` is an architecture of transformers. Its dense read-out gives a vector for each patch in the space
of the sentences; it adds nothing that the checkpoint was not trained with.
"""

import string
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

# isort: off
from .. import torch_compat  # noqa: F401  before transformers
from transformers import AutoTokenizer, CLIPModel, PreTrainedTokenizerFast, Siglip2Model, SiglipModel

# isort: on

from ..errors import InputError

#: Rows of a vocabulary that may be unused, to make its size a round number.
_UNUSED = 127
_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)


@dataclass(frozen=True)
class Family:
    """An architecture of the CLIP family.

    Attributes:
        title: Its name for users.
        network: Its class in transformers.
        width: Dimensions of the space that patches and sentences share, from the network's configuration.
        dense: Vectors of the patches, (B, N, D) in row order, from the network and pixels (B, 3, S, S).
        sentences: Vectors of sentences, (N, D), from the network and the tokenizer's output.
        tokenizer: Reads the tokenizer in a folder.
        fixed: Whether the sentences are padded to the full length that the text encoder was trained with.
        plain: Writes a phrase as the text encoder was trained to read it.
        colours: Mean and standard deviation of the colours in training, for a checkpoint that does not name its own.
    """

    title: str
    network: type
    width: Callable
    dense: Callable[[nn.Module, Tensor], Tensor]
    sentences: Callable[[nn.Module, dict], Tensor]
    tokenizer: Callable[[Path], object]
    fixed: bool
    plain: Callable[[str], str]
    colours: tuple[tuple[float, ...], tuple[float, ...]]


def clip_patches(network: CLIPModel, pixels: Tensor) -> Tensor:
    """Patches of CLIP: as ClearCLIP (arXiv 2407.12442) reads them.

    In the last layer queries attend to queries, without residual and feed-forward, so that the token of a patch
    describes that patch; then the projection into the space of the sentences.
    """
    vision = network.vision_model
    tokens = vision.pre_layrnorm(vision.embeddings(pixels, interpolate_pos_encoding=True))
    *layers, last = vision.encoder.layers
    for layer in layers:
        tokens = layer(tokens, None)
    tokens = _queries_to_queries(last.self_attn, last.layer_norm1(tokens))[:, 1:]  # without the class token
    return network.visual_projection(vision.post_layernorm(tokens))


def siglip_patches(network: SiglipModel, pixels: Tensor) -> Tensor:
    """Patches of SigLIP: what its pooling head says of an image if it attends to one patch only."""
    tokens = network.vision_model.embeddings(pixels, interpolate_pos_encoding=True)
    return _pooled_alone(network.vision_model, tokens)


def siglip2_patches(network: Siglip2Model, pixels: Tensor) -> Tensor:
    """Patches of SigLIP 2 (NaFlex): as of SigLIP; the patches come as rows of their pixels."""
    embeddings = network.vision_model.embeddings
    batch, _, height, width = pixels.shape
    side = embeddings.patch_size
    rows, columns = height // side, width // side
    cut = pixels.reshape(batch, 3, rows, side, columns, side).permute(0, 2, 4, 3, 5, 1)
    shapes = torch.tensor([[rows, columns]] * batch)
    return _pooled_alone(network.vision_model, embeddings(cut.reshape(batch, rows * columns, -1), shapes))


def _pooled_alone(vision: nn.Module, tokens: Tensor) -> Tensor:
    for layer in vision.encoder.layers:
        tokens = layer(tokens, None)
    tokens = vision.post_layernorm(tokens)
    head, width = vision.head, tokens.shape[-1]
    attention = head.attention  # to one token only: its weight is one, whatever the query
    values = functional.linear(tokens, attention.in_proj_weight[2 * width :], attention.in_proj_bias[2 * width :])
    alone = attention.out_proj(values)
    return alone + head.mlp(head.layernorm(alone))


def _queries_to_queries(attention: nn.Module, tokens: Tensor) -> Tensor:
    """Self-attention whose keys are its queries, from (B, N, width) to (B, N, width)."""
    batch, count, width = tokens.shape

    def split(values: Tensor) -> Tensor:
        return values.view(batch, count, attention.num_heads, attention.head_dim).transpose(1, 2)

    query, value = split(attention.q_proj(tokens)), split(attention.v_proj(tokens))
    mixed = functional.scaled_dot_product_attention(query, query, value)
    return attention.out_proj(mixed.transpose(1, 2).reshape(batch, count, width))


def _clip_sentences(network: CLIPModel, inputs: dict) -> Tensor:
    return network.text_projection(network.text_model(**inputs).pooler_output)


def _siglip_sentences(network: nn.Module, inputs: dict) -> Tensor:
    return network.text_model(input_ids=inputs["input_ids"]).pooler_output  # trained without a mask of the padding


def _any_tokenizer(folder: Path):
    return AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)  # nosec B615


def _fast_tokenizer(folder: Path):
    """A tokenizer from ``tokenizer.json``, without the sentencepiece library."""
    return PreTrainedTokenizerFast.from_pretrained(folder, local_files_only=True)  # nosec B615


def _canonical(phrase: str) -> str:
    return " ".join(phrase.lower().translate(_NO_PUNCTUATION).split())


_SIGLIP = {
    "width": lambda config: config.vision_config.hidden_size,
    "sentences": _siglip_sentences,
    "tokenizer": _fast_tokenizer,
    "fixed": True,
    "colours": ((0.5, 0.5, 0.5), (0.5, 0.5, 0.5)),
}
#: Each family by the ``model_type`` in a checkpoint's config.json. open_clip's are converted to CLIP.
FAMILIES = {
    "clip": Family(
        "CLIP",
        CLIPModel,
        lambda config: config.projection_dim,
        clip_patches,
        _clip_sentences,
        _any_tokenizer,
        fixed=False,
        plain=str,
        colours=((0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)),
    ),
    "siglip": Family("SigLIP", SiglipModel, dense=siglip_patches, plain=_canonical, **_SIGLIP),
    "siglip2": Family("SigLIP 2", Siglip2Model, dense=siglip2_patches, plain=str.lower, **_SIGLIP),
}


def check_tokenizer(tokenizer, network: nn.Module, what: str) -> None:
    """Check that a tokenizer is the one that a text encoder was trained with, as far as its size tells.

    Raises:
        InputError: It has more or fewer tokens, or another last token.
    """
    settings = network.config.text_config
    tokens, rows = len(tokenizer), settings.vocab_size
    if not 0 <= rows - tokens <= _UNUSED:
        raise InputError(
            f"{what} cannot be used, since its tokenizer has {tokens} tokens and its text encoder {rows}: put the "
            "tokenizer's files of this checkpoint in its folder."
        )
    highest = max(tokenizer.get_vocab().values(), default=0)
    if highest >= rows:
        raise InputError(
            f"{what} cannot be used, since its tokenizer numbers a token {highest} and its text encoder has {rows}: "
            "put the tokenizer's files of this checkpoint in its folder."
        )
    # CLIP reads a sentence at its last token; 2 in old files stands for the token with the highest number.
    last = tokens - 1 if settings.eos_token_id == 2 else settings.eos_token_id
    if isinstance(network, CLIPModel) and tokenizer.eos_token_id != last:
        raise InputError(
            f"{what} cannot be used, since its tokenizer ends sentences with token {tokenizer.eos_token_id} and its "
            f"text encoder expects {last}: put the tokenizer's files of this checkpoint in its folder."
        )
