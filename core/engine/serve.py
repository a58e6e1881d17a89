"""The loop that serves requests: one thread works and another listens, so that work can be cancelled.

The main thread runs the requests one after the other. Each request of a method marked ``quick`` (describe a raster,
list the models) gets its own thread and a deadline, so that neither a long run nor a file that blocks keeps the dock
waiting. The listening thread handles messages that need no work: cancels, shutdowns and lines that are no messages.
"""

import os
import queue
import sys
import threading
import time
import traceback
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Callable, Optional

from ..errors import Cancelled
from ..files.outputs import Kind
from ..network import check_local
from ..progress import Progress
from . import messages
from .failures import explain
from .messages import ProtocolError, Request
from .pace import Pace
from .writer import LineWriter

#: Seconds that running work gets to stop and clean up when the engine has to end.
GRACE = 5.0

#: Seconds after which a quick request fails, whatever blocks it.
QUICK_WITHIN = 30.0

#: Seconds that the last answers get to reach the reader.
LAST_WORDS = 2.0

#: Seconds between two progress messages of one request.
PROGRESS_EVERY = 0.1


@dataclass(frozen=True)
class Method:
    """Something the engine can do.

    Attributes:
        work: Makes the result, a dict that JSON can hold, from params and a progress.
        quick: Whether it has its own thread, since it takes no time.
        reads: The params that name files which the work reads.
        writes: The params that name files which the work writes, each with the kinds of file that it can be.
    """

    work: Callable[[dict, Progress], dict]
    quick: bool = False
    reads: tuple[str, ...] = ()
    writes: Mapping[str, tuple[Kind, ...]] = field(default_factory=dict)

    def run(self, params: dict, progress: Progress) -> dict:
        """Check the files that the params name, then do the work.

        Raises:
            InputError: An output would replace a file that the work reads, or has a wrong name, or a file that the work
                reads names a server.
        """
        if self.reads or self.writes:
            from ..files.guard import check_files

            entries = [entry for value in params.values() if isinstance(value, list) for entry in value]
            groups = [params, *(entry for entry in entries if isinstance(entry, dict))]  # such as further scenes
            reads = [group[name] for group in groups for name in self.reads if _is_text(group.get(name))]
            writes = [(params[name], kinds) for name, kinds in self.writes.items() if _is_text(params.get(name))]
            check_local(reads)
            check_files(reads, writes)
        return self.work(params, progress)


def _is_text(value) -> bool:
    """Whether a param names something; one of another type is refused by the method itself."""
    return isinstance(value, str) and bool(value.strip())


@dataclass
class _Job:
    request: Request
    started: bool = False
    cancelled: threading.Event = field(default_factory=threading.Event)
    deadline: Optional[threading.Timer] = None


class Server:
    """Serves ``methods`` to the process that writes requests to ``input_fd`` and reads answers from ``output_fd``."""

    def __init__(self, methods: Mapping[str, Method], input_fd: int, output_fd: int):
        self._methods = methods
        self._input = input_fd
        self._writer = LineWriter(output_fd, self.stop)
        self._jobs: dict[int, _Job] = {}  # queued and running, by request id
        self._jobs_lock = threading.Lock()
        self._long: queue.SimpleQueue[Optional[_Job]] = queue.SimpleQueue()

        self._stopping = threading.Event()

    def serve(self, hello: dict) -> None:
        """Say ``hello`` and serve until shutdown, the end of the input or ``stop``. Call it in the main thread."""
        self._writer.start()
        self._send(hello)
        threading.Thread(target=self._listen, name="listen", daemon=True).start()
        while (job := self._long.get()) is not None:
            self._work(job)
        self._writer.close(LAST_WORDS)

    def stop(self) -> None:
        """Cancel everything and end ``serve``; the process ends after GRACE even if the work does not stop."""
        if self._stopping.is_set():
            return
        self._stopping.set()
        threading.Thread(target=_exit_after, args=(GRACE,), name="deadline", daemon=True).start()
        with self._jobs_lock:
            jobs = list(self._jobs.values())
        for job in jobs:
            job.cancelled.set()
        self._long.put(None)

    # Listening

    def _listen(self) -> None:
        splitter = messages.LineSplitter()
        while not self._stopping.is_set():
            try:
                chunk = os.read(self._input, 65536)
            except OSError:
                chunk = b""
            if not chunk:  # QGIS closed the pipe, or is gone
                break
            for line in splitter.feed(chunk):
                self._receive(line)
        self.stop()

    def _receive(self, line: Optional[bytes]) -> None:
        try:
            if line is None:
                raise ProtocolError(f"A message is at most {messages.LONGEST_LINE} bytes long.")
            request = messages.parse_request(line)
            if request.method == "shutdown":
                self.stop()
            elif request.method == "cancel":
                self._cancel(request)
            else:
                self._enqueue(request)
        except ProtocolError as error:
            self._send(messages.error(error.id, *explain(error)))

    def _enqueue(self, request: Request) -> None:
        method = self._methods.get(request.method)
        if method is None:
            raise ProtocolError(f"The engine has no method {request.method[:60]!r}.", request.id)
        job = _Job(request)
        with self._jobs_lock:
            if request.id in self._jobs:
                # Answered without the id, since an answer with it would end the earlier request.
                raise ProtocolError(f"The request id {request.id} is in use.")
            self._jobs[request.id] = job
        if method.quick:
            self._work_aside(job)
        else:
            self._long.put(job)

    def _cancel(self, request: Request) -> None:
        id = request.params.get("id")
        if not isinstance(id, int) or isinstance(id, bool):
            raise ProtocolError("A cancel names the id of a request.", request.id)
        with self._jobs_lock:
            job = self._jobs.get(id)
            if job is None:  # it has just finished, and has its answer
                return
            job.cancelled.set()
            if job.started and job.deadline is None:  # its next progress stops it
                return
        self._answer(job, messages.encode(messages.error(id, *explain(Cancelled()))))

    # Working

    def _work(self, job: _Job) -> None:
        with self._jobs_lock:
            if self._jobs.get(job.request.id) is not job:  # cancelled and answered while it waited
                return
            job.started = True
        self._answer(job, self._run(job))

    def _work_aside(self, job: _Job) -> None:
        """Run a quick job in its own thread; at the deadline, or at a cancel, it is answered without that thread."""
        job.deadline = threading.Timer(QUICK_WITHIN, self._give_up, (job,))
        for thread in (job.deadline, threading.Thread(target=self._work, args=(job,), name="quick")):
            thread.daemon = True
            thread.start()

    def _give_up(self, job: _Job) -> None:
        job.cancelled.set()
        sentence = (
            f"The engine did not finish “{job.request.method}” within {QUICK_WITHIN:g} seconds: check that the file "
            "is on a drive that answers."
        )
        self._answer(job, messages.encode(messages.error(job.request.id, "timeout", sentence)))

    def _answer(self, job: _Job, line: bytes) -> None:
        """Send the answer to ``job``, unless it has one already."""
        with self._jobs_lock:
            if self._jobs.get(job.request.id) is not job:
                return
            del self._jobs[job.request.id]
        if job.deadline is not None:
            job.deadline.cancel()
        self._writer.put(line)

    def _run(self, job: _Job) -> bytes:
        """Run ``job``; returns the line that answers it, also after a failure."""
        id = job.request.id
        try:
            if job.cancelled.is_set():
                raise Cancelled
            result = self._methods[job.request.method].run(job.request.params, self._progress(job))
            return messages.encode(messages.result(id, result))
        except BaseException as error:  # SystemExit from a library must not end the engine either
            code, sentence = explain(error)
            if code in ("crash", "memory"):
                with suppress(OSError, ValueError):  # nobody reads the log
                    traceback.print_exc()
                    sys.stderr.flush()
            return messages.encode(messages.error(id, code, sentence))

    def _progress(self, job: _Job) -> Progress:
        pace = Pace()
        furthest, last_stage, next_time = 0.0, None, 0.0

        def progress(fraction: float, stage: str) -> None:
            nonlocal furthest, last_stage, next_time
            if job.cancelled.is_set():
                raise Cancelled
            furthest = max(furthest, min(float(fraction), 1.0))
            eta = pace.eta(furthest)
            now = time.monotonic()
            if stage != last_stage or now >= next_time:
                last_stage, next_time = stage, now + PROGRESS_EVERY
                self._send(messages.progress(job.request.id, furthest, stage, eta), needed=False)

        return progress

    # Answering

    def _send(self, message: dict, needed: bool = True) -> None:
        self._writer.put(messages.encode(message), needed)


def _exit_after(seconds: float) -> None:
    time.sleep(seconds)
    os._exit(1)
