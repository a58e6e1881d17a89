"""Ground areas of pixels: any CRS and orientation, any window."""

import numpy as np
import pytest
from rasterio.transform import Affine, from_origin

from core.errors import InputError
from core.geo.pixel_areas import PixelAreas
from tests.fixtures.geodesy import EARTH, geodesic_area


def turned(x, y, degrees, size):
    """A north-up grid of square pixels turned about its first corner."""
    return Affine.translation(x, y) @ Affine.rotation(degrees) @ Affine.scale(size, -size)


GRIDS = {
    "utm": ("EPSG:32654", from_origin(380_000, 3_950_000, 30, 30), 700, 900),
    "utm far from its meridian": ("EPSG:32654", from_origin(900_000, 6_950_000, 60, 60), 700, 900),
    "web mercator at 60 north": ("EPSG:3857", from_origin(1_200_000, 8_500_000, 200, 200), 1000, 800),
    "web mercator over the antimeridian": ("EPSG:3857", from_origin(20_000_000, 2_000_000, 300, 300), 500, 500),
    "pacific mercator over the antimeridian": ("EPSG:3832", from_origin(3_200_000, -2_000_000, 500, 500), 400, 400),
    "polar stereographic with the pole": ("EPSG:3413", from_origin(-300_000, 300_000, 1000, 1000), 600, 600),
    "antarctic stereographic with the pole": ("EPSG:3031", from_origin(-100_000, 400_000, 1000, 1000), 500, 700),
    "feet": ("EPSG:2263", from_origin(950_000, 250_000, 100, 100), 600, 600),
    "rotated": ("EPSG:32654", turned(380_000, 3_950_000, 30, 30), 700, 900),
    "south-up": ("EPSG:32654", Affine(30, 0, 380_000, 0, 30, 3_900_000), 700, 900),
    "degrees": ("EPSG:4326", from_origin(139.0, 36.0, 0.001, 0.001), 800, 900),
    "degrees, south-up": ("EPSG:4326", Affine(0.001, 0, 139.0, 0, 0.001, 35.0), 800, 900),
    "degrees, rotated": ("EPSG:4326", turned(10, 60, 20, 0.002), 500, 500),
    "degrees over the antimeridian": ("EPSG:4326", from_origin(179.0, -16.0, 0.004, 0.004), 500, 500),
}


@pytest.mark.parametrize("name", GRIDS)
def test_areas_are_those_of_the_ellipsoid(name):
    crs, transform, width, height = GRIDS[name]
    grid = PixelAreas(crs, transform, width, height)
    truth = geodesic_area(crs, transform, width, height, steps=2000)
    assert grid.total() == pytest.approx(truth, rel=2e-6)


@pytest.mark.parametrize("name", GRIDS)
def test_a_pixel_has_the_same_area_through_any_window_and_as_a_run(name):
    crs, transform, width, height = GRIDS[name]
    grid = PixelAreas(crs, transform, width, height)
    whole = grid.window(0, 0, height, width)
    np.testing.assert_allclose(grid.window(123, 77, 31, 200), whole[123:154, 77:277], rtol=1e-12)
    row, start, stop = np.array([5, 5, 200]), np.array([0, 10, 77]), np.array([10, 60, 78])
    sums = [whole[r, a:b].sum() for r, a, b in zip(row, start, stop)]
    np.testing.assert_allclose(grid.of_runs(row, start, stop), sums, rtol=1e-6)


def test_an_equal_area_projection_of_the_whole_earth_leaves_space_out():
    transform = from_origin(-18_100_000, 9_100_000, 50_000, 50_000)
    assert PixelAreas("ESRI:54009", transform, 724, 364).total() == pytest.approx(EARTH, rel=3e-3)


@pytest.mark.parametrize("transform", [Affine(0, 0, 1, 0, 0, 1), Affine(float("nan"), 0, 1, 0, -1, 1)])
def test_pixels_without_a_size_are_refused(transform):
    with pytest.raises(InputError, match="no size"):
        PixelAreas("EPSG:32654", transform, 5, 5)


@pytest.mark.parametrize("crs", [None, "EPSG:999999"])
def test_a_crs_that_is_missing_or_unknown_is_refused(crs):
    with pytest.raises(InputError, match="coordinate reference system"):
        PixelAreas(crs, from_origin(0, 0, 1, 1), 5, 5)


@pytest.mark.parametrize(
    ("crs", "transform"),
    [
        ("EPSG:4326", from_origin(380_000, 3_950_000, 0.5, 0.5)),  # metres that are called degrees
        ("EPSG:4326", from_origin(0, 89, 2, 2)),
        ("EPSG:32654", from_origin(380_000, 3_950_000, 1e8, 1e8)),
        ("EPSG:32654", from_origin(380_000, 1e300, 0.5, 0.5)),
    ],
)
def test_a_raster_off_the_earth_is_refused(crs, transform):
    with pytest.raises(InputError, match="lies off the earth in WGS 84"):
        PixelAreas(crs, transform, 96, 96)


def test_a_raster_of_the_whole_earth_may_reach_a_pixel_over_the_rim():
    areas = PixelAreas("EPSG:4326", from_origin(-180.5, 90.5, 1, 1), 361, 181)
    assert areas.window(0, 0, 181, 360).sum() == pytest.approx(EARTH, rel=1e-6)
