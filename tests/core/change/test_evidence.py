"""The probability of change from both dates' probabilities, and the choice of a transition."""

import pytest
import torch

from core.change.evidence import change_probability, without_small
from core.change.transitions import choose
from core.demo.dates import LATER, SHIFT
from core.demo.landscape import Landscape, render


def field(*shares, side=9):
    """A field of cells that all have these probabilities."""
    return torch.tensor(shares)[:, None, None].expand(-1, side, side).clone()


def test_two_unsure_maps_make_no_sure_change():
    sure, other, unsure, doubt = field(1.0, 0, 0), field(0, 1.0, 0), field(0.4, 0.35, 0.25), field(0.3, 0.45, 0.25)
    assert change_probability(sure, other).min() == 1 and change_probability(sure, sure).max() == 0
    assert change_probability(unsure, unsure).max() == 0
    assert change_probability(unsure, doubt).max() == pytest.approx(0.1, abs=1e-6)  # though the labels differ
    assert change_probability(sure, unsure).max() == pytest.approx(0.6, abs=1e-6)
    assert change_probability(sure, torch.zeros_like(sure)).max() == 0  # no prediction, no change


def test_both_libraries_say_the_same():
    one, other = torch.rand(2, 5, 12, 9, generator=torch.Generator().manual_seed(3))
    one, other = one / one.sum(0), other / other.sum(0)
    changed = change_probability(one, other)
    host = [part.numpy() for part in (one, other)]
    assert change_probability(*host) == pytest.approx(changed.numpy(), abs=1e-6)
    threshold = float(changed.median())
    kept = without_small(changed, threshold, 9)
    assert (without_small(changed.numpy(), threshold, 9) == kept.numpy()).all() and (kept != changed).any()
    for place, same in zip(choose(*host, changed.numpy(), threshold), choose(one, other, changed, threshold)):
        assert (place == same.numpy()).all() and len(set(place.ravel())) == 5


def test_neighbours_have_a_say():
    """A speck of one cell is no change, the inside of a new thing is."""
    ground, speck, built = (field(1.0, 0.0, side=12) for _ in range(3))
    speck[:, 5, 5] = torch.tensor([0.0, 1.0])
    built[:, 4:8, 4:8] = torch.tensor([0.0, 1.0])[:, None, None]
    assert change_probability(ground, speck).max() < 0.2
    changed = change_probability(ground, built)
    assert changed[5:7, 5:7].min() == 1 and changed[4:8, 4:8].min() > 0.4 and changed[:2].max() == 0


def test_small_regions_are_dropped():
    changed = torch.zeros(8, 8)
    changed[1:3, 1:4] = 0.9
    changed[6, 6] = 0.9
    kept = without_small(changed, 0.5, 4)
    assert kept[6, 6] == 0 and torch.equal(kept[:5], changed[:5])


def test_a_transition_goes_from_what_was_lost_to_what_was_gained():
    # The ground was between the first two classes; the second one went, and the third came.
    before, after = field(0.5, 0.5, 0.0, side=1), field(0.5, 0.0, 0.5, side=1)
    changed = torch.tensor([[0.5]])
    assert [int(place) for place in choose(before, after, changed, 0.5)] == [1, 2]
    assert [int(place) for place in choose(after, before, changed, 0.5)] == [2, 1]
    assert [int(place) for place in choose(before, after, changed, 0.6)] == [0, 0]


def test_the_built_in_scene_has_two_dates():
    """Houses are built, wood is felled, a field becomes a car park, the river moves; all else keeps its class."""
    place = (375, 35, 90, 95)
    _, before = render(Landscape(1024, 1024, gsd=2.0), *place)
    picture, after = render(Landscape(1024, 1024, gsd=2.0, date=LATER, shift=SHIFT), *place)
    pairs = set(zip(before[before != after].tolist(), after[before != after].tolist()))
    assert {(7, 8), (7, 3), (7, 2)} <= pairs  # farmland to building, to car park, to garden
    assert 0.01 < (before != after).mean() < 0.4
    still, _ = render(Landscape(1024, 1024, gsd=2.0, date=LATER), *place)
    assert (picture != still).mean() > 0.5  # the picture is shifted, and the truth is not
