"""``landscribe:calibrate``: a model of the user's own gets its thresholds from labels or a land cover."""

import json

import pytest
from osgeo import gdal
from qgis import processing
from qgis.core import QgsApplication, QgsProcessingException

from tests.qgis.land_cover import memory_layer

ROWS = [("POINT(380020 3949970)", "river"), ("POINT(380220 3949970)", "wood")]


@pytest.fixture
def cover(tmp_path) -> str:
    path = str(tmp_path / "cover.tif")
    gdal.GetDriverByName("GTiff").Create(path, 7, 5)
    return path


def test_only_models_of_ones_own_are_offered(referring_model, provider):
    algorithm = QgsApplication.processingRegistry().algorithmById("landscribe:calibrate")
    assert algorithm.parameterDefinition("MODEL").options() == [referring_model]


def test_labels_and_land_covers_calibrate(referring_model, provider, picture, cover, engine):
    labels = memory_layer("Point", "class", ROWS)
    result = processing.run("landscribe:calibrate", {"INPUT": picture, "LABELS": labels})
    assert (result["THRESHOLD"], result["LEVEL"]) == (0.4, 0.5)
    assert json.loads(result["CLASSES"])[0]["cells"] == len(ROWS)
    result = processing.run("landscribe:calibrate", {"INPUT": picture, "LANDCOVER": cover})
    assert json.loads(result["CLASSES"])[0]["cells"] == 7
    with_labels, with_cover = engine.requests("calibrate_model")
    assert (with_labels["model"], with_labels["scene"], with_labels["landcover"]) == (referring_model, picture, None)
    assert with_labels["labels"].endswith(".gpkg") and (with_cover["labels"], with_cover["landcover"]) == (None, cover)


@pytest.mark.parametrize("both", [False, True])
def test_one_of_labels_and_land_cover_is_needed(referring_model, provider, picture, cover, both):
    known = {"LABELS": memory_layer("Point", "class", ROWS), "LANDCOVER": cover} if both else {}
    with pytest.raises(QgsProcessingException, match="Choose labels or a land cover, one of them"):
        processing.run("landscribe:calibrate", {"INPUT": picture, **known})


def test_without_a_model_of_ones_own_it_says_where_to_get_one(provider, picture, cover):
    with pytest.raises(QgsProcessingException, match="There is no model of your own for phrases"):
        processing.run("landscribe:calibrate", {"INPUT": picture, "LANDCOVER": cover})
