"""Takes the pictures of the manual: ``.ci/pictures`` gives this script to QGIS (``--code``).

It uses the dock as a user does. Each ``yield`` of ``steps`` is a number of seconds or a condition to wait for.
"""

import os
import time
import traceback
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDockWidget
from qgis.utils import iface, plugins

FOLDER = Path(os.environ["LANDSCRIBE_PICTURES"])
PATIENCE = 600


def take(widget, name):
    QApplication.processEvents()
    widget.grab().save(str(FOLDER / f"{name}.png"))


def open_dialog():
    """The first open dialog, or None."""
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    return dialogs[0] if dialogs else None


def parishes(scene):
    """A layer of three named polygons over the scene."""
    layer = QgsVectorLayer(f"Polygon?crs={scene.crs().authid()}&field=parish:string", "parishes", "memory")
    left, right = scene.extent().xMinimum(), scene.extent().xMaximum()
    low, high = scene.extent().yMinimum(), scene.extent().yMaximum()
    across, up = (left + right) / 2, (low + high) / 2
    for name, corners in (
        ("Northfield", (left, up, right, high)),
        ("Westbank", (left, low, across, up)),
        ("Market Town", (across, low, right, up)),
    ):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(*corners)))
        feature["parish"] = name
        layer.dataProvider().addFeature(feature)
    return layer


def places(classes, count):
    """Some places of each class of the built-in scene, well inside it: class code to points."""
    import random

    from osgeo import gdal

    truth = gdal.Open(os.environ["LANDSCRIBE_TRUTH"])
    left, size, _, top, _, minus = truth.GetGeoTransform()
    width, height = truth.RasterXSize, truth.RasterYSize
    rows = truth.ReadRaster(buf_type=gdal.GDT_Byte)
    found, chance = {code: [] for code in classes}, random.Random(3)
    while any(len(points) < count for points in found.values()):
        x, y = chance.randrange(50, width - 50), chance.randrange(50, height - 50)
        around = {rows[(y + up) * width + x + across] for up in (-8, 0, 8) for across in (-8, 0, 8)}
        if len(around) == 1 and len(found.get(rows[y * width + x], [None] * count)) < count:
            found[rows[y * width + x]].append(QgsPointXY(left + x * size, top + y * minus))
    return found


def click(canvas, point):
    place = canvas.getCoordinateTransform().transform(point).toQPointF().toPoint()
    QTest.mouseMove(canvas.viewport(), place)
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)


def training(window, dock, scene):
    """Points of four classes, drawn with the mouse, and the map that follows."""
    from landscribe.ui.fit.label_layer import new_labels

    page, names = dock.train_page, {6: "river", 5: "wood", 8: "roof", 7: "crops"}
    colors = {6: "#2b83ba", 5: "#1a7a2e", 8: "#d7191c", 7: "#f0c94a"}
    dock.show_page(page)
    page.labels.choose(new_labels(QgsProject.instance(), scene, str(FOLDER / "labels.gpkg")))
    for code, points in places(names, 9).items():
        page.classes.add(names[code], colors[code])
        page.tools.point_button.click()
        for point in points:
            click(iface.mapCanvas(), point)
        page.tools.point_button.click()
    page.name.setText("river-and-crops")
    yield 1
    page.train_button.click()
    yield 1
    yield lambda: dock.runs.run is None
    iface.messageBar().clearWidgets()
    yield 3
    take(window, "trained")


def steps():
    window = iface.mainWindow()
    window.resize(1280, 860)
    for dock in window.findChildren(QDockWidget):
        if dock.objectName() not in ("Layers", "LandscribeDock"):
            dock.hide()
    iface.messageBar().clearWidgets()
    scene = QgsRasterLayer(os.environ["LANDSCRIBE_SCENE"], "built-in scene")
    QgsProject.instance().addMapLayer(scene)
    QgsProject.instance().setCrs(scene.crs())
    window.findChild(QObject, "landscribe").setChecked(True)
    dock = plugins["landscribe"]._dock
    window.resizeDocks([dock], [400], 1)
    iface.setActiveLayer(scene)
    iface.zoomToActiveLayer()
    from landscribe.ui.engine.client import shared_client

    yield lambda: shared_client().devices
    yield 2

    page = dock.map_page
    page.confidence.setChecked(True)
    take(dock, "dock-map")
    page.map_button.click()
    yield lambda: dock.runs.progress.value() > 200
    take(window, "running")
    yield lambda: dock.runs.run is None
    iface.messageBar().clearWidgets()
    yield 3
    take(window, "mapped")

    page.results.export()
    yield open_dialog
    yield 1
    take(open_dialog(), "export")
    open_dialog().close()
    yield 1
    land_cover = page.results.land_cover()
    polygons = parishes(scene)
    QgsProject.instance().addMapLayer(polygons, False)
    page.results.by_polygon()
    yield open_dialog
    areas = open_dialog()
    areas.polygons.setLayer(polygons)
    areas.names.setField("parish")
    areas.measure()
    yield lambda: areas.table.rowCount() == 3
    areas.resize(760, 330)
    yield 1
    take(areas, "areas")
    areas.close()
    yield 1

    import processing

    made = processing.run(
        "landscribe:samplepoints", {"INPUT": land_cover, "OUTPUT": str(FOLDER / "points.gpkg"), "POINTS": 200}
    )
    QgsProject.instance().addMapLayer(QgsVectorLayer(made["OUTPUT"], "points to label"), False)
    page.results.compare()
    yield open_dialog
    yield 1
    take(open_dialog(), "accuracy")
    open_dialog().close()
    yield 1

    ask = dock.ask_page
    dock.show_page(ask)
    if ask.model.count():
        for layer in QgsProject.instance().layerTreeRoot().findGroup("Landscribe").findLayers():
            layer.setItemVisibilityChecked(False)
            layer.setExpanded(False)
        iface.setActiveLayer(scene)
        ask.phrase.setPlainText("woods within 200 m of the river")
        yield 1
        take(dock, "dock-ask")
        ask.ask_button.click()
        yield 1
        yield lambda: dock.runs.run is None
        iface.messageBar().clearWidgets()
        yield 3
        take(window, "asked")
    for layer in QgsProject.instance().layerTreeRoot().findLayers():
        layer.setItemVisibilityChecked(layer.layer() is scene)
    yield from training(window, dock, scene)
    dock.show_page(dock.models_page)
    yield 1
    take(dock, "models")
    dock.show_setup()
    yield 6
    take(dock, "set-up")

    dialog = processing.createAlgorithmDialog("landscribe:map", {"INPUT": scene})
    dialog.show()
    yield 2
    take(dialog, "processing")
    dialog.close()


class Walk(QObject):
    """Runs the steps and ends QGIS after the last one, or after a failure."""

    def __init__(self):
        super().__init__(iface.mainWindow())
        self._steps, self._until, self._condition = steps(), 0.0, None
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


walk = Walk()
