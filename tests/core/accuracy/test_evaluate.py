"""Comparison with rasters, polygons and points; sampling; the report."""

import html.parser
import json
import re
import sqlite3

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from pyproj import Transformer
from rasterio.transform import from_origin

from core.accuracy.evaluate import EvaluateRequest, evaluate, read_mapping
from core.accuracy.report import report_html, write_report
from core.accuracy.sample import SampleRequest, sample_points
from core.errors import Cancelled, InputError

GRID = from_origin(380_000, 3_950_000, 10, 10)
NAMES = ["", "Bareland", "Tree", "Water"]


def write(path, codes, crs="EPSG:32654", transform=GRID, names=NAMES, nodata=0):
    height, width = codes.shape
    profile = {"driver": "GTiff", "count": 1, "dtype": codes.dtype, "nodata": nodata, "crs": crs}
    with rasterio.open(path, "w", width=width, height=height, transform=transform, **profile) as dataset:
        dataset.write(codes, 1)
    if names:
        categories = "".join(f"<Category>{name}</Category>" for name in names)
        band = f'<PAMRasterBand band="1"><CategoryNames>{categories}</CategoryNames></PAMRasterBand>'
        (path.parent / (path.name + ".aux.xml")).write_text(f"<PAMDataset>{band}</PAMDataset>")
    return path


def write_features(path, geometry, field="class", values=(), crs="EPSG:32654", kind="Point"):
    values = np.array(values, object if isinstance(values[0], str) else None)
    pyogrio.raw.write(
        str(path), shapely.to_wkb(np.array(geometry)), [values], [field], geometry_type=kind, crs=crs, driver="GPKG"
    )
    return path


@pytest.fixture
def result(tmp_path):
    codes = np.full((40, 50), 1, "uint8")
    codes[:, 20:] = 2
    codes[30:, 40:] = 3
    codes[:5] = 0
    return write(tmp_path / "map.tif", codes)


def counts(evaluation):
    return {
        (a.code, b.code): int(evaluation.matrix.counts[i, j])
        for i, a in enumerate(evaluation.matrix.classes)
        for j, b in enumerate(evaluation.matrix.classes)
        if evaluation.matrix.counts[i, j]
    }


def test_a_raster_on_the_same_grid(tmp_path, result):
    with rasterio.open(result) as dataset:
        codes = dataset.read(1)
    truth = codes.copy()
    truth[10:12, :20] = 3
    truth[:, 49] = 0
    truth[:5] = 2
    evaluation = evaluate(EvaluateRequest(result, write(tmp_path / "truth.tif", truth)))
    known = (codes > 0) & (truth > 0)
    expected = {}
    for pair in zip(codes[known].tolist(), truth[known].tolist()):
        expected[pair] = expected.get(pair, 0) + 1
    assert counts(evaluation) == expected
    assert evaluation.unit == "pixels" and evaluation.estimates is None
    assert evaluation.outside == 5 * 50 and "245" not in evaluation.warnings[0]
    assert json.loads(json.dumps(evaluation.to_dict()))["overall_accuracy"] == pytest.approx(evaluation.matrix.overall)


def test_a_raster_on_another_grid_and_crs_without_nodata(tmp_path, result):
    west, north = Transformer.from_crs(32654, 4326, always_xy=True).transform(379_900, 3_950_100)
    truth = np.full((100, 120), 2, "uint8")
    path = write(tmp_path / "truth.tif", truth, "EPSG:4326", from_origin(west, north, 1e-4, 1e-4), nodata=None)
    evaluation = evaluate(EvaluateRequest(result, path))
    assert counts(evaluation) == {(1, 2): 35 * 20, (2, 2): 35 * 30 - 100, (3, 2): 100}
    half = write(tmp_path / "half.tif", truth[:, :40], "EPSG:4326", from_origin(west, north, 1e-4, 1e-4), nodata=None)
    assert evaluate(EvaluateRequest(result, half)).matrix.total < 35 * 40


def test_legends_are_matched_by_name_before_code(tmp_path, result):
    truth = np.full((40, 50), 1, "uint8")  # 1 is tree there
    path = write(tmp_path / "truth.tif", truth, names=["", "tree", "bareland"])
    assert set(counts(evaluate(EvaluateRequest(result, path)))) == {(1, 2), (2, 2), (3, 2)}
    mapped = evaluate(EvaluateRequest(result, path, mapping={"1": "Water"}))
    assert set(counts(mapped)) == {(1, 3), (2, 3), (3, 3)}


def test_polygons_with_names_and_a_mapping(tmp_path, result):
    boxes = [shapely.box(380_000, 3_949_700, 380_400, 3_949_900), shapely.box(380_400, 3_949_600, 380_500, 3_949_700)]
    path = write_features(
        tmp_path / "p.gpkg", [*boxes, boxes[1]], "label", ["Forest ", "water", "cloud"], kind="Polygon"
    )
    with pytest.raises(InputError, match="no class of the result"):
        evaluate(EvaluateRequest(result, path, mapping={"forest": "Wood"}))
    evaluation = evaluate(EvaluateRequest(result, path, mapping={"forest": "tree", "cloud": None}))
    assert counts(evaluation) == {(1, 2): 20 * 20, (2, 2): 20 * 20}  # the cloud, drawn last, hides the water
    unmapped = evaluate(EvaluateRequest(result, path, mapping={"forest": 2}))
    assert "no pixel's centre of their own" in unmapped.warnings[0] and unmapped.warnings[1].endswith("cloud.")
    swapped = write_features(tmp_path / "q.gpkg", boxes, "label", ["2", "3"], kind="Polygon")
    assert counts(evaluate(EvaluateRequest(result, swapped)))[3, 3] == 100


def test_polygons_in_another_crs_by_code(tmp_path, result):
    to = Transformer.from_crs(32654, 3857, always_xy=True)
    polygon = shapely.transform(
        shapely.box(380_002, 3_949_602, 380_098, 3_949_698),
        lambda xy: np.column_stack(to.transform(xy[:, 0], xy[:, 1])),
    )
    path = write_features(tmp_path / "p.gpkg", [polygon], "code", [1], crs="EPSG:3857", kind="Polygon")
    assert counts(evaluate(EvaluateRequest(result, path))) == {(1, 1): 100}


def test_points_are_a_stratified_sample(tmp_path, result):
    at = [(380_005 + 10 * c, 3_949_995 - 10 * r) for r, c in ((10, 5), (12, 5), (10, 30), (12, 30), (35, 45), (36, 45))]
    lost = [(380_005, 3_949_995), (370_000, 3_949_995)]  # on nodata, and outside
    values = ["Bareland", "Tree", "Tree", "Tree", "Water", "Water", "Tree", "Tree"]
    path = write_features(tmp_path / "p.gpkg", shapely.points([*at, *lost]), "reference", values)
    evaluation = evaluate(EvaluateRequest(result, path))
    assert counts(evaluation) == {(1, 1): 1, (1, 2): 1, (2, 2): 2, (3, 3): 2}
    assert evaluation.unit == "points" and evaluation.outside == 2
    areas = np.array([35 * 20, 35 * 30 - 100, 100]) * 100.0
    np.testing.assert_allclose(evaluation.areas_m2, areas, rtol=1e-3)
    share = evaluation.areas_m2 / evaluation.areas_m2.sum()
    assert float(evaluation.estimates.overall.value) == pytest.approx(share @ [0.5, 1, 1])
    assert evaluate(EvaluateRequest(result, path, stratified=False)).estimates is None


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda p: p / "missing.gpkg", "cannot be read"),
        (lambda p: write_features(p / "a.gpkg", shapely.points([[1, 1]]), "x", ["Tree"]), "name the one that holds"),
        (lambda p: write_features(p / "b.gpkg", shapely.points([[1, 1]]), "class", ["Moon"]), "no class in common"),
        (
            lambda p: write_features(
                p / "d.gpkg", [shapely.LineString([(0, 0), (1, 1)])], kind="LineString", values=["Tree"]
            ),
            "lacks",
        ),
        (
            lambda p: write(p / "c.tif", np.full((4, 4), 2, "uint8"), transform=from_origin(0, 0, 1, 1)),
            "no class in common",
        ),
    ],
)
def test_references_that_do_not_fit(tmp_path, result, make, sentence):
    with pytest.raises(InputError, match=sentence):
        evaluate(EvaluateRequest(result, make(tmp_path)))


def test_one_of_several_layers_has_to_be_named(tmp_path, result):
    path = tmp_path / "many.gpkg"
    point = shapely.to_wkb(shapely.points([[380_005, 3_949_905]]))
    for name, value in (("a", "Bareland"), ("b", "Tree")):
        values = [np.array([value], object)]
        pyogrio.raw.write(
            path, point, values, ["class"], geometry_type="Point", crs="EPSG:32654", driver="GPKG", layer=name
        )
    with pytest.raises(InputError, match=r"several layers \(a, b\)"):
        evaluate(EvaluateRequest(result, path))
    assert counts(evaluate(EvaluateRequest(result, path, layer="b"))) == {(1, 2): 1}


def test_mapping_files(tmp_path):
    good = tmp_path / "m.json"
    good.write_text('{"forest": "Tree", "cloud": null}')
    assert read_mapping(good) == {"forest": "Tree", "cloud": None}
    good.write_text("[1]")
    with pytest.raises(InputError, match="JSON object"):
        read_mapping(good)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_mapping_files_of_any_editor(tmp_path, encoding):
    path = tmp_path / "m.json"
    path.write_bytes('{"Wälder": "Tree"}'.encode(encoding))
    assert read_mapping(path) == {"Wälder": "Tree"}


@pytest.mark.parametrize("content", [b"\xff\xfe\xff", b"[" * 100_000, b""])
def test_mapping_files_that_are_no_json_are_refused(tmp_path, content):
    path = tmp_path / "m.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match="cannot be read"):
        read_mapping(path)


def test_polygons_far_away_do_not_count(tmp_path, result):
    there = shapely.box(139.0, 35.0, 141.0, 36.0)
    brazil = shapely.box(-70, -30, -35, 5)
    path = write_features(tmp_path / "p.gpkg", [there, brazil], "class", ["Tree", "Water"], "EPSG:4326", "Polygon")
    evaluation = evaluate(EvaluateRequest(result, path))
    assert {reference for _, reference in counts(evaluation)} == {2}
    assert "1 of 2 polygons of p.gpkg do not lie on the result." in evaluation.warnings


def test_points_far_away_are_outside(tmp_path, result):
    x, y = Transformer.from_crs(32654, 4326, always_xy=True).transform(380_055, 3_949_805)
    at = shapely.points([[x, y], [-50.0, -10.0], [x - 360, y]])
    path = write_features(tmp_path / "p.gpkg", at, "class", ["Bareland"] * 3, "EPSG:4326")
    evaluation = evaluate(EvaluateRequest(result, path))
    assert evaluation.matrix.total == 2 and evaluation.outside == 1


def test_what_is_left_out_of_a_reference_is_counted(tmp_path, result):
    collection = shapely.GeometryCollection([shapely.box(380_000, 3_949_800, 380_100, 3_949_900), shapely.Point(1, 1)])
    shapes = [collection, shapely.LineString([(0, 0), (1, 1)]), shapely.box(380_203, 3_949_803, 380_204, 3_949_804)]
    path = write_features(tmp_path / "p.gpkg", [*shapes, shapes[0]], "class", ["Tree", "Tree", "Tree", ""],
                          kind="Unknown")  # fmt: skip
    evaluation = evaluate(EvaluateRequest(result, path))
    assert counts(evaluation) == {(1, 2): 100}
    assert [warning.split(" ", 3)[:3] for warning in evaluation.warnings] == [["1", "of", "4"], ["1", "of", "4"],
                                                                             ["1", "of", "2"]]  # fmt: skip


def test_sampling_is_stratified_reproducible_and_blind(tmp_path, result):
    request = SampleRequest(result, tmp_path / "s.gpkg", points=150, least=30, seed=4)
    sample = sample_points(request)
    assert sum(sample.counts) == 150 and min(sample.counts) == 30
    meta, _, wkb, columns = pyogrio.raw.read(sample.output)
    fields = dict(zip(meta["fields"], columns))
    assert set(fields) == {"id", "reference"} and all(value is None for value in fields["reference"])
    points = shapely.from_wkb(wkb)
    x, y = shapely.get_x(points), shapely.get_y(points)
    rows, cols = ((3_950_000 - y) / 10).astype(int), ((x - 380_000) / 10).astype(int)
    assert len(set(zip(rows, cols))) == 150
    with rasterio.open(result) as dataset:
        codes = dataset.read(1)[rows, cols]
    assert [int((codes == c.code).sum()) for c in sample.classes] == list(sample.counts)
    assert len(set(codes[:20])) > 1  # shuffled
    again = sample_points(SampleRequest(result, tmp_path / "t.gpkg", points=150, least=30, seed=4))
    assert (pyogrio.raw.read(again.output)[2] == wkb).all()
    other = sample_points(SampleRequest(result, tmp_path / "u.gpkg", points=150, least=30, seed=5))
    assert not (pyogrio.raw.read(other.output)[2] == wkb).all()
    with sqlite3.connect(sample.output) as database:
        (style,) = database.execute("SELECT styleQML FROM layer_styles").fetchone()
    assert "ValueMap" in style and "Bareland" in style
    with pytest.raises(InputError, match="exists already"):
        sample_points(request)


def test_every_pixel_of_a_class_can_be_drawn(tmp_path, result, monkeypatch):
    monkeypatch.setattr("core.vectors.class_raster._BLOCK_PIXELS", 100)
    sample = sample_points(SampleRequest(result, tmp_path / "s.gpkg", points=1750, least=500))
    assert sample.counts[-1] == 100 and "Water" in sample.warnings[0]


def test_a_labelled_sample_goes_round(tmp_path, result):
    sample = sample_points(SampleRequest(result, tmp_path / "s.gpkg", standard_error=0.05))
    with sqlite3.connect(sample.output) as database:
        database.create_function("ST_IsEmpty", 1, lambda _: 0)
        for function in ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            database.create_function(function, 1, lambda _: 0.0)
        database.execute("UPDATE s SET reference = 'Tree' WHERE id > 1")
    evaluation = evaluate(EvaluateRequest(result, sample.output))
    assert evaluation.matrix.total == sum(sample.counts) - 1
    assert evaluation.estimates.share.value.round(9).tolist() == [0, 1, 0]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"output": "x.shp"}, "no GeoPackage"),
        ({"points": 2}, "too few"),
        ({"standard_error": 0.0}, "between 0 and 1"),
        ({"expected_users": {1: 1.2}}, "between 0 and 1"),
        ({"expected_users": {1: float("nan")}}, "between 0 and 1"),
        ({"standard_error": float("nan")}, "between 0 and 1"),
        ({"standard_error": 1e-6}, "too many"),
        ({"points": 10**9}, "too many"),
        ({"seed": -1}, "seed of -1"),
        ({"least": -5}, "-5 points"),
    ],
)
def test_samples_that_cannot_be(tmp_path, result, options, sentence):
    options = {"output": "s.gpkg"} | options
    options["output"] = tmp_path / options["output"]
    with pytest.raises(InputError, match=sentence):
        sample_points(SampleRequest(result, **options))
    assert not list(tmp_path.glob("*s.gpkg*"))


def test_cancelled_sampling_leaves_nothing(tmp_path, result):
    def cancel(fraction, stage):
        raise Cancelled

    with pytest.raises(Cancelled):
        sample_points(SampleRequest(result, tmp_path / "s.gpkg"), cancel)
    assert not (tmp_path / "s.gpkg").exists()


class Page(html.parser.HTMLParser):
    """Checks that tags close in order and collects texts and addresses."""

    def __init__(self):
        super().__init__()
        self.open, self.texts, self.addresses = [], [], []

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta",):
            self.open.append(tag)
        self.addresses += [value for name, value in attributes if name in ("src", "href")]

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


@pytest.mark.parametrize("points", [True, False])
def test_the_report_stands_alone(tmp_path, result, points):
    if points:
        at = [(380_005 + 10 * c, 3_949_995 - 10 * r) for r, c in ((10, 5), (12, 5), (10, 30), (12, 30), (35, 45))]
        values = ["Bareland", "Tree", "Tree", "Tree", "Water"]
        reference = write_features(tmp_path / "p<b>.gpkg", shapely.points(at), "reference", values)
    else:
        reference = write(tmp_path / "truth.tif", np.full((40, 50), 2, "uint8"))
    evaluation = evaluate(EvaluateRequest(result, reference))
    page = Page()
    page.feed(report_html(evaluation))
    text = " ".join(page.texts)
    assert page.open == [] and page.addresses == [] and "<script" not in report_html(evaluation)
    assert "nan" not in report_html(evaluation).lower().replace("nance", "")
    assert ("Estimated, ha" in text) == points and "Bareland" in text and f"{evaluation.matrix.total:,}" in text
    assert report_html(evaluation).count("<svg") == (3 if points else 2)
    target = write_report(evaluation, tmp_path / "report.html")
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    with pytest.raises(InputError):
        write_report(evaluation, tmp_path / "missing" / "report.html")


def test_no_bar_of_the_report_leaves_its_axis(tmp_path, result):
    """One of twenty points is wrong, so that the interval reaches past 100 %: the bar ends at the axis."""
    at = [(380_005 + 10 * c, 3_949_995 - 10 * r) for r in (10, 12, 14, 16, 18) for c in (5, 7, 30, 32)]
    values = ["Bareland", "Bareland", "Tree", "Tree"] * 4 + ["Bareland", "Tree", "Tree", "Tree"]
    reference = write_features(tmp_path / "points.gpkg", shapely.points(at), "reference", values)
    evaluation = evaluate(EvaluateRequest(result, reference))
    users = evaluation.estimates.users
    assert np.nanmax(users.value + users.margin) > 1
    plot = report_html(evaluation).split("<svg")[2]
    axis = [float(x) for x in re.findall(r'<line x1="([\d.]+)"', plot)]
    bars = [
        (float(x), float(x) + float(width))
        for x, width in re.findall(r'<rect x="(\d+)" [^>]*width="([\d.]+)" height="13"', plot)
    ]
    intervals = [(float(low), float(high)) for low, high in re.findall(r'<path d="M([\d.]+) [\d.]+H([\d.]+)', plot)]
    assert len(bars) > 1 and intervals and max(high for _, high in intervals) == max(axis)
    assert all(min(axis) <= low <= high <= max(axis) for low, high in bars + intervals)
