"""The model's grid is the scene's own: extents become windows of it, in any CRS and orientation."""

from types import SimpleNamespace

import numpy as np
import pytest
from affine import Affine
from pyproj import Transformer
from rasterio.warp import transform_bounds
from rasterio.windows import Window

from core.errors import InputError
from core.scene.grid import ModelGrid, choose_gsd
from core.scene.scene import open_scene
from tests.fixtures.rasters import UTM, north_up, picture, rotated, south_up, write_raster


@pytest.fixture
def scene(tmp_path):
    return open_scene(write_raster(tmp_path / "scene.tif", picture(200, 300), transform=north_up(size=0.5)))


def _edges(window):
    return window.col_off, window.row_off, window.col_off + window.width, window.row_off + window.height


def test_the_grid_begins_where_the_scene_does(scene):
    grid = ModelGrid(scene, 0.7)
    assert (grid.scale_x, grid.scale_y) == pytest.approx((1.4, 1.4), rel=2e-3)
    assert grid.width == np.ceil(300 / grid.scale_x) and grid.height == np.ceil(200 / grid.scale_y)
    assert grid.transform @ (0, 0) == pytest.approx((380000, 3950000))
    assert grid.gsd == pytest.approx(0.7, rel=1e-6)


def test_a_step_next_to_whole_is_whole(scene):
    assert ModelGrid(scene, 0.505).plain and ModelGrid(scene, 0.49).plain
    assert ModelGrid(scene, 1.01).scale_x == 2.0
    assert not ModelGrid(scene, 0.55).plain


def test_coarser_grids_nest(scene):
    grid = ModelGrid(scene, 0.64)
    coarse = grid.coarser(4)
    assert coarse.scale_x == grid.scale_x * 4
    assert coarse.transform @ (3, 5) == pytest.approx(grid.transform @ (12, 20))
    assert grid.native().plain and (grid.native().width, grid.native().height) == (300, 200)


def test_pixels_of_unequal_sides_become_square_on_the_ground(tmp_path):
    path = write_raster(
        tmp_path / "wide.tif", picture(60, 80), crs="EPSG:4326", transform=Affine(1e-5, 0, 24, 0, -1e-5, 60)
    )
    grid = ModelGrid(open_scene(path), 2.0)
    x, y = grid.scene.pixel_size
    assert (x * grid.scale_x, y * grid.scale_y) == pytest.approx((2.0, 2.0), rel=0.03)


@pytest.mark.parametrize("transform", [north_up(), south_up(), rotated(30), rotated(-120)])
@pytest.mark.parametrize("gsd", [0.5, 1.0])
def test_bounds_of_a_window_give_the_window(tmp_path, transform, gsd):
    scene = open_scene(write_raster(tmp_path / "s.tif", picture(200, 300), transform=transform))
    grid = ModelGrid(scene, gsd)
    window = Window(20, 30, 50, 40)
    found = grid.window_of_bounds(grid.bounds_of(window))
    if transform.is_rectilinear:
        assert _edges(found) == _edges(window)
    else:  # the box around a turned window holds more than it
        c0, r0, c1, r1 = _edges(found)
        assert c0 <= 20 and r0 <= 30 and c1 >= 70 and r1 >= 70


def test_extents_snap_outward_and_are_cut(scene):
    grid = ModelGrid(scene, 0.5)
    x, y = 380000, 3950000
    assert _edges(grid.window_of_bounds((x + 10.1, y - 20.2, x + 30.1, y - 5.1))) == (20, 10, 61, 41)
    assert _edges(grid.window_of_bounds((x - 100, y - 10, x + 5, y + 100))) == (0, 0, 10, 20)
    # Coordinates rounded to six digits after the point add no row or column.
    assert _edges(grid.window_of_bounds((x + 10.0000004, y - 10.0000004, x + 20.0000004, y - 5))) == (20, 10, 40, 20)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:32653"])
def test_extents_in_another_crs(scene, crs):
    grid = ModelGrid(scene, 0.5)
    bounds = grid.bounds_of(Window(100, 50, 80, 60))
    c0, r0, c1, r1 = _edges(grid.window_of_bounds(transform_bounds(UTM, crs, *bounds, densify_pts=101), crs))
    assert 90 <= c0 <= 100 and 45 <= r0 <= 50 and 180 <= c1 <= 190 and 110 <= r1 <= 115


@pytest.mark.parametrize("crs, bounds", [("EPSG:4326", (-180, -90, 180, 90)), ("EPSG:3857", (-2e7, -2e7, 2e7, 2e7))])
def test_the_whole_world_holds_the_scene(scene, crs, bounds):
    assert _edges(ModelGrid(scene, 1.0).window_of_bounds(bounds, crs)) == (0, 0, 150, 100)


def test_a_far_reaching_extent_is_cut_where_it_ends(scene):
    longitude, _ = Transformer.from_crs(UTM, "EPSG:4326", always_xy=True).transform(380075, 3949950)
    c0, r0, c1, r1 = _edges(ModelGrid(scene, 0.5).window_of_bounds((0, -80, longitude, 80), "EPSG:4326"))
    assert (c0, r0, r1) == (0, 0, 200) and abs(c1 - 150) < 5


@pytest.mark.parametrize(
    "bounds, crs, words",
    [
        ((-180, -90, 0, 90), "EPSG:4326", "lies outside"),  # the other half of the world
        ((0, 0, 10, 10), None, "lies outside"),
        ((10, 10, 11, 11), "EPSG:4326", "lies outside"),
        ((380150, 3949900, 380200, 3950000), None, "lies outside"),  # touches the right edge
        ((380010, 3949990, 380010, 3950000), None, "is empty"),
        ((380020, 3949990, 380010, 3950000), None, "is empty"),
        ((float("nan"), 0, 1, 1), None, "is empty"),
        ((1, 2, 3), None, "four numbers"),
        ((0, 0, 1, 1), "EPSG:999999", "is not known"),
    ],
)
def test_unusable_extents_are_refused(scene, bounds, crs, words):
    with pytest.raises(InputError, match=words):
        ModelGrid(scene, 0.5).window_of_bounds(bounds, crs)


def test_the_native_window_covers_the_model_window(scene):
    grid = ModelGrid(scene, 0.7)
    c0, r0, c1, r1 = _edges(grid.native_window(Window(10, 20, 30, 40)))
    assert (c0, r0) == (int(10 * grid.scale_x), int(20 * grid.scale_y))
    assert c1 == np.ceil(40 * grid.scale_x) and r1 == np.ceil(60 * grid.scale_y)
    assert _edges(grid.native_window(grid.window)) == (0, 0, 300, 200)


def test_a_model_reads_a_scene_at_a_resolution_it_knows():
    card = SimpleNamespace(name="test", gsd=SimpleNamespace(min=0.3, best=0.5, max=10.0))
    assert choose_gsd(0.05, card) == 0.5  # finer is decimated
    assert choose_gsd(0.5, card) == 0.5
    assert choose_gsd(3.0, card) == 3.0
    assert choose_gsd(10.01, card) == 10.01  # a nominal 10 m
    with pytest.raises(InputError, match=r"30 m.*choose a finer raster"):
        choose_gsd(30.0, card)
