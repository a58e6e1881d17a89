"""“More like this” and “Not like this” on the page “Ask”: clicks with the mouse, and the answer that follows."""

import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from landscribe.ui.ask.answers_panel import NotFound
from landscribe.ui.layers.answers import answer_of
from tests.qgis.ask.conftest import answers, ask, settle
from tests.qgis.conftest import wait_until

LEFT, TOP = 380000.0, 3950000.0


@pytest.fixture
def canvas(qgis_iface, scene):
    canvas = qgis_iface.mapCanvas()
    canvas.resize(600, 400)
    canvas.setExtent(scene.extent())
    yield canvas
    canvas.unsetMapTool(canvas.mapTool())


def click(canvas, x, y):
    place = canvas.getCoordinateTransform().transform(QgsPointXY(x, y)).toQPointF().toPoint()
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)


def asked(page, engine, count):
    """Wait for the ``count``-th answer; returns the request."""
    wait_until(lambda: len(engine.requests("refer")) == count and page._runs.run is None)
    settle()
    return engine.requests("refer")[-1]


def strongest(layer) -> float:
    raster = gdal.Open(layer.source())  # its band lives as long as it does
    return raster.GetRasterBand(1).ComputeRasterMinMax(False)[1]


def test_clicks_sharpen_the_answer_and_are_taken_back(page, canvas, engine, messages, errors):
    ask(page, "red roofs")
    (layer,) = answers()
    page.answers.threshold.setValue(0.3)
    clicks, before = page.answers.clicks, strongest(layer)

    clicks.unlike_button.click()
    click(canvas, LEFT + 250, TOP - 50)
    click(canvas, LEFT + 240, TOP - 60)
    clicks.like_button.click()
    assert not clicks.unlike_button.isChecked()
    click(canvas, LEFT + 40, TOP - 50)

    request = asked(page, engine, 2)
    assert request["like"] == [pytest.approx([LEFT + 40, TOP - 50], abs=4)] and len(request["unlike"]) == 2
    assert answers() == [layer] and strongest(layer) == pytest.approx(before - 0.02, abs=1e-3)
    assert page.answers.threshold.value() == 0.3 and len(clicks._marks) == 3
    assert clicks.count.text() == "1 places more like this, 2 not like this"

    clicks.undo_button.click()
    request = asked(page, engine, 3)
    assert request["like"] == [] and len(request["unlike"]) == 2 and len(clicks._marks) == 2
    assert messages == [] and errors == []


def test_each_answer_has_its_own_clicks_also_in_an_opened_project(page, canvas, engine, tmp_path):
    ask(page, "red roofs")
    page.answers.clicks.like_button.click()
    click(canvas, LEFT + 40, TOP - 50)
    asked(page, engine, 2)
    first = answers()[0]
    ask(page, "the river")
    asked(page, engine, 3)
    assert page.answers.clicks.places() == ([], []) and engine.requests("refer")[-1]["like"] == []
    page.answers.choose(first)
    assert len(page.answers.clicks.places()[0]) == 1
    assert QgsProject.instance().write(str(tmp_path / "p.qgs"))
    QgsProject.instance().clear()
    settle()
    assert page.answers.clicks._marks == []
    assert QgsProject.instance().read(str(tmp_path / "p.qgs"))
    settle()
    page.answers.choose(next(layer for layer in answers() if answer_of(layer).phrase == "red roofs"))
    assert len(page.answers.clicks.places()[0]) == 1


def test_clicks_during_a_run_and_on_an_answer_that_found_nothing(page, canvas, engine):
    """They are asked after the run; places are in the scene's CRS, whatever that of the canvas is."""
    ask(page, "airport")
    assert isinstance(page.answers.chosen(), NotFound)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    canvas.setExtent(QgsRectangle(15547700, 4258200, 15548100, 4258500))
    page.answers.clicks.like_button.click()
    centre = canvas.extent().center()
    click(canvas, centre.x(), centre.y())
    wait_until(lambda: page._runs.run is not None)
    click(canvas, centre.x() + 20, centre.y())
    request = asked(page, engine, 3)
    assert len(request["like"]) == 2 and abs(request["like"][0][0] - LEFT) < 1000
