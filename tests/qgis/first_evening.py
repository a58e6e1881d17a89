"""Given to QGIS by ``.ci/first-evening`` (``--code``): what a user clicks on the first evening, and pictures of it."""

import os
import time
import traceback
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEventLoop, QObject, QTimer
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface

FOLDER = Path(os.environ["FIRST_EVENING"])
SCENE = os.environ["FIRST_EVENING_SCENE"]
summary = []


def note(text):
    summary.append(text)
    (FOLDER / "summary.txt").write_text("\n".join(summary) + "\n")


def picture(name, gaps=None):
    wait(0.3)
    if gaps is not None:
        gaps.timer.stop()
    iface.mainWindow().grab().save(str(FOLDER / f"{name}.png"))
    if gaps is not None:
        gaps.last = time.monotonic()
        gaps.timer.start(10)


def wait(seconds):
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def wait_for(condition, seconds, what):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds} s in vain for {what}")
        wait(0.1)


class Gaps(QObject):
    """The longest time in which the event loop did not turn."""

    def __init__(self):
        super().__init__()
        self.longest, self.last = 0.0, time.monotonic()
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.tick)
        self.timer.start(10)

    def tick(self):
        now = time.monotonic()
        self.longest, self.last = max(self.longest, now - self.last), now


def evening():
    window = iface.mainWindow()
    window.resize(1400, 900)
    iface.addRasterLayer(SCENE, "scene")
    wait(1.0)
    window.findChild(QObject, "landscribe").setChecked(True)
    dock = window.findChild(QDockWidget, "LandscribeDock")
    page = dock.setup_page
    assert page is not None and dock.stack.currentIndex() == 1, "the set-up page must come first"
    wait_for(page.set_up_button.isEnabled, 60, "the look at the machine")
    picture("1-before")
    note(f"{page.form.build.currentText()} | {page.form.facts.text()} | {page.form.source_line.text()}")

    gaps, started = Gaps(), time.monotonic()
    page.set_up_button.click()
    fractions, stages = [], []
    page._work.progressed.connect(lambda fraction, stage: (fractions.append(fraction), stages.append(stage)))
    wait_for(lambda: (fractions and fractions[-1] > 0.15) or page._work is None, 300, "a seventh of the set-up")
    picture("2-fetching", gaps)
    wait_for(lambda: fractions[-1] > 0.7 or page._work is None, 600, "most of the set-up")
    page.log.setCollapsed(False)
    picture("3-installing", gaps)
    wait_for(lambda: page._work is None, 600, "the end of the set-up")
    note(f"set up in {time.monotonic() - started:.0f} s: {page.message.text()}")
    note(f"longest gap of the event loop while setting up: {1000 * gaps.longest:.0f} ms")
    note(f"{len(fractions)} reports of progress, never back: {fractions == sorted(fractions)}")
    if dock.stack.currentIndex() == 1:
        page.log.setCollapsed(False)
        picture("failed")
        raise AssertionError(page.message.text())
    wait_for(lambda: dock.scene.device.count() > 1, 120, "the engine's devices")
    picture("4-ready")

    started = time.monotonic()
    dock.map_page.map_button.click()
    wait_for(lambda: dock.runs.run is None, 300, "the map")
    note(f"first map in {time.monotonic() - started:.0f} s")
    layers = [layer.name() for layer in QgsProject.instance().mapLayers().values()]
    note(f"layers: {', '.join(sorted(layers))}")
    assert len(layers) > 1, "there is no map"
    wait(3.0)
    picture("5-map")
    note("done")


def run():
    try:
        evening()
    except BaseException:
        note(traceback.format_exc())
        picture("failed")
    QgsProject.instance().clear()  # else QGIS asks about the temporary layer
    iface.actionExit().trigger()


QTimer.singleShot(2000, run)
