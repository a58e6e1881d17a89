"""Scores of a response: SeLo metrics, average precision, IoU; from the command line; the test set and its runner."""

import json
import math
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from affine import Affine

from core.accuracy.referring import Scores, is_response
from core.accuracy.selo import attention_discreteness, attention_shift, outlined_regions, salient_share, selo
from core.bench import phrase_run, phrase_set
from core.bench.phrase_set import build_set, majority
from core.cli import __main__ as cli
from core.errors import InputError
from core.relations.grammar import read_phrase
from tests.fixtures.rasters import UTM, north_up, write_raster
from tests.fixtures.tiny_referring_model import TinyReferringModel

LEFT, TOP, PIXEL = 380_000.0, 3_950_000.0, 2.0


def write(path, values, phrase=None, nodata=None, threshold=0.5):
    """A raster with 2 m pixels; with a phrase it is a response with its run record."""
    height, width = values.shape
    profile = {"driver": "GTiff", "count": 1, "dtype": values.dtype, "nodata": nodata, "crs": "EPSG:32654"}
    transform = Affine(PIXEL, 0, LEFT, 0, -PIXEL, TOP)
    with rasterio.open(path, "w", width=width, height=height, transform=transform, **profile) as dataset:
        dataset.write(values, 1)
    if phrase:
        record = {"phrase": phrase, "threshold": threshold, "found": True}
        path.with_suffix(".run.json").write_text(json.dumps(record))
    return path


@pytest.fixture
def case(tmp_path):
    """A response that is sure of a wood, unsure of half of it, and wrong in a corner; the reference's codes."""
    codes = np.full((150, 200), 2, "uint8")
    codes[40:100, 50:130] = 5
    codes[:, 190:] = 0  # nobody knows
    response = np.full((150, 200), 0.1, "float32")
    response[40:100, 50:90], response[40:100, 90:130] = 0.9, 0.4
    response[130:, :20] = 0.7
    response[:10] = -1
    response_path = write(tmp_path / "woods.tif", response, "woods", nodata=-1)
    return response_path, write(tmp_path / "classes.tif", codes, nodata=0), response, codes


# Scores


def test_scores_agree_with_their_definitions():
    rng = np.random.default_rng(1)
    truth = rng.random(4000) < 0.2
    response = np.round(np.clip(rng.normal(0.4 + 0.25 * truth, 0.2), 0, 1), 2).astype(np.float32)
    scores = Scores()
    for part in np.array_split(np.arange(4000), 7):
        scores.add(response[part], truth[part])
    thresholds = np.unique(response)[::-1]
    precision = [truth[response >= t].mean() for t in thresholds]
    recall = [truth[response >= t].sum() / truth.sum() for t in thresholds]
    assert scores.average_precision == pytest.approx(np.sum(np.diff(recall, prepend=0) * precision), abs=1e-9)
    greater = (response[truth][:, None] > response[~truth]).mean()
    equal = (response[truth][:, None] == response[~truth]).mean()
    assert scores.auc == pytest.approx(greater + equal / 2, abs=1e-9)
    chosen = response >= np.float32(0.55)
    assert scores.at(0.55)["iou"] == pytest.approx((chosen & truth).sum() / (chosen | truth).sum())
    assert scores.prior == pytest.approx(truth.mean())
    ious = [((response >= t) & truth).sum() / ((response >= t) | truth).sum() for t in thresholds]
    assert scores.best()[1] == pytest.approx(max(ious), abs=1e-9)


def test_scores_of_one_side_only_are_unknown():
    scores = Scores()
    scores.add(np.array([0.1, 0.9]), np.array([False, False]))
    assert math.isnan(scores.average_precision) and math.isnan(scores.auc)
    assert math.isnan(scores.at(0.95)["iou"]) and scores.at(0.5)["iou"] == 0


def test_a_response_that_knows_nothing_has_the_prior_as_average_precision():
    scores = Scores()
    scores.add(np.full(1000, 0.5), np.arange(1000) < 300)
    assert scores.average_precision == pytest.approx(0.3) == scores.prior
    assert scores.auc == pytest.approx(0.5)


# SeLo: expected values from the authors' formulas


def test_salient_share():
    response, mask = np.full((10, 10), 0.2), np.zeros((10, 10), bool)
    mask[:2] = True
    assert salient_share(response, mask) == pytest.approx(1 - math.exp(-0.707), abs=1e-6)
    response[mask] = 0.8
    assert salient_share(response, mask) == pytest.approx(1 - math.exp(-0.707 * 4), abs=1e-6)


def test_attention_shift_and_discreteness():
    circles = [(50.0, 50.0, 20.0), (200.0, 200.0, 10.0)]
    peaks = np.array([[50.0, 60.0], [50.0, 40.0], [300.0, 300.0]])
    share = (0.5 + 1.0) / 2  # the second region has no peak
    assert attention_shift(circles, peaks) == pytest.approx((math.exp(3 * share) - 1) / (math.exp(3) - 1))
    two_peaks = 0.5 * (1 - 10 / 20) + math.exp(-0.5 * 4)
    assert attention_discreteness(circles, peaks) == pytest.approx((two_peaks + 0) / 2)
    assert attention_discreteness(circles, peaks[1:]) == pytest.approx((1 + 0) / 2)
    assert attention_shift(circles, np.zeros((0, 2))) == 1.0
    assert attention_shift(circles[:1], np.array([[50.0, 50.0]])) == 0.0


def test_selo_of_a_response_that_points_at_its_region():
    rows, columns = np.mgrid[:300, :400]
    distance = np.hypot(rows - 100, columns - 150)
    mask = distance < 40
    _, outlines = outlined_regions(mask, (2.0, 2.0), 10.0, 1000.0)
    assert len(outlines) == 1
    there = selo(np.exp(-((distance / 40) ** 2)), mask, outlines, (2.0, 2.0))
    away = selo(np.exp(-((np.hypot(rows - 250, columns - 350) / 40) ** 2)), mask, outlines, (2.0, 2.0))
    assert there.su > 0.95 and there.as_ < 0.05 and there.da == 1.0
    assert there.mi == pytest.approx(0.4 * there.su + 0.35 * (1 - there.as_) + 0.25)
    assert away.as_ == 1.0 and away.da == 0.0 and away.mi < 0.1 < there.mi


def test_regions_are_drawn_around_what_lies_together():
    there = np.zeros((100, 100), bool)
    there[10:20, 10:20] = there[10:20, 23:33] = True  # 3 pixels apart
    there[60:90, 60:90] = True
    there[50, 5] = True
    mask, outlines = outlined_regions(there, (1.0, 1.0), 6.0, 100.0)
    assert len(outlines) == 2 and not mask[50, 5] and mask[15, 21]
    centres = sorted(points.mean(0).round().tolist() for points in outlines)
    assert centres[0] == pytest.approx([21, 14], abs=1) and centres[1] == pytest.approx([74, 74], abs=1)


# The command


def evaluated(capsys, *arguments):
    status = cli.main(["evaluate", *map(str, arguments), "--json"])
    out, err = capsys.readouterr()
    return status, (json.loads(out.splitlines()[-1]) if status == 0 else err)


def test_evaluate_recognises_a_response(case, capsys):
    path, reference, response, codes = case
    assert is_response(path) and not is_response(reference)
    status, told = evaluated(capsys, path, reference, "--classes", 5)
    assert status == 0, told
    known = (response >= 0) & (codes > 0)
    truth = codes == 5
    assert told["kind"] == "referring" and told["phrase"] == "woods" and told["found"] is True
    assert told["total"] == known.sum() and told["outside"] == ((response < 0) & (codes > 0)).sum()
    assert told["prior"] == pytest.approx(truth[known].mean())
    chosen = response >= 0.5
    assert told["iou"] == pytest.approx((chosen & truth & known).sum() / ((chosen | truth) & known).sum())
    n1, n2, wrong = 2400, 2400, (known & (response == np.float32(0.7))).sum()
    expected = 0.5 * 1.0 + 0.5 * (n1 + n2) / (n1 + n2 + wrong)
    assert told["average_precision"] == pytest.approx(expected)
    assert told["maximum"] == pytest.approx(0.9)
    assert told["regions"] == 1 and 0 < told["selo"]["r_mi"] < 1
    lower = evaluated(capsys, path, reference, "--classes", 5, "--threshold", 0.3)[1]
    assert lower["threshold"] == 0.3 and lower["recall"] == 1.0 > told["recall"]
    assert cli.main(["evaluate", str(path), str(reference), "--classes", "5"]) == 0
    shown = capsys.readouterr().out
    assert "“woods”" in shown and "R_mi" in shown and "Average precision" in shown


def test_a_reference_of_polygons(case, tmp_path, capsys):
    path, reference, response, codes = case
    rows, columns = np.nonzero(codes == 5)
    x0, x1 = LEFT + columns.min() * PIXEL, LEFT + (columns.max() + 1) * PIXEL
    y0, y1 = TOP - rows.min() * PIXEL, TOP - (rows.max() + 1) * PIXEL
    vector = tmp_path / "truth.gpkg"
    boxes = shapely.to_wkb([shapely.box(x0, y1, x1, y0), shapely.box(LEFT, y1 - 20, LEFT + 20, y1)])
    names = np.array(["Wood", "Pond"], object)
    pyogrio.raw.write(vector, boxes, [names], ["class"], geometry_type="Polygon", crs="EPSG:32654")
    raster = evaluated(capsys, path, reference, "--classes", 5)[1]
    told = evaluated(capsys, path, vector, "--classes", "wood")[1]
    assert told["recall"] == raster["recall"]
    assert told["total"] == (response >= 0).sum()
    both = evaluated(capsys, path, vector)[1]
    assert both["prior"] > told["prior"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["{reference}", "--html", "x.html"], "leave it out"),
        (["{reference}", "--threshold", "7"], "makes no sense"),
        (["{reference}", "--classes", "forest"], "whole numbers"),
        (["absent.gpkg"], "absent.gpkg"),
    ],
)
def test_what_cannot_be_compared_is_told_in_one_sentence(case, capsys, arguments, sentence):
    path, reference, *_ = case
    filled = [argument.format(reference=reference) for argument in arguments]
    status, err = evaluated(capsys, path, *filled)
    assert status == 2 and sentence in err and err.count("\n") == 1


def test_a_land_cover_takes_no_threshold(case, capsys):
    status, err = evaluated(capsys, case[1], case[1], "--threshold", 0.4)
    assert status == 2 and "for land cover leave them out" in err


def test_a_phrase_that_is_true_nowhere_tells_its_maximum_only(case, capsys):
    path, reference, *_ = case
    told = evaluated(capsys, path, reference, "--classes", 9)[1]
    assert told["average_precision"] is None and told["maximum"] == pytest.approx(0.9) and told["selo"] is None
    assert "true nowhere" in told["warnings"][0]


# The test set and its runner


@pytest.fixture
def labelled(tmp_path):
    """A scene of 400 x 300 m at 1 m with a lake (6), fields (7) around it, a wood (5) in the east and roads (4)."""
    codes = np.full((300, 400), 7, "uint8")
    rows, columns = np.mgrid[:300, :400]
    codes[np.hypot(rows - 120, columns - 120) < 50] = 6
    codes[:, 300:] = 5
    codes[200:206], codes[:, 240:246] = 4, 4
    codes[:, :6] = 0
    colours = np.array([[0, 0, 0], [120, 90, 60], [110, 120, 70], [150, 150, 150], [120, 120, 120], [40, 60, 30],
                        [30, 50, 90], [140, 150, 80], [180, 80, 70]], "uint8")  # fmt: skip
    noise = np.random.default_rng(0).integers(-12, 13, (3, 300, 400))
    image = np.clip(colours[codes].transpose(2, 0, 1) + noise, 0, 255).astype("uint8")
    scene = write_raster(tmp_path / "scene.tif", image, UTM, north_up(size=1.0))
    truth = write_raster(tmp_path / "classes.tif", codes[None], UTM, north_up(size=1.0), nodata=0)
    return Path(scene), Path(truth)


def test_a_set_holds_wordings_relations_and_absent_phrases(labelled, tmp_path):
    items = build_set(*labelled, tmp_path / "set", seed=3)
    kinds = {kind: [item for item in items if item.kind == kind] for kind in ("class", "relation", "absent")}
    assert {item.about for item in kinds["class"]} == {(4,), (5,), (6,), (7,)}
    assert {"water", "bodies of water", "water surface"} <= {item.phrase for item in kinds["class"]}
    assert {"houses", "glacier"} <= {item.phrase for item in kinds["absent"]}  # no houses here
    with rasterio.open(tmp_path / "set" / "landcover.tif") as dataset:
        cells, size = dataset.read(1), dataset.transform.a
    assert (cells.shape, size) == ((150, 200), 2.0)
    with rasterio.open(labelled[1]) as dataset:
        assert (cells == dataset.read(1)[::2, ::2]).mean() > 0.99  # all edges but the lake's lie on even pixels
    assert len(kinds["relation"]) >= 8
    for item in kinds["relation"]:
        reading = read_phrase(item.phrase)
        assert reading.has_relations and not reading.note
        with rasterio.open(tmp_path / "set" / item.truth) as dataset:
            truth = dataset.read(1)
        assert (truth[cells == 0] == 255).all()
        assert ((truth == 1) <= (cells == item.about[0])).all()
        assert 0 < (truth == 1).sum() < (cells == item.about[0]).sum()


def test_the_same_seed_gives_the_same_set(labelled, tmp_path):
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        build_set(*labelled, tmp_path / name, seed=seed, each=1)
    files = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert files == sorted(path.name for path in (tmp_path / "b").iterdir())
    for name in files:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name
    assert (tmp_path / "a" / "set.json").read_text() != (tmp_path / "c" / "set.json").read_text()


def test_a_part_of_a_scene_and_a_layer_of_polygons(labelled, tmp_path):
    scene, _ = labelled
    x, y = 380_000.0, 3_950_000.0
    houses = [shapely.box(x + left, y - 120, x + left + 30, y - 90) for left in (210, 260, 330)]
    pyogrio.raw.write(
        tmp_path / "houses.geojson", shapely.to_wkb(houses), [], [], geometry_type="Polygon", crs=UTM, driver="GeoJSON"
    )
    items = build_set(scene, tmp_path / "houses.geojson", tmp_path / "set", (0.5, 0, 1, 0.5), polygons=8)
    assert {item.about for item in items if item.kind == "class"} == {(8,)}
    assert not any(item.about for item in items if item.kind == "absent")  # the rest of the ground is not told
    with rasterio.open(tmp_path / "set" / "scene.tif") as cut, rasterio.open(scene) as full:
        assert np.array_equal(cut.read(), full.read()[:, :150, 200:])
        assert cut.bounds.left == full.bounds.left + 200
    with rasterio.open(tmp_path / "set" / "landcover.tif") as dataset:
        assert sorted(np.unique(dataset.read(1))) == [8, 255]
        assert (dataset.read(1) == 8).sum() * 4 == pytest.approx(3 * 900, rel=0.05)


def test_ground_without_a_picture_is_unknown(labelled, tmp_path):
    scene, _ = labelled
    with rasterio.open(scene) as dataset:
        image = dataset.read()
    mask = np.ones(image.shape[1:], bool)
    mask[:100] = False
    gaps = write_raster(tmp_path / "gaps.tif", image, UTM, north_up(size=1.0), mask=mask)
    house = shapely.box(380_100.0, 3_949_750.0, 380_200.0, 3_949_800.0)
    pyogrio.raw.write(tmp_path / "a.gpkg", shapely.to_wkb([house]), [], [], geometry_type="Polygon", crs=UTM)
    build_set(Path(gaps), tmp_path / "a.gpkg", tmp_path / "set", polygons=8)
    with rasterio.open(tmp_path / "set" / "landcover.tif") as dataset:
        assert (dataset.read(1)[:50] == 0).all() and (dataset.read(1)[50:] > 0).all()
    with rasterio.open(tmp_path / "set" / "scene.tif") as dataset:
        assert np.array_equal(dataset.dataset_mask() > 0, mask)


def test_majority_of_squares():
    codes = np.array([[1, 1, 2, 2, 9], [1, 3, 4, 2, 9], [5, 6, 0, 0, 9], [6, 5, 0, 7, 9]], np.uint8)
    assert majority(codes, 2).tolist() == [[1, 2], [5, 0]]


def test_a_set_from_the_command_line(labelled, tmp_path, capsys):
    words = tmp_path / "words.json"
    words.write_text(json.dumps({"6": ["lagoon", "tarn"], "3": ["yard"]}))
    scene, truth = map(str, labelled)
    arguments = [
        scene,
        truth,
        str(tmp_path / "set"),
        "--wordings",
        str(words),
        "--part",
        "0",
        "0",
        "0.7",
        "1",
        "--each",
        "1",
    ]
    assert phrase_set.main(arguments) == 0
    out = capsys.readouterr().out
    assert "class: lagoon, tarn\n" in out and "the largest lagoon" not in out  # there is one only
    assert "absent: yard, airport" in out
    assert phrase_set.main([scene, str(words), str(tmp_path / "set")]) == 2
    assert str(words) in capsys.readouterr().err


@pytest.mark.parametrize("part", [(0.5, 0, 0.5, 1), (0, 0, 2, 1)])
def test_a_wrong_part_is_told(labelled, tmp_path, part):
    with pytest.raises(InputError, match="shares"):
        build_set(*labelled, tmp_path / "set", part)


class Oracle(TinyReferringModel):
    """Answers by colour as the labelled scene was painted: water is blue, a wood dark; anything else 0.05."""

    def respond(self, features, query):
        red, green, blue = features[0].float().unbind(1)
        light = red + green + blue
        known = {
            "water": blue > 1.25 * red,
            "bodies of water": blue > 1.25 * red,
            "trees": light < light.new_tensor(0.65),
        }
        there = known.get(query.phrase, light < 0)
        return there.float() * 0.9 + 0.05


def test_the_runner_scores_a_model(labelled, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LANDSCRIBE_CACHE", str(tmp_path / "cache"))
    build_set(*labelled, tmp_path / "set", seed=3, each=1)
    fits = phrase_run.fit_baseline(*labelled, [4, 5, 6, 7], 2, (0, 0, 1, 1))
    result = phrase_run.run_set(tmp_path / "set", Oracle(tile=64), fits)
    assert set(fits) == {4, 5, 6, 7} and result["classes"][6]["baseline"] > 0.9
    water = result["classes"][6]
    assert water["average_precision"]["water"] > 0.9 > 0.3 > water["average_precision"]["water surface"]
    assert water["prior"] == pytest.approx(water["average_precision"]["water surface"], abs=0.01)
    assert 0.2 < water["agreement"] < 0.5  # one pair of three agrees
    assert result["absent_maximum"] == [0.05, 0.05, 0.05] and result["false_alarms"] == 0
    assert 0 < result["missed"] < 1
    assert json.loads(json.dumps(result)) and "| 6 |" in phrase_run.table(result)
