"""The dock in real (headless) QGIS, with the fake engine behind Processing."""

import time
from pathlib import Path

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QLabel

from landscribe.ui import i18n
from landscribe.ui.dock import LandscribeDock
from landscribe.ui.remembered import Remembered, recall, remember
from tests.qgis.conftest import (
    PLOTS,
    clashes,
    keys_of,
    pages_of,
    pixels_of,
    polygon_layer,
    settle,
    wait_until,
    write_picture,
)


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


def run_to_end(dock):
    dock.map_page.start()
    wait_until(lambda: dock.runs.run is None)
    settle()


def test_map_this_extent(dock, scene, messages):
    """The main line: a click, progress, styled layers over the imagery, a table of areas."""
    dock.map_page.confidence.setChecked(True)
    values = []
    dock.runs.progress.valueChanged.connect(values.append)

    dock.map_page.map_button.click()
    assert not dock.map_page.map_button.isEnabled() and dock.runs.cancel_button.isEnabled()
    wait_until(lambda: dock.runs.run is None)

    assert len(values) > 5 and values == sorted(values)
    group = QgsProject.instance().layerTreeRoot().findGroup("Landscribe")
    classes, confidence = [node.layer() for node in group.findLayers()]
    order = QgsProject.instance().layerTreeRoot().layerOrder()
    assert order.index(classes) < order.index(confidence) < order.index(scene)
    assert [entry.label for entry in classes.renderer().classes()][4] == "Tree"
    assert classes.renderer().classes()[5].color.name() == "#0045ff"
    assert group.findLayer(classes).isVisible() and not group.findLayer(confidence).isVisible()
    assert "pretend" in classes.metadata().abstract()
    assert not dock.map_page.areas.isHidden() and dock.map_page.areas.model().rowCount() >= 5
    assert "6.0 ha" in dock.map_page.result_line.text() and "cpu" in dock.map_page.result_line.text()
    shares = [float(row.split("\t")[2].rstrip(" %")) for row in dock.map_page.areas.text().splitlines()[1:-1]]
    assert sum(shares) == pytest.approx(100, abs=0.5) and shares == sorted(shares, reverse=True)
    assert messages == []


def test_time_left_is_shown(dock):
    stages = []
    dock.map_page.start()
    dock.runs.run.stage.connect(stages.append)
    wait_until(lambda: dock.runs.run is None)
    assert any("left" in text and text.startswith("Mapping") for text in stages)


@pytest.mark.parametrize("engine", ["slow"], indirect=True)
def test_cancel(dock, engine, messages):
    dock.map_page.start()
    wait_until(lambda: dock.runs.progress.value() > 0)
    started = time.monotonic()

    dock.runs.cancel_button.click()
    wait_until(lambda: dock.runs.run is None)
    settle()

    assert time.monotonic() - started < 3
    assert [text for _, text in messages] == ["Cancelled: nothing was written."]
    assert dock.map_page.map_button.isEnabled() and dock.runs.isHidden()
    assert QgsProject.instance().layerTreeRoot().findGroup("Landscribe") is None


@pytest.mark.parametrize(
    ("engine", "words"), [("input", "choose one with three"), ("crash", "exit code 7")], indirect=["engine"]
)
def test_a_failure_is_one_sentence_and_the_next_run_is_possible(dock, messages, words):
    run_to_end(dock)

    ((level, text),) = messages
    assert level == 2 and words in text and "\n" not in text
    assert dock.map_page.map_button.isEnabled()


@pytest.mark.parametrize("engine", ["warn"], indirect=True)
def test_nothing_is_silent(dock, messages):
    run_to_end(dock)
    assert messages == [(1, "The GPU is busy: the CPU did the work.")]


def test_follows_the_active_raster_but_never_a_result(dock, scene, qgis_iface, tmp_path):
    other = QgsRasterLayer(write_picture(tmp_path / "other.tif"), "other")
    QgsProject.instance().addMapLayer(other)
    qgis_iface.setActiveLayer(other)
    qgis_iface.currentLayerChanged.emit(other)
    assert dock.scene.layer.currentLayer() == other

    run_to_end(dock)
    result = QgsProject.instance().layerTreeRoot().findGroup("Landscribe").findLayers()[0].layer()
    qgis_iface.currentLayerChanged.emit(result)

    assert dock.scene.layer.currentLayer() == other
    offered = [dock.scene.layer.layer(index) for index in range(dock.scene.layer.count())]
    assert set(offered) == {scene, other}


def test_the_four_kinds_of_extent(dock, scene, engine, qgis_iface):
    canvas = qgis_iface.mapCanvas()
    square = QgsRectangle(380050, 3949900, 380150, 3949950)
    polygons = QgsVectorLayer("Polygon?crs=EPSG:4326", "p", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(139.67, 35.688, 139.671, 35.689)))
    polygons.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(polygons)

    dock.scene.extent.set_kind("canvas")
    canvas.setExtent(square)
    assert dock.scene.extent.extent().contains(square) and dock.scene.extent.extent().crs() == scene.crs()
    dock.scene.extent.set_kind("layer")
    assert dock.scene.extent.extent() == scene.extent()
    dock.scene.extent.set_kind("polygons")
    assert "No polygon is selected" in dock.scene.extent.size_label.text()
    polygons.selectAll()
    assert dock.scene.extent.extent().crs().authid() == "EPSG:4326"
    assert dock.scene.extent.extent().xMinimum() == pytest.approx(139.67)
    dock.scene.extent.set_drawn(QgsReferencedRectangle(square, scene.crs()))
    assert dock.scene.extent.kind() == "drawn" and dock.scene.extent.size_label.text() == "100 × 50 m"

    run_to_end(dock)
    assert engine.requests()[0]["bounds"] == [380050, 3949900, 380150, 3949950]
    assert not dock.scene.extent.clear_button.isHidden()
    dock.scene.extent.clear_button.click()
    assert dock.scene.extent.kind() == "canvas" and dock.scene.extent.clear_button.isHidden()
    dock.scene.extent.set_kind("drawn")
    assert "No rectangle is drawn" in dock.scene.extent.size_label.text()


def test_selected_polygons_are_mapped_and_nothing_around_them(dock, scene, engine, messages):
    plots = polygon_layer(PLOTS)
    plots.selectByExpression("$id != 2")
    dock.scene.extent.set_kind("polygons")
    assert dock.scene.extent.size_label.text() == "2 selected in plots, within 190 × 160 m"

    run_to_end(dock)

    group = QgsProject.instance().layerTreeRoot().findGroup("Landscribe")
    ((result,),) = ([node.layer() for node in group.findLayers()],)
    assert pixels_of(result.source(), 0) == 40 * 40 + 20 * 20
    assert messages == []


def test_drawing_gives_the_map_tool_back(dock, qgis_iface):
    canvas = qgis_iface.mapCanvas()
    before = canvas.mapTool()
    dock.scene.extent.set_kind("drawn")
    dock.scene.extent.draw_button.click()
    assert canvas.mapTool() is dock.scene.extent._tool
    dock.scene.extent._tool.extentChanged.emit(QgsRectangle(380050, 3949900, 380150, 3949950))
    assert canvas.mapTool() is before and not dock.scene.extent.draw_button.isChecked()
    assert dock.scene.extent.extent().width() == 100


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda dock: dock.scene.extent.set_kind("drawn"), "No rectangle is drawn"),
        (lambda dock: dock.scene.bands[0].setBand(1), "Only some bands"),
        (lambda dock: dock.map_page.embedding.set_spec("raster:"), "No embedding raster"),
    ],
)
def test_what_is_missing_is_said_before_the_run(dock, engine, messages, change, words):
    change(dock)
    dock.map_page.start()
    settle()
    assert dock.runs.run is None and words in messages[0][1]
    assert engine.requests() == []


def test_without_a_layer_there_is_nothing_to_click(dock):
    QgsProject.instance().clear()
    QCoreApplication.processEvents()
    assert not dock.map_page.map_button.isEnabled()


def test_choices_reach_the_engine(dock, engine, tmp_path):
    for combo, band in zip(dock.scene.bands, (3, 2, 1)):
        combo.setBand(band)
    dock.map_page.embedding.set_spec("raster:/data/field.tif")
    dock.map_page.grid.setCurrentIndex(dock.map_page.grid.findData("model"))
    dock.map_page.output.setFilePath(str(tmp_path / "mine"))
    dock.map_page.confidence.setChecked(True)

    run_to_end(dock)

    (request,) = engine.requests()
    assert request["bands"] == [3, 2, 1] and request["embedding"] == "raster:/data/field.tif"
    assert request["grid"] == "model" and request["output"] == str(tmp_path / "mine.tif")
    assert request["confidence"] == str(tmp_path / "mine-confidence.tif")
    assert Path(request["confidence"]).exists()
    assert [combo.currentBand() for combo in dock.scene.bands] == [3, 2, 1], "the next run is the same"


def test_devices_are_shown_and_chosen(dock, engine):
    assert dock.scene.device.currentData() == "auto"
    engine.client.start()
    wait_until(lambda: dock.scene.device.count() == 3)
    assert dock.scene.device.itemText(0) == "Automatic (Pretend GPU)"
    assert [dock.scene.device.itemData(index) for index in range(3)] == ["auto", "cuda:0", "cpu"]
    dock.scene.device.setCurrentIndex(2)
    run_to_end(dock)
    assert engine.requests()[0]["device"] == "cpu"


def test_showing_the_dock_starts_the_engine(dock, engine):
    assert engine.client.pid is None
    dock.setParent(None)  # a window of its own: the main window of these tests is never shown
    dock.show()
    wait_until(lambda: dock.scene.device.count() == 3)


def test_last_settings_are_remembered(dock, provider, qgis_iface, engine, messages):
    settings = Remembered("layer", "pretend", "raster:/data/f.tif", "cuda:7", "model", True, False, "/data")
    remember(settings)
    again = LandscribeDock(qgis_iface)
    assert again.scene.extent.kind() == "layer" and again.map_page.embedding.spec() == "raster:/data/f.tif"
    assert again.map_page.grid.currentData() == "model" and again.map_page.confidence.isChecked()

    engine.client.start()
    wait_until(lambda: again.scene.device.count() == 3)
    assert again.scene.device.currentData() == "auto"
    settle()
    assert any("cuda:7" in text for _, text in messages), "a missing device is reported"
    again.dispose()
    again.deleteLater()
    assert recall().extent == "layer" and recall().folder == "/data"


def test_the_keyboard_reaches_everything(dock):
    """No two choices of a page share an Alt key, and the main ones have one that no menu of QGIS has."""
    for parts, least in zip(pages_of(dock), (10, 8, 4, 4, 2, 5)):
        assert clashes(*parts) == [] and len(keys_of(*parts)) >= least, keys_of(*parts)
    assert parts == (dock.setup_page,)


def test_every_word_can_be_translated(provider, scene, qgis_iface, engine, monkeypatch):
    class Marked(dict):
        def get(self, text, default=None):
            return "§" + text

    monkeypatch.setattr(i18n, "translations", Marked)
    dock = LandscribeDock(qgis_iface)
    texts = [widget.text() for kind in (QLabel, QAbstractButton) for widget in dock.findChildren(kind)]
    own = (dock.map_page.embedding.sources, dock.scene.device, dock.map_page.grid, dock.scene.extent.kinds)
    texts += [combo.itemText(index) for combo in own for index in range(combo.count())]
    # What QGIS's own widgets say, and what is a number or a unit.
    unmarked = [text for text in texts if any(letter.isalpha() for letter in text) and "§" not in text]
    assert unmarked == []
    assert dock.findChildren(QComboBox)
    dock.dispose()
    dock.deleteLater()


def test_a_layer_in_another_crs_than_the_canvas(dock, scene, engine, qgis_iface):
    canvas = qgis_iface.mapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    canvas.setExtent(QgsRectangle(139.6725, 35.6870, 139.6735, 35.6875))
    run_to_end(dock)
    (request,) = engine.requests()
    assert request["bounds_crs"] == "EPSG:4326" and request["bounds"][0] <= 139.6725
