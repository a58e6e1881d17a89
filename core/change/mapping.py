"""Comparing two dates of imagery: from a request to finished files."""

import time
from collections import deque
from contextlib import ExitStack, closing

from ..embeddings.access import Access
from ..memory import DeviceMemory
from ..progress import Progress, part, silent
from ..ssdm.guidance import open_guidance
from ..tiles.threads import one_thread
from .common_grid import Pair, open_pair
from .compare import Compared, Date, compare
from .registration import register
from .request import ChangeRequest, ChangeResult, check_request
from .results import Ground, Rasters, Run, finish
from .transitions import Transitions

#: Rows that may wait for the disk.
WRITES_WAITING = 2
#: Progress after the dates' positions are compared, and after the network's work.
REGISTERED, MAPPED = 0.05, 0.9


def map_change(request: ChangeRequest, model, progress: Progress = silent) -> ChangeResult:
    """Compare two dates and write the results: all of them whole, or none.

    Args:
        request: What to compare.
        model: A :class:`~core.ssdm.model.MappingModel`, which maps both dates.
        progress: Called often; stops the run by raising Cancelled.

    Raises:
        InputError: The input cannot be used, or the dates do not overlap.
        EngineError: The memory of the device does not hold a single tile.
    """
    began = time.perf_counter()
    progress(0.0, "Opening both dates")
    check_request(request)
    pair = open_pair(request, request.after, model, request.grid, request.finer, progress)
    pair, registration, position = register(pair, request.align, part(progress, 0.0, REGISTERED))
    transitions = Transitions(model.card.classes)
    with ExitStack() as stack:
        dates, notes = _dates(request, pair, model, stack)
        rasters = Rasters.open(stack, request, Ground.of(pair.job), transitions)
        compared = compare(
            *dates,
            transitions,
            request.threshold,
            request.min_area,
            part(progress, REGISTERED, MAPPED),
            pair.job.polygons,
        )
        if not _write_rows(compared, rasters):
            raise pair.job.nothing_valid()
        warnings = [*request.warnings, *pair.notes, *position, *notes]
        warnings += [warning for date in dates for warning in date.predictor.warnings]
        made = {
            **pair.job.record(model),
            "scene": pair.before.path,
            "after": pair.after.path,
            "after_fingerprint": pair.after.fingerprint,
            "model_pixels_of": pair.job.scene.path,
            "embedding_wanted": request.embedding,
        }
        about = {
            "model": model.card.name,
            "device": model.runtime.id,
            "forward_seconds": round(sum(date.predictor.forward_seconds for date in dates), 3),
            "registration": registration.as_dict() if registration else None,
        }
        run = Run(request, Ground.of(pair.job), transitions, rasters, began, warnings, made, about)
        return finish(run, stack, part(progress, MAPPED, 1.0))


def _dates(request: ChangeRequest, pair: Pair, model, stack: ExitStack) -> tuple[list[Date], list[str]]:
    """Both dates ready to be computed, and sentences for the user."""
    memory = DeviceMemory(model.device)
    access = Access(network=request.allow_network, proxy=request.proxy)
    dates, notes = [], []
    for block in pair.blocks:
        guidance = open_guidance(request.embedding, access, model, block, memory, stack, silent)
        predictor = model.predictor(request.batch, guidance.foreign_family(model), memory, False)
        dates.append(Date(block, predictor, guidance.field))
        notes += guidance.warnings
    return dates, notes


def _write_rows(compared, rasters: Rasters) -> int:
    """Compute and write every row; a thread writes while the network works. Returns the number of valid pixels."""
    pixels = 0
    waiting: deque = deque()

    def write(rows: Compared) -> int:
        return rasters.write(rows.rows())

    with one_thread("write") as pool, closing(compared) as finished:
        for rows in finished:
            waiting.append(pool.submit(write, rows))
            if len(waiting) > WRITES_WAITING:
                pixels += waiting.popleft().result()
        pixels += sum(written.result() for written in waiting)
    return pixels
