"""The ground that each class of a raster covers, in all or within polygons."""

import csv
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
import shapely
from rasterio.features import geometry_mask
from rasterio.windows import Window

from ..errors import InputError
from ..files.partial import PartialFile
from ..geo.pixel_areas import PixelAreas
from ..geo.reproject import onto_raster
from ..progress import Progress, part, silent
from .legend import class_of, read_legend

# GDAL would keep up to a twentieth of the machine's memory in blocks that are not read again.
os.environ.setdefault("GDAL_CACHEMAX", "64")

#: Pixels read at a time.
_BLOCK_PIXELS = 2_000_000


@dataclass(frozen=True)
class ClassArea:
    """One class's part of a raster.

    Attributes:
        code: class code.
        name: class name.
        color: ``#rrggbb``.
        pixels: number of pixels.
        area_m2: ellipsoidal square metres.
        percent: of the area that has any class.
    """

    code: int
    name: str
    color: str
    pixels: int
    area_m2: float
    percent: float

    @property
    def area_ha(self) -> float:
        return self.area_m2 / 1e4

    @property
    def area_km2(self) -> float:
        return self.area_m2 / 1e6


def class_areas(
    path: str | Path, polygons: Sequence | None = None, polygons_crs=None, progress: Progress = silent
) -> list[ClassArea]:
    """Measure the classes present in a class raster; nodata and masked pixels do not count.

    Args:
        path: raster whose first band holds whole numbers (codes), of any CRS, orientation and size; read in blocks.
        polygons: shapely polygons to clip to; a pixel counts once, where its centre is in one of them. None for all.
        polygons_crs: their CRS; None for the raster's.
        progress: called with the fraction done.

    Returns:
        The classes by code.

    Raises:
        InputError: the raster cannot be read, has no CRS, or holds fractions.
        Cancelled: from ``progress``.
    """
    with open_raster(path) as dataset:
        within = None if polygons is None else shapely.union_all(onto_raster(polygons, polygons_crs, dataset))
        return _areas(dataset, within, progress)


def class_areas_by_polygon(
    path: str | Path, polygons: Sequence, polygons_crs=None, progress: Progress = silent
) -> list[list[ClassArea]]:
    """Measure the classes within each polygon on its own; arguments and errors as of ``class_areas``."""
    with open_raster(path) as dataset:
        polygons = onto_raster(polygons, polygons_crs, dataset)
        return [
            _areas(dataset, polygon, part(progress, index / len(polygons), (index + 1) / len(polygons)))
            for index, polygon in enumerate(polygons)
        ]


def write_areas_csv(target: str | Path, tables: dict[str, list[ClassArea]], zone_title: str = "zone") -> Path:
    """Write area tables as CSV, one row per class.

    Args:
        target: file to write.
        tables: zone name to its classes; one nameless zone ("") for a whole raster.
        zone_title: title of the first column, which holds the zone's name.

    Returns:
        The file's absolute path.

    Raises:
        InputError: the file cannot be written.
    """
    zoned = list(tables) != [""]
    header = ["code", "class", "pixels", "area_m2", "area_ha", "area_km2", "percent"]
    target = Path(os.path.abspath(target))
    with PartialFile(target) as partial:
        try:
            # The byte order mark tells spreadsheets that this is UTF-8.
            with partial.path.open("w", newline="", encoding="utf-8-sig") as file:
                writer = csv.writer(file)
                writer.writerow([zone_title, *header] if zoned else header)
                for zone, areas in tables.items():
                    for a in areas:
                        row = [a.code, a.name, a.pixels, f"{a.area_m2:.2f}", f"{a.area_ha:.4f}", f"{a.area_km2:.6f}"]
                        writer.writerow(([zone] if zoned else []) + row + [f"{a.percent:.3f}"])
        except OSError as error:
            raise InputError(f"The table {target} cannot be written ({error.strerror}): choose another file.") from None
        partial.commit()
    return target


def blocks(dataset, within: Window | None = None) -> Iterator[Window]:
    """Yield windows that cover ``dataset`` (or ``within``), about two million pixels each, along the file's blocks."""
    height, width = dataset.block_shapes[0]
    top, left = (within.row_off, within.col_off) if within else (0, 0)
    bottom, right = (top + within.height, left + within.width) if within else (dataset.height, dataset.width)
    across = min(max(width, 4096 // width * width), right - left + left % width)
    down = max(1, _BLOCK_PIXELS // across // height) * height
    for row in range(top // down * down, bottom, down):
        for col in range(left // width * width, right, across):
            r0, c0 = max(row, top), max(col, left)
            yield Window(c0, r0, min(col + across, right) - c0, min(row + down, bottom) - r0)


def read_codes(dataset, window: Window) -> tuple[np.ndarray, np.ndarray | None]:
    """Read the class codes of a window.

    Returns:
        Integer codes (h, w), and a bool mask of where they are valid, or None for everywhere.

    Raises:
        InputError: the band holds fractions.
    """
    values = dataset.read(1, window=window)
    flags = dataset.mask_flag_enums[0]
    if rasterio.enums.MaskFlags.all_valid in flags:
        valid = None
    elif flags == [rasterio.enums.MaskFlags.nodata] and not np.isnan(dataset.nodatavals[0]):
        valid = values != dataset.nodatavals[0]  # what GDAL's mask says, without reading twice
    else:
        valid = dataset.read_masks(1, window=window) != 0
    if values.dtype.kind == "f":
        finite = np.isfinite(values)
        valid = finite if valid is None else valid & finite
        whole = np.where(valid, values, 0).astype(np.int64)
        if not np.array_equal(whole[valid], values[valid]):
            raise InputError(f"{dataset.name} holds fractions, not class codes: choose a land-cover raster.")
        values = whole
    return values, valid


def open_raster(path: str | Path):
    """Open a raster; raises InputError where GDAL cannot."""
    try:
        return rasterio.open(path)
    except rasterio.errors.RasterioError as error:
        raise InputError(f"The raster {path} cannot be opened ({error}): choose a raster file.") from None


def _areas(dataset, polygon, progress: Progress) -> list[ClassArea]:
    """Classes of an open raster within ``polygon`` (in its CRS), or everywhere where that is None."""
    grid = PixelAreas(dataset.crs, dataset.transform, dataset.width, dataset.height)
    within = None if polygon is None else _window_around(dataset, polygon)
    pixels: dict[int, int] = {}
    area: dict[int, float] = {}
    windows = [] if within is not None and within.width * within.height == 0 else list(blocks(dataset, within=within))
    for index, window in enumerate(windows):
        progress(index / len(windows), "Measuring areas")
        codes, valid = read_codes(dataset, window)
        if polygon is not None:
            inside = geometry_mask([polygon], codes.shape, dataset.window_transform(window), invert=True)
            valid = inside if valid is None else valid & inside
        weights = grid.window(window.row_off, window.col_off, window.height, window.width)
        for code, count, square_metres in zip(*_count(codes, valid, weights)):
            pixels[code] = pixels.get(code, 0) + count
            area[code] = area.get(code, 0.0) + square_metres
    total = sum(area.values())
    legend = read_legend(dataset)
    entries = [(class_of(code, legend), pixels[code], area[code]) for code in sorted(pixels)]
    return [ClassArea(c.code, c.name, c.color, n, a, 100 * a / total if total else 0.0) for c, n, a in entries]


def _count(codes: np.ndarray, valid: np.ndarray | None, weights: np.ndarray) -> tuple[list, list, list]:
    """Codes present, their pixels and the sum of their weights."""
    height = len(codes)
    if codes.dtype == np.uint8:
        present, index, size = np.arange(256), codes, 256
    else:
        present, index = np.unique(codes, return_inverse=True)
        index, size = index.reshape(codes.shape), len(present)
    if weights.strides[1] == 0 or weights.strides == (0, 0):  # equal along rows: count first, weigh the counts
        index = index if valid is None else np.where(valid, index, np.int32(size))
        rows = np.arange(height, dtype=np.int32)[:, None] * (size + 1)
        counts = np.bincount((rows + index).ravel(), minlength=height * (size + 1)).reshape(height, size + 1)[:, :size]
        pixels, area = counts.sum(0), weights[:, 0] @ counts
    else:
        keep = slice(None) if valid is None else valid.ravel()
        index, weights = index.ravel()[keep], weights.ravel()[keep]
        pixels = np.bincount(index, minlength=size)
        area = np.bincount(index, weights, minlength=size)
    nonzero = np.flatnonzero(pixels)
    return present[nonzero].tolist(), pixels[nonzero].tolist(), area[nonzero].tolist()


def _window_around(dataset, polygon) -> Window:
    """The pixels of ``dataset`` that can lie in ``polygon``."""
    if polygon.is_empty:
        return Window(0, 0, 0, 0)
    x0, y0, x1, y1 = polygon.bounds
    cols, rows = ~dataset.transform @ (np.array([x0, x1, x0, x1]), np.array([y0, y0, y1, y1]))
    left, right = np.clip([np.floor(cols.min()), np.ceil(cols.max())], 0, dataset.width).astype(int)
    top, bottom = np.clip([np.floor(rows.min()), np.ceil(rows.max())], 0, dataset.height).astype(int)
    return Window(int(left), int(top), int(right - left), int(bottom - top))
