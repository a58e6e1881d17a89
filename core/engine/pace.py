"""How long work will still take, judged by its recent pace."""

import time
from collections import deque
from typing import Callable, Optional


class Pace:
    """Seconds left, from the progress of the last ``window`` seconds.

    Counting starts with the first progress above zero: what came before it (a model to load) says nothing of the pace.
    """

    def __init__(self, window: float = 20.0, clock: Callable[[], float] = time.monotonic):
        self._window = window
        self._clock = clock
        self._seen = deque()

    def eta(self, fraction: float) -> Optional[float]:
        """Seconds left now that ``fraction`` (0 to 1) is done; None while nothing can be said."""
        if fraction >= 1.0:
            return 0.0
        now = self._clock()
        if fraction > 0 and (not self._seen or fraction > self._seen[-1][1]):
            self._seen.append((now, fraction))
        # The last point older than the window stays, so that the pace always spans the whole window.
        while len(self._seen) > 2 and self._seen[1][0] < now - self._window:
            self._seen.popleft()
        if len(self._seen) < 2 or now - self._seen[0][0] < 0.5:
            return None
        (then, before) = self._seen[0]
        return (now - then) / (self._seen[-1][1] - before) * (1.0 - fraction)
