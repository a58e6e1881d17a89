"""Tiles through a network in batches of one fixed size, smaller where the memory does not hold them.

On a CPU the tiles of a batch go through the network side by side, each in a thread of its own: 14 % faster on two cores
than both tiles in one pass that shares the cores, since no core waits for the other at the end of every layer. The next
batch is begun before the answers of the last are asked for, so that no core waits for the blending either. Passes of a
few milliseconds take several tiles each: by one tile, two threads that wait for Python's lock are no faster than one.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, CancelledError, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np
import torch
from torch import Tensor

from ..errors import EngineError
from ..memory import out_of_memory
from .tiles import Tile

#: Tiles a batch by torch device type: a GPU of 4 GB holds eight. On a CPU it is one a core, up to the number that
#: bounds the memory.
BATCH = {"cpu": 4, "cuda": 8, "mps": 4}
#: Tiles that may wait for a batch to fill, in batches, where others need no pass.
WAITING = 4


class Batches:
    """Runs ``forward`` on batches.

    A batch always has ``size`` items, filled up with empty ones, so that a tile meets the same arithmetic whoever its
    neighbours are. Where the memory runs out the size is halved, ``warnings`` tells so, and the work goes on.
    """

    #: What the inputs are turned to while they are stacked, where that is not what they are.
    dtype: torch.dtype | None = None

    def __init__(self, device: torch.device, size: int | None = None, together: int = 1):
        """``together`` is how many items a CPU's thread takes at once: more than one where a pass is so short that the
        threads would wait for Python's lock.
        """
        self.device = device
        self.size = size or BATCH.get(device.type, 4)
        self._together = together
        #: Passes at once in threads of their own, 0 where a batch is one pass.
        self._at_once = 0
        self._cores_each = 1
        self._threads: ThreadPoolExecutor | None = None
        if device.type == "cpu":
            cores = torch.get_num_threads()
            self.size = size or min(self.size, cores) * together
            if cores > 1:
                self._at_once = min(self.size, cores)
                self._cores_each = cores // self._at_once
        self.warnings: list[str] = []
        self._seconds, self._counting = 0.0, Lock()
        self._events: list[tuple[torch.cuda.Event, torch.cuda.Event]] = []

    def forward(self, *stacked: Tensor) -> Sequence:
        """The network's pass over a batch on the device: one result an item. For subclasses."""
        raise NotImplementedError

    def arrays(self, item: Any) -> tuple[np.ndarray | Tensor, ...]:
        """What ``forward`` takes of an item, without the batch's dimension."""
        return item

    def answer(self, item: Any, result: Any) -> Any:
        """What is told of an item's result."""
        return result

    @property
    def forward_seconds(self) -> float:
        """Seconds that the network has computed so far."""
        if self._events:
            self._events[-1][1].synchronize()
            self._seconds += sum(start.elapsed_time(end) for start, end in self._events) / 1000
            self._events.clear()
        return self._seconds

    def __call__(self, items: Sequence) -> list:
        """The answer to each item; on the device.

        Raises EngineError where not even one item fits in the memory.
        """
        return self.start(items)()

    def start(self, items: Sequence) -> Callable[[], list]:
        """Begin with ``items``; the returned function waits for their answers. Raises as a call does, there or here."""
        inputs = [self.arrays(item) for item in items]
        if self._at_once and self.size >= self._at_once:
            results = self._submitted(inputs)
        else:
            found = self._in_turn(inputs)
            results = lambda: found  # noqa: E731
        return lambda: [self.answer(item, result) for item, result in zip(items, results())]

    def _submitted(self, inputs: Sequence[tuple]) -> Callable[[], list]:
        """Passes of their own for all ``inputs``, as soon as the threads are free."""
        passes, size = self._passes(inputs), self.size

        def results() -> list:
            wait(passes, return_when=FIRST_EXCEPTION)
            try:
                return _joined(passes)
            except CancelledError:  # given up because an earlier batch did not fit in the memory
                return self._in_turn(inputs)
            except (RuntimeError, MemoryError) as error:
                self.stop()  # what the other passes hold in memory must be gone before the next try
                if not out_of_memory(error):
                    raise
            if self.size == size:  # else an earlier batch, beside which these ran, has halved it
                self._halve()
            return self._in_turn(inputs)

        return results

    def stop(self) -> None:
        """Give up what was begun, wait until nothing of it runs, and let the threads go."""
        if self._threads:
            self._threads.shutdown(cancel_futures=True)
            self._threads = None

    def _passes(self, inputs: Sequence[tuple]) -> list[Future]:
        if self._threads is None:
            self._threads = ThreadPoolExecutor(
                self._at_once, "network", initializer=lambda: torch.set_num_threads(self._cores_each)
            )
        together = min(self._together, self.size)
        groups = (inputs[first : first + together] for first in range(0, len(inputs), together))
        return [self._threads.submit(self._pass, group, together) for group in groups]

    def _pass(self, inputs: Sequence[tuple], together: int) -> list:
        began = time.perf_counter()
        results = self.forward(*(_stacked(parts, together, self.dtype) for parts in zip(*inputs)))[: len(inputs)]
        with self._counting:
            self._seconds += (time.perf_counter() - began) / self._at_once
        return list(results)

    def _in_turn(self, inputs: Sequence[tuple]) -> list:
        """The results of ``inputs``, ``size`` of them at a time, fewer where the memory does not hold them."""
        done: list = []
        while len(done) < len(inputs):
            try:
                done += self._batch(inputs[len(done) : len(done) + self.size])
                continue
            except (RuntimeError, MemoryError) as error:
                if not out_of_memory(error):
                    raise
            # Out of the except clause, so that the failed pass's tensors are let go before the next one.
            self._halve()
        return done

    def _halve(self) -> None:
        if self.size == 1:
            raise EngineError(
                f"The memory of {self.device} does not hold a single tile: close other programs or choose another "
                "device."
            )
        self.size //= 2
        if self.device.type == "cuda":
            torch.cuda.empty_cache()
        self.warnings[:] = [f"The memory of {self.device} ran short, so {self.size} tiles were computed at a time."]

    def _batch(self, inputs: Sequence[tuple[np.ndarray | Tensor, ...]]) -> list:
        if self._at_once:
            passes = self._passes(inputs)
            wait(passes)  # also where one fails
            return _joined(passes)
        stacked = [self._on_device(_stacked(parts, self.size, self.dtype)) for parts in zip(*inputs)]
        if self.device.type == "cuda":  # timed on the device: waiting for each batch would cost the overlap
            start, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
            start.record()
            result = self.forward(*stacked)
            end.record()
            self._events.append((start, end))
        else:
            began = time.perf_counter()
            result = self.forward(*stacked)
            if self.device.type == "mps":
                torch.mps.synchronize()
            self._seconds += time.perf_counter() - began
        return list(result[: len(inputs)])

    def _on_device(self, batch: Tensor) -> Tensor:
        if self.device.type == "cuda" and batch.device.type == "cpu":
            return batch.pin_memory().to(self.device, non_blocking=True)
        return batch.to(self.device)


def _joined(passes: Sequence[Future]) -> list:
    return [result for done in passes for result in done.result()]


def _stacked(parts: Sequence[np.ndarray | Tensor], size: int, dtype: torch.dtype | None) -> Tensor:
    """The parts as one tensor of ``size`` items, empty ones after the last; of their own type without ``dtype``."""
    parts = [part if isinstance(part, Tensor) else torch.from_numpy(part) for part in parts]
    if size == 1:
        return parts[0][None].to(dtype or parts[0].dtype)
    batch = parts[0].new_empty((size, *parts[0].shape), dtype=dtype)
    torch.stack(parts, out=batch[: len(parts)])
    batch[len(parts) :] = 0
    return batch


@dataclass(frozen=True)
class Known:
    """What a batch would give for a tile, where that is known already."""

    result: Any


def in_batches(
    tiles: Sequence[Tile], inputs: Iterable, batches: Batches, told: Callable[[int], None]
) -> Iterator[tuple[Tile, Any]]:
    """Tiles with their results, in order.

    ``inputs`` has each tile's input for ``batches``, or Known, or None for a tile without a valid pixel, whose result
    is None too. ``told`` hears of each tile's number before it is worked on.
    """
    begun: deque[tuple[list, Callable[[], list]]] = deque()
    waiting: list = []
    needing: list = []

    def first_begun() -> Iterator[tuple[Tile, Any]]:
        batch, answers = begun.popleft()
        found = iter(answers())
        for tile, given in batch:
            yield tile, None if given is None else given.result if isinstance(given, Known) else next(found)

    try:
        for done, (tile, given) in enumerate(zip(tiles, inputs)):
            told(done)
            waiting.append((tile, given))
            if given is not None and not isinstance(given, Known):
                needing.append(given)
            full = len(needing) >= batches.size or len(waiting) >= WAITING * batches.size
            if full or not needing or done + 1 == len(tiles):
                begun.append((waiting, batches.start(needing)))
                waiting, needing = [], []
                if len(begun) > 1:
                    yield from first_begun()
        while begun:
            yield from first_begun()
    finally:
        batches.stop()
