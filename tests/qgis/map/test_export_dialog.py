"""The dialog “Export…”, with the real engine process behind it."""

import csv
import json
import struct
from pathlib import Path

import pytest
from osgeo import gdal, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayoutExporter,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutPoint,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtWidgets import QMessageBox

from tests.qgis.conftest import wait_until
from tests.qgis.land_cover import CLASSES, LEFT, PIXEL, TOP, group_layers


@pytest.fixture
def export_dialog(real_provider, land_cover):
    from landscribe.ui.map.export_dialog import ExportDialog

    dialog = ExportDialog(land_cover)
    dialog.notice = []
    dialog.exported.connect(dialog.notice.append)
    yield dialog
    dialog.abandon()
    dialog.deleteLater()
    QgsSettings().remove("landscribe")


def exported(dialog) -> None:
    """Press Export and wait for the end."""
    dialog.start()
    wait_until(lambda: dialog._run is None, 60)


def test_an_export_gives_files_and_a_styled_layer_over_the_result(export_dialog, land_cover, tmp_path):
    export_dialog.file.setFilePath(str(tmp_path / "export.gpkg"))
    export_dialog.layer_name.setText("june")
    export_dialog.areas.setChecked(True)
    water = export_dialog.classes.findItems("Water", Qt.MatchFlag.MatchExactly)[0]
    water.setCheckState(Qt.CheckState.Unchecked)

    exported(export_dialog)

    assert export_dialog.notice[0].path == str(tmp_path / "export.gpkg"), "the message has the button Open folder"
    top, below = group_layers()
    assert below is land_cover and top.name() == "june"
    assert {feature["class"] for feature in top.getFeatures()} == {"Bareland", "Tree"}
    assert {feature["source"] for feature in top.getFeatures()} == {"scene.tif"}
    assert top.renderer().type() == "categorizedSymbol" and "pretend" in top.metadata().abstract()
    with open(tmp_path / "export.csv", encoding="utf-8-sig", newline="") as file:
        assert [row["class"] for row in csv.DictReader(file)] == ["Bareland", "Tree", "Water"]
    assert "export.gpkg" in export_dialog.notice[0] and "export.csv" in export_dialog.notice[0]


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
    (feature,) = group_layers()[0].getFeatures()
    assert feature["class"] == feature["phrase"] == "barns by the river" and feature["source"] == "scene.tif"
    assert feature["response"] == pytest.approx(0.9, abs=1e-3) and feature["area_ha"] == pytest.approx(4.0, rel=2e-3)
    dialog.abandon()
    dialog.deleteLater()
    QgsSettings().remove("landscribe")


@pytest.fixture
def june(export_dialog, tmp_path) -> Path:
    """A GeoPackage with an exported layer called june, which is open in the project."""
    path = tmp_path / "export.gpkg"
    export_dialog.file.setFilePath(str(path))
    export_dialog.layer_name.setText("june")
    exported(export_dialog)
    return path


def test_an_export_asks_before_it_replaces(export_dialog, june, monkeypatch):
    questions = []

    def answer(parent, title, question):
        questions.append(question)
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", answer)
    before = june.stat().st_mtime_ns
    exported(export_dialog)
    assert len(questions) == 1 and "june" in questions[0] and june.stat().st_mtime_ns == before


def test_a_new_layer_joins_a_geopackage_that_is_open_in_the_project(export_dialog, june, monkeypatch):
    monkeypatch.setattr(QMessageBox, "question", lambda *words: pytest.fail("nothing is replaced"))
    export_dialog.layer_name.setText("july")
    exported(export_dialog)
    assert [layer.name() for layer in group_layers()][:2] == ["july", "june"]


def test_a_replaced_layer_shows_the_new_polygons(export_dialog, june, monkeypatch):
    monkeypatch.setattr(QMessageBox, "question", lambda *words: QMessageBox.StandardButton.Yes)
    export_dialog.min_area.setValue(50_000)  # more than the water's four hectares
    exported(export_dialog)
    assert {feature["class"] for feature in group_layers()[0].getFeatures()} == {"Bareland", "Tree"}
    assert len(group_layers()) == 2, "there is no second layer"


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


@pytest.mark.parametrize("text", ["/", ".", "//", "a\0b", "/nowhere/~"])
def test_a_name_that_is_no_file_is_refused(export_dialog, errors, text, tmp_path):
    QgsSettings().setValue("landscribe/export/folder", str(tmp_path))
    export_dialog.file.setFilePath(text)
    for index in range(export_dialog.format.count()):
        export_dialog.format.setCurrentIndex(index)
    exported(export_dialog)
    assert export_dialog.bar.currentItem() is not None and errors == []


def test_an_export_that_fails_says_why_and_stays_open(export_dialog, tmp_path):
    export_dialog.file.setFilePath(str(tmp_path / "no" / "export.gpkg"))
    exported(export_dialog)
    assert "There is no folder" in export_dialog.bar.currentItem().text() and export_dialog.export_button.isEnabled()
    export_dialog.polygons.setChecked(False)
    exported(export_dialog)
    assert "Nothing is chosen" in export_dialog.bar.currentItem().text()


def test_results_keep_their_looks_in_a_layout(export_dialog, land_cover, tmp_path):
    """A page with a map and a legend: of the result's group, and of the exported GeoPackage opened on its own."""
    export_dialog.file.setFilePath(str(tmp_path / "export.gpkg"))
    export_dialog.layer_name.setText("polygons")
    exported(export_dialog)
    project, looks = QgsProject.instance(), dict(CLASSES.values())
    alone = QgsVectorLayer(f"{tmp_path}/export.gpkg|layername=polygons", "alone")
    project.addMapLayer(alone)
    assert {layer.name() for layer in group_layers()} == {"polygons", "scene land cover"}
    for layer in [*group_layers(), alone]:
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
