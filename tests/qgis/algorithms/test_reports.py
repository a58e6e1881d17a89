"""Polygons, areas, accuracy and sample points in QGIS, with the real engine process behind them."""

import csv
import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from qgis import processing
from qgis.core import (
    QgsApplication,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsRasterLayer,
    QgsVectorLayer,
)

from tests.qgis.land_cover import CLASSES, LEFT, PIXEL, box, hectares, memory_layer

# Polygons


def test_polygons_are_styled_and_measured(real_provider, classes, tmp_path):
    results = processing.run("landscribe:vectorize", {"INPUT": classes, "OUTPUT": str(tmp_path / "polygons.gpkg")})

    layer = QgsVectorLayer(results["OUTPUT"], "polygons")
    rows = {feature["class"]: feature for feature in layer.getFeatures()}
    assert results["POLYGONS"] == 3 and set(rows) == {"Bareland", "Tree", "Water"}
    assert rows["Water"]["area_ha"] == pytest.approx(4.0, rel=0.03)
    assert layer.crs().authid() == "EPSG:32654"
    looks = {entry.label(): entry.symbol().color().name() for entry in layer.renderer().categories()}
    assert looks == dict(CLASSES.values())


def test_polygons_in_another_crs_format_and_of_some_classes(real_provider, classes, tmp_path):
    results = processing.run(
        "landscribe:vectorize",
        {
            "INPUT": QgsRasterLayer(classes),
            "CLASSES": "5, 6",
            "CRS": "EPSG:3857",
            "SIMPLIFY": 0,
            "OUTPUT": str(tmp_path / "p.fgb"),
        },
    )
    layer = QgsVectorLayer(results["OUTPUT"], "p")
    assert layer.crs().authid() == "EPSG:3857" and {f["code"] for f in layer.getFeatures()} == {5, 6}
    assert layer.renderer().type() == "categorizedSymbol", "the .qml beside it"


def test_a_geopackage_gathers_layers(real_provider, classes, tmp_path):
    """As "Save to GeoPackage…" in the toolbox says it, and by a layer name."""
    place = tmp_path / "all.gpkg"
    by_name = processing.run("landscribe:vectorize", {"INPUT": classes, "LAYER_NAME": "one", "OUTPUT": str(place)})
    processing.run("landscribe:vectorize", {"INPUT": classes, "OUTPUT": f"ogr:dbname='{place}' table=\"two\" (geom)"})
    assert QgsVectorLayer(by_name["OUTPUT"], "one").isValid()
    with closing(sqlite3.connect(place)) as database:
        names = {row[0] for row in database.execute("SELECT table_name FROM gpkg_contents")}
        styled = {row[0] for row in database.execute("SELECT f_table_name FROM layer_styles WHERE useAsDefault")}
    assert names >= {"one", "two"} and styled == {"one", "two"}


# Areas


def test_areas_of_the_whole_raster(real_provider, classes, tmp_path):
    results = processing.run(
        "landscribe:areas", {"INPUT": classes, "OUTPUT": "memory:", "CSV": str(tmp_path / "areas.csv")}
    )

    assert hectares(json.loads(results["CLASS_AREAS"])) == {"Bareland": 10.0, "Tree": 26.0, "Water": 4.0}
    assert results["MAPPED_HECTARES"] == pytest.approx(40.0, rel=2e-3) and json.loads(results["ZONES"]) == []
    rows = {feature["class"]: feature for feature in results["OUTPUT"].getFeatures()}
    assert rows["Tree"]["pixels"] == 2600 and rows["Tree"]["color"] == "#226126"
    assert rows["Water"]["km2"] == pytest.approx(0.04, rel=2e-3)
    with open(results["CSV"], encoding="utf-8-sig", newline="") as file:
        assert [row["class"] for row in csv.DictReader(file)] == ["Bareland", "Tree", "Water"]


def test_areas_within_the_selected_polygons(real_provider, classes, parishes):
    """Of a layer that has no file."""
    selected = QgsProcessingFeatureSourceDefinition(parishes.id(), True)

    results = processing.run(
        "landscribe:areas", {"INPUT": classes, "POLYGONS": selected, "NAME": "parish", "OUTPUT": "memory:"}
    )

    zones = {name: hectares(areas) for name, areas in json.loads(results["ZONES"])}
    assert zones == {"Nord": {"Bareland": 4.0, "Tree": 4.0}, "Süd": {"Tree": 16.0, "Water": 4.0}}
    rows = {(feature["parish"], feature["class"]) for feature in results["OUTPUT"].getFeatures()}
    assert rows == {("Nord", "Bareland"), ("Nord", "Tree"), ("Süd", "Tree"), ("Süd", "Water")}


# Accuracy


def test_accuracy_against_polygons_with_a_mapping(real_provider, classes, tmp_path):
    reference = memory_layer(
        "Polygon",
        "kind",
        [(box((0, 10), (10, 30)), "soil"), (box((30, 50), (20, 30)), "forest"), (box((60, 70), (30, 50)), "lake")],
    )
    results = processing.run(
        "landscribe:accuracy",
        {
            "INPUT": classes,
            "REFERENCE": reference,
            "FIELD": "kind",
            "MAPPING": ["soil", "Bareland", "forest", "5", "lake", "Water"],
            "REPORT": str(tmp_path / "report.html"),
        },
    )
    evaluation = json.loads(results["EVALUATION"])
    assert evaluation["matrix"]["counts"] == [[200, 0, 0], [0, 200, 100], [0, 0, 100]]
    assert results["OVERALL_ACCURACY"] == pytest.approx(500 / 600)
    page = Path(results["REPORT"]).read_text(encoding="utf-8")
    assert "<svg" in page and "compared with kind" in page


def test_points_are_drawn_labelled_and_compared(real_provider, classes, tmp_path):
    points = str(tmp_path / "points.gpkg")
    drawn = processing.run("landscribe:samplepoints", {"INPUT": classes, "POINTS": 60, "LEAST": 15, "OUTPUT": points})
    assert drawn["COUNT"] == 60 and {e["name"]: e["points"] for e in json.loads(drawn["CLASSES"])}["Water"] == 15
    layer = QgsVectorLayer(points, "points")
    widget = layer.editorWidgetSetup(layer.fields().lookupField("reference"))
    assert widget.type() == "ValueMap" and {"Tree": "Tree"} in widget.config()["map"]

    assert layer.startEditing()
    field = layer.fields().lookupField("reference")
    for feature in layer.getFeatures():
        west = feature.geometry().asPoint().x() < LEFT + 20 * PIXEL
        layer.changeAttributeValue(feature.id(), field, "Bareland" if west else "Tree")
    results = processing.run("landscribe:accuracy", {"INPUT": classes, "REFERENCE": layer})  # labels not saved yet
    layer.rollBack()

    evaluation = json.loads(results["EVALUATION"])
    estimated = {entry["name"]: entry["area_m2"]["value"] / 1e4 for entry in evaluation["estimates"]["classes"]}
    assert estimated == pytest.approx({"Bareland": 10.0, "Tree": 30.0, "Water": 0.0}, rel=2e-3)


def test_points_are_not_replaced_by_mistake(real_provider, classes, tmp_path):
    parameters = {"INPUT": classes, "POINTS": 60, "OUTPUT": str(tmp_path / "points.gpkg")}
    processing.run("landscribe:samplepoints", parameters)
    with pytest.raises(QgsProcessingException, match="exists already"):
        processing.run("landscribe:samplepoints", parameters)
    assert processing.run("landscribe:samplepoints", {**parameters, "OVERWRITE": True})["COUNT"] == 60


# All of them

ALGORITHMS = ("vectorize", "areas", "accuracy", "samplepoints", "fit")


@pytest.mark.parametrize("name", ALGORITHMS)
def test_every_algorithm_and_parameter_has_help(provider, name):
    algorithm = QgsApplication.processingRegistry().algorithmById(f"landscribe:{name}")
    assert [parameter.name() for parameter in algorithm.parameterDefinitions() if not parameter.help()] == []
    assert algorithm.shortHelpString() and algorithm.shortDescription() and algorithm.tags()
    assert not algorithm.icon().isNull()


def test_what_cannot_be_done_is_one_sentence(real_provider, classes, tmp_path):
    for name, parameters, words in (
        ("vectorize", {"INPUT": classes, "OUTPUT": str(tmp_path / "p.kml")}, "is no name for polygons"),
        ("vectorize", {"INPUT": classes, "CLASSES": "Tree", "OUTPUT": str(tmp_path / "p.gpkg")}, "5, 8"),
        ("areas", {"INPUT": classes, "CSV": str(tmp_path / "no" / "areas.csv")}, "There is no folder"),
        ("accuracy", {"INPUT": classes, "REFERENCE": classes, "MAPPING": ["5", "Sea"]}, "Sea"),
        ("samplepoints", {"INPUT": classes, "OUTPUT": str(tmp_path / "p.shp")}, "GeoPackage"),
    ):
        with pytest.raises(QgsProcessingException) as caught:
            processing.run(f"landscribe:{name}", parameters)
        text = str(caught.value)
        assert words in text and text.endswith(".") and "Traceback" not in text and len(text) < 300, text
    assert os.listdir(tmp_path) in (["land cover.tif"], ["land cover.tif", "land cover.tif.aux.xml"])
