"""Finds the file of a raster layer that the engine can open by itself."""

import re
from pathlib import Path
from typing import Optional

from qgis.core import QgsProviderRegistry, QgsRasterLayer

# GDAL names of data in QGIS's own process, of services, and of inline descriptions of them.
_NOT_A_FILE = re.compile(r"^(/vsimem/|MEM:|<|WMS:|WMTS:|WCS:|https?:)", re.IGNORECASE)


def raster_file(layer: QgsRasterLayer) -> Optional[str]:
    """The path (or GDAL name) of ``layer``'s pixels, or None.

    None for services (WMS, XYZ), virtual rasters, rasters in memory, and layers whose CRS was changed by the user:
    QGIS draws those for the engine.
    """
    provider = layer.dataProvider()
    if layer.providerType() != "gdal" or provider is None or layer.crs() != provider.crs():
        return None
    source = layer.source()
    if _NOT_A_FILE.match(source):
        return None
    parts = QgsProviderRegistry.instance().decodeUri("gdal", source)
    path, prefix = parts.get("path") or "", parts.get("vsiPrefix") or ""
    if prefix or parts.get("layerName"):
        return source.split("|")[0]
    return path if path and Path(path).exists() else source
