"""The similarity of every place to chosen places, from the field alone: no model, no training."""

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np

from ..errors import InputError
from ..files.record import record_path, record_tags, write_record
from ..files.write import AtomicRaster, writing
from ..progress import Progress, part, silent
from ..vectors.style import response_style
from .extent import GOT, FieldExtent, FieldRequest, open_extent
from .field import SHORTEST
from .field_result import FieldResult, common_facts, field_record

#: A similarity is a cosine, from -1 to 1.
NODATA = -2.0
#: Percentile of the extent at which the colours of the style begin.
SHOWN_FROM = 80.0


@dataclass(frozen=True, kw_only=True)
class Similarity(FieldResult):
    """A written similarity map.

    Attributes:
        points: number of chosen places.
        threshold: similarity at which the colours of the style begin.
    """

    points: int
    threshold: float


def map_similarity(
    request: FieldRequest,
    points: Sequence[tuple[float, float]],
    output: str,
    points_crs: str | None = None,
    unlike: Sequence[tuple[float, float]] = (),
    progress: Progress = silent,
    scene_context: Callable[[], object] | None = None,
) -> Similarity:
    """Write the cosine between the field at every place and its mean at ``points``: float32, NODATA without a vector.

    Where a place is more like one of ``unlike`` than like ``points``, the difference is taken off.

    Args:
        request: the field and its extent; without a source, the raster itself is the field.
        points: (x, y) of the chosen places, in ``points_crs``.
        output: GeoTIFF to write.
        points_crs: CRS of ``points`` and ``unlike``; None is the scene's.
        unlike: (x, y) of places that must not be found.
        progress: receives the progress; can cancel.
        scene_context: loads the mapping model whose scene context is requested.

    Raises:
        InputError: no point has an embedding, the field cannot be had, or the file cannot be written.
    """
    began = time.perf_counter()
    if not points:
        raise InputError("No place was given: point at one whose like you look for.")
    with ExitStack() as stack:
        extent = stack.enter_context(open_extent(request, part(progress, 0.0, GOT), scene_context))
        direction = _mean_direction(_vectors(extent, points, points_crs))
        others = _vectors(extent, unlike, points_crs) if unlike else []
        lattice, cells = extent.lattice, extent.cells
        transform = lattice.transform_of(cells)
        title = "Similarity to the places pointed at (cosine)"
        raster = stack.enter_context(
            AtomicRaster(output, cells.width, cells.height, transform, lattice.crs, NODATA, title, dtype="float32")
        )
        extent.notes += raster.partial.notes
        counts = np.zeros(2001, int)
        for row, patch in extent.strips(part(progress, GOT, 0.95), "Comparing"):
            alike = _alikeness(patch.values, direction, others)
            raster.write(row, np.where(patch.valid, alike, np.float32(NODATA)).astype(np.float32))
            counts += np.bincount(np.rint((alike[patch.valid] + 1) * 1000).astype(int), minlength=2001)
        raster.finish()
        threshold = _percentile(counts, SHOWN_FROM)
        result = Similarity(**common_facts(extent, raster.path, began), points=len(points), threshold=threshold)
        own = {
            "points": [list(point) for point in points],
            "unlike": [list(point) for point in unlike],
            "points_crs": points_crs or lattice.crs.to_string(),
        }
        record = field_record("similarity", request, extent, result, own)
        with writing(raster.path):
            write_record(record, raster.folder / record_path(raster.path).name)
            raster.unfinished.with_suffix(".qml").write_text(response_style(max(0.0, threshold)), encoding="utf-8")
        raster.commit(record_tags(record))
        progress(1.0, "Saving")
    return result


def _alikeness(values: np.ndarray, direction: np.ndarray, others: Sequence[np.ndarray]) -> np.ndarray:
    """The cosine (H, W) of ``values`` (D, H, W) and ``direction``, less what they are more like one of ``others``."""
    alike = np.einsum("d,dhw->hw", direction, values)
    if others:
        nearest = np.full_like(alike, -1)
        for other in others:
            np.maximum(nearest, np.einsum("d,dhw->hw", other, values), out=nearest)
        alike = alike - np.maximum(0, nearest - alike)
    return np.clip(alike, -1, 1)


def _vectors(extent: FieldExtent, points, crs) -> list[np.ndarray]:
    """The unit vectors (D,) at the points; points without one are left out, and that is noted."""
    patches = [extent.at(x, y, crs) for x, y in points]
    vectors = [patch.values[:, 0, 0] for patch in patches if patch.valid[0, 0]]
    if not vectors:
        raise InputError(
            f"The embedding {extent.field.name} has nothing at the place pointed at: choose another place."
        )
    if len(vectors) < len(points):
        extent.notes.append(
            f"{len(points) - len(vectors)} of {len(points)} places have no embedding and were left out."
        )
    return vectors


def _mean_direction(vectors: Sequence[np.ndarray]) -> np.ndarray:
    """The mean direction (D,) of unit vectors."""
    mean = np.mean(vectors, axis=0)
    length = np.linalg.norm(mean)
    if length < SHORTEST:
        raise InputError("The places pointed at have nothing in common: choose ones that are alike.")
    return (mean / length).astype(np.float32)


def _percentile(counts: np.ndarray, per_cent: float) -> float:
    """The value of a histogram from -1 to 1 that ``per_cent`` of its counts lie below."""
    reached = np.searchsorted(np.cumsum(counts), counts.sum() * per_cent / 100)
    return min(0.999, reached / 1000 - 1)
