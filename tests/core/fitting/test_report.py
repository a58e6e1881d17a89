"""What is said about a fitted model."""

import numpy as np
import pytest

from core.fitting.report import class_reports, confusion, contradictions, doubts, wilson
from core.models.card import ClassInfo

CLASSES = (ClassInfo(1, "Road", "#000000"), ClassInfo(2, "Building", "#ffffff"))


def test_the_interval_is_wilsons():
    # Newcombe 1998, Statistics in Medicine 17, 857-872, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    for successes, count, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611)):
        assert wilson(successes / count, count) == pytest.approx((low, high), abs=1e-4)


def test_a_label_counts_once_however_many_cells_it_has():
    true, label = np.array([0, 0, 0, 0, 1]), np.array([0, 0, 0, 1, 2])
    predicted = np.array([0, 0, 1, 1, 1])
    matrix = confusion(true, predicted, label, 2)
    assert matrix == pytest.approx(np.array([[2 / 3, 4 / 3], [0, 1]]))
    road, building = class_reports(CLASSES, true, label, matrix)
    assert (road.labels, road.cells, road.accuracy) == (2, 4, pytest.approx(1 / 3))
    assert building.accuracy == 1 and building.low < 0.3


def test_labels_that_look_like_another_class_are_named():
    true = np.zeros(9, int)
    predicted = np.array([1, 1, 1, 1, 0, 0, 0, 0, 0])
    (odd,) = contradictions(CLASSES, true, predicted, np.arange(9))
    assert odd.labels == [0, 1, 2, 3]
    assert odd.sentence == "4 of 9 labels of Road look most like Building: check them."
    assert contradictions(CLASSES, true, np.array([1, 1, *[0] * 7]), np.arange(9)) == []


def test_few_labels_and_labels_in_one_spot_are_said():
    true = np.r_[np.zeros(6, int), np.ones(2, int)]
    places = np.array([[1, 1], [2, 1], [1, 2], [3, 3], [2, 2], [1, 3], [500, 400], [900, 10]])
    reports = class_reports(CLASSES, true, np.arange(8), None)
    assert doubts(reports, places, true) == [
        "Building has 2 labels: add more, at different places.",
        "All labels of Road lie in one spot: add some elsewhere.",
    ]
