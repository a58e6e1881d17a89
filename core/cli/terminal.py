"""The terminal: progress bar, signals, and numbers as text."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from typing import Optional

from ..errors import Cancelled
from ..progress import Progress

#: Seconds without a report of progress after which work counts as not reporting.
REPORTS_WITHIN = 2.0

_BAR = "{desc} {percentage:3.0f} % |{bar}| {elapsed} < {remaining}"


def percent(share: Optional[float]) -> str:
    """A share as per cent, 7 characters wide."""
    return f"{'–':>7}" if share is None else f"{100 * share:>5.1f} %"


def hectares(square_metres: Optional[float]) -> str:
    """An area in hectares, 17 characters wide."""
    return f"{'–':>17}" if square_metres is None else f"{square_metres / 10_000:>14,.2f} ha"


@contextmanager
def no_noise() -> Iterator[None]:
    """Send to standard error what libraries print inside, since standard output is for the result alone."""
    sys.stdout.flush()
    output = os.dup(1)
    os.dup2(2, 1)
    try:
        with redirect_stdout(sys.stderr):
            yield
    finally:
        os.dup2(output, 1)
        os.close(output)


@contextmanager
def progress_on_terminal() -> Iterator[Progress]:
    """Progress that draws a bar on a terminal, and that Ctrl-C or a SIGTERM stops.

    After a signal, the next report of progress stops the work, which cleans up. Work that does not report (such as the
    import of a library) is interrupted where it is, and so is all work after a second signal.
    """
    from tqdm import tqdm

    stopped, reported = False, float("-inf")

    def stop(number: int, frame) -> None:
        nonlocal stopped
        if stopped or time.monotonic() - reported > REPORTS_WITHIN:
            raise KeyboardInterrupt
        stopped = True

    def progress(fraction: float, stage: str) -> None:
        nonlocal reported
        if stopped:
            raise Cancelled
        reported = time.monotonic()
        bar.set_description_str(stage, refresh=False)
        bar.update(max(0.0, 100.0 * min(fraction, 1.0) - bar.n))

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with tqdm(total=100, bar_format=_BAR, leave=False, disable=None) as bar:
            yield progress
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
