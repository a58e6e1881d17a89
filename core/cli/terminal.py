"""The terminal: standard streams, progress bar, signals, and numbers as text."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from typing import Optional

from ..errors import Cancelled
from ..progress import Progress

#: Seconds without a report of progress after which work counts as not reporting.
REPORTS_WITHIN = 2.0

#: Signals that stop the work: Ctrl-C, a system that shuts down, a terminal that is closed, Ctrl-\\.
_STOPPING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name))

_BAR = "{desc} {percentage:3.0f} % |{bar}| {elapsed} < {remaining}"


def percent(share: Optional[float]) -> str:
    """A share as per cent, 7 characters wide."""
    return f"{'–':>7}" if share is None else f"{100 * share:>5.1f} %"


def hectares(square_metres: Optional[float]) -> str:
    """An area in hectares, 17 characters wide."""
    return f"{'–':>17}" if square_metres is None else f"{square_metres / 10_000:>14,.2f} ha"


def open_streams() -> None:
    """Open the standard streams that this process was started without, so that no other file takes their place."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # gets the lowest number that is free
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
    with suppress(AttributeError):  # a stream that a test or another program has put there
        sys.stdout.reconfigure(errors="backslashreplace")  # file names and signs that its encoding lacks


def settle_streams() -> None:
    """Write out the standard streams; what cannot be written any more is dropped, so that Python's end is silent."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)


def say(text: str) -> None:
    """Print a line on standard error, if anybody can still read it."""
    with suppress(OSError, ValueError):
        print(text, file=sys.stderr, flush=True)


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
    """Progress that draws a bar on a terminal, and that a signal stops, unless the process was told to ignore it.

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

    heeded = [number for number in _STOPPING if signal.getsignal(number) != signal.SIG_IGN]  # nohup, background jobs
    before = {number: signal.signal(number, stop) for number in heeded}
    try:
        with tqdm(total=100, bar_format=_BAR, leave=False, disable=None) as bar:
            yield progress
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
