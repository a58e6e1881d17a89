"""A whole small training of XeMap-Network, its command and its configuration."""

import argparse
import dataclasses
from pathlib import Path

import numpy as np
import pytest
import torch

from core.errors import InputError
from core.models.card import read_card
from core.models.checkpoint import load_weights
from core.models.registry import FOLDERS_VARIABLE
from core.ssdm.load import load_mapping_model
from core.training import cli
from core.training.referring import export, texts, validate, windows
from core.training.referring.config import read_referring_config
from core.training.referring.loop import objective, train_referring
from core.training.referring.meanings import learn_meanings
from core.training.referring.phrases import phrase_table
from core.training.referring.sampler import Sampler
from core.training.referring.taught import Pupil
from core.training.referring.truth import UNLABELLED
from core.xemap.config import XemapConfig
from core.xemap.load import load_referring_model
from core.xemap.model import ask
from core.xemap.network import XemapNetwork
from tests.fixtures.referring_training import TINY, HashedText, configuration

TABLE = phrase_table()


def test_a_run_gives_the_same_weights_again_and_goes_on_where_it_stopped(data, tmp_path):
    config = configuration(initial_model="landscribe-ssdm")
    first = train_referring(config, data, tmp_path / "first", threads=1)
    (tmp_path / "second").mkdir()
    (tmp_path / "first" / "texts.safetensors").rename(tmp_path / "second" / "texts.safetensors")
    second = train_referring(config, data, tmp_path / "second", threads=1)
    begun = load_mapping_model("landscribe-ssdm").pair.network.encoder.state_dict()
    for (name, one), other in zip(first.state_dict().items(), second.state_dict().values()):
        assert torch.equal(one, other), name
    moved = [float((one.detach() - begun[name]).abs().max()) for name, one in first.pyramid.encoder.named_parameters()]
    assert 0 < max(moved) < 0.1  # it started from the mapping model's encoder, and learnt
    state = torch.load(tmp_path / "second" / "last.pt", weights_only=True)
    assert state["step"] == 3
    longer = train_referring(dataclasses.replace(config, steps=4), data, tmp_path / "second", threads=1)
    assert torch.load(tmp_path / "second" / "last.pt", weights_only=True)["step"] == 4
    assert any(
        not torch.equal(one, other) for one, other in zip(first.state_dict().values(), longer.state_dict().values())
    )


def test_training_finds_what_it_is_shown(data, tmp_path):
    """On one batch again and again the loss must fall by much: gradients, targets and phrases fit together."""
    torch.manual_seed(0)
    config = configuration(text_noise=0.0)
    sampler = Sampler(config, data)
    encoded = texts.encode_phrases(sampler.every_phrase, "hashed", tmp_path / "texts.safetensors")
    sampler.use(encoded.index)
    batch = sampler.batch(0)
    network = XemapNetwork(TINY).train()
    optimiser = torch.optim.Adam(network.parameters(), lr=3e-3)
    parts = []
    for _ in range(25):
        losses_now = objective(Pupil(network), batch, encoded, config)
        optimiser.zero_grad()
        sum(losses_now.values()).backward()
        optimiser.step()
        parts.append({name: float(value.detach()) for name, value in losses_now.items()})
    assert set(parts[0]) == {"truth", "dice", "somewhere", "agreement", "quiet", "layout", "contrast"}
    assert parts[-1]["truth"] < 0.6 * parts[0]["truth"]
    assert parts[-1]["contrast"] < parts[0]["contrast"]


def test_meanings_move_by_concept_and_nothing_else_does(data, tmp_path):
    config = configuration(meaning_steps=40)
    torch.manual_seed(0)
    network = export.anchored(XemapNetwork(TINY), config)
    before = {name: value.clone() for name, value in network.state_dict().items()}
    concepts = [TABLE.concepts[name] for name in validate.SCORED]
    queries = {word: HashedText("")(word) for concept in concepts for word in concept.words[:2]}

    def cost() -> float:
        asked = {word: ask(network, query) for word, query in queries.items()}
        answers = windows.answer_set(network, data, "tokyo/west:train", asked, concepts, 8)
        losses_ = []
        for concept in concepts:
            known = answers.truth[concept.name] != UNLABELLED
            share = answers.truth[concept.name][known] / 100
            for word in concept.words[:2]:
                told = answers.responses[word][known].astype(float).clip(1e-4, 1 - 1e-4)
                losses_.append(-(share * np.log(told) + (1 - share) * np.log(1 - told)).mean())
        return float(np.nanmean(losses_))

    begun = cost()
    learn_meanings(network, config, data, tmp_path / "meanings", most=8)
    assert cost() < begun - 0.01
    after = network.state_dict()
    assert set(after) == set(before)
    assert [name for name in before if not torch.equal(before[name], after[name])] == ["anchors.meant"]
    moved = (after["anchors.meant"] - before["anchors.meant"]).norm(dim=1).tolist()
    for name, far in zip([*TABLE.concepts, *TABLE.never], moved, strict=True):
        assert far > 1e-3 if name in validate.SCORED else far < 1e-5, name
    assert torch.allclose(after["anchors.meant"].norm(dim=1), torch.ones(len(moved)), atol=1e-5)
    assert torch.load(tmp_path / "meanings" / "last.pt", weights_only=True)["step"] == 40


def test_a_run_of_no_steps_keeps_the_model_that_it_starts_from(data, tmp_path):
    with pytest.raises(InputError, match="name the folder of a referring model"):
        train_referring(configuration(steps=0), data, tmp_path / "run")


def test_train_command_writes_a_model_that_answers(data, tmp_path, monkeypatch):
    path = tmp_path / "run.toml"
    path.write_text(
        """
task = "referring"
name = "tiny"
validation = ["tokyo/west:held-out"]
calibration = ["tokyo/west:train"]
steps = 1
meaning_steps = 1
batch = 2
crop = 128
view = 64
[network]
width = 32
pyramid = 16
scales = [8, 8, 16, 16, 16]
[[sets]]
name = "tokyo/west:train"
gsd = [0.5, 0.6]
near = [0.5, 0.6]
[[sets]]
name = "rsicd"
kind = "scenes"
"""
    )
    arguments = argparse.Namespace(
        config=path,
        data=data,
        initial=None,
        out=tmp_path / "run",
        minutes=0.0,
        threads=1,
        embedding="",
        seed=None,
        steps=None,
        learning_rate=None,
    )
    result = cli.run(arguments)
    model_folder = tmp_path / "run" / "tiny"
    assert (tmp_path / "run" / "meanings" / "log.jsonl").exists()
    (tmp_path / "again").mkdir()
    (tmp_path / "run" / "texts.safetensors").rename(tmp_path / "again" / "texts.safetensors")
    config = dataclasses.replace(read_referring_config(path), learning_rate=1e-7)
    begun = load_weights(model_folder, read_card(model_folder).weights_sha256)
    went_on = train_referring(config, data, tmp_path / "again", model_folder, 1)
    for name, value in went_on.named_parameters():
        assert torch.allclose(value, begun[name], atol=2e-3), name  # from the model, whose weights are fp16
    untouched = train_referring(dataclasses.replace(config, steps=0), data, tmp_path / "again", model_folder)
    assert all(torch.equal(value, begun[name]) for name, value in untouched.named_parameters())
    (tmp_path / "kept").mkdir()
    (tmp_path / "again" / "texts.safetensors").rename(tmp_path / "kept" / "texts.safetensors")
    config = dataclasses.replace(config, learning_rate=0.1, keep=1.0, teacher="landscribe-ssdm")
    kept = train_referring(config, data, tmp_path / "kept", model_folder, 1)
    assert all(torch.equal(value, begun[name]) for name, value in kept.named_parameters())
    state = torch.load(tmp_path / "kept" / "last.pt", weights_only=True)
    assert any(not torch.equal(value, begun[name]) for name, value in state["average"].items() if value.ndim > 1)
    assert set(result["scores"]) == {"tokyo/west:held-out", "mosaics of held-out scenes"}
    assert 0 <= result["scores"]["mosaics of held-out scenes"]["pointing"] <= 1
    scores = result["scores"]["tokyo/west:held-out"]
    assert 0 <= scores["tree"]["average_precision"]["trees"] <= 1
    margin, low, high = scores["tree"]["baseline_margin"]
    mean = np.mean(list(scores["tree"]["average_precision"].values()))
    assert low <= margin <= high and margin == pytest.approx(mean - scores["tree"]["baseline"], abs=0.03)
    assert 0 < scores["tree"]["baseline"] <= 1 and 0 < scores["tree"]["baseline_of_tokyo"] <= 1
    assert scores["presence"]["nowhere"]["count"] > 0
    monkeypatch.setenv(FOLDERS_VARIABLE, str(tmp_path / "run"))
    model = load_referring_model("tiny")
    assert model.card.task == "referring" and model.card.classes == ()
    assert 0 < model.card.response["threshold"] < 1 and 0 < model.card.response["found"] < 1
    assert "RSICD captions" in model.card.training["sets"][-1]
    again = validate.validate_referring(model.network, read_referring_config(path), data, model.card.response)
    assert again == result["scores"], "what was scored is what ships"
    side, wide = model.tile, model.wide[0]
    assert model.wide == (256, 4)
    features = model.features(
        torch.zeros(2, 3, side, side, dtype=torch.uint8),
        torch.ones(2, side, side, dtype=torch.bool),
        torch.zeros(2, 3, wide, wide, dtype=torch.uint8),
        torch.ones(2, wide, wide, dtype=torch.bool),
    )
    assert [tuple(level.shape[1:]) for level in features] == [
        (channels, side // stride, side // stride) for channels, stride in model.levels
    ]
    assert all(level.dtype == torch.float16 for level in features)
    response = model.respond(features, HashedText("")("houses"))
    assert response.shape == (2, side // 4, side // 4) and response.dtype == torch.float32
    assert 0 <= response.min() <= response.max() <= 1


def test_a_mapping_model_does_not_refer_nor_the_other_way_round(data, tmp_path):
    with pytest.raises(InputError, match="land-cover, not referring"):
        load_referring_model("landscribe-ssdm")


def test_the_default_configuration_can_be_read_and_a_wrong_one_is_said(tmp_path):
    config = read_referring_config(Path(cli.__file__).parent / "configs" / "xemap.toml")
    assert config.network == XemapConfig()
    assert not set(config.validation) & set(config.calibration)
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('task = "referring"\nname = "x"\nsets = []\nlevel = 3\n')
    with pytest.raises(InputError, match="level"):
        read_referring_config(wrong)


def test_phrases_are_encoded_once(tmp_path, monkeypatch):
    first = texts.encode_phrases(["woods", "a long road", "woods"], "hashed", tmp_path / "texts.safetensors")
    assert sorted(first.index) == ["a long road", "woods"] and first.mask.sum(1).tolist() == [5, 3]
    monkeypatch.setattr(texts, "TextEncoder", lambda name: pytest.fail("encoded again"))
    again = texts.encode_phrases(["a long road", "woods"], "hashed", tmp_path / "texts.safetensors")
    assert torch.equal(first.sentence, again.sentence)
    monkeypatch.setattr(texts, "TextEncoder", HashedText)
    other = texts.encode_phrases(["a long road", "ponds"], "hashed", tmp_path / "texts.safetensors")
    assert sorted(other.index) == ["a long road", "ponds"]
