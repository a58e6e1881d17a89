"""Landscribe: maps land cover in high-resolution rasters on your own machine."""


def classFactory(iface):
    """Return the plugin to QGIS; ``iface`` is None in qgis_process."""
    from .plugin import LandscribePlugin

    return LandscribePlugin(iface)
