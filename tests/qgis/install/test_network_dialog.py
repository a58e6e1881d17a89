"""A segmentation network of other people on the page of models: dropped, described once, and installed."""

import pytest
from qgis.core import Qgis, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QLineEdit

from landscribe.ui.install import models_page
from landscribe.ui.install.network_dialog import NetworkDialog, is_network
from tests.qgis.conftest import wait_until


@pytest.fixture
def network(tmp_path):
    path = tmp_path / "land cover 4c.onnx"
    path.write_bytes(b"a network")
    return str(path)


@pytest.fixture
def page(engine, model, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    page = models_page.ModelsPage()
    page.heard = []
    page.notice.connect(lambda text, level: page.heard.append((level, text)))
    yield page
    page.dispose()
    page.deleteLater()
    QgsSettings().remove("landscribe")


def answer(monkeypatch, **texts):
    """Let the dialog be filled in and accepted."""

    def fill(dialog):
        for name, value in texts.items():
            field = getattr(dialog, name)
            field.setValue(value) if name == "gsd" else field.add_names(value)
        return 1

    monkeypatch.setattr(NetworkDialog, "exec", fill)


def test_what_the_file_says_is_not_asked_for_again(network, qgis_app, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    dialog = NetworkDialog(network)
    params = dialog.params()
    assert set(params) == {"source", "output"} and params["source"] == network
    assert params["output"].endswith("models/land-cover-4c")
    dialog.classes.add_names("ground, water=#0000ff ,")
    dialog.gsd.setValue(0.5)
    assert (dialog.params()["classes"], dialog.params()["gsd"]) == (["ground", "water=#0000ff"], 0.5)
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    assert ok.isEnabled()
    dialog.name.setText("no/name")
    assert not ok.isEnabled()


def test_classes_are_listed_with_code_name_and_colour(network, qgis_app, tmp_path, monkeypatch):
    """By hand: pasted with the keys, added, typed with commas, recoloured, removed."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    dialog = NetworkDialog(network)
    dialog.show()
    classes, tree = dialog.classes, dialog.classes.tree
    assert classes.empty.isVisible() and not classes.remove_button.isEnabled()
    QApplication.clipboard().setText("ground, water=#0000ff\nroofs;")
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert classes.classes() == ["ground", "water=#0000ff", "roofs"] and not classes.empty.isVisible()
    QTest.mouseClick(classes.paste_button, Qt.MouseButton.LeftButton)
    assert len(classes.classes()) == 6
    for _ in range(3):
        QTest.mouseClick(classes.remove_button, Qt.MouseButton.LeftButton)
    assert classes.classes() == ["ground", "water=#0000ff", "roofs"]
    tree.setCurrentItem(tree.topLevelItem(0))  # new ones come below it
    QTest.mouseClick(classes.add_button, Qt.MouseButton.LeftButton)
    editor = tree.findChild(QLineEdit)
    assert editor.text() == "class 2"
    editor.selectAll()
    QTest.keyClicks(editor, "trees, farmland=#ffd92f")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert dialog.isVisible()  # Enter ended the editing and not the dialog
    tree.topLevelItem(4).setText(1, " ")  # nobody leaves a class without a name
    classes.color_button(tree.topLevelItem(0)).setColor(QColor("#aa5500"))
    assert classes.classes() == ["ground=#aa5500", "trees", "farmland=#ffd92f", "water=#0000ff", "class 5"]
    assert [tree.topLevelItem(row).text(0) for row in range(5)] == ["1", "2", "3", "4", "5"]
    classes.color_button(tree.topLevelItem(0)).setToNull()
    assert classes.classes()[0] == "ground" and dialog.params()["classes"] == classes.classes()
    dialog.close()


def test_networks_are_told_from_models(network, tmp_path):
    assert is_network(network) and not is_network(str(tmp_path)) and not is_network("a.zip")
    (tmp_path / "config.json").write_text("{}")
    assert is_network(str(tmp_path))
    (tmp_path / "model.json").write_text("{}")
    assert not is_network(str(tmp_path))


def test_a_network_becomes_a_model_of_the_list(page, network, engine, monkeypatch):
    answer(monkeypatch, classes="ground, water", gsd=0.5)
    page.install(network)
    assert page.work_bar.isVisibleTo(page) and not page.add_button.isEnabled()
    wait_until(lambda: page.heard)
    assert page.heard == [(Qgis.MessageLevel.Success, "land-cover-4c is installed.")]
    titles = [page.installed.topLevelItem(row).text(0) for row in range(page.installed.topLevelItemCount())]
    assert "land-cover-4c" in titles and page.add_button.isEnabled()
    (asked,) = engine.requests("add_model")
    assert (asked["gsd"], asked["classes"]) == (0.5, ["ground", "water"])


def test_what_is_missing_is_said(page, network, monkeypatch):
    answer(monkeypatch)
    page.install(network)
    wait_until(lambda: page.heard)
    ((level, sentence),) = page.heard
    assert level == Qgis.MessageLevel.Critical and "the file does not name its classes" in sentence
    assert page.add_button.isEnabled() and not page.work_bar.isVisibleTo(page)
