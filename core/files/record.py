"""The run record: how a result was made, as JSON beside the file and as tags in the file."""

import json
import os
import platform
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path

import rasterio

from ..regular_file import read_regular
from ..version import VERSION

RECORD_FORMAT = 1
#: Bytes of a record; a file with more is none.
_LARGEST = 64 << 20


def record_path(output: "os.PathLike[str] | str") -> Path:
    """The path of the record of ``output``: ``landcover.run.json`` beside ``landcover.tif``."""
    return Path(output).with_suffix(".run.json")


def write_record(record: Mapping, path: Path) -> None:
    """Write ``record`` to ``path`` as JSON, with its format, the time and the software's versions."""
    full = {
        "format": RECORD_FORMAT,
        "finished": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "versions": versions(),
        **record,
    }
    text = json.dumps(full, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8", errors="backslashreplace")  # file names that are no UTF-8


def read_record(output: "os.PathLike[str] | str") -> dict | None:
    """The record of a result; None if it has none or one that cannot be read."""
    try:
        record = json.loads(read_regular(record_path(output), _LARGEST))
    except (OSError, ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def versions() -> dict[str, str]:
    """The versions of the software that computes results."""
    return {
        "landscribe": VERSION,
        "python": platform.python_version(),
        "torch": version("torch"),
        "rasterio": version("rasterio"),
        "gdal": rasterio.__gdal_version__,
        "system": platform.platform(),
    }


def record_tags(record: Mapping) -> dict[str, str]:
    """The record as GeoTIFF tags such as ``LANDSCRIBE_MODEL``, with nested values as JSON."""
    tags = {"TIFFTAG_SOFTWARE": f"Landscribe {VERSION}"}
    for key, value in record.items():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        tags[f"LANDSCRIBE_{key.upper()}"] = text.encode("utf-8", "backslashreplace").decode()
    return tags


def peak_memory_bytes() -> int | None:
    """The most main memory in bytes that this process has held since its start; None if unknown."""
    with suppress(OSError):  # Linux: getrusage would also count the memory of the process that started this one
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    try:
        import resource
    except ImportError:  # Windows
        return _peak_working_set()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _peak_working_set() -> int | None:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):  # PROCESS_MEMORY_COUNTERS
        _fields_ = [("size", wintypes.DWORD), ("faults", wintypes.DWORD)] + [
            (name, ctypes.c_size_t)
            for name in ("peak", "now", "paged_peak", "paged", "other_peak", "other", "swap", "swap_peak")
        ]

    counters = Counters(size=ctypes.sizeof(Counters))
    kernel = ctypes.windll.kernel32
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    done = kernel.K32GetProcessMemoryInfo(
        wintypes.HANDLE(kernel.GetCurrentProcess()), ctypes.byref(counters), counters.size
    )
    return counters.peak if done else None
