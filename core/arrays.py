"""Arrays of two libraries by one set of names: NumPy's where OpenVINO computes, PyTorch's on every other device.

PyTorch takes seconds to load, so nothing here loads it. Both libraries share the names of the array API standard, which
code for both takes from ``library``.
"""

import os
from functools import lru_cache
from pathlib import Path
from types import ModuleType

import numpy as np


class Host(str):
    """A device whose arrays are NumPy's. PyTorch reads it as the name of its own CPU."""

    type = "cpu"


#: The main memory, for NumPy's arrays.
HOST = Host("cpu")


def library(owner) -> ModuleType:
    """The library of an array or of a device's arrays: ``numpy`` or ``torch``."""
    if isinstance(owner, (np.ndarray, Host)):
        return np
    import torch

    return torch


def on_host(array) -> np.ndarray:
    """An array of either library as NumPy's, without a copy if it is in main memory."""
    return array if isinstance(array, np.ndarray) else array.cpu().numpy()


def taken(array, index, axis: int):
    """A copy of the given rows (axis 0) or columns (axis 1)."""
    return array.take(index, axis) if isinstance(array, np.ndarray) else array.index_select(axis, index)


def put(array, where, value) -> None:
    """Set an array to a number at ``where``, (bool) of its shape. By index it is several times slower."""
    if isinstance(array, np.ndarray):
        np.copyto(array, value, where=where)
    else:
        array.masked_fill_(where, value)


def softmax(logits):
    """Probabilities from logits (B, C, h, w), over the classes."""
    if not isinstance(logits, np.ndarray):
        return logits.softmax(1)
    shares = np.exp(logits - logits.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    return shares


@lru_cache(maxsize=1)
def host_cores() -> int:
    """Processor cores to compute with: as many as OMP_NUM_THREADS says, or all that this process may use.

    Processors that are threads of one core count once where Linux says which; elsewhere OpenVINO sees to it.
    """
    given = os.environ.get("OMP_NUM_THREADS", "").partition(",")[0].strip()
    if given.isdecimal() and int(given):
        return int(given)
    if not hasattr(os, "sched_getaffinity"):
        return os.cpu_count() or 1
    processors = os.sched_getaffinity(0)
    siblings = (Path(f"/sys/devices/system/cpu/cpu{number}/topology/thread_siblings_list") for number in processors)
    try:
        return len({path.read_text(encoding="ascii") for path in siblings})
    except OSError:
        return len(processors)
