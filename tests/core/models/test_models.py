"""Cards, checkpoints and the registry."""

import dataclasses
import json

import pytest
import torch

from core.errors import InputError
from core.models.card import ModelCard, read_card, write_card
from core.models.checkpoint import load_weights, save_weights
from core.models.registry import find_model, installed_models
from core.ssdm.config import SsdmConfig
from core.ssdm.load import load_mapping_model
from core.ssdm.pair import MappingPair
from tests.fixtures.cards import land_cover_card

TINY = SsdmConfig(width=32, mask_width=16, heads=2, layers=1, field_dimensions=8)


def card_of(digest: str, **changes) -> ModelCard:
    values = {
        "tile": 64,
        "network": dataclasses.asdict(TINY),
        "context": {"encoder": "mobilenet_v2"},
        "embedding": {"source": "scene-context", "dimensions": 8},
        "weights_sha256": digest,
    }
    return land_cover_card(**(values | changes))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    torch.manual_seed(0)
    pair = MappingPair(TINY, True)
    folder = tmp_path / "models" / "tiny"
    write_card(card_of(save_weights(pair, folder)), folder)
    monkeypatch.setenv("LANDSCRIBE_MODELS", str(tmp_path / "models"))
    return folder


def test_card_round_trip(tmp_path):
    card = card_of("0" * 64)
    write_card(card, tmp_path)
    assert read_card(tmp_path) == card
    assert card.colors[8] == "#de1f07"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 99}', '{"format": 1, "name": "x"}'])
def test_a_bad_card_is_one_sentence(tmp_path, text):
    (tmp_path / "model.json").write_text(text)
    with pytest.raises(InputError, match="model card") as caught:
        read_card(tmp_path)
    assert "\n" not in str(caught.value)


def test_registry_finds_by_name_and_by_folder(folder):
    assert find_model("tiny")[0] == folder
    assert find_model(str(folder))[1].name == "tiny"
    with pytest.raises(InputError, match="no model named 'absent'"):
        find_model("absent")


def test_a_broken_card_does_not_hide_the_others(folder):
    (folder.parent / "broken").mkdir()
    (folder.parent / "broken" / "model.json").write_text("nonsense")
    assert "tiny" in installed_models()


def test_weights_survive_in_half_precision(folder):
    model = load_mapping_model("tiny")
    torch.manual_seed(0)
    expected = MappingPair(TINY, True).state_dict()
    for name, value in model.pair.state_dict().items():
        if value.is_floating_point():
            assert value.dtype == torch.float32
            assert torch.allclose(value, expected[name], atol=1e-3, rtol=1e-3), name


def test_changed_weights_are_refused(folder):
    path = folder / "weights.safetensors"
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(bytes(raw))
    with pytest.raises(InputError, match="SHA-256"):
        load_weights(folder, read_card(folder).weights_sha256)


def test_weights_of_another_network_are_refused(folder):
    raw = json.loads((folder / "model.json").read_text())
    raw["network"]["width"] = 64
    (folder / "model.json").write_text(json.dumps(raw))
    with pytest.raises(InputError, match="does not fit its card"):
        load_mapping_model("tiny")


def test_a_model_for_another_task_is_refused(folder):
    raw = json.loads((folder / "model.json").read_text())
    raw["task"] = "refer"
    (folder / "model.json").write_text(json.dumps(raw))
    with pytest.raises(InputError, match="choose a land-cover model"):
        load_mapping_model("tiny")


def test_probabilities_are_probabilities_and_ignore_what_lies_under_nodata(folder):
    model = load_mapping_model("tiny")
    image = torch.randint(0, 256, (2, 3, 64, 64), dtype=torch.uint8, generator=torch.Generator().manual_seed(1))
    valid = torch.ones(2, 64, 64, dtype=torch.bool)
    valid[:, :20] = False
    probabilities = model.probabilities(image, valid)
    assert probabilities.shape == (2, 8, 16, 16)
    assert torch.allclose(probabilities.sum(1), torch.ones(2, 16, 16), atol=1e-4)
    changed = image.clone()
    changed[:, :, :20] = 255
    assert torch.equal(probabilities, model.probabilities(changed, valid))
