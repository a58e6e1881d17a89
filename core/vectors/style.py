"""The classes' colours as a QGIS layer style (``.qml``), for files and for the style table of a GeoPackage."""

from collections.abc import Sequence
from xml.etree import ElementTree

from ..models.card import ClassInfo


def polygon_style(classes: Sequence[ClassInfo], attribute: str = "code") -> str:
    """QML for polygons: one category per class, filled in its colour, with a thin darker outline.

    attribute: the integer field that holds the class code.
    """
    root = ElementTree.Element("qgis", version="3.22.0", styleCategories="Symbology")
    renderer = ElementTree.SubElement(
        root,
        "renderer-v2",
        type="categorizedSymbol",
        attr=attribute,
        symbollevels="0",
        enableorderby="0",
        forceraster="0",
    )
    categories = ElementTree.SubElement(renderer, "categories")
    symbols = ElementTree.SubElement(renderer, "symbols")
    for index, entry in enumerate(classes):
        ElementTree.SubElement(
            categories,
            "category",
            render="true",
            value=str(entry.code),
            label=entry.name,
            symbol=str(index),
            type="long",
        )
        symbol = ElementTree.SubElement(
            symbols, "symbol", type="fill", name=str(index), alpha="1", clip_to_extent="1", force_rhr="0"
        )
        layer = ElementTree.SubElement(symbol, "layer", {"class": "SimpleFill"}, enabled="1", locked="0")
        layer.set("pass", "0")
        options = ElementTree.SubElement(layer, "Option", type="Map")
        red, green, blue = (int(entry.color[i : i + 2], 16) for i in (1, 3, 5))
        darker = (part * 3 // 5 for part in (red, green, blue))
        values = {
            "color": f"{red},{green},{blue},255",
            "style": "solid",
            "outline_color": ",".join(map(str, darker)) + ",255",
            "outline_style": "solid",
            "outline_width": "0.1",
            "outline_width_unit": "MM",
            "joinstyle": "bevel",
        }
        for name, value in values.items():
            ElementTree.SubElement(options, "Option", name=name, value=value, type="QString")
    ElementTree.indent(root, " ")
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + ElementTree.tostring(
        root, encoding="unicode"
    )
