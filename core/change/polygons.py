"""The regions of change as polygons: what each was, what it is, how probable its change is, and its area."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from ..progress import Progress
from ..vectors.vectorize import PolygonLayer, VectorizeRequest, vectorize
from .transitions import Transitions


def change_polygons(
    raster: Path, probability: Path | None, transitions: Transitions, codes: Sequence[int], progress: Progress
) -> PolygonLayer:
    """Make one polygon for each connected region of a transition that is a change.

    Args:
        raster: Raster of transitions.
        probability: Raster of the probability of change on the same pixels; None leaves its mean out.
        transitions: The transitions.
        codes: The codes of the changes that occur.
        progress: Called with the fraction done.

    Returns:
        Polygons with the attributes ``code``, ``from``, ``to``, ``probability``, areas and provenance.
    """
    layer = vectorize(VectorizeRequest(raster, confidence=probability, classes=tuple(codes)), progress)
    pairs = [transitions.pair(code) for code in layer.fields["code"].tolist()]
    fields = {"code": layer.fields["code"]}
    for name, side in (("from", 0), ("to", 1)):
        fields[name] = np.array([transitions.classes[pair[side]].name for pair in pairs], object)
    names = {"confidence": "probability"}
    fields |= {names.get(name, name): values for name, values in layer.fields.items() if name not in ("code", "class")}
    return replace(layer, fields=fields)
