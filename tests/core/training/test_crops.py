"""Crops and coarser scenes."""

import dataclasses

import numpy as np

from core.training.crops import cut
from tests.fixtures.training import label_scene


def test_cut_pads_beyond_the_scene_and_keeps_the_grid_inside():
    source = label_scene()
    image, target, valid = cut(source, 100, 120, 64, 64)
    assert np.array_equal(image, source.image[68:132, 88:152]) and valid.all()
    image, target, valid = cut(source, 0, 0, 64, 64)
    assert not valid[:32].any() and not valid[:, :32].any() and valid[32:, 32:].all()
    assert np.all(target[:32] == 0) and np.all(image[~valid] == 127)


def test_halving_keeps_the_majority_label():
    source = label_scene(4, 4)
    target = np.array([[1, 1, 2, 2], [1, 2, 2, 2], [4, 4, 8, 8], [4, 4, 8, 8]], np.uint8)
    half = dataclasses.replace(source, target=target).halved()
    assert half.target.tolist() == [[1, 2], [4, 8]] and half.gsd == 1.0
