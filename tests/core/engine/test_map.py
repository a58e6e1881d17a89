"""The real engine, mapping with a tiny model: the same process, methods and files as in QGIS."""

import os
import signal
import time

import numpy as np
import pytest
import rasterio

from tests.core.engine.engine_process import REAL, EngineProcess
from tests.fixtures.rasters import north_up, picture, write_raster
from tests.fixtures.tiny_model import write_tiny_model


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("engine")
    write_tiny_model(folder / "models" / "tiny")
    write_raster(folder / "scene.tif", picture(300, 400))
    write_raster(folder / "large.tif", np.tile(picture(500, 500), (1, 6, 6)))
    return folder


@pytest.fixture(scope="module")
def environment(place):
    return {**os.environ, "LANDSCRIBE_MODELS": str(place / "models"), "OMP_NUM_THREADS": "1"}


@pytest.fixture(scope="module")
def engine(environment):
    with EngineProcess(REAL, env=environment) as engine:
        yield engine


def map_params(place, output, **more):
    return {"scene": str(place / "scene.tif"), "output": str(output), "model": "tiny", "device": "cpu", **more}


def test_a_map_is_made_and_the_second_one_finds_a_warm_model(engine, place, tmp_path):
    start = time.monotonic()
    engine.ask(1, "map", **map_params(place, tmp_path / "first.tif", confidence=str(tmp_path / "confidence.tif")))
    first, cold = engine.answer(1)["result"], time.monotonic() - start
    stages = [message["stage"] for message in engine.seen if message["type"] == "progress"]
    assert "Loading the model" in stages and stages[-1] == "Saving"
    assert first["output"] == str(tmp_path / "first.tif") and first["device"] == "cpu" and first["model"] == "tiny"
    assert first["areas"] and sum(area["percent"] for area in first["areas"]) == pytest.approx(100)
    assert not any("GPU" in warning for warning in first["warnings"]), "the CPU was asked for"
    for name in ("first.tif", "first.run.json", "confidence.tif"):
        assert (tmp_path / name).exists()

    start = time.monotonic()
    engine.ask(2, "map", **map_params(place, tmp_path / "second.tif"))
    assert engine.answer(2)["type"] == "result"
    assert time.monotonic() - start < cold / 2
    with rasterio.open(tmp_path / "first.tif") as one, rasterio.open(tmp_path / "second.tif") as other:
        assert (one.read() == other.read()).all()


def test_a_model_that_changed_on_disk_is_loaded_again(engine, place, tmp_path):
    engine.ask(3, "map", **map_params(place, tmp_path / "a.tif"))
    engine.answer(3)
    card = place / "models" / "tiny" / "model.json"
    before = card.read_text()
    try:
        card.write_text(before.replace('"name": "tiny"', '"name": "changed"'))
        engine.ask(4, "map", **map_params(place, tmp_path / "b.tif", model=str(card.parent)))
        assert engine.answer(4)["result"]["model"] == "changed"
    finally:
        card.write_text(before)


def test_cancel_leaves_nothing_and_the_engine_goes_on(engine, place, tmp_path):
    engine.ask(5, "map", **map_params(place, tmp_path / "out.tif", scene=str(place / "large.tif")))
    while engine.until_progress(5)["fraction"] < 0.05:
        pass
    start = time.monotonic()
    engine.send({"method": "cancel", "params": {"id": 5}})
    assert engine.answer(5)["code"] == "cancelled"
    assert time.monotonic() - start < 5
    assert list(tmp_path.iterdir()) == []
    engine.ask(6, "map", **map_params(place, tmp_path / "out.tif"))
    assert engine.answer(6)["type"] == "result"


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("how", ["end of input", "SIGTERM"])
def test_an_engine_that_must_go_leaves_nothing(environment, place, tmp_path, how):
    with EngineProcess(REAL, env=environment) as engine:
        engine.ask(1, "map", **map_params(place, tmp_path / "out.tif", scene=str(place / "large.tif")))
        while engine.until_progress(1)["fraction"] < 0.05:
            pass
        assert list(tmp_path.iterdir()) != []
        if how == "SIGTERM":
            engine.process.terminate()
        else:
            engine.process.stdin.close()
        assert engine.end(10)[0] == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_killed_run_is_cleared_up_by_the_next_one(environment, engine, place, tmp_path):
    with EngineProcess(REAL, env=environment) as doomed:
        doomed.ask(1, "map", **map_params(place, tmp_path / "out.tif", scene=str(place / "large.tif")))
        while doomed.until_progress(1)["fraction"] < 0.05:
            pass
        doomed.process.send_signal(signal.SIGKILL)
        doomed.process.wait()
    assert not (tmp_path / "out.tif").exists() and list(tmp_path.iterdir()) != []
    engine.ask(7, "map", **map_params(place, tmp_path / "out.tif"))
    engine.answer(7)
    assert {path.name for path in tmp_path.iterdir()} == {"out.tif", "out.tif.aux.xml", "out.run.json", "out.qml"}


def test_a_scene_is_described(engine, place):
    engine.ask(8, "describe", scene=str(place / "scene.tif"), model="tiny")
    scene = engine.answer(8)["result"]
    assert (scene["width"], scene["height"], scene["crs"], scene["bands"]) == (400, 300, "EPSG:32654", [1, 2, 3])
    assert scene["gsd"] == pytest.approx(0.5, rel=0.01) and scene["read_gsd"] == pytest.approx(0.5, rel=0.01)
    assert scene["refusal"] is None


def test_a_scene_that_is_too_coarse_for_the_model_is_described_with_the_reason(engine, tmp_path):
    coarse = write_raster(tmp_path / "coarse.tif", picture(20, 20), transform=north_up(size=30.0))
    engine.ask(9, "describe", scene=coarse, model="tiny")
    scene = engine.answer(9)["result"]
    assert scene["read_gsd"] is None and "tiny maps up to" in scene["refusal"]


def test_the_areas_of_a_map_are_those_that_its_run_measured(engine, place, tmp_path):
    engine.ask(10, "map", **map_params(place, tmp_path / "out.tif"))
    mapped = engine.answer(10)["result"]
    engine.ask(11, "areas", classes=str(tmp_path / "out.tif"))
    assert engine.answer(11)["result"]["areas"] == mapped["areas"]


def test_the_installed_models_are_listed(engine):
    engine.ask(12, "models")
    listed = engine.answer(12)["result"]["models"]
    (tiny,) = [card for card in listed if card["name"] == "tiny"]
    assert tiny["gsd"] == {"min": 0.3, "best": 0.5, "max": 10.0} and len(tiny["classes"]) == 8


def test_the_installation_is_checked(engine):
    engine.ask(13, "doctor")
    checks = {check["name"]: check["status"] for check in engine.answer(13)["result"]["checks"]}
    assert checks["PyTorch"] == checks["Coordinate systems"] == checks["GeoTIFF"] == "ok"
