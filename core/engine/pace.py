"""Estimates the time left of running work from its recent pace."""

import time
from collections import deque
from typing import Callable, Optional


class Pace:
    """Seconds left, estimated from the progress of the last ``window`` seconds.

    Counting starts with the first progress above zero, because the time before it (loading a model) has another pace.
    """

    def __init__(self, window: float = 20.0, clock: Callable[[], float] = time.monotonic):
        self._window = window
        self._clock = clock
        self._points = deque()

    def eta(self, fraction: float) -> Optional[float]:
        """Seconds left after ``fraction`` (0 to 1) of the work; None until there is enough progress for an estimate."""
        if fraction >= 1.0:
            return 0.0
        now = self._clock()
        if fraction > 0 and (not self._points or fraction > self._points[-1][1]):
            self._points.append((now, fraction))
        # The last point older than the window stays, so that the pace always spans the whole window.
        while len(self._points) > 2 and self._points[1][0] < now - self._window:
            self._points.popleft()
        if len(self._points) < 2 or now - self._points[0][0] < 0.5:
            return None
        start, done = self._points[0]
        return (now - start) / (self._points[-1][1] - done) * (1.0 - fraction)
