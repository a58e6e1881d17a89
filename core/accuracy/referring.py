"""Comparing the response to a phrase with a reference: a raster, or polygons."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rasterio.windows import Window

from ..errors import InputError
from ..files.record import read_record
from ..geo.features import polygons_of, read_features
from ..geo.rasters import open_raster, reading
from ..geo.reproject import onto_raster
from ..progress import Progress, silent
from ..relations.ground import Ground
from ..vectors.class_raster import blocks, open_classes
from ..vectors.provenance import read_provenance
from .references import Drawing, class_field, class_value, is_raster, on_grid_of
from .selo import Selo, outlined_regions, selo

#: Steps of a response that scores distinguish.
_STEPS = 65536
#: For SeLo, pieces less than this many metres apart are one region, and a region has at least this many square metres.
REGION_GAP, REGION_LEAST = 30.0, 5000.0
#: Larger responses are averaged down to about this many pixels for the SeLo metrics, which need all of it in memory.
_SELO_PIXELS = 4_000_000
_DEFAULT_THRESHOLD = 0.5


@dataclass(frozen=True)
class ResponseRequest:
    """A comparison of a response with a reference.

    Attributes:
        result: response raster.
        reference: class raster or file of polygons. Nodata of a raster does not count.
        classes: codes of the raster, or values of ``field``, for which the phrase is true; None for all codes but 0, or
            all polygons.
        field: attribute of the polygons with the class; None looks for one of ``CLASS_FIELDS``.
        layer: of the vector file.
        threshold: least response of a region; None for that of the run record.
    """

    result: str | Path
    reference: str | Path
    classes: tuple[int | str, ...] | None = None
    field: str | None = None
    layer: str | None = None
    threshold: float | None = None


class Scores:
    """How well a response (0 to 1) puts true pixels before false ones.

    Pixels are counted by step of the response, so memory does not grow with the raster. Scores are shares of one, NaN
    where there are no true or no false pixels.
    """

    def __init__(self):
        self.counts = np.zeros((2, _STEPS + 1), np.int64)

    def add(self, response: np.ndarray, truth: np.ndarray) -> None:
        """Count pixels: ``response`` float (n,), ``truth`` bool (n,)."""
        step = _step(response)
        for value in (False, True):
            self.counts[int(value)] += np.bincount(step[truth == value], minlength=_STEPS + 1)

    @property
    def pixels(self) -> int:
        return int(self.counts.sum())

    @property
    def prior(self) -> float:
        """The share of true pixels, which is the average precision of a random response."""
        return float(self.counts[1].sum() / self.pixels) if self.pixels else float("nan")

    @property
    def average_precision(self) -> float:
        """Sum over steps of precision times gain in recall; equal responses are one step."""
        hits, alarms = self._above()
        if not hits[-1]:
            return float("nan")
        gain = np.diff(hits, prepend=0)
        some = gain > 0
        return float((hits[some] / (hits[some] + alarms[some]) * gain[some]).sum() / hits[-1])

    @property
    def auc(self) -> float:
        """Area under the receiver operating characteristic; equal responses count half."""
        hits, alarms = self._above()
        if not hits[-1] or not alarms[-1]:
            return float("nan")
        return float(np.trapezoid(np.append(0, hits), np.append(0, alarms)) / hits[-1] / alarms[-1])

    def at(self, threshold: float) -> dict[str, float]:
        """Return IoU, precision and recall of the pixels with at least ``threshold``."""
        step = int(_step(threshold))
        hits, alarms = (int(side[step:].sum()) for side in self.counts[::-1])
        missed = int(self.counts[1].sum()) - hits
        return {
            "iou": _share(hits, hits + alarms + missed),
            "precision": _share(hits, hits + alarms),
            "recall": _share(hits, hits + missed),
        }

    def best(self) -> tuple[float, float]:
        """Return the threshold with the best IoU, and that IoU."""
        hits, alarms = self._above()
        union = hits[-1] + alarms
        iou = np.divide(hits, union, out=np.zeros(len(hits)), where=union > 0)
        index = int(iou.argmax())
        return (_STEPS - index) / _STEPS, float(iou[index])

    def _above(self) -> tuple[np.ndarray, np.ndarray]:
        """True and false pixels at or above each step, from the highest step down."""
        return np.cumsum(self.counts[1, ::-1]), np.cumsum(self.counts[0, ::-1])


@dataclass(frozen=True)
class ReferringEvaluation:
    """The scores of a response.

    Attributes:
        result: response raster.
        reference: raster or vector file.
        phrase: from the run record.
        scores: counts by step of the response.
        threshold: least response of a region.
        maximum: highest response.
        found: whether the run said that the scene has the phrase's object; None where the record does not say.
        regions: number of the reference's regions.
        selo: SeLo metrics; None where the reference has no region that is large enough.
        outside: reference pixels without a response.
        warnings: sentences for the user.
    """

    result: str
    reference: str
    phrase: str
    scores: Scores
    threshold: float
    maximum: float
    found: bool | None
    regions: int
    selo: Selo | None
    outside: int
    warnings: tuple[str, ...]

    def to_dict(self) -> dict:
        """Return everything in JSON's types; shares of one, None for NaN."""
        best_threshold, best_iou = self.scores.best()
        numbers = {
            "prior": self.scores.prior,
            "average_precision": self.scores.average_precision,
            "auc": self.scores.auc,
            **self.scores.at(self.threshold),
            "best_threshold": best_threshold,
            "best_iou": best_iou,
            "maximum": self.maximum,
        }
        return {
            "kind": "referring",
            "result": self.result,
            "reference": self.reference,
            "phrase": self.phrase,
            "unit": "pixels",
            "total": self.scores.pixels,
            "outside": self.outside,
            "threshold": self.threshold,
            "found": self.found,
            **{name: None if np.isnan(value) else float(value) for name, value in numbers.items()},
            "regions": self.regions,
            "selo": self.selo and self.selo.to_dict(),
            "warnings": list(self.warnings),
        }


def is_response(path: str | Path) -> bool:
    """Whether a raster is the response to a phrase, not land cover: it has fractions and a run record with a phrase."""
    with open_raster(path) as dataset:
        return dataset.dtypes[0].startswith("float") and bool(read_provenance(path).phrase)


def evaluate_response(request: ResponseRequest, progress: Progress = silent) -> ReferringEvaluation:
    """Compare the response with the reference, pixel by pixel of the response.

    Args:
        request: the comparison.
        progress: called with the fraction done.

    Returns:
        The scores.

    Raises:
        InputError: a file cannot be read, or they do not overlap.
        Cancelled: from ``progress``.
    """
    record = read_record(request.result) or {}
    threshold = request.threshold
    if threshold is None:
        threshold = record.get("threshold")
        threshold = float(threshold) if isinstance(threshold, (int, float)) else _DEFAULT_THRESHOLD
    if not 0 <= threshold <= 1:
        raise InputError(f"A threshold of {threshold:g} makes no sense: give a number from 0 to 1.")
    scores, outside, maximum = Scores(), 0, float("nan")
    with open_raster(request.result) as result, _truth(request, result) as truth_of:
        for window in blocks(result):
            progress(0.8 * window.row_off / result.height, "Comparing pixels")
            response, valid = _read_response(result, window)
            truth, labelled = truth_of(window)
            if valid.any():
                maximum = float(np.nanmax([maximum, response[valid].max()]))
            scores.add(response[valid & labelled], truth[valid & labelled])
            outside += int((labelled & ~valid).sum())
        if not scores.pixels:
            raise InputError(f"{request.reference} does not overlap {request.result}: choose a reference that does.")
        progress(0.8, "Looking for peaks")
        regions, metrics = _selo(result, truth_of)
    progress(1.0, "Compared")
    warnings = []
    if not scores.counts[1].any():
        warnings.append("The phrase is true nowhere in the reference, so only the highest response has a meaning.")
    elif metrics is None:
        warnings.append(f"No region of the reference has {REGION_LEAST:g} m², so there are no SeLo metrics.")
    found = record.get("found")
    return ReferringEvaluation(
        str(request.result),
        str(request.reference),
        read_provenance(request.result).phrase,
        scores,
        threshold,
        maximum,
        found if isinstance(found, bool) else None,
        regions,
        metrics,
        outside,
        tuple(warnings),
    )


def overlap(one: np.ndarray, other: np.ndarray) -> float:
    """Return the IoU of two masks; 1 where both are empty."""
    union = int((one | other).sum())
    return int((one & other).sum()) / union if union else 1.0


def _step(response) -> np.ndarray:
    return np.clip(np.asarray(response, np.float32) * np.float32(_STEPS), 0, _STEPS).astype(np.int32)


def _share(part: int, of: int) -> float:
    return part / of if of else float("nan")


@contextmanager
def _truth(request: ResponseRequest, result) -> Iterator[Callable[[Window], tuple[np.ndarray, np.ndarray]]]:
    """A function from a window of the result to two masks: where the phrase is true, where the reference has data."""
    names = None if request.classes is None else [str(name).strip().lower() for name in request.classes]
    if not is_raster(request.reference):
        yield _within_polygons(request, result, names)
        return
    try:
        codes = None if names is None else [float(name) for name in names]
    except ValueError:
        raise InputError("The classes of a reference raster are its codes: give whole numbers.") from None
    with open_classes(request.reference) as reference, on_grid_of(reference, result) as read_reference:

        def read(window: Window) -> tuple[np.ndarray, np.ndarray]:
            values, labelled = read_reference(window)
            return (values != 0 if codes is None else np.isin(values, codes)), labelled

        yield read


def _within_polygons(request: ResponseRequest, result, names: list[str] | None) -> Callable:
    features = read_features(request.reference, request.layer)
    geometry = features.geometry
    if names is not None:
        values = features.columns[class_field(features, request.reference, request.field)].tolist()
        geometry = geometry[[str(class_value(value)).lower() in names for value in values]]
    if not len(polygons_of(geometry)[0]):
        raise InputError(f"{request.reference} has no such polygons: choose a polygon layer and its classes.")
    drawing = Drawing(onto_raster(geometry, features.crs, result), result)

    def read(window: Window) -> tuple[np.ndarray, np.ndarray]:
        inside = drawing.draw(window) > 0
        return inside, np.ones(inside.shape, bool)

    return read


def _read_response(result, window: Window) -> tuple[np.ndarray, np.ndarray]:
    """The response of a window, and a bool mask of where there is one."""
    with reading(result):
        response = result.read(1, window=window)
        return response, (result.read_masks(1, window=window) != 0) & np.isfinite(response)


def _selo(result, truth_of) -> tuple[int, Selo | None]:
    """The number of regions, and the SeLo metrics over the whole raster, averaged down where it is large."""
    factor = max(1, int(np.ceil(np.sqrt(result.width * result.height / _SELO_PIXELS))))
    height, width = -(-result.height // factor), -(-result.width // factor)
    response = np.zeros((height, width), np.float32)
    share = np.zeros((height, width), np.float32)
    for window in blocks(result):
        # A block may begin within a coarse pixel: the sums of both blocks are added there.
        values, valid = _read_response(result, window)
        truth, labelled = truth_of(window)
        rows = (window.row_off + np.arange(window.height)) // factor
        columns = (window.col_off + np.arange(window.width)) // factor
        for target, layer in ((response, np.where(valid, values, 0)), (share, truth & labelled & valid)):
            summed = np.add.reduceat(layer.astype(np.float32), np.unique(columns, return_index=True)[1], axis=1)
            summed = np.add.reduceat(summed, np.unique(rows, return_index=True)[1], axis=0)
            target[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1] += summed
    size = Ground(result.crs, result.transform, result.width, result.height).pixel if result.crs else (1.0, 1.0)
    pixel = (size[0] * factor, size[1] * factor)
    mask, outlines = outlined_regions(share / factor**2 >= 0.5, pixel, REGION_GAP, REGION_LEAST)
    if not outlines:
        return 0, None
    return len(outlines), selo(np.clip(response / factor**2, 0, 1), mask, outlines, pixel)
