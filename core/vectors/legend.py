"""The class names and colours that a raster has."""

from pathlib import Path
from xml.etree import ElementTree

from ..models.card import ClassInfo

_PALETTE = ("#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#997700", "#994455", "#004488")
#: GDAL's raster attribute table: the meanings of columns (``GDALRATFieldUsage``) that a legend needs.
_NAME, _VALUE, _RED, _GREEN, _BLUE = 2, 5, 6, 7, 8


def read_legend(dataset) -> dict[int, ClassInfo]:
    """Read names and colours from GDAL's category names, raster attribute table and colour table of the first band.

    Args:
        dataset: open rasterio dataset.

    Returns:
        Class code to class; a code that no table names is not in it (see ``class_of``).
    """
    names, colors = _auxiliary(Path(dataset.name + ".aux.xml"))
    if dataset.driver == "VRT":
        vrt_names, vrt_colors = _auxiliary(Path(dataset.name))
        names, colors = vrt_names | names, vrt_colors | colors
    try:
        table = {code: rgba for code, rgba in dataset.colormap(1).items() if rgba[3] and any(rgba[:3])}
    except ValueError:  # the band has no colour table
        table = {}
    colors = {code: "#{:02x}{:02x}{:02x}".format(*rgba) for code, rgba in table.items()} | colors
    # A colour table has an entry for every byte, so without names it does not say which codes are classes.
    return {code: ClassInfo(code, names[code], colors.get(code) or default_color(code)) for code in names} or {
        code: ClassInfo(code, f"Class {code}", color) for code, color in colors.items()
    }


def class_of(code: int, legend: dict[int, ClassInfo]) -> ClassInfo:
    """Return the class of ``code``, with a default name and colour where ``legend`` has none."""
    return legend.get(code) or ClassInfo(code, f"Class {code}", default_color(code))


def default_color(code: int) -> str:
    """Return a colour for a class without one: neighbouring codes differ, and a code always has the same."""
    return _PALETTE[(code - 1) % len(_PALETTE)]


def _auxiliary(path: Path) -> tuple[dict[int, str], dict[int, str]]:
    """Names and colours by code of the first band in a GDAL ``.aux.xml`` or ``.vrt``; empty where it has none."""
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError):
        return {}, {}
    bands = [band for kind in ("PAMRasterBand", "VRTRasterBand") for band in root.findall(kind)]
    band = next((band for band in bands if band.get("band") == "1"), None)
    if band is None:
        return {}, {}
    names = {code: (entry.text or "").strip() for code, entry in enumerate(band.findall("CategoryNames/Category"))}
    names = {code: name for code, name in names.items() if name}
    colors = {}
    table = band.find("GDALRasterAttributeTable")
    if table is not None:
        usage = {int(column.findtext("Usage", "0")): int(column.get("index")) for column in table.findall("FieldDefn")}
        for row in table.findall("Row"):
            cells = [cell.text or "" for cell in row.findall("F")]
            if _VALUE in usage:
                code = int(float(cells[usage[_VALUE]]))
                if _NAME in usage and cells[usage[_NAME]].strip():
                    names.setdefault(code, cells[usage[_NAME]].strip())
                if {_RED, _GREEN, _BLUE} <= usage.keys():
                    rgb = (int(float(cells[usage[part]])) for part in (_RED, _GREEN, _BLUE))
                    colors[code] = "#{:02x}{:02x}{:02x}".format(*rgb)
    return names, colors
