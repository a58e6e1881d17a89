"""Simplifying and smoothing the arcs of a coverage without ever letting two of them cross or touch.

Visvalingam and Whyatt (1993): points go in the order of the area of the triangle with their neighbours. As in the
topology-preserving form of GEOS (shapely's ``coverage_simplify``, whose ``tolerance`` means the same), a point goes
only when its triangle holds no other point of the coverage. GEOS needs all polygons at once, each boundary twice and in
full detail; here shared arcs are worked on once, square by square, and all points that are smallest among their
neighbours go at the same time, round after round, over whole arrays.

Why that is safe: suppose that two new edges a₁b₁ and a₂b₂ cross. The old edges a₁v₁b₁ and a₂v₂b₂ did not, so one
triangle holds a corner of the other, which the test forbids; and neighbours never go in the same round.
"""

import numpy as np

from .ground import PixelAreas
from .outlines import Arcs, corners, neighbours, ragged

#: Arcs are worked on in groups that begin in squares of this many half pixels, to keep memory low.
_PANE = 8192
#: Side in half pixels of the cells in which points are looked up.
_CELL = 4
#: Smoothing divides coordinates so far.
_FINE = 32
#: Corners are cut where that takes away a triangle of more than 1/32 square pixel (twice its area, in half pixels).
_VISIBLE = 0.25


def simplify(arcs: Arcs, tolerance: float, grid: PixelAreas) -> Arcs:
    """Arcs without the points whose triangle is smaller than ``tolerance``² square metres on the ground.

    Nodes stay. A loop keeps four points and of several arcs between the same two nodes each keeps one of its own, so no
    polygon collapses.
    """
    if len(arcs) == 0 or tolerance <= 0:
        return arcs
    size = np.diff(arcs.offsets)
    least = np.where(arcs.closed, np.minimum(size, 4), 2 + _twins(arcs))
    low = np.minimum.reduceat(arcs.points, arcs.offsets[:-1])
    high = np.maximum.reduceat(arcs.points, arcs.offsets[:-1])
    pane = low // _PANE
    # Small arcs square by square; those that are longer than a square at the end, when most points have gone.
    small = (high - low).max(axis=1) < _PANE
    group = np.where(small, pane[:, 1].astype(np.int64) * (pane[:, 0].max() + 1) + pane[:, 0], np.iinfo(np.int64).max)
    order = np.argsort(group, kind="stable")
    cuts = np.append(np.flatnonzero(np.append(True, np.diff(group[order]) > 0)), len(order))
    points, used = arcs.points.copy(), size.copy()
    for begin, end in zip(cuts[:-1], cuts[1:]):
        members = order[begin:end]
        box = low[members].min(axis=0), high[members].max(axis=0)
        near = ((low <= box[1]) & (high >= box[0])).all(axis=1)
        near[members] = False
        near = np.flatnonzero(near)
        others = points[ragged(arcs.offsets[near], used[near])]
        others = others[((others >= box[0]) & (others <= box[1])).all(axis=1)]
        mine = points[ragged(arcs.offsets[members], used[members])]
        offsets = np.append(0, np.cumsum(used[members]))
        limit = 8 * tolerance**2 / np.maximum(grid.at(mine[:, 1] / 2, mine[:, 0] / 2), 1e-12)
        mine, offsets = _reduce(mine, offsets, arcs.closed[members], least[members], limit, others)
        used[members] = np.diff(offsets)
        points[ragged(arcs.offsets[members], used[members])] = mine
    kept = points[ragged(arcs.offsets[:-1], used)]
    return _with_points(arcs, kept, np.append(0, np.cumsum(used)))


def smooth(arcs: Arcs, reach: float) -> Arcs:
    """Arcs with their corners cut (Chaikin 1974); coordinates become 1/32 of what they were.

    A corner loses a quarter of both its edges or, where that is more than ``reach`` (in the arcs' coordinates), a half,
    a quarter or an eighth of that: wood edges come out round, long walls keep their length. Corners so flat that nobody
    would see it stay, and so do those that would cut off another point, for the same reason as in ``simplify``.
    """
    points = arcs.points * _FINE
    if len(points) == 0:
        return arcs
    before, after = neighbours(points, arcs.offsets, arcs.closed)
    cross, inner = corners(arcs.points, arcs.offsets, arcs.closed)
    shares = [_share(points, other, reach) for other in (before, after)]
    where = np.flatnonzero(inner & (np.abs(cross) > _VISIBLE * shares[0] * shares[1]))
    # ``_FINE`` is a multiple of every share, so the new points are whole numbers, exactly on the old edges.
    one, two = (points[where] + (o[where] - points[where]) // s[where, None] for o, s in zip((before, after), shares))
    cut = np.zeros(len(points), bool)
    free = ~_holds_other(one, points[where], two, points, _FINE * _CELL)
    cut[where[free]] = True
    out = np.repeat(points, 1 + cut, axis=0)
    offsets = np.append(0, np.cumsum(1 + cut))
    out[offsets[:-1][cut]], out[offsets[:-1][cut] + 1] = one[free], two[free]
    return _with_points(arcs, out, offsets[arcs.offsets])


def _share(points: np.ndarray, other: np.ndarray, reach: float) -> np.ndarray:
    """What part of the edge to ``other`` a cut takes: 4 for a quarter, up to ``_FINE``."""
    length = np.hypot(*(other - points).T) / _FINE
    return np.clip(2 ** np.ceil(np.log2(np.maximum(length / reach, 4))), 4, _FINE).astype(np.int64)


def _with_points(arcs: Arcs, points: np.ndarray, offsets: np.ndarray) -> Arcs:
    return Arcs(points, offsets, arcs.left, arcs.right, arcs.closed, arcs.first_heading, arcs.last_heading)


def _twins(arcs: Arcs) -> np.ndarray:
    """How many points of its own an open arc must keep: one where another arc joins the same nodes, two where its nodes
    are one, else none."""
    first, last = arcs.points[arcs.offsets[:-1]].astype(np.int64), arcs.points[arcs.offsets[1:] - 1].astype(np.int64)
    ends = np.stack([(first[:, 1] << 32) + first[:, 0], (last[:, 1] << 32) + last[:, 0]])
    low, high = ends.min(axis=0), ends.max(axis=0)
    order = np.lexsort((high, low))
    same = (np.diff(low[order]) == 0) & (np.diff(high[order]) == 0)
    twin = np.zeros(len(arcs), np.int64)
    twin[order[:-1][same]] = twin[order[1:][same]] = 1
    return np.where(low == high, 2, twin)


def _reduce(points, offsets, closed, least, limit, others):
    """Rounds of removal until no point is left to go; ``limit`` is twice the area (squared half pixels) for each
    point."""
    blocked = np.zeros(len(points), bool)
    priority = _scatter(points)
    while True:
        cross, inner = corners(points, offsets, closed)
        size = np.abs(cross)
        allowed = inner & ~blocked & (size <= limit)
        key = np.where(allowed, (np.minimum(size, 1 << 40) << 22) + priority, np.iinfo(np.int64).max)
        before, after = neighbours(key, offsets, closed)
        going = np.flatnonzero(allowed & (key < before) & (key <= after))
        arc = np.searchsorted(offsets, going, side="right") - 1
        # Where an arc would lose too many, only its first goes.
        spare = np.diff(offsets) - least
        leaves = np.bincount(arc, minlength=len(spare))
        first = np.append(True, np.diff(arc) > 0) if len(arc) else np.zeros(0, bool)
        going = going[(leaves <= spare)[arc] | (first & (spare > 0)[arc])]
        if len(going) == 0:
            return points, offsets
        a, b = neighbours(points, offsets, closed)
        hit = _holds_other(a[going], points[going], b[going], np.concatenate([points, others]), _CELL)
        blocked[going[hit]] = True
        going = going[~hit]
        keep = np.ones(len(points), bool)
        keep[going] = False
        # What loses a neighbour gets another triangle, so it may try again.
        lost = ~keep
        lost_before, lost_after = neighbours(lost, offsets, closed)
        blocked &= ~(lost_before | lost_after)
        points, priority, limit, blocked = points[keep], priority[keep], limit[keep], blocked[keep]
        offsets = np.append(0, np.cumsum(keep))[offsets]


def _scatter(points: np.ndarray) -> np.ndarray:
    """22 bits for each point that look random and depend on its place alone, to break ties between equal triangles."""
    mixed = points[:, 0].astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= points[:, 1].astype(np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return (mixed >> np.uint64(42)).astype(np.int64)


def _holds_other(a: np.ndarray, v: np.ndarray, b: np.ndarray, points: np.ndarray, cell: int) -> np.ndarray:
    """Which of the triangles a v b hold, inside or on their edges, one of ``points`` that is none of their corners."""
    low, high = np.minimum(np.minimum(a, v), b), np.maximum(np.maximum(a, v), b)
    across = int(points[:, 0].max()) // cell + 2
    place = (points[:, 1] // cell).astype(np.int64) * across + points[:, 0] // cell
    order = np.argsort(place)
    place, points = place[order], points[order]
    # The cells under a triangle's box: one stretch of the sorted points for each row of cells.
    top, rows = low[:, 1] // cell, high[:, 1] // cell - low[:, 1] // cell + 1
    triangle = np.repeat(np.arange(len(v)), rows)
    row = ragged(top.astype(np.int64), rows) * across
    begin = np.searchsorted(place, row + low[triangle, 0] // cell, side="left")
    end = np.searchsorted(place, row + high[triangle, 0] // cell, side="right")
    held = np.zeros(len(v), bool)
    step = max(1, len(triangle) // max(1, int((end - begin).sum()) // 1_000_000 + 1))
    for k in range(0, len(triangle), step):  # about a million pairs at a time
        t, lo, n = triangle[k : k + step], begin[k : k + step], end[k : k + step] - begin[k : k + step]
        t, q = np.repeat(t, n), points[ragged(lo, n)]
        inside = ((q >= low[t]) & (q <= high[t])).all(axis=1)
        t, q = t[inside], q[inside]
        other = (q != a[t]).any(axis=1) & (q != v[t]).any(axis=1) & (q != b[t]).any(axis=1)
        t, q = t[other], q[other].astype(np.int64)
        sides = [_side(m[t], n[t], q) for m, n in ((a, v), (v, b), (b, a))]
        within = ((sides[0] >= 0) & (sides[1] >= 0) & (sides[2] >= 0)) | (
            (sides[0] <= 0) & (sides[1] <= 0) & (sides[2] <= 0)
        )
        held[t[within]] = True
    return held


def _side(a: np.ndarray, b: np.ndarray, q: np.ndarray) -> np.ndarray:
    d = (b - a).astype(np.int64)
    return d[:, 0] * (q[:, 1] - a[:, 1]) - d[:, 1] * (q[:, 0] - a[:, 0])
