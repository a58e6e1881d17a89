"""Result rasters: tiled, compressed, with overviews, colours, class names and a record; whole or not at all."""

import errno
import os
import shutil
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import rasterio
from affine import Affine
from rasterio._err import CPLE_BaseError  # what building overviews raises
from rasterio.enums import ColorInterp, Resampling
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.windows import Window

from ..errors import InputError
from ..models.card import ClassInfo
from .partial import PartialFile

#: Side of a block of the file in pixels. Rows are best written this many at a time.
BLOCK = 256
#: Largest side of the smallest overview.
SMALLEST_OVERVIEW = 256
#: Nodata of class rasters, of confidence (0 is a confidence, so it is beyond 100 %) and of responses (they lie in 0 to
#: 1; -1 is exact in float32, below every threshold for programs that ignore nodata, and not NaN, which some misread).
NO_CLASS, NO_CONFIDENCE, NO_RESPONSE = 0, 255, -1.0
#: Free bytes on the disk below which a failed write counts as a full disk.
SCANT_BYTES = 1 << 20

_FAILURES = (RasterioError, CPLE_BaseError, OSError)


class AtomicRaster:
    """A single-band GeoTIFF under way, uint8 or float32, as a context manager.

    ``write`` bands of rows, then ``finish``, then ``commit``: only that puts it, and the files that belong to it, into
    place. Leaving the context earlier leaves nothing.

    Args:
        path: Where the raster will be.
        width: Width in pixels.
        height: Height in pixels.
        transform: Pixel to CRS.
        crs: CRS, as rasterio takes it.
        nodata: Nodata value.
        description: Description of the band.
        classes: Legend, for a raster of class codes.
        dtype: Data type.

    Raises:
        InputError: From any of its methods: the place cannot be written to, or the disk is full.
    """

    def __init__(
        self,
        path: "os.PathLike[str] | str",
        width: int,
        height: int,
        transform: Affine,
        crs,
        nodata: int,
        description: str,
        classes: Sequence[ClassInfo] = (),
        dtype: str = "uint8",
    ):
        self.partial = PartialFile(path)
        self._classes = tuple(classes)
        self._resampling = Resampling.mode if classes else Resampling.average
        self._description = description
        self._profile = {
            "driver": "GTiff",
            "width": width,
            "height": height,
            "count": 1,
            "dtype": dtype,
            "crs": crs,
            "transform": transform,
            "nodata": nodata,
            "tiled": True,
            "blockxsize": BLOCK,
            "blockysize": BLOCK,
            # Every program reads deflate; the low levels cost a few nanoseconds a pixel and a tenth more bytes.
            "compress": "deflate",
            "zlevel": 2,
            "predictor": 3 if dtype == "float32" else 1,
            "bigtiff": "IF_SAFER",
        }

    @property
    def path(self) -> Path:
        """Where the raster will be."""
        return self.partial.final

    @property
    def folder(self) -> Path:
        """The hidden folder for the files that belong to the raster (``outputs.written_files``)."""
        return self.partial.path.parent

    @property
    def unfinished(self) -> Path:
        """The raster's own file in ``folder``."""
        return self.partial.path

    def __enter__(self) -> "AtomicRaster":
        with ExitStack() as stack:
            stack.enter_context(self.partial)
            with writing(self.path):
                self._file = stack.enter_context(_open(self.unfinished, "w", **self._profile))
                self._file.set_band_description(1, self._description)
                if self._classes:
                    self._file.write_colormap(1, _color_table(self._classes))
                    self._file.colorinterp = (ColorInterp.palette,)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *exception) -> None:
        with suppress(*_FAILURES):  # on a full disk the file cannot even be closed; it is removed all the same
            self._stack.close()

    def write(self, row: int, values: np.ndarray, column: int = 0) -> None:
        """Write rows (h, width) from ``row`` and ``column`` on; any one thread at a time."""
        with writing(self.path):
            self._file.write(values, 1, window=Window(column, row, values.shape[1], values.shape[0]))

    def finish(self) -> None:
        """Close the data and add overviews and the legend. From now on ``unfinished`` can be read."""
        with writing(self.path):
            self._file.close()
            _check_complete(self.unfinished)
            sides = max(self._profile["width"], self._profile["height"])
            factors = [2**power for power in range(1, 16) if sides / 2 ** (power - 1) > SMALLEST_OVERVIEW]
            if factors:
                with rasterio.Env(GDAL_NUM_THREADS="ALL_CPUS"), _open(self.unfinished, "r+") as file:
                    file.build_overviews(factors, self._resampling)
            if self._classes:
                _write_legend(self.unfinished, self._classes)

    def seal(self, tags: Mapping[str, str]) -> None:
        """Write the record into the metadata: nothing changes the raster after that."""
        with writing(self.path):
            with _open(self.unfinished, "r+") as file:
                file.update_tags(**tags)
            _check_complete(self.unfinished)

    def commit(self, tags: Mapping[str, str]) -> None:
        """Seal the raster and move it into place, with the files that belong to it."""
        self.seal(tags)
        self.partial.commit()


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn a failed write to ``path`` into an InputError."""
    try:
        yield
    except _FAILURES as error:
        if _disk_full(path.parent, error):
            sentence = f"The disk that holds {path.parent} is full: free some space or choose another output folder."
        else:
            sentence = (
                f"{path} could not be written to the end: see that its disk has room and may be written to, "
                "or choose another output folder."
            )
        raise InputError(sentence) from error


def _disk_full(folder: Path, error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return True
    try:
        return shutil.disk_usage(folder).free < SCANT_BYTES
    except OSError:
        return False


def _open(path: Path, mode: str, **profile):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)  # the map of a picture without CRS
        return rasterio.open(path, mode, **profile)


def _check_complete(path: Path) -> None:
    """Raise OSError if the file lacks a block: on a full disk, GDAL closes it without an error."""
    size = path.stat().st_size
    with rasterio.open(path) as file:
        for level in (None, *range(len(file.overviews(1)))):
            with rasterio.open(path, **({} if level is None else {"overview_level": level})) as image:
                blocks = [block for block, _ in image.block_windows(1)]
            for row, column in blocks:
                names = (f"BLOCK_{part}_{column}_{row}" for part in ("OFFSET", "SIZE"))
                if sum(int(file.get_tag_item(name, "TIFF", 1, level) or size + 1) for name in names) > size:
                    raise OSError(errno.EIO, "the file is cut short")


def _color_table(classes: Sequence[ClassInfo]) -> dict[int, tuple[int, int, int, int]]:
    return {NO_CLASS: (0, 0, 0, 0)} | {entry.code: (*_rgb(entry.color), 255) for entry in classes}


def _rgb(color: str) -> tuple[int, int, int]:
    """``#rrggbb`` as three numbers."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _write_legend(path: Path, classes: Sequence[ClassInfo]) -> None:
    """Write the class names as GDAL's category names and attribute table, into the ``.aux.xml`` of ``path``."""
    named = {entry.code: entry for entry in classes}
    beside = path.with_name(path.name + ".aux.xml")
    # GDAL may have put there what a GeoTIFF cannot hold, such as an unusual CRS.
    dataset = ElementTree.parse(beside).getroot() if beside.exists() else ElementTree.Element("PAMDataset")
    band = dataset.find("PAMRasterBand[@band='1']")
    if band is None:
        band = ElementTree.SubElement(dataset, "PAMRasterBand", band="1")
    categories = ElementTree.SubElement(band, "CategoryNames")
    for code in range(max(named) + 1):
        ElementTree.SubElement(categories, "Category").text = named[code].name if code in named else ""
    table = ElementTree.SubElement(band, "GDALRasterAttributeTable", tableType="thematic")
    # Type: 0 integer, 2 string. Usage: GDALRATFieldUsage (5 value, 2 name, 6 to 8 red, green, blue).
    columns = (("Value", 0, 5), ("Class", 2, 2), ("Red", 0, 6), ("Green", 0, 7), ("Blue", 0, 8))
    for index, (name, kind, usage) in enumerate(columns):
        definition = ElementTree.SubElement(table, "FieldDefn", index=str(index))
        for key, value in (("Name", name), ("Type", kind), ("Usage", usage)):
            ElementTree.SubElement(definition, key).text = str(value)
    for index, code in enumerate(sorted(named)):
        row = ElementTree.SubElement(table, "Row", index=str(index))
        for value in (code, named[code].name, *_rgb(named[code].color)):
            ElementTree.SubElement(row, "F").text = str(value)
    ElementTree.indent(dataset)
    beside.write_text(ElementTree.tostring(dataset, encoding="unicode"), encoding="utf-8")
