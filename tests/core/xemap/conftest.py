"""A small model, scenes and a cache of their own for the tests of referring."""

import pytest

from tests.fixtures.rasters import picture, write_raster
from tests.fixtures.referring import TILED, write_things
from tests.fixtures.tiny_referring_model import TinyReferringModel


@pytest.fixture(autouse=True)
def cache(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="module")
def model():
    return TinyReferringModel()


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """A scene of 701 x 523 px at 0.5 m: no multiple of anything."""
    return write_raster(tmp_path_factory.mktemp("scene") / "scene.tif", picture(523, 701), **TILED)


@pytest.fixture(scope="module")
def things(tmp_path_factory):
    """Grey ground, 400 x 300 m at 0.5 m, with a blue wall from top to bottom at 190 to 200 m and red squares of 40 m
    that begin 40 m left of it, 20 m and 110 m right of it."""
    return write_things(tmp_path_factory.mktemp("things") / "things.tif")
