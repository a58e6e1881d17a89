"""Memory that runs short at any pass through a network: the run goes on with smaller batches, or ends in a sentence."""

import itertools
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
import torch

from core.embeddings.context_network import ContextNetwork
from core.embeddings.extent import FieldRequest
from core.embeddings.write_field import write_field
from core.errors import EngineError
from core.fitting import samples
from core.fitting.fit import FitRequest, LabelledScene, fit_scenes
from core.fitting.remembered import RememberedTiles
from core.models.card import WEIGHTS_FILE
from core.ssdm.load import load_mapping_model
from core.ssdm.mapping import MapRequest, map_scene
from core.ssdm.model import MappingModel
from core.xemap.refer import ReferRequest, refer_scene
from tests.fixtures.labels import write_labels
from tests.fixtures.rasters import picture, write_raster
from tests.fixtures.tiny_model import write_tiny_model
from tests.fixtures.tiny_referring_model import TinyReferringModel


class Shortages:
    """Counts the passes through ``networks`` (class and method) and lets some of them find no memory."""

    def __init__(self, monkeypatch, *networks):
        self.calls, self.fails = itertools.count(), lambda call: False
        self.count = 0
        for owner, name in networks:
            monkeypatch.setattr(owner, name, self._counted(getattr(owner, name)))

    def _counted(self, method):
        def counted(*args, **kwargs):
            call = next(self.calls)
            self.count = max(self.count, call + 1)
            if self.fails(call):
                raise torch.OutOfMemoryError("CUDA out of memory.")
            return method(*args, **kwargs)

        return counted

    def begin(self, fails):
        self.calls, self.fails, self.count = itertools.count(), fails, 0


def mapping(folder, monkeypatch):
    scene = write_raster(folder / "scene.tif", picture(150, 260))
    model = load_mapping_model(str(write_tiny_model(folder / "tiny", tile=128)))
    networks = (MappingModel, "probabilities"), (ContextNetwork, "forward")

    def run(name):
        return map_scene(MapRequest(scene, str(folder / f"{name}.tif"), batch=4), model)

    return run, networks


def referring(folder, monkeypatch):
    scene = write_raster(folder / "scene.tif", picture(150, 260))
    model = TinyReferringModel()
    networks = [(TinyReferringModel, name) for name in ("features", "query", "respond")]

    def run(name):
        monkeypatch.setenv("LANDSCRIBE_CACHE", str(folder / f"cache-{name}"))
        return refer_scene(ReferRequest(scene, "woods within 20 m of red", str(folder / f"{name}.tif"), batch=4), model)

    return run, networks


def embedding(folder, monkeypatch):
    scene = write_raster(folder / "scene.tif", picture(100, 900))
    model = load_mapping_model(str(write_tiny_model(folder / "tiny", tile=128)))

    def run(name):
        return write_field(
            FieldRequest(scene, "scene-context"), str(folder / f"{name}.tif"), None, scene_context=lambda: model
        )

    return run, [(ContextNetwork, "forward")]


def fitting(folder, monkeypatch):
    scene = write_raster(folder / "scene.tif", picture(120, 200))
    places = np.random.default_rng(0).uniform(5, 55, (12, 2))
    labels = write_labels(
        folder / "labels.gpkg",
        [(shapely.Point(380000 + x, 3950000 - y), "Tree" if x < 30 else "Road") for x, y in places],
    )
    model = load_mapping_model(str(write_tiny_model(folder / "tiny", tile=128)))

    def run(name):
        monkeypatch.setenv("LANDSCRIBE_CACHE", str(folder / f"cache-{name}"))
        monkeypatch.setattr(samples, "remembered_tiles", RememberedTiles())
        return fit_scenes(FitRequest((LabelledScene(scene, labels),), str(folder / name)), model)

    return run, [(MappingModel, "features"), (ContextNetwork, "forward")]


def pixels(path):
    """What a run has written: the pixels of a raster, or the weights of a model."""
    if Path(path).is_dir():
        return np.frombuffer((Path(path) / WEIGHTS_FILE).read_bytes(), np.uint8)
    with rasterio.open(path) as file:
        return file.read()


@pytest.fixture(params=[(mapping, 1), (mapping, 2), (referring, 1), (referring, 2), (embedding, 1), (fitting, 2)])
def task(request):
    task, cores = request.param
    before = torch.get_num_threads()
    torch.set_num_threads(cores)
    yield task
    torch.set_num_threads(before)


def test_a_shortage_at_any_pass_changes_no_result(tmp_path, monkeypatch, task):
    run, networks = task(tmp_path, monkeypatch)
    shortages = Shortages(monkeypatch, *networks)
    whole = pixels(run("whole").output)
    assert shortages.count >= 2
    for number in range(shortages.count):
        shortages.begin(lambda call, number=number: call == number)
        result = run(f"short-{number}")
        assert np.array_equal(pixels(result.output), whole), number
        if task is not embedding:
            assert any("ran short" in warning for warning in result.warnings), number


def test_memory_that_stays_short_ends_the_run_in_a_sentence_and_leaves_nothing(tmp_path, monkeypatch, task):
    run, networks = task(tmp_path, monkeypatch)
    shortages = Shortages(monkeypatch, *networks)
    run("whole")
    for number in (0, shortages.count // 2, shortages.count - 1):
        shortages.begin(lambda call, number=number: call >= number)
        with pytest.raises(EngineError, match="does not hold a single tile"):
            run(f"short-{number}")
    assert not list(tmp_path.glob("short*")) + list(tmp_path.glob(".short*"))


def test_another_failure_at_any_pass_ends_the_run(tmp_path, monkeypatch, task):
    run, networks = task(tmp_path, monkeypatch)
    shortages = Shortages(monkeypatch, *networks)
    run("whole")

    def driver(call):
        if call >= 1:
            raise RuntimeError("driver")

    shortages.begin(driver)
    with pytest.raises(RuntimeError, match="driver"):
        run("failed")
