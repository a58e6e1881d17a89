"""Where a phrase is true, by labels and the layers derived from them."""

import dataclasses

import numpy as np

from core.training import targets
from core.training.referring.layers import LAYERS, derive_layers
from core.training.referring.phrases import phrase_table
from core.training.referring.truth import FALSE, OPEN, TRUE, UNLABELLED, Truth, shares, truth_table
from core.training.scenes import DenseScene

TABLE = phrase_table()


def town() -> DenseScene:
    """200 m of houses on the left, a hall on the right of 200 m of nothing, at 0.5 m a pixel."""
    target = np.full((400, 1200), targets.bits(targets.RANGELAND), np.uint8)
    for top in range(10, 390, 30):
        for left in range(10, 390, 30):
            target[top : top + 20, left : left + 20] = targets.bits(targets.BUILDING)
    target[100:300, 900:1100] = targets.bits(targets.BUILDING)
    image = np.zeros((*target.shape, 3), np.uint8)
    return DenseScene(image, target, np.ones(target.shape, bool), 0.5)


def test_a_class_is_true_false_or_open_by_what_the_label_allows():
    table = truth_table(TABLE.concepts["building"])
    assert table[targets.bits(8)] == TRUE
    assert table[targets.bits(8, 3)] == OPEN
    assert table[targets.bits(6)] == FALSE
    assert table[0] == OPEN
    sealed = truth_table(TABLE.concepts["sealed"])
    assert sealed[targets.bits(8, 3)] == TRUE


def test_shares_count_the_known_pixels_of_a_cell():
    truth = np.full((4, 8), FALSE, np.uint8)
    truth[:2, :4] = TRUE
    truth[:, 4:] = OPEN
    truth[0, 4:] = TRUE
    assert shares(truth).tolist() == [[50, UNLABELLED]]


def test_layers_tell_houses_from_halls():
    scene = town()
    layers = derive_layers(scene)

    def has(name, row, column):
        return bool(layers[row, column] & LAYERS[name])

    assert has("large building", 200, 1000) and not has("large building", 20, 20)
    assert has("residential area", 200, 200) and not has("residential area", 200, 650)
    assert has("industrial area", 200, 1000) and not has("residential area", 200, 1000)
    truth = Truth(TABLE)
    houses = truth(TABLE.concepts["houses"], scene.target, layers)
    assert houses[20, 20] == TRUE
    assert houses[200, 650] == FALSE
    large = truth(TABLE.concepts["large_building"], scene.target, layers)
    assert large[200, 1000] == TRUE and large[20, 20] == FALSE


def test_a_river_is_long_and_a_bridge_does_not_end_it():
    target = np.full((600, 1200), targets.bits(targets.RANGELAND), np.uint8)
    water = targets.bits(targets.WATER)
    target[100:130] = water  # 15 m wide, 600 m long
    target[100:130, 500:520] = targets.bits(targets.ROAD)  # a bridge of 10 m
    target[300:500, 300:500] = water  # a pond of 100 m
    target[550:560, 20:60] = water  # a ditch
    scene = dataclasses.replace(town(), image=np.zeros((600, 1200, 3), np.uint8), target=target, valid=target > 0)
    target[590:, :20] = targets.bits(targets.BUILDING)  # fully labelled ground
    truth = Truth(TABLE)(TABLE.concepts["river"], target, derive_layers(scene))
    assert truth[115, 100] == TRUE and truth[115, 1100] == TRUE
    assert truth[115, 510] == FALSE  # the bridge is not the river
    assert truth[400, 400] == OPEN and truth[555, 40] == OPEN  # water of another kind
    assert truth[200, 600] == FALSE


def test_partial_labels_make_no_halls():
    scene = dataclasses.replace(town(), target=np.full((400, 1200), targets.bits(8, 3), np.uint8))
    truth = Truth(TABLE)(TABLE.concepts["large_building"], scene.target, derive_layers(scene))
    assert set(np.unique(truth)) == {OPEN}
