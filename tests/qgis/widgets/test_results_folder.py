"""Where results go, in real (headless) QGIS with the fake engine behind Processing."""

import sys
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsRasterLayer, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QTimer
from qgis.PyQt.QtWidgets import QApplication, QMessageBox

from landscribe.ui.dock import LandscribeDock
from landscribe.ui.remembered import Remembered, remember
from landscribe.ui.widgets.results_folder import (
    BESIDE,
    CHOSEN,
    SETTING,
    ask_where,
    full_path,
    may_replace,
    place_text,
    result_file,
)
from tests.qgis.conftest import wait_until, write_picture


@pytest.fixture
def settings(qgis_app):
    QgsSettings().remove("landscribe")
    yield QgsSettings()
    QgsSettings().remove("landscribe")


@pytest.fixture
def saved_project(qgis_new_project, tmp_path):
    assert QgsProject.instance().write(str(tmp_path / "work" / "p.qgs")) is False  # the folder is missing
    (tmp_path / "work").mkdir()
    assert QgsProject.instance().write(str(tmp_path / "work" / "p.qgs"))
    return QgsProject.instance()


@pytest.fixture
def dock(provider, referring_model, scene, messages, settings, qgis_iface):
    remember(Remembered(extent="layer", model="pretend", referring_model="pretend-refer"))
    dock = LandscribeDock(qgis_iface)
    yield dock
    dock.dispose()
    dock.deleteLater()
    QCoreApplication.processEvents()


def press(button: str) -> list:
    """Press a button of the next message box; returns a list that gets the texts of the box."""
    texts = []

    def look():
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            texts.append(f"{box.text()} {box.informativeText()}")
            next(one for one in box.buttons() if button in one.text().replace("&", "")).click()

    QTimer.singleShot(100, look)
    return texts


def mapped(dock) -> str:
    dock.map_page.start()
    wait_until(lambda: dock.runs.run is None)
    return dock.map_page.result.currentLayer().source()


def test_a_project_without_a_file_has_temporary_results(settings, qgis_new_project):
    ask_where(None, QgsProject.instance())  # a question would hang here
    path = result_file(QgsProject.instance(), "land cover")
    assert path.endswith("land-cover.tif") and place_text(QgsProject.instance()) == "[Temporary file]"


@pytest.mark.parametrize(("button", "kept"), [("Beside", True), ("Temporary", False)])
def test_the_question_is_asked_once(settings, saved_project, tmp_path, button, kept):
    texts = press(button)
    ask_where(None, saved_project)
    assert len(texts) == 1 and str(tmp_path / "work" / "landscribe") in texts[0]
    ask_where(None, saved_project)  # a second question would hang here
    path = result_file(saved_project, "houses: near the river?")
    assert path.startswith(str(tmp_path / "work" / "landscribe" / "houses-near-the-river-")) is kept
    assert ("landscribe" in place_text(saved_project)) is kept


def test_maps_and_answers_go_beside_the_project(dock, settings, tmp_path):
    QgsProject.instance().write(str(tmp_path / "p.qgs"))
    settings.setValue(SETTING, BESIDE)
    folder = str(tmp_path / "landscribe")
    assert mapped(dock).startswith(f"{folder}/scene-land-cover-")
    dock.ask_page.phrase.set_phrases("red roofs")
    dock.ask_page.start()
    wait_until(lambda: dock.runs.run is None)
    layer = dock.ask_page.answers.chosen()
    assert layer.source().startswith(f"{folder}/red-roofs-")
    assert "landscribe" in dock.map_page.output.lineEdit().placeholderText()


def test_a_temporary_result_is_marked_as_qgis_marks_them(dock):
    mapped(dock)
    assert dock.map_page.result.currentLayer().isTemporary()


def test_two_results_of_one_second_have_two_files(settings, saved_project):
    settings.setValue(SETTING, BESIDE)
    first = result_file(saved_project, "x")
    open(first, "w").close()
    assert result_file(saved_project, "x") != first


def test_a_folder_that_cannot_be_made_is_one_sentence(dock, settings, messages, errors, tmp_path):
    QgsProject.instance().write(str(tmp_path / "p.qgs"))
    settings.setValue(SETTING, BESIDE)
    (tmp_path / "landscribe").write_text("a file is in the way")
    dock.map_page.start()
    dock.ask_page.phrase.set_phrases("red roofs\nthe river")
    dock.ask_page.start()
    QCoreApplication.processEvents()
    QCoreApplication.processEvents()
    assert dock.runs.run is None and errors == []
    assert [("cannot be created" in text) for _, text in messages] == [True, True]


def test_a_typed_file_that_exists_is_replaced_only_after_a_question(dock, engine, tmp_path, monkeypatch):
    path = write_picture(tmp_path / "mine.tif")
    before = (tmp_path / "mine.tif").read_bytes()
    QgsProject.instance().addMapLayer(QgsRasterLayer(path, "mine"))
    questions = []
    monkeypatch.setattr(
        QMessageBox, "question", lambda *words: questions.append(words[2]) or QMessageBox.StandardButton.No
    )
    dock.map_page.output.setFilePath(path)
    dock.map_page.start()
    assert dock.runs.run is None and path in questions[0] and engine.requests() == []
    assert (tmp_path / "mine.tif").read_bytes() == before

    monkeypatch.setattr(QMessageBox, "question", lambda *words: QMessageBox.StandardButton.Yes)
    assert mapped(dock) == path
    assert may_replace(None, str(tmp_path / "new.tif"), None), "nothing to replace, no question"


@pytest.mark.parametrize(
    ("text", "path"), [("a.tif", "{home}/data/a.tif"), ("~/a.tif", "{home}/a.tif"), ("/x/a.tif", "/x/a.tif")]
)
def test_a_typed_name_is_never_relative_to_the_engine(text, path):
    assert str(full_path(text, Path.home() / "data")) == path.format(home=Path.home())


@pytest.mark.parametrize("text", ["/", ".", "~"])
def test_a_folder_is_no_file_for_a_map(dock, messages, errors, text):
    dock.map_page.output.setFilePath(text)
    dock.map_page.start()
    QCoreApplication.processEvents()
    QCoreApplication.processEvents()
    assert dock.runs.run is None and errors == [] and "is a folder" in messages[0][1]


def test_the_options_change_the_place_later(settings, saved_project, tmp_path):
    """QGIS's options have the place, the limits of caches, the device and downloads."""
    from landscribe.ui.algorithms.network_consent import consent_of
    from landscribe.ui.engine.locate import CACHE_LIMITS, engine_command
    from landscribe.ui.remembered import recall
    from landscribe.ui.window.options_page import OptionsPage

    page = OptionsPage()
    page.place.setCurrentIndex(page.place.findData(CHOSEN))
    page.folder.setFilePath(str(tmp_path / "results"))
    page.device.setCurrentIndex(page.device.findData("cpu"))
    page.downloads.setCurrentIndex(page.downloads.findData("no"))
    page.limits["features"].setValue(7.5)
    page.apply()
    assert result_file(saved_project, "map").startswith(str(tmp_path / "results" / "map-"))
    assert place_text(saved_project) == f"[{tmp_path / 'results'}]"
    assert recall().device == "cpu" and consent_of(saved_project) is False
    assert engine_command(sys.executable).environment["LANDSCRIBE_FEATURES_GB"] == "7.5"
    again = OptionsPage()
    assert again.place.currentData() == CHOSEN and again.limits["features"].value() == CACHE_LIMITS["features"].value()
    again.place.setCurrentIndex(again.place.findData(""))
    again.apply()
    assert not settings.contains(SETTING)  # the next run in a saved project asks
