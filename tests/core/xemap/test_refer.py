"""A response is a function of the raster, the model and the phrase only: extents, nodata, geometry and classes."""

import json
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
from affine import Affine
from rasterio.warp import transform_bounds

from core.errors import InputError
from core.xemap import answer as answer_module
from core.xemap.features_cache import features_cache
from tests.fixtures.polygons import write_polygons
from tests.fixtures.rasters import UTM, north_up, picture, rotated, south_up, write_raster
from tests.fixtures.referring import TILED, ask, bounds_of, write_things
from tests.fixtures.tiny_referring_model import TinyReferringModel


def _offset(whole, part):
    """Where a result begins in another one: (row, column)."""
    with rasterio.open(whole) as a, rasterio.open(part) as b:
        column, row = ~a.transform @ (b.transform @ (0, 0))
    assert [column, row] == pytest.approx([round(column), round(row)], abs=1e-6)
    return round(row), round(column)


def test_within_polygons_the_response_is_the_same_and_outside_there_is_none(tmp_path, things, model):
    """The wall that the phrase speaks of lies outside: relations see it all the same."""
    left, _, _, top = bounds_of(things, 0, 0, 800, 600)
    plot = shapely.Point(left + 230, top - 120).buffer(25)  # around the square right of the wall
    plots = write_polygons(tmp_path / "plots.gpkg", [plot])
    for phrase in ("red", "red within 50 m of blue"):
        for grid in ("response", "scene"):
            whole, of_whole = ask(things, tmp_path, model, phrase, "whole", grid=grid)
            part, of_part = ask(things, tmp_path, model, phrase, "part", grid=grid, polygons=plots)
            row, column = _offset(of_whole.output, of_part.output)
            with rasterio.open(of_part.output) as file:
                x, y = file.transform @ tuple(np.indices(file.shape)[::-1] + 0.5)
            inside = shapely.contains_xy(plot, x, y)
            same = whole[row : row + part.shape[0], column : column + part.shape[1]]
            assert 0.6 < inside.mean() < 0.9 and same[inside].max() > 0.5
            assert np.array_equal(part, np.where(inside, same, np.float32(-1)))
            assert of_part.maximum == pytest.approx(same[inside].max(), abs=1e-4)
    record = json.loads((tmp_path / "part.run.json").read_text())
    assert record["polygons"]["count"] == 1 and record["polygons"]["pixels"] == inside.sum()


# --- A cell's answer never depends on the extent ----------------------------------------------------------------------

EXTENTS = [(0, 0, 300, 200), (133, 71, 401, 322), (555, 399, 146, 124), (310, 205, 1, 1), (699, 0, 2, 523)]


@pytest.mark.parametrize("grid", ["response", "scene"])
@pytest.mark.parametrize("extent", EXTENTS)
def test_an_extent_has_the_bits_of_the_whole(tmp_path, scene, model, extent, grid):
    whole, of_whole = ask(scene, tmp_path, model, name="whole", grid=grid)
    part, of_part = ask(scene, tmp_path, model, name="part", grid=grid, bounds=bounds_of(scene, *extent))
    row, column = _offset(of_whole.output, of_part.output)
    assert whole.std() > 0.1  # the model has something to say
    assert np.array_equal(part, whole[row : row + part.shape[0], column : column + part.shape[1]])
    with rasterio.open(of_part.output) as file:
        x0, y0, x1, y1 = bounds_of(scene, *extent)
        cell = 2.01 if grid == "response" else 1e-6
        assert np.allclose(file.bounds, (x0, y0, x1, y1), atol=cell)
        assert file.bounds.left <= x0 + 1e-6 and file.bounds.right >= x1 - 1e-6


@pytest.mark.parametrize("grid", ["response", "scene"])
def test_overlapping_extents_of_a_finer_scene_agree_to_the_last_bit(tmp_path, model, grid):
    """The network sees 0.5 m; the scene has 0.15 m, no whole step."""
    scene = write_raster(tmp_path / "fine.tif", picture(1100, 1300), transform=north_up(size=0.15), **TILED)
    first, one = ask(scene, tmp_path, model, name="one", bounds=bounds_of(scene, 90, 133, 700, 800), grid=grid)
    second, two = ask(scene, tmp_path, model, name="two", bounds=bounds_of(scene, 391, 402, 800, 650), grid=grid)
    row, column = _offset(one.output, two.output)
    height, width = min(first.shape[0] - row, second.shape[0]), min(first.shape[1] - column, second.shape[1])
    overlap = first[row : row + height, column : column + width]
    assert overlap.size > 500 and overlap.std() > 0.05
    assert np.array_equal(overlap, second[:height, :width])


RELATIONS = [
    "red within 45 m of blue",
    "red more than 45 m from blue",
    "red along blue",
    "the largest red",
    "red without blue",
    "red larger than 100 m²",
]


@pytest.mark.parametrize("phrase", RELATIONS)
@pytest.mark.parametrize("crs", [UTM, "EPSG:4326"])
def test_extents_agree_where_parts_are_related(tmp_path, model, phrase, crs):
    transform = north_up() if crs == UTM else Affine(6e-6, 0, 139.7, 0, -4.5e-6, 35.6)
    scene = write_things(tmp_path / "scene.tif", crs=crs, transform=transform)
    whole, of_whole = ask(scene, tmp_path, model, phrase, "whole", compare_scene=True)
    assert of_whole.reading["tree"]["op"] != "leaf"
    assert 0 < (whole >= 0.5).mean() < 0.9
    for extent in ((200, 150, 130, 200), (430, 190, 300, 111), (301, 7, 50, 580)):  # the wall lies beyond all but one
        part, of_part = ask(
            scene, tmp_path, model, phrase, "part", bounds=bounds_of(scene, *extent), compare_scene=True
        )
        row, column = _offset(of_whole.output, of_part.output)
        assert np.array_equal(part, whole[row : row + part.shape[0], column : column + part.shape[1]])


@pytest.mark.parametrize("phrase", ["the largest red", "red within 20 m of the largest blue"])
def test_the_largest_is_that_of_the_extent(tmp_path, phrase):
    """Beyond the extent lies a larger one; it is neither found nor encoded, unless the whole scene is compared."""
    image = np.full((3, 600, 1200), 90, np.uint8)
    image[0, 200:280, 100:180] = image[2, 280:320, 100:180] = 240  # the square in the extent, and blue below it
    image[0, 200:400, 800:1100] = image[2, 400:500, 800:1100] = 240
    scene = write_raster(tmp_path / "scene.tif", image, **TILED)
    models = [TinyReferringModel(), TinyReferringModel()]
    found, highest = [], []
    for model, compare_scene in zip(models, (False, True)):
        features_cache().clear()
        bounds = bounds_of(scene, 60, 160, 200, 200)
        response, _ = ask(scene, tmp_path, model, phrase, bounds=bounds, compare_scene=compare_scene)
        found.append(int((response >= 0.5).sum()))
        highest.append(model.encoded)
    assert found[0] > 100 and found[1] == 0
    assert highest[0] < highest[1]


@pytest.mark.parametrize("phrase", [*RELATIONS[:3], "red within 30 m of blue or green"])
def test_strips_are_the_whole(tmp_path, things, model, phrase, monkeypatch):
    """What bounds the memory of relations: a few rows of cells are combined at a time."""
    whole, _ = ask(things, tmp_path, model, phrase, "whole")
    combined = []
    combine = answer_module.combine
    monkeypatch.setattr(answer_module, "combine", lambda *a: combined.append(a[2].shape) or combine(*a))
    monkeypatch.setattr(answer_module, "STRIP_CELLS", 1)
    monkeypatch.setattr(answer_module, "STRIP_ROWS", 32)
    strips, _ = ask(things, tmp_path, model, phrase, "strips")
    assert np.array_equal(whole, strips)
    assert len(combined) > 2 and max(rows for rows, _ in combined) < 140 < whole.shape[0]


def test_a_distance_is_measured_on_the_ground(tmp_path, things, model):
    """The squares begin 40 m left of the wall (to its left edge: 0 m), 20 m and 110 m right of it."""

    def squares(metres):
        response, _ = ask(things, tmp_path, model, f"red within {metres} m of blue", grid="scene")
        return [int((response[200:280, left : left + 80] >= 0.5).any(0).sum()) / 2 for left in (220, 440, 620)]

    near = squares(50)  # metres of each square that lie within 50 m of the wall
    assert near == pytest.approx([10, 30, 0], abs=2.5)
    assert squares(15) == pytest.approx([0, 0, 0], abs=2.5)
    assert squares(135) == pytest.approx([40, 40, 25], abs=2.5)


def test_distances_can_be_replaced(tmp_path, things, model):
    asked, of_asked = ask(things, tmp_path, model, "red within 50 m of blue")
    edited, result = ask(things, tmp_path, model, "red within 9 m of blue", "edited", distances=(50.0,))
    assert np.array_equal(asked, edited)
    assert result.distances == of_asked.distances == [50.0]
    assert "50 m" in result.reading_words
    with pytest.raises(InputError, match="1 distance"):
        ask(things, tmp_path, model, "red within 9 m of blue", distances=(50.0, 3.0))
    with pytest.raises(InputError, match="from 0 on"):
        ask(things, tmp_path, model, "red within 9 m of blue", distances=(-1.0,))


def test_a_phrase_can_go_to_the_network_whole(tmp_path, things, model):
    asked = []

    class Listening(TinyReferringModel):
        def query(self, phrase):
            asked.append(phrase)
            return super().query(phrase)

    _, read = ask(things, tmp_path, Listening(), "red within 9 m of blue")
    assert asked == ["red", "blue"]
    _, whole = ask(things, tmp_path, Listening(), "red within 9 m of blue", whole_phrase=True)
    assert asked[2:] == ["red within 9 m of blue"]
    assert read.distances == [9.0] and whole.distances == []


def test_each_part_is_asked_once_a_tile(tmp_path, things):
    plain, related = TinyReferringModel(), TinyReferringModel()
    ask(things, tmp_path, plain, "red")
    ask(things, tmp_path, related, "the largest red within 500 m of red")
    assert related.answered == plain.answered > 20


def test_the_extent_is_encoded_with_what_lies_around_it(tmp_path, things):
    bounds = bounds_of(things, 460, 200, 40, 40)
    models = {metres: TinyReferringModel() for metres in (5, 150)}
    for metres, model in models.items():
        features_cache().clear()
        ask(things, tmp_path, model, f"red within {metres} m of blue", bounds=bounds)
    assert models[5].encoded < models[150].encoded < 64


# --- Nodata, geometry, extents ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("phrase", ["woods", "red within 20 m of blue"])
@pytest.mark.parametrize("kind", ["nodata", "mask"])
@pytest.mark.parametrize("gsd", [0.5, 0.2])
def test_nodata_in_is_nodata_out_and_nothing_else_is(tmp_path, model, kind, gsd, phrase):
    image = np.clip(picture(600, 640), 1, 250).astype("uint8")
    hole = np.zeros((600, 640), bool)
    hole[:, :80] = hole[400:, 500:] = hole[100:103, 200:331] = True  # more than a tile, a corner, a sliver
    options = dict(transform=north_up(size=gsd), **TILED)
    if kind == "nodata":
        image[:, hole] = 0
        scene = write_raster(tmp_path / "scene.tif", image, nodata=0, **options)
    else:
        scene = write_raster(tmp_path / "scene.tif", image, mask=~hole, **options)
    fine, _ = ask(scene, tmp_path, model, phrase, grid="scene")
    assert np.array_equal(fine == -1, hole)
    assert fine[~hole].min() >= 0 and fine[~hole].max() <= 1
    coarse, result = ask(scene, tmp_path, model, phrase, "coarse")
    with rasterio.open(result.output) as file:
        assert file.nodata == -1
        step = file.transform.a / gsd
    # A cell has data where any of its ground has.
    rows, columns = (((np.arange(size) + 0.5) / step).astype(int) for size in hole.shape)
    alive = np.zeros(coarse.shape, bool)
    np.logical_or.at(alive, np.ix_(rows, columns), ~hole)
    differ = (alive != (coarse >= 0))[:-1, :-1]  # the last ones may be slivers
    assert not differ.any() if gsd == 0.5 else differ.mean() < 0.01  # resampled ground counts where half of it is there


def test_an_extent_of_nodata_alone_is_refused(tmp_path, model):
    image = picture(400, 600, low=1)
    image[:, :, :300] = 0
    scene = write_raster(tmp_path / "scene.tif", image, nodata=0, **TILED)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(InputError, match="no valid pixel"):
        ask(scene, tmp_path, model, bounds=bounds_of(scene, 0, 0, 100, 100))
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("transform", [south_up(), rotated(30)], ids=["south-up", "rotated"])
@pytest.mark.parametrize("phrase", ["woods", "red within 20 m of blue"])
def test_any_orientation_is_kept(tmp_path, model, transform, phrase):
    scene = write_raster(tmp_path / "scene.tif", picture(300, 360), transform=transform, **TILED)
    whole, result = ask(scene, tmp_path, model, phrase)
    with rasterio.open(result.output) as file:
        assert tuple(file.transform) == pytest.approx(tuple(transform @ Affine.scale(4)), rel=1e-3)
    corners = [transform @ corner for corner in ((100, 60), (220, 60), (100, 150), (220, 150))]
    xs, ys = zip(*corners)
    part, of_part = ask(scene, tmp_path, model, phrase, "part", bounds=(min(xs), min(ys), max(xs), max(ys)))
    row, column = _offset(result.output, of_part.output)
    assert np.array_equal(part, whole[row : row + part.shape[0], column : column + part.shape[1]])


def test_an_extent_in_another_crs(tmp_path, scene, model):
    bounds = transform_bounds(UTM, "EPSG:4326", *bounds_of(scene, 100, 100, 200, 150))
    whole, of_whole = ask(scene, tmp_path, model, name="whole")
    part, result = ask(scene, tmp_path, model, name="part", bounds=bounds, bounds_crs="EPSG:4326")
    row, column = _offset(of_whole.output, result.output)
    assert 23 <= row <= 25 and 23 <= column <= 25 and part.shape[1] >= 50
    assert np.array_equal(part, whole[row : row + part.shape[0], column : column + part.shape[1]])


@pytest.mark.parametrize("phrase", ["woods", "the largest red", "red within 20 m of blue"])
def test_a_picture_without_a_place(tmp_path, model, phrase):
    scene = write_raster(tmp_path / "picture.tif", picture(200, 300), crs=None, transform=Affine.identity())
    response, _ = ask(scene, tmp_path, model, phrase, gsd=0.5)
    assert response.shape == (50, 75)
    with pytest.raises(InputError, match="regions"):
        ask(scene, tmp_path, model, gsd=0.5, regions=str(tmp_path / "r.gpkg"))


@pytest.mark.parametrize("size", [(1, 1), (37, 53), (128, 20), (129, 128)])
def test_scenes_smaller_than_a_tile(tmp_path, model, size):
    scene = write_raster(tmp_path / "scene.tif", picture(*size, low=20, high=200))
    response, _ = ask(scene, tmp_path, model)
    assert response.shape == (-(-size[0] // 4), -(-size[1] // 4)) and (response >= 0).all()


# --- Within the classes of a land-cover raster ------------------------------------------------------------------------


@pytest.mark.parametrize("grid", ["response", "scene"])
@pytest.mark.parametrize("where", ["same grid", "coarser", "another CRS"])
def test_the_answer_is_restricted_to_classes(tmp_path, scene, model, where, grid):
    free, of_free = ask(scene, tmp_path, model, name="free", grid=grid)
    with rasterio.open(scene) as file:
        transform, width, height = file.transform, file.width, file.height
    if where == "same grid":
        place, shape, crs = transform, (height, width), UTM
    elif where == "coarser":
        place, shape, crs = transform @ Affine.scale(10), (53, 71), UTM
    else:
        x0, y0, x1, y1 = transform_bounds(UTM, "EPSG:4326", *bounds_of(scene, 0, 0, width, height))
        shape, crs = (530, 710), "EPSG:4326"
        place = Affine((x1 - x0) / 710, 0, x0, 0, -(y1 - y0) / 530, y1)
    codes = np.random.default_rng(1).integers(1, 5, (8, 8)).repeat(-(-shape[0] // 8), 0).repeat(-(-shape[1] // 8), 1)
    classes = write_raster(
        tmp_path / "classes.tif", codes[None, : shape[0], : shape[1]].astype("uint8"), crs=crs, transform=place
    )
    inside, result = ask(scene, tmp_path, model, within=classes, within_codes=(2, 3), grid=grid)
    # The class at each pixel's centre, the slow way.
    rows, columns = np.mgrid[: free.shape[0], : free.shape[1]] + 0.5
    with rasterio.open(of_free.output) as file:
        x, y = file.transform @ (columns.ravel(), rows.ravel())
    if crs != UTM:
        from pyproj import Transformer

        x, y = Transformer.from_crs(UTM, crs, always_xy=True).transform(x, y)
    at, down = ~place @ (np.asarray(x), np.asarray(y))
    known = (at >= 0) & (at < shape[1]) & (down >= 0) & (down < shape[0])
    taken = codes[np.clip(down.astype(int), 0, shape[0] - 1), np.clip(at.astype(int), 0, shape[1] - 1)]
    chosen = (np.isin(taken, (2, 3)) & known).reshape(free.shape)
    expected = np.where(chosen, free, 0)
    assert 0.2 < chosen.mean() < 0.8
    assert (inside != expected).mean() < (0.002 if crs != UTM else 1e-9)
    record = json.loads(Path(result.record).read_text())
    assert record["within"] == classes and record["within_codes"] == [2, 3]


def test_extents_agree_within_classes(tmp_path, scene, model):
    codes = np.random.default_rng(1).integers(1, 5, (1, 60, 75)).astype("uint8")
    place = Affine(5e-5, 0, 139.6755, 0, -5e-5, 35.6885)
    classes = write_raster(tmp_path / "classes.tif", codes, crs="EPSG:4326", transform=place)
    options = {"within": classes, "within_codes": (1, 2), "grid": "scene"}
    whole, of_whole = ask(scene, tmp_path, model, name="whole", **options)
    part, of_part = ask(scene, tmp_path, model, name="part", bounds=bounds_of(scene, 133, 71, 401, 322), **options)
    row, column = _offset(of_whole.output, of_part.output)
    assert 0.2 < (whole == 0).mean() < 0.95
    assert np.array_equal(part, whole[row : row + part.shape[0], column : column + part.shape[1]])


def test_classes_that_do_not_fit_are_refused(tmp_path, scene, model):
    codes = np.ones((1, 10, 10), "uint8")
    placed = write_raster(tmp_path / "classes.tif", codes)
    nowhere = write_raster(tmp_path / "nowhere.tif", codes, crs=None)
    for request, match in (
        ({"within": placed}, "name the codes"),
        ({"within_codes": (1,)}, "need a land-cover raster"),
        ({"within": nowhere, "within_codes": (1,)}, "nowhere.tif has no coordinate reference system"),
        ({"within": str(tmp_path / "none.tif"), "within_codes": (1,)}, "cannot be opened"),
    ):
        with pytest.raises(InputError, match=match):
            ask(scene, tmp_path, model, **request)
    _, result = ask(scene, tmp_path, model, within=placed, within_codes=(9,))
    assert not result.found and result.warnings == ["No ground of the classes 9 of classes.tif lies in the extent."]
