"""Batches of the referring network: images, phrases and where they are true."""

import numpy as np
import torch

from core.training import sets, targets
from core.training.augment import darken, draw_dark_ground
from core.training.referring.asker import NO_CONCEPT, Asker, land_cover_first
from core.training.referring.phrases import phrase_table
from core.training.referring.sampler import MosaicPhrases, Sampler
from core.training.referring.truth import FALSE, TRUE, UNLABELLED, without_plants
from core.training.scenes import NamedImages
from tests.fixtures.referring_training import configuration

TABLE = phrase_table()


def test_every_tenth_image_of_a_class_is_held_out():
    names = ["a"] * 25 + ["b"] * 10
    held_out = sets.kept_images(names, True)
    assert held_out == [9, 19, 34]
    assert sorted(held_out + sets.kept_images(names, False)) == list(range(35))


def test_mosaics_know_their_layout():
    colours = {"forest": (20, 90, 20), "airport": (150, 150, 150), "sealake": (10, 40, 120)}
    names = list(colours) * 2
    images = NamedImages([np.full((32, 32, 3), colours[name], np.uint8) for name in names], names, 2)
    index = {phrase: number for number, phrase in enumerate(Asker.every_phrase(TABLE, []))}
    asker = Asker(TABLE, index)
    source = MosaicPhrases(images, [], asker, 10, held_out=False)
    found = absent = 0
    for seed in range(20):
        image, _, _, asked, truths, cells, *_ = source.draw(np.random.default_rng(seed), 96, 48)
        airport = (image == 150).all(2)
        for (_, concept), truth in zip(asked, truths):
            if concept == asker.numbers["forest"]:
                assert ((image == colours["forest"]).all(2) == (truth == TRUE)).all()
                found += 1
            if concept == asker.numbers["airport"]:
                assert ((truth == FALSE) == ~airport).all()
                assert not (truth == TRUE).any()  # somewhere in it, not all over
                absent += 1
        assert set(np.unique(cells)) <= set(range(1, 10))
    assert found and absent


def test_what_land_lacks_is_asked_before_what_no_land_has():
    concepts = [TABLE.concepts[name] for name in ("vegetation", "airport", "water", "stadium", "church", "port")]
    orders = [land_cover_first(concepts, np.random.default_rng(seed)) for seed in range(400)]
    assert all(sorted(order) == list(range(6)) for order in orders)
    # Two of rate 3 among four of rate 1: six in ten of the first places, were it not for chance.
    assert 0.5 < np.mean([order[0] in (0, 2) for order in orders]) < 0.7
    assert all(any(order[0] == place for order in orders) for place in range(6))
    assert land_cover_first([], np.random.default_rng(0)) == []


def test_some_concepts_are_asked_in_two_wordings(data):
    sampler = Sampler(configuration(), data)
    sampler.use({phrase: number for number, phrase in enumerate(sorted(set(sampler.every_phrase)))})
    pairs = 0
    for step in range(4):
        batch = sampler.batch(step)
        for concepts, phrases in zip(batch.concepts.tolist(), batch.phrases.tolist()):
            for number in set(concepts) - {NO_CONCEPT}:
                pairs += len({phrase for phrase, concept in zip(phrases, concepts) if concept == number}) == 2
    assert pairs > 8


def test_ground_without_plants_gets_darker_in_the_same_places_of_crop_and_view():
    for seed in range(4):
        near, far = draw_dark_ground(np.random.default_rng(seed), 128, 64)
        assert near.shape == (128, 128, 3) and far.shape == (64, 64, 3)
        middle = far[16:48, 16:48]  # a view of 64 pixels is four times as wide as a crop of 128 of a quarter the size
        coarse = near.reshape(32, 4, 32, 4, 3).mean((1, 3))
        assert np.abs(coarse - middle).mean() < 0.05
        assert far.min() < 0.85 and far.max() > 0.9  # dark in places, and not all over
    labels = np.zeros((128, 128), np.uint8)
    labels[:, 32:] = targets.GREEN
    labels[:, 64:] = targets.bits(targets.BARELAND, targets.RANGELAND)
    labels[:, 96:] = targets.bits(targets.BARELAND)
    grey = np.full((128, 128, 3), 200, np.uint8)
    dark = darken(grey, np.full_like(near, 0.5), without_plants(labels))
    assert (dark[:, :96] == 200).all() and (dark[:, 96:] == 100).all()


def test_a_batch_has_the_shapes_that_it_says_and_is_the_same_again(data):
    sampler = Sampler(configuration(), data)
    sampler.use({phrase: number for number, phrase in enumerate(sorted(set(sampler.every_phrase)))})
    batch, again = sampler.batch(2), sampler.batch(2)
    assert batch.image.shape == (4, 3, 128, 128) and batch.view.shape == (4, 3, 64, 64)
    assert batch.target.shape == (4, 10, 32, 32) and batch.states.shape == (4, 10, 9)
    assert batch.dense.tolist() == [True, True, False, False]
    assert (batch.captions[2:] >= 0).any() and (batch.captions[:2] == -1).all()
    known = batch.target != UNLABELLED
    assert (batch.target[known] <= 100).all() and known.any((2, 3)).float().mean() > 0.5
    for one, other in zip(vars(batch).values(), vars(again).values()):
        assert torch.equal(one, other)
    assert not torch.equal(batch.image, sampler.batch(3).image)
