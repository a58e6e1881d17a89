"""What a job will take, before it is started."""

import os
import tempfile
from dataclasses import dataclass

import numpy as np

from ..files.outputs import written_files
from ..files.record import read_record
from ..progress import Progress, part
from .ledger import OPEN_CODE, Ledger
from .plan import Plan
from .task import DONE, Task, Work, read_outcome

#: Side of the trial in pixels of the result, and results from whose records the pace is taken.
TRIAL_SIDE, RECORDS = 1024, 20


@dataclass(frozen=True)
class Estimate:
    """What a job will take.

    Attributes:
        tasks: Number of tasks.
        to_do: Number of tasks that are missing.
        scenes: Number of scenes: rasters that stand alone, and mosaics.
        pixels: Pixels of the results that are missing.
        bytes_in: Size of all sources.
        bytes_out: Size of the missing results, about.
        seconds: Time that they take on this device one after the other, about; None if a trial failed.
        failures: Sources that cannot be used, with one sentence each.
    """

    tasks: int
    to_do: int
    scenes: int
    pixels: int
    bytes_in: int
    bytes_out: int | None
    seconds: float | None
    failures: list[dict[str, str]]


def estimate_job(plan: Plan, work: Work, progress: Progress) -> Estimate:
    """Estimate a job from results that are there, or else from a trial on a part of its first task.

    Args:
        plan: The plan.
        work: What its tasks are.
        progress: Called with the fraction done.
    """
    ledger, paces, missing, first = Ledger(plan), [], 0, None
    for task in plan.tasks():
        outcome = read_outcome(task)
        if outcome is not None:
            ledger.note(task.number, outcome)
            if outcome.status == DONE and len(paces) < RECORDS:
                paces.append(_pace(task))
        else:
            missing += task.pixels
            first = first or task
    if not paces and first is not None:
        paces = _trial(plan, first, work, part(progress, 0.0, 1.0))
    seconds, size = np.median(paces, axis=0).tolist() if paces else (None, None)
    return Estimate(
        tasks=len(plan),
        to_do=ledger.count(OPEN_CODE),
        scenes=len(plan.scenes),
        pixels=missing,
        bytes_in=sum(scene.bytes for scene in plan.scenes),
        bytes_out=None if size is None else round(size * missing),
        seconds=None if seconds is None else round(seconds * missing, 1),
        failures=[{"name": name, "sentence": sentence} for name, sentence in plan.failures.items()],
    )


def _pace(task: Task) -> tuple[float, float]:
    """Seconds and bytes of a pixel of a finished result."""
    record = read_record(task.output) or {}
    return record.get("seconds", 0.0) / task.pixels, _size(task.output) / task.pixels


def _size(output: str) -> int:
    folder, name = os.path.split(output)
    files = (os.path.join(folder, file) for file in written_files(name))
    return sum(os.path.getsize(file) for file in files if os.path.exists(file))


def _trial(plan: Plan, task: Task, work: Work, progress: Progress) -> list[tuple[float, float]]:
    """The pace of a part of a task; empty if it fails, since the job itself will say why."""
    scene = next(scene for scene in plan.scenes if scene.path == task.params["scene"])
    left, top, width, height = scene.windows[0].tolist()
    wide, tall = min(width, TRIAL_SIDE), min(height, TRIAL_SIDE)
    window = [left + (width - wide) // 2, top + (height - tall) // 2, wide, tall]
    with tempfile.TemporaryDirectory(prefix="landscribe-trial-") as folder:
        output = os.path.join(folder, "trial.tif")
        params = {**task.params, "window": window, "output": output, "confidence": None}
        try:
            work.run(params, progress)
        except Exception as error:
            if work.explain(error)[0] == "cancelled":
                raise
            return []
        record = read_record(output) or {}
        return [(record.get("seconds", 0.0) / (wide * tall), _size(output) / (wide * tall))]
