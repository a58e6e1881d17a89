"""The smallest region that is worth extracting from an answer, by what was asked for and by the response's pixels."""

import math
import re

from qgis.core import QgsRasterLayer, QgsReferencedRectangle

from ..pace import ground_size

#: A region has at least so many pixels of the response: less is noise of the network's grid.
PIXELS = 4
#: Square metres of the smallest thing that a name usually means; the first that occurs in the phrase counts.
NAMES = (
    (r"(large|big|huge)\s+(\w+\s+)?(building|roof|hall|warehouse)|factory|warehouse|industr|mall\b", 400),
    (r"building|house|home|roof|villa", 25),
    (r"sports?\s|stadium|pitch|court\b", 250),
    (r"car\s?park|parking", 150),
    (r"housing|residential|neighbou?rhood|settlement|village|block", 1000),
    (r"field|farm|crop|agricultur|meadow|grassland|wood\b|woods|forest|orchard|lake|reservoir|river", 400),
    (r"pool|pond|tree|hedge|car\b|cars\b|boat", 6),
)


def least_area(layer: QgsRasterLayer, phrase: str) -> float:
    """Square metres of the smallest region to extract; 0 if the layer's pixels have no size on the ground."""
    size = ground_size(QgsReferencedRectangle(layer.extent(), layer.crs()))
    if size is None or not layer.width() or not layer.height():
        return 0.0
    pixels = PIXELS * size[0] * size[1] / (layer.width() * layer.height())
    named = next((area for words, area in NAMES if re.search(words, phrase, re.IGNORECASE)), 0.0)
    return _rounded(max(pixels, named))


def _rounded(area: float) -> float:
    """One digit, up, so that the number is easy to read."""
    step = 10 ** math.floor(math.log10(area)) if area > 0 else 1.0
    return max(1.0, step * math.ceil(area / step - 1e-9))
