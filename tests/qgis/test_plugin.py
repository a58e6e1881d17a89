"""The plugin as QGIS loads and unloads it."""

import configparser
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QDockWidget

import landscribe
from tests.qgis.conftest import ROOT, wait_until

LOAD = """
import json, sys, time
sys.dont_write_bytecode = True
from qgis.core import QgsApplication
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtWidgets import QMainWindow

class Iface:
    def __init__(self):
        self.window, self.icons, self.menu = QMainWindow(), [], []
    def mainWindow(self): return self.window
    def addToolBarIcon(self, action): self.icons.append(action)
    def addPluginToRasterMenu(self, name, action): self.menu.append(action)

app = QgsApplication([], True)
app.initQgis()
import qgis.utils  # QGIS has it loaded long before any plugin
iface = Iface()
before = set(sys.modules)
started = time.process_time()
import landscribe
plugin = landscribe.classFactory(iface)
plugin.initGui()
seconds = time.process_time() - started
print(json.dumps({"seconds": seconds, "modules": sorted(set(sys.modules) - before), "all": sorted(sys.modules)}))
"""


@pytest.fixture
def plugin_path(tmp_path) -> str:
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins" / "landscribe").symlink_to(ROOT)
    return str(tmp_path / "plugins")


def test_loading_is_quick_and_light(plugin_path, tmp_path):
    """Under 150 ms of the processor, the median of three starts, and nothing of the engine in QGIS's Python."""
    runs = []
    for _ in range(3):
        output = subprocess.run(
            [sys.executable, "-c", LOAD],
            env={**os.environ, "PYTHONPATH": plugin_path, "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        ).stdout
        runs.append(json.loads(output.splitlines()[-1]))
    assert sorted(run["seconds"] for run in runs)[1] < 0.150
    heavy = {"torch", "rasterio", "transformers", "segmentation_models_pytorch", "timm", "scipy", "numpy", "shapely"}
    assert heavy.isdisjoint(runs[0]["modules"])
    assert {"torch", "rasterio", "transformers"}.isdisjoint(runs[0]["all"])


def test_after_a_run_nothing_of_the_engine_is_in_qgis(provider, picture, tmp_path):
    from qgis import processing

    processing.run("landscribe:map", {"INPUT": picture, "MODEL": "pretend", "OUTPUT": str(tmp_path / "o.tif")})
    assert {"torch", "rasterio", "transformers"}.isdisjoint(sys.modules)


@pytest.fixture
def face(qgis_iface, monkeypatch):
    """QGIS's interface with the places where a plugin leaves things: (interface, tool bar, menu)."""
    bar, menu = [], []
    window = qgis_iface.mainWindow()
    for name, does in (
        ("addToolBarIcon", bar.append),
        ("removeToolBarIcon", bar.remove),
        ("addPluginToRasterMenu", lambda _, action: menu.append(action)),
        ("removePluginRasterMenu", lambda _, action: menu.remove(action)),
        ("addDockWidget", lambda area, dock: dock.setParent(window)),
        ("removeDockWidget", lambda dock: dock.setParent(None)),
    ):
        monkeypatch.setattr(qgis_iface, name, does, raising=False)
    return qgis_iface, bar, menu


@pytest.mark.parametrize("engine", ["slow"], indirect=True)
def test_unload_in_the_middle_of_a_run(face, qgis_processing, qgis_new_project, engine, model, picture):
    from landscribe.ui.remembered import Remembered, remember

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
    assert len(bar) == 1 and len(menu) == 2 and registry.providerById("landscribe") and _runs(pid)
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


def _runs(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_metadata_has_what_the_repository_asks_for():
    parser = configparser.ConfigParser()
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    facts = parser["general"]
    wanted = ("name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker", "homepage")
    assert [name for name in (*wanted, "repository", "license") if not facts.get(name)] == []
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
