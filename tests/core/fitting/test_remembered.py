"""A training after one more label reads its tile only, and learns the same to the bit."""

import os

import numpy as np
import pytest
import rasterio
import shapely
from rasterio.windows import Window

from core.engine.methods import METHODS
from core.fitting import samples
from core.fitting.remembered import RememberedTiles, TileCells
from core.models.card import read_card
from core.progress import silent
from tests.fixtures.labels import write_labels
from tests.fixtures.rasters import picture, write_raster
from tests.fixtures.tiny_model import write_tiny_model


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A scene of several tiles, of which the last have no data; the tiles read are listed in ``place.read``."""
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(samples, "remembered_tiles", RememberedTiles())
    write_tiny_model(tmp_path / "tiny", tile=64)
    image = np.maximum(picture(64, 192), 1)
    image[:, :, 150:] = 0
    write_raster(tmp_path / "scene.tif", image, nodata=0)
    return tmp_path


def fit(place, xy, monkeypatch, name="model", **more) -> tuple[str, int]:
    """The digest of a model fitted to points (x, y, class), and how many tiles were read for it."""
    labels = [(shapely.Point(380000 + x, 3950000 - y), value) for x, y, value in xy]
    read, tiles = samples._read_tiles, []
    monkeypatch.setattr(samples, "_read_tiles", lambda *given: tiles.extend(given[3]) or read(*given))
    params = {
        "scene": str(place / "scene.tif"), "labels": write_labels(place / "labels.gpkg", labels),
        "output": str(place / name), "base": str(place / "tiny"), "device": "cpu", **more,
    }  # fmt: skip
    METHODS["fit"].run(params, silent)
    monkeypatch.setattr(samples, "_read_tiles", read)
    return read_card(place / name).weights_sha256, len(tiles)


POINTS = [
    (x, y, "ab"[number % 2]) for number, (x, y) in enumerate([(4, 4), (9, 20), (40, 9), (44, 25), (60, 8), (69, 30)])
]


def test_one_more_label_reads_its_tile_only(place, monkeypatch):
    first, all_tiles = fit(place, POINTS, monkeypatch)
    assert all_tiles > 2 and fit(place, POINTS, monkeypatch) == (first, 0)
    more = [*POINTS, (12, 12, "a")]
    again, few = fit(place, more, monkeypatch)
    assert few == 1 and again != first
    monkeypatch.setattr(samples, "remembered_tiles", RememberedTiles())
    assert fit(place, more, monkeypatch) == (again, all_tiles)
    assert fit(place, POINTS[1:], monkeypatch)[1] == 0, "a label less reads nothing"


def test_another_scene_band_or_seed_is_never_answered_from_memory(place, monkeypatch):
    _, all_tiles = fit(place, POINTS, monkeypatch)
    assert fit(place, POINTS, monkeypatch, extra_bands=["1"])[1] == all_tiles
    assert fit(place, POINTS, monkeypatch, seed=1)[1] == all_tiles
    write_raster(place / "scene.tif", np.maximum(picture(64, 192, seed=1), 1), nodata=0)
    assert fit(place, POINTS, monkeypatch)[1] == all_tiles


def test_pixels_that_changed_are_read_again_though_size_and_time_are_the_same(place, monkeypatch):
    monkeypatch.setattr("core.scene.scene._fingerprint", lambda *_: "a sample that missed the change")
    first, all_tiles = fit(place, POINTS, monkeypatch)
    scene = place / "scene.tif"
    before = os.stat(scene)
    with rasterio.open(scene, "r+") as file:
        window = Window(5, 5, 9, 9)
        file.write(255 - file.read(window=window), window=window)
    os.utime(scene, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert os.stat(scene).st_size == before.st_size
    again, read = fit(place, POINTS, monkeypatch)
    assert read == all_tiles and again != first


def test_the_tiles_used_last_are_remembered():
    tile = TileCells(np.zeros((10, 10), np.float32), np.zeros(0, np.int64), np.zeros((0, 10), np.float32))
    memory = RememberedTiles(limit=1000)
    for key in "abca":
        memory.put((key,), tile)
    assert [memory.get((key,)) is not None for key in "abc"] == [True, False, True]
