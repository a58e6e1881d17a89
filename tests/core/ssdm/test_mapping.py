"""A map is a function of the raster, the model and its settings; whole or not there; and it tells how it was made."""

import json
import threading
from contextlib import closing

import numpy as np
import pytest
import rasterio
import torch
from affine import Affine
from rasterio.warp import transform_bounds
from rasterio.windows import Window

from core.errors import Cancelled, EngineError, InputError
from core.files.write import AtomicRaster
from core.scene.grid import ModelGrid
from core.scene.scene import open_scene
from core.ssdm.classify import classify
from core.ssdm.mapping import MapRequest, map_scene
from core.ssdm.predict import Predictor
from core.tiles import tiles
from core.tiles.block import Block
from core.tiles.threads import ahead, one_thread
from tests.fixtures.rasters import UTM, north_up, picture, rotated, south_up, write_raster
from tests.fixtures.toy_model import ToyModel

TILED = {"tiled": True, "blockxsize": 128, "blockysize": 128, "compress": "deflate"}


@pytest.fixture(scope="module")
def model():
    return ToyModel()


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """A scene of 701 x 523 px at 0.5 m: no multiple of anything."""
    return write_raster(tmp_path_factory.mktemp("scene") / "scene.tif", picture(523, 701), **TILED)


def _map(scene, folder, model, name="cover", **request):
    result = map_scene(MapRequest(str(scene), str(folder / f"{name}.tif"), **request), model)
    with rasterio.open(result.output) as file:
        return file.read(1), result


def _bounds(scene, left, top, width, height):
    with rasterio.open(scene) as file:
        return file.window_bounds(Window(left, top, width, height))


# --- A pixel's answer never depends on the extent ---------------------------------------------------------------------

EXTENTS = [
    (0, 0, 300, 200),
    (133, 71, 401, 322),
    (555, 399, 146, 124),
    (310, 205, 1, 1),
    (0, 250, 701, 3),
    (699, 0, 2, 523),
]


@pytest.mark.parametrize("extent", EXTENTS)
def test_an_extent_has_the_bits_of_the_whole(tmp_path, scene, model, extent):
    whole, _ = _map(scene, tmp_path, model, "whole", confidence=str(tmp_path / "whole_confidence.tif"))
    left, top, width, height = extent
    part, _ = _map(
        scene, tmp_path, model, "part", bounds=_bounds(scene, *extent), confidence=str(tmp_path / "part_confidence.tif")
    )
    assert len(np.unique(whole)) > 4  # the toy has something to say
    assert np.array_equal(part, whole[top : top + height, left : left + width])
    with rasterio.open(tmp_path / "whole_confidence.tif") as a, rasterio.open(tmp_path / "part_confidence.tif") as b:
        assert np.array_equal(b.read(1), a.read(1)[top : top + height, left : left + width])
        assert b.bounds == pytest.approx(_bounds(scene, *extent))


@pytest.mark.parametrize("gsd", [0.1, 0.15, 0.2])
@pytest.mark.parametrize("grid", ["scene", "model"])
def test_overlapping_extents_of_a_finer_scene_agree_to_the_last_bit(tmp_path, model, gsd, grid):
    """The network sees 0.5 m; its answers are brought to 0.1, 0.15 (no whole step) and 0.2 m pixels."""
    scene = write_raster(tmp_path / "fine.tif", picture(1100, 1300), transform=north_up(size=gsd), **TILED)
    first, one = _map(scene, tmp_path, model, "one", bounds=_bounds(scene, 90, 133, 700, 800), grid=grid)
    second, two = _map(scene, tmp_path, model, "two", bounds=_bounds(scene, 391, 402, 800, 650), grid=grid)
    with rasterio.open(one.output) as a, rasterio.open(two.output) as b:
        column, row = ~a.transform @ (b.transform @ (0, 0))
        assert [column, row] == pytest.approx([round(column), round(row)], abs=1e-6)
        column, row = round(column), round(row)
        assert a.transform.a == pytest.approx(gsd if grid == "scene" else 0.5, rel=1e-3)
    height, width = min(first.shape[0] - row, second.shape[0]), min(first.shape[1] - column, second.shape[1])
    overlap = first[row : row + height, column : column + width]
    assert overlap.size > 5000 and len(np.unique(overlap)) > 3
    assert np.array_equal(overlap, second[:height, :width])


def test_extents_agree_with_an_embedding_too(tmp_path, scene):
    model = ToyModel(dimensions=6)
    field = write_raster(
        tmp_path / "field.tif",
        picture(60, 70, 6, seed=5, dtype="float32", low=-1, high=1),
        transform=north_up(size=6.0),
    )
    spec = f"raster:{field}"
    whole, result = _map(scene, tmp_path, model, "whole", embedding=spec)
    part, _ = _map(scene, tmp_path, model, "part", embedding=spec, bounds=_bounds(scene, 133, 71, 401, 322))
    alone, bare = _map(scene, tmp_path, model, "alone", embedding="none")
    assert np.array_equal(part, whole[71:393, 133:534])
    assert (alone != whole).mean() > 0.05  # the field does have a say
    assert result.embedding == spec and bare.embedding == "none"
    assert any("No embedding was used" in warning for warning in bare.warnings)
    assert not any("embedding" in warning for warning in result.warnings)


def test_the_batch_does_not_show(tmp_path, scene):
    maps = [_map(scene, tmp_path, ToyModel(), f"batch{batch}", batch=batch)[0] for batch in (1, 3, 7)]
    assert np.array_equal(maps[0], maps[1]) and np.array_equal(maps[0], maps[2])


def test_blocks_put_together_are_the_whole(scene, model):
    """The seam for computing elsewhere: blocks need no file, no neighbour and no order."""
    opened = open_scene(scene)
    grid = ModelGrid(opened, 0.5)

    def run(window):
        return np.concatenate([part.rows().classes for part in classify(Block(grid, grid, window), Predictor(model))])

    whole = run(grid.window)
    assert whole.shape == (523, 701)
    for top in (300, 0):
        for left in (350, 0):
            window = Window(left, top, min(350, 701 - left), min(300, 523 - top))
            assert np.array_equal(run(window), whole[top : top + window.height, left : left + window.width])


# --- No seams ---------------------------------------------------------------------------------------------------------


def _seams(classes, layout, axis):
    """How many standard errors the class-change rate lies above that of the rest: where tiles begin or end, and midway
    through their overlaps, where an unblended map would be cut."""
    rates = (np.diff(classes.astype(int), axis=axis) != 0).mean(axis=1 - axis)
    starts = (layout.columns if axis == 1 else layout.rows).starts
    ends = [start + layout.tile for start in starts]
    borders = [*starts[1:], *ends[:-1]], [(end + start) // 2 for end, start in zip(ends, starts[1:])]
    near = [np.isin(np.arange(len(rates)), np.add.outer(places, np.arange(-4, 4))) for places in borders]
    rest = rates[~(near[0] | near[1])]
    found = []
    for group in near:
        error = np.sqrt(rates[group].var() / group.sum() + rest.var() / len(rest))
        found.append((rates[group].mean() - rest.mean()) / error)
    return found


def test_class_changes_are_as_many_along_tile_borders_as_elsewhere(tmp_path):
    scene = write_raster(tmp_path / "scene.tif", picture(1400, 1400, seed=4), **TILED)
    found = {}
    for overlap in (0.25, 0.0):
        classes, _ = _map(scene, tmp_path, ToyModel(tile=192, overlap=overlap, whole=0.2), f"overlap{overlap}")
        layout = tiles.TileLayout.of(1400, 1400, 192, overlap, 4)
        found[overlap] = [seam for axis in (0, 1) for seam in _seams(classes, layout, axis)]
    assert np.abs(found[0.25]).max() < 3, found
    assert min(found[0.0]) > 4, found  # tiles side by side do show, and the measure sees it


# --- Nodata, geometry, extents ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("gsd", [0.5, 0.15])
@pytest.mark.parametrize("kind", ["nodata", "alpha", "mask"])
def test_nodata_in_is_nodata_out_and_nothing_else_is(tmp_path, model, gsd, kind):
    image = np.clip(picture(600, 640), 1, 250).astype("uint8")
    hole = np.zeros((600, 640), bool)
    hole[:, :77] = hole[400:, 500:] = hole[100:103, 200:331] = True  # more than a tile, a corner, a sliver
    options = dict(transform=north_up(size=gsd), **TILED)
    if kind == "nodata":
        image[:, hole] = 0
        scene = write_raster(tmp_path / "scene.tif", image, nodata=0, **options)
    elif kind == "alpha":
        image = np.concatenate([image, np.where(hole, 0, 255).astype("uint8")[None]])
        colours = ("red", "green", "blue", "alpha")
        scene = write_raster(tmp_path / "scene.tif", image, colours=colours, **options)
    else:
        scene = write_raster(tmp_path / "scene.tif", image, mask=~hole, **options)
    classes, _ = _map(scene, tmp_path, model, confidence=str(tmp_path / "confidence.tif"))
    assert np.array_equal(classes == 0, hole)
    with rasterio.open(tmp_path / "confidence.tif") as file:
        percent = file.read(1)
    assert np.array_equal(percent == 255, hole)
    assert percent[~hole].max() <= 100 and percent[~hole].min() >= 12  # the best of eight has at least an eighth


def test_an_extent_of_nodata_alone_is_refused(tmp_path, model):
    image = picture(400, 600, low=1)
    image[:, :, :300] = 0
    scene = write_raster(tmp_path / "scene.tif", image, nodata=0, **TILED)
    before = sorted(tmp_path.iterdir())
    calls = model.calls
    with pytest.raises(InputError, match="no valid pixel"):
        _map(scene, tmp_path, model, bounds=_bounds(scene, 0, 0, 100, 100))
    assert sorted(tmp_path.iterdir()) == before
    assert model.calls == calls  # not one pass of the network


@pytest.mark.parametrize("transform", [south_up(), rotated(30)], ids=["south-up", "rotated"])
def test_any_orientation_is_kept(tmp_path, model, transform):
    scene = write_raster(tmp_path / "scene.tif", picture(300, 360), transform=transform, **TILED)
    whole, result = _map(scene, tmp_path, model)
    with rasterio.open(result.output) as file:
        assert tuple(file.transform) == pytest.approx(tuple(transform)) and file.shape == (300, 360)
    part, result = _map(scene, tmp_path, model, "part", bounds=_bounds_around(transform, 100, 60, 120, 90))
    with rasterio.open(result.output) as file:
        column, row = (round(value) for value in ~transform @ (file.transform @ (0, 0)))
    assert np.array_equal(part, whole[row : row + part.shape[0], column : column + part.shape[1]])


def _bounds_around(transform: Affine, left, top, width, height):
    corners = [transform @ (x, y) for x in (left, left + width) for y in (top, top + height)]
    xs, ys = zip(*corners)
    return min(xs), min(ys), max(xs), max(ys)


def test_an_extent_in_another_crs(tmp_path, scene, model):
    bounds = transform_bounds(UTM, "EPSG:4326", *_bounds(scene, 100, 100, 200, 150))
    whole, _ = _map(scene, tmp_path, model, "whole")
    part, result = _map(scene, tmp_path, model, "part", bounds=bounds, bounds_crs="EPSG:4326")
    with rasterio.open(result.output) as file, rasterio.open(scene) as origin:
        column, row = (round(value) for value in ~origin.transform @ (file.transform @ (0, 0)))
    assert 95 <= column <= 100 and 95 <= row <= 100 and part.shape[1] >= 200
    assert np.array_equal(part, whole[row : row + part.shape[0], column : column + part.shape[1]])


@pytest.mark.parametrize("size", [(1, 1), (37, 53), (128, 20), (129, 128)])
def test_scenes_smaller_than_a_tile(tmp_path, model, size):
    scene = write_raster(tmp_path / "scene.tif", picture(*size, low=20, high=200))
    classes, _ = _map(scene, tmp_path, model)
    assert classes.shape == size and (classes > 0).all()


# --- Finished or nothing ----------------------------------------------------------------------------------------------


def _refused(scene, folder, model, error, progress=lambda *_: None, match=None, **request):
    """Map with a failure and check that nothing is left: no file, no thread."""
    before, threads = sorted(folder.iterdir()), set(threading.enumerate())
    request = MapRequest(str(scene), str(folder / "c.tif"), confidence=str(folder / "p.tif"), **request)
    with pytest.raises(error, match=match):
        map_scene(request, model, progress)
    assert sorted(folder.iterdir()) == before
    assert set(threading.enumerate()) <= threads


@pytest.mark.parametrize("when", [0.0, 0.01, 0.5, 0.95, 0.98, 1.0])
def test_a_cancel_at_any_moment_leaves_nothing(tmp_path, scene, model, when):
    def progress(fraction, stage):
        if fraction >= when:
            raise Cancelled

    _refused(scene, tmp_path, model, Cancelled, progress)


def test_progress_only_grows_and_ends_at_one(tmp_path, scene, model):
    seen = []
    map_scene(MapRequest(scene, str(tmp_path / "c.tif")), model, lambda fraction, stage: seen.append((fraction, stage)))
    fractions = [fraction for fraction, _ in seen]
    assert fractions == sorted(fractions) and fractions[0] == 0 and fractions[-1] == 1
    assert len(fractions) > 30
    assert list(dict.fromkeys(stage for _, stage in seen)) == [
        "Opening the scene", "Mapping", "Building overviews", "Measuring areas", "Saving",
    ]  # fmt: skip


class _Failing(ToyModel):
    """Fails in its fourth pass."""

    def probabilities(self, *arguments):
        if self.calls == 3:
            raise RuntimeError("the driver is gone")
        return super().probabilities(*arguments)


def test_a_crash_of_the_network_leaves_nothing(tmp_path, scene):
    _refused(scene, tmp_path, _Failing(), RuntimeError, match="driver")


def test_a_failing_disk_stops_the_run(tmp_path, scene, model, monkeypatch):
    write = AtomicRaster.write

    def failing(self, row, values, column=0):
        if row:
            raise InputError("The disk is full.")
        write(self, row, values, column)

    monkeypatch.setattr(AtomicRaster, "write", failing)
    _refused(scene, tmp_path, model, InputError, match="full")


def test_a_scene_that_breaks_off_stops_the_run(tmp_path, model):
    folder = tmp_path / "out"
    folder.mkdir()
    scene = write_raster(tmp_path / "scene.tif", picture(2000, 1000), **TILED, overviews=(2, 4, 8))
    opened = []

    def progress(fraction, stage):
        if fraction > 0.05 and not opened:
            opened.append(fraction)
            with open(scene, "r+b") as file:  # another program truncates it
                file.truncate(50_000)

    _refused(scene, folder, model, InputError, progress, match="cannot be read")


# --- Memory -----------------------------------------------------------------------------------------------------------


def test_out_of_memory_halves_the_batch_and_says_so(tmp_path, scene, model):
    whole, _ = _map(scene, tmp_path, model, "whole")
    short = ToyModel()
    short.largest = 2
    halved, result = _map(scene, tmp_path, short, "halved", batch=8)
    assert np.array_equal(whole, halved)
    assert [warning for warning in result.warnings if "2 tiles" in warning]
    assert json.loads((tmp_path / "halved.run.json").read_text())["warnings"] == result.warnings


def test_memory_for_not_even_a_tile(tmp_path, scene):
    none = ToyModel()
    none.largest = 0
    _refused(scene, tmp_path, none, EngineError, match="a single tile", batch=4)


def test_another_error_of_the_network_is_not_taken_for_memory(tmp_path, scene):
    failing = _Failing()
    with pytest.raises(RuntimeError, match="driver"):
        Predictor(failing, 1)(_inputs(scene, 5))
    assert failing.calls <= 5  # no second try


def _inputs(scene, count):
    from core.scene.read import SceneReader

    with SceneReader(ModelGrid(open_scene(scene), 0.5)) as reader:
        return [(reader.read(Window(0, 0, 128, 128)), None)] * count


def test_reading_ahead_is_bounded():
    read = []
    with one_thread("test") as pool:
        coming = ahead(pool, lambda item: read.append(item) or item, range(100), depth=5)
        for expected in range(20):
            assert next(coming) == expected
            assert len(read) <= expected + 6
    assert len(read) < 40


def test_a_long_block_is_given_up_band_by_band(tmp_path, model):
    scene = write_raster(tmp_path / "scene.tif", picture(2100, 200), **TILED)
    grid = ModelGrid(open_scene(scene), 0.5)
    done = []
    predictor = Predictor(model, 1)
    with closing(classify(Block(grid, grid, grid.window), predictor, None, lambda f, _: done.append(f))) as finished:
        first = next(finished).rows()
        assert first.first == 0 and first.classes.shape == (256, 200)
        assert done[-1] < 0.4
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("read")]


# --- What is told -----------------------------------------------------------------------------------------------------


def test_the_result_tells_how_it_was_made(tmp_path, scene, model):
    extent = _bounds(scene, 100, 50, 300, 200)
    classes, result = _map(scene, tmp_path, model, bounds=extent, warnings=("The CPU is used.",))
    record = json.loads((tmp_path / "cover.run.json").read_text())
    assert record["model"] == "toy" and record["model_sha256"] == "0" * 64
    assert record["extent"] == pytest.approx(extent) and record["crs"] == UTM
    assert record["scene"] == scene and record["bands"] == [1, 2, 3]
    assert record["model_gsd"] == pytest.approx(0.5, rel=1e-2) and record["size"] == [300, 200]
    assert record["embedding"] == "none" and record["device"] == "cpu"
    assert record["seconds"] == result.seconds > result.forward_seconds > 0
    assert record["warnings"][0] == "The CPU is used."
    assert record["versions"]["torch"] == torch.__version__
    with rasterio.open(result.output) as file:
        tags = file.tags()
    assert tags["LANDSCRIBE_MODEL"] == "toy" and json.loads(tags["LANDSCRIBE_EXTENT"]) == pytest.approx(extent)
    json.dumps(result.as_dict())
    assert sum(area.pixels for area in result.areas) == classes.size
    for area in result.areas:
        assert area.pixels == (classes == area.code).sum()
        assert area.area_m2 == pytest.approx(area.pixels * 0.25, rel=2e-3)
    assert [area["name"] for area in record["areas"]] == [area.name for area in result.areas]


def test_an_embedding_of_the_wrong_size_is_refused(tmp_path, scene):
    field = write_raster(tmp_path / "field.tif", picture(60, 70, 4, dtype="float32"), transform=north_up(size=6.0))
    _refused(scene, tmp_path, ToyModel(dimensions=6), InputError, match="4 dimensions", embedding=f"raster:{field}")


def test_imagery_that_the_model_is_unsure_of_is_told(tmp_path, scene):
    _, sure = _map(scene, tmp_path, ToyModel(sharp=6.0))
    _, unsure = _map(scene, tmp_path, ToyModel(sharp=0.1, whole=0.1))
    assert not any("unsure" in warning for warning in sure.warnings)
    assert any("unsure" in warning for warning in unsure.warnings)


def test_an_unknown_grid_is_refused(tmp_path, scene, model):
    _refused(scene, tmp_path, model, InputError, match="choose scene or model", grid="pixels")
