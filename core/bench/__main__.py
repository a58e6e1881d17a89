"""``python -m core.bench``: the networks' forward passes alone against whole runs, and their memory.

With ``--refer`` it times the first phrase on a scene, later ones and mapping. Processor seconds are shown beside
seconds: on a busy machine they say more.

Each size runs in a process of its own, so that its peak memory is its own. The forward passes are timed on tiles of the
same scene that are in memory already, half of them before the run and half after it, so that a machine that slows down
meanwhile slows both.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import rasterio
from rasterio.windows import Window

from ..demo.landscape import Landscape, write_landscape
from ..engine.devices import choose_device
from ..errors import InputError
from ..files.record import peak_memory_bytes
from ..memory import few_arenas
from ..scene.grid import ModelGrid, choose_gsd
from ..scene.read import SceneReader
from ..scene.scene import open_scene
from ..ssdm.load import load_mapping_model
from ..ssdm.mapping import MapRequest, map_scene
from ..ssdm.predict import Predictor
from ..tiles.block import Block

SIZES = (3000, 12000)
#: Side in pixels of the built-in scene; larger sizes repeat it, mirrored.
PATTERN = 2048
#: Side in pixels of the scene for phrases; phrases on cached features, of which the median counts.
REFERRED = 4096
SIMPLE = ("trees", "farmland", "a river", "roads", "car parks")
RELATED = ("houses within 50 m of trees", "trees more than 100 m from a road", "the largest car park")
#: Largest number of tiles that are timed without the run, and the number of different ones.
TIMED, DIFFERENT = 200, 8

YARDSTICK = (
    "For orientation, 2 CPU cores, smp Segformer mit_b0, 512 px tiles, 15 % overlap, 6,000² px:\n"
    "  Deepness 37.7 s (48 s in all) at 1.35 GB; GeoAI 74 s at 4.4 GB; torch forward alone 28 s in bfloat16."
)


def write_scene(path: Path, size: int, seed: int = 7) -> None:
    """Write a scene of ``size`` x ``size`` pixels at 0.5 m: the built-in landscape, mirrored over and over."""
    side = min(size, PATTERN)
    small = path.with_name("pattern.tif")
    write_landscape(Landscape(side, side, seed=seed), small)
    with rasterio.open(small) as file:
        pattern, profile = file.read(), file.profile
    pattern = np.concatenate([pattern, pattern[:, :, ::-1]], 2)
    across = np.arange(size) % (2 * side)
    profile.update(width=size, height=size)
    with rasterio.open(path, "w", **profile) as file:
        for top in range(0, size, 512):
            down = np.arange(top, min(top + 512, size)) % (2 * side)
            rows = pattern[:, np.where(down < side, down, 2 * side - 1 - down)]
            file.write(rows[:, :, across], window=Window(0, top, size, len(down)))


def measure(scene: Path, folder: Path, model_name: str | None, device: str, embedding: str | None) -> dict:
    """Time a whole run of ``scene`` and its forward passes alone, in this process."""
    model = load_mapping_model(model_name, choose_device(device).device.id)
    opened = open_scene(scene)
    grid = ModelGrid(opened, choose_gsd(opened.gsd, model.card))
    block = Block(grid, grid, grid.window)
    _, tiles = block.tiles(block.layout(model))
    timed = min(len(tiles), TIMED)
    inputs, context_seconds = inputs_of(model, grid, tiles)
    alone = Predictor(model)
    alone(inputs)  # the first passes choose their kernels
    warm = alone.forward_seconds

    def forward(count: int) -> float:
        began = time.process_time()
        alone([inputs[index % len(inputs)] for index in range(count)])
        return time.process_time() - began

    processor = forward(timed // 2)
    request = MapRequest(
        str(scene), str(folder / "cover.tif"), embedding=embedding, confidence=str(folder / "confidence.tif")
    )
    began = time.process_time()
    result = map_scene(request, model)
    whole_processor = time.process_time() - began
    processor += forward(timed - timed // 2)
    forward_only = (alone.forward_seconds - warm) / timed * len(tiles) + context_seconds
    return {
        "size": opened.width,
        "tiles": len(tiles),
        "forward_only_seconds": forward_only,
        "seconds": result.seconds,
        "ratio": result.seconds / forward_only,
        "cpu_seconds": {"forward_only": processor / timed * len(tiles), "whole": whole_processor},
        "peak_memory_bytes": result.peak_memory_bytes,
        "model": result.model,
        "device": result.device,
        "runtime": model.runtime.name,
        "precision": model.runtime.precision,
        "embedding": result.embedding,
    }


def inputs_of(model, grid: ModelGrid, tiles: list) -> tuple[list, float]:
    """Read a few of the tiles; also return the seconds of the context network's forward passes over the whole scene."""
    with ExitStack() as stack:
        reader = stack.enter_context(SceneReader(grid))
        context = model.open_scene_context(grid) if model.needs_field else None
        field = stack.enter_context(context) if context else None
        chosen = tiles[:: max(1, len(tiles) // DIFFERENT)][:DIFFERENT]

        def read() -> list:
            return [
                (reader.read(tile.window), field.read(grid, tile.window, model.field_stride) if field else None)
                for tile in chosen
            ]

        read()  # the first passes choose their kernels
        if field is None:
            return read(), 0.0
        field.forget()
        computed, seconds = field.computed, field.forward_seconds
        inputs = read()
        blocks = -(-grid.width // field.block_side) * -(-grid.height // field.block_side)
        return inputs, (field.forward_seconds - seconds) / (field.computed - computed) * blocks


def measure_referring(scene: Path, folder: Path, model_name: str | None, device: str) -> dict:
    """Time phrases on ``scene``, the first of which computes its features, and mapping it, in this process."""
    from ..xemap.load import load_referring_model
    from ..xemap.refer import ReferRequest, refer_scene

    chosen = choose_device(device).device.id
    model = load_referring_model(model_name, chosen)
    model.query("anything")  # loads the text encoder
    os.environ["LANDSCRIBE_CACHE"] = str(folder / "cache")

    def ask(*phrases: str) -> tuple[list, dict]:
        results, timed = [], []
        for phrase in phrases:
            began = time.process_time()
            results.append(refer_scene(ReferRequest(str(scene), phrase, str(folder / "answer.tif")), model))
            timed.append((results[-1].seconds, time.process_time() - began))
        return results, dict(zip(("seconds", "cpu_seconds"), map(statistics.median, zip(*timed))))

    (first,), first_time = ask("dense housing")
    results, later = ask(*SIMPLE)
    related_results, related = ask(*RELATED)
    peak = peak_memory_bytes()
    if not all(result.cached for result in (*results, *related_results)):
        raise InputError(
            "The features were not kept, so a second phrase cannot be timed: raise LANDSCRIBE_FEATURES_GB."
        )
    mapping = load_mapping_model(None, chosen)
    began = time.process_time()
    mapped = map_scene(MapRequest(str(scene), str(folder / "cover.tif")), mapping)
    return {
        "size": open_scene(scene).width,
        "model": first.model,
        "device": first.device,
        "runtime": model.runtime.name,
        "precision": model.runtime.precision,
        "first": first_time,
        "later": later,
        "related": related,
        "mapping": {"seconds": mapped.seconds, "cpu_seconds": time.process_time() - began},
        "peak_memory_bytes": peak,
        "cache_bytes": sum(path.stat().st_size for path in (folder / "cache").rglob("*.features")),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m core.bench", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", help="sides in pixels (default 3000 12000; referring: 4096)")
    parser.add_argument("--refer", action="store_true", help="measure phrases instead of mapping")
    parser.add_argument("--model", help="a model's name or folder (default: the bundled one)")
    parser.add_argument("--device", default="auto")
    parser.add_argument("--embedding", help="none, scene-context or raster:PATH (default: the model's own)")
    parser.add_argument("--json", action="store_true", help="the last line of the output is JSON")
    parser.add_argument("--measure", type=Path, metavar="SCENE", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    options.sizes = options.sizes or ([REFERRED] if options.refer else SIZES)
    few_arenas()  # as the engine and the command line do
    try:
        if options.measure:
            folder = options.measure.parent
            if options.refer:
                print(json.dumps(measure_referring(options.measure, folder, options.model, options.device)))
                return 0
            print(json.dumps(measure(options.measure, folder, options.model, options.device, options.embedding)))
            return 0
        measured = [_measure_apart(size, options) for size in options.sizes]
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    if not options.refer:
        print(YARDSTICK)
    if options.json:
        print(json.dumps(measured))
    return 0


def run_apart(size: int, options: argparse.Namespace) -> dict:
    """Measure a scene of ``size`` x ``size`` pixels in a process of its own; ``options`` are those of ``main``.

    Raises:
        InputError: The size measures nothing, or the run failed.
    """
    if size < 64:
        raise InputError(f"A scene of {size} pixels measures nothing: give sizes from 64 on.")
    with tempfile.TemporaryDirectory(prefix="landscribe-bench-") as folder:
        scene = Path(folder) / "scene.tif"
        write_scene(scene, size)
        command = [sys.executable, "-m", "core.bench", "--measure", str(scene), "--device", options.device]
        if options.refer:
            command.append("--refer")
        for name in ("model", "embedding"):
            if getattr(options, name):
                command += [f"--{name}", getattr(options, name)]
        # OpenMP's threads wait for each other awake; by default so long that one other busy program makes the
        # forward passes ten times slower. In the run, more threads shorten that wait: compare like with like.
        environment = {"GOMP_SPINCOUNT": "10000", **os.environ}
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, env=environment)
    if done.returncode:
        raise InputError(f"The run of {size} pixels failed: see above.")
    return json.loads(done.stdout.splitlines()[-1])


def _measure_apart(size: int, options: argparse.Namespace) -> dict:
    figures = run_apart(size, options)
    if options.refer:
        _show_referring(figures)
        return figures
    if size == options.sizes[0]:
        print(f"{figures['model']} on {figures['device']}, embedding: {figures['embedding']}")
        titles = f"{'pixels':>10} {'tiles':>6} {'forward only':>13} {'whole run':>10} {'ratio':>6} {'peak memory':>12}"
        print(f"{titles} {'of processors':>17}")
    print(
        f"{f'{size}²':>10} {figures['tiles']:>6} {figures['forward_only_seconds']:>11.1f} s "
        f"{figures['seconds']:>8.1f} s "
        f"{figures['ratio']:>6.2f} {(figures['peak_memory_bytes'] or 0) / 1e6:>9.0f} MB "
        f"{figures['cpu_seconds']['forward_only']:>7.1f} / {figures['cpu_seconds']['whole']:.1f} s",
        flush=True,
    )
    return figures


def _show_referring(figures: dict) -> None:
    print(f"{figures['model']} on {figures['device']}, {figures['size']}² pixels, seconds (of processors):")
    for name, key in (("first phrase", "first"), ("later ones", "later"), ("with relations", "related")):
        print(f"{name:>16} {figures[key]['seconds']:>7.2f} ({figures[key]['cpu_seconds']:.2f})")
    print(f"{'mapping':>16} {figures['mapping']['seconds']:>7.2f} ({figures['mapping']['cpu_seconds']:.2f})")
    memory, cache = (figures[key] or 0 for key in ("peak_memory_bytes", "cache_bytes"))
    print(f"peak memory of the phrases {memory / 1e6:.0f} MB, features on disk {cache / 1e6:.0f} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
