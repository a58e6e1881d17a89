"""Coordinate systems as text for the engine."""

from qgis.core import QgsCoordinateReferenceSystem


def crs_text(crs: QgsCoordinateReferenceSystem) -> str:
    """A CRS as text that the engine's PROJ reads: a registered code, or WKT for the user's own CRS."""
    code = crs.authid()
    if code and not code.startswith(("USER:", "QGIS:")):
        return code
    return crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED)
