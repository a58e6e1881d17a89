"""Simplifying and smoothing the arcs of a coverage without ever letting two of them cross or touch.

GEOS simplifies the coverage that the arcs make (shapely's ``coverage_simplify``, Visvalingam and Whyatt 1993 over all
polygons at once); the arcs then lose the points that GEOS removed. Corners are cut on arcs, not on polygons: no library
cuts the corners of a coverage so that neighbours stay neighbours, and on an arc a corner is cut once for both sides.

This step has a run's highest memory use: GEOS needs all polygons at once, about 75 bytes for each of their points.
"""

import numpy as np
import shapely

from .outlines import Arcs, corners, neighbours, ragged
from .polygons import coverage, place

#: Side, in half pixels, of the cells in which points are looked up.
_CELL = 4
#: Smoothing divides coordinates by this.
_FINE = 32
#: A corner is cut where its triangle has more than 1/32 square pixel (this is twice its area, in half pixels).
_VISIBLE = 0.25


def simplify(arcs: Arcs, tolerance: float) -> Arcs:
    """Remove points whose triangle with their neighbours is smaller than ``tolerance``² (half pixels).

    Points between pixels' corners are on one arc only, so a point that GEOS kept is recognised by its place.
    Nodes stay. That includes the frame's corners, which GEOS treats like other points, since nothing lies beyond them.
    """
    if len(arcs) == 0 or tolerance <= 0:
        return arcs
    kept = shapely.get_coordinates(shapely.coverage_simplify(coverage(arcs), tolerance)).astype(np.int32)
    keep = np.isin(place(arcs.points), place(kept))
    keep[arcs.offsets[:-1][~arcs.closed]] = True
    keep[arcs.offsets[1:][~arcs.closed] - 1] = True
    return _with_points(arcs, arcs.points[keep], np.append(0, np.cumsum(keep))[arcs.offsets])


def smooth(arcs: Arcs, reach: float) -> Arcs:
    """Cut the corners of arcs (Chaikin 1974); the coordinate unit becomes 1/32 of the old one.

    A corner loses a quarter of both its edges or, where that is more than ``reach`` (in the arcs' coordinates), a half,
    a quarter or an eighth of that: wood edges become round, long walls keep their length. Very flat corners stay, and
    so do corners whose triangle holds another point: without a point in the triangle, no other arc can cross the cut.
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
    """The part of the edge to ``other`` that a cut removes: 4 for a quarter, up to ``_FINE``."""
    length = np.hypot(*(other - points).T) / _FINE
    return np.clip(2 ** np.ceil(np.log2(np.maximum(length / reach, 4))), 4, _FINE).astype(np.int64)


def _with_points(arcs: Arcs, points: np.ndarray, offsets: np.ndarray) -> Arcs:
    return Arcs(points, offsets, arcs.left, arcs.right, arcs.closed, arcs.first_heading, arcs.last_heading)


def _holds_other(a: np.ndarray, v: np.ndarray, b: np.ndarray, points: np.ndarray, cell: int) -> np.ndarray:
    """Which triangles a v b hold, inside or on their edges, a point of ``points`` that is not one of their corners."""
    low, high = np.minimum(np.minimum(a, v), b), np.maximum(np.maximum(a, v), b)
    across = int(points[:, 0].max()) // cell + 2
    where = (points[:, 1] // cell).astype(np.int64) * across + points[:, 0] // cell
    order = np.argsort(where)
    where, points = where[order], points[order]
    # The cells under a triangle's box: one stretch of the sorted points for each row of cells.
    top, rows = low[:, 1] // cell, high[:, 1] // cell - low[:, 1] // cell + 1
    triangle = np.repeat(np.arange(len(v)), rows)
    row = ragged(top.astype(np.int64), rows) * across
    begin = np.searchsorted(where, row + low[triangle, 0] // cell, side="left")
    end = np.searchsorted(where, row + high[triangle, 0] // cell, side="right")
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
