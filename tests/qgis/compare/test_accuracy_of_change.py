"""How right is a comparison of two dates: points, labels, and the area of each change, with the real engine."""

import os
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import QgsProject, QgsRasterLayer, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication

from landscribe.ui.dock import LandscribeDock
from tests.qgis.conftest import wait_until


@pytest.fixture
def dates(classes, tmp_path, qgis_new_project):
    """Two land covers of 40 ha: later, 4 ha of trees are bare and 2 ha are under water."""
    path = str(tmp_path / "later cover.tif")
    later = gdal.GetDriverByName("GTiff").CreateCopy(path, gdal.Open(classes))
    later.GetRasterBand(1).WriteRaster(30, 15, 20, 20, bytes([1] * 400))
    later.GetRasterBand(1).WriteRaster(55, 15, 10, 20, bytes([6] * 200))
    later = None
    layers = [QgsRasterLayer(classes, "before"), QgsRasterLayer(path, "later")]
    QgsProject.instance().addMapLayers(layers)
    return layers


@pytest.fixture
def page(real_provider, dates, qgis_iface):
    QgsSettings().remove("landscribe")
    dock = LandscribeDock(qgis_iface)
    dock.scene.extent.set_kind("layer")
    page = dock.compare_page
    page.before.setLayer(dates[0])
    page.after.setLayer(dates[1])
    page.dock = dock
    yield page
    dock.dispose()
    dock.deleteLater()
    QCoreApplication.processEvents()
    QgsSettings().remove("landscribe")


def code_at(layer, point) -> str:
    """The transition on the map at a point, by its name in the legend."""
    value, _ = layer.dataProvider().sample(point, 1)
    return next(entry.label for entry in layer.renderer().classes() if entry.value == value)


def test_points_are_drawn_labelled_and_correct_the_areas_of_the_changes(page, errors, tmp_path):
    page.start()
    wait_until(lambda: page.dock.runs.run is None, 60)
    changes = page._transitions_layer()
    assert "Tree → Bareland\t4.0" in page.table.text() and page.accuracy_line.isHidden()

    page.accuracy_button.draw_points()
    dialog = page.dialogs.current
    dialog.points.setValue(200)
    dialog.least.setValue(30)
    dialog.start()
    wait_until(lambda: page.dialogs.current is None, 60)
    points = QgsProject.instance().layerTreeRoot().children()[0].layer()
    assert points.featureCount() == 200
    offered = points.editorWidgetSetup(points.fields().lookupField("reference")).config()["map"]
    assert {"Tree", "Tree → Bareland", "Bareland → Water"} <= {name for entry in offered for name in entry}

    # All labels say what the map says, but a third of the bare ground is still trees.
    labels, bare = {}, 0
    for feature in points.getFeatures():
        name = code_at(changes, feature.geometry().asPoint())
        bare += name == "Tree → Bareland"
        wrong = name == "Tree → Bareland" and bare % 3 == 0
        labels[feature.id()] = {points.fields().lookupField("reference"): "Tree" if wrong else name}
    assert bare >= 30 and points.dataProvider().changeAttributeValues(labels)

    page.accuracy_button.compare()
    dialog = page.dialogs.current
    assert dialog.reference.currentLayer() is points and dialog.missing.text().startswith("200 of 200")
    dialog.start()
    wait_until(lambda: dialog._run is None, 60)
    rows = {dialog.table.item(row, 0).text(): row for row in range(dialog.table.rowCount())}
    area, margin = (float(part) for part in dialog.table.item(rows["Tree → Bareland"], 3).text().split(" ± "))
    right = (bare - bare // 3) / bare
    assert area == pytest.approx(4 * right, abs=0.06) and 0.2 < margin < 1.0
    assert dialog.table.item(rows["Tree → Water"], 3).text() == "2.0 ± 0.0"
    assert page.accuracy_line.text() == dialog.summary.text() and not page.accuracy_line.isHidden()
    report = Path(dialog._report).read_text(encoding="utf-8")
    assert "Tree → Bareland" in report
    if os.environ.get("LANDSCRIBE_SHOT"):
        folder = Path(os.environ["LANDSCRIBE_SHOT"])
        (folder / "accuracy.html").write_text(report, encoding="utf-8")
        dialog.grab().save(str(folder / "accuracy_dialog.png"))
        page.dock.show_page(page)
        page.dock.resize(420, 900)
        page.dock.grab().save(str(folder / "compare_page.png"))
    dialog.reject()
    assert errors == []


def test_a_comparison_that_was_removed_has_no_accuracy(page):
    page.start()
    wait_until(lambda: page.dock.runs.run is None, 60)
    sentences = []
    page.notice.connect(lambda text, level: sentences.append(text))
    QgsProject.instance().removeMapLayer(page._transitions_layer().id())
    page.accuracy_button.draw_points()
    page.accuracy_button.compare()
    assert page.dialogs.current is None and len(sentences) == 2 and "compare both dates again" in sentences[0]
