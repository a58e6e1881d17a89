"""Takes the pictures of one look of the window: ``.ci/picture-pass`` gives this script to QGIS (``--code``).

The fake engine of the tests answers, so that every state comes at once; the manual's pictures are by the real one.
"""

import os
import sys
import tempfile

from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedGeometry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QColor
from qgis.utils import iface, plugins

sys.path.insert(0, os.environ["LANDSCRIBE_CI"])
from walk import Walk, open_dialog, take, tidy_window

TEMPORARY = tempfile.mkdtemp()
WIDTH, HEIGHT = (int(side) for side in os.environ["LANDSCRIBE_SIZE"].split("x"))


def plots(scene):
    """Two polygons with a name; both selected."""
    layer = QgsVectorLayer(f"Polygon?crs={scene.crs().authid()}&field=name:string", "plots", "memory")
    box = scene.extent()
    for number in range(2):
        feature = QgsFeature(layer.fields())
        left = box.xMinimum() + (0.1 + 0.4 * number) * box.width()
        corners = (
            left,
            box.yMinimum() + 0.2 * box.height(),
            left + 0.3 * box.width(),
            box.yMaximum() - 0.2 * box.height(),
        )
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(*corners)))
        feature["name"] = f"plot {number + 1}"
        layer.dataProvider().addFeature(feature)
    layer.renderer().symbol().setColor(QColor(255, 255, 255, 60))
    return layer


def dialog_picture(name):
    """Wait for a dialog, take it and close it."""
    yield open_dialog
    yield 0.7
    take(open_dialog(), name)
    open_dialog().close()
    yield 0.3


def trained_and_compared(dock, scene):
    """Labels and what was learnt from them, and two dates compared."""
    from landscribe.ui.fit.label_layer import new_labels

    train, compare, box = dock.train_page, dock.compare_page, scene.extent()
    dock.show_page(train)
    train.labels.choose(new_labels(QgsProject.instance(), scene, f"{TEMPORARY}/labels.gpkg"))
    for row, name in enumerate(("vineyard", "meadow", "wood")):
        train.classes.add(name)
        train._prepare_drawing()
        for column in range(4):
            place = QgsPointXY(
                box.xMinimum() + (0.2 + 0.15 * column) * box.width(), box.yMinimum() + (0.2 + 0.2 * row) * box.height()
            )
            train.draw(QgsReferencedGeometry(QgsGeometry.fromPointXY(place), scene.crs()))
    yield 0.7
    train.train_button.click()
    yield lambda: dock.runs.run is None
    yield 1
    take(iface.mainWindow(), "20-trained")
    later = QgsRasterLayer(scene.source(), "some years on")
    QgsProject.instance().addMapLayer(later)
    dock.show_page(compare)
    compare.before.setLayer(scene)
    compare.after.setLayer(later)
    compare.button.click()
    yield lambda: dock.runs.run is None
    yield 1
    take(iface.mainWindow(), "21-compared")


def steps():
    window = tidy_window(WIDTH, HEIGHT)
    scene = QgsRasterLayer(os.environ["LANDSCRIBE_SCENE"], "scene")
    QgsProject.instance().addMapLayer(scene)
    QgsProject.instance().setCrs(scene.crs())
    window.findChild(QObject, "landscribe").setChecked(True)
    dock = plugins["landscribe"]._dock
    window.resizeDocks([dock], [min(400, WIDTH // 3)], 1)
    iface.setActiveLayer(scene)
    iface.zoomToActiveLayer()
    from landscribe.ui.engine.client import shared_client

    yield lambda: shared_client().devices
    yield 1
    page, ask = dock.map_page, dock.ask_page
    take(window, "01-map")
    dock.scene.details.setCollapsed(False)
    page.embedding.set_spec("alphaearth:2024")
    yield 0.5
    take(dock, "02-map-unfolded")
    dock.scene.details.setCollapsed(True)
    page.embedding.set_spec("scene-context")
    page.confidence.setChecked(True)
    page.map_button.click()
    yield 0.4
    take(window, "03-running")
    yield lambda: dock.runs.run is None
    yield 1
    take(window, "04-mapped")
    QgsProject.instance().addMapLayer(plots(scene), False)
    page.results.export()
    yield from dialog_picture("05-export")
    page.results.by_polygon()
    yield from dialog_picture("06-areas")
    page.results.accuracy_button.draw_points()
    yield from dialog_picture("07-points")
    page.results.accuracy_button.compare()
    yield from dialog_picture("08-accuracy")
    dock.show_page(ask)
    iface.setActiveLayer(scene)
    ask.phrase.setPlainText("the largest roof within 200 m of the river")
    yield 0.7
    ask.question.compare.where.setCurrentIndex(1)
    yield 0.3
    take(dock, "09-ask")
    ask.ask_button.click()
    yield lambda: dock.runs.run is None
    yield 1
    take(window, "10-asked")
    ask.phrase.setPlainText("airport")
    ask.ask_button.click()
    yield lambda: dock.runs.run is None
    yield 0.7
    take(window, "11-not-found")
    for number, index in enumerate(range(2, dock.tabs.count()), 12):
        dock.tabs.setCurrentIndex(index)
        yield 0.7
        take(dock, f"{number}-page-{index}")
    yield from trained_and_compared(dock, scene)
    import processing

    for number, name in (("15", "map"), ("16", "vectorize")):
        processing.createAlgorithmDialog(f"landscribe:{name}", {}).show()
        yield from dialog_picture(f"{number}-toolbox-{name}")
    plugins["landscribe"]._show_past_runs()
    yield from dialog_picture("17-past-runs")
    from landscribe.ui.window.options_page import OptionsPage

    options = OptionsPage()
    options.resize(620, 480)
    options.show()
    yield 0.5
    take(options, "18-options")
    options.close()
    dock.show_setup()
    yield 5
    take(dock, "19-set-up")


walk = Walk(steps())
