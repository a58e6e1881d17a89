"""The dock's page “Ask” in real (headless) QGIS, with the fake engine behind Processing."""

from pathlib import Path

import pytest
from osgeo import gdal
from qgis import processing
from qgis.core import QgsProject, QgsRasterLayer, QgsRectangle, QgsReferencedRectangle
from qgis.PyQt.QtCore import QCoreApplication, QMimeData, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QLabel, QMainWindow

from landscribe.ui import i18n
from landscribe.ui.dock import LandscribeDock
from landscribe.ui.layers.answers import answer_of, shown_threshold
from tests.qgis.ask.conftest import answers, ask, finish
from tests.qgis.conftest import pixels_of, polygon_layer, settle, wait_until, write_picture


def test_a_phrase_becomes_a_layer_over_the_imagery(dock, page, scene, engine, messages):
    """The main line: words, Enter, a layer that shows where they are true."""
    assert dock.tabs.currentWidget().widget() is page
    ask(page, "red roofs")

    (layer,) = answers()
    (request,) = engine.requests("refer")
    assert request["phrase"] == "red roofs" and request["model"] == "pretend-refer"
    assert layer.name() == "red roofs"
    order = QgsProject.instance().layerTreeRoot().layerOrder()
    assert order.index(layer) < order.index(scene)
    assert "red roofs" in layer.metadata().abstract()
    assert page.answers.list.currentItem().text() == "red roofs" and page.answers.isVisibleTo(page)
    assert shown_threshold(layer) == page.answers.threshold.value() == 0.5
    assert messages == []


def test_several_phrases_are_asked_one_after_the_other(page, engine):
    data = QMimeData()
    data.setText("red roofs\r\n\r\n  the   river \nred roofs\n")
    page.phrase.insertFromMimeData(data)
    assert page.phrase.phrases() == ["red roofs", "the river"]
    page.start()
    assert page._runs.stage.text().startswith("1/2 red roofs")
    wait_until(lambda: len(engine.requests("refer")) == 2)
    finish(page)

    assert [layer.name() for layer in answers()] == ["the river", "red roofs"]
    assert [request["phrase"] for request in engine.requests("refer")] == ["red roofs", "the river"]


@pytest.mark.parametrize("engine", ["slow"], indirect=True)
def test_cancel_ends_the_whole_batch(page, engine, messages):
    page.phrase.set_phrases("red roofs\nthe river")
    page.start()
    wait_until(lambda: page._runs.progress.value() > 0)
    page._runs.cancel()
    finish(page)
    assert len(engine.requests("refer")) == 1 and answers() == []
    assert [text for _, text in messages] == ["Cancelled: nothing was written."]
    assert page.ask_button.isEnabled()


def test_a_layer_that_is_removed_during_a_run_ends_the_batch(page, scene, engine, messages, errors):
    page.phrase.set_phrases("red roofs\nthe river")
    page.start()
    wait_until(lambda: page._runs.progress.value() > 0)
    QgsProject.instance().removeMapLayer(scene.id())
    finish(page)
    assert errors == [] and len(engine.requests("refer")) == 1
    assert "was removed" in messages[-1][1] and len(answers()) == 1


@pytest.mark.parametrize("engine", ["crash"], indirect=True)
def test_a_crash_ends_the_batch_with_one_sentence(page, engine, messages):
    ask(page, "red roofs\nthe river")
    assert len(messages) == 1 and "exit code 7" in messages[0][1]
    assert answers() == []


def test_how_a_phrase_will_be_read_is_told_while_typing(page, engine):
    page.phrase.set_phrases("farmland within 250 m of the river")
    wait_until(lambda: "250 m" in page.question.reading.text())
    assert "“farmland”" in page.question.reading.text()
    page.phrase.set_phrases("a\nb")
    wait_until(lambda: "2 phrases" in page.question.reading.text())
    page.question.whole.setChecked(True)
    ask(page, "farmland within 250 m of the river")
    assert engine.requests("refer")[0]["whole_phrase"] is True


def test_the_largest_is_that_of_the_extent_unless_the_user_chooses_the_layer(page, engine):
    """The choice appears with the word, and says what the whole layer costs."""
    page.phrase.set_phrases("red roofs")
    page.question.show_reading()
    assert page.question.compare.isHidden()
    ask(page, "the largest roof")
    assert not page.question.compare.isHidden() and page.question.compare.cost.isHidden()
    page.question.compare.where.setCurrentIndex(1)
    assert "0.2 megapixels" in page.question.compare.cost.text() and not page.question.compare.cost.isHidden()
    ask(page, "the largest roof")
    ask(page, "red roofs")
    assert [request["compare_scene"] for request in engine.requests("refer")] == [False, True, False]


def test_a_phrase_about_two_dates_takes_an_earlier_raster(page, scene, engine, tmp_path, messages):
    """The choice appears with the words; the answer names both rasters and can be asked again."""
    question, earlier = page.question, page.question.earlier
    question.phrase.set_phrases("red roofs")
    question.show_reading()
    assert earlier.isHidden()
    ask(page, "new houses within 50 m of the river")
    assert not earlier.isHidden() and "part of a name" in earlier.remark.text()
    before, third = (QgsRasterLayer(write_picture(tmp_path / f"{name}.tif"), name) for name in ("before", "third"))
    QgsProject.instance().addMapLayers([third, before])
    assert [earlier.layer.itemText(row) for row in range(earlier.layer.count())] == ["Compare with…", "before", "third"]
    earlier.layer.setCurrentIndex(1)
    earlier.align.setCurrentIndex(1)
    assert "“houses” before" in question.reading.text() and earlier.remark.isHidden()
    ask(page, "new houses within 50 m of the river")
    page.answers.distances_changed.emit(page.answers.chosen(), [60.0])
    finish(page)
    first, *asked = engine.requests("refer")
    assert "before" not in first and len(answers()) == 2
    assert [(r["scene"], r["before"], r["align"]) for r in asked] == 2 * [(scene.source(), before.source(), "shift")]
    abstract = page.answers.chosen().metadata().abstract()
    assert f"Image: {scene.source()}" in abstract and f"Earlier image: {before.source()}" in abstract

    QgsProject.instance().removeMapLayer(before)
    assert earlier.layer.currentIndex() == 0, "no other layer takes its place"
    ask(page, "red roofs")
    assert earlier.isHidden() and "before" not in engine.requests("refer")[-1]
    question.menu.aboutToShow.emit()
    (action,) = [action for action in question.menu.actions() if "earlier date" in action.text()]
    action.trigger()
    earlier.layer.setCurrentIndex(1)
    assert not earlier.isHidden() and "new houses" in earlier.remark.text()
    assert messages == []


def test_a_phrase_that_is_not_found_is_told_without_numbers_of_two_scales(page, engine, messages):
    ask(page, "airport")
    assert page.answers.not_found.text() == "Nothing like this was found here."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "There is no phrase"),
        ("  \n\t\n", "There is no phrase"),
        ("🏠🏠", "no word"),
        ("house " * 400, "too long"),
        ("\n".join(f"house {number}" for number in range(500)), "too many"),
    ],
)
def test_what_is_no_phrase_is_said(page, engine, messages, text, words):
    ask(page, text)
    assert words in messages[0][1] and "\n" not in messages[0][1] and len(messages[0][1]) < 200
    assert engine.requests("refer") == []


def test_other_scripts_and_emoji_go_through(page, engine):
    phrases = ["川の近くの家 🏠", "дома у реки", "منازل بجانب النهر", "a/b\\c: <d> & “e”"]
    ask(page, "\n".join(phrases))
    wait_until(lambda: len(engine.requests("refer")) == len(phrases))
    finish(page)
    assert [request["phrase"] for request in engine.requests("refer")] == phrases
    names = [phrase.replace("<", "‹") for phrase in phrases]  # names are no HTML
    assert [layer.name() for layer in answers()] == names[::-1]
    assert all(layer.isValid() for layer in answers())


def test_history_is_the_projects(page, engine, tmp_path):
    ask(page, "red roofs")
    ask(page, "the river")
    project = QgsProject.instance()
    assert project.write(str(tmp_path / "p.qgs"))
    project.clear()
    QCoreApplication.processEvents()
    assert page.phrase.history == [] and page.answers.list.count() == 0
    assert project.read(str(tmp_path / "p.qgs"))
    QCoreApplication.processEvents()

    page.phrase.set_phrases("half")
    for key, shown in (
        (Qt.Key.Key_Up, "the river"),
        (Qt.Key.Key_Up, "red roofs"),
        (Qt.Key.Key_Up, "red roofs"),
        (Qt.Key.Key_Down, "the river"),
        (Qt.Key.Key_Down, "half"),
    ):
        QTest.keyClick(page.phrase, key)
        assert page.phrase.toPlainText() == shown
    page.question.menu.aboutToShow.emit()
    texts = [action.text() for action in page.question.menu.actions()]
    assert texts.index("the river") < texts.index("red roofs") < texts.index("dense housing")

    # The answers came back too, with all that is needed to ask them again.
    assert {page.answers.list.item(row).text() for row in range(2)} == {"red roofs", "the river"}
    page.answers.choose(answers()[0])
    assert page.answers.threshold.value() == 0.5
    page.ask_again(answers()[0], [20.0])
    finish(page)
    assert engine.requests("refer")[-1]["distances"] == [20]


def test_only_within_classes_of_a_land_cover(dock, page, engine, messages):
    dock.map_page.start()
    wait_until(lambda: dock.runs.run is None)
    land_cover = QgsProject.instance().layerTreeRoot().findGroup("Landscribe").findLayers()[0].layer()
    ask(page, "red roofs")
    assert page.within.layer.count() == 2, "everywhere and the land cover, never a response"
    assert page.within.layer.currentLayer() is None, "nothing is restricted unasked"
    assert page.within.classes.isHidden() and engine.requests("refer")[0]["within"] is None

    page.within.layer.setCurrentIndex(1)
    assert [page.within.classes.itemText(row) for row in (0, 7)] == ["Bareland", "Building"]
    ask(page, "houses")
    assert "No class" in messages[-1][1] and len(engine.requests("refer")) == 1
    page.within.classes.setCheckedItems(["Road", "Building"])
    ask(page, "houses")

    assert engine.requests("refer")[1]["within"] == land_cover.source()
    assert engine.requests("refer")[1]["within_codes"] == [4, 8]


def test_files_go_where_the_user_says(page, tmp_path, messages):
    page.folder.setFilePath(str(tmp_path))
    ask(page, "red roofs")
    ask(page, "red roofs")
    assert len(list(tmp_path.glob("red-roofs-*.tif"))) == 2, "asking again renews the answer, not the file"
    page.folder.setFilePath(str(tmp_path / "nowhere"))
    ask(page, "red roofs")
    assert "There is no folder" in messages[-1][1]


def test_a_layer_without_a_file_is_drawn_first(dock, page, engine, scene):
    gdal.Translate("/vsimem/ask.tif", scene.source())
    layer = QgsRasterLayer("/vsimem/ask.tif", "drawn")
    QgsProject.instance().addMapLayer(layer)
    dock.scene.layer.setLayer(layer)
    square = QgsRectangle(380050, 3949850, 380150, 3949950)
    dock.scene.extent.set_drawn(QgsReferencedRectangle(square, layer.crs()))
    ask(page, "red roofs")
    (request,) = engine.requests("refer")
    assert request["scene"].endswith("scene.tif") and request["bands"] == [1, 2, 3]
    assert answers()[0].extent().intersects(square)


def test_without_a_model_for_phrases_there_is_nothing_to_click(dock, page, monkeypatch):
    assert page.ask_button.isEnabled() and page.model.findData("pretend") < 0 <= page.model.findData("pretend-refer")
    monkeypatch.setattr("landscribe.ui.ask.ask_page.referring_models", dict)
    page.refresh_models()
    assert not page.ask_button.isEnabled() and "No model for phrases" in page.card_line.text()


def test_what_has_no_caption_has_a_name(dock, page):
    ask(page, "farmland within 150 m of the river")
    question, answers = page.question, page.answers
    named = [question.menu_button, dock.scene.setup_button, page.within.classes, answers.list, answers.slider]
    assert all(widget.accessibleName() for widget in (*named, answers.threshold, *answers.distances.spins))
    assert page.phrase.accessibleName() == "Phrase"


def test_every_word_can_be_translated(referring_model, provider, scene, qgis_iface, engine, monkeypatch):
    class Marked(dict):
        def get(self, text, default=None):
            return "§" + text

    monkeypatch.setattr(i18n, "translations", Marked)
    dock = LandscribeDock(qgis_iface)
    page = dock.ask_page
    texts = [widget.text() for kind in (QLabel, QAbstractButton) for widget in page.findChildren(kind)]
    texts += [page.phrase.toolTip(), page.within.layer.itemText(0)]
    unmarked = [text for text in texts if any(letter.isalpha() for letter in text) and not text.startswith("§")]
    assert unmarked == []
    assert page.findChildren(QComboBox)
    dock.dispose()
    dock.deleteLater()


def test_an_answer_of_the_toolbox_is_listed_too(dock, page, scene, qgis_iface):
    processing.runAndLoadResults(
        "landscribe:refer",
        {"MODEL": "pretend-refer", "INPUT": scene, "PHRASE": "roofs within reach", "OUTPUT": "TEMPORARY_OUTPUT"},
    )
    settle()
    (layer,) = answers()
    assert page.answers.chosen() is layer
    assert [spin.isEnabled() for spin in page.answers.distances.spins] == [False], "where it was asked is not known"
    qgis_iface.currentLayerChanged.emit(layer)
    assert dock.scene.layer.currentLayer() is scene


def test_only_the_chosen_answer_is_visible_unless_the_user_wants_all(page):
    root = QgsProject.instance().layerTreeRoot()

    def visible():
        return [layer.name() for layer in answers() if root.findLayer(layer).isVisible()]

    ask(page, "red roofs")
    ask(page, "the river")
    assert visible() == ["the river"]
    page.answers.choose(answers()[1])
    assert visible() == ["red roofs"]
    ask(page, "airport")
    assert visible() == []
    page.answers.only_selected.setChecked(False)
    page.answers.choose(answers()[0])
    root.findLayer(answers()[1]).setItemVisibilityChecked(True)
    page.answers.choose(answers()[1])
    root.findLayer(answers()[0]).setItemVisibilityChecked(True)
    page.answers.choose(answers()[0])
    assert visible() == ["the river", "red roofs"]


@pytest.mark.parametrize("engine", ["warn"], indirect=True)
def test_a_warning_is_said_once_a_session(dock, page, engine, messages):
    ask(page, "red roofs")
    ask(page, "the river")
    assert [text for _, text in messages] == ["The GPU is busy: the CPU did the work."]
    engine.client.start()
    wait_until(lambda: dock.scene.device.count() == 3)
    dock.scene.device.setCurrentIndex(2)
    ask(page, "the river")
    assert len(messages) == 1


def test_the_box_grows_with_the_phrases(page):
    one = page.phrase.sizeHint().height()
    page.phrase.set_phrases("a\nb\nc")
    three = page.phrase.sizeHint().height()
    page.phrase.set_phrases("\n".join("abcdefghij"))
    assert one < three < page.phrase.sizeHint().height() < 4 * three
    QTest.keyClick(page.phrase, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page.phrase.toPlainText().endswith("j\n"), "Shift+Enter is another phrase and asks nothing"


def test_nothing_is_cut_off_at_the_right(dock, page):
    """The dock at its narrowest, with everything that a page can show."""
    ask(page, "farmland within 150 m of the river and within 20 m of a road")
    window = QMainWindow()
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.show()
    for index in range(dock.tabs.count()):
        dock.tabs.setCurrentIndex(index)
        for _ in range(3):  # what a page needs at least is known once it was seen
            settle()
            window.resize(window.minimumSizeHint())
        area = dock.tabs.currentWidget()
        assert area.widget().width() <= area.viewport().width()
    dock.setParent(None)


def test_phrases_are_asked_within_the_polygons_that_were_selected(dock, page, scene, engine, messages):
    """All phrases, and those that are asked again: whatever is selected by then."""
    plots = polygon_layer([(380020, 3949860, 380140, 3949980), (380200, 3949820, 380204, 3949824)])
    plots.selectByIds([1])
    dock.scene.extent.set_kind("polygons")
    page.phrase.set_phrases("red roofs\ncars within reach")
    page.start()
    plots.selectByIds([2])
    finish(page)
    page.ask_again(answers()[0], [20.0])
    finish(page)

    requests = engine.requests("refer")
    assert [request["phrase"] for request in requests] == ["red roofs", "cars within reach", "cars within reach"]
    assert len({tuple(request["bounds"]) for request in requests}) == 1
    assert [pixels_of(layer.source(), -1) for layer in answers()] == [60 * 60] * 2

    Path(answer_of(answers()[0]).request["POLYGONS"]).unlink()  # as where QGIS was closed meanwhile
    page.ask_again(answers()[0], [30.0])
    finish(page)
    assert "select them again" in messages[-1][1] and len(engine.requests("refer")) == 3
