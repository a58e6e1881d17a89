"""Any raster is a field of unit vectors, wherever it lies and however it is stored."""

import numpy as np
import pytest
import rasterio
from affine import Affine
from pyproj import Transformer
from rasterio.windows import Window

from core.embeddings.field import FieldPatch, cell_centres, renormalise
from core.embeddings.raster import RasterField
from core.embeddings.sources import open_field
from core.errors import InputError
from core.scene.grid import ModelGrid
from core.scene.scene import open_scene
from tests.fixtures.rasters import UTM, north_up, picture, rotated, south_up, write_raster

WINDOW = Window(16, 32, 256, 192)


@pytest.fixture
def grid(tmp_path):
    return ModelGrid(open_scene(write_raster(tmp_path / "scene.tif", picture(400, 400))), 0.5)


def _turning(x, y):
    """A vector that turns with the place: smooth, so that its interpolation is known."""
    angle = (x - 380000) / 300 + (y - 3949900) / 500
    return np.stack([np.cos(angle), np.sin(angle), np.full_like(angle, 0.5)])


def _raster(path, crs=UTM, transform=None, shape=(40, 40), dtype="float32", function=_turning, **options):
    transform = north_up(379900, 3950100, 10.0) if transform is None else transform
    columns, rows = np.meshgrid(np.arange(shape[1]) + 0.5, np.arange(shape[0]) + 0.5)
    x, y = (
        transform.a * columns + transform.b * rows + transform.c,
        transform.d * columns + transform.e * rows + transform.f,
    )
    if crs != UTM:
        x, y = Transformer.from_crs(crs, UTM, always_xy=True).transform(x, y)
    return write_raster(path, function(x, y).astype(dtype), crs=crs, transform=transform, **options)


def _expected(grid, window=WINDOW, stride=16):
    values = _turning(*cell_centres(grid, window, stride))
    return values / np.linalg.norm(values, axis=0)


def _degrees():
    x, y = Transformer.from_crs(UTM, "EPSG:4326", always_xy=True).transform(379900, 3950150)
    return Affine(1e-4, 0, x, 0, -1e-4, y)


@pytest.mark.parametrize(
    "crs, transform",
    [
        (UTM, north_up(379900, 3950100, 10.0)),
        (UTM, south_up(379900, 3949700, 10.0)),
        (UTM, rotated(20, 379800, 3950100, 10.0)),
        ("EPSG:4326", _degrees()),
    ],
)
def test_the_field_is_sampled_at_cell_centres(tmp_path, grid, crs, transform):
    field = RasterField(_raster(tmp_path / "field.tif", crs, transform, shape=(60, 60)))
    patch = field.read(grid, WINDOW, 16)
    assert patch.values.shape == (3, 12, 16) and patch.values.dtype == np.float32 and patch.valid.all()
    np.testing.assert_allclose(np.linalg.norm(patch.values, axis=0), 1, atol=1e-6)
    np.testing.assert_allclose(patch.values, _expected(grid), atol=2e-3)


def test_a_cell_does_not_depend_on_its_window(tmp_path, grid):
    field = RasterField(_raster(tmp_path / "field.tif", "EPSG:4326", _degrees(), shape=(60, 60)))
    whole = field.read(grid, Window(0, 0, 400, 400), 16)
    part = RasterField(field.path).read(grid, Window(64, 96, 100, 50), 16)
    assert part.valid.shape == (4, 7)
    assert (part.values == whole.values[:, 6:10, 4:11]).all()


def test_gaps_spread_no_further_than_themselves(tmp_path, grid):
    def gappy(x, y):
        values = _turning(x, y)
        values[:, x > 380100] = -1000
        return values

    patch = RasterField(_raster(tmp_path / "field.tif", function=gappy, nodata=-1000)).read(grid, WINDOW, 4)
    x, _ = cell_centres(grid, WINDOW, 4)
    clear = np.abs(x - 380100) > 0.1  # a cell centred on the edge itself may go either way
    assert (patch.valid == (x < 380100))[clear].all() and (~patch.valid).sum() > 30
    assert (patch.values[:, ~patch.valid] == 0).all()
    # Beside the gap a vector is made of its valid neighbours alone, at most a pixel away.
    assert np.abs(patch.values - _expected(grid, WINDOW, 4))[:, patch.valid].max() < 0.03


def test_beyond_the_field_nothing_is_valid(tmp_path, grid):
    near = RasterField(_raster(tmp_path / "near.tif", transform=north_up(379900, 3950100, 10.0), shape=(20, 40)))
    patch = near.read(grid, Window(0, 0, 400, 400), 16)
    _, y = cell_centres(grid, Window(0, 0, 400, 400), 16)
    clear = np.abs(y - 3949900) > 0.1
    assert (patch.valid == (y > 3949900))[clear].all() and not patch.valid.all() and patch.valid.any()
    far = RasterField(_raster(tmp_path / "far.tif", transform=north_up(0, 0, 10.0)))
    assert not far.read(grid, WINDOW, 16).valid.any()


@pytest.mark.parametrize("overviews", [(), (2, 4)])
def test_a_finer_field_is_averaged(tmp_path, grid, overviews):
    noise = np.random.default_rng(0).normal(0, 1.0, (3, 400, 400))
    path = _raster(
        tmp_path / "fine.tif",
        transform=north_up(380000, 3950000, 0.5),
        shape=(400, 400),
        function=lambda x, y: _turning(x, y) + noise,
        overviews=overviews,
        tiled=True,
    )
    patch = RasterField(path).read(grid, WINDOW, 16)  # 256 field pixels a cell
    assert patch.valid.all()
    assert np.sum(patch.values * _expected(grid), axis=0).min() > 0.97


def test_alphaearth_is_dequantised_before_it_is_interpolated(tmp_path, grid):
    rng = np.random.default_rng(1)
    stored = rng.integers(-127, 128, (64, 30, 30)).astype("int8")
    stored[:, 10:12, 10:12] = -128
    # Field pixels of 8 m on the cells of 16 half-metre pixels: no interpolation between them.
    path = write_raster(tmp_path / "ae.tif", stored, transform=north_up(380000, 3950000, 8.0), nodata=-128)
    field = RasterField(path)
    patch = field.read(grid, Window(0, 0, 400, 400), 16)
    values = np.sign(stored[:, :25, :25]) * (stored[:, :25, :25] / 127.5) ** 2
    valid = (stored[:, :25, :25] != -128).all(axis=0)
    assert field.dimensions == 64 and (patch.valid == valid).all()
    expected = values / np.linalg.norm(values, axis=0)
    np.testing.assert_allclose(patch.values[:, valid], expected[:, valid], atol=1e-5)
    plain = RasterField(path, dequantize="none").read(grid, Window(0, 0, 400, 400), 16)
    assert np.abs(plain.values - patch.values).max() > 0.01


def test_scale_and_offset_of_the_bands_count(tmp_path, grid):
    path = _raster(tmp_path / "scaled.tif", dtype="int16", function=lambda x, y: (_turning(x, y) + 2) / 0.001)
    with rasterio.open(path, "r+") as file:
        file.scales, file.offsets = (0.001,) * 3, (-2.0,) * 3
    np.testing.assert_allclose(RasterField(path).read(grid, WINDOW, 16).values, _expected(grid), atol=5e-3)


def test_a_vector_without_direction_is_not_valid():
    patch = renormalise(np.array([[[0.0, 3.0, np.nan]], [[0.0, 4.0, 1.0]]], np.float32), np.ones((1, 3), bool))
    assert isinstance(patch, FieldPatch)
    assert patch.valid.tolist() == [[False, True, False]]
    np.testing.assert_allclose(patch.values[:, 0, 1], (0.6, 0.8))
    assert (patch.values[:, 0, [0, 2]] == 0).all()


def test_unusable_fields_are_one_sentence(tmp_path, grid):
    text = tmp_path / "text.tif"
    text.write_text("no raster")
    for path, words in (
        (tmp_path / "missing.tif", "There is no embedding raster"),
        (text, "not a raster"),
        (write_raster(tmp_path / "one.tif", picture(8, 8, 1)), "one band"),
        (write_raster(tmp_path / "nowhere.tif", picture(8, 8), crs=None), "coordinate reference system"),
    ):
        with pytest.raises(InputError, match=words):
            RasterField(path)


def test_sources_by_name(tmp_path, grid):
    path = _raster(tmp_path / "field.tif")
    assert open_field("none") is None and open_field("") is None
    field = open_field(f"raster:{path}")
    assert field.source == f"raster:{path}" and field.dimensions == 3
    made = object()
    assert open_field("scene-context", scene_context=lambda: made) is made
    for spec, kind in (("AlphaEarth:2024", "alphaearth:2024"), ("tessera:2023", "tessera:2023")):
        assert open_field(spec).source == kind
    for spec, words in (
        ("scene-context", "no scene context"),
        ("alphaearth", "comes by year"),
        ("tessera", "comes by year"),
        ("esd:", "no path"),
        ("raster:", "no path"),
        ("something", "no embedding source something"),
    ):
        with pytest.raises(InputError, match=words):
            open_field(spec)
