"""The page “Compare” and ``landscribe:change`` in real (headless) QGIS, with the fake engine."""

import json
import os

import pytest
from osgeo import gdal
from qgis import processing
from qgis.core import (
    QgsLayerTreeModel,
    QgsPalettedRasterRenderer,
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QColor, QGuiApplication

from landscribe.ui.compare.matrix_text import matrix_text
from landscribe.ui.dock import LandscribeDock
from landscribe.ui.layers.changes import add_changes
from landscribe.ui.remembered import Remembered, remember
from tests.qgis.conftest import settle, wait_until, write_picture


@pytest.fixture
def later(tmp_path):
    """The picture with another corner."""
    path = write_picture(tmp_path / "later.tif")
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).WriteRaster(0, 0, 60, 40, bytes(60 * 40))
    return path


@pytest.fixture
def dock(provider, scene, messages, qgis_iface):
    QgsSettings().remove("landscribe")
    remember(Remembered(model="pretend"))
    dock = LandscribeDock(qgis_iface)
    yield dock
    dock.dispose()
    dock.deleteLater()
    QCoreApplication.processEvents()
    QgsSettings().remove("landscribe")


def test_two_layers_are_compared(dock, scene, later, engine):
    after = QgsRasterLayer(later, "later")
    QgsProject.instance().addMapLayer(after)
    page = dock.compare_page
    page.before.setLayer(scene)
    page.after.setLayer(after)
    page.min_area.setValue(50)
    page.slider.setValue(70)
    page.start()
    wait_until(lambda: dock.runs.run is None)
    settle()
    request = engine.requests("change")[-1]
    assert (request["before"], request["after"]) == (scene.source(), later)
    assert (request["threshold"], request["min_area"], request["align"]) == (0.7, 50, "none")

    names = [layer.name() for layer in QgsProject.instance().layerTreeRoot().layerOrder()]
    assert names[0].endswith("(polygons)") and names[1].startswith("What changed")
    (probability,) = [layer for layer in QgsProject.instance().mapLayers().values() if "(probability)" in layer.name()]
    shades = probability.renderer().shader().rasterShaderFunction()
    assert shades.shade(0.69)[4] == 0 < shades.shade(0.71)[4], "what is below the threshold is hidden"
    if os.environ.get("LANDSCRIBE_SHOT"):
        dock.show_page(page)
        dock.resize(420, 900)
        dock.grab().save(os.environ["LANDSCRIBE_SHOT"])
    page.slider.setValue(40)
    shades = probability.renderer().shader().rasterShaderFunction()
    assert shades.shade(0.39)[4] == 0 < shades.shade(0.41)[4]

    assert page.result_box.isVisibleTo(page) and "Rangeland → Building" in page.table.text()
    assert "0.75 m (1.5 pixels)" in page.result_line.text()
    page.copy_button.click()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[1:3] == ["Rangeland", "Building"] and len(lines) == 6


def test_the_matrix_has_its_totals_gains_and_losses():
    entries = [
        {"before": "a", "after": "a", "area_m2": 30_000.0},
        {"before": "a", "after": "b", "area_m2": 10_000.0},
        {"before": "b", "after": "a", "area_m2": 5_000.0},
    ]
    rows = [line.split("\t")[1:] for line in matrix_text(entries).split("\n")]
    assert rows == [
        ["a", "b", "total before", "lost"],
        ["3.0000", "1.0000", "4.0000", "1.0000"],
        ["0.5000", "0.0000", "0.5000", "0.5000"],
        ["3.5000", "1.0000", "4.5000", "1.5000"],
        ["0.5000", "1.0000", "1.5000", ""],
        ["-0.5000", "0.5000", "", ""],
    ]


def test_the_algorithm_asks_the_engine_and_names_its_files(provider, picture, later, engine, tmp_path):
    parameters = {
        "INPUT": picture, "AFTER": later, "MODEL": "pretend", "ALIGN": "shift", "THRESHOLD": 0.8,
        "EXTENT": "380010,380110,3949900,3949980 [EPSG:32654]",
        **{name: str(tmp_path / f"{name}.tif") for name in ("OUTPUT", "PROBABILITY", "BEFORE_MAP", "AFTER_MAP")},
        "REGIONS": str(tmp_path / "r.gpkg"), "TABLE": str(tmp_path / "t.csv"), "REPORT": str(tmp_path / "r.html"),
    }  # fmt: skip
    results = processing.run("landscribe:change", parameters)
    assert results["OUTPUT"] == parameters["OUTPUT"] and results["REGIONS"] == parameters["REGIONS"]
    assert results["CHANGED_PERCENT"] > 0 and json.loads(results["TRANSITIONS"])[1]["after"] == "Building"
    (request,) = engine.requests("change")
    assert (request["align"], request["threshold"], request["finer"]) == ("shift", 0.8, False)
    assert request["bounds"] == [380010, 3949900, 380110, 3949980] and request["table"] == parameters["TABLE"]


def test_a_layer_that_is_no_raster_is_refused(provider, picture, tmp_path):
    with pytest.raises(QgsProcessingException, match=r"cannot be read|no file|not found"):
        processing.run(
            "landscribe:change",
            {"INPUT": picture, "AFTER": str(tmp_path / "absent.tif"), "OUTPUT": str(tmp_path / "out.tif")},
        )


def test_a_phrase_is_asked_about_two_dates(referring_model, provider, picture, later, engine, tmp_path):
    parameters = {"INPUT": later, "BEFORE": picture, "PHRASE": "new houses", "OUTPUT": str(tmp_path / "new.tif")}
    processing.run("landscribe:refer", {**parameters, "MODEL": "pretend-refer", "ALIGN": "field"})
    (request,) = engine.requests("refer")
    assert (request["scene"], request["before"], request["phrase"]) == (later, picture, "new houses")
    assert request["align"] == "field"


def test_a_button_that_is_grey_says_why(dock, scene, later):
    page = dock.compare_page
    page.before.setLayer(scene)
    page.after.setLayer(scene)
    assert not page.button.isEnabled() and "the same layer" in page.button.toolTip()
    after = QgsRasterLayer(later, "later")
    QgsProject.instance().addMapLayer(after)
    page.after.setLayer(after)
    assert page.button.isEnabled()


def test_the_page_shows_no_third_layer_and_the_whole_layer_is_what_both_have(dock, scene, later, engine):
    after = QgsRasterLayer(later, "later")
    QgsProject.instance().addMapLayer(after)
    dock.show_page(dock.compare_page)
    assert dock.scene.layer.isHidden() and dock.scene.details.isHidden() and not dock.scene.extent.isHidden()
    dock.compare_page.before.setLayer(scene)
    dock.compare_page.after.setLayer(after)
    dock.scene.extent.set_kind("layer")
    dock.compare_page.start()
    wait_until(lambda: dock.runs.run is None)
    assert engine.requests("change")[-1]["bounds"] is None
    dock.show_page(dock.map_page)
    assert not dock.scene.layer.isHidden()


def test_the_legend_of_transitions_has_no_line_about_the_band(provider, qgis_new_project, tmp_path):
    path = write_picture(tmp_path / "change.tif", bands=1)
    styled = QgsRasterLayer(path, "styled")
    entries = [QgsPalettedRasterRenderer.Class(code, QColor("red"), f"{code} → {code + 1}") for code in (1, 2)]
    styled.setRenderer(QgsPalettedRasterRenderer(styled.dataProvider(), 1, entries))
    styled.saveNamedStyle(str(tmp_path / "change.qml"))
    add_changes(QgsProject.instance(), {"output": path}, None, 0.5, "What changed")
    legend = QgsLayerTreeModel(QgsProject.instance().layerTreeRoot())
    (node,) = QgsProject.instance().layerTreeRoot().findLayers()
    assert [line.data(0) for line in legend.layerLegendNodes(node)] == ["1 → 2", "2 → 3"]
