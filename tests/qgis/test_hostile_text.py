"""Markup from outside is never rendered: names, phrases, cards, messages and errors are shown as plain text."""

import ast
import json

import pytest
from qgis import processing
from qgis.core import QgsApplication, QgsProcessingException, QgsProject, QgsRasterLayer, QgsSettings
from qgis.gui import QgsMapLayerComboBox, QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QIdentityProxyModel, Qt, QTimer
from qgis.PyQt.QtGui import QCursor, QFont, QHelpEvent, QTextDocument
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QMessageBox,
    QTextEdit,
    QToolTip,
    QWidget,
)

from landscribe.ui import plain_text
from landscribe.ui.dock import LandscribeDock
from landscribe.ui.layers.answers import answer_of
from landscribe.ui.layers.results import add_results
from landscribe.ui.map.areas_dialog import AreasDialog
from landscribe.ui.map.export_dialog import ExportDialog
from landscribe.ui.remembered import Remembered, remember
from tests.qgis.conftest import CARD, PLOTS, ROOT, polygon_layer, settle, wait_until, write_picture

HOSTILE = '<img src="file:///etc/hostname"><a href="//host/share">&amp;<b>hostile</b></a>'
FILE_NAME = "<img src=x><b>hostile &amp;"  # a slash cannot be in a file's name


def rendered(text: str) -> "list[str]":
    """What markup Qt would make of ``text`` where it guesses the format."""
    if not Qt.mightBeRichText(text):
        return []
    document = QTextDocument()
    document.setHtml(text)
    return in_document(document)


def in_document(document: QTextDocument) -> "list[str]":
    """The pictures and foreign links of a document, and hostile text that has become bold."""
    problems, block = [], document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            text, form = fragments.fragment().text(), fragments.fragment().charFormat()
            is_bold = form.fontWeight() > QFont.Weight.Normal and "hostile" in text and "b>hostile" not in text
            if form.isImageFormat() or (form.isAnchor() and "//host" in form.anchorHref()) or is_bold:
                problems.append(f"markup in {block.text()!r}")
            fragments += 1
        block = block.next()
    return problems


def problems_of(*roots: QWidget, items: bool = True) -> "list[str]":
    """The markup that widgets, their tooltips and (with ``items``) their items would render."""
    problems = []
    for widget in (widget for root in roots for widget in (root, *root.findChildren(QWidget))):
        texts = [widget.toolTip(), widget.whatsThis(), *(action.toolTip() for action in widget.actions())]
        if isinstance(widget, QLabel):
            automatic = widget.textFormat() == Qt.TextFormat.AutoText
            if widget.textFormat() == Qt.TextFormat.RichText or (automatic and Qt.mightBeRichText(widget.text())):
                document = QTextDocument()
                document.setHtml(widget.text())
                problems += in_document(document)
        if isinstance(widget, QTextEdit):
            problems += in_document(widget.document())
        has_items = items and isinstance(widget, (QAbstractItemView, QComboBox))
        if has_items and widget.model() and not shows_plain_tips(widget):
            texts += tooltips(widget.model())
        for text in texts:
            problems += [f"{type(widget).__name__} {widget.objectName()}: {problem}" for problem in rendered(text)]
    return problems


def tooltips(source) -> "list[str]":
    """The tooltips of all top items of a model."""
    model = QIdentityProxyModel()  # the methods of some models are private
    model.setSourceModel(source)
    indexes = [model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    return [str(index.data(Qt.ItemDataRole.ToolTipRole) or "") for index in indexes]


def shows_plain_tips(widget: QWidget) -> bool:
    """Whether the tooltips of a view's items are made by ``plain_text``, not by QGIS's model."""
    while widget is not None and not isinstance(widget, QComboBox):
        widget = widget.parentWidget()
    return widget is not None and widget.findChild(plain_text.PlainItemTips) is not None


def shown(*roots: QWidget) -> str:
    """All texts of labels, message bars and text views, to see that the hostile text got there at all."""
    texts = []
    for widget in (widget for root in roots for widget in root.findChildren(QWidget)):
        if isinstance(widget, QLabel):
            texts.append(widget.text())
        if isinstance(widget, QTextEdit):
            texts.append(widget.toPlainText())
    return "\n".join(texts)


@pytest.fixture
def hostile(tmp_path, model, referring_model, picture, qgis_iface, qgis_new_project, monkeypatch, provider):
    """A project, cards and a message bar for text from outside; returns the bar."""
    for name, facts in (("pretend", {}), ("pretend-refer", {"task": "referring"})):
        card = {**CARD, "name": name, **facts, "title": HOSTILE, "licence": HOSTILE, "training": {"sets": [HOSTILE]}}
        card["classes"] = [{**entry, "name": HOSTILE} for entry in CARD["classes"]] if not facts else []
        (tmp_path / "models" / name / "model.json").write_text(json.dumps(card))
    bar = QgsMessageBar()
    monkeypatch.setattr(qgis_iface, "messageBar", lambda: bar)
    layer = QgsRasterLayer(write_picture(tmp_path / f"{FILE_NAME}.tif"), HOSTILE)
    QgsProject.instance().addMapLayer(layer)
    QgsProject.instance().setCrs(layer.crs())
    polygon_layer(PLOTS).setName(HOSTILE)
    QgsSettings().remove("landscribe")
    remember(Remembered(extent="layer", model="pretend", referring_model="pretend-refer"))
    yield bar
    QgsSettings().remove("landscribe")


@pytest.fixture
def dock(hostile, qgis_iface):
    dock = LandscribeDock(qgis_iface)
    yield dock
    dock.dispose()
    dock.deleteLater()
    QCoreApplication.processEvents()


def finish(dock):
    wait_until(lambda: dock.runs.run is None)
    settle()


@pytest.mark.parametrize("engine", ["hostile"], indirect=True)
def test_dock_and_results_show_markup_as_text(dock, engine, hostile):
    """A map and an answer, with markup in everything that the engine, the cards and the project say."""
    engine.client.start()
    wait_until(lambda: engine.client.devices)
    dock.map_page.start()
    wait_until(lambda: "hostile" in dock.runs.stage.text())
    assert problems_of(dock) == []
    finish(dock)
    dock.show_page(dock.ask_page)
    dock.ask_page.phrase.setPlainText(f"{HOSTILE} within 5 m of {HOSTILE}")
    dock.ask_page.ask_button.click()
    finish(dock)
    dock.show_page(dock.models_page)
    dock.show_setup()
    settle()

    wait_until(lambda: "hostile" in shown(hostile))
    assert problems_of(dock, hostile) == []
    assert shown(dock).count("hostile") >= 3
    layers = [node.layer() for node in QgsProject.instance().layerTreeRoot().findGroup("Landscribe").findLayers()]
    assert any(answer_of(layer) for layer in layers)
    for layer in layers:
        metadata = layer.metadata()
        texts = (metadata.title(), metadata.identifier(), metadata.abstract(), *metadata.history(), layer.name())
        assert [problem for text in texts for problem in rendered(f"<p>{text}</p>")] == []


@pytest.mark.parametrize("engine", ["hostile-error"], indirect=True)
def test_errors_show_markup_as_text(dock, engine, hostile, picture):
    dock.map_page.start()
    finish(dock)
    wait_until(lambda: "<b>hostile" in shown(hostile))
    assert problems_of(hostile, dock) == []
    with pytest.raises(QgsProcessingException) as caught:
        processing.run("landscribe:map", {"INPUT": picture, "MODEL": "pretend", "OUTPUT": "TEMPORARY_OUTPUT"})
    assert HOSTILE in str(caught.value)


def test_dialogs_show_markup_as_text(hostile, engine, tmp_path):
    """Layer and class names in the forms, and errors in the bars of the dialogs."""
    path = write_picture(tmp_path / "classes.tif", bands=1)
    classes = [type("Class", (), {"code": code, "name": HOSTILE, "color": "#112233"}) for code in (1, 2)]
    (cover,) = add_results(QgsProject.instance(), path, None, None, classes, HOSTILE)
    dialogs = [ExportDialog(cover), AreasDialog(cover)]
    for dialog in dialogs:
        dialog.fail(HOSTILE)
    settle()

    assert problems_of(*dialogs) == []
    assert all("<b>hostile" in shown(dialog) for dialog in dialogs)
    for dialog in dialogs:
        dialog.reject()


def test_items_of_a_combo_have_plain_tips(hostile):
    """QGIS's models of layers make tooltips with names and paths in HTML."""
    combo = QgsMapLayerComboBox()
    assert any(rendered(text) for text in tooltips(combo.model()))
    plain_text.PlainItemTips(combo)
    combo.showPopup()
    view = combo.view()
    row = next(row for row in range(combo.count()) if combo.itemText(row) == HOSTILE)
    place = view.visualRect(view.model().index(row, 0)).center()
    viewport = view.viewport()
    QCursor.setPos(viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place)))
    assert "hostile" in QToolTip.text() and rendered(QToolTip.text()) == []
    combo.hidePopup()


def test_questions_show_markup_as_text(qgis_app):
    """The boxes of the dock are all made by ``plain_text``."""
    problems, texts = [], []

    def look() -> None:
        box = QApplication.activeModalWidget()
        problems.extend(problems_of(box))
        texts.append(box.text())
        box.button(QMessageBox.StandardButton.No).click()

    QTimer.singleShot(50, look)
    assert plain_text.ask_yes_no(None, "Landscribe", HOSTILE) is False
    box = plain_text.question_box(None, "Landscribe", HOSTILE, HOSTILE)
    assert problems + problems_of(box) == [] and "hostile" in texts[0]


def test_processing_shows_markup_as_text(hostile, engine, monkeypatch):
    """Help, log and progress of QGIS's own dialog."""
    from processing.gui import ParametersPanel
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    for algorithm in QgsApplication.processingRegistry().providerById("landscribe").algorithms():
        assert rendered(algorithm.shortHelpString()) == []
    monkeypatch.setattr(ParametersPanel, "iface", None)
    dialog = AlgorithmDialog(QgsApplication.processingRegistry().createAlgorithmById("landscribe:map"), False, None)
    dialog.pushInfo(HOSTILE)
    dialog.pushWarning(HOSTILE)
    dialog.reportError(HOSTILE, True)
    dialog.setProgressText(plain_text.without_markup(HOSTILE))
    settle()
    logs = [widget for widget in dialog.findChildren(QTextEdit) if "hostile" in widget.toPlainText()]
    assert logs and problems_of(dialog, items=False) == []
    dialog.close()


def test_no_other_module_makes_labels_messages_or_boxes():
    """Labels, message bars and boxes that guess whether a text is HTML are left to ``plain_text``."""
    made = []
    for path in [ROOT / "plugin.py", *sorted((ROOT / "ui").rglob("*.py"))]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                static = name.startswith("QMessageBox.") or name.endswith((".pushMessage", ".pushWidget"))
                if (static or name in ("QLabel", "QMessageBox", "QErrorMessage")) and path.name != "plain_text.py":
                    made.append(f"{path.name}:{node.lineno} {name}")
    assert made == []
