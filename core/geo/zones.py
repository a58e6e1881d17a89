"""The user's polygons, for areas within each: parishes, parcels, a study area."""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyogrio
import shapely

from ..errors import InputError


@dataclass(frozen=True)
class Zones:
    """Named polygons.

    Attributes:
        names: (n,) names.
        polygons: (n,) shapely polygons.
        crs: their CRS as text that pyproj reads; None where the file has none.
    """

    names: tuple[str, ...]
    polygons: np.ndarray
    crs: str | None


def read_zones(path: str | Path, layer: str | None = None, name_field: str | None = None) -> Zones:
    """Read the polygons of a vector file; polygons with the same name are one zone.

    Args:
        path: vector file.
        layer: None for the first one that has geometries.
        name_field: attribute with the names; None numbers the polygons.

    Returns:
        The zones in the order of their first polygons.

    Raises:
        InputError: the file cannot be read, or has no polygons or no such attribute.
    """
    try:
        layer = layer or next((str(name) for name, kind in pyogrio.list_layers(path) if kind is not None), None)
        meta, _, wkb, columns = pyogrio.raw.read(path, layer=layer)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise InputError(f"The polygons in {path} cannot be read ({error}): choose a vector layer.") from None
    fields = [str(field) for field in meta["fields"]]
    if name_field is not None and name_field not in fields:
        raise InputError(f"{name_field} is no attribute of {path} (it has: {', '.join(fields) or 'none'}).")
    geometry = shapely.force_2d(shapely.from_wkb(wkb)) if wkb is not None else np.zeros(0, object)
    areal = np.isin(shapely.get_type_id(geometry), (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON))
    if not areal.any():
        raise InputError(f"{path} holds no polygons: choose a polygon layer.")
    labels = columns[fields.index(name_field)] if name_field is not None else np.arange(1, len(geometry) + 1)
    zones: dict[str, list] = {}
    for name, polygon in zip(labels[areal].tolist(), shapely.make_valid(geometry[areal])):
        zones.setdefault("" if name is None else str(name), []).append(polygon)
    merged = [parts[0] if len(parts) == 1 else shapely.union_all(parts) for parts in zones.values()]
    # A GeoPackage has no layer without a CRS, but three CRSs that mean none.
    crs = None if re.search(r'"Undefined (geographic |Cartesian )?SRS"', meta["crs"] or "") else meta["crs"]
    return Zones(tuple(zones), np.array(merged, object), crs)
