"""The files of a comparison: rasters, table, report and polygons, moved into place together."""

import os
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace

import numpy as np
from affine import Affine

from ..errors import InputError
from ..files.partial import PartialFile
from ..files.record import peak_memory_bytes, record_path
from ..files.write import NO_CLASS, NO_RESPONSE, AtomicRaster
from ..models.card import ClassInfo
from ..progress import Progress, part
from ..tiles.job import SceneJob, commit, write_companions
from ..vectors.areas import class_areas
from ..vectors.export import staged_export
from ..vectors.style import raster_style, response_style
from .polygons import change_polygons
from .report import report_html
from .request import ChangeRequest, ChangeResult
from .table import Matrix, Transition, transition_list, write_matrix
from .transitions import Transitions


@dataclass(frozen=True)
class Ground:
    """The pixels of the results.

    Attributes:
        name: Name of the raster whose pixels they are, for sentences.
        crs: Its CRS; None without one.
        transform: From pixels to the CRS.
        width: Width in pixels.
        height: Height in pixels.
    """

    name: str
    crs: object
    transform: Affine
    width: int
    height: int

    @classmethod
    def of(cls, job: SceneJob) -> "Ground":
        """The pixels of a job's block."""
        window, output = job.block.window, job.block.output
        return cls(job.scene.name, output.crs, output.transform_of(window), window.width, window.height)


@dataclass(frozen=True)
class Rasters:
    """The rasters of a comparison under way.

    Attributes:
        transitions: Codes of transitions.
        changed: Probability of change; None if not requested.
        before: Classes of the earlier date; None if not requested.
        after: The same of the later date.
    """

    transitions: AtomicRaster
    changed: AtomicRaster | None
    before: AtomicRaster | None
    after: AtomicRaster | None

    @classmethod
    def open(
        cls, stack: ExitStack, request: ChangeRequest, ground: Ground, transitions: Transitions, imagery: bool = True
    ) -> "Rasters":
        """Begin the rasters that the request asks for; without ``imagery`` only that of transitions."""
        place = ground.width, ground.height, ground.transform, ground.crs

        def raster(path: str | None, *more) -> AtomicRaster | None:
            return stack.enter_context(AtomicRaster(path, *place, *more)) if path else None

        chosen = raster(request.output, NO_CLASS, "Transitions", transitions.legend, transitions.dtype)
        if not imagery:
            return cls(chosen, None, None, None)
        classes = transitions.classes
        return cls(
            chosen,
            raster(request.probability, NO_RESPONSE, "Probability of change", (), "float32"),
            raster(request.before_map, NO_CLASS, "Land cover before", classes),
            raster(request.after_map, NO_CLASS, "Land cover after", classes),
        )

    @property
    def all(self) -> list[AtomicRaster]:
        """Those that were requested, that of transitions last."""
        rasters = (self.changed, self.before, self.after, self.transitions)
        return [raster for raster in rasters if raster is not None]

    def write(self, rows) -> int:
        """Write finished rows; returns how many of their pixels are valid."""
        for raster, values in (
            (self.transitions, rows.transitions),
            (self.changed, rows.changed),
            (self.before, rows.before),
            (self.after, rows.after),
        ):
            if raster is not None:
                raster.write(rows.first, values)
        return int(np.count_nonzero(rows.transitions))


@dataclass(frozen=True)
class Run:
    """What a comparison knows when all rows are written.

    Attributes:
        request: The request.
        ground: The pixels of the results.
        transitions: The transitions.
        rasters: The rasters, with all their rows.
        began: ``time.perf_counter()`` at the start.
        warnings: Sentences for the user.
        made: The run record's part about the input.
        about: Fields of the result about the model and the registration.
    """

    request: ChangeRequest
    ground: Ground
    transitions: Transitions
    rasters: Rasters
    began: float
    warnings: list[str]
    made: Mapping
    about: Mapping


def finish(run: Run, stack: ExitStack, progress: Progress) -> ChangeResult:
    """Measure the written rasters, write what belongs to them and move all into place.

    Args:
        run: The comparison.
        stack: Keeps the files under way open.
        progress: Called with the fraction done.
    """
    progress(0.0, "Building overviews")
    request, ground, rasters, transitions = run.request, run.ground, run.rasters, run.transitions
    for raster in rasters.all:
        raster.finish()
    progress(0.3, "Measuring areas")
    areas = class_areas(rasters.transitions.unfinished) if ground.crs else []
    entries = transition_list(areas, transitions)
    result = _result(run, entries)
    record = {**run.made, **_settings(request), **asdict(result), "areas": [asdict(area) for area in areas]}
    largest_first = sorted(entries, key=lambda entry: -entry.area_m2)
    _companions(rasters, transitions.legend_of([entry.code for entry in largest_first]), transitions.classes, record)
    matrix = Matrix.of(areas, transitions)
    texts = (
        (request.table, lambda path: write_matrix(matrix, path)),
        (request.report, lambda path: path.write_text(report_html(result, matrix, record), encoding="utf-8")),
    )
    others = [_staged(stack, path, write) for path, write in texts if path]
    if request.polygons_output:
        if not ground.crs:
            raise InputError(f"{ground.name} has no CRS, so polygons cannot be placed: leave them out.")
        changed = rasters.changed.unfinished if rasters.changed else None
        changes = [entry.code for entry in entries if entry.changed]
        layer = change_polygons(rasters.transitions.unfinished, changed, transitions, changes, part(progress, 0.4, 0.9))
        file, notes = stack.enter_context(staged_export(layer, request.polygons_output, overwrite=True))
        others.append(file)
        notes = [*result.warnings, *notes]
        result = replace(result, polygons=str(file.final), polygon_count=len(layer), warnings=notes)
    progress(1.0, "Saving")
    commit(rasters.all, record, others)
    return result


def _result(run: Run, entries: list[Transition]) -> ChangeResult:
    request, rasters = run.request, run.rasters
    warnings = [*run.warnings, *(note for raster in rasters.all for note in raster.partial.notes)]
    if not run.ground.crs:
        warnings.append(f"{run.ground.name} has no CRS, so areas were not measured.")
    return ChangeResult(
        output=str(rasters.transitions.path),
        probability=_path(rasters.changed),
        before_map=_path(rasters.before),
        after_map=_path(rasters.after),
        polygons=None,
        polygon_count=None,
        table=request.table and os.path.abspath(request.table),
        report=request.report and os.path.abspath(request.report),
        record=str(record_path(rasters.transitions.path)),
        seconds=round(time.perf_counter() - run.began, 3),
        peak_memory_bytes=peak_memory_bytes(),
        transitions=entries,
        changed_percent=sum(entry.percent for entry in entries if entry.changed) if entries else None,
        width=run.ground.width,
        height=run.ground.height,
        warnings=list(dict.fromkeys(warnings)),
        **run.about,
    )


def _companions(
    rasters: Rasters, occurring: tuple[ClassInfo, ...], classes: tuple[ClassInfo, ...], record: Mapping
) -> None:
    """Write the styles of the rasters, and the run record."""
    write_companions(rasters.transitions, raster_style(occurring), record)
    if rasters.changed:
        write_companions(rasters.changed, response_style(record["threshold"]))
    for raster in (rasters.before, rasters.after):
        if raster:
            write_companions(raster, raster_style(classes))


def _staged(stack: ExitStack, path: str, write) -> PartialFile:
    """A file of text under way, written by ``write(path)``."""
    partial = stack.enter_context(PartialFile(path))
    try:
        write(partial.path)
    except OSError as error:
        raise InputError(f"{partial.final} cannot be written ({error.strerror}): choose another place.") from None
    return partial


def _path(raster: AtomicRaster | None) -> str | None:
    return str(raster.path) if raster else None


def _settings(request: ChangeRequest) -> dict:
    names = ("threshold", "min_area", "align", "finer")
    return {"task": "change", **{name: getattr(request, name) for name in names}}
