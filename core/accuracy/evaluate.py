"""Comparing a land-cover raster with a reference: another raster, or polygons or points with a class attribute."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely

from ..errors import InputError
from ..geo.rasters import check_regular
from ..json_values import json_value
from ..models.card import ClassInfo
from ..progress import Progress, part, silent
from ..vectors.areas import ClassArea, class_areas
from ..vectors.class_raster import MOST_CLASSES, blocks, open_classes, read_codes
from ..vectors.legend import class_of, read_legend
from .estimates import AreaEstimates, area_adjusted
from .matrix import ConfusionMatrix
from .references import Drawing, class_value, is_raster, on_grid_of, read_labelled


@dataclass(frozen=True)
class EvaluateRequest:
    """A comparison of a map with a reference.

    Attributes:
        result: land-cover raster.
        reference: raster of class codes, or a vector file of polygons or points.
        field: the vector's class attribute (codes or names); None looks for one of ``references.CLASS_FIELDS``.
        layer: of the vector file; None for its only one.
        mapping: reference value (code or name as text) to the result's class (code or name), or to None to leave it
            out; other values stand for the class of the same code or name.
        stratified: the points are a random sample stratified by the result's classes, as ``sample_points`` draws it, so
            the whole map can be estimated; None: yes for points, no for pixels.
    """

    result: str | Path
    reference: str | Path
    field: str | None = None
    layer: str | None = None
    mapping: Mapping[str, str | int | None] | None = None
    stratified: bool | None = None


@dataclass(frozen=True)
class Evaluation:
    """The accuracy of a map.

    Attributes:
        result: land-cover raster.
        reference: raster or vector file.
        unit: what the matrix counts, "pixels" or "points".
        matrix: the confusion matrix.
        estimates: area-adjusted estimates; None unless the points are a stratified sample.
        areas_m2: (k,) mapped ellipsoidal area by class.
        outside: reference pixels or points where the result has no class.
        warnings: sentences for the user.
    """

    result: str
    reference: str
    unit: str
    matrix: ConfusionMatrix
    estimates: AreaEstimates | None
    areas_m2: np.ndarray
    outside: int
    warnings: tuple[str, ...]

    def to_dict(self) -> dict:
        """Return everything in JSON's types; shares of one, areas in m², None for NaN."""
        m = self.matrix
        out = {
            "result": self.result,
            "reference": self.reference,
            "unit": self.unit,
            "total": m.total,
            "outside": self.outside,
            "overall_accuracy": m.overall,
            "kappa": m.kappa,
            "mean_iou": m.mean_iou,
            "mean_f1": m.mean_f1,
            "matrix": {"rows": "map", "columns": "reference", "counts": m.counts.tolist()},
            "classes": [
                {
                    "code": entry.code,
                    "name": entry.name,
                    "users_accuracy": m.users[i],
                    "producers_accuracy": m.producers[i],
                    "f1": m.f1[i],
                    "iou": m.iou[i],
                    "mapped_area_m2": self.areas_m2[i],
                }
                for i, entry in enumerate(m.classes)
            ],
            "warnings": list(self.warnings),
        }
        if self.estimates is not None:
            e = self.estimates
            out["estimates"] = {
                "method": "Olofsson et al. 2014",
                "overall_accuracy": {"value": e.overall.value, "margin_95": e.overall.margin},
                "classes": [
                    {
                        "code": entry.code,
                        "name": entry.name,
                        "users_accuracy": {"value": e.users.value[i], "margin_95": e.users.margin[i]},
                        "producers_accuracy": {"value": e.producers.value[i], "margin_95": e.producers.margin[i]},
                        "area_m2": {"value": e.area.value[i], "margin_95": e.area.margin[i]},
                    }
                    for i, entry in enumerate(m.classes)
                ],
            }
        return json_value(out)


def evaluate(request: EvaluateRequest, progress: Progress = silent) -> Evaluation:
    """Compare a map with a reference, pixel by pixel of the map or point by point.

    A reference on another grid or in another CRS is brought onto the map's pixels.

    Args:
        request: the comparison.
        progress: called with the fraction done.

    Returns:
        The accuracy.

    Raises:
        InputError: a file cannot be read or has no class attribute, or no part of the reference lies on the map and has
            one of its classes.
        Cancelled: from ``progress``.
    """
    with open_classes(request.result) as result:
        areas = class_areas(request.result, progress=part(progress, 0.0, 0.4))
        legend = read_legend(result) | {area.code: ClassInfo(area.code, area.name, area.color) for area in areas}
        legend = {code: entry for code, entry in legend.items() if code != result.nodata}
        compare = _raster_pairs if is_raster(request.reference) else _vector_pairs
        pairs = compare(result, request, legend, part(progress, 0.4, 1.0))
    inside = {pair: count for pair, count in pairs.counts.items() if pair[0] is not None}
    outside = sum(pairs.counts.values()) - sum(inside.values())
    if not inside:
        raise InputError(
            f"{request.reference} and {request.result} have no class in common at any place: check that they "
            "overlap, the class attribute and the mapping between their classes."
        )
    matrix, ground = _matrix(inside, legend, areas)
    stratified = pairs.unit == "points" if request.stratified is None else request.stratified
    progress(1.0, "Compared")
    return Evaluation(
        str(request.result),
        str(request.reference),
        pairs.unit,
        matrix,
        area_adjusted(matrix.counts, ground) if stratified else None,
        ground,
        outside,
        tuple(_warnings(pairs, outside, matrix, ground, stratified)),
    )


def _matrix(inside: dict[tuple, int], legend: dict, areas: list[ClassArea]) -> tuple[ConfusionMatrix, np.ndarray]:
    """The matrix of the pairs, and the mapped area of each of its classes."""
    present = sorted({code for pair in inside for code in pair} | {area.code for area in areas})
    position = {code: i for i, code in enumerate(present)}
    counts = np.zeros((len(present), len(present)), np.int64)
    for (mapped, reference), count in inside.items():
        counts[position[mapped], position[reference]] += count
    ground = np.zeros(len(present))
    for area in areas:
        ground[position[area.code]] = area.area_m2
    return ConfusionMatrix(tuple(class_of(code, legend) for code in present), counts), ground


def _warnings(
    pairs: "_Pairs", outside: int, matrix: ConfusionMatrix, ground: np.ndarray, stratified: bool
) -> Iterator[str]:
    yield from pairs.warnings
    if pairs.unknown:
        values = ", ".join(sorted(map(str, pairs.unknown))[:10]) + (", …" if len(pairs.unknown) > 10 else "")
        yield f"Reference values that are no class of the result were left out: {values}."
    if outside:
        yield f"{outside} reference {pairs.unit} lie where the result has no class and were left out."
    few = [c.name for c, n, a in zip(matrix.classes, matrix.counts.sum(1), ground) if a > 0 and n < 2]
    if few and stratified:
        yield f"Fewer than two points lie on {', '.join(few)}, so estimates that depend on them are missing."


def _raster_pairs(result, request: EvaluateRequest, legend: dict, progress: Progress) -> "_Pairs":
    with open_classes(request.reference) as reference:
        pairs = _Pairs(_translation(request.mapping, legend, read_legend(reference)), "pixels")
        with on_grid_of(reference, result) as read_reference:
            for window in blocks(result):
                progress(window.row_off / result.height, "Comparing pixels")
                codes, valid = read_codes(result, window)
                values, labelled = read_reference(window)
                present, inverse = np.unique(values[labelled], return_inverse=True)
                numbers = pairs.numbers([class_value(value) for value in present.tolist()])
                pairs.add(codes[labelled], None if valid is None else valid[labelled], numbers[inverse.ravel()])
    return pairs


def _vector_pairs(result, request: EvaluateRequest, legend: dict, progress: Progress) -> "_Pairs":
    labelled = read_labelled(request.reference, result, request.field, request.layer)
    pairs = _Pairs(_translation(request.mapping, legend, {}), "pixels" if labelled.points is None else "points")
    pairs.warnings += labelled.warnings
    numbers = pairs.numbers(labelled.values)
    if labelled.points is None:
        _compare_polygons(pairs, labelled.polygons, numbers, result, progress)
    else:
        _compare_points(pairs, labelled.points, numbers[labelled.feature], result, progress)
    return pairs


def _compare_polygons(pairs: "_Pairs", polygons: np.ndarray, numbers: np.ndarray, result, progress: Progress) -> None:
    drawing = Drawing(polygons, result)
    visible = np.zeros(len(polygons), bool)
    for window in blocks(result):
        progress(window.row_off / result.height, "Comparing pixels")
        drawn = drawing.draw(window)
        inside = drawn > 0
        if inside.any():
            polygon = drawn[inside] - 1
            visible[polygon] = True
            codes, valid = read_codes(result, window)
            pairs.add(codes[inside], None if valid is None else valid[inside], numbers[polygon])
    hidden = int(np.count_nonzero(~visible & ~shapely.is_empty(polygons)))
    if hidden:
        pairs.warnings.append(
            f"{hidden} of {len(polygons)} polygons hold no pixel's centre of their own, because they are too small or "
            "lie under others, and do not count."
        )


def _compare_points(pairs: "_Pairs", points: np.ndarray, numbers: np.ndarray, result, progress: Progress) -> None:
    columns, rows = (np.floor(values) for values in ~result.transform @ (points[:, 0], points[:, 1]))
    with np.errstate(invalid="ignore"):
        on_result = (rows >= 0) & (rows < result.height) & (columns >= 0) & (columns < result.width)
    rows, columns = (np.where(on_result, values, -1).astype(np.int64) for values in (rows, columns))
    for window in blocks(result):
        progress(window.row_off / result.height, "Comparing points")
        row, column = rows - window.row_off, columns - window.col_off
        inside = np.flatnonzero(
            on_result & (row >= 0) & (row < window.height) & (column >= 0) & (column < window.width)
        )
        if len(inside):
            codes, valid = read_codes(result, window)
            at = row[inside], column[inside]
            pairs.add(codes[at], None if valid is None else valid[at], numbers[inside])
    lost = numbers[~on_result]
    pairs.add(np.zeros(len(lost), np.int64), np.zeros(len(lost), bool), lost)


_UNKNOWN = object()


class _Pairs:
    """Counts pairs of the result's code (None where it has no class) and the reference's."""

    def __init__(self, translate: Callable, unit: str):
        self.unit = unit
        self.warnings: list[str] = []
        self.unknown: set = set()
        self.counts: dict[tuple[int | None, int], int] = {}
        self._translate = translate
        self._number: dict = {}  # reference value to its index in ``_meaning``
        self._meaning: list = []

    def numbers(self, values: list) -> np.ndarray:
        """Return a number, as ``add`` takes it, for each reference value."""
        for value in values:
            if value not in self._number:
                if len(self._number) == MOST_CLASSES:
                    raise InputError(f"The reference has more than {MOST_CLASSES} values: choose one with classes.")
                meaning = self._translate(value)
                if meaning is _UNKNOWN:
                    self.unknown.add(value)
                self._number[value] = len(self._meaning)
                self._meaning.append(meaning)
        return np.array([self._number[value] for value in values], np.int64)

    def add(self, codes: np.ndarray, valid: np.ndarray | None, numbers: np.ndarray) -> None:
        """Count pixels or points: the result's codes, where they are valid, and the reference's numbers, (n,) each."""
        if len(codes) == 0:
            return
        present, inverse = np.unique(codes, return_inverse=True)
        inverse = inverse.ravel() if valid is None else np.where(valid, inverse.ravel(), len(present))
        width = len(self._meaning)
        cells, counts = np.unique(inverse * width + numbers, return_counts=True)
        for cell, count in zip(cells.tolist(), counts.tolist()):
            row, column = divmod(cell, width)
            meaning = self._meaning[column]
            if meaning is not None and meaning is not _UNKNOWN:
                pair = int(present[row]) if row < len(present) else None, meaning
                self.counts[pair] = self.counts.get(pair, 0) + count


def _translation(mapping, legend: dict[int, ClassInfo], reference_legend: dict[int, ClassInfo]) -> Callable:
    """A function from a reference value to the result's code, None (left out by the mapping) or ``_UNKNOWN``."""
    by_name = _codes_by_name(legend)

    def code_of(value):
        if isinstance(value, str) and _plain(value) in by_name:
            return by_name[_plain(value)]
        try:
            code = int(value)
        except (TypeError, ValueError, OverflowError):
            return _UNKNOWN
        return code if code in legend else _UNKNOWN

    mapped = {}
    for source, target in (mapping or {}).items():
        mapped[_plain(source)] = None if target in (None, "") else code_of(target)
        if mapped[_plain(source)] is _UNKNOWN:
            has = ", ".join(entry.name for entry in legend.values())
            raise InputError(f"{target!r} is no class of the result (it has: {has}): correct the mapping.")
    named = {code: name for name, code in _codes_by_name(reference_legend).items()}

    def translate(value):
        name = reference_legend[value].name if value in reference_legend else value
        for alias in (value, name):
            if _plain(alias) in mapped:
                return mapped[_plain(alias)]
        # Names go before codes, because two legends may number the same classes differently; a name that several
        # codes share says nothing.
        return by_name[named[value]] if named.get(value) in by_name else code_of(value)

    return translate


def _plain(name) -> str:
    return str(name).strip().lower()


def _codes_by_name(legend: dict[int, ClassInfo]) -> dict[str, int]:
    """The code of each name that is one code's only."""
    uses = Counter(_plain(entry.name) for entry in legend.values())
    return {_plain(entry.name): code for code, entry in legend.items() if uses[_plain(entry.name)] == 1}


def read_mapping(path: str | Path) -> dict[str, str | int | None]:
    """Read a class mapping from a JSON object: reference value to the result's class, null to leave it out.

    Raises:
        InputError: the file cannot be read or holds no object.
    """
    check_regular(path)
    try:
        mapping = json.loads(Path(path).read_bytes())  # bytes: UTF-8 with or without a mark, UTF-16, UTF-32
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"The class mapping {path} cannot be read ({error}): give a JSON object.") from None
    if not isinstance(mapping, dict):
        raise InputError(f'The class mapping {path} is no JSON object: write it as {{"forest": "Tree"}}.')
    return mapping
