"""No slot of the dock and its dialogs raises, whatever the user does and whatever the project holds."""

import os
import random
import sys

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsReferencedGeometry,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgsAdvancedDigitizingDockWidget
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QApplication, QDialog

from landscribe.ui.algorithms.algorithm_run import AlgorithmRun
from landscribe.ui.dock import LandscribeDock
from landscribe.ui.engine.models import mapping_models
from landscribe.ui.fit.class_sources import classes_of_model
from landscribe.ui.fit.label_layer import new_labels
from landscribe.ui.layers.result_combo import land_covers
from landscribe.ui.layers.results import ClassArea, add_results
from landscribe.ui.map.areas_dialog import AreasDialog
from landscribe.ui.map.export_dialog import ExportDialog
from landscribe.ui.remembered import Remembered, remember
from landscribe.ui.widgets.run_dialog import RunDialog
from tests.qgis.conftest import CARD, settle, wait_until, write_picture

PHRASES = (
    "", " ", "roofs", "airport", "roofs within 5 m of trees", "between one and two kilometres from the river",
    "no closer than ½ mile from",
    "> 20 m from < 30 m", "the the largest", "within", "a" * 5000, "\x00\ud83d", "%s {x} & <b>", "not",
    "larger than 1e999 ha", "new roofs", "roofs that are gone",
    "within -5 m of roads", "roofs\nwoods\n\n", "within 0 m of", "north of south of",
)  # fmt: skip


@pytest.fixture
def uncaught(monkeypatch):
    """The exceptions that reached Qt's event loop."""
    errors = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: errors.append(error))
    return errors


@pytest.fixture
def impatient(qgis_app):
    """Closes every box that waits for an answer; a user may do that at any time."""

    def close():
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog) and not isinstance(box, RunDialog):
            box.reject()

    timer = QTimer()
    timer.timeout.connect(close)
    timer.start(30)
    yield
    timer.stop()


@pytest.fixture
def dock(impatient, referring_model, provider, scene, messages, uncaught, qgis_iface, monkeypatch):
    advanced = QgsAdvancedDigitizingDockWidget(qgis_iface.mapCanvas())
    monkeypatch.setattr(qgis_iface, "cadDockWidget", lambda: advanced, raising=False)
    QgsSettings().remove("landscribe")
    remember(Remembered(extent="layer", model="pretend", referring_model="pretend-refer"))
    dock = LandscribeDock(qgis_iface)
    yield dock
    dock.dispose()
    dock.deleteLater()
    QCoreApplication.processEvents()
    QgsSettings().remove("landscribe")


def odd_polygons() -> QgsVectorLayer:
    """Null, empty and broken polygons, with null names."""
    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:32654&field=name:string", "odd", "memory")
    for wkt in (None, "POLYGON EMPTY", "POLYGON((0 0,1 1,1 0,0 1,0 0))", "POLYGON((0 0,1 1,0 0))"):
        feature = QgsFeature(layer.fields())
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    return layer


def odd_layers(tmp_path) -> list:
    """Makers of layers that users have: without CRS, one band, one pixel, empty, missing."""
    flat = write_picture(tmp_path / "no-crs.tif", 40, 30, crs=None)
    one = write_picture(tmp_path / "one.tif", 1, 1, bands=1)
    return [
        lambda: QgsRasterLayer(flat, "no CRS"),
        lambda: QgsRasterLayer(one, "one pixel"),
        lambda: QgsRasterLayer("/nowhere.tif", "missing"),
        lambda: QgsVectorLayer("Polygon", "no CRS, no feature", "memory"),
        lambda: QgsVectorLayer("NoGeometry?field=a:string", "table", "memory"),
        odd_polygons,
    ]


def actions(dock, tmp_path, chance) -> list:
    """What a user does, each without a dialog that waits for an answer."""
    project, layers = QgsProject.instance(), odd_layers(tmp_path)

    def add_layer():
        project.addMapLayer(chance.choice(layers)())

    def remove_layer():
        if project.mapLayers():
            project.removeMapLayer(chance.choice(sorted(project.mapLayers())))

    def choose_layer():
        dock.scene.layer.setCurrentIndex(chance.randrange(-1, max(0, dock.scene.layer.count())))

    def select():
        for layer in project.mapLayers().values():
            if isinstance(layer, QgsVectorLayer):
                layer.selectAll()

    def type_phrase():
        dock.ask_page.phrase.setPlainText(chance.choice(PHRASES))
        dock.ask_page.question.show_reading()

    def choose_answer():
        answers = dock.ask_page.answers
        if answers.list.count():
            answers.list.setCurrentRow(chance.randrange(answers.list.count()))

    def press(button):
        if button.isEnabled() and button.isVisibleTo(dock):
            button.click()

    def finish():
        wait_until(lambda: dock.runs.run is None, 60)

    def rename():
        layers_now = sorted(project.mapLayers())
        if layers_now:
            project.mapLayer(chance.choice(layers_now)).setName(chance.choice(("", "a & b", "<b>", "é" * 200)))

    def open_dialog():
        results = dock.map_page.results
        if results.land_cover() is not None and results.dialogs.current is None:
            accuracy = results.accuracy_button
            chance.choice((results.export, results.by_polygon, accuracy.draw_points, accuracy.compare))()

    def use_dialog():
        dialog = dock.map_page.results.dialogs.current
        if dialog is None:
            return
        for name in chance.sample(("start", "measure", "show_next", "_show_format", "_show_reference"), 5):
            if name == "_show_reference" and hasattr(dialog, name):
                dialog._show_reference(dialog.reference.currentLayer())
            elif hasattr(dialog, name) and name != "_show_reference":
                if hasattr(dialog, "file"):
                    dialog.file.setFilePath(str(tmp_path / f"{chance.randrange(10**9)}.gpkg"))
                getattr(dialog, name)()
                break
        if chance.random() < 0.5:
            dialog.reject()

    def save_and_reopen():
        path = str(tmp_path / "fuzz.qgs")
        if dock.runs.run is None and project.write(path):
            project.read(path)

    def look_through():
        look = dock.map_page.look
        look.opacity.setOpacity(chance.random())
        look.peek_button.pressed.emit()
        look.peek_button.released.emit()

    def past_runs():
        from landscribe.ui.window.past_runs import PastRunsDialog

        dialog = PastRunsDialog()
        if dialog.table.rowCount():
            dialog.table.selectRow(chance.randrange(dialog.table.rowCount()))
            dialog.load()
            dialog.repeat()
        dialog.reject()
        dialog.deleteLater()

    def map_to_a_file():
        dock.map_page.output.setFilePath(str(tmp_path / f"{chance.randrange(10**9)}.tif"))
        dock.map_page.start()

    return [
        add_layer,
        add_layer,
        remove_layer,
        choose_layer,
        select,
        type_phrase,
        type_phrase,
        choose_answer,
        finish,
        lambda: dock.tabs.setCurrentIndex(chance.randrange(dock.tabs.count())),
        lambda: dock.scene.extent.set_kind(chance.choice(("canvas", "layer", "polygons", "drawn"))),
        lambda: dock.map_page.embedding.set_spec(chance.choice(("none", "scene-context", "raster:", "esd:/x", "?"))),
        lambda: dock.map_page.start(),
        lambda: dock.ask_page.start(),
        lambda: dock.runs.cancel(),
        lambda: dock.ask_page.answers.threshold.setValue(chance.random()),
        lambda: dock.ask_page.answers.only_selected.toggle(),
        lambda: press(dock.ask_page.answers.remove_button),
        lambda: press(dock.ask_page.answers.show_button),
        lambda: press(dock.ask_page.answers.regions_button),
        lambda: dock.map_page.results.copy(),
        lambda: dock.map_page.refresh_models(),
        lambda: dock.show_setup(),
        project.clear,
        lambda: dock.train_page.train(),
        rename,
        open_dialog,
        open_dialog,
        use_dialog,
        use_dialog,
        save_and_reopen,
        look_through,
        past_runs,
        map_to_a_file,
        dock.scene.extent.clear_drawn,
        lambda: dock.map_page.polygons.toggle(),
        lambda: dock.map_page.choices.setCollapsed(chance.random() < 0.5),
        lambda: dock.ask_page.question.compare.where.setCurrentIndex(chance.randrange(2)),
        lambda: dock.scene.choose_device(chance.choice(("auto", "cpu", "cuda:9", ""))),
    ]


def later_actions(dock, tmp_path, chance) -> list:
    """What a user does on the pages Train, Compare and Models, with clicks on the map and jobs of many rasters."""
    project, train, compare, answers = QgsProject.instance(), dock.train_page, dock.compare_page, dock.ask_page.answers
    crs = QgsCoordinateReferenceSystem("EPSG:32654")

    def place() -> QgsPointXY:
        return QgsPointXY(380000 + chance.uniform(-50, 350), 3950000 + chance.uniform(-250, 50))

    def make_labels():
        scene = dock.scene.layer.currentLayer()
        if scene is not None:
            train.labels.choose(new_labels(project, scene, str(tmp_path / f"{chance.random()}.gpkg")))

    def draw():
        shapes = (QgsGeometry.fromPointXY(place()), QgsGeometry.fromPointXY(place()).buffer(20, 4), QgsGeometry())
        train.draw(QgsReferencedGeometry(chance.choice(shapes), crs))

    def use_labels():
        layer = train.labels.layer()
        if layer is not None:
            chance.choice((layer.startEditing, layer.undoStack().undo, layer.commitChanges, layer.rollBack))()

    def choose_labels():
        train.labels.combo.setCurrentIndex(chance.randrange(-1, train.labels.combo.count()))
        train.labels.combo.activated.emit(train.labels.combo.currentIndex())

    def correct():
        covers = land_covers()
        if covers:
            dock.correct(chance.choice(covers))

    def choose_dates():
        for combo in (compare.before, compare.after):
            combo.setCurrentIndex(chance.randrange(-1, combo.count()))

    def click():
        tools = answers.clicks
        chance.choice((tools.like_button, tools.unlike_button)).click()
        tools._tool.canvasClicked.emit(place(), Qt.MouseButton.LeftButton)

    def run_job():
        layer = dock.scene.layer.currentLayer()
        if layer is not None and dock.runs.run is None:
            out = str(tmp_path / f"job-{chance.randrange(3)}")
            parameters = {"LAYERS": [layer.id()], "MODEL": "pretend", "OUTPUT": out}
            if chance.random() < 0.5:
                parameters.update(PHRASE=chance.choice(PHRASES), MODEL="pretend-refer")
            name = "landscribe:refermany" if "PHRASE" in parameters else "landscribe:mapmany"
            dock.runs.start(AlgorithmRun(name, parameters, "job"), lambda results: None)

    return [
        make_labels,
        draw,
        draw,
        use_labels,
        choose_labels,
        correct,
        choose_dates,
        click,
        run_job,
        compare.start,
        train.find_next,
        train.each.toggle,
        train.whole.toggle,
        train.classes.remove,
        answers.clicks.undo,
        lambda: train.classes.add(chance.choice(("", "vine", "a & b", "<b>", "é" * 300))),
        lambda: train.name.setText(chance.choice(("", "mine", "../x", "pretend", "é"))),
        lambda: train.classes.take(classes_of_model(chance.choice(list(mapping_models().values())))),
        lambda: train.tools.point_button.click(),
        lambda: train.tools.shape_button.click(),
        lambda: train.show_labels([1, 99]),
        lambda: compare.slider.setValue(chance.randrange(101)),
        lambda: compare.copy_button.click(),
        lambda: dock.models_page.refresh(),
        lambda: dock.models_page.installed.setCurrentItem(dock.models_page.installed.topLevelItem(chance.randrange(3))),
    ]


#: Sequences of actions; more on request: LANDSCRIBE_WINDOW_FUZZ=300.
SEQUENCES = int(os.environ.get("LANDSCRIBE_WINDOW_FUZZ", 4))


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_no_sequence_of_actions_raises_in_the_dock(dock, uncaught, tmp_path, seed):
    chance = random.Random(seed)
    doings = [*actions(dock, tmp_path, chance), *later_actions(dock, tmp_path, chance)]
    for _ in range(60):
        chance.choice(doings)()
        settle()
    dock.runs.cancel()
    wait_until(lambda: dock.runs.run is None, 60)
    settle()
    assert uncaught == []
    assert dock.runs.isHidden()


@pytest.fixture
def cover(provider, uncaught, qgis_new_project, tmp_path):
    """A land cover of the project."""
    classes = [type("Class", (), {**entry, "color": QColor(entry["color"]).name()}) for entry in CARD["classes"]]
    path = write_picture(tmp_path / "classes.tif", bands=1)
    return add_results(QgsProject.instance(), path, None, None, classes, "land cover")[0]


TREE = ClassArea(5, "Tree", "#226126", 2.5, 100.0)


@pytest.mark.parametrize(
    "zones",
    [[], [("a", [])], [("a", []), ("b", [TREE])], [("", [TREE]), ("", [])], [("x", [TREE])] * 500],
    ids=["none", "empty", "one empty", "no names", "many"],
)
def test_areas_of_polygons_without_a_mapped_pixel_are_zero(cover, uncaught, zones):
    dialog = AreasDialog(cover)
    dialog.show_zones(zones)
    assert dialog.table.rowCount() == len(zones) and len(dialog.text().splitlines()) == len(zones) + 1
    if zones:
        assert dialog.table.item(0, dialog.table.columnCount() - 1).text() in ("0.00", "2.50")
    dialog.reject()
    assert uncaught == []


def test_dialogs_live_through_what_becomes_of_the_project(cover, uncaught, tmp_path):
    """Layers are added, selected and removed while a dialog is open."""
    dialogs = [AreasDialog(cover), ExportDialog(cover), AreasDialog(None), ExportDialog(None)]
    project = QgsProject.instance()
    for make in odd_layers(tmp_path):
        layer = make()
        project.addMapLayer(layer)
        for dialog in dialogs:
            if hasattr(dialog, "polygons") and hasattr(dialog.polygons, "setLayer"):
                dialog.polygons.setLayer(layer)
        settle()
    areas, export, *_ = dialogs
    areas.polygons.setLayer(next(layer for layer in project.mapLayers().values() if layer.name() == "odd"))
    areas.measure()
    wait_until(lambda: areas._run is None)
    export.file.setFilePath("/proc/nowhere/out.gpkg")
    export.start()
    wait_until(lambda: export._run is None)
    project.removeMapLayer(cover.id())
    settle()
    for dialog in dialogs:
        dialog.measure() if isinstance(dialog, AreasDialog) else dialog.start()
        settle()
    project.clear()
    settle()
    for dialog in dialogs:
        dialog.reject()
    assert uncaught == []
