"""The user's geometries on a raster: cut in their own CRS first, so that what lies far away stays there."""

import numpy as np
import pytest
import rasterio
import shapely
from pyproj import CRS, Transformer
from rasterio.transform import from_origin

from core.errors import InputError
from core.geo.reproject import onto_raster, points_onto_raster
from tests.fixtures.rasters import write_raster

DEGREES = "EPSG:4326"
WORLD = shapely.box(-180, -90, 180, 90)
#: CRS, first corner, pixel size: rasters of 60 × 60 pixels.
PLACES = {
    "Austria, UTM": ("EPSG:32633", (540_000, 5_350_000, 100)),
    "Japan, UTM": ("EPSG:32654", (380_000, 3_950_000, 100)),
    "New York, feet": ("EPSG:2263", (980_000, 200_000, 100)),
    "Fiji, UTM over the antimeridian": ("EPSG:32701", (120_000, 8_150_000, 2_000)),
    "Fiji, degrees over the antimeridian": (DEGREES, (178.0, -15.0, 0.05)),
    "Arctic with the pole": ("EPSG:3413", (-300_000, 300_000, 10_000)),
    "Antarctic, degrees": (DEGREES, (20.0, -80.0, 0.1)),
    "half the world, degrees": (DEGREES, (-180.0, 90.0, 3.0)),
    "world, Web Mercator": ("EPSG:3857", (-20_037_508, 20_037_508, 667_900)),
    "Europe, equal area": ("EPSG:3035", (4_000_000, 3_000_000, 10_000)),
}
#: Polygons of whole countries and oceans, in degrees.
LANDS = {
    "Europe": shapely.Polygon([(-10, 36), (40, 36), (40, 70), (-10, 70)]),
    "Brazil": shapely.Polygon([(-70, -30), (-35, -30), (-35, 5), (-70, 5)]),
    "North America": shapely.Polygon([(-130, 25), (-60, 25), (-60, 60), (-130, 60)]),
    "Japan and Korea": shapely.Polygon([(120, 30), (150, 30), (150, 46), (120, 46)]),
    "Pacific": shapely.MultiPolygon([shapely.box(160, -40, 180, 10), shapely.box(-180, -40, -120, 10)]),
    "Pacific, counted on": shapely.box(160, -40, 240, 10),
    "Arctic": shapely.box(-180, 70, 180, 90),
    "Antarctica": shapely.box(-180, -90, 180, -60),
    "world": WORLD,
}


@pytest.fixture
def raster(tmp_path):
    """A function that opens the raster of a place."""

    def opened(place):
        crs, (x, y, size) = PLACES[place]
        path = write_raster(tmp_path / "r.tif", np.ones((1, 60, 60), "uint8"), crs, from_origin(x, y, size, size))
        return rasterio.open(path)

    return opened


def centres(dataset):
    """x and y (h, w) of the pixels' centres."""
    columns, rows = np.meshgrid(np.arange(dataset.width) + 0.5, np.arange(dataset.height) + 0.5)
    return dataset.transform @ (columns, rows)


def in_degrees(dataset):
    return Transformer.from_crs(dataset.crs, DEGREES, always_xy=True).transform(*centres(dataset))


def holds(land, longitude, latitude):
    """Whether a land holds places, whichever way their longitudes are counted."""
    return np.any([shapely.contains_xy(land, longitude + turn, latitude) for turn in (-360, 0, 360)], axis=0)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", LANDS)
def test_a_polygon_holds_the_pixels_whose_centres_it_holds_in_its_own_crs(raster, place, name):
    with raster(place) as dataset:
        (polygon,) = onto_raster([LANDS[name]], DEGREES, dataset)
        inside = shapely.contains_xy(polygon, *centres(dataset))
        expected = holds(LANDS[name], *in_degrees(dataset))
    assert polygon.is_valid
    # Centres on an edge to the last digit; on the polar map also those on the meridian at which polygons are cut.
    assert (inside != expected).mean() < 0.01


@pytest.mark.parametrize("place", PLACES)
def test_points_lie_on_the_pixels_that_they_lie_on_in_their_own_crs(raster, place):
    with raster(place) as dataset:
        x, y = (values[5::10, 5::10].ravel() for values in centres(dataset))
        points = np.column_stack([values[5::10, 5::10].ravel() for values in in_degrees(dataset)])
        far = np.array([[-60.0, -10.0], [100.0, 5.0], [0.0, 89.0]])
        for turn in (-360.0, 0.0, 360.0):
            found = points_onto_raster(points + (turn, 0), DEGREES, dataset)
            np.testing.assert_allclose(found, np.column_stack([x, y]), rtol=1e-9, atol=1e-6 * abs(dataset.transform.a))
        left, bottom, right, top = dataset.bounds
        placed = points_onto_raster(far, DEGREES, dataset)
        longitude, latitude = in_degrees(dataset)
        for one, (px, py) in zip(far, placed):
            near = np.hypot(longitude - one[0], latitude - one[1]).min() < 20
            assert near or not (left <= px <= right and bottom <= py <= top)


def test_a_land_on_the_other_side_of_the_earth_is_empty(raster):
    with raster("Austria, UTM") as dataset:
        brazil, austria = onto_raster([LANDS["Brazil"], LANDS["Europe"]], DEGREES, dataset)
    assert brazil.is_empty and not austria.is_empty


def test_a_polygon_of_the_raster_s_own_crs_stays_as_it_is(raster):
    with raster("Japan, UTM") as dataset:
        plot = shapely.box(380_100, 3_949_000, 380_900, 3_949_500)
        (polygon,) = onto_raster([plot], None, dataset)
    assert polygon.equals(plot)


def test_coordinates_beyond_all_measure_are_cut(raster):
    with raster("Japan, UTM") as dataset:
        (polygon,) = onto_raster([shapely.box(380_100, -1e12, 380_900, 1e12)], None, dataset)
        assert shapely.contains_xy(polygon, 380_500, 3_949_000) and abs(polygon.bounds[3]) < 1e7


def test_projected_polygons_on_a_raster_of_half_the_world(raster):
    land = shapely.box(300_000, 5_000_000, 700_000, 5_600_000)  # UTM zone 10, in the west of North America
    with raster("half the world, degrees") as dataset:
        (polygon,) = onto_raster([land], "EPSG:32610", dataset)
    back = Transformer.from_crs(DEGREES, "EPSG:32610", always_xy=True).transform(*polygon.centroid.coords[0])
    assert np.hypot(back[0] - 500_000, back[1] - 5_300_000) < 20_000


@pytest.mark.parametrize("crs", ["EPSG:999999", 'LOCAL_CS["site",UNIT["metre",1]]'])
def test_a_crs_that_cannot_be_used_is_refused(raster, crs):
    with raster("Austria, UTM") as dataset, pytest.raises(InputError, match=r"CRS|cannot be converted"):
        onto_raster([WORLD], crs, dataset)


def test_grads_are_longitudes_too(raster):
    with raster("Fiji, degrees over the antimeridian") as dataset:
        grads = CRS.from_user_input("EPSG:4807")  # NTF (Paris), in grads
        to_grads = Transformer.from_crs(DEGREES, grads, always_xy=True)
        x, y = to_grads.transform([179.0, 179.5], [-17.0, -16.0])
        (polygon,) = onto_raster([shapely.box(x[0], y[0], x[1], y[1])], grads, dataset)
    assert polygon.bounds == pytest.approx((179.0, -17.0, 179.5, -16.0), abs=0.02)
