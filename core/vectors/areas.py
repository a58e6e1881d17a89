"""The ground that each class of a raster covers, in all or within polygons."""

import csv
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import shapely
from rasterio.features import geometry_mask
from rasterio.windows import Window

from ..errors import InputError
from ..files.partial import PartialFile
from ..geo.pixel_areas import PixelAreas
from ..geo.reproject import onto_raster
from ..geo.zones import Zones
from ..progress import Progress, part, silent
from .class_raster import MOST_CLASSES, blocks, open_classes, read_codes
from .legend import class_of, read_legend


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


@dataclass(frozen=True)
class ZoneAreas:
    """The areas of classes within zones.

    Attributes:
        total: classes within any zone; ground in several zones counts once.
        tables: zone name to its classes.
        warnings: sentences for the user.
    """

    total: list[ClassArea]
    tables: dict[str, list[ClassArea]]
    warnings: tuple[str, ...]


def class_areas(path: str | Path, progress: Progress = silent) -> list[ClassArea]:
    """Measure the classes present in a class raster; nodata and masked pixels do not count.

    Args:
        path: raster of whole numbers (codes), of any CRS, orientation and size; read in blocks.
        progress: called with the fraction done.

    Returns:
        The classes by code.

    Raises:
        InputError: the raster cannot be read, has no CRS, or holds no class codes.
        Cancelled: from ``progress``.
    """
    with open_classes(path) as dataset:
        return _areas(dataset, None, progress)[0]


def class_pixels(path: str | Path, progress: Progress = silent) -> list[dict]:
    """Count the pixels of the classes present in a class raster, for one without a CRS, which has no areas.

    Args:
        path: as of ``class_areas``.
        progress: as of ``class_areas``.

    Returns:
        The classes by code: ``code``, ``name``, ``color``, ``pixels`` and ``percent`` of the pixels with any class.

    Raises:
        InputError: the raster cannot be read, or holds no class codes.
        Cancelled: from ``progress``.
    """
    with open_classes(path) as dataset:
        counted = _areas(dataset, None, progress, weighted=False)[0]
    return [{name: value for name, value in asdict(entry).items() if name != "area_m2"} for entry in counted]


def zone_areas(path: str | Path, zones: Zones, progress: Progress = silent) -> ZoneAreas:
    """Measure the classes within each zone; a pixel counts where its centre is in the zone.

    Args:
        path: as of ``class_areas``.
        zones: the zones.
        progress: called with the fraction done.

    Returns:
        The areas. Their warnings say which zones have none.

    Raises:
        InputError: as of ``class_areas``.
        Cancelled: from ``progress``.
    """
    with open_classes(path) as dataset:
        polygons = onto_raster(zones.polygons, zones.crs, dataset)
        total, _ = _areas(dataset, shapely.union_all(polygons), part(progress, 0.0, 0.5))
        tables, beside, small, bare = {}, 0, 0, 0
        for index, (name, polygon) in enumerate(zip(zones.names, polygons)):
            own = part(progress, 0.5 + 0.5 * index / len(polygons), 0.5 + 0.5 * (index + 1) / len(polygons))
            tables[name], inside = _areas(dataset, polygon, own)
            window = _window_around(dataset, polygon)
            beside += window.width * window.height == 0
            small += window.width * window.height > 0 and inside == 0
            bare += inside > 0 and not tables[name]
        warnings = list(zones.warnings)
        if zones.crs is None:
            warnings.append(f"The polygons have no CRS, so that of {Path(path).name} was taken for theirs.")
        for count, text in (
            (beside, "do not lie on the land cover"),
            (small, "are too small to hold the centre of a pixel"),
            (bare, "lie where the land cover has no class"),
        ):
            if count:
                warnings.append(f"{count} of {len(polygons)} polygons {text}.")
        return ZoneAreas(total, tables, tuple(warnings))


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


def _areas(dataset, polygon, progress: Progress, weighted: bool = True) -> tuple[list[ClassArea], int]:
    """Classes of an open raster within ``polygon`` (in its CRS; None for all), and how many pixels lie in that.

    Pixels that are not ``weighted`` count as one each.
    """
    grid = PixelAreas(dataset.crs, dataset.transform, dataset.width, dataset.height) if weighted else None
    within = None if polygon is None else _window_around(dataset, polygon)
    pixels: dict[int, int] = {}
    area: dict[int, float] = {}
    inside = 0
    windows = [] if within is not None and within.width * within.height == 0 else list(blocks(dataset, within=within))
    for index, window in enumerate(windows):
        progress(index / len(windows), "Measuring areas")
        codes, valid = read_codes(dataset, window)
        if polygon is not None:
            mask = geometry_mask([polygon], codes.shape, dataset.window_transform(window), invert=True)
            inside += int(np.count_nonzero(mask))
            valid = mask if valid is None else valid & mask
        weights = (
            grid.window(window.row_off, window.col_off, window.height, window.width)
            if grid
            else np.broadcast_to(1.0, codes.shape)
        )
        for code, count, square_metres in zip(*_count(codes, valid, weights)):
            pixels[code] = pixels.get(code, 0) + count
            area[code] = area.get(code, 0.0) + square_metres
        if len(pixels) > MOST_CLASSES:
            raise InputError(f"{dataset.name} has more than {MOST_CLASSES} values: choose a land-cover raster.")
    total = sum(area.values())
    legend = read_legend(dataset)
    entries = [(class_of(code, legend), pixels[code], area[code]) for code in sorted(pixels)]
    table = [ClassArea(c.code, c.name, c.color, n, a, 100 * a / total if total else 0.0) for c, n, a in entries]
    return table, inside


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
