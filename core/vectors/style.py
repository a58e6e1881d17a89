"""The classes' colours as a QGIS layer style (``.qml``), for files and for the style table of a GeoPackage."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from collections.abc import Sequence
from xml.etree import ElementTree

from ..models.card import ClassInfo

#: Confidence in percent to colour: ColorBrewer's PuOr, dark where the model is unsure, colour-blind safe.
CONFIDENCE_RAMP = ((0, "#7f3b08"), (40, "#e08214"), (60, "#fee0b6"), (80, "#d8daeb"), (100, "#542788"))
#: Response to colour and opacity: matplotlib's plasma without its darkest part. It is easy to see over imagery, which
#: is green, grey and brown, also for the colour-blind. A value has the same colour whatever the threshold.
RESPONSE_RAMP = (
    (0.0, "#3b049a", 120),
    (0.4, "#5b02a3", 140),
    (0.6, "#9c179e", 165),
    (0.75, "#cc4778", 185),
    (0.9, "#f89540", 200),
    (1.0, "#f0f921", 215),
)
_DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"


def raster_style(classes: Sequence[ClassInfo]) -> str:
    """QML for a raster of class codes: its palette with the classes' names."""
    root, renderer = _raster_root("paletted")
    palette = ElementTree.SubElement(renderer, "colorPalette")
    for entry in classes:
        ElementTree.SubElement(
            palette, "paletteEntry", value=str(entry.code), color=entry.color, label=entry.name, alpha="255"
        )
    return _text(root)


def confidence_style() -> str:
    """QML for a raster of confidence in percent: ``CONFIDENCE_RAMP``, interpolated."""
    return _ramp_style(100, [(value, color, 255, f"{value} %") for value, color in CONFIDENCE_RAMP])


def response_style(threshold: float) -> str:
    """QML for a raster of responses from 0 to 1: transparent below ``threshold``, ``RESPONSE_RAMP`` above."""
    items = [
        (value, color, opacity, f"{value:.2f}" if opacity else "") for value, color, opacity in response_ramp(threshold)
    ]
    return _ramp_style(1, items)


def response_ramp(threshold: float) -> "list[tuple[float, str, int]]":
    """Response, colour and opacity (0 to 255), ascending: ``RESPONSE_RAMP``, cut off below ``threshold``."""
    threshold = min(max(threshold, 0.0), 1.0)
    lower = max(entry for entry in RESPONSE_RAMP if entry[0] <= threshold)
    upper = next((entry for entry in RESPONSE_RAMP if entry[0] > threshold), lower)
    share = (threshold - lower[0]) / (upper[0] - lower[0]) if upper is not lower else 0.0
    between = [round(a + share * (b - a)) for a, b in zip(bytes.fromhex(lower[1][1:]), bytes.fromhex(upper[1][1:]))]
    color = "#" + bytes(between).hex()
    below = [(0.0, color, 0), (threshold * (1 - 1e-6), color, 0)] if threshold > 0 else []
    start = (threshold, color, round(lower[2] + share * (upper[2] - lower[2])))
    return [*below, start, *(entry for entry in RESPONSE_RAMP if entry[0] > threshold)]


def _ramp_style(maximum: float, items: Sequence[tuple[float, str, int, str]]) -> str:
    """QML that interpolates colours: ``items`` have value, colour, opacity (0 to 255) and label, ascending."""
    root, renderer = _raster_root("singlebandpseudocolor", classificationMin="0", classificationMax=str(maximum))
    limits = {"minimumValue": "0", "maximumValue": str(maximum), "classificationMode": "1", "clip": "0"}
    shader = ElementTree.SubElement(ElementTree.SubElement(renderer, "rastershader"), "colorrampshader", limits)
    shader.set("colorRampType", "INTERPOLATED")
    for value, color, opacity, label in items:
        ElementTree.SubElement(shader, "item", value=str(value), color=color, label=label, alpha=str(opacity))
    return _text(root)


def _raster_root(kind: str, **attributes: str) -> tuple[ElementTree.Element, ElementTree.Element]:
    root = ElementTree.Element("qgis", version="3.22.0", styleCategories="Symbology")
    pipe = ElementTree.SubElement(root, "pipe")
    return root, ElementTree.SubElement(
        pipe, "rasterrenderer", type=kind, band="1", opacity="1", alphaBand="-1", nodataColor="", **attributes
    )


def _text(root: ElementTree.Element) -> str:
    ElementTree.indent(root, " ")
    return _DOCTYPE + ElementTree.tostring(root, encoding="unicode")


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
    return _text(root)
