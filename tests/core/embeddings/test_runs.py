"""Runs with an embedding: what was used is told, files say whose they are, and similarity needs no model."""

import json
from pathlib import Path

import numpy as np
import pytest
import rasterio
from pyproj import Transformer

from core.cli.__main__ import main
from core.embeddings.estimate import estimate_fetch
from core.embeddings.extent import FieldRequest
from core.embeddings.raster import RasterField
from core.embeddings.similarity import map_similarity
from core.embeddings.write_field import components, write_field
from core.engine.methods import METHODS
from core.errors import InputError
from core.files.record import read_record
from core.progress import silent
from core.scene.grid import ModelGrid
from core.ssdm.load import load_mapping_model
from core.ssdm.mapping import MapRequest, map_scene
from tests.fixtures.rasters import north_up, picture, write_raster
from tests.fixtures.tiny_model import write_tiny_model


@pytest.fixture(autouse=True)
def no_network(tmp_path, monkeypatch):
    """A cache of one's own, and servers that nobody answers at."""
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path / "cache"))
    for name in ("ALPHAEARTH", "TESSERA"):
        monkeypatch.setenv(f"LANDSCRIBE_{name}_URL", "http://127.0.0.1:9/nobody")
    monkeypatch.setattr("core.embeddings.fetch.BACK_OFF", ())


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return load_mapping_model(str(write_tiny_model(tmp_path_factory.mktemp("model") / "tiny")))


@pytest.fixture
def scene(tmp_path):
    return write_raster(tmp_path / "scene.tif", picture(300, 400))


def make_field(path, dimensions=8, shape=(20, 25), tags=None, **options):
    """Two kinds of ground, left and right, with a little noise, in pixels of 8 m under the scene."""
    rng = np.random.default_rng(0)
    kinds = rng.normal(size=(2, dimensions))
    values = kinds[:, :, None, None][(np.arange(shape[1]) >= shape[1] // 2).astype(int)[None].repeat(shape[0], 0)]
    values = values[..., 0, 0].transpose(2, 0, 1) + rng.normal(0, 0.05, (dimensions, *shape))
    path = write_raster(path, values.astype(np.float32), transform=north_up(size=8.0), **options)
    if tags:
        with rasterio.open(path, "r+") as file:
            file.update_tags(**tags)
    return path


def mapped(model, scene, tmp_path, embedding, **options):
    result = map_scene(MapRequest(scene, str(tmp_path / "out.tif"), embedding=embedding, **options), model)
    return result, read_record(tmp_path / "out.tif")


def test_a_product_that_may_not_be_fetched_is_replaced_and_told(model, scene, tmp_path):
    result, record = mapped(model, scene, tmp_path, "alphaearth:2024")
    sentence = "AlphaEarth 2024 could not be fetched: fetching was not allowed, so the scene context was used instead."
    assert sentence in result.warnings and result.embedding == "scene-context"
    assert record["embedding_wanted"] == "alphaearth:2024" and record["embedding"] == "scene-context"
    assert sentence in record["warnings"] and record["embedding_pathways"] == ["structural", "semantic"]


@pytest.mark.parametrize("embedding", ["alphaearth:2024", "tessera:2024"])
def test_a_server_that_is_gone_is_replaced_and_told(model, scene, tmp_path, embedding):
    result, _ = mapped(model, scene, tmp_path, embedding, allow_network=True)
    (sentence,) = [text for text in result.warnings if "so the scene context was used instead." in text]
    assert "the server cannot be reached" in sentence


def test_a_field_elsewhere_is_replaced_and_told(model, scene, tmp_path):
    far = write_raster(tmp_path / "far.tif", picture(20, 20, 8, dtype="float32"), transform=north_up(0, 0, 8.0))
    result, record = mapped(model, scene, tmp_path, f"raster:{far}")
    assert (
        "The embedding far does not cover the extent, so the scene context was used instead." in result.warnings
        and record["embedding"] == "scene-context"
    )


def test_a_field_of_another_family_guides_the_structure_and_says_so(model, scene, tmp_path):
    field = make_field(tmp_path / "field.tif", dimensions=72, tags={"EMBEDDING": "esd", "YEAR": "2020"})
    result, record = mapped(model, scene, tmp_path, f"raster:{field}")
    assert any("guided its structure only" in text for text in result.warnings)
    assert record["embedding_pathways"] == ["structural"] and record["embedding_year"] == 2020
    assert record["embedding_coverage"] == 1.0


def test_partial_coverage_is_measured_and_told(model, scene, tmp_path):
    field = make_field(tmp_path / "half.tif", shape=(20, 13))  # 104 m of 200 m
    result, record = mapped(model, scene, tmp_path, f"raster:{field}")
    assert record["embedding_coverage"] == pytest.approx(0.52, abs=0.05)
    (sentence,) = [text for text in result.warnings if "of the extent" in text]
    assert sentence.startswith("The embedding half covers 5") and "done without one" in sentence


def test_a_map_says_nothing_where_there_is_nothing_to_say(model, scene, tmp_path):
    result, record = mapped(model, scene, tmp_path, "scene-context")
    assert not [text for text in result.warnings if "embedding" in text]
    assert record["embedding_pathways"] == ["structural", "semantic"]


# Files


def test_a_field_is_written_with_its_licence_and_reads_back(scene, tmp_path):
    tags = {"EMBEDDING": "alphaearth", "YEAR": "2021", "LICENCE": "CC BY 4.0", "ATTRIBUTION": "Google"}
    source = make_field(tmp_path / "field.tif", tags=tags)
    written = write_field(FieldRequest(scene, f"raster:{source}"), str(tmp_path / "out.tif"), str(tmp_path / "rgb.tif"))
    with rasterio.open(written.output) as file:
        assert (file.count, file.dtypes[0], file.crs.to_epsg()) == (8, "float32", 32654)
        assert file.transform.a == pytest.approx(8.0) and (file.width, file.height) == (25, 19)
        copied = {key: file.tags()[key] for key in tags}
        values = file.read()
    assert copied == tags
    np.testing.assert_allclose(np.linalg.norm(values, axis=0), 1, atol=1e-5)
    again = RasterField(written.output)
    assert (again.family, again.year, again.licence, again.attribution) == ("alphaearth", 2021, "CC BY 4.0", "Google")
    record = read_record(written.output)
    assert record["embedding_attribution"] == "Google" and record["task"] == "embedding"
    with rasterio.open(written.colours) as file:
        colours = file.read()
    assert colours.shape == (3, 19, 25) and colours.min() >= 1
    left, right = colours[:, :, :11].mean((1, 2)), colours[:, :, 14:].mean((1, 2))
    assert abs(left - right)[0] > 100  # the first component tells the two kinds of ground apart


def test_the_same_vectors_always_get_the_same_colours():
    sample = np.random.default_rng(0).normal(size=(500, 8)) * np.arange(8, 0, -1)
    one, two = components(sample), components(sample[::-1])
    for a, b in zip(one, two):
        np.testing.assert_allclose(a, b, atol=1e-9)
    assert (one[0][np.arange(3), np.abs(one[0]).argmax(1)] > 0).all()


def test_scene_context_is_a_field_to_write_too(model, scene, tmp_path):
    written = write_field(FieldRequest(scene, "scene-context"), str(tmp_path / "out.tif"), scene_context=lambda: model)
    with rasterio.open(written.output) as file:
        assert file.count == 8 and file.transform.a == pytest.approx(8.0)
        assert file.tags()["EMBEDDING"] == "scene-context"
    assert written.dimensions == 8


def test_what_is_like_a_place_is_found_without_a_model(scene, tmp_path):
    field = make_field(tmp_path / "field.tif")
    to_degrees = Transformer.from_crs(32654, 4326, always_xy=True).transform
    place, away = to_degrees(380000 + 30, 3950000 - 40), to_degrees(380000 + 170, 3950000 - 40)
    result = map_similarity(FieldRequest(scene, f"raster:{field}"), [place], str(tmp_path / "s.tif"), "EPSG:4326")
    with rasterio.open(result.output) as file:
        cosine = file.read(1)
        assert file.nodata == -2 and file.tags()["LANDSCRIBE_TASK"] == "similarity"
    assert cosine[:, :11].min() > 0.97 > 0.9 > cosine[:, 14:].max()
    assert Path(result.output).with_suffix(".qml").exists() and read_record(result.output)["points_crs"] == "EPSG:4326"
    less = map_similarity(
        FieldRequest(scene, f"raster:{field}"), [place], str(tmp_path / "u.tif"), "EPSG:4326", unlike=[away]
    )
    with rasterio.open(less.output) as file:
        pushed = file.read(1)
    assert (pushed <= cosine + 1e-6).all() and pushed[:, 14:].max() < cosine[:, 14:].max() - 0.05
    np.testing.assert_allclose(pushed[:, :8], cosine[:, :8], atol=1e-5)
    assert read_record(less.output)["unlike"] == [list(away)]
    itself = map_similarity(FieldRequest(field, f"raster:{field}"), [(380030, 3949960)], str(tmp_path / "t.tif"))
    assert (itself.width, itself.height) == (25, 20)


def test_similarity_refuses_what_has_no_answer(scene, tmp_path):
    field = make_field(tmp_path / "field.tif", shape=(20, 13))
    request = FieldRequest(scene, f"raster:{field}")
    for points, words in (
        ([], "No place was given"),
        ([(380190, 3949960)], "has nothing at the place"),
        ([(0, 0)], "lies outside"),
    ):
        with pytest.raises(InputError, match=words):
            map_similarity(request, points, str(tmp_path / "s.tif"))
    assert not (tmp_path / "s.tif").exists()


# The engine and the command line


def test_an_estimate_asks_no_server(scene):
    for source, least in (("alphaearth:2024", 36e6), ("tessera:2024", 100e6)):
        estimate = estimate_fetch(FieldRequest(scene, source))
        assert estimate.bytes > least and estimate.kept == 0
    answer = METHODS["embedding_estimate"].run({"scene": scene, "source": "scene-context"}, silent)
    assert answer["bytes"] == 0 and METHODS["embedding_estimate"].quick


def test_the_command_line_writes_fields_and_finds_likeness(scene, tmp_path, capfd):
    field = make_field(tmp_path / "field.tif")
    out = tmp_path / "out.tif"
    assert main(["embed", scene, str(out), "--source", f"raster:{field}", "--json"]) == 0
    result = json.loads(capfd.readouterr().out.splitlines()[-1])
    assert result["output"] == str(out) and result["dimensions"] == 8 and result["coverage"] == 1.0
    assert main(["similar", str(out), str(tmp_path / "s.tif"), "--at", "380030", "3949960"]) == 0
    assert main(["embeddings", "--json"]) == 0
    state = json.loads(capfd.readouterr().out.splitlines()[-1])
    assert state["index"] is None and state["bytes"] == 0 and state["folder"].startswith(str(tmp_path))


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["--source", "alphaearth", "--year", "2024", "--offline"], "fetching was not allowed"),
        (["--source", "alphaearth", "--year", "2024"], "the server cannot be reached"),
        (["--source", "nonsense"], "There is no embedding source"),
        (["--source", "none"], "No embedding was named"),
    ],
)
def test_a_field_that_cannot_be_had_is_one_sentence(scene, tmp_path, capfd, arguments, words):
    assert main(["embed", scene, str(tmp_path / "out.tif"), *arguments]) == 2
    error = capfd.readouterr().err.strip().splitlines()[-1]
    assert words in error and "Traceback" not in error and not (tmp_path / "out.tif").exists()


def test_a_grid_is_kept_by_its_scene(scene):
    """A field's lattice has the field's own resolution, in the scene's CRS, from the scene's corner."""
    from core.embeddings.place import Ground

    grid = ModelGrid(Ground.of(scene), 10.0)
    assert grid.gsd == pytest.approx(10.0, rel=1e-2) and (grid.transform.c, grid.transform.f) == (380000.0, 3950000.0)
