"""What makes a place worth a label."""

import numpy as np

from core.fitting.suggest import _novelty, _unsure


def test_a_place_is_as_new_as_its_nearest_label_is_far():
    features = np.array([[0.0, 0], [1, 0], [5, 0], [9, 0]])
    novelty = _novelty(features, features[:2])
    assert novelty[:2].max() < 1e-3 and 0 < novelty[2] < novelty[3] == 1
    assert (_novelty(features, features[:0]) == 1).all()


def test_a_place_is_unsure_where_those_around_it_are_too():
    probabilities = np.tile([0.98, 0.01, 0.01], (100, 1))
    probabilities[22] = 0.4, 0.35, 0.25  # alone
    for row in (6, 7, 8):
        probabilities[10 * row + 5 : 10 * row + 8] = 0.4, 0.35, 0.25
    unsure = _unsure(probabilities, np.arange(100), (10, 10))
    assert unsure.argmax() == 76 and unsure[22] < 0.3 < 0.9 < unsure[76]
    assert (unsure >= 0).all() and (unsure <= 1).all()
