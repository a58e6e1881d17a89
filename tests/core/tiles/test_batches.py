"""Tiles through a network: the batches' order, their passes side by side on a CPU, and memory that runs short."""

import threading
import time

import pytest
import torch

from core.errors import EngineError
from core.tiles.batches import Batches, Known, in_batches

CPU = torch.device("cpu")


@pytest.fixture(autouse=True)
def two_cores(monkeypatch):
    monkeypatch.setattr(torch, "get_num_threads", lambda: 2)


class Doubling(Batches):
    """Doubles numbers; holds ``most`` passes at once in its memory."""

    def __init__(self, size=None, most=99, seconds=0.0, together=1):
        super().__init__(CPU, size, together)
        self.most, self.seconds = most, seconds
        self.alive, self.begun, self.highest, self.sizes = 0, [], 0, []
        self.lock = threading.Lock()

    def arrays(self, item):
        return (torch.tensor([float(item)]),)

    def answer(self, item, result):
        return item, float(result)

    def forward(self, numbers):
        with self.lock:
            self.alive += 1
            self.begun.append(float(numbers[0]))
            self.sizes.append(len(numbers))
            self.highest = max(self.highest, self.alive)
            full = self.alive > self.most
        try:
            time.sleep(self.seconds)
            if full:
                raise torch.OutOfMemoryError("CPU out of memory.")
            return numbers * 2
        finally:
            with self.lock:
                self.alive -= 1


def run(batches, inputs):
    return list(in_batches([str(given) for given in range(len(inputs))], inputs, batches, lambda done: None))


def network_threads():
    return [thread for thread in threading.enumerate() if thread.name.startswith("network")]


def test_answers_come_in_the_order_of_the_tiles():
    inputs = [3, None, 4, Known("kept"), 5, 6, None, None, None, None, None, None, None, None, 7]
    found = run(Doubling(seconds=0.002), inputs)
    assert [tile for tile, _ in found] == [str(number) for number in range(len(inputs))]
    wanted = [
        None if given is None else "kept" if isinstance(given, Known) else (given, 2.0 * given) for given in inputs
    ]
    assert [answer for _, answer in found] == wanted
    assert run(Doubling(), []) == [] and run(Doubling(), [None]) == [("0", None)]


def test_passes_run_side_by_side_and_the_next_batch_has_begun_when_the_first_answers_come():
    batches = Doubling(seconds=0.02)
    coming = in_batches(list("abcdefgh"), list(range(8)), batches, lambda done: None)
    assert next(coming) == ("a", (0, 0.0))
    time.sleep(0.015)
    assert len(batches.begun) >= 3 and batches.highest == 2
    assert len(list(coming)) == 7 and 0.02 * 8 / 2 <= batches.forward_seconds < 1


def test_short_passes_take_several_tiles_each_and_always_as_many():
    inputs = [3, None, 4, 5, Known("kept"), 6, 7, 8, 9, 10, 11, 12, 13]
    batches = Doubling(together=3)
    assert batches.size == 6
    wanted = [
        None if given is None else "kept" if isinstance(given, Known) else (given, 2.0 * given) for given in inputs
    ]
    assert [answer for _, answer in run(batches, inputs)] == wanted
    assert set(batches.sizes) == {3} and len(batches.sizes) == 4
    # A memory that holds one pass at a time ends in smaller ones, with the same answers.
    short = Doubling(together=3, most=0)
    with pytest.raises(EngineError):
        run(short, [1, 2])
    assert short.sizes[0] == 3 and short.sizes[-1] == 1


def test_one_that_stops_early_leaves_no_thread_at_work():
    batches = Doubling(seconds=0.02)
    coming = in_batches(list("abcdefgh"), list(range(8)), batches, lambda done: None)
    next(coming)
    assert network_threads()
    coming.close()
    assert not network_threads() and batches.alive == 0 and len(batches.begun) < 8


def test_memory_for_one_pass_at_a_time():
    batches = Doubling(most=1, seconds=0.01)
    assert [answer for _, answer in run(batches, list(range(9)))] == [(number, 2.0 * number) for number in range(9)]
    assert batches.size == 1 and "one tile was" in batches.warnings[0]


def test_memory_for_no_pass_at_all():
    with pytest.raises(EngineError, match="a single tile"):
        run(Doubling(most=0), list(range(5)))
    assert not network_threads()


def test_another_failure_of_a_pass_is_told_and_ends_the_rest():
    class Failing(Doubling):
        def forward(self, numbers):
            if numbers[0] == 2:
                raise RuntimeError("driver")
            return super().forward(numbers)

    batches = Failing(seconds=0.01)
    with pytest.raises(RuntimeError, match="driver"):
        run(batches, list(range(40)))
    assert len(batches.begun) < 8 and not network_threads()


def test_what_is_left_over_of_the_cores_goes_to_the_networks_threads(monkeypatch):
    monkeypatch.setattr(torch, "get_num_threads", lambda: 8)
    given = []
    monkeypatch.setattr(torch, "set_num_threads", lambda count: given.append((threading.current_thread().name, count)))
    run(Doubling(), range(4))
    assert {count for name, count in given if name.startswith("network")} == {2}
