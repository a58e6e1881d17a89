"""A CLIP checkpoint as a dense encoder: on a tiny one that these tests make."""

from fnmatch import fnmatch
from functools import partial

import pytest
import torch
from torch.nn import functional

from core.errors import InputError
from core.models.card import write_card
from core.xemap.clip import ClipReferringModel
from core.xemap.clip_files import checkpoint_folder
from core.xemap.load import load_referring_model
from tests.fixtures.clip import PATCH, TILE, WIDTH, clip_card, write_clip


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory):
    return write_clip(tmp_path_factory.mktemp("clip"))


@pytest.fixture(scope="module")
def model(checkpoint, tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    write_card(clip_card(checkpoint), folder)
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
    write_card(clip_card(checkpoint, weights_sha256="0" * 64), tmp_path)
    with pytest.raises(InputError, match="not those of the model card"):
        load_referring_model(str(tmp_path))


def test_a_folder_without_a_checkpoint_is_said(checkpoint, tmp_path):
    write_card(clip_card(checkpoint, network={"kind": "clip"}), tmp_path)
    with pytest.raises(InputError, match="There is no checkpoint in"):
        load_referring_model(str(tmp_path))


def test_a_hub_name_needs_a_pinned_revision(checkpoint, tmp_path, monkeypatch):
    named = {"kind": "clip", "checkpoint": "someone/a-clip"}
    for revision in ("", "main"):
        with pytest.raises(InputError, match="pins no revision"):
            checkpoint_folder(tmp_path, clip_card(checkpoint, network=named | {"revision": revision}))
    asked = []

    def download(name, revision, allow_patterns, local_files_only):
        assert local_files_only  # a card never starts a download
        asked.append((name, revision, allow_patterns))
        return str(checkpoint)

    monkeypatch.setattr("huggingface_hub.snapshot_download", download)
    pinned = clip_card(checkpoint, network=named | {"revision": "a" * 40})
    assert ClipReferringModel.load(tmp_path, pinned, "cpu").levels[0] == (WIDTH, PATCH)
    ((name, revision, patterns),) = asked
    assert (name, revision) == ("someone/a-clip", "a" * 40)
    wanted = {
        name
        for name in ("model.safetensors", "model-00001-of-00002.safetensors", "pytorch_model.bin", "a.pt")
        if any(map(partial(fnmatch, name), patterns))
    }
    assert wanted == {"model.safetensors", "model-00001-of-00002.safetensors"}


def test_a_hub_out_of_reach_is_said(checkpoint, tmp_path, monkeypatch):
    def download(*arguments, **options):
        raise OSError("no route")

    monkeypatch.setattr("huggingface_hub.snapshot_download", download)
    with pytest.raises(InputError, match="no route"):
        checkpoint_folder(
            tmp_path, clip_card(checkpoint, network={"checkpoint": "someone/a-clip", "revision": "a" * 40})
        )
