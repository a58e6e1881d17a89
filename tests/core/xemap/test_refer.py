"""A response is a function of the raster, the model and the phrase, whatever the extent; whole or not there; and it
tells how it was made."""

import json
import threading
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from affine import Affine
from rasterio.warp import transform_bounds
from rasterio.windows import Window

from core.engine.messages import encode
from core.engine.methods import METHODS
from core.errors import Cancelled, EngineError, InputError
from core.files.write import AtomicRaster
from core.scene.scene import open_scene
from core.tiles.block import Block
from core.xemap import answer as answer_module
from core.xemap.features_cache import features_cache
from core.xemap.phrases import LONGEST
from core.xemap.refer import ReferRequest, refer_scene
from core.xemap.response import Responder, respond
from core.xemap.scene_features import Encoder, SceneFeatures
from tests.fixtures.polygons import write_polygons
from tests.fixtures.rasters import UTM, north_up, picture, rotated, south_up, write_raster
from tests.fixtures.tiny_referring_model import TinyReferringModel

TILED = {"tiled": True, "blockxsize": 128, "blockysize": 128, "compress": "deflate"}


@pytest.fixture(autouse=True)
def cache(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="module")
def model():
    return TinyReferringModel()


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """A scene of 701 x 523 px at 0.5 m: no multiple of anything."""
    return write_raster(tmp_path_factory.mktemp("scene") / "scene.tif", picture(523, 701), **TILED)


@pytest.fixture(scope="module")
def things(tmp_path_factory):
    """Grey ground, 400 x 300 m at 0.5 m, with a blue wall from top to bottom at 190 to 200 m and red squares of 40 m
    that begin 40 m left of it, 20 m and 110 m right of it."""
    return _things(tmp_path_factory.mktemp("things") / "things.tif")


def _things(path, **options):
    image = np.full((3, 600, 800), 90, np.uint8)
    image[2, :, 380:400] = 240
    for left in (220, 440, 620):
        image[0, 200:280, left : left + 80] = 240
    return write_raster(path, image, **TILED, **options)


def _ask(scene, folder, model, phrase="woods", name="answer", **request):
    result = refer_scene(ReferRequest(str(scene), phrase, str(folder / f"{name}.tif"), **request), model)
    with rasterio.open(result.output) as file:
        return file.read(1), result


def _bounds(scene, left, top, width, height):
    with rasterio.open(scene) as file:
        return file.window_bounds(Window(left, top, width, height))


def _offset(whole, part):
    """Where a result begins in another one: (row, column)."""
    with rasterio.open(whole) as a, rasterio.open(part) as b:
        column, row = ~a.transform @ (b.transform @ (0, 0))
    assert [column, row] == pytest.approx([round(column), round(row)], abs=1e-6)
    return round(row), round(column)


def test_within_polygons_the_response_is_the_same_and_outside_there_is_none(tmp_path, things, model):
    """The wall that the phrase speaks of lies outside: relations see it all the same."""
    left, _, _, top = _bounds(things, 0, 0, 800, 600)
    plot = shapely.Point(left + 230, top - 120).buffer(25)  # around the square right of the wall
    plots = write_polygons(tmp_path / "plots.gpkg", [plot])
    for phrase in ("red", "red within 50 m of blue"):
        for grid in ("response", "scene"):
            whole, of_whole = _ask(things, tmp_path, model, phrase, "whole", grid=grid)
            part, of_part = _ask(things, tmp_path, model, phrase, "part", grid=grid, polygons=plots)
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
    whole, of_whole = _ask(scene, tmp_path, model, name="whole", grid=grid)
    part, of_part = _ask(scene, tmp_path, model, name="part", grid=grid, bounds=_bounds(scene, *extent))
    row, column = _offset(of_whole.output, of_part.output)
    assert whole.std() > 0.1  # the model has something to say
    assert np.array_equal(part, whole[row : row + part.shape[0], column : column + part.shape[1]])
    with rasterio.open(of_part.output) as file:
        x0, y0, x1, y1 = _bounds(scene, *extent)
        cell = 2.01 if grid == "response" else 1e-6
        assert np.allclose(file.bounds, (x0, y0, x1, y1), atol=cell)
        assert file.bounds.left <= x0 + 1e-6 and file.bounds.right >= x1 - 1e-6


@pytest.mark.parametrize("grid", ["response", "scene"])
def test_overlapping_extents_of_a_finer_scene_agree_to_the_last_bit(tmp_path, model, grid):
    """The network sees 0.5 m; the scene has 0.15 m, no whole step."""
    scene = write_raster(tmp_path / "fine.tif", picture(1100, 1300), transform=north_up(size=0.15), **TILED)
    first, one = _ask(scene, tmp_path, model, name="one", bounds=_bounds(scene, 90, 133, 700, 800), grid=grid)
    second, two = _ask(scene, tmp_path, model, name="two", bounds=_bounds(scene, 391, 402, 800, 650), grid=grid)
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
    scene = _things(tmp_path / "scene.tif", crs=crs, transform=transform)
    whole, of_whole = _ask(scene, tmp_path, model, phrase, "whole")
    assert of_whole.reading["tree"]["op"] != "leaf"
    assert 0 < (whole >= 0.5).mean() < 0.9
    for extent in ((200, 150, 130, 200), (430, 190, 300, 111), (301, 7, 50, 580)):  # the wall lies beyond all but one
        part, of_part = _ask(scene, tmp_path, model, phrase, "part", bounds=_bounds(scene, *extent))
        row, column = _offset(of_whole.output, of_part.output)
        assert np.array_equal(part, whole[row : row + part.shape[0], column : column + part.shape[1]])


@pytest.mark.parametrize("phrase", [*RELATIONS[:3], "red within 30 m of blue or green"])
def test_strips_are_the_whole(tmp_path, things, model, phrase, monkeypatch):
    """What bounds the memory of relations: a few rows of cells are combined at a time."""
    whole, _ = _ask(things, tmp_path, model, phrase, "whole")
    combined = []
    combine = answer_module.combine
    monkeypatch.setattr(answer_module, "combine", lambda *a: combined.append(a[2].shape) or combine(*a))
    monkeypatch.setattr(answer_module, "STRIP_CELLS", 1)
    monkeypatch.setattr(answer_module, "STRIP_ROWS", 32)
    strips, _ = _ask(things, tmp_path, model, phrase, "strips")
    assert np.array_equal(whole, strips)
    assert len(combined) > 2 and max(rows for rows, _ in combined) < 140 < whole.shape[0]


def test_a_distance_is_measured_on_the_ground(tmp_path, things, model):
    """The squares begin 40 m left of the wall (to its left edge: 0 m), 20 m and 110 m right of it."""

    def squares(metres):
        response, _ = _ask(things, tmp_path, model, f"red within {metres} m of blue", grid="scene")
        return [int((response[200:280, left : left + 80] >= 0.5).any(0).sum()) / 2 for left in (220, 440, 620)]

    near = squares(50)  # metres of each square that lie within 50 m of the wall
    assert near == pytest.approx([10, 30, 0], abs=2.5)
    assert squares(15) == pytest.approx([0, 0, 0], abs=2.5)
    assert squares(135) == pytest.approx([40, 40, 25], abs=2.5)


def test_distances_can_be_replaced(tmp_path, things, model):
    asked, of_asked = _ask(things, tmp_path, model, "red within 50 m of blue")
    edited, result = _ask(things, tmp_path, model, "red within 9 m of blue", "edited", distances=(50.0,))
    assert np.array_equal(asked, edited)
    assert result.distances == of_asked.distances == [50.0]
    assert "50 m" in result.reading_words
    with pytest.raises(InputError, match="1 distance"):
        _ask(things, tmp_path, model, "red within 9 m of blue", distances=(50.0, 3.0))
    with pytest.raises(InputError, match="from 0 on"):
        _ask(things, tmp_path, model, "red within 9 m of blue", distances=(-1.0,))


def test_a_phrase_can_go_to_the_network_whole(tmp_path, things, model):
    asked = []

    class Listening(TinyReferringModel):
        def query(self, phrase):
            asked.append(phrase)
            return super().query(phrase)

    _, read = _ask(things, tmp_path, Listening(), "red within 9 m of blue")
    assert asked == ["red", "blue"]
    _, whole = _ask(things, tmp_path, Listening(), "red within 9 m of blue", whole_phrase=True)
    assert asked[2:] == ["red within 9 m of blue"]
    assert read.distances == [9.0] and whole.distances == []


def test_each_part_is_asked_once_a_tile(tmp_path, things):
    model = TinyReferringModel()
    _ask(things, tmp_path, model, "the largest red within 500 m of red")
    tiles = model.encoded
    assert model.answered == tiles and tiles > 20


def test_the_extent_is_encoded_with_what_lies_around_it(tmp_path, things):
    bounds = _bounds(things, 460, 200, 40, 40)
    models = {metres: TinyReferringModel() for metres in (5, 150)}
    for metres, model in models.items():
        features_cache().clear()
        _ask(things, tmp_path, model, f"red within {metres} m of blue", bounds=bounds)
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
    fine, _ = _ask(scene, tmp_path, model, phrase, grid="scene")
    assert np.array_equal(fine == -1, hole)
    assert fine[~hole].min() >= 0 and fine[~hole].max() <= 1
    coarse, result = _ask(scene, tmp_path, model, phrase, "coarse")
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
        _ask(scene, tmp_path, model, bounds=_bounds(scene, 0, 0, 100, 100))
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("transform", [south_up(), rotated(30)], ids=["south-up", "rotated"])
@pytest.mark.parametrize("phrase", ["woods", "red within 20 m of blue"])
def test_any_orientation_is_kept(tmp_path, model, transform, phrase):
    scene = write_raster(tmp_path / "scene.tif", picture(300, 360), transform=transform, **TILED)
    whole, result = _ask(scene, tmp_path, model, phrase)
    with rasterio.open(result.output) as file:
        assert tuple(file.transform) == pytest.approx(tuple(transform @ Affine.scale(4)), rel=1e-3)
    corners = [transform @ corner for corner in ((100, 60), (220, 60), (100, 150), (220, 150))]
    xs, ys = zip(*corners)
    part, of_part = _ask(scene, tmp_path, model, phrase, "part", bounds=(min(xs), min(ys), max(xs), max(ys)))
    row, column = _offset(result.output, of_part.output)
    assert np.array_equal(part, whole[row : row + part.shape[0], column : column + part.shape[1]])


def test_an_extent_in_another_crs(tmp_path, scene, model):
    bounds = transform_bounds(UTM, "EPSG:4326", *_bounds(scene, 100, 100, 200, 150))
    whole, of_whole = _ask(scene, tmp_path, model, name="whole")
    part, result = _ask(scene, tmp_path, model, name="part", bounds=bounds, bounds_crs="EPSG:4326")
    row, column = _offset(of_whole.output, result.output)
    assert 23 <= row <= 25 and 23 <= column <= 25 and part.shape[1] >= 50
    assert np.array_equal(part, whole[row : row + part.shape[0], column : column + part.shape[1]])


@pytest.mark.parametrize("phrase", ["woods", "the largest red", "red within 20 m of blue"])
def test_a_picture_without_a_place(tmp_path, model, phrase):
    scene = write_raster(tmp_path / "picture.tif", picture(200, 300), crs=None, transform=Affine.identity())
    response, _ = _ask(scene, tmp_path, model, phrase, gsd=0.5)
    assert response.shape == (50, 75)
    with pytest.raises(InputError, match="regions"):
        _ask(scene, tmp_path, model, gsd=0.5, regions=str(tmp_path / "r.gpkg"))


@pytest.mark.parametrize("size", [(1, 1), (37, 53), (128, 20), (129, 128)])
def test_scenes_smaller_than_a_tile(tmp_path, model, size):
    scene = write_raster(tmp_path / "scene.tif", picture(*size, low=20, high=200))
    response, _ = _ask(scene, tmp_path, model)
    assert response.shape == (-(-size[0] // 4), -(-size[1] // 4)) and (response >= 0).all()


# --- Within the classes of a land-cover raster ------------------------------------------------------------------------


@pytest.mark.parametrize("grid", ["response", "scene"])
@pytest.mark.parametrize("where", ["same grid", "coarser", "another CRS"])
def test_the_answer_is_restricted_to_classes(tmp_path, scene, model, where, grid):
    free, of_free = _ask(scene, tmp_path, model, name="free", grid=grid)
    with rasterio.open(scene) as file:
        transform, width, height = file.transform, file.width, file.height
    if where == "same grid":
        place, shape, crs = transform, (height, width), UTM
    elif where == "coarser":
        place, shape, crs = transform @ Affine.scale(10), (53, 71), UTM
    else:
        x0, y0, x1, y1 = transform_bounds(UTM, "EPSG:4326", *_bounds(scene, 0, 0, width, height))
        shape, crs = (530, 710), "EPSG:4326"
        place = Affine((x1 - x0) / 710, 0, x0, 0, -(y1 - y0) / 530, y1)
    codes = np.random.default_rng(1).integers(1, 5, (8, 8)).repeat(-(-shape[0] // 8), 0).repeat(-(-shape[1] // 8), 1)
    classes = write_raster(
        tmp_path / "classes.tif", codes[None, : shape[0], : shape[1]].astype("uint8"), crs=crs, transform=place
    )
    inside, result = _ask(scene, tmp_path, model, within=classes, within_codes=(2, 3), grid=grid)
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
    whole, of_whole = _ask(scene, tmp_path, model, name="whole", **options)
    part, of_part = _ask(scene, tmp_path, model, name="part", bounds=_bounds(scene, 133, 71, 401, 322), **options)
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
        ({"within": str(tmp_path / "none.tif"), "within_codes": (1,)}, "choose a land-cover raster"),
    ):
        with pytest.raises(InputError, match=match):
            _ask(scene, tmp_path, model, **request)
    _, result = _ask(scene, tmp_path, model, within=placed, within_codes=(9,))
    assert not result.found and result.warnings == ["No ground of the classes 9 of classes.tif lies in the extent."]


# --- Nothing to find --------------------------------------------------------------------------------------------------


def test_a_phrase_with_nothing_to_find_says_so(tmp_path, scene, model):
    response, result = _ask(scene, tmp_path, model, "nothing", regions=str(tmp_path / "r.gpkg"))
    assert not result.found and result.maximum == pytest.approx(0.1)
    assert "“nothing”" in result.warnings[0] and "0.10" in result.warnings[0]
    assert result.region_count == 0 and len(pyogrio.read_info(tmp_path / "r.gpkg")["fields"]) > 3
    assert response.max() < result.threshold
    _, result = _ask(scene, tmp_path, model, "woods")
    assert result.found and not result.warnings


def test_the_part_that_is_missing_is_named(tmp_path, things, model):
    _, result = _ask(things, tmp_path, model, "red within 50 m of green")
    assert not result.found and "“green”" in result.warnings[0]
    _, result = _ask(things, tmp_path, model, "red within 3 m of blue")
    assert not result.found and "“green”" not in result.warnings[0]


def test_no_region_is_made_of_the_least_bad_place(tmp_path, things):
    """A model may ask more of a find than of a region's edge."""
    import dataclasses

    strict = TinyReferringModel()
    strict.card = dataclasses.replace(strict.card, response={"threshold": 0.2, "found": 0.95})
    _, result = _ask(things, tmp_path, strict, "red", regions=str(tmp_path / "r.gpkg"))
    assert not result.found and result.maximum > 0.2 and result.threshold == 0.95 and result.region_count == 0
    _, result = _ask(things, tmp_path, strict, "red", regions=str(tmp_path / "r.gpkg"), threshold=0.6)
    assert result.threshold == 0.6 and result.region_count == 3  # the user has the last word


# --- Phrases ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("phrase", ["", "   ", "\n\t", "?!", "🌳🌳"])
def test_a_phrase_without_a_word_is_refused(tmp_path, scene, model, phrase):
    with pytest.raises(InputError, match="no word"):
        _ask(scene, tmp_path, model, phrase)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "phrase", ["住宅地", "лес у реки", "woods 🌳", "a" * 400, 'trees; "quoted" & <b>', "woods\nfarms"]
)
def test_phrases_of_any_kind_are_answered(tmp_path, scene, model, phrase):
    _, result = _ask(scene, tmp_path, model, phrase, bounds=_bounds(scene, 0, 0, 100, 100))
    with rasterio.open(result.output) as file:
        assert file.descriptions[0] == result.phrase == " ".join(phrase.split())
        assert file.tags()["LANDSCRIBE_PHRASE"] == result.phrase
    encode({"result": result.as_dict()})


def test_a_very_long_phrase_is_cut_and_says_where(tmp_path, scene, model):
    phrase = "woods " + " ".join(f"word{i}" for i in range(2000))
    _, result = _ask(scene, tmp_path, model, phrase, bounds=_bounds(scene, 0, 0, 100, 100), whole_phrase=True)
    assert len(result.phrase) <= LONGEST and phrase.startswith(result.phrase + " ")
    assert f"first {len(result.phrase)} characters" in result.warnings[0]


def test_the_engine_reads_a_phrase(tmp_path):
    def read(**params):
        return METHODS["read_phrase"].run(params, lambda *_: None)

    told = read(phrase="farmland within 150 m of the river")
    assert told["distances"] == [150.0] and "150 m" in told["words"] and told["reading"]["tree"]["op"] == "within"
    assert read(phrase="farmland within 150 m of the river", distances=[80])["distances"] == [80.0]
    assert read(phrase="farmland within 150 m of the river", whole_phrase=True)["distances"] == []
    assert "characters" in read(phrase="word " * 500)["note"]
    with pytest.raises(InputError):
        read(phrase=" ")
    assert METHODS["read_phrase"].quick and METHODS["refer_cache"].quick and not METHODS["refer"].quick


# --- Regions ----------------------------------------------------------------------------------------------------------


def test_regions_carry_the_phrase_and_their_response(tmp_path, things, model):
    regions = tmp_path / "regions.gpkg"
    _, result = _ask(things, tmp_path, model, "red", threshold=0.6, regions=str(regions))
    assert result.region_count == 3 and result.regions == str(regions) and result.threshold == 0.6
    meta, _, geometry, values = pyogrio.raw.read(regions)
    fields = dict(zip(meta["fields"], values))
    assert set(fields["phrase"]) == {"red"} and set(fields["model"]) == {"tiny-referring 0"}
    assert fields["response"] == pytest.approx([0.3 + 150 / 255] * 3, abs=0.01)
    assert fields["area_m2"] == pytest.approx([1600] * 3, rel=0.03)
    assert len(geometry) == 3
    record = json.loads(Path(result.record).read_text())
    assert record["regions"] == str(regions) and record["threshold"] == 0.6
    _, result = _ask(things, tmp_path, model, "red", regions=str(regions), min_area=2000.0)  # over the older layer
    assert result.region_count == 0


def test_regions_that_cannot_be_written_leave_no_response(tmp_path, things, model):
    regions = tmp_path / "regions.xyz"
    with pytest.raises(InputError, match="format"):
        _ask(things, tmp_path, model, "red", regions=str(regions))
    assert not list(tmp_path.iterdir())


# --- Finished or nothing ----------------------------------------------------------------------------------------------


def _refused(scene, folder, model, error, progress=lambda *_: None, match=None, **request):
    """Ask with a failure and check that nothing is left: no file, no thread."""
    before, threads = sorted(folder.iterdir()), set(threading.enumerate())
    request = {"phrase": "woods", "regions": str(folder / "r.gpkg"), **request}
    with pytest.raises(error, match=match):
        refer_scene(ReferRequest(str(scene), output=str(folder / "a.tif"), **request), model, progress)
    assert sorted(folder.iterdir()) == before
    assert not [t for t in set(threading.enumerate()) - threads if t.name.startswith(("read", "keep", "write", "mask"))]


@pytest.mark.parametrize("when", [0.0, 0.01, 0.5, 0.9, 0.96, 1.0])
@pytest.mark.parametrize("phrase", ["woods", "red within 20 m of blue"])
def test_a_cancel_at_any_moment_leaves_nothing(tmp_path, scene, model, when, phrase):
    def progress(fraction, stage):
        if fraction >= when:
            raise Cancelled

    _refused(scene, tmp_path, model, Cancelled, progress, phrase=phrase)


@pytest.mark.parametrize("phrase", ["woods", "red within 20 m of blue"])
def test_progress_only_grows_and_ends_at_one(tmp_path, scene, phrase):
    def stages():
        seen = []
        request = ReferRequest(scene, phrase, str(tmp_path / "a.tif"), regions=str(tmp_path / "r.gpkg"))
        refer_scene(request, TinyReferringModel(), lambda fraction, stage: seen.append((fraction, stage)))
        fractions = [fraction for fraction, _ in seen]
        assert fractions == sorted(fractions) and fractions[0] == 0 and fractions[-1] == 1
        assert len(fractions) > 30
        return list(dict.fromkeys(stage for _, stage in seen))

    assert stages()[:2] == ["Opening the scene", "Encoding the scene"]
    assert stages()[:2] == ["Opening the scene", "Answering"]


def test_a_crash_of_the_network_leaves_nothing(tmp_path, scene):
    class Failing(TinyReferringModel):
        def respond(self, features, query):
            if self.answered > 10:
                raise RuntimeError("the driver is gone")
            return super().respond(features, query)

    _refused(scene, tmp_path, Failing(), RuntimeError, match="driver")


def test_a_failing_disk_stops_the_run(tmp_path, scene, model, monkeypatch):
    def failing(self, row, values):
        raise InputError("The disk is full.")

    monkeypatch.setattr(AtomicRaster, "write", failing)
    _refused(scene, tmp_path, model, InputError, match="full")


def test_memory_for_not_even_a_tile(tmp_path, scene):
    none = TinyReferringModel()
    none.largest = 0
    _refused(scene, tmp_path, none, EngineError, match="a single tile")


@pytest.mark.parametrize(
    "request_, match",
    [
        ({"threshold": 0.0}, "threshold"),
        ({"threshold": 1.5}, "threshold"),
        ({"grid": "pixels"}, "choose response or scene"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(tmp_path, scene, model, request_, match, monkeypatch):
    monkeypatch.chdir(tmp_path)
    _refused(scene, tmp_path, model, InputError, match=match, **request_)


# --- Memory -----------------------------------------------------------------------------------------------------------


def test_rows_are_given_up_while_tiles_are_still_encoded(tmp_path, model):
    scene = open_scene(write_raster(tmp_path / "scene.tif", picture(4200, 200), **TILED))
    block = Block.of(scene, model, "response", {"response": 4})
    layout = block.layout(model)
    cells, tiles = block.tiles(layout)
    done = []
    features, encoder = SceneFeatures(block.grid, model, features_cache()), Encoder(model, 1)
    rows = respond(cells, layout, block.grid, features, encoder, Responder(model, ["woods"]), done.append)
    first = next(rows)
    rows.close()
    assert first.values.shape[0] == 1 and first.first == 0
    assert done[-1] < len(tiles) / 2


# --- What is told -----------------------------------------------------------------------------------------------------


def test_the_result_tells_how_it_was_made(tmp_path, scene, model):
    extent = _bounds(scene, 100, 48, 300, 200)
    response, result = _ask(scene, tmp_path, model, "woods", bounds=extent, warnings=("The CPU is used.",))
    record = json.loads((tmp_path / "answer.run.json").read_text())
    assert record["task"] == "referring" and record["phrase"] == "woods" and record["reading_words"] == "“woods”"
    assert record["model"] == "tiny-referring" and record["model_sha256"] == "0" * 64
    assert record["extent"] == pytest.approx(extent) and record["crs"] == UTM and record["size"] == [75, 50]
    assert record["scene"] == scene and record["grid"] == "response" and record["device"] == "cpu"
    assert record["seconds"] > 0 and record["features_cached"] is False
    assert record["warnings"][0] == "The CPU is used." == result.warnings[0]
    assert record["maximum"] == result.maximum == pytest.approx(response.max(), abs=1e-4)
    assert (response * answer_module.STEPS % 1 == 0).all() and len(np.unique(response)) > 100
    with rasterio.open(result.output) as file:
        tags = file.tags()
        assert file.dtypes == ("float32",) and file.profile["tiled"] and file.profile["compress"] == "deflate"
    assert tags["LANDSCRIBE_PHRASE"] == "woods" and tags["LANDSCRIBE_MODEL"] == "tiny-referring"
    style = (tmp_path / "answer.qml").read_text()
    assert 'type="singlebandpseudocolor"' in style and 'alpha="0"' in style
    encode({"result": vars(result)})
    assert set(result.as_dict()) >= {
        "output", "record", "seconds", "encode_seconds", "cached", "model", "device", "warnings", "phrase", "reading",
        "reading_words", "reading_note", "distances", "found", "maximum", "threshold", "regions", "region_count",
        "width", "height",
    }  # fmt: skip
