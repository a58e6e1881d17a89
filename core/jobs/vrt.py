"""Writes virtual rasters (VRT): a mosaic of the sources, and one raster of all results."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from pathlib import Path

from affine import Affine

from ..files.partial import PartialFile
from ..files.write import writing
from ..models.card import ClassInfo

#: rasterio's names of data types to GDAL's.
_TYPES = {
    "uint8": "Byte", "int8": "Int8", "uint16": "UInt16", "int16": "Int16", "uint32": "UInt32", "int32": "Int32",
    "uint64": "UInt64", "int64": "Int64", "float32": "Float32", "float64": "Float64",
}  # fmt: skip


@dataclass(frozen=True)
class VrtBand:
    """A band of a VRT.

    Attributes:
        dtype: rasterio's name of its data type.
        nodata: Nodata value; None without one.
        colour: Name of its colour interpretation.
        classes: Legend of a band of class codes.
    """

    dtype: str
    nodata: float | None = None
    colour: str = "gray"
    classes: tuple[ClassInfo, ...] = ()


@dataclass(frozen=True)
class VrtSource:
    """A raster in a VRT.

    Attributes:
        path: Its path.
        width: Its width in pixels.
        height: Its height in pixels.
        left: Column of the VRT where it begins.
        top: Row of the VRT where it begins.
        block: Height and width of its blocks.
    """

    path: str
    width: int
    height: int
    left: int
    top: int
    block: tuple[int, int]


@dataclass(frozen=True)
class Vrt:
    """A virtual raster.

    Attributes:
        width: Width in pixels.
        height: Height in pixels.
        wkt: CRS as WKT; empty without one.
        transform: From its pixels to the CRS.
        bands: Its bands.
        sources: Its rasters. Where they overlap, the first one is seen.
        masked: Whether its rasters have masks beside their bands, or an alpha band.
    """

    width: int
    height: int
    wkt: str
    transform: Affine
    bands: tuple[VrtBand, ...]
    sources: Sequence[VrtSource]
    masked: bool = False

    def write(self, path: str | Path, others: dict[str, str] | None = None) -> bool:
        """Write the VRT, whole or not at all, unless a file with the same content is there.

        Args:
            path: Its path; paths of the rasters in it are relative to its folder.
            others: Text of files to write beside it, by suffix.

        Returns:
            Whether it was written.

        Raises:
            InputError: The place cannot be written to, or the disk is full.
        """
        path = Path(os.path.abspath(path))
        content = "".join(self._lines(os.path.realpath(path.parent))).encode("utf-8", "surrogateescape")
        texts = {path.with_suffix(suffix): text.encode() for suffix, text in (others or {}).items()}
        if all(_content(file) == wanted for file, wanted in {path: content, **texts}.items()):
            return False
        for file, wanted in {**texts, path: content}.items():
            with PartialFile(file) as partial, writing(file):
                partial.path.write_bytes(wanted)
                partial.commit()
        return True

    def _lines(self, folder: str) -> Iterator[str]:
        yield f'<VRTDataset rasterXSize="{self.width}" rasterYSize="{self.height}">\n'
        if self.wkt:
            yield f"<SRS>{escape(self.wkt, quote=False)}</SRS>\n"
        a, b, c, d, e, f = tuple(self.transform)[:6]
        yield f"<GeoTransform>{', '.join(map(repr, map(float, (c, a, b, f, d, e))))}</GeoTransform>\n"
        names = [_name(source.path, folder) for source in self.sources]
        for number, band in enumerate(self.bands, 1):
            yield f'<VRTRasterBand dataType="{_TYPES[band.dtype]}" band="{number}">\n'
            if band.nodata is not None:
                yield f"<NoDataValue>{band.nodata!r}</NoDataValue>\n"
            yield f"<ColorInterp>{_colour(band.colour)}</ColorInterp>\n"
            yield from _legend(band.classes)
            for source, name in zip(reversed(self.sources), reversed(names)):
                yield _source(source, name, str(number), band, self.masked)
            yield "</VRTRasterBand>\n"
        if self.masked and not any(band.colour == "alpha" for band in self.bands):
            yield '<MaskBand>\n<VRTRasterBand dataType="Byte">\n'
            for source, name in zip(reversed(self.sources), reversed(names)):
                yield _source(source, name, "mask,1", VrtBand("uint8"), True)
            yield "</VRTRasterBand>\n</MaskBand>\n"
        yield "</VRTDataset>\n"


def _source(source: VrtSource, name: str, number: str, band: VrtBand, masked: bool) -> str:
    kind, rule = "SimpleSource", ""
    if band.nodata is not None:
        kind, rule = "ComplexSource", f"<NODATA>{band.nodata!r}</NODATA>"
    elif masked:
        kind, rule = "ComplexSource", "<UseMaskBand>true</UseMaskBand>"
    size = f'xSize="{source.width}" ySize="{source.height}"'
    return (
        f"<{kind}>{name}<SourceBand>{number}</SourceBand>"
        f'<SourceProperties RasterXSize="{source.width}" RasterYSize="{source.height}" DataType="{_TYPES[band.dtype]}" '
        f'BlockXSize="{source.block[1]}" BlockYSize="{source.block[0]}"/>'
        f'<SrcRect xOff="0" yOff="0" {size}/><DstRect xOff="{source.left}" yOff="{source.top}" {size}/>'
        f"{rule}</{kind}>\n"
    )


def _legend(classes: Sequence[ClassInfo]) -> Iterator[str]:
    if not classes:
        return
    named = {entry.code: entry for entry in classes}
    codes = range(max(named) + 1)
    yield "<CategoryNames>\n"
    names = (escape(named[code].name, quote=False) if code in named else "" for code in codes)
    yield from (f"<Category>{name}</Category>\n" for name in names)
    yield "</CategoryNames>\n<ColorTable>\n"
    for code in codes:
        red, green, blue = (int(named[code].color[i : i + 2], 16) if code in named else 0 for i in (1, 3, 5))
        yield f'<Entry c1="{red}" c2="{green}" c3="{blue}" c4="{255 if code in named else 0}"/>\n'
    yield "</ColorTable>\n"


def _name(path: str, folder: str) -> str:
    """The element that names a raster, relative to the VRT's folder where both are on one disk."""
    relative = 0
    if not path.startswith("/vsi") and "://" not in path:
        path = os.path.realpath(path)
        with suppress(ValueError):  # another drive
            path, relative = os.path.relpath(path, folder), 1
    return f'<SourceFilename relativeToVRT="{relative}">{escape(path, quote=False)}</SourceFilename>'


def _colour(name: str) -> str:
    return {"palette": "Palette", "undefined": "Undefined", "grey": "Gray"}.get(name, name.capitalize())


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
