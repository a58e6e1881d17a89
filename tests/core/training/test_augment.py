"""Colour changes of training crops."""

import numpy as np
import pytest

from core.training.augment import colours_of, draw_colours


def test_a_colour_change_is_a_sensors_and_never_makes_sand_a_meadow():
    sand, meadow = (np.full((16, 16, 3), colour, np.uint8) for colour in ((205, 190, 160), (70, 110, 60)))
    own = colours_of([sand, meadow])
    assert own[0] == pytest.approx([137.5, 150, 110]) and own[1] == pytest.approx([68.5, 41, 51])
    dark = np.stack([own[0] / 2, own[1] / 2])
    moved = 0
    for seed in range(60):
        change = draw_colours(np.random.default_rng(seed), 1.0, own, dark[None])
        alone, other = (change(crop).reshape(-1, 3).mean(0) for crop in (sand, meadow))
        # What a crop becomes does not hang on what else is in it, and the brighter of two stays so.
        both = change(np.concatenate([sand, meadow]))
        assert both[:16].reshape(-1, 3).mean(0) == pytest.approx(alone, abs=2)
        assert alone.sum() > other.sum() + 40
        moved += alone.sum() < 0.8 * sand[0, 0].sum()
    assert 5 < moved < 40
