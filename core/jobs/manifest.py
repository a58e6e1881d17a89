"""The manifest of a job: a GeoPackage with a polygon for each task, and a table of the areas of classes."""

import os
from pathlib import Path

import numpy as np
import pyogrio
import shapely

from ..errors import InputError
from ..files.partial import PartialFile
from ..files.record import record_path
from ..files.write import writing
from .footprints import footprints
from .ledger import DONE_CODE, FAILED_CODE, STATUS, Ledger

MANIFEST = "manifest.gpkg"
_COLUMNS = (
    "task", "status", "sentence", "source", "result", "record", "pixels", "seconds", "device", "maximum",
)  # fmt: skip


def write_manifest(ledger: Ledger, folder: str) -> str:
    """Write how the tasks stand.

    Args:
        ledger: How they stand.
        folder: Folder of the manifest.

    Returns:
        Path of the GeoPackage. Its layer ``tasks`` has the footprint (EPSG:4326), status, sentence, source, result and
        record of each task; its table ``areas`` has the ground of each class in each result.

    Raises:
        InputError: The folder cannot be written to, or the disk is full.
    """
    path = Path(folder, MANIFEST)
    with PartialFile(path) as partial, writing(path):
        try:
            _write_tasks(ledger, partial.path, folder)
            _write_areas(ledger, partial.path)
        except pyogrio.errors.DataSourceError as error:
            raise InputError(
                f"{path} could not be written ({error}): see that its disk has room, or choose another output folder."
            ) from None
        partial.commit()
    return os.fspath(path)


def _write_tasks(ledger: Ledger, path: Path, folder: str) -> None:
    rows, plan = [], ledger.plan
    sources = (scene.path for scene in plan.scenes for _ in range(len(scene.windows)))
    status, seconds, maximum = ledger.status.tolist(), ledger.seconds.tolist(), ledger.maximum.tolist()
    for task, source in zip(plan.tasks(), sources):
        number, result = task.number, os.path.relpath(task.output, folder)
        done = status[number] == DONE_CODE
        files = (result, str(record_path(result))) if done else (None, None)
        sentence, device = ledger.sentences.get(number), ledger.devices.get(number)
        rows.append(
            (task.name, STATUS[status[number]], sentence, os.path.basename(source), *files, task.pixels,
             seconds[number], device, maximum[number])
        )  # fmt: skip
    for source, sentence in plan.failures.items():  # their place is not known
        name = os.path.basename(source)
        rows.append((name, STATUS[FAILED_CODE], sentence, name, None, None, 0, np.nan, None, np.nan))
    columns = dict(zip(_COLUMNS, zip(*rows)))
    if plan.settings.card.classes:
        del columns["maximum"]
    places = footprints(plan)
    _write(path, "tasks", columns, np.append(places, np.full(len(plan.failures), None)))


def _write_areas(ledger: Ledger, path: Path) -> None:
    done = np.flatnonzero(ledger.status == DONE_CODE)
    rows: dict[str, list] = {name: [] for name in ("task", "code", "class", "pixels", "area_m2")}
    names = [task.name for task in ledger.plan.tasks()]
    for entry, pixels, areas in ledger.areas_of(done):
        for index in np.flatnonzero(pixels).tolist():
            values = names[done[index]], entry.code, entry.name, int(pixels[index]), float(areas[index])
            for column, value in zip(rows.values(), values):
                column.append(value)
    if rows["task"]:
        _write(path, "areas", rows, None)


def _write(path: Path, layer: str, columns: dict, places: np.ndarray | None) -> None:
    """Write a layer; without ``places``, a table."""
    fields = [_array(column) for column in columns.values()]
    geometry = None if places is None else shapely.to_wkb(places)
    pyogrio.raw.write(
        str(path),
        geometry,
        fields,
        list(columns),
        layer=layer,
        driver="GPKG",
        geometry_type=None if places is None else "Polygon",
        crs=None if places is None else "EPSG:4326",
        append=path.exists(),
    )


def _array(column) -> np.ndarray:
    text = any(isinstance(value, str) for value in column) or all(value is None for value in column)
    return np.array(column, object if text else None)
