"""Things that stand on the ground: buildings on their lots, and trees."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .built import BLOCK, FLATS, HOUSES, LOT, PAVEMENT, SHOPS, STREET, Block, block_borders, block_use
from .canvas import BUILDING, TREE, Canvas, district_id
from .dates import EARLIER, NEW_HOUSES
from .noise import hash01
from .plan import FIELDS, FOREST, INDUSTRY, TOWN, river, warp_at

GABLE, HIP, FLAT = range(3)
TILES = np.array(
    [(150, 98, 76), (138, 84, 66), (122, 92, 76), (112, 106, 102), (92, 92, 96), (158, 116, 92), (84, 72, 66)]
)
SHEETS = np.array(
    [(196, 196, 194), (176, 180, 184), (150, 152, 152), (138, 150, 160), (208, 204, 196), (126, 120, 114)]
)
#: crown colours: broadleaved, dark conifer, yellowish, bluish
CROWNS = np.array([(72, 92, 48), (50, 68, 44), (100, 112, 58), (64, 86, 60), (84, 102, 52)], float)
MARGIN = 32.0  # metres: things so far outside a view can still show in it, by their shadows


@dataclass(frozen=True)
class Roof:
    """A roof.

    Attributes:
        kind: ``GABLE``, ``HIP`` or ``FLAT``.
        eaves: height in metres.
        pitch: metres of rise for each metre.
        colour: (3,) RGB.
    """

    kind: int
    eaves: float
    pitch: float
    colour: np.ndarray


@dataclass(frozen=True)
class Building:
    """A rectangle in the plane with a roof.

    Attributes:
        x: of the centre, metres to the east.
        y: of the centre, metres to the south.
        half_length: metres.
        half_width: metres.
        angle: bearing of the long side in radians.
        roof: its roof.
        name: a number that is the building's own.
    """

    x: float
    y: float
    half_length: float
    half_width: float
    angle: float
    roof: Roof
    name: int

    def corners(self) -> np.ndarray:
        c, s = np.cos(self.angle), np.sin(self.angle)
        u = np.array([-1, 1, 1, -1, 0]) * self.half_length
        v = np.array([-1, -1, 1, 1, 0]) * self.half_width
        return np.stack([self.x + u * c - v * s, self.y + u * s + v * c])


def put_buildings(canvas: Canvas) -> None:
    """Draw every building that can show in the view."""
    for k in np.unique(canvas.district):
        kind = int(canvas.districts.kind[k])
        if kind in (TOWN, INDUSTRY):
            planned = [b for block in _blocks(canvas, int(k)) for b in _on_block(canvas, int(k), kind, block)]
        elif kind == FIELDS:
            planned = _farm(canvas, int(k)) + _new_houses(canvas, int(k))
        else:
            continue
        for building in _buildable(canvas, int(k), planned):
            _draw(canvas, building)


def _blocks(canvas: Canvas, k: int) -> list[Block]:
    kind, name, seed = int(canvas.districts.kind[k]), district_id(canvas, k), canvas.seed
    where = canvas.district == k
    p, q = canvas.districts.local(k, canvas.x[where], canvas.y[where])
    sides = []
    for t, size, salt in ((p, BLOCK[kind][0], 50), (q, BLOCK[kind][1], 51)):
        i = np.arange(int(np.floor(t.min() / size)) - 1, int(np.floor(t.max() / size)) + 2)
        sides.append([i, block_borders(i, size, name, salt, seed), block_borders(i + 1, size, name, salt, seed)])
    gap = STREET[kind] + PAVEMENT
    return [
        Block(
            p0 + gap,
            p1 - gap,
            q0 + gap,
            q1 - gap,
            int(block_use(a, b, kind, name, seed, canvas.date)),
            (int(a), int(b), name),
        )
        for a, p0, p1 in zip(*sides[0])
        for b, q0, q1 in zip(*sides[1])
    ]


@dataclass(frozen=True)
class Site:
    """A place for buildings: a district's grid, and the random draws of one block of it."""

    canvas: Canvas
    k: int
    draws: np.ndarray  # (keys, salts)

    def draw(self, key: int, salt: int) -> float:
        return float(self.draws[key, salt])

    def pick(self, colours: np.ndarray, key: int, salt: int) -> np.ndarray:
        return colours[int(self.draws[key, salt] * len(colours))]

    def building(self, p: float, q: float, half_p: float, half_q: float, roof: Roof, key: int, turn=0.0) -> Building:
        """A building at (p, q) of the district's grid; its long side becomes its length."""
        x, y = self.canvas.districts.world(self.k, p, q)
        if half_p < half_q:
            half_p, half_q, turn = half_q, half_p, turn + np.pi / 2
        angle = float(self.canvas.districts.angle[self.k]) + turn
        tint = 22 * (self.draw(key, 20) - 0.5)
        name = int(self.draw(key, 21) * 2**31)
        return Building(float(x), float(y), half_p, half_q, angle, replace(roof, colour=roof.colour + tint), name)


KEYS, SALTS = 128, 24


def _on_block(canvas: Canvas, k: int, kind: int, block: Block) -> list[Building]:
    keys, salts = np.arange(KEYS)[:, None], np.arange(SALTS)[None, :]
    site = Site(canvas, k, hash01(keys, salts, *block.name, 70, seed=canvas.seed))
    if block.use == HOUSES:
        return _houses(site, block)
    if block.use == FLATS:
        return _flats(site, block)
    if block.use == SHOPS:
        return _halls(site, block, 1 if kind == TOWN else 1 + int(site.draw(5, 0) < 0.55))
    return []


def _houses(site: Site, block: Block) -> list[Building]:
    """Two rows of houses back to back; some with a wing or a shed."""
    pavement = STREET[TOWN] + PAVEMENT
    full = block.p1 - block.p0 + 2 * pavement
    count = max(1, round(full / LOT))
    alike = site.draw(0, 0) < 0.4  # whole streets were built at once, with one kind of tile
    buildings = []
    for lot in range(count):
        p = block.p0 - pavement + (lot + 0.5) * full / count + 1.3
        for key, front, inward in ((lot, block.q0, 1), (lot + 64, block.q1, -1)):
            if site.canvas.date.later and 0.06 <= site.draw(key, 0) < 0.12:
                continue  # pulled down
            half_p, half_q = 4.2 + 1.9 * site.draw(key, 1), 4.4 + 1.6 * site.draw(key, 2)
            if site.draw(key, 0) < 0.06 or p - half_p < block.p0 + 1 or p + half_p > block.p1 - 1:
                continue
            q = front + inward * (6.0 + 3.0 * site.draw(key, 3) + half_q)
            roof = Roof(
                GABLE if site.draw(key, 4) < 0.62 else HIP,
                3.0 + 3.2 * (site.draw(key, 5) < 0.55),
                0.5 + 0.35 * site.draw(key, 6),
                site.pick(TILES, 0 if alike else key, 7),
            )
            turn = 0.06 * (site.draw(key, 8) - 0.5)
            buildings.append(site.building(p, q, half_p, half_q, roof, key, turn))
            if site.draw(key, 9) < 0.3:
                wing = replace(roof, eaves=roof.eaves - 0.4)
                at = (p + half_p * 0.4, q + inward * half_q, half_p * 0.55, half_q * 0.75)
                buildings.append(site.building(*at, wing, key, turn))
            if site.draw(key, 10) < 0.3:
                shed = Roof(FLAT, 2.4, 0.0, site.pick(SHEETS, key, 11))
                buildings.append(site.building(p + 4, front + inward * 24, 2.2, 1.6, shed, key, turn))
    return buildings


def _flats(site: Site, block: Block) -> list[Building]:
    """Four slabs of flats around a court."""
    half = (block.p1 - block.p0) / 4 - 3
    buildings = []
    for key, q in ((0, block.q0 + 9.5), (1, block.q1 - 9.5)):
        flat = site.draw(key, 1) < 0.6
        colour = site.pick(SHEETS if flat else TILES, key, 2)
        roof = Roof(FLAT if flat else GABLE, 9.0 + 6.0 * site.draw(key, 3), 0.4, colour)
        for part in (0.25, 0.75):
            p = block.p0 + (block.p1 - block.p0) * part
            buildings.append(site.building(p, q, half, 5.6, roof, key))
    return buildings


def _halls(site: Site, block: Block, count: int) -> list[Building]:
    """Large flat buildings in their yards."""
    share, depth = (block.p1 - block.p0) / count, block.q1 - block.q0
    buildings = []
    for key in range(count):
        flat = site.draw(key, 1) < 0.7
        roof = Roof(
            FLAT if flat else GABLE,
            6.0 + 6.0 * site.draw(key, 2),
            0.0 if flat else 0.12,
            site.pick(SHEETS, key, 3),
        )
        half_p, half_q = share * (0.30 + 0.13 * site.draw(key, 4)), depth * (0.22 + 0.16 * site.draw(key, 5))
        at = block.p0 + share * (key + 0.5), block.q0 + depth * (0.36 + 0.28 * site.draw(key, 6))
        buildings.append(site.building(*at, half_p, half_q, roof, key))
    return buildings


#: place (p, q), half sides, eaves and roof colours of a farm's buildings
FARM = [
    (-16, -9, 7.5, 5.5, 5.0, TILES),
    (13, -11, 13.0, 7.0, 5.0, TILES),
    (4, 15, 19.0, 8.5, 5.5, SHEETS),
    (-24, 14, 6.0, 4.5, 3.5, SHEETS),
]


def _farm(canvas: Canvas, k: int) -> list[Building]:
    """A farmstead in some of the districts of fields: a house and its barns around a yard."""
    keys, salts = np.arange(len(FARM))[:, None], np.arange(SALTS)[None, :]
    site = Site(canvas, k, hash01(keys, salts, district_id(canvas, k), 71, seed=canvas.seed))
    if site.draw(0, 0) > 0.55:
        return []
    return [
        site.building(
            p + 3 * site.draw(key, 1), q + 3 * site.draw(key, 2), half_p, half_q,
            Roof(GABLE, eaves, 0.42, site.pick(colours, key, 3)), key,
        )
        for key, (p, q, half_p, half_q, eaves, colours) in enumerate(FARM)
    ]  # fmt: skip


def _new_houses(canvas: Canvas, k: int) -> list[Building]:
    """At the later date two rows of houses in some of the districts of fields."""
    name = district_id(canvas, k)
    if not canvas.date.later or canvas.hash(name, salt=NEW_HOUSES) >= 0.6:
        return []
    keys, salts = np.arange(KEYS)[:, None], np.arange(SALTS)[None, :]
    site = Site(canvas, k, hash01(keys, salts, name, 72, seed=canvas.seed))
    roofs = [Roof(GABLE, 3.0 + 2 * site.draw(key, 5), 0.6, site.pick(TILES, key, 7)) for key in range(16)]
    places = [(-66 + 18.8 * (key % 8), -82 + 32 * (key // 8)) for key in range(16)]
    return [
        site.building(p, q, 4.8 + 1.5 * site.draw(key, 1), 4.6 + 1.4 * site.draw(key, 2), roof, key)
        for key, ((p, q), roof) in enumerate(zip(places, roofs))
    ]


def _buildable(canvas: Canvas, k: int, planned: list[Building]) -> list[Building]:
    """The planned buildings near the view that stand wholly inside their district, off its roads and the water."""
    view, reach = canvas.view, 2 * MARGIN
    near = [
        b
        for b in planned
        if view.xs[0] - reach < b.x < view.xs[-1] + reach and view.ys[0] - reach < b.y < view.ys[-1] + reach
    ]
    if not near:
        return []
    # The plan lies in the bent coordinates of the streets; one step of a fixed-point iteration finds the true place.
    x, y = np.array([(b.x, b.y) for b in near]).T
    bent_x, bent_y = warp_at(x, y, canvas.seed)
    near = [replace(b, x=bx, y=by) for b, bx, by in zip(near, 2 * x - bent_x, 2 * y - bent_y)]
    x, y = np.stack([b.corners() for b in near], axis=1)  # (buildings, 5 points) each
    bent = warp_at(x.ravel(), y.ravel(), canvas.seed)
    nearest, _, border = (a.ravel() for a in canvas.districts.locate(*(t[None] for t in bent)))
    bank, _ = river(x.ravel(), y.ravel(), canvas.seed, EARLIER)  # no house has to go for the moved river
    fits = (nearest == k) & (border > 9.0) & (bank > 18.0)
    return [b for b, ok in zip(near, fits.reshape(x.shape).all(axis=1)) if ok]


def _draw(canvas: Canvas, b: Building) -> None:
    view = canvas.view
    reach = np.hypot(b.half_length, b.half_width) + view.gsd
    columns = np.flatnonzero(np.abs(view.xs - b.x) <= reach)
    rows = np.flatnonzero(np.abs(view.ys - b.y) <= reach)
    if not (len(columns) and len(rows)):
        return
    window = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    dx, dy = view.xs[columns][None, :] - b.x, view.ys[rows][:, None] - b.y
    u = dx * np.cos(b.angle) + dy * np.sin(b.angle)
    v = dy * np.cos(b.angle) - dx * np.sin(b.angle)
    from_gable, from_eaves = b.half_length - np.abs(u), b.half_width - np.abs(v)
    inside = (from_gable >= 0) & (from_eaves >= 0)
    rise = {GABLE: from_eaves, HIP: np.minimum(from_gable, from_eaves), FLAT: np.zeros_like(u)}[b.roof.kind]
    height = b.roof.eaves + b.roof.pitch * rise
    relief = np.zeros_like(u)
    if b.roof.kind == FLAT:
        rim = np.minimum(from_gable, from_eaves) < 0.6
        relief = np.where(rim, 10.0, 0.0)
        cell = hash01(np.floor(u / 5).astype(int), np.floor(v / 5).astype(int), b.name & 0xFFFF, seed=canvas.seed)
        unit = (
            (cell < 0.09)
            & (np.abs(u % 5 - 2.5) < 1.2)
            & (np.abs(v % 5 - 2.5) < 1.0)
            & (from_gable > 2)
            & (from_eaves > 2)
        )
        height = height + 1.3 * unit + 0.3 * rim
        relief = relief + 16 * unit
        ribs = 3.0 * np.sin(2 * np.pi * u / 2.4)
    else:
        ribs = 3.5 * np.sin(2 * np.pi * (v if b.roof.kind == GABLE else rise) / 1.1)
        relief = np.where(rise > (b.half_width - 0.35), 9.0, 0.0)
        panels = (b.name % 7 == 0) & (b.half_width < 7) & (v > 0.8) & (from_eaves > 1.0) & (from_gable > 1.5)
    canvas.klass[window][inside] = BUILDING
    canvas.trees[window][inside] = 0
    canvas.height[window][inside] = height[inside]
    stain = 5 * canvas.noise[12][window] + 3.5 * canvas.noise[3][window] + 2.5 * canvas.noise[1][window]
    for band, value, panel in zip(canvas.colour, b.roof.colour, (46, 54, 74)):
        roof = value + ribs + relief + stain
        band[window][inside] = (np.where(panels, panel + ribs, roof) if b.roof.kind != FLAT else roof)[inside]


def put_trees(canvas: Canvas) -> None:
    """Draw the crowns: on a jittered lattice of places, with the likelihood that the ground gives."""
    view, seed, size = canvas.view, canvas.seed, 4.6
    i, j = (
        a.ravel()
        for a in np.meshgrid(
            np.arange(np.floor(view.xs[0] / size), np.ceil(view.xs[-1] / size)).astype(int),
            np.arange(np.floor(view.ys[0] / size), np.ceil(view.ys[-1] / size)).astype(int),
        )
    )
    x = (i + 0.15 + 0.7 * hash01(i, j, 100, seed=seed)) * size
    y = (j + 0.15 + 0.7 * hash01(i, j, 101, seed=seed)) * size
    column = np.clip(np.round((x - view.x0) / view.gsd).astype(int), 0, view.width - 1)
    row = np.clip(np.round((y - view.y0) / view.gsd).astype(int), 0, view.height - 1)
    grows = hash01(i, j, 102, seed=seed) < canvas.trees[row, column]
    i, j, x, y, row, column = (a[grows] for a in (i, j, x, y, row, column))
    if not len(i):
        return
    in_wood = canvas.districts.kind[canvas.district[row, column]] == FOREST
    conifers = in_wood & (canvas.noise[160][row, column] > 0.2)
    radius = np.where(
        in_wood, 2.3 + 1.6 * hash01(i, j, 103, seed=seed), 1.5 + 3.0 * hash01(i, j, 103, seed=seed) ** 1.5
    )
    radius = np.where(conifers, 1.7 + 1.0 * hash01(i, j, 103, seed=seed), radius)
    tall = np.where(in_wood, 11.0, 2.0 * radius) + 3 * hash01(i, j, 104, seed=seed)
    species = np.where(conifers, 1, (hash01(i, j, 105, seed=seed) * len(CROWNS)).astype(int))
    colour = CROWNS[species] * (0.86 + 0.28 * hash01(i, j, 106, seed=seed))[:, None]

    reach = int(np.ceil(4.6 / view.gsd)) + 1
    offsets = np.arange(-reach, reach + 1)
    for chosen in np.array_split(np.arange(len(x)), max(1, len(x) * len(offsets) ** 2 // 4_000_000)):
        _crowns(canvas, offsets, *(a[chosen] for a in (x, y, radius, tall, colour, conifers, row, column, i + 31 * j)))


def _crowns(canvas, offsets, x, y, radius, tall, colour, conifer, row, column, name) -> None:
    view = canvas.view
    rows = row[:, None, None] + offsets[None, :, None]
    columns = column[:, None, None] + offsets[None, None, :]
    dx = view.x0 + columns * view.gsd - x[:, None, None]
    dy = view.y0 + rows * view.gsd - y[:, None, None]
    bearing = np.arctan2(dy, dx)
    lobes = 0.10 * np.sin(3 * bearing + name[:, None, None]) + 0.08 * np.sin(5 * bearing + 1.7 * name[:, None, None])
    out = np.hypot(dx, dy) / (radius[:, None, None] * (1 + lobes))
    seen = (out < 1) & (rows >= 0) & (rows < view.height) & (columns >= 0) & (columns < view.width)
    tree, *_ = np.nonzero(seen)
    place = (np.broadcast_to(rows, seen.shape)[seen], np.broadcast_to(columns, seen.shape)[seen])
    free = canvas.klass[place] != BUILDING  # crowns stay beside roofs: their trunks have no room there
    tree, place, out = tree[free], (place[0][free], place[1][free]), out[seen][free]
    dome = np.where(conifer[tree], 1 - out, np.sqrt(1 - out**2))
    leaves = 0.35 * canvas.noise[1][place] + 0.25 * canvas.noise[3][place]
    height = (tall[tree] - radius[tree] * 1.3 * (1 - dome) + leaves).astype(np.float32)
    np.maximum.at(canvas.height, place, height)
    top = canvas.height[place] == height
    tree, place = tree[top], (place[0][top], place[1][top])
    canvas.klass[place] = TREE
    depth = 0.8 + 0.25 * dome[top] + 0.05 * canvas.noise[1][place]
    for band, value in zip(canvas.colour, colour.T):
        band[place] = value[tree] * depth
