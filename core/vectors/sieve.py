"""Regions below a ground area become part of their neighbours."""

from dataclasses import dataclass

import numpy as np

from ..geo.regions import Regions, merged, sum_pairs


@dataclass(frozen=True)
class Sieved:
    """Regions after the sieve, numbered from 0.

    Attributes:
        code: (n,) uint8 class of each new region.
        area_m2: (n,) ground area.
        pixels: (n,) number of pixels.
        of_region: (old regions,) the new region of each old one.
    """

    code: np.ndarray
    area_m2: np.ndarray
    pixels: np.ndarray
    of_region: np.ndarray


def sieve(regions: Regions, min_area: float) -> Sieved:
    """Give every region smaller than ``min_area`` square metres to the neighbour with the longest common border.

    Of equal borders the larger neighbour wins, then the first one. Neighbours that now have the same class become one
    region, and a group of small regions takes the class of its largest; this repeats until no region is too small.
    A hole is a region too, so holes are filled by the same rule. Nodata is no neighbour: it is never filled, it takes
    nothing in, and a small region with only nodata around it stays.
    """
    code, area, pixels = regions.code, regions.area, regions.pixels
    a, b, border = regions.a, regions.b, regions.border
    of_region = np.arange(len(code))
    least = min_area / regions.area_unit * 1e6
    while True:
        small = area < least
        # Both ways round, so that each small region sees all its neighbours.
        one, other, length = np.concatenate([a, b]), np.concatenate([b, a]), np.concatenate([border, border])
        moves = small[one]
        one, other, length = one[moves], other[moves], length[moves]
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
