"""Polygons out of shared arcs."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from ..geo.pixel_areas import PixelAreas
from .outlines import Arcs, follow, ragged

_GROUP_POINTS = 500_000


@dataclass(frozen=True)
class Polygons:
    """Polygons in the raster's CRS, one a region, by region.

    region: (n,) their regions.  geometry: (n,) shapely polygons, valid, shells as seen on the map counter-clockwise for
    a north-up raster.  pixels: (n,) area in (fractions of) pixels.  perimeter: (n,) metres on the ground, holes
    included.
    """

    region: np.ndarray
    geometry: np.ndarray
    pixels: np.ndarray
    perimeter: np.ndarray


def assemble(arcs: Arcs, wanted: np.ndarray, grid: PixelAreas, unit: float) -> Polygons:
    """The polygons of the regions for which ``wanted`` (regions,) is true; ``unit`` is the arcs' coordinate step in
    pixels.
    """
    made = [_measured(rings, grid, unit) for rings in _rings(arcs, wanted)]
    if not made:
        return Polygons(np.zeros(0, np.int64), np.zeros(0, object), np.zeros(0), np.zeros(0))
    return Polygons(*(np.concatenate([getattr(part, name) for part in made]) for name in Polygons.__dataclass_fields__))


def coverage(arcs: Arcs) -> np.ndarray:
    """The polygons of all regions, in the arcs' own coordinates: neighbours have the same points on their border."""
    wanted = np.ones(max(arcs.left.max(initial=-1), arcs.right.max(initial=-1)) + 1, bool)
    made = [_polygons(rings, rings.points.astype(float)) for rings in _rings(arcs, wanted)]
    return np.concatenate(made) if made else np.zeros(0, object)


@dataclass(frozen=True)
class _Rings:
    """Closed rings, each region's shell before its holes.

    points: (n, 2) whole numbers, first points repeated.  bounds: (rings + 1,) where each begins.  owner: (rings,) their
    regions.  shell: which rings are shells.  twice: (rings,) twice the area within, negative for holes.
    """

    points: np.ndarray
    bounds: np.ndarray
    owner: np.ndarray
    shell: np.ndarray
    twice: np.ndarray


def _rings(arcs: Arcs, wanted: np.ndarray) -> Iterator[_Rings]:
    """The rings of the wanted regions, by region, some hundred thousand points at a time.

    Every arc bounds a region on its left as it runs and, turned round, another on its other left. At its end the
    region's boundary goes on with the arc that leaves the same node with the region on its left. There are two of those
    only where a region touches itself corner to corner; turning right there keeps what lies between two tips of the
    region apart as a hole of its own, as simple features ask.
    """
    faces = np.stack([arcs.left, arcs.right], axis=1).ravel()  # half-arc 2k runs as arc k does, 2k + 1 the other way
    half = np.flatnonzero((faces >= 0) & wanted[faces])
    if len(half) == 0:
        return
    arc, reverse, face = half // 2, half % 2 == 1, faces[half]
    first, last = arcs.offsets[:-1][arc], arcs.offsets[1:][arc] - 1
    closed = arcs.closed[arc]
    begin, end = np.where(reverse, last, first), np.where(reverse, first, last)
    leaves = np.where(reverse, (arcs.last_heading[arc] + 2) % 4, arcs.first_heading[arc])
    arrives = np.where(reverse, (arcs.first_heading[arc] + 2) % 4, arcs.last_heading[arc])
    open_ = np.flatnonzero(~closed)
    incoming = open_[np.lexsort(((arrives[open_] + 1) % 4, face[open_], place(arcs.points[end[open_]])))]
    outgoing = open_[np.lexsort((leaves[open_], face[open_], place(arcs.points[begin[open_]])))]
    successor = np.arange(len(half))
    successor[incoming] = outgoing
    sequence, bounds, _ = follow(successor)

    ring_face = face[sequence[bounds[:-1]]]
    count = np.where(closed, last + 1 - first, last - first)[sequence]  # an open arc's last point begins the next one
    start, backward = begin[sequence], reverse[sequence]
    order = np.argsort(ring_face, kind="stable")
    size = np.add.reduceat(count, bounds[:-1])[order]
    # Whole regions at a time.
    new_face = np.flatnonzero(np.append(True, np.diff(ring_face[order]) > 0))
    _, groups = np.unique(np.append(0, np.cumsum(size))[new_face] // _GROUP_POINTS, return_index=True)
    cuts = np.append(new_face[groups], len(order))
    for ring in (order[a:b] for a, b in zip(cuts[:-1], cuts[1:])):
        pieces = ragged(bounds[ring], bounds[ring + 1] - bounds[ring])
        within = ragged(np.zeros(len(pieces), np.int64), count[pieces])
        sign = np.repeat(np.where(backward[pieces], -1, 1), count[pieces])
        points = arcs.points[np.repeat(start[pieces], count[pieces]) + sign * within]
        length = np.append(0, np.cumsum(count[pieces]))
        length = length[np.append(0, np.cumsum(bounds[ring + 1] - bounds[ring]))]
        yield _closed(points, length, ring_face[ring])


def place(points: np.ndarray) -> np.ndarray:
    """One number for each place, in reading order."""
    return (points[:, 1].astype(np.int64) << 32) + points[:, 0]


def _closed(points: np.ndarray, rings: np.ndarray, owner: np.ndarray) -> _Rings:
    """Rings (first points not repeated) that begin at ``rings``, closed and in order; ``owner``: each one's region."""
    size = np.diff(rings) + 1
    closed = np.empty((len(points) + len(owner), 2), np.int64)
    bounds = np.append(0, np.cumsum(size))
    closed[ragged(bounds[:-1], size - 1)] = points
    closed[bounds[1:] - 1] = points[rings[:-1]]
    cross = closed[:-1, 0] * closed[1:, 1] - closed[1:, 0] * closed[:-1, 1]
    cross[bounds[1:-1] - 1] = 0
    twice = -np.add.reduceat(np.append(cross, 0), bounds[:-1])  # rows grow downwards: shells come out positive
    order = np.lexsort((twice < 0, owner))
    closed = closed[ragged(bounds[:-1][order], size[order])]
    owner = owner[order]
    shell = np.flatnonzero(np.append(True, np.diff(owner) > 0))
    return _Rings(closed, np.append(0, np.cumsum(size[order])), owner, shell, twice[order])


def _polygons(rings: _Rings, points: np.ndarray) -> np.ndarray:
    """The rings' polygons, with ``points`` for theirs."""
    parts = np.append(rings.shell, len(rings.owner))
    return shapely.from_ragged_array(shapely.GeometryType.POLYGON, points, (rings.bounds, parts))


def _measured(rings: _Rings, grid: PixelAreas, unit: float) -> Polygons:
    x, y = grid.transform @ (rings.points[:, 0] * unit, rings.points[:, 1] * unit)
    step = grid.lengths(x, y)
    step[rings.bounds[1:-1] - 1] = 0.0
    return Polygons(
        rings.owner[rings.shell],
        _polygons(rings, np.stack([x, y], axis=1)),
        np.add.reduceat(rings.twice, rings.shell) * (unit * unit / 2),
        np.add.reduceat(np.append(step, 0.0), rings.bounds[:-1][rings.shell]),
    )
