"""The parts of a raster that were never written: gaps between the tiles of a VRT, and missing blocks of a TIFF.

GDAL reads them as 0. Where a file has no way to say that a pixel is missing, its structure still does.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Optional
from xml.etree import ElementTree

import numpy as np
from rasterio.windows import Window

#: Sources of a VRT's band that fill a box of it.
_SOURCES = {"SimpleSource", "ComplexSource", "AveragedSource", "KernelFilteredSource", "NoDataFromMaskSource"}
#: GDAL rounds a source's box outwards, less this part of a pixel.
_SLACK = 1e-3


@dataclass(frozen=True, eq=False)
class Coverage:
    """Where a raster was written, on a lattice of rows and columns of unequal size.

    Attributes:
        rows: First pixel row of each row of cells, ascending from 0.
        columns: First pixel column of each column of cells.
        cells: (rows, columns) bool.
    """

    rows: np.ndarray
    columns: np.ndarray
    cells: np.ndarray

    @property
    def key(self) -> tuple:
        """Tells it from another one."""
        return tuple(part.tobytes() for part in (self.rows, self.columns, self.cells))

    def at(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """Whether the pixels at the crossings of rows and columns were written, (h, w) bool."""
        inside = np.searchsorted(self.rows, rows, "right") - 1, np.searchsorted(self.columns, columns, "right") - 1
        return self.cells[np.ix_(*inside)]

    def read(self, window: Window) -> np.ndarray:
        """The mask (h, w) of a window of whole pixels."""
        left, top = int(window.col_off), int(window.row_off)
        return self.at(np.arange(top, top + int(window.height)), np.arange(left, left + int(window.width)))


def find_coverage(dataset, bands: Sequence[int]) -> Optional[Coverage]:
    """Where an open dataset was written in all of ``bands``; None if that is everywhere or not known."""
    if dataset.driver == "VRT":
        coverage = _of_vrt(dataset, bands)
    elif dataset.driver in ("GTiff", "COG"):
        coverage = _of_tiff(dataset, bands)
    else:
        coverage = None
    return None if coverage is None or coverage.cells.all() else coverage


def _of_tiff(dataset, bands: Sequence[int]) -> Coverage:
    tall, wide = dataset.block_shapes[bands[0] - 1]
    rows, columns = np.arange(0, dataset.height, tall), np.arange(0, dataset.width, wide)
    planes = [bands[0]] if dataset.interleaving and dataset.interleaving.name == "pixel" else bands
    cells = np.array(
        [
            [
                all(dataset.get_tag_item(f"BLOCK_OFFSET_{x}_{y}", "TIFF", bidx=band) for band in planes)
                for x in range(len(columns))
            ]
            for y in range(len(rows))
        ]
    )
    return Coverage(rows, columns, cells)


def _of_vrt(dataset, bands: Sequence[int]) -> Optional[Coverage]:
    root = _description(dataset)
    if root is None or root.get("subClass"):  # a warped or processed one fills all of itself
        return None
    described = {int(element.get("band", 0)): element for element in root.iter("VRTRasterBand")}
    boxes = [_boxes(described.get(band), dataset) for band in bands]
    if any(part is None for part in boxes):
        return None
    every = [box for part in boxes for box in part]
    columns = _edges((x for left, _, right, _ in every for x in (left, right)), dataset.width)
    rows = _edges((y for _, top, _, bottom in every for y in (top, bottom)), dataset.height)
    cells = np.ones((len(rows), len(columns)), bool)
    for part in boxes:
        written = np.zeros_like(cells)
        for left, top, right, bottom in part:
            inside = (np.searchsorted(edges, ends) for edges, ends in ((rows, (top, bottom)), (columns, (left, right))))
            written[tuple(slice(*ends) for ends in inside)] = True
        cells &= written
    return Coverage(rows, columns, cells)


def _description(dataset) -> Optional[ElementTree.Element]:
    try:
        return ElementTree.fromstring(next(iter(dataset.tags(ns="xml:VRT").values())))
    except (StopIteration, ElementTree.ParseError):
        return None


def _boxes(band: Optional[ElementTree.Element], dataset) -> Optional[list[tuple[int, int, int, int]]]:
    """The boxes (left, top, right, bottom) that a band's sources fill; None if they are not known."""
    if band is None or band.get("subClass"):
        return None
    boxes = []
    for source in band:
        if source.tag in _SOURCES:
            place = source.find("DstRect")
            if place is None:
                return None
            x, y, wide, tall = (float(place.get(key)) for key in ("xOff", "yOff", "xSize", "ySize"))
            left, top = max(0, math.floor(x + _SLACK)), max(0, math.floor(y + _SLACK))
            right = min(dataset.width, math.ceil(x + wide - _SLACK))
            bottom = min(dataset.height, math.ceil(y + tall - _SLACK))
            if left < right and top < bottom:
                boxes.append((left, top, right, bottom))
    return boxes


def _edges(ends: Iterable[int], size: int) -> np.ndarray:
    return np.unique(np.array([0, *(end for end in ends if end < size)], dtype=np.int64))
