"""Features on disk: the same as computed ones, never trusted blindly, bounded, and safe for two at a time."""

import json
import multiprocessing
import os
import threading

import numpy as np
import pytest
import rasterio

from core.engine.methods import METHODS
from core.files.disk_cache import DEFAULT_LIMIT_GB, DiskCache, cache_folder
from core.scene.grid import ModelGrid
from core.scene.scene import open_scene
from core.xemap.refer import ReferRequest, refer_scene
from core.xemap.scene_features import SceneFeatures
from tests.fixtures.rasters import picture, write_raster
from tests.fixtures.tiny_referring_model import TinyReferringModel

TILED = {"tiled": True, "blockxsize": 128, "blockysize": 128}


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("LANDSCRIBE_FEATURES_GB", raising=False)
    return tmp_path / "cache" / "features"


@pytest.fixture
def scene(tmp_path):
    return write_raster(tmp_path / "scene.tif", picture(400, 500), **TILED)


def _ask(scene, output, model=None, phrase="woods", **request):
    model = model or TinyReferringModel()
    result = refer_scene(ReferRequest(str(scene), phrase, str(output), **request), model)
    with rasterio.open(output) as file:
        return file.read(1), result, model


def _files(cache):
    return sorted(path for path in cache.rglob("*") if path.is_file())


def test_the_second_phrase_encodes_nothing(tmp_path, scene, cache):
    first, fresh, model = _ask(scene, tmp_path / "a.tif")
    assert not fresh.cached and fresh.encode_seconds > 0
    assert len(_files(cache)) == model.encoded == 20  # 4 x 5 tiles, a file each
    second, warm, _ = _ask(scene, tmp_path / "b.tif", model, "farms")
    assert warm.cached and warm.encode_seconds == 0 and model.encoded == 20
    again, _, other = _ask(scene, tmp_path / "c.tif")
    assert other.encoded == 0  # another process would find them too
    assert np.array_equal(first, again) and not np.array_equal(first, second)
    assert json.loads((tmp_path / "c.run.json").read_text())["features_cached"] is True


def test_an_extent_encodes_what_it_needs_and_no_more(tmp_path, scene):
    with rasterio.open(scene) as file:
        x, y = file.transform @ (0, 0)
    small, _, model = _ask(scene, tmp_path / "a.tif", bounds=(x, y - 40, x + 40, y))  # 80 x 80 px of the first tile
    assert model.encoded == 1
    whole, result, _ = _ask(scene, tmp_path / "b.tif", model)
    assert model.encoded == 20 and not result.cached
    assert np.array_equal(small, whole[: small.shape[0], : small.shape[1]])


def _cut(path):
    path.write_bytes(path.read_bytes()[:-7])


def _flip(path):
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 16
    path.write_bytes(raw)


def _empty(path):
    path.write_bytes(b"")


def _foreign(path):
    path.write_bytes(np.random.default_rng(0).bytes(path.stat().st_size))


def _swapped(path):
    """A sound file of another tile."""
    path.write_bytes(next(other for other in path.parent.iterdir() if other != path).read_bytes())


def _fifo(path):
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize("damage", [_cut, _flip, _empty, _foreign, _swapped, _fifo])
def test_a_damaged_tile_is_computed_anew(tmp_path, scene, cache, damage):
    before, _, model = _ask(scene, tmp_path / "a.tif")
    victims = _files(cache)[3:5]
    sound = [path.read_bytes() for path in victims]
    for path in victims:
        damage(path)
    after, result, _ = _ask(scene, tmp_path / "b.tif", model)
    assert np.array_equal(before, after)
    assert model.encoded == 22 and not result.cached and not result.warnings
    assert [path.read_bytes() for path in victims] == sound


@pytest.mark.parametrize("change", ["weights", "raster", "bands", "tile"])
def test_whatever_features_depend_on_makes_them_others(tmp_path, scene, cache, change):
    _ask(scene, tmp_path / "a.tif")
    model, request = TinyReferringModel(), {}
    if change == "weights":
        model = TinyReferringModel(sha256="1" * 64)
    elif change == "tile":
        model = TinyReferringModel(overlap=0.5)
    elif change == "bands":
        request = {"bands": (3, 2, 1)}
    else:
        write_raster(scene, picture(400, 500, seed=9), **TILED)
    _, result, _ = _ask(scene, tmp_path / "b.tif", model, **request)
    assert model.encoded >= 20 and not result.cached
    assert len(_files(cache)) == 20 + model.encoded


def test_ground_without_data_is_remembered_too(tmp_path, cache):
    image = np.clip(picture(400, 500), 1, 255)
    image[:, :, :260] = 0
    scene = write_raster(tmp_path / "scene.tif", image, nodata=0, **TILED)
    first, _, model = _ask(scene, tmp_path / "a.tif")
    assert model.encoded == len(_files(cache)) < 20
    second, result, _ = _ask(scene, tmp_path / "b.tif", model)
    assert result.cached and np.array_equal(first, second)
    assert (first[:, :65] == -1).all() and (first[:, 65:] >= 0).all()


def test_the_oldest_scene_goes_first(tmp_path, scene, cache, monkeypatch):
    _ask(scene, tmp_path / "a.tif")
    size = sum(path.stat().st_size for path in _files(cache))
    for path in _files(cache):
        os.utime(path, (1, 1))
    monkeypatch.setenv("LANDSCRIBE_FEATURES_GB", str(1.5 * size / 1e9))
    other = write_raster(tmp_path / "other.tif", picture(400, 500, seed=3), **TILED)
    _, result, model = _ask(other, tmp_path / "b.tif")
    assert not result.warnings
    assert sum(path.stat().st_size for path in _files(cache)) <= 1.5 * size
    _, result, _ = _ask(other, tmp_path / "c.tif", model)
    assert result.cached  # what has just been computed stayed
    _, result, model = _ask(scene, tmp_path / "d.tif")
    assert 0 < model.encoded <= 20 and not result.cached


def test_a_scene_larger_than_the_cache_keeps_what_fits_and_says_so(tmp_path, scene, cache, monkeypatch):
    first, _, _ = _ask(scene, tmp_path / "a.tif")
    size = sum(path.stat().st_size for path in _files(cache))
    METHODS["refer_cache"].run({"clear": True}, lambda *_: None)
    monkeypatch.setenv("LANDSCRIBE_FEATURES_GB", str(0.6 * size / 1e9))
    again, result, model = _ask(scene, tmp_path / "b.tif")
    assert np.array_equal(first, again) and model.encoded == 20
    assert any("LANDSCRIBE_FEATURES_GB" in warning for warning in result.warnings)
    kept = len(_files(cache))
    assert 8 <= kept < 20
    again, result, model = _ask(scene, tmp_path / "c.tif")
    assert np.array_equal(first, again) and model.encoded == 20 - kept


def test_a_cache_that_cannot_be_written_is_told_and_nothing_else(tmp_path, scene, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path / "file"))
    blocked, result, _ = _ask(scene, tmp_path / "a.tif")
    assert any("cannot be written" in warning for warning in result.warnings)
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path / "cache"))
    free, result, _ = _ask(scene, tmp_path / "b.tif")
    assert np.array_equal(blocked, free) and not result.warnings


def test_a_cancelled_run_leaves_whole_tiles_only(tmp_path, scene, cache):
    from core.errors import Cancelled

    def progress(fraction, stage):
        if fraction > 0.4:
            raise Cancelled

    model = TinyReferringModel()
    threads = set(threading.enumerate())
    with pytest.raises(Cancelled):
        refer_scene(ReferRequest(str(scene), "woods", str(tmp_path / "a.tif")), model, progress)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["cache", "scene.tif"]
    kept = _files(cache)
    assert 0 < len(kept) < 20 and all(path.suffix == ".features" for path in kept)
    assert len({path.stat().st_size for path in kept}) == 1
    _, _, other = _ask(scene, tmp_path / "b.tif")
    assert other.encoded == 20 - len(kept)
    assert not [thread for thread in set(threading.enumerate()) - threads if thread.name.startswith(("read", "keep"))]


def _in_process(scene, output, cache, start):
    os.environ["LANDSCRIBE_CACHE"] = cache
    start.wait()
    for turn in range(3):
        _ask(scene, f"{output}{turn}.tif")


def test_two_processes_share_the_cache(tmp_path, scene, cache):
    """Both compute, write and read the same tiles at once; whoever is slower finds whole files or none."""
    context = multiprocessing.get_context("spawn")
    start = context.Event()
    arguments = [(scene, str(tmp_path / name), str(cache.parent), start) for name in "pq"]
    workers = [context.Process(target=_in_process, args=each) for each in arguments]
    for worker in workers:
        worker.start()
    start.set()
    for worker in workers:
        worker.join(120)
        assert worker.exitcode == 0
    expected, result, _ = _ask(scene, tmp_path / "a.tif")
    assert result.cached
    for path in tmp_path.glob("[pq]?.tif"):
        with rasterio.open(path) as file:
            assert np.array_equal(file.read(1), expected)
    assert len(_files(cache)) == 20  # no unfinished ones


def test_unfinished_files_of_a_killed_process_go(tmp_path, scene, cache):
    _ask(scene, tmp_path / "a.tif")
    folder = _files(cache)[0].parent
    old, new = folder / ".0-0.features.abc.part", folder / ".0-0.features.def.part"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    DiskCache(cache, 10**9).size()
    assert not old.exists() and new.exists()  # the other may be under way


def test_features_are_what_they_were(scene, cache):
    """A round trip through the disk is exact, also where cells are no multiple of eight."""
    import torch

    from core.xemap.scene_features import TileFeatures

    model = TinyReferringModel(stride=8, tile=192)
    grid = ModelGrid(open_scene(scene), 0.5)
    valid = np.random.default_rng(0).random((24, 24)) > 0.5
    levels = tuple(torch.randn(channels, 192 // stride, 192 // stride).half() for channels, stride in model.levels)
    SceneFeatures(grid, model, DiskCache(cache, 10**9)).put("a key", TileFeatures(levels, valid))
    found = SceneFeatures(grid, model, DiskCache(cache, 10**9)).get("a key")
    assert np.array_equal(found.valid, valid)
    assert all(np.array_equal(a, b) for a, b in zip(found.levels, levels))


def test_where_the_cache_lies(monkeypatch, tmp_path):
    monkeypatch.delenv("LANDSCRIBE_CACHE")
    monkeypatch.setattr("core.files.disk_cache.sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg" / "landscribe"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "landscribe"
    monkeypatch.setattr("core.files.disk_cache.sys.platform", "darwin")
    assert cache_folder() == tmp_path / "Library" / "Caches" / "landscribe"


def test_the_engine_tells_and_empties_the_cache(tmp_path, scene, monkeypatch):
    def told(**params):
        return METHODS["refer_cache"].run(params, lambda *_: None)

    assert told()["bytes"] == 0 and told()["scenes"] == 0
    assert told()["limit"] == DEFAULT_LIMIT_GB * 1e9
    _ask(scene, tmp_path / "a.tif")
    assert told()["bytes"] > 20 * 3 * 32 * 32 * 2 and told()["scenes"] == 1
    monkeypatch.setenv("LANDSCRIBE_FEATURES_GB", "0.5")
    assert told()["limit"] == 5e8
    assert told(clear=True)["bytes"] == 0 and told()["scenes"] == 0
