"""The window as an analyst meets it: names, messages, small screens and keys, in real (headless) QGIS."""

import re
from pathlib import Path

import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
    QgsTask,
)
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication, QMimeData, Qt, QUrl
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton

from landscribe.core.vectors.style import response_ramp
from landscribe.ui.dock import LandscribeDock
from landscribe.ui.layers.answers import answer_of, show_from
from landscribe.ui.layers.least_area import least_area
from landscribe.ui.layers.outlined_legend import OutlinedLegend
from landscribe.ui.plain_text import Notice, push_message
from landscribe.ui.quantities import area_text
from landscribe.ui.remembered import Remembered, remember
from tests.qgis.conftest import keys_of, pages_of, settle, wait_until, write_picture

#: The Alt keys of QGIS's menus in English.
MENU_KEYS = set("jevlsporwdmch")


@pytest.fixture
def dock(referring_model, provider, scene, messages, errors, qgis_iface):
    QgsSettings().remove("landscribe")
    remember(Remembered(extent="layer", model="pretend", referring_model="pretend-refer"))
    dock = LandscribeDock(qgis_iface)
    yield dock
    dock.dispose()
    dock.deleteLater()
    QCoreApplication.processEvents()
    QgsSettings().remove("landscribe")
    assert errors == []


def mapped(dock, path=""):
    dock.map_page.output.setFilePath(str(path))
    dock.map_page.start()
    wait_until(lambda: dock.runs.run is None)
    return dock.map_page.result.currentLayer()


def asked(dock, phrase):
    dock.ask_page.phrase.setPlainText(phrase)
    dock.ask_page.start()
    wait_until(lambda: dock.runs.run is None)
    settle()


def tree(group=None) -> dict:
    """The groups and layers of the Landscribe group by name."""
    group = group or QgsProject.instance().layerTreeRoot().findGroup("Landscribe")
    return {child.name(): tree(child) if hasattr(child, "findGroups") else child.layer() for child in group.children()}


def test_results_can_be_told_apart(dock, scene, qgis_iface, tmp_path):
    """Three runs a minute: their names differ, a file's own name is kept, and each image has its group."""
    dock.map_page.confidence.setChecked(True)
    names = [mapped(dock).name() for _ in range(3)] + [mapped(dock, tmp_path / "june.tif").name()]
    assert len(set(names)) == 4 and names[0] == "Pretend model: land cover" and names[3] == "june"
    assert all(re.fullmatch(r"\d\d:\d\d(:\d\d)? Pretend model: land cover( \d)?", name) for name in names[1:3])
    asked(dock, "red roofs")
    asked(dock, "red roofs")
    other = QgsRasterLayer(write_picture(tmp_path / "other.tif"), "other")
    QgsProject.instance().addMapLayer(other)
    qgis_iface.setActiveLayer(other)
    dock.scene.layer.setLayer(other)
    mapped(dock)
    groups = tree()
    assert set(groups) == {"scene", "other"} and set(groups["other"]) == {names[0], f"Confidence of {names[0]}"}
    assert len(groups["scene"]) == 9 and "Confidence of june" in groups["scene"]


@pytest.mark.parametrize("engine", ["warn"], indirect=True)
def test_a_warning_is_shown_once_a_session(dock, messages):
    mapped(dock)
    mapped(dock)
    settle()
    dock._say("The extent has 12.5 % without data.", Qgis.MessageLevel.Warning)
    dock._say("The extent has 14.5 % without data.", Qgis.MessageLevel.Warning)
    dock._say("No layer.", Qgis.MessageLevel.Critical)
    dock._say("No layer.", Qgis.MessageLevel.Critical)
    settle()
    texts = [text for _, text in messages]
    assert texts.count("The GPU is busy: the CPU did the work.") == 1 and texts.count("No layer.") == 2
    assert sum("without data" in text for text in texts) == 1


def test_messages_have_buttons_and_long_ones_are_not_cut(qgis_app):
    bar = QgsMessageBar()
    push_message(bar, "Landscribe", Notice("12 regions, 3 ha", "/tmp/a.gpkg"), Qgis.MessageLevel.Success)
    assert [button.text() for button in bar.currentItem().findChildren(QPushButton)] == ["Open folder"]
    push_message(bar, "Landscribe", "word " * 100, Qgis.MessageLevel.Critical)
    assert [button.text() for button in bar.currentItem().findChildren(QPushButton)] == ["Details"]


def test_an_answer_keeps_its_colours_and_says_that_it_is_not_found(dock):
    asked(dock, "airport")
    dock.ask_page.answers.show_button.click()
    assert "not found" in dock.ask_page.answers.list.currentItem().text()
    (layer,) = [layer for layer in QgsProject.instance().mapLayers().values() if answer_of(layer)]
    assert layer.name().startswith("Most similar")

    def color(value):
        return layer.renderer().shader().rasterShaderFunction().shade(value)[1:]

    show_from(layer, 0.3)
    before = color(0.8)
    show_from(layer, 0.7)
    assert color(0.8) == pytest.approx(before, abs=1) and color(0.6)[3] == 0


@pytest.mark.parametrize("threshold", [0.0, 0.01, 0.4, 0.5, 0.99, 1.0])
def test_a_ramp_is_ascending_and_cut_at_the_threshold(threshold):
    ramp = response_ramp(threshold)
    values = [value for value, *_ in ramp]
    assert values == sorted(values) and values[0] == 0.0 and values[-1] == 1.0
    assert all((alpha > 0) == (value >= threshold) for value, _, alpha in ramp)


def test_only_the_chosen_answer_and_its_regions_are_shown(dock):
    cover = mapped(dock)
    asked(dock, "red roofs")
    dock.ask_page.answers.regions_button.click()
    wait_until(lambda: dock.runs.run is None)
    asked(dock, "the river")
    root = QgsProject.instance().layerTreeRoot()
    dock.ask_page.answers.list.setCurrentRow(1)
    shown = {node.name() for node in root.findLayers() if node.itemVisibilityChecked()}
    assert shown == {"scene", "red roofs", "red roofs from 0.50"}
    assert not root.findLayer(cover).itemVisibilityChecked()


def test_regions_have_a_least_size_and_a_message(dock, messages):
    asked(dock, "large buildings")
    (layer,) = [layer for layer in QgsProject.instance().mapLayers().values() if answer_of(layer)]
    assert dock.ask_page.answers.min_area.value() == least_area(layer, "large buildings") == 400
    assert least_area(layer, "anything") == 20  # four pixels of 2 m, rounded up
    dock.ask_page.answers.regions_button.click()
    wait_until(lambda: dock.runs.run is None)
    settle()
    assert messages[-1][1] == "1 region of “large buildings”, 0.13 ha"
    assert [area_text(area) for area in (0.36, 42, 3517, 2.4e7)] == ["0.4 m²", "42 m²", "0.35 ha", "24.0 km²"]


def test_a_reopened_project_tells_dead_results_from_live_ones(dock, tmp_path):
    from landscribe.ui.map.export_dialog import ExportDialog

    project = QgsProject.instance()
    asked(dock, "red roofs")
    asked(dock, "the river")
    mapped(dock, tmp_path / "june.tif")
    mapped(dock, tmp_path / "july.tif")
    path = str(tmp_path / "p.qgs")
    assert project.write(path)
    dead = next(layer.source() for layer in project.mapLayers().values() if layer.name() == "the river")
    project.clear()
    for file in (dead, tmp_path / "june.tif"):
        Path(file).unlink()
    assert project.read(path)
    settle()
    answers = dock.ask_page.answers
    texts = {answers.list.item(row).text(): row for row in range(answers.list.count())}
    assert set(texts) == {"red roofs", "the river – its file is missing"}
    answers.list.setCurrentRow(texts["the river – its file is missing"])
    assert answers.layer_tools.isHidden() and "missing" in answers.not_found.text()
    assert dock.ask_page.within.layer.currentText() == "Everywhere"
    dialog = ExportDialog(None)
    assert dialog.result_layer.currentLayer().isValid()
    dialog.reject()
    assert dock.map_page.areas.model().rowCount() > 0


def test_the_land_cover_can_be_looked_through(dock):
    layer, page = mapped(dock), dock.map_page
    node = QgsProject.instance().layerTreeRoot().findLayer(layer)
    page.look.opacity.setOpacity(0.4)
    assert layer.opacity() == pytest.approx(0.4)
    page.look.peek_button.pressed.emit()
    assert not node.itemVisibilityChecked()
    page.look.peek_button.released.emit()
    assert node.itemVisibilityChecked()
    rows = page.areas.text().splitlines()
    assert rows[-1].startswith("Total\t") and rows[-1].endswith("100.0 %")
    page.areas.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert page.areas.text().splitlines()[-1].startswith("Total\t")


def test_polygons_too(dock, engine):
    dock.map_page.polygons.setChecked(True)
    mapped(dock)
    assert engine.requests("vectorize")
    assert "Pretend model: land cover: polygons" in tree()["scene"]


def test_the_cost_is_shown_before_the_run(dock):
    dock._start_engine()
    wait_until(lambda: dock.scene.device.count() > 1)
    dock.scene.choose_device("cpu")
    assert dock.map_page.cost_line.text() == "About 1 s (0.2 megapixels)"


def test_no_key_of_the_dock_opens_a_menu_of_qgis(dock):
    taken = {key: texts for parts in pages_of(dock) for key, texts in keys_of(*parts).items() if key in MENU_KEYS}
    assert taken == {}


def test_enter_maps_and_an_error_moves_the_focus(dock, messages):
    page = dock.map_page
    dock.show()
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert dock.runs.run is not None
    wait_until(lambda: dock.runs.run is None)
    dock.show_page(dock.ask_page)
    dock.ask_page.phrase.setPlainText("")
    dock.ask_page.start()
    settle()
    assert dock.window().focusWidget() is dock.ask_page.phrase


def test_runs_of_the_dock_are_in_processings_history(dock, monkeypatch):
    """They can be repeated and copied as Python."""
    from landscribe.ui.algorithms import history

    if hasattr(history.QgsGui, "historyProviderRegistry"):
        pytest.skip("QGIS keeps its history in a database")
    from processing.core.ProcessingLog import ProcessingLog

    written = []
    monkeypatch.setattr(ProcessingLog, "addToLog", written.append)
    mapped(dock)
    (command,) = written
    assert command.startswith('processing.run("landscribe:map"') and "picture.tif" in command


def test_past_runs_are_listed_loaded_and_repeated(dock, tmp_path):
    from landscribe.ui.window.past_runs import PastRunsDialog

    mapped(dock, tmp_path / "june.tif")
    dock.ask_page.folder.setFilePath(str(tmp_path))
    asked(dock, "red roofs")
    (answer,) = [layer for layer in QgsProject.instance().mapLayers().values() if answer_of(layer)]
    QgsProject.instance().removeMapLayer(answer.id())
    dialog = PastRunsDialog()
    first = [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]
    assert first == ["red roofs", "june"]
    dialog.load()
    assert any(answer_of(layer) for layer in QgsProject.instance().mapLayers().values())
    requests = []
    dialog.repeat_requested.connect(lambda *request: requests.append(request))
    dialog.repeat()
    dialog.table.selectRow(1)
    dialog.repeat()
    dialog.load()
    scene = str(tmp_path / "picture.tif")
    assert requests[0] == ("landscribe:refer", {"INPUT": scene, "MODEL": "pretend-refer", "PHRASE": "red roofs"})
    assert requests[1] == ("landscribe:map", {"INPUT": scene, "MODEL": "pretend"})
    dialog.reject()
    dialog.deleteLater()


def test_a_raster_or_a_network_can_be_dropped_on_the_dock(dock, messages, tmp_path, monkeypatch):
    installed = []

    class Drop:
        def __init__(self, path):
            self._mime = QMimeData()
            self._mime.setUrls([QUrl.fromLocalFile(str(path))])

        def mimeData(self):
            return self._mime

    dock.dropEvent(Drop(write_picture(tmp_path / "dropped.tif")))
    assert dock.scene.layer.currentLayer().name() == "dropped"
    monkeypatch.setattr(dock.models_page, "install", installed.append)
    for name in ("zoo.onnx", "unet"):
        (tmp_path / "unet").mkdir(exist_ok=True)
        (tmp_path / "unet" / "config.json").write_text("{}")
        dock.dropEvent(Drop(tmp_path / name))
        wait_until(lambda name=name: str(tmp_path / name) in installed)
    assert dock.tabs.currentWidget().widget() is dock.models_page
    (tmp_path / "notes.txt").write_text("no raster")
    dock.dropEvent(Drop(tmp_path / "notes.txt"))
    settle()
    assert messages[-1][1].startswith("This is no raster") and dock.scene.layer.currentLayer().name() == "dropped"


def test_asking_again_updates_and_remove_can_be_undone(dock, scene, messages):
    asked(dock, "red roofs")
    asked(dock, "red roofs")
    answers = dock.ask_page.answers
    assert answers.list.count() == 1
    layer = answers.chosen()
    layer.setName("roofs of June")
    assert answers.list.item(0).text() == "roofs of June"
    undone = []
    dock.ask_page.notice.connect(lambda notice, _: undone.append(notice.button[1]))
    answers.remove()
    assert answers.list.count() == 0
    undone[0]()
    assert answers.list.count() == 1 and answers.chosen().isValid()


def test_the_layers_properties_tell_in_sentences(dock):
    lines = mapped(dock).metadata().abstract().splitlines()
    assert "Model: pretend" in lines and "{" not in " ".join(lines)
    assert any(line.startswith("Tree: ") and line.endswith(" %") for line in lines)


def test_there_is_a_way_past_the_set_up(dock, monkeypatch):
    from landscribe.ui.install import setup_page

    monkeypatch.setattr(setup_page, "engine_is_missing", lambda: True)
    dock.show_setup()
    dock.setup_page._show_state()
    assert not dock.setup_page.later_button.isHidden()
    dock.setup_page.later_button.setEnabled(True)
    dock.setup_page.later_button.click()
    assert dock.stack.currentIndex() == 0


def test_the_menu_of_a_layer_maps_it(dock, qgis_iface, monkeypatch):
    from landscribe.ui.window.layer_menu import LayerMenu

    offered = []
    for name in ("addCustomActionForLayerType", "removeCustomActionForLayerType"):
        monkeypatch.setattr(qgis_iface, name, lambda *_: None, raising=False)
    monkeypatch.setattr(
        qgis_iface, "addCustomActionForLayer", lambda action, layer: offered.append((action, layer)), raising=False
    )
    menu = LayerMenu(qgis_iface, lambda: dock)
    cover = mapped(dock)
    settle()
    assert {layer.id() for _, layer in offered} == {cover.id()}
    assert isinstance(cover.legend(), OutlinedLegend)
    qgis_iface.setActiveLayer(cover)
    offered[0][0].trigger()
    assert dock.map_page.results.dialogs.current.result_layer.currentLayer() is cover
    dock.map_page.results.dialogs.current.reject()
    asked = []
    monkeypatch.setattr(dock.train_page, "correct", asked.append)
    offered[2][0].trigger()
    assert asked == [cover]
    menu._ask()
    assert dock.tabs.currentWidget().widget() is dock.ask_page
    menu.dispose()
    assert not isinstance(cover.legend(), OutlinedLegend)


@pytest.mark.parametrize("engine", ["slow"], indirect=True)
def test_a_users_cancel_is_no_failed_task(dock, messages):
    """QGIS notifies the user of every task that was terminated."""
    statuses = []
    manager = QgsApplication.taskManager()
    manager.statusChanged.connect(lambda _, status: statuses.append(status))
    dock.map_page.start()
    wait_until(lambda: dock.runs.progress.value() > 0)
    dock.runs.cancel()
    wait_until(lambda: dock.runs.run is None)
    settle()
    assert QgsTask.TaskStatus.Terminated not in statuses and QgsTask.TaskStatus.Complete in statuses
    assert [text for _, text in messages] == ["Cancelled: nothing was written."]
