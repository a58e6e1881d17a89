"""Vectorising: a coverage without gaps and overlaps, the same whatever the strips, with honest attributes."""

import numpy as np
import pytest
import rasterio
import shapely
from rasterio.features import rasterize, shapes
from rasterio.transform import Affine, from_origin
from scipy.ndimage import gaussian_filter

from core.errors import Cancelled, InputError
from core.vectors.areas import class_areas
from core.vectors.attributes import ATTRIBUTES
from core.vectors.vectorize import VectorizeRequest, vectorize

UTM = from_origin(380_000, 3_950_000, 0.5, 0.5)


def write(path, values, crs="EPSG:32654", transform=UTM, nodata=0):
    height, width = values.shape
    profile = {"driver": "GTiff", "count": 1, "dtype": values.dtype, "nodata": nodata, "crs": crs}
    with rasterio.open(path, "w", width=width, height=height, transform=transform, **profile) as dataset:
        dataset.write(values, 1)
    return path


def landscape(seed, shape=(150, 170), classes=5, grain=3.0, nodata=0.1):
    """Class codes as a map has them: patches of all sizes, specks, touching corners, and some nodata."""
    rng = np.random.default_rng(seed)
    fields = [
        sum(gaussian_filter(rng.standard_normal(shape), s) * s for s in (grain, 3 * grain)) for _ in range(classes)
    ]
    codes = (np.argmax(fields, axis=0) + 1).astype("uint8")
    specks = rng.random(shape) < 0.03
    codes[specks] = rng.integers(1, classes + 1, specks.sum())
    hole = gaussian_filter(rng.standard_normal(shape), 8)
    codes[hole < np.quantile(hole, nodata)] = 0
    return codes


def vertices(layer):
    return int(shapely.get_num_coordinates(layer.geometry).sum())


def assert_coverage(layer):
    assert shapely.is_valid(layer.geometry).all()
    assert (shapely.get_type_id(layer.geometry) == shapely.GeometryType.POLYGON).all()
    assert shapely.coverage_is_valid(layer.geometry)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("noise", [False, True])
def test_unsimplified_polygons_are_the_pixels(tmp_path, seed, noise):
    codes = landscape(seed)
    if noise:  # every way in which four pixels can meet
        codes = np.random.default_rng(seed).integers(0, 4, (40, 50), dtype="uint8")
    path = write(tmp_path / "c.tif", codes)
    layer = vectorize(VectorizeRequest(path, simplify=0))
    assert_coverage(layer)
    back = rasterize(zip(layer.geometry, layer.fields["code"]), codes.shape, transform=UTM, dtype="uint8")
    np.testing.assert_array_equal(back, codes)
    gdal = [shapely.geometry.shape(s) for s, v in shapes(codes, mask=codes > 0, connectivity=4, transform=UTM)]
    assert len(layer) == len(gdal)
    key = lambda polygons: sorted((*shapely.bounds(p).round(6), round(p.area, 6), len(p.interiors)) for p in polygons)  # noqa: E731
    assert key(layer.geometry) == key(gdal)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("pixels", [1.0, 2.0, 6.0])
@pytest.mark.parametrize("smooth", [False, True])
def test_simplified_polygons_stay_a_coverage(tmp_path, seed, pixels, smooth):
    codes = landscape(seed)
    path = write(tmp_path / "c.tif", codes)
    exact = vectorize(VectorizeRequest(path, simplify=0))
    layer = vectorize(VectorizeRequest(path, simplify=pixels * 0.5, smooth=smooth))
    assert_coverage(layer)
    assert len(layer) == len(exact) and (layer.fields["code"] == exact.fields["code"]).all()
    if not smooth:
        assert vertices(layer) < vertices(exact) * 0.75
    union = shapely.coverage_union_all(layer.geometry).area
    assert union == pytest.approx(shapely.area(layer.geometry).sum())
    assert union == pytest.approx(np.count_nonzero(codes) * 0.25, rel=0.01)


def test_noise_at_its_worst_stays_a_coverage(tmp_path):
    codes = np.random.default_rng(7).integers(0, 4, (50, 60), dtype="uint8")
    path = write(tmp_path / "c.tif", codes)
    for simplify in (0.5, 3.0):
        assert_coverage(vectorize(VectorizeRequest(path, simplify=simplify)))


@pytest.mark.parametrize("seed", range(3))
def test_areas_are_kept(tmp_path, seed):
    codes = landscape(seed, (400, 400), grain=6)
    path = write(tmp_path / "c.tif", codes)
    truth = {a.code: a.area_m2 for a in class_areas(path)}
    exact = vectorize(VectorizeRequest(path, simplify=0))
    assert exact.fields["area_m2"].sum() == pytest.approx(sum(truth.values()), rel=1e-5)
    sieved = vectorize(VectorizeRequest(path, min_area=5, simplify=0))
    layer = vectorize(VectorizeRequest(path, min_area=5))
    assert layer.fields["area_m2"].sum() == pytest.approx(sum(truth.values()), rel=0.01)
    for code in truth:
        before = sieved.fields["area_m2"][sieved.fields["code"] == code].sum()
        after = layer.fields["area_m2"][layer.fields["code"] == code].sum()
        assert after == pytest.approx(before, rel=0.02)


@pytest.mark.parametrize("options", [{"simplify": 0}, {}, {"min_area": 20.0}, {"min_area": 8.0, "simplify": 2.5}])
def test_the_strips_do_not_matter(tmp_path, options):
    codes = landscape(11, (190, 140))
    path = write(tmp_path / "c.tif", codes)
    measure = np.random.default_rng(0).integers(0, 101, codes.shape, dtype="uint8")
    confidence = write(tmp_path / "p.tif", measure, nodata=255)
    whole, *others = (
        vectorize(VectorizeRequest(path, confidence=confidence, strip_rows=rows, **options))
        for rows in (190, 1, 7, 64, None)
    )
    for other in others:
        assert (shapely.to_wkb(other.geometry) == shapely.to_wkb(whole.geometry)).all()
        for name, values in whole.fields.items():
            np.testing.assert_array_equal(other.fields[name], values)


def test_polygons_are_made_in_groups(tmp_path, monkeypatch):
    monkeypatch.setattr("core.vectors.polygons._GROUP_POINTS", 50)
    path = write(tmp_path / "c.tif", landscape(5))
    for smooth in (False, True):
        assert_coverage(vectorize(VectorizeRequest(path, simplify=2.0, smooth=smooth)))


def test_small_regions_go_where_they_have_most_border(tmp_path):
    codes = np.array(
        [
            [1, 1, 1, 1, 2, 2, 2, 2],
            [1, 1, 1, 3, 2, 2, 2, 2],  # three borders with 2, one with 1
            [1, 4, 1, 1, 2, 2, 2, 2],  # a hole in 1
            [1, 1, 1, 1, 2, 2, 0, 2],  # nodata stays
        ],
        "uint8",
    )
    codes[0, 3] = 2
    path = write(tmp_path / "c.tif", codes, transform=from_origin(380_000, 3_950_000, 10, 10))
    layer = vectorize(VectorizeRequest(path, min_area=150, simplify=0))
    back = rasterize(
        zip(layer.geometry, layer.fields["code"]), codes.shape, transform=from_origin(380_000, 3_950_000, 10, 10)
    )
    expected = codes.copy()
    expected[1, 3], expected[2, 1] = 2, 1
    np.testing.assert_array_equal(back, expected)


def test_nothing_below_the_minimum_area_is_left(tmp_path):
    codes = landscape(3, nodata=0)
    layer = vectorize(VectorizeRequest(write(tmp_path / "c.tif", codes), min_area=12, simplify=0))
    assert layer.fields["area_m2"].min() >= 12
    assert layer.fields["area_m2"].sum() == pytest.approx(codes.size * 0.25, rel=1e-3)


def test_a_small_island_in_nodata_stays(tmp_path):
    codes = np.zeros((5, 5), "uint8")
    codes[2, 2] = 3
    layer = vectorize(VectorizeRequest(write(tmp_path / "c.tif", codes), min_area=100))
    assert layer.fields["code"].tolist() == [3]


def test_the_minimum_area_is_that_of_the_ground(tmp_path):
    codes = np.ones((160, 20), "uint8")
    codes[5, 10] = codes[79, 10] = 2  # at 84.5 and 10.5 degrees north
    path = write(tmp_path / "c.tif", codes, "EPSG:4326", from_origin(0, 90, 1, 1))
    layer = vectorize(VectorizeRequest(path, min_area=5e9, simplify=0))  # a cell has 1.2e9 and 12e9 m²
    twos = layer.geometry[layer.fields["code"] == 2]
    assert [shapely.bounds(p).tolist() for p in twos] == [[10, 10, 11, 11]]


def test_shapes_of_thin_and_ring_like_regions(tmp_path):
    codes = np.full((30, 30), 1, "uint8")
    codes[5:25, 5:25] = 2
    codes[8:22, 8:22] = 1
    codes[10:20, 10:20] = 3
    codes[np.arange(30), np.arange(30)] = 4  # pixels that touch at corners only
    layer = vectorize(VectorizeRequest(write(tmp_path / "c.tif", codes), simplify=1.0))
    assert_coverage(layer)
    assert (layer.fields["code"] == 4).sum() == 30


def test_the_frame_keeps_its_corners(tmp_path):
    path = write(tmp_path / "c.tif", landscape(2, nodata=0))
    layer = vectorize(VectorizeRequest(path, simplify=3.0))
    assert shapely.coverage_union_all(layer.geometry).equals(shapely.box(380_000, 3_950_000 - 75, 380_085, 3_950_000))


def test_a_response_becomes_regions_above_its_threshold(tmp_path):
    response = np.zeros((40, 40), "float32")
    response[5:20, 5:20] = 0.8
    response[10, 10] = 0.1  # a hole below the minimum area
    response[30, 30] = 0.9  # a region below it
    response[25:35, 5:12] = 0.6
    response[:, 39] = np.nan
    path = write(tmp_path / "r.tif", response, nodata=None)
    layer = vectorize(VectorizeRequest(path, threshold=0.5, min_area=2.0, simplify=0, name="harbour"))
    assert layer.fields["class"].tolist() == ["harbour", "harbour"]
    np.testing.assert_allclose(layer.geometry[0].area, 225 * 0.25)
    np.testing.assert_allclose(layer.fields["response"], [(224 * 0.8 + 0.1) / 225, 0.6], atol=1e-4)
    assert [entry.name for entry in layer.classes] == ["harbour"]
    assert len(vectorize(VectorizeRequest(path, threshold=0.95))) == 0


def test_attributes(tmp_path):
    codes = np.zeros((40, 50), "uint8")
    codes[10:30, 10:40] = 5
    codes[15:20, 15:20] = 0
    path = write(tmp_path / "map.tif", codes)
    (tmp_path / "map.run.json").write_text(
        '{"model": "ssdm", "model_version": "1.0", "scene": "/data/west.tif", "finished": "2026-01-02T03:04:05+00:00"}'
    )
    confidence = np.full(codes.shape, 60, "uint8")
    confidence[10:20] = 80
    confidence[10, 10] = 255
    layer = vectorize(
        VectorizeRequest(path, simplify=0, confidence=write(tmp_path / "confidence.tif", confidence, nodata=255))
    )
    assert set(layer.fields) <= {"code", *ATTRIBUTES}
    assert [name for name in ATTRIBUTES if name in layer.fields] == list(layer.fields)[1:]
    (area,) = class_areas(path)
    row = {name: values[0] for name, values in layer.fields.items()}
    assert (row["code"], row["class"], row["model"], row["source"]) == (5, "Class 5", "ssdm 1.0", "west.tif")
    assert row["date"] == "2026-01-02T03:04:05+00:00"
    assert row["area_m2"] == pytest.approx(area.area_m2, abs=1e-3)
    assert row["area_ha"] == pytest.approx(area.area_m2 / 1e4, abs=1e-4)
    scale = np.sqrt(area.area_m2 / (575 * 0.25))
    assert row["perimeter_m"] == pytest.approx((100 + 20) * 0.5 * scale, rel=1e-4)
    assert row["confidence"] == pytest.approx((274 * 80 + 300 * 60) / 574, abs=1e-3)


@pytest.mark.parametrize(
    ("crs", "transform"),
    [
        ("EPSG:4326", from_origin(179.5, 10, 0.01, 0.01)),
        ("EPSG:4326", Affine(0.01, 0, 20, 0, 0.01, 59)),
        ("EPSG:3413", from_origin(-75_000, 75_000, 1000, 1000)),
        ("EPSG:3857", from_origin(1_000_000, 9_000_000, 50, 50)),
        ("EPSG:32654", Affine.translation(380_000, 3_950_000) @ Affine.rotation(25) @ Affine.scale(3, -2)),
    ],
)
def test_areas_in_any_crs_and_orientation(tmp_path, crs, transform):
    codes = landscape(4)
    path = write(tmp_path / "c.tif", codes, crs, transform)
    for simplify, tolerance in ((0, 1e-5), (None, 0.01)):
        layer = vectorize(VectorizeRequest(path, simplify=simplify))
        assert_coverage(layer)
        total = sum(a.area_m2 for a in class_areas(path))
        assert layer.fields["area_m2"].sum() == pytest.approx(total, rel=tolerance)


def test_chosen_classes_only(tmp_path):
    codes = landscape(6)
    path = write(tmp_path / "c.tif", codes)
    layer = vectorize(VectorizeRequest(path, classes=(2, 4)))
    assert set(layer.fields["code"].tolist()) == {2, 4} == {entry.code for entry in layer.classes}


def test_other_codes_than_bytes_and_zero_as_a_class(tmp_path):
    codes = np.where(landscape(8, nodata=0) > 2, 1000, -5).astype("int16")
    layer = vectorize(VectorizeRequest(write(tmp_path / "wide.tif", codes, nodata=-1), simplify=0))
    assert set(layer.fields["code"].tolist()) == {-5, 1000}
    zero = (landscape(8, nodata=0) > 2).astype("uint8") * 255
    zero[:3] = 254
    layer = vectorize(VectorizeRequest(write(tmp_path / "zero.tif", zero, nodata=None), simplify=0))
    assert set(layer.fields["code"].tolist()) == {0, 254, 255}
    assert shapely.area(layer.geometry).sum() == pytest.approx(zero.size * 0.25)


def test_no_regions_at_all(tmp_path):
    layer = vectorize(VectorizeRequest(write(tmp_path / "c.tif", np.zeros((9, 9), "uint8")), min_area=5))
    assert len(layer) == 0 and set(layer.fields) >= {"code", "class", "area_m2"}


def test_refusals(tmp_path):
    path = write(tmp_path / "c.tif", landscape(1))
    with pytest.raises(InputError, match="not on the grid"):
        other = write(tmp_path / "other.tif", np.ones((5, 5), "uint8"))
        vectorize(VectorizeRequest(path, confidence=other))
    with pytest.raises(InputError, match="fractions"):
        vectorize(VectorizeRequest(write(tmp_path / "f.tif", np.full((9, 9), 0.3, "float32"))))
    with pytest.raises(InputError, match="coordinate reference system"):
        vectorize(VectorizeRequest(write(tmp_path / "n.tif", np.ones((9, 9), "uint8"), crs=None)))
    many = np.arange(400, dtype="int32").reshape(20, 20)
    with pytest.raises(InputError, match="255 classes"):
        vectorize(VectorizeRequest(write(tmp_path / "m.tif", many, nodata=-1)))


@pytest.mark.parametrize(
    "options",
    [
        {"min_area": -5.0}, {"min_area": float("nan")}, {"min_area": float("inf")}, {"simplify": -1.0},
        {"simplify": float("nan")}, {"threshold": float("nan")}, {"threshold": 1.5}, {"threshold": -0.1},
    ],
)  # fmt: skip
def test_numbers_that_make_no_sense_are_refused(tmp_path, options):
    with pytest.raises(InputError, match="makes no sense"):
        vectorize(VectorizeRequest(write(tmp_path / "c.tif", landscape(1)), **options))


def test_classes_that_are_not_there_are_said(tmp_path):
    layer = vectorize(VectorizeRequest(write(tmp_path / "c.tif", landscape(6)), classes=(2, 99, 77)))
    assert set(layer.fields["code"].tolist()) == {2}
    assert layer.warnings[0].startswith("There are no polygons of the classes 77, 99 in ")


def test_progress_rises_and_stops_the_work(tmp_path):
    path = write(tmp_path / "c.tif", landscape(1))
    seen = []
    vectorize(VectorizeRequest(path, strip_rows=20), lambda fraction, stage: seen.append(fraction))
    assert seen == sorted(seen) and seen[-1] == 1.0 and len(seen) > 10

    def cancel(fraction, stage):
        if fraction > 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        vectorize(VectorizeRequest(path, strip_rows=20), cancel)
