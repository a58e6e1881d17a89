"""Polygons as a mask: which pixels they hold, which tiles they spare, and what they leave as it is."""

import json

import numpy as np
import pytest
import rasterio
import shapely
from pyproj import Geod, Transformer
from rasterio.windows import Window

from core.errors import Cancelled, InputError
from core.scene.grid import ModelGrid
from core.scene.polygon_mask import PolygonMask
from core.scene.scene import open_scene
from core.ssdm.mapping import MapRequest, map_scene
from tests.fixtures.polygons import write_polygons
from tests.fixtures.rasters import UTM, north_up, picture, rotated, south_up, write_raster
from tests.fixtures.toy_model import ToyModel

TILED = {"tiled": True, "blockxsize": 128, "blockysize": 128, "compress": "deflate"}


def blob(x, y, radius, seed, points=40, hole=True):
    """A jagged polygon around a place, with a hole."""
    rng = np.random.default_rng(seed)
    angles = np.sort(rng.uniform(0, 2 * np.pi, points))

    def ring(size):
        far = size * rng.uniform(0.5, 1.0, points)
        return np.column_stack((x + far * np.cos(angles), y + far * np.sin(angles)))

    return shapely.make_valid(shapely.Polygon(ring(radius), [ring(0.4 * radius)] if hole else []))


def grid_of(folder, transform, crs=UTM, size=(211, 307), name="scene.tif"):
    return ModelGrid(
        open_scene(write_raster(folder / name, picture(*size), crs=crs, transform=transform)), 0.5
    ).native()


def centres(grid, window=None):
    """x and y (h, w) of the pixels' centres in the grid's CRS."""
    left, top, width, height = (window or grid.window).flatten()
    columns, rows = np.meshgrid(np.arange(left, left + width) + 0.5, np.arange(top, top + height) + 0.5)
    a, b, c, d, e, f = tuple(grid.transform)[:6]
    return a * columns + b * rows + c, d * columns + e * rows + f


def from_pixels(grid, polygon):
    """A polygon drawn in pixels, in the grid's CRS."""
    a, b, c, d, e, f = tuple(grid.transform)[:6]
    return shapely.transform(
        polygon, lambda xy: np.column_stack((a * xy[:, 0] + b * xy[:, 1] + c, d * xy[:, 0] + e * xy[:, 1] + f))
    )


def whole(mask, grid):
    """(h, w) bool of the whole grid."""
    inside = np.zeros((grid.height, grid.width), bool)
    left, top, width, height = mask.window.flatten()
    inside[top : top + height, left : left + width] = mask.read(mask.window)
    return inside


GRIDS = {
    "north-up": (north_up(), UTM),
    "south-up": (south_up(), UTM),
    "rotated": (rotated(33), UTM),
    "degrees": (north_up(139.7, 35.7, 5e-6), "EPSG:4326"),
}
DRAWN = [blob(90, 70, 80, 1), blob(130, 110, 70, 2), blob(260, 160, 90, 3), blob(20, 195, 30, 4, hole=False)]


# --- Exactly the pixels whose centre is inside ------------------------------------------------------------------------


@pytest.mark.parametrize("kind", GRIDS)
def test_a_pixel_is_inside_where_shapely_says_so_of_its_centre(tmp_path, kind):
    grid = grid_of(tmp_path, *GRIDS[kind])
    polygons = [from_pixels(grid, polygon) for polygon in DRAWN]  # two of them overlap, one leaves the scene
    mask = PolygonMask(write_polygons(tmp_path / "p.gpkg", polygons, grid.crs.to_string()), None, grid)
    expected = shapely.contains_xy(shapely.union_all(polygons), *centres(grid))
    inside = whole(mask, grid)
    assert 0.1 < inside.mean() < 0.9
    assert np.array_equal(inside, expected)
    assert mask.pixels == expected.sum() and mask.count == 4


@pytest.mark.parametrize("kind", ["rotated", "degrees"])
def test_polygons_of_another_crs_follow_their_edges(tmp_path, kind):
    """Against each pixel's centre brought to the polygons' CRS: the other way round, and of no approximation."""
    grid = grid_of(tmp_path, *GRIDS[kind])
    other = "EPSG:4326" if kind == "rotated" else "EPSG:3857"
    to_grid = Transformer.from_crs(other, grid.crs, always_xy=True)
    there = Transformer.from_crs(grid.crs, other, always_xy=True).transform(*centres(grid))
    x, y, spread = there[0].mean(), there[1].mean(), np.ptp(there[0])
    near = blob(x, y, 0.3 * spread, 5)
    # Edges of a thousand kilometres, which lie metres beside the straight line between their ends.
    degrees = 1.0 if other == "EPSG:4326" else 111_000.0
    far = shapely.Polygon([(x - 9 * degrees, y), (x + 9 * degrees, y), (x, y + 9 * degrees)])
    for polygons in ([near], [far]):
        mask = PolygonMask(
            write_polygons(tmp_path / f"{len(list(tmp_path.iterdir()))}.gpkg", polygons, other), None, grid
        )
        expected = shapely.contains_xy(polygons[0], *there)
        assert 0.05 < expected.mean() < 0.95
        assert np.array_equal(whole(mask, grid), expected)
    assert np.isfinite(to_grid.transform(x, y)).all()


def test_any_window_gives_the_same_pixels(tmp_path):
    grid = grid_of(tmp_path, rotated(12))
    mask = PolygonMask(write_polygons(tmp_path / "p.gpkg", [from_pixels(grid, p) for p in DRAWN]), None, grid)
    inside = whole(mask, grid)
    top, left = mask.window.row_off, mask.window.col_off
    for window in (Window(left, top, 40, 1), Window(77, 31, 150, 97), Window(130, 100, 1, 60), mask.window):
        column, row, width, height = window.flatten()
        assert np.array_equal(mask.read(window), inside[row : row + height, column : column + width])
    part = Window(50, 40, 120, 90)
    less = PolygonMask(mask.path, None, grid, part)
    column, row, width, height = less.window.flatten()
    assert np.array_equal(less.read(less.window), inside[row : row + height, column : column + width])
    assert less.pixels == inside[40:130, 50:170].sum()


def test_a_pixel_between_two_plots_belongs_to_one_of_them(tmp_path):
    """Borders through the middles of pixels: no pixel is in both, none in neither."""
    grid = grid_of(tmp_path, north_up())
    cut = [(100.5, 0), (100.5, 40.5), (60.5, 90.5), (60.5, 211)]
    left = from_pixels(grid, shapely.Polygon([(0, 0), *cut, (0, 211)]))
    right = from_pixels(grid, shapely.Polygon([(307, 0), *cut, (307, 211)]))
    halves = [PolygonMask(write_polygons(tmp_path / f"{i}.gpkg", [p]), None, grid) for i, p in enumerate((left, right))]
    assert np.array_equal(*(whole(mask, grid) ^ flip for mask, flip in zip(halves, (False, True))))


def test_invalid_polygons_are_mended_and_other_geometries_left_out(tmp_path):
    grid = grid_of(tmp_path, north_up())
    bow = shapely.Polygon([(20.3, 20), (120, 117), (123, 21), (22, 120)])
    both = [from_pixels(grid, shape) for shape in (bow, shapely.Point(200, 150).buffer(0.01), shapely.Polygon())]
    mask = PolygonMask(write_polygons(tmp_path / "p.gpkg", both), None, grid)
    expected = shapely.contains_xy(shapely.make_valid(both[0]), *centres(grid))
    assert np.array_equal(whole(mask, grid), expected) and mask.count == 2


def test_it_tells_how_many_polygons_and_how_much_ground(tmp_path):
    grid = grid_of(tmp_path, north_up(139.7, 35.7, 5e-6), "EPSG:4326")
    square = from_pixels(grid, shapely.box(50, 60, 150, 140))
    beside = from_pixels(grid, shapely.box(900, 900, 950, 950))
    mask = PolygonMask(write_polygons(tmp_path / "p.gpkg", [square, beside], "EPSG:4326"), None, grid)
    ground = abs(Geod(ellps="WGS84").geometry_area_perimeter(square)[0])
    told = mask.record()
    assert told["area_m2"] == pytest.approx(ground, rel=1e-3) and told["pixels"] == 8000
    assert (told["count"], told["crs"]) == (1, "EPSG:4326")


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
@pytest.mark.parametrize("name", ["plots.gpkg", "plots.shp"])
def test_polygons_without_a_crs_lie_in_the_scenes(tmp_path, name):
    grid = grid_of(tmp_path, rotated(20))
    mask = PolygonMask(
        write_polygons(tmp_path / name, [from_pixels(grid, shapely.box(5, 6, 25, 46))], None), None, grid
    )
    assert mask.crs is None and mask.window.flatten() == (5, 6, 20, 40)


def test_a_country_around_the_scene_holds_all_of_it(tmp_path):
    """Where the scene's CRS has no coordinates for the far end of a polygon, that end does no harm."""
    grid = grid_of(tmp_path, north_up())
    world = shapely.box(-180, -90, 180, 90)
    mask = PolygonMask(write_polygons(tmp_path / "p.gpkg", [world], "EPSG:4326"), None, grid)
    assert whole(mask, grid).all()


@pytest.mark.parametrize("longitude", [179.9995, -179.9995])
def test_over_the_antimeridian(tmp_path, longitude):
    """A raster from 179.999° to 180.001°, and plots on the other side of the line, which are told as west."""
    grid = grid_of(tmp_path, north_up(179.999, 10.0, 1e-5), "EPSG:4326", size=(100, 200))
    plot = shapely.box(longitude - 0.0002, 9.9992, longitude + 0.0002, 9.9998)
    mask = PolygonMask(write_polygons(tmp_path / "p.gpkg", [plot], "EPSG:4326"), None, grid)
    assert mask.window.flatten() == pytest.approx((30 if longitude > 0 else 130, 20, 40, 60), abs=1)


# --- What cannot be used ----------------------------------------------------------------------------------------------


def test_what_cannot_be_used_is_one_sentence(tmp_path):
    grid = grid_of(tmp_path, north_up())
    inside = from_pixels(grid, shapely.box(10, 10, 40, 40))
    bounds = shapely.box(*grid.scene.bounds)
    text = tmp_path / "notes.gpkg"
    text.write_text("no layer")
    cases = [
        (str(tmp_path / "absent.gpkg"), None, "absent.gpkg"),
        (str(text), None, "notes.gpkg"),
        (write_polygons(tmp_path / "points.gpkg", [shapely.Point(1, 1)]), None, "no polygons"),
        (write_polygons(tmp_path / "empty.gpkg", [shapely.Polygon()]), None, "empty"),
        (write_polygons(tmp_path / "plots.gpkg", [inside]), "parcels", "parcels"),
        (
            write_polygons(tmp_path / "beside.gpkg", [shapely.transform(bounds, lambda xy: xy + 5000)]),
            None,
            "touches the extent in scene.tif",
        ),
        (write_polygons(tmp_path / "far.gpkg", [shapely.box(-70, -30, -60, -20)], "EPSG:4326"), None, "touches"),
        (
            write_polygons(tmp_path / "tiny.gpkg", [from_pixels(grid, shapely.box(9.6, 9.6, 10.4, 10.4))]),
            None,
            "No pixel has its centre",
        ),
    ]
    for path, layer, words in cases:
        with pytest.raises(InputError, match=words) as caught:
            PolygonMask(path, layer, grid)
        assert "\n" not in str(caught.value) and str(caught.value).endswith(".")


# --- Maps within polygons ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def model():
    return ToyModel()


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """A scene of 701 x 523 px at 0.5 m: no multiple of anything."""
    return write_raster(tmp_path_factory.mktemp("scene") / "scene.tif", picture(523, 701), **TILED)


def _map(scene, folder, model, name="cover", **request):
    output, confidence = folder / f"{name}.tif", folder / f"{name}_confidence.tif"
    result = map_scene(MapRequest(str(scene), str(output), confidence=str(confidence), **request), model)
    with rasterio.open(output) as file, rasterio.open(confidence) as sure:
        return file.read(1), sure.read(1), result


def _place(path, other):
    """Where a result lies in another one: rows and columns."""
    with rasterio.open(path) as file, rasterio.open(other) as larger:
        column, row = (round(value) for value in ~larger.transform @ (file.transform @ (0, 0)))
        return slice(row, row + file.height), slice(column, column + file.width)


@pytest.mark.parametrize(("gsd", "grid"), [(0.5, "scene"), (0.15, "scene"), (0.15, "model")])
def test_inside_the_map_is_the_unmasked_one_and_outside_nothing(tmp_path, model, gsd, grid):
    image = np.clip(picture(600, 700), 1, 250).astype("uint8")
    image[:, 300:330, 200:420] = 0  # and some of the scene has no data
    scene = write_raster(tmp_path / "scene.tif", image, transform=north_up(size=gsd), nodata=0, **TILED)
    classes, percent, result = _map(scene, tmp_path, model, "whole", grid=grid)
    pixels = ModelGrid(open_scene(scene), gsd)
    polygons = [from_pixels(pixels, blob(200, 190, 180, 7)), from_pixels(pixels, blob(560, 500, 90, 8))]
    plots = write_polygons(tmp_path / "p.gpkg", polygons)
    some, sure, within = _map(scene, tmp_path, model, "within", polygons=plots, grid=grid)
    place = _place(within.output, result.output)
    with rasterio.open(within.output) as file:
        columns, rows = np.meshgrid(np.arange(file.width) + 0.5, np.arange(file.height) + 0.5)
        inside = shapely.contains_xy(shapely.union_all(polygons), *(file.transform @ (columns, rows)))
    assert 0.1 < inside.mean() < 0.9 and (classes[place][inside] == 0).any()
    assert np.array_equal(some, np.where(inside, classes[place], 0))
    assert np.array_equal(sure, np.where(inside, percent[place], 255))
    assert sum(area.pixels for area in within.areas) == (some > 0).sum()

    left, top, right, bottom = shapely.total_bounds(polygons)
    half = (left, top, (left + right) / 2, bottom)  # an extent and the polygons: what both hold
    part, _, result = _map(scene, tmp_path, model, "part", polygons=plots, grid=grid, bounds=half)
    assert part.shape[1] < some.shape[1] and np.array_equal(part, some[_place(result.output, within.output)])


class _Watched(ToyModel):
    """Counts the tiles in its batches, without the empty ones that fill a batch up."""

    def __init__(self):
        super().__init__()
        self.counts = []

    @property
    def tiles(self):
        return sum(self.counts)

    def probabilities(self, image, valid, *others):
        self.counts.append(int(valid.flatten(1).any(1).sum()))
        return super().probabilities(image, valid, *others)


def test_tiles_that_no_polygon_needs_are_neither_read_nor_predicted(tmp_path, scene, monkeypatch):
    """Two small plots in opposite corners: the tiles around them are read and seen, those between them are not."""
    from core.scene.read import SceneReader

    read = []
    reading = SceneReader.read
    monkeypatch.setattr(SceneReader, "read", lambda self, window: read.append(window) or reading(self, window))
    grid = ModelGrid(open_scene(scene), 0.5)
    plots = [from_pixels(grid, shapely.box(10, 12, 60, 40)), from_pixels(grid, shapely.box(640, 470, 690, 510))]
    ring = from_pixels(grid, shapely.box(5, 5, 695, 518).difference(shapely.box(20, 20, 680, 500)))
    seen = {}
    for name, polygons in (("all", [ring.envelope]), ("plots", plots), ("ring", [ring])):
        watched = _Watched()
        read.clear()
        _map(scene, tmp_path, watched, name, polygons=write_polygons(tmp_path / f"{name}.gpkg", polygons), batch=3)
        seen[name] = watched.tiles
        assert len(read) == watched.tiles
    # Tiles of 128 px begin at 0, 96, 192, 288, 384, then 400 (rows) or 480 and 576 (columns).
    assert seen == {"all": 7 * 6, "plots": 1 + 1 * 2, "ring": 7 * 6 - 5 * 3}


def test_masks_never_change_what_is_answered(tmp_path, scene, model):
    """Two maps with different polygons agree wherever both have an answer."""
    grid = ModelGrid(open_scene(scene), 0.5)
    maps = []
    for index, shape in enumerate((blob(300, 260, 250, 11), blob(420, 250, 240, 12))):
        plots = write_polygons(tmp_path / f"{index}.gpkg", [from_pixels(grid, shape)])
        _, _, result = _map(scene, tmp_path, model, f"m{index}", polygons=plots)
        with rasterio.open(result.output) as file:
            classes = np.zeros((523, 701), "uint8")
            classes[_place(result.output, scene)] = file.read(1)
        maps.append(classes)
    both = (maps[0] > 0) & (maps[1] > 0)
    assert both.sum() > 10_000 and np.array_equal(maps[0][both], maps[1][both])


def test_the_record_tells_of_the_mask(tmp_path, scene, model):
    grid = ModelGrid(open_scene(scene), 0.5)
    plots = write_polygons(tmp_path / "p.gpkg", [from_pixels(grid, shapely.box(100, 80, 300, 180))], layer="plots")
    _, _, result = _map(scene, tmp_path, model, polygons=plots, polygons_layer="plots")
    told = json.loads((tmp_path / "cover.run.json").read_text())["polygons"]
    assert told["area_m2"] == pytest.approx(sum(area.area_m2 for area in result.areas), rel=1e-6)
    assert told == {**told, "file": plots, "layer": "plots", "count": 1, "pixels": 20_000, "crs": UTM}
    with rasterio.open(result.output) as file:
        assert json.loads(file.tags()["LANDSCRIBE_POLYGONS"]) == told
    _map(scene, tmp_path, model, "all")
    assert json.loads((tmp_path / "all.run.json").read_text())["polygons"] is None


def test_polygons_without_an_answer_leave_nothing(tmp_path, model):
    image = picture(400, 600, low=1)
    image[:, :, :300] = 0
    scene = write_raster(tmp_path / "scene.tif", image, nodata=0, **TILED)
    grid = ModelGrid(open_scene(scene), 0.5)
    empty = write_polygons(tmp_path / "empty.gpkg", [from_pixels(grid, shapely.box(10, 10, 90, 90))])
    beside = write_polygons(tmp_path / "beside.gpkg", [from_pixels(grid, shapely.box(-90, 10, -10, 90))])
    before, calls = sorted(tmp_path.iterdir()), model.calls
    with pytest.raises(InputError, match="polygons hold no valid pixel"):
        _map(scene, tmp_path, model, polygons=empty)
    with pytest.raises(InputError, match=r"No polygon of beside\.gpkg touches"):
        _map(scene, tmp_path, model, polygons=beside)

    def stop(fraction, stage):
        if stage == "Placing the polygons":
            raise Cancelled

    with pytest.raises(Cancelled):
        map_scene(MapRequest(scene, str(tmp_path / "c.tif"), polygons=empty), model, stop)
    assert sorted(tmp_path.iterdir()) == before and model.calls == calls
