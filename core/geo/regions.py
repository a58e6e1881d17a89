"""Connected regions of equal class in a raster of any size: strips in, a table of regions and their borders out.

A strip of rows is cut into runs (pixels of one class side by side), and regions are runs that touch along an edge.
There are about fifty times fewer runs than pixels, so tables of runs replace label images, which would not fit in
memory.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components


@dataclass(frozen=True)
class Strip:
    """Runs of some whole rows of a class raster, in reading order.

    Attributes:
        first_row: the strip's first row in the raster.
        width: pixels per row.
        start: (n + 1,) flat pixel index within the strip where each run begins; the last is the strip's size.
        code: (n,) class of each run, 0 for nodata.
    """

    first_row: int
    width: int
    start: np.ndarray
    code: np.ndarray

    @property
    def rows(self) -> int:
        return int(self.start[-1]) // self.width

    @property
    def length(self) -> np.ndarray:
        return np.diff(self.start)

    def span(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return row in the raster, first column and column after the last of each run, (n,) each."""
        row, col = np.divmod(self.start[:-1], self.width)
        return row + self.first_row, col, col + self.length

    def run_at(self, pixel: np.ndarray) -> np.ndarray:
        """Return the index of the run that holds each flat pixel index of the strip."""
        return np.searchsorted(self.start, pixel, side="right") - 1


def cut_runs(codes: np.ndarray, first_row: int) -> Strip:
    """Cut a strip of class codes, uint8 (rows, width), 0 for nodata, into runs."""
    change = np.empty(codes.shape, bool)
    change[:, 0] = True
    np.not_equal(codes[:, 1:], codes[:, :-1], out=change[:, 1:])
    start = np.flatnonzero(change)
    code = codes.ravel()[start]
    return Strip(first_row, codes.shape[1], np.append(start, codes.size), code)


@dataclass
class Regions:
    """Regions of a raster, numbered from 0 by their first pixel in reading order; nodata is no region.

    Attributes:
        code: (n,) uint8 class of each region.
        area: (n,) ground area in whole millionths of ``area_unit``: whole numbers give the same sum in any order.
        pixels: (n,) number of pixels.
        area_unit: square metres.
        a: (m,) first region of each pair that touches; each pair once.
        b: (m,) second region of each pair, greater than ``a``.
        border: (m,) length of the common border in the steps given to ``label``.
        of_run: for every strip the region of each run, int32, -1 for nodata.
    """

    code: np.ndarray
    area: np.ndarray
    pixels: np.ndarray
    area_unit: float
    a: np.ndarray
    b: np.ndarray
    border: np.ndarray
    of_run: list[np.ndarray]

    @property
    def area_m2(self) -> np.ndarray:
        return self.area * (self.area_unit / 1e6)


def label(
    strips: Iterable[Strip],
    run_area: Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray],
    area_unit: float,
    step: tuple[int, int] = (1, 1),
) -> Regions:
    """Find the 4-connected regions of a raster.

    Args:
        strips: the raster from top to bottom.
        run_area: function of (row, start, stop), (n,) each, that returns the square metres of runs.
        area_unit: about one pixel's square metres.
        step: length that one pixel edge adds to a border: an edge between rows, an edge between columns.

    Returns:
        The regions and which of them touch.
    """
    tables, of_run = _tables_of(strips, run_area, area_unit, step)
    column = {name: np.concatenate(parts, axis=-1) for name, parts in tables.items()}
    tables.clear()
    total, inverse = merged(len(column["code"]), *column["same"])
    code = _first(inverse, column["code"], total)
    # Nodata regions were needed as runs only: number the others.
    number = np.where(code > 0, np.cumsum(code > 0) - 1, -1).astype(np.int32)
    inverse, code = number[inverse], code[code > 0]
    original = inverse >= 0
    area, pixels = (_summed(inverse[original], column[name][original], len(code)) for name in ("area", "pixels"))
    a, b, border = sum_pairs(*inverse[column["touch"]], column["border"])
    for labels in of_run:
        labels[:] = inverse[labels]
    return Regions(code, area, pixels, area_unit, a, b, border, of_run)


def _tables_of(strips, run_area, area_unit: float, step: tuple[int, int]) -> tuple[dict[str, list], list[np.ndarray]]:
    """Regions strip by strip, not yet joined across strips, and the region of each run.

    The tables: ``code``, ``area`` and ``pixels`` by region; ``same``, pairs of regions that are one; ``touch`` and
    ``border``, pairs of regions that touch and the length of their border.
    """
    count = 0
    nothing = np.zeros(0, np.int64)
    tables = {name: [nothing] for name in ("code", "area", "pixels", "border")}
    tables |= {name: [np.zeros((2, 0), np.int64)] for name in ("same", "touch")}
    of_run: list[np.ndarray] = []
    above, above_label = None, nothing
    for strip in strips:
        upper, lower, length = _stacked(strip)
        same = strip.code[upper] == strip.code[lower]
        local, inverse = merged(len(strip.code), upper[same], lower[same])
        labels = inverse + count
        count += local
        valid = strip.code > 0
        area = np.round(run_area(*strip.span()) * (1e6 / area_unit)).astype(np.int64)
        tables["code"].append(_first(inverse, strip.code, local))
        tables["area"].append(_summed(inverse, area, local))
        tables["pixels"].append(_summed(inverse, strip.length, local))
        side = np.flatnonzero(strip.start[1:-1] % strip.width)  # runs with a neighbour on their right
        pairs = [(labels[upper[~same]], labels[lower[~same]], length[~same] * step[0])]
        pairs.append((labels[side], labels[side + 1], np.full(len(side), step[1])))
        both = [(valid[upper] & valid[lower])[~same], valid[side] & valid[side + 1]]
        if above is not None:  # the seam with the strip above
            i, j, seam = _overlaps(above, strip)
            equal = above.code[i] == strip.code[j]
            tables["same"].append(np.stack([above_label[i[equal]], labels[j[equal]]]))
            pairs.append((above_label[i[~equal]], labels[j[~equal]], seam[~equal] * step[0]))
            both.append(((above.code[i] > 0) & (strip.code[j] > 0))[~equal])
        a, b, border = (np.concatenate([pair[k][keep] for pair, keep in zip(pairs, both)]) for k in range(3))
        a, b, border = sum_pairs(a, b, border)
        tables["touch"].append(np.stack([a, b]))
        tables["border"].append(border)
        of_run.append(labels.astype(np.int32))
        last = strip.run_at(np.array([strip.start[-1] - strip.width]))[0]
        above = Strip(
            strip.first_row + strip.rows - 1, strip.width, strip.start[last:] - strip.start[last], strip.code[last:]
        )
        above_label = labels[last:]
    return tables, of_run


def sum_pairs(a: np.ndarray, b: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return unordered pairs (a ≠ b) once each, smaller first and sorted, with the sum of their weights."""
    apart = a != b
    a, b, weight = np.minimum(a, b)[apart], np.maximum(a, b)[apart], weight[apart]
    order = np.lexsort((b, a))
    a, b, weight = a[order], b[order], weight[order]
    first = np.flatnonzero(np.append(True, (a[1:] != a[:-1]) | (b[1:] != b[:-1]))) if len(a) else np.zeros(0, np.int64)
    return a[first], b[first], np.add.reduceat(weight, first) if len(first) else weight


def _stacked(strip: Strip) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Runs on top of each other within a strip: the upper one, the lower one, and pixels in common."""
    width = strip.width
    begins = np.zeros(int(strip.start[-1]), bool)
    begins[strip.start[:-1]] = True
    run = np.cumsum(begins, dtype=np.int32) - 1
    # Both rows are constant between the starts of the one and of the other.
    cuts = np.flatnonzero(begins[width:] | begins[:-width])
    return run[cuts], run[cuts + width], np.diff(np.append(cuts, len(begins) - width))


def _overlaps(above: Strip, below: Strip) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The same for the single row ``above`` and the first row of ``below``."""
    width = below.width
    cuts = np.union1d(above.start[:-1], below.start[: np.searchsorted(below.start, width)])
    return above.run_at(cuts), below.run_at(cuts), np.diff(np.append(cuts, width))


def merged(count: int, a: np.ndarray, b: np.ndarray) -> tuple[int, np.ndarray]:
    """Group 0 … count - 1 by the pairs (a, b).

    Args:
        count: number of members.
        a: (n,) one member of each pair.
        b: (n,) the other.

    Returns:
        The number of groups, and the group of each member, (count,); groups are numbered by their first member.
    """
    graph = coo_array((np.ones(len(a), bool), (a, b)), shape=(count, count))
    total, group = connected_components(graph, directed=False)
    first = np.full(total, count, np.int64)
    np.minimum.at(first, group, np.arange(count))
    rank = np.empty(total, np.int64)
    rank[np.argsort(first)] = np.arange(total)
    return total, rank[group]


def _summed(group: np.ndarray, values: np.ndarray, total: int) -> np.ndarray:
    sums = np.zeros(total, np.int64)
    np.add.at(sums, group, values)
    return sums


def _first(group: np.ndarray, values: np.ndarray, total: int) -> np.ndarray:
    """The value that the members of each group share."""
    shared = np.zeros(total, values.dtype)
    shared[group] = values
    return shared
