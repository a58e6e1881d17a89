"""Polygons, areas, accuracy and samples in QGIS, with the real engine process behind them."""

import csv
import json
import os
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest
from osgeo import gdal, osr
from qgis import processing
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsLayoutExporter,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutPoint,
    QgsPrintLayout,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgsBrowserGuiModel
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QMessageBox

from tests.qgis.conftest import wait_until

LEFT, TOP, PIXEL = 380000.0, 3950000.0, 10.0
CLASSES = {1: ("Bareland", "#800000"), 5: ("Tree", "#226126"), 6: ("Water", "#0045ff")}


@pytest.fixture
def classes(tmp_path) -> str:
    """60 rows of 80 pixels of 10 m: nodata on top (10 rows), bareland left (20 columns), trees, water in a corner."""
    path = str(tmp_path / "land cover.tif")
    target = gdal.GetDriverByName("GTiff").Create(path, 80, 60, 1, gdal.GDT_Byte)
    target.SetGeoTransform((LEFT, PIXEL, 0, TOP, 0, -PIXEL))
    system = osr.SpatialReference()
    system.ImportFromEPSG(32654)
    target.SetProjection(system.ExportToWkt())
    band = target.GetRasterBand(1)
    band.SetNoDataValue(0)
    table = gdal.ColorTable()
    for code, (_, color) in CLASSES.items():
        table.SetColorEntry(code, (*bytes.fromhex(color[1:]), 255))
    band.SetColorTable(table)
    band.SetCategoryNames([CLASSES.get(code, ("",))[0] for code in range(7)])
    rows = [bytes(80)] * 10 + [bytes([1] * 20 + [5] * 60)] * 30 + [bytes([1] * 20 + [5] * 40 + [6] * 20)] * 20
    band.WriteRaster(0, 0, 80, 60, b"".join(rows))
    return path


def box(columns, rows) -> str:
    """WKT of a rectangle of whole pixels: (first, end) columns and rows."""
    x = [LEFT + PIXEL * column for column in columns]
    y = [TOP - PIXEL * row for row in rows]
    return f"POLYGON(({x[0]} {y[0]},{x[1]} {y[0]},{x[1]} {y[1]},{x[0]} {y[1]},{x[0]} {y[0]}))"


def memory_layer(kind: str, field: str, rows) -> QgsVectorLayer:
    """A layer that has no file, with one text attribute; ``rows`` are (WKT, value)."""
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:32654&field={field}:string", field, "memory")
    for wkt, value in rows:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes([value])
        layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer


@pytest.fixture
def parishes(qgis_new_project) -> QgsVectorLayer:
    """Three parishes, of which Nord and Süd are selected."""
    layer = memory_layer(
        "Polygon",
        "parish",
        [(box((0, 40), (10, 30)), "Nord"), (box((40, 80), (10, 60)), "Süd"), (box((0, 20), (40, 50)), "West")],
    )
    layer.selectByExpression("parish <> 'West'")
    QgsProject.instance().addMapLayer(layer)
    return layer


def hectares(areas) -> dict:
    return {area["name"]: round(area["hectares"], 1) for area in areas}


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


# In the dock


@pytest.fixture
def land_cover(classes, qgis_new_project):
    """The result of a run, as the dock adds it to the project."""
    from landscribe.core.models.card import ClassInfo
    from landscribe.ui.layers.results import add_results

    Path(classes).with_suffix(".run.json").write_text(json.dumps({"model": "pretend", "scene": "a/scene.tif"}))
    infos = tuple(ClassInfo(code, *look) for code, look in CLASSES.items())
    record = str(Path(classes).with_suffix(".run.json"))
    return add_results(QgsProject.instance(), classes, None, record, infos, "scene land cover")[0]


@pytest.fixture
def export_dialog(real_provider, land_cover):
    from landscribe.ui.map.export_dialog import ExportDialog

    dialog = ExportDialog(land_cover)
    dialog.said = []
    dialog.exported.connect(dialog.said.append)
    yield dialog
    dialog.abandon()
    dialog.deleteLater()
    QgsSettings().remove("landscribe")


def exported(dialog) -> None:
    """Press Export and wait for the end."""
    dialog.start()
    wait_until(lambda: dialog._run is None, 60)


def group_layers() -> list:
    return QgsProject.instance().layerTreeRoot().findGroup("Landscribe").findLayers()


def test_an_export_gives_files_and_a_styled_layer_over_the_result(export_dialog, land_cover, tmp_path):
    export_dialog.file.setFilePath(str(tmp_path / "export.gpkg"))
    export_dialog.layer_name.setText("june")
    export_dialog.areas.setChecked(True)
    water = export_dialog.classes.findItems("Water", Qt.MatchFlag.MatchExactly)[0]
    water.setCheckState(Qt.CheckState.Unchecked)

    exported(export_dialog)

    top, below = (node.layer() for node in group_layers())
    assert below is land_cover and top.name() == "june"
    assert {feature["class"] for feature in top.getFeatures()} == {"Bareland", "Tree"}
    assert {feature["source"] for feature in top.getFeatures()} == {"scene.tif"}
    assert top.renderer().type() == "categorizedSymbol" and "pretend" in top.metadata().abstract()
    with open(tmp_path / "export.csv", encoding="utf-8-sig", newline="") as file:
        assert [row["class"] for row in csv.DictReader(file)] == ["Bareland", "Tree", "Water"]
    assert "export.gpkg" in export_dialog.said[0] and "export.csv" in export_dialog.said[0]


def test_an_export_has_the_attributes_that_are_ticked(export_dialog, tmp_path):
    choice = export_dialog.attributes
    offered = [choice.itemData(index) for index in range(choice.count())]
    assert offered == ["class", "area_m2", "area_ha", "perimeter_m", "model", "source", "date"], "it has no confidence"
    for index, name in enumerate(offered):
        if name not in ("class", "area_ha"):
            choice.setItemCheckState(index, Qt.CheckState.Unchecked)
    export_dialog.file.setFilePath(str(tmp_path / "export.fgb"))
    export_dialog.format.setCurrentIndex(export_dialog.format.findData(".fgb"))
    exported(export_dialog)
    layer = QgsVectorLayer(str(tmp_path / "export.fgb"))
    assert [field.name() for field in layer.fields()] == ["code", "class", "area_ha"]
    choice.deselectAllOptions()
    exported(export_dialog)
    assert "No attribute is chosen" in export_dialog.bar.currentItem().text()


@pytest.fixture
def response(tmp_path, qgis_new_project) -> QgsRasterLayer:
    """What answers a phrase: 0.9 in a block of 20 × 20 pixels of 10 m, 0.6 around it, else nothing."""
    path = tmp_path / "answer.tif"
    target = gdal.GetDriverByName("GTiff").Create(str(path), 80, 60, 1, gdal.GDT_Float32)
    target.SetGeoTransform((LEFT, PIXEL, 0, TOP, 0, -PIXEL))
    system = osr.SpatialReference()
    system.ImportFromEPSG(32654)
    target.SetProjection(system.ExportToWkt())
    target.GetRasterBand(1).SetNoDataValue(-1)
    block, around = (range(20, 40), 0.9), (range(10, 50), 0.6)
    rows = [
        [next((value for where, value in (block, around) if x in where and y in where), 0.0) for x in range(80)]
        for y in range(60)
    ]
    target.GetRasterBand(1).WriteRaster(0, 0, 80, 60, b"".join(struct.pack("80f", *row) for row in rows))
    path.with_suffix(".run.json").write_text(
        json.dumps({"model": "pretend", "scene": "a/scene.tif", "phrase": "barns by the river", "threshold": 0.55})
    )
    del target  # written
    layer = QgsRasterLayer(str(path), "barns")
    QgsProject.instance().addMapLayer(layer)
    return layer


def test_the_regions_that_answer_a_phrase_are_exported(real_provider, land_cover, response, tmp_path):
    from landscribe.ui.layers.result_combo import THRESHOLD, is_land_cover, is_response
    from landscribe.ui.map.export_dialog import ExportDialog

    assert [is_response(layer) for layer in (response, land_cover)] == [True, False] and not is_land_cover(response)
    dialog = ExportDialog(response)
    assert dialog.result_layer.currentLayer() is response and dialog.threshold.value() == 0.55
    assert dialog.classes.isHidden() and dialog.areas.isHidden() and not dialog.threshold.isHidden()
    dialog.result_layer.setLayer(land_cover)
    assert not dialog.classes.isHidden() and dialog.threshold.isHidden()
    response.setCustomProperty(THRESHOLD, 0.8)  # as moved in the dock
    dialog.result_layer.setLayer(response)
    assert dialog.threshold.value() == 0.8

    dialog.file.setFilePath(str(tmp_path / "regions.gpkg"))
    dialog.simplify.setValue(0)
    exported(dialog)
    (feature,) = group_layers()[0].layer().getFeatures()
    assert feature["class"] == feature["phrase"] == "barns by the river" and feature["source"] == "scene.tif"
    assert feature["response"] == pytest.approx(0.9, abs=1e-3) and feature["area_ha"] == pytest.approx(4.0, rel=2e-3)
    dialog.abandon()
    dialog.deleteLater()
    QgsSettings().remove("landscribe")


def test_an_export_asks_before_it_replaces(export_dialog, tmp_path, monkeypatch):
    asked = []

    def answer(parent, title, question):
        asked.append(question)
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", answer)
    export_dialog.file.setFilePath(str(tmp_path / "export.gpkg"))
    export_dialog.layer_name.setText("june")
    exported(export_dialog)
    before = (tmp_path / "export.gpkg").stat().st_mtime_ns
    exported(export_dialog)
    assert len(asked) == 1 and "june" in asked[0] and (tmp_path / "export.gpkg").stat().st_mtime_ns == before

    export_dialog.layer_name.setText("july")  # joins the other layer, which is open in the project
    exported(export_dialog)
    assert len(asked) == 1 and [node.layer().name() for node in group_layers()][:2] == ["july", "june"]

    monkeypatch.setattr(QMessageBox, "question", lambda *words: QMessageBox.StandardButton.Yes)
    export_dialog.min_area.setValue(50_000)  # more than the water's four hectares
    exported(export_dialog)
    july = group_layers()[0].layer()
    assert {feature["class"] for feature in july.getFeatures()} == {"Bareland", "Tree"}
    assert len(group_layers()) == 3, "the layer shows the new polygons, there is no second one"


def test_an_export_in_another_format_and_crs(export_dialog, tmp_path):
    export_dialog.add.setChecked(False)
    export_dialog.file.setFilePath(str(tmp_path / "export.gpkg"))
    export_dialog.format.setCurrentIndex(export_dialog.format.findData(".shp"))
    export_dialog.crs.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    export_dialog.simplify.setValue(0)
    exported(export_dialog)
    layer = QgsVectorLayer(str(tmp_path / "export.shp"))
    corners = {feature["class"]: feature.geometry().constGet().nCoordinates() for feature in layer.getFeatures()}
    assert layer.crs().authid() == "EPSG:4326" and corners["Water"] == 5, "a rectangle of pixels stays one"
    export_dialog.format.setCurrentIndex(export_dialog.format.findData(".geojson"))
    assert not export_dialog.crs.isEnabled() and not export_dialog.layer_name.isEnabled()
    exported(export_dialog)
    assert json.loads((tmp_path / "export.geojson").read_text())["type"] == "FeatureCollection"
    assert len(group_layers()) == 1


def test_an_export_that_fails_says_why_and_stays_open(export_dialog, tmp_path):
    export_dialog.file.setFilePath(str(tmp_path / "no" / "export.gpkg"))
    exported(export_dialog)
    assert "There is no folder" in export_dialog.bar.currentItem().text() and export_dialog.export_button.isEnabled()
    export_dialog.polygons.setChecked(False)
    exported(export_dialog)
    assert "Nothing is chosen" in export_dialog.bar.currentItem().text()


@pytest.fixture
def results_bar(real_provider, land_cover, qgis_iface):
    from landscribe.ui.layers.results import ClassArea
    from landscribe.ui.map.areas_table import AreasTable
    from landscribe.ui.map.results_bar import ResultsBar

    said, table = [], AreasTable()
    table.show_areas([ClassArea(5, "Tree", "#226126", 26.0, 65.0)])
    bar = ResultsBar(qgis_iface, table)
    bar.said.connect(lambda text, level: said.append(text))
    bar.heard = said
    yield bar
    bar.dispose()
    assert bar._algorithm_dialog is None or not bar._algorithm_dialog.isVisible()
    bar.deleteLater()


def test_areas_are_copied_and_saved(results_bar, land_cover, tmp_path):
    results_bar.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 2 and lines[1].startswith("Tree\t26")
    results_bar.save(str(tmp_path / "areas.csv"))
    wait_until(lambda: results_bar.heard, 60)
    assert "areas.csv" in results_bar.heard[0]
    with open(tmp_path / "areas.csv", encoding="utf-8-sig", newline="") as file:
        assert {row["class"]: row["pixels"] for row in csv.DictReader(file)}["Tree"] == "2600"


def filled_in(dialog) -> dict:
    """What a Processing dialog would run with."""
    parameters = dialog.createProcessingParameters()
    return {name: value.id() if hasattr(value, "id") else value for name, value in parameters.items()}


def test_accuracy_begins_with_points_to_label(results_bar, land_cover, tmp_path, monkeypatch):
    from processing.gui import ParametersPanel

    browser = QgsBrowserGuiModel()  # Processing asks QGIS's window for it
    monkeypatch.setattr(ParametersPanel.iface, "browserModel", lambda: browser)
    results_bar.draw_points()
    dialog = results_bar._algorithm_dialog
    parameters = filled_in(dialog)
    assert dialog.algorithm().id() == "landscribe:samplepoints" and parameters["INPUT"] == land_cover.id()
    drawn = processing.run("landscribe:samplepoints", {**parameters, "POINTS": 30, "LEAST": 5})
    assert drawn["OUTPUT"] == str(tmp_path / "land cover-points.gpkg") and drawn["COUNT"] == 30

    points = QgsVectorLayer(drawn["OUTPUT"], "points")
    QgsProject.instance().addMapLayers([memory_layer("Point", "name", []), points])
    results_bar.compare()
    dialog = results_bar._algorithm_dialog
    parameters = filled_in(dialog)
    assert dialog.algorithm().id() == "landscribe:accuracy" and dialog.isVisible()
    assert (parameters["INPUT"], parameters["REFERENCE"]) == (land_cover.id(), points.id())


def test_the_buttons_are_there_while_a_land_cover_is(results_bar, land_cover, picture):
    assert not results_bar.isHidden() and results_bar.land_cover() is land_cover
    QgsProject.instance().addMapLayer(QgsRasterLayer(picture, "scene"))
    QgsProject.instance().removeMapLayer(land_cover.id())
    assert results_bar.isHidden() and results_bar.land_cover() is None


def test_areas_by_polygon(real_provider, land_cover, parishes, tmp_path):
    from landscribe.ui.map.areas_dialog import AreasDialog

    dialog = AreasDialog(land_cover)
    assert dialog.selected.isChecked() and "(2)" in dialog.selected.text()
    dialog.names.setField("parish")
    dialog.measure()
    wait_until(lambda: dialog._run is None, 60)

    lines = [line.split("\t") for line in dialog.text().splitlines()]
    assert lines[0] == ["", "Bareland (ha)", "Tree (ha)", "Water (ha)", "All (ha)"]
    assert [line[0] for line in lines[1:]] == ["Nord", "Süd"]
    assert [round(QLocale().toDouble(text)[0], 1) for text in lines[2][1:]] == [0.0, 16.0, 4.0, 20.0]
    dialog.save(str(tmp_path / "by parish.csv"))
    with open(tmp_path / "by parish.csv", encoding="utf-8-sig", newline="") as file:
        assert {row["parish"] for row in csv.DictReader(file)} == {"Nord", "Süd"}
    dialog.reject()
    dialog.deleteLater()


def test_the_dock_offers_them_once_there_is_a_result(provider, picture, qgis_iface, qgis_new_project):
    from landscribe.ui.dock import LandscribeDock
    from landscribe.ui.remembered import Remembered, remember

    QgsProject.instance().addMapLayer(QgsRasterLayer(picture, "scene"))
    remember(Remembered(extent="layer", model="pretend"))
    dock = LandscribeDock(qgis_iface)
    assert dock.map_page.results.isHidden() and not dock.map_page.results.copy_action.isEnabled()
    dock.map_page.start()
    wait_until(lambda: dock.runs.run is None)

    assert not dock.map_page.results.isHidden() and dock.map_page.results.copy_action.isEnabled()
    assert dock.map_page.results.land_cover() in [node.layer() for node in group_layers()]
    dock.map_page.results.export()
    dialog = dock.map_page.results._dialog
    assert dialog.result_layer.currentLayer() is dock.map_page.results.land_cover() and dialog.classes.count() == 8
    dock.dispose()
    assert dialog.result() == 0 and not dialog.isVisible()
    dock.deleteLater()
    QCoreApplication.processEvents()
    QgsSettings().remove("landscribe")


# Styles


def test_rasters_open_in_the_style_beside_them(classes, qgis_app):
    """The .qml files that the engine writes beside a land cover and its confidence."""
    from landscribe.core.models.card import ClassInfo
    from landscribe.core.vectors.style import CONFIDENCE_RAMP, confidence_style, raster_style

    infos = [ClassInfo(code, f"{name} & so on", color) for code, (name, color) in CLASSES.items()]
    style = Path(classes).with_suffix(".qml")
    style.write_text(raster_style(infos), encoding="utf-8")
    layer = QgsRasterLayer(classes)
    looks = [(entry.value, entry.label, entry.color.name()) for entry in layer.renderer().classes()]
    assert looks == [(entry.code, entry.name, entry.color) for entry in infos]
    style.write_text(confidence_style(), encoding="utf-8")
    layer = QgsRasterLayer(classes)
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert [(item.value, item.color.name()) for item in items] == list(CONFIDENCE_RAMP)


def test_results_keep_their_looks_in_a_layout(export_dialog, land_cover, tmp_path):
    """A page with a map and a legend: of the result's group, and of the exported GeoPackage opened on its own."""
    export_dialog.file.setFilePath(str(tmp_path / "export.gpkg"))
    export_dialog.layer_name.setText("polygons")
    exported(export_dialog)
    project, looks = QgsProject.instance(), dict(CLASSES.values())
    alone = QgsVectorLayer(f"{tmp_path}/export.gpkg|layername=polygons", "alone")
    project.addMapLayer(alone)
    assert {node.layer().name() for node in group_layers()} == {"polygons", "scene land cover"}
    for layer in [*(node.layer() for node in group_layers()), alone]:
        layout = QgsPrintLayout(project)
        layout.initializeDefaults()
        page = QgsLayoutItemMap(layout)
        page.attemptSetSceneRect(QRectF(10, 10, 160, 120))
        page.setLayers([layer])
        page.zoomToExtent(land_cover.extent())
        legend = QgsLayoutItemLegend(layout)
        legend.attemptMove(QgsLayoutPoint(190, 10))
        for item in (page, legend):
            layout.addLayoutItem(item)
        legend.setAutoUpdateModel(False)
        tree = legend.model().rootGroup()
        assert layer is alone or tree.findGroup("Landscribe").findLayer(layer.id()) is not None
        for node in tree.findLayers():
            if node.layerId() != layer.id():
                node.parent().removeChildNode(node)
        nodes = legend.model().layerLegendNodes(tree.findLayer(layer.id()))
        assert {node.data(Qt.ItemDataRole.DisplayRole) for node in nodes} >= set(looks)
        legend.adjustBoxSize()
        image = QgsLayoutExporter(layout).renderPageToImage(0, QSize(), 60)
        image.save(str(tmp_path / f"{layer.name()}.png"))
        between = int(185 / 25.4 * 60)  # the map ends before it, the legend begins after
        for columns in (range(between), range(between, image.width())):
            seen = {image.pixelColor(x, y).name() for x in columns for y in range(image.height())}
            assert seen >= set(looks.values())


# All of them

ALGORITHMS = ("vectorize", "areas", "accuracy", "samplepoints")


@pytest.mark.parametrize("name", ALGORITHMS)
def test_every_algorithm_and_parameter_has_help(provider, name):
    algorithm = QgsApplication.processingRegistry().algorithmById(f"landscribe:{name}")
    assert [parameter.name() for parameter in algorithm.parameterDefinitions() if not parameter.help()] == []
    assert algorithm.shortHelpString() and algorithm.shortDescription() and algorithm.tags()
    assert not algorithm.icon().isNull()


def test_what_cannot_be_done_is_one_sentence(real_provider, classes, tmp_path):
    for name, parameters, words in (
        ("vectorize", {"INPUT": classes, "OUTPUT": str(tmp_path / "p.kml")}, "no known format"),
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
