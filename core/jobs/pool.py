"""Engine: some processes on this machine do the tasks, each with its own model."""

import multiprocessing
import os
import signal
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import islice

from ..memory import few_arenas
from ..network import close_network
from ..progress import Progress
from .task import FAILED, Outcome, Task, Work, attempt, leave_note

#: Tasks that wait for each worker, so that it never waits for us.
WAITING = 2
#: Times that a task may be under way when workers die, before it is given up.
DEATHS = 3
#: Seconds between two looks at whether the user has cancelled.
LOOK_EVERY = 0.2


def do_in_pool(
    work: Work, tasks: Iterable[Task], progress: Progress, workers: int, gpus: Sequence[str] = ()
) -> Iterator[tuple[Task, Outcome]]:
    """Do the tasks in processes of their own.

    If a worker is killed, the others are started again, and what was under way is done again, one by one: so the task
    that kills workers is found, and takes no other one with it.

    Args:
        work: What they are.
        tasks: The tasks.
        progress: Called several times a second; stops the work by raising Cancelled.
        workers: Number of processes.
        gpus: Numbers of GPUs, one for each worker in turn; empty for the device that the work chooses.
    """
    tasks, deaths, again = iter(tasks), Counter(), []
    while True:
        under_way: dict[Future, Task] = {}
        pool = _start(workers, gpus)
        try:
            yield from _drain(pool, work, tasks, again, under_way, deaths, progress, workers)
            pool.shutdown()
            return
        except BrokenProcessPool:
            for task in under_way.values():
                deaths[task.number] += 1
                if deaths[task.number] < DEATHS:
                    again.append(task)
                else:
                    sentence = (
                        f"The worker died {DEATHS} times while it worked on this: see that there is enough memory, or "
                        "use fewer workers."
                    )
                    yield task, leave_note(task, FAILED, sentence)
        finally:
            _stop(pool)


def _drain(
    pool: ProcessPoolExecutor,
    work: Work,
    tasks: Iterator[Task],
    again: list[Task],
    under_way: dict[Future, Task],
    deaths: Counter,
    progress: Progress,
    workers: int,
) -> Iterator[tuple[Task, Outcome]]:
    """The outcomes; raises BrokenProcessPool with the tasks that it took in ``under_way``."""
    while True:
        suspects = again or any(deaths[task.number] for task in under_way.values())
        room = (1 if suspects else workers * (1 + WAITING)) - len(under_way)
        for task in islice(_chained(again, tasks), room):
            try:
                under_way[pool.submit(attempt, work, task)] = task
            except BrokenProcessPool:
                again.append(task)
                raise
        if not under_way:
            return
        finished, _ = wait(under_way, LOOK_EVERY, FIRST_COMPLETED)
        progress(0.0, "")
        for future in finished:
            outcome = future.result()
            yield under_way.pop(future), outcome


def _chained(again: list[Task], tasks: Iterator[Task]) -> Iterator[Task]:
    while again:
        yield again.pop()
    yield from tasks


def _start(workers: int, gpus: Sequence[str]) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")  # torch's threads do not survive a fork
    places = context.Queue()
    for index in range(workers):
        places.put(gpus[index % len(gpus)] if gpus else None)
    return ProcessPoolExecutor(workers, context, _prepare, (places, cores_each(workers)))


def cores_each(workers: int) -> int:
    """The cores of this machine that each of so many processes may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, cores // workers)


def _prepare(places, threads: int) -> None:
    """Make a process a worker: with its GPU, its share of the cores, and never longer than its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent heeds Ctrl-C
    threading.Thread(target=_follow_parent, name="parent", daemon=True).start()
    gpu = places.get()
    if gpu is not None:
        os.environ["CUDA_VISIBLE_DEVICES"] = gpu  # before torch is loaded
    os.environ["OMP_NUM_THREADS"] = str(threads)
    few_arenas()
    close_network()


def _follow_parent() -> None:
    multiprocessing.parent_process().join()
    os._exit(1)


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the workers at once: what they have not finished leaves nothing."""
    processes = list((pool._processes or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        with suppress(Exception):
            process.terminate()
    for process in processes:
        with suppress(Exception):
            process.join(5)
