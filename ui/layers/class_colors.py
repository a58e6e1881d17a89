"""The colours of classes in a layer's style."""

from qgis.core import NULL, QgsCategorizedSymbolRenderer, QgsVectorLayer


def class_colors(layer: "QgsVectorLayer | None", field: str = "") -> "dict[str, str]":
    """Colour (``#rrggbb``) by class, as text, of a layer that is categorised by ``field`` (empty: by any attribute).

    Empty for any other style, and without a layer. Call it on the main thread.
    """
    renderer = layer.renderer() if layer is not None else None
    if not isinstance(renderer, QgsCategorizedSymbolRenderer):
        return {}
    attribute = renderer.classAttribute().strip('"')
    if layer.fields().lookupField(attribute) < 0 or field.lower() not in ("", attribute.lower()):
        return {}
    colors = {}
    for category in renderer.categories():
        values = category.value()
        for value in values if isinstance(values, list) else [values]:
            if value not in (None, NULL, "") and category.symbol() is not None:
                whole = isinstance(value, float) and value.is_integer()
                colors[str(int(value) if whole else value).strip()] = category.symbol().color().name()
    return colors
