"""“Correct…” on a land cover: its classes as labels, a label with the mouse, and the layer that changes."""

from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import QgsProject, QgsSettings

from landscribe.ui.fit.correction import correction_of
from landscribe.ui.fit.label_layer import classes_of
from landscribe.ui.fit.preview import preview_of
from landscribe.ui.widgets.form import choose
from landscribe.ui.widgets.results_folder import SETTING
from tests.qgis.fit.test_train_page import canvas, dock, draw_points, finish, page, settle, user_folder  # noqa: F401


@pytest.fixture
def mapped(dock, tmp_path):  # noqa: F811
    QgsSettings().setValue(SETTING, True)  # results lie beside the project: no question
    dock.show_page(dock.map_page)
    choose(dock.map_page.model, "pretend")
    dock.map_page.output.setFilePath(str(tmp_path / "first.tif"))
    dock.map_page.start()
    finish(dock)
    return dock.map_page.result.currentLayer()


def codes(layer) -> set:
    return set(gdal.Open(layer.source()).ReadRaster())


def test_a_label_where_the_map_is_wrong_changes_the_layer(dock, page, canvas, mapped, engine, messages, errors):  # noqa: F811
    first, before = mapped.source(), codes(mapped)
    dock.map_page.results.correct_button.click()
    settle()
    assert dock.tabs.currentWidget().widget() is page and not page.about.isHidden() and page.details.isHidden()
    labels = page.labels.layer()
    assert [entry.name for entry in classes_of(labels)] == [entry.label for entry in mapped.renderer().classes()]
    assert not page.train_button.isEnabled()

    draw_points(page, canvas, "Water", [(100, 100)])
    page.train_button.click()
    finish(dock)

    fit, again = engine.requests("fit")[-1], engine.requests("map")[-1]
    assert fit["keep_classes"] is True and fit["base"] == "pretend" and fit["embedding"] == "scene-context"
    assert again["bounds"] == [380000, 3949800, 380300, 3950000] and again["grid"] == "scene"
    assert mapped.source() != first and codes(mapped) != before and Path(first).exists()
    assert preview_of(QgsProject.instance()) is None
    assert dock.map_page.result.currentLayer() is mapped and dock.map_page.areas.model().rowCount() == 1

    second = mapped.source()
    draw_points(page, canvas, "Tree", [(120, 100), (130, 100)])
    page.train_button.click()
    finish(dock)
    assert mapped.source() != second and not Path(second).exists() and Path(first).exists()

    dock.map_page.results.correct_button.click()
    assert page.labels.layer() is labels, "it goes on with the same labels"
    QgsProject.instance().removeMapLayer(mapped.id())
    assert correction_of(labels) is None
    assert messages == [] and errors == []


def test_what_cannot_be_corrected_is_one_sentence(dock, page, mapped, scene, messages):  # noqa: F811
    QgsProject.instance().removeMapLayer(scene.id())
    dock.correct(mapped)
    settle()
    assert "The imagery of" in messages[-1][1] and dock.tabs.currentWidget().widget() is not page
    Path(mapped.source()).with_suffix(".run.json").write_text("{}")
    dock.correct(mapped)
    settle()
    assert "run record" in messages[-1][1]
