"""AlphaEarth from a loopback server in the archive's exact layout: right values, few bytes, and every fault told."""

import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import rasterio
from pyproj import Transformer
from rasterio.windows import Window

from core.embeddings import fetch
from core.embeddings.access import Access
from core.embeddings.alphaearth import AlphaEarthField
from core.embeddings.alphaearth_index import INDEX_FILES, kept_state, load_index
from core.embeddings.field import Unavailable, cell_centres
from core.embeddings.quantisation import dequantised
from core.errors import Cancelled, EngineError, InputError
from core.files.disk_cache import DiskCache
from core.scene.grid import ModelGrid
from core.scene.scene import open_scene
from tests.fixtures.alphaearth import BORDER, LATITUDE, pattern, write_archive, write_index
from tests.fixtures.cancelling import cancel_at_second_call
from tests.fixtures.range_server import serving
from tests.fixtures.rasters import north_up, picture, rotated, write_raster


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return write_archive(tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="module")
def module_server(archive):
    with serving(archive.root) as server:
        yield server


@pytest.fixture
def server(module_server, monkeypatch):
    module_server.forget()
    monkeypatch.setenv("LANDSCRIBE_ALPHAEARTH_URL", f"{module_server.url}/v1/annual")
    monkeypatch.setattr(fetch, "BACK_OFF", (0.02, 0.02))
    monkeypatch.setattr(fetch, "STALL_SECONDS", 1)
    return module_server


@pytest.fixture
def access(tmp_path):
    return Access(network=True, cache=DiskCache(tmp_path / "cache", 1 << 30))


def grid_at(tmp_path, x=-2000.0, y=-2000.0, size=10.0, shape=(300, 400), crs="EPSG:32654", transform=None):
    """A scene of ``shape`` pixels of ``size`` metres, its corner (x, y) metres from where the zones meet at 36° N."""
    east, north = Transformer.from_crs(4326, crs, always_xy=True).transform(BORDER, LATITUDE)
    transform = transform or north_up(east + x, north + y + shape[0] * size, size)
    return ModelGrid(open_scene(write_raster(tmp_path / "scene.tif", picture(*shape), crs, transform)), size)


def direct(archive, grid, window, tile, factor=1):
    """The field by GDAL alone, from the file on disk: the nearest pixels' int8 at places, de-quantised."""
    x, y = cell_centres(grid, window, 1)
    x, y = Transformer.from_crs(grid.crs, tile.epsg, always_xy=True).transform(x, y)
    with rasterio.open(archive.root / tile.path) as file:
        columns, rows = ~file.transform @ (x, y)
        stored = file.read()
    return dequantised(stored[:, np.floor(rows).astype(int), np.floor(columns).astype(int)])[0]


def test_across_the_zone_border_the_place_decides_not_the_tile(tmp_path, server, access):
    grid = grid_at(tmp_path)  # 4 km wide, the border in the middle
    field = AlphaEarthField(2023, access)
    field.prepare(grid, grid.window, 1)
    patch = field.read(grid, grid.window, 1)
    assert patch.valid.all()
    np.testing.assert_allclose(np.linalg.norm(patch.values, axis=0), 1, atol=1e-5)
    x, y = cell_centres(grid, grid.window, 1)
    expected = pattern(*Transformer.from_crs(grid.crs, 4326, always_xy=True).transform(x, y))
    assert np.sum(expected * patch.values, axis=0).min() > 0.93  # steps of 160 m and noise, by construction
    assert {request.path for request in server.requests(".tiff")} == {
        f"/v1/annual/2023/{zone}/x{zone.lower()}cafe-0000008192-0000000000.tiff" for zone in ("53N", "54N")
    }
    part = field.read(grid, Window(150, 40, 80, 60), 1)
    assert np.array_equal(part.values, patch.values[:, 40:100, 150:230])
    assert {request.agent for request in server.requests()} == {fetch.AGENT}


def test_the_values_are_those_of_a_direct_read(tmp_path, archive, server, access):
    tile = archive.tiles[2023][1]
    # A scene on the tile's own lattice: every cell is a pixel, and nothing is interpolated.
    transform = north_up(tile.left + 1000 * 10.0 - 1000, tile.bottom + 9000, 10.0)
    grid = grid_at(tmp_path, shape=(80, 100), transform=transform)
    field = AlphaEarthField(2023, access)
    field.prepare(grid, grid.window, 1)
    patch = field.read(grid, grid.window, 1)
    expected = direct(archive, grid, grid.window, tile)
    expected /= np.linalg.norm(expected, axis=0)
    np.testing.assert_allclose(patch.values, expected, atol=1e-5)


def test_little_more_than_the_blocks_is_fetched_and_nothing_twice(tmp_path, archive, server, access):
    grid = grid_at(tmp_path)
    field = AlphaEarthField(2023, access)
    estimate = field.estimate(grid, grid.window, 1)
    assert not server.requests() and estimate.kept == 0 and estimate.bytes > 30e6
    field.prepare(grid, grid.window, 1)
    first = field.read(grid, grid.window, 1)
    needed = 0
    for tile, columns in zip(archive.tiles[2023], ((1,), (0,))):
        with rasterio.open(archive.root / tile.path) as file:
            for column in columns:
                sizes = (file.get_tag_item(f"BLOCK_SIZE_{column}_0", "TIFF", band) for band in file.indexes)
                needed += sum(int(size or 0) for size in sizes)
    # The scene touches the second block of the western tile, whose pixels 1200 to 1400 lie in it before the border.
    assert needed < server.bytes_sent(".tiff") < 1.5 * needed
    server.forget()
    again = AlphaEarthField(2023, Access(network=False, cache=access.cache))
    estimate = again.estimate(grid, grid.window, 1)
    assert estimate.kept == estimate.blocks > 0 and estimate.bytes == 0 and estimate.kept_share == 1
    again.prepare(grid, grid.window, 1)
    assert np.array_equal(again.read(grid, grid.window, 1).values, first.values)
    assert not server.requests()


def test_coarse_cells_are_read_from_an_overview(tmp_path, archive, server, access):
    grid = grid_at(tmp_path, x=500.0, y=500.0, size=10.0, shape=(128, 128))
    field = AlphaEarthField(2023, access)
    field.prepare(grid, grid.window, 4)  # cells of 40 m
    patch = field.read(grid, grid.window, 4)
    blocks = [name.name for name in access.cache.folder.rglob("*.npy")]
    assert blocks == ["2-0-0.npy"] and patch.values.shape == (64, 32, 32)
    x, y = cell_centres(grid, grid.window, 4)
    expected = pattern(*Transformer.from_crs(grid.crs, 4326, always_xy=True).transform(x, y))
    assert np.sum(expected * patch.values, axis=0).min() > 0.95


@pytest.mark.parametrize("kind", ["projected", "geographic", "rotated"])
def test_the_pattern_lands_within_half_a_field_pixel(tmp_path, server, access, kind):
    """The field is compared with itself moved: where it lies best is where it was put."""
    east, north = Transformer.from_crs(4326, 32654, always_xy=True).transform(BORDER + 0.02, LATITUDE + 0.01)
    crs, transform = {
        "projected": ("EPSG:32654", north_up(east, north, 5.0)),
        "geographic": ("EPSG:4326", north_up(BORDER + 0.02, LATITUDE + 0.02, 5e-5)),
        "rotated": ("EPSG:32654", rotated(25, east, north, 5.0)),
    }[kind]
    grid = grid_at(tmp_path, size=5.0, shape=(256, 256), crs=crs, transform=transform)
    grid = ModelGrid(grid.scene, grid.scene.gsd)
    field = AlphaEarthField(2023, access)
    field.prepare(grid, grid.window, 2)
    patch = field.read(grid, grid.window, 2)
    x, y = cell_centres(grid, grid.window, 2)
    lon, lat = Transformer.from_crs(grid.crs, 4326, always_xy=True).transform(x, y)
    scores = {}
    for shift_x in (-10, -5, 0, 5, 10):
        for shift_y in (-10, -5, 0, 5, 10):
            moved = pattern(lon + shift_x / 90_000, lat + shift_y / 111_000)
            scores[shift_x, shift_y] = float(np.sum(moved * patch.values))
    best = max(scores, key=scores.get)
    assert max(map(abs, best)) <= 5


# The index


@pytest.mark.parametrize("form", INDEX_FILES)
def test_both_forms_of_the_index_say_the_same(tmp_path, archive, access, monkeypatch, form):
    root = tmp_path / "root"
    (root / "v1" / "annual").mkdir(parents=True)
    write_index(root, [tile for pair in archive.tiles.values() for tile in pair])
    for other in set(INDEX_FILES) - {form}:
        (root / "v1" / "annual" / other).unlink()
    with serving(root) as server:
        monkeypatch.setenv("LANDSCRIBE_ALPHAEARTH_URL", f"{server.url}/v1/annual")
        index = load_index(access)
        assert index.state.file == form
        content = (root / "v1" / "annual" / form).read_bytes()
        assert (index.state.size, index.state.sha256) == (len(content), hashlib.sha256(content).hexdigest())
        around = (BORDER - 0.01, LATITUDE - 0.01, BORDER + 0.01, LATITUDE + 0.01)
        tiles = [(tile.path, tile.crs) for tile in index.tiles(around, 2023)]
        assert tiles == [(tile.path.removeprefix("v1/annual/"), f"EPSG:{tile.epsg}") for tile in archive.tiles[2023]]
        assert index.years_at(around) == [2023] and index.tiles((0, 0, 1, 1), 2023) == []
        server.forget()
        assert load_index(access).state == index.state and not server.requests()
        fresh = load_index(Access(True, refresh=True, cache=access.cache))
        assert server.requests() and fresh.state.fetched >= index.state.fetched


def test_a_damaged_index_is_not_kept(tmp_path, access, monkeypatch):
    root = tmp_path / "root"
    (root / "v1" / "annual").mkdir(parents=True)
    (root / "v1" / "annual" / INDEX_FILES[0]).write_bytes(b"no parquet")
    with serving(root) as server:
        monkeypatch.setenv("LANDSCRIBE_ALPHAEARTH_URL", f"{server.url}/v1/annual")
        with pytest.raises(fetch.FetchError, match="its index is no Parquet file"):
            load_index(access)
    assert kept_state(access) is None and access.cache.size() == 0


# Offline, elsewhere, another year


def test_without_leave_no_server_is_asked(tmp_path, server):
    grid = grid_at(tmp_path, shape=(20, 20))
    field = AlphaEarthField(2023, Access(network=False, cache=DiskCache(tmp_path / "cache", 1 << 30)))
    with pytest.raises(Unavailable, match="AlphaEarth 2023 could not be fetched: fetching was not allowed"):
        field.prepare(grid, grid.window, 1)
    assert not server.requests()


def test_another_year_is_taken_and_told(tmp_path, server, access):
    grid = grid_at(tmp_path, x=500.0, y=500.0, shape=(20, 20))
    field = AlphaEarthField(2016, access)
    field.prepare(grid, grid.window, 1)
    assert field.year == 2023 and field.source == "alphaearth:2023"
    assert field.notes == ["AlphaEarth has no 2016 here, so 2023 was used instead."]
    assert field.read(grid, grid.window, 1).valid.all()


def test_where_no_tile_is_it_says_so(tmp_path, server, access):
    grid = grid_at(tmp_path, transform=north_up(500000, 3000000, 10.0), shape=(20, 20))
    with pytest.raises(Unavailable, match="AlphaEarth does not cover the extent"):
        AlphaEarthField(2023, access).prepare(grid, grid.window, 1)


# Faults


def small_grid(tmp_path):
    return grid_at(tmp_path, x=500.0, y=500.0, shape=(40, 40))


def good(tmp_path, access):
    field = AlphaEarthField(2023, access)
    grid = small_grid(tmp_path)
    field.prepare(grid, grid.window, 1)
    return field.read(grid, grid.window, 1).values


def test_a_program_that_does_not_say_its_name_is_refused(tmp_path, server, access, monkeypatch):
    monkeypatch.setattr(fetch, "AGENT", "Python-urllib/3.11")
    with pytest.raises(Unavailable, match="the server refuses it \\(403\\)"):
        good(tmp_path, access)
    assert access.cache.size() == 0


@pytest.mark.parametrize("fault", [500, 503, "truncate", "stall"])
def test_what_passes_is_tried_again(tmp_path, server, access, fault):
    expected = good(tmp_path, access)
    access.cache.clear()
    server.forget()
    server.fail(fault, ".tiff", times=1, least=1000)
    began = time.monotonic()
    assert np.array_equal(good(tmp_path, access), expected)
    assert time.monotonic() - began < 60


@pytest.mark.parametrize(
    "fault, words",
    [
        (404, "it is not on the server \\(404\\)"),
        (500, "the server answered with error 500"),
        ("truncate", "cut short or damaged|connection was cut"),
        ("stall", "did not answer in time|cut"),
    ],
)
def test_what_stays_is_one_sentence_and_leaves_nothing_wrong_behind(tmp_path, server, access, fault, words):
    server.fail(fault, ".tiff")
    with pytest.raises(Unavailable, match=words):
        good(tmp_path, access)
    assert not list(access.cache.folder.rglob("*.npy")) and not list(access.cache.folder.rglob("*.part"))
    server.forget()
    assert good(tmp_path, access).shape == (64, 40, 40)


def test_a_block_that_is_cut_short_is_never_kept(tmp_path, server, access):
    server.fail("truncate", ".tiff", after=0, least=200_000)  # the header comes through, the blocks do not
    with pytest.raises(Unavailable, match=r"cut|damaged"):
        good(tmp_path, access)
    assert not list(access.cache.folder.rglob("*.npy")) and list(access.cache.folder.rglob("layout.json"))


def test_a_server_that_is_gone(tmp_path, archive, access, monkeypatch):
    monkeypatch.setattr(fetch, "BACK_OFF", (0.02,))
    with serving(archive.root) as gone:
        monkeypatch.setenv("LANDSCRIBE_ALPHAEARTH_URL", f"{gone.url}/v1/annual")
        load_index(access)
        gone.stop()
        with pytest.raises(Unavailable, match="the server cannot be reached"):
            good(tmp_path, access)


def test_a_cancel_need_not_wait_for_a_silent_server(tmp_path, archive, access, monkeypatch):
    monkeypatch.setattr(fetch, "STALL_SECONDS", 20)
    with serving(archive.root, stall_seconds=20) as server:
        monkeypatch.setenv("LANDSCRIBE_ALPHAEARTH_URL", f"{server.url}/v1/annual")
        load_index(access)
        server.fail("stall", ".tiff")
        grid = small_grid(tmp_path)
        with pytest.raises(Cancelled):
            AlphaEarthField(2023, access).prepare(grid, grid.window, 1, cancel_at_second_call())


def test_a_block_that_went_missing_meanwhile_is_told(tmp_path, server, access):
    grid = small_grid(tmp_path)
    field = AlphaEarthField(2023, access)
    field.prepare(grid, grid.window, 1)
    for path in access.cache.folder.rglob("*.npy"):
        path.unlink()
    server.fail(404, ".tiff")
    with pytest.raises(EngineError, match="A part of AlphaEarth 2023 could not be fetched"):
        field.read(grid, grid.window, 1)


def test_a_damaged_file_in_the_cache_is_fetched_again(tmp_path, server, access):
    expected = good(tmp_path, access)
    (path,) = access.cache.folder.rglob("*.npy")
    path.write_bytes(path.read_bytes()[:1000])
    assert np.array_equal(good(tmp_path, access), expected)


def test_the_year_has_four_digits():
    from core.embeddings.sources import open_field

    for spec in ("alphaearth", "alphaearth:", "alphaearth:24", "alphaearth:last"):
        with pytest.raises(InputError, match="comes by year"):
            open_field(spec)
    assert json.dumps(open_field("alphaearth:2024").source) == '"alphaearth:2024"'


@pytest.mark.parametrize("offline", [False, True])
def test_where_the_network_is_closed_to_gdal_only_an_allowed_download_passes(tmp_path, server, offline):
    scene = grid_at(tmp_path, shape=(60, 60)).scene.path
    command = [sys.executable, "-m", "core.cli", "embed", scene, tmp_path / "field.tif", "--source", "alphaearth"]
    command += ["--year", "2023", *(["--offline"] if offline else [])]
    settings = {"LANDSCRIBE_CACHE": str(tmp_path / "cache"), "no_proxy": "127.0.0.1"}
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(command, cwd=root, env=os.environ | settings, capture_output=True, text=True, timeout=170)
    if offline:
        assert done.returncode == 2 and not server.requests()
    else:
        assert done.returncode == 0, done.stderr
        with rasterio.open(tmp_path / "field.tif") as file:
            assert file.count == 64 and (file.read(1) != -9999).all()
