"""What relations select: checked against shapely's buffers on the built-in scene, and against simple layouts."""

import numpy as np
import pytest
import shapely
from affine import Affine
from pyproj import CRS, Geod, Transformer
from rasterio.features import shapes
from scipy.ndimage import gaussian_filter

from core.demo.landscape import Landscape, render
from core.relations import operators as op
from core.relations.combine import combine, reach, result_threshold
from core.relations.grammar import read_phrase
from core.relations.ground import Ground
from core.relations.reading import (
    Along,
    Anything,
    Between,
    Direction,
    LargerThan,
    Leaf,
    Not,
    Reading,
    SmallerThan,
    Smallest,
    SurroundedBy,
    Within,
)

WIDTH, HEIGHT = 300, 240
ROAD = 4
PLACES = [
    ("EPSG:32633", (15.6, 48.3)),
    ("EPSG:4326", (15.6, 48.3)),
    ("EPSG:4326", (25.0, 69.0)),
    ("EPSG:3857", (15.6, 48.3)),
    ("ESRI:54008", (60.0, 48.3)),  # sinusoidal: rows and columns far from a right angle
]


@pytest.fixture(scope="module")
def classes():
    return render(Landscape(WIDTH, HEIGHT, 1.0), 0, 0, WIDTH, HEIGHT)[1]


def ground_of(crs, centre=(15.6, 48.3), width=WIDTH, height=HEIGHT, gsd=1.0) -> Ground:
    return Ground(crs, Landscape(width, height, gsd, crs, centre).transform, width, height)


def plane(height, width, pixel=(1.0, 1.0), **kwargs) -> Ground:
    return Ground(None, Affine.identity(), width, height, pixel=pixel, **kwargs)


def local_metres(ground: Ground, centre):
    """A transform from the grid's pixels to metres around ``centre``, true there in all directions."""
    crs = CRS.from_user_input(ground._areas.crs)
    to = Transformer.from_crs(crs, f"+proj=aeqd +lon_0={centre[0]} +lat_0={centre[1]} +ellps=WGS84", always_xy=True)
    return lambda columns, rows: np.column_stack(to.transform(*(ground.transform @ (columns, rows))))


@pytest.mark.parametrize("metres", [3.0, 40.0, 95.0])
@pytest.mark.parametrize(("crs", "centre"), PLACES)
def test_within_equals_the_buffer_of_shapely(classes, crs, centre, metres):
    ground = ground_of(crs, centre)
    there = classes == ROAD
    assert 0 < there.mean() < 0.5
    to_metres = local_metres(ground, centre)
    outlines = [shapely.geometry.shape(s) for s, _ in shapes(there.astype(np.uint8), mask=there)]
    roads = shapely.union_all(shapely.transform(np.array(outlines), lambda xy: to_metres(xy[:, 0], xy[:, 1])))
    columns, rows = np.meshgrid(np.arange(WIDTH) + 0.5, np.arange(HEIGHT) + 0.5)
    centres = to_metres(columns.ravel(), rows.ravel())
    buffer = roads.buffer(metres, quad_segs=64)
    shapely.prepare(buffer)
    expected = shapely.contains_xy(buffer, centres).reshape(there.shape)
    got = op.within(there, metres, ground)
    assert there.mean() < expected.mean() < 1
    differing = (got != expected).ravel()
    assert differing.mean() < 0.01
    off = np.abs(shapely.distance(shapely.points(centres[differing]), roads) - metres)
    assert off.max(initial=0) < 0.5  # of a pixel of 1 m
    assert np.array_equal(~got, ~op.within(there, metres, ground))


def test_far_distances_over_a_large_geographic_extent_are_geodesic():
    """10 km pixels of 0.1 degrees over half of Europe, where a degree of longitude halves from south to north."""
    ground = Ground("EPSG:4326", Affine(0.1, 0, 0.0, 0, -0.1, 70.0), 200, 350)
    there = np.zeros((350, 200), bool)
    there[40, 100] = there[320, 100] = True
    got = op.within(there, 150_000.0, ground)
    geod = Geod(ellps="WGS84")
    lon, lat = np.meshgrid(np.arange(200) * 0.1 + 0.05, 70 - np.arange(350) * 0.1 - 0.05)
    nearest = np.full(there.shape, np.inf)
    for row in (40, 320):
        ones = np.ones(there.size)
        _, _, far = geod.inv(lon.ravel(), lat.ravel(), ones * lon[row, 100], ones * lat[row, 100])
        nearest = np.minimum(nearest, far.reshape(there.shape))
    pixel = sum(ground.pixel) / 2
    assert not (got & (nearest > 150_000 + pixel)).any()
    assert not (~got & (nearest < 150_000)).any()
    assert got[40].sum() > 1.8 * got[320].sum()


def test_overlapping_windows_agree():
    """Windows with the margin that ``reach`` asks for give the same pixels, in a CRS whose scale changes fast."""
    height, width = 330, 400
    whole = Ground("EPSG:4326", Affine(2e-3, 0, 10.0, 0, -1e-3, 60.0), width, height)
    rng = np.random.default_rng(0)
    noise = {leaf: np.maximum(gaussian_filter(rng.normal(size=(height, width)), 3), 0) for leaf in ("a1", "b1")}
    responses = {leaf: (0.55 * n / np.quantile(n, 0.999)).astype(np.float32) for leaf, n in noise.items()}
    for phrase in ("a1 within 3 km of b1", "a1 along b1 and not near b1", "a1 surrounded by b1"):
        reading = read_phrase(phrase)
        reading = reading.with_distances([3000.0 - 2500 * k for k in range(len(reading.distances))])
        everything = combine(reading, responses, whole)
        margin = int(reach(reading) / min(whole.pixel)) + 3
        for row, column, h, w in ((100, 120, 90, 130), (150, 90, 120, 200)):
            window = (row - margin, column - margin, h + 2 * margin, w + 2 * margin)
            cut = np.s_[window[0] : window[0] + window[2], window[1] : window[1] + window[3]]
            part = combine(reading, {k: v[cut] for k, v in responses.items()}, whole.of_window(*window))
            inside = part[margin : margin + h, margin : margin + w]
            assert np.array_equal(inside, everything[row : row + h, column : column + w])
        assert 0 < (everything > 0).mean() < 0.48, phrase


@pytest.mark.parametrize(
    ("crs", "centre"), [("EPSG:32633", (15.6, 48.3)), ("EPSG:4326", (15.6, 48.3)), ("EPSG:3857", (15.6, 60.0))]
)
def test_areas_of_regions_are_ellipsoidal(crs, centre):
    ground = ground_of(crs, centre)
    there = np.zeros((HEIGHT, WIDTH), bool)
    there[10:30, 10:40] = True  # 600 m²
    there[50:80, 50:80] = True  # 900 m²
    there[29, 39], there[30, 40] = True, True  # touches by a corner only: a region of its own
    region, area = op.regions(there, ground)
    assert region[0, 0] == -1
    assert sorted(area) == pytest.approx([1, 600, 900], rel=2e-3)
    assert op.ranked(there, 1, True, ground).sum() == 900
    assert op.ranked(there, 2, True, ground).sum() == 1500
    assert op.ranked(there, 1, False, ground).sum() == 1
    assert np.argwhere(op.ranked(there, 9, True, ground)).shape == (1501, 2)
    assert op.sized(there, 590, 700, ground).sum() == 600
    assert not op.ranked(np.zeros_like(there), 3, True, ground).any()


def test_compass_directions_in_grids_of_every_orientation():
    """One thing in the middle: land north of it is what a transform to degrees calls north."""
    middle = np.zeros((41, 41), bool)
    middle[20, 20] = True
    for angle, flip in ((0, 1), (30, 1), (135, 1), (0, -1)):
        transform = Affine.translation(5e5, 5.3e6) @ Affine.rotation(angle) @ Affine.scale(10, -10 * flip)
        ground = Ground("EPSG:32633", transform, 41, 41)
        columns, rows = np.meshgrid(np.arange(41) + 0.5, np.arange(41) + 0.5)
        x, y = transform @ (columns, rows)
        east, north = x - x[20, 20], y - y[20, 20]
        bearing = np.degrees(np.arctan2(east, north)) % 360
        for name, axis, half in (("north", 0, 60), ("east", 90, 60), ("south", 180, 60), ("south-west", 225, 45)):
            got = op.towards(middle, name, ground)
            off = np.abs((bearing - axis + 180) % 360 - 180)
            assert got[(off < half - 1) & ~middle].all(), (angle, flip, name)
            assert not got[(off > half + 1) | middle].any(), (angle, flip, name)


def test_specks_give_no_direction():
    river = np.zeros((80, 80), bool)
    river[30:34] = True
    river[60, 40] = True  # a pool in the south
    got = op.towards(river, "north", plane(80, 80))
    assert got[:30].all() and not got[34:].any()
    river[55:61, 38:44] = True  # a lake there is another matter
    assert op.towards(river, "north", plane(80, 80))[50, 40]


def test_along_is_near_the_boundary_on_both_sides():
    there = np.zeros((60, 60), bool)
    there[:, 20:] = True
    got = op.along(there, np.ones_like(there), 5.0, plane(60, 60))
    assert np.flatnonzero(got[30]).tolist() == list(range(15, 25))


def test_surrounded_needs_it_on_nearly_all_sides():
    rows, columns = np.mgrid[-50:51, -50:51]
    distance = np.hypot(rows, columns)
    ring = (distance > 30) & (distance < 35)
    ground = plane(101, 101)
    assert op.surrounded(ring, 60.0, ground)[50, 50]
    assert not op.surrounded(ring, 20.0, ground)[50, 50]
    with_a_gap = ring & ~((rows < 0) & (np.abs(columns) < 14))
    assert op.surrounded(with_a_gap, 60.0, ground)[50, 50]
    half = ring & (rows < 0)
    assert not op.surrounded(half, 60.0, ground)[50, 50]
    assert not op.surrounded(ring, 60.0, ground)[0, 0]


def test_between_lies_on_the_line_from_the_one_to_the_other():
    river, road = np.zeros((60, 100), bool), np.zeros((60, 100), bool)
    river[:, 20], road[:, 70] = True, True
    got = op.between(river, road, 100.0, plane(60, 100))
    assert np.flatnonzero(got[30]).tolist() == list(range(21, 70))
    assert not op.between(river, road, 10.0, plane(60, 100)).any()
    assert not op.between(river, np.zeros_like(road), 100.0, plane(60, 100)).any()


def test_unequal_pixels_are_measured():
    there = np.zeros((41, 41), bool)
    there[20, 20] = True
    got = op.within(there, 10.0, plane(41, 41, (1.0, 2.0)))
    assert got[20].sum() == 21 and got[:, 20].sum() == 11


# Combining


def layout():
    """Houses left and right, a river in the middle, 10 m pixels."""
    houses, river = np.full((20, 60), 0.1, np.float32), np.full((20, 60), 0.2, np.float32)
    houses[5:15, 5:15], houses[5:15, 40:55] = 0.9, 0.7
    river[:, 20:23] = 0.8
    return {"houses": houses, "river": river}, plane(20, 60, (10.0, 10.0))


def test_the_response_is_kept_where_the_relation_holds():
    responses, ground = layout()
    got = combine(read_phrase("houses within 100 m of the river"), responses, ground)
    assert got.dtype == np.float32
    kept = got > 0
    assert np.array_equal(np.flatnonzero(kept[10]), np.arange(10, 33))
    assert np.array_equal(got[kept], responses["houses"][kept])
    far = combine(read_phrase("houses more than 100 m from the river"), responses, ground)
    assert np.array_equal((far > 0), ~kept)


def test_superlatives_not_and_or():
    responses, ground = layout()
    largest = combine(read_phrase("the largest houses"), responses, ground)
    assert np.array_equal(largest >= 0.5, responses["houses"] == np.float32(0.7))
    assert largest[10, 10] == 0
    either = combine(read_phrase("houses or river"), responses, ground)
    assert np.array_equal(either, np.maximum(responses["houses"], responses["river"]))
    lacking = combine(read_phrase("not river"), responses, ground)
    assert np.allclose(lacking, 1 - responses["river"])
    both = combine(read_phrase("both houses and river"), responses, ground)
    assert np.array_equal(both, np.minimum(responses["houses"], responses["river"]))


def test_thresholds_of_parts_are_brought_to_one():
    responses, ground = layout()
    reading = read_phrase("houses without river")
    threshold = {"houses": 0.6, "river": 0.75}
    least = result_threshold(reading, threshold)
    assert least == pytest.approx(0.6)
    got = combine(reading, responses, ground, threshold)
    there = (responses["houses"] >= 0.6) & ~(responses["river"] >= 0.75)
    assert np.array_equal(got >= np.float32(least), there)
    assert got.min() >= 0 and got.max() <= 1
    # exactly at the threshold counts as there, and its opposite as not there
    edge = {"houses": np.ones((20, 60), np.float32), "river": np.full((20, 60), 0.75, np.float32)}
    assert (combine(reading, edge, ground, threshold) < np.float32(least)).all()


def test_nodata_stays_and_counts_as_not_there():
    responses, ground = layout()
    responses["houses"][5:8] = np.nan
    responses["river"][:, 20:23] = np.nan
    got = combine(read_phrase("houses near the river"), responses, ground)
    assert np.isnan(got[5:8]).all() and np.isnan(got[:, 20:23]).all()
    assert (got[~np.isnan(got)] == 0).all()


def test_a_leaf_alone_is_the_response_itself():
    responses, ground = layout()
    assert np.array_equal(combine(read_phrase("houses"), responses, ground), responses["houses"])


A, B, C = Leaf("houses"), Leaf("river"), Leaf("road")


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (A, 0.0),
        (Within(A, B, 200), 200),
        (Within(A, Within(B, C, 50), 200), 250),
        (Within(Within(A, C, 500), B, 200), 500),
        (Not(Along(A, B, 30)), 30),
        (SurroundedBy(A, B, 70), 70),
        (Between(A, Within(B, C, 10), C, 100), 110),
        (Direction(A, B, "north"), None),
        (Within(A, Smallest(B), 10), None),
        (LargerThan(A, 10), None),
        (Within(SmallerThan(A, 10), B, 1), None),
    ],
)
def test_reach(tree, expected):
    assert reach(Reading("", tree)) == expected


def test_every_kind_of_node_is_combined():
    responses, ground = layout()
    responses["road"] = responses["river"][:, ::-1].copy()
    trees = [Within(Anything(), B, 50), Along(A, B, 50), SurroundedBy(A, B, 500), Between(A, B, C, 1000),
             Direction(A, B, "east"), LargerThan(A, 12_000), SmallerThan(A, 12_000), Smallest(A, 1)]  # fmt: skip
    for tree in trees:
        got = combine(Reading("", tree), responses, ground)
        if not isinstance(tree, SurroundedBy):
            assert 0 < (got > 0).mean() < 1, tree
    assert (combine(Reading("", Direction(A, B, "east")), responses, ground) > 0)[10].nonzero()[0].min() == 23
