"""How long work reports itself and is stopped."""

from typing import Callable

#: Called with the fraction done (0 to 1) and the stage in words; raises ``Cancelled`` to stop the work.
Progress = Callable[[float, str], None]


def silent(fraction: float, stage: str) -> None:
    """Progress that nobody watches."""
