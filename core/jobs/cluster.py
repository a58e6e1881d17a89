"""Engine: the workers of a Dask cluster do the tasks. One future is one task; no pixel travels."""

import logging
import queue
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import islice

from ..errors import EngineError, InputError
from ..memory import few_arenas
from ..progress import Progress
from .pool import cores_each
from .task import FAILED, Outcome, Task, Work, attempt, leave_note

#: Tasks that the scheduler knows at once: so many for each thread of the workers, and at least so many.
FOR_EACH_THREAD, AT_LEAST = 4, 400
#: Times that a task may be on a worker that dies, before it is given up.
DEATHS = 3
#: Seconds between two looks at whether the user has cancelled, and those that a scheduler gets to answer.
LOOK_EVERY, ANSWER_WITHIN = 0.5, 30
#: Seconds after which a worker of ours ends that finds no scheduler; when this process is gone, it ends at once.
DEATH_TIMEOUT = 60
#: Seconds between two looks at which workers there are, and those in which answers are collected.
ASK_EVERY, GATHER_WITHIN = 5.0, 0.02
#: The name of a cluster that is made for the run, on this machine.
LOCAL = "local"
#: Dask watches itself a hundred times a second, which costs a tenth of a core; tasks here take seconds to hours. And it
#: tells its workers' C library to return freed memory at once, which a map then asks for again with every tile.
QUIET = {
    "distributed.nanny.pre-spawn-environ": {},
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "500ms",
    "distributed.admin.tick.cycle": "5s",
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.scheduler.work-stealing-interval": "5s",
}
GONE = "The Dask scheduler is gone: start it again and run the same command, which does what is missing."

_one_at_a_time = threading.Lock()


def do_on_cluster(
    work: Work,
    tasks: Iterable[Task],
    progress: Progress,
    address: str | None = None,
    file: str | None = None,
    workers: int | None = None,
    gpus: Sequence[str] = (),
) -> Iterator[tuple[Task, Outcome]]:
    """Do the tasks on the workers of a Dask scheduler.

    Workers may come and go. They see the rasters and the folder of the results under the same paths as this process.

    Args:
        work: What they are.
        tasks: The tasks.
        progress: Called several times a second; stops the work by raising Cancelled.
        address: The scheduler's address, or "local" for a cluster of this machine that ends with the run.
        file: The scheduler's file, in place of its address.
        workers: Processes of a local cluster; None for one for each GPU, or one for each two cores.
        gpus: GPUs of a local cluster, one process for each.

    Raises:
        InputError: Dask is not installed, or nothing answers at the address.
        EngineError: The scheduler is gone.
    """
    with ExitStack() as stack:
        client = stack.enter_context(_client(address, file, workers, gpus))
        yield from _drain(client, work, iter(tasks), progress)


def _drain(client, work: Work, tasks: Iterator[Task], progress: Progress) -> Iterator[tuple[Task, Outcome]]:
    finished: queue.SimpleQueue = queue.SimpleQueue()
    under_way: dict[str, tuple] = {}
    room = _Room(client)
    try:
        while True:
            more = list(islice(tasks, room.left(len(under_way))))
            if more:
                keys = [f"{task.name}-{task.digest[:8]}" for task in more]
                # Not pure: the same task of an earlier run of this client would count as done.
                futures = client.map(
                    attempt_alone, [work] * len(more), more, key=keys, pure=False, batch_size=len(more)
                )
                for future, task in zip(futures, more):
                    under_way[future.key] = future, task
                    future.add_done_callback(finished.put)
            if not under_way:
                return
            ended = [under_way.pop(future.key) for future in _ended(finished)]
            yield from _outcomes(client, ended)
            progress(0.0, "")
            if client.status != "running":
                raise EngineError(GONE)
    finally:
        with suppress(Exception):  # a scheduler that is gone
            client.cancel([future for future, _ in under_way.values()])


class _Room:
    """How many tasks the scheduler may know at once. Workers come and go, so that is asked again and again."""

    def __init__(self, client):
        self._client = client
        self._size, self._next = 0, 0.0

    def left(self, under_way: int) -> int:
        """How many more it may know; none while more than half of them wait, so that they are sent many at a time."""
        if time.monotonic() >= self._next:
            workers = self._client.scheduler_info(n_workers=-1)["workers"].values()
            self._size = max(AT_LEAST, FOR_EACH_THREAD * sum(worker["nthreads"] for worker in workers))
            self._next = time.monotonic() + ASK_EVERY
        return self._size - under_way if under_way <= self._size / 2 else 0


def _ended(finished: queue.SimpleQueue) -> list:
    """The futures that have ended; none after LOOK_EVERY seconds."""
    futures = []
    with suppress(queue.Empty):
        futures.append(finished.get(timeout=LOOK_EVERY))
        time.sleep(GATHER_WITHIN)  # answers are fetched many at a time
        while True:
            futures.append(finished.get_nowait())
    return futures


def _outcomes(client, ended: list) -> Iterator[tuple[Task, Outcome]]:
    good = [future for future, _ in ended if future.status == "finished"]
    answers = dict(zip((future.key for future in good), client.gather(good, errors="skip"))) if good else {}
    if len(answers) < len(good):  # a worker is gone, and its answers with it: one by one
        answers = {}
    for future, task in ended:
        yield task, answers[future.key] if future.key in answers else _outcome(future, task)


def _outcome(future, task: Task) -> Outcome:
    from distributed import KilledWorker

    try:
        return future.result(timeout=ANSWER_WITHIN)
    except KilledWorker:
        sentence = (
            f"The workers died {DEATHS} times while they worked on this: see that they have enough memory, or give "
            "smaller blocks."
        )
    except Exception as error:  # of the worker's Python, or of the way to it
        if future.status in ("cancelled", "lost"):
            raise EngineError(GONE) from None
        text = " ".join(str(error).split())[:200]
        sentence = f"A worker could not do it ({type(error).__name__}: {text}): install this Landscribe on all workers."
    return leave_note(task, FAILED, sentence)


def attempt_alone(work: Work, task: Task) -> Outcome:
    """Do a task on a worker, one at a time, whatever number of threads the worker has: the network uses them all."""
    with _one_at_a_time:
        few_arenas()  # as in the other engines
        return attempt(work, task)


@contextmanager
def _client(address: str | None, file: str | None, workers: int | None, gpus: Sequence[str]) -> Iterator:
    try:
        import dask
        from distributed import Client
    except ImportError:
        raise InputError(
            "Dask is not installed: install resources/requirements/cluster.txt into the engine's environment, or use "
            "--workers or --shard."
        ) from None
    rules = {"distributed.scheduler.allowed-failures": DEATHS - 1, "distributed.comm.timeouts.connect": ANSWER_WITHIN}
    if address == LOCAL:
        rules |= QUIET
    logging.getLogger("distributed").setLevel(logging.ERROR)  # what happens to tasks is told in our own words
    with ExitStack() as stack:
        stack.enter_context(dask.config.set(rules))
        if address == LOCAL:
            where = stack.enter_context(_local_cluster(workers, gpus))
        else:
            where = address
        try:
            if where is None:
                client = Client(scheduler_file=file, timeout=ANSWER_WITHIN, set_as_default=False)
            else:
                client = Client(where, timeout=ANSWER_WITHIN, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            text = " ".join(str(error).split())[:200]
            raise InputError(f"No Dask scheduler answers at {address or file} ({text}): check the address.") from None
        yield stack.enter_context(client)


@contextmanager
def _local_cluster(workers: int | None, gpus: Sequence[str]) -> Iterator:
    """A cluster of this machine, with one process for each GPU if there are any."""
    from distributed import Nanny, Scheduler, SpecCluster

    count = workers or len(gpus) or max(1, cores_each(2))
    threads = str(cores_each(count))
    specs = {}
    for index in range(count):
        environment = {"OMP_NUM_THREADS": threads}
        if gpus:
            environment["CUDA_VISIBLE_DEVICES"] = gpus[index % len(gpus)]
        options = {
            "nthreads": 1,
            "memory_limit": 0,
            "env": environment,
            "death_timeout": DEATH_TIMEOUT,
            "dashboard": False,
            "silence_logs": logging.ERROR,
        }
        specs[index] = {"cls": Nanny, "options": {**options, "host": "127.0.0.1"}}
    scheduler = {"cls": Scheduler, "options": {"host": "127.0.0.1", "port": 0, "dashboard": False}}
    with SpecCluster(workers=specs, scheduler=scheduler, silence_logs=logging.ERROR) as cluster:
        yield cluster
