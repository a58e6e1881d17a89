"""The classes of a fitted model."""

import pytest

from core.errors import InputError
from core.fitting.legend import make_legend
from core.models.classes import OPEN_EARTH_MAP as BASE


def test_names_and_codes_of_the_base_model_keep_its_code_and_colour():
    legend = make_legend(["buildings", "Tree", 6], BASE)
    assert [(entry.code, entry.name) for entry in legend.classes] == [(5, "Tree"), (6, "Water"), (8, "Building")]
    assert legend.base_class == [4, 5, 7]
    assert legend.index == {"Tree": 0, 6: 1, "buildings": 2}


def test_new_classes_get_free_codes_and_colours_of_their_own():
    legend = make_legend(["Vineyard", "Olive grove", "Water", 40], BASE)
    assert [entry.name for entry in legend.classes] == ["Water", "Olive grove", "Vineyard", "Class 40"]
    assert len({entry.color for entry in legend.classes}) == 4
    assert legend.base_class == [5, None, None, None]
    assert all(entry.code > 8 for entry in legend.classes[1:])


def test_the_base_models_classes_can_be_kept():
    legend = make_legend(["Vineyard", "Water"], BASE, keep_base=True, colors={"Vineyard": "#123456"})
    assert [entry.name for entry in legend.classes[:8]] == [entry.name for entry in BASE]
    assert legend.classes[8].color == "#123456"
    assert legend.base_class == [*range(8), None]


def test_a_colour_is_given_by_the_value_in_the_labels():
    legend = make_legend(["trees", 6, 40], BASE, colors={"trees": "#111111", "6": "#222222", "40": "#333333"})
    assert [entry.color for entry in legend.classes] == ["#111111", "#222222", "#333333"]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [(["Tree"], "one class only"), ([5, 300], "300 cannot be used"), (range(1, 100), "holds 60")],
)
def test_classes_that_make_no_model_are_refused(values, sentence):
    with pytest.raises(InputError, match=sentence):
        make_legend(values, BASE)
