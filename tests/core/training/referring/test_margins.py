"""How sure a margin over a baseline is."""

import numpy as np
import pytest

from core.training.referring import validate
from core.training.referring.margins import margin


def ground(extents=40, cells=500, seed=1):
    random = np.random.default_rng(seed)
    truth = random.random(extents * cells) < 0.2
    return random, truth, np.repeat(np.arange(extents), cells)


def test_the_margin_is_the_difference_of_the_average_precisions():
    random, truth, extents = ground()
    better, good, bad = (truth + random.normal(0, spread, len(truth)) for spread in (0.3, 0.5, 1.0))
    difference, low, high = margin([better, good], bad, truth, extents)
    exact = [validate.average_precision(1 / (1 + np.exp(-scores)), truth) for scores in (better, good, bad)]
    assert difference == pytest.approx(np.mean(exact[:2]) - exact[2], abs=0.01)
    assert 0 < low < difference < high < 1


def test_equals_have_an_interval_about_nothing():
    random, truth, extents = ground()
    ours, other = (truth + random.normal(0, 0.5, len(truth)) for _ in range(2))
    difference, low, high = margin([ours], other, truth, extents)
    assert low < 0 < high and abs(difference) < 0.02


def test_few_extents_make_a_margin_less_sure_than_many_cells():
    random, truth, extents = ground()
    # In half of the extents ours is right and in the others it is not.
    ours = np.where(extents % 2, truth, random.random(len(truth))) + random.normal(0, 0.1, len(truth))
    other = truth + random.normal(0, 0.7, len(truth))

    def width(numbers):
        _, low, high = margin([ours], other, truth, numbers)
        return high - low

    assert width(extents) > 2 * width(np.arange(len(truth)) % len(np.unique(extents)))


def test_what_is_in_one_extent_alone_is_drawn_until_it_is_there():
    random, truth, extents = ground(extents=4)
    truth &= extents == 2
    scores = truth + random.normal(0, 0.5, len(truth))
    assert np.isfinite(margin([scores], -scores, truth, extents)).all()
