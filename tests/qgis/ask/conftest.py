"""The dock with the page “Ask” in front, over the fake engine, and what the tests do with it."""

import pytest
from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtTest import QTest

from landscribe.ui.dock import LandscribeDock
from landscribe.ui.layers.answers import answer_of
from landscribe.ui.remembered import Remembered, remember
from tests.qgis.conftest import settle, wait_until


@pytest.fixture
def dock(referring_model, provider, scene, messages, qgis_iface):
    QgsSettings().remove("landscribe")
    remember(Remembered(extent="layer", referring_model="pretend-refer", page=1))
    dock = LandscribeDock(qgis_iface)
    yield dock
    dock.dispose()
    dock.deleteLater()
    QCoreApplication.processEvents()
    QgsSettings().remove("landscribe")


@pytest.fixture
def page(dock):
    return dock.ask_page


def ask(page, text):
    page.phrase.set_phrases(text)
    QTest.keyClick(page.phrase, Qt.Key.Key_Return)
    finish(page)


def finish(page):
    wait_until(lambda: page._runs.run is None)
    settle()


def answers():
    """The answers in the layer tree, from the top."""
    layers = [node.layer() for node in QgsProject.instance().layerTreeRoot().findLayers()]
    return [layer for layer in layers if answer_of(layer)]
