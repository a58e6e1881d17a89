"""The user's polygons, for areas within each: parishes, parcels, a study area."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely

from ..errors import InputError
from .features import polygons_of, read_features, together


@dataclass(frozen=True)
class Zones:
    """Named polygons.

    Attributes:
        names: (n,) names.
        polygons: (n,) valid shapely polygons or multipolygons.
        crs: their CRS as text that pyproj reads; None where the file has none.
        warnings: sentences for the user.
    """

    names: tuple[str, ...]
    polygons: np.ndarray
    crs: str | None
    warnings: tuple[str, ...] = ()


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
    features = read_features(path, layer)
    if name_field is not None and name_field not in features.columns:
        has = ", ".join(features.columns) or "none"
        raise InputError(f"{name_field} is no attribute of {path} (it has: {has}).")
    polygons, index = polygons_of(features.geometry)
    if not len(polygons):
        raise InputError(f"{path} holds no polygons: choose a polygon layer.")
    count = len(features.geometry)
    labels = features.columns[name_field].tolist() if name_field is not None else range(1, count + 1)
    areal = np.unique(index)
    zone_of_name: dict[str, int] = {}
    zone = np.full(count, -1)
    for feature in areal:
        name = "" if labels[feature] is None else str(labels[feature])
        zone[feature] = zone_of_name.setdefault(name, len(zone_of_name))
    warnings = list(features.warnings)
    other = count - len(areal) - int(np.count_nonzero(shapely.is_missing(features.geometry)))
    if other:
        warnings.append(f"{other} of {count} features of {features.name} are no polygons and were left out.")
    return Zones(tuple(zone_of_name), together(polygons, zone[index], len(zone_of_name)), features.crs, tuple(warnings))
