"""How work reports its progress and is stopped."""

# Also loaded by QGIS's own Python: standard library only, Python 3.9 or newer.

from typing import Callable

#: Called with the fraction done (0 to 1) and the stage in words; raises ``Cancelled`` to stop the work.
Progress = Callable[[float, str], None]


def silent(fraction: float, stage: str) -> None:
    """Progress that shows nothing and never stops the work."""


def part(progress: Progress, start: float, end: float) -> Progress:
    """The progress of a stage that covers the fractions from ``start`` to ``end``."""
    return lambda fraction, stage: progress(start + fraction * (end - start), stage)
