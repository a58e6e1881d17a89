"""``python -m core.bench.table``: maps and phrases on every device of this machine, as in docs/lab/speed.md.

``--device cuda`` measures one device only. The baseline is what a user would write: PyTorch in a loop, tile by tile,
without reading, blending and writing.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import torch

from ..engine.devices import choose_device, list_devices
from ..errors import InputError
from ..scene.grid import ModelGrid, choose_gsd
from ..scene.scene import open_scene
from ..ssdm.load import load_mapping_model
from ..tensors import compute_type, normalise_image
from ..tiles.block import Block
from .__main__ import inputs_of, run_apart, write_scene

#: Tiles of the plain loop that are timed.
TIMED = 12
MAP_TITLE = (
    "| map | runtime | precision | forward s | whole s | ratio | processor s forward, whole | peak MB | MPix/s |"
)
PHRASE_TITLE = (
    "| phrases | runtime | precision | first s | later s | with relations s | processor s of the three | peak MB |"
)


def plain_loop(scene: Path, device: str) -> dict:
    """Time the bundled mapping network on the tiles of ``scene`` with PyTorch in a loop: seconds for all of them."""
    model = load_mapping_model(None, "cpu-torch" if device == "cpu" else device)
    opened = open_scene(scene)
    grid = ModelGrid(opened, choose_gsd(opened.gsd, model.card))
    block = Block(grid, grid, grid.window)
    _, tiles = block.tiles(block.layout(model))
    inputs, _ = inputs_of(model, grid, tiles)
    network, kind = model.pair.network.to(model.device), compute_type(model.device)

    def forward(patch, field) -> None:
        pixels = normalise_image(torch.from_numpy(patch.image)[None].to(model.device))
        parts = (torch.from_numpy(part)[None].to(model.device) for part in (field.values, field.valid))
        with torch.inference_mode(), torch.autocast(model.device.type, kind, enabled=kind is not None):
            network(pixels, *parts).logits.float().cpu()

    forward(*inputs[0])  # the first pass chooses its kernels
    began, processor = time.perf_counter(), time.process_time()
    for index in range(TIMED):
        forward(*inputs[index % len(inputs)])
    share = len(tiles) / TIMED
    return {
        "precision": str(kind or torch.float32).removeprefix("torch."),
        "seconds": (time.perf_counter() - began) * share,
        "cpu_seconds": (time.process_time() - processor) * share,
    }


def map_row(size: int, figures: dict) -> str:
    """A row of the table of maps."""
    processor, peak = figures["cpu_seconds"], (figures["peak_memory_bytes"] or 0) / 1e6
    return (
        f"| {size}² on {figures['device']} | {figures['runtime']} | {figures['precision']} "
        f"| {figures['forward_only_seconds']:.1f} | {figures['seconds']:.1f} | {figures['ratio']:.2f} "
        f"| {processor['forward_only']:.1f}, {processor['whole']:.1f} | {peak:.0f} "
        f"| {size * size / 1e6 / figures['seconds']:.2f} |"
    )


def phrase_row(size: int, figures: dict) -> str:
    """A row of the table of phrases."""
    asked = [figures[kind] for kind in ("first", "later", "related")]
    seconds = " | ".join(f"{entry['seconds']:.2f}" for entry in asked)
    processor = ", ".join(f"{entry['cpu_seconds']:.2f}" for entry in asked)
    return (
        f"| {size}² on {figures['device']} | {figures['runtime']} | {figures['precision']} | {seconds} | {processor} "
        f"| {(figures['peak_memory_bytes'] or 0) / 1e6:.0f} |"
    )


def _plain_apart(size: int, device: str) -> dict:
    with tempfile.TemporaryDirectory(prefix="landscribe-bench-") as folder:
        scene = Path(folder) / "scene.tif"
        write_scene(scene, size)
        command = [sys.executable, "-m", "core.bench.table", "--plain", str(scene), "--device", device]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise InputError(f"The plain loop over {size} pixels failed: see above.")
    return json.loads(done.stdout.splitlines()[-1])


def _show(options: argparse.Namespace) -> None:
    devices = [choose_device(options.device).device] if options.device else list_devices()
    for title, refer, sizes, row in (
        (MAP_TITLE, False, options.sizes, map_row),
        (PHRASE_TITLE, True, options.phrase_sizes, phrase_row),
    ):
        print(title + "\n" + "|---" * (title.count("|") - 1) + "|", flush=True)
        for size in sizes:
            for device in devices:
                settings = SimpleNamespace(refer=refer, device=device.id, model=None, embedding=None)
                run_apart(size, settings)  # compiles the networks, which takes memory of its own
                print(row(size, run_apart(size, settings)), flush=True)
            if not refer:
                plain = _plain_apart(size, devices[0].id)
                print(
                    f"| {size}², plain loop | PyTorch | {plain['precision']} | {plain['seconds']:.1f} | | "
                    f"| {plain['cpu_seconds']:.1f} | | |",
                    flush=True,
                )
        print()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m core.bench.table", description=__doc__.splitlines()[0])
    parser.add_argument("--device", help="one device (default: every device of this machine)")
    parser.add_argument("--sizes", type=int, nargs="*", default=[3000], help="sides of the maps in pixels")
    parser.add_argument("--phrase-sizes", type=int, nargs="*", default=[4096], help="sides of the scenes for phrases")
    parser.add_argument("--plain", type=Path, metavar="SCENE", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    try:
        if options.plain:
            print(json.dumps(plain_loop(options.plain, options.device)))
        else:
            _show(options)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
