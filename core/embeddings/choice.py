"""The embedding field of a run: the requested one or its replacement, which a sentence reports."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field

import numpy as np
from rasterio.windows import Window

from ..errors import InputError
from ..progress import Progress, silent
from ..scene.grid import ModelGrid
from .access import Access
from .field import EmbeddingField, Unavailable
from .sources import SCENE_CONTEXT, open_field

#: Number of rows of cells on which the coverage is measured.
PROBES = 24
#: Below this coverage, a note reports it.
COMPLETE = 0.995


@dataclass
class ChosenField:
    """The field of a run.

    Attributes:
        field: the field; None for a run without one.
        requested: the field that the user asked for.
        coverage: share of the extent with a valid embedding; None if it was not measured.
        notes: sentences for the user.
    """

    field: EmbeddingField | None
    requested: str
    coverage: float | None = None
    notes: list[str] = field(default_factory=list)


def choose_field(
    requested: str,
    grid: ModelGrid,
    window: Window,
    extent: Window,
    stride: int,
    stack: ExitStack,
    access: Access | None = None,
    scene_context: Callable[[], EmbeddingField | None] | None = None,
    progress: Progress = silent,
    needed_by: str | None = None,
) -> ChosenField:
    """Open the requested field (see ``open_field``), ready to be read under ``window`` until ``stack`` closes.

    If it cannot be had (no network, no permission to use it, no coverage), the scene context replaces it, or nothing
    does, and ``notes`` say so. A year that does not exist is replaced by the nearest one.

    Args:
        requested: the field, as ``open_field`` reads it.
        grid: the model's grid.
        window: the part of the grid that the run reads.
        extent: the part of ``window`` that the user asked for; the coverage is measured there.
        stride: side of a cell in pixels of the grid.
        stack: keeps the field open.
        access: how the data may be got.
        scene_context: makes the model's own field.
        progress: receives the progress; can cancel.
        needed_by: what cannot do without the requested field, for a sentence; None if it may be replaced.

    Raises:
        InputError: the text names no field, a file cannot be read, or a needed field cannot be had.
    """
    chosen = ChosenField(None, requested)
    try:
        opened = open_field(requested, access, scene_context)
        if opened is None:
            return chosen
        chosen.field = stack.enter_context(opened) if hasattr(opened, "__enter__") else opened
        if chosen.field.source == SCENE_CONTEXT:
            return chosen
        if hasattr(opened, "prepare"):
            opened.prepare(grid, window, stride, progress)
            chosen.notes += opened.notes
        chosen.coverage = covered_share(opened, grid, extent, stride)
        if not chosen.coverage:
            raise Unavailable(f"The embedding {opened.name} does not cover the extent")
    except Unavailable as error:
        if needed_by:
            raise InputError(f"{error}, and {needed_by} reads it: choose another embedding or model.") from None
        return _instead(error, chosen, stack, scene_context)
    if chosen.coverage < COMPLETE:
        share = f"{100 * chosen.coverage:.0f}" if chosen.coverage >= 0.01 else "less than 1"
        chosen.notes.append(
            f"The embedding {opened.name} covers {share} % of the extent, and the rest was done without one."
        )
    return chosen


def covered_share(opened: EmbeddingField, grid: ModelGrid, window: Window, stride: int) -> float:
    """The share of a window's cells that have a valid embedding, measured on some rows of cells."""
    rows = -(-window.height // stride)
    strips = (Window(window.col_off, window.row_off + row * stride, window.width, stride) for row in _spread(rows))
    return float(np.mean([opened.read(grid, strip, stride).valid for strip in strips]))


def _spread(count: int) -> list[int]:
    return sorted({int(value) for value in np.linspace(0, count - 1, min(count, PROBES)).round()})


def _instead(
    error: Unavailable,
    chosen: ChosenField,
    stack: ExitStack,
    scene_context: Callable[[], EmbeddingField | None] | None,
) -> ChosenField:
    made = scene_context() if scene_context else None
    if made is None:
        return ChosenField(None, chosen.requested, 0.0, [f"{error}, so no embedding was used instead."])
    opened = stack.enter_context(made) if hasattr(made, "__enter__") else made
    return ChosenField(opened, chosen.requested, None, [f"{error}, so the scene context was used instead."])
