"""Regions below a ground area give way to their neighbours."""

from dataclasses import dataclass

import numpy as np

from ..geo.regions import Regions, merged, sum_pairs


@dataclass(frozen=True)
class Sieved:
    """What became of regions: ``code`` and ``area_m2`` of the new ones, numbered from 0; ``of_region`` old to new."""

    code: np.ndarray
    area_m2: np.ndarray
    pixels: np.ndarray
    of_region: np.ndarray


def sieve(regions: Regions, min_area: float) -> Sieved:
    """Give every region smaller than ``min_area`` square metres to the neighbour with which it has most border.

    Equal borders go to the larger neighbour, then to the first. Regions that so become neighbours of the same class are
    one region from there on, and a group of small ones takes the class of its largest; this repeats until none is too
    small. A hole is a region like another, so holes are filled by the same rule. Nodata is nobody's neighbour: it is
    neither filled nor does it swallow anything, and a small region with nothing but nodata around it stays.
    """
    code, area, pixels = regions.code, regions.area, regions.pixels
    a, b, border = regions.a, regions.b, regions.border
    of_region = np.arange(len(code))
    least = min_area / regions.area_unit * 1e6
    while True:
        small = area < least
        # Both ways round, so that each small region sees all its neighbours.
        one, other, length = np.concatenate([a, b]), np.concatenate([b, a]), np.concatenate([border, border])
        asks = small[one]
        one, other, length = one[asks], other[asks], length[asks]
        if len(one) == 0:
            break
        order = np.lexsort((other, -area[other], -length, one))
        first = order[np.append(True, np.diff(one[order]) > 0)]
        total, group = merged(len(code), one[first], other[first])
        code = _of_largest(group, area, code, total)
        same = code[group[a]] == code[group[b]]
        count, regroup = merged(total, group[a[same]], group[b[same]])
        code = _of_largest(regroup, np.zeros(total), code, count)
        group = regroup[group]
        area, pixels = _sums(group, area, count), _sums(group, pixels, count)
        a, b, border = sum_pairs(group[a], group[b], border)
        of_region = group[of_region]
    return Sieved(code, area * (regions.area_unit / 1e6), pixels, of_region)


def _sums(group: np.ndarray, values: np.ndarray, total: int) -> np.ndarray:
    sums = np.zeros(total, values.dtype)
    np.add.at(sums, group, values)
    return sums


def _of_largest(group: np.ndarray, area: np.ndarray, code: np.ndarray, total: int) -> np.ndarray:
    """The code of the largest (of equals the first) member of each group."""
    order = np.lexsort((-np.arange(len(group)), area))  # the last one written wins
    chosen = np.empty(total, code.dtype)
    chosen[group[order]] = code[order]
    return chosen
