"""QGIS's own dialog of every algorithm opens, in a project that has only rasters and in one that has none.

In a process of its own: what is wrong with a dialog may end QGIS (3.22 does, on a field of a layer that is a raster).
"""

import os
import subprocess
import sys

import pytest

from tests.qgis.conftest import ROOT

OPEN_ALL = """
import importlib.util, os, sys
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer

application = QgsApplication([], True)
application.initQgis()
sys.path.append(os.path.join(QgsApplication.pkgDataPath(), "python", "plugins"))
from processing.core.Processing import Processing
Processing.initialize()
from processing.gui.AlgorithmDialog import AlgorithmDialog

root, picture = sys.argv[1:]
spec = importlib.util.spec_from_file_location("landscribe", root + "/__init__.py", submodule_search_locations=[root])
sys.modules["landscribe"] = importlib.util.module_from_spec(spec)
from landscribe.ui.algorithms.provider import LandscribeProvider

provider = LandscribeProvider()
QgsApplication.processingRegistry().addProvider(provider)
if picture != "none":
    QgsProject.instance().addMapLayers([QgsRasterLayer(picture, name) for name in ("one", "two")])
for algorithm in provider.algorithms():
    dialog = AlgorithmDialog(algorithm.create(), False, None)
    dialog.show()
    application.processEvents()
    dialog.close()
    print("opened", algorithm.id(), flush=True)
os._exit(0)
"""


@pytest.mark.parametrize("layers", ["rasters", "none"])
def test_every_dialog_opens(provider, picture, tmp_path, layers):
    environment = {**os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", OPEN_ALL, str(ROOT), picture if layers == "rasters" else "none"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )

    opened = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("opened ")]
    assert opened == [algorithm.id() for algorithm in provider.algorithms()], done.stderr[-2000:]
