"""What relations mean on the ground: sets of pixels in, sets of pixels out. docs/phrases.md says it in words."""

import math
from functools import cached_property

import numpy as np
from scipy.ndimage import distance_transform_edt

from ..geo.regions import cut_runs, label
from .ground import Ground

#: Degrees to either side of a compass direction. Wider than half a right angle for the four main ones, so that land
#: beside a river that runs askew lies north (or south) of it as a whole.
_HALF_ANGLE = {1: 60.0, 2: 45.0}
#: Sectors in which the surroundings are looked at, and how many of them must hold what surrounds.
SECTORS, SURROUNDED_SECTORS = 8, 7
#: Two things lie on opposite sides where their directions differ by at least so many degrees.
_OPPOSITE = 120.0
#: Share of the largest region's area below which a region gives no direction.
_SPECK = 0.01
_COMPASS = {"north": (0.0, 1.0), "south": (0.0, -1.0), "east": (1.0, 0.0), "west": (-1.0, 0.0)}
#: Offsets worked out at a time.
_CHUNK = 256


def within(there: np.ndarray, metres: float, ground: Ground) -> np.ndarray:
    """The pixels at most ``metres`` from ``there`` (bool, the window's shape), its own included.

    From the middle of a pixel to the nearest edge of ``there``, as half a pixel from the middle of its nearest pixel.
    """
    if metres <= 0 or not there.any() or there.all():
        return there.copy()
    far = metres + (ground.pixel[0] + ground.pixel[1]) / 4
    (met,) = _dilated(there, far, ground, [lambda distance, east, north: distance <= far])
    return met


def along(there: np.ndarray, known: np.ndarray, metres: float, ground: Ground) -> np.ndarray:
    """The pixels at most ``metres`` from the boundary of ``there``, inside or outside of it."""
    return within(there, metres, ground) & within(known & ~there, metres, ground)


def surrounded(there: np.ndarray, metres: float, ground: Ground) -> np.ndarray:
    """The pixels that have ``there`` at most ``metres`` away in at least seven of the eight sectors around them."""
    if not there.any():
        return np.zeros_like(there)
    far = metres + (ground.pixel[0] + ground.pixel[1]) / 4
    met = _dilated(there, far, ground, [_sector(2 * math.pi * k / SECTORS, far) for k in range(SECTORS)])
    return np.sum(met, axis=0, dtype=np.uint8) >= SURROUNDED_SECTORS


def _sector(bearing: float, far: float):
    """The footprint of one of the sectors around a pixel."""
    half = math.pi / SECTORS

    def inside(distance, east, north):
        ahead = east * math.sin(bearing) + north * math.cos(bearing)
        return (distance <= far) & (distance > 0) & (ahead >= np.hypot(east, north) * math.cos(half) - 1e-6)

    return inside


def towards(there: np.ndarray, direction: str, ground: Ground) -> np.ndarray:
    """The pixels outside ``there`` that lie in ``direction`` ("north", "south-west") from its nearest pixel.

    Regions that are specks beside the largest one do not count: a pool in a garden is not what "north of the water" is
    about.
    """
    if not there.any() or there.all():
        return np.zeros_like(there)
    region, area = regions(there, ground)
    east, north = _to_nearest(np.append(area >= _SPECK * area.max(), False)[region], ground)
    parts = direction.split("-")
    wanted = np.sum([_COMPASS[part] for part in parts], axis=0)
    wanted = wanted / np.linalg.norm(wanted)
    distance = np.hypot(east, north)
    # The nearest pixel is seen in the opposite direction.
    return ~there & (
        -(east * wanted[0] + north * wanted[1]) >= distance * math.cos(math.radians(_HALF_ANGLE[len(parts)]))
    )


def between(first: np.ndarray, second: np.ndarray, metres: float, ground: Ground) -> np.ndarray:
    """The pixels outside both that see the nearest pixel of the one opposite to that of the other, each at most
    ``metres`` away.
    """
    result = ~first & ~second
    if not first.any() or not second.any():
        return np.zeros_like(result)
    east_1, north_1 = _to_nearest(first, ground)
    east_2, north_2 = _to_nearest(second, ground)
    lengths = np.hypot(east_1, north_1), np.hypot(east_2, north_2)
    far = metres + (ground.pixel[0] + ground.pixel[1]) / 4
    for length in lengths:
        result &= length <= far
    cosine = east_1 * east_2 + north_1 * north_2
    return result & (cosine <= lengths[0] * lengths[1] * math.cos(math.radians(_OPPOSITE)))


def regions(there: np.ndarray, ground: Ground) -> tuple[np.ndarray, np.ndarray]:
    """The connected regions of ``there``, as polygons made of it would be: the region of each pixel (-1 outside), and
    each region's square metres on the ellipsoid.
    """
    # Two classes would number what is outside too; nodata is no region.
    runs = cut_runs(there.astype(np.uint8), 0)
    found = label([runs], ground.run_areas, ground.pixel[0] * ground.pixel[1])
    return np.repeat(found.of_run[0], runs.length).reshape(there.shape), found.area_m2


def ranked(there: np.ndarray, count: int, largest: bool, ground: Ground) -> np.ndarray:
    """The pixels of the ``count`` largest (or smallest) regions of ``there``; of equal ones the first in reading
    order.
    """
    region, area = regions(there, ground)
    order = np.argsort(-area if largest else area, kind="stable")[:count]
    chosen = np.zeros(len(area) + 1, bool)
    chosen[order] = True
    return chosen[region]


def sized(there: np.ndarray, low: float, high: float, ground: Ground) -> np.ndarray:
    """The pixels of the regions of ``there`` that measure ``low`` to ``high`` square metres."""
    region, area = regions(there, ground)
    return np.append((area >= low) & (area <= high), False)[region]


def _dilated(there: np.ndarray, far: float, ground: Ground, footprints: list) -> list[np.ndarray]:
    """For each footprint, an inside(distance, east, north) of the offsets around a pixel: the pixels from which
    ``there`` is met in it.

    Exact, and in every CRS: the footprint is worked out on the ellipsoid in the middle of each tile, and a tile is so
    small that it fits all of its pixels. A row of a footprint is one stretch of pixels, so that running counts along
    the rows of ``there`` tell at once whether it meets any.
    """
    height, width = there.shape
    results = [np.zeros(there.shape, bool) for _ in footprints]
    for middle, rows, columns in ground.tiles(far):
        stretches = _stretches(middle, far, ground, footprints)
        pad = max((max(-first, last) for own in stretches for _, first, last in own), default=0)
        left, right = max(columns.start - pad, 0), min(columns.stop + pad, width)
        row = _Rows(there[:, left:right], columns.start - left, columns.stop - left, pad)
        met = np.empty((rows.stop - rows.start, columns.stop - columns.start), bool)
        for result, own in zip(results, stretches):
            for offset, first, last in own:
                top, bottom = max(rows.start, -offset), min(rows.stop, height - offset)
                if top < bottom:
                    here = met[: bottom - top]
                    row.meet(slice(top + offset, bottom + offset), first, last, here)
                    target = result[top:bottom, columns]
                    np.logical_or(target, here, out=target)
    return results


class _Rows:
    """Rows of pixels (h, w), asked for stretches around each of the columns ``begin`` to ``end``."""

    def __init__(self, there: np.ndarray, begin: int, end: int, pad: int):
        self._there, self._begin, self._end, self._pad = there, begin, end, pad
        #: More columns than any stretch reaches.
        self._far = there.shape[1] + pad + 1
        self._number = np.uint16 if self._far < 65536 else np.int32

    def meet(self, rows: slice, first: int, last: int, out: np.ndarray) -> None:
        """Whether any of the pixels ``first`` to ``last`` columns away (both included) is there, into ``out``."""
        if -first == last:
            np.less_equal(self._gaps[rows], last, out=out)
        else:
            size = self._end - self._begin
            low, high = self._counts[rows, self._pad + first :], self._counts[rows, self._pad + last + 1 :]
            np.greater(high[:, :size], low[:, :size], out=out)

    @cached_property
    def _gaps(self) -> np.ndarray:
        """Columns from each pixel to the nearest one in its row that is there."""
        columns = np.arange(self._there.shape[1], dtype=np.int32)
        far = np.int32(self._far)
        before = np.maximum.accumulate(np.where(self._there, columns, -far), axis=1)
        after = np.minimum.accumulate(np.where(self._there, columns, 2 * far)[:, ::-1], axis=1)[:, ::-1]
        gaps = np.minimum(columns - before, after - columns)[:, self._begin : self._end]
        return np.minimum(gaps, far).astype(self._number)

    @cached_property
    def _counts(self) -> np.ndarray:
        """How many pixels are there before each column; the columns that lie outside hold none."""
        height, width = self._there.shape
        start = self._pad - self._begin
        counts = np.zeros((height, self._end - self._begin + 2 * self._pad + 1), self._number)
        np.cumsum(self._there, axis=1, out=counts[:, start + 1 : start + 1 + width], dtype=self._number)
        counts[:, start + 1 + width :] = counts[:, start + width, None]
        return counts


def _stretches(middle: tuple[float, float], far: float, ground: Ground, footprints: list) -> list[list[tuple]]:
    """Footprints as (row offset, first and last column offset)."""
    height, width = ground.shape
    across, down = (min(most, side) for most, side in zip(ground.extent(far), (width, height)))
    columns = np.arange(-across, across + 1)
    found: list[list[tuple]] = [[] for _ in footprints]
    for begin in range(-down, down + 1, _CHUNK):
        rows = np.arange(begin, min(begin + _CHUNK, down + 1))
        offsets = ground.around(middle, rows, columns)
        for own, inside in zip(found, footprints):
            hit = inside(*offsets)
            some = np.flatnonzero(hit.any(1))
            first = hit[some].argmax(1)
            last = hit.shape[1] - 1 - hit[some, ::-1].argmax(1)
            own += zip(rows[some].tolist(), columns[first].tolist(), columns[last].tolist())
    return found


def _to_nearest(there: np.ndarray, ground: Ground) -> tuple[np.ndarray, np.ndarray]:
    """Metres east and north from each pixel to the nearest of ``there``, in the grid's mean metric."""
    across, down = ground.pixel
    row, column = distance_transform_edt(~there, sampling=(down, across), return_distances=False, return_indices=True)
    right = (column - np.arange(there.shape[1], dtype=np.int32)) * np.float32(across)
    below = (row - np.arange(there.shape[0], dtype=np.int32)[:, None]) * np.float32(down)
    north_right, north_below = (np.float32(part) for part in ground.north())
    side = np.float32(ground.handed())
    # East is north turned by a right angle, clockwise on a map.
    return side * (north_right * below - north_below * right), north_right * right + north_below * below
