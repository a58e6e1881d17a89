"""One memory for all networks of a run: who waits for whom when it runs short, and what counts as short."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import torch

from core.engine.failures import explain
from core.errors import EngineError
from core.memory import DeviceMemory, out_of_memory

CPU = torch.device("cpu")


class Limited:
    """Passes of which ``most`` items fit into memory at once."""

    def __init__(self, memory, most):
        self.memory, self.most = memory, most
        self.items, self.highest, self.lock = 0, 0, threading.Lock()

    def __call__(self, items):
        with self.lock:
            self.items += items
            self.highest = max(self.highest, self.items)
            short = self.items > self.most
        try:
            time.sleep(0.002)
            if short:
                raise torch.OutOfMemoryError("out of memory")
            return items
        finally:
            with self.lock:
                self.items -= items


@pytest.mark.parametrize("most", [1, 2, 3, 7])
def test_every_pass_of_many_threads_ends_though_memory_holds_few(most):
    memory = DeviceMemory(CPU)
    memory.expect(8)
    passes = Limited(memory, most)
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: memory.run(lambda: passes(1)), range(60)))
    assert results == [1] * 60 and 1 <= memory.halvings <= 3 and memory.size(8) <= most
    passes.highest = 0
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: memory.run(lambda: passes(1)), range(30)))
    assert passes.highest <= most  # later passes keep to the smaller size


def test_a_pass_that_runs_short_waits_for_the_others_and_asks_for_the_smaller_size():
    memory = DeviceMemory(CPU)
    memory.expect(4)
    sizes = []

    def batch():
        sizes.append(memory.size(4))
        if sizes[-1] > 1:
            raise MemoryError
        return "done"

    assert memory.run(batch, 4) == "done" and sizes == [4, 2, 1]


def test_a_pass_that_never_fits_is_an_error_with_its_cause():
    memory = DeviceMemory(CPU)

    def short():
        raise RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory")

    with pytest.raises(EngineError, match="does not hold a single tile") as failure:
        memory.run(short)
    assert out_of_memory(failure.value) and explain(failure.value)[0] == "memory"
    assert memory.run(lambda: "next") == "next"


def test_another_error_passes_and_lets_the_next_pass_begin():
    memory = DeviceMemory(CPU)
    with pytest.raises(ValueError, match="other"):
        memory.run(lambda: (_ for _ in ()).throw(ValueError("other")))
    assert memory.run(lambda: 1) == 1 and memory.halvings == 0
