"""The layout of open_clip's checkpoints: shapes, names, and what such a network answers, computed from the file itself.

``answers`` reads the original names and stacks. A conversion is right if its network answers the same.
"""

import re
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from ..errors import InputError

_BLOCK = r"resblocks\.(\d+)\.(ln_1|ln_2|mlp\.c_fc|mlp\.c_proj|attn\.out_proj)\.(weight|bias)"
_PARTS = {"ln_1": "layer_norm1", "ln_2": "layer_norm2", "mlp.c_fc": "mlp.fc1", "mlp.c_proj": "mlp.fc2"}
_PARTS["attn.out_proj"] = "self_attn.out_proj"
_WHOLE = {
    "visual.class_embedding": "vision_model.embeddings.class_embedding",
    "visual.conv1.weight": "vision_model.embeddings.patch_embedding.weight",
    "visual.positional_embedding": "vision_model.embeddings.position_embedding.weight",
    "positional_embedding": "text_model.embeddings.position_embedding.weight",
    "token_embedding.weight": "text_model.embeddings.token_embedding.weight",  # nosec B105  a weight's name
    "logit_scale": "logit_scale",
    **{
        f"{old}.{part}": f"{new}.{part}"
        for old, new in {
            "visual.ln_pre": "vision_model.pre_layrnorm",
            "visual.ln_post": "vision_model.post_layernorm",
            "ln_final": "text_model.final_layer_norm",
        }.items()
        for part in ("weight", "bias")
    },
}
#: Matrices that open_clip stores as (input, output); transformers has (output, input).
_TURNED = {"visual.proj": "visual_projection.weight", "text_projection": "text_projection.weight"}
#: Entries of OpenAI's own files that describe the network and are no weights.
_NOTES = ("input_resolution", "context_length", "vocab_size", "attn_mask")
#: The weights that tell the shapes of all others, and the axes that they have; none for a single number.
_AXES = {
    "visual.conv1.weight": 4,
    "visual.positional_embedding": 2,
    "visual.proj": 2,
    "token_embedding.weight": 2,  # nosec B105  a weight's name
    "positional_embedding": 2,
    "text_projection": 2,
    "logit_scale": 0,
}
#: Name of a layout by width, layers and patch of its image encoder.
_KNOWN = {
    (768, 12, 32): "ViT-B/32",
    (768, 12, 16): "ViT-B/16",
    (1024, 24, 14): "ViT-L/14",
    (1280, 32, 14): "ViT-H/14",
    (1408, 40, 14): "ViT-g/14",
    (1664, 48, 14): "ViT-bigG/14",
}
#: Layouts whose networks were trained with another activation by OpenAI than by others.
TWO_ACTIVATIONS = ("ViT-B/32", "ViT-B/16", "ViT-L/14")
_TOWERS = {"visual.transformer.": "vision_model", "transformer.": "text_model"}


@dataclass(frozen=True)
class Tower:
    """One of the two encoders: its width, that of its feed-forward layers, its layers and heads."""

    width: int
    inner: int
    layers: int
    heads: int


@dataclass(frozen=True)
class Layout:
    """The shapes of a checkpoint.

    Attributes:
        name: Name of the layout, such as ViT-L/14; empty if it is none of the usual ones.
        vision: The image encoder.
        text: The text encoder.
        patch: Side of a patch in pixels.
        image: Side of the images in training, in pixels.
        words: Tokens of the vocabulary.
        length: Tokens of the longest sentence.
        dimensions: Dimensions of the space of images and sentences.
    """

    name: str
    vision: Tower
    text: Tower
    patch: int
    image: int
    words: int
    length: int
    dimensions: int


def weights_in(content) -> dict[str, Tensor]:
    """The weights in what a file holds: alone or under ``state_dict``, without the prefix of a training on many cards.

    Raises:
        InputError: There are none.
    """
    for key in ("state_dict", "model", "model_state_dict"):
        if isinstance(content, dict) and isinstance(content.get(key), dict):
            content = content[key]
    if not isinstance(content, dict) or not all(isinstance(value, Tensor) for value in content.values()):
        raise InputError("The file holds something else than named weights: choose a checkpoint of open_clip.")
    state = dict(content)
    for prefix in ("module.", "model.", "clip_model."):
        if state and all(name.startswith(prefix) for name in state):
            state = {name.removeprefix(prefix): value for name, value in state.items()}
    return {name: value for name, value in state.items() if name not in _NOTES}


def layout_of(state: dict[str, Tensor], heads: tuple[int, int] | None = None) -> Layout:
    """Read the shapes of a checkpoint.

    Args:
        state: The weights by their names in open_clip.
        heads: Attention heads of the image and the text encoder; None for those of the usual layouts.

    Raises:
        InputError: It is no CLIP with two transformers in open_clip's layout.
    """
    for name, axes in _AXES.items():
        if name not in state:
            kinds = "vision transformers of open_clip with a text encoder"
            raise InputError(f"The file has no {name}, and only {kinds} can be converted: choose another checkpoint.")
        value = state[name]
        if not value.numel() or (value.dim() != axes if axes else value.numel() != 1):
            shape = " × ".join(map(str, value.shape)) or "one"
            raise InputError(f"{name} has {shape} numbers, which makes no CLIP: get the checkpoint again.")
    width, _, patch, _ = state["visual.conv1.weight"].shape
    words, text_width = state["token_embedding.weight"].shape
    side = round((len(state["visual.positional_embedding"]) - 1) ** 0.5)
    usual = max(1, width // 64) if width <= 1024 else 16, max(1, text_width // 64)
    vision_heads, text_heads = heads or usual
    vision = _tower(state, "visual.transformer.", width, vision_heads)
    text = _tower(state, "transformer.", text_width, text_heads)
    name = _KNOWN.get((width, vision.layers, patch), "")
    if heads is None and (not name or text_width % 64):  # no weight tells them, and no comparison with itself
        raise InputError(
            f"A layout of {vision.layers} layers of width {width} with patches of {patch} is none of the usual ones, "
            f"and the file does not say how many attention heads it has: name them, such as --heads "
            f"{usual[0]} {usual[1]}."
        )
    return Layout(
        name=name,
        vision=vision,
        text=text,
        patch=patch,
        image=side * patch,
        words=words,
        length=len(state["positional_embedding"]),
        dimensions=state["visual.proj"].shape[1],
    )


def _tower(state: dict[str, Tensor], stem: str, width: int, heads: int) -> Tower:
    layers = sum(name.startswith(f"{stem}resblocks.") and name.endswith(".ln_1.weight") for name in state)
    inner = state.get(f"{stem}resblocks.0.mlp.c_fc.weight")
    if not layers or inner is None or not inner.dim() or heads < 1 or width % heads:
        raise InputError(
            f"The encoder {stem.rstrip('.')} has {layers} layers, width {width} and {heads} heads, which makes no "
            "transformer: choose another checkpoint, or name its heads."
        )
    return Tower(width, inner.shape[0], layers, heads)


def renamed(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The same weights by their names in transformers.

    Raises:
        InputError: A tensor has no place there.
    """
    result: dict[str, Tensor] = {}
    for name, value in state.items():
        if name in _WHOLE:
            result[_WHOLE[name]] = value.reshape(()) if name == "logit_scale" else value
        elif name in _TURNED:
            result[_TURNED[name]] = value.T
        else:
            result |= _block(name, value)
    return result


def _block(name: str, value: Tensor) -> dict[str, Tensor]:
    for stem, tower in _TOWERS.items():
        if not name.startswith(f"{stem}resblocks."):
            continue
        if match := re.fullmatch(_BLOCK, name.removeprefix(stem)):
            number, part, kind = match.groups()
            return {f"{tower}.encoder.layers.{number}.{_PARTS[part]}.{kind}": value}
        match = re.fullmatch(r"resblocks\.(\d+)\.attn\.in_proj_(weight|bias)", name.removeprefix(stem))
        if match and value.dim():
            number, kind = match.groups()
            stem = f"{tower}.encoder.layers.{number}.self_attn"
            parts = zip(("q_proj", "k_proj", "v_proj"), value.chunk(3))
            return {f"{stem}.{part}.{kind}": third for part, third in parts}
    raise InputError(f"The tensor {name} has no place in a CLIP of transformers: choose another checkpoint.")


def answers(state: dict[str, Tensor], layout: Layout, quick: bool, pixels: Tensor, tokens: Tensor) -> Tensor:
    """The scores of images and sentences, from the weights as open_clip names and stacks them.

    Args:
        state: The weights, in float32.
        layout: Their shapes.
        quick: Whether the activation is OpenAI's x · sigmoid(1.702 x); otherwise GELU.
        pixels: Images, (B, 3, image, image).
        tokens: Sentences, whole numbers (N, L); each is read at its highest token.

    Returns:
        (B, N).
    """
    patches = functional.conv2d(pixels, state["visual.conv1.weight"], stride=layout.patch).flatten(2).mT
    own = state["visual.class_embedding"].expand(len(pixels), 1, -1)
    values = torch.cat([own, patches], 1) + state["visual.positional_embedding"]
    values = _blocks(state, "visual.transformer.", layout.vision, _normed(state, "visual.ln_pre", values), quick, False)
    images = _normed(state, "visual.ln_post", values[:, 0]) @ state["visual.proj"]
    values = state["token_embedding.weight"][tokens] + state["positional_embedding"][: tokens.shape[1]]
    values = _normed(state, "ln_final", _blocks(state, "transformer.", layout.text, values, quick, True))
    sentences = values[torch.arange(len(tokens)), tokens.argmax(-1)] @ state["text_projection"]
    scores = functional.normalize(images, dim=-1) @ functional.normalize(sentences, dim=-1).T
    return state["logit_scale"].exp() * scores


def _blocks(state: dict, stem: str, tower: Tower, values: Tensor, quick: bool, causal: bool) -> Tensor:
    for number in range(tower.layers):
        name = f"{stem}resblocks.{number}"
        inputs = _normed(state, f"{name}.ln_1", values)
        stacked = functional.linear(inputs, state[f"{name}.attn.in_proj_weight"], state[f"{name}.attn.in_proj_bias"])
        query, key, value = (part.unflatten(-1, (tower.heads, -1)).transpose(1, 2) for part in stacked.chunk(3, -1))
        mixed = functional.scaled_dot_product_attention(query, key, value, is_causal=causal)
        values = values + _linear(state, f"{name}.attn.out_proj", mixed.transpose(1, 2).flatten(2))
        inner = _linear(state, f"{name}.mlp.c_fc", _normed(state, f"{name}.ln_2", values))
        inner = inner * torch.sigmoid(1.702 * inner) if quick else functional.gelu(inner)
        values = values + _linear(state, f"{name}.mlp.c_proj", inner)
    return values


def _normed(state: dict, name: str, values: Tensor) -> Tensor:
    return functional.layer_norm(values, values.shape[-1:], state[f"{name}.weight"], state[f"{name}.bias"])


def _linear(state: dict, name: str, values: Tensor) -> Tensor:
    return functional.linear(values, state[f"{name}.weight"], state[f"{name}.bias"])
