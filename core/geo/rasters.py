"""Opening and reading rasters so that a file that cannot be read is named in one sentence."""

import math
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import rasterio
from rasterio._err import CPLE_BaseError  # some calls raise GDAL's own errors
from rasterio.enums import ColorInterp
from rasterio.errors import RasterioError

from ..errors import InputError

#: The errors that rasterio raises for files that GDAL cannot read.
FAILURES = (RasterioError, CPLE_BaseError, UnicodeError)


def open_raster(path: str | Path):
    """Open a raster.

    Raises:
        InputError: it is no regular file, GDAL cannot open it, or its pixels have no area.
    """
    check_regular(path)
    try:
        dataset = rasterio.open(path)
    except (*FAILURES, ValueError) as error:
        raise InputError(f"The raster {path} cannot be opened ({error}): choose a raster file.") from None
    if not _has_area(dataset.transform):
        dataset.close()
        raise InputError(f"The pixels of {Path(path).name} have no area: georeference the raster again.")
    return dataset


def _has_area(transform) -> bool:
    """Whether pixels and coordinates can be converted into each other, by GDAL's own rule (GDALInvGeoTransform)."""
    a, b, _, d, e, _ = values = tuple(transform)[:6]
    if not all(map(math.isfinite, values)):
        return False
    if b == 0 and d == 0:
        return a != 0 and e != 0
    largest = max(map(abs, (a, b, d, e)))
    return abs(a * e - b * d) > 1e-10 * largest * largest  # a product overflows to infinity, a power raises


def colour_kinds(dataset) -> tuple[ColorInterp, ...]:
    """Return the colour interpretation of each band, undefined where GDAL has complained of the file's header.

    rasterio takes the number of the interpretation for an error code and raises an older, harmless complaint.
    """
    try:
        return dataset.colorinterp
    except CPLE_BaseError:
        return (ColorInterp.undefined,) * dataset.count


@contextmanager
def reading(dataset) -> Iterator[None]:
    """Turn a failed read of an open dataset into an InputError that names the damaged or missing file."""
    try:
        yield
    except FAILURES as error:
        name = Path(dataset.name).name
        missing = next((file for file in _files(dataset) if not os.path.exists(file)), None)
        if missing is not None:
            raise InputError(
                f"{name} cannot be read, because its file {missing} is missing: put that file back."
            ) from error
        raise InputError(f"{name} cannot be read to the end: the file is damaged, copy it again.") from error


def check_regular(path: str | Path) -> None:
    """Raise InputError for a device, pipe or socket, which could block or never end."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):  # not a file: what GDAL makes of the name is GDAL's to say
        return
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise InputError(f"{path} is no regular file: choose a file on a disk.")


def _files(dataset) -> list[str]:
    try:
        return [file for file in dataset.files if not file.startswith("/vsi")]
    except FAILURES:
        return []
