"""The shift between two dates, and what their light and season say."""

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter
from scipy.ndimage import shift as moved

from core.change.common_grid import open_pair
from core.change.registration import register, window_shift
from core.progress import silent
from core.scene.aligned import open_reader
from core.tiles.job import SceneRequest
from tests.fixtures.rasters import rotated, write_raster
from tests.fixtures.toy_model import ToyModel


def ground(height, width, seed=0):
    """Patches with sharp borders, as fields and roofs have."""
    noise = gaussian_filter(np.random.default_rng(seed).normal(size=(height, width)), 6)
    return 90 + 70 * (noise > 0) + 40 * (noise > 0.06)


def later(values, by):
    """The same in other light: darker, less contrast, noise; and moved (right, down)."""
    values = moved(values, by[::-1], order=3, mode="nearest")
    return 0.6 * values + 15 + np.random.default_rng(5).normal(0, 3, values.shape)


def rgb(values):
    return np.stack([np.clip(values * gain, 0, 255).astype("uint8") for gain in (1.0, 0.9, 0.7)])


@pytest.mark.parametrize("by", [(0.0, 0.0), (1.2, -0.9), (-7.4, 3.25)])
def test_the_shift_of_a_window_is_found_to_a_fifth_of_a_pixel(by):
    values = ground(256, 256)
    found = window_shift(rgb(values), rgb(later(values, by)), np.ones(values.shape, bool))
    assert found == pytest.approx(by, abs=0.2)


def test_nothing_in_common_has_no_shift():
    assert window_shift(rgb(ground(256, 256)), rgb(ground(256, 256, seed=3)), np.ones((256, 256), bool)) is None


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """Rotated rasters; the later one is stretched, so that its shift grows from left to right, and brighter."""
    folder = tmp_path_factory.mktemp("dates")
    values = ground(600, 1100)
    columns = np.arange(1100) - np.linspace(1.0, 4.0, 1100)
    stretched = np.stack([np.interp(columns, np.arange(1100), row) for row in values])
    place = {"transform": rotated(20)}
    return write_raster(folder / "a.tif", rgb(0.5 * values), **place), write_raster(
        folder / "b.tif", rgb(stretched), **place
    )


def test_the_shift_is_reported_and_a_field_takes_it_back(pair):
    both = open_pair(SceneRequest(pair[0]), pair[1], ToyModel(), "scene", False, silent)
    same, found, notes = register(both, "none", silent)
    assert same.shift is None and found.corrected == "none"
    assert found.pixels == pytest.approx(2.5, abs=0.3) and found.metres == pytest.approx(1.25, abs=0.15)
    assert found.east == pytest.approx(1.25 * np.cos(np.radians(20)), abs=0.2) and found.north > 0.3
    assert any("beside a.tif: align the dates" in note for note in notes) and any("brighter" in note for note in notes)
    corrected, found, notes = register(both, "field", silent)
    assert found.corrected == "field" and any("moved back" in note for note in notes)
    _, again, _ = register(both, "shift", silent)
    assert again.corrected == "shift"
    one, two = corrected.blocks
    with open_reader(one.grid) as reader, open_reader(two.grid) as other:
        for left in (30, 500, 980):
            window = one.window.__class__(left, 200, 96, 256)
            patches = [each.read(window) for each in (reader, other)]
            rest = window_shift(*(patch.image for patch in patches), patches[0].valid & patches[1].valid)
            assert rest is None or np.hypot(*rest) < 0.35


def test_swapped_dates_have_the_opposite_shift(pair):
    found = []
    for before, after in (pair, pair[::-1]):
        both = open_pair(SceneRequest(before), after, ToyModel(), "scene", False, silent)
        found.append(register(both, "none", silent)[1])
    assert (found[0].east, found[0].north) == (-found[1].east, -found[1].north)
