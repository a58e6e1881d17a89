"""Each family's patches equal a plain reading of the same weights, and any patch size gets tiles that fit."""

from pathlib import Path

import pytest
import torch
from torch.nn import functional

from core.xemap.clip import ClipReferringModel, _fitted
from tests.fixtures.clip import clip_card, write_clip, write_siglip


def load(folder, tmp_path, **changes) -> ClipReferringModel:
    return ClipReferringModel.load(tmp_path, clip_card(folder, **changes), "cpu")


def image_of(model, count=2):
    side = model.tile
    image = torch.randint(0, 256, (count, 3, side, side), generator=torch.Generator().manual_seed(1), dtype=torch.uint8)
    return image, torch.ones(count, side, side, dtype=torch.bool)


def pixels_of(image, mean, spread):
    return (image.float() / 255 - torch.tensor(mean)[:, None, None]) / torch.tensor(spread)[:, None, None]


def by_hand(state: dict, pixels, heads: int, patch: int):
    """CLIP's patches with torch's own functions: the weights by name, the last layer as ClearCLIP has it."""
    get = {name.removeprefix("vision_model."): value for name, value in state.items()}

    def normed(tokens, name):
        return functional.layer_norm(tokens, tokens.shape[-1:], get[f"{name}.weight"], get[f"{name}.bias"])

    def linear(tokens, name):
        return functional.linear(tokens, get[f"{name}.weight"], get[f"{name}.bias"])

    def attended(tokens, name, key="k_proj"):
        parts = [linear(tokens, f"{name}.self_attn.{part}").unflatten(-1, (heads, -1)) for part in ("q_proj", key)]
        value = linear(tokens, f"{name}.self_attn.v_proj").unflatten(-1, (heads, -1))
        scores = torch.einsum("bihd,bjhd->bhij", *parts) / parts[0].shape[-1] ** 0.5
        return linear(
            torch.einsum("bhij,bjhd->bihd", scores.softmax(-1), value).flatten(2), f"{name}.self_attn.out_proj"
        )

    patches = functional.conv2d(pixels, get["embeddings.patch_embedding.weight"], stride=patch)
    rows, columns = patches.shape[-2:]
    places = get["embeddings.position_embedding.weight"]
    side = int((len(places) - 1) ** 0.5)
    grid = places[1:].T.reshape(1, -1, side, side)
    grid = functional.interpolate(grid, size=(rows, columns), mode="bicubic", align_corners=False)
    own = get["embeddings.class_embedding"].expand(len(pixels), 1, -1)
    tokens = torch.cat([own + places[0], patches.flatten(2).mT + grid.flatten(2).mT], 1)
    tokens = normed(tokens, "pre_layrnorm")
    count = 1 + max(int(name.split(".")[2]) for name in get if name.startswith("encoder.layers."))
    for number in range(count - 1):
        name = f"encoder.layers.{number}"
        tokens = tokens + attended(normed(tokens, f"{name}.layer_norm1"), name)
        inner = linear(normed(tokens, f"{name}.layer_norm2"), f"{name}.mlp.fc1")
        tokens = tokens + linear(inner * torch.sigmoid(1.702 * inner), f"{name}.mlp.fc2")
    name = f"encoder.layers.{count - 1}"
    last = attended(normed(tokens, f"{name}.layer_norm1"), name, "q_proj")[:, 1:]
    vectors = normed(last, "post_layernorm") @ get["visual_projection.weight"].T
    return functional.normalize(vectors, dim=-1).mT.unflatten(2, (rows, columns))


@pytest.mark.parametrize("patch", [14, 16])
def test_the_patches_of_clip_are_those_of_its_weights(tmp_path, patch):
    from safetensors.torch import load_file

    folder = write_clip(tmp_path, patch)
    model = load(folder, tmp_path)
    image, valid = image_of(model)
    with torch.inference_mode():
        expected = by_hand(
            load_file(folder / "model.safetensors"), pixels_of(image, [0.5] * 3, [0.25] * 3), heads=2, patch=patch
        )
        assert torch.allclose(model.patches(image, valid), expected, atol=1e-4)


@pytest.mark.parametrize("kind", ["siglip", "siglip2"])
@pytest.mark.parametrize("patch", [14, 16])
def test_a_patch_of_siglip_is_what_its_head_pools_of_that_patch_alone(tmp_path, kind, patch):
    from transformers import Siglip2Model, SiglipModel
    from transformers.models.siglip2.image_processing_pil_siglip2 import convert_image_to_patches

    folder = write_siglip(tmp_path, kind, patch)
    model = load(folder, tmp_path, tile=200)
    image, valid = image_of(model, count=1)
    pixels, side = pixels_of(image, [0.5] * 3, [0.5] * 3), model.tile // patch
    with torch.inference_mode():
        if kind == "siglip":
            vision = SiglipModel.from_pretrained(folder).vision_model
            tokens = vision(pixels, interpolate_pos_encoding=True).last_hidden_state[0]
        else:
            vision = Siglip2Model.from_pretrained(folder).vision_model
            rows = torch.tensor(convert_image_to_patches(pixels[0].numpy(), patch))
            mask, shape = torch.ones(1, len(rows)), torch.tensor([[side, side]])
            tokens = vision(rows[None], mask, shape).last_hidden_state[0]
        alone = functional.normalize(vision.head(tokens[:, None]), dim=-1)
        assert torch.allclose(model.patches(image, valid)[0].flatten(1).T, alone, atol=1e-4)


@pytest.mark.parametrize("kind", ["siglip", "siglip2"])
def test_a_phrase_is_read_as_siglip_was_trained_to_read_it(tmp_path, kind):
    from transformers import Siglip2Model, SiglipModel

    model = load(write_siglip(tmp_path, kind), tmp_path)
    network = {"siglip": SiglipModel, "siglip2": Siglip2Model}[kind].from_pretrained(tmp_path)
    river = torch.tensor([[12, 1, *[0] * 10]])  # the word, the end, padding to the full length
    with torch.inference_mode():
        expected = functional.normalize(network.get_text_features(input_ids=river).pooler_output, dim=-1)
        assert torch.allclose(model._sentences(["River"]), expected, atol=1e-5)
    answer = model.respond(features_of(model), model.query("river"))
    assert answer.shape == (1, 16, 16) and 0 <= answer.min() < answer.max() <= 1


def features_of(model):
    image, valid = image_of(model, 1)
    half = model.tile // 2
    return model.features(image, valid, image[..., :half, :half], valid[..., :half, :half])


@pytest.mark.parametrize("patch, asked, tile", [(14, 448, 448), (14, 500, 448), (16, 500, 512), (32, 40, 256)])
def test_the_tile_is_the_nearest_of_whole_patches(patch, asked, tile):
    card = _fitted(clip_card(Path("/nowhere"), tile=asked, stride=6), patch)
    assert card.tile == tile and tile % (8 * patch) == tile % 16 == 0 and card.stride == 8
