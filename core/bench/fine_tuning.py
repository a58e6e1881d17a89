"""``python -m core.bench.fine_tuning --data DATA``: what points teach a head, and the network, as rows of a table.

A square of a held-out scene is written as a raster, cells drawn at random become labelled points, and the whole way is
gone with ``--depth head`` and with ``--depth network``: fit, map, mIoU of other cells, beside that of the base model.
"""

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np
import pyogrio
import rasterio
import shapely

from ..fitting.fit import FitRequest, LabelledScene, fit_scenes
from ..progress import silent
from ..ssdm.load import load_mapping_model
from ..ssdm.mapping import MapRequest, map_scene
from ..training import sets
from .fitting import FEWEST, GROUNDS, SCORED, mean_iou, pure_cells, write_square


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(prog="python -m core.bench.fine_tuning", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the training sets")
    parser.add_argument("--ground", choices=GROUNDS, default="Tokyo")
    parser.add_argument("--scene", type=int, help="number of the scene in its set (default: the ground's first)")
    parser.add_argument("--side", type=int, default=1280, help="side of the square in pixels (default: %(default)s)")
    parser.add_argument("--labels", nargs="+", type=int, default=[50, 200], help="labels a class")
    parser.add_argument("--depths", nargs="+", choices=("head", "network"), default=["head", "network"])
    parser.add_argument("--steps", type=int, help="steps of the network (default: as of landscribe fit)")
    parser.add_argument("--base", help="model to start from (default: the bundled one)")
    options = parser.parse_args()
    name, numbers = GROUNDS[options.ground]
    scene = sets.load_dense(options.data, name)[numbers[0] if options.scene is None else options.scene]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scene.tif"
        _, target = write_square(scene, path, options.side)
        base = load_mapping_model(options.base, "cpu")
        step = max(4, round(4 * base.card.gsd.best / scene.gsd))
        for count in options.labels:
            print(compare(path, pure_cells(target, step), step, scene.gsd, count, base, options), flush=True)


def compare(path: Path, cells: tuple, step: int, gsd: float, count: int, base, options) -> str:
    """The row of ``count`` labels a class: mIoU of the base model and of each depth, steps and seconds."""
    bits, row, column = cells
    classes = [value for value in np.unique(bits) if (bits == value).sum() >= FEWEST]
    random = np.random.default_rng(count)
    chosen = [random.permutation(np.flatnonzero(bits == value))[:count] for value in classes]
    labels = np.concatenate(chosen)
    others = np.setdiff1d(np.flatnonzero(np.isin(bits, classes)), labels)
    scored = random.permutation(others)[:SCORED]
    names = [_name(int(value), base) for value in classes]
    x, y = 380000 + (column + 0.5) * step * gsd, 3950000 - (row + 0.5) * step * gsd
    file = path.with_name(f"labels-{count}.gpkg")
    values = np.array([names[classes.index(bits[index])] for index in labels], object)
    points = shapely.to_wkb(shapely.points(x[labels], y[labels]))
    pyogrio.raw.write(file, points, [values], ["class"], geometry_type="Point", crs="EPSG:32654")
    true = np.searchsorted(classes, bits[scored])

    def score(model, class_of: dict[int, int]) -> float:
        request = MapRequest(str(path), output=str(path.with_name("map.tif")), grid="model")
        with rasterio.open(map_scene(request, model, silent).output) as raster:
            codes = [code for (code,) in raster.sample(zip(x[scored], y[scored]))]
        predicted = np.array([class_of.get(int(code), len(classes)) for code in codes])
        return mean_iou(predicted, true, len(classes) + 1) * (len(classes) + 1) / len(classes)

    own = {
        number + 1: next((at for at, value in enumerate(classes) if value >> number & 1), len(classes))
        for number in range(8)
    }
    texts = [f"{count} a class, {len(classes)} classes", f"base model: {score(base, own):.3f}"]
    for depth in options.depths:
        began, cpu = time.monotonic(), time.process_time()
        scene = LabelledScene(str(path), str(file))
        result = fit_scenes(
            FitRequest((scene,), str(path.with_name(depth)), depth=depth, steps=options.steps), base, _shown
        )
        seconds, cpu = time.monotonic() - began, time.process_time() - cpu
        model = load_mapping_model(result.output, "cpu")
        named = {entry.code: names.index(entry.name) for entry in model.card.classes}
        took = f"{result.depth}, step {result.steps}, {seconds:.0f} s, {cpu:.0f} s of processor"
        texts.append(f"{depth}: {score(model, named):.3f} ({took})")
        if "fine_tuning" in model.card.training:
            print(model.card.training["fine_tuning"], flush=True)
    return " | ".join(texts)


def _name(bits: int, base) -> str:
    """A class of the base model, or a name for a combination of several."""
    return base.card.classes[bits.bit_length() - 1].name if bits & (bits - 1) == 0 else f"of {bits}"


def _shown(fraction: float, stage: str) -> None:
    if "Fine" in stage:
        print(f"\r{fraction:.0%} {stage} ", end="", flush=True)


if __name__ == "__main__":
    main()
