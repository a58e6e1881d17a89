"""TESSERA 1.1 from a small store in the published layout on a loopback server, with the faults of the others."""

import shutil
import sys

import numpy as np
import pytest
import zarr
from affine import Affine

from core.embeddings import fetch
from core.embeddings.access import Access
from core.embeddings.field import Unavailable
from core.embeddings.sources import open_field
from core.embeddings.tessera_zarr import TesseraZarrField
from core.errors import Cancelled, InputError
from core.files.disk_cache import DiskCache
from core.scene.grid import ModelGrid
from core.scene.scene import open_scene
from tests.fixtures.cancelling import cancel_at_second_call
from tests.fixtures.range_server import serving
from tests.fixtures.rasters import picture, write_raster

SIDE, YEARS = 256, (2023, 2024)
PLACE = Affine(10, 0, 380000, 0, -10, 3950000)  # in the middle of zone 54


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The folder of the store, and the vectors of 2024 with their mask: shards of 128², chunks of 32²."""
    folder, draw = tmp_path_factory.mktemp("store"), np.random.default_rng(0)
    stored = draw.integers(-127, 128, (2, 128, SIDE, SIDE), np.int8)
    scales = draw.uniform(0.01, 0.2, (2, SIDE, SIDE)).astype(np.float32)
    scales[1, :8, :8], scales[1, 8:16, :8], scales[1, 16:24, :8] = np.nan, np.inf, 3e38
    group = zarr.open_group(folder, mode="w").create_group("utm54")
    group.attrs.update({"spatial:transform": list(PLACE)[:6], "proj:code": "EPSG:32654"})
    layout = {"dtype": "int8", "shards": (1, 128, 128, 128), "chunks": (1, 128, 32, 32)}
    group.create_array("embeddings", shape=stored.shape, **layout)[:] = stored
    layout = {"dtype": "float32", "shards": (1, 128, 128), "chunks": (1, 32, 32), "fill_value": np.inf}
    group.create_array("scales", shape=scales.shape, **layout)[:] = scales
    group.create_array("time", shape=(2,), dtype="int32")[:] = YEARS
    valid = np.isfinite(scales[1]) & (scales[1] < 1)
    vectors = stored[1].astype(np.float32)
    return folder, vectors / np.linalg.norm(vectors, axis=0), valid


@pytest.fixture
def grid(tmp_path):
    place = PLACE @ Affine.translation(4, 4)
    return ModelGrid(open_scene(write_raster(tmp_path / "scene.tif", picture(50, 40), "EPSG:32654", place)), 10.0)


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(fetch, "BACK_OFF", (0.02, 0.02))
    monkeypatch.setattr(fetch, "STALL_SECONDS", 1)


@pytest.fixture
def access(tmp_path):
    return Access(network=True, cache=DiskCache(tmp_path / "cache", 1 << 30))


@pytest.fixture
def server(published, monkeypatch):
    with serving(published[0], stall_seconds=2) as running:
        monkeypatch.setenv("LANDSCRIBE_TESSERA_ZARR_URL", running.url)
        yield running


def fetched(grid, access, year=2024):
    field = TesseraZarrField(year, access)
    field.prepare(grid, grid.window, 1)
    return field.read(grid, grid.window, 1)


def test_the_vectors_are_the_stores_and_a_second_use_asks_nothing(grid, access, server, published):
    _, vectors, valid = published
    field = open_field("tessera1.1:2024", access)
    assert field.estimate(grid, grid.window, 1).kept == 0 and not server.requests()
    patch = fetched(grid, access)
    here = (slice(4, 54), slice(4, 44))
    assert np.array_equal(patch.valid, valid[here]) and not patch.valid.all()
    assert np.allclose(patch.values[:, patch.valid], vectors[(slice(None), *here)][:, valid[here]], atol=1e-3)
    assert server.bytes_sent() < 0.1 * sum(file.stat().st_size for file in published[0].rglob("*") if file.is_file())
    server.forget()
    assert np.array_equal(fetched(grid, Access(network=False, cache=access.cache)).values, patch.values)
    assert not server.requests() and field.estimate(grid, grid.window, 1).bytes == 0
    assert (field.family, field.source) == ("tessera1.1", "tessera1.1:2024")


@pytest.mark.parametrize("fault", [500, 503, "truncate", "stall"])
def test_what_passes_is_tried_again(grid, access, server, fault):
    server.fail(fault, times=1, after=1, least=2000)
    assert fetched(grid, access).valid.any()


@pytest.mark.parametrize(
    "fault, words",
    [
        (500, "answered with error 500"),
        (403, "refuses it \\(403\\)"),
        ("truncate", "cut"),
        ("stall", "in time|cut"),
    ],
)
def test_what_stays_is_one_sentence_and_leaves_nothing_wrong_behind(grid, access, server, fault, words):
    server.fail(fault, after=2, least=2000)
    with pytest.raises(Unavailable, match=rf"TESSERA 1\.1 2024 could not be fetched: .*({words})"):
        fetched(grid, access)
    assert not list(access.cache.folder.rglob("*.part")) and not list(access.cache.folder.rglob("*prepared*"))
    server.forget()
    assert fetched(grid, access).valid.any()


def test_places_years_and_leave_that_are_missing(grid, access, server, tmp_path):
    with pytest.raises(Unavailable, match=r"TESSERA 1\.1 has no 2020 here, but 2023 to 2024"):
        fetched(grid, access, 2020)
    elsewhere = write_raster(tmp_path / "else.tif", picture(20, 20), "EPSG:32610", PLACE)
    with pytest.raises(Unavailable, match=r"TESSERA 1\.1 2024 does not cover the extent"):
        fetched(ModelGrid(open_scene(elsewhere), 10.0), access)
    with pytest.raises(Unavailable, match="fetching was not allowed"):
        fetched(grid, Access(network=False, cache=DiskCache(tmp_path / "other", 1 << 30)))
    with pytest.raises(InputError, match="TESSERA comes by year"):
        open_field("tessera1.1:here", access)


def test_a_server_that_is_gone(grid, access, server):
    server.stop()
    with pytest.raises(Unavailable, match="the server cannot be reached"):
        fetched(grid, access)


def test_a_cancel_need_not_wait_for_a_silent_server(grid, access, published, monkeypatch):
    monkeypatch.setattr(fetch, "STALL_SECONDS", 20)
    with serving(published[0], stall_seconds=20) as server:
        monkeypatch.setenv("LANDSCRIBE_TESSERA_ZARR_URL", server.url)
        server.fail("stall", least=2000)
        with pytest.raises(Cancelled):
            TesseraZarrField(2024, access).prepare(grid, grid.window, 1, cancel_at_second_call())


def test_a_damaged_file_in_the_cache_is_fetched_again(grid, access, server):
    expected = fetched(grid, access).values
    large = max(
        (path for path in access.cache.folder.rglob("*") if path.is_file()), key=lambda path: path.stat().st_size
    )
    large.write_bytes(large.read_bytes()[:1000])
    server.forget()
    assert np.array_equal(fetched(grid, access).values, expected) and len(server.requests()) == 1


def test_damaged_parts_of_the_store_are_one_sentence_and_not_kept(grid, access, published, tmp_path, monkeypatch):
    root = shutil.copytree(published[0], tmp_path / "root")
    shards = [
        path for path in (root / "utm54" / "embeddings").rglob("*") if path.is_file() and path.stat().st_size > 9999
    ]
    sound = {path: path.read_bytes() for path in shards}
    for path, content in sound.items():
        path.write_bytes(b"\x55" * len(content))
    with serving(root) as running:
        monkeypatch.setenv("LANDSCRIBE_TESSERA_ZARR_URL", running.url)
        with pytest.raises(
            Unavailable, match=r"TESSERA 1\.1 2024 could not be fetched: the server's answers were damaged"
        ):
            fetched(grid, access)
        for path, content in sound.items():
            path.write_bytes(content)
        assert fetched(grid, access).valid.any()


def test_a_program_that_does_not_say_its_name_is_refused(grid, access, server, monkeypatch):
    monkeypatch.setattr(fetch, "AGENT", "Python-urllib/3.11")
    with pytest.raises(Unavailable, match="the server refuses it \\(403\\)"):
        fetched(grid, access)


def test_without_the_library_it_is_asked_for(grid, access, server, monkeypatch):
    monkeypatch.setitem(sys.modules, "zarr", None)
    for work in (fetched, lambda grid, access: TesseraZarrField(2024, access).estimate(grid, grid.window, 1)):
        with pytest.raises(InputError, match="the zarr library is not installed"):
            work(grid, access)
