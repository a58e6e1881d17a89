"""``landscribe map`` from end to end with a tiny model, good input and bad."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from rasterio.warp import transform_bounds

from tests.fixtures.polygons import write_polygons
from tests.fixtures.rasters import picture, write_raster
from tests.fixtures.tiny_model import write_tiny_model

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    write_tiny_model(folder / "models" / "tiny")
    write_raster(folder / "scene.tif", picture(300, 400))
    write_raster(folder / "one_band.tif", picture(50, 50, bands=1))
    write_raster(folder / "no_crs.tif", picture(50, 50), crs=None)
    write_raster(folder / "empty.tif", np.zeros((3, 50, 50), "uint8"), nodata=0)
    (folder / "text.tif").write_text("no raster")
    with rasterio.open(folder / "scene.tif") as scene:
        left, bottom, right, top = scene.bounds
    plots = {
        "whole": shapely.box(left, bottom, right, top),
        "plot": shapely.box(left + 20, top - 70, left + 60, top - 30),
    }
    for layer, plot in plots.items():
        write_polygons(folder / "plots.gpkg", [plot], layer=layer)
    write_polygons(folder / "beside.gpkg", [shapely.box(0, 0, 1, 1)])
    return folder


def test_a_scene_is_mapped(landscribe, place, tmp_path):
    out, confidence = tmp_path / "out.tif", tmp_path / "confidence.tif"
    status, text, errors = landscribe(
        "map", place / "scene.tif", out, "--model", "tiny", "--confidence", confidence, "--json"
    )
    assert status == 0, errors
    result = json.loads(text.splitlines()[-1])
    assert result["output"] == str(out) and result["confidence"] == str(confidence)
    assert (
        result["seconds"] > 0
        and result["model"] == "tiny"
        and result["device"]
        and isinstance(result["warnings"], list)
    )
    with rasterio.open(out) as mapped, rasterio.open(place / "scene.tif") as scene:
        assert (mapped.crs, mapped.transform, mapped.shape) == (scene.crs, scene.transform, scene.shape)
        assert set(np.unique(mapped.read(1))) <= set(range(1, 9))
    assert "paletteEntry" in out.with_suffix(".qml").read_text(encoding="utf-8")
    assert "singlebandpseudocolor" in confidence.with_suffix(".qml").read_text(encoding="utf-8")
    status, text, _ = landscribe("areas", out, "--json")
    assert status == 0 and json.loads(text.splitlines()[-1])["areas"] == result["areas"]
    polygons = tmp_path / "polygons.gpkg"
    for _ in range(2):  # the second time over the first
        status, text, errors = landscribe("vectorize", out, polygons, "--min-area", "30", "--simplify", "1", "--json")
        assert status == 0, errors
    vectorized = json.loads(text.splitlines()[-1])
    assert vectorized["output"] == str(polygons)
    assert vectorized["polygons"] == pyogrio.read_info(polygons, layer="polygons")["features"] > 0
    status, text, _ = landscribe("models")
    assert status == 0 and "tiny: Tiny, version 0" in text


def test_bounds_in_degrees_agree_with_the_whole(landscribe, place, tmp_path):
    scene, whole, part = place / "scene.tif", tmp_path / "whole.tif", tmp_path / "part.tif"
    with rasterio.open(scene) as raster:
        x0, y0, x1, y1 = raster.bounds
    bounds = transform_bounds("EPSG:32654", "EPSG:4326", x0 + 40, y0 + 30, x1 - 20, y1 - 25)
    assert landscribe("map", scene, whole, "--model", "tiny")[0] == 0
    status, _, errors = landscribe(
        "map", scene, part, "--model", "tiny", "--bounds", *bounds, "--bounds-crs", "EPSG:4326"
    )
    assert status == 0, errors
    with rasterio.open(whole) as all_of_it, rasterio.open(part) as some:
        assert 100 < some.width < 400 and 100 < some.height < 300
        window = all_of_it.window(*some.bounds).round_offsets().round_lengths()
        assert (all_of_it.read(1, window=window) == some.read(1)).all()


def test_a_map_within_polygons(landscribe, place, tmp_path):
    """A layer of the file, or its first one, which holds all of the scene."""
    for name, chosen in (("whole", place / "plots.gpkg"), ("plot", f"{place / 'plots.gpkg'}:plot")):
        status, text, errors = landscribe(
            "map", place / "scene.tif", tmp_path / f"{name}.tif", "--model", "tiny", "--polygons", chosen, "--json"
        )
        assert status == 0, errors
    areas = json.loads(text.splitlines()[-1])["areas"]
    assert sum(area["pixels"] for area in areas) == 80 * 80
    with rasterio.open(tmp_path / "whole.tif") as all_of_it, rasterio.open(tmp_path / "plot.tif") as some:
        assert (all_of_it.shape, some.shape) == ((300, 400), (80, 80))
        window = all_of_it.window(*some.bounds).round_offsets().round_lengths()
        assert (all_of_it.read(1, window=window) == some.read(1)).all()
    record = json.loads((tmp_path / "plot.run.json").read_text())
    assert record["polygons"]["layer"] == "plot" and record["polygons"]["count"] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["absent.tif", "out.tif"], "absent.tif"),
        (["text.tif", "out.tif"], "not a raster"),
        (["one_band.tif", "out.tif"], "band"),
        (["no_crs.tif", "out.tif"], "coordinate reference system"),
        (["empty.tif", "out.tif"], "nodata"),
        (["scene.tif", "absent/out.tif"], "folder"),
        (["scene.tif", "scene.tif"], "another name"),
        (["scene.tif", "out.tif", "--bounds", "0", "0", "1", "1"], "extent"),
        (["scene.tif", "out.tif", "--bounds", "380010", "3949900", "380010", "3949900"], "extent"),
        (["scene.tif", "out.tif", "--bounds-crs", "EPSG:nonsense", "--bounds", "0", "0", "1", "1"], "EPSG:nonsense"),
        (["scene.tif", "out.tif", "--polygons", "absent.gpkg"], "absent.gpkg"),
        (["scene.tif", "out.tif", "--polygons", "plots.gpkg:absent"], "absent"),
        (["scene.tif", "out.tif", "--polygons", "beside.gpkg"], "No polygon of beside.gpkg"),
        (["scene.tif", "out.tif", "--model", "absent"], "no model named"),
        (["scene.tif", "out.tif", "--device", "cuda:99"], "cuda:99"),
        (["scene.tif", "out.tif", "--embedding", "raster:absent.tif"], "absent.tif"),
        (["scene.tif", "out.tif", "--bands", "1", "2", "9"], "9"),
        (["scene.tif", "out.tif", "--grid", "hexagonal"], "hexagonal"),
    ],
)
def test_wrong_input_is_one_sentence_and_leaves_nothing(landscribe, place, monkeypatch, arguments, words):
    monkeypatch.chdir(place)
    before = sorted(place.rglob("*"))
    if "--model" not in arguments:
        arguments = [*arguments, "--model", "tiny"]
    status, text, errors = landscribe("map", *arguments)
    assert (status, text) == (2, "")
    assert words in errors and errors.count("\n") == 1 and "Traceback" not in errors
    assert sorted(place.rglob("*")) == before


def test_the_command_in_a_process_of_its_own(place, tmp_path):
    environment = {**os.environ, "LANDSCRIBE_MODELS": str(place / "models"), "OMP_NUM_THREADS": "1"}
    arguments = ["map", str(place / "scene.tif"), str(tmp_path / "out.tif"), "--model", "tiny", "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "core.cli", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["output"] == str(tmp_path / "out.tif")
    assert "Traceback" not in done.stderr
