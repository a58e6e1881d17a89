"""``landscribe refer`` from end to end with the real network (small, random weights) and text encoder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import rasterio
from rasterio.windows import Window

from core.xemap import text
from tests.fixtures.rasters import picture, write_raster
from tests.fixtures.tiny_referring_model import write_tiny_referring_model

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("refer")
    write_tiny_referring_model(folder / "models" / "tiny-xemap")
    write_raster(folder / "scene.tif", picture(300, 400))
    write_raster(folder / "classes.tif", np.repeat([[[1] * 200 + [2] * 200]], 300, 1).astype("uint8"))
    return folder


def _read(path):
    with rasterio.open(path) as file:
        return file.read(1)


def test_a_phrase_is_answered_and_the_second_finds_the_features(landscribe, place, tmp_path):
    out, regions = tmp_path / "out.tif", tmp_path / "regions.gpkg"
    command = ("refer", place / "scene.tif", "dense housing", out, "--model", "tiny-xemap", "--json")
    status, shown, errors = landscribe(*command, "--regions", regions, "--threshold", "0.001")
    assert status == 0, errors
    first = json.loads(shown.splitlines()[-1])
    assert first["output"] == str(out) and first["regions"] == str(regions) and first["model"] == "tiny-xemap"
    assert not first["cached"] and first["seconds"] > first["encode_seconds"] > 0 and first["device"]
    assert first["region_count"] == pyogrio.read_info(regions)["features"] > 0
    assert "colorrampshader" in out.with_suffix(".qml").read_text(encoding="utf-8")
    housing = _read(out)
    status, shown, errors = landscribe(*command)
    assert status == 0 and json.loads(shown.splitlines()[-1])["cached"]
    assert np.array_equal(_read(out), housing)  # features from the disk give the same bits
    assert housing.shape == (75, 100) and housing.min() >= 0 and housing.max() <= 1
    status, shown, errors = landscribe("refer", place / "scene.tif", "water", *command[3:])
    second = json.loads(shown.splitlines()[-1])
    assert status == 0 and second["cached"] and second["encode_seconds"] == 0
    assert np.abs(_read(out) - housing).max() > 0.01  # the phrase has a say
    status, shown, _ = landscribe("cache", "--json")
    assert status == 0 and json.loads(shown.splitlines()[-1])["scenes"] == 1


def test_extents_of_the_real_network_agree_to_the_last_bit(landscribe, place, tmp_path):
    for name, window in (("whole", None), ("part", Window(136, 96, 200, 150))):
        bounds = []
        if window:
            with rasterio.open(place / "scene.tif") as file:
                bounds = ["--bounds", *file.window_bounds(window)]
        for step, phrase in (("simple", "woods"), ("related", "woods within 9 m of water")):
            command = ("refer", place / "scene.tif", phrase, tmp_path / f"{name}-{step}.tif", "--model", "tiny-xemap")
            status, _, errors = landscribe(*command, *bounds)
            assert status == 0, errors
        landscribe("cache", "--clear")  # the part computes its own features
    for step in ("simple", "related"):
        whole, part = (_read(tmp_path / f"{name}-{step}.tif") for name in ("whole", "part"))
        assert part.shape == (38, 50)
        assert np.array_equal(part, whole[24:62, 34:84])


def test_relations_classes_and_words_are_shown(landscribe, place, tmp_path):
    status, shown, errors = landscribe(
        "refer", place / "scene.tif", "woods within 30 m of water", tmp_path / "o.tif", "--model", "tiny-xemap",
        "--distances", "12.5", "--within", place / "classes.tif", "--classes", "2", "--grid", "scene",
    )  # fmt: skip
    assert status == 0, errors
    assert "“woods” within 12.5 m of “water”: highest response 0." in shown
    response = _read(tmp_path / "o.tif")
    assert response.shape == (300, 400) and not response[:, :200].any()
    status, shown, _ = landscribe(
        "refer", place / "scene.tif", "woods within 30 m of water", tmp_path / "o.tif", "--model", "tiny-xemap",
        "--whole-phrase",
    )  # fmt: skip
    assert status == 0 and "“woods within 30 m of water”:" in shown


@pytest.mark.parametrize(
    "phrase, options, sentence",
    [
        ("", [], "The phrase holds no word"),
        ("woods", ["--model", "none-such"], "There is no model named"),
        ("woods", ["--model", "landscribe-ssdm"], "choose a referring model"),
        ("woods", ["--threshold", "7"], "threshold of 7"),
        ("woods", ["--bounds", "0", "0", "1", "1"], "lies outside"),
        ("woods", ["--within", "{place}/classes.tif"], "name the codes"),
        ("woods", ["--like", "1"], "one number is left over"),
        ("woods", ["--like", "1", "2"], "lies outside scene.tif"),
        ("woods near water", ["--distances", "1", "2"], "1 distances and 2 were given"),
    ],
)
def test_wrong_input_is_one_sentence_and_exit_code_2(landscribe, place, tmp_path, phrase, options, sentence):
    options = [option.format(place=place) for option in options]
    if "--model" not in options:
        options += ["--model", "tiny-xemap"]
    status, shown, errors = landscribe("refer", place / "scene.tif", phrase, tmp_path / "o.tif", *options)
    assert status == 2 and not shown and not list(tmp_path.iterdir())
    assert sentence in errors and errors.count("\n") == 1


def test_a_missing_text_encoder_is_told(landscribe, place, tmp_path, monkeypatch):
    from core.engine import warm

    warm._warm.cache_clear()
    gone = text.TextSource("no_such_package", "model", "0" * 64, 384)
    monkeypatch.setitem(text.SOURCES, "all-MiniLM-L6-v2", gone)
    command = ("refer", place / "scene.tif", "woods", tmp_path / "o.tif", "--model", "tiny-xemap")
    status, _, errors = landscribe(*command)
    assert status == 2 and "text encoder all-MiniLM-L6-v2 is not installed" in errors
    assert not list(tmp_path.iterdir())


def test_what_a_text_encoder_leaves_out_is_told(landscribe, place, tmp_path):
    phrase = "houses " + "with red roofs and gardens " * 20 + "beyond"
    command = ("refer", place / "scene.tif", phrase, tmp_path / "o.tif", "--model", "tiny-xemap", "--whole-phrase")
    status, _, errors = landscribe(*command)
    assert status == 0 and "was left out" in errors and "gardens" in errors


def test_an_interrupted_command_leaves_nothing(place, tmp_path):
    """Ctrl-C in a process of its own, while the scene is encoded."""
    import signal

    environment = os.environ | {
        "LANDSCRIBE_MODELS": str(place / "models"), "LANDSCRIBE_CACHE": str(tmp_path / "cache"), "OMP_NUM_THREADS": "1",
    }  # fmt: skip
    scene = write_raster(tmp_path / "large.tif", picture(2500, 2500), tiled=True)
    code = (
        "import sys, core.xemap.scene_features as f\n"
        "from core.cli.__main__ import main\n"
        "encode = f.Encoder.forward\n"
        "def reporting(self, *given):\n"
        "    print('encoding', file=sys.stderr, flush=True)\n"
        "    return encode(self, *given)\n"
        "f.Encoder.forward = reporting\n"
        f"sys.exit(main(['refer', {scene!r}, 'woods', {str(tmp_path / 'o.tif')!r}, '--model', 'tiny-xemap']))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    )
    assert any("encoding" in line for line in process.stderr)
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=120)
    assert process.returncode == 130 and "The run was cancelled." in rest
    assert {entry.name for entry in tmp_path.iterdir()} <= {"cache", "large.tif"}  # features that were kept by then
    assert not list((tmp_path / "cache").rglob("*.part"))
