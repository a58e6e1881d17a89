"""The commands, with tiny networks: the pieces are bit for bit the raster in one piece."""

import json

import pytest
import rasterio

from core.cli import __main__ as cli
from core.engine.methods import METHODS
from core.progress import silent
from tests.fixtures.rasters import picture, write_raster
from tests.fixtures.sheets import write_mosaic, write_sheets
from tests.fixtures.tiny_model import write_tiny_model
from tests.fixtures.tiny_referring_model import write_tiny_referring_model


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("engines")
    write_tiny_model(folder / "models" / "tiny", tile=128)
    write_tiny_referring_model(folder / "models" / "tiny-xemap")
    paths = write_sheets(folder / "in", 4, 4, 96)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANDSCRIBE_MODELS", str(folder / "models"))
        params = {"scene": write_mosaic(folder, paths), "output": str(folder / "whole.tif"), "model": "tiny"}
        METHODS["map"].run(params | {"device": "cpu", "confidence": str(folder / "sure.tif")}, silent)
    return folder


@pytest.fixture
def landscribe(place, monkeypatch, capsys):
    monkeypatch.setenv("LANDSCRIBE_MODELS", str(place / "models"))
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(place / "cache"))

    def run(command, *arguments):
        options = ("--model", "tiny-xemap" if command == "refer-all" else "tiny", "--device", "cpu", "--json")
        status = cli.main([command, *map(str, arguments), *options])
        return status, json.loads(capsys.readouterr().out.splitlines()[-1])

    return run


def same(one, other):
    with rasterio.open(one) as first, rasterio.open(other) as second:
        assert (first.shape, first.transform, first.crs) == (second.shape, second.transform, second.crs)
        return (first.read() == second.read()).all()


def test_in_this_process_and_in_shards(landscribe, place, tmp_path):
    for shards in ([()], [("--shard", f"{number}/3") for number in (1, 2, 3)]):
        out = tmp_path / str(len(shards))
        for shard in shards:
            status, result = landscribe("map-all", place / "in", out, "--block", 256, "--confidence", *shard)
            assert status == 0 and result["model"] == "tiny"
        assert result["done"] == result["tasks"] == 4
        assert same(place / "whole.tif", out / "landcover.vrt") and same(place / "sure.tif", out / "confidence.vrt")
        assert sum(area["pixels"] for area in result["areas"]) == 384 * 384


def test_a_phrase_about_a_mosaic(landscribe, place, tmp_path):
    """Responses depend on the mosaic, and not on the block."""
    for side in (256, 512):
        out = tmp_path / str(side)
        status, result = landscribe("refer-all", "woods", place / "in", out, "--block", side)
        assert status == 0 and result["failed"] == 0, result
    assert same(tmp_path / "256" / "response.vrt", tmp_path / "512" / "response.vrt")
    assert "singlebandpseudocolor" in (out / "response.qml").read_text()


def test_exit_code_and_sentences(landscribe, place, tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "text.tif").write_text("no raster")
    write_raster(tmp_path / "in" / "good.tif", picture(40, 40))
    status, result = landscribe("map-all", tmp_path / "in", tmp_path / "out")
    assert status == 1 and result["done"] == 1 and "not a raster" in result["failures"][0]["sentence"]
    assert cli.main(["map-all", str(tmp_path / "in"), str(tmp_path / "out"), "--shard", "4/3"]) == 2
    assert "shard '4/3' makes no sense" in capsys.readouterr().err
    assert cli.main(["map-all", str(tmp_path / "in"), str(tmp_path / "out"), "--dry-run", "--model", "tiny"]) == 1
    assert "1 tasks in 1 scenes, 0 of them to do" in capsys.readouterr().out
