"""Which file, if any, a raster layer stands for: what the engine can open by itself."""

import re
from pathlib import Path
from typing import Optional

from qgis.core import QgsProviderRegistry, QgsRasterLayer

# GDAL names that hold the data set inside QGIS's process, a service, or an inline description of one.
_NOT_A_FILE = re.compile(r"^(/vsimem/|MEM:|<|WMS:|WMTS:|WCS:|https?:)", re.IGNORECASE)


def raster_file(layer: QgsRasterLayer) -> Optional[str]:
    """The path (or GDAL name) that holds ``layer``'s pixels as QGIS shows them placed, or None.

    None for services (WMS, XYZ), virtual and in-memory rasters, and where the user gave the layer another CRS than its
    file has: QGIS renders those for the engine.
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
