"""A whole small training of XeMap-Network, its command and its configuration."""

import argparse
import dataclasses
import shutil
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from core.errors import InputError
from core.models.card import read_card
from core.models.checkpoint import load_weights
from core.models.registry import FOLDERS_VARIABLE
from core.ssdm.load import load_mapping_model
from core.training import cli
from core.training.mapping.config import read_config
from core.training.referring import export, texts, validate, windows
from core.training.referring.config import read_referring_config
from core.training.referring.loop import objective, train_referring
from core.training.referring.meanings import learn_meanings
from core.training.referring.phrases import phrase_table
from core.training.referring.sampler import Sampler
from core.training.referring.taught import Pupil
from core.training.referring.truth import UNLABELLED
from core.training.validate import score_model
from core.xemap.anchors import ask
from core.xemap.config import XemapConfig
from core.xemap.load import load_referring_model
from core.xemap.network import XemapNetwork
from tests.fixtures.referring_training import TINY, HashedText, configuration, use_hashed_text

TABLE = phrase_table()
CONFIGURATION = """
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


def test_a_run_gives_the_same_weights_again_and_goes_on_where_it_stopped(data, tmp_path):
    encoder = load_mapping_model("landscribe-ssdm").card.network["encoder"]
    config = configuration(initial_model="landscribe-ssdm", network=dataclasses.replace(TINY, encoder=encoder))
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


@pytest.fixture(scope="module")
def trained(data, tmp_path_factory):
    """A run of ``landscribe train``: its configuration, its folder and its result."""
    folder = tmp_path_factory.mktemp("trained")
    path = folder / "run.toml"
    path.write_text(CONFIGURATION)
    arguments = argparse.Namespace(
        config=path,
        data=data,
        initial=None,
        out=folder / "run",
        minutes=0.0,
        threads=1,
        embedding="",
        seed=None,
        steps=None,
        learning_rate=None,
    )
    with pytest.MonkeyPatch.context() as patch:
        use_hashed_text(patch)
        result = cli.run(arguments)
    return SimpleNamespace(config=read_referring_config(path), folder=folder / "run", result=result)


def first_weights(trained) -> dict:
    model = trained.folder / "tiny"
    return load_weights(model, read_card(model).weights_sha256)


def go_on(trained, data, out, **changes):
    """Train on from the trained model, with the phrases that its run encoded."""
    out.mkdir()
    shutil.copy(trained.folder / "texts.safetensors", out)
    return train_referring(dataclasses.replace(trained.config, **changes), data, out, trained.folder / "tiny", 1)


def test_a_run_goes_on_from_a_model(trained, data, tmp_path):
    network = go_on(trained, data, tmp_path / "again", learning_rate=1e-7)
    begun = first_weights(trained)
    for name, value in network.named_parameters():
        assert torch.allclose(value, begun[name], atol=2e-3), name  # the model's weights are fp16


def test_a_run_of_no_steps_gives_the_model_back(trained, data, tmp_path):
    begun = first_weights(trained)
    network = go_on(trained, data, tmp_path / "again", steps=0)
    assert all(torch.equal(value, begun[name]) for name, value in network.named_parameters())


def test_a_run_that_keeps_all_of_its_first_weights_ends_with_them(trained, data, tmp_path):
    begun = first_weights(trained)
    network = go_on(trained, data, tmp_path / "kept", learning_rate=0.1, keep=1.0, teacher="landscribe-ssdm")
    assert all(torch.equal(value, begun[name]) for name, value in network.named_parameters())
    state = torch.load(tmp_path / "kept" / "last.pt", weights_only=True)
    assert any(not torch.equal(value, begun[name]) for name, value in state["average"].items() if value.ndim > 1)


def test_the_train_command_scores_its_model(trained):
    assert (trained.folder / "meanings" / "log.jsonl").exists()
    by_set = trained.result["scores"]
    assert set(by_set) == {"tokyo/west:held-out", "mosaics of held-out scenes"}
    assert 0 <= by_set["mosaics of held-out scenes"]["pointing"] <= 1
    scores = by_set["tokyo/west:held-out"]
    assert 0 <= scores["tree"]["average_precision"]["trees"] <= 1
    margin, low, high = scores["tree"]["baseline_margin"]
    mean = np.mean(list(scores["tree"]["average_precision"].values()))
    assert low <= margin <= high and margin == pytest.approx(mean - scores["tree"]["baseline"], abs=0.03)
    assert 0 < scores["tree"]["baseline"] <= 1 and 0 < scores["tree"]["baseline_of_tokyo"] <= 1
    assert scores["presence"]["nowhere"]["count"] > 0


def test_the_trained_model_has_the_scores_of_its_run(trained, data, monkeypatch):
    monkeypatch.setenv(FOLDERS_VARIABLE, str(trained.folder))
    model = load_referring_model("tiny")
    assert model.card.task == "referring" and model.card.classes == ()
    assert 0 < model.card.response["threshold"] < 1 and 0 < model.card.response["found"] < 1
    assert "RSICD captions" in model.card.training["sets"][-1]
    again = validate.validate_referring(model.network, trained.config, data, model.card.response)
    assert again == trained.result["scores"], "the scored network is the one that ships"


def test_one_command_scores_a_referring_model_too(trained, data):
    names = ("tokyo/west:held-out", "tokyo/west:held-out@2")
    result = score_model(str(trained.folder / "tiny"), data, names, most=2)
    assert set(result["sets"]) == set(names) and result["model"] == "tiny"
    lifts = [result["sets"][name]["score"] for name in names]
    assert result["mean"] == pytest.approx(np.mean(lifts), abs=1e-3)
    entry = result["sets"][names[0]]["tree"]
    lift = (np.mean(list(entry["average_precision"].values())) - entry["prior"]) / (1 - entry["prior"])
    assert validate.mean_lift({"tree": entry, "presence": {}}) == pytest.approx(lift, abs=1e-3)


def test_the_trained_model_answers_phrases(trained, monkeypatch):
    monkeypatch.setenv(FOLDERS_VARIABLE, str(trained.folder))
    model = load_referring_model("tiny")
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
    second = read_referring_config(Path(cli.__file__).parent / "configs" / "second_generation_xemap.toml")
    mapping = read_config(Path(cli.__file__).parent / "configs" / "second_generation.toml")
    assert second.network.encoder == mapping.network.encoder, "it starts from the mapping model's encoder"
    for each in (config, second):
        assert not set(each.validation) & set(each.calibration)
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
