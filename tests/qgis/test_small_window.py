"""The dock in a small window and in every language: it keeps its width, actions stay in sight, grey buttons say why."""

# ruff: noqa: F811 (a fixture of another file is an argument here)

from pathlib import Path

import pytest
from qgis.core import Qgis, QgsProject, QgsReferencedRectangle
from qgis.gui import QgsCollapsibleGroupBox, QgsMessageBar
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAbstractButton, QMainWindow, QWidget

from landscribe.ui.dock import LETTERS
from landscribe.ui.plain_text import push_message
from landscribe.ui.widgets.button_rows import width_of
from landscribe.ui.widgets.manual_button import ManualButton
from tests.qgis.conftest import settle, wait_until
from tests.qgis.test_window import asked, dock, mapped  # noqa: F401 (dock is a fixture)


def test_after_a_run_the_form_is_folded_and_nothing_jumps(dock):
    dock.resize(420, 620)
    dock.show()
    settle()
    narrowest, bar = dock.minimumSizeHint().width(), dock.tabs.tabBar().pos()
    mapped(dock)
    asked(dock, "red roofs")
    settle()
    assert dock.map_page.choices.isCollapsed()
    assert dock.minimumSizeHint().width() <= narrowest
    for index in range(dock.tabs.count()):
        dock.tabs.setCurrentIndex(index)
        settle()
        assert dock.tabs.tabBar().pos() == bar


@pytest.fixture
def speech(request, language):
    """The language of QGIS, chosen before the dock is made."""
    language(request.param)


@pytest.fixture
def window(dock):
    """A window of a small laptop, with the dock as high as it is below QGIS's toolbars."""
    window = QMainWindow()
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.setCentralWidget(QWidget())
    window.resize(1280, 589)
    window.show()
    settle()
    yield window
    dock.setParent(None)
    window.deleteLater()


@pytest.mark.parametrize("speech", ["en", "de", "es", "fr", "pt_BR", "zh-Hans"], indirect=True)
def test_nothing_widens_the_dock_in_any_language(speech, dock, window, scene):
    """With results, and with all that can be unfolded: it has a fixed least width, and no page needs more."""
    width = dock.width()
    mapped(dock)
    asked(dock, "farmland within 150 m of the river and within 20 m of a road")
    dock.ask_page.phrase.setPlainText("the largest new roof")
    dock.scene.extent.set_drawn(QgsReferencedRectangle(scene.extent(), scene.crs()))
    dock.map_page.embedding.set_spec("alphaearth:2024")
    for index in range(dock.tabs.count()):
        dock.tabs.setCurrentIndex(index)
        for box in dock.findChildren(QgsCollapsibleGroupBox):
            box.setCollapsed(False)
        dock.train_page.report.show()
        dock.compare_page.result_box.show()
        settle()
        work = dock.stack.widget(0)
        assert work.layout().minimumSize().width() <= work.minimumWidth() == width_of(LETTERS)
        assert dock.width() == width
    dock.show_setup()
    settle()
    assert dock.stack.widget(1).minimumSizeHint().width() <= work.minimumWidth()


@pytest.mark.parametrize("speech", ["en", "de"], indirect=True)
def test_what_can_be_done_with_an_answer_is_in_sight_on_a_small_screen(speech, dock, window):
    dock.show_page(dock.ask_page)
    for phrase in ("red roofs", "the largest roof within 200 m of the river", "trees", "cars", "ponds", "meadows"):
        asked(dock, phrase)
    for button in (dock.ask_page.answers.regions_button, dock.ask_page.answers.remove_button):
        wait_until(lambda button=button: button.visibleRegion().boundingRect().height() == button.height())


def test_a_message_is_shortened_to_the_line_of_a_bar_that_was_hidden(qgis_app):
    """QGIS hides its bar while there is no message, and cuts off the second line of one."""
    place = QWidget()
    place.resize(560, 400)
    place.show()
    bar = QgsMessageBar(place)
    bar.hide()
    push_message(bar, "Landscribe", "word " * 20, Qgis.MessageLevel.Critical)
    assert bar.currentItem().text().endswith(" …") and len(bar.currentItem().text()) < 40
    assert bar.currentItem().property("text of Landscribe") == "word " * 20
    place.deleteLater()


def test_the_manual_is_a_click_away(dock, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    dock.scene.findChild(ManualButton).click()
    (manual,) = opened
    words = manual.read_text(encoding="utf-8").lower()
    assert all(word in words for word in ("embedding", "scene context", "response", "rangeland", "developed space"))


def test_grey_buttons_say_why(dock):
    assert "too coarse" in dock.map_page.alike.toolTip() and not dock.map_page.alike.isEnabled()
    QgsProject.instance().clear()
    settle()
    for button in (dock.map_page.map_button, dock.ask_page.ask_button):
        assert not button.isEnabled() and "no raster layer" in button.toolTip()
    dock.models_page.refresh()
    tips = [button.toolTip() for button in dock.findChildren(QAbstractButton) if not button.isEnabledTo(dock)]
    assert sum(tip.endswith(".") for tip in tips) > 8 and [tip for tip in tips if tip and not tip.endswith(".")] == []


def test_grey_buttons_of_dialogs_say_why(dock):
    mapped(dock)
    results = dock.map_page.results
    for open_dialog, count in ((results.by_polygon, 3), (results.accuracy_button.compare, 2)):
        open_dialog()
        buttons = [button for button in results.dialogs.current.buttons.buttons() if not button.isEnabled()]
        assert len(buttons) == count and all(button.toolTip().endswith(" first.") for button in buttons)
        results.dialogs.current.reject()
        settle()


def test_an_empty_train_page_says_what_to_do_first(dock):
    page = dock.train_page
    assert "two or more classes" in page.next_step.text() and not page.next_step.isHidden()
    assert page.train_button.toolTip() == page.next_step.text() and not page.train_button.isEnabled()
    QgsProject.instance().clear()
    settle()
    assert "no raster layer" in page.next_step.text() and page.train_button.toolTip() == page.next_step.text()
