"""Answering a phrase about two dates: "new houses", "houses that are gone", "water that became bare"."""

from dataclasses import dataclass, replace
from pathlib import Path

from rasterio.warp import transform

from ..progress import Progress, part, silent
from ..relations.reading import Reading
from ..xemap.clicks import Clicks
from ..xemap.phrases import clean_phrase, read_as
from ..xemap.refer import ReferRequest, ReferResult, answer_job, check_request, grids, refer_scene
from .common_grid import open_pair
from .registration import check_align, register

#: Progress after the dates' positions are compared.
REGISTERED = 0.05


@dataclass(frozen=True)
class AskRequest(ReferRequest):
    """What to look for at two dates. ``scene`` is the later one.

    Attributes:
        before: Path of the earlier date.
        align: "none", "shift" or "field", as of ``ChangeRequest``.
    """

    before: str = ""
    align: str = "none"


def ask_change(request: AskRequest, model, progress: Progress = silent) -> ReferResult:
    """Answer a phrase about two dates and write the response, as ``refer_scene`` does for one.

    A phrase that says nothing about an earlier date is answered by ``refer_scene``.

    Args:
        request: What to look for, and where.
        model: A :class:`~core.xemap.model.ReferringModel`; it answers each name at the date that the phrase means.
        progress: Called often; stops the work by raising Cancelled.

    Raises:
        InputError: The input cannot be used, or the dates do not overlap.
        EngineError: The device's memory does not hold a single tile.
    """
    reading, notes = check_dates(request)
    if not reading.has_dates:
        note = f"The phrase says nothing about an earlier date, so {Path(request.before).name} was not looked at."
        return refer_scene(replace(request, warnings=(*request.warnings, note)), model, progress)
    progress(0.0, "Opening both dates")
    earlier = replace(request, scene=request.before)
    pair = open_pair(earlier, request.scene, model, request.grid, False, progress, grids(model))
    pair, registration, position = register(pair, request.align, part(progress, 0.0, REGISTERED))
    before, now = pair.blocks
    job = replace(pair.job, scene=now.grid.scene, block=now)
    notes = [*pair.before.notes, *position, *notes]
    request = replace(request, clicks=_moved(request.clicks, pair.after.crs, now.grid.scene.crs))
    more = {
        "before": pair.before.path,
        "align": request.align,
        "registration": registration.as_dict() if registration else None,
    }
    return answer_job(request, model, job, reading, notes, part(progress, REGISTERED, 1.0), before, more)


def check_dates(request: AskRequest) -> tuple[Reading, list[str]]:
    """Check what depends neither on the rasters nor on the model; returns the phrase as it was read, and its notes.

    Raises:
        InputError: Something in the request is wrong.
    """
    check_align(request.align)
    check_request(replace(request, distances=None))
    phrase, notes = clean_phrase(request.phrase)
    return read_as(phrase, request.whole_phrase, request.distances, two_dates=True), notes


def _moved(clicks: Clicks, source, target) -> Clicks:
    """Clicks on the later date, in the CRS of the raster whose pixels are used."""
    if source == target or not clicks:
        return clicks

    def moved(places):
        return tuple(zip(*transform(source, target, *zip(*places)))) if places else ()

    return Clicks(moved(clicks.like), moved(clicks.unlike))
