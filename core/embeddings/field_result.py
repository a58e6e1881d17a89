"""The facts about a file made from a field: in the caller's result and in the run record."""

import time
from dataclasses import dataclass, field
from pathlib import Path

from ..files.record import record_path
from .extent import FieldExtent, FieldRequest


@dataclass(frozen=True, kw_only=True)
class FieldResult:
    """A written file on a field's lattice.

    Attributes:
        output: path of the file.
        record: path of its run record.
        seconds: duration of the work.
        embedding: source of the field.
        year: year of the field; None if unknown.
        width: number of columns of cells.
        height: number of rows of cells.
        model: name of the model, if one was used.
        device: device of the model, if one was used.
        warnings: sentences for the user.
    """

    output: str
    record: str
    seconds: float
    embedding: str
    year: int | None
    width: int
    height: int
    model: str | None = None
    device: str | None = None
    warnings: list[str] = field(default_factory=list)


def common_facts(extent: FieldExtent, output: Path, began: float) -> dict:
    """The fields of FieldResult for ``output``; ``began`` is the start by ``time.perf_counter``."""
    return {
        "output": str(output),
        "record": str(record_path(output)),
        "seconds": round(time.perf_counter() - began, 3),
        "embedding": extent.field.source,
        "year": extent.field.year,
        "width": extent.cells.width,
        "height": extent.cells.height,
        "warnings": extent.notes,
    }


def field_record(task: str, request: FieldRequest, extent: FieldExtent, result: FieldResult, own: dict) -> dict:
    """The run record of ``task``; ``own`` holds the task's own entries."""
    lattice = extent.lattice
    return {
        "task": task,
        "scene": request.scene,
        "embedding": result.embedding,
        "embedding_wanted": request.source,
        "embedding_year": result.year,
        "embedding_licence": extent.field.licence,
        "embedding_attribution": extent.field.attribution,
        **own,
        "extent": list(lattice.bounds_of(extent.cells)),
        "crs": lattice.crs.to_string(),
        "seconds": result.seconds,
        "warnings": result.warnings,
        "output": result.output,
    }
