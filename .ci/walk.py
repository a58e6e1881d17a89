"""Walks through the real window of QGIS, step by step, and takes pictures: what the scripts for QGIS's --code share."""

import os
import time
import traceback
from pathlib import Path

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDockWidget
from qgis.utils import iface

FOLDER = Path(os.environ["LANDSCRIBE_PICTURES"])
PATIENCE = 600


def take(widget, name):
    """Save a picture of a widget."""
    QApplication.processEvents()
    widget.grab().save(str(FOLDER / f"{name}.png"))


def open_dialog():
    """The first open dialog, or None."""
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    return dialogs[0] if dialogs else None


def tidy_window(width, height):
    """QGIS's window at a size, with the layer tree and the dock only."""
    window = iface.mainWindow()
    window.resize(width, height)
    for dock in window.findChildren(QDockWidget):
        if dock.objectName() not in ("Layers", "LandscribeDock"):
            dock.hide()
    iface.messageBar().clearWidgets()
    return window


class Walk(QObject):
    """Runs ``steps`` and ends QGIS after the last one, or after a failure.

    Each ``yield`` of the steps is a number of seconds or a condition to wait for.
    """

    def __init__(self, steps):
        super().__init__(iface.mainWindow())
        self._steps, self._until, self._condition = steps, 0.0, None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self._timer.start(200)

    def _turn(self):
        now = time.monotonic()
        if self._condition is not None:
            if now > self._until:
                self._end(f"timed out: {self._condition}")
            elif self._condition():
                self._condition, self._until = None, 0.0
            return
        if now < self._until:
            return
        try:
            step = next(self._steps)
        except StopIteration:
            self._end()
        except Exception:
            self._end(traceback.format_exc())
        else:
            self._condition = step if callable(step) else None
            self._until = now + (PATIENCE if callable(step) else step)

    def _end(self, problem=""):
        self._timer.stop()
        print(problem or f"all pictures taken in QGIS {Qgis.QGIS_VERSION}", flush=True)
        # Ends without QGIS's question about unsaved changes; the profile is temporary.
        os._exit(1 if problem else 0)
