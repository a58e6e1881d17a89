"""Work done ahead in a thread of its own, bounded and stopped with whoever waits for it."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager


@contextmanager
def one_thread(name: str) -> Iterator[ThreadPoolExecutor]:
    """A thread whose waiting work is dropped, not finished, when the context is left."""
    pool = ThreadPoolExecutor(1, thread_name_prefix=name)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def ahead(pool: ThreadPoolExecutor, work: Callable, items: Iterable, depth: int) -> Iterator:
    """``work`` of each item in order, done in ``pool`` up to ``depth`` items before they are asked for."""
    running = deque()
    for item in items:
        running.append(pool.submit(work, item))
        if len(running) > depth:
            yield running.popleft().result()
    while running:
        yield running.popleft().result()
