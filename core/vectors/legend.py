"""The class names and colours that a raster has."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from ..geo.rasters import FAILURES
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
    except (ValueError, *FAILURES):  # the band has no colour table
        table = {}
    colors = {code: _hex(rgba[:3]) for code, rgba in table.items() if _is_color(rgba[:3])} | colors
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


def distinct(classes: Sequence[ClassInfo]) -> tuple[ClassInfo, ...]:
    """Return the classes with names that differ: where several have the same name, the code follows it."""
    uses = Counter(entry.name for entry in classes)
    return tuple(
        ClassInfo(entry.code, f"{entry.name} ({entry.code})" if uses[entry.name] > 1 else entry.name, entry.color)
        for entry in classes
    )


def _auxiliary(path: Path) -> tuple[dict[int, str], dict[int, str]]:
    """Names and colours by code of the first band in a GDAL ``.aux.xml`` or ``.vrt``; empty where it has none."""
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ValueError, ElementTree.ParseError):
        return {}, {}
    bands = [band for kind in ("PAMRasterBand", "VRTRasterBand") for band in root.findall(kind)]
    band = next((band for band in bands if band.get("band") == "1"), None)
    if band is None:
        return {}, {}
    names = {code: _name(entry.text) for code, entry in enumerate(band.findall("CategoryNames/Category"))}
    names = {code: name for code, name in names.items() if name}
    table = band.find("GDALRasterAttributeTable")
    if table is None:
        return names, {}
    table_names, colors = _attribute_table(table)
    return table_names | names, colors


def _attribute_table(table: ElementTree.Element) -> tuple[dict[int, str], dict[int, str]]:
    """Names and colours by code; cells that are empty or no numbers are ignored."""
    usage = {_number(column.findtext("Usage")): _number(column.get("index")) for column in table.findall("FieldDefn")}
    names, colors = {}, {}
    for row in table.findall("Row"):
        cells = dict(enumerate(cell.text for cell in row.findall("F")))
        code = _number(cells.get(usage.get(_VALUE)))
        if code is None:
            continue
        name = _name(cells.get(usage.get(_NAME)))
        if name:
            names.setdefault(code, name)
        rgb = [_number(cells.get(usage.get(part))) for part in (_RED, _GREEN, _BLUE)]
        if _is_color(rgb):
            colors[code] = _hex(rgb)
    return names, colors


def _name(text: str | None) -> str:
    return " ".join((text or "").split())


def _number(text: str | None) -> int | None:
    try:
        return int(float(text))
    except (TypeError, ValueError, OverflowError):
        return None


def _is_color(rgb: Sequence[int | None]) -> bool:
    return all(part is not None and 0 <= part <= 255 for part in rgb)


def _hex(rgb: Sequence[int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*rgb)
