"""Two dates of imagery compared: no change of its own making, the same bits through any extent, whole files or none."""

import csv
import os
import re
import signal
from dataclasses import replace

import numpy as np
import pyogrio
import pytest
import rasterio
from rasterio.warp import Resampling, calculate_default_transform, reproject
from rasterio.windows import Window

from core.change.mapping import map_change
from core.change.request import THRESHOLD, ChangeRequest
from core.change.transitions import Transitions
from core.errors import Cancelled, InputError
from core.models.classes import OPEN_EARTH_MAP
from tests.fixtures.rasters import north_up, picture, write_raster
from tests.fixtures.toy_model import ToyModel

TRANSITIONS = Transitions(OPEN_EARTH_MAP)


@pytest.fixture(scope="module")
def model():
    return ToyModel(sharp=6.0)


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """A scene of 301 x 263 px, and the same with another picture in its middle."""
    folder = tmp_path_factory.mktemp("pair")
    before, after = picture(263, 301), picture(263, 301)
    after[:, 80:190, 60:240] = picture(110, 180, seed=9)
    return write_raster(folder / "before.tif", before), write_raster(folder / "after.tif", after)


def change(folder, model, before, after, name="out", **request):
    outputs = {key: str(folder / f"{name}_{key}.tif") for key in ("probability", "before_map", "after_map")}
    request = ChangeRequest(str(before), after=str(after), output=str(folder / f"{name}.tif"), **outputs | request)
    return map_change(request, model)


def read(path):
    with rasterio.open(path) as file:
        return file.read(1)


def swapped(codes):
    """Codes of transitions with both dates exchanged."""
    before, after = np.divmod(codes.astype(int) - 1, len(OPEN_EARTH_MAP))
    return np.where(codes > 0, TRANSITIONS.code(after, before), 0)


def test_the_same_raster_twice_has_not_changed(tmp_path, model, pair):
    result = change(tmp_path, model, pair[0], pair[0], threshold=0.01, report=str(tmp_path / "r.html"))
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "Nothing has changed." in page and "nan" not in page.lower()
    assert read(result.probability).max() == 0 and result.changed_percent == 0
    assert np.array_equal(read(result.before_map), read(result.after_map))
    before, after = np.divmod(read(result.output).astype(int) - 1, 8)
    assert np.array_equal(before, after) and np.array_equal(before + 1, read(result.before_map))


def test_changed_ground_is_found_and_the_rest_is_left(tmp_path, model, pair):
    result = change(tmp_path, model, *pair)
    changed = read(result.probability) >= THRESHOLD
    before, after = np.divmod(read(result.output).astype(int) - 1, 8)
    assert np.array_equal(changed, before != after)
    inside = np.zeros(changed.shape, bool)
    inside[80:190, 60:240] = True
    assert changed[inside].mean() > 0.3 and changed[~inside].mean() < 0.05
    assert sum(entry.area_m2 for entry in result.transitions) == pytest.approx(301 * 263 * 0.25, rel=2e-3)
    assert sum(entry.percent for entry in result.transitions) == pytest.approx(100)


@pytest.fixture(scope="module")
def turned(pair, tmp_path_factory):
    """The later date in another CRS, with pixels that are a fifth larger."""
    path = tmp_path_factory.mktemp("turned") / "after.tif"
    with rasterio.open(pair[1]) as source:
        transform, width, height = calculate_default_transform(
            source.crs, "EPSG:3857", source.width, source.height, *source.bounds, resolution=0.74
        )
        target = np.zeros((3, height, width), "uint8")
        reproject(
            source.read(), target, src_transform=source.transform, src_crs=source.crs, dst_transform=transform,
            dst_crs="EPSG:3857", resampling=Resampling.cubic,
        )  # fmt: skip
    return write_raster(path, target, crs="EPSG:3857", transform=transform, nodata=0)


@pytest.mark.parametrize("min_area", [0.0, 40.0])
def test_swapped_dates_give_the_transposed_matrix(tmp_path, model, pair, turned, min_area):
    one = change(tmp_path, model, pair[0], turned, "one", min_area=min_area)
    other = change(tmp_path, model, turned, pair[0], "other", min_area=min_area)
    codes = read(one.output)
    assert len(np.unique(codes)) > 12 and np.array_equal(swapped(codes), read(other.output))
    assert np.array_equal(read(one.probability), read(other.probability))
    assert np.array_equal(read(one.before_map), read(other.after_map))


def test_overlapping_extents_agree_to_the_bit(tmp_path, model, pair):
    whole = change(tmp_path, model, *pair, "whole", min_area=40.0)
    with rasterio.open(pair[0]) as file:
        bounds = file.window_bounds(Window(71, 33, 150, 141))
    cut = change(tmp_path, model, *pair, "cut", min_area=40.0, bounds=bounds)
    for name in ("output", "probability", "before_map", "after_map"):
        large, small = read(getattr(whole, name)), read(getattr(cut, name))
        assert np.array_equal(large[33:174, 71:221], small), name
    assert len(np.unique(read(cut.output))) > 8


def test_small_changes_are_dropped_and_large_ones_stay(tmp_path, model, pair):
    every, large = (change(tmp_path, model, *pair, str(least), min_area=least) for least in (0.0, 200.0))
    assert 0 < large.changed_percent < every.changed_percent
    assert not (read(large.probability) > read(every.probability)).any()


def test_tables_report_and_polygons_say_the_same(tmp_path, model, pair):
    files = {"table": "t.csv", "report": "r.html", "polygons_output": "p.gpkg"}
    result = change(tmp_path, model, *pair, **{key: str(tmp_path / name) for key, name in files.items()})
    with open(result.table, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    total = sum(entry.area_m2 for entry in result.transitions) / 1e4
    lost = sum(entry.area_m2 for entry in result.transitions if entry.changed) / 1e4
    last = rows[-3]
    assert last[0] == "total after" and float(last[-2]) == pytest.approx(total, abs=1e-3)
    assert float(last[-1]) == pytest.approx(lost, abs=1e-3) == float(rows[-2][-2])
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "<svg" in page and "→" in page and "before.tif" in page
    meta, _, _, values = pyogrio.raw.read(result.polygons, layer="p")
    fields = dict(zip(meta["fields"], values))
    assert result.polygon_count == len(fields["from"]) > 0 and (fields["from"] != fields["to"]).all()
    assert fields["probability"].min() >= 0.4
    assert fields["area_m2"].sum() / 1e4 == pytest.approx(lost, rel=0.1)
    style = (tmp_path / "out.qml").read_text(encoding="utf-8")
    listed = [int(value) for value in re.findall(r'<paletteEntry[^>]*value="(\d+)"', style)]
    largest_first = sorted(result.transitions, key=lambda entry: (not entry.changed, -entry.area_m2))
    assert listed == [entry.code for entry in largest_first] and largest_first[0].changed


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ({"after": "absent.tif"}, "There is no file"),
        ({"after": "far.tif"}, "do not overlap"),
        ({"bands": (1, 2, 9)}, "band"),
        ({"align": "twist"}, "no way to align"),
        ({"threshold": 0.0}, "makes no sense"),
        ({"bounds": (0, 0, 1, 1)}, "lies outside"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_one_sentence(tmp_path, model, pair, fault, sentence):
    write_raster(tmp_path / "far.tif", picture(40, 40), transform=north_up(x=500000.0))
    if "after" in fault:
        fault = {"after": str(tmp_path / fault["after"])}
    request = replace(ChangeRequest(pair[0], after=pair[1], output=str(tmp_path / "out.tif")), **fault)
    with pytest.raises(InputError, match=sentence) as refused:
        map_change(request, model)
    assert "\n" not in str(refused.value) and [path.name for path in tmp_path.iterdir()] == ["far.tif"]


def test_a_cancelled_comparison_leaves_nothing(tmp_path, model, pair):
    def stop(fraction, stage):
        if stage == "Mapping both dates" and fraction > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        map_change(ChangeRequest(pair[0], after=pair[1], output=str(tmp_path / "out.tif")), model, stop)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="a limit on file sizes stands in for the full disk")
@pytest.mark.parametrize("room", [1_000, 8_000, 40_000])
def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path, model, pair, room):
    import resource

    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        with pytest.raises(InputError) as refused:
            change(tmp_path, model, *pair, table=str(tmp_path / "t.csv"), report=str(tmp_path / "r.html"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert "choose another" in str(refused.value) and "\n" not in str(refused.value)
    assert not list(tmp_path.iterdir())
