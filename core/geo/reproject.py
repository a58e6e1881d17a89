"""The user's geometries, brought onto a raster of any CRS."""

import numpy as np
import shapely
from pyproj import CRS, Transformer

_AREAL = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
#: An edge gets further points so that this many would span its geometry: a parallel is a curve on a polar map.
_STEPS = 256
#: Round the Earth in degrees, there and back.
_TURNS = (-360.0, 0.0, 360.0)


def onto_raster(geometry: np.ndarray, crs, dataset) -> np.ndarray:
    """Transform geometries into the CRS of a raster.

    Polygons keep straight edges of their own CRS and are valid afterwards. On a raster in degrees that crosses the
    antimeridian they get the raster's longitudes: 179° west is 181°.

    Args:
        geometry: (n,) shapely geometries.
        crs: their CRS, anything that pyproj reads; None for the raster's.
        dataset: open raster.

    Returns:
        (n,) shapely geometries in the raster's CRS.
    """
    geometry = np.asarray(geometry, dtype=object)
    if not dataset.crs or len(geometry) == 0:
        return geometry
    source, target = (CRS.from_user_input(other or dataset.crs) for other in (crs, dataset.crs))
    if source != target:
        to = Transformer.from_crs(source, target, always_xy=True)
        areal = np.isin(shapely.get_type_id(geometry), _AREAL) & ~shapely.is_empty(geometry)
        geometry = geometry.copy()
        left, bottom, right, top = shapely.bounds(geometry[areal]).T
        step = np.maximum(np.maximum(right - left, top - bottom) / _STEPS, 1e-9)
        geometry[areal] = shapely.segmentize(geometry[areal], step)
        geometry = shapely.transform(geometry, lambda xy: np.column_stack(to.transform(xy[:, 0], xy[:, 1])))
        geometry[areal] = shapely.make_valid(geometry[areal], method="structure", keep_collapsed=False)
    if not target.is_geographic or (dataset.bounds.left >= -180 and dataset.bounds.right <= 180):
        return geometry
    copies = np.stack([shapely.transform(geometry, lambda xy, turn=turn: xy + (turn, 0)) for turn in _TURNS])
    on_raster = shapely.intersects(copies, shapely.box(*dataset.bounds))
    return np.where(on_raster.any(axis=0), shapely.union_all(np.where(on_raster, copies, None), axis=0), geometry)
