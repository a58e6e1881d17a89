"""``python -m core.bench.correcting --data DATA``: what a correction mends, and what it changes far away, as a row.

A square of a held-out scene is mapped. At one end of it, up to 20 patches are drawn where the map is wrong, in the two
classes that are wrong most often; a model is fitted to them with the base model's classes kept, and the square is
mapped again. Scored are pixels with a single class; far is farther than 200 m from every patch.
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np
import pyogrio
import rasterio
import shapely
from scipy.ndimage import distance_transform_edt

from ..fitting.fit import FitRequest, LabelledScene, fit_scenes
from ..progress import silent
from ..ssdm.load import load_mapping_model
from ..ssdm.mapping import MapRequest, map_scene
from ..training import sets
from .fitting import GROUNDS, mean_iou, write_square

#: Side of a patch in pixels, patches of a class, classes, and metres from where on ground is far.
PATCH, PATCHES, CLASSES, FAR = 12, 10, 2, 200.0


def main() -> None:
    """Print the row of a ground."""
    parser = argparse.ArgumentParser(prog="python -m core.bench.correcting", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the training sets")
    parser.add_argument("--ground", choices=GROUNDS, default="Tokyo")
    parser.add_argument("--side", type=int, default=1280, help="side of the square in pixels (default: %(default)s)")
    parser.add_argument("--base", help="model to start from (default: the bundled one)")
    options = parser.parse_args()
    base = load_mapping_model(options.base, "cpu")
    name, numbers = GROUNDS[options.ground]
    scene = sets.load_dense(options.data, name)[numbers[0]]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scene.tif"
        _, target = write_square(scene, path, options.side)
        print(compare(path, target, scene.gsd, base))


def compare(path: Path, target: np.ndarray, gsd: float, base) -> str:
    """The row of a raster with the (h, w) ``target`` bits of its pixels."""
    single = (target > 0) & ((target & (target - 1)) == 0)
    true = np.where(single, np.log2(np.maximum(target, 1)).astype(int) + 1, 0)
    before = _mapped(path, base)
    patches = _patches(true, single & (before != true))
    drawn = np.zeros(true.shape, bool)
    for row, column, _ in patches:
        drawn[row : row + PATCH, column : column + PATCH] = True
    far = distance_transform_edt(~drawn) * gsd > FAR
    file = path.with_name("patches.gpkg")
    _write(file, patches, gsd, base)
    request = FitRequest((LabelledScene(str(path), str(file)),), str(path.with_name("corrected")), keep_classes=True)
    after = _mapped(path, load_mapping_model(fit_scenes(request, base, silent).output, "cpu"))
    labelled = {code for *_, code in patches}
    held = far & (before > 0) & ~np.isin(before, list(labelled))
    scores = " | ".join(
        f"{_score(before, true, place):.3f} → {_score(after, true, place):.3f}"
        for place in (single, single & ~far, single & far)
    )
    changed = f"{100 * (before != after)[held].mean():.2f} % | {100 * (before != after)[far].mean():.2f} %"
    return f"{len(patches)} patches, {len(labelled)} classes | mIoU all, near, far: {scores} | changed far: {changed}"


def _mapped(path: Path, model) -> np.ndarray:
    result = map_scene(MapRequest(str(path), output=str(path.with_name("map.tif"))), model, silent)
    with rasterio.open(result.output) as raster:
        return raster.read(1)


def _patches(true: np.ndarray, wrong: np.ndarray) -> list[tuple[int, int, int]]:
    """Row, column and class of patches of one class that are wrong, in the first third of the longer side."""
    height, width = true.shape
    rows, columns = (height // 3, width) if height > 1.5 * width else (height, width // 3)
    of_class: dict[int, list[tuple[int, int, int]]] = {}
    for row in range(0, rows - PATCH, PATCH):
        for column in range(0, columns - PATCH, PATCH):
            place = slice(row, row + PATCH), slice(column, column + PATCH)
            code = int(true[row, column])
            if code and (true[place] == code).all() and wrong[place].mean() > 0.8:
                of_class.setdefault(code, []).append((row, column, code))
    random = np.random.default_rng(0)
    most = sorted(of_class.values(), key=len, reverse=True)[:CLASSES]
    return [found[number] for found in most for number in random.permutation(len(found))[:PATCHES]]


def _write(file: Path, patches: list[tuple[int, int, int]], gsd: float, base) -> None:
    """Write patches as polygons, where ``write_square`` places the raster."""
    boxes = [
        shapely.box(380000 + column * gsd, 3950000 - (row + PATCH) * gsd,
                    380000 + (column + PATCH) * gsd, 3950000 - row * gsd)
        for row, column, _ in patches
    ]  # fmt: skip
    names = np.array([base.card.classes[code - 1].name for *_, code in patches], object)
    shapes = shapely.to_wkb(np.array(boxes, object))
    pyogrio.raw.write(file, shapes, [names], ["class"], geometry_type="Polygon", crs="EPSG:32654")


def _score(mapped: np.ndarray, true: np.ndarray, place: np.ndarray) -> float:
    """The mIoU over the classes that the place has."""
    classes = np.unique(true[place])
    size = int(max(mapped.max(), true.max())) + 1
    return mean_iou(mapped[place], true[place], size) * size / len(classes)


if __name__ == "__main__":
    main()
