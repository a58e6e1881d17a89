"""Built districts: a grid of streets, blocks of lots, car parks. ``things`` puts the buildings on the lots."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .canvas import (
    ASPHALT,
    CONCRETE,
    DEVELOPED,
    RANGE,
    ROAD,
    WATER,
    Canvas,
    district_id,
    paint_cars,
    paint_grass,
    scatter,
)
from .dates import Date
from .noise import hash01
from .plan import INDUSTRY, TOWN

BLOCK = {TOWN: (104.0, 62.0), INDUSTRY: (150.0, 104.0)}
STREET = {TOWN: 3.3, INDUSTRY: 4.4}
PAVEMENT = 1.7
LOT = 17.5
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
    """Return the place, in metres along one axis, of the street before block ``i``."""
    return size * (i + 0.3 * (hash01(i, district, salt, seed=seed) - 0.5))


def block_use(a: np.ndarray, b: np.ndarray, kind: int, district: int, seed: int, date: Date) -> np.ndarray:
    """Return the use (``HOUSES`` … ``SHOPS``) of the blocks (``a``, ``b``) of a district of ``kind``."""
    draw = hash01(a, b, district, 52, seed=seed)
    if kind == INDUSTRY:
        return np.where(draw < 0.9, SHOPS, GREEN)
    return np.select([draw < 0.68, draw < 0.83, draw < 0.90], [HOUSES, FLATS, HOUSES if date.later else GREEN], SHOPS)


def _street_grid(canvas: Canvas, k: int, where: np.ndarray):
    """Block index, place in the block and the block's side of each pixel of a built district, along p and along q."""
    kind, name, seed = int(canvas.districts.kind[k]), district_id(canvas, k), canvas.seed
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


def paint_town(canvas: Canvas, k: int, where: np.ndarray) -> None:
    """Lawns and hedged gardens in lots, drives, pavements, streets with parked cars."""
    (a, b), (p, q), (length, depth) = _street_grid(canvas, k, where)
    name = district_id(canvas, k)
    use = block_use(a, b, TOWN, name, canvas.seed, canvas.date)
    lot_width = length / np.maximum(1, np.round(length / LOT))
    lot = np.floor(p / lot_width).astype(np.int64)
    far = q > depth / 2

    def draw(salt: int) -> np.ndarray:
        return canvas.hash(lot + 64 * far, a, b, name, salt=salt)

    sub = scatter(where)
    paint_grass(canvas, where, 0.5 * draw(53) ** 2, RANGE, trees=0.035)
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
    paint_car_park(canvas, sub(court), p[court], q[court] - depth[court] / 2)
    _streets(canvas, where, k, (p, length), (q, depth))


def paint_industry(canvas: Canvas, k: int, where: np.ndarray) -> None:
    """Yards and car parks between large halls."""
    (a, b), (p, q), (length, depth) = _street_grid(canvas, k, where)
    use = block_use(a, b, INDUSTRY, district_id(canvas, k), canvas.seed, canvas.date)
    sub = scatter(where)
    paint_grass(canvas, where, 0.3, RANGE, trees=0.03)
    verge = np.minimum(np.minimum(p, length - p), np.minimum(q, depth - q))
    yard = (use == SHOPS) & (verge > 9)
    paint_car_park(canvas, sub(yard), p[yard], q[yard])
    _streets(canvas, where, k, (p, length), (q, depth))


def paint_car_park(canvas: Canvas, where: np.ndarray, p: np.ndarray, q: np.ndarray) -> None:
    """Paint a car park: two rows of bays and an aisle, repeated; ``p``, ``q`` are the places of the pixels."""
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
    sub = scatter(where)
    canvas.paint(sub(line), None, (186, 186, 182))
    paint_cars(canvas, sub(car), canvas.hash(bay, row * 2 + second, salt=63)[car], np.abs(in_bay_v - 2.4)[car])


def _streets(canvas: Canvas, where: np.ndarray, k: int, *axes: tuple[np.ndarray, np.ndarray]) -> None:
    """Streets along both axes of a built district's grid, with pavements and parked cars."""
    half = STREET[int(canvas.districts.kind[k])]
    distances = [np.minimum(t, length - t) for t, length in axes]
    nearest = np.minimum(*distances)
    sub = scatter(where)
    canvas.paint(sub(nearest < half + PAVEMENT), DEVELOPED, CONCRETE, grain=4.0, trees=0.0)
    lane = nearest < half
    patches = 6 * canvas.noise[12][where][lane] + 5 * canvas.noise[40][where][lane]
    canvas.paint(sub(lane), ROAD, [c + patches for c in ASPHALT], grain=3.0, trees=0.0)
    (p, _), (q, _) = axes
    along = np.where(distances[0] < distances[1], q, p)
    side = np.where(distances[0] < distances[1], p, q) < half
    place = np.floor(along / 6.2).astype(np.int64)
    draw = canvas.hash(place, side, district_id(canvas, k), salt=64)
    crossing = np.maximum(*distances) < half + 9
    car = (np.abs(nearest - half + 1.2) < 0.9) & (np.abs(along % 6.2 - 3.1) < 2.15) & (draw < 0.3) & ~crossing
    paint_cars(canvas, sub(car), (draw[car] / 0.3), np.abs(along % 6.2 - 3.0)[car])
    # Street trees stand on the pavement's edge.
    stems = (np.abs(nearest - half - PAVEMENT) < 0.8) & (np.abs(along % 14.0 - 7) < 0.8) & ~crossing
    canvas.trees[sub(stems)] = 0.4
