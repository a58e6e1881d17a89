"""Work done ahead in another thread. It is bounded, and it stops when its consumer stops."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager


@contextmanager
def one_thread(name: str) -> Iterator[ThreadPoolExecutor]:
    """A thread that drops the work still waiting when the context is left."""
    pool = ThreadPoolExecutor(1, thread_name_prefix=name)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def ahead(pool: ThreadPoolExecutor, work: Callable, items: Iterable, depth: int) -> Iterator:
    """Yield ``work(item)`` for each item in order, computed in ``pool`` up to ``depth`` items ahead."""
    running = deque()
    for item in items:
        running.append(pool.submit(work, item))
        if len(running) > depth:
            yield running.popleft().result()
    while running:
        yield running.popleft().result()
