"""A task of a job, and doing it: once, wherever, leaving its result or the reason why there is none."""

import json
import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..errors import Cancelled, InputError, NoValidPixel
from ..files.partial import PartialFile
from ..files.record import read_record
from ..files.write import writing
from ..progress import Progress, silent
from ..regular_file import read_regular
from ..version import VERSION

#: How a task ended. EMPTY: its pixels are all nodata, or lie in none of the polygons.
DONE, EMPTY, FAILED = "done", "empty", "failed"
#: Times that work is tried again after a failure that another try may not have, such as of the device.
RETRIES = 1
#: What an outcome keeps of a result's record, besides the areas.
_KEPT = ("seconds", "device", "maximum", "warnings")
_LARGEST = 1 << 20


@dataclass(frozen=True)
class Work:
    """What a job's tasks are: two functions that are found by their names in any process.

    Attributes:
        run: Makes a result from params; its record has the digest under ``job_task``.
        explain: Turns an exception into a code and a sentence.
        version: Version of Landscribe that planned the job.
    """

    run: Callable[[dict, Progress], dict]
    explain: Callable[[BaseException], tuple[str, str]]
    version: str = VERSION


@dataclass(frozen=True)
class Task:
    """Something to do. It is small, so that it travels well: paths and a window, no pixels.

    Attributes:
        number: Its number in the plan.
        name: Its name, unlike that of any other task of the job.
        digest: Changes with everything that its result depends on.
        output: Path of the raster to write.
        params: Params of the work.
        pixels: Number of pixels of its result.
    """

    number: int
    name: str
    digest: str
    output: str
    params: Mapping
    pixels: int


@dataclass(frozen=True)
class Outcome:
    """How a task ended.

    Attributes:
        status: DONE, EMPTY or FAILED.
        sentence: Why it failed or has no result.
        areas: Class code to name, colour, pixels and m², of a result with classes.
        facts: ``seconds``, ``device``, ``maximum`` and ``warnings`` of the result's record.
        fresh: Whether it was done now, and not found done.
    """

    status: str
    sentence: str = ""
    areas: Mapping[int, tuple[str, str, int, float]] | None = None
    facts: Mapping | None = None
    fresh: bool = False


def read_outcome(task: Task) -> Outcome | None:
    """How the task ended before, with the same inputs and settings; None if it is still to do."""
    record = read_record(task.output)
    if record and record.get("job_task") == task.digest and os.path.exists(task.output):
        return _done(record)
    try:
        note = json.loads(read_regular(_note_path(task), _LARGEST))
        if note["job_task"] == task.digest and note["status"] in (EMPTY, FAILED):
            return Outcome(note["status"], str(note["sentence"]))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def attempt(work: Work, task: Task, progress: Progress = silent) -> Outcome:
    """Do a task, unless its result is there already.

    Raises:
        Cancelled: By ``progress``.
    """
    if work.version != VERSION:
        return Outcome(FAILED, f"The worker has Landscribe {VERSION}, and {work.version} is needed: update the worker.")
    before = read_outcome(task)
    if before is not None and before.status != FAILED:
        return before
    for tries_left in reversed(range(RETRIES + 1)):
        try:
            os.makedirs(os.path.dirname(task.output), exist_ok=True)
            work.run({**task.params, "task": task.digest}, progress)
        except (Cancelled, KeyboardInterrupt):
            raise
        except NoValidPixel as error:
            return leave_note(task, EMPTY, str(error))
        except BaseException as error:  # a library's SystemExit too
            code, sentence = work.explain(error)
            if code == "input" or not tries_left:
                return leave_note(task, FAILED, sentence)
            time.sleep(1)
        else:
            break
    with suppress(OSError):
        _note_path(task).unlink()
    return _done(read_record(task.output) or {}, fresh=True)


def leave_note(task: Task, status: str, sentence: str) -> Outcome:
    """Write beside the place of a result why there is none; on a full disk only the outcome says so."""
    path = _note_path(task)
    note = {"job_task": task.digest, "task": task.name, "status": status, "sentence": sentence}
    with suppress(InputError, OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with PartialFile(path) as partial, writing(path):
            partial.path.write_text(json.dumps(note) + "\n", encoding="utf-8", errors="backslashreplace")
            partial.commit()
    return Outcome(status, sentence, fresh=True)


def _note_path(task: Task) -> Path:
    return Path(task.output).with_suffix(".none.json")


def _done(record: Mapping, fresh: bool = False) -> Outcome:
    areas = {
        int(area["code"]): (area["name"], area["color"], area["pixels"], area["area_m2"])
        for area in record.get("areas") or ()
    }
    return Outcome(DONE, "", areas, {name: record[name] for name in _KEPT if name in record}, fresh)
