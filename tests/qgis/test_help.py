"""Every algorithm, parameter and control has a help text."""

import re

import pytest
from qgis.core import QgsProcessingParameterDefinition
from qgis.gui import QgsFileWidget, QgsMessageBar, QgsOpacityWidget
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

from landscribe.ui.dock import LandscribeDock

CONTROLS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)


def test_every_algorithm_and_parameter_has_help(provider):
    algorithms = provider.algorithms()
    assert len(algorithms) >= 5
    silent = []
    for algorithm in algorithms:
        text = re.sub(r"<[^>]+>", "", algorithm.shortHelpString())
        if len(text) < 100 or not algorithm.shortDescription() or not algorithm.tags():
            silent.append(algorithm.id())
        for parameter in algorithm.parameterDefinitions():
            hidden = parameter.flags() & QgsProcessingParameterDefinition.Flag.FlagHidden
            if not hidden and len(parameter.help()) < 15:
                silent.append(f"{algorithm.id()} {parameter.name()}")
    assert not silent, "\n".join(silent)


@pytest.fixture
def dock(provider, qgis_iface, qgis_new_project):
    dock = LandscribeDock(qgis_iface)
    yield dock
    dock.dispose()
    dock.deleteLater()


def test_every_control_of_the_dock_says_what_it_is_for(dock):
    dock.show_setup()
    silent = [_name(control) for control in _own_controls(dock) if not (control.toolTip() or control.whatsThis())]
    assert not silent, "\n".join(silent)


#: Widgets of Qt and QGIS that consist of controls: only the whole widget needs a help text.
COMPOUND = (*CONTROLS, QTabBar, QAbstractItemView, QgsFileWidget, QgsMessageBar, QgsOpacityWidget)


def _own_controls(window: QWidget) -> "list[QWidget]":
    """The controls of a window, without the parts of Qt's and QGIS's own widgets."""
    kinds = (QgsFileWidget, QgsOpacityWidget, *CONTROLS)
    controls = [w for w in window.findChildren(QWidget) if isinstance(w, kinds) and not isinstance(w, QScrollBar)]
    return [control for control in controls if not (_is_a_part(control, window) or _is_of_a_frame(control))]


def _is_a_part(control: QWidget, window: QWidget) -> bool:
    parent = control.parentWidget()
    while parent is not window and not isinstance(parent, COMPOUND):
        parent = parent.parentWidget()
    return parent is not window


def _is_of_a_frame(control: QWidget) -> bool:
    """Whether it is the arrow of a collapsible group box, or a button in a dock's title bar."""
    return control.objectName().startswith("qt_") or (
        isinstance(control.parentWidget(), (QGroupBox, QDockWidget))
        and (not control.accessibleName() and isinstance(control, QAbstractButton))
    )


def _name(control: QWidget) -> str:
    text = control.text() if isinstance(control, QAbstractButton) else ""
    return f"{type(control).__name__} {control.accessibleName() or text or control.objectName()}"
