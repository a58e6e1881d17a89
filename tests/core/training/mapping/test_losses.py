"""Losses of the mapping network for full, partial and weak labels."""

import numpy as np
import pytest
import torch
from torch.nn import functional

from core.training import targets
from core.training.mapping import losses


def test_with_one_allowed_class_the_partial_loss_is_cross_entropy():
    logits = torch.randn(2, 8, 6, 6, generator=torch.Generator().manual_seed(0))
    codes = torch.randint(0, 8, (2, 6, 6), generator=torch.Generator().manual_seed(1))
    target = (1 << codes).to(torch.uint8)
    found = losses.partial_cross_entropy(logits, target, torch.ones(2))
    assert found == pytest.approx(float(functional.cross_entropy(logits, codes)), abs=1e-5)


def test_partial_loss_asks_only_for_the_allowed_set():
    target = torch.full((1, 2, 2), targets.bits(3, 4), dtype=torch.uint8)
    logits = torch.zeros(1, 8, 2, 2)
    logits[:, 2] = 20
    assert losses.partial_cross_entropy(logits, target, torch.ones(1)) < 1e-3
    assert losses.partial_cross_entropy(logits.roll(3, 1), target, torch.ones(1)) > 10
    assert losses.partial_cross_entropy(logits, torch.zeros_like(target), torch.ones(1)) == 0


def test_dice_is_zero_for_a_perfect_map_and_one_for_a_wrong_one():
    codes = torch.tensor([[[0, 0, 7], [0, 7, 7]]])
    perfect = functional.one_hot(codes, 8).permute(0, 3, 1, 2).float()
    target = (1 << codes).to(torch.uint8)
    assert losses.dice_loss(perfect, target) == pytest.approx(0, abs=1e-6)
    assert losses.dice_loss(perfect.flip(1), target) == pytest.approx(1, abs=1e-6)


def test_least_share_pulls_only_what_falls_short():
    probabilities = torch.full((1, 8, 4, 4), 0.125)
    cells = torch.ones(1, 4, 4, dtype=torch.uint8)
    least = torch.zeros(1, 16, 8)
    least[0, 0, 4] = 0.5
    assert losses.least_share_loss(probabilities, cells, least) == pytest.approx(np.log(4), abs=1e-4)
    least[0, 0, 4] = 0.1
    assert losses.least_share_loss(probabilities, cells, least) == 0


def test_mixture_loss_is_least_for_the_true_mix():
    target = torch.zeros(1, 8, 8, dtype=torch.uint8)
    target[:, :, :4], target[:, :, 4:] = targets.bits(5), targets.bits(8)
    right = torch.full((1, 8, 2, 2), -20.0)
    right[:, 4, :, 0], right[:, 7, :, 1] = 0, 0
    assert losses.mixture_loss(right, target) < 1e-3 < losses.mixture_loss(right.flip(3), target)
