"""A whole small training of the mapping network, its command and its configuration."""

import argparse
import json
from pathlib import Path

import numpy as np
import pytest
import torch

from core.errors import InputError
from core.ssdm.load import load_mapping_model
from core.training import sets
from core.training.cli import run as run_training
from core.training.mapping.config import read_config
from core.training.mapping.loop import train
from tests.fixtures.training import small_config


def test_a_run_gives_the_same_weights_again_and_goes_on_where_it_stopped(data, tmp_path):
    torch.set_num_threads(1)
    whole = train(small_config(), data, tmp_path / "a")
    again = train(small_config(), data, tmp_path / "b")
    for name, value in whole.state_dict().items():
        assert torch.equal(value, again.state_dict()[name]), name
    resumed = train(small_config(), data, tmp_path / "a")  # nothing left to do: the saved state as it was
    for name, value in whole.state_dict().items():
        assert torch.equal(value, resumed.state_dict()[name]), name


def test_a_training_learns_and_opens_the_gate(data, tmp_path):
    torch.set_num_threads(1)
    pair = train(small_config(steps=40, learning_rate=4e-3), data, tmp_path)
    log = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert log[-1]["labels"] < 0.7 * np.log(8), log
    assert pair.network.injection.gate.abs().max() > 0


def test_train_command_writes_a_model_that_loads(data, tmp_path, monkeypatch):
    config = tmp_path / "small.toml"
    config.write_text(
        'name = "small"\nsteps = 2\nbatch = 4\ncrop = 64\nview = 96\nvalidation = ["tokyo/west:held-out"]\n'
        "[network]\nwidth = 32\nmask_width = 16\nheads = 2\nlayers = 1\nfield_dimensions = 8\n"
        '[[sets]]\nname = "tokyo/west:train"\n'
    )
    arguments = argparse.Namespace(
        config=config,
        data=data,
        initial=None,
        out=tmp_path / "run",
        minutes=0.0,
        threads=1,
        embedding="",
        seed=5,
        steps=None,
        learning_rate=1e-4,
    )
    with pytest.raises(InputError, match="at least one"):
        run_training(argparse.Namespace(**vars(arguments) | {"steps": 0}))
    result = run_training(arguments)
    model = load_mapping_model(result["output"])
    given = model.card.training["configuration"]
    assert given["seed"] == 5 and given["learning_rate"] == 1e-4
    assert model.card.training["sets"] and "OpenEarthMap" in model.card.training["sets"][0]
    assert set(result["scores"]) == {"kept", "none"}
    assert 0 <= result["scores"]["kept"]["tokyo/west:held-out"]["mIoU"] <= 1


@pytest.mark.parametrize("text", ["", "nonsense", 'name = "x"\nsets = [{name = "y", colour = 3}]'])
def test_a_bad_configuration_is_one_sentence(tmp_path, text):
    path = tmp_path / "bad.toml"
    path.write_text(text)
    with pytest.raises(InputError, match="training configuration"):
        read_config(path)


def test_a_configuration_may_extend_another(tmp_path):
    (tmp_path / "base.toml").write_text('name = "x"\nseed = 1\nsteps = 7\n[[sets]]\nname = "banepa"\n')
    (tmp_path / "more.toml").write_text('extends = "base.toml"\nseed = 2\n[network]\nwidth = 32\n')
    config = read_config(tmp_path / "more.toml")
    assert (config.seed, config.steps, config.network.width, config.sets[0].name) == (2, 7, 32, "banepa")
    (tmp_path / "lost.toml").write_text('extends = "none.toml"\n')
    with pytest.raises(InputError, match="cannot be used"):
        read_config(tmp_path / "lost.toml")


def test_the_learning_rate_depends_on_the_part_of_the_network():
    config = small_config(learning_rate=1e-3, encoder_rate=0.5, gate_rate=10)
    rates = [config.rate_of(name) for name in ("pair.network.encoder.a", "pair.network.injection.gate", "pair.head")]
    assert rates == pytest.approx([5e-4, 1e-2, 1e-3])


def test_shipped_configurations_read():
    folder = Path(sets.__file__).parent / "configs"
    assert read_config(folder / "default.toml").network.uses_field
    assert read_config(folder / "ablation.toml").crop == 128
    assert read_config(folder / "self_trained.toml").self_training > 0.5
    for name in ("second_generation", "second_self_trained", "fine_tuned"):
        config = read_config(folder / f"{name}.toml")
        assert config.network.encoder == config.context_encoder and config.network.fine_layers == 1
        trained = {part for entry in config.sets for part in entry.name.split("+")}
        assert not trained & set(config.validation), "no held-out ground is trained on"
