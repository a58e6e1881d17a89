"""Comparing a land-cover raster with a reference: another raster, or polygons or points with a class attribute."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyogrio
import rasterio
import shapely
from rasterio.enums import Resampling
from rasterio.features import rasterize
from rasterio.vrt import WarpedVRT

from ..errors import InputError
from ..geo.reproject import onto_raster
from ..json_values import json_value
from ..models.card import ClassInfo
from ..progress import Progress, part, silent
from ..vectors.areas import blocks, class_areas, open_raster, read_codes
from ..vectors.legend import class_of, read_legend
from .estimates import AreaEstimates, area_adjusted
from .matrix import ConfusionMatrix

#: Attributes that are taken for the class where the user names none.
CLASS_FIELDS = ("reference", "ref_class", "class", "label", "code", "landcover", "class_name")


@dataclass(frozen=True)
class EvaluateRequest:
    """A comparison of a map with a reference.

    Attributes:
        result: land-cover raster.
        reference: raster of class codes, or a vector file of polygons or points.
        field: the vector's class attribute (codes or names); None looks for one of ``CLASS_FIELDS``.
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
    with open_raster(request.result) as result:
        areas = class_areas(request.result, progress=part(progress, 0.0, 0.4))
        legend = read_legend(result) | {area.code: ClassInfo(area.code, area.name, area.color) for area in areas}
        legend = {code: entry for code, entry in legend.items() if code != result.nodata}
        compare = _raster_pairs if _is_raster(request.reference) else _vector_pairs
        pairs, unit, unknown = compare(result, request, legend, part(progress, 0.4, 1.0))
        inside = {pair: count for pair, count in pairs.items() if pair[0] is not None}
        outside = sum(pairs.values()) - sum(inside.values())
        if not inside:
            raise InputError(
                f"{request.reference} and {request.result} have no class in common at any place: check that they "
                "overlap, the class attribute and the mapping between their classes."
            )
        present = sorted({code for pair in inside for code in pair} | {area.code for area in areas})
        classes = tuple(class_of(code, legend) for code in present)
        position = {code: i for i, code in enumerate(present)}
        counts = np.zeros((len(present), len(present)), np.int64)
        for (mapped, reference), count in inside.items():
            counts[position[mapped], position[reference]] += count
        ground = np.zeros(len(present))
        for area in areas:
            ground[position[area.code]] = area.area_m2
    stratified = unit == "points" if request.stratified is None else request.stratified
    warnings = []
    if unknown:
        values = ", ".join(sorted(map(str, unknown))[:10]) + (", …" if len(unknown) > 10 else "")
        warnings.append(f"Reference values that are no class of the result were left out: {values}.")
    if outside:
        warnings.append(f"{outside} reference {unit} lie where the result has no class and were left out.")
    if stratified:
        few = [c.name for c, n, a in zip(classes, counts.sum(1), ground) if a > 0 and n < 2]
        if few:
            warnings.append(
                f"Fewer than two points lie on {', '.join(few)}, so estimates that depend on them are missing."
            )
    progress(1.0, "Compared")
    return Evaluation(
        str(request.result),
        str(request.reference),
        unit,
        ConfusionMatrix(classes, counts),
        area_adjusted(counts, ground) if stratified else None,
        ground,
        outside,
        tuple(warnings),
    )


def _is_raster(path: str | Path) -> bool:
    """Whether rasterio opens it; a GeoPackage may be either and is a raster only where it holds tiles."""
    try:
        with rasterio.open(path) as dataset:
            return dataset.count > 0
    except rasterio.errors.RasterioError:
        return False


def _raster_pairs(result, request: EvaluateRequest, legend: dict, progress: Progress):
    pairs: dict[tuple, int] = {}
    unknown: set = set()
    with open_raster(request.reference) as reference:
        if not reference.crs or not result.crs:
            raise InputError(f"{request.reference} or {request.result} has no coordinate reference system: assign one.")
        translate = _translation(request.mapping, legend, read_legend(reference))
        # Every pixel of the result is compared with the reference at its centre.
        options = {"crs": result.crs, "transform": result.transform, "width": result.width, "height": result.height}
        # 0 may be a class of the reference, so validity travels as a mask of its own.
        with WarpedVRT(
            reference, resampling=Resampling.nearest, add_alpha=reference.nodata is None, **options
        ) as warped:
            for window in blocks(result):
                progress(window.row_off / result.height, "Comparing pixels")
                codes, valid = read_codes(result, window)
                values = warped.read(1, window=window)
                labelled = warped.dataset_mask(window=window) != 0
                _count(pairs, unknown, translate, codes, valid, values, labelled)
    return pairs, "pixels", unknown


def _vector_pairs(result, request: EvaluateRequest, legend: dict, progress: Progress):
    geometry, values = _read_features(request, result)
    names = sorted(set(values), key=str)
    translate = _translation(request.mapping, legend, {})
    number = {value: i + 1 for i, value in enumerate(names)}
    table = [None, *(translate(value) for value in names)]
    unknown = {value for value in names if translate(value) is _UNKNOWN}
    numbers = np.array([number[value] for value in values], np.int32)
    pairs: dict[tuple, int] = {}
    points = np.isin(shapely.get_type_id(geometry), (shapely.GeometryType.POINT, shapely.GeometryType.MULTIPOINT))
    if points.all():
        parts, index = shapely.get_parts(geometry, return_index=True)
        x, y = shapely.get_x(parts), shapely.get_y(parts)
        columns, rows = (np.floor(v).astype(np.int64) for v in ~result.transform @ (x, y))
        for window in blocks(result):
            progress(window.row_off / result.height, "Comparing points")
            inside = np.flatnonzero(
                (rows >= window.row_off)
                & (rows < window.row_off + window.height)
                & (columns >= window.col_off)
                & (columns < window.col_off + window.width)
            )
            if len(inside):
                codes, valid = read_codes(result, window)
                at = rows[inside] - window.row_off, columns[inside] - window.col_off
                _tally(pairs, codes[at], None if valid is None else valid[at], numbers[index[inside]], table)
        lost = (rows < 0) | (rows >= result.height) | (columns < 0) | (columns >= result.width)
        for value in numbers[index[lost]]:
            if table[value] not in (None, _UNKNOWN):
                pairs[None, table[value]] = pairs.get((None, table[value]), 0) + 1
        return pairs, "points", unknown
    if not np.isin(
        shapely.get_type_id(geometry), (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
    ).all():
        raise InputError(f"{request.reference} mixes or lacks polygons and points: give a layer of one kind.")
    tree = shapely.STRtree(geometry)
    for window in blocks(result):
        progress(window.row_off / result.height, "Comparing pixels")
        corners = [(window.col_off + c * window.width, window.row_off + r * window.height) for c, r in _CORNERS]
        frame = shapely.Polygon([result.transform @ corner for corner in corners])
        near = np.sort(tree.query(frame))
        if len(near) == 0:
            continue
        transform = result.window_transform(window)
        drawn = rasterize(
            zip(geometry[near], numbers[near]), (window.height, window.width), transform=transform, dtype="int32"
        )
        codes, valid = read_codes(result, window)
        _tally(pairs, codes[drawn > 0], None if valid is None else valid[drawn > 0], drawn[drawn > 0], table)
    return pairs, "pixels", unknown


_CORNERS = ((0, 0), (1, 0), (1, 1), (0, 1))
_UNKNOWN = "unknown"


def _read_features(request: EvaluateRequest, result) -> tuple[np.ndarray, list]:
    """Geometries in the result's CRS with their class values; features without either are left out."""
    try:
        layer = request.layer or _only_layer(request.reference)
        meta, _, geometry, columns = pyogrio.raw.read(request.reference, layer=layer)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise InputError(
            f"The reference {request.reference} cannot be read ({error}): give a raster or a layer."
        ) from None
    fields = [str(name) for name in meta["fields"]]
    field = request.field
    if field is None:
        lowered = {name.lower(): name for name in fields}
        field = next((lowered[name] for name in CLASS_FIELDS if name in lowered), None)
    if field not in fields:
        has = ", ".join(fields) or "none"
        problem = f"{field} is no attribute of" if field else "No class attribute is known in"
        raise InputError(f"{problem} {request.reference} (it has: {has}): name the one that holds the class.")
    if geometry is None:
        raise InputError(f"{request.reference} has no geometries: give a layer of polygons or points.")
    shapes = shapely.force_2d(shapely.from_wkb(geometry))
    values = [_value(v) for v in columns[fields.index(field)].tolist()]
    keep = np.array([v is not None for v in values], bool) & ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    shapes, values = shapes[keep], [v for v, kept in zip(values, keep) if kept]
    if not values:
        raise InputError(f"No feature of {request.reference} has a value in {field}: label it first.")
    return onto_raster(shapes, meta["crs"], result), values


def _only_layer(path: str | Path) -> str:
    """The one layer of the file that has geometries."""
    layers = [str(name) for name, kind in pyogrio.list_layers(path) if kind is not None]
    if len(layers) != 1:
        holds = f"several layers ({', '.join(layers)})" if layers else "no layer with geometries"
        raise InputError(f"{path} holds {holds}: name the layer of the reference.")
    return layers[0]


def _value(value):
    """A class value as an int or a text; None for none."""
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    text = str(value).strip()
    return (int(value) if isinstance(value, int) else text) if text else None


def _translation(mapping, legend: dict[int, ClassInfo], reference_legend: dict[int, ClassInfo]):
    """A function from a reference value to the result's code, None (left out by the mapping) or ``_UNKNOWN``."""
    by_name = {entry.name.strip().lower(): code for code, entry in legend.items()}

    def code_of(value):
        if isinstance(value, str) and value.strip().lower() in by_name:
            return by_name[value.strip().lower()]
        try:
            code = int(value)
        except (TypeError, ValueError):
            return _UNKNOWN
        return code if code in legend else _UNKNOWN

    mapped = {}
    for source, target in (mapping or {}).items():
        mapped[str(source).strip().lower()] = None if target in (None, "") else code_of(target)
        if mapped[str(source).strip().lower()] is _UNKNOWN:
            has = ", ".join(entry.name for entry in legend.values())
            raise InputError(f"{target!r} is no class of the result (it has: {has}): correct the mapping.")

    def translate(value):
        for alias in (value, reference_legend[value].name if value in reference_legend else value):
            if str(alias).strip().lower() in mapped:
                return mapped[str(alias).strip().lower()]
        # Names go before codes: two legends may number the same classes differently.
        if value in reference_legend and reference_legend[value].name.strip().lower() in by_name:
            return by_name[reference_legend[value].name.strip().lower()]
        return code_of(value)

    return translate


def _count(pairs, unknown, translate, codes, valid, values, labelled) -> None:
    """Tally a block of a reference raster; ``labelled`` masks the pixels where the reference has data."""
    present, inverse = np.unique(values[labelled], return_inverse=True)
    table = [translate(_value(v)) for v in present.tolist()]
    unknown.update(v for v, meaning in zip(present.tolist(), table) if meaning is _UNKNOWN)
    _tally(pairs, codes[labelled], None if valid is None else valid[labelled], inverse.ravel(), table)


def _tally(pairs, codes, valid, numbers, table) -> None:
    """Add pairs (result's code or None, reference's code) of pixels whose reference is ``table[number]``."""
    if len(codes) == 0:
        return
    present, inverse = np.unique(codes, return_inverse=True)
    inverse = inverse.ravel() if valid is None else np.where(valid, inverse.ravel(), len(present))
    counts = np.bincount(inverse * len(table) + numbers, minlength=(len(present) + 1) * len(table))
    for cell in np.flatnonzero(counts):
        row, column = divmod(int(cell), len(table))
        meaning = table[column]
        if meaning is not None and meaning is not _UNKNOWN:
            mapped = int(present[row]) if row < len(present) else None
            pairs[mapped, meaning] = pairs.get((mapped, meaning), 0) + int(counts[cell])


def read_mapping(path: str | Path) -> dict[str, str | int | None]:
    """Read a class mapping from a JSON object: reference value to the result's class, null to leave it out.

    Raises:
        InputError: the file cannot be read or holds no object.
    """
    try:
        mapping = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"The class mapping {path} cannot be read ({error}): give a JSON object.") from None
    if not isinstance(mapping, dict):
        raise InputError(f'The class mapping {path} is no JSON object: write it as {{"forest": "Tree"}}.')
    return mapping
