"""QGIS style files (``.qml``), of which there is one for all layers with the same stem.

A style file can hold the style of a raster and that of polygons; QGIS reads the part of its layer's type. So the two
share it, while two rasters, or two files of polygons, cannot.
"""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

import os
from pathlib import Path
from typing import Optional
from xml.etree import ElementTree

from ..regular_file import read_regular
from .outputs import RASTER_LAYERS, VECTOR_LAYERS

_DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
#: Bytes of a style file; one with more is none of ours.
_LARGEST = 32 << 20
#: The element that holds the style of each type of layer.
_PARTS = (("pipe", RASTER_LAYERS), ("renderer-v2", VECTOR_LAYERS))


def combine_styles(style: str, old: str) -> str:
    """``style``, with the part of ``old`` (the style file so far) that is for the other type of layer."""
    root, old_root = _parsed(style), _parsed(old)
    if root is None or old_root is None:
        return style
    kept = [part for part, _ in _PARTS if root.find(part) is None and old_root.find(part) is not None]
    if not kept:
        return style
    root.extend(element for element in old_root if root.find(element.tag) is None)
    if root.get("styleCategories") != old_root.get("styleCategories"):
        root.attrib.pop("styleCategories", None)  # all of them
    ElementTree.indent(root, " ")
    return _DOCTYPE + ElementTree.tostring(root, encoding="unicode")


def style_belongs_to_another(output: Path) -> bool:
    """Whether the style file that ``output`` would write is that of another layer of its type, with the same stem."""
    layers = next((pair for pair in _PARTS if output.suffix.lower() in pair[1]), None)
    if layers is None:
        return False
    part, suffixes = layers
    try:
        names = os.listdir(output.parent)
    except OSError:
        return False
    root = _parsed(read_style(output.with_name(output.stem + ".qml")))
    if root is None or root.find(part) is None:
        return False
    others = (os.path.splitext(name) for name in names if name != output.name)
    return any(stem == output.stem and suffix.lower() in suffixes for stem, suffix in others)


def read_style(path: Path) -> str:
    """The text of a style file; empty without one."""
    try:
        return read_regular(path, _LARGEST).decode("utf-8", "replace")
    except OSError:
        return ""


def _parsed(text: str) -> Optional[ElementTree.Element]:
    try:
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError):
        return None
