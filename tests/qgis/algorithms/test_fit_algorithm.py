"""``landscribe:fit``: a model from labels in QGIS, and the map that it makes."""

import json
from pathlib import Path

import pytest
from osgeo import gdal
from qgis import processing
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsRendererCategory,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from landscribe.ui.algorithms import scene_algorithm
from landscribe.ui.dock import LandscribeDock
from landscribe.ui.engine.models import model_events
from landscribe.ui.layers.class_colors import class_colors
from landscribe.ui.layers.drawings import drawings
from tests.qgis.conftest import tile_bounds, wait_until
from tests.qgis.land_cover import memory_layer

LEFT, TOP = 380000.0, 3950000.0
COLORS = {"dark": "#112233", "bright": "#eeddcc"}


@pytest.fixture(autouse=True)
def user_folder(tmp_path, monkeypatch) -> Path:
    """The folder of the user's models."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    yield tmp_path / "data" / "landscribe" / "models"
    drawings.close()


@pytest.fixture
def labels(qgis_new_project) -> QgsVectorLayer:
    """Four points left and four right on the picture; a layer in memory with a style by class."""
    rows = [
        (f"POINT({LEFT + x + 5 * number} {TOP - 30 - 30 * number})", name)
        for name, x in (("dark", 20), ("bright", 220))
        for number in range(4)
    ]
    layer = memory_layer("Point", "class", rows)
    layer.setName("my/labels")
    layer.setRenderer(by_class(layer, COLORS))
    QgsProject.instance().addMapLayer(layer)
    return layer


def by_class(layer, colors) -> QgsCategorizedSymbolRenderer:
    categories = []
    for value, color in colors.items():
        symbol = QgsSymbol.defaultSymbol(layer.geometryType())
        symbol.setColor(QColor(color))
        categories.append(QgsRendererCategory(value, symbol, f"label of {value}"))
    return QgsCategorizedSymbolRenderer("class", categories)


def add(layer, x, y, name) -> None:
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
    feature.setAttributes([name])
    assert layer.addFeature(feature)


def counts(results) -> dict:
    return {entry["name"]: entry["labels"] for entry in json.loads(results["CLASSES"])}


def test_a_fitted_model_is_installed_and_maps(provider, engine, picture, labels, user_folder, tmp_path):
    written = []
    model_events.written.connect(lambda: written.append(True))
    feedback = QgsProcessingFeedback()

    results = processing.run(
        "landscribe:fit",
        {"INPUT": picture, "LABELS": labels, "FIELD": "class", "BASE": "pretend", "NAME": "mine"},
        feedback=feedback,
    )

    assert results["OUTPUT"] == str(user_folder / "mine") and results["MODEL"] == "mine" and written
    assert counts(results) == {"bright": 4, "dark": 4} and results["ACCURACY"] == 0.75
    assert "dark: 4 labels, accuracy 75 % (40 to 90 %)" in feedback.textLog()
    (request,) = engine.requests("fit")
    assert request["scene"] == picture and request["base"] == "pretend" and request["field"] == "class"
    assert request["colors"] == COLORS and request["keep_classes"] is False and request["embedding"] is None
    assert request["extra_bands"] == []
    assert Path(request["labels"]).name == "my_labels.gpkg" and not Path(request["labels"]).exists()

    output = str(tmp_path / "map.tif")
    assert processing.run("landscribe:map", {"INPUT": picture, "MODEL": "mine", "OUTPUT": output})["OUTPUT"] == output
    processing.run("landscribe:map", {"INPUT": picture, "MODEL_FOLDER": results["OUTPUT"], "OUTPUT": output})


def test_an_open_dock_lists_the_new_model_at_once(provider, picture, labels, qgis_iface):
    dock = LandscribeDock(qgis_iface)
    assert dock.map_page.model.findData("mine") < 0
    processing.run("landscribe:fit", {"INPUT": picture, "LABELS": labels, "BASE": "pretend", "NAME": "mine"})
    wait_until(lambda: dock.map_page.model.findData("mine") >= 0)
    rows = range(dock.models_page.installed.topLevelItemCount())
    assert "mine" in [dock.models_page.installed.topLevelItem(row).text(0) for row in rows]
    dock.dispose()
    dock.deleteLater()


def test_edits_count_before_they_are_saved(provider, picture, labels):
    assert labels.startEditing()
    labels.deleteFeature(min(labels.allFeatureIds()))  # a dark one
    add(labels, LEFT + 100, TOP - 50, "bright")
    results = processing.run("landscribe:fit", {"INPUT": picture, "LABELS": labels, "BASE": "pretend", "NAME": "mine"})
    labels.rollBack()
    assert counts(results) == {"bright": 5, "dark": 3}


def test_selected_labels_in_a_folder_of_models(provider, engine, picture, labels, user_folder, tmp_path):
    labels.selectByExpression("\"class\" = 'dark'")
    selected = QgsProcessingFeatureSourceDefinition(labels.id(), True)
    results = processing.run(
        "landscribe:fit",
        {
            "INPUT": picture,
            "LABELS": selected,
            "BASE": "pretend",
            "NAME": "mine",
            "KEEP_CLASSES": True,
            "EXTRA_BANDS": "nir, height,",
            "EMBEDDING": "alphaearth:2024",
            "FOLDER": str(tmp_path),
        },
    )
    assert counts(results) == {"dark": 4} and results["OUTPUT"] == str(tmp_path / "mine")
    (request,) = engine.requests("fit")
    assert request["keep_classes"] is True and not user_folder.exists()
    assert request["extra_bands"] == ["nir", "height"] and request["embedding"] == "alphaearth:2024"


def test_a_layer_that_qgis_draws_is_drawn_around_the_labels(provider, engine, tiles, qgis_new_project, monkeypatch):
    drawn, real = [], scene_algorithm.draw
    monkeypatch.setattr(scene_algorithm, "draw", lambda *given: drawn.append(given[1]) or real(*given))
    centre = tile_bounds(232835, 103235).center()
    layer = QgsVectorLayer("Point?crs=EPSG:3857&field=class:string", "one", "memory")
    layer.startEditing()
    add(layer, centre.x(), centre.y(), "Tree")
    processing.run("landscribe:fit", {"INPUT": tiles, "LABELS": layer, "BASE": "pretend", "NAME": "mine"})
    (drawing,) = drawn
    assert drawing.width * drawing.height < 1500**2
    (request,) = engine.requests("fit")
    assert request["scene"] != tiles.source() and request["bands"] == [1, 2, 3]


def test_colours_come_from_a_style_by_the_class_only(labels):
    assert class_colors(labels, "class") == class_colors(labels) == COLORS
    assert class_colors(labels, "other") == {} and class_colors(None) == {}
    labels.setRenderer(by_class(labels, {5: "#010101", 7.0: "#020202", None: "#030303", "": "#040404"}))
    assert class_colors(labels) == {"5": "#010101", "7": "#020202"}
    labels.renderer().setClassAttribute("upper(class)")
    assert class_colors(labels) == {}


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"NAME": "../mine"}, "cannot be a model's name"),
        ({"NAME": "pretend"}, "choose another name"),
        ({"FIELD": "kind"}, "no attribute kind"),
        ({"LABELS": "empty"}, "no label"),
    ],
)
def test_what_cannot_be_fitted_is_one_sentence(provider, picture, labels, user_folder, parameters, words):
    empty = memory_layer("Point", "class", [])
    given = {"INPUT": picture, "LABELS": labels, "BASE": "pretend", "NAME": "mine", **parameters}
    with pytest.raises(QgsProcessingException) as caught:
        processing.run("landscribe:fit", {**given, "LABELS": empty if given["LABELS"] == "empty" else labels})
    text = str(caught.value)
    assert words in text and text.endswith(".") and "Traceback" not in text and not user_folder.exists()


def test_labels_teach_the_bundled_model(real_provider, picture, labels, user_folder, tmp_path):
    """With the real engine: the model maps the two classes in the labels' colours."""
    common = {"INPUT": picture, "DEVICE": "cpu"}
    fit = {**common, "LABELS": labels, "NAME": "mine", "BASE": "landscribe-ssdm"}
    results = processing.run("landscribe:fit", fit)
    assert counts(results) == {"bright": 4, "dark": 4} and any("add more" in w for w in json.loads(results["WARNINGS"]))
    card = json.loads((user_folder / "mine" / "model.json").read_text())
    assert {entry["name"]: entry["color"] for entry in card["classes"]} == COLORS

    mapped = processing.run("landscribe:map", {**common, "MODEL": "mine", "OUTPUT": str(tmp_path / "map.tif")})
    codes = {entry["code"] for entry in card["classes"]}
    assert set(gdal.Open(mapped["OUTPUT"]).ReadRaster()) <= codes
    labels.selectByExpression("\"class\" = 'dark'")
    dark = QgsProcessingFeatureSourceDefinition(labels.id(), True)
    with pytest.raises(QgsProcessingException, match="one class only"):
        processing.run("landscribe:fit", {**fit, "LABELS": dark, "NAME": "other"})
    assert [path.name for path in user_folder.iterdir()] == ["mine"]
