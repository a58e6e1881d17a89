"""The toolbox shows names in place of free text, and the values of its parameters stay those of scripts."""

import pytest
from processing.gui import ParametersPanel
from processing.gui.AlgorithmDialog import AlgorithmDialog
from qgis.core import QgsApplication, QgsProcessingContext, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from landscribe.ui.layers.results import add_results
from tests.qgis.conftest import CARD, settle, write_picture


@pytest.fixture
def opened(provider, qgis_new_project, monkeypatch):
    """Opens the dialog of an algorithm."""
    dialogs = []
    monkeypatch.setattr(ParametersPanel, "iface", None)

    def open_dialog(name):
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"landscribe:{name}")
        dialogs.append(AlgorithmDialog(algorithm, False, None))
        settle()
        return dialogs[-1].mainWidget().wrappers

    yield open_dialog
    for dialog in dialogs:
        dialog.close()
        dialog.deleteLater()
    settle()


def test_models_devices_and_grids_are_shown_by_their_titles(opened):
    wrappers = opened("map")
    model, device, grid = (wrappers[name] for name in ("MODEL", "DEVICE", "GRID"))
    assert model.widget.currentText() == "Landscribe land cover" and model.parameterValue() == "landscribe-ssdm"
    assert device.widget.currentText() == "Automatic" and device.parameterValue() == "auto"
    assert grid.widget.currentText() == "Same as the layer" and grid.parameterValue() == "scene"
    device.setParameterValue("cuda:3", QgsProcessingContext())
    assert device.parameterValue() == "cuda:3", "a device of another machine is kept"
    model.setParameterValue("landscribe-ssdm", QgsProcessingContext())
    assert model.widget.currentText() == "Landscribe land cover"


@pytest.mark.parametrize("spec", ["alphaearth:2021", "tessera:2020:/tiles", "raster:/a b.tif", "esd:/x", "none"])
def test_an_embedding_is_chosen_as_on_the_page_map(opened, spec):
    embedding = opened("map")["EMBEDDING"]
    assert embedding.widget.sources.currentText() == "Scene context"
    embedding.setParameterValue(spec, QgsProcessingContext())
    assert embedding.parameterValue() == spec
    assert embedding.widget.consent.isHidden(), "the parameter beside it allows downloads"


def test_what_no_embedding_means_is_an_entry(opened):
    embedding = opened("similarity")["EMBEDDING"]
    assert embedding.widget.sources.currentText() == "The layer itself" and embedding.parameterValue() == ""
    embedding.widget.sources.setCurrentIndex(embedding.widget.sources.findData("raster"))
    assert embedding.parameterValue() == "raster:", "the algorithm says that the file is missing"


def test_classes_are_ticked_by_name(opened, tmp_path):
    classes = [type("Class", (), {**entry, "color": QColor(entry["color"]).name()}) for entry in CARD["classes"]]
    path = write_picture(tmp_path / "classes.tif", bands=1)
    cover = add_results(QgsProject.instance(), path, None, None, classes, "land cover")[0]
    wrappers = opened("vectorize")
    wrappers["INPUT"].setParameterValue(cover.id(), QgsProcessingContext())
    chosen = wrappers["CLASSES"]
    names = [chosen.classes.itemText(place) for place in range(chosen.classes.count())]
    assert names == [entry["name"] for entry in CARD["classes"]] and chosen.codes.isHidden()
    codes = [str(entry["code"]) for entry in CARD["classes"]]
    chosen.classes.setItemCheckState(1, Qt.CheckState.Checked)
    assert chosen.parameterValue() == codes[1]
    chosen.setParameterValue(f"{codes[0]}, {codes[1]}", QgsProcessingContext())
    assert chosen.classes.checkedItems() == names[:2] and chosen.parameterValue() == f"{codes[0]}, {codes[1]}"
