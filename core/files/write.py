"""Result rasters: tiled, compressed, with overviews, colours, class names and their history; whole or not at all."""

import errno
import os
import shutil
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
#: The smallest overview is not larger than this.
SMALLEST_OVERVIEW = 256
#: Class rasters: no class. Confidence: 0 is a confidence, so nodata is beyond 100 %. Responses lie in 0 to 1; -1 is
#: exact, below every threshold for programs that know no nodata, and no NaN for those that stumble over it.
NO_CLASS, NO_CONFIDENCE, NO_RESPONSE = 0, 255, -1.0
#: Room on the disk below which a failed write is put down to it.
SCANT_BYTES = 1 << 20

_FAILURES = (RasterioError, CPLE_BaseError, OSError)


class AtomicRaster:
    """A single-band GeoTIFF under way, uint8 or float32, as a context manager.

    ``write`` bands of rows, then ``finish``, then ``commit``: only that puts it (and its ``.aux.xml``) at ``path``.
    Leaving the context earlier, for whatever reason, leaves nothing. ``folder`` takes further files that belong to it.

    Raises InputError, from any of its methods, where the place cannot be written to or the disk is full.
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
        self._partial = PartialFile(path)
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
            # Deflate opens everywhere; the lowest levels cost a few nanoseconds a pixel and lose a tenth in size.
            "compress": "deflate",
            "zlevel": 2,
            "predictor": 3 if dtype == "float32" else 1,
            "bigtiff": "IF_SAFER",
        }

    @property
    def path(self) -> Path:
        """The final place."""
        return self._partial.final

    @property
    def folder(self) -> Path:
        """The hidden folder whose files ``commit`` moves beside ``path``."""
        return self._partial.path.parent

    @property
    def unfinished(self) -> Path:
        """The raster's own file in ``folder``."""
        return self._partial.path

    def __enter__(self) -> "AtomicRaster":
        with ExitStack() as stack:
            stack.enter_context(self._partial)
            with writing(self.path):
                self._file = stack.enter_context(_open(self.unfinished, "w", **self._profile))
                self._file.set_band_description(1, self._description)
                if self._classes:
                    self._file.write_colormap(1, _color_table(self._classes))
                    self._file.colorinterp = (ColorInterp.palette,)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *exception) -> None:
        with suppress(*_FAILURES):  # a disk so full that the file cannot even be closed: it is removed all the same
            self._stack.close()

    def write(self, row: int, values: np.ndarray) -> None:
        """Write full rows (h, width) from ``row`` on; any one thread at a time."""
        with writing(self.path):
            self._file.write(values, 1, window=Window(0, row, values.shape[1], values.shape[0]))

    def finish(self) -> None:
        """Close the data, add overviews and the legend. From here on ``unfinished`` can be read."""
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

    def commit(self, tags: Mapping[str, str]) -> None:
        """Write how the raster was made into its metadata and move it into place."""
        with writing(self.path):
            with _open(self.unfinished, "r+") as file:
                file.update_tags(**tags)
            _check_complete(self.unfinished)
        self._partial.commit()


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Tell a failed write to ``path`` in one sentence (InputError)."""
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


def check_paths(sources: Iterable[str], output: str, *others: str | None) -> None:
    """Raise InputError where there is no output, or a result would overwrite what it is made from, or another result.

    ``output`` and the ``others`` (None: not wanted) are the results of one run, made from ``sources``.
    """
    if not str(output).strip():
        raise InputError("No output was given: name a GeoTIFF to write.")
    taken = {os.path.realpath(source) for source in sources}
    for path in (path for path in (output, *others) if path):
        if os.path.realpath(path) in taken:
            raise InputError(f"The output {Path(path).name} is also an input or another output: choose another name.")
        taken.add(os.path.realpath(path))


def _disk_full(folder: Path, error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return True
    try:
        return shutil.disk_usage(folder).free < SCANT_BYTES
    except OSError:
        return False


def _open(path: Path, mode: str, **profile):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)  # a picture's map is a picture too
        return rasterio.open(path, mode, **profile)


def _check_complete(path: Path) -> None:
    """Raise OSError where a block of the file is not in it: GDAL closes a file on a full disk without a word."""
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
    """Class names as GDAL's category names and raster attribute table, in the ``.aux.xml`` that belongs to ``path``."""
    named = {entry.code: entry for entry in classes}
    dataset = ElementTree.Element("PAMDataset")
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
    path.with_name(path.name + ".aux.xml").write_text(
        ElementTree.tostring(dataset, encoding="unicode"), encoding="utf-8"
    )
