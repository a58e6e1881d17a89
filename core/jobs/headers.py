"""What a raster's header says: enough to plan its tasks without reading a pixel."""

import hashlib
import os
from dataclasses import dataclass
from functools import cached_property

import rasterio
from affine import Affine
from rasterio.crs import CRS

from ..errors import InputError
from ..geo.rasters import FAILURES, check_regular, colour_kinds
from ..scene.coverage import Coverage, find_coverage
from ..scene.gsd import placed_transform


@dataclass(frozen=True)
class BandHeader:
    """One band.

    Attributes:
        dtype: Name of its data type, as rasterio has it.
        nodata: Declared nodata value; None without one.
        colour: Name of its colour interpretation.
    """

    dtype: str
    nodata: float | None
    colour: str


@dataclass(frozen=True)
class Header:
    """A raster's header.

    Attributes:
        path: Path of the raster.
        width: Width in pixels.
        height: Height in pixels.
        crs: CRS; None without one.
        transform: From pixels (column, row) to ``crs``.
        bands: The bands.
        block: Height and width of the blocks in which the file is stored.
        masked: Whether a mask lies beside the bands.
        files: Name, size in bytes and time of the last change (ns) of each file that holds pixels.
        virtual: Whether it is a VRT.
        coverage: Where a VRT has sources; None for everywhere.
    """

    path: str
    width: int
    height: int
    crs: CRS | None
    transform: Affine
    bands: tuple[BandHeader, ...]
    block: tuple[int, int]
    masked: bool
    files: tuple[tuple[str, int, int], ...]
    virtual: bool = False
    coverage: Coverage | None = None

    @property
    def bytes(self) -> int:
        """Size of the raster's files."""
        return sum(size for _, size, _ in self.files)

    @cached_property
    def digest(self) -> str:
        """Changes with the files' names, sizes and times and with the header, not with the folder they lie in."""
        crs = self.crs.to_wkt() if self.crs else ""
        parts = (self.files, self.width, self.height, crs, tuple(self.transform), self.bands, self.masked)
        return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def read_header(path: str) -> Header:
    """Read the header of a raster.

    Raises:
        InputError: The file is missing, or GDAL cannot read it.
    """
    if "://" not in path and not path.startswith("/vsi") and not os.path.exists(path):
        raise InputError(f"There is no file {path}: check the path.")
    check_regular(path)
    try:
        with rasterio.open(path) as dataset:
            return _read(dataset, path)
    except FAILURES:
        raise InputError(f"{path} is not a raster that GDAL can read: choose a GeoTIFF or another raster.") from None


def _read(dataset, path: str) -> Header:
    colours = [kind.name for kind in colour_kinds(dataset)]
    bands = tuple(BandHeader(*band) for band in zip(dataset.dtypes, dataset.nodatavals, colours))
    if not bands:
        raise InputError(f"{path} holds several rasters: choose one of its subdatasets.")
    flags = [flag.name for flag in dataset.mask_flag_enums[0]]
    return Header(
        path=path,
        width=dataset.width,
        height=dataset.height,
        crs=dataset.crs,
        transform=placed_transform(dataset),
        bands=bands,
        block=dataset.block_shapes[0],
        masked="per_dataset" in flags and "alpha" not in flags,
        files=tuple(stamp(file) for file in dataset.files if not file.endswith(".aux.xml")),
        virtual=dataset.driver == "VRT",
        coverage=find_coverage(dataset, (1,)) if dataset.driver == "VRT" else None,
    )


def stamp(file: str) -> tuple[str, int, int]:
    """Name, size and time of a file; zeros where the system does not say (a file in an archive)."""
    try:
        status = os.stat(file)
    except (OSError, ValueError):
        return os.path.basename(file), 0, 0
    return os.path.basename(file), status.st_size, status.st_mtime_ns
