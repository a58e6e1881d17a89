"""Any vector layer comes out as features, and any geometry as valid polygons; what is left out is counted."""

import os
import struct

import numpy as np
import pyogrio
import pytest
import shapely

from core.errors import InputError
from core.geo.features import polygons_of, read_features, vector_path
from core.geo.zones import read_zones
from tests.fixtures.polygons import write_polygons
from tests.fixtures.rasters import UTM

BOX = shapely.box(0, 0, 10, 10)


def write_wkb(path, wkb, names=None, crs=UTM, **options):
    """Write geometries as they are, valid or not."""
    values = [np.array(names or [f"plot {index}" for index in range(len(wkb))], object)]
    pyogrio.raw.write(path, np.array(wkb, object), values, ["name"], geometry_type="Unknown", crs=crs, **options)
    return path


def unclosed_ring():
    return struct.pack("<BIII", 1, 3, 1, 4) + struct.pack("<8d", 0, 0, 10, 0, 10, 10, 0, 10)


def circle():
    """A curved polygon: a circle of radius 5."""
    arc = struct.pack("<BII", 1, 8, 5) + struct.pack("<10d", 0, 0, 5, 5, 10, 0, 5, -5, 0, 0)
    return struct.pack("<BII", 1, 10, 1) + arc


def triangles():
    """A surface of one triangle (TIN), which GEOS does not know."""
    triangle = struct.pack("<BIII", 1, 17, 1, 4) + struct.pack("<8d", 0, 0, 1, 0, 1, 1, 0, 0)
    return struct.pack("<BII", 1, 16, 1) + triangle


SHAPES = {
    "polygon": (BOX, 100),
    "3-D": (shapely.force_3d(BOX, 7.0), 100),
    "multipolygon": (shapely.MultiPolygon([BOX, shapely.box(20, 0, 25, 10)]), 150),
    "multipolygon whose parts overlap": (shapely.MultiPolygon([BOX, shapely.box(5, 0, 15, 10)]), 150),
    "collection": (shapely.GeometryCollection([BOX, shapely.Point(3, 3), shapely.LineString([(0, 0), (50, 50)])]), 100),
    "nested collection": (shapely.GeometryCollection([shapely.GeometryCollection([shapely.MultiPolygon([BOX])])]), 100),
    "spike": (shapely.Polygon([(0, 0), (10, 0), (10, 10), (10, 60), (10, 10), (0, 10)]), 100),
    "bow tie": (shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)]), 50),
    "hole outside": (shapely.Polygon(BOX.exterior, [shapely.box(20, 20, 21, 21).exterior]), 101),
    "line": (shapely.LineString([(0, 0), (9, 9)]), 0),
    "empty": (shapely.Polygon(), 0),
    "none": (None, 0),
}


@pytest.mark.parametrize("kind", SHAPES)
def test_any_geometry_becomes_valid_polygons(kind):
    shape, area = SHAPES[kind]
    polygons, index = polygons_of(np.array([BOX, shape], object))
    assert shapely.is_valid(polygons).all() and not shapely.is_empty(polygons).any()
    assert (shapely.get_type_id(polygons) == shapely.GeometryType.POLYGON).all()
    own = polygons[index == 1]
    assert shapely.union_all(own).area == pytest.approx(area)


def test_an_unclosed_ring_is_closed(tmp_path):
    features = read_features(write_wkb(tmp_path / "a.gpkg", [unclosed_ring()]))
    assert features.geometry[0].area == 100 and not features.warnings


def test_a_curve_becomes_a_polygon_and_a_surface_of_triangles_is_counted(tmp_path):
    features = read_features(write_wkb(tmp_path / "a.gpkg", [shapely.to_wkb(BOX), circle(), triangles()]))
    assert features.geometry[1].area == pytest.approx(np.pi * 25, rel=0.01)
    assert features.geometry[2] is None
    assert features.warnings == ("1 of 3 features of a.gpkg have no geometry that can be read and were left out.",)


def test_features_without_a_geometry_are_counted(tmp_path):
    infinite = struct.pack("<BIII", 1, 3, 1, 4) + struct.pack("<8d", 0, 0, 1, 0, np.nan, 1, 0, 0)
    features = read_features(write_wkb(tmp_path / "a.gpkg", [shapely.to_wkb(BOX), None, infinite]))
    assert features.geometry[1] is None and features.geometry[2] is None
    assert features.warnings[0].startswith("2 of 3 features of a.gpkg have no geometry")


def test_zones_keep_collections_and_count_what_is_no_polygon(tmp_path):
    shapes = [SHAPES["collection"][0], shapely.Point(1, 1), shapely.box(20, 0, 30, 10)]
    zones = read_zones(write_wkb(tmp_path / "a.gpkg", list(shapely.to_wkb(shapes)), ["A", "B", "C"]), name_field="name")
    assert zones.names == ("A", "C") and shapely.area(zones.polygons).tolist() == [100, 100]
    assert zones.warnings == ("1 of 3 features of a.gpkg are no polygons and were left out.",)


@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".fgb", ".geojson"])
def test_every_format_is_read(tmp_path, suffix):
    zones = read_zones(write_polygons(tmp_path / f"zones{suffix}", [BOX], "EPSG:4326"))
    assert zones.polygons[0].equals(BOX) and "4326" in zones.crs


def test_a_layer_without_a_crs_has_none(tmp_path):
    with pytest.warns(UserWarning, match="crs"):
        path = write_polygons(tmp_path / "a.gpkg", [BOX], None)
    assert read_features(path).crs is None


def test_texts_that_are_not_utf8_are_read_as_latin_1(tmp_path):
    path = tmp_path / "a.geojson"
    path.write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Süd"}, '
        '"geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}}]}',
        encoding="latin-1",
    )
    features = read_features(path)
    assert features.columns["name"][0] == "Süd" and "not UTF-8" in features.warnings[0]


@pytest.mark.parametrize("content", [b"", b"not a layer", b"SQLite format 3\0" + bytes(200)])
def test_what_is_no_vector_file_is_refused_in_one_sentence(tmp_path, content):
    path = tmp_path / "a.gpkg"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"a\.gpkg"):
        read_features(path)


def test_a_layer_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_features(write_polygons(tmp_path / "a.gpkg", [BOX]), layer="other")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.geojson")
    with pytest.raises(InputError, match="no regular file"):
        read_features(tmp_path / "a.geojson")


@pytest.mark.parametrize("name", ["a%41", "~a", "-a", "a'b", "a b", "a?b", "a#b", "s3:a", "zip+a", "ä", "a" * 200])
def test_odd_names_are_read(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    write_polygons(tmp_path / "a.gpkg", [BOX], layer="a")
    os.rename("a.gpkg", f"{name}.gpkg")
    assert read_features(f"{name}.gpkg").geometry[0].equals(BOX)


@pytest.mark.parametrize("name", ["a;b", "a!b", "a\nb", "a\tb", "a\\b"])
def test_names_that_vector_files_cannot_have_are_refused(tmp_path, name):
    with pytest.raises(InputError, match="rename it"):
        vector_path(tmp_path / f"{name}.gpkg")
