"""The meaning of relations on the ground: sets of pixels in, sets of pixels out. docs/phrases.md has it in words."""

import math
from functools import cached_property

import numpy as np
from scipy.ndimage import distance_transform_edt

from ..geo.regions import cut_runs, label
from .ground import Ground

#: Degrees to each side of a compass direction. More than 45° for the four main ones, so that all the land beside a
#: river that runs at an angle lies north (or south) of it.
_HALF_ANGLE = {1: 60.0, 2: 45.0}
#: Sectors around a pixel, and how many of them must contain the surrounding thing.
SECTORS, SURROUNDED_SECTORS = 8, 7
#: Two things lie on opposite sides if their directions differ by at least so many degrees.
_OPPOSITE = 120.0
#: Regions with a smaller share of the largest region's area are ignored for directions.
_SPECK = 0.01
_COMPASS = {"north": (0.0, 1.0), "south": (0.0, -1.0), "east": (1.0, 0.0), "west": (-1.0, 0.0)}
#: Row offsets computed at a time.
_CHUNK = 256


def within(target: np.ndarray, metres: float, ground: Ground) -> np.ndarray:
    """The pixels at most ``metres`` from ``target``, including it.

    Measured from the centre of a pixel to the nearest edge of ``target``, half a pixel from the centre of its
    nearest pixel.

    Args:
        target: Bool, the shape of the window.
        metres: Distance on the ground.
        ground: The grid.
    """
    if metres <= 0 or not target.any() or target.all():
        return target.copy()
    limit = metres + (ground.pixel[0] + ground.pixel[1]) / 4
    (result,) = _dilated(target, limit, ground, [lambda distance, east, north: distance <= limit])
    return result


def along(target: np.ndarray, valid: np.ndarray, metres: float, ground: Ground) -> np.ndarray:
    """The pixels at most ``metres`` from the boundary of ``target``, inside or outside of it."""
    return within(target, metres, ground) & within(valid & ~target, metres, ground)


def surrounded(target: np.ndarray, metres: float, ground: Ground) -> np.ndarray:
    """The pixels with ``target`` at most ``metres`` away in at least seven of the eight sectors around them."""
    if not target.any():
        return np.zeros_like(target)
    limit = metres + (ground.pixel[0] + ground.pixel[1]) / 4
    hits = _dilated(target, limit, ground, [_sector(2 * math.pi * k / SECTORS, limit) for k in range(SECTORS)])
    return np.sum(hits, axis=0, dtype=np.uint8) >= SURROUNDED_SECTORS


def _sector(bearing: float, limit: float):
    """The footprint of one of the sectors around a pixel."""
    half = math.pi / SECTORS

    def inside(distance, east, north):
        ahead = east * math.sin(bearing) + north * math.cos(bearing)
        return (distance <= limit) & (distance > 0) & (ahead >= np.hypot(east, north) * math.cos(half) - 1e-6)

    return inside


def towards(target: np.ndarray, direction: str, ground: Ground) -> np.ndarray:
    """The pixels outside ``target`` that lie in ``direction`` ("north", "south-west") from its nearest pixel.

    Regions that are specks beside the largest one are ignored: a pool in a garden does not count for "north of the
    water".
    """
    if not target.any() or target.all():
        return np.zeros_like(target)
    region, area = regions(target, ground)
    east, north = _to_nearest(np.append(area >= _SPECK * area.max(), False)[region], ground)
    parts = direction.split("-")
    heading = np.sum([_COMPASS[part] for part in parts], axis=0)
    heading = heading / np.linalg.norm(heading)
    distance = np.hypot(east, north)
    # The nearest pixel lies in the opposite direction.
    return ~target & (
        -(east * heading[0] + north * heading[1]) >= distance * math.cos(math.radians(_HALF_ANGLE[len(parts)]))
    )


def between(first: np.ndarray, second: np.ndarray, metres: float, ground: Ground) -> np.ndarray:
    """The pixels outside both whose nearest pixels of the two lie on opposite sides, each at most ``metres`` away."""
    result = ~first & ~second
    if not first.any() or not second.any():
        return np.zeros_like(result)
    east_1, north_1 = _to_nearest(first, ground)
    east_2, north_2 = _to_nearest(second, ground)
    lengths = np.hypot(east_1, north_1), np.hypot(east_2, north_2)
    limit = metres + (ground.pixel[0] + ground.pixel[1]) / 4
    for length in lengths:
        result &= length <= limit
    cosine = east_1 * east_2 + north_1 * north_2
    return result & (cosine <= lengths[0] * lengths[1] * math.cos(math.radians(_OPPOSITE)))


def regions(target: np.ndarray, ground: Ground) -> tuple[np.ndarray, np.ndarray]:
    """The connected regions of ``target``, the same as those of polygons made of it.

    Returns:
        The region of each pixel (-1 outside), and the square metres of each region on the ellipsoid.
    """
    # Two classes would number the outside too; nodata is not a region.
    runs = cut_runs(target.astype(np.uint8), 0)
    labelled = label([runs], ground.run_areas, ground.pixel[0] * ground.pixel[1])
    return np.repeat(labelled.of_run[0], runs.length).reshape(target.shape), labelled.area_m2


def ranked(target: np.ndarray, count: int, largest: bool, ground: Ground) -> np.ndarray:
    """The ``count`` largest (or smallest) regions of ``target``; among equals, the first in reading order."""
    region, area = regions(target, ground)
    order = np.argsort(-area if largest else area, kind="stable")[:count]
    chosen = np.zeros(len(area) + 1, bool)
    chosen[order] = True
    return chosen[region]


def sized(target: np.ndarray, low: float, high: float, ground: Ground) -> np.ndarray:
    """The regions of ``target`` with an area of ``low`` to ``high`` square metres."""
    region, area = regions(target, ground)
    return np.append((area >= low) & (area <= high), False)[region]


def _dilated(target: np.ndarray, limit: float, ground: Ground, footprints: list) -> list[np.ndarray]:
    """The pixels that have a pixel of ``target`` in their footprint, for each footprint.

    This is exact in every CRS: a footprint is computed on the ellipsoid at the centre of each tile, and a tile is so
    small that the footprint fits all of its pixels. A row of a footprint is one run of pixels, so running counts along
    the rows of ``target`` show at once whether it contains any.

    Args:
        target: Bool, the shape of the window.
        limit: Longest distance in the footprints, in metres.
        ground: The grid.
        footprints: Functions inside(distance, east, north) of the offsets around a pixel.
    """
    height, width = target.shape
    results = [np.zeros(target.shape, bool) for _ in footprints]
    for middle, rows, columns in ground.tiles(limit):
        all_runs = _footprint_runs(middle, limit, ground, footprints)
        pad = max((max(-first, last) for runs in all_runs for _, first, last in runs), default=0)
        left, right = max(columns.start - pad, 0), min(columns.stop + pad, width)
        row = _Rows(target[:, left:right], columns.start - left, columns.stop - left, pad)
        buffer = np.empty((rows.stop - rows.start, columns.stop - columns.start), bool)
        for result, runs in zip(results, all_runs):
            for offset, first, last in runs:
                top, bottom = max(rows.start, -offset), min(rows.stop, height - offset)
                if top < bottom:
                    hit = buffer[: bottom - top]
                    row.any_in(slice(top + offset, bottom + offset), first, last, hit)
                    part = result[top:bottom, columns]
                    np.logical_or(part, hit, out=part)
    return results


class _Rows:
    """Rows of pixels (h, w), searched for runs around each of the columns ``begin`` to ``end``."""

    def __init__(self, target: np.ndarray, begin: int, end: int, pad: int):
        self._target, self._begin, self._end, self._pad = target, begin, end, pad
        #: More columns than any run reaches.
        self._far = target.shape[1] + pad + 1
        self._number = np.uint16 if self._far < 65536 else np.int32

    def any_in(self, rows: slice, first: int, last: int, out: np.ndarray) -> None:
        """Set ``out`` where any of the pixels ``first`` to ``last`` columns away (both included) is in the target."""
        if -first == last:
            np.less_equal(self._gaps[rows], last, out=out)
        else:
            size = self._end - self._begin
            low, high = self._counts[rows, self._pad + first :], self._counts[rows, self._pad + last + 1 :]
            np.greater(high[:, :size], low[:, :size], out=out)

    @cached_property
    def _gaps(self) -> np.ndarray:
        """Columns from each pixel to the nearest target pixel of its row."""
        columns = np.arange(self._target.shape[1], dtype=np.int32)
        far = np.int32(self._far)
        before = np.maximum.accumulate(np.where(self._target, columns, -far), axis=1)
        after = np.minimum.accumulate(np.where(self._target, columns, 2 * far)[:, ::-1], axis=1)[:, ::-1]
        gaps = np.minimum(columns - before, after - columns)[:, self._begin : self._end]
        return np.minimum(gaps, far).astype(self._number)

    @cached_property
    def _counts(self) -> np.ndarray:
        """Number of target pixels before each column; columns outside contain none."""
        height, width = self._target.shape
        start = self._pad - self._begin
        counts = np.zeros((height, self._end - self._begin + 2 * self._pad + 1), self._number)
        np.cumsum(self._target, axis=1, out=counts[:, start + 1 : start + 1 + width], dtype=self._number)
        counts[:, start + 1 + width :] = counts[:, start + width, None]
        return counts


def _footprint_runs(middle: tuple[float, float], limit: float, ground: Ground, footprints: list) -> list[list[tuple]]:
    """The rows of each footprint as (row offset, first and last column offset)."""
    height, width = ground.shape
    across, down = (min(most, side) for most, side in zip(ground.extent(limit), (width, height)))
    columns = np.arange(-across, across + 1)
    runs: list[list[tuple]] = [[] for _ in footprints]
    for begin in range(-down, down + 1, _CHUNK):
        rows = np.arange(begin, min(begin + _CHUNK, down + 1))
        offsets = ground.around(middle, rows, columns)
        for own, inside in zip(runs, footprints):
            hit = inside(*offsets)
            some = np.flatnonzero(hit.any(1))
            first = hit[some].argmax(1)
            last = hit.shape[1] - 1 - hit[some, ::-1].argmax(1)
            own += zip(rows[some].tolist(), columns[first].tolist(), columns[last].tolist())
    return runs


def _to_nearest(target: np.ndarray, ground: Ground) -> tuple[np.ndarray, np.ndarray]:
    """Metres east and north from each pixel to the nearest pixel of ``target``, in the grid's mean metric."""
    across, down = ground.pixel
    row, column = distance_transform_edt(~target, sampling=(down, across), return_distances=False, return_indices=True)
    right = (column - np.arange(target.shape[1], dtype=np.int32)) * np.float32(across)
    below = (row - np.arange(target.shape[0], dtype=np.int32)[:, None]) * np.float32(down)
    north_right, north_below = (np.float32(part) for part in ground.north())
    side = np.float32(ground.handed())
    # East is north turned by a right angle, clockwise on a map.
    return side * (north_right * below - north_below * right), north_right * right + north_below * below
