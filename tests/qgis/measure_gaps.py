"""``make bench`` measures here how long QGIS's window stands still; pytest runs it only by its name (.ci/gaps).

A pause of the machine itself is subtracted, so that the numbers hold on a busy machine too.
"""

import time

import pytest
from qgis.core import QgsProject, QgsRasterLayer, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QTimer

from landscribe.ui.dock import LandscribeDock
from landscribe.ui.remembered import Remembered, remember
from tests.qgis.conftest import EventLoopGaps, wait_until, write_picture
from tests.qgis.test_plugin import LOAD, plugin_path, run_alone  # noqa: F401 (a fixture)

#: Layers of the project beside the image.
LAYERS = 40


@pytest.fixture
def dock(referring_model, provider, scene, engine, messages, qgis_iface, tmp_path):
    for number in range(LAYERS):
        path = write_picture(tmp_path / f"layer-{number}.tif", 200, 200)
        QgsProject.instance().addMapLayer(QgsRasterLayer(path, f"layer {number}"))
    QgsSettings().remove("landscribe")
    remember(Remembered(extent="layer", model="pretend", referring_model="pretend-refer"))
    began = time.process_time()
    dock = LandscribeDock(qgis_iface)
    dock.show()
    QCoreApplication.processEvents()
    print(f"\nthe dock opens in {time.process_time() - began:.3f} s of processor time")
    dock.scene.layer.setLayer(scene)
    engine.client.start()
    wait_until(lambda: engine.client.devices)
    yield dock
    dock.dispose()
    dock.deleteLater()
    QCoreApplication.processEvents()
    QgsSettings().remove("landscribe")


def gap_of(dock, start, finished=lambda: True) -> float:
    """The longest pause from ``start`` until no run is in progress."""
    gaps, loop, watch, began = EventLoopGaps(), QEventLoop(), QTimer(), time.monotonic()
    watch.timeout.connect(lambda: time.monotonic() > began + 1 and dock.runs.run is None and finished() and loop.quit())
    gaps.start()
    QTimer.singleShot(50, start)
    watch.start(20)
    loop.exec()
    return gaps.stop()


def test_gaps(dock, tmp_path):
    page, ask = dock.map_page, dock.ask_page
    print(f"map: {gap_of(dock, page.start):.3f} s")
    ask.phrase.set_phrases("red roofs\nthe river")
    print(f"phrases: {gap_of(dock, ask.start):.3f} s")
    steps = iter(range(20, 90))

    def move():
        step = next(steps, None)
        if step:
            ask.answers.slider.setValue(step)
        return step is None

    print(f"threshold: {gap_of(dock, lambda: None, move):.3f} s")
    print(f"regions: {gap_of(dock, ask.answers.regions_button.click):.3f} s")

    def export():
        page.results.export()
        dialog = page.results.dialogs.current
        dialog.file.setFilePath(str(tmp_path / "out.gpkg"))
        dialog.start()

    print(f"export: {gap_of(dock, export, lambda: page.results.dialogs.current is None):.3f} s")


def test_the_plugin_loads(plugin_path, tmp_path):  # noqa: F811 (the fixture)
    seconds = sorted(run_alone(LOAD, plugin_path, tmp_path)["seconds"] for _ in range(5))
    print(f"\nthe plugin loads in {seconds[2]:.3f} s of processor time (median of 5)")
