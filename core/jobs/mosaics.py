"""Which rasters are parts of one mosaic, so that tiles are read across the edges of its files."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from .headers import Header

#: Files of one grid may be off by this part of a pixel (coordinates are rounded).
_PHASES = 20
#: Files that share more than this part of the smaller one show the same ground twice, as at two dates.
_SAME_GROUND = 0.5


def find_mosaics(headers: Sequence[Header]) -> list[list[Header]]:
    """Put the rasters together that continue each other.

    Files belong together if they have the same CRS, pixel size, bands, types and nodata, their pixels lie on one grid,
    and they touch or overlap. Files that show mostly the same ground are of different dates: they are put into
    different mosaics, the first ones together.

    Returns:
        The mosaics, in the order of their first rasters; a raster that stands alone is a mosaic of one.
    """
    alike = defaultdict(list)
    for number, header in enumerate(headers):
        alike[_likeness(header, number)].append(number)
    groups = []
    for numbers in alike.values():
        for phase in _by_phase([headers[number] for number in numbers]).values():
            members = [numbers[index] for index, _ in phase]
            boxes = shapely.box(*np.array([box for _, box in phase], float).T)
            groups += [[members[index] for index in group] for group in _touching(boxes)]
    return [[headers[number] for number in group] for group in sorted(groups)]


def _likeness(header: Header, number: int) -> tuple:
    if header.crs is None or header.virtual:
        return (number,)
    a, b, _, d, e = tuple(header.transform)[:5]
    size = (abs(a * e - b * d)) ** 0.5
    shape = tuple(round(value / size, 9) for value in (a, b, d, e))
    return header.crs.to_wkt(), float(f"{size:.9g}"), shape, header.bands, header.masked


def _by_phase(headers: Sequence[Header]) -> dict[tuple, list[tuple[int, tuple]]]:
    """The headers' numbers and boxes in whole pixels of the first one's grid, by their offset within a pixel."""
    phases = defaultdict(list)
    to_pixels = ~headers[0].transform
    for number, header in enumerate(headers):
        left, top = to_pixels @ (header.transform.c, header.transform.f)
        phase = tuple(round(value % 1 * _PHASES) % _PHASES for value in (left, top))
        x, y = round(left - phase[0] / _PHASES), round(top - phase[1] / _PHASES)
        phases[phase].append((number, (x, y, x + header.width, y + header.height)))
    return phases


def _touching(boxes: np.ndarray) -> list[list[int]]:
    """The numbers of the boxes that hang together."""
    first, second = shapely.STRtree(boxes).query(boxes, predicate="intersects")
    once = first < second
    first, second = first[once], second[once]
    shared = shapely.area(shapely.intersection(boxes[first], boxes[second]))
    area = shapely.area(boxes)
    same = shared > _SAME_GROUND * np.minimum(area[first], area[second])
    layers = _layers(len(boxes), first[same], second[same])
    joined = layers[first] == layers[second]
    edges = coo_array((np.ones(joined.sum()), (first[joined], second[joined])), shape=(len(boxes),) * 2)
    _, labels = connected_components(edges, directed=False)
    groups = defaultdict(list)
    for number, label in enumerate(labels.tolist()):
        groups[label].append(number)
    return list(groups.values())


def _layers(count: int, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """A layer for each box: the lowest one in which no earlier box shows the same ground."""
    conflicts = defaultdict(set)
    for one, other in zip(first.tolist(), second.tolist()):
        conflicts[other].add(one)
    layers = np.zeros(count, int)
    for number in sorted(conflicts):
        taken = {int(layers[other]) for other in conflicts[number]}
        layers[number] = next(layer for layer in range(count) if layer not in taken)
    return layers
