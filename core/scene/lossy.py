"""Whether a raster's compression changes its values a little."""

import rasterio

from ..geo.rasters import FAILURES

_LOSSY = ("JPEG", "WEBP")


def is_lossy(dataset) -> bool:
    """Whether an open dataset, or the first file of a VRT, is compressed with loss."""
    if dataset.driver == "VRT":
        for file in dataset.files[1:]:
            try:
                with rasterio.open(file) as source:
                    return source.driver != "VRT" and is_lossy(source)
            except FAILURES:
                continue
        return False
    tags = dataset.tags(ns="IMAGE_STRUCTURE")
    compression, reversible = (tags.get(key, "").upper() for key in ("COMPRESSION", "COMPRESSION_REVERSIBILITY"))
    if reversible:
        return reversible.startswith("LOSSY")
    return any(word in compression for word in _LOSSY) or dataset.driver in ("JPEG", "ECW", "MrSID")
