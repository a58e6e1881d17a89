"""Batches of the mapping network."""

import dataclasses

import numpy as np
import torch

from core.training import targets
from core.training.config import SetConfig
from core.training.mapping.sampler import Sampler, promises, without_water
from tests.fixtures.training import small_config


def test_a_sampler_knows_the_colours_of_each_of_its_sets(data):
    sampler = Sampler(small_config(), data)
    assert sampler.styles.shape == (len(sampler.sources), 2, 3)
    assert all((source.colours == style).all() for source, style in zip(sampler.sources, sampler.styles))


def test_batches_depend_on_seed_and_step_alone(data):
    first, again = Sampler(small_config(), data), Sampler(small_config(), data)
    list(again.batches(2))
    for one, other in zip(vars(first.batch(2)).values(), vars(again.batch(2)).values()):
        assert torch.equal(one, other)
    assert not torch.equal(first.batch(2).image, Sampler(small_config(seed=2), data).batch(2).image)


def test_mosaics_know_their_layout(data):
    batch = Sampler(small_config(batch=8), data).batch(0)
    mosaic = (~batch.dense).nonzero().flatten()
    assert len(mosaic) == 2
    for index in mosaic.tolist():
        cells, classes = batch.cells[index], batch.scenes[index]
        assert set(cells.unique().tolist()) == set(range(1, int((classes >= 0).sum()) + 1))
        for cell in (classes >= 0).nonzero().flatten().tolist():
            wanted = {0: targets.BARELAND, 1: targets.TREE}[int(classes[cell])]  # desert, forest
            assert batch.least[index, cell, wanted - 1] > 0.5


def test_labels_of_several_classes_promise_a_share_of_one():
    target = np.zeros((8, 8), np.uint8)
    target[:2] = targets.PLOT
    target[2:4] = targets.bits(targets.AGRICULTURE, targets.BARELAND)
    target[4:] = targets.bits(targets.TREE)
    cells, least = promises(target)
    assert cells[:, 0].tolist() == [1, 1, 2, 2, 0, 0, 0, 0]
    assert least[0, targets.BUILDING - 1] == 0.4 and least[1, targets.AGRICULTURE - 1] > 0.5
    assert np.count_nonzero(least) == 2, "nothing is promised of what is not in the crop"


def test_plots_hold_buildings(data):
    sampler = Sampler(small_config(batch=8), data)
    levels = sampler.sources[0].pyramids[0]
    plots = np.where(levels[0].target == targets.bits(targets.BUILDING), targets.PLOT, levels[0].target)
    levels[0] = dataclasses.replace(levels[0], target=plots.astype(np.uint8))
    batch = sampler.batch(0)
    plots = (batch.target == targets.PLOT) & batch.dense[:, None, None]
    assert plots.any() and ((batch.cells == 1) == plots)[batch.dense].all()
    assert (batch.least[batch.dense, 0, targets.BUILDING - 1] > 0).tolist() == plots[batch.dense].any(2).any(1).tolist()


def test_a_scene_set_may_be_limited_to_some_scenes(data):
    config = small_config(sets=(SetConfig("nwpu12", kind="scenes", scenes=("desert",)), SetConfig("nwpu12", "scenes")))
    sampler = Sampler(config, data)
    assert sampler.sources[0].names == ["desert"] and sampler.sources[1].names == ["desert", "forest"]
    assert sampler.sources[0].vocabulary == sampler.sources[1].vocabulary


def test_ground_gets_darker_and_water_does_not(data):
    water, land = targets.bits(targets.WATER), targets.bits(targets.TREE)
    target = np.array([[water, land, 0, water | land]], np.uint8)
    assert without_water(target).tolist() == [[False, True, False, False]]
    config = small_config(batch=8, colour=0.0)
    plain = Sampler(config, data).batch(1)
    dark = Sampler(dataclasses.replace(config, dark_ground=1.0), data).batch(1)
    difference = (dark.image.float() - dark.plain.float()).mean((1, 2, 3))
    assert (difference[dark.dense] < 0).all(), "darker somewhere in each crop"
    assert (difference[~dark.dense] == (plain.image.float() - plain.plain.float()).mean((1, 2, 3))[~dark.dense]).all()
