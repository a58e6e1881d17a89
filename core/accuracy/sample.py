"""Stratified random points for labelling; the strata are the map's classes."""

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pyogrio
import shapely

from ..errors import InputError
from ..files.partial import PartialFile
from ..geo.features import vector_path
from ..models.card import ClassInfo
from ..progress import Progress, part, silent
from ..vectors.areas import ClassArea, class_areas
from ..vectors.class_raster import blocks, open_classes, read_codes
from ..vectors.export import safe_layer_name, store_style
from ..vectors.legend import distinct, read_legend
from .estimates import allocate, sample_size

#: More points than anybody can label.
MOST_POINTS = 1_000_000
#: The attribute that the user fills in; ``evaluate`` recognises it.
REFERENCE_FIELD = "reference"


@dataclass(frozen=True)
class SampleRequest:
    """A sample to draw.

    Attributes:
        result: land-cover raster.
        output: GeoPackage of points to write.
        points: in all; None computes the number from the next two, after Olofsson et al. 2014, eq. 13.
        standard_error: of overall accuracy, a share.
        expected_users: class code to expected user's accuracy, a share; 0.8 for others.
        least: points for each rare class.
        seed: the same seed draws the same points.
        overwrite: replace an existing output.
    """

    result: str | Path
    output: str | Path
    points: int | None = None
    standard_error: float = 0.01
    expected_users: dict[int, float] | None = None
    least: int = 50
    seed: int = 0
    overwrite: bool = False


@dataclass(frozen=True)
class Sample:
    """A sample that was drawn.

    Attributes:
        output: the GeoPackage.
        classes: the strata.
        counts: points by class, fewer than requested where a class has fewer pixels.
        warnings: sentences for the user.
    """

    output: str
    classes: tuple[ClassInfo, ...]
    counts: tuple[int, ...]
    warnings: tuple[str, ...]


def sample_points(request: SampleRequest, progress: Progress = silent) -> Sample:
    """Draw pixels at random without replacement within each class; their centres become points without labels.

    The points are shuffled and do not have the map's class, so that it does not influence the labels; in QGIS the
    attribute ``reference`` offers the classes as a list. ``evaluate`` then takes the layer as reference.

    Args:
        request: the sample to draw.
        progress: called with the fraction done.

    Returns:
        The sample.

    Raises:
        InputError: the raster or the numbers cannot be used, or the output exists or cannot be written.
        Cancelled: from ``progress``.
    """
    output = Path(os.path.abspath(request.output))
    _check(request, output)
    areas = class_areas(request.result, part(progress, 0.0, 0.4))
    if not areas:
        raise InputError(f"{request.result} has no pixel with a class: choose a land-cover raster.")
    counts = _counts(request, areas)
    warnings = [
        f"{area.name} has only {area.pixels} pixels, so all of them are points."
        for area, count in zip(areas, counts)
        if count == area.pixels
    ]
    rng = np.random.default_rng(request.seed)
    ranks = {a.code: np.sort(rng.choice(a.pixels, n, replace=False, shuffle=False)) for a, n in zip(areas, counts)}
    with open_classes(request.result) as dataset:
        rows, cols = _pixels_of_rank(dataset, ranks, part(progress, 0.4, 1.0))
        order = rng.permutation(len(rows))
        x, y = dataset.transform @ (cols[order] + 0.5, rows[order] + 0.5)
        crs = dataset.crs.to_wkt()
        legend = read_legend(dataset)
    strata = [ClassInfo(area.code, area.name, area.color) for area in areas]
    # The truth may be a class that the map has nowhere, such as a change that it missed.
    drawn = {area.code for area in areas}
    absent = [entry for code, entry in sorted(legend.items()) if code not in drawn and code != dataset.nodata]
    classes = distinct([*strata, *absent])
    _write(output, x, y, crs, classes)
    progress(1.0, f"{len(x)} points are drawn")
    return Sample(str(output), classes[: len(areas)], tuple(int(n) for n in counts), tuple(warnings))


def _check(request: SampleRequest, output: Path) -> None:
    if output.suffix.lower() != ".gpkg":
        raise InputError(f"{output.name} is no GeoPackage: end its name in .gpkg.")
    vector_path(output)
    if output.exists() and not request.overwrite:
        raise InputError(f"{output} exists already: allow overwriting or choose another name.")
    if request.seed < 0:
        raise InputError(f"A seed of {request.seed} makes no sense: give 0 or more.")
    if request.least < 0:
        raise InputError(f"{request.least} points for a rare class make no sense: give 0 or more.")
    if request.points is not None and request.points > MOST_POINTS:
        raise InputError(f"{request.points:,} points are too many: ask for at most {MOST_POINTS:,}.")
    shares = [request.standard_error, *(request.expected_users or {}).values()]
    if not all(0 <= share <= 1 for share in shares) or request.standard_error in (0, 1):
        raise InputError("The standard error and the expected accuracies are shares: give numbers between 0 and 1.")


def _counts(request: SampleRequest, areas: list[ClassArea]) -> np.ndarray:
    """The number of points in each class."""
    mapped = np.array([area.area_m2 for area in areas])
    expected = np.array([(request.expected_users or {}).get(area.code, 0.8) for area in areas])
    total = request.points if request.points is not None else sample_size(mapped, expected, request.standard_error)
    if total > MOST_POINTS:
        raise InputError(f"{total:,} points would be needed, which is too many: allow a larger standard error.")
    if total < len(areas):
        raise InputError(f"{total} points are too few for {len(areas)} classes: ask for at least {2 * len(areas)}.")
    if not mapped.sum() > 0:
        raise InputError(f"The pixels of {request.result} cover no ground: georeference it again.")
    pixels = np.array([area.pixels for area in areas])
    return np.minimum(allocate(total, mapped, request.least), pixels)


def _write(output: Path, x: np.ndarray, y: np.ndarray, crs: str, classes: tuple[ClassInfo, ...]) -> None:
    layer = safe_layer_name(output.stem)
    with PartialFile(output) as partial:
        try:
            pyogrio.raw.write(
                str(partial.path),
                shapely.to_wkb(shapely.points(x, y)),
                [np.arange(1, len(x) + 1, dtype=np.int32), np.full(len(x), None, object)],
                ["id", REFERENCE_FIELD],
                layer=layer,
                driver="GPKG",
                geometry_type="Point",
                crs=crs,
                dataset_options={"VERSION": "1.2"},
            )
            store_style(partial.path, layer, _label_style(classes))
        except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, sqlite3.Error, OSError) as error:
            raise InputError(f"{output} cannot be written ({error}): check the disk or choose another place.") from None
        partial.commit()


def _pixels_of_rank(dataset, ranks: dict[int, np.ndarray], progress: Progress) -> tuple[np.ndarray, np.ndarray]:
    """Rows and columns of the pixels with these ranks among all pixels of their class, in the order of reading."""
    before = dict.fromkeys(ranks, 0)
    rows, cols = [], []
    for window in blocks(dataset):
        progress(window.row_off / dataset.height, "Drawing points")
        codes, valid = read_codes(dataset, window)
        for code, drawn in ranks.items():
            where = codes == code if valid is None else (codes == code) & valid
            count = int(np.count_nonzero(where))
            first, last = np.searchsorted(drawn, (before[code], before[code] + count))
            if last > first:
                row, col = np.divmod(np.flatnonzero(where)[drawn[first:last] - before[code]], window.width)
                rows.append(row + window.row_off)
                cols.append(col + window.col_off)
            before[code] += count
    return np.concatenate(rows), np.concatenate(cols)


def _label_style(classes: tuple[ClassInfo, ...]) -> str:
    """QML: circles, hollow until labelled and then in the class's colour; the classes as a list for the attribute."""
    root = ElementTree.Element("qgis", version="3.22.0", styleCategories="Symbology|Fields|Forms")
    renderer = ElementTree.SubElement(root, "renderer-v2", type="categorizedSymbol", attr=REFERENCE_FIELD)
    categories = ElementTree.SubElement(renderer, "categories")
    symbols = ElementTree.SubElement(renderer, "symbols")
    looks = [(entry.name, entry.name, entry.color) for entry in classes] + [("", "to be labelled", None)]
    for index, (value, label, color) in enumerate(looks):
        ElementTree.SubElement(
            categories, "category", render="true", value=value, label=label, symbol=str(index), type="string"
        )
        symbol = ElementTree.SubElement(symbols, "symbol", type="marker", name=str(index), alpha="1")
        layer = ElementTree.SubElement(symbol, "layer", {"class": "SimpleMarker"}, enabled="1", locked="0")
        layer.set("pass", "0")
        options = ElementTree.SubElement(layer, "Option", type="Map")
        fill = (
            "255,255,255,0" if color is None else ",".join(str(int(color[i : i + 2], 16)) for i in (1, 3, 5)) + ",255"
        )
        values = {
            "name": "circle",
            "color": fill,
            "outline_color": "255,0,255,255",
            "outline_width": "0.4",
            "size": "3",
            "size_unit": "MM",
        }
        for name, text in values.items():
            ElementTree.SubElement(options, "Option", name=name, value=text, type="QString")
    configuration = ElementTree.SubElement(root, "fieldConfiguration")
    field = ElementTree.SubElement(configuration, "field", name=REFERENCE_FIELD)
    widget = ElementTree.SubElement(field, "editWidget", type="ValueMap")
    config = ElementTree.SubElement(ElementTree.SubElement(widget, "config"), "Option", type="Map")
    choices = ElementTree.SubElement(config, "Option", name="map", type="List")
    for entry in classes:
        choice = ElementTree.SubElement(choices, "Option", type="Map")
        ElementTree.SubElement(choice, "Option", name=entry.name, value=entry.name, type="QString")
    ElementTree.indent(root, " ")
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + ElementTree.tostring(
        root, encoding="unicode"
    )
