"""Ground sampling distance: how many metres of ground one pixel covers."""

import math

import numpy as np
from affine import Affine
from pyproj import CRS, Geod, Transformer
from pyproj.exceptions import ProjError

from ..errors import InputError


def metres_per_pixel(crs, transform: Affine, width: int, height: int) -> tuple[float, float]:
    """Geodesic ground size of the pixel at the raster's centre.

    Measured on the CRS's own ellipsoid, so degrees, feet and the stretch of Web Mercator are all taken into account.

    Args:
        crs: The raster's CRS, anything that pyproj accepts.
        transform: From pixels to the CRS.
        width: Width of the raster in pixels.
        height: Height of the raster in pixels.

    Returns:
        Metres along a row and metres along a column, positive whatever the orientation.

    Raises:
        InputError: The CRS has no meaning at the raster's centre.
    """
    crs = CRS.from_user_input(crs)
    column, row = width / 2, height / 2
    x, y = zip(*(transform @ point for point in _cross(column, row)))
    geodetic = crs.geodetic_crs
    if geodetic is None:  # an engineering CRS: only its unit is known
        factor = crs.axis_info[0].unit_conversion_factor if crs.axis_info else 1.0
        sizes = [math.hypot(x[a] - x[b], y[a] - y[b]) * factor for a, b in ((0, 1), (2, 3))]
    else:
        try:
            lon, lat = Transformer.from_crs(crs, geodetic, always_xy=True).transform(x, y, errcheck=True)
            geod = crs.get_geod() or Geod(ellps="WGS84")
            lon, lat = (np.multiply(angles, degrees_per_unit(geodetic)) for angles in (lon, lat))
            sizes = [abs(geod.inv(lon[a], lat[a], lon[b], lat[b])[2]) for a, b in ((0, 1), (2, 3))]
        except ProjError:
            sizes = [math.nan, math.nan]
    if not all(math.isfinite(size) and size > 0 for size in sizes):
        raise InputError(
            "The raster's position makes no sense in its coordinate reference system; assign the CRS that its "
            "coordinates were written in."
        )
    return sizes[0], sizes[1]


def placed_transform(dataset) -> Affine:
    """The transform of a dataset from pixels to its CRS, or for a picture with neither, to where QGIS shows it.

    QGIS shows such a picture upright with x from 0 to its width and y from minus its height to 0. GDAL's transform for
    it counts y downwards, so a part of the picture would be found and written upside down.
    """
    if dataset.crs is None and dataset.transform.is_identity:
        return Affine(1.0, 0.0, 0.0, 0.0, -1.0, 0.0)
    return dataset.transform


def degrees_per_unit(crs: CRS) -> float:
    """Degrees to a unit of a geographic CRS: 1 for degrees, 0.9 for grads."""
    return math.degrees(crs.axis_info[0].unit_conversion_factor)


def _cross(column: float, row: float) -> list[tuple[float, float]]:
    """Half a pixel left, right, above and below a point of the pixel grid."""
    return [(column - 0.5, row), (column + 0.5, row), (column, row - 0.5), (column, row + 0.5)]
