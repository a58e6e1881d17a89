"""TESSERA from its public server, a mirror in the former bucket's layout, and folders; with all that goes wrong."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from pyproj import Transformer

from core.embeddings import fetch
from core.embeddings.access import Access
from core.embeddings.field import Unavailable
from core.embeddings.tessera import LAYOUT, OLD_LAYOUT, TesseraField, TileName
from core.errors import Cancelled, InputError
from core.files.disk_cache import DiskCache
from core.scene.grid import ModelGrid
from core.scene.scene import open_scene
from tests.fixtures.cancelling import cancel_at_second_call
from tests.fixtures.range_server import serving
from tests.fixtures.rasters import picture, write_raster

NAME, YEAR, SIDE = TileName(13965, 3555), 2024, 40
X, Y = Transformer.from_crs(4326, 32654, always_xy=True).transform(139.65, 35.55)
PLACE = Affine(10, 0, round(X) - 5 * SIDE, 0, -10, round(Y) + 5 * SIDE)


def write_tile(root: Path, layout) -> Path:
    """A small part of a tile, which is enough for a small scene."""
    draw = np.random.default_rng(0)
    array, scales, mask = (root / file for file in NAME.files(YEAR, layout))
    array.parent.mkdir(parents=True)
    mask.parent.mkdir(parents=True)
    np.save(array, draw.integers(-127, 128, (SIDE, SIDE, 128), np.int8))
    np.save(scales, draw.uniform(0.01, 0.1, (SIDE, SIDE)).astype(np.float32))
    write_raster(mask, np.ones((1, SIDE, SIDE), np.uint8), "EPSG:32654", PLACE)
    return root


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    return write_tile(tmp_path_factory.mktemp("published"), LAYOUT)


@pytest.fixture(scope="module")
def former(tmp_path_factory):
    return write_tile(tmp_path_factory.mktemp("former"), OLD_LAYOUT)


@pytest.fixture(scope="module")
def grid(tmp_path_factory):
    path = tmp_path_factory.mktemp("scene") / "scene.tif"
    scene = open_scene(write_raster(path, picture(20, 20), "EPSG:32654", PLACE @ Affine.translation(10, 10)))
    return ModelGrid(scene, 10.0)


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(fetch, "BACK_OFF", (0.02, 0.02))
    monkeypatch.setattr(fetch, "STALL_SECONDS", 1)


@pytest.fixture
def access(tmp_path):
    return Access(network=True, cache=DiskCache(tmp_path / "cache", 1 << 30))


@pytest.fixture
def server(published, monkeypatch):
    with serving(published, stall_seconds=2) as running:
        monkeypatch.setattr("core.embeddings.tessera.PUBLIC_URL", running.url)
        yield running


def fetched(grid, access, folder=""):
    field = TesseraField(YEAR, access, folder)
    field.prepare(grid, grid.window, 1)
    return field.read(grid, grid.window, 1)


def test_the_published_layout_is_fetched_once(grid, access, server, published):
    patch = fetched(grid, access)
    assert patch.valid.all() and np.allclose(np.linalg.norm(patch.values, axis=0), 1, atol=1e-3)
    assert [request.path for request in server.requests()] == [
        f"/landmasks/v1/{NAME}.tiff",
        f"/npy/v1/2024/{NAME}/{NAME}.npy",
        f"/npy/v1/2024/{NAME}/{NAME}_scales.npy",
    ]
    server.forget()
    assert np.array_equal(fetched(grid, access).values, patch.values)
    assert np.array_equal(fetched(grid, Access(network=False, cache=access.cache)).values, patch.values)
    assert not server.requests()
    assert np.array_equal(fetched(grid, access, str(published)).values, patch.values)


def test_a_mirror_and_folders_may_have_the_former_layout(grid, access, former, tmp_path, monkeypatch):
    with serving(former) as mirror:
        monkeypatch.setenv("LANDSCRIBE_TESSERA_URL", mirror.url)
        patch = fetched(grid, access)
        assert len(mirror.requests()) == 6  # each file is looked for in the new layout first
    for folder in (former, former / "v1", tmp_path / "flat"):
        if folder.name == "flat":
            folder.mkdir()
            for file in NAME.files(YEAR, OLD_LAYOUT):
                shutil.copy(former / file, folder)
        assert np.array_equal(fetched(grid, access, str(folder)).values, patch.values)


@pytest.mark.parametrize("fault", [500, 503, "truncate", "stall"])
def test_what_passes_is_tried_again(grid, access, server, published, fault):
    server.fail(fault, ".npy", times=1, least=1000)
    assert np.array_equal(fetched(grid, access).values, fetched(grid, access, str(published)).values)


@pytest.mark.parametrize(
    "fault, words",
    [
        (500, "the server answered with error 500"),
        (403, "the server refuses it \\(403\\)"),
        ("truncate", "cut"),
        ("stall", "did not answer in time|cut"),
    ],
)
def test_what_stays_is_one_sentence_and_leaves_nothing_wrong_behind(grid, access, server, fault, words):
    server.fail(fault, f"{NAME}.npy")
    with pytest.raises(Unavailable, match=f"TESSERA 2024 could not be fetched: .*({words})"):
        fetched(grid, access)
    assert not list(access.cache.folder.rglob("*.npy")) and not list(access.cache.folder.rglob("*.part"))
    server.forget()
    assert fetched(grid, access).valid.all()
    assert not server.requests(".tiff")  # the mask had come


def test_where_no_tile_is_it_says_so(grid, access, server):
    field = TesseraField(2023, access)
    server.fail(404, ".tiff")
    with pytest.raises(Unavailable, match="TESSERA 2023 does not cover the extent"):
        field.prepare(grid, grid.window, 1)


def test_without_leave_or_a_name_nothing_comes(grid, access, server, monkeypatch):
    with pytest.raises(Unavailable, match="fetching was not allowed"):
        fetched(grid, Access(network=False, cache=access.cache))
    assert not server.requests()
    monkeypatch.setattr(fetch, "AGENT", "Python-urllib/3.11")
    with pytest.raises(Unavailable, match="the server refuses it \\(403\\)"):
        fetched(grid, access)


def test_a_server_that_is_gone(grid, access, server):
    server.stop()
    with pytest.raises(Unavailable, match="the server cannot be reached"):
        fetched(grid, access)


def test_a_cancel_need_not_wait_for_a_silent_server(grid, access, published, monkeypatch):
    monkeypatch.setattr(fetch, "STALL_SECONDS", 20)
    with serving(published, stall_seconds=20) as server:
        monkeypatch.setattr("core.embeddings.tessera.PUBLIC_URL", server.url)
        server.fail("stall", ".npy")
        with pytest.raises(Cancelled):
            TesseraField(YEAR, access).prepare(grid, grid.window, 1, cancel_at_second_call())
    assert not list(access.cache.folder.rglob("*.npy")) and not list(access.cache.folder.rglob("*.part"))


def test_a_file_that_is_another_is_not_kept(grid, access, published, tmp_path, monkeypatch):
    """A proxy that asks for a password in a page of its own, with the status of success."""
    root = shutil.copytree(published, tmp_path / "root")
    (array,) = root.rglob(f"{NAME}.npy")
    sound = array.read_bytes()
    array.write_bytes(b"<html>Please log in</html>")
    with serving(root) as running:
        monkeypatch.setattr("core.embeddings.tessera.PUBLIC_URL", running.url)
        with pytest.raises(InputError, match="cannot be read: fetch its three files again"):
            fetched(grid, access)
        array.write_bytes(sound)
        assert fetched(grid, access).valid.all()


def test_a_damaged_file_in_the_cache_is_fetched_again(grid, access, server):
    expected = fetched(grid, access).values
    path = next(access.cache.folder.rglob(f"{NAME}.npy"))
    path.write_bytes(path.read_bytes()[:1000])
    assert np.array_equal(fetched(grid, access).values, expected)
