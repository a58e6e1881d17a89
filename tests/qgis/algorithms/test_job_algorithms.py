"""``landscribe:mapmany`` and ``landscribe:refermany``: sources, results, failures, cancel."""

import json
from pathlib import Path

import pytest
from qgis import processing
from qgis.core import (
    QgsPalettedRasterRenderer,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsSingleBandPseudoColorRenderer,
)

from tests.qgis.conftest import cancelled_after, write_picture


def test_layers_a_folder_and_an_index_become_sources(provider, engine, picture, tmp_path, qgis_new_project):
    (tmp_path / "more").mkdir()
    index = tmp_path / "tiles.gpkg"
    index.write_text("")
    feedback = QgsProcessingFeedback()
    results = processing.runAndLoadResults(
        "landscribe:mapmany",
        {
            "LAYERS": [picture], "FOLDER": str(tmp_path / "more"), "INDEX": str(index), "MODEL": "pretend",
            "EXTENT": "380000,380100,3949900,3950000 [EPSG:32654]", "WORKERS": 2, "OUTPUT": str(tmp_path / "out"),
        },
        feedback=feedback,
    )  # fmt: skip
    (request,) = engine.requests("map_all")
    assert request["sources"] == [picture, str(tmp_path / "more"), str(index)]
    assert request["bounds"] == [380000, 3949900, 380100, 3950000] and request["bounds_crs"] == "EPSG:32654"
    assert request["workers"] == 2 and request["output"] == str(tmp_path / "out") and not request["allow_network"]
    assert results["DONE"] == 1 and results["FAILED"] == 2 and results["MAPPED_HECTARES"] > 0
    assert json.loads(results["FAILURES"])[1]["name"] == str(index)
    assert "It is bad" in feedback.textLog() and "1 of 2 done, 2 failed" in feedback.textLog()
    (layer,) = QgsProject.instance().mapLayers().values()
    assert layer.source() == results["MOSAIC"] and isinstance(layer.renderer(), QgsPalettedRasterRenderer)
    assert layer.renderer().classes()[0].label == "Bareland"


def test_a_phrase_about_many_rasters(provider, engine, referring_model, picture, tmp_path, qgis_new_project):
    parameters = {"LAYERS": [picture], "PHRASE": "woods", "MODEL": referring_model, "OUTPUT": str(tmp_path / "out")}
    processing.runAndLoadResults("landscribe:refermany", parameters)
    (request,) = engine.requests("refer_all")
    assert request["phrase"] == "woods" and request["sources"] == [picture] and request["workers"] is None
    (layer,) = QgsProject.instance().mapLayers().values()
    assert layer.name() == "woods" and isinstance(layer.renderer(), QgsSingleBandPseudoColorRenderer)


@pytest.mark.parametrize("case", ["nothing", "layer without a file"])
def test_what_cannot_be_worked_on(provider, tmp_path, picture, case, qgis_new_project):
    parameters = {"MODEL": "pretend", "OUTPUT": str(tmp_path / "out")}
    if case == "nothing":
        sentence = "choose layers, a folder or a tile index"
    else:
        layer = QgsRasterLayer(write_picture(tmp_path / "own.tif"), "own")
        layer.setCrs(layer.crs().fromEpsgId(3857))  # drawn by QGIS, not what the file says
        QgsProject.instance().addMapLayer(layer)
        parameters["LAYERS"], sentence = [layer.id()], "“own” has no file of its own"
    with pytest.raises(QgsProcessingException, match=sentence):
        processing.run("landscribe:mapmany", parameters)


@pytest.mark.parametrize("engine", ["slow"], indirect=True)
def test_a_cancel_says_that_what_is_finished_stays(provider, engine, picture, tmp_path):
    parameters = {"LAYERS": [picture], "MODEL": "pretend", "OUTPUT": str(tmp_path / "out")}
    with cancelled_after(0.5) as feedback:
        assert processing.run("landscribe:mapmany", parameters, feedback=feedback).get("MOSAIC") is None
    assert "what is finished stays" in feedback.textLog() and Path(tmp_path / "out").is_dir()
