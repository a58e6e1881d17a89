"""A small land cover with its fixtures, for the tests of polygons, areas, accuracy and the dialogs."""

import json
from pathlib import Path

import pytest
from osgeo import gdal, osr
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer

LEFT, TOP, PIXEL = 380000.0, 3950000.0, 10.0
CLASSES = {1: ("Bareland", "#800000"), 5: ("Tree", "#226126"), 6: ("Water", "#0045ff")}


@pytest.fixture
def classes(tmp_path) -> str:
    """60 rows of 80 pixels of 10 m: nodata on top (10 rows), bareland left (20 columns), trees, water in a corner."""
    path = str(tmp_path / "land cover.tif")
    target = gdal.GetDriverByName("GTiff").Create(path, 80, 60, 1, gdal.GDT_Byte)
    target.SetGeoTransform((LEFT, PIXEL, 0, TOP, 0, -PIXEL))
    system = osr.SpatialReference()
    system.ImportFromEPSG(32654)
    target.SetProjection(system.ExportToWkt())
    band = target.GetRasterBand(1)
    band.SetNoDataValue(0)
    table = gdal.ColorTable()
    for code, (_, color) in CLASSES.items():
        table.SetColorEntry(code, (*bytes.fromhex(color[1:]), 255))
    band.SetColorTable(table)
    band.SetCategoryNames([CLASSES.get(code, ("",))[0] for code in range(7)])
    rows = [bytes(80)] * 10 + [bytes([1] * 20 + [5] * 60)] * 30 + [bytes([1] * 20 + [5] * 40 + [6] * 20)] * 20
    band.WriteRaster(0, 0, 80, 60, b"".join(rows))
    return path


def box(columns, rows) -> str:
    """WKT of a rectangle of whole pixels: (first, end) columns and rows."""
    x = [LEFT + PIXEL * column for column in columns]
    y = [TOP - PIXEL * row for row in rows]
    return f"POLYGON(({x[0]} {y[0]},{x[1]} {y[0]},{x[1]} {y[1]},{x[0]} {y[1]},{x[0]} {y[0]}))"


def memory_layer(kind: str, field: str, rows) -> QgsVectorLayer:
    """A layer that has no file, with one text attribute; ``rows`` are (WKT, value), WKT may be empty."""
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:32654&field={field}:string", field, "memory")
    for wkt, value in rows:
        feature = QgsFeature(layer.fields())
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes([value])
        layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer


@pytest.fixture
def parishes(qgis_new_project) -> QgsVectorLayer:
    """Three parishes, of which Nord and Süd are selected."""
    layer = memory_layer(
        "Polygon",
        "parish",
        [(box((0, 40), (10, 30)), "Nord"), (box((40, 80), (10, 60)), "Süd"), (box((0, 20), (40, 50)), "West")],
    )
    layer.selectByExpression("parish <> 'West'")
    QgsProject.instance().addMapLayer(layer)
    return layer


def hectares(areas) -> dict:
    return {area["name"]: round(area["hectares"], 1) for area in areas}


@pytest.fixture
def land_cover(classes, qgis_new_project):
    """The result of a run, as the dock adds it to the project."""
    from landscribe.core.models.card import ClassInfo
    from landscribe.ui.layers.results import add_results

    Path(classes).with_suffix(".run.json").write_text(json.dumps({"model": "pretend", "scene": "a/scene.tif"}))
    infos = tuple(ClassInfo(code, *look) for code, look in CLASSES.items())
    record = str(Path(classes).with_suffix(".run.json"))
    return add_results(QgsProject.instance(), classes, None, record, infos, "scene land cover")[0]


def group_layers() -> list:
    """The layers of the group Landscribe, from the top."""
    return [node.layer() for node in QgsProject.instance().layerTreeRoot().findGroup("Landscribe").findLayers()]
