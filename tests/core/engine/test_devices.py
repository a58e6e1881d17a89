"""The devices of a machine, and the choice among them."""

import pytest
import torch

from core.engine import devices
from core.engine.devices import Device, choose_device, list_devices
from core.errors import InputError

CPU = Device("cpu", "A processor", 8 << 30)
PLAIN = Device("cpu-torch", "A processor, PyTorch", 8 << 30)
ARC = Device("openvino:gpu.1", "An Intel card (OpenVINO)", 8 << 30)
BUILT_IN = Device("openvino:gpu.0", "An Intel GPU (OpenVINO)", 4 << 30)
BIG = Device("cuda:1", "A big card", 24 << 30)
SMALL = Device("cuda:0", "A small card", 8 << 30)
APPLE = Device("mps", "Apple GPU", 16 << 30)


@pytest.mark.parametrize(
    ("requested", "available", "chosen"),
    [
        ("auto", [BIG, SMALL, CPU], BIG),
        ("", [BIG, SMALL, CPU], BIG),
        ("cuda", [BIG, SMALL, CPU], BIG),
        ("cuda:0", [BIG, SMALL, CPU], SMALL),
        (" CUDA:0 ", [BIG, SMALL, CPU], SMALL),
        ("cpu", [BIG, SMALL, CPU], CPU),
        ("auto", [APPLE, CPU], APPLE),
        ("mps", [APPLE, CPU], APPLE),
        ("auto", [ARC, CPU, BUILT_IN, PLAIN], ARC),
        ("openvino:GPU.0", [ARC, CPU, BUILT_IN, PLAIN], BUILT_IN),
        ("cpu-torch", [CPU, BUILT_IN, PLAIN], PLAIN),
        ("cpu-torch", [CPU], CPU),
    ],
)
def test_the_device_that_was_asked_for_is_chosen_without_a_word(requested, available, chosen):
    choice = choose_device(requested, available)
    assert choice.device == chosen and choice.warning is None


@pytest.mark.parametrize("driver", [False, True])
def test_a_gpu_that_cannot_be_used_is_said_aloud(monkeypatch, driver):
    """A machine without a GPU needs no warning: the device is always shown."""
    monkeypatch.setattr(devices, "nvidia_driver_present", lambda: driver)
    choice = choose_device("auto", [CPU])
    assert choice.device == CPU and (choice.warning is not None) is driver
    assert not driver or "cannot use it" in choice.warning


@pytest.mark.parametrize("requested", ["cuda:2", "mps", "cuda:x", "gpu", "cpu:0", "openvino:gpu.2", "openvino:x"])
def test_a_device_that_is_not_there_is_refused_and_never_replaced(requested):
    with pytest.raises(InputError, match="device") as refused:
        choose_device(requested, [BIG, SMALL, CPU])
    assert "\n" not in str(refused.value)


def test_the_devices_of_this_machine_all_compute():
    listed = list_devices()
    assert listed[-1].id == "cpu"
    for device in listed:
        assert device.name and device.memory_bytes > 2**28
        assert torch.ones(2, device=device.id).sum().item() == 2.0


def test_a_containers_memory_limit_counts(monkeypatch, tmp_path):
    limit = tmp_path / "memory.max"
    limit.write_text("1073741824\n")
    monkeypatch.setattr(devices, "_MEMORY_LIMITS", (str(limit), str(tmp_path / "absent")))
    assert devices.memory_bytes() == 2**30
    limit.write_text("max\n")
    assert devices.memory_bytes() == devices._physical_memory() > 2**28
