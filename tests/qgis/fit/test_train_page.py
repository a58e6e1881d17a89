"""The page “Train” in real (headless) QGIS: labels drawn with the mouse, trainings, and the map that follows."""

import json
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgsAdvancedDigitizingDockWidget
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton

from landscribe.ui.dock import LandscribeDock
from landscribe.ui.fit.label_layer import LabelClass, classes_of, label_counts
from landscribe.ui.fit.preview import preview_of
from landscribe.ui.layers.class_colors import class_colors
from landscribe.ui.remembered import Remembered, remember
from tests.qgis.conftest import settle, wait_until
from tests.qgis.land_cover import memory_layer

LEFT, TOP = 380000.0, 3950000.0


@pytest.fixture(autouse=True)
def user_folder(tmp_path, monkeypatch) -> Path:
    """The folder of the user's models."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "landscribe" / "models"


@pytest.fixture
def canvas(qgis_iface, monkeypatch):
    canvas = qgis_iface.mapCanvas()
    canvas.resize(600, 400)
    advanced = QgsAdvancedDigitizingDockWidget(canvas)
    monkeypatch.setattr(qgis_iface, "cadDockWidget", lambda: advanced, raising=False)
    yield canvas
    canvas.unsetMapTool(canvas.mapTool())


def new_dock(qgis_iface, model):
    QgsSettings().remove("landscribe")
    remember(Remembered(fit_base=model, device="cpu", page=2))
    return LandscribeDock(qgis_iface)


def close(dock):
    dock.dispose()
    dock.deleteLater()
    QCoreApplication.processEvents()
    QgsSettings().remove("landscribe")


@pytest.fixture
def dock(provider, scene, canvas, messages, errors, qgis_iface, tmp_path):
    assert QgsProject.instance().write(str(tmp_path / "p.qgs"))
    canvas.setExtent(scene.extent())
    dock = new_dock(qgis_iface, "pretend")
    yield dock
    close(dock)
    assert errors == []


@pytest.fixture
def page(dock):
    return dock.train_page


def click(canvas, x, y, button=Qt.MouseButton.LeftButton):
    """Click the canvas at a place of the picture, in metres from its corner."""
    place = canvas.getCoordinateTransform().transform(QgsPointXY(LEFT + x, TOP - y)).toQPointF().toPoint()
    QTest.mouseMove(canvas.viewport(), place)
    QTest.mouseClick(canvas.viewport(), button, pos=place)


def draw_points(page, canvas, value, places):
    choose(page, value)
    page.tools.point_button.click()
    for place in places:
        click(canvas, *place)
    settle()
    page.tools.point_button.click()


def draw_polygon(page, canvas, value, places):
    choose(page, value)
    page.tools.shape_button.click()
    for place in places:
        click(canvas, *place)
    click(canvas, *places[-1], Qt.MouseButton.RightButton)
    settle()
    page.tools.shape_button.click()


def choose(page, value):
    tree = page.classes.tree
    rows = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    tree.setCurrentItem(next(row for row in rows if row.text(1) == value))


def finish(dock):
    settle()
    wait_until(lambda: dock.runs.run is None and not dock.train_page.training._asked, 300)
    settle()


def mapped() -> set:
    """The codes in the preview."""
    return set(gdal.Open(preview_of(QgsProject.instance()).source()).ReadRaster())


def label_two_classes(page, canvas):
    page.classes.add("field", "#aa8800")
    page.classes.add("wood", "#005500")
    draw_points(page, canvas, "field", [(30, 30), (40, 60)])
    draw_polygon(page, canvas, "wood", [(200, 50), (240, 50), (240, 90), (200, 90)])
    draw_points(page, canvas, "wood", [(220, 150), (250, 160)])
    return page.labels.layer()


def test_draw_train_undo_and_train_again(dock, page, canvas, engine, messages, tmp_path):
    """The whole line: classes, points and a polygon with the mouse, a map that follows, undo, another map."""
    labels = label_two_classes(page, canvas)
    assert Path(labels.source().split("|")[0]).parent == tmp_path / "landscribe"
    assert labels.crs().authid() == "EPSG:32654"
    assert label_counts(labels) == {"field": 2, "wood": 3} and labels.isEditable()
    areas = sorted(feature.geometry().area() for feature in labels.getFeatures())
    assert areas[:4] == pytest.approx([3.1] * 4, abs=0.1) and areas[4] == pytest.approx(1600, rel=0.2)
    assert class_colors(labels, "class") == {"field": "#aa8800", "wood": "#005500"}

    page.name.setText("mine")
    page.extra_bands.setText("nir")
    page.train_button.click()
    assert not page.train_button.isEnabled()
    finish(dock)

    preview, (request,) = preview_of(QgsProject.instance()), engine.requests("fit")
    assert request["base"] == "pretend" and request["field"] == "class" and request["extra_bands"] == ["nir"]
    assert request["colors"] == {"field": "#aa8800", "wood": "#005500"}
    legend = {entry.label: entry for entry in preview.renderer().classes()}
    assert preview.opacity() < 1, "the imagery stays visible"
    assert mapped() == {legend["wood"].value} and legend["wood"].color.name() == "#005500"
    assert engine.requests("map")[0]["keep_features"] is True
    assert engine.requests("map")[0]["model"] == "mine" and engine.requests("map")[0]["bounds_crs"] == "EPSG:32654"
    order = QgsProject.instance().layerTreeRoot().layerOrder()
    assert order.index(labels) < order.index(preview) < order.index(dock.scene.layer.currentLayer())
    assert "75 %" in page.report.summary.text() and page.report.table.topLevelItemCount() == 2
    assert page.report.table.topLevelItem(1).text(3) == "40 to 90 %" and not page.report.isHidden()

    first = preview.source()
    labels.undoStack().undo()
    labels.undoStack().undo()
    settle()
    assert label_counts(labels) == {"field": 2, "wood": 1}
    page.train_button.click()
    finish(dock)

    assert preview_of(QgsProject.instance()) is preview and preview.source() != first and not Path(first).exists()
    assert mapped() == {legend["field"].value}
    assert messages == []


def test_it_trains_after_each_label_and_after_undo(dock, page, canvas, engine):
    labels = label_two_classes(page, canvas)
    page.each.setChecked(True)
    finish(dock)
    assert len(engine.requests("fit")) == 1
    draw_points(page, canvas, "field", [(60, 60), (70, 70)])
    finish(dock)
    assert len(engine.requests("fit")) == 2, "one training for labels in one go"
    labels.undoStack().undo()
    finish(dock)
    assert len(engine.requests("fit")) == 3
    page.each.setChecked(False)
    draw_points(page, canvas, "field", [(80, 60)])
    finish(dock)
    assert len(engine.requests("fit")) == 3


def test_the_whole_network_says_its_cost_and_learns_only_when_asked(dock, page, canvas, engine):
    label_two_classes(page, canvas)
    page.train()
    finish(dock)
    page.whole.setChecked(True)
    assert engine.requests("fit")[-1]["depth"] == "head" and "120" in page.cost.text()
    page.train()
    finish(dock)
    assert engine.requests("fit")[-1]["depth"] == "network"
    assert "4 min" in page.cost.text(), "120 steps at the 2 s that were measured"
    page.each.setChecked(True)
    finish(dock)
    trained = len(engine.requests("fit"))
    draw_points(page, canvas, "field", [(60, 60)])
    finish(dock)
    assert len(engine.requests("fit")) == trained


def test_classes_are_named_coloured_and_renamed(page, dock):
    page.classes.add("field")
    page.classes.add("wood")
    labels = page.labels.layer()
    page.classes.set_color("wood", QColor("#123456"))
    settle()
    row = page.classes.tree.topLevelItem(1)
    assert page.classes.tree.itemWidget(row, 0).color().name() == "#123456"
    row.setText(1, "forest")
    settle()
    assert [entry.value for entry in classes_of(labels)] == ["field", "forest"]
    assert labels.editorWidgetSetup(labels.fields().lookupField("class")).config()["map"][1] == {"forest": "forest"}
    page.classes.take([LabelClass(5, "forest", "#000000"), LabelClass(6, "Water", "#0000ff")])
    assert [(e.value, e.color) for e in classes_of(labels)][1:] == [("forest", "#123456"), ("Water", "#0000ff")]
    page.classes.remove()
    assert [entry.value for entry in classes_of(labels)] == ["forest", "Water"]


def test_a_renamed_class_renames_its_labels_and_undo_takes_it_back(page, canvas):
    labels = label_two_classes(page, canvas)
    page.classes.tree.topLevelItem(1).setText(1, "forest")
    settle()
    assert label_counts(labels) == {"field": 2, "forest": 3}
    labels.undoStack().undo()
    settle()
    assert label_counts(labels) == {"field": 2, "wood": 3}


def test_any_layer_with_a_class_is_labels_but_only_if_chosen(page, dock, messages):
    codes = QgsVectorLayer("Point?crs=EPSG:32654&field=code:integer", "codes", "memory")
    bare = QgsVectorLayer("Polygon?crs=EPSG:32654&field=area:double", "bare", "memory")
    points = memory_layer("Point", "class", [(f"POINT({LEFT + 5} {TOP - 5})", "Tree")])
    QgsProject.instance().addMapLayers([codes, bare, points])
    assert page.labels.layer() is None and points.renderer().type() == "singleSymbol"

    def pick(layer):
        page.labels.combo.setLayer(layer)
        page.labels.combo.activated.emit(page.labels.combo.currentIndex())
        settle()

    pick(points)
    assert page.labels.layer() is points and [entry.value for entry in classes_of(points)] == ["Tree"]
    assert page.classes.tree.topLevelItem(0).text(2) == "1" and page.tools.shape_button.isHidden()
    pick(codes)
    page.classes.add("road")
    page.classes.add("4")
    settle()
    assert [entry.value for entry in classes_of(codes)] == [4] and "number from 1 to 255" in messages[-1][1]
    pick(bare)
    assert page.labels.layer() is codes and "no attribute for the class" in messages[-1][1]
    QgsProject.instance().removeMapLayer(codes.id())
    settle()
    assert page.labels.layer() is None and page.labels.combo.currentLayer() is None
    assert page.classes.tree.topLevelItemCount() == 0


def test_labels_classes_and_model_come_back_with_the_project(page, dock, canvas, tmp_path):
    labels = label_two_classes(page, canvas)
    page.name.setText("mine")
    page.train()
    finish(dock)
    assert labels.commitChanges()
    assert QgsProject.instance().write()
    QgsProject.instance().clear()
    settle()
    assert page.labels.layer() is None and page.report.isHidden()
    assert QgsProject.instance().read(str(tmp_path / "p.qgs"))
    settle()
    assert label_counts(page.labels.layer()) == {"field": 2, "wood": 3} and page.name.text() == "mine"
    assert [entry.color for entry in classes_of(page.labels.layer())] == ["#aa8800", "#005500"]


def test_labels_that_contradict_are_selected(page, dock, canvas, messages):
    labels = label_two_classes(page, canvas)
    page.name.setText("contradicting")
    page.train()
    finish(dock)
    (button,) = page.report.doubts.findChildren(QPushButton)
    button.click()
    ids = sorted(feature.id() for feature in labels.getFeatures())
    assert sorted(labels.selectedFeatureIds()) == ids[:2] and messages == []
    assert canvas.extent().width() < 100


def test_where_to_label_next_moves_the_map_there_and_says_why(page, dock, canvas, engine, messages):
    labels = label_two_classes(page, canvas)
    page.name.setText("mine")
    page.train()
    finish(dock)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    canvas.setExtent(QgsRectangle(139.6720, 35.6868, 139.6740, 35.6880))
    for visited in ([], [[LEFT + 50, TOP - 50]]):
        page.report.next_button.click()
        finish(dock)
        request = engine.requests("suggest")[-1]
        assert request["visited"] == visited and request["model"] == "mine" and request["labels"].endswith(".gpkg")
    there = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), labels.crs(), QgsProject.instance())
    centre = there.transform(canvas.center())
    assert (centre.x() - LEFT, TOP - centre.y()) == pytest.approx((60, 50), abs=1)
    assert "wavers between wood" in page.report.next_reason.text() and not page.report.next_reason.isHidden()
    assert messages == []


def test_mapping_with_the_model_is_one_click(page, dock, canvas):
    label_two_classes(page, canvas)
    page.name.setText("mine")
    page.train()
    finish(dock)
    page.report.use_button.click()
    assert dock.tabs.currentWidget().widget() is dock.map_page and dock.map_page.model.currentData() == "mine"
    assert preview_of(QgsProject.instance()).id() not in [layer.id() for layer in offered(dock.map_page.result)]


def test_a_model_that_learnt_from_an_embedding_chooses_it(page, dock, canvas, user_folder):
    label_two_classes(page, canvas)
    page.name.setText("mine")
    page.train()
    finish(dock)
    card = json.loads((user_folder / "mine" / "model.json").read_text())
    card["head"] |= {"embedding": {"family": "tessera", "dimensions": 128, "source": "tessera:2021"}}
    (user_folder / "mine" / "model.json").write_text(json.dumps(card))
    combo = dock.map_page.model
    assert dock.map_page.embedding.spec() == "scene-context"
    combo.setCurrentIndex(combo.findData("pretend"))
    combo.setCurrentIndex(combo.findData("mine"))
    assert dock.map_page.embedding.spec() == "tessera:2021"


def offered(combo):
    return [combo.layer(index) for index in range(combo.count())]


def test_another_models_name_asks_before_it_is_replaced(page, dock, canvas, engine, monkeypatch):
    asked = []
    monkeypatch.setattr("landscribe.ui.fit.train_page.ask_yes_no", lambda *a: asked.append(a[-1]))
    label_two_classes(page, canvas)
    page.name.setText("mine")
    page.train()
    finish(dock)
    page.train()
    finish(dock)
    assert asked == [] and len(engine.requests("fit")) == 2
    page.labels.layer().removeCustomProperty("landscribe/model")
    page.train()
    assert len(asked) == 1 and dock.runs.run is None


def test_without_classes_or_a_scene_one_sentence_says_so(page, dock, canvas, messages):
    page.make_labels()
    page.tools.point_button.click()
    settle()
    assert "no class to label with" in messages[-1][1] and not page.tools.point_button.isChecked()
    assert not page.train_button.isEnabled()
    QgsProject.instance().clear()
    settle()
    page.make_labels()
    settle()
    assert "no raster layer" in messages[-1][1]


def test_a_project_without_a_file_asks_where_the_labels_go(provider, scene, canvas, qgis_iface, tmp_path, monkeypatch):
    dock = new_dock(qgis_iface, "pretend")
    answers = ["", str(tmp_path / "kept")]
    monkeypatch.setattr("landscribe.ui.fit.train_page.QFileDialog.getSaveFileName", lambda *a: (answers.pop(0), ""))
    dock.train_page.classes.add("field")
    assert dock.train_page.labels.layer() is None
    dock.train_page.classes.add("field")
    assert (tmp_path / "kept.gpkg").is_file() and len(classes_of(dock.train_page.labels.layer())) == 1
    close(dock)


def test_the_bundled_model_learns_in_the_window(real_provider, scene, canvas, messages, errors, qgis_iface, tmp_path):
    """With the real engine: two classes drawn with the mouse, the map in their colours, and it follows an undo."""
    assert QgsProject.instance().write(str(tmp_path / "p.qgs"))
    canvas.setExtent(scene.extent())
    dock = new_dock(qgis_iface, "landscribe-ssdm")
    page = dock.train_page
    labels = label_two_classes(page, canvas)
    page.train()
    finish(dock)
    preview = preview_of(QgsProject.instance())
    card = json.loads((Path(tmp_path) / "data/landscribe/models/scene-labels/model.json").read_text())
    assert {entry["name"]: entry["color"] for entry in card["classes"]} == {"field": "#aa8800", "wood": "#005500"}
    assert mapped() == {entry.value for entry in preview.renderer().classes()}
    before = gdal.Open(preview.source()).ReadRaster()
    labels.undoStack().undo()
    settle()
    page.train()
    finish(dock)
    assert gdal.Open(preview.source()).ReadRaster() != before and messages == [] and errors == []
    close(dock)
