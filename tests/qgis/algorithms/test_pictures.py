"""Pictures without a CRS, as QGIS shows them: upright, with y from minus their height to 0."""

import pytest
from osgeo import gdal
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
)

from landscribe.ui.dock import LandscribeDock
from tests.qgis.conftest import wait_until

MODEL = "landscribe-ssdm"


@pytest.fixture
def photo(tmp_path) -> QgsRasterLayer:
    """A PNG of 400 × 300 pixels: grass above, water below."""
    rows = [bytes((40, 160, 40)) * 400] * 150 + [bytes((20, 40, 120)) * 400] * 150
    memory = gdal.GetDriverByName("MEM").Create("", 400, 300, 3)
    pixels = b"".join(rows)
    for band in range(3):
        memory.GetRasterBand(band + 1).WriteRaster(0, 0, 400, 300, pixels[band::3])
    path = str(tmp_path / "photo.png")
    gdal.GetDriverByName("PNG").CreateCopy(path, memory)
    layer = QgsRasterLayer(path, "photo")
    assert not layer.crs().isValid() and layer.extent() == QgsRectangle(0, -300, 400, 0)
    return layer


def test_a_part_of_a_picture_is_mapped_where_qgis_shows_it(real_provider, photo, tmp_path):
    part = QgsReferencedRectangle(QgsRectangle(100, -120, 300, -20), QgsCoordinateReferenceSystem())
    parameters = {"INPUT": photo, "MODEL": MODEL, "DEVICE": "cpu", "EMBEDDING": "none", "GSD": 0.5}
    whole = processing.run("landscribe:map", {**parameters, "OUTPUT": str(tmp_path / "whole.tif")})
    cut = processing.run("landscribe:map", {**parameters, "EXTENT": part, "OUTPUT": str(tmp_path / "part.tif")})

    assert QgsRasterLayer(whole["OUTPUT"]).extent() == photo.extent()
    assert QgsRasterLayer(cut["OUTPUT"]).extent() == part
    everything = gdal.Open(whole["OUTPUT"]).ReadRaster(100, 20, 200, 100)
    assert gdal.Open(cut["OUTPUT"]).ReadRaster() == everything, "not the mirrored part"


def test_the_remedy_is_the_field_of_the_dock(real_provider, photo, tmp_path, qgis_iface, qgis_new_project):
    """The sentence names the field, and the dock shows it for such a picture."""
    with pytest.raises(QgsProcessingException, match="“Pixel size” in QGIS"):
        processing.run("landscribe:map", {"INPUT": photo, "MODEL": MODEL, "OUTPUT": str(tmp_path / "o.tif")})
    QgsProject.instance().addMapLayer(photo)
    dock = LandscribeDock(qgis_iface)
    dock.scene.layer.setLayer(photo)
    assert not dock.scene.details.isCollapsed() and dock.scene.gsd.isEnabled()
    dock.scene.gsd.setValue(0.5)
    dock.scene.extent.set_kind("layer")
    dock.map_page.embedding.set_spec("none")
    dock.map_page.start()
    wait_until(lambda: dock.runs.run is None, 60)
    assert dock.map_page.result_line.text().replace(",", "").startswith("120000 pixels in ")
    rows = dock.map_page.areas.text().splitlines()
    assert rows[0].split("\t")[1] == "Pixels" and rows[1].replace(",", "").endswith("\t120000\t100.0 %")
    dock.dispose()
    dock.deleteLater()
