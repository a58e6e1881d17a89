"""The user's geometries, cut to a raster in their own CRS and then brought into the raster's."""

import math
from collections.abc import Callable

import numpy as np
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError

from ..errors import InputError
from .features import polygons_of, together

#: An edge gets so many points that this number would span its geometry: a parallel is a curve on a polar map.
_STEPS = 256
#: Points along a side of the raster at which its place in another CRS is computed.
_SAMPLES = 33
#: Share of its size by which the box around a raster in another CRS is enlarged: edges bend, and a pole lies between
#: the sampled points.
_MARGIN = 0.1


def onto_raster(geometry: np.ndarray, crs, raster) -> np.ndarray:
    """Bring polygons into the CRS of a raster.

    They are cut to the surroundings of the raster first, in their own CRS: far away the raster's CRS may have no
    coordinates, or wrong ones. Edges stay straight in the polygons' own CRS. On a raster in degrees the polygons get
    the raster's longitudes, also across the antimeridian.

    Args:
        geometry: (n,) shapely geometries; only their polygons count.
        crs: their CRS, anything that pyproj reads; None for the raster's.
        raster: open raster or Scene.

    Returns:
        (n,) valid polygons or multipolygons in the raster's CRS, empty where nothing lies near the raster.

    Raises:
        InputError: one of the CRSs cannot be used.
    """
    geometry = np.asarray(geometry, dtype=object)
    place = _Place(crs, raster)
    polygons, index = polygons_of(geometry)
    polygons, part = place.cut(polygons)
    index = index[part]
    if place.transforms:
        bounds = shapely.bounds(polygons)
        size = np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])
        polygons = shapely.segmentize(polygons, np.maximum(size / _STEPS, 1e-9))
        polygons, part = polygons_of(_finite(shapely.transform(polygons, place.to_raster)))
        index = index[part]
    return together(polygons, index, len(geometry))


def points_onto_raster(points: np.ndarray, crs, raster) -> np.ndarray:
    """Bring points into the CRS of a raster.

    Args:
        points: (n, 2) x and y.
        crs: their CRS, anything that pyproj reads; None for the raster's.
        raster: open raster or Scene.

    Returns:
        float64 (n, 2) in the raster's CRS, NaN where a point does not lie near the raster.

    Raises:
        InputError: one of the CRSs cannot be used.
    """
    place = _Place(crs, raster)
    points = place.near(points)
    return place.to_raster(points) if place.transforms else points


class _Place:
    """Where a raster lies in another CRS.

    Attributes:
        transforms: whether the two CRSs differ.
        to_raster: function from (n, 2) coordinates to those in the raster's CRS.
        box: left, bottom, right, top around the raster in the other CRS; None where that is not known.
        turn: what a full circle of longitude measures in the other CRS; None where it has no longitudes.
    """

    def __init__(self, crs, raster):
        self.transforms, self.box, self.turn = False, None, None
        self.to_raster: Callable[[np.ndarray], np.ndarray] = lambda xy: xy
        if not raster.crs:
            return
        source, target = (_usable(other or raster.crs) for other in (crs, raster.crs))
        self.transforms, self.turn = source != target, _turn(source)
        x, y = _samples(raster)
        centre = float(x.min() + x.max()) / 2
        if self.transforms:
            forward, backward = _transformers(source, target)
            self.to_raster = _unwrapped(forward, _turn(target), centre)
            x, y = _both_finite(*backward.transform(x, y))
            if len(x) and self.turn is not None:
                at_centre = backward.transform(*(raster.transform @ (raster.width / 2, raster.height / 2)))[0]
                x, centre = _without_jump(x, self.turn, at_centre)
                seam = _central_longitude(target)
                centre = centre if seam is None else seam * self.turn / (2 * math.pi)
        if len(x):
            self.box = self._around(x, y, centre)

    def _around(self, x: np.ndarray, y: np.ndarray, centre: float) -> tuple[float, float, float, float]:
        left, right = x.min() - _MARGIN * np.ptp(x), x.max() + _MARGIN * np.ptp(x)
        bottom, top = y.min() - _MARGIN * np.ptp(y), y.max() + _MARGIN * np.ptp(y)
        if self.turn is not None:
            bottom, top = max(bottom, -self.turn / 4), min(top, self.turn / 4)
            if right - left > self.turn:
                left, right = centre - self.turn / 2, centre + self.turn / 2
        return left, bottom, right, top

    def cut(self, polygons: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the parts of polygons within the box, at its longitudes, and the index of each part's polygon."""
        if self.box is None or not len(polygons):
            return polygons, np.arange(len(polygons))
        left, bottom, right, top = self.box
        bounds = shapely.bounds(polygons)
        turns = [0]
        if self.turn is not None:
            first = math.floor((bounds[:, 0].min() - right) / self.turn)
            last = math.ceil((bounds[:, 2].max() - left) / self.turn)
            turns = range(max(first, -3), min(last, 3) + 1)
        pieces, indices = [polygons[:0]], [np.zeros(0, np.int64)]
        for turn in turns:
            shift = turn * (self.turn or 0.0)
            box = shapely.box(left + shift, bottom, right + shift, top)
            near = np.flatnonzero(shapely.intersects(polygons, box))
            within = shapely.contains_properly(box, polygons[near])
            cut = polygons[near]
            cut[~within] = shapely.intersection(cut[~within], box)
            cut, part = polygons_of(cut)
            pieces.append(shapely.transform(cut, lambda xy, shift=shift: xy - (shift, 0.0)) if shift else cut)
            indices.append(near[part])
        return np.concatenate(pieces), np.concatenate(indices)

    def near(self, points: np.ndarray) -> np.ndarray:
        """Return points (n, 2) at the box's longitudes, NaN outside the box."""
        points = np.array(points, float)
        if self.box is None:
            return points
        left, bottom, right, top = self.box
        if self.turn is not None:
            points[:, 0] = left + np.mod(points[:, 0] - left, self.turn)
        inside = (points >= (left, bottom)).all(axis=1) & (points <= (right, top)).all(axis=1)
        points[~inside] = np.nan
        return points


def _usable(crs) -> CRS:
    try:
        return CRS.from_user_input(crs)
    except CRSError:
        raise InputError(f"The CRS {crs} is not known: assign one such as EPSG:4326.") from None


def _transformers(source: CRS, target: CRS) -> tuple[Transformer, Transformer]:
    try:
        return (
            Transformer.from_crs(source, target, always_xy=True),
            Transformer.from_crs(target, source, always_xy=True),
        )
    except ProjError:
        raise InputError(f"{source.name} cannot be converted to {target.name}: reproject one of the layers.") from None


def _samples(raster) -> tuple[np.ndarray, np.ndarray]:
    """Points all over a raster, its edges included, in its own CRS."""
    columns, rows = np.meshgrid(*(np.linspace(0, side, _SAMPLES) for side in (raster.width, raster.height)))
    x, y = raster.transform @ (columns.ravel(), rows.ravel())
    return np.asarray(x), np.asarray(y)


def _both_finite(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    finite = np.isfinite(x) & np.isfinite(y)
    return x[finite], y[finite]


def _turn(crs: CRS) -> float | None:
    """A full circle of longitude in units of the CRS; None for a CRS that is not geographic."""
    if not crs.is_geographic or not crs.axis_info:
        return None
    return 2 * math.pi / crs.axis_info[0].unit_conversion_factor


def _central_longitude(crs: CRS) -> float | None:
    """The longitude in radians that a projection is centred on; half a turn from it the map ends."""
    operation = crs.coordinate_operation if crs.is_projected else None
    for parameter in operation.params if operation else ():
        if parameter.name.lower().startswith("longitude of"):
            return parameter.value * parameter.unit_conversion_factor
    return None


def _without_jump(longitude: np.ndarray, turn: float, centre: float) -> tuple[np.ndarray, float]:
    """Longitudes that never jump by a turn, as near to ``centre`` as can be, and the middle of them.

    The widest gap between them, all round the Earth, lies outside their span.
    """
    ordered = np.sort(np.mod(longitude, turn))
    gaps = np.diff(np.append(ordered, ordered[0] + turn))
    first = ordered[(int(gaps.argmax()) + 1) % len(ordered)]
    longitude = first + np.mod(longitude - first, turn)
    middle = (longitude.min() + longitude.max()) / 2
    if not math.isfinite(centre):
        return longitude, middle
    return longitude + turn * round((centre - middle) / turn), centre


def _unwrapped(transformer: Transformer, turn: float | None, middle: float) -> Callable[[np.ndarray], np.ndarray]:
    """A transformation whose longitudes lie within half a turn of ``middle``."""

    def to_raster(xy: np.ndarray) -> np.ndarray:
        x, y = transformer.transform(xy[:, 0], xy[:, 1])
        if turn is not None:
            with np.errstate(invalid="ignore"):
                x = x + turn * np.round((middle - x) / turn)
        return np.column_stack((x, y))

    return to_raster


def _finite(polygons: np.ndarray) -> np.ndarray:
    """Polygons without the vertices that have no coordinates, such as a pole in Web Mercator."""
    points, index = shapely.get_coordinates(polygons, return_index=True)
    broken = np.unique(index[~np.isfinite(points).all(axis=1)])
    polygons[broken] = [_without_infinite(polygon) for polygon in polygons[broken]]
    return polygons


def _without_infinite(polygon):
    shell, *holes = (_ring(ring) for ring in (polygon.exterior, *polygon.interiors))
    return shapely.Polygon() if shell is None else shapely.Polygon(shell, [hole for hole in holes if hole is not None])


def _ring(ring) -> np.ndarray | None:
    points = shapely.get_coordinates(ring)
    points = points[np.isfinite(points).all(axis=1)]
    return points if len(points) >= 3 else None
