"""A run on the part of a scene that is sent gives the bits of the same run on the raster."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely

from core.engine.methods import METHODS
from core.errors import InputError
from core.progress import silent
from core.ssdm.model import MappingModel
from tests.fixtures.polygons import write_polygons
from tests.fixtures.rasters import north_up, picture, write_raster
from tests.fixtures.sheets import write_mosaic, write_sheets
from tests.fixtures.tiny_model import write_tiny_model
from tests.fixtures.tiny_referring_model import write_tiny_referring_model


@pytest.fixture(scope="module", autouse=True)
def models(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models")
    write_tiny_model(folder / "tiny", tile=128)
    write_tiny_referring_model(folder / "tiny-xemap")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANDSCRIBE_MODELS", str(folder))
        patch.setenv("LANDSCRIBE_CACHE", str(folder / "cache"))
        yield


def plain(folder: Path) -> str:
    return write_raster(folder / "s.tif", picture(700, 900))


def fine(folder: Path) -> str:
    """Finer than the model, 16 bits with nodata, and an overview."""
    values = picture(1300, 1500, dtype="uint16", low=300, high=2900)
    values[:, 400:500, 300:340] = 0
    place = north_up(size=0.21)
    return write_raster(folder / "s.tif", values, transform=place, nodata=0, overviews=(2,), tiled=True)


def gaps(folder: Path) -> str:
    """A mosaic without the sheet in its middle, which nothing declares as missing."""
    paths = write_sheets(folder / "in", 5, 5, 100)
    return write_mosaic(folder, [path for path in paths if "_22" not in path and "_13" not in path])


MAP = {"model": "tiny", "device": "cpu"}
REFER = {"model": "tiny-xemap", "device": "cpu"}
RIGHT = (380150.0, 3949800.0, 380180.0, 3949830.0)


def outputs(folder: Path, run: str, name: str) -> dict:
    """The rasters of a run."""
    more = {"confidence": str(folder / f"{name}-sure.tif")} if run == "map" else {}
    return {"output": str(folder / f"{name}.tif"), **more}


@pytest.mark.parametrize(
    ("write", "run", "params", "most"),
    [
        (plain, "map", {**MAP, "bounds": RIGHT}, 0.6),
        (plain, "map", {**MAP, "bounds": (380430.0, 3949655.0, 380450.0, 3949670.0), "embedding": "none"}, 0.2),
        (fine, "map", {**MAP, "bounds": (380040.0, 3949880.0, 380090.0, 3949920.0)}, 0.3),
        (fine, "map", {**MAP, "polygons": "field"}, 0.3),
        (gaps, "map", {**MAP, "bounds": (380090.0, 3949860.0, 380130.0, 3949890.0), "grid": "model"}, 9),
        (plain, "refer", {**REFER, "phrase": "woods", "bounds": RIGHT, "grid": "scene"}, 0.8),
        (fine, "refer", {**REFER, "phrase": "woods within 5 m of water", "bounds": RIGHT, "grid": "scene"}, 0.6),
    ],
)
def test_the_part_gives_the_same_bits(tmp_path, monkeypatch, write, run, params, most):
    seen = []  # by the network: with its random weights, its answers hardly differ
    answer = MappingModel.probabilities

    def probabilities(model, *inputs, **options):
        seen.append([None if part is None else part.numpy().copy() for part in inputs])
        return answer(model, *inputs, **options)

    monkeypatch.setattr(MappingModel, "probabilities", probabilities)
    scene = write(tmp_path)
    if "polygons" in params:
        polygon = shapely.box(380060, 3949860, 380090, 3949900).buffer(5)
        params = {**params, "polygons": write_polygons(tmp_path / "field.gpkg", [polygon])}
    first = METHODS[run].run({**params, "scene": scene, **outputs(tmp_path, run, "here")}, silent)
    part = tmp_path / "sent.part"
    cut = METHODS["cut_scene"].run({**params, "scene": scene, "run": run, "output": str(part)}, silent)
    assert cut["bytes"] == part.stat().st_size < most * Path(scene).stat().st_size or most > 1
    there = tmp_path / "there"
    there.mkdir()
    shutil.move(part, there / "x.part")
    Path(scene).unlink()  # nothing of the raster is needed any more
    shutil.rmtree(tmp_path / "in", ignore_errors=True)
    second = METHODS[run].run({**params, "scene": str(there / "x.part"), **outputs(tmp_path, run, "there")}, silent)
    for name in outputs(tmp_path, run, "here").values():
        with rasterio.open(name) as one, rasterio.open(name.replace("here", "there")) as two:
            assert (one.shape, one.transform, one.crs) == (two.shape, two.transform, two.crs)
            assert np.array_equal(one.read(), two.read())
    assert run == "refer" or seen
    for before, after in zip(seen[: len(seen) // 2], seen[len(seen) // 2 :], strict=True):
        assert all(np.array_equal(one, other) for one, other in zip(before, after, strict=True))
    facts = [json.loads(Path(result["record"]).read_text()) for result in (first, second)]
    same = ("scene_fingerprint", "bands", "value_scaling", "extent", "size", "crs", "scene_gsd")
    assert [facts[0][name] for name in same] == [facts[1][name] for name in same]
    assert first["warnings"] == second["warnings"]


def test_what_needs_the_whole_raster_is_not_cut_and_a_damaged_part_is_refused(tmp_path):
    scene, part = plain(tmp_path), tmp_path / "s.part"
    asked = {**REFER, "phrase": "woods", "like": [[380100.0, 3949900.0]], "scene": scene}
    assert METHODS["cut_scene"].run({**asked, "run": "refer", "output": str(part)}, silent)["output"] is None
    METHODS["cut_scene"].run({**MAP, "bounds": RIGHT, "scene": scene, "run": "map", "output": str(part)}, silent)
    wider = {**MAP, "bounds": (380000.0, 3949700.0, 380440.0, 3949990.0), "scene": str(part)}
    with pytest.raises(InputError, match="too small for this run"):
        METHODS["map"].run({**wider, "output": str(tmp_path / "o.tif")}, silent)
    part.write_bytes(part.read_bytes()[:-200])
    with pytest.raises(InputError, match="no part of a scene, or incomplete"):
        METHODS["map"].run({**wider, "output": str(tmp_path / "o.tif")}, silent)
    assert not (tmp_path / "o.tif").exists()
