"""Where to label next: a place of which the model is unsure, unlike all labels, and not visited yet."""

from dataclasses import dataclass
from dataclasses import field as field_of

import numpy as np
import torch
from scipy.ndimage import uniform_filter
from scipy.spatial import cKDTree
from scipy.special import softmax

from ..embeddings.access import Access
from ..errors import InputError
from ..progress import Progress, part, silent
from ..ssdm.fitted import FittedModel
from ..tiles.block import Block
from ..tiles.job import SceneJob, SceneRequest
from .head import logits_of
from .labels import LabelCells, label_cells, read_labels
from .samples import Samples, Source, sample

#: Candidates in an extent, about.
CANDIDATES = 10_000
#: Candidates along the side of the square over which the uncertainty is averaged: at the very edge between two classes
#: every model is unsure, and a label there teaches little.
_AROUND = 3
#: A visited place is not suggested again within this part of the extent's shorter side, nor within so many cells.
_VISITED, _VISITED_CELLS = 0.1, 8
#: A place counts as unlike all labels if so many of the candidates are more like one.
_UNLIKE = 0.75
#: Candidates that are compared with all labels at once.
_AT_ONCE = 1000


@dataclass(frozen=True)
class SuggestRequest:
    """Where to look, and what is known there.

    Attributes:
        scene: The scene and the extent.
        labels: Vector file with the labels so far; None if there are none.
        field: Attribute with the class; None to find it.
        layer: Layer of ``labels``; None for its only one.
        visited: Places (x, y) in the scene's CRS that are not suggested again.
        embedding: Source of the embedding field; None for the model's own.
        access: What may be downloaded.
    """

    scene: SceneRequest
    labels: str | None = None
    field: str | None = None
    layer: str | None = None
    visited: tuple[tuple[float, float], ...] = ()
    embedding: str | None = None
    access: Access = field_of(default_factory=Access)


@dataclass(frozen=True)
class Suggestion:
    """A place to label.

    Attributes:
        x: Its coordinates, in
        y: the CRS
        crs: of the scene; empty without one.
        uncertainty: How unsure the model is there, from 0 (sure) to 1.
        reason: Why a label would help there, as a sentence.
        warnings: Sentences for the user.
    """

    x: float
    y: float
    crs: str
    uncertainty: float
    reason: str
    warnings: list[str]


def suggest_place(request: SuggestRequest, model, progress: Progress = silent) -> Suggestion:
    """Find the place in an extent where a label would help most.

    Features are read as for fitting and kept, so that the next call and the next map need not compute them.

    Args:
        request: Where to look.
        model: The :class:`~core.ssdm.model.MappingModel` to improve, fitted or not.
        progress: Called often; stops the work by raising Cancelled.

    Raises:
        InputError: The input cannot be used, or all of the extent was visited.
        EngineError: The memory of the device does not hold a single tile.
    """
    progress(0.0, "Opening the scene")
    job = SceneJob.open(request.scene, model, "model", {"model": 1}, progress)
    lattice, shape, step = _lattice(job.block, model)
    labelled, notes = _labelled(request, job, model)
    cells = LabelCells(
        *(np.concatenate(pair) for pair in ((lattice[0], labelled.row), (lattice[1], labelled.column))),
        np.arange(len(lattice[0]) + len(labelled.row)),
    )
    extra = model.extra if isinstance(model, FittedModel) else ()
    source = Source(model, request.embedding, request.access, extra=extra, embedded=model.field_features)
    samples, more = sample(job.block, source, cells, part(progress, 0.05, 0.95))
    np.nan_to_num(samples.features, copy=False)  # further bands without data count as their mean
    progress(0.95, "Comparing places")
    here = (samples.cell >= 0) & (samples.cell < shape[0] * shape[1])
    number, known = samples.cell[here], samples.features[samples.cell >= shape[0] * shape[1]]
    if not len(number):
        raise InputError(f"The extent of {job.scene.name} has no data: choose another one.")
    probabilities = _probabilities(model, samples, here)
    unsure = _unsure(probabilities, number, shape)
    novelty = _novelty(samples.features[here], known)
    places = np.column_stack([lattice[1][number], lattice[0][number]])
    free = _not_visited(request, job, model, places, step * min(shape))
    if not free.any():
        raise InputError("All of this extent was visited: choose another one.")
    best = int(np.argmax(np.where(free, unsure * novelty, -1.0)))
    grid = job.block.grid.coarser(model.stride)
    x, y = grid.transform @ tuple(places[best] + 0.5)
    unlike = len(known) > 0 and float((novelty < novelty[best]).mean()) >= _UNLIKE
    return Suggestion(
        x=float(x),
        y=float(y),
        crs=job.scene.crs.to_string() if job.scene.crs else "",
        uncertainty=round(float(unsure[best]), 3),
        reason=_reason(model, probabilities[best], unlike),
        warnings=[*job.notes, *notes, *more],
    )


def _lattice(block: Block, model) -> tuple[tuple[np.ndarray, np.ndarray], tuple[int, int], int]:
    """Candidates in the extent: rows and columns of their cells, (rows, columns) of the lattice, and its step."""
    window = block.cells(block.layout(model))
    step = max(1, int(np.ceil((window.width * window.height / CANDIDATES) ** 0.5)))
    rows = np.arange(window.row_off + step // 2, window.row_off + window.height, step)
    columns = np.arange(window.col_off + step // 2, window.col_off + window.width, step)
    if not len(rows) or not len(columns):  # an extent of less than a step
        rows, columns = np.array([window.row_off]), np.array([window.col_off])
    row, column = np.meshgrid(rows, columns, indexing="ij")
    return (row.ravel(), column.ravel()), row.shape, step


def _labelled(request: SuggestRequest, job: SceneJob, model) -> tuple[LabelCells, tuple[str, ...]]:
    """The cells of the labels so far."""
    none = np.zeros(0, np.int64)
    if request.labels is None:
        return LabelCells(none, none, none), ()
    labels = read_labels(request.labels, job.scene, request.field, request.layer)
    return label_cells(labels, job.block.grid, model.stride), labels.warnings


def _probabilities(model, samples: Samples, chosen: np.ndarray) -> np.ndarray:
    """The model's probabilities (n, classes) of the chosen samples."""
    probabilities = samples.probabilities[chosen]
    if isinstance(model, FittedModel):
        return softmax(logits_of(model.head, probabilities, samples.features[chosen]), 1)
    return probabilities


def _unsure(probabilities: np.ndarray, number: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """How unsure (n,) the model is about each candidate and those around it: 1 less the lead of the first class."""
    ordered = np.sort(probabilities, 1)
    plain, counted = np.zeros(shape), np.zeros(shape)
    plain.ravel()[number] = 1 - (ordered[:, -1] - ordered[:, -2])
    counted.ravel()[number] = 1
    around = uniform_filter(plain, _AROUND) / np.maximum(uniform_filter(counted, _AROUND), 1e-6)
    return np.clip(around.ravel()[number], 0.0, 1.0)


def _novelty(features: np.ndarray, known: np.ndarray) -> np.ndarray:
    """How unlike the nearest label each candidate is, (n,), 0 to 1; 1 without labels."""
    if not len(known):
        return np.ones(len(features))
    scale = features.std(0) + 1e-3
    ours, theirs = (torch.from_numpy(np.asarray(values / scale, np.float32)) for values in (features, known))
    distance = torch.cat([torch.cdist(some, theirs).amin(1) for some in ours.split(_AT_ONCE)]).numpy()
    return distance / (distance.max() or 1.0)


def _not_visited(request: SuggestRequest, job: SceneJob, model, places: np.ndarray, side: float) -> np.ndarray:
    """Which candidates (column, row) lie far enough from all visited places."""
    if not request.visited:
        return np.ones(len(places), bool)
    visited = job.block.grid.coarser(model.stride).pixels_of(np.array(request.visited, float))
    distance, _ = cKDTree(visited).query(places + 0.5)
    return distance > max(_VISITED * side, _VISITED_CELLS)


def _reason(model, probabilities: np.ndarray, unlike: bool) -> str:
    """Why a label would help, as a sentence."""
    first, second = (model.card.classes[index].name for index in np.argsort(probabilities)[:-3:-1])
    shares = np.sort(probabilities)[:-3:-1]
    unsure = f"The model wavers between {first} ({shares[0]:.0%}) and {second} ({shares[1]:.0%})"
    return f"{unsure}, and no label looks like this ground." if unlike else f"{unsure}."
