"""What every file that is made of a field tells: in the answer to its caller, and in its run record."""

import time
from dataclasses import dataclass, field
from pathlib import Path

from ..files.record import record_path
from .extent import FieldExtent, FieldRequest


@dataclass(frozen=True, kw_only=True)
class FieldResult:
    """A file on a field's lattice that was written. ``seconds`` is the work's, ``width`` and ``height`` are cells'."""

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


def common_facts(found: FieldExtent, output: Path, began: float) -> dict:
    """The fields of FieldResult for ``output``, begun at ``began`` of ``time.perf_counter``."""
    return {
        "output": str(output),
        "record": str(record_path(output)),
        "seconds": round(time.perf_counter() - began, 3),
        "embedding": found.field.source,
        "year": found.field.year,
        "width": found.cells.width,
        "height": found.cells.height,
        "warnings": found.notes,
    }


def field_record(task: str, request: FieldRequest, found: FieldExtent, result: FieldResult, own: dict) -> dict:
    """The run record of ``task``; ``own`` is what it alone tells."""
    lattice = found.lattice
    return {
        "task": task,
        "scene": request.scene,
        "embedding": result.embedding,
        "embedding_wanted": request.source,
        "embedding_year": result.year,
        "embedding_licence": found.field.licence,
        "embedding_attribution": found.field.attribution,
        **own,
        "extent": list(lattice.bounds_of(found.cells)),
        "crs": lattice.crs.to_string(),
        "seconds": result.seconds,
        "warnings": result.warnings,
        "output": result.output,
    }
