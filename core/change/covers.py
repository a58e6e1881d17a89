"""Comparing two land covers that were made before: label by label, on the pixels of the one with the larger pixels."""

import math
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np
import shapely
from rasterio.features import geometry_mask
from rasterio.warp import transform_bounds
from rasterio.windows import Window
from scipy.ndimage import label

from ..accuracy.references import on_grid_of
from ..errors import InputError
from ..files.write import BLOCK, NO_CLASS, NO_RESPONSE
from ..geo.rasters import FAILURES, colour_kinds, open_raster
from ..geo.reproject import onto_raster
from ..geo.zones import read_zones
from ..models.card import ClassInfo
from ..progress import Progress, part, silent
from ..scene.gsd import metres_per_pixel
from ..vectors.class_raster import open_classes, read_codes
from ..vectors.legend import class_of, read_legend
from .compare import Rows
from .request import ChangeRequest, ChangeResult, check_request
from .results import Ground, Rasters, Run, finish
from .transitions import MOST_CLASSES, Transitions

#: A longer legend is a colour table of all bytes: only its codes that occur are classes.
LARGE_LEGEND = 64
#: Progress after the classes are known, and after the comparison.
KNOWN, COMPARED = 0.3, 0.8


def are_covers(before: str, after: str) -> bool:
    """Whether both rasters have one band, as land covers do.

    Raises:
        InputError: One of them is a land cover and the other one is not, or one cannot be opened.
    """
    single = []
    for path in (before, after):
        with open_raster(path) as dataset:
            single.append(sum(kind.name != "alpha" for kind in colour_kinds(dataset)) == 1)
    if single[0] != single[1]:
        cover, image = (before, after) if single[0] else (after, before)
        raise InputError(f"{cover} has one band, as a land cover, and {image} is imagery: give two of one kind.")
    return all(single)


def compare_covers(request: ChangeRequest, progress: Progress = silent) -> ChangeResult:
    """Compare two land covers and write the results: all of them whole, or none.

    There is no probability of change, and no maps are written: they are the inputs.

    Args:
        request: What to compare.
        progress: Called often; stops the run by raising Cancelled.

    Raises:
        InputError: The input cannot be used, or the land covers do not overlap.
    """
    began = time.perf_counter()
    check_request(request)
    with ExitStack() as stack:
        covers = _Covers.open(stack, request)
        transitions, places = _legend(covers, part(progress, 0.0, KNOWN))
        ground = covers.ground
        rasters = Rasters.open(stack, request, ground, transitions, imagery=False)
        pixels = 0
        for rows in _rows(covers, transitions, places, request.min_area, part(progress, KNOWN, COMPARED)):
            pixels += rasters.write(rows)
        if not pixels:
            raise InputError("The two land covers have no valid pixel in common: choose another extent.")
        made = {
            "scene": request.scene,
            "after": request.after,
            "crs": ground.crs.to_string(),
            "size": [ground.width, ground.height],
        }
        about = {"model": "", "device": "", "forward_seconds": 0.0, "registration": None}
        warnings = list(request.warnings)
        run = Run(request, ground, transitions, rasters, began, warnings, made, about)
        return finish(run, stack, part(progress, COMPARED, 1.0))


@dataclass(frozen=True)
class _Covers:
    """Two open land covers.

    Attributes:
        datasets: The earlier and the later one.
        reference: 0 or 1: the one on whose pixels they are compared.
        read_other: Values and mask of the other one in a window of the reference.
        window: The compared pixels.
        polygons: Polygons within which pixels are compared, in the reference's CRS; None for all pixels.
    """

    datasets: tuple
    reference: int
    read_other: object
    window: Window
    polygons: object

    @classmethod
    def open(cls, stack: ExitStack, request: ChangeRequest) -> "_Covers":
        datasets = tuple(stack.enter_context(open_classes(path)) for path in (request.scene, request.after))
        for dataset in datasets:
            if not dataset.crs:
                raise InputError(f"{dataset.name} has no coordinate reference system: assign the one it was made in.")
        reference = min((0, 1), key=lambda which: _order(datasets[which], request.finer))
        base, other = datasets[reference], datasets[1 - reference]
        window = _window_of(base, other.bounds, other.crs)
        if window is None:
            raise InputError(f"{request.scene} and {request.after} do not overlap: choose two of the same place.")
        if request.bounds:
            window = _meet(window, _window_of(base, request.bounds, request.bounds_crs or base.crs))
            if window is None:
                raise InputError("The extent lies outside the ground that both land covers have: choose another one.")
        polygons = None
        if request.polygons:
            zones = read_zones(request.polygons, request.polygons_layer)
            polygons = shapely.union_all(onto_raster(zones.polygons, zones.crs, base))
        return cls(datasets, reference, stack.enter_context(on_grid_of(other, base)), window, polygons)

    @property
    def base(self):
        return self.datasets[self.reference]

    @property
    def ground(self) -> Ground:
        window, base = self.window, self.base
        return Ground(base.name, base.crs, base.window_transform(window), window.width, window.height)

    def read(self, window: Window) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The codes before and after, and where both are valid."""
        codes, valid = read_codes(self.base, window)
        values, known = self.read_other(window)
        valid = known if valid is None else valid & known
        other = np.where(known, values, 0)
        if other.dtype.kind == "f" and not np.array_equal(other, np.rint(other)):
            raise InputError(f"{self.datasets[1 - self.reference].name} holds fractions, not class codes.")
        if self.polygons is not None:
            valid &= geometry_mask([self.polygons], valid.shape, self.base.window_transform(window), invert=True)
        pair = codes.astype(np.int64), other.astype(np.int64)
        return (*(pair if self.reference == 0 else pair[::-1]), valid)

    def strips(self, rows: int) -> list[Window]:
        """The compared pixels in strips of so many rows."""
        left, top, width, height = self.window.flatten()
        return [Window(left, top + row, width, min(rows, height - row)) for row in range(0, height, rows)]


def _order(dataset, finer: bool) -> tuple:
    """What decides which raster is the reference; equal only for equal grids."""
    across, down = metres_per_pixel(dataset.crs, dataset.transform, dataset.width, dataset.height)
    gsd = round(math.sqrt(across * down), 6)
    return gsd if finer else -gsd, -dataset.width * dataset.height, tuple(dataset.transform), dataset.crs.to_wkt()


def _window_of(dataset, bounds: Sequence[float], crs) -> Window | None:
    """The pixels of a raster that an extent touches; None for none."""
    try:
        x0, y0, x1, y1 = transform_bounds(crs, dataset.crs, *bounds)
    except (*FAILURES, ValueError):
        raise InputError(f"The extent cannot be converted from {crs} to the CRS of {dataset.name}.") from None
    columns, rows = ~dataset.transform @ (np.array([x0, x1, x0, x1]), np.array([y0, y0, y1, y1]))
    if not (np.isfinite(columns).all() and np.isfinite(rows).all()):
        return None
    left, right = math.floor(columns.min() + 1e-3), math.ceil(columns.max() - 1e-3)
    top, bottom = math.floor(rows.min() + 1e-3), math.ceil(rows.max() - 1e-3)
    return _meet(Window(left, top, right - left, bottom - top), Window(0, 0, dataset.width, dataset.height))


def _meet(one: Window, other: Window | None) -> Window | None:
    if other is None:
        return None
    left, top = max(one.col_off, other.col_off), max(one.row_off, other.row_off)
    right = min(one.col_off + one.width, other.col_off + other.width)
    bottom = min(one.row_off + one.height, other.row_off + other.height)
    return Window(left, top, right - left, bottom - top) if right > left and bottom > top else None


def _legend(covers: _Covers, progress: Progress) -> tuple[Transitions, tuple[dict[int, int], dict[int, int]]]:
    """The classes of both, and for each of both the place among them of each code that occurs.

    Classes of one name are one class, and so are those of one code if a legend lacks a name for it.
    The classes of a legend count whether they occur or not.
    """
    present: tuple[set, set] = (set(), set())
    for strip in covers.strips(BLOCK):
        progress((strip.row_off - covers.window.row_off) / covers.window.height, "Reading the classes")
        before, after, valid = covers.read(strip)
        for codes, found in zip((before, after), present):
            found.update(np.unique(codes[valid]).tolist())
            if len(found) > MOST_CLASSES:
                raise InputError("A raster has too many values for a land cover: choose two rasters of classes.")
    legends = [read_legend(dataset) for dataset in covers.datasets]
    whole = legends[1] | legends[0]
    for found, legend, dataset in zip(present, legends, covers.datasets):
        if len(legend) <= LARGE_LEGEND:  # so that codes do not depend on the extent
            found.update(code for code in legend if code != dataset.nodata)
    classes: dict[str, ClassInfo] = {}
    named = []
    for codes, legend in zip(present, legends):
        own = {code: class_of(code, legend if code in legend else whole) for code in sorted(codes)}
        named.append({code: entry.name.casefold() for code, entry in own.items()})
        for entry in own.values():
            classes.setdefault(entry.name.casefold(), entry)
    # In an order that does not depend on which is the earlier one.
    names = sorted(classes, key=lambda name: (classes[name].code, name))
    transitions = Transitions(tuple(classes[name] for name in names))
    return transitions, tuple({code: names.index(name) for code, name in own.items()} for own in named)


def _rows(
    covers: _Covers, transitions: Transitions, places: tuple[dict, dict], min_area: float, progress: Progress
) -> Iterator[Rows]:
    """The transitions, row by row. A region of change below the least area counts as its class of the lower code."""
    tables = [_table(own) for own in places]
    pixel = np.prod(metres_per_pixel(covers.base.crs, covers.base.transform, covers.base.width, covers.base.height))
    least = max(1, math.ceil(min_area / pixel - 1e-6))
    whole = Window(0, 0, covers.base.width, covers.base.height)
    for strip in covers.strips(max(BLOCK, least)):
        progress((strip.row_off - covers.window.row_off) / covers.window.height, "Comparing")
        left, top, width, height = strip.flatten()
        around = _meet(whole, Window(left - least + 1, top - least + 1, width + 2 * least - 2, height + 2 * least - 2))
        *codes, valid = covers.read(around)
        before, after = (
            table[np.clip(np.where(valid, own, 0), 0, len(table) - 1)] for table, own in zip(tables, codes)
        )
        if least > 1:
            region, count = label((before != after) & valid)
            small = np.bincount(region.ravel(), minlength=count + 1) < least
            small[0] = False
            same = np.minimum(before, after)
            before, after = (np.where(small[region], same, own) for own in (before, after))
        chosen = np.where(valid, transitions.code(before, after), NO_CLASS).astype(transitions.dtype)
        inner = (
            slice(top - around.row_off, top - around.row_off + height),
            slice(left - around.col_off, left - around.col_off + width),
        )
        nothing = np.zeros((0, 0))
        yield Rows(top - covers.window.row_off, chosen[inner], np.full((0, 0), NO_RESPONSE), nothing, nothing)


def _table(places: dict[int, int]) -> np.ndarray:
    """From a code to the place of its class; 0 for codes that do not occur."""
    table = np.zeros(max(places, default=0) + 1, np.int64)
    for code, place in places.items():
        table[code] = place
    return table
