"""Estimates against published worked examples."""

import numpy as np
import pytest

from core.accuracy.estimates import Z95, allocate, area_adjusted, sample_size
from core.accuracy.matrix import ConfusionMatrix
from core.models.card import ClassInfo

# Olofsson et al. 2014, RSE 148, section 5: the map's pixels by class and the sample's error matrix (Table 8, page 55).
# Deforestation, forest gain, stable forest, stable non-forest; pixels of 30 m. The printed values were compared with
# two transcriptions of the paper made by others (the tests of the R package drift, NewGraphEnvironment/drift, and the
# examples of the R package mapaccuracy, H. Costa).
MAPPED = np.array([200_000, 150_000, 3_200_000, 6_450_000])
COUNTS = np.array([[66, 0, 5, 4], [0, 55, 8, 12], [1, 0, 153, 11], [2, 1, 9, 313]])
HECTARES = 0.09


def test_table_9_the_matrix_in_shares_of_area():
    estimates = area_adjusted(COUNTS, MAPPED)
    printed = [
        [0.0176, 0, 0.0013, 0.0011],
        [0, 0.0110, 0.0016, 0.0024],
        [0.0019, 0, 0.2967, 0.0213],
        [0.0040, 0.0020, 0.0179, 0.6212],
    ]
    np.testing.assert_allclose(estimates.proportions.round(4), printed, atol=1e-9)
    np.testing.assert_allclose(estimates.share.value.round(4), [0.0235, 0.0130, 0.3175, 0.6460], atol=1e-9)


def test_section_5_2_1_accuracies():
    """Page 54, to the two digits printed, but for two.

    The paper prints margins of producer's accuracy of 0.21, 0.23, 0.03 and 0.01. Its own equation 7 with its own Table
    8 gives 0.25 for forest gain and 0.02 for stable non-forest, and so does mapaccuracy, to the eight digits below.
    """
    e = area_adjusted(COUNTS, MAPPED)
    assert (round(float(e.overall.value), 2), round(float(e.overall.margin), 2)) == (0.95, 0.02)
    assert e.users.value.round(2).tolist() == [0.88, 0.73, 0.93, 0.96]
    assert e.users.margin.round(2).tolist() == [0.07, 0.10, 0.04, 0.02]
    assert e.producers.value.round(2).tolist() == [0.75, 0.85, 0.93, 0.96]
    assert e.producers.margin.round(2).tolist() == [0.21, 0.25, 0.03, 0.02]
    np.testing.assert_allclose(e.producers.margin, [0.21330593, 0.25440369, 0.03432379, 0.01836120], rtol=3e-5)


def test_equation_7_is_the_variance_of_a_ratio():
    """What decides between the printed margins and ours: samples drawn anew from the paper's own proportions.

    A hundred times as many points, for equation 7 is the variance as far as a ratio is linear in the sample.
    """
    rng = np.random.default_rng(0)
    shares = COUNTS / COUNTS.sum(1, keepdims=True)
    drawn = 100 * COUNTS.sum(1)
    samples = np.stack([rng.multinomial(n, share, 20_000) for n, share in zip(drawn, shares)], axis=1)
    p = (MAPPED / MAPPED.sum())[:, None] * samples / drawn[:, None]
    spread = Z95 * (np.diagonal(p, axis1=1, axis2=2) / p.sum(1)).std(axis=0) * 10
    assert spread.round(2).tolist() == [0.21, 0.25, 0.03, 0.02]
    np.testing.assert_allclose(area_adjusted(COUNTS, MAPPED).producers.margin, spread, rtol=0.02)


def test_section_5_2_2_areas():
    """Page 54: the adjusted areas in hectares with their 95 % intervals, and those of deforestation in pixels.

    "0.0035 x 10,000,000 = 34,097 pixels" there is a misprint of 34,907: its 1.96-fold is the 68,418 printed next.
    """
    e = area_adjusted(COUNTS, MAPPED * HECTARES)
    pixels = area_adjusted(COUNTS, MAPPED).area
    assert (round(pixels.value[0]), round(pixels.margin[0])) == (235_086, 68_418)
    assert round(pixels.standard_error[0]) == 34_907
    assert round(float(e.share.standard_error[0]), 4) == 0.0035
    assert e.area.value.round().tolist() == [21_158, 11_686, 285_770, 581_386]
    assert e.area.margin.round().tolist() == [6_158, 3_756, 15_510, 16_282]


def test_the_earlier_paper():
    """Olofsson et al. 2013, RSE 129, example 1: 45 112 ± 21 072 ha of deforestation (eq. 10, 12), Table 4."""
    e = area_adjusted([[97, 0, 3], [3, 279, 18], [2, 1, 97]], [22_353, 1_122_543, 610_228])
    assert e.area.value[0] == pytest.approx(45_112.4, abs=0.5)
    assert e.area.margin[0] == pytest.approx(21_072.4, abs=2)
    np.testing.assert_allclose(e.users.value, [0.97, 0.93, 0.97])
    np.testing.assert_allclose(e.producers.value, [0.4806308, 0.9941887, 0.8969259], rtol=1e-6)
    np.testing.assert_allclose(e.producers.margin, [0.22453045, 0.01132522, 0.04120541], rtol=1e-4)
    assert float(e.overall.value) == pytest.approx(0.9444168, abs=1e-6)


def test_sample_size_and_allocation():
    """Section 5.1.1 and Table 5, page 53: 641 points for a standard error of 0.01; by area, or 75 for each of the rare
    classes and the rest by area."""
    assert sample_size(MAPPED, [0.7, 0.6, 0.9, 0.95], 0.01) == 641
    assert allocate(641, MAPPED, 0).tolist() == [13, 10, 205, 413]
    points = allocate(641, MAPPED, 75)
    assert points.sum() == 641 and points[:2].tolist() == [75, 75]
    assert points[3] / points[2] == pytest.approx(6450 / 3200, rel=0.02)
    assert allocate(10, [1, 1, 98, 0], 50).tolist() == [4, 3, 3, 0]
    assert allocate(100, [0, 0, 5], 50).tolist() == [0, 0, 100]


def test_a_perfect_sample_has_no_error_and_a_missing_one_no_answer():
    e = area_adjusted(np.diag([50, 60]), [10.0, 30.0])
    assert float(e.overall.value) == 1 and e.area.value.tolist() == [10, 30] and e.area.margin.tolist() == [0, 0]
    lacking = area_adjusted([[50, 0], [0, 0]], [10.0, 30.0])
    assert np.isnan(lacking.area.margin).all() and lacking.users.value[0] == 1
    unmapped = area_adjusted([[45, 5], [0, 0]], [10.0, 0.0])  # the reference knows a class that the map lacks
    assert unmapped.area.value.tolist() == [9, 1] and np.isfinite(unmapped.area.margin).all()
    assert unmapped.producers.value.tolist() == [1, 0]


def test_estimates_agree_with_what_many_samples_do():
    """A made-up landscape whose truth is known: the estimates scatter around it as they say they do."""
    rng = np.random.default_rng(0)
    truth = np.array([[0.90, 0.10], [0.03, 0.97]])  # share of each truth within each stratum
    mapped = np.array([20.0, 80.0])
    area = mapped @ truth
    errors, margins = [], []
    for _ in range(2000):
        counts = np.stack([rng.multinomial(300, truth[0]), rng.multinomial(450, truth[1])])
        e = area_adjusted(counts, mapped)
        errors.append(e.area.value[0] - area[0])
        margins.append(e.area.margin[0])
    assert abs(np.mean(errors)) < 0.1
    assert np.std(errors) * 1.96 == pytest.approx(np.mean(margins), rel=0.06)
    assert np.mean(np.abs(errors) <= margins) == pytest.approx(0.94, abs=0.03)


def test_the_matrix():
    classes = tuple(ClassInfo(code, name, "#000000") for code, name in ((5, "a"), (2, "b"), (9, "c")))
    m = ConfusionMatrix(classes, np.array([[2, 1, 0], [1, 1, 0], [0, 1, 0]]))
    assert m.total == 6
    assert m.overall == 0.5
    assert m.kappa == pytest.approx((0.5 - 15 / 36) / (1 - 15 / 36))
    np.testing.assert_allclose(m.users, [2 / 3, 1 / 2, 0])
    np.testing.assert_allclose(m.producers[:2], [2 / 3, 1 / 3])
    assert np.isnan(m.producers[2])
    np.testing.assert_allclose(m.f1, [2 / 3, 2 / 5, 0])
    np.testing.assert_allclose(m.iou, [1 / 2, 1 / 4, 0])
    assert m.mean_iou == pytest.approx(3 / 8) and m.mean_f1 == pytest.approx(8 / 15)
    assert np.isnan(ConfusionMatrix(classes, np.zeros((3, 3), int)).kappa)
