"""Set-valued labels: the classes that a pixel may have, as bits.

Sets label differently: one has eight classes, one five, one only a scene's name. A target is therefore a uint8 raster
whose bit ``code - 1`` is set if the OpenEarthMap class ``code`` is possible. One bit is a full label, several bits are
a partial one, 0 is none. ``land`` in a five-class set, for example, becomes bareland, developed space or rangeland.
"""

import numpy as np
import torch
from torch import Tensor

BARELAND, RANGELAND, DEVELOPED, ROAD, TREE, WATER, AGRICULTURE, BUILDING = range(1, 9)
CLASSES = 8


def bits(*codes: int) -> int:
    """The target value that allows the classes ``codes``."""
    value = 0
    for code in codes:
        value |= 1 << (code - 1)
    return value


def lookup(mapping: dict[int, tuple[int, ...]]) -> np.ndarray:
    """A 256-entry table from a set's own label values to target bits; values left out are unlabelled."""
    table = np.zeros(256, np.uint8)
    for value, codes in mapping.items():
        table[value] = bits(*codes)
    return table


OPEN_EARTH_MAP = lookup({code: (code,) for code in range(1, CLASSES + 1)})

#: Building polygons that include their plots.
PLOT = bits(BUILDING, DEVELOPED)

#: Set-valued labels of which one class has a least share in a crop: target bits to (class, share). Plots hold
#: buildings; ground labelled "bare or harvested field" and "crops or meadow" is mostly agriculture.
PROMISES = {
    PLOT: (BUILDING, 0.4),
    bits(AGRICULTURE, BARELAND): (AGRICULTURE, 0.75),
    bits(AGRICULTURE, RANGELAND): (AGRICULTURE, 0.4),
}

#: Humans in the Loop, Dubai. Its building polygons include whole plots. Its land (2) is unpaved by name, but between
#: buildings it looks paved or green; in the open it is sand (sets.dubai).
DUBAI = lookup(
    {
        1: (BUILDING, DEVELOPED),
        2: (BARELAND, DEVELOPED, RANGELAND),
        3: (ROAD,),
        4: (TREE, RANGELAND, AGRICULTURE),
        5: (WATER,),
    }
)

#: Sentinel-2 tiles of Korea: 100 is everything else, mostly turbid sea. It does not allow bareland, because the sea was
#: mapped as that.
KOREA = lookup(
    {
        10: (BUILDING, DEVELOPED),
        30: (ROAD, DEVELOPED),
        50: (AGRICULTURE,),
        70: (TREE,),
        100: (RANGELAND, DEVELOPED, WATER),
    }
)
ANY = bits(*range(1, CLASSES + 1))
#: Classes that near infrared shows to be plants, and the others.
GREEN = bits(RANGELAND, TREE, AGRICULTURE)
NOT_GREEN = bits(BARELAND, DEVELOPED, ROAD, WATER, BUILDING)


#: NDVI above which a pixel is plants, and below which it is none.
_PLANTS, _NO_PLANTS = 0.15, 0.0
#: A pixel as dark as this in every band lies in the shade and shows neither.
_DARK = 50


def greenness(bands: np.ndarray) -> np.ndarray:
    """Target bits that near infrared gives: plants, no plants, or unlabelled.

    By the normalised difference vegetation index, (NIR - red) / (NIR + red) (Rouse et al., 1974).

    Args:
        bands: uint8 (4, H, W): red, green, blue, near infrared.

    Returns:
        uint8 (H, W).
    """
    red, infrared = bands[0].astype(np.float32), bands[3].astype(np.float32)
    index = (infrared - red) / np.maximum(infrared + red, 1)
    lit = bands.max(0) > _DARK
    target = np.where(index > _PLANTS, np.uint8(GREEN), np.uint8(0))
    target[index < _NO_PLANTS] = NOT_GREEN
    return np.where(lit, target, np.uint8(0))


class SceneRule:
    """The classes that a scene of some name may hold, and the least share of some of them."""

    def __init__(self, least: dict[int, float], allowed: tuple[int, ...] | None = None):
        self.least = least
        self.allowed = ANY if allowed is None else bits(*allowed)


_GREEN = (TREE, RANGELAND, BARELAND, ROAD, WATER)
#: A fallow field and a green one are agriculture too.
_FARM = (AGRICULTURE, ROAD, TREE, WATER, BUILDING)
#: Dark asphalt is not water where all of the scene is paved or built.
_BUILT = (BUILDING, ROAD, DEVELOPED, TREE, RANGELAND)
#: Sea of any colour and its surf are water, next to sand too; no meadow or field lies in it.
_SHORE = (WATER, BARELAND, TREE, BUILDING, ROAD, DEVELOPED)
_TOWN = (BUILDING, ROAD, DEVELOPED, TREE, RANGELAND, BARELAND, WATER)

#: Rules by lower-case scene name, for RSICD, RSSCN7, NWPU and EuroSAT; a name without a rule only serves the scene
#: classifier.
SCENE_RULES = {
    # RSICD
    "bareland": SceneRule({BARELAND: 0.6}, (BARELAND, TREE, ROAD)),
    "beach": SceneRule({WATER: 0.25, BARELAND: 0.1}, _SHORE),
    "bridge": SceneRule({ROAD: 0.05, WATER: 0.1}),
    "commercial": SceneRule({BUILDING: 0.3, ROAD: 0.05}, _TOWN),
    "center": SceneRule({BUILDING: 0.1}, _TOWN),
    "denseresidential": SceneRule({BUILDING: 0.3, ROAD: 0.03}, _BUILT),
    "desert": SceneRule({BARELAND: 0.85}, (BARELAND,)),
    "farmland": SceneRule({AGRICULTURE: 0.7}, _FARM),
    "forest": SceneRule({TREE: 0.75}, (TREE, RANGELAND, BARELAND, ROAD, WATER)),
    "industrial": SceneRule({BUILDING: 0.3}, _TOWN),
    "meadow": SceneRule({RANGELAND: 0.7}, (RANGELAND, TREE, BARELAND, ROAD)),
    "mediumresidential": SceneRule({BUILDING: 0.15, ROAD: 0.03, TREE: 0.05}, _BUILT),
    "mountain": SceneRule({}, (TREE, RANGELAND, BARELAND, WATER, ROAD)),
    "park": SceneRule({TREE: 0.1}),
    "parking": SceneRule({DEVELOPED: 0.3}, _BUILT),
    "pond": SceneRule({WATER: 0.15}),
    "port": SceneRule({WATER: 0.25}, _SHORE),
    "river": SceneRule({WATER: 0.1}),
    "school": SceneRule({BUILDING: 0.1}, _TOWN),
    "sparseresidential": SceneRule({BUILDING: 0.03}, _TOWN),
    "square": SceneRule({DEVELOPED: 0.15}, _TOWN),
    "viaduct": SceneRule({ROAD: 0.1}),
    # RSSCN7
    "agrass": SceneRule({RANGELAND: 0.7}, _GREEN),
    "bfield": SceneRule({AGRICULTURE: 0.75}, _FARM),
    "cindustry": SceneRule({BUILDING: 0.3}, _TOWN),
    "driverlake": SceneRule({WATER: 0.15}),
    "eforest": SceneRule({TREE: 0.75}, (TREE, RANGELAND, BARELAND, ROAD, WATER)),
    "fresident": SceneRule({BUILDING: 0.2, ROAD: 0.03}, _BUILT),
    "gparking": SceneRule({DEVELOPED: 0.25}, _BUILT),
    # NWPU
    "commercial_area": SceneRule({BUILDING: 0.3, ROAD: 0.05}, _TOWN),
    "industrial_area": SceneRule({BUILDING: 0.3}, _TOWN),
    "island": SceneRule({WATER: 0.3}, (*_SHORE, RANGELAND)),
    "lake": SceneRule({WATER: 0.15}),
    "residential": SceneRule({BUILDING: 0.15}, _TOWN),
    # EuroSAT
    "annualcrop": SceneRule({AGRICULTURE: 0.85}, _FARM),
    "permanentcrop": SceneRule({AGRICULTURE: 0.6}, _FARM),
    "herbaceousvegetation": SceneRule({RANGELAND: 0.6}, (RANGELAND, TREE, BARELAND, ROAD)),
    "highway": SceneRule({ROAD: 0.05}),
    "pasture": SceneRule({}, (RANGELAND, AGRICULTURE, TREE)),
    "sealake": SceneRule({WATER: 0.95}, (WATER,)),
}


def allowed_classes(target: Tensor) -> Tensor:
    """Target bits (B, H, W) as a bool mask (B, 8, H, W)."""
    codes = torch.arange(CLASSES, device=target.device, dtype=torch.uint8)
    return (target[:, None] >> codes[None, :, None, None]) & 1 > 0
