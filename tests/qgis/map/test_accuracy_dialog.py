"""“How right is it?”: labelled points, the figures in the dialog and on the page, and labels that would be lost."""

import json

import pytest
from osgeo import ogr
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QMessageBox

from landscribe.ui.layers.label_points import labels_at_risk
from landscribe.ui.map.accuracy_dialog import PROPERTY, AccuracyDialog, comparison_of, comparison_text
from landscribe.ui.window.exit_question import ExitQuestion
from tests.qgis.conftest import wait_until
from tests.qgis.land_cover import LEFT, PIXEL, TOP, memory_layer


def at(column, row) -> str:
    return f"POINT({LEFT + PIXEL * (column + 0.5)} {TOP - PIXEL * (row + 0.5)})"


@pytest.fixture
def points(land_cover):
    """Ten points on the map: seven labelled, one of them wrongly."""
    labels = ["Tree"] * 4 + ["Bareland"] * 3 + ["", None, None]
    places = (
        [at(25 + n, 20) for n in range(4)] + [at(5, 20), at(6, 20), at(30, 20)] + [at(40 + n, 20) for n in range(3)]
    )
    layer = memory_layer("Point", "reference", zip(places, labels))
    QgsProject.instance().addMapLayer(layer)
    return layer


def test_the_figures_are_in_the_dialog_and_stay_with_the_layer(real_provider, land_cover, points, qgis_iface, errors):
    dialog = AccuracyDialog(land_cover, qgis_iface)
    assert dialog.reference.currentLayer() is points and dialog.field.currentField() == "reference"
    assert not dialog.missing_row.isHidden() and dialog.missing.text().startswith("7 of 10 points")
    dialog.show_next()
    assert points.selectedFeatures()[0].id() == 8
    dialog.start()
    wait_until(lambda: dialog._run is None, 60)

    rows = {
        dialog.table.item(row, 0).text(): dialog.table.item(row, 1).text() for row in range(dialog.table.rowCount())
    }
    assert rows["Tree"].startswith("80.0 ±") and rows["Bareland"].startswith("100.0")
    assert dialog.summary.text() == "Accuracy: 85.7 % of 7 points agree"  # no estimate: Water has no point
    assert dialog.report_button.isEnabled()
    assert comparison_text(comparison_of(land_cover)) == dialog.summary.text()
    again = AccuracyDialog(land_cover, qgis_iface)
    assert again.table.rowCount() == dialog.table.rowCount()
    for one in (again, dialog):
        one.reject()
        one.deleteLater()
    assert errors == []


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps({"classes": []})])
def test_a_comparison_of_another_version_is_none(land_cover, qgis_iface, errors, text):
    land_cover.setCustomProperty(PROPERTY, text)
    dialog = AccuracyDialog(land_cover, qgis_iface)
    assert dialog.table.rowCount() == 0 and dialog.summary.text() == ""
    dialog.show_next()
    dialog.reject()
    dialog.deleteLater()
    assert errors == []


@pytest.fixture
def lost_points(qgis_new_project):
    """Points in a file that QGIS removes when it closes; one has a class."""
    from qgis.core import QgsProcessingUtils

    path = QgsProcessingUtils.generateTempFilename("points.gpkg")
    file = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    table = file.CreateLayer("points", geom_type=ogr.wkbPoint)
    table.CreateField(ogr.FieldDefn("reference", ogr.OFTString))
    for label in ("Tree", None):
        feature = ogr.Feature(table.GetLayerDefn())
        feature["reference"] = label
        table.CreateFeature(feature)
    file = None
    layer = QgsVectorLayer(path, "points", "ogr")
    assert layer.isValid() and layer.isTemporary() and layer.featureCount() == 2
    QgsProject.instance().addMapLayer(layer)
    return layer


@pytest.mark.parametrize(("button", "closes"), [("Save", True), ("Do not save", True), ("Cancel", False)])
def test_qgis_asks_before_labels_are_lost(lost_points, qgis_iface, tmp_path, monkeypatch, button, closes):
    kept = tmp_path / "kept.gpkg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(kept), ""))
    asked = []

    def press(box):
        asked.append(box.informativeText())
        next(one for one in box.buttons() if one.text().replace("&", "").startswith(button)).click()

    monkeypatch.setattr(QMessageBox, "exec", press)
    lost_points.startEditing()
    lost_points.changeAttributeValue(2, lost_points.fields().lookupField("reference"), "Water")  # not saved yet
    at_risk = labels_at_risk(QgsProject.instance())
    assert at_risk == [lost_points], (QgsProject.instance().mapLayers(), [*lost_points.getFeatures()])
    assert ExitQuestion(qgis_iface).allowExit() is closes
    assert asked and asked[0].startswith("2 points")
    assert kept.exists() == (button == "Save")
    if button == "Save":
        copy = QgsVectorLayer(str(kept), "copy", "ogr")
        assert [feature["reference"] for feature in copy.getFeatures()] == ["Tree", "Water"]
        assert lost_points.source().startswith(str(kept)) and ExitQuestion(qgis_iface).allowExit()
    else:
        lost_points.rollBack()
    assert QApplication.activeModalWidget() is None


def test_qgis_closes_without_a_question_if_nothing_is_lost(points, qgis_iface, monkeypatch):
    monkeypatch.setattr(QMessageBox, "exec", lambda box: pytest.fail("a question"))
    assert points.isTemporary() and ExitQuestion(qgis_iface).allowExit()  # in memory: QGIS asks itself
