"""The pixel grid that a model works on: the scene's grid, coarsened or refined, from the same first corner."""

import math
from typing import Optional

import numpy as np
from affine import Affine
from pyproj import CRS as ProjCRS
from pyproj import Transformer
from pyproj.exceptions import CRSError, ProjError
from rasterio.windows import Window

from ..errors import InputError
from .scene import Scene

#: A step this close to a whole number of pixels becomes that number: no model notices 3 % in size, and whole steps are
#: faster to read and sharper.
SNAP = 0.03
#: How far outside its range a scene's GSD may lie before it counts as outside (a nominal 10 m is never 10.00 m).
GSD_TOLERANCE = 0.05
#: Slack in pixels when an extent is snapped, so that coordinates rounded to text add no row.
EDGE = 1e-3


class ModelGrid:
    """A scene's pixels at a model's ground resolution; pixel (0, 0) begins where the scene's does.

    Attributes:
        scene: The scene.
        gsd: Metres to a model pixel, after snapping.
        scale_x: Scene pixels to a model pixel along a row (1 reads as is, more shrinks, less enlarges).
        scale_y: Scene pixels to a model pixel along a column.
        scale: Geometric mean of both.
        width: Width in model pixels; the last may stick out of the scene.
        height: Height in model pixels; the last may stick out of the scene.
        transform: From model pixels to ``crs``.
        crs: The scene's CRS; None without one.
    """

    def __init__(self, scene: Scene, gsd: float):
        if not (math.isfinite(gsd) and gsd > 0):
            raise InputError(f"A resolution of {gsd} m makes no sense; give metres per pixel, such as 0.5.")
        self._set(scene, _snap(gsd / scene.pixel_size[0]), _snap(gsd / scene.pixel_size[1]))

    def _set(self, scene: Scene, scale_x: float, scale_y: float) -> None:
        self.scene = scene
        self.scale_x, self.scale_y = scale_x, scale_y
        self.scale = math.sqrt(scale_x * scale_y)
        self.gsd = math.sqrt(scene.pixel_size[0] * scale_x * scene.pixel_size[1] * scale_y)
        self.width = max(1, math.ceil(scene.width / scale_x - 1e-6))
        self.height = max(1, math.ceil(scene.height / scale_y - 1e-6))
        self.transform = scene.transform @ Affine.scale(scale_x, scale_y)
        self.crs = scene.crs

    def coarser(self, factor: float) -> "ModelGrid":
        """The grid whose pixel (c, r) begins exactly where this one's pixel (c, r)·factor does."""
        return self._sibling(self.scale_x * factor, self.scale_y * factor)

    def of(self, scene: Scene) -> "ModelGrid":
        """The grid with these pixels of another scene, whose own pixels lie where those of this one's scene do."""
        grid = object.__new__(ModelGrid)
        grid._set(scene, self.scale_x, self.scale_y)
        return grid

    def native(self) -> "ModelGrid":
        """The scene's own grid."""
        return self._sibling(1.0, 1.0)

    def _sibling(self, scale_x: float, scale_y: float) -> "ModelGrid":
        grid = object.__new__(ModelGrid)
        grid._set(self.scene, scale_x, scale_y)
        return grid

    @property
    def plain(self) -> bool:
        """Whether model pixels are scene pixels."""
        return self.scale_x == 1.0 and self.scale_y == 1.0

    @property
    def window(self) -> Window:
        """The whole grid."""
        return Window(0, 0, self.width, self.height)

    def window_of_bounds(self, bounds: tuple[float, float, float, float], bounds_crs=None) -> Window:
        """The model pixels that an extent touches, cut at the scene's edge.

        Args:
            bounds: (x_min, y_min, x_max, y_max) in ``bounds_crs``.
            bounds_crs: Anything that pyproj reads; None for the scene's CRS.

        Raises:
            InputError: The extent is empty, not finite or beside the scene, or its CRS is unknown.
        """
        try:
            x0, y0, x1, y1 = (float(value) for value in bounds)
        except (TypeError, ValueError):
            raise InputError("An extent is four numbers: x_min y_min x_max y_max.") from None
        if not all(map(math.isfinite, (x0, y0, x1, y1))) or x1 <= x0 or y1 <= y0:
            raise InputError("The extent is empty; give x_min y_min x_max y_max with the second pair greater.")
        to_scene, from_scene = self._transforms(bounds_crs)
        # Cut the extent to the scene first, in the extent's own CRS: far away the scene's CRS may have no coordinates.
        around = self._scene_through(from_scene, 0.01)
        if around is not None:
            x0, y0, x1, y1 = max(x0, around[0]), max(y0, around[1]), min(x1, around[2]), min(y1, around[3])
        if x1 > x0 and y1 > y0:
            x, y = to_scene(*_along_edges(Affine.identity(), x0, y0, x1, y1))
            columns, rows = _apply(~self.transform, x, y)
            usable = np.isfinite(columns) & np.isfinite(rows)
            if usable.any():
                c0, c1 = _inside(columns[usable], self.scene.width / self.scale_x, self.width)
                r0, r1 = _inside(rows[usable], self.scene.height / self.scale_y, self.height)
                if c1 > c0 and r1 > r0:
                    return Window(c0, r0, c1 - c0, r1 - r0)
        x0, y0, x1, y1 = self.scene.bounds
        raise InputError(
            f"The extent lies outside {self.scene.name}; choose one that touches it "
            f"({x0:.6g} {y0:.6g} {x1:.6g} {y1:.6g}{f' in {_short(self.crs)}' if self.crs else ''})."
        )

    def _scene_through(self, from_scene, share: float) -> Optional[tuple[float, float, float, float]]:
        """The box around the scene in another CRS; None where it has no coordinates there.

        The scene's edge is a curve there, so the box is larger than that of sampled points by a share of its sides.
        """
        x, y = from_scene(*_along_edges(self.scene.transform, 0, 0, self.scene.width, self.scene.height))
        finite = np.isfinite(x) & np.isfinite(y)
        if not finite.any():
            return None
        x, y = x[finite], y[finite]
        margin_x, margin_y = np.ptp(x) * share, np.ptp(y) * share
        return x.min() - margin_x, y.min() - margin_y, x.max() + margin_x, y.max() + margin_y

    def _transforms(self, bounds_crs):
        same = (lambda x, y: (np.asarray(x), np.asarray(y)),) * 2
        if bounds_crs is None or self.crs is None:
            return same
        try:
            theirs, ours = ProjCRS.from_user_input(bounds_crs), ProjCRS.from_user_input(self.crs)
            if theirs == ours:
                return same
            forward = Transformer.from_crs(theirs, ours, always_xy=True)
            backward = Transformer.from_crs(ours, theirs, always_xy=True)
        except CRSError:
            raise InputError(f"The extent's CRS {bounds_crs} is not known; give one such as EPSG:4326.") from None
        except ProjError:
            raise InputError(
                f"The extent's CRS {bounds_crs} cannot be converted to that of {self.scene.name}; "
                f"use {_short(self.crs)}."
            ) from None
        return forward.transform, backward.transform

    def pixels_of(self, places: np.ndarray) -> np.ndarray:
        """Places (n, 2) in ``crs`` as (column, row), counted from the corner of the first pixel."""
        return np.column_stack(_apply(~self.transform, places[:, 0], places[:, 1]))

    def bounds_of(self, window: Window) -> tuple[float, float, float, float]:
        """(x_min, y_min, x_max, y_max) in ``crs`` of a window of this grid (the box around it where it is rotated)."""
        c0, r0, c1, r1 = _corners(window)
        xs, ys = zip(*(self.transform @ corner for corner in ((c0, r0), (c1, r0), (c0, r1), (c1, r1))))
        return min(xs), min(ys), max(xs), max(ys)

    def transform_of(self, window: Window) -> Affine:
        """The pixel-to-CRS transform of a raster that holds just ``window``."""
        return self.transform @ Affine.translation(window.col_off, window.row_off)

    def native_window(self, window: Window) -> Window:
        """The scene's pixels that a window of this grid touches, cut at the scene's edge."""
        c0, r0, c1, r1 = _corners(window)
        c0, r0 = math.floor(c0 * self.scale_x + EDGE), math.floor(r0 * self.scale_y + EDGE)
        c1, r1 = math.ceil(c1 * self.scale_x - EDGE), math.ceil(r1 * self.scale_y - EDGE)
        c0, c1 = (min(max(c, 0), self.scene.width) for c in (c0, c1))
        r0, r1 = (min(max(r, 0), self.scene.height) for r in (r0, r1))
        return Window(c0, r0, c1 - c0, r1 - r0)


def choose_gsd(scene_gsd: float, card) -> float:
    """The GSD (metres) at which a model reads a scene: the scene's own, or the model's best for a finer scene.

    Args:
        scene_gsd: GSD of the scene in metres.
        card: A ModelCard, or anything with ``gsd.best``, ``gsd.max`` and a ``name``.

    Raises:
        InputError: The scene is coarser than the model can use.
    """
    if scene_gsd > card.gsd.max * (1 + GSD_TOLERANCE):
        raise InputError(
            f"The raster's pixels are {scene_gsd:.3g} m on the ground and {card.name} maps up to {card.gsd.max:.3g} m; "
            "choose a finer raster or a model for coarser ones."
        )
    return max(scene_gsd, card.gsd.best)


def _snap(scale: float) -> float:
    whole = round(scale)
    return float(whole) if whole >= 1 and abs(scale / whole - 1) <= SNAP else float(scale)


def _corners(window: Window) -> tuple[float, float, float, float]:
    return window.col_off, window.row_off, window.col_off + window.width, window.row_off + window.height


def _along_edges(transform: Affine, c0: float, r0: float, c1: float, r1: float, steps: int = 33):
    """Points along the four edges of a box and inside it, through ``transform``: edges bend between CRSs."""
    columns, rows = np.meshgrid(np.linspace(c0, c1, steps), np.linspace(r0, r1, steps))
    return _apply(transform, columns.ravel(), rows.ravel())


def _apply(transform: Affine, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    a, b, c, d, e, f = tuple(transform)[:6]
    return a * x + b * y + c, d * x + e * y + f


def _inside(values: np.ndarray, end: float, size: int) -> tuple[int, int]:
    """First and one-past-last pixel of the span of ``values`` within [0, end]; empty if none is."""
    low, high = float(values.min()), float(values.max())
    if high <= EDGE or low >= end - EDGE:
        return 0, 0
    return max(0, math.floor(low + EDGE)), min(size, math.ceil(high - EDGE))


def _short(crs) -> Optional[str]:
    code = crs.to_epsg()
    return f"EPSG:{code}" if code else ProjCRS.from_user_input(crs).name
