"""The threshold and the level of a find of a referring model, set on ground that the user knows.

A large model of others has no thresholds of its own. The names of labelled classes are asked as phrases; what the
model answers on their own ground and on that of the other classes shows where a region begins and what a find is.
"""

import os
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import rasterio

from ..errors import InputError
from ..files.write import writing
from ..geo.rasters import reading
from ..models.card import CARD_FILE, write_card
from ..models.registry import model_folders
from ..models.weights_file import sha256
from ..progress import Progress, part, silent
from ..tiles.job import SceneJob, SceneRequest
from ..xemap.refer import ReferRequest, refer_scene
from .cover_cells import cover_cells
from .labels import LabelCells, Labels, label_cells, read_labels

#: Thresholds that are tried, and the share of a class's cells that its highest response leaves out: single cells err.
STEPS = np.round(np.arange(0.02, 1.0, 0.01), 2)
_PEAK = 0.95


@dataclass(frozen=True)
class CalibrateRequest:
    """What a model is calibrated on.

    Attributes:
        scene: Path of the raster.
        labels: Vector file of points, lines or polygons, each with the name of what lies there; None with a land cover.
        landcover: Class raster with names, in place of labels.
        field: Attribute with the name; None to find it.
        layer: Layer of the file; None for its only one.
        bands: 1-based red, green and blue; None to find them.
        gsd: Metres per pixel of a picture without CRS.
    """

    scene: str
    labels: str | None = None
    landcover: str | None = None
    field: str | None = None
    layer: str | None = None
    bands: tuple[int, int, int] | None = None
    gsd: float | None = None


@dataclass(frozen=True)
class CalibratedClass:
    """How a class is told from the others at the new threshold.

    Attributes:
        name: Its name, which was asked as a phrase.
        cells: Cells under its labels.
        found: Share of them at or above the threshold.
        mistaken: Share of the other classes' cells at or above it.
        highest: High response on its own ground, and
        elsewhere: on the ground of the others, without the highest twentieth.
    """

    name: str
    cells: int
    found: float
    mistaken: float
    highest: float
    elsewhere: float


@dataclass(frozen=True)
class CalibrateResult:
    """A calibrated model.

    Attributes:
        output: The model's card.
        model: Name of the model.
        device: Device of the network.
        threshold: Response from which a region begins.
        level: Highest response from which a phrase counts as found.
        classes: How each class is told from the others.
        seconds: Time of the work, without loading the model.
        warnings: Sentences for the user.
    """

    output: str
    model: str
    device: str
    threshold: float
    level: float
    classes: list[dict]
    seconds: float
    warnings: list[str]


def calibrate(request: CalibrateRequest, model, folder: Path, progress: Progress = silent) -> CalibrateResult:
    """Set the threshold and the level of a find in a model's card.

    Args:
        request: The ground.
        model: A :class:`~core.xemap.model.ReferringModel` or one of the CLIP family.
        folder: The model's folder.
        progress: Called often; stops the work by raising Cancelled, with the card as it was.

    Raises:
        InputError: The labels or the land cover cannot be used, or the model is part of Landscribe.
    """
    began = time.perf_counter()
    folder = Path(folder).resolve()
    if model_folders()[0].resolve() in folder.parents:
        raise InputError(f"{model.card.name} is part of Landscribe and calibrated already: choose a model of your own.")
    if bool(request.labels) == bool(request.landcover):
        raise InputError("A model is calibrated on labels or on a land cover: name one of them.")
    progress(0.0, "Reading labels")
    opened = SceneRequest(request.scene, bands=request.bands, gsd=request.gsd)
    job = SceneJob.open(opened, model, "response", {"response": model.stride}, progress)
    names, cells, doubts = _ground(request, job, model)
    responses = _responses(request, job, model, names, cells, progress)
    threshold, level, classes = thresholds(names, responses, cells.label)
    known = Path(request.labels or request.landcover)
    calibration = {
        "scene": Path(request.scene).name,
        "labels": {"file": known.name, "sha256": sha256(known)},
        "classes": [asdict(each) for each in classes],
    }
    response = {**model.card.response, "threshold": threshold, "found": level, "calibration": calibration}
    with tempfile.TemporaryDirectory(dir=folder, prefix=".card-") as room, writing(folder / CARD_FILE):
        write_card(replace(model.card, response=response), Path(room))
        os.replace(Path(room) / CARD_FILE, folder / CARD_FILE)
    return CalibrateResult(
        output=str(folder / CARD_FILE),
        model=model.card.name,
        device=model.runtime.id,
        threshold=threshold,
        level=level,
        classes=[asdict(each) for each in classes],
        seconds=round(time.perf_counter() - began, 3),
        warnings=[*job.notes, *doubts, *_doubts(classes, threshold)],
    )


def _ground(request: CalibrateRequest, job: SceneJob, model) -> tuple[list[str], LabelCells, list[str]]:
    """The names to ask for; cells of known ground, each with the index of its name; and sentences for the user."""
    if request.landcover:
        return cover_cells(request.landcover, job.block.grid, model.stride)
    labels = read_labels(request.labels, job.scene, request.field, request.layer)
    names = _names(labels)
    cells = label_cells(labels, job.block.grid, model.stride)
    owner = np.array([names.index(str(value)) for value in labels.values])[cells.label]
    return names, replace(cells, label=owner), list(labels.warnings)


def thresholds(
    names: list[str], responses: np.ndarray, owner: np.ndarray
) -> tuple[float, float, list[CalibratedClass]]:
    """The threshold and the level of a find that tell classes apart best, each class counting the same.

    Args:
        names: Names of the classes, (C,).
        responses: Responses to each name at each labelled cell, float (C, N); NaN without data.
        owner: Class of each cell, (N,).

    Returns:
        The threshold, at which found shares exceed mistaken shares most (Youden's index, a mean over the classes); the
        level, which tells the high responses on own ground from those elsewhere; and the classes.

    Raises:
        InputError: A class has no cell with data.
    """
    known = np.isfinite(responses)
    own = [responses[number, known[number] & (owner == number)] for number in range(len(names))]
    other = [responses[number, known[number] & (owner != number)] for number in range(len(names))]
    for name, part_ in zip(names, own):
        if not len(part_):
            raise InputError(f"No known ground of {name} has data in the scene: label it elsewhere, or leave it out.")
    found, mistaken = (
        np.array([[(part >= step).mean() for part in parts] for step in STEPS]) for parts in (own, other)
    )
    best = int(np.argmax(_smooth((found - mistaken).mean(1))))
    high, low = (np.array([np.quantile(part, _PEAK) for part in parts]) for parts in (own, other))
    told = np.array([(high >= step).mean() + (low < step).mean() for step in STEPS])
    right = np.flatnonzero(told == told.max())
    level = float(STEPS[right[len(right) // 2]])
    classes = [
        CalibratedClass(
            name,
            len(own[number]),
            round(float(found[best, number]), 3),
            round(float(mistaken[best, number]), 3),
            round(float(high[number]), 3),
            round(float(low[number]), 3),
        )
        for number, name in enumerate(names)
    ]
    return float(STEPS[best]), level, classes


def _smooth(values: np.ndarray) -> np.ndarray:
    """Means of neighbours, so that a single lucky step is not the best."""
    return np.convolve(np.pad(values, 2, mode="edge"), np.full(5, 0.2), mode="valid")


def _names(labels: Labels) -> list[str]:
    """The names of the classes, in the order of the labels.

    Raises:
        InputError: They are numbers, or there is only one.
    """
    if not all(isinstance(value, str) and value.strip() for value in labels.values):
        raise InputError("The labels hold codes, and the model is asked for names: name an attribute with text.")
    names = list(dict.fromkeys(labels.values))
    if len(names) < 2:
        raise InputError(
            "The labels have one name only, and a threshold needs ground without it: label other things too."
        )
    return names


def _responses(
    request: CalibrateRequest, job: SceneJob, model, names: list[str], cells: LabelCells, progress: Progress
) -> np.ndarray:
    """The responses to each name at each cell, float32 (C, N), NaN without data."""
    grid = job.block.grid.coarser(model.stride)
    x, y = grid.transform @ (cells.column + 0.5, cells.row + 0.5)
    margin = 2 * max(np.hypot(grid.transform.a, grid.transform.d), np.hypot(grid.transform.b, grid.transform.e))
    bounds = (x.min() - margin, y.min() - margin, x.max() + margin, y.max() + margin)
    result = np.full((len(names), len(x)), np.nan, np.float32)
    with tempfile.TemporaryDirectory() as room:
        for number, name in enumerate(names):
            asked = ReferRequest(
                request.scene,
                phrase=name,
                output=str(Path(room) / f"{number}.tif"),
                bounds=tuple(map(float, bounds)),
                whole_phrase=True,
                bands=request.bands,
                gsd=request.gsd,
            )
            refer_scene(asked, model, part(progress, number / len(names), (number + 1) / len(names)))
            with rasterio.open(asked.output) as file, reading(file):
                values = file.read(1)
                column, row = ~file.transform @ (x, y)
                values = np.where(values == file.nodata, np.nan, values)
                result[number] = values[
                    np.clip(np.floor(row).astype(int), 0, file.height - 1),
                    np.clip(np.floor(column).astype(int), 0, file.width - 1),
                ]
    return result


def _doubts(classes: list[CalibratedClass], threshold: float) -> list[str]:
    unseen = [each.name for each in classes if each.found - each.mistaken < 0.2]
    if not unseen:
        return []
    names = ", ".join(unseen)
    return [f"At the threshold of {threshold:g} the model hardly tells {names} from the rest: do not rely on it there."]
