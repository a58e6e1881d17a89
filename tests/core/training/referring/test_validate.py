"""Scores of referring networks, and the levels chosen for them."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from core.accuracy.colour_texture import ColourTexture, colour_texture
from core.training import targets
from core.training.referring import calibrate, export, validate, windows
from core.training.referring.config import ReferringConfig
from core.training.referring.phrases import phrase_table
from core.training.referring.validate import average_precision, overlap
from core.training.scenes import DenseScene
from core.xemap.network import XemapNetwork
from tests.fixtures.rasters import picture
from tests.fixtures.referring_training import TINY, HashedText

TABLE = phrase_table()


def test_a_level_brings_a_concept_to_the_threshold_of_all():
    at = calibrate._THRESHOLDS
    peak = 0.6 - np.abs(at - 0.2)
    level = calibrate.level_of(peak, 0.5)
    least = at[peak >= peak.max() - calibrate._AS_GOOD].max()
    assert 1 / (1 + np.exp(-(np.log(least / (1 - least)) + level))) == pytest.approx(0.5)
    assert level > 1
    assert calibrate.level_of(np.full(len(at), 0.6), at[10]) == pytest.approx(0)  # where it does not matter, none
    network = export.anchored(XemapNetwork(TINY), ReferringConfig(name="", sets=(), network=TINY))
    calibrate.set_levels(network.anchors, {"water": 0.5})
    assert network.anchors.levels.nonzero().tolist() == [[list(TABLE.concepts).index("water")]]
    calibrate.set_levels(network.anchors, {})
    assert not network.anchors.levels.any()


def test_cells_beyond_the_data_are_not_scored(monkeypatch):
    valid = np.zeros((128, 128), bool)
    valid[:, :61] = True
    target = np.where(valid, np.uint8(targets.bits(targets.TREE)), np.uint8(0))
    scene = DenseScene(np.zeros((128, 128, 3), np.uint8), target, valid, 0.5)
    layers = dataclasses.replace(scene, target=np.zeros((128, 128), np.uint16))
    monkeypatch.setattr(windows, "places_of", lambda *_: [(scene, layers, 64, 64, 128, (0, 0, 0))])
    queries = {"trees": HashedText("any")("trees")}
    answers = windows.answer_set(XemapNetwork(TINY).eval(), Path(), "any", queries, [TABLE.concepts["tree"]], 1)
    assert len(answers.extents) == len(answers.responses["trees"]) == len(answers.colours) == 32 * 16, (
        "16 columns hold data"
    )
    assert (answers.truth["tree"].reshape(32, 16)[:, :15] == 100).all()


def test_average_precision():
    truth = np.array([True, False, True, False])
    assert average_precision(np.array([0.9, 0.2, 0.8, 0.1], np.float16), truth) == 1
    assert average_precision(np.zeros(4, np.float16), truth) == 0.5  # what says nothing gets the prior
    assert average_precision(np.array([0.9, 0.8, 0.7, 0.1], np.float16), truth) == pytest.approx(0.5 + 0.5 * 2 / 3)
    assert overlap(truth, ~truth) == 0 and overlap(~truth & truth, ~truth & truth) == 1


def test_the_baseline_learns_a_colour():
    random = np.random.default_rng(0)
    image = random.integers(0, 255, (64, 64, 3)).astype(np.uint8)
    image[:32, :, 0] //= 4
    features = colour_texture(image, 4).reshape(-1, 256).T
    truth = np.zeros((16, 16), bool)
    truth[:8] = True
    assert average_precision(ColourTexture(features, truth.ravel(), steps=20)(features), truth.ravel()) > 0.95


def test_baselines_learn_from_every_set_that_knows_the_concept(data):
    concepts = [TABLE.concepts[name] for name in ("tree", "water")]
    here = validate.fit_baselines(data, ["tokyo/west:train"], concepts, cells=500)
    both = validate.fit_baselines(data, ["tokyo/west:train", "tokyo/west:held-out"], concepts, cells=500)
    cells = colour_texture(picture(64, 64).transpose(1, 2, 0), 4).reshape(-1, 256).T
    assert set(here) == set(both) == {"tree", "water"}
    assert not np.allclose(here["tree"](cells), both["tree"](cells))
    assert validate.fit_baselines(data, [], concepts) == {}
