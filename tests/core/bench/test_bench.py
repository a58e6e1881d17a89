"""The bench measures what it says, on a scene that has no seams of its own."""

import json

import numpy as np
import rasterio
import torch

from core.bench import __main__ as bench
from core.bench import clip_cost
from tests.fixtures.tiny_referring_model import TinyReferringModel
from tests.fixtures.toy_model import ToyModel


def test_the_scene_is_the_landscape_mirrored_over_and_over(tmp_path, monkeypatch):
    monkeypatch.setattr(bench, "PATTERN", 200)
    bench.write_scene(tmp_path / "scene.tif", 900)
    with rasterio.open(tmp_path / "scene.tif") as file:
        scene = file.read()
        assert file.transform.a == 0.5 or abs(file.transform.a - 0.5) < 1e-3
    assert scene.shape == (3, 900, 900)
    assert np.array_equal(scene[:, :200, :200], scene[:, :200, 399:199:-1])  # mirrored to the right
    assert np.array_equal(scene[:, :200, :200], scene[:, 399:199:-1, :200])  # and down
    assert np.array_equal(scene[:, 400:600, 400:600], scene[:, :200, :200])


def test_a_measurement_holds_whole_run_and_forward_passes(tmp_path, monkeypatch):
    model = ToyModel()
    monkeypatch.setattr(bench, "load_mapping_model", lambda name, device: model)
    bench.write_scene(tmp_path / "scene.tif", 600)
    figures = bench.measure(tmp_path / "scene.tif", tmp_path, None, "cpu", None)
    assert figures["tiles"] == 36 and figures["size"] == 600
    assert figures["seconds"] > 0 and figures["forward_only_seconds"] > 0
    assert figures["ratio"] == figures["seconds"] / figures["forward_only_seconds"]
    assert figures["peak_memory_bytes"] > 50e6
    assert (tmp_path / "cover.tif").exists() and (tmp_path / "confidence.tif").exists()
    # The passes of warming up are not counted: 36 tiles alone, 36 in the run; on a CPU each has a pass of its own.
    assert model.calls == bench.DIFFERENT + 36 + 36
    json.dumps(figures)


def test_phrases_are_measured_on_features_that_are_there(tmp_path, monkeypatch, capsys):
    model = TinyReferringModel()
    monkeypatch.setattr("core.xemap.load.load_referring_model", lambda name, device: model)
    monkeypatch.setattr(bench, "load_mapping_model", lambda name, device: ToyModel())
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path / "elsewhere"))
    bench.write_scene(tmp_path / "scene.tif", 400)
    figures = bench.measure_referring(tmp_path / "scene.tif", tmp_path, None, "cpu")
    assert model.encoded == 16  # for the first phrase, and never again
    parts = 1 + len(bench.SIMPLE) + 5  # dense housing; each simple phrase; houses, trees; trees, a road; a car park
    assert model.answered == 16 * parts
    for kind in ("first", "later", "related", "mapping"):
        assert figures[kind]["seconds"] > 0 and figures[kind]["cpu_seconds"] > 0
    assert figures["cache_bytes"] > 16 * 1000 and figures["peak_memory_bytes"] > 50e6
    assert not (tmp_path / "elsewhere").exists()
    bench._show_referring(json.loads(json.dumps(figures)))
    assert "400² pixels" in capsys.readouterr().out


def test_a_size_that_measures_nothing_is_refused(capsys):
    assert bench.main(["--sizes", "10"]) == 2
    assert "sizes from 64 on" in capsys.readouterr().err


def test_the_cost_of_a_shape_is_that_of_its_tile_and_wide_view(monkeypatch, capsys):
    monkeypatch.setitem(clip_cost.SHAPES, "tiny/14", (64, 2, 4, 64, 1, 16))
    monkeypatch.setattr("sys.argv", ["clip_cost", "tiny/14", "120"])
    threads = torch.get_num_threads()
    clip_cost.main()
    torch.set_num_threads(threads)
    row = capsys.readouterr().out
    assert row.startswith("| tiny/14 | 112 px | ") and "GB | 3 M parameters" in row
    model = clip_cost.made("tiny/14", 120)
    assert model.tile == 112 and model.wide[0] == 56 and model.levels == ((16, 14), (16, 56))
    assert all(float(value.std()) > 0 for value in model._clip.parameters() if value.numel() > 1)
