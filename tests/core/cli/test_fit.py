"""``landscribe fit`` from end to end with a tiny model: the model that it writes maps like any other."""

import json
import struct

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from pyproj import Transformer

from core.ssdm.network import SsdmNetwork
from tests.fixtures.labels import write_labels
from tests.fixtures.rasters import UTM, north_up, picture, write_raster
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
    write_raster(folder / "grey.tif", halves()[:1])
    write_raster(folder / "nir.tif", np.tile(halves(), (2, 1, 1))[:4], names=("red", "green", "blue", "nir"))
    write_raster(folder / "empty.tif", np.zeros((3, 320, 400), "uint8"), nodata=0)
    write_labels(folder / "labels.gpkg", points(12))
    write_labels(folder / "one.gpkg", points(5)[:5])
    write_labels(folder / "far.gpkg", moved(points(4)))
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


@pytest.fixture
def field(tmp_path):
    """A field of four dimensions, on a coarse grid of its own, that tells the halves of a grey scene apart."""
    image = np.repeat(picture(320, 400, 1) // 4 + 90, 3, 0)
    write_raster(tmp_path / "grey.tif", image)
    values = np.random.default_rng(0).normal(0, 0.1, (4, 20, 24)).astype("float32")
    values[0, :, :12], values[1, :, 12:] = 1, 1
    write_raster(tmp_path / "field.tif", values, transform=north_up(LEFT - 10, TOP + 10, 10.0))
    write_raster(tmp_path / "wide.tif", np.concatenate([values] * 2), transform=north_up(LEFT - 10, TOP + 10, 10.0))
    return f"raster:{tmp_path / 'field.tif'}"


def test_an_embedding_tells_classes_apart_that_look_alike(landscribe, place, field, tmp_path):
    scene, model, out = tmp_path / "grey.tif", tmp_path / "mine", tmp_path / "out.tif"
    command = ("fit", scene, place / "labels.gpkg", model, "--base", "tiny", "--embedding", field, "--json")
    status, text, errors = landscribe(*command)
    assert status == 0, errors
    assert json.loads(text.splitlines()[-1])["accuracy"] > 0.9
    head = json.loads((model / "model.json").read_text(encoding="utf-8"))["head"]["embedding"]
    assert head["dimensions"] == 4 == len(head["mean"]) == len(head["scale"]) and head["source"] == ""
    mapping = ("map", scene, out, "--model", model)
    status, _, errors = landscribe(*mapping, "--embedding", field)
    assert status == 0, errors
    part = (LEFT + 40, TOP - 120, LEFT + 160, TOP - 20)
    landscribe("map", scene, tmp_path / "part.tif", "--model", model, "--embedding", field, "--bounds", *part)
    with rasterio.open(out) as mapped, rasterio.open(tmp_path / "part.tif") as cut:
        classes = mapped.read(1)
        assert (mapped.read(1, window=mapped.window(*cut.bounds).round_offsets().round_lengths()) == cut.read(1)).all()
    bright, dark = np.bincount(classes[:, 230:].ravel()).argmax(), np.bincount(classes[:, :170].ravel()).argmax()
    assert (classes[:, 230:] == bright).mean() > 0.95 < (classes[:, :170] == dark).mean() and bright != dark
    labelled = (scene, place / "labels.gpkg", "--model", model)
    assert landscribe("suggest", *labelled, "--embedding", field)[0] == 0


@pytest.mark.parametrize(
    ("command", "embedding", "sentence"),
    [
        ("map", "", "reads an embedding (4 dimensions)"),
        ("map", "none", "reads an embedding (4 dimensions)"),
        ("map", "raster:wide.tif", "reads an embedding (4 dimensions)"),
        ("map far.tif", "raster:field.tif", "does not cover the extent, and the model mine reads it"),
        ("fit far.tif", "raster:field.tif", "does not cover the extent, and the new model reads it"),
        ("fit", "alphaearth:2024", "and the new model reads it"),
        ("fit", "raster:absent.tif", "no embedding raster"),
    ],
)
def test_a_missing_embedding_is_named_in_one_sentence(landscribe, place, field, tmp_path, command, embedding, sentence):
    command, _, scene = command.partition(" ")
    scene = place / scene if scene else tmp_path / "grey.tif"
    options = ("--embedding", embedding.replace("raster:", f"raster:{tmp_path}/")) if embedding else ()
    labels = write_labels(tmp_path / "far.gpkg", moved(points(6))) if scene.name == "far.tif" else place / "labels.gpkg"
    if command == "fit":
        run = ("fit", scene, labels, tmp_path / "out", "--base", "tiny", *options)
    else:
        fitted = ("fit", tmp_path / "grey.tif", place / "labels.gpkg", tmp_path / "mine", "--base", "tiny")
        assert landscribe(*fitted, "--embedding", field)[0] == 0
        run = ("map", scene, tmp_path / "out.tif", "--model", tmp_path / "mine", *options)
    before = {path.name for path in tmp_path.iterdir()}
    status, _, errors = landscribe(*run)
    assert status == 2 and sentence in errors and errors.count("\n") == 1
    assert {path.name for path in tmp_path.iterdir()} == before


def moved(labels: list[tuple]) -> list[tuple]:
    """Labels of scene.tif, on far.tif."""
    return [(shapely.transform(geometry, lambda xy: xy + (120000.0, 50000.0)), name) for geometry, name in labels]


def test_several_scenes_feed_one_model(landscribe, place, tmp_path):
    far = write_labels(tmp_path / "far.gpkg", moved(points(6, 1)))
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


def dark_and(place_of_bright, crs=UTM, classes=("dark", "bright")):
    """Labels whose second class is moved."""

    def write(path):
        labels = [(shapely.transform(geometry, place_of_bright), classes[1]) for geometry, _ in points(4)[4:]]
        return write_labels(path, [(geometry, classes[0]) for geometry, _ in points(4)[:4]] + labels, crs)

    return write


def circles(path):
    """Curved polygons around the points, which GEOS knows as such."""
    shapes = []
    for x, y in (shapely.get_coordinates(geometry)[0] for geometry, _ in points(4)):
        arc = struct.pack("<BII", 1, 8, 5) + struct.pack("<10d", x - 3, y, x, y + 3, x + 3, y, x, y - 3, x - 3, y)
        shapes.append(struct.pack("<BII", 1, 10, 1) + arc)
    classes = np.array([name for _, name in points(4)], object)
    pyogrio.raw.write(path, np.array(shapes, object), [classes], ["class"], geometry_type="Unknown", crs=UTM)


def in_degrees(xy):
    return np.column_stack(Transformer.from_crs(UTM, "EPSG:4326", always_xy=True).transform(*xy.T))


ODD_LABELS = {
    "degrees": lambda path: write_labels(
        path, [(shapely.transform(geometry, in_degrees), name) for geometry, name in points(4)], "EPSG:4326"
    ),
    "3-D": lambda path: write_labels(path, [(shapely.force_3d(geometry, 9.0), name) for geometry, name in points(4)]),
    "curved": circles,
    "some null": lambda path: write_labels(path, [*points(4), (points(1)[0][0], None), (None, "bright")]),
    "some beside": lambda path: write_labels(path, [*points(4), (shapely.Point(LEFT + 205, TOP - 20), "bright")]),
}


@pytest.mark.parametrize("kind", ODD_LABELS)
def test_labels_of_odd_kinds_teach_like_others(landscribe, place, tmp_path, kind):
    ODD_LABELS[kind](tmp_path / "labels.gpkg")
    status, text, errors = landscribe(
        "fit", place / "scene.tif", tmp_path / "labels.gpkg", tmp_path / "mine", "--base", "tiny", "--json"
    )
    assert status == 0, errors
    assert [entry["labels"] for entry in json.loads(text.splitlines()[-1])["classes"]] == [4, 4]
    assert ("left out" in errors) is ("some" in kind)


BAD_LABELS = {
    "no label": (lambda path: write_labels(path, []), "holds no label: draw some first"),
    "null classes": (
        lambda path: write_labels(path, [(geometry, None) for geometry, _ in points(4)]),
        "value in class",
    ),
    "no geometry": (lambda path: write_labels(path, [(None, name) for _, name in points(4)]), "lies on scene.tif"),
    "no table": (lambda path: path.write_bytes(b"SQLite format 3" + bytes(200)), "cannot be read"),
    "code 300": (dark_and(lambda xy: xy, classes=(2, 300)), "class code 300 cannot be used"),
    "code 0": (dark_and(lambda xy: xy, classes=(2, 0)), "class code 0 cannot be used"),
    "a class beside": (dark_and(lambda xy: xy + (200.0, 0.0)), "one class only"),
    "a class far away": (dark_and(lambda xy: xy + (2e6, 0.0)), "one class only"),
    "many classes": (
        lambda path: write_labels(path, [(points(1)[0][0], f"class {i}") for i in range(61)]),
        "61 classes, and a model holds 60",
    ),
}


@pytest.mark.parametrize("kind", BAD_LABELS)
def test_bad_labels_are_refused_in_one_sentence(landscribe, place, tmp_path, kind):
    write, sentence = BAD_LABELS[kind]
    write(tmp_path / "labels.gpkg")
    status, text, errors = landscribe(
        "fit", place / "scene.tif", tmp_path / "labels.gpkg", tmp_path / "mine", "--base", "tiny"
    )
    assert status == 2 and not text and [path.name for path in tmp_path.iterdir()] == ["labels.gpkg"]
    assert sentence in errors and errors.count("\n") == 1


def test_a_class_without_data_under_it_is_no_class(landscribe, place, tmp_path):
    image = halves()
    image[:, :, 200:] = 0
    scene = write_raster(tmp_path / "half.tif", image, nodata=0)
    fit = ("fit", scene, place / "labels.gpkg", tmp_path / "mine", "--base", "tiny")
    status, _, errors = landscribe(*fit)
    assert status == 2 and "one class only" in errors and not (tmp_path / "mine").exists()
    assert landscribe(*fit, "--keep-classes")[0] == 0
    card = json.loads((tmp_path / "mine" / "model.json").read_text(encoding="utf-8"))
    assert "bright" not in [entry["name"] for entry in card["classes"]] and card["head"]["keeps_classes"]


@pytest.mark.parametrize("options", [("--keep-classes",), ("--keep-classes", "--embedding", "none")])
def test_classes_that_the_base_model_lacks_join_those_that_it_keeps(landscribe, place, tmp_path, options):
    model = tmp_path / "mine"
    fit = ("fit", place / "scene.tif", place / "labels.gpkg", model, "--base", "tiny", "--json", *options)
    status, text, errors = landscribe(*fit)
    assert status == 0, errors
    classes = {entry["name"]: entry["labels"] for entry in json.loads(text.splitlines()[-1])["classes"]}
    assert {classes.pop("dark"), classes.pop("bright")} == {12} and len(classes) == 8 and set(classes.values()) == {0}
    assert landscribe("map", place / "scene.tif", tmp_path / "out.tif", "--model", model, *options[1:])[0] == 0


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
        ("scene.tif", "labels.gpkg", ("--bands", 1, 2, 9), "name three bands between 1 and 3"),
        (
            "nir.tif",
            "labels.gpkg",
            ("--scene", "far.tif", "--labels", "far.gpkg", "--extra-bands", "nir"),
            "far.tif has no",
        ),
        ("scene.tif", "labels.gpkg", ("--scene", "grey.tif", "--labels", "labels.gpkg"), "has only one band"),
    ],
)
def test_labels_that_teach_nothing_are_refused_in_one_sentence(
    landscribe, place, tmp_path, scene, labels, options, sentence
):
    options = [place / name if str(name).endswith((".tif", ".gpkg")) else name for name in options]
    status, text, errors = landscribe(
        "fit", place / scene, place / labels, tmp_path / "mine", "--base", "tiny", *options
    )
    assert status == 2 and not text and not list(tmp_path.iterdir())
    assert sentence in errors and errors.count("\n") == 1
