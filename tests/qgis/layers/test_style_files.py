"""The style files that the engine writes beside its rasters."""

from pathlib import Path

from qgis.core import QgsRasterLayer

from tests.qgis.land_cover import CLASSES


def test_rasters_open_in_the_style_beside_them(classes, qgis_app):
    """The .qml files that the engine writes beside a land cover and its confidence."""
    from landscribe.core.models.card import ClassInfo
    from landscribe.core.vectors.style import CONFIDENCE_RAMP, confidence_style, raster_style

    infos = [ClassInfo(code, f"{name} & so on", color) for code, (name, color) in CLASSES.items()]
    style = Path(classes).with_suffix(".qml")
    style.write_text(raster_style(infos), encoding="utf-8")
    layer = QgsRasterLayer(classes)
    looks = [(entry.value, entry.label, entry.color.name()) for entry in layer.renderer().classes()]
    assert looks == [(entry.code, entry.name, entry.color) for entry in infos]
    style.write_text(confidence_style(), encoding="utf-8")
    layer = QgsRasterLayer(classes)
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert [(item.value, item.color.name()) for item in items] == list(CONFIDENCE_RAMP)
