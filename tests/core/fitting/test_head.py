"""Fitting the head: it starts from the base model, follows the labels, and knows how common the classes are."""

import numpy as np
import pytest
import torch

from core.fitting.head import Fit, LabelledCells, fit_head, logits_of
from core.ssdm.fitted import FLOOR

FEATURES, BASE = 12, 3


def ground(count: int, seed: int, classes: int = 3, noise: float = 1.0):
    """Cells of ``classes`` classes: features that tell them, and base probabilities that know little."""
    random = np.random.default_rng(seed)
    true = random.integers(0, classes, count)
    centres = np.random.default_rng(99).normal(0, 2, (classes, FEATURES))
    features = (centres[true] + random.normal(0, noise, (count, FEATURES))).astype(np.float32)
    probabilities = random.dirichlet(np.ones(BASE), count).astype(np.float32)
    return true, probabilities, features


def fitted(count: int, base_class=(0, 1, 2), seed: int = 0, noise: float = 1.0) -> tuple[Fit, tuple]:
    true, probabilities, features = ground(count, seed, len(base_class), noise)
    cells = LabelledCells(probabilities, features, true, np.arange(count))
    others = ground(500, seed + 1, len(base_class), noise)[1:]
    return fit_head(cells, others, list(base_class), BASE), others


def test_without_weights_the_head_says_what_the_base_model_says():
    fit, (probabilities, features) = fitted(30)
    fit.head.weight.zero_()
    fit.head.bias.zero_()
    image = (
        torch.from_numpy(probabilities.T.reshape(1, BASE, 20, 25)),
        torch.from_numpy(features.T.reshape(1, FEATURES, 20, 25)),
    )
    expected = torch.from_numpy(probabilities + FLOOR) / (1 + BASE * FLOOR)
    assert torch.allclose(fit.head(*image)[0].flatten(1).T, expected, atol=1e-5)


def test_the_head_learns_what_the_features_tell():
    fit, _ = fitted(90)
    true, probabilities, features = ground(1000, 7)
    assert (logits_of(fit.head, probabilities, features).argmax(1) == true).mean() > 0.9
    assert (probabilities.argmax(1) == true).mean() < 0.5


def test_labels_that_say_nothing_leave_the_base_model_as_it_is():
    random = np.random.default_rng(3)
    probabilities = random.dirichlet(np.ones(BASE) * 0.3, 60).astype(np.float32)
    true = probabilities.argmax(1)  # the base model is right already, and the features are noise
    features = random.normal(0, 1, (60, FEATURES)).astype(np.float32)
    fit = fit_head(
        LabelledCells(probabilities, features, true, np.arange(60)), (probabilities, features), [0, 1, 2], BASE
    )
    assert (logits_of(fit.head, probabilities, features).argmax(1) == true).mean() > 0.95


def test_image_and_cells_get_the_same_logits():
    fit, (probabilities, features) = fitted(60)
    image = fit.head(
        torch.from_numpy(probabilities.T.reshape(1, BASE, 20, 25)),
        torch.from_numpy(features.T.reshape(1, FEATURES, 20, 25)),
    )
    cells = torch.from_numpy(logits_of(fit.head, probabilities, features)).softmax(1)
    assert torch.allclose(image[0].flatten(1).T, cells, atol=1e-4)


def test_classes_that_the_base_model_lacks_are_learnt():
    fit, _ = fitted(80, base_class=(0, None, None, None))
    true, probabilities, features = ground(800, 11, 4)
    assert (logits_of(fit.head, probabilities, features).argmax(1) == true).mean() > 0.85


def test_a_rare_class_is_not_found_everywhere():
    random = np.random.default_rng(5)
    true, probabilities, features = ground(60, 5, 2, noise=6.0)
    cells = LabelledCells(probabilities, features, true, np.arange(60))
    common = ground(2000, 6, 2, noise=6.0)
    rare = (common[0] == 0) | (random.random(2000) < 0.05)  # of the second class a twentieth is left
    fit = fit_head(cells, (common[1][rare], common[2][rare]), [None, None], BASE)
    share = (logits_of(fit.head, common[1][rare], common[2][rare]).argmax(1) == 1).mean()
    assert share < 0.25 < (common[0][rare] == 1).mean() + 0.25


def test_kept_classes_without_a_label_keep_their_ground():
    """The base model takes class 1 for class 0; labels of both correct it, and classes 2 and 3 stay as they were."""
    random = np.random.default_rng(12)
    true, _, features = ground(3000, 12, 4, noise=1.5)
    said = np.where(true == 1, 0, true)
    probabilities = (np.eye(4)[said] * 0.7 + random.dirichlet(np.ones(4), 3000) * 0.3).astype(np.float32)
    chosen = np.flatnonzero(true < 2)[:24]
    cells = LabelledCells(probabilities[chosen], features[chosen], true[chosen], np.arange(24))
    fit = fit_head(cells, (probabilities[:1000], features[:1000]), [0, 1, 2, 3], 4)
    after, before = logits_of(fit.head, probabilities, features).argmax(1), probabilities.argmax(1)
    kept = before >= 2
    assert (after[kept] != before[kept]).mean() < 0.02
    assert (after[~kept] < 2).all(), "no label says that ground belongs to a kept class"
    assert (after == true).mean() > (before == true).mean() + 0.1
    assert fit.head.kept.tolist() == [False, False, True, True] and fit.head.margin >= 0
    image = fit.head(*(torch.from_numpy(part.T.reshape(1, -1, 50, 60)) for part in (probabilities, features)))
    assert (image[0].flatten(1).argmax(0).numpy() == after).mean() > 0.999, "cells and images alike"


def test_one_large_label_counts_less_than_many_small_ones():
    label = np.r_[np.zeros(100, int), 1, 2, 3, 4, 5]
    cells = LabelledCells(np.zeros((105, 3), np.float32), np.zeros((105, 2), np.float32), np.zeros(105, int), label)
    weights = cells.weights
    assert weights[:100].sum() / weights[100] == pytest.approx(10, rel=1e-5)


def test_cross_validation_leaves_whole_labels_out():
    """Labels whose cells are all alike but whose class is random cannot be predicted, however many cells they have."""
    random = np.random.default_rng(8)
    label = np.repeat(np.arange(40), 25)
    features = random.normal(0, 1, (40, FEATURES))[label] + random.normal(0, 0.01, (1000, FEATURES))
    true = random.permutation(np.arange(40) % 2)[label]
    probabilities = np.full((1000, BASE), 1 / 3, np.float32)
    cells = LabelledCells(probabilities, features.astype(np.float32), true, label)
    fit = fit_head(cells, (probabilities, cells.features), [None, None], BASE)
    assert 0.25 < (fit.predicted == true).mean() < 0.75


def test_single_labels_are_fitted_without_cross_validation():
    true, probabilities, features = np.arange(3), np.full((3, 3), 1 / 3, np.float32), np.eye(3, 12, dtype=np.float32)
    fit = fit_head(LabelledCells(probabilities, features, true, true), (probabilities, features), [0, 1, 2], BASE)
    assert (fit.predicted == -1).all()
    assert (logits_of(fit.head, probabilities, features).argmax(1) == true).all()
