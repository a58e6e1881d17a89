"""The set-up's way to report its progress and to ask whether to continue."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Report:
    """Callbacks of a long step.

    Attributes:
        progress: called with the fraction (0 to 1) and a stage in words.
        log: called with every line that a program prints.
        is_cancelled: returns whether the user has cancelled.
    """

    progress: Callable[[float, str], None] = lambda fraction, stage: None
    log: Callable[[str], None] = lambda line: None
    is_cancelled: Callable[[], bool] = lambda: False

    def part(self, begin: float, share: float) -> Report:
        """The report of a step, whose 0 to 1 is ``begin`` to ``begin + share`` of this one and never decreases."""
        furthest = 0.0

        def progress(fraction: float, stage: str) -> None:
            nonlocal furthest
            furthest = max(furthest, min(1.0, fraction))
            self.progress(begin + share * furthest, stage)

        return replace(self, progress=progress)
