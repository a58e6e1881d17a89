"""The plugin as QGIS loads and unloads it."""

import configparser
import gc
import json
import os
import re
import subprocess
import sys
import threading
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QMenu

import landscribe
from landscribe.ui.engine import client as engine_client
from landscribe.ui.engine.client import shared_client
from landscribe.ui.remembered import Remembered, remember
from tests.qgis.conftest import ROOT, wait_until

START = """
import gc, json, os, sys, time
sys.dont_write_bytecode = True
from qgis.core import QgsApplication
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QMainWindow, QMenu

class Iface(QObject):
    currentLayerChanged = pyqtSignal(object)
    initializationCompleted = pyqtSignal()
    def __init__(self):
        super().__init__()
        self.window, self.canvas, self.icons, self.menu = QMainWindow(), QgsMapCanvas(), [], []
        self.help = QMenu()
    def mainWindow(self): return self.window
    def mapCanvas(self): return self.canvas
    def activeLayer(self): return None
    def addToolBarIcon(self, action): self.icons.append(action)
    def removeToolBarIcon(self, action): self.icons.remove(action)
    def addPluginToRasterMenu(self, name, action): self.menu.append(action)
    def removePluginRasterMenu(self, name, action): self.menu.remove(action)
    def addDockWidget(self, area, dock): self.window.addDockWidget(area, dock)
    def removeDockWidget(self, dock): self.window.removeDockWidget(dock)
    def pluginHelpMenu(self): return self.help
    def addCustomActionForLayerType(self, action, *_): self.icons.append(action)
    def removeCustomActionForLayerType(self, action): self.icons.remove(action)
    def addCustomActionForLayer(self, action, layer): pass
    def registerOptionsWidgetFactory(self, factory): self.icons.append(factory)
    def unregisterOptionsWidgetFactory(self, factory): self.icons.remove(factory)
    def registerApplicationExitBlocker(self, blocker): self.menu.append(blocker)
    def unregisterApplicationExitBlocker(self, blocker): self.menu.remove(blocker)

app = QgsApplication([], True)
app.initQgis()
import qgis.utils  # QGIS has it loaded long before any plugin
iface = Iface()
"""

LOAD = """
before = set(sys.modules)
started = time.process_time()
import landscribe
plugin = landscribe.classFactory(iface)
plugin.initGui()
seconds = time.process_time() - started
print(json.dumps({"seconds": seconds, "modules": sorted(set(sys.modules) - before), "all": sorted(sys.modules)}))
"""

#: Reloads as QGIS's plugin manager and the Plugin Reloader do: all modules of the plugin are read again.
RELOAD = """
def remains():
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        gc.collect()
    docks = sum(type(thing).__name__ == "LandscribeDock" for thing in gc.get_objects())
    provider = QgsApplication.processingRegistry().providerById("landscribe")
    modules = sum(name.startswith("landscribe.ui.") for name in sys.modules)
    return [docks, len(iface.icons), len(iface.menu), int(provider is not None), int(modules > 0)]

qgis.utils.iface, qgis.utils.plugin_paths = iface, [os.environ["PYTHONPATH"]]
qgis.utils.updateAvailablePlugins()
assert qgis.utils.loadPlugin("landscribe") and qgis.utils.startPlugin("landscribe")
counts = []
for _ in range(10):
    qgis.utils.plugins["landscribe"]._action.trigger()
    assert qgis.utils.reloadPlugin("landscribe")
    qgis.utils.plugins["landscribe"]._action.trigger()
    counts.append(remains())
assert qgis.utils.unloadPlugin("landscribe")
print(json.dumps({"counts": counts, "after": remains()}))
"""


@pytest.fixture
def plugin_path(tmp_path) -> str:
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins" / "landscribe").symlink_to(ROOT)
    return str(tmp_path / "plugins")


def run_alone(script: str, plugin_path: str, settings) -> dict:
    """Run ``START`` and ``script`` in a new QGIS; returns the last line of the output."""
    output = subprocess.run(
        [sys.executable, "-c", START + script],
        env={**os.environ, "PYTHONPATH": plugin_path, "QGIS_CUSTOM_CONFIG_PATH": str(settings)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=120,
    ).stdout
    return json.loads(output.splitlines()[-1])


def test_loading_is_light(plugin_path, tmp_path):
    """A start loads no engine library, and neither the dock's pages nor the set-up."""
    run = run_alone(LOAD, plugin_path, tmp_path)
    heavy = {"torch", "rasterio", "transformers", "segmentation_models_pytorch", "timm", "scipy", "numpy", "shapely"}
    heavy |= {"osgeo", "osgeo.gdal"}
    assert heavy.isdisjoint(run["modules"])
    assert {"torch", "rasterio", "transformers"}.isdisjoint(run["all"])
    later = tuple(
        f"landscribe.{name}"
        for name in ("ui.dock", "ui.map", "ui.ask", "ui.install", "ui.widgets", "core.relations", "core.setup.install")
    )
    assert [name for name in run["modules"] if name.startswith(later)] == []


def test_qgis_reloads_it_ten_times(plugin_path, tmp_path):
    report = run_alone(RELOAD, plugin_path, tmp_path)
    assert report["counts"] == [[1, 7, 4, 1, 1]] * 10 and report["after"] == [0, 0, 0, 0, 0]


def test_after_a_run_nothing_of_the_engine_is_in_qgis(provider, picture, tmp_path):
    from qgis import processing

    processing.run("landscribe:map", {"INPUT": picture, "MODEL": "pretend", "OUTPUT": str(tmp_path / "o.tif")})
    assert {"torch", "rasterio", "transformers"}.isdisjoint(sys.modules)


class Start(QObject):
    """QGIS's signal at the end of its start."""

    initializationCompleted = pyqtSignal()


@pytest.fixture
def face(qgis_iface, monkeypatch):
    """QGIS's interface and its places for plugins: (interface, tool bar, menu)."""
    bar, menu, of_layers, others = [], [], [], []
    window, help_menu, start = qgis_iface.mainWindow(), QMenu(), Start()
    monkeypatch.setattr(qgis_iface, "initializationCompleted", start.initializationCompleted, raising=False)
    for name, does in (
        ("addToolBarIcon", bar.append),
        ("removeToolBarIcon", bar.remove),
        ("addPluginToRasterMenu", lambda _, action: menu.append(action)),
        ("removePluginRasterMenu", lambda _, action: menu.remove(action)),
        ("pluginHelpMenu", lambda: help_menu),
        ("addCustomActionForLayerType", lambda action, *_: of_layers.append(action)),
        ("removeCustomActionForLayerType", of_layers.remove),
        ("addCustomActionForLayer", lambda *_: None),
        ("registerOptionsWidgetFactory", others.append),
        ("unregisterOptionsWidgetFactory", others.remove),
        ("registerApplicationExitBlocker", others.append),
        ("unregisterApplicationExitBlocker", others.remove),
        ("addDockWidget", lambda area, dock: dock.setParent(window)),
        ("removeDockWidget", lambda dock: dock.setParent(None)),
    ):
        monkeypatch.setattr(qgis_iface, name, does, raising=False)
    yield qgis_iface, bar, menu
    assert of_layers == others == [] and help_menu.actions() == []


@pytest.mark.parametrize("engine", ["slow"], indirect=True)
def test_unload_in_the_middle_of_a_run(face, qgis_processing, qgis_new_project, engine, model, picture):
    QgsProject.instance().addMapLayer(QgsRasterLayer(picture, "scene"))
    remember(Remembered(extent="layer", model=model))
    plugin = landscribe.classFactory(face[0])
    plugin.initGui()
    plugin._action.trigger()
    plugin._dock.map_page.start()
    wait_until(lambda: plugin._dock.runs.progress.value() > 0)
    pid = engine.client.pid

    plugin.unload()

    wait_until(lambda: not _runs(pid))
    wait_until(lambda: QgsApplication.taskManager().count() == 0)
    assert QgsProject.instance().layerTreeRoot().findGroup("Landscribe") is None
    assert not _runs(pid)


def test_unload_leaves_nothing(face, qgis_processing, engine, model):
    qgis_iface, bar, menu = face
    window = qgis_iface.mainWindow()
    registry = QgsApplication.processingRegistry()
    tool = qgis_iface.mapCanvas().mapTool()
    items = set(qgis_iface.mapCanvas().scene().items())

    plugin = landscribe.classFactory(qgis_iface)
    plugin.initGui()
    plugin._action.trigger()
    engine.client.start()
    wait_until(lambda: engine.client.devices)
    pid = engine.client.pid
    assert len(bar) == 1 and len(menu) == 3 and registry.providerById("landscribe") and _runs(pid)
    assert [dock.windowTitle() for dock in window.findChildren(QDockWidget)] == ["Landscribe"]
    plugin.unload()

    assert bar == menu == [] and registry.providerById("landscribe") is None
    wait_until(lambda: not window.findChildren(QDockWidget))
    wait_until(lambda: not _runs(pid))
    assert qgis_iface.mapCanvas().mapTool() is tool
    assert set(qgis_iface.mapCanvas().scene().items()) == items
    plugin = landscribe.classFactory(qgis_iface)  # and it can be loaded again
    plugin.initGui()
    assert registry.providerById("landscribe")
    plugin.unload()


def test_ten_reloads_leave_nothing_behind(face, qgis_processing, scene, messages, engine, model, monkeypatch):
    """No process, thread, widget, canvas item or Python object of the plugin is left over."""
    qgis_iface = face[0]

    def remaining() -> "dict[str, int]":
        for _ in range(3):  # a deletion may trigger others
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()
            gc.collect()
        counts = Counter(type(thing).__qualname__ for thing in gc.get_objects() if _is_ours(thing))
        counts["widgets"] = len(QApplication.allWidgets())
        counts["of the canvas"] = len(qgis_iface.mapCanvas().children())
        counts["on the canvas"] = len(qgis_iface.mapCanvas().scene().items())
        return dict(counts)

    def threads() -> int:
        return sum(thread.name.startswith("landscribe") for thread in threading.enumerate())

    monkeypatch.setattr(engine_client, "engine_command", engine.client._locate)
    remember(Remembered(extent="layer", model=model))

    def use() -> None:
        """A map, and a look at the set-up."""
        plugin = landscribe.classFactory(qgis_iface)
        plugin.initGui()
        plugin._action.trigger()
        dock = plugin._dock
        dock.map_page.start()
        dock.show_setup()
        wait_until(lambda: dock.runs.run is None and dock.setup_page._work is None, 60)
        pid = shared_client().pid
        assert _runs(pid) and threads()
        plugin.unload()
        wait_until(lambda: not _runs(pid) and not threads())

    after = []
    for _ in range(11):
        use()
        after.append(remaining())
    assert after[10] == after[1], "the first one loads what stays"


def _is_ours(thing) -> bool:
    return str(type(thing).__module__).startswith("landscribe.")  # may be no string for classes from C


def _runs(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:  # it has ended
        return False
    return stat.rsplit(")", 1)[1].split()[0] != "Z"


def test_metadata_has_what_the_repository_asks_for():
    parser = configparser.ConfigParser()
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    facts = parser["general"]
    required = (
        "name",
        "description",
        "version",
        "qgisMinimumVersion",
        "author",
        "email",
        "about",
        "tracker",
        "homepage",
    )
    assert [name for name in (*required, "repository", "license") if not facts.get(name)] == []
    assert facts["hasProcessingProvider"] == "yes" and facts["qgisMaximumVersion"] == "4.99"
    version = re.search(r'VERSION\s*=\s*"([^"]+)"', (ROOT / "core" / "version.py").read_text())[1]
    assert facts["version"] == version
    assert (ROOT / facts["icon"]).is_file()


def test_the_icon_is_drawn(qgis_app):
    path = ROOT / "resources" / "icons" / "landscribe.svg"
    ElementTree.parse(path)
    image = QIcon(str(path)).pixmap(64, 64).toImage()
    colors = {image.pixelColor(x, y).name() for x in range(8, 56, 4) for y in range(12, 56, 4)}
    assert len(colors) >= 5
