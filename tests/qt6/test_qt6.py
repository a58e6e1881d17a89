"""The QGIS side imports under Qt 6, names nothing that Qt 6 has not, and its plain Qt widgets work with it."""

import ast
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in [ROOT / "plugin.py", *sorted((ROOT / "ui").rglob("*.py"))]
    if path.name not in ("__init__.py", "open_dock.py")  # open_dock.py is a script that QGIS runs
]


@pytest.mark.parametrize("module", MODULES)
def test_it_imports(module, application):
    importlib.import_module(f"landscribe.{module}")


@pytest.mark.parametrize("module", MODULES)
def test_every_name_of_qt_exists(module):
    """``Qt.ItemDataRole.UserRole`` and the like, also inside functions that nobody calls here."""
    path = ROOT.joinpath(*module.split(".")).with_suffix(".py")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt."):
            source = importlib.import_module(node.module)
            for alias in node.names:
                names[alias.asname or alias.name] = getattr(source, alias.name)
    missing = []
    for node in ast.walk(tree):
        chain = _chain(node)
        if chain and chain[0] in names:
            owner = names[chain[0]]
            for name in chain[1:]:
                if not hasattr(owner, name):
                    missing.append(f"{path.name}:{node.lineno} {'.'.join(chain)}")
                    break
                owner = getattr(owner, name)
    assert missing == []


def _chain(node) -> "list[str]":
    """``a.b.c`` as its names; empty for anything else."""
    names = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return [node.id, *reversed(names)] if isinstance(node, ast.Name) and names else []


def test_a_remark_is_drawn(application):
    from landscribe.ui.widgets.remark import Remark

    remark = Remark()
    remark.setText("Any CRS, any size.")
    assert remark.wordWrap() and not remark.grab().isNull()


def test_the_table_of_areas_is_sorted_drawn_and_copied(application):
    from PyQt6.QtTest import QTest
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtWidgets import QApplication

    from landscribe.ui.layers.results import ClassArea
    from landscribe.ui.map.areas_table import AreasTable

    areas = [ClassArea(1, "Tree", "#226126", 2.5, 25.0), ClassArea(2, "Water", "#0045ff", 7.5, 75.0)]
    table = AreasTable()
    table.show_areas(areas)

    assert [table.model().index(row, 0).data() for row in range(2)] == ["Water", "Tree"]
    assert table.model().index(0, 0).data(Qt.ItemDataRole.DecorationRole) is not None
    assert not table.grab().isNull()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Water" in QApplication.clipboard().text()
