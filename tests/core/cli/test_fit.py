"""``landscribe fit`` from end to end with a tiny model: the model that it writes maps like any other."""

import json

import numpy as np
import pytest
import rasterio
import shapely

from core.ssdm.network import SsdmNetwork
from tests.fixtures.labels import write_labels
from tests.fixtures.rasters import north_up, picture, write_raster
from tests.fixtures.tiny_model import write_tiny_model

LEFT, TOP = 380000.0, 3950000.0


def halves(height: int = 320, width: int = 400) -> np.ndarray:
    """A scene that is dark on the left and bright on the right."""
    image = picture(height, width).astype(float) / 4
    image[:, :, width // 2 :] += 180
    return image.astype("uint8")


def points(count: int, seed: int = 0) -> list[tuple]:
    random = np.random.default_rng(seed)
    labels = []
    for name, first in (("dark", 10), ("bright", 110)):
        for x, y in zip(random.uniform(first, first + 80, count), random.uniform(5, 155, count)):
            labels.append((shapely.Point(LEFT + x, TOP - y), name))
    return labels


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fit")
    write_tiny_model(folder / "models" / "tiny")
    write_raster(folder / "scene.tif", halves())
    write_raster(folder / "far.tif", halves(), transform=north_up(500000.0, 4000000.0))
    write_raster(folder / "empty.tif", np.zeros((3, 320, 400), "uint8"), nodata=0)
    write_labels(folder / "labels.gpkg", points(12))
    write_labels(folder / "one.gpkg", points(5)[:5])
    return folder


def test_a_fitted_model_maps_the_classes_of_its_labels(landscribe, place, tmp_path):
    model, out = tmp_path / "mine", tmp_path / "out.tif"
    status, text, _ = landscribe("fit", place / "scene.tif", place / "labels.gpkg", model, "--base", "tiny", "--json")
    result = json.loads(text.splitlines()[-1])
    assert status == 0 and result["output"] == str(model) and result["base"] == "tiny"
    assert {entry["name"]: entry["labels"] for entry in result["classes"]} == {"bright": 12, "dark": 12}
    assert result["accuracy"] > 0.9
    assert landscribe("map", place / "scene.tif", out, "--model", model)[0] == 0
    with rasterio.open(out) as mapped:
        codes = {entry["name"]: entry["code"] for entry in result["classes"]}
        classes = mapped.read(1)
    assert (classes[:, 20:180] == codes["dark"]).mean() > 0.95
    assert (classes[:, 220:380] == codes["bright"]).mean() > 0.95
    card = json.loads((model / "model.json").read_text(encoding="utf-8"))
    assert card["head"]["base"] == "tiny" and len(card["training"]["labels"][0]["sha256"]) == 64
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_extents_of_a_fitted_model_agree_to_the_last_bit(landscribe, place, tmp_path):
    model = tmp_path / "mine"
    landscribe("fit", place / "scene.tif", place / "labels.gpkg", model, "--base", "tiny")
    landscribe("map", place / "scene.tif", tmp_path / "all.tif", "--model", model)
    bounds = (LEFT + 40, TOP - 120, LEFT + 160, TOP - 20)
    landscribe("map", place / "scene.tif", tmp_path / "part.tif", "--model", model, "--bounds", *bounds)
    with rasterio.open(tmp_path / "all.tif") as whole, rasterio.open(tmp_path / "part.tif") as part:
        window = whole.window(*part.bounds).round_offsets().round_lengths()
        assert (whole.read(1, window=window) == part.read(1)).all()


def test_kept_features_give_the_same_map_without_the_network(landscribe, place, tmp_path, monkeypatch):
    """The pixels are the same to the bit; and other pixels, or another field, are never answered from what is kept."""
    model = tmp_path / "mine"
    landscribe("fit", place / "scene.tif", place / "labels.gpkg", model, "--base", "tiny")
    passes = []
    forward = SsdmNetwork.forward
    monkeypatch.setattr(SsdmNetwork, "forward", lambda self, *given: passes.append(1) or forward(self, *given))
    landscribe("map", place / "scene.tif", tmp_path / "kept.tif", "--model", model)
    assert not passes, "the labels lie in every tile"
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path / "empty"))
    landscribe("map", place / "scene.tif", tmp_path / "computed.tif", "--model", model)
    assert passes
    with rasterio.open(tmp_path / "kept.tif") as kept, rasterio.open(tmp_path / "computed.tif") as computed:
        assert (kept.read() == computed.read()).all()
    passes.clear()
    monkeypatch.undo()
    monkeypatch.setattr(SsdmNetwork, "forward", lambda self, *given: passes.append(1) or forward(self, *given))
    monkeypatch.setenv("LANDSCRIBE_MODELS", str(place / "models"))
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(place / "cache"))
    landscribe("map", place / "scene.tif", tmp_path / "other.tif", "--model", model, "--embedding", "none")
    assert passes


def test_a_further_band_tells_classes_apart_that_look_alike(landscribe, place, tmp_path):
    image = np.concatenate([picture(320, 400) // 4 + 90, np.full((1, 320, 400), 40, "uint8")])
    image[3, :, 200:] = 200
    scene, model = tmp_path / "nir.tif", tmp_path / "mine"
    write_raster(scene, image, nodata=0)
    with rasterio.open(scene, "r+") as file:
        file.descriptions = ("red", "green", "blue", "nir")
    command = ("fit", scene, place / "labels.gpkg", model, "--base", "tiny", "--extra-bands", "nir", "--json")
    status, text, errors = landscribe(*command)
    assert status == 0, errors
    assert json.loads(text.splitlines()[-1])["accuracy"] > 0.9
    status, _, errors = landscribe("map", scene, tmp_path / "out.tif", "--model", model)
    assert status == 0, errors
    part = (LEFT + 40, TOP - 120, LEFT + 160, TOP - 20)
    assert landscribe("map", scene, tmp_path / "part.tif", "--model", model, "--bounds", *part)[0] == 0
    with rasterio.open(tmp_path / "out.tif") as mapped, rasterio.open(tmp_path / "part.tif") as cut:
        classes = mapped.read(1)
        assert (mapped.read(1, window=mapped.window(*cut.bounds).round_offsets().round_lengths()) == cut.read(1)).all()
    bright, dark = np.bincount(classes[:, 220:].ravel()).argmax(), np.bincount(classes[:, :180].ravel()).argmax()
    assert (classes[:, 220:] == bright).mean() > 0.95 < (classes[:, :180] == dark).mean() and bright != dark
    status, _, errors = landscribe("map", place / "scene.tif", tmp_path / "no.tif", "--model", model)
    assert status == 2 and "scene.tif has no band named nir" in errors and not (tmp_path / "no.tif").exists()


def test_several_scenes_feed_one_model(landscribe, place, tmp_path):
    labels = [
        (shapely.transform(geometry, lambda xy: xy + (120000.0, 50000.0)), name) for geometry, name in points(6, 1)
    ]
    far = write_labels(tmp_path / "far.gpkg", labels)
    status, text, _ = landscribe(
        "fit", place / "scene.tif", place / "labels.gpkg", tmp_path / "mine", "--base", "tiny", "--json",
        "--scene", place / "far.tif", "--labels", far,
    )  # fmt: skip
    assert status == 0
    assert [entry["labels"] for entry in json.loads(text.splitlines()[-1])["classes"]] == [18, 18]


def test_a_fitted_model_is_replaced_and_anything_else_is_not(landscribe, place, tmp_path):
    arguments = ("fit", place / "scene.tif", place / "labels.gpkg")
    assert landscribe(*arguments, tmp_path / "mine", "--base", "tiny")[0] == 0
    assert landscribe(*arguments, tmp_path / "mine", "--base", "tiny")[0] == 0
    status, _, errors = landscribe(*arguments, place / "models" / "tiny", "--base", "tiny")
    assert status == 2 and "is not a fitted model" in errors
    status, _, errors = landscribe(*arguments, tmp_path / "other", "--base", tmp_path / "mine")
    assert status == 2 and "was fitted to labels itself" in errors
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine"]


def test_the_next_place_to_label_is_unsure_unlike_the_labels_and_new(landscribe, place, tmp_path, monkeypatch):
    model, labels = tmp_path / "mine", place / "labels.gpkg"
    landscribe("fit", place / "scene.tif", labels, model, "--base", "tiny")
    passes = []
    forward = SsdmNetwork.forward
    monkeypatch.setattr(SsdmNetwork, "forward", lambda self, *given: passes.append(1) or forward(self, *given))
    command = ("suggest", place / "scene.tif", labels, "--model", model, "--json")
    status, text, errors = landscribe(*command)
    assert status == 0, errors
    first = json.loads(text.splitlines()[-1])
    assert LEFT < first["x"] < LEFT + 200 and TOP - 160 < first["y"] < TOP and first["crs"] == "EPSG:32654"
    assert 0 < first["uncertainty"] <= 1 and "wavers between" in first["reason"] and not passes
    second = json.loads(landscribe(*command, "--visited", first["x"], first["y"])[1].splitlines()[-1])
    assert np.hypot(second["x"] - first["x"], second["y"] - first["y"]) > 15
    bounds = (LEFT + 100, TOP - 80, LEFT + 150, TOP - 40)
    inside = json.loads(landscribe(*command, "--bounds", *bounds)[1].splitlines()[-1])
    assert bounds[0] <= inside["x"] <= bounds[2] and bounds[1] <= inside["y"] <= bounds[3]
    everywhere = [value for x in range(0, 201, 10) for y in range(0, 161, 10) for value in (LEFT + x, TOP - y)]
    status, _, errors = landscribe(*command, "--visited", *everywhere)
    assert status == 2 and "was visited" in errors


@pytest.mark.parametrize(
    ("scene", "labels", "options", "sentence"),
    [
        ("scene.tif", "one.gpkg", (), "one class only"),
        ("far.tif", "labels.gpkg", (), "lies on far.tif"),
        ("empty.tif", "labels.gpkg", (), "no valid pixel"),
        ("scene.tif", "none.gpkg", (), "none.gpkg"),
        ("scene.tif", "labels.gpkg", ("--field", "kind"), "kind is no attribute"),
        ("scene.tif", "labels.gpkg", ("--extra-bands", "nir"), "no band named nir"),
        ("scene.tif", "labels.gpkg", ("--extra-bands", "4"), "3 bands and no band 4"),
        ("scene.tif", "labels.gpkg", ("--scene", "far.tif"), "needs its --labels"),
    ],
)
def test_labels_that_teach_nothing_are_refused_in_one_sentence(
    landscribe, place, tmp_path, scene, labels, options, sentence
):
    status, text, errors = landscribe(
        "fit", place / scene, place / labels, tmp_path / "mine", "--base", "tiny", *options
    )
    assert status == 2 and not text and not list(tmp_path.iterdir())
    assert sentence in errors and errors.count("\n") == 1
