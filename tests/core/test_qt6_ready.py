"""The QGIS side is written for Qt 5 and Qt 6 alike: read here, run by tests/qgis (Qt 5) and tests/qt6 (Qt 6)."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
QGIS_SIDE = [ROOT / "__init__.py", ROOT / "plugin.py", *sorted((ROOT / "ui").rglob("*.py"))]

#: Gone or renamed in Qt 6, PyQt6 or QGIS 4, with what takes its place in both.
REMOVED = {
    "exec_": "exec()",
    "QRegExp": "QRegularExpression",
    "QRegExpValidator": "QRegularExpressionValidator",
    "QDesktopWidget": "QScreen",
    "QTextCodec": "Python's codecs",
    "QMatrix": "QTransform",
    "QStringRef": "str",
    "QSignalMapper": "a lambda",
    "QWebView": "QTextBrowser",
    "QWebEngineView": "QTextBrowser",
    "QGLWidget": "QOpenGLWidget",
    "MidButton": "MiddleButton",
    "globalPos": "globalPosition()",
    "setMargin": "setContentsMargins",
    "fromSecsSinceEpoch": "datetime",
    "toTime_t": "toSecsSinceEpoch",
    "setFieldAlignment": "setAlignment",
    "setResizeMode": "setSectionResizeMode",
    "setTabStopWidth": "setTabStopDistance",
    "getContentsMargins": "contentsMargins()",
    "QgsMapLayerRegistry": "QgsProject",
    "mapLayerRegistry": "QgsProject",
    "QgsMessageOutput": "the message bar",
}
#: Whose bare values QGIS keeps under Qt 6: ``QVariant.Int``, and an enum that is no part of a class.
KEPT = {"QVariant", "QgsMapLayerType"}
#: How enums themselves are called, where one is given another name for short.
ENUMS = ("Flag", "Type", "Filter", "Attribute", "Policy")


@pytest.fixture(params=QGIS_SIDE, ids=lambda path: str(path.relative_to(ROOT)))
def code(request):
    return request.param.name, ast.parse(request.param.read_text(encoding="utf-8"))


def test_qt_comes_through_qgis(code):
    name, tree = code
    for node in ast.walk(tree):
        modules = []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            modules = [node.module]
            if node.module.startswith("qgis.PyQt"):
                assert all(alias.name != "*" for alias in node.names), f"{name}:{node.lineno} imports everything"
        for module in modules:
            assert module.partition(".")[0] not in {"PyQt5", "PyQt6", "PySide2", "PySide6", "sip", "PyQt4"}, name
            assert module not in {"qgis.PyQt.Qt", "qgis.PyQt.QtWebKit", "qgis.PyQt.QtWebKitWidgets", "qgis.PyQt.uic"}


def test_enums_are_scoped(code):
    """``Qt.AlignmentFlag.AlignRight``, never ``Qt.AlignRight``."""
    name, tree = code
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    bare = [
        f"{name}:{node.lineno} {node.value.id}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if id(node) not in inner and id(node) not in called
        if node.value.id.startswith("Q") and node.value.id not in KEPT
        if node.attr[:1].isupper() and not node.attr.isupper()  # QGIS_VERSION is a number
        if not node.attr.endswith(ENUMS)
    ]
    assert bare == []


def test_nothing_that_is_gone_is_used(code):
    name, tree = code
    for node in ast.walk(tree):
        used = getattr(node, "attr", None) or getattr(node, "id", None)
        if isinstance(node, ast.alias):
            used = node.name
        assert used not in REMOVED, f"{name}:{node.lineno} {used}: use {REMOVED[used]}"


def test_mouse_events_are_asked_as_both_can(code):
    """``event.pos()`` of a mouse event is gone in Qt 6; QGIS's own canvas events keep ``mapPoint()``."""
    name, tree = code
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "event":
            assert node.attr not in {"x", "y", "pos", "posF", "delta"}, f"{name}:{node.lineno} event.{node.attr}()"


def test_the_reader_of_this_test_can_see(tmp_path):
    """Each rule finds what it is for."""
    bad = ast.parse("from PyQt5.QtCore import Qt\na = Qt.AlignRight\nb.exec_()\nevent.pos()\n")
    for rule in (
        test_qt_comes_through_qgis,
        test_enums_are_scoped,
        test_nothing_that_is_gone_is_used,
        test_mouse_events_are_asked_as_both_can,
    ):
        with pytest.raises(AssertionError):
            rule(("bad.py", bad))
