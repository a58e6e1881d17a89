"""The dock in real (headless) QGIS, with the fake engine behind Processing."""

import time
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import (
    QgsApplication,
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
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QTimer, QTranslator
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QLabel

from landscribe.ui.dock import LandscribeDock
from landscribe.ui.remembered import Remembered, recall, remember
from tests.qgis.conftest import EventLoopGaps, wait_until, write_picture


@pytest.fixture
def scene(picture, qgis_iface, qgis_new_project):
    layer = QgsRasterLayer(picture, "scene")
    QgsProject.instance().addMapLayer(layer)
    QgsProject.instance().setCrs(layer.crs())
    canvas = qgis_iface.mapCanvas()
    canvas.setDestinationCrs(layer.crs())
    canvas.setExtent(layer.extent())
    return layer


@pytest.fixture
def messages(qgis_iface, monkeypatch):
    """What the user is told in the message bar: (level, text)."""
    told = []
    bar = qgis_iface.messageBar()
    monkeypatch.setattr(bar, "pushMessage", lambda title, text, level=0, *_: told.append((int(level), text)))
    monkeypatch.setattr(qgis_iface, "messageBar", lambda: bar)
    return told


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
    dock.start()
    wait_until(lambda: dock._run is None)
    settle()


def settle():
    """Let the message bar be told what waits to be said."""
    for _ in range(3):
        QCoreApplication.processEvents()


def test_map_this_extent(dock, scene, messages):
    """The main line: a click, progress, styled layers over the imagery, a table of areas."""
    dock.confidence.setChecked(True)
    seen = []
    dock.progress.valueChanged.connect(seen.append)

    dock.map_button.click()
    assert not dock.map_button.isEnabled() and dock.cancel_button.isEnabled()
    wait_until(lambda: dock._run is None)

    assert len(seen) > 5 and seen == sorted(seen)
    group = QgsProject.instance().layerTreeRoot().findGroup("Landscribe")
    classes, confidence = [node.layer() for node in group.findLayers()]
    order = QgsProject.instance().layerTreeRoot().layerOrder()
    assert order.index(classes) < order.index(confidence) < order.index(scene)
    assert [entry.label for entry in classes.renderer().classes()][4] == "Tree"
    assert classes.renderer().classes()[5].color.name() == "#0045ff"
    assert group.findLayer(classes).isVisible() and not group.findLayer(confidence).isVisible()
    assert "pretend" in classes.metadata().abstract()
    assert not dock.areas.isHidden() and dock.areas.model().rowCount() >= 5
    assert "6.0 ha" in dock.result_line.text() and "cpu" in dock.result_line.text()
    shares = [float(row.split("\t")[2].rstrip(" %")) for row in dock.areas.text().splitlines()[1:]]
    assert sum(shares) == pytest.approx(100, abs=0.5) and shares == sorted(shares, reverse=True)
    assert messages == []


def test_time_left_is_shown(dock):
    seen = []
    dock.start()
    dock._run.stage.connect(seen.append)
    wait_until(lambda: dock._run is None)
    assert any("left" in text and text.startswith("Mapping") for text in seen)


@pytest.mark.parametrize("engine", ["slow"], indirect=True)
def test_cancel(dock, engine, messages):
    dock.start()
    wait_until(lambda: dock.progress.value() > 0)
    started = time.monotonic()

    dock.cancel_button.click()
    wait_until(lambda: dock._run is None)
    settle()

    assert time.monotonic() - started < 3
    assert [text for _, text in messages] == ["Cancelled: nothing was written."]
    assert dock.map_button.isEnabled() and dock.progress.isHidden()
    assert QgsProject.instance().layerTreeRoot().findGroup("Landscribe") is None


@pytest.mark.parametrize(
    ("engine", "words"), [("input", "choose one with three"), ("crash", "exit code 7")], indirect=["engine"]
)
def test_a_failure_is_one_sentence_and_the_next_run_is_possible(dock, messages, words):
    run_to_end(dock)

    ((level, text),) = messages
    assert level == 2 and words in text and "\n" not in text
    assert dock.map_button.isEnabled()


@pytest.mark.parametrize("engine", ["warn"], indirect=True)
def test_nothing_is_silent(dock, messages):
    run_to_end(dock)
    assert messages == [(1, "The GPU is busy: the CPU did the work.")]


@pytest.mark.parametrize("file", [True, False], ids=["read", "drawn"])
def test_events_flow_during_a_run(dock, engine, scene, file):
    """No gap over 100 ms between the ticks of a timer, from the click to the layer in the tree."""
    if not file:
        gdal.Translate("/vsimem/scene.tif", scene.source(), width=4000)
        drawn = QgsRasterLayer("/vsimem/scene.tif", "drawn")
        QgsProject.instance().addMapLayer(drawn)
        dock.layer.setLayer(drawn)
    engine.client.start()
    wait_until(lambda: engine.client.devices)
    dock.show()
    QCoreApplication.processEvents()
    gaps, loop, watch, began = EventLoopGaps(), QEventLoop(), QTimer(), time.monotonic()
    watch.timeout.connect(lambda: time.monotonic() > began + 0.5 and dock._run is None and loop.quit())

    gaps.start()
    QTimer.singleShot(50, dock.start)
    watch.start(50)
    loop.exec()

    assert gaps.stop() < 0.1
    assert (engine.requests()[0]["scene"] == scene.source()) is file
    assert QgsProject.instance().layerTreeRoot().findGroup("Landscribe")


def test_follows_the_active_raster_but_never_a_result(dock, scene, qgis_iface, tmp_path):
    other = QgsRasterLayer(write_picture(tmp_path / "other.tif"), "other")
    QgsProject.instance().addMapLayer(other)
    qgis_iface.setActiveLayer(other)
    qgis_iface.currentLayerChanged.emit(other)
    assert dock.layer.currentLayer() == other

    run_to_end(dock)
    result = QgsProject.instance().layerTreeRoot().findGroup("Landscribe").findLayers()[0].layer()
    qgis_iface.currentLayerChanged.emit(result)

    assert dock.layer.currentLayer() == other
    offered = [dock.layer.layer(index) for index in range(dock.layer.count())]
    assert set(offered) == {scene, other}


def test_the_four_kinds_of_extent(dock, scene, engine, qgis_iface):
    canvas = qgis_iface.mapCanvas()
    square = QgsRectangle(380050, 3949900, 380150, 3949950)
    polygons = QgsVectorLayer("Polygon?crs=EPSG:4326", "p", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(139.67, 35.688, 139.671, 35.689)))
    polygons.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(polygons)

    dock.extent.set_kind("canvas")
    canvas.setExtent(square)
    assert dock.extent.extent().contains(square) and dock.extent.extent().crs() == scene.crs()
    dock.extent.set_kind("layer")
    assert dock.extent.extent() == scene.extent()
    dock.extent.set_kind("polygons")
    assert "No polygon is selected" in dock.extent.size_label.text()
    polygons.selectAll()
    assert dock.extent.extent().crs().authid() == "EPSG:4326"
    assert dock.extent.extent().xMinimum() == pytest.approx(139.67)
    dock.extent.set_drawn(QgsReferencedRectangle(square, scene.crs()))
    assert dock.extent.kind() == "drawn" and dock.extent.size_label.text() == "100 × 50 m"

    run_to_end(dock)
    assert engine.requests()[0]["bounds"] == [380050, 3949900, 380150, 3949950]


def test_drawing_gives_the_map_tool_back(dock, qgis_iface):
    canvas = qgis_iface.mapCanvas()
    before = canvas.mapTool()
    dock.extent.set_kind("drawn")
    dock.extent.draw_button.click()
    assert canvas.mapTool() is dock.extent._tool
    dock.extent._tool.extentChanged.emit(QgsRectangle(380050, 3949900, 380150, 3949950))
    assert canvas.mapTool() is before and not dock.extent.draw_button.isChecked()
    assert dock.extent.extent().width() == 100


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda dock: dock.extent.set_kind("drawn"), "No rectangle is drawn"),
        (lambda dock: dock.bands[0].setBand(1), "Only some bands"),
        (lambda dock: dock.embedding.setCurrentIndex(2), "No embedding raster"),
    ],
)
def test_what_is_missing_is_said_before_the_run(dock, engine, messages, change, words):
    change(dock)
    dock.start()
    settle()
    assert dock._run is None and words in messages[0][1]
    assert engine.requests() == []


def test_without_a_layer_there_is_nothing_to_click(dock):
    QgsProject.instance().clear()
    QCoreApplication.processEvents()
    assert not dock.map_button.isEnabled()


def test_choices_reach_the_engine(dock, engine, tmp_path):
    for combo, band in zip(dock.bands, (3, 2, 1)):
        combo.setBand(band)
    dock.embedding.setCurrentIndex(dock.embedding.findData("raster"))
    dock.embedding_raster.setFilePath("/data/field.tif")
    dock.grid.setCurrentIndex(dock.grid.findData("model"))
    dock.output.setFilePath(str(tmp_path / "mine"))
    dock.confidence.setChecked(True)

    run_to_end(dock)

    (request,) = engine.requests()
    assert request["bands"] == [3, 2, 1] and request["embedding"] == "raster:/data/field.tif"
    assert request["grid"] == "model" and request["output"] == str(tmp_path / "mine.tif")
    assert request["confidence"] == str(tmp_path / "mine-confidence.tif")
    assert Path(request["confidence"]).exists()


def test_devices_are_shown_and_chosen(dock, engine):
    assert dock.device.currentData() == "auto"
    engine.client.start()
    wait_until(lambda: dock.device.count() == 3)
    assert dock.device.itemText(0) == "Automatic (Pretend GPU)"
    assert [dock.device.itemData(index) for index in range(3)] == ["auto", "cuda:0", "cpu"]
    dock.device.setCurrentIndex(2)
    run_to_end(dock)
    assert engine.requests()[0]["device"] == "cpu"


def test_looking_at_the_dock_starts_the_engine(dock, engine):
    assert engine.client.pid is None
    dock.setParent(None)  # a window of its own: the main window of these tests is never shown
    dock.show()
    wait_until(lambda: dock.device.count() == 3)


def test_last_settings_are_remembered(dock, provider, qgis_iface, engine, messages):
    settings = Remembered("layer", "pretend", "raster", "/data/f.tif", "cuda:7", "model", True, "/data")
    remember(settings)
    again = LandscribeDock(qgis_iface)
    assert again.extent.kind() == "layer" and again.embedding.currentData() == "raster"
    assert not again.embedding_raster.isHidden() and again.embedding_raster.filePath() == "/data/f.tif"
    assert again.grid.currentData() == "model" and again.confidence.isChecked()

    engine.client.start()
    wait_until(lambda: again.device.count() == 3)
    assert again.device.currentData() == "auto"
    settle()
    assert any("cuda:7" in text for _, text in messages), "a device that is gone is told"
    again.dispose()
    again.deleteLater()
    assert recall().extent == "layer" and recall().folder == "/data"


def test_the_keyboard_reaches_everything(dock):
    captions = [label.text() for label in dock.findChildren(QLabel) if label.buddy()]
    captions += [dock.map_button.text(), dock.cancel_button.text(), dock.confidence.text()]
    keys = [text[text.index("&") + 1].lower() for text in captions]
    assert len(keys) == len(set(keys)) >= 14, captions


def test_every_word_can_be_translated(provider, scene, qgis_iface, engine):
    class Marked(QTranslator):
        def translate(self, context, source, disambiguation=None, n=-1):
            return "§" + source if context == "Landscribe" else ""

        def isEmpty(self):
            return False

    translator = Marked()
    QgsApplication.installTranslator(translator)
    try:
        dock = LandscribeDock(qgis_iface)
        texts = [widget.text() for kind in (QLabel, QAbstractButton) for widget in dock.findChildren(kind)]
        own = (dock.embedding, dock.device, dock.grid, dock.extent.kinds)
        texts += [combo.itemText(index) for combo in own for index in range(combo.count())]
        # What QGIS's own widgets say, and what is a number or a unit.
        unmarked = [text for text in texts if any(letter.isalpha() for letter in text) and not text.startswith("§")]
        assert unmarked == []
        assert dock.findChildren(QComboBox)
        dock.dispose()
        dock.deleteLater()
    finally:
        QgsApplication.removeTranslator(translator)


def test_a_layer_in_another_crs_than_the_canvas(dock, scene, engine, qgis_iface):
    canvas = qgis_iface.mapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    canvas.setExtent(QgsRectangle(139.6725, 35.6870, 139.6735, 35.6875))
    run_to_end(dock)
    (request,) = engine.requests()
    assert request["bounds_crs"] == "EPSG:4326" and request["bounds"][0] <= 139.6725
