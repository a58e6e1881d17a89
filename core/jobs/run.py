"""Running a job: what is missing is done, by any engine, and the manifest and the VRTs are kept current."""

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ..errors import InputError
from ..files.locks import locked_folders
from ..progress import Progress
from ..vectors.areas import ClassArea
from .footprints import footprints, scenes_that_overlap
from .hidden import hidden_areas
from .ledger import DONE_CODE, EMPTY_CODE, FAILED_CODE, OPEN_CODE, Ledger
from .manifest import MANIFEST, write_manifest
from .plan import TILES, Plan
from .results import write_results
from .task import FAILED, Outcome, Task, Work, read_outcome

#: Does tasks and gives their outcomes as they end.
Engine = Callable[[Work, Iterable[Task], Progress], Iterator[tuple[Task, Outcome]]]

#: Least seconds between two times that the manifest and the VRTs are written, and how many times as long as it takes.
WRITE_EVERY, WRITE_SHARE = 30.0, 20
#: Names of the VRTs over the results and of their styles.
_RESULT = re.compile(r"(?:landcover|response|confidence)\S*\.(?:vrt|qml)")
#: Failures that a result lists; the manifest has all of them.
LISTED = 100
#: Warnings of tasks that a result lists, the most frequent ones.
WARNINGS = 20


@dataclass(frozen=True)
class JobResult:
    """How a job stands after a run.

    Attributes:
        output: The VRT over the results; None without a result.
        outputs: All VRTs: one for each CRS and pixel size, then those of the confidence.
        manifest: The manifest; None for a part of a job that another part has to write.
        tasks: Number of tasks.
        done: Tasks with a result.
        empty: Tasks without valid pixels.
        failed: Tasks, and sources, that failed.
        open: Tasks that are still to do (those of other shards).
        done_now: Tasks that this run did.
        failures: Name and sentence of the first failures.
        areas: Area of each class; ground that several sources show counts once, for the first of them.
        seconds: Duration of the run.
        warnings: Sentences for the user.
    """

    output: str | None
    outputs: list[str]
    manifest: str | None
    tasks: int
    done: int
    empty: int
    failed: int
    open: int
    done_now: int
    failures: list[dict[str, str]]
    areas: list[ClassArea]
    seconds: float
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Shard:
    """A part of a job: every ``count``-th task, from the ``number``-th on (1 is the first)."""

    number: int
    count: int

    def __contains__(self, task: Task) -> bool:
        return task.number % self.count == self.number - 1


def run_job(
    plan: Plan,
    work: Work,
    engine: Engine,
    progress: Progress,
    retry_failed: bool = False,
    shard: Shard | None = None,
    threshold: float | None = None,
) -> JobResult:
    """Do what is missing of a job.

    A task is finished if its result, or the note that it has none, was made from the same files with the same settings.
    Failures do not stop the rest.

    Args:
        plan: The plan.
        work: What its tasks are.
        engine: Does them.
        progress: Called with the fraction done and how many tasks are done and have failed.
        retry_failed: Try the tasks again that failed before.
        shard: The part of the job to do; None for all of it.
        threshold: Response from which the style of responses shows regions.

    Raises:
        InputError: The folder of the results cannot be written to.
        Cancelled: By ``progress``; what is finished stays.
    """
    began = time.perf_counter()
    _check_folder(plan.folder)
    ledger = Ledger(plan)
    wanted = _what_is_missing(ledger, retry_failed, shard, progress)
    keeper = _Keeper(ledger, threshold)
    teller = _Teller(ledger, wanted, progress)
    try:
        for task, outcome in engine(work, _chosen(plan, wanted), teller.within):
            ledger.note(task.number, outcome)
            teller.ended(task)
            keeper.now_and_then()
    finally:
        with locked_folders([Path(plan.folder, TILES)]):
            if shard is not None:
                _look_again(ledger)
            keeper.write()
    return _result(ledger, keeper, progress, time.perf_counter() - began)


def _check_folder(folder: str) -> None:
    """Make the folder of the results.

    Raises:
        InputError: It cannot be made, or a file that no job has made is in the way.
    """
    others = (
        [] if os.path.isdir(os.path.join(folder, TILES)) or not os.path.isdir(folder) else sorted(os.listdir(folder))
    )
    in_the_way = [name for name in others if name == MANIFEST or _RESULT.fullmatch(name)]
    if in_the_way:
        raise InputError(f"{folder} holds {in_the_way[0]}, which no job has made: choose another output folder.")
    try:
        os.makedirs(os.path.join(folder, TILES), exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder} cannot be made ({error.strerror}): choose another output folder.") from None


def _what_is_missing(ledger: Ledger, retry_failed: bool, shard: Shard | None, progress: Progress) -> np.ndarray:
    """Note what is finished; returns which tasks are to be done."""
    plan = ledger.plan
    wanted = np.zeros(len(plan), bool)
    for task in plan.tasks():
        progress(0.0, "Looking for what is done")
        outcome = read_outcome(task)
        if outcome is not None:
            ledger.note(task.number, outcome)
        missing = outcome is None or (retry_failed and outcome.status == FAILED)
        wanted[task.number] = missing and (shard is None or task in shard)
    return wanted


def _look_again(ledger: Ledger) -> None:
    """Note what other processes have finished meanwhile."""
    for task in ledger.plan.tasks():
        if ledger.status[task.number] == OPEN_CODE:
            outcome = read_outcome(task)
            if outcome is not None:
                ledger.note(task.number, outcome)


def _chosen(plan: Plan, wanted: np.ndarray) -> Iterator[Task]:
    return (task for task in plan.tasks() if wanted[task.number])


class _Teller:
    """Tells the user how far a job is."""

    def __init__(self, ledger: Ledger, wanted: np.ndarray, progress: Progress):
        self._ledger, self._progress = ledger, progress
        self._pixels = sum(task.pixels for task in _chosen(ledger.plan, wanted)) or 1
        self._past, self._current = 0, 0.0

    def ended(self, task: Task) -> None:
        self._past += task.pixels
        self.within(0.0, "")

    def within(self, fraction: float, stage: str) -> None:
        """The progress of the engine: ``fraction`` of a task under way."""
        ledger = self._ledger
        count = len(ledger.status)
        words = f"{ledger.count(DONE_CODE) + ledger.count(EMPTY_CODE):,} of {count:,} done"
        failed = ledger.count(FAILED_CODE) + len(ledger.plan.failures)
        if failed:
            words += f", {failed:,} failed"
        share = fraction / max(1, count)
        self._progress(min(1.0, self._past / self._pixels + share * (self._past < self._pixels)), words)


class _Keeper:
    """Keeps the manifest and the VRTs current."""

    def __init__(self, ledger: Ledger, threshold: float | None):
        self._ledger, self._threshold = ledger, threshold
        self._next = time.monotonic() + WRITE_EVERY
        self.outputs: list[str] = []
        self.manifest: str | None = None
        self.warnings: list[str] = []

    def now_and_then(self) -> None:
        began = time.monotonic()
        if began >= self._next:
            self.write()
            now = time.monotonic()
            self._next = now + max(WRITE_EVERY, WRITE_SHARE * (now - began))

    def write(self) -> None:
        """Write them; a failure is a warning, since the results themselves are safe."""
        self.warnings.clear()
        try:
            self.outputs = write_results(self._ledger, self._threshold)
            self.manifest = write_manifest(self._ledger, self._ledger.plan.folder)
        except InputError as error:
            self.warnings.append(str(error))


def _result(ledger: Ledger, keeper: _Keeper, progress: Progress, seconds: float) -> JobResult:
    plan = ledger.plan
    failed = dict(plan.failures)
    if ledger.count(FAILED_CODE):
        numbers = dict(ledger.failures())
        failed |= {task.name: numbers[task.number] for task in plan.tasks() if task.number in numbers}
    warnings = list(keeper.warnings)
    for sentence, count in ledger.warnings.most_common(WARNINGS):
        warnings.append(sentence if count == 1 or len(plan) == 1 else f"{sentence} (in {count:,} tasks)")
    areas = _areas(ledger, progress, warnings)
    return JobResult(
        output=keeper.outputs[0] if keeper.outputs else None,
        outputs=keeper.outputs,
        manifest=keeper.manifest,
        tasks=len(plan),
        done=ledger.count(DONE_CODE),
        empty=ledger.count(EMPTY_CODE),
        failed=len(failed),
        open=ledger.count(OPEN_CODE),
        done_now=ledger.done_now,
        failures=[{"name": name, "sentence": sentence} for name, sentence in list(failed.items())[:LISTED]],
        areas=areas,
        seconds=round(seconds, 3),
        warnings=warnings,
    )


def _areas(ledger: Ledger, progress: Progress, warnings: list[str]) -> list[ClassArea]:
    """The classes' areas without the ground that an earlier source has shown already."""
    hidden: dict[int, tuple[int, float]] = {}
    if not ledger.plan.settings.card.classes:
        return []
    done = ledger.status == DONE_CODE
    over = dict(scenes_that_overlap(ledger.plan, footprints(ledger.plan)))
    outputs = {}
    if over:
        near = set(over).union(*over.values())
        outputs = {task.number: task.output for task in ledger.plan.tasks() if task.number in near}
    for number, under in over.items():
        earlier = [outputs[other] for other in under if done[other]]
        if done[number] and earlier:
            progress(1.0, "Measuring ground that several sources show")
            try:
                found = hidden_areas(outputs[number], earlier)
            except InputError as error:
                warnings.append(str(error))
                continue
            for code, (pixels, area) in found.items():
                before = hidden.get(code, (0, 0.0))
                hidden[code] = before[0] + pixels, before[1] + area
    return ledger.areas(hidden)
