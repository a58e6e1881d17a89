"""The engine's smaller parts: devices, time left, failures and the params of its methods."""

import errno

import pytest
import torch

from core.engine import devices
from core.engine.devices import Device, choose_device, list_devices
from core.engine.failures import explain
from core.engine.messages import CODES, ProtocolError
from core.engine.methods import METHODS
from core.engine.pace import Pace
from core.errors import Cancelled, EngineError, InputError
from core.progress import silent

CPU = Device("cpu", "A processor", 8 << 30)
BIG = Device("cuda:1", "A big card", 24 << 30)
SMALL = Device("cuda:0", "A small card", 8 << 30)
APPLE = Device("mps", "Apple GPU", 16 << 30)


@pytest.mark.parametrize(
    ("wanted", "there", "chosen"),
    [
        ("auto", [BIG, SMALL, CPU], BIG),
        ("", [BIG, SMALL, CPU], BIG),
        ("cuda", [BIG, SMALL, CPU], BIG),
        ("cuda:0", [BIG, SMALL, CPU], SMALL),
        (" CUDA:0 ", [BIG, SMALL, CPU], SMALL),
        ("cpu", [BIG, SMALL, CPU], CPU),
        ("auto", [APPLE, CPU], APPLE),
        ("mps", [APPLE, CPU], APPLE),
    ],
)
def test_the_device_that_was_asked_for_is_chosen_without_a_word(wanted, there, chosen):
    choice = choose_device(wanted, there)
    assert choice.device == chosen and choice.warning is None


@pytest.mark.parametrize(("driver", "words"), [(False, "No GPU"), (True, "cannot use it")])
def test_falling_back_to_the_cpu_is_said_aloud(monkeypatch, driver, words):
    monkeypatch.setattr(devices, "nvidia_driver_present", lambda: driver)
    choice = choose_device("auto", [CPU])
    assert choice.device == CPU and words in choice.warning


@pytest.mark.parametrize("wanted", ["cuda:2", "mps", "cuda:x", "gpu", "cpu:0"])
def test_a_device_that_is_not_there_is_refused_and_never_replaced(wanted):
    with pytest.raises(InputError, match="device") as refused:
        choose_device(wanted, [BIG, SMALL, CPU])
    assert "\n" not in str(refused.value)


def test_the_devices_of_this_machine_all_compute():
    found = list_devices()
    assert found[-1].id == "cpu"
    for device in found:
        assert device.name and device.memory_bytes > 2**28
        assert torch.ones(2, device=device.id).sum().item() == 2.0


def test_a_containers_memory_limit_counts(monkeypatch, tmp_path):
    limit = tmp_path / "memory.max"
    limit.write_text("1073741824\n")
    monkeypatch.setattr(devices, "_MEMORY_LIMITS", (str(limit), str(tmp_path / "absent")))
    assert devices.memory_bytes() == 2**30
    limit.write_text("max\n")
    assert devices.memory_bytes() == devices._physical_memory() > 2**28


def test_the_time_left_follows_the_recent_pace():
    now = 0.0
    pace = Pace(window=20.0, clock=lambda: now)
    assert pace.eta(0.0) is None
    now = 60.0  # a minute of loading says nothing
    assert pace.eta(0.01) is None
    for second in range(1, 31):
        now = 60.0 + second
        eta = pace.eta(0.01 + 0.01 * second)
    assert eta == pytest.approx(69.0, rel=0.01)
    for second in range(1, 31):  # half as fast from here on
        now = 90.0 + second
        eta = pace.eta(0.31 + 0.005 * second)
    assert eta == pytest.approx((1 - 0.46) / 0.005, rel=0.01)
    before = eta
    now += 60.0  # nothing for a minute: it takes longer than was thought
    assert pace.eta(0.46) > 2 * before
    assert pace.eta(1.0) == 0.0


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (InputError("There is no file a.tif."), "input", "There is no file a.tif."),
        (Cancelled(), "cancelled", "cancelled"),
        (KeyboardInterrupt(), "cancelled", "cancelled"),
        (MemoryError(), "memory", "memory ran out"),
        (torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20 MiB"), "memory", "memory ran out"),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate"), "memory", "memory ran out"),
        (OSError(errno.ENOSPC, "No space left on device"), "input", "disk is full"),
        (PermissionError(errno.EACCES, "denied", "/x/out.tif"), "input", "/x/out.tif"),
        (EngineError("The weights are damaged."), "crash", "The weights are damaged."),
        (ProtocolError("No."), "protocol", "No."),
        (KeyError("x"), "crash", "KeyError: 'x'"),
        (ValueError("two\nlines"), "crash", "two lines"),
        (SystemExit(3), "crash", "SystemExit"),
    ],
)
def test_every_failure_is_a_code_and_one_sentence(error, code, words):
    found, sentence = explain(error)
    assert found == code and found in CODES
    assert words in sentence and "\n" not in sentence and sentence.endswith(".")


def test_memory_that_ran_out_is_known_behind_the_sentence_about_it():
    with pytest.raises(EngineError) as told:
        try:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        except RuntimeError:
            raise EngineError("The GPU has too little memory for one tile: choose the CPU.") from None
    assert explain(told.value) == ("memory", "The GPU has too little memory for one tile: choose the CPU.")


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("map", {}, "'scene' is missing"),
        ("map", {"scene": "a.tif"}, "'output' is missing"),
        ("map", {"scene": 3, "output": "b.tif"}, "'scene' is text"),
        ("map", {"scene": "a.tif", "output": "b.tif", "bounds": [1, 2, 3]}, "'bounds'"),
        ("map", {"scene": "a.tif", "output": "b.tif", "bounds": [1, 2, 3, "4"]}, "'bounds'"),
        ("map", {"scene": "a.tif", "output": "b.tif", "bands": ["red"]}, "'bands'"),
        ("map", {"scene": "a.tif", "output": "b.tif", "gsd": "1"}, "'gsd'"),
        ("describe", {"scene": None}, "'scene' is missing"),
        ("areas", {}, "'classes' is missing"),
        ("vectorize", {"source": "a.tif"}, "'output' is missing"),
        ("vectorize", {"source": "a.tif", "output": "b.gpkg", "classes": [1.5]}, "'classes'"),
        ("vectorize", {"source": "a.tif", "output": "b.gpkg", "min_area": "9"}, "'min_area'"),
    ],
)
def test_params_of_the_wrong_kind_are_the_callers_mistake(method, params, words):
    with pytest.raises(ProtocolError, match=words):
        METHODS[method].run(params, silent)
