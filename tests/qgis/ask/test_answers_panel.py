"""The list of answers and the controls below it, in real (headless) QGIS, with the fake engine behind Processing."""

import pytest
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtGui import QImage

from landscribe.ui.dock import LandscribeDock
from landscribe.ui.layers.answers import show_from, shown_threshold
from tests.qgis.ask.conftest import answers, ask, finish
from tests.qgis.conftest import wait_until, write_picture


def painted(layer, width=60, height=40) -> QImage:
    """The layer as the map canvas would draw it."""
    block = layer.renderer().block(1, layer.extent(), width, height)
    return block.image()


def test_the_threshold_is_a_matter_of_style(page, engine, messages):
    """What is below is not painted, what is above is, and moving it asks nobody."""
    ask(page, "red roofs")
    (layer,) = answers()
    values = layer.dataProvider().block(1, layer.extent(), 60, 40)
    repaints = []
    layer.repaintRequested.connect(lambda *_: repaints.append(1))

    for step in (30, 80):
        page.answers.slider.setValue(step)
        assert page.answers.threshold.value() == step / 100 == shown_threshold(layer)
        image = painted(layer)
        for row in range(0, 40, 3):
            for column in range(0, 60, 3):
                above = values.value(row, column) >= step / 100
                assert (image.pixelColor(column, row).alpha() > 100) == above
    page.answers.threshold.setValue(0.37)
    assert page.answers.slider.value() == 37

    assert len(repaints) >= 3 and len(engine.requests("refer")) == 1
    page.answers.opacity.setOpacity(0.4)
    assert layer.opacity() == pytest.approx(0.4)


def test_the_renderers_own_opacity_stays(page):
    ask(page, "red roofs")
    (layer,) = answers()
    layer.renderer().setOpacity(0.5)
    show_from(layer, 0.6)
    assert layer.renderer().opacity() == 0.5


def test_nothing_found_is_said_and_not_painted(page, engine, messages):
    ask(page, "airport")

    assert answers() == []
    assert "airport" in messages[0][1] and messages[0][0] == 1
    assert "not found" in page.answers.list.currentItem().text()
    assert "Nothing like this" in page.answers.not_found.text() and not page.answers.not_found.isHidden()
    assert page.answers.layer_tools.isHidden()

    page.answers.show_button.click()
    (layer,) = answers()
    assert page.answers.list.count() == 1 and not page.answers.not_found.isHidden()
    assert shown_threshold(layer) < 0.25 and layer.isValid()


def test_a_distance_can_be_edited(page, engine):
    ask(page, "farmland within 150 m of the river")
    (layer,) = answers()
    layer.setOpacity(0.7)
    page.answers.slider.setValue(42)
    before = layer.source()
    assert [spin.value() for spin in page.answers.distances.spins] == [150]
    assert "150 m" in page.answers.reading.text()

    page.answers.distances.spins[0].setValue(80)
    wait_until(lambda: len(engine.requests("refer")) == 2)
    finish(page)

    assert engine.requests("refer")[1] | {"output": "", "distances": None} == (
        engine.requests("refer")[0] | {"output": "", "distances": None}
    )
    assert engine.requests("refer")[1]["distances"] == [80]
    assert answers() == [layer] and layer.source() != before and layer.isValid()
    assert layer.opacity() == pytest.approx(0.7) and shown_threshold(layer) == pytest.approx(0.42)
    assert [spin.value() for spin in page.answers.distances.spins] == [80] and "80 m" in page.answers.reading.text()


def test_regions(page, engine, messages):
    ask(page, "red roofs")
    (layer,) = answers()
    page.answers.slider.setValue(61)
    page.answers.min_area.setValue(25)
    page.answers.regions_button.click()
    finish(page)

    (request,) = engine.requests("vectorize")
    assert request["source"] == layer.source() and request["threshold"] == 0.61 and request["min_area"] == 25
    assert request["name"] == "red roofs"
    group = QgsProject.instance().layerTreeRoot().findGroup("Landscribe")
    polygons = group.findLayers()[0].layer()
    assert isinstance(polygons, QgsVectorLayer) and polygons.name() == "red roofs from 0.61"
    assert [feature["class"] for feature in polygons.getFeatures()] == ["red roofs"]
    assert [level for level, _ in messages] == [3]


def test_removing_an_answer_removes_its_layer_and_the_other_way_round(page):
    ask(page, "red roofs")
    ask(page, "the river")
    page.answers.remove_button.click()
    assert [layer.name() for layer in answers()] == ["red roofs"]
    QgsProject.instance().removeMapLayer(answers()[0].id())
    assert page.answers.list.count() == 0 and page.answers.isHidden()


@pytest.fixture
def active(qgis_iface, scene):
    """Makes a layer active as a click in the layer tree does; called without one, returns the active layer."""

    def click(layer=None):
        if layer is not None:
            qgis_iface.setActiveLayer(layer)
        return qgis_iface.activeLayer()

    return click


def test_layers_that_come_and_go_leave_the_active_layer_alone(page, scene, active, tmp_path):
    ask(page, "red roofs")
    assert active() is answers()[0], "a new answer is active"

    active(scene)
    other = QgsRasterLayer(write_picture(tmp_path / "other.tif"), "other")
    QgsProject.instance().addMapLayer(other)
    assert active() is scene
    QgsProject.instance().removeMapLayer(other.id())
    assert active() is scene


def test_opening_the_dock_changes_nothing_in_the_project(page, scene, active, provider, qgis_iface, tmp_path):
    ask(page, "red roofs")
    ask(page, "the river")
    root = QgsProject.instance().layerTreeRoot()
    for layer in answers():
        root.findLayer(layer.id()).setItemVisibilityChecked(True)
    active(scene)
    assert QgsProject.instance().write(str(tmp_path / "p.qgs")) and not QgsProject.instance().isDirty()

    dock = LandscribeDock(qgis_iface)
    assert dock.ask_page.answers.list.count() == 2
    assert all(root.findLayer(layer.id()).itemVisibilityChecked() for layer in answers())
    assert active() is scene and not QgsProject.instance().isDirty()
    dock.dispose()
    dock.deleteLater()


def test_a_selected_answer_is_the_only_visible_one_and_active(page, active, scene):
    ask(page, "red roofs")
    ask(page, "the river")
    river, roofs = answers()
    active(scene)
    page.answers.list.setCurrentRow(1)
    root = QgsProject.instance().layerTreeRoot()
    visible = [root.findLayer(layer.id()).itemVisibilityChecked() for layer in (river, roofs)]
    assert visible == [False, True] and active() is roofs
