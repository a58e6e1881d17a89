"""A scene read on the pixels of another one."""

import numpy as np
import pytest
import rasterio
import rasterio.warp
from rasterio.windows import Window

from core.scene.aligned import AlignedReader, AlignedScene, Shift, open_reader
from core.scene.grid import ModelGrid
from core.scene.read import SceneReader
from core.scene.scene import open_scene
from tests.fixtures.rasters import north_up, picture, write_raster


def read(grid, window):
    with open_reader(grid) as reader:
        return reader.read(window)


@pytest.mark.parametrize("gsd", [0.5, 0.9])
def test_on_its_own_pixels_a_scene_is_itself(tmp_path, gsd):
    values = picture(90, 130)
    values[:, 20:30, 40:60] = 0
    scene = open_scene(write_raster(tmp_path / "a.tif", values, nodata=0))
    grid, window = ModelGrid(scene, gsd), Window(-7, -5, 80, 66)
    with SceneReader(grid) as reader:
        plain = reader.read(window)
    aligned = read(grid.of(AlignedScene.of(scene, scene)), window)
    assert np.array_equal(plain.image, aligned.image) and np.array_equal(plain.valid, aligned.valid)


def test_both_ways_to_interpolate_agree(tmp_path, monkeypatch):
    """Parallel grids are read line by line, all others place by place."""
    values = picture(90, 130)
    values[:, 20:30, 40:60] = 0
    scene = open_scene(write_raster(tmp_path / "a.tif", values, nodata=0))
    moved = AlignedScene.of(scene, scene, Shift((1, 0, 0, 0, 1, 0), (0.6,), (-0.3,)))
    lines = read(ModelGrid(moved, 0.5), Window(0, 0, 130, 90))
    monkeypatch.setattr(AlignedReader, "_lines", lambda *_: None)
    places = read(ModelGrid(moved, 0.5), Window(0, 0, 130, 90))
    assert np.array_equal(lines.valid, places.valid) and 0.9 < lines.valid.mean() < 1
    assert np.abs(lines.image.astype(int) - places.image)[:, lines.valid].max() <= 1


def test_a_shift_is_taken_back(tmp_path):
    values = picture(90, 130)
    reference = open_scene(write_raster(tmp_path / "a.tif", values))
    moved = open_scene(write_raster(tmp_path / "b.tif", np.roll(values, (2, 3), (1, 2))))
    scene = AlignedScene.of(moved, reference, Shift((1, 0, 0, 0, 1, 0), (1.5,), (-1.0,)))
    patch = read(ModelGrid(scene, 0.5), Window(0, 0, 130, 90))
    assert np.array_equal(patch.image[:, :88, :127], values[:, :88, :127])
    assert patch.valid[:88, :127].all() and not patch.valid[88:].any() and not patch.valid[:, 127:].any()


def test_another_grid_shows_the_same_ground(tmp_path):
    smooth = np.stack([np.add.outer(np.arange(200), np.arange(260)) // 2] * 3).astype("uint8")
    fine = open_scene(write_raster(tmp_path / "fine.tif", smooth, transform=north_up(size=0.25)))
    coarse = open_scene(write_raster(tmp_path / "coarse.tif", picture(70, 90), transform=north_up(x=380003.0)))
    patch = read(ModelGrid(AlignedScene.of(fine, coarse), 0.5), Window(0, 0, 90, 70))
    rows, columns = np.mgrid[0:70, 0:90]
    expected = (2 * rows + 0.5 + 2 * (columns + 6) + 0.5) / 2
    assert np.abs(patch.image[0].astype(float) - expected)[3:-3, 3:-3].max() <= 1.5


def test_windows_agree_and_another_crs_does(tmp_path):
    values = picture(90, 130)
    scene = open_scene(write_raster(tmp_path / "a.tif", values))
    with rasterio.open(scene.path) as file:
        bounds = rasterio.warp.transform_bounds(file.crs, 4326, *file.bounds)
    across, down = (bounds[2] - bounds[0]) / 100, (bounds[3] - bounds[1]) / 80
    transform = rasterio.transform.from_origin(bounds[0], bounds[3], across, down)
    degrees = open_scene(write_raster(tmp_path / "b.tif", picture(80, 100), crs="EPSG:4326", transform=transform))
    grid = ModelGrid(AlignedScene.of(scene, degrees), degrees.gsd)
    whole, part = read(grid, grid.window), read(grid, Window(31, 17, 40, 30))
    assert whole.valid.mean() > 0.9
    assert np.array_equal(whole.image[:, 17:47, 31:71], part.image)
