"""Where the tasks of a job lie on the Earth."""

from collections.abc import Iterator

import numpy as np
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError

from .plan import JobScene, Plan

#: Points along each side of a footprint: straight sides bend between CRSs.
_ALONG = 5


def footprints(plan: Plan) -> np.ndarray:
    """The footprint of each task: polygons in longitude and latitude (EPSG:4326), None for scenes without a CRS."""
    parts = [_of_scene(scene) for scene in plan.scenes]
    return np.concatenate(parts) if parts else np.array([], object)


def _of_scene(scene: JobScene) -> np.ndarray:
    left, top, width, height = scene.windows.T[:, :, None].astype(float)
    share = np.linspace(0, 1, _ALONG)[:-1]
    steps = ((share, 0 * share), (0 * share + 1, share), (1 - share, 0 * share + 1), (0 * share, 1 - share))
    across, down = (np.concatenate([step[side] for step in steps]) for side in (0, 1))
    columns, rows = left + width * across, top + height * down
    a, b, c, d, e, f = tuple(scene.transform)[:6]
    x, y = a * columns + b * rows + c, d * columns + e * rows + f
    try:
        x, y = Transformer.from_crs(CRS.from_user_input(scene.wkt), 4326, always_xy=True).transform(x, y)
    except (CRSError, ProjError):
        return np.full(len(scene.windows), None)
    polygons = shapely.polygons(np.dstack([x, y]))
    polygons[~np.isfinite(x).all(1) | ~np.isfinite(y).all(1)] = None
    return polygons


def scenes_that_overlap(plan: Plan, polygons: np.ndarray) -> Iterator[tuple[int, list[int]]]:
    """The tasks whose footprint meets that of tasks of earlier scenes, with the numbers of those."""
    if len(plan.scenes) < 2:
        return
    scene = np.repeat(np.arange(len(plan.scenes)), [len(scene.windows) for scene in plan.scenes])
    first, second = shapely.STRtree(polygons).query(polygons, predicate="overlaps")
    same, other = shapely.STRtree(polygons).query(polygons, predicate="covers")
    first, second = np.concatenate([first, same, other]), np.concatenate([second, other, same])
    later = scene[first] > scene[second]
    pairs = np.unique(np.column_stack([first[later], second[later]]), axis=0)
    for number in np.unique(pairs[:, 0]).tolist():
        yield number, pairs[pairs[:, 0] == number, 1].tolist()
