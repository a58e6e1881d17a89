"""What lies on the ground: fields, lawns, streets, car parks, water. One painter a kind of district."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from .noise import hash01, noise_grid
from .plan import (
    BRIDGE_COSINE,
    FIELDS,
    FOREST,
    INDUSTRY,
    MEADOW,
    PARK,
    QUARRY,
    TOWN,
    Districts,
    View,
    districts_around,
    river,
    road_half_width,
    warp_grid,
)

# OpenEarthMap codes
BARE, RANGE, DEVELOPED, ROAD, TREE, WATER, CROP, BUILDING = range(1, 9)

GRASS = (97, 112, 70)
DRY_GRASS = (142, 135, 96)
SOIL = (150, 126, 100)
SAND = (186, 170, 142)
ASPHALT = (118, 118, 117)
CONCRETE = (166, 162, 154)
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
CARS = np.array(
    [(228, 228, 226), (190, 192, 194), (60, 62, 66), (36, 38, 42), (132, 38, 36), (52, 74, 118), (110, 112, 114)], float
)


@dataclass(frozen=True)
class Canvas:
    """A view being painted. All arrays are (H, W); ``colour`` is (3, H, W), reflected light at full sun, 0 to 255."""

    view: View
    seed: int
    districts: Districts
    x: np.ndarray
    y: np.ndarray
    here: np.ndarray
    border: np.ndarray
    bank: np.ndarray
    noise: dict[int, np.ndarray]
    klass: np.ndarray = field(repr=False)
    colour: np.ndarray = field(repr=False)
    height: np.ndarray = field(repr=False)
    trees: np.ndarray = field(repr=False)  # how likely a tree grows here

    def paint(
        self, where: np.ndarray, klass: int | None, colour, grain: float = 0.0, trees: float | None = None
    ) -> None:
        """Cover the pixels ``where`` with a class, a colour (three numbers or (3, n)) and its grain."""
        if klass is not None:
            self.klass[where] = klass
        texture = grain * (0.7 * self.noise[1][where] + 0.7 * self.noise[3][where] + 0.5 * self.noise[12][where])
        for band, value in zip(self.colour, colour):
            band[where] = value + texture
        if trees is not None:
            self.trees[where] = trees

    def hash(self, *keys, salt: int) -> np.ndarray:
        return hash01(*keys, salt, seed=self.seed)


def paint_ground(view: View, seed: int) -> Canvas:
    """The ground of a view, before anything stands on it."""
    districts = districts_around(view, seed)
    x, y = warp_grid(view, seed)
    here, beyond, border = districts.locate(x, y)
    plain_x, plain_y = (a.astype(np.float32) for a in np.meshgrid(view.xs, view.ys))
    bank, slope = river(plain_x, plain_y, seed)
    shape = (view.height, view.width)
    canvas = Canvas(
        view, seed, districts, x, y, here, border, bank,
        noise={w: noise_grid(view.xs, view.ys, float(w), 20 + w, seed) for w in (1, 3, 12, 40, 160)},
        klass=np.full(shape, RANGE, np.uint8),
        colour=np.zeros((3, *shape), np.float32),
        height=np.zeros(shape, np.float32),
        trees=np.zeros(shape, np.float32),
    )  # fmt: skip
    painters = {
        TOWN: _town, INDUSTRY: _industry, PARK: _park,
        FIELDS: _fields, MEADOW: _meadow, FOREST: _forest, QUARRY: _quarry,
    }  # fmt: skip
    for k in np.unique(here):
        painters[int(districts.kind[k])](canvas, int(k), here == k)
    _water(canvas)
    _main_roads(canvas, beyond, slope)
    return canvas


def _grass(canvas: Canvas, where: np.ndarray, dryness: np.ndarray | float, klass: int | None, trees: float) -> None:
    n = canvas.noise
    dry = np.clip(dryness + 0.16 * n[12][where] + 0.14 * n[40][where], 0, 1)
    colour = [g + (d - g) * dry + 3.0 * n[40][where] for g, d in zip(GRASS, DRY_GRASS)]
    canvas.paint(where, klass, colour, grain=4.5, trees=trees)


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
    strip, from_edge, to_edge = _cells(q, 118.0, lambda i: canvas.hash(i, k_id(canvas, k), salt=31))
    width = 46.0 + 90.0 * canvas.hash(strip, k_id(canvas, k), salt=32)
    parcel, left, right = _cells(p, width, lambda i: canvas.hash(i, strip, k_id(canvas, k), salt=33))

    def draw(salt: int) -> np.ndarray:
        return canvas.hash(parcel, strip, k_id(canvas, k), salt=salt)

    crop = CROPS[np.minimum((draw(34) * len(CROPS)).astype(int), len(CROPS) - 1)].T
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
    track = (canvas.hash(strip, k_id(canvas, k), salt=42) < 0.45) & (from_edge < 3.4)
    hedge = canvas.hash(strip + (from_edge > to_edge), k_id(canvas, k), salt=43) < 0.3
    orchard = ~fallow & (draw(44) < 0.05)
    sub = _sub(where)
    _grass(canvas, sub(fallow), 0.45, RANGE, trees=0.01)
    _grass(canvas, sub(orchard & (edge > 5)), 0.25, RANGE, trees=0.0)
    stems = orchard & (edge > 5) & (np.abs(p % 8.0 - 4) < 0.8) & (np.abs(q % 8.0 - 4) < 0.8)
    canvas.trees[sub(stems)] = 0.95
    _grass(canvas, sub((edge < 1.3 + 0.4 * n[12][where]) & ~track), 0.45, RANGE, trees=0.0)
    canvas.trees[sub((across_edge < 1.6) & hedge & ~track)] = 0.75
    ruts = track & (np.abs(np.abs(from_edge - 1.7) - 0.8) < 0.62 + 0.1 * n[3][where])
    _grass(canvas, sub(track), 0.6, BARE, trees=0.0)
    canvas.paint(sub(ruts), BARE, SAND, grain=6.0)


def k_id(canvas: Canvas, k: int) -> int:
    """A number that names a district whatever the view."""
    return int(canvas.districts.i[k]) * 7919 + int(canvas.districts.j[k])


def _sub(where: np.ndarray):
    """Turn a choice among the pixels of ``where`` into a mask of the whole view."""

    def choose(chosen: np.ndarray) -> np.ndarray:
        mask = np.zeros(where.shape, bool)
        mask[where] = chosen
        return mask

    return choose


def _meadow(canvas: Canvas, k: int, where: np.ndarray) -> None:
    _grass(canvas, where, 0.32 + 0.22 * canvas.noise[160][where], RANGE, trees=0.012)
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
    """Closed wood: what is seen between the crowns belongs to it. A clearing here and there."""
    canvas.paint(where, TREE, WOOD_FLOOR, grain=6.0, trees=0.97)
    clearing = where & (canvas.noise[40] + 0.35 * canvas.noise[12] > 1.6)
    _grass(canvas, clearing, 0.4, RANGE, trees=0.03)


def _quarry(canvas: Canvas, k: int, where: np.ndarray) -> None:
    """Bare ground: a pit with benches, heaps and tracks, grass coming back at its rim."""
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
    canvas.paint(_sub(where)(from_track < 0), BARE, (196, 182, 158), grain=4.0)
    rim = where & ((canvas.border < 26 + 9 * n[12]) | (n[40] > 1.7))
    _grass(canvas, rim, 0.55, RANGE, trees=0.05)


def _park(canvas: Canvas, k: int, where: np.ndarray) -> None:
    """Mown lawns, groups of trees, paths, and one pitch."""
    _grass(canvas, where, 0.1, RANGE, trees=0.02)
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


# --- built districts: a grid of streets, blocks of lots. things.py puts the buildings on the lots. ---

BLOCK = {TOWN: (104.0, 62.0), INDUSTRY: (150.0, 104.0)}
STREET = {TOWN: 3.3, INDUSTRY: 4.4}
PAVEMENT = 1.7
HOUSES, FLATS, GREEN, SHOPS = range(4)


@dataclass(frozen=True)
class Block:
    """A block between four streets, in its district's own metres."""

    p0: float
    p1: float
    q0: float
    q1: float
    use: int
    name: tuple[int, int, int]


def block_borders(i: np.ndarray, size: float, district: int, salt: int, seed: int) -> np.ndarray:
    """Where the street before block ``i`` runs."""
    return size * (i + 0.3 * (hash01(i, district, salt, seed=seed) - 0.5))


def block_use(a: np.ndarray, b: np.ndarray, kind: int, district: int, seed: int) -> np.ndarray:
    draw = hash01(a, b, district, 52, seed=seed)
    if kind == INDUSTRY:
        return np.where(draw < 0.9, SHOPS, GREEN)
    return np.select([draw < 0.68, draw < 0.83, draw < 0.90], [HOUSES, FLATS, GREEN], SHOPS)


def _street_grid(canvas: Canvas, k: int, where: np.ndarray):
    """For the pixels of a built district, along p and along q: block indices, place in the block, the block's side."""
    kind, name, seed = int(canvas.districts.kind[k]), k_id(canvas, k), canvas.seed
    p, q = canvas.districts.local(k, canvas.x[where], canvas.y[where])
    index, inside, lengths = [], [], []
    for t, size, salt in zip((p, q), BLOCK[kind], (50, 51)):
        i = np.floor(t / size).astype(np.int64)
        first = int(i.min()) - 1
        borders = block_borders(np.arange(first, int(i.max()) + 3), size, name, salt, seed)
        i = i - (t < borders[i - first]) + (t >= borders[i + 1 - first])
        index.append(i)
        inside.append(t - borders[i - first])
        lengths.append(borders[i + 1 - first] - borders[i - first])
    return index, inside, lengths


def _town(canvas: Canvas, k: int, where: np.ndarray) -> None:
    """Lawns and hedged gardens in lots, drives, pavements, streets with parked cars."""
    (a, b), (p, q), (length, depth) = _street_grid(canvas, k, where)
    name = k_id(canvas, k)
    use = block_use(a, b, TOWN, name, canvas.seed)
    lot_width = length / np.maximum(1, np.round(length / LOT))
    lot = np.floor(p / lot_width).astype(np.int64)
    far = q > depth / 2

    def draw(salt: int) -> np.ndarray:
        return canvas.hash(lot + 64 * far, a, b, name, salt=salt)

    sub = _sub(where)
    _grass(canvas, where, 0.5 * draw(53) ** 2, RANGE, trees=0.035)
    canvas.trees[sub(use == GREEN)] = 0.14
    in_lot = p - lot * lot_width
    from_street = np.minimum(q, depth - q)
    edge_of_lot = np.minimum(in_lot, lot_width - in_lot)
    garden_bed = (use == HOUSES) & (from_street > 21) & (edge_of_lot < 6) & (draw(54) < 0.25)
    canvas.paint(sub(garden_bed), RANGE, (124, 106, 82), grain=9.0)
    canvas.trees[sub((use == HOUSES) & (edge_of_lot < 0.9) & (draw(55) < 0.45))] = 0.45
    drive = (use == HOUSES) & (np.abs(in_lot - 2.9) < 1.4 + 0.8 * draw(56)) & (from_street < 9 + 9 * draw(57))
    patio = (
        (use == HOUSES) & (np.abs(in_lot - lot_width / 2) < 3.5) & (np.abs(from_street - 21) < 2.5) & (draw(58) < 0.6)
    )
    shade = 36 * (draw(59) - 0.5)
    paved = drive | patio
    canvas.paint(sub(paved), DEVELOPED, [c + shade[paved] for c in CONCRETE], grain=4.0, trees=0.0)
    pool = (
        (use == HOUSES) & (draw(60) < 0.05) & (np.hypot((in_lot - lot_width / 2) / 4.2, (from_street - 25.5) / 2.2) < 1)
    )
    canvas.paint(sub(pool), WATER, (96, 168, 182), grain=2.0, trees=0.0)
    court = ((use == FLATS) & (np.abs(q - depth / 2) < 9)) | (use == SHOPS)
    _car_park(canvas, sub(court), p[court], q[court] - depth[court] / 2)
    _streets(canvas, where, k, (p, length), (q, depth))


LOT = 17.5


def _industry(canvas: Canvas, k: int, where: np.ndarray) -> None:
    """Yards and car parks between large halls."""
    (a, b), (p, q), (length, depth) = _street_grid(canvas, k, where)
    use = block_use(a, b, INDUSTRY, k_id(canvas, k), canvas.seed)
    sub = _sub(where)
    _grass(canvas, where, 0.3, RANGE, trees=0.03)
    verge = np.minimum(np.minimum(p, length - p), np.minimum(q, depth - q))
    yard = (use == SHOPS) & (verge > 9)
    _car_park(canvas, sub(yard), p[yard], q[yard])
    _streets(canvas, where, k, (p, length), (q, depth))


def _car_park(canvas: Canvas, where: np.ndarray, p: np.ndarray, q: np.ndarray) -> None:
    """Two rows of bays and an aisle, again and again; ``p``, ``q`` are the places of the pixels of ``where``."""
    worn = 9 * canvas.noise[12][where] + 6 * canvas.noise[40][where]
    canvas.paint(where, DEVELOPED, [c + worn + 8 for c in ASPHALT], grain=3.5, trees=0.0)
    row, bay = np.floor(q / 16.5).astype(np.int64), np.floor(p / 2.6).astype(np.int64)
    v = q - row * 16.5
    second = v >= 5.0
    in_bay_v = np.where(second, v - 5.0, v)
    in_bay_u = p - bay * 2.6
    in_bays = (v < 10.0) & (canvas.hash(row, bay // 14, salt=61) < 0.75)
    line = in_bays & (in_bay_u < 0.18)
    taken = canvas.hash(bay, row * 2 + second, salt=62) < 0.3 + 0.4 * canvas.hash(row, bay // 9, salt=66)
    car = in_bays & taken & (np.abs(in_bay_u - 1.35) < 0.92) & (np.abs(in_bay_v - 2.5) < 2.2)
    sub = _sub(where)
    canvas.paint(sub(line), None, (186, 186, 182))
    _cars(canvas, sub(car), canvas.hash(bay, row * 2 + second, salt=63)[car], np.abs(in_bay_v - 2.4)[car])


def _cars(canvas: Canvas, where: np.ndarray, draw: np.ndarray, from_middle: np.ndarray) -> None:
    paint = CARS[(draw * len(CARS)).astype(int)].T
    windows = np.where((from_middle > 0.8) & (from_middle < 1.4), 0.55, 1.0)
    canvas.paint(where, None, paint * windows)
    canvas.height[where] = 1.4


def _streets(canvas: Canvas, where: np.ndarray, k: int, *axes: tuple[np.ndarray, np.ndarray]) -> None:
    """Streets along both axes of a built district's grid, with pavements and parked cars."""
    half = STREET[int(canvas.districts.kind[k])]
    distances = [np.minimum(t, length - t) for t, length in axes]
    nearest = np.minimum(*distances)
    sub = _sub(where)
    canvas.paint(sub(nearest < half + PAVEMENT), DEVELOPED, CONCRETE, grain=4.0, trees=0.0)
    lane = nearest < half
    patches = 6 * canvas.noise[12][where][lane] + 5 * canvas.noise[40][where][lane]
    canvas.paint(sub(lane), ROAD, [c + patches for c in ASPHALT], grain=3.0, trees=0.0)
    (p, _), (q, _) = axes
    along = np.where(distances[0] < distances[1], q, p)
    side = np.where(distances[0] < distances[1], p, q) < half
    place = np.floor(along / 6.2).astype(np.int64)
    draw = canvas.hash(place, side, k_id(canvas, k), salt=64)
    crossing = np.maximum(*distances) < half + 9
    car = (np.abs(nearest - half + 1.2) < 0.9) & (np.abs(along % 6.2 - 3.1) < 2.15) & (draw < 0.3) & ~crossing
    _cars(canvas, sub(car), (draw[car] / 0.3), np.abs(along % 6.2 - 3.0)[car])
    # Street trees stand on the pavement's edge.
    stems = (np.abs(nearest - half - PAVEMENT) < 0.8) & (np.abs(along % 14.0 - 7) < 0.8) & ~crossing
    canvas.trees[sub(stems)] = 0.4


def _water(canvas: Canvas) -> None:
    """Rivers with sand at some bends and trees along the banks; ponds in open country."""
    n = canvas.noise
    bank = canvas.bank + 1.2 * n[12] + 0.3 * n[3]
    riverside = bank < 16 + 5 * n[40]
    _grass(canvas, riverside, 0.25, RANGE, trees=0.0)
    canvas.height[riverside] = 0
    canvas.trees[riverside & (bank > 1.5)] = np.where(n[40] > -0.5, 0.4, 0.05)[riverside & (bank > 1.5)]
    sand = (bank < 3 + 5 * n[40]) & (n[40] > 0.4)
    canvas.paint(sand, BARE, SAND, grain=6.0, trees=0.0)
    water = bank < 0
    _wet(canvas, water, -bank[water])

    rural = np.isin(canvas.districts.kind, [FIELDS, MEADOW, FOREST, PARK])[canvas.here]
    depth = canvas.noise[160] + 0.12 * n[40] - 2.05
    shore = rural & (depth > -0.22) & (canvas.border > 14) & ~riverside
    _grass(canvas, shore, 0.2, RANGE, trees=0.2)
    pond = shore & (depth > 0) & (canvas.border > 17)
    _wet(canvas, pond, 60 * depth[pond])


def _wet(canvas: Canvas, where: np.ndarray, metres_in: np.ndarray) -> None:
    shallow = np.exp(-np.maximum(metres_in, 0) / 2.5)
    ripple = 1.6 * canvas.noise[12][where] + 1.2 * canvas.noise[40][where]
    colour = [d + (s - d) * shallow + ripple for d, s in zip(DEEP_WATER, SHALLOW_WATER)]
    canvas.paint(where, WATER, colour, grain=0.8, trees=0.0)
    canvas.height[where] = 0


def _main_roads(canvas: Canvas, beyond: np.ndarray, river_slope: np.ndarray) -> None:
    """Roads along the borders of districts; over a river only where they meet it nearly squarely."""
    d = canvas.districts
    kinds = np.arange(7)
    half = road_half_width(kinds[:, None], kinds[None, :])[d.kind[canvas.here], d.kind[beyond]]
    from_axis = canvas.border
    # The border between two hearts runs square to the line that joins them.
    dx, dy = d.x[beyond] - d.x[canvas.here], d.y[beyond] - d.y[canvas.here]
    across_river = np.abs(-river_slope * dx + dy) / np.hypot(dx, dy) / np.hypot(1, river_slope)
    bridged = across_river < np.sqrt(1 - BRIDGE_COSINE**2)
    dry = bridged | (canvas.bank > 7)
    has_road = (half > 0) & dry
    town = half > 3
    verge = has_road & (from_axis < half + 2.6)
    canvas.height[verge] = 0
    canvas.trees[has_road & (from_axis < half + 3.2)] = 0
    _grass(canvas, verge & ~town, 0.5, RANGE, trees=0.0)
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
    draw = canvas.hash(place, canvas.here.astype(np.int64), salt=65)
    car = road & lane & (np.abs(along % 11.0 - 5.5) < 2.2) & (draw < 0.10)
    _cars(canvas, car, draw[car] / 0.10, np.abs(along % 11.0 - 5.4)[car])
