"""Coordinate systems, told to the engine."""

from qgis.core import QgsCoordinateReferenceSystem


def crs_text(crs: QgsCoordinateReferenceSystem) -> str:
    """A CRS in words that the engine's PROJ understands: a registered code, or WKT for the user's own."""
    code = crs.authid()
    if code and not code.startswith(("USER:", "QGIS:")):
        return code
    return crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED)
