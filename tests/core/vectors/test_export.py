"""Export: formats, CRS, names, styles; whole or nothing."""

import json
import shutil
import sqlite3
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import geopandas
import numpy as np
import pyogrio
import pytest
import shapely
from pyproj import CRS, Geod, Transformer

from core.errors import Cancelled, InputError
from core.models.card import ClassInfo
from core.vectors.attributes import ATTRIBUTES
from core.vectors.export import export, safe_layer_name
from core.vectors.provenance import Provenance
from core.vectors.vectorize import PolygonLayer

SUFFIXES = (".gpkg", ".fgb", ".shp", ".geojson")
SHORT = {"perimeter_m": "perim_m"}  # in a Shapefile
CLASSES = (ClassInfo(5, "Tree", "#226126"), ClassInfo(8, "Building <&> Ähnliches", "#de1f07"))


def layer(crs="EPSG:32654", x=380_000, y=3_950_000, size=100.0, phrase="houses near the river"):
    """Two neighbours (given clockwise), the first with a hole."""
    left = shapely.Polygon(
        [(x, y), (x, y + size), (x + size, y + size), (x + size, y)],
        [[(x + size / 4, y + size / 4), (x + size / 2, y + size / 4), (x + size / 2, y + size / 2)]],
    )
    fields = {
        "code": np.array([5, 8], "int32"),
        "class": np.array([entry.name for entry in CLASSES], object),
        "confidence": np.array([87.25, np.nan]),
        "area_m2": np.array([left.area, size * size]),
        "perimeter_m": np.array([4 * size, 4 * size]),
        "phrase": np.full(2, phrase, object),
    }
    geometry = np.array([left, shapely.box(x + size, y, x + 2 * size, y + size)])
    return PolygonLayer(geometry, fields, CRS(crs), CLASSES, Provenance(record={"model": "ssdm"}))


def read(path, name=None):
    meta, _, geometry, columns = pyogrio.raw.read(path, layer=name)
    return meta, shapely.from_wkb(geometry), dict(zip(meta["fields"], columns))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_keeps_geometry_names_and_values(tmp_path, suffix):
    source = layer()
    path, warnings = export(source, tmp_path / f"result{suffix}")
    meta, geometry, columns = read(path)
    assert warnings == [] and meta["geometry_type"] == "Polygon"
    order = np.argsort(columns["code"])
    assert columns["class"][order].tolist() == ["Tree", "Building <&> Ähnliches"]
    assert columns["confidence"][order][0] == 87.25 and np.isnan(columns["confidence"][order][1])
    assert ("perim_m" if suffix == ".shp" else "perimeter_m") in columns
    if suffix == ".geojson":
        assert CRS(meta["crs"]).to_epsg() == 4326
    else:
        assert CRS(meta["crs"]).to_epsg() == 32654
        assert shapely.equals(geometry[order], source.geometry).all()
    assert {f.suffix for f in tmp_path.iterdir()} >= {suffix} and not list(tmp_path.glob(".*"))
    if suffix != ".gpkg":
        assert (tmp_path / "result.qml").exists()


def test_geojson_is_rfc_7946(tmp_path):
    path, _ = export(layer(), tmp_path / "a.geojson")
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["type"] == "FeatureCollection" and "crs" not in data
    for feature in data["features"]:
        shell, *holes = feature["geometry"]["coordinates"]
        assert shell[0] == shell[-1] and shapely.LinearRing(shell).is_ccw
        assert not any(shapely.LinearRing(hole).is_ccw for hole in holes)
        assert all(139 < x < 140 and 35 < y < 36 for x, y in shell)
    with pytest.raises(InputError, match="WGS 84"):
        export(layer(), tmp_path / "b.geojson", crs="EPSG:3857")


def test_geojson_is_cut_at_the_antimeridian(tmp_path):
    path, _ = export(layer("EPSG:3832", 3_338_000, 0, 5000), tmp_path / "a.geojson")  # its meridian is 150° east
    longitudes = [
        x
        for feature in json.loads(path.read_text())["features"]
        for polygon in (
            feature["geometry"]["coordinates"]
            if feature["geometry"]["type"] == "MultiPolygon"
            else [feature["geometry"]["coordinates"]]
        )
        for x, _ in polygon[0]
    ]
    assert min(longitudes) >= -180 and max(longitudes) <= 180
    assert any(x < -179.9 for x in longitudes) and any(x > 179.9 for x in longitudes)


@pytest.mark.parametrize(
    ("crs", "x", "y"),
    [("EPSG:3832", 3_338_000, 0), ("EPSG:3413", -7_000, -5_000), ("EPSG:3031", -3_000, 2_000)],
    ids=["antimeridian", "north pole", "antarctic antimeridian"],
)
@pytest.mark.parametrize("suffix", [".gpkg", ".geojson"])
def test_degrees_over_the_antimeridian_and_around_a_pole(tmp_path, crs, x, y, suffix):
    """What lies there stays as large as it is."""
    source = layer(crs, x, y, 5000)
    path, _ = export(source, tmp_path / f"a{suffix}", crs="EPSG:4326")
    _, geometry, columns = read(path, "a")
    assert shapely.is_valid(geometry).all() and np.abs(shapely.bounds(geometry)[:, [0, 2]]).max() <= 180
    ellipsoid = Geod(ellps="WGS84")
    found = [abs(ellipsoid.geometry_area_perimeter(polygon)[0]) for polygon in geometry[np.argsort(columns["code"])]]
    to = Transformer.from_crs(crs, f"+proj=laea +lat_0={90 if y == -5000 else -90 if x == -3000 else 0} +lon_0=180")
    truth = shapely.area(shapely.transform(source.geometry, lambda xy: np.column_stack(to.transform(*xy.T))))
    assert found == pytest.approx(truth, rel=2e-3)


def test_another_crs(tmp_path):
    path, _ = export(layer(), tmp_path / "a.gpkg", crs="EPSG:4326")
    meta, geometry, _ = read(path)
    assert CRS(meta["crs"]).to_epsg() == 4326
    assert shapely.total_bounds(geometry) == pytest.approx([139.6738, 35.6866, 139.6760, 35.6875], abs=2e-4)
    with pytest.raises(InputError, match="not known"):
        export(layer(), tmp_path / "b.gpkg", crs="EPSG:1")


def test_a_geopackage_collects_layers_with_their_styles(tmp_path):
    target = tmp_path / "all.gpkg"
    export(layer(), target, layer_name="first")
    export(layer(phrase="x"), target, layer_name="it's second")
    with pytest.raises(InputError, match="has a layer first already"):
        export(layer(), target, layer_name="first")
    export(layer(phrase="new"), target, layer_name="first", overwrite=True)
    _, geometry, columns = read(target, "first")
    assert len(geometry) == 2 and set(columns["phrase"]) == {"new"}
    assert set(read(target, "it's second")[2]["phrase"]) == {"x"}
    with sqlite3.connect(target) as database:
        styles = dict(database.execute("SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault"))
    assert set(styles) == {"first", "it's second"}
    root = ElementTree.fromstring(styles["first"].split("\n", 1)[1])
    assert [c.get("label") for c in root.iter("category")] == [entry.name for entry in CLASSES]
    assert root.find(".//Option[@name='color']").get("value") == "34,97,38,255"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_geopandas_opens_it(tmp_path, suffix):
    source = layer()
    path, _ = export(source, tmp_path / f"result{suffix}")
    frame = geopandas.read_file(path).sort_values("code")
    assert frame.crs.to_epsg() == (4326 if suffix == ".geojson" else 32654) and frame.geometry.name == "geometry"
    assert [SHORT.get(name, name) if suffix == ".shp" else name for name in source.fields] == list(frame.columns[:-1])
    assert frame["class"].tolist() == ["Tree", "Building <&> Ähnliches"] and frame["code"].dtype.kind == "i"
    assert frame["confidence"].tolist()[0] == 87.25 and frame["confidence"].isna().tolist() == [False, True]
    assert frame.geometry.is_valid.all() and frame.to_crs(32654).area.tolist() == pytest.approx(
        shapely.area(source.geometry), rel=1e-4
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_ogrinfo_reads_it(tmp_path, suffix):
    if not shutil.which("ogrinfo"):
        pytest.skip("ogrinfo is not installed")
    path, _ = export(layer(), tmp_path / f"a{suffix}")
    told = subprocess.run(["ogrinfo", "-so", "-al", str(path)], capture_output=True, text=True, check=True).stdout
    assert "Layer name: a\n" in told and "Feature Count: 2" in told and "confidence: Real" in told
    assert ('ID["EPSG",4326]' if suffix == ".geojson" else "UTM zone 54N") in told and "Geometry: Polygon" in told
    if suffix == ".gpkg":
        assert "record" in told  # the run record travels as metadata


def test_qgis_opens_it_styled(tmp_path):
    script = """
import sys
from qgis.core import QgsApplication, QgsVectorLayer
application = QgsApplication([], False)
application.initQgis()
for path in sys.argv[1:]:
    layer = QgsVectorLayer(path, "x", "ogr")
    names = [c.label() + c.symbol().color().name() for c in layer.renderer().categories()]
    print("|".join([layer.crs().authid(), str(layer.featureCount()), *names]))
"""
    python = "/usr/bin/python3"
    if not Path(python).exists() or subprocess.run([python, "-c", "import qgis.core"], capture_output=True).returncode:
        pytest.skip("QGIS is not installed")
    paths = [str(export(layer(), tmp_path / f"a{suffix}")[0]) for suffix in SUFFIXES]
    environment = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    run = subprocess.run(
        [python, "-c", script, *paths], capture_output=True, encoding="utf-8", env=environment, timeout=120
    )
    lines = [line for line in run.stdout.splitlines() if "|" in line]
    classes = "2|Tree#226126|Building <&> Ähnliches#de1f07"
    assert lines == [f"EPSG:{code}|{classes}" for code in (32654, 32654, 32654, 4326)], run.stderr


def test_chosen_attributes_keep_the_code(tmp_path):
    path, _ = export(layer(), tmp_path / "a.gpkg", fields=["area_m2"])
    assert set(read(path)[2]) == {"code", "area_m2"}
    with pytest.raises(InputError, match="hectares is no attribute of polygons: choose from class, "):
        export(layer(), tmp_path / "b.gpkg", fields=["hectares"])


def test_polygons_have_the_attributes_that_are_offered():
    told = layer().fields.keys() | {"response", "area_ha", "model", "source", "date"}
    assert told == {"code", *ATTRIBUTES}


def test_long_texts_are_cut_in_a_shapefile_and_told(tmp_path):
    path, warnings = export(layer(phrase="ä" * 300), tmp_path / "a.shp")
    assert set(read(path)[2]["phrase"]) == {"ä" * 127} and "phrase" in warnings[0]


def test_existing_files_are_kept_unless_allowed(tmp_path):
    target = tmp_path / "a.fgb"
    export(layer(), target)
    before = target.read_bytes()
    with pytest.raises(InputError, match="exists already"):
        export(layer(phrase="other"), target)
    assert target.read_bytes() == before
    export(layer(phrase="other"), target, overwrite=True)
    assert set(read(target)[2]["phrase"]) == {"other"}


def test_locked_read_only_and_foreign_targets_are_one_sentence(tmp_path):
    target = tmp_path / "a.gpkg"
    export(layer(), target)
    with sqlite3.connect(target, isolation_level=None) as database:
        database.execute("BEGIN EXCLUSIVE")
        with pytest.raises(InputError, match="in use"):
            export(layer(), target, layer_name="b")
        database.execute("ROLLBACK")
    target.chmod(0o444)
    with pytest.raises(InputError, match="read-only"):
        export(layer(), target, overwrite=True)
    text = tmp_path / "text.gpkg"
    text.write_text("no database " * 200)
    with pytest.raises(InputError, match="no GeoPackage"):
        export(layer(), text, layer_name="b", overwrite=True)
    with pytest.raises(InputError, match="no known format"):
        export(layer(), tmp_path / "a.kml")
    with pytest.raises(InputError, match="no folder"):
        export(layer(), tmp_path / "missing" / "a.gpkg")
    assert sorted(f.name for f in tmp_path.iterdir()) == ["a.gpkg", "text.gpkg"]


def test_a_cancel_or_failure_leaves_what_was_there(tmp_path, monkeypatch):
    target = tmp_path / "a.gpkg"
    export(layer(), target)
    before = target.read_bytes()

    def cancel(fraction, stage):
        if fraction > 0.8:
            raise Cancelled

    with pytest.raises(Cancelled):
        export(layer(), target, overwrite=True, progress=cancel)

    def fail(*_, **__):
        raise pyogrio.errors.DataSourceError("disk full")

    monkeypatch.setattr("pyogrio.raw.write", fail)
    with pytest.raises(InputError, match="disk full"):
        export(layer(), target, layer_name="b")
    assert target.read_bytes() == before and [f.name for f in tmp_path.iterdir()] == ["a.gpkg"]


def test_an_empty_layer_is_a_file_all_the_same(tmp_path):
    full = layer()
    fields = {name: values[:0] for name, values in full.fields.items()}
    path, _ = export(PolygonLayer(full.geometry[:0], fields, full.crs, (), Provenance()), tmp_path / "a.gpkg")
    assert len(read(path)[1]) == 0


@pytest.mark.parametrize(
    "stem",
    [
        "a%41",
        "~a",
        "-a",
        "a'b",
        'a"b',
        "$HOME",
        "(a)",
        " a",
        "gpkg_contents",
        "layer_styles",
        "a:b|c",
        "日本",
        "a.b",
        "-",
    ],
)
def test_odd_names_of_files_become_safe_layers(tmp_path, stem):
    path, _ = export(layer(), tmp_path / f"{stem}.gpkg")
    name = safe_layer_name(stem)
    assert len(read(path, name)[1]) == 2
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT f_table_name FROM layer_styles").fetchall() == [(name,)]


@pytest.mark.parametrize("stem", ["a;b", "a!b", "a\nb", "a\tb"])
def test_names_that_vector_files_cannot_have_are_refused(tmp_path, stem):
    with pytest.raises(InputError, match="rename it"):
        export(layer(), tmp_path / f"{stem}.gpkg")
    assert not list(tmp_path.iterdir())
