"""Checks everything that the engine needs, and says how to repair what does not work."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Callable

from ..checks import ERROR, OK, WARNING, Check
from ..errors import InputError, one_sentence
from ..progress import Progress, silent

#: Every library that a run needs: its import name and the name for people.
LIBRARIES = {
    "numpy": "NumPy",
    "scipy": "SciPy",
    "torch": "PyTorch",
    "segmentation_models_pytorch": "segmentation-models-pytorch",
    "transformers": "Transformers",
    "safetensors": "safetensors",
    "rasterio": "Rasterio",
    "pyproj": "pyproj",
    "shapely": "Shapely",
    "pyogrio": "pyogrio",
    "arro3.io": "arro3",
}

_SET_UP_AGAIN = "Run the set-up again."

#: Below these, runs on large rasters are likely to fail.
_LITTLE_MEMORY = 4 * 2**30
_LITTLE_DISK = 2 * 2**30


def diagnose(progress: Progress = silent) -> list[Check]:
    """Make all checks, in reading order; a check that fails does not stop the others."""
    checks = []
    for done, (name, check) in enumerate(_CHECKS.items()):
        progress(done / len(_CHECKS), f"Checking: {name}")
        try:
            checks += check()
        except Exception as error:
            checks.append(Check(name, ERROR, f"{type(error).__name__}: {one_sentence(error)}", _SET_UP_AGAIN))
    progress(1.0, "Checked")
    return checks


def _python() -> Iterator[Check]:
    version = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info >= (3, 11)
    yield Check(
        "Python",
        OK if good else ERROR,
        f"{version} ({sys.executable})",
        "" if good else "Make the engine's environment with Python 3.11 or newer.",
    )


def _machine() -> Iterator[Check]:
    from ..setup import environments, machine

    environment = Path(sys.prefix)
    made_by_set_up = environments.read_note(environment) is not None
    yield from machine.checks(environment.parent if made_by_set_up else None)


def _locks() -> Iterator[Check]:
    """Compares the installed packages with the plugin's locks."""
    from importlib.metadata import PackageNotFoundError, version

    from ..setup import locks

    differences, pinned = [], {}
    for name in (locks.ENGINE, locks.ALONE):
        pinned.update(locks.pins(locks.FOLDER / name))
    for name, locked in pinned.items():
        try:
            installed = version(name).partition("+")[0]
        except PackageNotFoundError:
            installed = "missing"
        if installed != locked:
            differences.append(f"{name} {installed} instead of {locked}")
    detail = f"{len(pinned) - len(differences)} of {len(pinned)} as locked"
    if differences:
        yield Check("Packages", WARNING, f"{detail}; {', '.join(differences[:5])}", _SET_UP_AGAIN)
    else:
        yield Check("Packages", OK, detail)


def _libraries() -> Iterator[Check]:
    from importlib.metadata import version

    for module, name in LIBRARIES.items():
        try:
            if module in ("segmentation_models_pytorch", "transformers"):
                import_module("..torch_compat", __package__)
            import_module(module)
            yield Check(name, OK, version(module.replace("_", "-")))
        except Exception as error:  # a broken native library raises OSError or RuntimeError
            yield Check(name, ERROR, f"{type(error).__name__}: {one_sentence(error)}", _SET_UP_AGAIN)


def _devices() -> Iterator[Check]:
    import torch

    from ..runtime.choice import runtime_for
    from ..runtime.recipe import Recipe
    from .devices import UNUSED_GPU, list_devices, nvidia_driver_present

    devices = list_devices()
    for device in devices:
        name = f"Device {device.id}"
        memory = f"{device.name}, {device.memory_bytes / 2**30:.1f} GB"
        try:
            start = time.perf_counter()
            runtime = runtime_for(device.id)
            mean = (
                runtime.compiled(Recipe("mean", lambda: torch.nn.AvgPool2d(64)))(torch.ones(1, 3, 64, 64)).sum().item()
            )
            milliseconds = 1000 * (time.perf_counter() - start)
            if runtime.warnings:
                yield Check(name, WARNING, f"{memory}: {runtime.warnings[0]}", _SET_UP_AGAIN)
            elif abs(mean - 3.0) > 1e-2:
                yield Check(name, ERROR, f"{memory}, computes wrongly", "Update its driver or choose another device.")
            else:
                yield Check(
                    name, OK, f"{memory}, {runtime.name} in {runtime.precision}, answers in {milliseconds:.0f} ms"
                )
        except Exception as error:
            yield Check(name, ERROR, f"{memory}: {one_sentence(error)}", "Update its driver or choose another device.")
    if devices[0].id == "cpu":
        if nvidia_driver_present():
            yield Check("GPU", WARNING, "present but not used", UNUSED_GPU)
        else:
            yield Check(
                "GPU", WARNING, "none that PyTorch can use", "Runs take longer on the CPU; nothing else changes."
            )


def _memory() -> Iterator[Check]:
    from .devices import memory_bytes

    memory = memory_bytes()
    enough = memory == 0 or memory >= _LITTLE_MEMORY
    detail = f"{memory / 2**30:.1f} GB" if memory else "not known"
    yield Check("Memory", OK if enough else WARNING, detail, "" if enough else "Close other programs before a run.")


def _projections() -> Iterator[Check]:
    from pyproj import Transformer
    from rasterio.crs import CRS

    variables = [name for name in ("PROJ_LIB", "PROJ_DATA", "GDAL_DATA") if os.environ.get(name)]
    remedy = f"Unset {' and '.join(variables)}: another program's data is in the way." if variables else _SET_UP_AGAIN
    try:
        x, y = Transformer.from_crs(4326, 32654, always_xy=True).transform(141.0, 36.0)
        utm = CRS.from_epsg(32654).to_epsg() == 32654
    except Exception as error:
        yield Check("Coordinate systems", ERROR, one_sentence(error), remedy)
        return
    good = utm and abs(x - 500_000.0) < 0.01 and abs(y - 3_983_948.45) < 1.0
    yield Check(
        "Coordinate systems",
        OK if good else ERROR,
        "PROJ works" if good else "PROJ gives wrong places",
        "" if good else remedy,
    )


def _rasters() -> Iterator[Check]:
    import numpy
    import rasterio
    from rasterio.io import MemoryFile

    written = numpy.arange(64, dtype="uint8").reshape(1, 8, 8)
    place = {"crs": "EPSG:32654", "transform": rasterio.Affine(0.5, 0, 5e5, 0, -0.5, 4e6)}
    with MemoryFile() as memory:
        with memory.open(
            driver="GTiff", width=8, height=8, count=1, dtype="uint8", compress="deflate", **place
        ) as file:
            file.write(written)
        with memory.open() as file:
            good = (file.read() == written).all() and file.transform == place["transform"]
    detail = f"GDAL {rasterio.__gdal_version__}"
    yield Check("GeoTIFF", OK if good else ERROR, detail, "" if good else _SET_UP_AGAIN)


def _default_model() -> Iterator[Check]:
    from ..models.registry import DEFAULT_MAPPING_MODEL
    from ..ssdm.load import load_mapping_model

    start = time.perf_counter()
    try:
        model = load_mapping_model(None, "cpu")
    except InputError as error:
        yield Check(f"Model {DEFAULT_MAPPING_MODEL}", ERROR, one_sentence(error), "Install Landscribe again.")
        return
    seconds = time.perf_counter() - start
    card = model.card
    yield Check(
        f"Model {card.name}", OK, f"version {card.version}, {len(card.classes)} classes, loads in {seconds:.1f} s"
    )


def _temporary_files() -> Iterator[Check]:
    folder = tempfile.gettempdir()
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"landscribe")
    free = shutil.disk_usage(folder).free
    enough = free >= _LITTLE_DISK
    remedy = "" if enough else "Free some space, or point TMPDIR (TEMP on Windows) to a larger disk."
    yield Check("Temporary files", OK if enough else WARNING, f"{free / 2**30:.1f} GB free in {folder}", remedy)


_CHECKS: dict[str, Callable[[], Iterator[Check]]] = {
    "Machine": _machine,
    "Python": _python,
    "Packages": _locks,
    "Libraries": _libraries,
    "Devices": _devices,
    "Memory": _memory,
    "Coordinate systems": _projections,
    "GeoTIFF": _rasters,
    "Models": _default_model,
    "Temporary files": _temporary_files,
}
