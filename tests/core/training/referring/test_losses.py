"""Losses of the referring network."""

import torch

from core.training.referring import losses
from core.training.referring.asker import NO_CONCEPT
from core.training.referring.truth import UNLABELLED


def test_an_absent_phrase_is_answered_by_a_map_of_zeros():
    target = torch.zeros(1, 1, 8, 8, dtype=torch.uint8)
    low, high = torch.full((1, 1, 8, 8), -8.0), torch.zeros(1, 1, 8, 8)
    high[0, 0, 3, 3] = 8
    weight = torch.ones(1)
    assert losses.truth_loss(low, target, weight) < 1e-3 < losses.truth_loss(high, target, weight)
    assert losses.dice_loss(high, target, weight) == 0
    unknown = torch.full_like(target, UNLABELLED)
    assert losses.truth_loss(high, unknown, weight) == 0


def test_somewhere_is_enough_and_the_layout_says_where():
    cells = torch.ones(1, 4, 8, dtype=torch.uint8)
    cells[:, :, 4:] = 2
    states = torch.full((1, 1, 9), -2, dtype=torch.int8)
    states[..., 0], states[..., 1] = 1, 0
    right, wrong, nowhere = (torch.full((1, 1, 4, 8), -6.0) for _ in range(3))
    right[..., :2, :2], wrong[..., :2, 6:] = 6, 6
    sentences = torch.zeros(1, 1, dtype=torch.bool)
    somewhere = [
        float(losses.somewhere_loss(losses.cell_logits(map_, cells, 9), states)) for map_ in (right, nowhere, wrong)
    ]
    assert somewhere[0] < 0.1 < 5 < min(somewhere[1:])
    layout = [
        float(losses.layout_loss(losses.cell_logits(map_, cells, 9), states, sentences)) for map_ in (right, wrong)
    ]
    assert layout[0] < 0.01 and layout[1] > 5


def test_a_lone_peak_for_what_is_absent_costs():
    target = torch.zeros(1, 3, 16, 16, dtype=torch.uint8)
    target[0, 1, 4:8, 4:8] = 100  # present
    target[0, 2] = UNLABELLED  # not known
    low = torch.full((1, 3, 16, 16), -8.0)
    peak = low.clone()
    peak[0, 0, 3:7, 3:7] = 6.0
    assert losses.quiet_loss(low, target) < 0.01
    assert losses.quiet_loss(peak, target) > 5
    elsewhere = low.clone()
    elsewhere[0, 1:] = 6.0  # where it is present, or not known, a high answer is not this loss's business
    assert losses.quiet_loss(elsewhere, target) < 0.01


def test_wordings_of_one_concept_have_to_agree():
    logits = torch.full((1, 4, 8, 8), -6.0)
    logits[0, 0, :4], logits[0, 1, 4:] = 6.0, 6.0  # two maps that share nothing
    concepts = torch.tensor([[5, 5, 7, NO_CONCEPT]])
    assert losses.agreement_loss(logits, concepts) > 0.9
    logits[0, 1] = logits[0, 0]
    assert losses.agreement_loss(logits, concepts) < 0.01
    assert losses.agreement_loss(logits, torch.tensor([[5, 6, NO_CONCEPT, NO_CONCEPT]])) == 0


def test_contrast_spares_pairs_that_fit():
    captions, scenes = torch.tensor([1, 2, 3]), torch.tensor([10, 20, 20])
    confused = torch.tensor([[9.0, 0, 0], [0, 9, 9], [0, 9, 9]])
    assert losses.contrast_loss(confused, captions, scenes) < 0.01
    assert losses.contrast_loss(confused, captions, torch.tensor([10, 20, 30])) > 0.4
