"""Ground that several results show: it counts once, for the source that was named first."""

from collections.abc import Sequence
from contextlib import ExitStack

import numpy as np
import rasterio
from rasterio.enums import Resampling
from rasterio.vrt import WarpedVRT

from ..files.write import NO_CLASS
from ..geo.pixel_areas import PixelAreas
from ..geo.rasters import reading
from ..vectors.class_raster import blocks, open_classes, read_codes


def hidden_areas(result: str, earlier: Sequence[str]) -> dict[int, tuple[int, float]]:
    """The part of a result whose pixels have their centre on a class of an earlier result.

    Args:
        result: Raster of class codes.
        earlier: Rasters of class codes in any CRS.

    Returns:
        Class code to pixels and m².

    Raises:
        InputError: A raster cannot be read.
    """
    found: dict[int, tuple[int, float]] = {}
    with ExitStack() as stack:
        dataset = stack.enter_context(open_classes(result))
        grid = PixelAreas(dataset.crs, dataset.transform, dataset.width, dataset.height)
        others = [stack.enter_context(_onto(dataset, path, stack)) for path in earlier]
        for window in blocks(dataset):
            codes, valid = read_codes(dataset, window)
            under = np.zeros(codes.shape, bool)
            for other in others:
                with reading(other):
                    under |= other.read(1, window=window) != NO_CLASS
            if valid is not None:
                under &= valid
            weights = np.broadcast_to(
                grid.window(window.row_off, window.col_off, window.height, window.width), codes.shape
            )
            pixels = np.bincount(codes[under], minlength=256)
            areas = np.bincount(codes[under], weights[under], minlength=256)
            for code in np.flatnonzero(pixels).tolist():
                before = found.get(code, (0, 0.0))
                found[code] = before[0] + int(pixels[code]), before[1] + float(areas[code])
    found.pop(NO_CLASS, None)
    return found


def _onto(dataset, path: str, stack: ExitStack) -> WarpedVRT:
    """A raster of classes on the grid of another one."""
    source = stack.enter_context(rasterio.open(path))
    return WarpedVRT(
        source,
        crs=dataset.crs,
        transform=dataset.transform,
        width=dataset.width,
        height=dataset.height,
        resampling=Resampling.nearest,
        src_nodata=NO_CLASS,
        nodata=NO_CLASS,
    )
