"""Clicks that sharpen an answer."""

import numpy as np
import pytest
import rasterio

from core.errors import InputError
from core.xemap.clicks import Clicks
from core.xemap.refer import ReferRequest, refer_scene
from core.xemap.sharpening import _mode
from tests.fixtures.rasters import write_raster
from tests.fixtures.tiny_referring_model import TinyReferringModel

LEFT, TOP = 380000.0, 3950000.0


@pytest.fixture
def ask(tmp_path, monkeypatch):
    """Asks for "nothing", which the network answers with 0.1 everywhere, in a scene that is red and, right, green."""
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path / "cache"))
    image = np.full((3, 200, 300), 20, "uint8")
    image[0, :, :150], image[1, :, 150:] = 200, 200
    image[:, 180:, :20] = 0
    scene = write_raster(tmp_path / "scene.tif", image, nodata=0)
    model = TinyReferringModel()

    def run(phrase="nothing", like=(), unlike=(), **options):
        clicks = Clicks(tuple(like), tuple(unlike))
        result = refer_scene(ReferRequest(scene, phrase, str(tmp_path / "out.tif"), clicks=clicks, **options), model)
        with rasterio.open(result.output) as file:
            return result, file.read(1), file.bounds

    return run


def at(column: float, row: float) -> tuple[float, float]:
    return LEFT + column / 2, TOP - row / 2


def test_a_click_raises_what_looks_like_it_and_the_other_kind_lowers(ask):
    before = ask()[1]
    liked = ask(like=[at(40, 50)])[1]
    both = ask(like=[at(40, 50)], unlike=[at(260, 50)])[1]
    assert np.allclose(before[:40], 0.1, atol=0.001)
    near, far = liked[:40, :30].mean(), liked[:40, 45:].mean()
    assert near > 0.3 and near > far + 0.1, (near, far)
    assert both[:40, 45:].mean() < liked[:40, 45:].mean()


@pytest.mark.parametrize("sure", [-8.0, 8.0])
def test_clicks_win_over_a_sure_response(sure):
    """Three clicks on like cells against a logit of 8: the mode is where the slope is 0, and beyond the middle."""
    covariance, signs = np.full((3, 3), 9.9) + 0.1 * np.eye(3), np.full(3, -np.sign(sure))
    weights = _mode(covariance, signs, np.full(3, sure))
    logits = sure + covariance @ weights
    assert np.allclose(weights, (signs + 1) / 2 - 1 / (1 + np.exp(-logits)), atol=1e-6)
    assert (np.sign(logits) == signs).all()


def test_a_sharpened_answer_does_not_depend_on_the_extent(ask):
    clicks = {"like": [at(40, 50), at(120, 100)], "unlike": [at(260, 50)]}
    _, whole, around = ask(**clicks)
    _, part, bounds = ask(bounds=(LEFT + 80, TOP - 60, LEFT + 130, TOP - 20), **clicks)
    top, left = round((around.top - bounds.top) / 2), round((bounds.left - around.left) / 2)
    assert (whole[top : top + part.shape[0], left : left + part.shape[1]] == part).all()


def test_features_are_not_computed_again(ask):
    assert not ask()[0].cached
    assert ask(like=[at(40, 50)])[0].cached


def test_of_a_phrase_with_relations_the_first_part_is_sharpened(ask):
    before = ask("woods within 10 m of green")[1]
    result, values, _ = ask("woods within 10 m of green", like=[at(140, 50)])
    assert any("sharpen the part “woods”" in warning for warning in result.warnings)
    assert values[10:15, 34:37].mean() > before[10:15, 34:37].mean()
    assert values[:40, :25].max() < 0.01, "too far from green, whatever was clicked"


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ((LEFT - 5, TOP - 5), "outside scene.tif"),
        ((float("nan"), TOP), "outside scene.tif"),
        (at(5, 195), "without data"),
    ],
)
def test_a_click_beside_the_data_is_refused(ask, place, sentence):
    with pytest.raises(InputError, match=sentence):
        ask(like=[at(40, 50)], unlike=[place])
