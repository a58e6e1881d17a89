"""Landscribe: land-cover maps of high-resolution rasters on your own machine."""


def classFactory(iface):
    """The plugin, for QGIS; ``iface`` is None in qgis_process."""
    from .plugin import LandscribePlugin

    return LandscribePlugin(iface)
