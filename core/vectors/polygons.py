"""Polygons made of shared arcs."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from ..geo.pixel_areas import PixelAreas
from .outlines import Arcs, follow, ragged

_GROUP_POINTS = 500_000


@dataclass(frozen=True)
class Polygons:
    """Polygons in the raster's CRS, one for each region.

    Attributes:
        region: (n,) their regions.
        geometry: (n,) valid shapely polygons; on the map of a north-up raster the shells run counter-clockwise.
        pixels: (n,) area in pixels and fractions of them.
        perimeter: (n,) metres on the ground, holes included.
    """

    region: np.ndarray
    geometry: np.ndarray
    pixels: np.ndarray
    perimeter: np.ndarray


def assemble(arcs: Arcs, selected: np.ndarray, grid: PixelAreas, unit: float) -> Polygons:
    """Make polygons of regions.

    Args:
        arcs: the boundaries of all regions.
        selected: (regions,) bool, the regions to make polygons of.
        grid: places the pixels on the ground.
        unit: the arcs' coordinate step in pixels.

    Returns:
        The polygons of the selected regions.
    """
    groups = [_measured(rings, grid, unit) for rings in _rings(arcs, selected)]
    if not groups:
        return Polygons(np.zeros(0, np.int64), np.zeros(0, object), np.zeros(0), np.zeros(0))
    names = Polygons.__dataclass_fields__
    return Polygons(*(np.concatenate([getattr(group, name) for group in groups]) for name in names))


def coverage(arcs: Arcs) -> np.ndarray:
    """Return the polygons of all regions in the arcs' own coordinates: neighbours share the points of their border."""
    selected = np.ones(max(arcs.left.max(initial=-1), arcs.right.max(initial=-1)) + 1, bool)
    groups = [_polygons(rings, rings.points.astype(float)) for rings in _rings(arcs, selected)]
    return np.concatenate(groups) if groups else np.zeros(0, object)


@dataclass(frozen=True)
class _Rings:
    """Closed rings, each region's shell before its holes.

    Attributes:
        points: (n, 2) whole numbers, first points repeated.
        bounds: (rings + 1,) where each ring begins.
        owner: (rings,) their regions.
        shell: (regions,) indices of the rings that are shells.
        twice: (rings,) twice the enclosed area, negative for holes.
    """

    points: np.ndarray
    bounds: np.ndarray
    owner: np.ndarray
    shell: np.ndarray
    twice: np.ndarray


def _rings(arcs: Arcs, selected: np.ndarray) -> Iterator[_Rings]:
    """The rings of the selected regions, by region, about half a million points at a time.

    An arc has one region on its left and, run backwards, the other region on its left. At the end of an arc the
    region's boundary continues with the arc that leaves the same node with the region on its left. There are two such
    arcs only where a region touches itself corner to corner. Turning right there makes a hole of the ground between
    two tips of the region, as the simple features standard requires.
    """
    faces = np.stack([arcs.left, arcs.right], axis=1).ravel()  # half-arc 2k runs as arc k does, 2k + 1 the other way
    half = np.flatnonzero((faces >= 0) & selected[faces])
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
    """Return one number for each place (n, 2), in reading order."""
    return (points[:, 1].astype(np.int64) << 32) + points[:, 0]


def _closed(points: np.ndarray, rings: np.ndarray, owner: np.ndarray) -> _Rings:
    """Close and sort rings. ``rings`` says where each begins in ``points``; ``owner`` is each ring's region."""
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
    """The rings' polygons, with other ``points`` in place of the rings' own."""
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
