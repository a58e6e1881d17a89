"""Places and sizes derived from dense labels, as bits of a uint16 raster.

A dense label says building or tree; people say warehouse, residential block, forest. Those follow from size (the
distance of a building's core from its walls) and from the share of houses, halls and trees around a pixel. Each has a
twin for pixels that may or may not be it, which the loss leaves out.
"""

import numpy as np
from scipy import ndimage

from .. import targets
from ..scenes import DenseScene

LAYERS = {
    "large building": 1,
    "middle building": 2,
    "residential area": 4,
    "near town": 8,
    "industrial area": 16,
    "large paved area": 32,
    "woods": 64,
    "few trees": 128,
    "river": 256,
}
#: Metres from the walls to the core: a house has less than the first, a hall more than the second.
_CORES = (6.0, 9.0)
#: The same for paved ground that is large enough to be a car park.
_PAVED_CORE = 7.0
#: A river has this many square metres and is this many times as long as wide; bridges narrower than this (m) cross it.
_RIVER_AREA, _RIVER_LENGTH, _BRIDGE = 3_000.0, 4.0, 25.0
#: Metres around a pixel over which houses, halls and trees are counted.
_TOWN_WINDOW, _HALL_WINDOW, _WOOD_WINDOW = 60.0, 90.0, 40.0


def _share(mask: np.ndarray, side: float) -> np.ndarray:
    return ndimage.uniform_filter(mask.astype(np.float32), max(1, round(side)), mode="nearest")


def _with_core(mask: np.ndarray, radius: float) -> np.ndarray:
    """The pixels of ``mask`` that lie in a disk of ``radius`` pixels within it (a morphological opening)."""
    core = ndimage.distance_transform_edt(mask) > radius
    if not core.any():
        return core
    return mask & (ndimage.distance_transform_edt(~core) <= radius)


def _rivers(water: np.ndarray, metres: float) -> np.ndarray:
    """The pixels of ``water`` (``metres`` a pixel) that make up a large, long body."""
    joined = ndimage.distance_transform_edt(~water) * metres <= _BRIDGE / 2
    bodies, count = ndimage.label(joined)
    if not count:
        return water
    bodies[~water] = 0
    numbers = np.arange(count + 1)
    area = ndimage.sum_labels(water, bodies, numbers) * metres**2
    width = 2 * metres * ndimage.maximum(ndimage.distance_transform_edt(water), bodies, numbers)
    long = (area >= _RIVER_AREA) & (area >= _RIVER_LENGTH * width**2) & (numbers > 0)
    return long[bodies]


def derive_layers(scene: DenseScene) -> np.ndarray:
    """The layers of a scene, uint16 (H, W), computed at about 2 m a pixel (sizes: 1 m).

    Where labels are partial (a pixel may be a building or a tree), positive layers become unsure ones.
    """
    building, tree = targets.bits(targets.BUILDING), targets.bits(targets.TREE)
    may_be = scene.target & building > 0
    certain = bool((scene.target == building).any())
    layers = np.zeros(scene.target.shape, np.uint16)
    fine = max(1, round(1 / scene.gsd))
    buildings = may_be[::fine, ::fine]
    metres = scene.gsd * fine
    if certain:
        middle, large = (_with_core(buildings, core / metres) for core in _CORES)
        paved = _with_core((scene.target == targets.bits(targets.DEVELOPED))[::fine, ::fine], _PAVED_CORE / metres)
    else:
        middle, large = buildings, np.zeros_like(buildings)
        paved = large
    coarse = max(1, round(2 / metres))
    house, hall = (buildings & ~middle)[::coarse, ::coarse], large[::coarse, ::coarse]
    any_building = buildings[::coarse, ::coarse]
    step = metres * coarse
    trees = (scene.target & tree > 0)[:: fine * coarse, :: fine * coarse]
    open_land = targets.bits(targets.WATER, targets.AGRICULTURE)
    not_town = (scene.target & ~np.uint8(open_land) == 0)[:: fine * coarse, :: fine * coarse]

    houses, halls, wood = (
        _share(house, _TOWN_WINDOW / step),
        _share(hall, _HALL_WINDOW / step),
        _share(trees, _WOOD_WINDOW / step),
    )
    around = _share(any_building, _TOWN_WINDOW / step)
    if certain:
        homes = (houses > 0.2) & (halls < 0.1) & ~not_town
        works = (halls > 0.22) & ~not_town
        forest = wood > 0.65 if (scene.target == tree).any() else np.zeros_like(trees)
        water = (scene.target == targets.bits(targets.WATER))[:: fine * coarse, :: fine * coarse]
        river = _rivers(water, step)
    else:
        homes = works = forest = river = np.zeros_like(any_building)
    masks = {
        "residential area": homes,
        "industrial area": works,
        "near town": ~homes & ~works & ((around > 0.04) | (halls > 0.04)),
        "woods": forest,
        "few trees": ~forest & ((wood > 0.25) | trees),
        "river": river,
    }
    for masks_at, factor in (
        ({"large building": large, "middle building": middle & ~large, "large paved area": paved}, fine),
        (masks, fine * coarse),
    ):
        for name, mask in masks_at.items():
            rows = np.minimum(np.arange(layers.shape[0]) // factor, mask.shape[0] - 1)
            columns = np.minimum(np.arange(layers.shape[1]) // factor, mask.shape[1] - 1)
            layers |= np.where(mask[rows[:, None], columns[None]], np.uint16(LAYERS[name]), np.uint16(0))
    return layers
