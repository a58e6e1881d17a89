"""The lower part of the page “Map”: one land cover at a time, in real (headless) QGIS with the fake engine."""

import pytest
from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QGuiApplication

from landscribe.ui.dock import LandscribeDock
from landscribe.ui.remembered import Remembered, remember
from tests.qgis.conftest import wait_until


@pytest.fixture
def dock(provider, scene, messages, qgis_iface):
    QgsSettings().remove("landscribe")
    remember(Remembered(extent="layer", model="pretend"))
    dock = LandscribeDock(qgis_iface)
    yield dock
    dock.dispose()
    dock.deleteLater()
    QCoreApplication.processEvents()
    QgsSettings().remove("landscribe")


@pytest.fixture
def page(dock):
    return dock.map_page


def mapped(page, path, bands=(1, 2, 3)):
    """Map the scene to a file; other bands give other areas. Returns the new layer."""
    for combo, band in zip(page._scene.bands, bands):
        combo.setBand(band)
    page.output.setFilePath(str(path))
    page.start()
    wait_until(lambda: page._runs.run is None)
    return page.result.currentLayer()


def table(page) -> str:
    return page.areas.text()


def test_everything_on_the_page_is_about_the_result_that_the_combo_names(page, tmp_path):
    first = mapped(page, tmp_path / "first.tif")
    first_table, first_line = table(page), page.result_line.text()
    second = mapped(page, tmp_path / "second.tif", (1, 1, 1))
    assert first is not second and page.result.currentLayer() is second and table(page) != first_table

    page.result.setLayer(first)

    assert table(page) == first_table and page.result_line.text() == first_line
    page.results.copy()
    assert QGuiApplication.clipboard().text() == first_table
    assert page.results.land_cover() is first
    page.results.export()
    assert page.results.dialogs.current.result_layer.currentLayer() is first
    page.results.dialogs.current.reject()
    page.results.by_polygon()
    assert page.results.dialogs.current.result_layer.currentLayer() is first
    page.results.dialogs.current.reject()


def test_a_land_cover_that_becomes_active_is_shown(page, scene, qgis_iface, tmp_path):
    first, _ = mapped(page, tmp_path / "first.tif"), mapped(page, tmp_path / "second.tif", (1, 1, 1))
    qgis_iface.currentLayerChanged.emit(first)
    assert page.result.currentLayer() is first
    qgis_iface.currentLayerChanged.emit(scene)
    assert page.result.currentLayer() is first, "imagery is no result"


def test_a_new_project_shows_no_result(page, tmp_path):
    mapped(page, tmp_path / "first.tif")
    assert not page.result_box.isHidden() and not page.areas.isHidden()
    QgsProject.instance().clear()
    assert page.result_box.isHidden() and page.areas.model().rowCount() == 0
    assert page.results.land_cover() is None and not page.results.copy_action.isEnabled()


def test_a_project_that_is_opened_again_shows_its_areas(page, provider, qgis_iface, tmp_path):
    mapped(page, tmp_path / "first.tif")
    areas, line = table(page), page.result_line.text()
    assert QgsProject.instance().write(str(tmp_path / "p.qgs"))
    QgsProject.instance().clear()
    assert QgsProject.instance().read(str(tmp_path / "p.qgs"))
    wait_until(lambda: not page.result_box.isHidden())
    assert table(page) == areas and page.result_line.text() == line

    again = LandscribeDock(qgis_iface)
    assert again.map_page.areas.text() == areas
    again.dispose()
    again.deleteLater()


def test_a_result_whose_file_is_gone_is_not_offered(page, tmp_path):
    mapped(page, tmp_path / "first.tif")
    assert QgsProject.instance().write(str(tmp_path / "p.qgs"))
    QgsProject.instance().clear()
    (tmp_path / "first.tif").unlink()
    assert QgsProject.instance().read(str(tmp_path / "p.qgs"))
    QCoreApplication.processEvents()
    assert page.result.currentLayer() is None and page.result_box.isHidden()
