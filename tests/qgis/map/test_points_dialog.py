"""The dialog “Points to label”, and what the toolbox loads, with the real engine process behind them."""

import sqlite3
from contextlib import closing

import pytest
from qgis import processing
from qgis.core import QgsProject

from landscribe.ui.map.points_dialog import PointsDialog, margin_for, points_for
from tests.qgis.conftest import wait_until
from tests.qgis.land_cover import CLASSES


@pytest.fixture
def dialog(real_provider, land_cover):
    dialog = PointsDialog(land_cover)
    dialog.layers = []
    dialog.drawn.connect(lambda layer, count: dialog.layers.append((layer, count)))
    yield dialog
    dialog.abandon()
    dialog.deleteLater()


def drawn(dialog):
    dialog.start()
    wait_until(lambda: dialog._run is None, 60)


def offered_classes(layer) -> list:
    """The classes that the form of a layer of points offers."""
    setup = layer.editorWidgetSetup(layer.fields().lookupField("reference"))
    assert setup.type() == "ValueMap"
    return [value for entry in setup.config()["map"] for value in entry.values()]


def test_the_margin_of_error_proposes_a_number_and_tells_its_cost(dialog):
    assert dialog.points.value() == points_for(0.05) == 246
    assert "1 h 01 min" in dialog.cost.text() and "± 5.0 %" in dialog.cost.text()
    dialog.margin.setValue(2.5)
    assert dialog.points.value() == 984
    dialog.points.setValue(100)
    assert "25 min" in dialog.cost.text() and "± 7.8 %" in dialog.cost.text()


def test_the_proposal_is_the_engines():
    """Olofsson et al. 2014, equation 13: 1,600 points for a standard error of 1 %, if 80 % of each class are right."""
    assert points_for(1.96 * 0.01) == 1600 and margin_for(1600) == pytest.approx(1.96 * 0.01)


def test_the_points_lie_on_top_with_their_class_list_and_a_readable_name(dialog, land_cover, tmp_path):
    dialog.points.setValue(40)
    dialog.least.setValue(5)
    drawn(dialog)

    ((layer, count),) = dialog.layers
    assert count == layer.featureCount() == 40
    assert QgsProject.instance().layerTreeRoot().layerOrder()[0] is layer
    assert layer.name() == "Points to label (scene land cover)"
    assert set(offered_classes(layer)) >= {name for name, _ in CLASSES.values()}
    assert layer.source().split("|")[0] == str(tmp_path / "land cover-points.gpkg")
    assert layer.renderer().type() == "categorizedSymbol"


def test_points_of_a_temporary_land_cover_go_beside_the_project(land_cover, real_provider, tmp_path):
    dialog = PointsDialog(land_cover)
    assert land_cover.isTemporary() and "temporary" in dialog.file_note.text()
    (tmp_path / "work").mkdir()
    assert QgsProject.instance().write(str(tmp_path / "work" / "p.qgs"))
    assert PointsDialog(land_cover).file.filePath() == str(tmp_path / "work" / "landscribe" / "land cover-points.gpkg")
    dialog.file.setFilePath("/home/somebody/points.gpkg")
    assert dialog.file_note.text() == ""


def test_labels_are_never_replaced(dialog, land_cover, tmp_path):
    path = tmp_path / "land cover-points.gpkg"
    dialog.points.setValue(40)
    drawn(dialog)
    before = path.read_bytes()
    assert PointsDialog(land_cover).file.filePath() == str(tmp_path / "land cover-points-2.gpkg")
    dialog.file.setFilePath(str(path))
    drawn(dialog)
    assert "gpkg exists" in dialog.bar.currentItem().text() and path.read_bytes() == before
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("text", ["", "/", "."])
def test_a_missing_name_is_one_sentence(dialog, text, errors):
    dialog.file.setFilePath(text)
    dialog.start()
    assert "enter the file" in dialog.bar.currentItem().text() and errors == []


@pytest.fixture
def toolbox(real_provider, qgis_new_project, monkeypatch):
    """Processing without a window, so that it can load results."""
    from processing.gui import Postprocessing

    monkeypatch.setattr(Postprocessing, "iface", None, raising=False)


def test_the_toolbox_loads_points_with_their_class_list(
    real_provider, classes, tmp_path, qgis_new_project, monkeypatch
):
    from processing.gui import Postprocessing

    monkeypatch.setattr(Postprocessing, "iface", None, raising=False)
    parameters = {"INPUT": classes, "POINTS": 30, "OUTPUT": str(tmp_path / "points.gpkg")}
    processing.runAndLoadResults("landscribe:samplepoints", parameters)
    (layer,) = QgsProject.instance().mapLayers().values()
    assert "Tree" in offered_classes(layer) and layer.name() == "Points to label (land cover)"


def test_the_toolbox_loads_polygons_in_the_colours_of_the_classes(toolbox, classes, tmp_path):
    for name in ("polygons.gpkg", "polygons.fgb"):
        QgsProject.instance().clear()
        processing.runAndLoadResults("landscribe:vectorize", {"INPUT": classes, "OUTPUT": str(tmp_path / name)})
        (layer,) = QgsProject.instance().mapLayers().values()
        looks = {entry.label(): entry.symbol().color().name() for entry in layer.renderer().categories()}
        assert looks == dict(CLASSES.values()), name
