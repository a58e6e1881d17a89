"""A CLIP checkpoint as a dense encoder: on a tiny one that these tests make."""

import json
from fnmatch import fnmatch
from functools import partial

import pytest
import torch
from torch.nn import functional

from core import torch_compat  # noqa: F401  before transformers
from core.errors import InputError
from core.models.card import ModelCard, write_card
from core.models.checkpoint import sha256
from core.xemap.clip import ClipReferringModel, checkpoint_folder
from core.xemap.load import load_referring_model
from tests.fixtures.cards import referring_card

TILE, PATCH, WIDTH = 128, 16, 16


def write_tokenizer(folder):
    """A CLIP tokenizer that knows the letters and a few words."""
    letters = [chr(code) for code in range(97, 123)]
    merges = ["r i", "ri v", "riv e", "rive r</w>"]
    vocabulary = letters + [f"{letter}</w>" for letter in letters] + ["ri", "riv", "rive", "river</w>"]
    vocabulary += ["<|startoftext|>", "<|endoftext|>"]
    (folder / "vocab.json").write_text(json.dumps({token: number for number, token in enumerate(vocabulary)}))
    (folder / "merges.txt").write_text("\n".join(["#version: 0.2", *merges]) + "\n")
    (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "CLIPTokenizer"}))
    return len(vocabulary)


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory):
    from transformers import CLIPConfig, CLIPModel

    folder = tmp_path_factory.mktemp("clip")
    words = write_tokenizer(folder)
    layers = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 2}
    config = CLIPConfig(
        projection_dim=WIDTH,
        text_config=layers
        | {
            "vocab_size": words,
            "max_position_embeddings": 24,
            "bos_token_id": words - 2,
            "eos_token_id": words - 1,
            "pad_token_id": words - 1,
        },
        vision_config=layers | {"image_size": 64, "patch_size": PATCH},
    )
    torch.manual_seed(0)
    CLIPModel(config).save_pretrained(folder)
    (folder / "preprocessor_config.json").write_text(json.dumps({"image_mean": [0.5] * 3, "image_std": [0.25] * 3}))
    return folder


def card(folder, **changes) -> ModelCard:
    values = {
        "name": "tiny-clip",
        "tile": TILE,
        "overlap": 0.15,
        "stride": 8,
        "field_stride": PATCH,
        "network": {"kind": "clip", "checkpoint": str(folder)},
        "weights_sha256": sha256(folder / "model.safetensors"),
    }
    return referring_card(**(values | changes))


@pytest.fixture(scope="module")
def model(checkpoint, tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    write_card(card(checkpoint), folder)
    return load_referring_model(str(folder))


def tiles(count=2):
    generator = torch.Generator().manual_seed(1)
    side = TILE // 2
    return (
        torch.randint(0, 256, (count, 3, TILE, TILE), generator=generator, dtype=torch.uint8),
        torch.ones(count, TILE, TILE, dtype=torch.bool),
        torch.randint(0, 256, (count, 3, side, side), generator=generator, dtype=torch.uint8),
        torch.ones(count, side, side, dtype=torch.bool),
    )


def test_it_has_the_face_of_the_bundled_model(model):
    assert isinstance(model, ClipReferringModel)
    assert (model.tile, model.stride, model.wide) == (TILE, 8, (64, 4))
    assert model.levels == ((WIDTH, 16), (WIDTH, 64))
    features = model.features(*tiles())
    assert [(tuple(level.shape), level.dtype) for level in features] == [
        ((2, channels, TILE // stride, TILE // stride), torch.float16) for channels, stride in model.levels
    ]
    assert torch.allclose(features[0].float().norm(dim=1), torch.ones(2, 8, 8), atol=1e-2)
    response = model.respond(features, model.query("river"))
    assert response.shape == (2, 16, 16) and response.dtype == torch.float32
    assert 0 <= response.min() < response.max() <= 1


def test_phrases_differ_and_are_encoded_once(model, monkeypatch):
    features = model.features(*tiles())
    river, road = model.query("river"), model.query("a long road")
    assert river.sentence.norm() == pytest.approx(1, abs=1e-5)
    assert not torch.allclose(model.respond(features, river), model.respond(features, road), atol=1e-3)
    monkeypatch.setattr(model, "_sentences", lambda phrases: pytest.fail("encoded again"))
    assert model.query("river") is river


def test_a_patch_like_the_phrase_answers_higher_than_one_unlike_it(model):
    query = model.query("river")
    level = functional.normalize(torch.randn(1, WIDTH, 8, 8, generator=torch.Generator().manual_seed(0)), dim=1)
    level[0, :, 2, 5] = query.sentence
    level[0, :, 6, 1] = -query.sentence
    response = model.respond([level.half(), torch.zeros(1, WIDTH, 2, 2).half()], query)[0]
    assert response[4:6, 10:12].min() > 0.55 > 0.45 > response[12:14, 2:4].max()


def test_both_views_are_looked_at(model):
    image, valid, wide, wide_valid = tiles()
    features = model.features(image, valid, wide, wide_valid)
    other = model.features(image, valid, wide.flip(0), wide_valid)
    assert torch.equal(features[0], other[0]) and not torch.equal(features[1], other[1])
    query = model.query("river")
    assert not torch.equal(model.respond(features, query), model.respond(other, query))


def test_pixels_without_data_do_not_count(model):
    image, valid, wide, wide_valid = tiles(1)
    valid[:, :64] = False
    changed = image.clone()
    changed[:, :, :64] = 0
    for one, other in zip(
        model.features(image, valid, wide, wide_valid), model.features(changed, valid, wide, wide_valid)
    ):
        assert torch.equal(one, other)


def test_other_weights_than_the_cards_are_refused(checkpoint, tmp_path):
    write_card(card(checkpoint, weights_sha256="0" * 64), tmp_path)
    with pytest.raises(InputError, match="not those of the model card"):
        load_referring_model(str(tmp_path))


def test_tiles_have_to_hold_whole_patches(checkpoint, tmp_path):
    write_card(card(checkpoint, tile=192), tmp_path)
    with pytest.raises(InputError, match="multiple of 128"):
        load_referring_model(str(tmp_path))


def test_a_folder_without_a_checkpoint_is_said(checkpoint, tmp_path):
    write_card(card(checkpoint, network={"kind": "clip"}), tmp_path)
    with pytest.raises(InputError, match="tiny-clip cannot be loaded"):
        load_referring_model(str(tmp_path))


def test_a_hub_name_needs_a_pinned_revision(checkpoint, tmp_path, monkeypatch):
    named = {"kind": "clip", "checkpoint": "someone/a-clip"}
    for revision in ("", "main"):
        with pytest.raises(InputError, match="pins no revision"):
            checkpoint_folder(tmp_path, card(checkpoint, network=named | {"revision": revision}))
    asked = []

    def download(name, revision, allow_patterns):
        asked.append((name, revision, allow_patterns))
        return str(checkpoint)

    monkeypatch.setattr("huggingface_hub.snapshot_download", download)
    pinned = card(checkpoint, network=named | {"revision": "a" * 40})
    assert ClipReferringModel.load(tmp_path, pinned, "cpu").levels[0] == (WIDTH, PATCH)
    ((name, revision, patterns),) = asked
    assert (name, revision) == ("someone/a-clip", "a" * 40)
    wanted = {
        name
        for name in ("model.safetensors", "pytorch_model.bin", "a.pt")
        if any(map(partial(fnmatch, name), patterns))
    }
    assert wanted == {"model.safetensors"}


def test_a_hub_out_of_reach_is_said(checkpoint, tmp_path, monkeypatch):
    def download(*arguments, **options):
        raise OSError("no route")

    monkeypatch.setattr("huggingface_hub.snapshot_download", download)
    with pytest.raises(InputError, match="no route"):
        checkpoint_folder(tmp_path, card(checkpoint, network={"checkpoint": "someone/a-clip", "revision": "a" * 40}))
