"""What lies on the ground: fields, lawns, woods, quarries, water, main roads. One painter for each kind of district."""

from __future__ import annotations

import numpy as np

from .built import paint_car_park, paint_industry, paint_town
from .canvas import (
    ASPHALT,
    BARE,
    CONCRETE,
    CROP,
    DEVELOPED,
    RANGE,
    ROAD,
    SAND,
    SOIL,
    TREE,
    WATER,
    Canvas,
    district_id,
    paint_cars,
    paint_grass,
    scatter,
)
from .dates import EARLIER, NEW_HOUSES, Date
from .noise import noise_grid
from .plan import (
    BRIDGE_COSINE,
    FIELDS,
    FOREST,
    INDUSTRY,
    MEADOW,
    PARK,
    QUARRY,
    TOWN,
    View,
    districts_around,
    river,
    road_half_width,
    warp_grid,
)

WOOD_FLOOR = (62, 70, 46)
DEEP_WATER = (52, 68, 66)
SHALLOW_WATER = (92, 104, 88)
#: colour and strength of the row pattern: winter wheat, maize, beet, rape, ripe grain, stubble, ploughed, harrowed,
#: lucerne
CROPS = np.array(
    [
        (102, 122, 70, 3),
        (78, 102, 54, 7),
        (90, 116, 62, 6),
        (164, 160, 84, 3),
        (184, 163, 112, 4),
        (172, 152, 114, 7),
        (124, 100, 78, 6),
        (148, 124, 98, 4),
        (84, 108, 60, 3),
    ],
    np.float32,
)


def paint_ground(view: View, seed: int, date: Date = EARLIER) -> Canvas:
    """Paint the ground of a view, without buildings and trees."""
    districts = districts_around(view, seed)
    x, y = warp_grid(view, seed)
    here, beyond, border = districts.locate(x, y)
    plain_x, plain_y = (a.astype(np.float32) for a in np.meshgrid(view.xs, view.ys))
    bank, slope = river(plain_x, plain_y, seed, date)
    shape = (view.height, view.width)
    canvas = Canvas(
        view, seed, date, districts, x, y, here, border, bank,
        noise={w: noise_grid(view.xs, view.ys, float(w), 20 + w, seed) for w in (1, 3, 12, 40, 160)},
        klass=np.full(shape, RANGE, np.uint8),
        colour=np.zeros((3, *shape), np.float32),
        height=np.zeros(shape, np.float32),
        trees=np.zeros(shape, np.float32),
    )  # fmt: skip
    painters = {
        TOWN: paint_town, INDUSTRY: paint_industry, PARK: _park,
        FIELDS: _fields, MEADOW: _meadow, FOREST: _forest, QUARRY: _quarry,
    }  # fmt: skip
    for k in np.unique(here):
        painters[int(districts.kind[k])](canvas, int(k), here == k)
    _water(canvas)
    _main_roads(canvas, beyond, slope)
    return canvas


def _cells(t: np.ndarray, size: np.ndarray | float, hashes) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cut a line into pieces of about ``size``: each point's piece, its distance from the piece's start and to its end.

    ``hashes(i)`` gives the displacement of border ``i``, uniform in [0, 1).
    """
    i = np.floor(t / size).astype(np.int64)
    low, high = (size * (i + k + 0.7 * (hashes(i + k) - 0.5)) for k in (0, 1))
    before, after = t < low, t >= high
    piece = i - before + after
    start = size * (piece + 0.7 * (hashes(piece) - 0.5))
    end = size * (piece + 1 + 0.7 * (hashes(piece + 1) - 0.5))
    return piece, t - start, end - t


def _fields(canvas: Canvas, k: int, where: np.ndarray) -> None:
    """Strips of parcels, each with its crop, rows, tramlines and headland; balks, tracks and hedges between them."""
    p, q = canvas.districts.local(k, canvas.x[where], canvas.y[where])
    strip, from_edge, to_edge = _cells(q, 118.0, lambda i: canvas.hash(i, district_id(canvas, k), salt=31))
    width = 46.0 + 90.0 * canvas.hash(strip, district_id(canvas, k), salt=32)
    parcel, left, right = _cells(p, width, lambda i: canvas.hash(i, strip, district_id(canvas, k), salt=33))

    def draw(salt: int) -> np.ndarray:
        return canvas.hash(parcel, strip, district_id(canvas, k), salt=salt)

    crop = CROPS[np.minimum((draw(canvas.date.crop_salt) * len(CROPS)).astype(int), len(CROPS) - 1)].T
    across_edge, along_edge = np.minimum(from_edge, to_edge), np.minimum(left, right)
    edge = np.minimum(across_edge, along_edge)
    n = canvas.noise
    rows_run_along = draw(35) < 0.35
    u = np.where(edge == across_edge, q, p)  # headlands are worked parallel to their edge
    u = np.where(edge < 9.0, u, np.where(rows_run_along, q, p))
    spacing = 2.2 + 2.2 * draw(36)
    rows = np.sin(2 * np.pi * u / spacing + 0.5 * n[12][where]) * (0.6 + 0.3 * n[3][where])
    tramline = np.abs((u / (18.0 + 8 * draw(37))) % 1.0 - 0.5) * 20.0
    wheels = (np.abs(tramline - 1.0) < 0.45) * (crop[3] < 6)
    tint = 26 * (draw(38) - 0.5)
    moisture = 6.0 * n[40][where] + 5.0 * n[12][where] * draw(39) + 4.0 * n[160][where]
    vigour = np.clip(n[40][where] - 0.9, 0, 1) * (draw(40) < 0.5)
    colour = [
        c + tint + moisture + crop[3] * rows - 16 * wheels * (edge > 9) + vigour * lighter
        for c, lighter in zip(crop[:3], (34, 22, 16))
    ]
    canvas.paint(where, CROP, colour, grain=3.0, trees=0.0)

    fallow = draw(41) < 0.07
    track = (canvas.hash(strip, district_id(canvas, k), salt=42) < 0.45) & (from_edge < 3.4)
    hedge = canvas.hash(strip + (from_edge > to_edge), district_id(canvas, k), salt=43) < 0.3
    orchard = ~fallow & (draw(44) < 0.05)
    sub = scatter(where)
    paint_grass(canvas, sub(fallow), 0.45, RANGE, trees=0.01)
    paint_grass(canvas, sub(orchard & (edge > 5)), 0.25, RANGE, trees=0.0)
    stems = orchard & (edge > 5) & (np.abs(p % 8.0 - 4) < 0.8) & (np.abs(q % 8.0 - 4) < 0.8)
    canvas.trees[sub(stems)] = 0.95
    paint_grass(canvas, sub((edge < 1.3 + 0.4 * n[12][where]) & ~track), 0.45, RANGE, trees=0.0)
    canvas.trees[sub((across_edge < 1.6) & hedge & ~track)] = 0.75
    ruts = track & (np.abs(np.abs(from_edge - 1.7) - 0.8) < 0.62 + 0.1 * n[3][where])
    paint_grass(canvas, sub(track), 0.6, BARE, trees=0.0)
    canvas.paint(sub(ruts), BARE, SAND, grain=6.0)
    if canvas.date.later and canvas.hash(district_id(canvas, k), salt=45) < 0.6:
        paved = (np.abs(p + 20) < 42) & (np.abs(q - 72) < 28)
        paint_car_park(canvas, sub(paved), p[paved], q[paved])
    if canvas.date.later and canvas.hash(district_id(canvas, k), salt=NEW_HOUSES) < 0.6:
        gardens = (np.abs(p) < 78) & (np.abs(q + 66) < 30)
        paint_grass(canvas, sub(gardens), 0.2, RANGE, trees=0.01)


def _meadow(canvas: Canvas, k: int, where: np.ndarray) -> None:
    paint_grass(canvas, where, 0.32 + 0.22 * canvas.noise[160][where], RANGE, trees=0.012)
    scrub = where & (canvas.noise[40] + 0.4 * canvas.noise[12] > 1.15)
    canvas.trees[scrub] = 0.5
    worn = where & (canvas.noise[40] + 0.5 * canvas.noise[12] < -1.75)
    canvas.paint(worn, BARE, [s - 6 * canvas.noise[12][worn] for s in SOIL], grain=7.0, trees=0.0)
    _path(canvas, k, where, 26.0)


def _path(canvas: Canvas, k: int, where: np.ndarray, sway: float) -> None:
    """A winding footpath of bare soil through the district."""
    p, q = canvas.districts.local(k, canvas.x, canvas.y)
    path = where & (np.abs(q - sway * np.sin(p / 41.0) - 9 * np.sin(p / 17.0)) < 1.3)
    canvas.paint(path, BARE, SAND, grain=6.0, trees=0.0)


def _forest(canvas: Canvas, k: int, where: np.ndarray) -> None:
    """Closed wood: the floor between the crowns belongs to it. It has some clearings."""
    canvas.paint(where, TREE, WOOD_FLOOR, grain=6.0, trees=0.97)
    clearing = where & (canvas.noise[40] + 0.35 * canvas.noise[12] > 1.6)
    paint_grass(canvas, clearing, 0.4, RANGE, trees=0.03)
    if canvas.date.later:
        p, q = canvas.districts.local(k, canvas.x, canvas.y)
        felled = where & (np.abs(p) < 75 + 8 * canvas.noise[40]) & (np.abs(q) < 55 + 8 * canvas.noise[40])
        canvas.paint(felled, BARE, [s + 7 * canvas.noise[12][felled] for s in SOIL], grain=7.0, trees=0.004)


def _quarry(canvas: Canvas, k: int, where: np.ndarray) -> None:
    """Bare ground: a pit with benches, heaps and tracks, and grass on its rim."""
    n = canvas.noise
    level = n[160][where] + 0.5 * n[40][where]
    benches = 9 * np.sin(5.0 * level)
    colour = [s + benches + 8 * n[40][where] + 5 * n[12][where] for s in (178, 158, 130)]
    canvas.paint(where, BARE, colour, grain=6.0, trees=0.0)
    p, q = canvas.districts.local(k, canvas.x[where], canvas.y[where])
    from_track = np.abs(q - 30 * np.sin(p / 60)) - 5
    # Heaps rise gently from the track and from the rim.
    slope = np.clip(from_track / 6, 0, 1) * np.clip((canvas.border[where] - 22) / 18, 0, 1)
    canvas.height[where] = slope * np.maximum(0.0, 2.2 * n[40][where] + 0.6 * n[12][where])
    canvas.paint(scatter(where)(from_track < 0), BARE, (196, 182, 158), grain=4.0)
    rim = where & ((canvas.border < 26 + 9 * n[12]) | (n[40] > 1.7))
    paint_grass(canvas, rim, 0.55, RANGE, trees=0.05)


def _park(canvas: Canvas, k: int, where: np.ndarray) -> None:
    """Mown lawns, groups of trees, paths, and one pitch."""
    paint_grass(canvas, where, 0.1, RANGE, trees=0.02)
    canvas.trees[where & (canvas.noise[40] > 0.35)] = 0.55
    _path(canvas, k, where, 38.0)
    p, q = canvas.districts.local(k, canvas.x, canvas.y)
    a, b = np.abs(p - 20) - 50, np.abs(q + 20) - 32
    pitch = where & (a < 6) & (b < 6)
    stripes = 5 * np.sign(np.sin(2 * np.pi * p[pitch] / 11.0))
    canvas.paint(pitch, RANGE, [c + stripes for c in (88, 122, 68)], grain=2.5, trees=0.0)
    near_line = (np.abs(np.maximum(a, b)) < 0.3) | ((np.abs(p - 20) < 0.3) & (b < 0))
    centre_circle = np.abs(np.hypot(p - 20, q + 20) - 9) < 0.3
    canvas.paint(pitch & (near_line | centre_circle), RANGE, (186, 196, 176), grain=2.0)


def _water(canvas: Canvas) -> None:
    """Rivers with sand at some bends and trees along the banks; ponds in open country."""
    n = canvas.noise
    bank = canvas.bank + 1.2 * n[12] + 0.3 * n[3]
    riverside = bank < 16 + 5 * n[40]
    paint_grass(canvas, riverside, 0.25, RANGE, trees=0.0)
    canvas.height[riverside] = 0
    canvas.trees[riverside & (bank > 1.5)] = np.where(n[40] > -0.5, 0.4, 0.05)[riverside & (bank > 1.5)]
    sand = (bank < 3 + 5 * n[40]) & (n[40] > 0.4)
    canvas.paint(sand, BARE, SAND, grain=6.0, trees=0.0)
    water = bank < 0
    _wet(canvas, water, -bank[water])

    rural = np.isin(canvas.districts.kind, [FIELDS, MEADOW, FOREST, PARK])[canvas.district]
    depth = canvas.noise[160] + 0.12 * n[40] - 2.05
    shore = rural & (depth > -0.22) & (canvas.border > 14) & ~riverside
    paint_grass(canvas, shore, 0.2, RANGE, trees=0.2)
    pond = shore & (depth > 0) & (canvas.border > 17)
    _wet(canvas, pond, 60 * depth[pond])


def _wet(canvas: Canvas, where: np.ndarray, metres_in: np.ndarray) -> None:
    shallow = np.exp(-np.maximum(metres_in, 0) / 2.5)
    ripple = 1.6 * canvas.noise[12][where] + 1.2 * canvas.noise[40][where]
    colour = [d + (s - d) * shallow + ripple for d, s in zip(DEEP_WATER, SHALLOW_WATER)]
    canvas.paint(where, WATER, colour, grain=0.8, trees=0.0)
    canvas.height[where] = 0


def _main_roads(canvas: Canvas, beyond: np.ndarray, river_slope: np.ndarray) -> None:
    """Roads along the borders of districts; they cross a river only at nearly a right angle."""
    d = canvas.districts
    kinds = np.arange(7)
    half = road_half_width(kinds[:, None], kinds[None, :])[d.kind[canvas.district], d.kind[beyond]]
    from_axis = canvas.border
    # The border between two hearts runs square to the line that joins them.
    dx, dy = d.x[beyond] - d.x[canvas.district], d.y[beyond] - d.y[canvas.district]
    across_river = np.abs(-river_slope * dx + dy) / np.hypot(dx, dy) / np.hypot(1, river_slope)
    bridged = across_river < np.sqrt(1 - BRIDGE_COSINE**2)
    dry = bridged | (canvas.bank > 7)
    has_road = (half > 0) & dry
    town = half > 3
    verge = has_road & (from_axis < half + 2.6)
    canvas.height[verge] = 0
    canvas.trees[has_road & (from_axis < half + 3.2)] = 0
    paint_grass(canvas, verge & ~town, 0.5, RANGE, trees=0.0)
    canvas.paint(verge & town, DEVELOPED, CONCRETE, grain=4.0, trees=0.0)
    road = has_road & (from_axis < half)
    bridge = has_road & (canvas.bank < 3) & (from_axis < half + 0.9)
    canvas.paint(bridge, ROAD, (176, 172, 164), grain=3.0, trees=0.0)
    canvas.height[bridge] = 2.5
    patches = 5 * canvas.noise[12][road] + 6 * canvas.noise[40][road]
    lighter = np.where(town[road], 0, 10)
    canvas.paint(road, ROAD, [c + patches + lighter for c in ASPHALT], grain=2.5, trees=0.0)
    along = (canvas.x * -dy + canvas.y * dx) / np.hypot(dx, dy)
    dashes = road & town & (from_axis < 0.22) & (along % 9.0 < 4.5)
    edges = road & (np.abs(from_axis - half + 0.45) < 0.16)
    canvas.paint(dashes | edges, None, (188, 188, 184))
    place = np.floor(along / 11.0).astype(np.int64)
    lane = np.abs(from_axis - half / 2) < 0.95
    draw = canvas.hash(place, canvas.district.astype(np.int64), salt=65)
    car = road & lane & (np.abs(along % 11.0 - 5.5) < 2.2) & (draw < 0.10)
    paint_cars(canvas, car, draw[car] / 0.10, np.abs(along % 11.0 - 5.4)[car])
