"""QGIS with the real engine process and the bundled model."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from osgeo import gdal
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsSettings,
)
from qgis.PyQt.QtCore import QEventLoop, QTimer

from tests.qgis.conftest import PLOTS, ROOT, EventLoopGaps, pixels_of, polygon_layer, write_picture

MODEL = "landscribe-ssdm"
# Debian's wrapper hands qgis_process an option that only qgis knows, and fails; the program itself lies beside it.
QGIS_PROCESS = shutil.which("qgis_process.bin") or "qgis_process"


def test_a_map_with_legend_record_and_areas(real_provider, picture, tmp_path):
    extent = QgsReferencedRectangle(
        QgsRectangle(380050, 3949850, 380200, 3949950), QgsCoordinateReferenceSystem("EPSG:32654")
    )

    results = processing.run(
        "landscribe:map",
        {
            "INPUT": picture,
            "EXTENT": extent,
            "MODEL": MODEL,
            "DEVICE": "cpu",
            "OUTPUT": str(tmp_path / "out.tif"),
            "CONFIDENCE": str(tmp_path / "sure.tif"),
        },
    )

    layer = QgsRasterLayer(results["OUTPUT"])
    assert layer.extent() == extent and layer.crs().authid() == "EPSG:32654"
    assert results["MAPPED_HECTARES"] == pytest.approx(1.5, rel=0.01)
    record = json.loads(Path(results["RECORD"]).read_text())
    assert MODEL in json.dumps(record) and "scene-context" in json.dumps(record)
    assert QgsRasterLayer(results["CONFIDENCE"]).isValid()


@pytest.mark.parametrize("crs", ["EPSG:32654", ""], ids=["crs", "no-crs"])
def test_a_map_within_selected_polygons(real_provider, picture, qgis_new_project, tmp_path, crs):
    """Polygons without a CRS lie in the raster's."""
    plots = polygon_layer(PLOTS, crs)
    plots.selectByExpression("$id != 2")

    results = processing.run(
        "landscribe:map",
        {
            "INPUT": picture,
            "POLYGONS": QgsProcessingFeatureSourceDefinition(plots.id(), True),
            "MODEL": MODEL,
            "DEVICE": "cpu",
            "EMBEDDING": "none",
            "OUTPUT": str(tmp_path / "out.tif"),
        },
    )

    assert pixels_of(results["OUTPUT"], 0) == 40 * 40 + 20 * 20
    assert results["MAPPED_HECTARES"] == pytest.approx(0.05, rel=0.01)
    assert QgsRasterLayer(results["OUTPUT"]).extent() == QgsRectangle(380020, 3949820, 380210, 3949980)
    polygons = json.loads(Path(results["RECORD"]).read_text())["polygons"]
    assert polygons["count"] == 2 and polygons["area_m2"] == pytest.approx(500, rel=0.01)


def test_a_layer_that_qgis_draws_is_mapped_as_its_file_is(real_provider, picture, tmp_path):
    """The same pixels, by way of QGIS (a raster in memory) and from the file: the same classes."""
    gdal.Translate("/vsimem/real.tif", picture)
    outputs = []
    for name, scene in (("file", picture), ("drawn", QgsRasterLayer("/vsimem/real.tif"))):
        output = str(tmp_path / f"{name}.tif")
        parameters = {"INPUT": scene, "MODEL": MODEL, "DEVICE": "cpu", "EMBEDDING": "none", "OUTPUT": output}
        outputs.append(gdal.Open(processing.run("landscribe:map", parameters)["OUTPUT"]))

    assert outputs[0].GetGeoTransform() == outputs[1].GetGeoTransform()
    assert outputs[0].ReadRaster() == outputs[1].ReadRaster()


def test_what_cannot_be_mapped_is_one_sentence(real_provider, picture, tmp_path):
    one_band = write_picture(tmp_path / "one.tif", bands=1)
    elsewhere = QgsReferencedRectangle(QgsRectangle(0, 0, 100, 100), QgsCoordinateReferenceSystem("EPSG:32654"))
    for parameters in (
        {"INPUT": one_band, "OUTPUT": str(tmp_path / "a.tif")},
        {"INPUT": picture, "EXTENT": elsewhere, "OUTPUT": str(tmp_path / "b.tif")},
        {"INPUT": picture, "OUTPUT": str(tmp_path / "no folder" / "c.tif")},
        {"INPUT": picture, "EMBEDDING": "raster:/nowhere.tif", "OUTPUT": str(tmp_path / "d.tif")},
        {"INPUT": picture, "DEVICE": "cuda:9", "OUTPUT": str(tmp_path / "e.tif")},
    ):
        with pytest.raises(QgsProcessingException) as caught:
            processing.run("landscribe:map", {"MODEL": MODEL, **parameters})
        text = str(caught.value)
        assert text.endswith(".") and "Traceback" not in text and "Error" not in text and len(text) < 250, text
        assert not Path(parameters["OUTPUT"]).exists()


def test_qgis_stays_responsive_and_a_cancel_works(real_provider, tmp_path, qgis_iface, qgis_new_project):
    """A map and a cancelled map through the dock: no gap over 100 ms in the event loop."""
    from landscribe.ui.dock import LandscribeDock
    from landscribe.ui.remembered import Remembered, remember

    layer = QgsRasterLayer(write_picture(tmp_path / "scene.tif", width=1800, height=1400), "scene")
    QgsProject.instance().addMapLayer(layer)
    remember(Remembered(extent="layer", model=MODEL, device="cpu"))
    dock = LandscribeDock(qgis_iface)
    gaps, watch = EventLoopGaps(), QTimer()

    def run(until) -> None:
        """Start a run and process events until ``until()``, which is called twenty times a second."""
        loop = QEventLoop()
        watch.timeout.connect(lambda: until() and loop.quit())
        QTimer.singleShot(0, dock.map_page.start)
        QTimer.singleShot(100, lambda: watch.start(50))
        loop.exec()
        watch.stop()
        watch.timeout.disconnect()

    def cancel_half_way() -> bool:
        if dock.runs.progress.value() > 100:
            dock.runs.cancel()
        return dock.runs.run is None

    gaps.start()
    run(lambda: dock.runs.run is None)
    group = QgsProject.instance().layerTreeRoot().findGroup("Landscribe")
    assert len(group.findLayers()) == 1 and dock.map_page.areas.model().rowCount() > 0
    run(cancel_half_way)
    longest = gaps.stop()

    assert len(group.findLayers()) == 1, "a cancelled run adds nothing"
    dock.dispose()
    dock.deleteLater()
    QgsSettings().remove("landscribe")
    assert longest < 0.1


def test_qgis_process_runs_it_headless(picture, tmp_path):
    """The plugin in a fresh profile, enabled and run from the command line."""
    profile = tmp_path / "config" / "profiles" / "default" / "python" / "plugins"
    profile.mkdir(parents=True)
    (profile / "landscribe").symlink_to(ROOT)
    environment = {**os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path / "config"), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("QGIS_PLUGINPATH", None)

    def qgis_process(*arguments):
        return subprocess.run([QGIS_PROCESS, *arguments], env=environment, capture_output=True, text=True, timeout=300)

    enabled = qgis_process("plugins", "enable", "landscribe")
    assert enabled.returncode == 0, enabled.stderr
    done = qgis_process(
        "run",
        "landscribe:map",
        "--",
        f"INPUT={picture}",
        f"MODEL={MODEL}",
        "DEVICE=cpu",
        f"OUTPUT={tmp_path / 'o.tif'}",
    )
    assert done.returncode == 0, done.stderr
    assert "MAPPED_HECTARES:\t6" in done.stdout and (tmp_path / "o.tif").exists()
    failed = qgis_process(
        "run", "landscribe:map", "--", f"INPUT={tmp_path / 'none.tif'}", f"OUTPUT={tmp_path / 'p.tif'}"
    )
    assert failed.returncode != 0 and "none.tif" in failed.stdout + failed.stderr
