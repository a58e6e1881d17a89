"""``landscribe:refer`` in real (headless) QGIS, with the fake engine behind it."""

import json
from pathlib import Path

import pytest
from osgeo import gdal
from qgis import processing
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from landscribe.ui.algorithms import scene_algorithm
from landscribe.ui.layers.answers import shown_threshold
from landscribe.ui.layers.rendering import plan_drawing
from landscribe.ui.layers.results import is_result
from tests.qgis.conftest import write_picture


@pytest.fixture
def pretend(referring_model, provider, qgis_new_project):
    """The fake engine, and a card of a model for phrases."""


def refer(**parameters):
    return processing.run("landscribe:refer", {"MODEL": "pretend-refer", **parameters})


def test_everything_reaches_the_engine_and_comes_back(pretend, picture, engine, tmp_path):
    classes = write_picture(tmp_path / "classes.tif", bands=1)
    extent = QgsReferencedRectangle(
        QgsRectangle(380050, 3949850, 380200, 3949950), QgsCoordinateReferenceSystem("EPSG:32654")
    )
    results = refer(
        INPUT=picture,
        EXTENT=extent,
        PHRASE="  farmland within\n200 m of the river ",
        DISTANCES="80; 120.5",
        WHOLE_PHRASE=True,
        WITHIN=classes,
        WITHIN_CODES="5, 8",
        DEVICE="cpu",
        BANDS=[3, 2, 1],
        GSD=0.5,
        GRID="scene",
        THRESHOLD=0.4,
        MIN_AREA=30,
        LIKE="380060 3949900; 380070.5 3949910",
        OUTPUT=str(tmp_path / "out.tif"),
        REGIONS=str(tmp_path / "out.gpkg"),
    )

    (request,) = engine.requests("refer")
    assert request == {
        "scene": picture,
        "phrase": "farmland within 200 m of the river",
        "model": "pretend-refer",
        "device": "cpu",
        "bounds": [380050, 3949850, 380200, 3949950],
        "bounds_crs": "EPSG:32654",
        "bands": [3, 2, 1],
        "gsd": 0.5,
        "grid": "scene",
        "distances": [80, 120.5],
        "whole_phrase": True,
        "within": classes,
        "within_codes": [5, 8],
        "threshold": 0.4,
        "min_area": 30,
        "like": [[380060, 3949900], [380070.5, 3949910]],
        "unlike": [],
        "compare_scene": False,
        "output": str(tmp_path / "out.tif"),
        "regions": str(tmp_path / "out.gpkg"),
    }
    assert QgsRasterLayer(results["OUTPUT"]).extent() == extent
    assert QgsVectorLayer(results["REGIONS"]).featureCount() == results["REGION_COUNT"] == 1
    assert results["FOUND"] is True and results["THRESHOLD_USED"] == 0.4 and results["MAXIMUM"] > 0.4
    assert "80 m" in results["READING"] and json.loads(results["ANSWER"])["distances"] == [80, 120.5]
    assert Path(results["RECORD"]).exists() and json.loads(results["WARNINGS"]) == []


def test_only_what_was_asked_for_is_written(pretend, picture, engine, tmp_path):
    results = refer(INPUT=picture, PHRASE="roofs", OUTPUT=str(tmp_path / "out.tif"))
    (request,) = engine.requests("refer")
    empty = ("bounds", "bands", "gsd", "distances", "within", "within_codes", "threshold", "regions")
    assert [request[name] for name in empty] == [None] * len(empty)
    assert "REGIONS" not in results and {path.suffix for path in tmp_path.glob("out*")} == {".tif", ".json"}


def test_nothing_found_is_an_answer(pretend, picture, tmp_path):
    results = refer(INPUT=picture, PHRASE="airport", OUTPUT=str(tmp_path / "out.tif"))
    assert results["FOUND"] is False and results["MAXIMUM"] < 0.5
    assert "airport" in json.loads(results["WARNINGS"])[0]


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"PHRASE": "  "}, "no phrase"),
        ({"DISTANCES": "far"}, "not a list of metres"),
        ({"WITHIN": "itself"}, "No class is chosen"),
        ({"WITHIN": "itself", "WITHIN_CODES": "road"}, "not a list of class codes"),
        ({"OUTPUT": "out.png"}, "not the name of a GeoTIFF"),
        ({"MODEL_FOLDER": "/nowhere"}, "no model named"),
        ({"EXTENT": "5,5,5,5 [EPSG:32654]"}, "The extent is empty"),
    ],
)
def test_what_is_wrong_is_one_sentence(pretend, picture, engine, tmp_path, parameters, words):
    given = {"INPUT": picture, "PHRASE": "roofs", "OUTPUT": "out.tif", **parameters}
    given["OUTPUT"] = str(tmp_path / given["OUTPUT"])
    if given.get("WITHIN"):
        given["WITHIN"] = picture
    with pytest.raises(QgsProcessingException) as caught:
        refer(**given)
    assert words in str(caught.value) and str(caught.value).endswith(".") and "\n" not in str(caught.value)
    assert engine.requests("refer") == []


def test_the_toolbox_loads_it_styled(pretend, picture, tmp_path):
    results = processing.runAndLoadResults(
        "landscribe:refer",
        {"MODEL": "pretend-refer", "INPUT": picture, "PHRASE": "roofs", "THRESHOLD": 0.3, "OUTPUT": "TEMPORARY_OUTPUT"},
    )
    (layer,) = QgsProject.instance().mapLayers().values()
    assert layer.source() == results["OUTPUT"] and is_result(layer)
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert next(item.value for item in items if item.color.alpha() > 0) == pytest.approx(0.3)
    assert shown_threshold(layer) == pytest.approx(0.3)
    assert "roofs" in layer.metadata().abstract()


def test_a_layer_is_drawn_as_far_around_as_the_relations_look(pretend, picture, engine, tmp_path, monkeypatch):
    planned = []

    def plan(layer, bounds, card):
        planned.append(QgsRectangle(bounds))
        return plan_drawing(layer, bounds, card)

    monkeypatch.setattr(scene_algorithm, "plan_drawing", plan)
    gdal.Translate("/vsimem/around.tif", picture)
    square = QgsRectangle(380100, 3949880, 380150, 3949930)
    extent = QgsReferencedRectangle(square, QgsCoordinateReferenceSystem("EPSG:32654"))
    for phrase, whole in (
        ("farms within 40 m of trees", False),
        ("farms within 40 m of trees", True),
        ("farms", False),
    ):
        refer(
            INPUT=QgsRasterLayer("/vsimem/around.tif"),
            EXTENT=extent,
            PHRASE=phrase,
            WHOLE_PHRASE=whole,
            OUTPUT=str(tmp_path / "o.tif"),
        )
    assert [round(bounds.width()) for bounds in planned] == [130, 50, 50]
    assert [request["bounds"] for request in engine.requests("refer")] == [[380100, 3949880, 380150, 3949930]] * 3


def test_the_real_engine_answers(real_provider, picture, tmp_path, qgis_new_project, monkeypatch):
    """The whole contract between the algorithm and the engine, with the bundled model, as the toolbox loads it."""
    from processing.gui import Postprocessing

    monkeypatch.setattr(Postprocessing, "iface", None, raising=False)
    results = processing.runAndLoadResults(
        "landscribe:refer",
        {
            "MODEL": "landscribe-xemap",
            "INPUT": picture,
            "PHRASE": "houses within 40 m of trees",
            "DISTANCES": "25",
            "DEVICE": "cpu",
            "THRESHOLD": 0.2,
            "OUTPUT": str(tmp_path / "out.tif"),
            "REGIONS": str(tmp_path / "out.gpkg"),
        },
    )
    layer = QgsRasterLayer(results["OUTPUT"])
    assert layer.isValid() and layer.crs().authid() == "EPSG:32654"
    statistics = layer.dataProvider().bandStatistics(1)
    assert 0 <= statistics.minimumValue <= statistics.maximumValue <= 1
    assert "25 m" in results["READING"] and 0 <= results["MAXIMUM"] <= 1
    assert results["THRESHOLD_USED"] == 0.2 and isinstance(results["FOUND"], bool)
    regions = QgsVectorLayer(results["REGIONS"])  # QGIS itself takes the style in the file
    assert regions.featureCount() == results["REGION_COUNT"]
    (loaded,) = [layer for layer in QgsProject.instance().mapLayers().values() if isinstance(layer, QgsVectorLayer)]
    assert loaded.renderer().dump() == regions.renderer().dump() and is_result(loaded)
    record = json.loads(Path(results["RECORD"]).read_text())
    assert record["phrase"] == "houses within 40 m of trees" and record["distances"] == [25]


def test_it_offers_models_for_phrases_only(pretend):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("landscribe:refer")
    models = algorithm.parameterDefinition("MODEL").options()
    assert "pretend-refer" in models and "pretend" not in models
    for parameter in algorithm.parameterDefinitions():
        assert parameter.help(), parameter.name()
    assert "0 to 1" in algorithm.shortHelpString()
