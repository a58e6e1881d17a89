"""A style file is shared by a raster and polygons of one stem, and never taken from another layer."""

from xml.etree import ElementTree

import pytest

from core.files.partial import PartialFile, commit_together
from core.files.styles import combine_styles
from core.models.classes import OPEN_EARTH_MAP
from core.vectors.style import polygon_style, raster_style, response_style

RASTER, POLYGONS = raster_style(OPEN_EARTH_MAP), polygon_style(OPEN_EARTH_MAP)


def parts(text):
    """The styles in a style file: of a raster (pipe), of polygons (renderer-v2)."""
    return {element.tag for element in ElementTree.fromstring(text)} & {"pipe", "renderer-v2"}


def write(path, style):
    with PartialFile(path) as partial:
        partial.path.write_text("data")
        partial.path.with_suffix(".qml").write_text(style)
        partial.commit()
    return partial.notes


@pytest.mark.parametrize("order", [1, -1])
def test_a_raster_and_polygons_of_one_stem_share_their_style_file(tmp_path, order):
    for name, style in [("cover.tif", RASTER), ("cover.geojson", POLYGONS)][::order]:
        assert write(tmp_path / name, style) == []
    text = (tmp_path / "cover.qml").read_text()
    assert parts(text) == {"pipe", "renderer-v2"} and "paletteEntry" in text and "categorizedSymbol" in text


def test_they_share_it_in_one_set_too(tmp_path):
    with PartialFile(tmp_path / "both.tif") as raster, PartialFile(tmp_path / "both.shp") as polygons:
        for partial, style in ((raster, response_style(0.5)), (polygons, POLYGONS)):
            partial.path.write_text("data")
            partial.path.with_suffix(".qml").write_text(style)
        commit_together([raster, polygons])
    assert parts((tmp_path / "both.qml").read_text()) == {"pipe", "renderer-v2"}


def test_the_own_style_is_replaced_and_the_other_part_kept(tmp_path):
    write(tmp_path / "cover.tif", RASTER)
    write(tmp_path / "cover.geojson", POLYGONS)
    write(tmp_path / "cover.tif", response_style(0.25))
    text = (tmp_path / "cover.qml").read_text()
    assert parts(text) == {"pipe", "renderer-v2"} and "colorrampshader" in text and "paletteEntry" not in text


@pytest.mark.parametrize(
    ("first", "second", "style"), [("cover.shp", "cover.geojson", POLYGONS), ("cover.jp2", "cover.tif", RASTER)]
)
def test_the_style_of_another_layer_of_the_same_type_is_left_alone(tmp_path, first, second, style):
    (tmp_path / first).write_text("somebody's layer")
    (tmp_path / "cover.qml").write_text(style.replace("qgis version", "qgis mine='1' version"))
    before = (tmp_path / "cover.qml").read_text()
    (note,) = write(tmp_path / second, style)
    assert "cover.qml is the style of another layer" in note and second in note
    assert (tmp_path / "cover.qml").read_text() == before and (tmp_path / second).read_text() == "data"


def test_a_style_without_its_layer_and_one_that_is_damaged_are_replaced(tmp_path):
    (tmp_path / "cover.qml").write_text(response_style(0.5))
    assert write(tmp_path / "cover.tif", RASTER) == []
    assert (tmp_path / "cover.qml").read_text() == RASTER
    assert combine_styles(RASTER, "<qgis><renderer-v2") == RASTER
    assert combine_styles(RASTER, "") == RASTER
