"""Areas of change corrected by a sample: the worked example of Olofsson et al. 2014, from a transition raster on."""

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from affine import Affine

from core.accuracy.evaluate import EvaluateRequest, evaluate
from core.accuracy.sample import SampleRequest, sample_points
from core.change.transitions import Transitions
from core.files.write import NO_CLASS, AtomicRaster
from core.models.card import ClassInfo

# Remote Sensing of Environment 148, 42-57, section 5: deforestation, forest gain, stable forest, stable non-forest.
# Table 8 (page 55): mapped pixels of 30 m and the error matrix, rows map. Here pixels have 300 m, a hundredth as many.
MAPPED = (2_000, 1_500, 32_000, 64_500)
COUNTS = np.array([[66, 0, 5, 4], [0, 55, 8, 12], [1, 0, 153, 11], [2, 1, 9, 313]])
#: Page 54: hectares, and half of the 95 % interval.
PRINTED = ((21_158, 6_158), (11_686, 3_756), (285_770, 15_510), (581_386, 16_282))
TRANSITIONS = Transitions((ClassInfo(1, "Forest", "#226126"), ClassInfo(2, "Other", "#ccbb44")))
#: The codes in the paper's order.
CODES = tuple(TRANSITIONS.code(before, after) for before, after in ((0, 1), (1, 0), (0, 0), (1, 1)))


@pytest.fixture(scope="module")
def change(tmp_path_factory):
    """A raster of transitions with the paper's areas, on an equal-area grid."""
    path = tmp_path_factory.mktemp("change") / "change.tif"
    codes = np.repeat(CODES, MAPPED).astype("uint8").reshape(250, 400)
    place = Affine(300, 0, 1_000_000, 0, -300, 4_000_000)
    legend = TRANSITIONS.legend
    with AtomicRaster(path, 400, 250, place, "EPSG:6933", NO_CLASS, "Transitions", legend) as raster:
        raster.write(0, codes)
        raster.finish()
        raster.commit({})
    return path


def test_table_8_gives_the_printed_areas(change, tmp_path):
    with rasterio.open(change) as dataset:
        codes = dataset.read(1)
        places, names = [], []
        for code, row in zip(CODES, COUNTS):
            rows, columns = np.nonzero(codes == code)
            x, y = dataset.transform @ (columns[: row.sum()] + 0.5, rows[: row.sum()] + 0.5)
            places += zip(x, y)
            names += [TRANSITIONS.legend[truth - 1].name for truth, count in zip(CODES, row) for _ in range(count)]
        crs = dataset.crs.to_wkt()
    points = tmp_path / "points.gpkg"
    pyogrio.raw.write(
        str(points), shapely.to_wkb(shapely.points(np.array(places))), [np.array(names, object)], ["reference"],
        driver="GPKG", geometry_type="Point", crs=crs,
    )  # fmt: skip
    estimates = evaluate(EvaluateRequest(change, points)).to_dict()["estimates"]
    found = {entry["code"]: entry["area_m2"] for entry in estimates["classes"]}
    for code, (hectares, margin) in zip(CODES, PRINTED):
        assert found[code]["value"] / 1e4 == pytest.approx(hectares, abs=0.5)
        assert found[code]["margin_95"] / 1e4 == pytest.approx(margin, abs=0.5)
    assert estimates["overall_accuracy"]["value"] == pytest.approx(0.95, abs=0.005)


def test_rare_changes_get_enough_points(change, tmp_path):
    """Section 5.1.1: 641 points, 75 of them for each rare class (Table 5)."""
    sample = sample_points(SampleRequest(change, tmp_path / "points.gpkg", points=641, least=75))
    counts = {entry.code: count for entry, count in zip(sample.classes, sample.counts)}
    assert sum(counts.values()) == 641 and counts[CODES[0]] == counts[CODES[1]] == 75
    assert {entry.name for entry in sample.classes} == {"Forest", "Other", "Forest → Other", "Other → Forest"}
