"""``landscribe areas | vectorize | evaluate | samplepoints``: what goes into a report, from the command line."""

import csv
import json
from xml.etree import ElementTree

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from rasterio.transform import from_origin

from core.cli import __main__ as cli
from core.engine.messages import ProtocolError
from core.engine.methods import METHODS
from core.models.card import ClassInfo
from core.progress import silent
from core.vectors.style import confidence_style, raster_style

NAMES = ("", "Bareland", "Tree", "Water")
LEFT, TOP, PIXEL = 380_000, 3_950_000, 10
HECTARE = 1e4


@pytest.fixture
def told(landscribe):
    """The JSON answer of a command that must succeed."""

    def run(*arguments):
        status, out, err = landscribe(*arguments, "--json")
        assert status == 0, err
        return json.loads(out.splitlines()[-1])

    return run


@pytest.fixture
def classes(tmp_path):
    """60 rows of 80 pixels: nodata on top (10), Bareland left (20 of 80 columns), Tree right, Water in a corner."""
    codes = np.full((60, 80), 2, "uint8")
    codes[:, :20] = 1
    codes[40:, 60:] = 3
    codes[:10] = 0
    return write(tmp_path / "map.tif", codes)


def write(path, values, names=NAMES, nodata=0):
    height, width = values.shape
    profile = {"driver": "GTiff", "count": 1, "dtype": values.dtype, "nodata": nodata, "crs": "EPSG:32654"}
    with rasterio.open(
        path, "w", width=width, height=height, transform=from_origin(LEFT, TOP, PIXEL, PIXEL), **profile
    ) as dataset:
        dataset.write(values, 1)
    if names:
        categories = "".join(f"<Category>{name}</Category>" for name in names)
        band = f'<PAMRasterBand band="1"><CategoryNames>{categories}</CategoryNames></PAMRasterBand>'
        (path.parent / (path.name + ".aux.xml")).write_text(f"<PAMDataset>{band}</PAMDataset>")
    return path


def write_features(path, geometry, geometry_type, **fields):
    columns = [np.array(values, object if isinstance(values[0], str) else None) for values in fields.values()]
    wkb = shapely.to_wkb(np.array(geometry))
    pyogrio.raw.write(
        str(path), wkb, columns, list(fields), geometry_type=geometry_type, crs="EPSG:32654", driver="GPKG"
    )
    return path


def box(columns, rows):
    """A rectangle of whole pixels: (first, end) columns and rows."""
    x0, x1 = (LEFT + PIXEL * column for column in columns)
    y1, y0 = (TOP - PIXEL * row for row in rows)
    return shapely.box(x0, y0, x1, y1)


@pytest.fixture
def parishes(tmp_path):
    """Two parishes that overlap, and one beside the map."""
    shapes = [box((0, 40), (10, 30)), box((30, 80), (10, 60)), box((200, 300), (0, 50))]
    return write_features(tmp_path / "parishes.gpkg", shapes, "Polygon", parish=["Nord", "Süd", "Fern"])


# Areas


def test_areas_within_polygons_and_as_csv(told, classes, parishes, tmp_path):
    answer = told("areas", classes, "--polygons", parishes, "--name", "parish", "--csv", tmp_path / "areas.csv")

    hectares = {zone["name"]: {a["name"]: a["area_m2"] / HECTARE for a in zone["areas"]} for zone in answer["zones"]}
    assert hectares["Nord"] == pytest.approx({"Bareland": 4.0, "Tree": 4.0}, rel=2e-3)
    assert hectares["Süd"] == pytest.approx({"Tree": 21.0, "Water": 4.0}, rel=2e-3)
    assert hectares["Fern"] == {} and "1 of 3 polygons" in answer["warnings"][0]
    pixels = {area["name"]: area["pixels"] for area in answer["areas"]}
    assert pixels == {"Bareland": 400, "Tree": 400 + 2100 - 200, "Water": 400}, "the overlap counts once"
    with open(answer["output"], encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["parish"], row["class"], row["pixels"]) for row in rows] == [
        ("Nord", "Bareland", "400"), ("Nord", "Tree", "400"), ("Süd", "Tree", "2100"), ("Süd", "Water", "400"),
    ]  # fmt: skip
    assert [float(row["area_km2"]) * 100 for row in rows] == pytest.approx(
        [float(row["area_ha"]) for row in rows], abs=1e-4
    )


def test_areas_of_the_whole_are_read_by_people(landscribe, told, classes, parishes):
    assert told("areas", classes)["zones"] is None
    status, out, _ = landscribe("areas", classes)
    assert status == 0 and len(out.splitlines()) == 3 and "Water" in out and " ha " in out
    status, out, _ = landscribe("areas", classes, "--polygons", parishes, "--name", "parish")
    assert status == 0 and "Süd:" in out


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--polygons", "nowhere.gpkg"], "nowhere.gpkg"),
        (["--polygons", "{parishes}", "--name", "county"], "it has: parish"),
        (["--csv", "{parishes}/areas.csv"], "There is no folder"),
    ],
)
def test_areas_refuse_in_one_sentence(landscribe, classes, parishes, more, words):
    status, out, err = landscribe("areas", classes, *(text.replace("{parishes}", str(parishes)) for text in more))
    assert (status, out) == (2, "") and words in err and err.count("\n") == 1


# Polygons


def test_a_response_is_outlined_where_it_exceeds_a_threshold(told, tmp_path):
    response = np.zeros((40, 40), "float32")
    response[10:30, 10:30] = 0.6
    response[15:25, 15:25] = 0.9
    raster = write(tmp_path / "response.tif", response, names=None, nodata=-1)
    for threshold, hectares, mean in ((0.5, 4.0, 0.675), (0.8, 1.0, 0.9)):
        out = tmp_path / f"{threshold}.gpkg"
        told("vectorize", raster, out, "--threshold", threshold, "--simplify", "0", "--name", "Blocks by the river")
        meta, _, _, columns = pyogrio.raw.read(out)
        row = {name: column[0] for name, column in zip(meta["fields"], columns)}
        assert row["class"] == "Blocks by the river"
        assert row["area_ha"] == pytest.approx(hectares, rel=2e-3) and row["response"] == pytest.approx(mean, abs=1e-3)


def test_boundaries_are_smooth_unless_told_otherwise(told, tmp_path):
    """A disc: its simplified outline has more, and blunter, corners once they are cut."""
    y, x = np.mgrid[:60, :60]
    raster = write(tmp_path / "disc.tif", np.where((y - 30) ** 2 + (x - 30) ** 2 < 400, 2, 1).astype("uint8"))
    points = {}
    for name, option in (("smooth", []), ("plain", ["--no-smooth"])):
        told("vectorize", raster, tmp_path / f"{name}.gpkg", *option)
        wkb = pyogrio.raw.read(tmp_path / f"{name}.gpkg")[2]
        points[name] = int(shapely.get_num_coordinates(shapely.from_wkb(wkb)).sum())
    assert points["smooth"] > 1.5 * points["plain"]


# Accuracy


def test_an_evaluation_with_a_mapping_and_a_report(told, classes, tmp_path):
    shapes = [box((0, 10), (10, 30)), box((30, 50), (20, 30)), box((60, 70), (30, 50))]
    reference = write_features(tmp_path / "reference.gpkg", shapes, "Polygon", kind=["soil", "forest", "lake"])
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps({"soil": 1, "forest": "Tree", "lake": "Water"}))
    report = tmp_path / "report.html"

    answer = told("evaluate", classes, reference, "--field", "kind", "--mapping", mapping, "--html", report)

    assert answer["matrix"]["counts"] == [[200, 0, 0], [0, 200, 100], [0, 0, 100]]
    assert answer["overall_accuracy"] == pytest.approx(500 / 600) and answer["unit"] == "pixels"
    users = {entry["name"]: entry["users_accuracy"] for entry in answer["classes"]}
    assert users == pytest.approx({"Bareland": 1.0, "Tree": 2 / 3, "Water": 1.0})
    assert answer["output"] == str(report) and "estimates" not in answer
    page = report.read_text(encoding="utf-8")
    assert "<svg" in page and "Water" in page and "83.3" in page


def test_a_sample_is_drawn_labelled_and_evaluated(landscribe, told, classes, tmp_path):
    """The whole way of an accuracy statement: points, labels, estimates."""
    points = tmp_path / "points.gpkg"
    drawn = told("samplepoints", classes, points, "--points", 60, "--least", 15, "--seed", 7)
    assert drawn["points"] == 60 and {entry["name"]: entry["points"] for entry in drawn["classes"]}["Water"] == 15
    assert landscribe("samplepoints", classes, points)[0] == 2, "labels are never lost by a mistake"
    shapes = shapely.from_wkb(pyogrio.raw.read(points)[2])
    columns = ((shapely.get_x(shapes) - LEFT) // PIXEL).astype(int)
    truth = ["Bareland" if column < 22 else "Tree" for column in columns]
    labelled = write_features(tmp_path / "labelled.gpkg", shapes, "Point", reference=truth)

    answer = told("evaluate", classes, labelled)

    estimates = {entry["name"]: entry["area_m2"] for entry in answer["estimates"]["classes"]}
    assert estimates["Water"]["value"] == 0 and answer["unit"] == "points"
    total = sum(entry["value"] for entry in estimates.values())
    assert total == pytest.approx(50 * 80 * PIXEL**2, rel=2e-3)
    assert "estimates" not in told("evaluate", classes, labelled, "--no-stratified")
    status, out, _ = landscribe("evaluate", classes, labelled)
    assert status == 0 and "Overall accuracy" in out and "Olofsson" in out and "±" in out


def test_the_number_of_points_follows_from_the_error_that_is_wanted(told, classes, tmp_path):
    """Olofsson et al. 2014, eq. 13: with one expected accuracy u everywhere, n = u (1 - u) / S²."""
    common = ("samplepoints", classes, tmp_path / "points.gpkg", "--overwrite", "--standard-error", 0.05)
    assert told(*common)["points"] == 64
    assert told(*common, "--expected", "1=0.9", "2=0.9", "3=0.9")["points"] == 36


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["evaluate", "{map}", "absent.gpkg"], "absent.gpkg"),
        (["evaluate", "{map}", "{map}", "--html", "report.pdf"], "end it in .html"),
        (["evaluate", "{map}", "{map}", "--mapping", "{map}"], "mapping"),
        (["samplepoints", "{map}", "points.shp"], "end it in .gpkg"),
        (["samplepoints", "{map}", "points.gpkg", "--points", "2"], "too few"),
    ],
)
def test_wrong_input_is_one_sentence(landscribe, classes, arguments, words):
    status, out, err = landscribe(*(text.replace("{map}", str(classes)) for text in arguments))
    assert (status, out) == (2, "") and words in err and err.count("\n") == 1


@pytest.mark.parametrize("text", ["5", "tree=0.9", "5=often"])
def test_a_mistyped_expectation_is_told(capsys, text):
    with pytest.raises(SystemExit) as left:
        cli.main(["samplepoints", "a.tif", "b.gpkg", "--expected", text])
    assert left.value.code == 2 and "not like 5=0.9" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("evaluate", {"result": "a.tif"}),
        ("evaluate", {"result": "a.tif", "reference": "b.tif", "mapping": [1]}),
        ("samplepoints", {"result": "a.tif", "output": "b.gpkg", "points": 1.5}),
        ("samplepoints", {"result": "a.tif", "output": "b.gpkg", "expected_users": {"Tree": 0.9}}),
    ],
)
def test_a_malformed_request_is_the_callers_mistake(method, params):
    with pytest.raises(ProtocolError):
        METHODS[method].run(params, silent)


def test_raster_styles_are_qml():
    root = ElementTree.fromstring(raster_style([ClassInfo(5, "Tree & bush", "#226126")]).split("\n", 1)[1])
    (entry,) = root.iter("paletteEntry")
    assert entry.attrib == {"value": "5", "label": "Tree & bush", "color": "#226126", "alpha": "255"}
    ramp = ElementTree.fromstring(confidence_style().split("\n", 1)[1])
    assert [item.get("value") for item in ramp.iter("item")] == ["0", "40", "60", "80", "100"]
