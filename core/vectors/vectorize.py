"""Polygons of a land-cover raster, or of where a response exceeds a threshold, with their attributes."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from pyproj import CRS
from rasterio.windows import Window

from ..errors import InputError
from ..geo.pixel_areas import PixelAreas
from ..geo.rasters import reading
from ..geo.regions import Strip, cut_runs, label
from ..models.card import ClassInfo
from ..progress import Progress, silent
from .class_raster import open_classes, read_codes, rows_at_a_time
from .legend import class_of, read_legend
from .outlines import Arcs, Tracer
from .polygons import assemble
from .provenance import Provenance, read_provenance
from .sieve import Sieved, sieve
from .simplify import simplify, smooth

#: Pixels read at a time.
_STRIP_PIXELS = 2_000_000
#: Pixels. Enough to straighten the steps of a boundary that is nearly level, too little to move a house's corner.
_DEFAULT_TOLERANCE = 2.0


@dataclass(frozen=True)
class VectorizeRequest:
    """The polygons to make.

    Attributes:
        source: raster of class codes, or of a response in [0, 1] if there is a ``threshold``.
        threshold: least response of a region.
        min_area: square metres; smaller regions, holes too, become part of their neighbours (``sieve``).
        simplify: metres in the raster's middle; points whose triangle is below its square are removed. None: two
            pixels. 0: the pixels' own outlines.
        smooth: cut the corners of simplified boundaries.
        confidence: raster on the same grid whose mean becomes an attribute; a response's own mean is always taken.
        classes: codes to keep; None for all.
        name: class name of a response's region; None for its phrase.
        color: of a response's region, ``#rrggbb``.
        strip_rows: rows read at a time; the result does not depend on it. None: chosen by the raster's width.
    """

    source: str | Path
    threshold: float | None = None
    min_area: float = 0.0
    simplify: float | None = None
    smooth: bool = True
    confidence: str | Path | None = None
    classes: tuple[int, ...] | None = None
    name: str | None = None
    color: str = "#e31a1c"
    strip_rows: int | None = None


@dataclass(frozen=True)
class PolygonLayer:
    """Polygons with attributes, ready for ``export``.

    Attributes:
        geometry: (n,) shapely polygons in ``crs``.
        fields: attribute name to (n,) array.
        crs: of the polygons.
        classes: classes of the polygons present.
        provenance: how the raster was made.
        warnings: sentences for the user.
    """

    geometry: np.ndarray
    fields: dict[str, np.ndarray]
    crs: CRS
    classes: tuple[ClassInfo, ...]
    provenance: Provenance
    warnings: tuple[str, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.geometry)


def vectorize(request: VectorizeRequest, progress: Progress = silent) -> PolygonLayer:
    """Make one polygon for each connected region; together they are a coverage without gaps and overlaps.

    The raster is read twice in strips of rows; memory grows with the number of regions and boundary points, not with
    pixels, and the polygons do not depend on the strips.

    Args:
        request: the polygons to make.
        progress: called with the fraction done.

    Returns:
        The polygons.

    Raises:
        InputError: a raster cannot be read, has no CRS, or does not fit the request.
        Cancelled: from ``progress``.
    """
    _check(request)
    with open_classes(request.source) as dataset:
        raster = _Raster(dataset, request)
        grid = PixelAreas(dataset.crs, dataset.transform, dataset.width, dataset.height)
        of_run, sieved = _regions(raster, grid, request.min_area, progress)
        pixel = math.sqrt(grid.at(np.array([dataset.height / 2]), np.array([dataset.width / 2]))[0]) or 1.0
        tolerance = _DEFAULT_TOLERANCE * pixel if request.simplify is None else request.simplify
        arcs, mean = _outlines(raster, of_run, sieved, tolerance > 0, request, progress)
        progress(0.7, "Simplifying boundaries")
        arcs, unit = simplify(arcs, 2 * tolerance / pixel), 0.5
        if request.smooth and tolerance > 0:
            progress(0.85, "Smoothing boundaries")
            arcs, unit = smooth(arcs, 2 * tolerance / pixel), unit / 32
        progress(0.9, "Assembling polygons")
        polygons = assemble(arcs, raster.selected[sieved.code], grid, unit)
        provenance = read_provenance(request.source)
        fields, classes = _attributes(raster, request, polygons, sieved, mean, provenance)
        progress(1.0, "Polygons are ready")
        return PolygonLayer(polygons.geometry, fields, grid.crs, classes, provenance, raster.warnings(classes))


def _check(request: VectorizeRequest) -> None:
    """Raise InputError for a number that makes no sense; NaN never does."""
    if request.threshold is not None and not 0 <= request.threshold <= 1:
        raise InputError(f"A threshold of {request.threshold:g} makes no sense: give a number from 0 to 1.")
    if not 0 <= request.min_area < math.inf:
        raise InputError(f"A least area of {request.min_area:g} m² makes no sense: give 0 or more.")
    if request.simplify is not None and not 0 <= request.simplify < math.inf:
        raise InputError(f"A tolerance of {request.simplify:g} m makes no sense: give 0 or more.")


class _Raster:
    """A raster as strips of internal codes, uint8: 0 nodata, 1 … n the classes in ``codes``."""

    def __init__(self, dataset, request: VectorizeRequest):
        self.dataset, self.threshold, self._request = dataset, request.threshold, request
        self.rows = request.strip_rows or rows_at_a_time(dataset.width, dataset.block_shapes[0][0], _STRIP_PIXELS)
        if self.threshold is not None:
            self.codes = np.array([0, 1])  # below and above
            self.selected = np.array([False, False, True])
            return
        self.codes = self._codes_present()
        keep = np.ones(len(self.codes), bool) if request.classes is None else np.isin(self.codes, request.classes)
        self.selected = np.append(False, keep)

    def warnings(self, classes: tuple[ClassInfo, ...]) -> tuple[str, ...]:
        """Return a sentence about requested classes that the raster does not have."""
        absent = sorted(set(self._request.classes or ()) - {entry.code for entry in classes})
        if not absent or self.threshold is not None:
            return ()
        return (f"There are no polygons of the classes {', '.join(map(str, absent))} in {self.dataset.name}.",)

    def windows(self) -> Iterator[Window]:
        for row in range(0, self.dataset.height, self.rows):
            yield Window(0, row, self.dataset.width, min(self.rows, self.dataset.height - row))

    def read(self, window: Window) -> np.ndarray:
        if self.threshold is not None:
            with reading(self.dataset):
                values = self.dataset.read(1, window=window)
                valid = self.dataset.read_masks(1, window=window) != 0
            with np.errstate(invalid="ignore"):
                above = values >= self.threshold
            return np.where(valid & ~np.isnan(values), above.astype(np.uint8) + 1, 0).astype(np.uint8)
        codes, valid = read_codes(self.dataset, window)
        if self._as_they_are:
            inner = codes.copy()
        else:
            inner = (np.searchsorted(self.codes, codes) + 1).astype(np.uint8)
        if valid is not None:
            inner[~valid] = 0
        return inner

    @property
    def _as_they_are(self) -> bool:
        return self.dataset.dtypes[0] == "uint8" and self.dataset.nodata == 0

    def _codes_present(self) -> np.ndarray:
        if self._as_they_are:
            return np.arange(1, 256)
        present = np.zeros(0, np.int64)
        for window in self.windows():
            codes, valid = read_codes(self.dataset, window)
            present = np.union1d(present, codes if valid is None else codes[valid])
            if len(present) > 255:
                raise InputError(f"{self.dataset.name} holds more than 255 classes: choose a land-cover raster.")
        return present


def _regions(raster: _Raster, grid: PixelAreas, min_area: float, progress: Progress) -> tuple[list, Sieved]:
    """For every strip the region of each run, -1 for nodata, and the regions after the sieve."""
    height = grid.height

    def strips() -> Iterator[Strip]:
        for window in raster.windows():
            progress(0.3 * window.row_off / height, "Finding regions")
            yield cut_runs(raster.read(window), window.row_off)

    pixel = float(grid.at(np.array([height / 2]), np.array([grid.width / 2]))[0])
    regions = label(strips(), grid.of_runs, pixel or 1.0, _edge_lengths(grid))
    progress(0.3, "Removing small regions")
    return regions.of_run, sieve(regions, min_area)


def _edge_lengths(grid: PixelAreas) -> tuple[int, int]:
    """Ground lengths of a pixel's upper and left edge at the raster's middle, in thousandths of the upper one."""
    column, row = grid.width // 2, grid.height // 2
    x, y = grid.transform @ (np.array([column, column + 1, column + 1.0]), np.array([row, row, row + 1.0]))
    across, down = grid.lengths(x, y)
    ratio = down / across if np.isfinite(down / across) and across > 0 else 1.0
    return 1000, max(1, round(1000 * ratio))


def _outlines(
    raster: _Raster, of_run: list, sieved: Sieved, rounded: bool, request: VectorizeRequest, progress: Progress
) -> tuple[Arcs, np.ndarray | None]:
    """The sieved regions' arcs, and the mean of the confidence (or response) in each; ``of_run`` is emptied."""
    dataset = raster.dataset
    tracer = Tracer(dataset.width, dataset.height, rounded)
    measure = _measure(request, dataset)
    total, count = np.zeros(len(sieved.code)), np.zeros(len(sieved.code), np.int64)
    code_of = np.append(sieved.code, 0).astype(np.uint8)  # region -1 is nodata
    region_of = np.append(sieved.of_region, -1).astype(np.int32)
    try:
        of_run.reverse()
        for window in raster.windows():
            progress(0.3 + 0.4 * window.row_off / dataset.height, "Tracing boundaries")
            runs = cut_runs(raster.read(window), window.row_off)
            region = region_of[of_run.pop()]
            shape = (window.height, window.width)
            tracer.add(*(np.repeat(of, runs.length).reshape(shape) for of in (code_of[region], region)))
            if measure is not None:
                with reading(measure):
                    values = measure.read(1, window=window).ravel()
                    valid = (measure.read_masks(1, window=window).ravel() != 0) & np.isfinite(values)
                sums = np.add.reduceat(np.where(valid, values, 0), runs.start[:-1], dtype=np.float64)
                counts = np.add.reduceat(valid, runs.start[:-1], dtype=np.int64)
                inside = region >= 0
                np.add.at(total, region[inside], sums[inside])
                np.add.at(count, region[inside], counts[inside])
    finally:
        if measure is not None and measure is not dataset:
            measure.close()
    mean = None if measure is None else np.divide(total, count, out=np.full(len(total), np.nan), where=count > 0)
    return tracer.arcs(), mean


def _measure(request: VectorizeRequest, dataset):
    """The raster whose mean becomes an attribute: the response itself, the confidence, or None."""
    if request.threshold is not None:
        return dataset
    if request.confidence is None:
        return None
    confidence = open_classes(request.confidence)
    same = (confidence.width, confidence.height) == (dataset.width, dataset.height)
    if not same or not confidence.transform.almost_equals(dataset.transform, 1e-6):
        confidence.close()
        raise InputError(f"{request.confidence} is not on the grid of {request.source}: choose that map's confidence.")
    return confidence


def _attributes(
    raster, request, polygons, sieved, mean, provenance
) -> tuple[dict[str, np.ndarray], tuple[ClassInfo, ...]]:
    region = polygons.region
    codes = raster.codes[sieved.code[region].astype(np.int64) - 1] if len(region) else np.zeros(0, np.int64)
    if request.threshold is None:
        legend = read_legend(raster.dataset)
    else:
        name = request.name or provenance.phrase or f"Response of at least {request.threshold:g}"
        legend = {1: ClassInfo(1, name, request.color)}
    classes = tuple(class_of(int(code), legend) for code in np.unique(codes))
    names = {entry.code: entry.name for entry in classes}
    # The area scale of a region is that of its pixels: their ground area over their number.
    area = polygons.pixels * (sieved.area_m2[region] / sieved.pixels[region])
    fields = {
        "code": codes.astype(np.int32 if np.array_equal(codes, codes.astype(np.int32)) else np.int64),
        "class": np.array([names[code] for code in codes.tolist()], object),
    }
    if mean is not None:
        fields["response" if request.threshold is not None else "confidence"] = np.round(mean[region], 4)
    fields |= {
        "area_m2": np.round(area, 6),
        "area_ha": np.round(area / 1e4, 4),
        "perimeter_m": np.round(polygons.perimeter, 3),
    }
    for key, value in (
        ("phrase", provenance.phrase),
        ("model", provenance.model),
        ("source", provenance.source),
        ("date", provenance.date),
    ):
        if value:
            fields[key] = np.full(len(region), value, object)
    return fields, classes
