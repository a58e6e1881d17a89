"""How alike every place is to some that were pointed at: no model, no training, only the field."""

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np

from ..errors import InputError
from ..files.record import record_path, record_tags, write_record
from ..files.write import AtomicRaster, check_paths, writing
from ..progress import Progress, part, silent
from ..vectors.style import response_style
from .extent import GOT, FieldExtent, FieldRequest, open_extent
from .field import SHORTEST
from .field_result import FieldResult, common_facts, field_record

#: A similarity is a cosine, from -1 to 1.
NODATA = -2.0
#: Where the colours of the style begin: so much of the extent (per cent) is less alike.
SHOWN_FROM = 80.0


@dataclass(frozen=True, kw_only=True)
class Similarity(FieldResult):
    """A map of similarity that was written; ``threshold`` is where its style begins."""

    points: int
    threshold: float


def map_similarity(
    request: FieldRequest,
    points: Sequence[tuple[float, float]],
    output: str,
    points_crs: str | None = None,
    progress: Progress = silent,
    scene_context: Callable[[], object] | None = None,
) -> Similarity:
    """Write the cosine between the field at every place and its mean at ``points`` (x, y in ``points_crs``, None: the
    scene's), float32, NODATA where the field has nothing.

    Without a source in ``request``, its raster is a field itself.
    Raises: InputError where no point has an embedding, the field cannot be had, or the file not be written.
    """
    began = time.perf_counter()
    if not points:
        raise InputError("No place was given: point at one whose like you look for.")
    check_paths([request.scene, request.source.partition(":")[2]], output)
    with ExitStack() as stack:
        found = stack.enter_context(open_extent(request, part(progress, 0.0, GOT), scene_context))
        wanted = _wanted(found, points, points_crs)
        lattice, cells = found.lattice, found.cells
        transform = lattice.transform_of(cells)
        title = "Similarity to the places pointed at (cosine)"
        raster = stack.enter_context(
            AtomicRaster(output, cells.width, cells.height, transform, lattice.crs, NODATA, title, dtype="float32")
        )
        counts = np.zeros(2001, int)
        for row, patch in found.strips(part(progress, GOT, 0.95), "Comparing"):
            alike = np.clip(np.einsum("d,dhw->hw", wanted, patch.values), -1, 1)
            raster.write(row, np.where(patch.valid, alike, np.float32(NODATA)).astype(np.float32))
            counts += np.bincount(np.rint((alike[patch.valid] + 1) * 1000).astype(int), minlength=2001)
        raster.finish()
        threshold = _percentile(counts, SHOWN_FROM)
        result = Similarity(**common_facts(found, raster.path, began), points=len(points), threshold=threshold)
        own = {
            "points": [list(point) for point in points],
            "points_crs": points_crs or lattice.crs.to_string(),
        }
        record = field_record("similarity", request, found, result, own)
        with writing(raster.path):
            write_record(record, raster.folder / record_path(raster.path).name)
            raster.unfinished.with_suffix(".qml").write_text(response_style(max(0.0, threshold)), encoding="utf-8")
        raster.commit(record_tags(record))
        progress(1.0, "Saving")
    return result


def _wanted(found: FieldExtent, points, crs) -> np.ndarray:
    """The mean direction (D,) at the points that have an embedding."""
    vectors = [found.at(x, y, crs) for x, y in points]
    known = [patch.values[:, 0, 0] for patch in vectors if patch.valid[0, 0]]
    if not known:
        raise InputError(f"The embedding {found.field.name} has nothing at the place pointed at: choose another place.")
    if len(known) < len(points):
        found.notes.append(f"{len(points) - len(known)} of {len(points)} places have no embedding and were left out.")
    mean = np.mean(known, axis=0)
    length = np.linalg.norm(mean)
    if length < SHORTEST:
        raise InputError("The places pointed at have nothing in common: choose ones that are alike.")
    return (mean / length).astype(np.float32)


def _percentile(counts: np.ndarray, per_cent: float) -> float:
    """The value below which so much of a histogram from -1 to 1 lies."""
    reached = np.searchsorted(np.cumsum(counts), counts.sum() * per_cent / 100)
    return min(0.999, reached / 1000 - 1)
