"""How the tasks of a job stand: in arrays, since a job may have a million of them."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from ..models.card import ClassInfo
from ..vectors.areas import ClassArea
from .plan import Plan
from .task import DONE, EMPTY, FAILED, Outcome

#: What a task can be, by the code in ``Ledger.status``.
STATUS = ("open", DONE, EMPTY, FAILED)
#: Different sentences of warning that are kept.
MOST_WARNINGS = 100
OPEN_CODE, DONE_CODE, EMPTY_CODE, FAILED_CODE = range(4)


class Ledger:
    """The outcomes of a plan's tasks, by number.

    Attributes:
        plan: The plan.
        status: Code of each task's status (``STATUS``).
        seconds: Seconds of each task; NaN where they are not known.
        maximum: Highest response of each task; NaN without one.
        sentences: Why tasks failed, or have no result.
        devices: Device of each task that has one.
        warnings: How many tasks have said each sentence.
        done_now: Number of tasks that were done in this run.
    """

    def __init__(self, plan: Plan):
        count = len(plan)
        self.plan = plan
        self.status = np.zeros(count, np.uint8)
        self.seconds = np.full(count, np.nan, np.float32)
        self.maximum = np.full(count, np.nan, np.float32)
        self.sentences: dict[int, str] = {}
        self.devices: dict[int, str] = {}
        self.warnings: Counter[str] = Counter()
        self.done_now = 0
        self._classes: dict[int, ClassInfo] = {}
        self._pixels: dict[int, np.ndarray] = {}
        self._areas: dict[int, np.ndarray] = {}

    def note(self, number: int, outcome: Outcome) -> None:
        """Write down how a task ended."""
        self.status[number] = STATUS.index(outcome.status)
        self.sentences.pop(number, None)
        if outcome.sentence:
            self.sentences[number] = outcome.sentence
        facts = outcome.facts or {}
        self.seconds[number] = facts.get("seconds", np.nan)
        self.maximum[number] = facts.get("maximum", np.nan)
        if "device" in facts:
            self.devices[number] = facts["device"]
        for warning in facts.get("warnings") or ():
            if warning in self.warnings or len(self.warnings) < MOST_WARNINGS:
                self.warnings[warning] += 1
        self.done_now += outcome.fresh and outcome.status != FAILED
        for code, (name, color, pixels, area) in (outcome.areas or {}).items():
            if code not in self._classes:
                self._classes[code] = ClassInfo(code, name, color)
                self._pixels[code] = np.zeros(len(self.status), np.int64)
                self._areas[code] = np.zeros(len(self.status))
            self._pixels[code][number], self._areas[code][number] = pixels, area

    def count(self, code: int) -> int:
        """Number of tasks with a status."""
        return int(np.count_nonzero(self.status == code))

    def failures(self) -> Iterator[tuple[int, str]]:
        """The failed tasks and why."""
        for number in np.flatnonzero(self.status == FAILED_CODE).tolist():
            yield number, self.sentences.get(number, "")

    def areas_of(self, numbers: np.ndarray) -> Iterator[tuple[ClassInfo, np.ndarray, np.ndarray]]:
        """Each class with its pixels and m² in the tasks with these numbers."""
        for code in sorted(self._classes):
            yield self._classes[code], self._pixels[code][numbers], self._areas[code][numbers]

    def areas(self, hidden: dict[int, tuple[int, float]]) -> list[ClassArea]:
        """The area of each class in all results.

        Args:
            hidden: Pixels and m² by class code that lie under the results of earlier sources; they do not count.
        """
        done = self.status == DONE_CODE
        totals = []
        for entry, pixels, areas in self.areas_of(done):
            under, ground = hidden.get(entry.code, (0, 0.0))
            totals.append((entry, int(pixels.sum()) - under, max(0.0, float(areas.sum()) - ground)))
        whole = sum(area for _, _, area in totals)
        return [
            ClassArea(entry.code, entry.name, entry.color, pixels, area, 100 * area / whole if whole else 0.0)
            for entry, pixels, area in totals
            if pixels > 0
        ]
