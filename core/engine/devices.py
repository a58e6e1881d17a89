"""The devices that the engine can compute on, and the choice among them."""

import os
import re
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Optional

from ..errors import InputError
from ..runtime.choice import INTEL, PLAIN_CPU, wants_openvino

UNUSED_GPU = (
    "An NVIDIA GPU is present but the engine's PyTorch cannot use it, so the CPU is used: "
    "update the NVIDIA driver or install a CUDA build of PyTorch in the engine's environment."
)

#: Where Linux writes a container's memory limit (cgroup 2 and 1).
_MEMORY_LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


@dataclass(frozen=True)
class Device:
    """A device that can compute.

    Attributes:
        id: Torch's name (``cpu``, ``cuda:0``, ``mps``), ``cpu-torch`` or ``openvino:gpu.0``.
        name: Name for people.
        memory_bytes: Its memory in bytes; 0 if unknown.
    """

    id: str
    name: str
    memory_bytes: int


@dataclass(frozen=True)
class Choice:
    """A chosen device.

    Attributes:
        device: The device.
        warning: Sentence for the user about the choice, if there is one.
    """

    device: Device
    warning: Optional[str] = None


def list_devices() -> list[Device]:
    """Every device that can compute here: the best first, after the CPU those that only their name chooses.

    Those are OpenVINO's integrated GPUs and NPUs, which may be slower than the processor, and the processor without
    OpenVINO. Imports torch unless OpenVINO serves and torch has no GPU here: loading it takes seconds.
    """
    openvino = wants_openvino() and find_spec("openvino") is not None
    devices = _torch_devices() if not openvino or torch_may_use_gpu() else []
    processor, by_name = processor_name(), []
    if openvino:
        discrete, by_name = _intel_devices()
        devices += discrete
        by_name.append(Device(PLAIN_CPU, f"{processor}, PyTorch", memory_bytes()))
    return [*devices, Device("cpu", processor, memory_bytes()), *by_name]


def torch_may_use_gpu() -> bool:
    """Whether the installed PyTorch could find a GPU on this machine, read without loading it."""
    if sys.modules.get("torch") or sys.platform == "darwin":
        return True
    try:
        if version("torch").endswith("+cpu"):
            return False
    except PackageNotFoundError:
        return True  # built by hand
    return os.name == "nt" or nvidia_driver_present() or os.path.exists("/dev/kfd")  # of AMD's driver


def _torch_devices() -> list[Device]:
    import torch

    devices = []
    if torch.cuda.is_available():
        for index in range(torch.cuda.device_count()):
            properties = torch.cuda.get_device_properties(index)
            devices.append(Device(f"cuda:{index}", properties.name, properties.total_memory))
        devices.sort(key=lambda device: -device.memory_bytes)  # stable: equal cards stay in the driver's order
    if torch.backends.mps.is_available():
        devices.append(Device("mps", "Apple GPU", memory_bytes()))
    return devices


def _intel_devices() -> tuple[list[Device], list[Device]]:
    """Intel's discrete GPUs, and its integrated ones and NPUs."""
    from ..runtime.open_vino import intel_devices

    discrete, others = [], []
    for target, name, memory, is_discrete in intel_devices():
        device = Device(INTEL + target.lower(), f"{name} (OpenVINO)", memory or memory_bytes())
        (discrete if is_discrete else others).append(device)
    return discrete, others


def choose_device(request: str = "auto", devices: Optional[list[Device]] = None) -> Choice:
    """Choose the device for a request.

    ``auto`` takes the GPU with the most memory, or the CPU, with a warning if there is a GPU that cannot be used. Work
    never moves silently to another device than the one that the user named.

    Args:
        request: ``auto``, ``cpu``, ``cpu-torch``, ``cuda`` (the best one), ``cuda:N``, ``mps``, ``openvino:gpu`` …
        devices: The devices of this machine, the best first; None to list them.

    Raises:
        InputError: The named device is unknown or not available.
    """
    devices = list_devices() if devices is None else devices
    request = (request or "auto").strip().lower()
    if request == "auto":
        best = devices[0]
        # A machine without a GPU needs no warning: the device is in the dock, the log and the run record.
        return Choice(best, UNUSED_GPU if best.id == "cpu" and nvidia_driver_present() else None)
    if not re.fullmatch(rf"cpu|{PLAIN_CPU}|mps|cuda(:\d+)?|{INTEL}[gn]pu(\.\d+)?", request):
        raise InputError(f"The device {request!r} is not known: choose auto, cpu, cuda:N or mps.")
    if request == PLAIN_CPU:
        request = next((device.id for device in devices if device.id == request), "cpu")  # PyTorch already
    for device in devices:
        if device.id == request or (request == "cuda" and device.id.startswith("cuda:")):
            return Choice(device)
    available = ", ".join(device.id for device in devices)
    reason = ""
    if request.startswith("cuda") and devices[0].id == "cpu" and nvidia_driver_present():
        reason = " though an NVIDIA GPU is present (the engine's PyTorch or the driver does not fit it)"
    raise InputError(f"The device {request} is not available here{reason}: choose auto or one of {available}.")


def nvidia_driver_present() -> bool:
    """Whether this machine has an NVIDIA driver, even one that torch cannot use."""
    return os.path.exists("/proc/driver/nvidia/version") or shutil.which("nvidia-smi") is not None


def processor_name() -> str:
    """The processor's name, with the number of cores that this process may use."""
    import platform

    name = ""
    try:
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as info:
            name = next((line.split(":", 1)[1].strip() for line in info if line.startswith("model name")), "")
    except OSError:
        pass
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return f"{name or platform.processor() or platform.machine()} ({cores} core{'s' if cores != 1 else ''})"


def memory_bytes() -> int:
    """Main memory in bytes that this process may use, within a container's limit; 0 if unknown."""
    limits = [_physical_memory()]
    for path in _MEMORY_LIMITS:
        try:
            with open(path, encoding="ascii") as file:
                limits.append(int(file.read()))
        except (OSError, ValueError):  # no such controller, or "max"
            continue
    return min((limit for limit in limits if limit > 0), default=0)


def _physical_memory() -> int:
    if os.name == "nt":
        import ctypes

        class MemoryStatus(ctypes.Structure):
            _fields_ = [("length", ctypes.c_ulong), ("load", ctypes.c_ulong)] + [
                (name, ctypes.c_ulonglong)
                for name in ("total", "free", "total_page", "free_page", "total_virtual", "free_virtual", "extended")
            ]

        status = MemoryStatus(length=ctypes.sizeof(MemoryStatus))
        return status.total if ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)) else 0
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return 0
