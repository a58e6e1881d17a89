"""The memory of this process and of its device: taking it from the system, and going on when it runs short."""

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Condition
from typing import TypeVar

from .errors import EngineError

_ARENA_MAX = -8  # M_ARENA_MAX of glibc's mallopt
#: With four, threads rarely wait for each other. Mapping 6,000² px held 1.06 GB with two and 1.13 GB with four.
ARENAS = 4

_MEMORY_PHRASES = (
    *("out of memory", "can't allocate memory", "cannot allocate memory", "not enough memory"),  # torch
    *(
        "bad_alloc",
        "bad allocation",
        "allocation_failure",
        "out_of_host_memory",
        "exceeded max size of memory",
    ),  # OpenVINO
)
_Result = TypeVar("_Result")


def few_arenas() -> None:
    """Let threads share glibc's memory arenas.

    Otherwise each thread has its own, which keeps all memory that a tile once needed: a mapping run of 6,000² px on two
    cores then holds 1.35 GB at its peak instead of 1.13 GB. Call this before threads start. With another C library it
    does nothing.
    """
    if sys.platform != "linux":
        return
    with suppress(OSError, AttributeError):  # musl, for one, has no mallopt
        ctypes.CDLL(None).mallopt(_ARENA_MAX, ARENAS)


def out_of_memory(error: BaseException) -> bool:
    """Whether ``error`` or its cause says that main or device memory ran out, in torch's and OpenVINO's words too."""
    if isinstance(error, EngineError):
        cause = error.__cause__ or error.__context__
        return cause is not None and out_of_memory(cause)
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return True
    return isinstance(error, RuntimeError) and any(phrase in str(error).lower() for phrase in _MEMORY_PHRASES)


class DeviceMemory:
    """The memory of a device, as all networks of one run share it. For any thread.

    Every pass through a network goes through ``run``. Passes run side by side. If one finds too little memory, it waits
    until the others have ended and is tried again alone. From then on batches have half the size, and no more items
    are computed side by side than a batch has.

    Attributes:
        halvings: How often the size of batches was halved.
    """

    def __init__(self, device):
        self.device = device
        self.halvings = 0
        self._largest = 1  # items of a batch, before halving
        self._items = 0  # items that are being computed
        self._passes = 0
        self._alone = False  # a pass is to run alone: no other one begins
        self._changed = Condition()

    def expect(self, size: int) -> None:
        """Announce batches of ``size`` items."""
        self._largest = max(self._largest, size)

    def size(self, full: int) -> int:
        """The size of a batch, ``full`` while memory is not short."""
        return max(1, full >> self.halvings)

    def run(self, work: Callable[[], _Result], items: int = 1) -> _Result:
        """The result of ``work``, a pass through a network with ``items`` items.

        ``work`` is called again after memory ran short, and then has to ask for the new ``size``.

        Raises:
            EngineError: The memory does not hold a single item, though nothing else is computed.
        """
        halvings = self.halvings
        with self._beside_others(items), _shortage():
            return work()
        with self._by_itself():
            while True:
                if self.halvings == halvings:  # else another pass has halved the size since this one began
                    self._halve()
                halvings = self.halvings
                with _shortage() as errors:
                    return work()
                if self.size(self._largest) == 1:
                    break
        raise EngineError(
            f"The memory of {self.device} does not hold a single tile: close other programs or choose another device."
        ) from errors[0]

    def _halve(self) -> None:
        self.halvings += 1
        if getattr(self.device, "type", "") == "cuda":
            import torch

            torch.cuda.empty_cache()

    @contextmanager
    def _beside_others(self, items: int) -> Iterator[None]:
        with self._changed:
            self._changed.wait_for(lambda: not self._alone and self._fits(items))
            self._items, self._passes = self._items + items, self._passes + 1
        try:
            yield
        finally:
            with self._changed:
                self._items, self._passes = self._items - items, self._passes - 1
                self._changed.notify_all()

    def _fits(self, items: int) -> bool:
        return not (self.halvings and self._passes) or self._items + items <= self.size(self._largest)

    @contextmanager
    def _by_itself(self) -> Iterator[None]:
        with self._changed:
            self._changed.wait_for(lambda: not self._alone)
            self._alone = True
            self._changed.wait_for(lambda: not self._passes)
        try:
            yield
        finally:
            with self._changed:
                self._alone = False
                self._changed.notify_all()


@contextmanager
def _shortage() -> Iterator[list[BaseException]]:
    """Catch an error that says that memory ran out, and return it in a list."""
    caught: list[BaseException] = []
    try:
        yield caught
    except (RuntimeError, MemoryError) as error:
        if not out_of_memory(error):
            raise
        # Without its traceback, which would keep the tensors of the failed pass in memory.
        caught.append(error.with_traceback(None))
