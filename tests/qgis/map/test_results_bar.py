"""The buttons below the table of areas, and the dialog “Areas by polygon”, with the real engine behind them."""

import csv

import pytest
from qgis.core import QgsProject, QgsRasterLayer, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QLocale
from qgis.PyQt.QtGui import QGuiApplication

from landscribe.ui.layers.results import ClassArea
from landscribe.ui.map.areas_dialog import AreasDialog
from landscribe.ui.map.areas_table import AreasTable
from landscribe.ui.map.land_cover_choice import LandCoverChoice
from landscribe.ui.map.results_bar import ResultsBar
from tests.qgis.conftest import wait_until
from tests.qgis.land_cover import box, group_layers, memory_layer


@pytest.fixture
def results_bar(real_provider, land_cover, qgis_iface):
    messages, table, choice = [], AreasTable(), LandCoverChoice(qgis_iface)
    table.show_areas([ClassArea(5, "Tree", "#226126", 26.0, 65.0)])
    bar = ResultsBar(qgis_iface, choice, table)
    choice.changed.connect(bar.refresh)
    bar.notice.connect(lambda text, level: messages.append(text))
    bar.messages = messages
    yield bar
    choice.dispose()
    bar.dispose()
    bar.deleteLater()


def test_areas_are_copied_and_saved(results_bar, land_cover, tmp_path):
    results_bar.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 2 and lines[1].startswith("Tree\t26")
    results_bar.save(str(tmp_path / "areas.csv"))
    wait_until(lambda: results_bar.messages, 60)
    assert "areas.csv" in results_bar.messages[0]
    assert results_bar.messages[0].path == str(tmp_path / "areas.csv"), "the message has the button Open folder"
    with open(tmp_path / "areas.csv", encoding="utf-8-sig", newline="") as file:
        assert {row["class"]: row["pixels"] for row in csv.DictReader(file)}["Tree"] == "2600"


@pytest.mark.parametrize(
    "hectares, text", [(0.0042, "0.00"), (26.0049, "26.00"), (999.996, "1,000.00"), (1234.56, "1,235")]
)
def test_hectares_have_sensible_digits(qgis_app, hectares, text):
    table = AreasTable()
    table.show_areas([ClassArea(5, "Tree", "#226126", hectares, 65.04), ClassArea(6, "Water", "#0045ff", 0.0, 34.96)])
    assert table.text().splitlines()[1] == f"Tree\t{text}\t65.0 %"
    table.show_areas([ClassArea(5, "Tree", "#226126", 2600, 65.0)], in_pixels=True)
    assert table.text().splitlines()[1] == "Tree\t2,600\t65.0 %"


def test_points_are_drawn_and_then_compared(results_bar, land_cover, tmp_path):
    QgsProject.instance().addMapLayer(memory_layer("Point", "name", []))
    results_bar.accuracy_button.draw_points()
    dialog = results_bar.dialogs.current
    dialog.points.setValue(30)
    dialog.start()
    wait_until(lambda: results_bar.dialogs.current is None, 60)
    points = QgsProject.instance().layerTreeRoot().children()[0].layer()
    assert points.featureCount() == 30 and results_bar.messages[0].startswith("30 points")

    results_bar.accuracy_button.compare()
    dialog = results_bar.dialogs.current
    assert dialog.reference.currentLayer() is points and dialog.isVisible() and not dialog.isModal()
    assert dialog.missing.text().startswith("0 of 30 points")


def test_the_buttons_are_there_while_a_land_cover_is(results_bar, land_cover, picture):
    assert not results_bar.isHidden() and results_bar.land_cover() is land_cover
    QgsProject.instance().addMapLayer(QgsRasterLayer(picture, "scene"))
    QgsProject.instance().removeMapLayer(land_cover.id())
    assert results_bar.isHidden() and results_bar.land_cover() is None


def test_areas_by_polygon(real_provider, land_cover, parishes, tmp_path):
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
    assert dock.map_page.results.land_cover() in group_layers()
    dock.map_page.results.export()
    dialog = dock.map_page.results.dialogs.current
    assert dialog.result_layer.currentLayer() is dock.map_page.results.land_cover() and dialog.classes.count() == 8
    dock.dispose()
    assert dialog.result() == 0 and not dialog.isVisible()
    dock.deleteLater()
    QCoreApplication.processEvents()
    QgsSettings().remove("landscribe")


@pytest.mark.parametrize("name", ["", "parish"])
def test_a_polygon_without_any_mapped_pixel_has_no_area(real_provider, land_cover, qgis_new_project, errors, name):
    """One in the nodata rows, one beside the raster, one without a geometry, and one that is right."""
    boxes = [box((0, 40), (0, 5)), box((200, 220), (10, 20)), "", box((60, 80), (40, 60))]
    layer = memory_layer("Polygon", "parish", zip(boxes, ("empty", "far", "null", "lake")))
    QgsProject.instance().addMapLayer(layer)
    dialog = AreasDialog(land_cover)
    dialog.polygons.setLayer(layer)
    dialog.names.setField(name)
    dialog.measure()
    wait_until(lambda: dialog._run is None, 60)

    rows = {line.split("\t")[0]: line.split("\t")[1:] for line in dialog.text().splitlines()[1:]}
    sums = [round(QLocale().toDouble(cells[-1])[0], 1) for cells in rows.values()]
    assert sums.count(4.0) == 1 and sum(sums) == 4.0 and len(sums) >= 2, dialog.bar.currentItem()
    assert errors == []
    dialog.reject()
    dialog.deleteLater()


@pytest.mark.parametrize("zones", [[], [("empty", [])], [("a", []), ("b", [])]])
def test_areas_of_nothing_are_a_table_too(qgis_new_project, errors, zones):
    dialog = AreasDialog(None)
    dialog.show_zones(zones)
    assert [line.split("\t")[-1] for line in dialog.text().splitlines()[1:]] == [QLocale().toString(0.0, "f", 2)] * len(
        zones
    )
    dialog.measure()
    dialog.reject()
    dialog.deleteLater()
    assert errors == []
