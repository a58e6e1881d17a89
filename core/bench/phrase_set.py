"""``python -m core.bench.phrase_set SCENE LANDCOVER OUT``: a test set of phrases about a scene, with the true places.

A XeMap-style test set (scene, phrase, region) of any scene with known land cover: each class in several wordings,
relations between classes, whose truth the operators of core.relations compute from the known classes, and phrases for
things that the scene does not show. The same input and seed give the same set.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pyogrio
import rasterio
import shapely
from affine import Affine
from rasterio.features import rasterize
from rasterio.windows import Window

from ..errors import InputError
from ..geo.reproject import onto_raster
from ..relations.combine import THRESHOLD, combine
from ..relations.grammar import read_phrase
from ..relations.ground import Ground
from ..vectors.class_raster import blocks, open_raster, read_codes

#: Wordings of the OpenEarthMap classes.
WORDINGS = {
    1: ("bare earth", "bare soil", "barren ground"),
    2: ("grass", "grassy land", "meadows and lawns"),
    3: ("paved areas", "paved open areas", "concrete areas"),
    4: ("roads", "streets", "paved roads"),
    5: ("trees", "clumps of trees", "tree canopy"),
    6: ("water", "bodies of water", "water surface"),
    7: ("farmland", "crop land", "agricultural fields"),
    8: ("houses", "residential buildings", "homes"),
}
#: Phrases for things that none of our sets and held-out scenes show.
ABSENT = (
    "airport", "glacier", "sand dunes", "ski slope", "volcanic crater", "sandy beach", "oil storage tanks",
    "container port", "open-pit mine", "coral reef", "iceberg", "mangrove swamp", "aircraft carrier",
    "nuclear power plant",
)  # fmt: skip
TEMPLATES = (
    "{a} within {m} m of {b}", "{a} more than {m} m from {b}", "{a} near {b}", "{a} next to {b}", "{a} along {b}",
    "{a} {side} of {b}", "{a} surrounded by {b}", "{a} between {b} and {c}", "the largest {a}", "the 3 largest {a}",
    "{a} larger than {ha} ha", "{a} near {b} and more than {m} m from {c}", "{a} within {m} m of the largest {b}",
)  # fmt: skip
#: Smallest share of the known ground of a present class, and largest share of an absent one.
PRESENT_SHARE, ABSENT_SHARE = 0.01, 0.0
#: A relation is used if it holds for such a share of its first class, and for at least such a share of the ground.
_PART, _LEAST_SHARE = (0.05, 0.8), 0.002
_TRIALS = 40
CLASSES_FILE, SET_FILE = "landcover.tif", "set.json"
#: Code of the ground outside the polygons of a layer: it is known, but its class has no wording.
OTHER = 255
NO_TRUTH = 255


@dataclass(frozen=True)
class Item:
    """One phrase.

    Attributes:
        phrase: the phrase.
        kind: ``"class"``, ``"relation"`` or ``"absent"``.
        about: class codes that the phrase is about.
        truth: raster of the true places; None for an absent phrase.
        codes: codes of ``truth`` that count as true.
    """

    phrase: str
    kind: str
    about: tuple[int, ...] = ()
    truth: str | None = None
    codes: tuple[int, ...] = ()


def build_set(
    scene: Path,
    landcover: Path,
    out: Path,
    part: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0),
    gsd: float = 2.0,
    seed: int = 0,
    each: int = 2,
    polygons: int | None = None,
    wordings: dict[int, tuple[str, ...]] | None = None,
) -> list[Item]:
    """Write a test set into the folder ``out``.

    Args:
        scene: raster of the imagery.
        landcover: raster of class codes on the scene's grid (0: unknown) or, with ``polygons``, a vector file.
        out: folder to write.
        part: part of the scene, as shares of its width and height (left, top, right, bottom).
        gsd: approximate metres per pixel of the truth; a pixel has the class of most of its area.
        seed: seed of the random choices.
        each: phrases per relation template.
        polygons: class code of the polygons in ``landcover``.
        wordings: phrases by class code; None for those of OpenEarthMap.

    Raises:
        InputError: the files cannot be used.
    """
    wordings = wordings or WORDINGS
    out.mkdir(parents=True, exist_ok=True)
    crop = out / "scene.tif"
    cells, coarse, factor = _write_scene(scene, landcover, out, part, gsd, polygons)
    crs = _crs_of(crop)
    ground = Ground(crs, coarse, cells.shape[1], cells.shape[0])
    valid = cells > 0
    share = {code: float((cells == code).sum() / max(1, valid.sum())) for code in wordings}
    present = [code for code in wordings if share[code] >= PRESENT_SHARE]
    if not present:
        raise InputError(f"{landcover} has none of the classes {list(wordings)}: give wordings for its own.")
    items = [Item(words, "class", (code,), CLASSES_FILE, (code,)) for code in present for words in wordings[code]]
    relations = _relations(cells, present, wordings, ground, seed, each)
    for number, (phrase, about, truth) in enumerate(relations, start=1):
        name = f"relation-{number:02}.tif"
        _write(out / name, np.where(valid, truth, NO_TRUTH).astype(np.uint8), crs, coarse, nodata=NO_TRUTH)
        items.append(Item(phrase, "relation", about, name, (1,)))
    if polygons is None:  # otherwise the other classes are unknown, not absent
        missing = [code for code in wordings if share[code] <= ABSENT_SHARE]
        items += [Item(words, "absent", (code,)) for code in missing for words in wordings[code]]
    items += [Item(words, "absent") for words in ABSENT]
    content = {
        "scene": crop.name,
        "source": scene.name,
        "part": part,
        "seed": seed,
        "pixel_m": ground.pixel,
        "factor": factor,
        "shares": share,
        "items": [asdict(item) for item in items],
    }
    (out / SET_FILE).write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return items


def _write_scene(scene, landcover, out, part, gsd, polygons) -> tuple[np.ndarray, Affine, int]:
    """Write the part of the scene and its classes; return the classes, their transform and the pixels per cell."""
    with open_raster(scene) as source:
        if not source.crs:
            raise InputError(f"{scene} has no coordinate reference system: assign one.")
        window = _window(source, part)
        codes = _codes(source, landcover, window, polygons)
        transform = source.window_transform(window)
        ground = Ground(source.crs, transform, window.width, window.height)
        factor = max(1, round(gsd / (sum(ground.pixel) / 2)))
        cells = majority(codes, factor)
        coarse = transform @ Affine.scale(factor)
        _write(out / CLASSES_FILE, cells, source.crs, coarse, nodata=0)
        _crop(source, window, out / "scene.tif")
    return cells, coarse, factor


def _crs_of(path: Path):
    with rasterio.open(path) as dataset:
        return dataset.crs


def majority(codes: np.ndarray, factor: int) -> np.ndarray:
    """The most frequent code of each square of ``factor`` pixels; the lower of two equal ones. Partial squares go."""
    height, width = (side // factor for side in codes.shape)
    squares = codes[: height * factor, : width * factor].reshape(height, factor, width, factor)
    present = np.unique(codes)
    best, result = np.zeros((height, width), np.int32), np.zeros((height, width), codes.dtype)
    for code in present:
        count = (squares == code).sum((1, 3), dtype=np.int32)
        result[count > best] = code
        best = np.maximum(best, count)
    return result


def _relations(cells, present, wordings, ground, seed, each):
    """Phrases with the codes that they are about and their truth, bool."""
    rng = np.random.default_rng(seed)
    valid = cells > 0
    layers = {wordings[code][0]: np.where(valid, cells == code, np.nan).astype(np.float32) for code in present}
    for template in TEMPLATES:
        operands = sum(f"{{{name}}}" in template for name in "abc")
        tried: set[str] = set()
        count = 0
        for _ in range(_TRIALS if operands <= len(present) else 0):
            chosen = [int(code) for code in rng.permutation(present)[:operands]]
            names = dict(zip("abc", (wordings[code][0] for code in chosen)))
            numbers = {"m": int(rng.choice([30, 60, 100, 200, 400])), "ha": float(rng.choice([0.1, 0.5, 2.0]))}
            phrase = template.format(**names, **numbers, side=str(rng.choice(["north", "south", "east", "west"])))
            if phrase in tried:
                continue
            tried.add(phrase)
            truth = combine(read_phrase(phrase), layers, ground) >= THRESHOLD
            part = truth.sum() / (cells == chosen[0]).sum()
            if _PART[0] <= part <= _PART[1] and truth.sum() >= _LEAST_SHARE * valid.sum():
                yield phrase, tuple(chosen), truth
                count += 1
            if count == each:
                break


def _window(source, part) -> Window:
    left, top, right, bottom = part
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise InputError("A part of a scene is given as shares: left top right bottom, such as 0.8 0 1 1.")
    columns = [round(source.width * share) for share in (left, right)]
    rows = [round(source.height * share) for share in (top, bottom)]
    return Window(columns[0], rows[0], columns[1] - columns[0], rows[1] - rows[0])


def _codes(source, landcover: Path, window: Window, polygons: int | None) -> np.ndarray:
    """The class codes of the scene's pixels in ``window``, uint8, 0 where unknown."""
    if polygons is not None:
        try:
            meta, _, wkb, _ = pyogrio.raw.read(landcover, columns=[])
        except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
            raise InputError(f"{landcover} cannot be read ({error}): give a polygon layer.") from None
        shapes = onto_raster(shapely.force_2d(shapely.from_wkb(wkb)), meta["crs"], source)
        size = (window.height, window.width)
        drawn = [(shape, polygons) for shape in shapes]
        codes = rasterize(drawn, size, fill=OTHER, transform=source.window_transform(window), dtype="uint8")
        return np.where(source.dataset_mask(window=window) != 0, codes, 0).astype(np.uint8)
    with open_raster(landcover) as labels:
        if (labels.width, labels.height) != (source.width, source.height):
            raise InputError(f"{landcover} is not on the grid of {source.name}: give labels of the same size.")
        codes, valid = read_codes(labels, window)
    codes = codes.astype(np.uint8)
    return codes if valid is None else np.where(valid, codes, 0).astype(np.uint8)


def _crop(source, window: Window, target: Path) -> None:
    """Write the window as a raster of its own, with the mask."""
    profile = {
        "driver": "GTiff", "width": window.width, "height": window.height, "count": source.count, "crs": source.crs,
        "dtype": source.dtypes[0], "transform": source.window_transform(window), "tiled": True, "compress": "deflate",
        "nodata": source.nodata,
    }  # fmt: skip
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(target, "w", **profile) as cut:
        cut.colorinterp = source.colorinterp
        masked = source.nodata is None and any(
            rasterio.enums.MaskFlags.per_dataset in flags for flags in source.mask_flag_enums
        )
        for block in blocks(source, within=window):
            target_window = Window(
                block.col_off - window.col_off, block.row_off - window.row_off, block.width, block.height
            )
            cut.write(source.read(window=block), window=target_window)
            if masked:
                cut.write_mask(source.dataset_mask(window=block), window=target_window)


def _write(path: Path, values: np.ndarray, crs, transform, nodata: int) -> None:
    height, width = values.shape
    with rasterio.open(
        path, "w", driver="GTiff", width=width, height=height, count=1, dtype="uint8", crs=crs, transform=transform,
        nodata=nodata, compress="deflate",
    ) as file:  # fmt: skip
        file.write(values.astype(np.uint8), 1)


def main(arguments: list[str] | None = None) -> int:
    """Write a test set; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m core.bench.phrase_set", description=__doc__.split("\n")[0])
    parser.add_argument("scene", type=Path)
    parser.add_argument("landcover", type=Path, help="class codes on the scene's grid, or polygons with --polygons")
    parser.add_argument("out", type=Path, help="folder to write")
    parser.add_argument("--part", type=float, nargs=4, default=(0, 0, 1, 1), metavar=("L", "T", "R", "B"))
    parser.add_argument("--gsd", type=float, default=2.0, help="metres a pixel of the truth (default %(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--each", type=int, default=2, help="phrases a relation (default %(default)s)")
    parser.add_argument("--polygons", type=int, metavar="CODE", help="LANDCOVER holds polygons of this class")
    parser.add_argument("--wordings", type=Path, metavar="FILE.json", help='{"8": ["houses", "homes"], …}')
    options = vars(parser.parse_args(arguments))
    try:
        if options["wordings"]:
            wordings = json.loads(options["wordings"].read_text(encoding="utf-8"))
            options["wordings"] = {int(code): tuple(words) for code, words in wordings.items()}
        items = build_set(**options)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    for kind in ("class", "relation", "absent"):
        print(f"{kind}: {', '.join(item.phrase for item in items if item.kind == kind)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
