"""``python -m core.bench.polygons``: polygons of a large class raster, by us and by QGIS's own tools, side by side.

QGIS uses ``gdal:polygonize`` and then ``native:simplifygeometries``; it is skipped if ``qgis_process`` is missing. Each
runs in a process of its own, so that time and peak memory are its own. Overlaps and gaps are measured in the middle of
the raster.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyogrio
import rasterio
import shapely
from rasterio.transform import from_origin
from rasterio.windows import Window
from scipy.ndimage import gaussian_filter

from ..files.record import peak_memory_bytes
from ..vectors.areas import class_areas
from ..vectors.export import export
from ..vectors.vectorize import VectorizeRequest, vectorize

#: Width of the map's patches in pixels and the weight of each scale, from fields down to single trees.
SCALES = ((300, 1.0), (60, 0.8), (16, 0.55), (5, 0.3))
#: Metres per pixel, tolerance and minimum area of all the ways.
PIXEL, TOLERANCE, MIN_AREA = 0.5, 1.0, 25.0


def write_classes(path: Path, size: int, classes: int = 8, seed: int = 0) -> None:
    """Write a class raster of ``size`` x ``size`` pixels with patches of all scales.

    Every eighth pixel has a neighbour of another class.
    """
    rng = np.random.default_rng(seed)
    steps = [max(1, scale // 3) for scale, _ in SCALES]
    fields = [[_noise(size // step + 4, rng) for step in steps] for _ in range(classes)]
    profile = {"driver": "GTiff", "count": 1, "dtype": "uint8", "nodata": 0, "tiled": True, "compress": "deflate"}
    profile |= {"crs": "EPSG:32654", "transform": from_origin(380_000, 3_950_000, PIXEL, PIXEL)}
    with rasterio.open(path, "w", width=size, height=size, blockxsize=512, blockysize=512, **profile) as file:
        for top in range(0, size, 256):
            rows = np.arange(top, min(top + 256, size))
            strength = np.zeros((classes, len(rows), size), np.float32)
            for total, layers in zip(strength, fields):
                for field, step, (_, weight) in zip(layers, steps, SCALES):
                    total += weight * _enlarged(field, rows / step, np.arange(size) / step)
            file.write((strength.argmax(0) + 1).astype(np.uint8), 1, window=Window(0, top, size, len(rows)))


def _noise(side: int, rng: np.random.Generator) -> np.ndarray:
    field = gaussian_filter(rng.standard_normal((side, side), dtype=np.float32), 2)
    return field / field.std()


def _enlarged(field: np.ndarray, y: np.ndarray, x: np.ndarray) -> np.ndarray:
    i, j = y.astype(int), x.astype(int)
    y, x = (y - i)[:, None].astype(np.float32), (x - j).astype(np.float32)
    rows = field[i] * (1 - y) + field[i + 1] * y
    return rows[:, j] * (1 - x) + rows[:, j + 1] * x


def run_here(raster: Path, output: Path) -> None:
    """Run our own steps: reading, sieving, tracing, simplifying, smoothing, writing."""
    layer = vectorize(VectorizeRequest(raster, min_area=MIN_AREA, simplify=TOLERANCE))
    export(layer, output)


def run_qgis(raster: Path, output: Path) -> None:
    """Run the same with QGIS's algorithms (they do not sieve)."""
    rough = output.with_name("rough.gpkg")
    _process("gdal:polygonize", INPUT=raster, BAND=1, FIELD="code", EIGHT_CONNECTEDNESS=False, OUTPUT=rough)
    # Visvalingam with an area, as in our own simplification.
    _process("native:simplifygeometries", INPUT=rough, METHOD=2, TOLERANCE=TOLERANCE**2, OUTPUT=output)


def _process(algorithm: str, **parameters) -> None:
    command = [_tool(), "run", algorithm, "--", *(f"{name}={value}" for name, value in parameters.items())]
    # GDAL's scripts start "python3": it must be QGIS's own, not this environment's.
    path = f"{Path(_tool()).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    if run.returncode:
        raise RuntimeError(f"{algorithm} failed: {run.stdout[-500:]}")


def _tool() -> str | None:
    """``qgis_process``, without Debian's wrapper, which passes an option that it does not know."""
    return shutil.which("qgis_process.bin") or shutil.which("qgis_process")


def measure(way: str, raster: Path, output: Path) -> dict:
    """Seconds, processor seconds and the largest process's memory of one way."""
    command = [sys.executable, "-m", __spec__.name, "--way", way, str(raster), str(output)]
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(run.stdout.splitlines()[-1])


def describe(output: Path, raster: Path) -> dict:
    """Count polygons, vertices and invalid ones; measure overlap and gap in the middle of the raster, as shares."""
    with rasterio.open(raster) as dataset:
        x, y = dataset.transform @ (dataset.width / 2, dataset.height / 2)
        half = min(dataset.width, 1000) / 2 * PIXEL
    layer = str(pyogrio.list_layers(output)[0, 0])
    geometry = shapely.from_wkb(pyogrio.raw.read(output, layer=layer, columns=[])[2])
    middle = shapely.box(x - half, y - half, x + half, y + half)
    near = shapely.make_valid(geometry[shapely.intersects(geometry, middle)])
    parts = shapely.intersection(near, middle)
    covered = shapely.union_all(parts).area
    return {
        "polygons": len(geometry),
        "vertices": int(shapely.get_num_coordinates(geometry).sum()),
        "invalid": int((~shapely.is_valid(geometry)).sum()),
        "overlap": (shapely.area(parts).sum() - covered) / middle.area,
        "gap": 1 - covered / middle.area,
        "area": float(shapely.area(geometry).sum()),
    }


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m core.bench.polygons", description=__doc__.split("\n")[0])
    parser.add_argument("--size", type=int, default=12000, help="pixels across (default: %(default)s)")
    parser.add_argument("--way", choices=("here", "qgis"), help=argparse.SUPPRESS)
    parser.add_argument("files", nargs="*", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        started = time.monotonic()
        (run_here if options.way == "here" else run_qgis)(*map(Path, options.files))
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        processor = sum(u.ru_utime + u.ru_stime for u in used)
        memory = used[1].ru_maxrss / 1024 if options.way == "qgis" else peak_memory_bytes() / 1e6
        print(json.dumps({"seconds": time.monotonic() - started, "processor": processor, "memory": memory}))
        return
    with tempfile.TemporaryDirectory() as folder:
        raster = Path(folder) / "classes.tif"
        write_classes(raster, options.size)
        started = time.monotonic()
        total = sum(area.area_m2 for area in class_areas(raster))
        print(f"{options.size:,}² px, 8 classes, {total / 1e4:,.0f} ha (areas in {time.monotonic() - started:.1f} s)")
        titles = {"here": "Landscribe", "qgis": "gdal:polygonize + native:simplifygeometries"}
        for way in ["here", *(["qgis"] if _tool() else [])]:
            output = Path(folder) / f"{way}.gpkg"
            figures = measure(way, raster, output) | describe(output, raster)
            print(
                f"{titles[way]}: {figures['seconds']:.1f} s ({figures['processor']:.1f} s of processor), "
                f"{figures['memory']:,.0f} MB, {figures['polygons']:,} polygons, {figures['vertices']:,} vertices, "
                f"{figures['invalid']:,} invalid, {figures['overlap']:.3%} overlaps, {figures['gap']:.3%} gaps"
            )


if __name__ == "__main__":
    main()
