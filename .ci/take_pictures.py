"""Takes the pictures of the manual: ``.ci/pictures`` gives this script to QGIS (``--code``).

It uses the dock as a user does.
"""

import os
import sys

from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsRasterLayer, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface, plugins

sys.path.insert(0, os.environ["LANDSCRIBE_CI"])
from walk import FOLDER, Walk, open_dialog, take, tidy_window


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
    draws = 0
    while any(len(points) < count for points in found.values()):
        draws += 1
        if draws > 1_000_000:
            raise ValueError(f"{os.environ['LANDSCRIBE_TRUTH']} is too small for {count} places of each class")
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


def comparison(window, dock, scene):
    """The scene and its later date, compared."""
    page = dock.compare_page
    later = QgsRasterLayer(os.environ["LANDSCRIBE_LATER"], "some years on")
    QgsProject.instance().addMapLayer(later)
    dock.show_page(page)
    page.before.setLayer(scene)
    page.after.setLayer(later)
    page.align.setCurrentIndex(1)
    page.min_area.setValue(100)
    page.button.click()
    yield 1
    yield lambda: dock.runs.run is None
    iface.messageBar().clearWidgets()
    yield 3
    take(window, "compared")
    QgsProject.instance().removeMapLayer(later)


def steps():
    window = tidy_window(1280, 860)
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
    page.results.accuracy_button.compare()
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
    for part in (comparison, training):
        for layer in QgsProject.instance().layerTreeRoot().findLayers():
            layer.setItemVisibilityChecked(layer.layer() is scene)
            layer.setExpanded(False)
        yield from part(window, dock, scene)
    dock.show_page(dock.models_page)
    yield 1
    take(dock, "models")
    dock.show_setup()
    yield 6
    dock.setup_page.in_use.clear()  # the engine of this folder, which a new user does not have
    take(dock, "set-up")

    dialog = processing.createAlgorithmDialog("landscribe:map", {"INPUT": scene})
    dialog.show()
    yield 2
    take(dialog, "processing")
    dialog.close()


walk = Walk(steps())
