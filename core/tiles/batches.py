"""Tiles through a network in batches of one fixed size, smaller ones if memory runs short.

On a CPU the tiles of a batch go through the network side by side, each in a thread of its own: 14 % faster on two cores
than both tiles in one pass that shares the cores, because no core waits for the other at the end of every layer. The
next batch begins before the results of the last one are needed, so that no core waits for the blending either. Passes
of a few milliseconds take several tiles each: with one tile each, two threads that wait for Python's lock are no faster
than one.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from ..arrays import Host, host_cores
from ..memory import DeviceMemory
from .tiles import Tile

if TYPE_CHECKING:
    import torch
    from torch import Tensor

#: Tiles to a batch by torch device type: a GPU of 4 GB holds eight. On a CPU it is one a core, up to the number that
#: bounds the memory.
BATCH = {"cpu": 4, "cuda": 8, "mps": 4}
#: Tiles that may wait for a batch to fill, in batches, if other tiles need no pass.
WAITING = 4


class Batches:
    """Runs ``forward`` on batches.

    A batch always has ``size`` items, filled up with empty ones, so that a tile meets the same arithmetic whatever its
    neighbours are. If memory runs out, the size is halved and the work goes on.

    Args:
        device: The network's device. On HOST, the inputs and the results of ``forward`` are NumPy's arrays.
        size: Items to a batch; None for the device's default.
        together: Items that a thread of a CPU computes in one pass; more than one if a pass is so short that the
            threads would wait for Python's lock.
        memory: The device's memory, if other networks of the run share it.
    """

    #: Type that the inputs get while they are stacked; None for their own.
    dtype: "torch.dtype | None" = None

    def __init__(
        self,
        device: "torch.device | Host",
        size: int | None = None,
        together: int = 1,
        memory: DeviceMemory | None = None,
    ):
        self.device = device
        self._full = size or BATCH.get(device.type, 4)
        self._together = 0  # 0: a batch is one pass
        self._at_once = 1  # passes side by side
        self._cores_each = 1
        self._threads: ThreadPoolExecutor | None = None
        if device.type == "cpu":
            cores = _cores(device)
            self._full = size or min(self._full, cores) * together
            if cores > 1:
                self._together = together
                self._at_once = min(self._full, cores)
                self._cores_each = cores // self._at_once
        self.memory = memory or DeviceMemory(device)
        self.memory.expect(self._full)
        self._seconds, self._counting = 0.0, Lock()
        self._events: list[tuple[torch.cuda.Event, torch.cuda.Event]] = []

    def forward(self, *stacked: "Tensor | np.ndarray") -> Sequence:
        """The network's pass over a batch on the device: one result for each item. For subclasses."""
        raise NotImplementedError

    def arrays(self, item: Any) -> "tuple[np.ndarray | Tensor, ...]":
        """The inputs of ``forward`` for an item, without the batch's dimension."""
        return item

    def answer(self, item: Any, result: Any) -> Any:
        """What a call returns for an item and its result of ``forward``."""
        return result

    @property
    def size(self) -> int:
        """Items to a batch."""
        return self.memory.size(self._full)

    @property
    def warnings(self) -> list[str]:
        """Sentences for the user."""
        if self.size == self._full:
            return []
        tiles = "one tile was" if self.size == 1 else f"{self.size} tiles were"
        return [f"The memory of {self.device} ran short, so {tiles} computed at a time."]

    @property
    def forward_seconds(self) -> float:
        """Seconds that the network has computed so far."""
        if self._events:
            self._events[-1][1].synchronize()
            self._seconds += sum(start.elapsed_time(end) for start, end in self._events) / 1000
            self._events.clear()
        return self._seconds

    def __call__(self, items: Sequence) -> list:
        """The answer to each item, on the device.

        Raises:
            EngineError: The memory does not hold a single item.
        """
        return self.start(items)()

    def start(self, items: Sequence) -> Callable[[], list]:
        """Begin with ``items``; the returned function waits for their answers. Either may raise as a call does."""
        inputs = [self.arrays(item) for item in items]
        if self._together:
            passes = self._submit(inputs)
            results = lambda: [result for done in passes for result in done.result()]  # noqa: E731
        else:
            finished = self._compute(inputs)
            results = lambda: finished  # noqa: E731
        return lambda: [self.answer(item, result) for item, result in zip(items, results())]

    def stop(self) -> None:
        """Drop the passes that have not begun, wait until none is running, and end the threads."""
        if self._threads:
            self._threads.shutdown(cancel_futures=True)
            self._threads = None

    def _submit(self, inputs: Sequence[tuple]) -> list[Future]:
        """Compute ``inputs`` in passes of their own, as soon as the threads are free."""
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self._at_once, "network", self._begin_thread)
        step = self._items
        groups = (inputs[first : first + step] for first in range(0, len(inputs), step))
        return [self._threads.submit(self._compute, group) for group in groups]

    def _begin_thread(self) -> None:
        if not isinstance(self.device, Host):
            import torch

            torch.set_num_threads(self._cores_each)

    @property
    def _items(self) -> int:
        """Items to a pass."""
        return min(self._together, self.size) if self._together else self.size

    def _compute(self, inputs: Sequence[tuple]) -> list:
        """The results of ``inputs``, in passes that the memory holds."""
        done: list = []
        while len(done) < len(inputs):
            done += self.memory.run(partial(self._pass, inputs[len(done) :]), self._items)
        return done

    def _pass(self, inputs: Sequence[tuple]) -> list:
        """The results of the first of ``inputs``, as many as a pass takes."""
        items = self._items
        inputs = inputs[:items]
        stacked = [self._stacked(parts, items) for parts in zip(*inputs)]
        if self.device.type == "cuda":  # timed on the device: waiting for each batch would cost the overlap
            import torch

            start, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
            start.record()
            result = self.forward(*stacked)
            end.record()
            self._events.append((start, end))
        else:
            began = time.perf_counter()
            result = self.forward(*stacked)
            if self.device.type == "mps":
                import torch

                torch.mps.synchronize()
            with self._counting:
                self._seconds += (time.perf_counter() - began) / self._at_once
        return list(result[: len(inputs)])

    def _stacked(self, parts: Sequence, items: int) -> "Tensor | np.ndarray":
        """Parts as one array of ``items`` items on the device, with empty ones after the last."""
        if isinstance(self.device, Host):
            if items == 1:
                return parts[0][None]
            empty = [np.zeros_like(parts[0])] * (items - len(parts))
            return np.stack([*parts, *empty])
        batch = _tensor(parts, items, self.dtype)
        if self.device.type == "cuda" and batch.device.type == "cpu":
            return batch.pin_memory().to(self.device, non_blocking=True)
        return batch.to(self.device)


def _cores(device: "torch.device | Host") -> int:
    if isinstance(device, Host):
        return host_cores()
    import torch

    return torch.get_num_threads()


def _tensor(parts: Sequence, size: int, dtype: "torch.dtype | None") -> "Tensor":
    """The parts as one tensor of ``size`` items, with empty ones after the last. Without ``dtype`` they keep theirs."""
    import torch

    parts = [part if isinstance(part, torch.Tensor) else torch.from_numpy(part) for part in parts]
    parts = [part.to(parts[0].device) for part in parts]  # kept ones come from the disk, others from the network
    if size == 1:
        return parts[0][None].to(dtype or parts[0].dtype)
    batch = parts[0].new_empty((size, *parts[0].shape), dtype=dtype)
    torch.stack(parts, out=batch[: len(parts)])
    batch[len(parts) :] = 0
    return batch


@dataclass(frozen=True)
class Known:
    """The result of a tile that needs no pass.

    Attributes:
        result: The result.
    """

    result: Any


def known_first(batches, inputs: Iterable) -> Iterator:
    """Yield ``inputs``, as Known those that ``batches.known`` has an answer for."""
    for item in inputs:
        answer = None if item is None else batches.known(item)
        yield item if answer is None else Known(answer)


def in_batches(
    tiles: Sequence[Tile], inputs: Iterable, batches: Batches, on_tile: Callable[[int], None]
) -> Iterator[tuple[Tile, Any]]:
    """Tiles with their results, in order.

    Args:
        tiles: The tiles.
        inputs: For each tile an input of ``batches``, or Known, or None for a tile without a valid pixel, whose result
            is None too.
        batches: Computes the results.
        on_tile: ``on_tile(i)`` is called before tile i is processed.
    """
    begun: deque[tuple[list, Callable[[], list]]] = deque()
    waiting: list = []
    items: list = []

    def first_begun() -> Iterator[tuple[Tile, Any]]:
        batch, answers = begun.popleft()
        computed = iter(answers())
        for tile, given in batch:
            yield tile, None if given is None else given.result if isinstance(given, Known) else next(computed)

    try:
        for index, (tile, given) in enumerate(zip(tiles, inputs)):
            on_tile(index)
            waiting.append((tile, given))
            if given is not None and not isinstance(given, Known):
                items.append(given)
            full = len(items) >= batches.size or len(waiting) >= WAITING * batches.size
            if full or not items or index + 1 == len(tiles):
                begun.append((waiting, batches.start(items)))
                waiting, items = [], []
                if len(begun) > 1:
                    yield from first_begun()
        while begun:
            yield from first_begun()
    finally:
        batches.stop()
