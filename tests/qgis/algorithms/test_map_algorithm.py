"""``landscribe:map`` as Processing runs it, with the fake engine behind it."""

import json
import time
from pathlib import Path

import pytest
from osgeo import gdal
from qgis import processing
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from landscribe.ui.algorithms.algorithm_run import AlgorithmRun
from tests.qgis.conftest import (
    PLOTS,
    cancelled_after,
    pixels_of,
    polygon_layer,
    tile_bounds,
    wait_until,
    write_picture,
)


def run(parameters):
    return processing.run("landscribe:map", {"MODEL": "pretend", **parameters})


def test_maps_a_layer_to_a_file(provider, picture, tmp_path):
    output = str(tmp_path / "out.tif")

    results = run({"INPUT": QgsRasterLayer(picture), "OUTPUT": output})

    assert results["OUTPUT"] == output and Path(output).exists()
    assert results["MAPPED_HECTARES"] == pytest.approx(600 * 400 * 0.25 / 1e4)
    areas = json.loads(results["CLASS_AREAS"])
    assert sum(area["percent"] for area in areas) == pytest.approx(100)
    assert {area["name"]: area["color"] for area in areas}["Road"] == "#ffffff"
    assert Path(results["RECORD"]).exists()


def test_tells_the_engine_what_the_user_chose(provider, engine, picture, tmp_path):
    extent = QgsReferencedRectangle(
        QgsRectangle(380010, 3949900, 380110, 3949980), QgsCoordinateReferenceSystem("EPSG:32654")
    )

    run(
        {
            "INPUT": picture,
            "EXTENT": extent,
            "EMBEDDING": "none",
            "DEVICE": "cpu",
            "GRID": "model",
            "BANDS": [3, 2, 1],
            "OUTPUT": str(tmp_path / "out.tif"),
            "CONFIDENCE": str(tmp_path / "sure.tif"),
        }
    )

    (request,) = engine.requests()
    assert request == {
        "scene": picture,
        "output": str(tmp_path / "out.tif"),
        "confidence": str(tmp_path / "sure.tif"),
        "bounds": [380010, 3949900, 380110, 3949980],
        "bounds_crs": "EPSG:32654",
        "bands": [3, 2, 1],
        "gsd": None,
        "model": "pretend",
        "embedding": "none",
        "device": "cpu",
        "grid": "model",
        "keep_features": False,
        "allow_network": False,
    }


def test_maps_the_selected_polygons_only(provider, engine, picture, qgis_new_project, tmp_path):
    plots = polygon_layer(PLOTS)
    plots.selectByExpression("$id != 2")
    output, sure = str(tmp_path / "out.tif"), str(tmp_path / "sure.tif")

    selected = QgsProcessingFeatureSourceDefinition(plots.id(), True)
    run({"INPUT": picture, "POLYGONS": selected, "OUTPUT": output, "CONFIDENCE": sure})

    (request,) = engine.requests()
    assert pixels_of(output, 0) == pixels_of(sure, 255) == 40 * 40 + 20 * 20
    assert request["bounds"] is None, "the engine finds the box by itself"
    assert not Path(request["polygons"]).exists(), "the copy for the engine is temporary"


def test_a_layer_without_a_file_is_drawn_around_the_polygons(provider, engine, tiles, qgis_new_project, tmp_path):
    box = tile_bounds(232835, 103235, 2, 1)
    plots = polygon_layer([(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())], "EPSG:3857")

    run({"INPUT": tiles, "POLYGONS": plots, "OUTPUT": str(tmp_path / "out.tif")})

    (request,) = engine.requests()
    assert request["bounds"] == pytest.approx([box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()])


def test_leaves_out_what_the_user_left_out(provider, engine, picture, tmp_path):
    run({"INPUT": picture, "OUTPUT": str(tmp_path / "out.tif")})

    (request,) = engine.requests()
    assert request["bands"] is None and request["confidence"] is None and request["bounds"] is None
    assert (request["embedding"], request["device"], request["grid"]) == ("scene-context", "auto", "scene")


def test_a_custom_crs_goes_to_the_engine_as_wkt(provider, engine, picture, tmp_path):
    crs = QgsCoordinateReferenceSystem.fromProj("+proj=tmerc +lon_0=141 +x_0=12345 +ellps=GRS80 +units=m")
    scene = QgsRasterLayer(picture)
    inside = QgsCoordinateTransform(scene.crs(), crs, QgsProject.instance()).transformBoundingBox(scene.extent())
    box = QgsReferencedRectangle(inside, crs)

    results = run({"INPUT": scene, "EXTENT": box, "OUTPUT": str(tmp_path / "out.tif")})

    assert engine.requests()[0]["bounds_crs"].startswith(("PROJCRS", "PROJCS", "BOUNDCRS"))
    assert QgsRasterLayer(results["OUTPUT"]).extent() == scene.extent()


def test_writes_areas_as_a_table_and_as_a_report(provider, picture, tmp_path):
    report, table = tmp_path / "areas.html", tmp_path / "areas.gpkg"

    results = run({"INPUT": picture, "OUTPUT": str(tmp_path / "o.tif"), "REPORT": str(report), "AREAS": str(table)})

    rows = list(QgsVectorLayer(results["AREAS"]).getFeatures())
    areas = json.loads(results["CLASS_AREAS"])
    assert [(row["class"], row["code"]) for row in rows] == [(area["name"], area["code"]) for area in areas]
    assert sum(row["area_m2"] for row in rows) == pytest.approx(600 * 400 * 0.25)
    page = report.read_text(encoding="utf-8")
    assert all(area["name"] in page and area["color"] in page for area in areas)


def test_a_result_that_processing_loads_has_legend_and_metadata(provider, picture, tmp_path):
    """As the toolbox does it: the layer is styled when the context's layers are loaded."""
    from processing.gui.Postprocessing import handleAlgorithmResults

    algorithm = QgsApplication.processingRegistry().algorithmById("landscribe:map").create()
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(QgsProject.instance())
    for name in ("out", "sure"):
        details = QgsProcessingContext.LayerDetails(name, QgsProject.instance(), name)
        context.addLayerToLoadOnCompletion(str(tmp_path / f"{name}.tif"), details)
    parameters = {
        "INPUT": picture,
        "MODEL": "pretend",
        "OUTPUT": str(tmp_path / "out.tif"),
        "CONFIDENCE": str(tmp_path / "sure.tif"),
    }

    _, ok = algorithm.run(parameters, context, feedback)
    assert ok
    assert handleAlgorithmResults(algorithm, context, feedback, parameters=parameters)

    (layer,) = QgsProject.instance().mapLayersByName("out")
    legend = {entry.value: (entry.label, entry.color.name()) for entry in layer.renderer().classes()}
    assert legend[6] == ("Water", "#0045ff") and len(legend) == 8
    assert "pretend" in layer.metadata().abstract()
    (sure,) = QgsProject.instance().mapLayersByName("sure")
    assert sure.renderer().type() == "singlebandpseudocolor"
    QgsProject.instance().clear()


@pytest.mark.parametrize(
    ("engine", "sentence"),
    [("input", "The raster has one band: choose one with three."), ("crash", "exit code 7")],
    indirect=["engine"],
)
def test_what_the_engine_says_is_one_sentence(provider, picture, tmp_path, sentence):
    output = tmp_path / "out.tif"

    with pytest.raises(QgsProcessingException) as caught:
        run({"INPUT": picture, "OUTPUT": str(output)})

    assert sentence in str(caught.value) and "Traceback" not in str(caught.value)
    assert not output.exists()


def test_bad_input_is_refused_before_the_engine_is_asked(provider, engine, picture, qgis_new_project, tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("no raster")
    empty = QgsReferencedRectangle(QgsRectangle(5, 5, 5, 9), QgsCoordinateReferenceSystem("EPSG:32654"))
    plots = polygon_layer([(380020, 3949960, 380040, 3949980)])
    none_selected = QgsProcessingFeatureSourceDefinition(plots.id(), True)
    output = str(tmp_path / "out.tif")
    for parameters, words in (
        ({"INPUT": str(tmp_path / "none.tif"), "OUTPUT": output}, "none.tif"),
        ({"INPUT": str(text), "OUTPUT": output}, "notes.txt"),
        ({"INPUT": picture, "EXTENT": empty, "OUTPUT": output}, "extent is empty"),
        ({"INPUT": picture, "OUTPUT": str(tmp_path / "out.png")}, "ends in .tif"),
        ({"INPUT": picture, "OUTPUT": output, "POLYGONS": none_selected}, "no polygon"),
        ({"INPUT": picture, "OUTPUT": output, "POLYGONS": str(tmp_path / "none.gpkg")}, "none.gpkg"),
        ({"INPUT": picture, "OUTPUT": output, "MODEL_FOLDER": str(tmp_path)}, "no model"),
    ):
        with pytest.raises(QgsProcessingException) as caught:
            run(parameters)
        assert words in str(caught.value), str(caught.value)
    assert engine.requests() == []


@pytest.mark.parametrize("engine", ["slow"], indirect=True)
def test_a_cancel_ends_a_run_soon_and_leaves_nothing(provider, picture, tmp_path):
    started = time.monotonic()

    parameters = {"MODEL": "pretend", "INPUT": picture, "OUTPUT": str(tmp_path / "out.tif")}
    with cancelled_after(1.0) as feedback:
        results = processing.run("landscribe:map", parameters, feedback=feedback)

    assert time.monotonic() - started < 10
    assert "OUTPUT" not in results and not (tmp_path / "out.tif").exists()


@pytest.mark.parametrize("engine", ["warn"], indirect=True)
def test_warnings_are_said(provider, picture, tmp_path):
    class Listening(QgsProcessingFeedback):
        def __init__(self):
            super().__init__()
            self.warnings = []

        def pushWarning(self, text):
            self.warnings.append(text)

    feedback = Listening()
    processing.run(
        "landscribe:map", {"MODEL": "pretend", "INPUT": picture, "OUTPUT": str(tmp_path / "o.tif")}, feedback=feedback
    )

    assert feedback.warnings == ["The GPU is busy: the CPU did the work."]


def test_every_parameter_has_help(provider):
    algorithm = QgsApplication.processingRegistry().algorithmById("landscribe:map")
    assert algorithm.provider().id() == "landscribe"
    assert [parameter.name() for parameter in algorithm.parameterDefinitions() if not parameter.help()] == []
    assert algorithm.shortHelpString() and not algorithm.icon().isNull()


def test_a_layer_whose_crs_was_replaced_is_drawn_in_it(provider, engine, tmp_path):
    layer = QgsRasterLayer(write_picture(tmp_path / "no-crs.tif", crs=None))
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32654"))

    results = run({"INPUT": layer, "OUTPUT": str(tmp_path / "out.tif")})

    assert engine.requests()[0]["scene"] != layer.source()
    assert QgsRasterLayer(results["OUTPUT"]).crs().authid() == "EPSG:32654"
    assert gdal.Open(results["OUTPUT"]).RasterXSize == 600


def test_a_run_of_the_dock_survives_the_removal_of_its_layer(provider, scene, engine, tmp_path):
    """QGIS crashed where a layer was deleted between the start of a run and the start of its thread."""
    parameters = {"INPUT": scene, "MODEL": "pretend", "OUTPUT": str(tmp_path / "out.tif")}
    run, ends = AlgorithmRun("landscribe:map", parameters, "test"), []
    for signal in (run.done, run.failed):
        signal.connect(ends.append)
    assert not any(isinstance(value, QgsMapLayer) for value in run._parameters.values())

    run.start()
    QgsProject.instance().removeMapLayer(scene.id())
    wait_until(lambda: ends)

    assert ends[0]["MAPPED_HECTARES"] == pytest.approx(6.0)
