"""``landscribe:mapmany`` and ``landscribe:refermany``: sources, results, failures, cancel."""

import json
import threading
from pathlib import Path

import pytest
from osgeo import gdal, ogr
from qgis import processing
from qgis.core import (
    QgsPalettedRasterRenderer,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QLabel, QPushButton

from landscribe.ui.algorithms import job_bar
from tests.qgis.conftest import cancelled_after, settle, write_picture


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


def test_the_message_bar_says_how_a_job_stands_and_shows_what_failed(tmp_path, qgis_iface, monkeypatch):
    bar, shown = QgsMessageBar(), []
    monkeypatch.setattr(qgis_iface, "messageBar", lambda: bar)
    monkeypatch.setattr("qgis.utils.iface", qgis_iface)
    monkeypatch.setattr(job_bar, "show_text", lambda parent, title, text: shown.append((title, text)))
    job = job_bar.JobBar("Map many rasters", str(tmp_path))
    told = job_bar.JobFeedback(QgsProcessingFeedback(), job)
    worker = threading.Thread(target=lambda: told.setProgressText("12 of 340 done, 2 failed"))
    worker.start()
    worker.join()
    settle()
    item = bar.currentItem()
    assert "Map many rasters: 12 of 340 done, 2 failed" in [label.text() for label in item.findChildren(QLabel)]
    (button,) = [button for button in item.findChildren(QPushButton) if button.text() == "Show"]
    button.click()
    manifest = gdal.GetDriverByName("GPKG").Create(str(tmp_path / "manifest.gpkg"), 0, 0, 0)
    tasks = manifest.CreateLayer("tasks")
    for name in ("task", "status", "sentence"):
        tasks.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    for values in (("a", "done", None), ("b", "failed", "It is bad: choose a good one.")):
        feature = ogr.Feature(tasks.GetLayerDefn())
        for name, value in zip(("task", "status", "sentence"), values):
            feature[name] = value
        tasks.CreateFeature(feature)
    del feature, tasks, manifest
    button.click()
    assert "Nothing has failed" in shown[0][1] and shown[1] == ("Map many rasters", "b: It is bad: choose a good one.")
    assert not list(tmp_path.glob("manifest.gpkg-*")), "the engine may replace it"
    job.end("340 of 340 done, 2 failed", True)
    settle()
    assert "Map many rasters: 340 of 340 done, 2 failed" in [label.text() for label in item.findChildren(QLabel)]
    job.end("", False)
    settle()
    assert bar.currentItem() is None
