"""TESSERA's tiles, ESD's codes, AlphaEarth's quantisation: decoded as their products say, found by place."""

import os
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from pyproj import Transformer
from rasterio.windows import Window

from core.embeddings import fetch
from core.embeddings.access import Access
from core.embeddings.esd import CODES, EsdField, decoded
from core.embeddings.field import Unavailable, cell_centres
from core.embeddings.quantisation import dequantised, quantised
from core.embeddings.raster import RasterField
from core.embeddings.sources import open_field
from core.embeddings.tessera import TesseraField, TileName, tile_names
from core.errors import InputError
from core.files.disk_cache import DiskCache
from core.scene.grid import ModelGrid
from core.scene.scene import open_scene
from tests.fixtures.range_server import serving
from tests.fixtures.rasters import north_up, picture, write_raster

#: Where the corners of four TESSERA tiles meet.
LON, LAT = 139.7, 35.6


def scene_grid(tmp_path, size=10.0, shape=(60, 60), crs="EPSG:32654"):
    """A scene about the place where the tiles meet."""
    x, y = Transformer.from_crs(4326, crs, always_xy=True).transform(LON, LAT)
    transform = north_up(x - shape[1] * size / 2, y + shape[0] * size / 2, size)
    return ModelGrid(open_scene(write_raster(tmp_path / "scene.tif", picture(*shape), crs, transform)), size)


# Quantisation


def test_every_code_survives_the_round_trip():
    stored = np.arange(-127, 128, dtype=np.int8).reshape(1, -1).repeat(64, 0)
    values, valid = dequantised(stored)
    assert valid.all() and np.array_equal(quantised(values, valid), stored)
    assert values[0, 127] == 0 and values[0, -1] == np.float32((127 / 127.5) ** 2) == -values[0, 0]


def test_a_pixel_that_lacks_one_band_lacks_all():
    stored = np.zeros((64, 3), np.int8)
    stored[5, 1] = -128
    values, valid = dequantised(stored)
    assert valid.tolist() == [True, False, True] and (values[:, 1] == 0).all()
    assert (quantised(values, valid)[:, 1] == -128).all()


ALPHAEARTH = Path(os.environ.get("LANDSCRIBE_ALPHAEARTH_SAMPLE", "missing"))


@pytest.mark.skipif(not ALPHAEARTH.is_dir(), reason="LANDSCRIBE_ALPHAEARTH_SAMPLE names no folder")
def test_the_real_sample_lies_on_the_products_grid():
    with rasterio.open(ALPHAEARTH / "wisconsin_1km_exact_float32.tif") as file:
        values = file.read()
    valid = np.isfinite(values).all(axis=0)
    again, _ = dequantised(quantised(np.where(valid, values, 0), valid))
    assert np.abs(again - values)[:, valid].max() < 1e-6
    length = np.linalg.norm(values[:, valid], axis=0)
    assert valid.mean() > 0.99 and np.abs(length - 1).max() < 0.01
    field = RasterField(ALPHAEARTH / "wisconsin_2km_reconstructed_int8.tif")
    assert field.alphaearth and field.family == "alphaearth"


# ESD


def test_codes_are_decoded_digit_by_digit():
    for code, levels in ((0, (0, 0, 0, 0, 0, 0)), (1, (1, 0, 0, 0, 0, 0)), (CODES - 1, (7, 7, 7, 4, 4, 4))):
        values, valid = decoded(np.full((12, 1), code, np.uint16))
        expected = [(level - half) / half for level, half in zip(levels, (4, 4, 4, 2, 2, 2))]
        assert valid.all() and values[:, 0].tolist() == pytest.approx(expected * 12)
    code = 3 + 8 * 5 + 64 * 2 + 512 * 4 + 2560 * 1 + 12800 * 3
    values, _ = decoded(np.full((12, 1), code, np.uint16))
    assert values[:6, 0].tolist() == pytest.approx([-0.25, 0.25, -0.5, 1.0, -0.5, 0.5])


def test_an_esd_file_is_a_field_of_72(tmp_path):
    rng = np.random.default_rng(0)
    codes = rng.integers(0, CODES, (12, 40, 40)).astype(np.uint16)
    codes[3, 10, 10] = CODES  # no code
    codes[:, 20, 20] = 65535
    path = write_raster(tmp_path / "esd.tif", codes, transform=north_up(380000, 3950000, 30.0), nodata=65535)
    grid = ModelGrid(open_scene(write_raster(tmp_path / "s.tif", picture(30, 30), transform=north_up(size=30.0))), 30.0)
    field = open_field(f"esd:{path}")
    patch = field.read(grid, Window(0, 0, 30, 30), 1)
    assert (field.dimensions, field.family, field.source) == (72, "esd", f"esd:{path}")
    assert not patch.valid[10, 10] and not patch.valid[20, 20] and patch.valid.sum() == 898
    values, _ = decoded(codes[:, :30, :30])
    expected = values / np.linalg.norm(values, axis=0)
    np.testing.assert_allclose(patch.values[:, patch.valid], expected[:, patch.valid], atol=1e-5)


def test_what_is_no_esd_file_is_refused(tmp_path):
    path = write_raster(tmp_path / "three.tif", picture(8, 8))
    with pytest.raises(InputError, match="ESD has 12 of uint16"):
        EsdField(path)
    with pytest.raises(InputError, match="no path"):
        open_field("esd:")


# TESSERA


def vectors(lon, lat):
    """128 dimensions that turn with the place."""
    index = np.arange(128)
    east, north = (lon[..., None] - LON) * 90_000, (lat[..., None] - LAT) * 111_000
    angles = (east / (800 + 20 * index) + north / (1500 + 10 * index) + index).astype(np.float32)
    return np.cos(angles).astype(np.float32)


def write_tile(root: Path, name: TileName, year=2024, missing=False) -> None:
    """A tile in the product's layout: rows from the north, a UTM grid about 0.1 degree, its mask, its scales."""
    array, scales, mask = (root / file for file in name.files(year))
    to_utm = Transformer.from_crs(4326, 32654, always_xy=True)
    west, south = name.lon / 100 - 0.05, name.lat / 100 - 0.05
    x0, y0, x1, y1 = to_utm.transform_bounds(west, south, west + 0.1, south + 0.1)
    transform = Affine(10, 0, x0, 0, -10, y1)
    width, height = int((x1 - x0) / 10) + 1, int((y1 - y0) / 10) + 1
    width, height = width // 4 * 4, height // 4 * 4  # four pixels a side share a vector, to save time
    columns, rows = np.meshgrid(np.arange(2, width, 4), np.arange(2, height, 4))
    lon, lat = to_utm.transform(*(transform @ (columns, rows)), direction="INVERSE")
    values = vectors(lon, lat)
    scale = np.abs(values).max(axis=2) / 127
    stored = np.rint(values / scale[..., None]).astype(np.int8).repeat(4, 0).repeat(4, 1)
    scale = scale.repeat(4, 0).repeat(4, 1)
    if missing:
        scale[:, : width // 2] = np.nan
    array.parent.mkdir(parents=True, exist_ok=True)
    mask.parent.mkdir(parents=True, exist_ok=True)
    np.save(array, stored)
    np.save(scales, scale.astype(np.float32))
    write_raster(mask, np.ones((1, height, width), np.uint8), "EPSG:32654", transform)


@pytest.fixture(scope="module")
def tessera(tmp_path_factory):
    root = tmp_path_factory.mktemp("tessera")
    for name in (TileName(13965, 3555), TileName(13975, 3555)):
        write_tile(root, name)
    return root


def test_tiles_are_named_by_their_centres():
    names = [str(name) for name in tile_names((139.65, 35.55, 139.75, 35.65))]
    assert names == ["grid_139.65_35.55", "grid_139.75_35.55", "grid_139.65_35.65", "grid_139.75_35.65"]
    assert [str(name) for name in tile_names((-0.09, -0.09, -0.01, -0.01))] == ["grid_-0.05_-0.05"]


def test_tessera_from_a_folder_lands_where_it_belongs(tmp_path, tessera):
    grid = scene_grid(tmp_path)
    field = open_field(f"tessera:2024:{tessera}", Access(network=False, cache=DiskCache(tmp_path / "c", 1 << 30)))
    field.prepare(grid, grid.window, 1)
    patch = field.read(grid, grid.window, 1)
    x, y = cell_centres(grid, grid.window, 1)
    lon, lat = Transformer.from_crs(grid.crs, 4326, always_xy=True).transform(x, y)
    assert patch.valid[lat < LAT - 2e-4].all()  # of the tiles north of it there are none
    expected = vectors(lon, lat).transpose(2, 0, 1)
    expected /= np.linalg.norm(expected, axis=0)
    assert np.sum(expected * patch.values, axis=0)[patch.valid].min() > 0.998
    assert field.year == 2024 and field.licence == "CC0" and field.family == "tessera"


def test_tessera_is_fetched_once(tmp_path, tessera, monkeypatch):
    monkeypatch.setattr(fetch, "BACK_OFF", (0.02, 0.02))
    cache = DiskCache(tmp_path / "cache", 1 << 32)
    grid = scene_grid(tmp_path)
    with serving(tessera) as server:
        monkeypatch.setenv("LANDSCRIBE_TESSERA_URL", server.url)
        field = TesseraField(2024, Access(network=True, cache=cache))
        estimate = field.estimate(grid, grid.window, 1)
        assert estimate.kept == 0 and estimate.tiles == 4 and estimate.bytes > 300e6 and not server.requests()
        server.fail(500, "_scales.npy", times=1)
        server.fail("truncate", "grid_139.65_35.55.npy", times=1)
        field.prepare(grid, grid.window, 1)
        first = field.read(grid, grid.window, 1)
        resumed = server.requests("grid_139.65_35.55.npy")
        assert len(resumed) == 2 and resumed[1].start == resumed[0].sent > 0  # what had come is not fetched again
        server.forget()
        again = TesseraField(2024, Access(network=False, cache=cache))
        south = Window(0, 40, 60, 20)
        again.prepare(grid, south, 1)
        assert np.array_equal(again.read(grid, south, 1).values, first.values[:, 40:])
        assert not server.requests() and again.estimate(grid, south, 1).bytes == 0


def test_tessera_without_leave_or_tiles(tmp_path, tessera, monkeypatch):
    grid = scene_grid(tmp_path)
    access = Access(network=False, cache=DiskCache(tmp_path / "cache", 1 << 30))
    with pytest.raises(Unavailable, match="TESSERA 2024 could not be fetched: fetching was not allowed"):
        TesseraField(2024, access).prepare(grid, grid.window, 1)
    with pytest.raises(Unavailable, match="TESSERA 2023 does not cover the extent"):
        TesseraField(2023, access, str(tessera)).prepare(grid, grid.window, 1)
    with pytest.raises(InputError, match="There is no folder"):
        open_field("tessera:2024:/nowhere/at/all")
    with pytest.raises(InputError, match="TESSERA comes by year"):
        open_field("tessera:here")


def test_a_pixel_without_a_scale_has_no_vector(tmp_path):
    write_tile(tmp_path / "t", TileName(13965, 3555), missing=True)
    grid = scene_grid(tmp_path)
    field = TesseraField(2024, Access(cache=DiskCache(tmp_path / "cache", 1 << 30)), str(tmp_path / "t"))
    field.prepare(grid, grid.window, 1)
    patch = field.read(grid, Window(0, 40, 25, 20), 1)
    assert patch.valid.all()
    far = scene_grid(tmp_path)
    far.transform = far.transform @ Affine.translation(-700, 0)
    assert not field.read(far, Window(0, 40, 25, 20), 1).valid.any()


def test_files_of_two_versions_are_refused(tmp_path):
    name = TileName(13965, 3555)
    write_tile(tmp_path, name)
    np.save(tmp_path / name.files(2024)[1], np.ones((5, 5), np.float32))
    grid = scene_grid(tmp_path)
    field = TesseraField(2024, Access(cache=DiskCache(tmp_path / "cache", 1 << 30)), str(tmp_path))
    with pytest.raises(InputError, match="differ in size"):
        field.prepare(grid, grid.window, 1)
